package scene

import (
	"context"
	"errors"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/typeset"
)

// near compares two scenes: what Graphviz drew may be up to 0.02 points away.
func near(t interface {
	Helper()
	Errorf(string, ...any)
}, want, got *Scene) {
	t.Helper()
	points := func(what string, i int, want, got []Point) {
		if len(want) != len(got) {
			t.Errorf("%s %d has %d points, want %d", what, i, len(got), len(want))
			return
		}
		for j, w := range want {
			if g := got[j]; math.Abs(w.X-g.X) > 0.02 || math.Abs(w.Y-g.Y) > 0.02 {
				t.Errorf("%s %d: point %d is %v, want %v", what, i, j, g, w)
			}
		}
	}
	if len(want.Lines) != len(got.Lines) || len(want.Shapes) != len(got.Shapes) || len(want.Texts) != len(got.Texts) {
		t.Errorf("%d lines, %d shapes, %d texts; want %d, %d, %d",
			len(got.Lines), len(got.Shapes), len(got.Texts), len(want.Lines), len(want.Shapes), len(want.Texts))
		return
	}
	for i, w := range want.Lines {
		g := got.Lines[i]
		points("line", i, w.Points, g.Points)
		w.Points, g.Points = nil, nil
		if !reflect.DeepEqual(w, g) {
			t.Errorf("line %d is %+v, want %+v", i, g, w)
		}
	}
	for i, w := range want.Shapes {
		g := got.Shapes[i]
		points("shape", i, w.Points, g.Points)
		w.Points, g.Points = nil, nil
		if !reflect.DeepEqual(w, g) {
			t.Errorf("shape %d is %+v, want %+v", i, g, w)
		}
	}
	for i, w := range want.Texts {
		g := got.Texts[i]
		points("text", i, []Point{w.At}, []Point{g.At})
		w.At, g.At, w.Words = Point{}, Point{}, Clean(w.Words)
		if w != g {
			t.Errorf("text %d is %+v, want %+v", i, g, w)
		}
	}
	if !reflect.DeepEqual(want.Areas, got.Areas) || want.Width != got.Width || want.Height != got.Height || want.Paper != got.Paper {
		t.Errorf("the page or its areas differ")
	}
}

func TestWhatGraphvizDrawsIsTheScene(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*Scene{"fish": fish(), "grid": grid(60, "原因 cause "), "tree": stored(t, "tree"), "empty": {Width: 10, Height: 20}} {
		t.Run(name, func(t *testing.T) {
			got, err := Draw(context.Background(), engine, s)
			if err != nil {
				t.Fatal(err)
			}
			near(t, s, got)
			if !got.LooksLike(s) {
				t.Error("it does not look like the scene")
			}
		})
	}
}

func TestAnySceneIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyScene(t)
		got, err := Draw(context.Background(), engine, s)
		if err != nil {
			t.Fatalf("%v\n%s", err, s.DOT())
		}
		near(t, s, got)
	})
}

// nasty is what Graphviz or XML could take for something else than text.
var nasty = []string{
	`\`, `\\`, `\N`, `\G`, `\E`, `\T`, `\H`, `\L`, `\n`, `\l`, `\r`, `"`, `\"`, `'`, "&", "&amp;", "&#65;", "&lt;b&gt;", "&nbsp;", "<b>", "</b>", "<", ">", "<!--", "-->", "]]>",
	" ", "  ", "\u00a0", "-", "--", "->", "{", "}", "|", "#", "//", "/*", ";", "=", "%", "+", "\x00", "\n", "\t", "\x1b[31m", "\xff", "\u2028", "\ufeff", "\ufffe",
	"竞争", "，", "👍🏽", "👨‍👩‍👧", "عربي", "שלום", "e\u0301", "\u202e", "\u200d", "a", "Z", "0", "strict", "graph", "𠀀",
}

func anyColor(t *rapid.T, name string) color.NRGBA {
	c := rgb(rapid.Uint32Range(0, 0xffffff).Draw(t, name))
	c.A = rapid.SampledFrom([]uint8{0xff, 0xff, 0x80, 1}).Draw(t, name+" alpha")
	return c
}

