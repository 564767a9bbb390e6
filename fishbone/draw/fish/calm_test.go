package fish

import (
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// TestASmallFishIsCalm draws the worked example on narrow paper: its short labels
// stay on one line, and rather the problem is wrapped.
func TestASmallFishIsCalm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language string
		o        Options
		wrapped  int     // labels in several lines at most
		least    float64 // size of the text, in points, or pixels on a screen
	}{
		{"zh-Hant", Options{Page: scene.A4}, 0, 13.5},
		{"zh-Hans", Options{Page: scene.A4}, 1, 13.5},
		{"en", Options{Page: scene.A4}, 10, 10.4},
		{"zh-Hant", Options{}, 0, 30},
		{"zh-Hant", Options{Target: 1.3}, 2, 25.5},
		{"zh-Hans", Options{Target: 1.3}, 2, 25.5},
		{"en", Options{Target: 1.3}, 14, 22},
		{"en", Options{Target: 2}, 9, 29.5},
	} {
		s := Layout(drawtest.Sample(t, c.language), c.o)
		lines, problem, size := map[fishbone.ID]int{}, 0, 0.0
		for i, w := range s.Texts {
			switch {
			case w.Part == scene.PartHead:
				problem++
			case w.Part != scene.PartCause:
			case i == 0 || s.Texts[i-1].Of != w.Of || s.Texts[i-1].At.Y != w.At.Y:
				lines[w.Of]++
				size = w.Size
			}
		}
		wrapped := 0
		for id, n := range lines {
			if n > 1 {
				wrapped++
			}
			if n > 2 {
				t.Errorf("%s, %v: %s stands in %d lines", c.language, c.o.Target, id, n)
			}
		}
		if c.o.Page == scene.Fit {
			size = notation.Em * min(1080*c.o.complete().Target/s.Width, 1080/s.Height)
		}
		if wrapped > c.wrapped || problem < 2 || size < c.least {
			t.Errorf("%s, page %v, %v wide: %d labels are wrapped, the problem is in %d lines, the text %.1f high", c.language, c.o.Page, c.o.Target, wrapped, problem, size)
		}
	}
}

// The head of a few causes is no ragged tower, and its bones are no longer than they need be.
func TestAFewCausesHaveACalmHead(t *testing.T) {
	t.Parallel()
	s := &drawtest.Sketch{}
	s.Problem("Defect rate of the product up by 15% in Q3/2024")
	s.Bone("Man – people", drawtest.Leaf("New operators are not fully trained yet", "People leave too often")...)
	s.Bone("Machine – machinery", drawtest.Leaf("Maintenance is not done on schedule", "Measuring devices not calibrated")...)
	s.Bone("Method – procedures", drawtest.Leaf("Work instructions are not clear", "Process too complicated", "Many checks are done twice")...)
	s.Bone("Material – raw material", drawtest.Leaf("Incoming material is not stable")...)
	s.Bone("Measurement – measuring", drawtest.Leaf("Gauge error ±0,05 mm")...)
	if lines := drawtest.WordsOf(Layout(s.Analysis(t), Options{}), scene.PartHead); len(lines) > 4 {
		t.Errorf("the head is %q", lines)
	}
}

// TestCausesSpreadOverATallRib wants four causes beside a tall column over most of their rib.
func TestCausesSpreadOverATallRib(t *testing.T) {
	t.Parallel()
	s := &drawtest.Sketch{}
	s.Problem("Late")
	tall := s.Bone("Tall", drawtest.Leaf("A tall cause")...)[0]
	s.Hang(tall, drawtest.Many(14, "an answer"))
	s.Bone("Below", drawtest.Leaf("one")...)
	few := s.Bone("Few", drawtest.Leaf("cause one", "cause two", "cause three", "cause four")...)
	drawn := Layout(s.Analysis(t), Options{})
	at, spine := map[fishbone.ID]float64{}, 0.0
	for _, text := range drawn.Texts {
		at[text.Of] = text.At.Y
	}
	for _, line := range drawn.Lines {
		if line.Part == scene.PartSpine {
			spine = line.Points[0].Y
		}
	}
	first, last := at[few[0]], at[few[3]]
	if free := (last - first) / 3; spine-last > 1.7*free {
		t.Errorf("the causes are %.0f apart, but %.0f from the spine", free, spine-last)
	}
	if rib := spine - at[tall]; (last-first)/rib < 0.56 {
		t.Errorf("they take %.2f of the rib", (last-first)/rib)
	}
}
