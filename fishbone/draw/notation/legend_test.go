package notation

import (
	"fmt"
	"testing"
)

func TestALegendIsBrokenEvenly(t *testing.T) {
	t.Parallel()
	words := []Entry{{signRoot, "Root cause"}, {signConfirmed, "Confirmed"}, {signVerify, "To verify"}, {signSame, "Same as"}, {signVotes, "Votes"}}
	whole := widestRow([][]Entry{words})
	for width := whole; width > whole/2+1; width-- {
		rows := legendRows(words, width)
		if width == whole && len(rows) != 1 || widestRow(rows) > width {
			t.Errorf("%d lines, %.1f of %.1f wide", len(rows), widestRow(rows), width)
		}
		if len(rows) == 2 && len(rows[1]) == 1 {
			t.Errorf("%q stands alone in a width of %.1f", rows[1][0].Meaning, width)
		}
	}
}

// The search must know how high a legend of several rows is, and a caption below it.
func TestFooterIsForeseen(t *testing.T) {
	t.Parallel()
	var legend []Entry
	for i := range 6 {
		legend = append(legend, Entry{"●", fmt.Sprint("what the sign means ", i)})
	}
	f := NewFooter(legend, nil, Caption{Title: "Late deliveries", Date: "2026-11-21", Team: "Quality circle"}, "page 2/7")
	for width := 12.0; width < 150; width += 0.7 {
		if set := f.arrange(width); set.height > f.Height(width)+1e-9 {
			t.Errorf("%v em wide: %v em high, not %v", width, set.height, f.Height(width))
		}
	}
	if narrow, wide := f.Height(30), f.Height(150); narrow < 3*wide {
		t.Errorf("a footer is %v em high in 30 em, and %v in 150", narrow, wide)
	}
}
