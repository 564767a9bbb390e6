package pages

import (
	"strings"
	"testing"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// Nothing lies beyond the paper, and no words lie on others, on any paper and with any rows.
func TestEveryWordHasItsPlace(t *testing.T) {
	for _, paper := range []report.Paper{report.A4, report.A4Wide, report.A3} {
		for _, rows := range []int{0, 1, 9, 60} {
			d := reporttest.Report("zh-Hans", rows)
			d.Profile.Paper, d.Paper = paper, paper
			for n, page := range Draw(d, fonts.Simplified) {
				for i, one := range page.Texts {
					if one.At.X < edge-5 || one.At.X+one.Width > page.Width-edge+5 || one.At.Y > page.Height-edge*0.7 || one.At.Y < edge*0.5 {
						t.Errorf("%q, page %d of %s with %d rows: at %v, %v wide", one.Words, n+1, paper, rows, one.At, one.Width)
					}
					for _, other := range page.Texts[:i] {
						if over(one, other) {
							t.Errorf("%q lies on %q on page %d of %s with %d rows", one.Words, other.Words, n+1, paper, rows)
						}
					}
				}
			}
		}
	}
}

func over(a, b scene.Text) bool {
	const touch = 0.75 // of the size: ascenders and descenders may meet
	return a.At.X < b.At.X+b.Width-0.5 && b.At.X < a.At.X+a.Width-0.5 && a.At.Y-touch*a.Size < b.At.Y && b.At.Y-touch*b.Size < a.At.Y
}

// Every row is there, and the head of the table on each page that has rows.
func TestATableGoesOnOverPages(t *testing.T) {
	pages := Draw(reporttest.Report("en", 60), fonts.Simplified)
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	all, heads := "", 0
	for _, p := range pages {
		for _, one := range p.Texts {
			all += one.Words + " "
			if one.Words == "Due" {
				heads++
			}
		}
	}
	if strings.Count(all, "row 59 of") != 2 || heads < len(pages)-1 {
		t.Errorf("the last row stands there %d times, the head %d times on %d pages", strings.Count(all, "row 59 of"), heads, len(pages))
	}
}

// What fits on one page only in smaller letters is set in smaller letters.
func TestOnOnePageIfItCanBeRead(t *testing.T) {
	d := reporttest.Report("en", 5)
	usual := len(Draw(d, fonts.Simplified))
	d.Profile.Fit = true
	if fit := len(Draw(d, fonts.Simplified)); usual < 2 || fit != 1 {
		t.Errorf("%d pages as a rule, %d to fit", usual, fit)
	}
}

func BenchmarkDraw(b *testing.B) {
	d := reporttest.Report("zh-Hans", 60)
	for b.Loop() {
		Draw(d, fonts.Simplified)
	}
}
