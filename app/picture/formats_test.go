package picture

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/tree"
)

// plain draws what it is given as it is, and counts.
type plain struct {
	drawn int
	cause fishbone.ID
	tree  tree.Options // that the last tree was asked for with
	err   error
}

func (p *plain) Draw(_ context.Context, s *scene.Scene) (*scene.Scene, error) {
	p.drawn++
	return s, p.err
}

func (p *plain) WhyTree(_ context.Context, _ *fishbone.Analysis, cause fishbone.ID, o tree.Options) (*scene.Scene, error) {
	p.cause, p.tree = cause, o
	return blank(), p.err
}

func (p *plain) Tree(_ context.Context, _ *fishbone.Analysis, o tree.Options) (*scene.Scene, error) {
	p.tree = o
	return blank(), p.err
}

func blank() *scene.Scene { return &scene.Scene{Width: 100, Height: 50} }

func TestEveryFormatHasItsFiles(t *testing.T) {
	begin := map[string]string{
		".svg": "<?xml", ".png": "\x89PNG", ".jpg": "\xff\xd8\xff\xe0", ".jpeg": "\xff\xd8\xff\xe0", ".pdf": "%PDF-", ".dot": "graph", ".gv": "graph", ".drawio": "<mxfile",
	}
	for _, f := range Formats() {
		files, err := Files([]*scene.Scene{blank(), blank(), blank()}, f.Ending, Settings{DPI: 100})
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]int{true: 1, false: 3}[f.Pages]; len(files) != want {
			t.Errorf("three pages are %d files of %s, want %d", len(files), f.Ending, want)
		}
		for _, file := range files {
			if begin[f.Ending] == "" || !bytes.HasPrefix(file, []byte(begin[f.Ending])) {
				t.Errorf("a %s begins with %q", f.Ending, file[:8])
			}
		}
		if _, err := Files([]*scene.Scene{blank()}, f.Ending, Settings{DPI: 1}); (err != nil) != f.Pixels {
			t.Errorf("%s with one dot per inch: %v", f.Ending, err)
		}
	}
	if _, err := Files([]*scene.Scene{blank()}, ".bmp", Settings{}); err == nil {
		t.Error("there are .bmp files")
	}
}

func TestFileIsDrawnByGraphviz(t *testing.T) {
	p, a := &plain{}, fishbone.New("a", fishbone.Stamp{})
	pages, err := Draw(context.Background(), p, a, Request{})
	if err != nil || p.drawn != 1 {
		t.Fatalf("drawn %d times, %v", p.drawn, err)
	}
	if files, err := Files(pages, SVG, Settings{}); err != nil || !bytes.Contains(files[0], []byte("<svg")) {
		t.Errorf("%v, %s", err, files)
	}
	p.err = errors.New("no")
	if _, err := Draw(context.Background(), p, a, Request{}); !errors.Is(err, p.err) {
		t.Errorf("%v, want %v", err, p.err)
	}
}

func TestEveryViewIsDrawn(t *testing.T) {
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Join(
		fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "waiting"}},
		fishbone.Add{Thing: &fishbone.Measurement{ID: "v", Measure: "m", Day: "2026-03-14", Value: "5"}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "People"}}, fishbone.AddCause{ID: "c", Under: "b", Text: "late"},
		fishbone.Add{Thing: &fishbone.Ballot{ID: "vote", Text: "Which?", Dots: 1, Cut: 1, On: fishbone.OfCauses, State: fishbone.BallotRevealed}},
		fishbone.Add{Thing: &fishbone.Tally{ID: "t", Text: "late", Ballot: "vote", Of: "c", Dots: 1}},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "k", Text: "how often", For: fishbone.OfCauses}},
		fishbone.GivePoints{ID: "s", Criterion: "k", Of: "c", By: "Ann", Points: 5},
	), fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range Views {
		p := &plain{}
		pages, err := Draw(context.Background(), p, a, Request{View: v, Cause: "c"})
		if err != nil || len(pages) != 1 {
			t.Errorf("%s: %d pages, %v", v, len(pages), err)
		}
		if (p.drawn == 1) != (v == Fishbone) || (p.cause == "c") != (v == Why) {
			t.Errorf("%s: drew %d fishbones and the whys of %q", v, p.drawn, p.cause)
		}
		p.err = errors.New("no")
		if _, err := Draw(context.Background(), p, a, Request{View: v}); !errors.Is(err, p.err) && v != Chain && v != Effect && !v.Tabular() { // which ask nobody
			t.Errorf("%s: %v, want %v", v, err, p.err)
		}
	}
}

func TestThemesHaveNames(t *testing.T) {
	for _, name := range ThemeNames {
		if _, ok := ThemeNamed(name); !ok {
			t.Errorf("no theme %s", name)
		}
	}
	if _, ok := ThemeNamed("pink"); ok {
		t.Error("there is a pink theme")
	}
	if Theme(true).Paper != scene.Dark().Paper || Theme(false).Paper != scene.Light().Paper {
		t.Error("the window's themes are others")
	}
}

func TestTreesShowWhereThereforeBreaks(t *testing.T) {
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "People"}},
		fishbone.AddCause{ID: "c", Under: "b", Text: "Staff leave"},
		fishbone.AddCause{ID: "d", Under: "c", Text: "Pay is low"},
		fishbone.AddCause{ID: "e", Text: "Loose"},
		fishbone.AddCause{ID: "f", Under: "e", Text: "Below it"},
		fishbone.JudgeTherefore{ID: "c", Therefore: fishbone.Holds},
		fishbone.JudgeTherefore{ID: "d", Therefore: fishbone.Breaks},
		fishbone.JudgeTherefore{ID: "f", Therefore: fishbone.Breaks},
	}}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []View{Why, Tree} {
		p := &plain{}
		if _, err := Draw(context.Background(), p, a, Request{View: v, Cause: "c"}); err != nil {
			t.Fatal(err)
		}
		if want := map[fishbone.ID]bool{"d": true, "f": true}; !maps.Equal(p.tree.Broken, want) {
			t.Errorf("%s: broken are %v, want %v", v, p.tree.Broken, want)
		}
	}
}
