package home

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/storage"
)

// open leaves for the workshop.
func (p *Page) open(id fishbone.ID) {
	p.search.cancel()
	p.Notices.Hide()
	p.Open(id)
}

// openNew leaves for an analysis that was made just now.
func (p *Page) openNew(id fishbone.ID) {
	p.search.cancel()
	p.Notices.Hide()
	p.OpenNew(id)
}

// openAt leaves for the place in the workshop where something was found.
func (p *Page) openAt(id fishbone.ID, hit storage.Hit) {
	p.search.cancel()
	p.Notices.Hide()
	p.OpenAt(id, hit)
}

// groupOf is the group of a row of what was found.
func (p *Page) groupOf(row foundRow) (storage.Group, bool) {
	if row.group < 0 || row.group >= len(p.finder.found.Groups) {
		return storage.Group{}, false
	}
	return p.finder.found.Groups[row.group], true
}

// openFound opens what a row shows, at the place where it was hit.
func (p *Page) openFound(row foundRow) {
	g, ok := p.groupOf(row)
	switch {
	case !ok:
		p.finder.more()
	case row.kind == moreRow:
		p.finder.whole()
	case g.Register():
		if p.Register != nil && row.kind == lineRow {
			p.search.cancel()
			p.Register(g.Lines[row.line].Thing)
		}
	case row.kind == lineRow:
		p.openAt(g.Analysis.ID, g.Lines[row.line])
	default:
		p.open(g.Analysis.ID)
	}
}

// limit limits what was found to a value, or no longer.
func (p *Page) limit(facet storage.Facet, value string) {
	p.chosen = -1
	p.finder.limit(facet, value)
	p.foundList.reveal(-1)
	p.Focus()
}

// openChosen opens the row that the keys are on, or else the first.
func (p *Page) openChosen() {
	if p.state == stateFound && p.finder.err == nil && len(p.finder.rows) > 0 {
		p.openFound(p.finder.rows[max(0, p.chosen)])
		return
	}
	if p.state != stateList || p.results.Err != nil {
		return
	}
	if s, ok := p.results.At(max(0, p.chosen)); ok {
		p.open(s.ID)
	}
}

// toggleChosen selects the row that the keys are on, or no longer.
func (p *Page) toggleChosen() {
	if s, ok := p.results.At(max(0, p.chosen)); ok && p.results.Total > 0 {
		p.toggle(s.ID)
	}
}

// choose puts the keys on a row and brings it into sight; on none above the first.
func (p *Page) choose(i int) {
	by := 1
	if i < p.chosen {
		by = -1
	}
	p.chosen = min(max(i, -1), p.rows()-1)
	if p.finding() {
		if at := p.chosen; at >= 0 && p.finder.rows[at].kind == headRow && p.finder.found.Groups[p.finder.rows[at].group].Register() {
			p.chosen = min(at+by, p.rows()-1) // nothing opens by the name of the register
		}
		p.foundList.reveal(p.chosen)
		return
	}
	p.list.reveal(p.chosen)
}

// create makes a new analysis and opens it.
func (p *Page) create() {
	id, err := session.New(p.Store, nil, p.Now())
	if !p.reportError(err) {
		p.openNew(id)
	}
}

// sample stores the worked example and opens it.
func (p *Page) sample() {
	id, err := p.Sample()
	if !p.reportError(err) {
		p.openNew(id)
	}
}

// menu opens what can be done with one analysis.
func (p *Page) menu(s storage.Summary, at fyne.Position) {
	choices := []ui.Choice{{Words: words.T("home.open"), Do: func() { p.open(s.ID) }}}
	if isCase(s) {
		choices = append(choices, ui.Choice{Icon: ui.Page, Words: words.T("home.readCase"), Do: func() { p.readCase(s.ID) }})
	}
	compare := func(other fishbone.ID) { p.compare(s.ID, other) }
	switch others := p.TwinsOf(s.ID); len(others) {
	case 0:
	case 1:
		choices = append(choices, ui.Choice{Icon: ui.TwoSides, Words: words.T("home.compareTwin"), Do: func() { compare(others[0].ID) }})
	default:
		choices = append(choices, ui.Choice{Icon: ui.TwoSides, Words: words.T("home.compareTwins"), More: func() []ui.Choice { return WithGroups(others, compare) }})
	}
	ui.ShowMenu(p.Window.Canvas(), at, p.Focus, append(choices,
		ui.Choice{Icon: ui.Copy, Words: words.T("home.duplicate"), Do: func() { p.duplicate(s) }},
		ui.Choice{Icon: ui.Plus, Words: words.T("home.template"), Do: func() { p.fromTemplate(s) }},
		ui.Choice{Icon: ui.Plus, Words: words.T("home.startTwin"), Do: func() { p.startTwin(s.ID) }},
		ui.Choice{Icon: ui.Laptop, Words: words.T("home.handOn"), Do: func() { p.HandOn([]fishbone.ID{s.ID}, s.Problem) }},
		ui.Choice{Icon: ui.Laptop, Words: words.T("home.handAllOn"), Do: func() { p.HandOn(nil, "") }},
		ui.Choice{Icon: ui.Tick, Words: words.T("home.file"), Do: func() { p.selectOne(s.ID) }},
		ui.Choice{},
		ui.Choice{Icon: ui.Trash, Words: words.T("home.delete"), Do: func() { p.remove(s) }},
	)...)
}

