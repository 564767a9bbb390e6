package scene

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestNativeGraphvizDrawsAFishbone runs where Graphviz is installed, on more than
// [TestNativeGraphvizDrawsTheSame]. Boxes may be half a point away, see there.
func TestNativeGraphvizDrawsAFishbone(t *testing.T) {
	t.Parallel()
	neato, err := exec.LookPath("neato")
	if err != nil {
		t.Skip("no native Graphviz here")
	}
	s := stored(t, "fishbone")
	file := filepath.Join(t.TempDir(), "fish.gv")
	if err := os.WriteFile(file, s.DOT(), 0o600); err != nil {
		t.Fatal(err)
	}
	svg, err := exec.Command(neato, "-n2", "-Tsvg", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	got, err := readSVG(svg, s)
	if err != nil {
		t.Fatal(err)
	}
	far := func(a, b Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
	for i, l := range got.Lines {
		for j, p := range l.Points {
			if far(p, s.Lines[i].Points[j]) > 0.02 {
				t.Errorf("line %d: point %d is %v, want %v", i, j, p, s.Lines[i].Points[j])
			}
		}
	}
	for i, p := range got.Shapes {
		for j := range p.Points {
			if far(p.Points[j], s.Shapes[i].Points[j]) > 0.75 {
				t.Errorf("shape %d: corner %d is %v, want %v", i, j, p.Points[j], s.Shapes[i].Points[j])
			}
		}
	}
	for i, x := range got.Texts {
		at := Point{x.At.X, x.At.Y + belowPango*x.Size} // it measures with Pango
		if far(at, s.Texts[i].At) > 0.5 {
			t.Errorf("%q stands at %v, want %v", x.Words, at, s.Texts[i].At)
		}
	}
}
