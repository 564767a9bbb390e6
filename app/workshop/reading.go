package workshop

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// This file is about an analysis that is read and not edited: one that is complete or of
// another day, until somebody asks to edit it, and a moment of the history that is looked at.

// stillToday is how long after the last change a meeting is still that of today, also beyond
// midnight.
const stillToday = 6 * time.Hour

// ForReading says whether an analysis that was just opened is to be read: it is complete, or
// the team left it on another day. An empty one, and one in which somebody was typing, go on as
// they were left.
func ForReading(s *session.Session, now time.Time) bool {
	if isEmpty(s.Analysis()) || s.HasDrafts() {
		return false
	}
	changed, now := s.Analysis().Changed().At.Local(), now.Local()
	today := changed.Year() == now.Year() && changed.YearDay() == now.YearDay()
	return guide.Status(s.Analysis()) == guide.StatusComplete || !today && now.Sub(changed) > stillToday
}

// isEmpty says whether there is nothing yet in an analysis.
func isEmpty(a *fishbone.Analysis) bool {
	return a.About() == fishbone.About{} && len(a.Parts().Things) == 0
}

// readingActions are the way from reading to editing.
func (p *Page) readingActions() []action.Action {
	return []action.Action{
		{Name: "act.edit", Part: action.Edit, Can: func() bool { return p.Session().Reading() },
			Do: func() { p.askWhoWrites(p.menuCorner()) }},
	}
}

// askWhoWrites asks whose name the changes bear from now on, and begins to edit.
func (p *Page) askWhoWrites(at fyne.Position) {
	edit := func(writer string) func() {
		return func() {
			p.Notices().Hide()
			p.Report(p.Session().Edit(writer))
		}
	}
	items := []ui.Choice{{Words: words.T("reading.who"), Off: true, Head: true}, {}}
	people := p.Analysis().People()
	for _, who := range people {
		items = append(items, ui.Pick(who.Name, edit(who.Name)))
	}
	if len(people) == 0 {
		items = append(items, ui.Pick(words.T("writer.nobody"), edit("")))
	}
	p.ShowMenu(at, items...)
}

// canEdit says whether something can be changed just now.
func (p *Page) canEdit() bool { return p.Session().Locked() == nil }

// refused says why nothing can be changed just now, with the step that leads out of it. It
// returns false for any other error.
func (p *Page) refused(err error) bool {
	switch {
	case errors.Is(err, session.ErrReading):
		panel.Ask{Said: words.Sentence(err), Action: words.T("act.edit"), Do: func() { p.askWhoWrites(p.menuCorner()) }, Done: p.canEdit}.Show(p)
	case errors.Is(err, session.ErrMoment):
		panel.Ask{Said: words.Sentence(err), Action: words.T("moment.end"), Do: p.Session().EndMoment, Done: p.canEdit}.Show(p)
	default:
		return false
	}
	return true
}

// state is what the header says of the open analysis: the step, that it is only read, or that an
// earlier moment is shown, with the way out.
func (p *Page) state() []fyne.CanvasObject {
	if _, ok := p.Session().Moment(); ok {
		return []fyne.CanvasObject{ui.Chip(words.T("moment.chip"), ui.Waiting), ui.Plain("", words.T("moment.end"), p.Session().EndMoment)}
	}
	step := ui.Chip(words.T("workshop.step", "n", p.Session().Step()), ui.Accented)
	if now := p.Session().Step(); !now.IsStep() {
		step = ui.Chip(panel.StepName(now), ui.Accented)
	}
	if !p.Session().Reading() {
		return []fyne.CanvasObject{step}
	}
	var edit *ui.Tap
	edit = ui.Plain(ui.Pencil, words.T("act.edit"), func() { p.askWhoWrites(ui.Below(edit)) })
	edit.SetToolTip(words.T("reading.tip"))
	return []fyne.CanvasObject{step, ui.Chip(words.T("reading.chip"), ui.Waiting), edit}
}
