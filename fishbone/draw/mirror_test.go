package draw

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestHeadLeftIsTheMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnalysis(t)
		o := Options{
			Depth:   rapid.IntRange(0, 5).Draw(t, "depth"),
			Caption: anyCaption().Draw(t, "caption"),
			Page:    rapid.SampledFrom([]Page{Fit, A4}).Draw(t, "page"),
		}
		right := Fishbone(a, o)
		o.HeadLeft = true
		left := Fishbone(a, o)
		for _, f := range append(faults(left), misplaced(a, o, left)...) {
			t.Error(f)
		}
		mirrored(t, right, left)
	})
}

// mirrored checks that one scene is the other, mirrored, but that its texts read from
// left to right and footers stay as they are.
func mirrored(t *rapid.T, right, left *Scene) {
	if left.Width != right.Width || left.Height != right.Height || len(left.Texts) != len(right.Texts) {
		t.Fatalf("%v × %v with %d texts became %v × %v with %d", right.Width, right.Height, len(right.Texts), left.Width, left.Height, len(left.Texts))
	}
	same := func(what string, r, l []Point) {
		x, y := frameAround(r), frameAround(l)
		if math.Abs(x.left+y.right-left.Width) > 1e-6 || math.Abs(x.right+y.left-left.Width) > 1e-6 || math.Abs(x.top-y.top) > 1e-6 {
			t.Errorf("%s at %v came to %v on %v", what, x, y, left.Width)
		}
	}
	for i, l := range left.Lines {
		same("a line", right.Lines[i].Points, l.Points)
	}
	for i, p := range left.Shapes {
		same("a shape", right.Shapes[i].Points, p.Points)
		if turn(p.Points) <= 0 {
			t.Errorf("a shape of %q runs counterclockwise", p.Of)
		}
	}
	for i, a := range left.Areas {
		same("the area of "+string(a.Of), right.Areas[i].Polygon, a.Polygon)
	}
	for i, text := range left.Texts {
		was := right.Texts[i]
		if text.Words != was.Words || math.Abs(text.At.Y-was.At.Y) > 1e-6 {
			t.Errorf("%q at %v became %q at %v", was.Words, was.At, text.Words, text.At)
		}
		if stays := text.Part == PartLegend || text.Part == PartCaption; stays && math.Abs(text.At.X-was.At.X) > 1e-6 {
			t.Errorf("%q went from %v to %v", was.Words, was.At, text.At)
		}
	}
}

// turn is the area that points run around, positive if clockwise on the paper.
func turn(points []Point) (area float64) {
	for i, a := range points {
		b := points[(i+1)%len(points)]
		area += a.X*b.Y - a.Y*b.X
	}
	return area
}

func TestHeadLeft(t *testing.T) {
	s := Fishbone(marked(t), Options{HeadLeft: true})
	for _, p := range s.Shapes {
		if b := frameAround(p.Points); p.Part == PartHead && b.right > s.Width/2 {
			t.Errorf("the head is at %v of %v", b, s.Width)
		}
	}
	if got := beside(s, "n4"); got != "● 薪水提升比例不够合理" {
		t.Errorf("a root cause reads %q", got)
	}
}
