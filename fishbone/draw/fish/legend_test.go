package fish

import (
	"math"
	"testing"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

func TestTheLegendStartsWhereTheFishDoes(t *testing.T) {
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
