package fish

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/scene"
)

func TestHeadLeftIsTheMirror(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawtest.AnyAnalysis(t)
		o := Options{
			Depth:   rapid.IntRange(0, 5).Draw(t, "depth"),
			Caption: drawtest.AnyCaption().Draw(t, "caption"),
			Page:    rapid.SampledFrom([]scene.Page{scene.Fit, scene.A4}).Draw(t, "page"),
		}
		mirrors(t, a, o)
	})
}

// TestAnEmptyAnalysisIsMirrored is what rapid once found in TestHeadLeftIsTheMirror: the
// head of a fish without bones was not mirrored on paper of a fixed size.
func TestAnEmptyAnalysisIsMirrored(t *testing.T) {
	t.Parallel()
	mirrors(t, drawtest.Empty(t), Options{Page: scene.A4})
}

// failer is what a test and a property have in common.
type failer interface {
	Error(...any)
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

// mirrors draws an analysis with the head at each side.
func mirrors(t failer, a *fishbone.Analysis, o Options) {
	o.HeadLeft = true
	o = o.complete()
	d := (&cache{}).measure(a, o)
	l := d.layout(o)
	left := d.paint(l, o)
	o.HeadLeft = false
	right := d.paint(l, o)
	for _, f := range append(drawtest.Faults(left), misplaced(a, o, left)...) {
		t.Error(f)
	}
	mirrored(t, right, left)
}

// mirrored checks that one scene is the other, mirrored, but that its texts read from
// left to right and footers stay as they are.
func mirrored(t failer, right, left *scene.Scene) {
	if left.Width != right.Width || left.Height != right.Height || len(left.Texts) != len(right.Texts) {
		t.Fatalf("%v × %v with %d texts became %v × %v with %d", right.Width, right.Height, len(right.Texts), left.Width, left.Height, len(left.Texts))
	}
	same := func(what string, r, l []scene.Point) {
		x, y := drawtest.FrameAround(r), drawtest.FrameAround(l)
		if math.Abs(x.Left+y.Right-left.Width) > 1e-6 || math.Abs(x.Right+y.Left-left.Width) > 1e-6 || math.Abs(x.Top-y.Top) > 1e-6 {
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
		if stays := text.Part == scene.PartLegend || text.Part == scene.PartCaption; stays && math.Abs(text.At.X-was.At.X) > 1e-6 {
			t.Errorf("%q went from %v to %v", was.Words, was.At, text.At)
		}
	}
}

// turn is the area that points run around, positive if clockwise on the paper.
func turn(points []scene.Point) (area float64) {
	for i, a := range points {
		b := points[(i+1)%len(points)]
		area += a.X*b.Y - a.Y*b.X
	}
	return area
}

func TestHeadLeft(t *testing.T) {
	t.Parallel()
	s := Layout(drawtest.Marked(t), Options{HeadLeft: true})
	for _, p := range s.Shapes {
		if b := drawtest.FrameAround(p.Points); p.Part == scene.PartHead && b.Right > s.Width/2 {
			t.Errorf("the head is at %v of %v", b, s.Width)
		}
	}
	if got := drawtest.Beside(s, "n4"); got != "● 薪水提升比例不够合理" {
		t.Errorf("a root cause reads %q", got)
	}
}