// WithGroups are choices among the analyses of other groups on a problem, each with what tells it apart.
func WithGroups(all []storage.Summary, compare func(other fishbone.ID)) (choices []ui.Choice) {
	for _, s := range all {
		said := words.GroupNumber(max(1, s.Group))
		if s.Department != "" {
			said += " · " + shorten(s.Department, 24)
		}
		if s.Facilitator != "" {
			said += " · " + shorten(s.Facilitator, 24)
		}
		choices = append(choices, ui.Pick(said, func() { compare(s.ID) }))
	}
	return choices
}

// isCase says whether an analysis can be read as a case.
func isCase(s storage.Summary) bool {
	return s.Filing == fishbone.FiledClosed || s.Filing == fishbone.FiledArchived
}

// readCase leaves for an analysis as a case.
func (p *Page) readCase(id fishbone.ID) {
	p.search.cancel()
	p.Notices.Hide()
	p.ReadCase(id)
}

// compare leaves for the comparison of two analyses.
func (p *Page) compare(a, b fishbone.ID) {
	p.search.cancel()
	p.Notices.Hide()
	p.Compare(a, b)
}

// startTwin leaves for a new analysis of another group on the same problem.
func (p *Page) startTwin(of fishbone.ID) {
	p.search.cancel()
	p.Notices.Hide()
	p.StartTwin(of)
}

// remove deletes at once; the notice and Ctrl+Z take it back.
func (p *Page) remove(s storage.Summary) {
	if p.reportError(p.Store.Delete(s.ID, p.Now())) {
		return
	}
	p.wentAway([]fishbone.ID{s.ID}, words.T("home.deleted", "problem", brief(s.Problem)))
}

// wentAway says what was put into the bin, and how it is taken out.
func (p *Page) wentAway(gone []fishbone.ID, text string) {
	p.deleted, p.selection.back = gone, nil
	p.askAgain()
	if len(gone) > 0 {
		p.Notices.Say(text, ui.Neutral, words.T("home.undo"), p.restore)
	}
}

// undelete brings back what was deleted last and returns whether there is something.
func (p *Page) undelete() bool {
	if len(p.deleted) == 0 {
		return p.undoBatch()
	}
	p.restore()
	return true
}

// restore takes out of the bin what was put there last.
func (p *Page) restore() {
	for len(p.deleted) > 0 {
		if p.reportError(p.Store.Restore(p.deleted[0])) {
			return
		}
		p.deleted = p.deleted[1:]
	}
	p.Notices.Hide()
	p.askAgain()
}

// duplicate makes a copy, which is then the one changed last and stands on top.
func (p *Page) duplicate(s storage.Summary) {
	a, err := p.Store.Load(s.ID)
	if p.reportError(err) {
		return
	}
	id, err := session.New(p.Store, copyOf(a), p.Now())
	if err == nil {
		err = p.Store.SetStep(id, s.Step)
	}
	if p.reportError(err) {
		return
	}
	p.chosen = -1
	p.askAgain()
	p.list.reveal(-1)
	p.Notices.Say(words.T("home.duplicated", "problem", brief(s.Problem)), ui.Positive, words.T("home.open"),
		func() { p.openNew(id) })
}

// fromTemplate begins a new analysis with the bones and the team of another one, and opens it.
func (p *Page) fromTemplate(s storage.Summary) {
	a, err := p.Store.Load(s.ID)
	if p.reportError(err) {
		return
	}
	id, err := session.New(p.Store, templateOf(a), p.Now())
	if !p.reportError(err) {
		p.openNew(id)
	}
}

// templateOf builds the bones and the team of an analysis, with what it is filed under, and nothing
// that was said.
func templateOf(a *fishbone.Analysis) fishbone.Edit {
	var edits []fishbone.Edit
	for _, person := range a.People() {
		person.ID = fishbone.NewID()
		edits = append(edits, fishbone.Add{Thing: &person})
	}
	for _, bone := range a.Bones() {
		bone.ID = fishbone.NewID()
		edits = append(edits, fishbone.Add{Thing: &bone})
	}
	for _, f := range []fishbone.Field{fishbone.TypeField, fishbone.DepartmentField, fishbone.SchoolField, fishbone.SigningField} {
		if text := a.About().Text(f); text != "" {
			edits = append(edits, fishbone.SetAbout{Field: f, Text: text})
		}
	}
	return fishbone.Batch{Edits: edits}
}

// copyOf builds all that is in an analysis, with "(copy)" behind the problem.
func copyOf(a *fishbone.Analysis) fishbone.Edit {
	edits := []fishbone.Edit{exchange.Copy(a, fishbone.NewID), fishbone.SetAbout{Field: fishbone.TwinOfField}} // it is nobody's twin
	if problem := a.About().Problem; problem != "" {
		suffix := words.T("home.copy")
		problem = fishbone.Label(shorten(problem, fishbone.MaxLabel-len([]rune(suffix))) + suffix)
		edits = append(edits, fishbone.SetAbout{Field: fishbone.Problem, Text: problem})
	}
	return fishbone.Batch{Edits: edits}
}

// brief is a problem as a notice names it.
func brief(problem string) string {
	if problem == "" {
		return words.T("home.untitled")
	}
	return shorten(problem, 60)
}

// shorten keeps at most so many characters.
func shorten(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// reportError reports an error, if there is one, and returns whether there was.
func (p *Page) reportError(err error) bool {
	if err != nil {
		p.ReportError(err)
	}
	return err != nil
}