func anyScene(t *rapid.T) *Scene {
	s := &Scene{
		Width: rapid.Float64Range(4, 5_000).Draw(t, "width"), Height: rapid.Float64Range(4, 5_000).Draw(t, "height"),
		Paper: anyColor(t, "paper"),
	}
	s.Width, s.Height = round(s.Width, 1e3), round(s.Height, 1e3)
	at := func(name string) Point { // on the page: Graphviz leaves out what is not
		return Point{rapid.Float64Range(0.1, s.Width-0.1).Draw(t, name+" x"), rapid.Float64Range(0.1, s.Height-0.1).Draw(t, name+" y")}
	}
	for range rapid.IntRange(0, 5).Draw(t, "lines") {
		l := Line{Of: anyID(t), Part: PartCause, Width: rapid.Float64Range(0.1, 9).Draw(t, "pen"), Color: anyColor(t, "line"), Dashed: rapid.Bool().Draw(t, "dashed")}
		for range rapid.IntRange(0, 5).Draw(t, "points") {
			l.Points = append(l.Points, at("line"))
		}
		s.Lines = append(s.Lines, l)
	}
	for range rapid.IntRange(0, 5).Draw(t, "shapes") {
		p := Shape{Of: anyID(t), Part: PartCategory, Radius: rapid.SampledFrom([]float64{0, 3}).Draw(t, "radius"), Fill: anyColor(t, "fill")}
		if low, high := at("low"), at("high"); rapid.Bool().Draw(t, "box") {
			p.Points = []Point{low, {high.X, low.Y}, high, {low.X, high.Y}}
		} else {
			p.Points = []Point{low, high}
			for range rapid.IntRange(1, 4).Draw(t, "corners") {
				p.Points = append(p.Points, at("corner"))
			}
		}
		s.Shapes = append(s.Shapes, p)
	}
	for range rapid.IntRange(0, 6).Draw(t, "texts") {
		x := Text{Of: anyID(t), Part: PartCause, At: at("text"), Size: rapid.Float64Range(1, 60).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold"), Color: anyColor(t, "text")}
		x.Words = strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(nasty), rapid.String()), 0, 6).Draw(t, "words"), "")
		x.Width = typeset.Width(x.Words, x.Size, x.Bold)
		x.At.X -= min(x.At.X, x.Width)
		s.Texts = append(s.Texts, x)
	}
	return s
}

func anyID(t *rapid.T) fishbone.ID {
	return fishbone.ID(rapid.SampledFrom([]string{"", "b64x", `q"\ <&`, "原因"}).Draw(t, "of"))
}

// TestNativeGraphvizDrawsTheSame runs where Graphviz is installed. Older versions
// round the size of a node to whole points, hence the tolerance for boxes.
func TestNativeGraphvizDrawsTheSame(t *testing.T) {
	t.Parallel()
	neato, err := exec.LookPath("neato")
	if err != nil {
		t.Skip("no native Graphviz here")
	}
	s := fish()
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
	for i := range got.Texts { // it measures with Pango
		got.Texts[i].At.Y += belowPango * got.Texts[i].Size
	}
	near(t, s, got)
}

func TestDrawRefusesPaperThatIsTooLarge(t *testing.T) {
	t.Parallel()
	for _, s := range []*Scene{{Width: 50_001, Height: 10}, {Width: 10, Height: math.Inf(1)}, {Width: math.NaN(), Height: 10}} {
		if _, err := Draw(context.Background(), engine, s); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%v × %v: %v, want %v", s.Width, s.Height, err, ErrTooLarge)
		}
	}
}

func TestDrawTellsWhatGraphvizLeftOut(t *testing.T) {
	t.Parallel()
	s := &Scene{Width: 100, Height: 100, Texts: []Text{written("a", 500, 50, "beside the paper", 10, false)}}
	if _, err := Draw(context.Background(), engine, s); err == nil || !strings.Contains(err.Error(), "beside the paper") {
		t.Errorf("error %v, want one that names the text", err)
	}
}

func TestDrawLeavesItsSourceAlone(t *testing.T) {
	t.Parallel()
	s := fish()
	if _, err := Draw(context.Background(), engine, s); err != nil {
		t.Fatal(err)
	}
	near(t, fish(), s)
	if s.Lines[0].Points[0] != fish().Lines[0].Points[0] {
		t.Error("a line was moved")
	}
}

func TestReadingNonsense(t *testing.T) {
	t.Parallel()
	for _, svg := range []string{"", "<svg", "<svg><g id=\"l0\"><path stroke=\"#zz\" d=\"M1,x\"/></g></svg>", "<svg><g id=\"t0\"><text x=\"\" y=\"1\"/></g></svg>"} {
		if _, err := readSVG([]byte(svg), fish()); err == nil {
			t.Errorf("%q was read", svg)
		}
	}
}
