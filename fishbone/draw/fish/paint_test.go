package fish

import (
	"image/color"
	"math"
	"testing"

	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

func TestTheLegendStartsWhereTheFishDoes(t *testing.T) {
	t.Parallel()
	const near = 0.6 * notation.Em
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		for _, target := range []float64{1.3, 2, 2.6} {
			s := Layout(drawtest.Sample(t, language), Options{Target: target})
			fish, legend := drawtest.Frame{Left: math.Inf(1)}, math.Inf(1)
			reach := func(left, right float64) { fish.Left, fish.Right = min(fish.Left, left), max(fish.Right, right) }
			for _, w := range s.Texts {
				if w.Part == scene.PartLegend {
					legend = min(legend, w.At.X)
					continue
				}
				reach(w.At.X, w.At.X+w.Width)
			}
			for _, l := range s.Lines {
				for _, p := range l.Points {
					reach(p.X, p.X)
				}
			}
			for _, shape := range s.Shapes {
				box := drawtest.FrameAround(shape.Points)
				reach(box.Left, box.Right)
			}
			if math.Abs(legend-fish.Left) > near || math.Abs(fish.Left-(s.Width-fish.Right)) > near {
				t.Errorf("%s, %v: the legend starts at %.0f, the fish goes from %.0f to %.0f on %.0f", language, target, legend, fish.Left, fish.Right, s.Width)
			}
		}
	}
}

func TestBlackAndWhiteHasNoOtherColour(t *testing.T) {
	t.Parallel()
	theme := scene.BlackAndWhite()
	s := Layout(drawtest.Marked(t), Options{Theme: &theme, Caption: notation.Caption{Title: "Sales"}})
	black, white := color.NRGBA{A: 0xff}, color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
	for _, l := range s.Lines {
		if l.Color != black {
			t.Errorf("a line of %q is %v", l.Of, l.Color)
		}
	}
	boxes := map[color.NRGBA]int{}
	for _, p := range s.Shapes {
		boxes[p.Fill]++
	}
	if boxes[black] != 4 || boxes[white] != 2 { // head, arrow and two categories with their insides
		t.Errorf("the boxes are filled so: %v", boxes)
	}
	for _, text := range s.Texts {
		if text.Color != black && (text.Part != scene.PartHead || text.Color != white) {
			t.Errorf("%q is %v", text.Words, text.Color)
		}
	}
	for _, f := range drawtest.Faults(s) {
		t.Error(f)
	}
}
