// Package report is the page on which a team makes the report that it hands in: its pages as they
// will be printed, what it would be sent back for, with the way to where that is mended, and the
// answers that only reports ask for. It changes these answers and nothing else.
//
// Start reading at report.go, then gaps.go and board.go.
package report

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/reports"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/fishbone/report"
)

// place is where the keys of the page mean something.
const place action.Place = "report"

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// Renderer draws what Graphviz places.
	Renderer() picture.TreeRenderer
	// ReportSettings are what the team keeps for all its reports, as they were kept, and
	// KeepReportSettings remembers them.
	ReportSettings() string
	KeepReportSettings(string)
}

// feature is the page as the workshop knows it, whether it is open or not.
type feature struct {
	host Host
	open *view // the last one that was made
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{
		Views: []panel.View{{Step: guide.PageChain, Name: "report", Open: func() panel.ViewPanel {
			f.open = newView(h)
			return f.open
		}}},
		Actions: []action.Action{
			f.act("report.next", func(v *view) { v.walk(1) }, "j"),
			f.act("report.before", func(v *view) { v.walk(-1) }, "k"),
			f.act("report.larger", func(v *view) { v.board.zoom(zoomStep) }, "+", "="),
			f.act("report.smaller", func(v *view) { v.board.zoom(1 / zoomStep) }, "-"),
			f.act("report.down", func(v *view) { v.board.scrollBy(0.8) }, "Next", "Space"),
			f.act("report.up", func(v *view) { v.board.scrollBy(-0.8) }, "Prior"),
			f.act("report.save", func(v *view) { v.save(reports.Endings()[0]) }, "s"),
		},
	}
}

// act is something that can be done while the page is open.
func (f *feature) act(name string, do func(*view), keys ...string) action.Action {
	return action.Action{
		Name: name, Part: action.Steps, Where: action.In(place), Keys: keys, Hidden: true, Local: true,
		Can: func() bool { return f.open != nil && f.host.Session().View() == "report" },
		Do:  func() { do(f.open) },
	}
}

// choices are what the team has chosen on the page.
type choices struct {
	profile  string
	without  []string       // the ids of sections that are left out
	language words.Language // of the report, the interface's if empty
	naming   bool           // a profile of the team's own
	zoom     float32
	offset   float32 // how far the pages are scrolled
}

// view is the open page.
type view struct {
	*panel.Frame
	*choices
	host     Host
	keys     *ui.KeyTarget
	board    *board
	fields   map[string]*ui.Entry // of answers, by their names
	company  *ui.Entry
	own      *ui.Entry // the name of a profile of the team's own
	logoOf   string    // what logoRead was read from
	logoRead *report.Logo
	profile  *report.Profile
	doc      *report.Document
	of       madeOf // what doc was made of
}

// madeOf is all that a report depends on.
type madeOf struct {
	analysis *fishbone.Analysis
	today    fishbone.Day
	profile  *report.Profile
	without  string
	language words.Language
	settings string
}

func newView(h Host) *view {
	v := &view{Frame: panel.NewFrame(h), host: h, keys: panel.KeysAt(h, place, action.Lists), fields: map[string]*ui.Entry{}}
	var fresh bool
	if v.choices, fresh = panel.Choices[choices](h); fresh {
		v.choices.profile, v.choices.zoom = report.Names()[0], 1
	}
	v.use(v.choices.profile)
	v.company, v.own = v.newCompany(), v.newOwn()
	v.board = newBoard(v)
	v.MakeFoot = v.foot
	v.Refresh()
	return v
}

// use takes another profile.
func (v *view) use(name string) {
	p, err := v.settings().Named(name)
	if err != nil { // it was taken away
		p = report.Profiles()[0]
	}
	v.profile, v.choices.profile = p, p.Name
}

// choose shows the report of another profile, from its beginning.
func (v *view) choose(name string) {
	v.Flush()
	v.use(name)
	v.without, v.offset = nil, 0
	v.host.Refresh()
	v.host.Focus()
}

// toggle leaves a section out, or takes it in again.
func (v *view) toggle(id string) {
	if i := slices.Index(v.without, id); i >= 0 {
		v.without = slices.Delete(slices.Clone(v.without), i, i+1)
	} else {
		v.without = append(slices.Clone(v.without), id)
	}
	v.host.Refresh()
}

// wish is the report that is asked for.
func (v *view) wish() reports.Wish {
	s := v.settings()
	return reports.Wish{
		Profile: v.profile, Language: v.spoken(), Without: v.without, Company: s.Company, Logo: v.logo(s), Paper: s.Paper(v.profile), Now: v.host.Now(),
	}
}

// document is the report as things stand, without Graphviz: it is looked at and not kept.
func (v *view) document() *report.Document {
	is := madeOf{v.host.Analysis(), fishbone.DayOf(v.host.Now()), v.profile, joined(v.without), v.spoken(), v.host.ReportSettings()}
	if is == v.of {
		return v.doc
	}
	d, err := reports.Make(context.Background(), reports.Quick, v.host.Analysis(), v.wish())
	if !v.host.Report(err) {
		d, _ = reports.Make(context.Background(), nil, v.host.Analysis(), v.wish())
	}
	v.doc, v.of = d, is
	v.board.show(reports.Pages(d))
	return d
}

func joined(ids []string) (all string) {
	for _, id := range ids {
		all += id + "\n"
	}
	return all
}

// Board implements [panel.ViewPanel].
func (v *view) Board() fyne.CanvasObject { return v.board.object }

// Focus implements [panel.Panel].
func (v *view) Focus() fyne.Focusable { return v.keys }

// Flush implements [panel.Panel].
func (v *view) Flush() {
	for _, e := range v.fields {
		e.Flush()
	}
	v.company.Flush()
}

// Refresh implements [panel.Panel].
func (v *view) Refresh() {
	v.document()
	v.board.refresh()
	v.Show(v.top(), v.list())
}

// Prompt implements [panel.Prompter].
func (v *view) Prompt() panel.Prompt {
	return panel.Prompt{Question: v.document().Title, Hint: v.told()}
}

// told says how many gaps there are.
func (v *view) told() string {
	switch n := len(v.document().Gaps); n {
	case 0:
		return words.T("report.noGaps")
	case 1:
		return words.T("report.oneGap")
	default:
		return words.T("report.someGaps", "n", n)
	}
}

// walk scrolls to the next page, or to the one before.
func (v *view) walk(by int) { v.board.turn(by) }

// save asks where to, and writes the report as Graphviz draws it. That may take a while, and is not
// done on the window's thread.
func (v *view) save(first string) {
	v.Flush()
	a, wish := v.host.Analysis(), v.wish()
	endings := append([]string{first}, slices.DeleteFunc(reports.Endings(), func(e string) bool { return e == first })...)
	name := panel.FileName(v.document().Title+" – "+a.HeadText()) + first
	renderer := v.host.Renderer()
	panel.SaveLater(v.host, name, endings, func(ending string) ([]byte, error) {
		d, err := reports.Make(context.Background(), renderer, a, wish.For(ending))
		if err != nil {
			return nil, err
		}
		return reports.File(d, ending)
	})
}
