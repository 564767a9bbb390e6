package reporttest

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"whybone/fishbone/report"
)

// Sentences is a report whose cells, values and head say much in little room, with figures and what they count.
func Sentences(language string) *report.Document {
	d := Report(language, 0)
	says := []string{
		"审批平均 0.6\u00a0天，最长 1.5\u00a0天", "成交后第 7\u00a0天和第 60\u00a0天各回访一次", "5\u00a0家对手、12\u00a0个型号", "每月质量投诉：9\u00a0件",
		"41 of 50\u00a0customers were never called, for 1.5\u00a0h each", "• 50 位中 41\u00a0位没有接到过回访\n• 走了 5\u00a0名业务员，比去年多 3\u00a0名",
	}
	table := report.Table{Name: "x"}
	for wide := range 6 {
		table.Columns = append(table.Columns, report.Column{Head: fmt.Sprintf("第 %d\u00a0列", wide)})
	}
	for from := range says {
		var row []report.Value
		for n := range table.Columns {
			row = append(row, report.Value{Text: strings.Repeat(says[(from+n)%len(says)], 1+n%2)})
		}
		table.Rows = append(table.Rows, row)
	}
	blocks := []report.Block{table}
	for i, one := range says {
		d.Head = append(d.Head, report.Field{Label: "说明", Value: report.Value{Text: strings.ReplaceAll(one, "\n", " ")}})
		blocks = append(blocks, report.Field{Label: "说明", Value: report.Value{Text: strings.Repeat(one+"，", 1+6*(i%3))}})
	}
	d.Sections = []report.Part{{ID: "x", Number: "一", Title: "现状", Blocks: blocks}}
	return d
}

var markup = regexp.MustCompile(`<[^>]*>`)

// NoBreaks tells of lines of a report that text of an office program breaks: ends is what ends lines in it.
func NoBreaks(t testing.TB, d *report.Document, written string, ends *regexp.Regexp) {
	t.Helper()
	said := "\n" + html.UnescapeString(markup.ReplaceAllString(ends.ReplaceAllString(written, "\n"), ""))
	check := func(v report.Value) {
		for _, line := range strings.Split(v.Text, "\n") {
			if line = strings.TrimSpace(strings.TrimPrefix(line, report.Bullet)); !strings.Contains(said, line) {
				t.Errorf("this line is broken: %q", line)
			}
		}
	}
	for _, f := range d.Head {
		check(f.Value)
	}
	for _, p := range d.Sections {
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Field:
				check(b.Value)
			case report.Table:
				for _, row := range b.Rows {
					for _, v := range row {
						check(v)
					}
				}
			}
		}
	}
}
