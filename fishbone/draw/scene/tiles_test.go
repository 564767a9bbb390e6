package scene

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// sheetWords are those of a test.
var sheetWords = TileWords{
	Sheet: func(n, of, row, column int) string { return fmt.Sprintf("%d/%d: %d, %d", n, of, row, column) },
	How:   []string{"Cut.", "Glue."},
}

func TestAPosterIsOneSheet(t *testing.T) {
	for _, paper := range Posters {
		wide, high, _ := paper.Size()
		for _, s := range []*Scene{stored(t, "fishbone"), {Width: 100, Height: 700, Lines: []Line{{Points: []Point{{0, 0}, {100, 700}}}}}} {
			w, h := wide, high
			if s.Height > s.Width {
				w, h = high, wide
			}
			poster := paper.Poster(s.Copy())
			if poster.Width != w || poster.Height != h {
				t.Errorf("a sheet of %v × %v", poster.Width, poster.Height)
			}
			at := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
			for _, l := range poster.Lines {
				b := around(l.Points, 0)
				at = box{min(at.left, b.left), min(at.top, b.top), max(at.right, b.right), max(at.bottom, b.bottom)}
			}
			if m := paper.margin() - 0.01; at.left < m || at.top < m || at.right > w-m || at.bottom > h-m {
				t.Errorf("%v reaches into the margin of %v", at, paper)
			}
		}
	}
	if s := Fit.Poster(&Scene{Width: 5, Height: 6}); s.Width != 5 {
		t.Error("a paper without a size changes a scene")
	}
}

// Every place of a poster is on a sheet, on two where they overlap, and no sheet prints where a
// printer cannot.
func TestTiles(t *testing.T) {
	for _, c := range []struct {
		poster, sheet Page
		sheets        int
	}{{A0, A4, 20}, {A1, A4, 9}, {A2, A4, 6}, {A3, A4, 3}, {A0, A3, 9}, {A1, A3, 6}, {A2, A3, 3}} {
		poster := c.poster.Poster(stored(t, "fishbone"))
		tiling, err := Tile(poster, c.sheet)
		if err != nil || tiling.Sheets() != c.sheets {
			t.Errorf("%v on %v: %d × %d sheets, %v", c.poster, c.sheet, tiling.Columns, tiling.Rows, err)
		}
		if b := tiling.shown; b.left > poster.Width/8 || b.right < poster.Width*7/8 {
			t.Errorf("%v of the poster is shown", b)
		}
		covered := 0.0
		tiling.each(func(n, column, row int) {
			b := tiling.part(column, row)
			if b.right-b.left > tiling.width-2*tileMargin+0.01 || b.bottom-b.top > tiling.height-2*tileMargin+0.01 || b.right <= b.left || b.bottom <= b.top {
				t.Errorf("sheet %d shows %v", n, b)
			}
			own := b
			if column > 0 {
				if before := tiling.part(column-1, row); math.Abs(before.right-b.left-tileOverlap) > 0.01 {
					t.Errorf("sheet %d overlaps by %v", n, before.right-b.left)
				}
				own.left += tileOverlap
			}
			if row > 0 {
				own.top += tileOverlap
			}
			covered += (own.right - own.left) * (own.bottom - own.top)
		})
		if all := (tiling.shown.right - tiling.shown.left) * (tiling.shown.bottom - tiling.shown.top); math.Abs(covered-all) > 1 {
			t.Errorf("%v of %v is covered", covered, all)
		}
		var b, again bytes.Buffer
		if err := TiledPDF(&b, []*Scene{poster}, c.sheet, sheetWords, DocumentInfo{}); err != nil {
			t.Fatal(err)
		}
		if pages := strings.Count(b.String(), "/Type/Page/Parent"); pages != c.sheets+1 {
			t.Errorf("%d pages", pages)
		}
		_ = TiledPDF(&again, []*Scene{poster}, c.sheet, sheetWords, DocumentInfo{})
		if !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Error("the same poster gives other bytes")
		}
	}
	if _, err := Tile(&Scene{Width: 1, Height: 1}, Fit); !errors.Is(err, ErrTooLarge) {
		t.Errorf("sheets without a size: %v", err)
	}
	if err := TiledPDF(&bytes.Buffer{}, nil, A4, sheetWords, DocumentInfo{}); err == nil {
		t.Error("there is a PDF of nothing")
	}
}

// A sheet draws what reaches into its part, and the others do not.
func TestWhatASheetShows(t *testing.T) {
	s := &Scene{
		Lines:  []Line{{Points: []Point{{0, 0}, {50, 0}}}, {Points: []Point{{80, 0}, {300, 0}}}},
		Shapes: []Shape{{Points: upright(0, 0, 99, 9)}, {Points: upright(90, 0, 120, 9)}},
		Texts:  []Text{{At: Point{40, 5}, Width: 40, Size: 5, Words: "before"}, {At: Point{40, 5}, Width: 90, Size: 5, Words: "reaches in"}},
	}
	seen := s.within(box{100, 0, 200, 100})
	words := []string{}
	for _, x := range seen.Texts {
		words = append(words, x.Words)
	}
	if len(seen.Lines) != 1 || len(seen.Shapes) != 1 || !slices.Equal(words, []string{"reaches in"}) {
		t.Errorf("%d lines, %d shapes, %q", len(seen.Lines), len(seen.Shapes), words)
	}
	seen.Transform(2, 0, 0)
	if s.Lines[1].Points[0].X != 80 {
		t.Error("the poster has changed")
	}
}

// The overview has a number for every sheet and a line between two.
func TestTheOverviewOfSheets(t *testing.T) {
	poster := A2.Poster(stored(t, "fishbone"))
	tiling, err := Tile(poster, A4)
	if err != nil {
		t.Fatal(err)
	}
	over := tiling.Overview(poster)
	if n := len(over.Texts) - len(poster.Texts); n != tiling.Sheets() {
		t.Errorf("%d numbers of %d sheets", n, tiling.Sheets())
	}
	if n := len(over.Lines) - len(poster.Lines); n != tiling.Columns+tiling.Rows-2 {
		t.Errorf("%d lines between %d × %d sheets", n, tiling.Columns, tiling.Rows)
	}
	plan := tiling.plan(poster, sheetWords)
	for _, x := range plan.Texts {
		if x.At.X < 0 || x.At.Y > plan.Height || x.At.X+x.Width > plan.Width {
			t.Errorf("%q stands outside of the sheet", x.Words)
		}
	}
}
