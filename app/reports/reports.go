// Package reports makes the reports that teams hand in: it gives package report the words of
// the interface and the pictures, and its documents to the writers of each format. The window
// and the command line make theirs here, so that both give the same.
//
// It writes no file and knows no clock. Start reading at [Make] and [File].
package reports

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/tree"
	"whybone/fishbone/effect"
	"whybone/fishbone/report"
)

// Wish is what a report is to be.
type Wish struct {
	Profile  *report.Profile
	Language words.Language // the interface's if empty
	Without  []string       // the ids of sections that are left out
	Company  string
	Logo     *report.Logo // nil for none
	Paper    report.Paper // the profile's if empty
	Now      time.Time

	slides bool
}

// For is the wish for a file of an ending: slides have pictures that can be read on a wall.
func (w Wish) For(ending string) Wish {
	w.slides = ending == slidesEnding
	return w
}

// Make fills a profile from an analysis. Without a renderer the report has no pictures. It may be
// called from any goroutine.
func Make(ctx context.Context, r picture.TreeRenderer, a *fishbone.Analysis, w Wish) (*report.Document, error) {
	a = a.Signed()
	if w.Language == "" {
		w.Language = words.Used()
	}
	o := report.Options{
		Language: string(w.Language), Words: said{w.Language}, Now: w.Now, Company: w.Company, Logo: w.Logo, Paper: w.Paper, Without: w.Without,
	}
	if r != nil {
		o.Draw = func(name string) ([]*scene.Scene, error) { return picturesOf(ctx, r, a, name, w) }
	}
	return report.Make(a, w.Profile, o)
}

// Single are the values of an analysis one by one, for the forms of customers.
type Single struct {
	*report.Values
	others func() []*report.Values // in all languages
}

// Values are the values of an analysis in a language, or the interface's if that is empty.
func Values(a *fishbone.Analysis, language words.Language, now time.Time) Single {
	if language == "" {
		language = words.Used()
	}
	a = a.Signed()
	in := func(l words.Language) *report.Values {
		return report.ValuesOf(a, report.Options{Language: string(l), Words: said{l}, Now: now})
	}
	return Single{in(language), sync.OnceValue(func() (all []*report.Values) {
		for _, one := range words.Languages() {
			all = append(all, in(one.Language))
		}
		return all
	})}
}

// OtherWords are what a value is called in each language. A list's row is counted from 0.
func (s Single) OtherWords(i report.Item, row int) (all []string) {
	for _, v := range s.others() {
		if rows, _ := v.Rows(i); row < len(rows) {
			all = append(all, rows[row].Text)
		} else if !v.IsList(i) {
			all = append(all, v.Value(i).Text)
		}
	}
	return all
}

// Choices are the fields that a profile shows, in the interface's language.
func Choices(p *report.Profile) []report.Choice {
	return report.Choices(p, string(words.Used()), said{words.Used()})
}

// Name is what a field is called that no profile shows; empty for one that has no name.
func Name(i report.Item) string { return report.Name(i, string(words.Used()), said{words.Used()}) }

// Quick is a renderer for what is looked at and not kept: it shows the fish as it was laid out,
// without Graphviz. Reports have no trees, which it cannot draw.
var Quick picture.TreeRenderer = quick{}

type quick struct{}

var errNoTrees = errors.New("reports have no trees")

func (quick) Draw(_ context.Context, s *scene.Scene) (*scene.Scene, error) { return s, nil }

func (quick) WhyTree(context.Context, *fishbone.Analysis, fishbone.ID, tree.Options) (*scene.Scene, error) {
	return nil, errNoTrees
}

func (quick) Tree(context.Context, *fishbone.Analysis, tree.Options) (*scene.Scene, error) {
	return nil, errNoTrees
}

// chartSize is how large charts are drawn: two of them stand side by side, and are still read.
var chartSize = [2]float64{540, 360}

// planWide is how wide plans by week are drawn: as wide as the text.
const planWide = 540

// drawn leaves out what cannot be drawn: a plan of many years, or one mark alone.
func drawn(pages []*scene.Scene, err error) ([]*scene.Scene, error) {
	if errors.Is(err, chart.ErrData) {
		return nil, nil
	}
	return pages, err
}

// largeFish is how many causes a fish may have that is drawn into the text; a larger one takes
// pages of its own.
const largeFish = 60

func picturesOf(ctx context.Context, r picture.TreeRenderer, a *fishbone.Analysis, name string, w Wish) ([]*scene.Scene, error) {
	theme := picture.Theme(false)
	theme.Forms = w.Language.Forms()
	today := fishbone.DayOf(w.Now)
	kind, asked, _ := strings.Cut(name, ".")
	switch kind {
	case "promises":
		return drawn(picture.PromisePlan(w.Language, a, theme, planWide, today))
	case "plan":
		p, _ := report.PlanOf(a.Answer(asked).Text)
		return drawn(picture.ActivityPlan(w.Language, p, theme, planWide, today))
	case "marks":
		marks, _ := report.MarksOf(a.Answer(asked).Text)
		return drawn(picture.Abilities(w.Language, marks, theme, chartSize[0], chartSize[1]))
	}
	q := picture.Request{Language: w.Language, Today: today, Whole: true}
	switch name {
	case "fishbone":
		if a.Count().Causes == 0 {
			return nil, nil
		}
		switch {
		case w.slides:
			q.Page = scene.Wide
		case a.Count().Causes > largeFish:
			q.Page = scene.A4
		}
	case "chain":
		q.View = picture.Chain
	case "effect":
		q.View, q.Chart = picture.Effect, chartSize
	}
	pages, err := picture.Draw(ctx, r, a, q)
	if errors.Is(err, effect.ErrNoValues) {
		return nil, nil
	}
	return pages, err
}
