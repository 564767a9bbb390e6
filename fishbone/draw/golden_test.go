package draw

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/internal/golden"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange"
)

func TestMain(m *testing.M) { drawtest.Main(m) }

// TestGoldenFish draws the cases that people argue about, through Graphviz to the SVG,
// so that a change in any of them is seen in a review.
func TestGoldenFish(t *testing.T) {
	t.Parallel()
	r := NewRenderer(drawtest.Engine)
	light, dark, plain := scene.Light(), scene.Dark(), scene.BlackAndWhite()
	caption := notation.Caption{Title: "月度会议", Date: "2026-11-21", Team: "Service", Version: "1.0"}
	cases := drawtest.Odd(t)
	for name, c := range map[string]struct {
		a *fishbone.Analysis
		o fish.Options
	}{
		"latin":           {drawtest.Sized(t, 54, false), fish.Options{}},
		"chinese":         {drawtest.Sized(t, 54, true), fish.Options{}},
		"head-left":       {drawtest.Sized(t, 54, true), fish.Options{HeadLeft: true}},
		"a4-caption":      {drawtest.Sized(t, 54, false), fish.Options{Page: scene.A4, Caption: caption}},
		"marks-light":     {cases["marks"], fish.Options{Theme: &light}},
		"marks-dark":      {cases["marks"], fish.Options{Theme: &dark}},
		"marks-plain":     {cases["marks"], fish.Options{Theme: &plain}},
		"nothing":         {cases["nothing"], fish.Options{}},
		"no-causes":       {cases["no causes"], fish.Options{}},
		"one-cause":       {cases["one cause"], fish.Options{}},
		"two-categories":  {cases["2 categories"], fish.Options{}},
		"many-categories": {cases["15 categories"], fish.Options{}},
		"deep":            {cases["deep"], fish.Options{Depth: 9}},
		"badges":          {cases["deep"], fish.Options{Depth: 1}},
		"long-labels":     {cases["long labels"], fish.Options{}},
		"lopsided":        {cases["lopsided"], fish.Options{}},
	} {
		s, err := r.Draw(context.Background(), fish.Layout(c.a, c.o))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		golden.Compare(t, "golden-"+strings.ToLower(name)+".svg", s.SVG())
	}
}

// TestGoldenScripts draws what people type beyond plain Latin and Chinese: accents on any
// letter, rare names, other languages, mathematics, text to the left, lines within Chinese.
func TestGoldenScripts(t *testing.T) {
	t.Parallel()
	r := NewRenderer(drawtest.Engine)
	for _, name := range []string{"marks", "names-rare", "symbols", "arabic", "newlines-chinese", "traditional"} {
		file, err := os.ReadFile(filepath.Join("testdata", "scripts", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		edit, err := exchange.ReadJSON(file, fishbone.NewID)
		if err != nil {
			t.Fatal(err)
		}
		a, err := fishbone.New("a", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := r.Draw(context.Background(), fish.Layout(a, fish.Options{}))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if missing := scene.Missing([]*scene.Scene{s}); len(missing) > 0 {
			t.Errorf("%s: %q cannot be drawn", name, string(missing))
		}
		for _, text := range s.Texts {
			if strings.TrimSpace(text.Words) == "" || strings.Contains(text.Words, "\n") {
				t.Errorf("%s: a line is %q", name, text.Words)
			}
		}
		golden.Compare(t, "scripts/"+name+".svg", s.SVG())
		var png bytes.Buffer
		if err := s.PNG(&png, scene.MinDPI); err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, "scripts/"+name+".png", png.Bytes())
	}
}
