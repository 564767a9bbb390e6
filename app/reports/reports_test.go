package reports

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"whybone/app/words"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/exchange"
	"whybone/fishbone/report"
)

// engine draws the pictures of all tests.
var engine *graphviz.Engine

func TestMain(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	engine = graphviz.New(graphviz.Options{})
	code := m.Run()
	engine.Close()
	os.Exit(code)
}

// sample is the worked example in the language in use.
func sample(t testing.TB) *fishbone.Analysis {
	t.Helper()
	data, err := assets.Samples.ReadFile("samples/" + string(words.Used()) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	edit, err := exchange.ReadJSON(data, fishbone.NewID)
	if err != nil {
		t.Fatal(err)
	}
	at := fishbone.Stamp{At: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), By: "Ann"}
	a, err := fishbone.New("sample", at).Apply(edit, at)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Every report of the sample is made in every format and language, in words alone: no key of the
// translations is left, and what is missing is something that only the team can know.
func TestEveryReportOfTheSample(t *testing.T) {
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		a := sample(t)
		for _, p := range report.Profiles() {
			d, err := Make(context.Background(), draw.NewRenderer(engine), a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			for _, ending := range Endings() {
				file, err := File(d, ending)
				if err != nil || len(file) == 0 {
					t.Errorf("%s in %s, %s: %d bytes, %v", p.Name, l.Name, ending, len(file), err)
				}
			}
			text, err := File(d, ".md")
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range []string{"report.", "field.", "verdict.", "status.", "{{"} {
				if strings.Contains(string(text), key) {
					t.Errorf("%s in %s has a key that begins with %q", p.Name, l.Name, key)
				}
			}
			if p.Fit && len(Pages(d)) != 1 {
				t.Errorf("%s in %s takes %d pages", p.Name, l.Name, len(Pages(d)))
			}
		}
	}
}

// large is an analysis of 300 causes and 60 promises.
func large(b *testing.B) *fishbone.Analysis {
	b.Helper()
	at := fishbone.Stamp{At: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), By: "Ann"}
	var all []fishbone.Edit
	for i := range 10 {
		bone := fishbone.ID("bone" + string(rune('a'+i)))
		all = append(all, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: "Bone " + string(rune('A'+i))}})
		for j := range 10 {
			under := bone
			for k := range 3 {
				id := fishbone.NewID()
				all = append(all, fishbone.AddCause{ID: id, Under: under, Text: "Something of some length happens at place " + string(rune('a'+j)) + string(rune('a'+k))})
				under = id
			}
		}
	}
	for range 60 {
		all = append(all, fishbone.Add{Thing: &fishbone.Promise{ID: fishbone.NewID(), Text: "Call every guest back within a day", Owner: "Ann", Due: "2026-04-01"}})
	}
	a, err := fishbone.New("large", at).Apply(fishbone.Batch{Edits: all}, at)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkPreview is what is done after a change before the first page is seen.
func BenchmarkPreview(b *testing.B) {
	words.Use(words.English)
	a := large(b)
	p, _ := report.Named("8d")
	for b.Loop() {
		d, err := Make(context.Background(), Quick, a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			b.Fatal(err)
		}
		Pages(d)
	}
}

func BenchmarkFile(b *testing.B) {
	words.Use(words.English)
	a := large(b)
	p, _ := report.Named("8d")
	d, err := Make(context.Background(), draw.NewRenderer(engine), a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		b.Fatal(err)
	}
	for _, ending := range Endings() {
		b.Run(ending[1:], func(b *testing.B) {
			for b.Loop() {
				if _, err := File(d, ending); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
