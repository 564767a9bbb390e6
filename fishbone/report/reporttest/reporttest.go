// Package reporttest has a report for the tests of its writers: with everything that a report can
// have in it, and words that mean something in the formats that they are written in.
package reporttest

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
)

// Hostile are words that a writer must not take for what they look like.
const Hostile = "<b>&amp;</b> =1+1 | *x* \"q\" ]]> <script>alert(1)</script>"

// Report has so many rows in its table.
func Report(language string, rows int) *report.Document {
	number := 3.5
	d := &report.Document{
		Profile: &report.Profile{Name: "test"}, Language: language, Title: "8D 报告 " + Hostile, Subject: "Guests wait\nat check-in", Company: "Hotel <Lindenhof>",
		Made: time.Date(2026, 3, 14, 8, 0, 0, 0, time.UTC), NotGiven: "not given",
		Page: func(n, of int) string { return fmt.Sprintf("%d / %d", n, of) },
		Head: []report.Field{{Label: "No.", Value: report.Value{Text: "2026-014"}}},
		Gaps: []report.Gap{{Section: "D0", What: "D0: product is missing"}},
	}
	table := report.Table{Name: "Promises [all]: / * ? \\ of a very long name indeed", Source: "promises", Columns: []report.Column{{Head: "Text", Weight: 40}, {Head: "Due", Weight: 11}, {Head: "Value", Weight: 5}, {Head: "Owner", Weight: 9}}}
	for i := range rows {
		owner := report.Value{Text: "Ann"}
		if i%7 == 3 {
			owner = report.Value{Gap: 1}
		}
		table.Rows = append(table.Rows, []report.Value{
			{Text: fmt.Sprintf("%s row %d of 客房准备好以后立即在系统里报告", Hostile, i), Strong: i == 0}, {Text: "14 Mar 2026", Day: "2026-03-14"}, {Text: "3.5", Number: &number}, owner,
		})
	}
	long := strings.Repeat("One room after the other was ready and nobody knew. 没有人知道。", 12)
	d.Sections = []report.Part{
		{ID: "D0", Number: "D0", Title: "Complaint", Gaps: []int{1}, Blocks: []report.Block{
			report.Field{Label: "Product", Value: report.Value{Gap: 1}}, report.Field{Label: "Words", Value: report.Value{Text: Hostile + "\nsecond line"}},
			report.Field{Label: "Story", Value: report.Value{Text: long}}, report.Field{Value: report.Value{Text: "=SUM(A1:A2)", Strong: true}},
		}},
		{ID: "D4", Number: "四", Counted: true, Title: "Root causes 根本原因", Blocks: []report.Block{
			report.Picture{Name: "fishbone", Alt: "A fish of \"x\" & <y>", Pages: []*scene.Scene{Fish()}}, table, table,
		}},
	}
	return d
}

// Fish is a small picture.
func Fish() *scene.Scene {
	ink := color.NRGBA{0x1b, 0x24, 0x26, 0xff}
	return &scene.Scene{
		Width: 400, Height: 200, Lines: []scene.Line{{Points: []scene.Point{{X: 10, Y: 100}, {X: 390, Y: 100}}, Width: 2, Color: ink}},
		Texts: []scene.Text{{At: scene.Point{X: 20, Y: 90}, Words: "spine", Width: 30, Size: 12, Color: ink}},
	}
}
