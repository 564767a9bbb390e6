// Package reports makes the reports that teams hand in: it gives package report the words of
// the interface and the pictures, and its documents to the writers of each format. The window
// and the command line make theirs here, so that both give the same.
//
// It writes no file and knows no clock. Start reading at [Make] and [File].
package reports

import (
	"bytes"
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
	"whybone/fishbone/report"
	"whybone/fishbone/report/form"
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
		Language: string(w.Language), Words: said{w.Language}, Now: w.Now, Company: w.Company, Logo: w.Logo, Paper: w.Paper, Without: w.Without, Slides: w.slides,
	}
	if r != nil {
		o.Draw = func(name string) (report.Drawing, error) { return drawingOf(ctx, r, a, name, w) }
	}
	return report.Make(a, w.Profile, o)
}

// Single are the values of an analysis one by one, for the forms of customers.
type Single struct {
	*report.Values
	a        *fishbone.Analysis
	language words.Language
	others   func() []*report.Values // in all languages
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
	return Single{in(language), a, language, sync.OnceValue(func() (all []*report.Values) {
		for _, one := range words.Languages() {
			all = append(all, in(one.Language))
		}
		return all
	})}
}

// Picture implements what [form.Form.Plan] asks for pictures: nil where there is nothing to be seen.
func (s Single) Picture(show string) form.Picture {
	if show != "picture.fishbone" || s.a.Count().Causes == 0 {
		return nil
	}
	return &cellPicture{s.a, s.language}
}

// cellPicture is the fish of an analysis in the cell of a form.
type cellPicture struct {
	a        *fishbone.Analysis
	language words.Language
}

// fit is the fish laid out for a room, and by how much it is larger there.
func (p *cellPicture) fit(width, height float64) (*scene.Scene, float64, error) {
	theme := picture.Theme(false)
	theme.Forms = p.language.Forms()
	pages, err := picture.Draw(context.Background(), Quick, p.a, picture.Request{Language: p.language, Theme: theme, Shape: width / height})
	if err != nil {
		return nil, 0, err
	}
	return pages[0], min(width/pages[0].Width, height/pages[0].Height), nil
}

// Letters implements [form.Picture]: it is how high those of causes are.
func (p *cellPicture) Letters(width, height float64) float64 {
	page, k, err := p.fit(width, height)
	if err != nil {
		return 0
	}
	least := 0.0
	for i := range page.Texts {
		if t := &page.Texts[i]; t.Part == scene.PartCause && (least == 0 || t.Size < least) {
			least = t.Size
		}
	}
	return k * least
}

// PNG implements [form.Picture].
func (p *cellPicture) PNG(width, height float64) ([]byte, error) {
	const dpi = 300
	page, k, err := p.fit(width, height)
	if err != nil {
		return nil, err
	}
	page = page.Copy()
	page.Transform(k, 0, 0)
	var b bytes.Buffer
	err = page.PNG(&b, dpi)
	return b.Bytes(), err
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

// chartSize is how large a chart is drawn, halfSize one of those that stand side by side, and flatSize one of those on a
// sheet of two columns, which these fill: each so that its letters can be read where it is printed.
var (
	chartSize = [2]float64{540, 300}
	halfSize  = [2]float64{400, 330}
	flatSize  = [2]float64{540, 320}
)

// planWide is how wide plans by week are drawn: as wide as the text.
const planWide = 540

// largeFish is how many causes a fish may have that is drawn into the text; a larger one takes
// pages of its own.
const largeFish = 60

// drawingOf draws what a report calls by a name. What cannot be drawn is left out: a plan of many
// years, or one mark alone.
func drawingOf(ctx context.Context, r picture.TreeRenderer, a *fishbone.Analysis, name string, w Wish) (d report.Drawing, err error) {
	theme := picture.Theme(false)
	theme.Forms = w.Language.Forms()
	switch kind, _, _ := strings.Cut(name, "."); kind {
	case "promises", "plan", "marks", "counts", "effect":
		d, err = chartsOf(a, name, w, theme)
	default:
		d.Pages, err = pagesOf(ctx, r, a, name, w)
	}
	if errors.Is(err, chart.ErrData) {
		return report.Drawing{}, nil
	}
	return d, err
}

// chartsOf draws charts of the size that stands in a text.
func chartsOf(a *fishbone.Analysis, name string, w Wish, theme *scene.Theme) (d report.Drawing, err error) {
	today := fishbone.DayOf(w.Now)
	style := chart.Style{Width: chartSize[0], Height: chartSize[1], Theme: theme, Words: picture.EffectWords(w.Language)}
	plan := func(g chart.Gantt) error {
		style.Width, style.Height = planWide, planWide
		if d.Pages, err = g.Draw(style); err == nil {
			d.Charts, err = g.Data(style)
		}
		return err
	}
	one := func(c interface {
		Draw(chart.Style) (*scene.Scene, error)
		Data(chart.Style) (*chart.Data, error)
	}) error {
		page, err := c.Draw(style)
		if err != nil {
			return err
		}
		data, err := c.Data(style)
		d.Pages, d.Charts = append(d.Pages, page), append(d.Charts, data)
		return err
	}
	switch kind, asked, _ := strings.Cut(name, "."); kind {
	case "promises":
		err = plan(picture.PromisePlan(w.Language, a, today))
	case "plan":
		p, _ := report.PlanOf(a.Answer(asked).Text)
		err = plan(picture.ActivityPlan(w.Language, p, today))
	case "marks":
		marks, _ := report.MarksOf(a.Answer(asked).Text)
		err = one(picture.Abilities(w.Language, marks))
	case "counts":
		bars, _ := report.CountsOf(a.Answer(asked).Text)
		err = one(chart.Pareto{Unit: w.Language.T("report.col.often"), Bars: bars})
	case "effect":
		effects := picture.Effects(w.Language, a)
		if len(effects) > 1 {
			size := halfSize
			if w.Profile.Columns() > 1 && !w.slides {
				size = flatSize
			}
			style.Width, style.Height = size[0], size[1]
		}
		for _, c := range effects {
			if err = one(c); err != nil {
				break
			}
		}
	}
	return d, err
}

// pagesOf draws a picture that is no chart.
func pagesOf(ctx context.Context, r picture.TreeRenderer, a *fishbone.Analysis, name string, w Wish) ([]*scene.Scene, error) {
	q := picture.Request{Language: w.Language, Today: fishbone.DayOf(w.Now), Whole: true}
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
	}
	return picture.Draw(ctx, r, a, q)
}
