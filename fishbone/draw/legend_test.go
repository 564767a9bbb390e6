package draw

import (
	"context"
	"image/color"
	"math"
	"testing"

	"whybone/fishbone/draw/readable"
)

func TestTheLegendStartsWhereTheFishDoes(t *testing.T) {
	const near = 0.6 * em
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		for _, target := range []float64{1.3, 2, 2.6} {
			s := Fishbone(sample(t, language), Options{Target: target})
			fish, legend := frame{left: math.Inf(1)}, math.Inf(1)
			reach := func(left, right float64) { fish.left, fish.right = min(fish.left, left), max(fish.right, right) }
			for _, w := range s.Texts {
				if w.Part == PartLegend {
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
				box := frameAround(shape.Points)
				reach(box.left, box.right)
			}
			if math.Abs(legend-fish.left) > near || math.Abs(fish.left-(s.Width-fish.right)) > near {
				t.Errorf("%s, %v: the legend starts at %.0f, the fish goes from %.0f to %.0f on %.0f", language, target, legend, fish.left, fish.right, s.Width)
			}
		}
	}
}

func TestALegendIsBrokenEvenly(t *testing.T) {
	words := []entry{{signRoot, "Root cause"}, {signConfirmed, "Confirmed"}, {signVerify, "To verify"}, {signSame, "Same as"}, {signVotes, "Votes"}}
	whole := widestRow([][]entry{words})
	for width := whole; width > whole/2+1; width-- {
		rows := legendRows(words, width)
		if width == whole && len(rows) != 1 || widestRow(rows) > width {
			t.Errorf("%d lines, %.1f of %.1f wide", len(rows), widestRow(rows), width)
		}
		if len(rows) == 2 && len(rows[1]) == 1 {
			t.Errorf("%q stands alone in a width of %.1f", rows[1][0].word, width)
		}
	}
}

func TestALegendHasTheWidthThatThereIs(t *testing.T) {
	a := sample(t, "en")
	asked := a.CauseIDs(a.Bones()[0].ID)[0]
	s, err := renderer(t).WhyTree(context.Background(), a, asked, TreeOptions{TopDown: true})
	if err != nil {
		t.Fatal(err)
	}
	lines := map[float64]bool{}
	for _, w := range s.Texts {
		if w.Part == PartLegend {
			lines[w.At.Y] = true
		}
	}
	if len(lines) != 1 {
		t.Errorf("the legend of a picture of %.0f × %.0f stands in %d lines", s.Width, s.Height, len(lines))
	}
}

func TestTheNumbersOfLevelsCanBeRead(t *testing.T) {
	a := sample(t, "zh-Hant")
	for name, c := range map[string]struct {
		theme Theme
		least float64
	}{
		"light": {Light(), readable.Near}, "dark": {Dark(), readable.Near},
		"light, far": {Light().Strong(), readable.Far}, "dark, far": {Dark().Strong(), readable.Far},
		"black and white": {BlackAndWhite(), readable.Near},
	} {
		for i := range a.Bones() {
			n := treeInker{&inker{scene: &Scene{}, theme: c.theme}, &tree{o: TreeOptions{}}}
			n.level("", "5", 0, 0, c.theme.Bone(i))
			ink, ground := n.scene.Texts[0].Color, n.scene.Shapes[0].Fill
			if got := readable.Contrast(ink, ground); got < c.least {
				t.Errorf("%s, bone %d: %v on %v is %.1f", name, i, ink, ground, got)
			}
		}
	}
	clear := Light()
	clear.Paper = color.NRGBA{}
	n := treeInker{inker: &inker{theme: clear}}
	if got := n.onTint(clear.Bones[0]); got != clear.Bones[0] {
		t.Errorf("on no paper the colour became %v", got)
	}
}
