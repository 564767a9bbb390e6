package choose

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/dates"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/guide"
)

// riskForm is the answer to one reason for failure.
type riskForm struct {
	view             *premortemView
	of               fishbone.ID
	as               fishbone.RiskAnswer
	stored           answered // before
	what, owner, due *ui.Entry
}

func newRiskForm(v *premortemView, r fishbone.Risk) *riskForm {
	f := &riskForm{view: v, of: r.ID, stored: v.stored(r)}
	f.as = f.stored.sort
	f.what, f.owner, f.due = ui.NewArea("", 2), ui.NewEntry(""), ui.NewEntry(words.T("choose.dueHint"))
	f.what.OneParagraph = true
	switch f.as {
	case fishbone.RiskOpen:
		f.as = fishbone.RiskPromised
	case fishbone.RiskPromised:
		f.what.SetSaved(f.stored.what)
		f.owner.SetSaved(f.stored.who)
		f.due.SetSaved(string(f.stored.due))
	default:
		f.what.SetSaved(r.Note)
	}
	if as := v.host.Session().Draft(f.asPlace()); as != "" {
		f.as = fishbone.RiskAnswer(as)
	}
	for i, e := range f.entries() {
		panel.Serve(v.host, e)
		place := f.places()[i]
		e.Place = place
		if text := v.host.Session().Draft(place); text != "" {
			e.SetDraft(text)
		}
		e.OnEveryChange(func() {
			v.host.KeepDraft(place, e.Unsaved())
			if e == f.due {
				v.showPanel() // says which day that is
			}
		})
		e.OnKey = v.leaveKey
		e.OnEnter = func(_ string, done bool) {
			if done || e == f.due || f.as != fishbone.RiskPromised || v.host.Presenting() {
				f.answer()
			} else {
				ui.FocusNext(v.host.Window().Canvas(), false)
			}
		}
	}
	return f
}

func (f *riskForm) entries() []*ui.Entry { return []*ui.Entry{f.what, f.owner, f.due} }

// places are where half an answer is kept, that of its sort last.
func (f *riskForm) places() []string {
	of := riskDrafts + "/" + string(f.of) + "/"
	return []string{of + "what", of + "owner", of + "due", of + "as"}
}

func (f *riskForm) asPlace() string { return f.places()[3] }

// begun says whether something was typed that is kept nowhere else.
func (f *riskForm) begun() bool {
	return slices.ContainsFunc(f.entries(), func(e *ui.Entry) bool { return e.Unsaved() != "" })
}

// become makes another sort of answer of it.
func (f *riskForm) become(as fishbone.RiskAnswer) {
	f.as = as
	f.view.host.KeepDraft(f.asPlace(), string(as))
}

// riskDrafts begins the places where half an answer is kept.
const riskDrafts = "risk"

// answer does what the form says, and goes on to the next reason without an answer.
func (f *riskForm) answer() {
	h := f.view.host
	r, ok := h.Analysis().Risk(f.of)
	if !ok {
		return
	}
	if fishbone.Label(f.what.Text) == "" && f.as != fishbone.RiskAccepted {
		panel.Ask{Said: words.T("choose.answerFirst"), Tone: ui.Waiting, Done: func() bool { return f.what.Text != "" || f.view.form != f }}.Show(h)
		f.view.write()
		return
	}
	edits, ok := f.edits(r)
	if !ok {
		panel.Ask{Said: words.T("choose.noDay", "text", f.due.Text), Tone: ui.Waiting, Done: func() bool { return f.view.form != f }}.Show(h)
		h.TypeIn(f.due)
		return
	}
	if !h.Do(fishbone.Join(edits...), session.Ends(f.places()...)) {
		return
	}
	f.view.form = nil
	f.view.takeOpen()
	h.Refresh()
	h.Focus()
}

// edits are the answer as edits; false if what was typed as a day is none. An answer of another
// sort takes the place of the one before: the promise or the addition that came of that goes.
func (f *riskForm) edits(r fishbone.Risk) (edits []fishbone.Edit, ok bool) {
	a := f.view.host.Analysis()
	note := fishbone.Paragraph(f.what.Text)
	promise, promised := a.PromiseFor(r.ID)
	addition, added := f.addition(r)
	if promised && f.as != fishbone.RiskPromised {
		edits = append(edits, fishbone.Remove{Of: fishbone.PromiseKind, ID: promise.ID})
	}
	if added && f.as != fishbone.RiskChanged {
		edits = append(edits, fishbone.Remove{Of: fishbone.AdditionKind, ID: addition.ID})
	}
	switch f.as {
	case fishbone.RiskPromised:
		today := fishbone.DayOf(f.view.host.Now())
		due := f.day().Day
		if due == "" && fishbone.Label(f.due.Text) != "" {
			return nil, false
		}
		if promised {
			edits = append(edits, fishbone.Set{Of: fishbone.PromiseKind, ID: promise.ID, Values: fishbone.Values{"text": note, "owner": f.owner.Text, "due": string(due)}})
		} else {
			s, _ := a.Solution(r.Solution)
			p := fishbone.PromiseOf(fishbone.NewID(), s, today)
			p.Text, p.Risk, p.Owner, p.Due = note, r.ID, f.owner.Text, due
			edits = append(edits, fishbone.Add{Thing: p})
		}
		note = ""
	case fishbone.RiskChanged:
		if added {
			edits = append(edits, fishbone.Set{Of: fishbone.AdditionKind, ID: addition.ID, Values: fishbone.Values{"text": note}})
		} else {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Addition{ID: fishbone.NewID(), Text: note, Solution: r.Solution, By: panel.Speaker(f.view.host)}})
		}
	}
	return append(edits, fishbone.Set{Of: fishbone.RiskKind, ID: r.ID, Values: fishbone.Values{"answer": string(f.as), "note": note}}), true
}

// addition is what the solution was changed by because of a reason: it says what the note says.
func (f *riskForm) addition(r fishbone.Risk) (fishbone.Addition, bool) {
	if r.Answer == fishbone.RiskChanged {
		for _, x := range f.view.host.Analysis().AdditionsTo(r.Solution) {
			if x.Text == r.Note {
				return x, true
			}
		}
	}
	return fishbone.Addition{}, false
}

// day is the day by which something is promised.
func (f *riskForm) day() dates.Reading {
	r, _ := dates.Read(f.due.Text, fishbone.DayOf(f.view.host.Now()), panel.Days())
	return r
}

// dayNote says which day that is.
func (f *riskForm) dayNote(width float32) fyne.CanvasObject {
	r := f.day()
	return panel.DayNote(r, fishbone.DayOf(f.view.host.Now()), width, func() {
		f.due.SetText(string(r.Other))
		f.view.host.TypeIn(f.due)
	})
}

// panelTop is the reason in hand, with the three ways to answer it.
func (v *premortemView) panelTop(r fishbone.Risk, ok bool) fyne.CanvasObject {
	if !ok {
		return ui.Column(12, v.Heading(words.T("choose.premortem"), words.T("choose.premortemHow")), v.keys)
	}
	c := ui.Colors()
	n := 0
	for i, x := range v.risks() {
		if x.ID == r.ID {
			n = i + 1
		}
	}
	said := words.T("choose.riskOf", "n", n, "of", len(v.risks()))
	if by := v.host.Analysis().Sign(r.By); by != "" {
		said += " · " + by
	}
	var segments []fyne.CanvasObject
	for _, a := range []fishbone.RiskAnswer{fishbone.RiskPromised, fishbone.RiskChanged, fishbone.RiskAccepted} {
		segments = append(segments, ui.Expand(v.segment(a)))
	}
	return ui.Column(8,
		ui.Truncated(said, ui.Style{Size: ui.Small, Color: c.Faint}, v.Room()),
		ui.Balanced(r.Text, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, v.Room(), 3),
		ui.Row(4, segments...), v.keys,
	)
}

func (v *premortemView) segment(a fishbone.RiskAnswer) fyne.CanvasObject {
	c := ui.Colors()
	on := v.form != nil && v.form.as == a
	style := ui.Style{Size: ui.Body, Bold: on, Color: c.Ink}
	if on {
		style.Color = c.Accent
	}
	t := ui.NewTap(ui.MinSize(0, 36, ui.Centered(ui.Truncated(words.T("choose.segment."+string(a)), style, v.Room()/3-12))), func() { v.answerAs(a) })
	t.Fill, t.Edge = c.Surface, c.Outline
	if on {
		t.Choose()
	}
	t.SetToolTip(v.host.Actions().Tip("choose.risk." + string(a)))
	return t
}

// panelMiddle is the form, and how far the team is.
func (v *premortemView) panelMiddle(ok bool) fyne.CanvasObject {
	if !ok {
		return ui.Gap(0, 0)
	}
	f := v.form
	f.what.FitRows(v.Room(), 2, 5)
	labelled := func(said string, e *ui.Entry) fyne.CanvasObject {
		return ui.Column(2, ui.Text(said, ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), e)
	}
	parts := []fyne.CanvasObject{labelled(words.T("choose.ask."+string(f.as)), f.what)}
	if f.as == fishbone.RiskPromised {
		due := []fyne.CanvasObject{labelled(words.T("choose.due"), f.due)}
		if fishbone.Label(f.due.Text) != "" {
			due = append(due, f.dayNote((v.Room()-ui.HalvesGap)/2))
		}
		parts = append(parts, ui.Halves(labelled(words.T("choose.owner"), f.owner), ui.Column(2, due...)))
		parts = append(parts, v.goesTo()...)
	}
	return ui.Column(12, append(parts, ui.Hairline(), v.progress())...)
}

// goesTo says for which causes a promise would be: those of the solution.
func (v *premortemView) goesTo() []fyne.CanvasObject {
	a := v.host.Analysis()
	s, _ := v.looked()
	var chips []fyne.CanvasObject
	for _, id := range s.Causes {
		if c, ok := a.Cause(id); ok {
			chips = append(chips, panel.CauseChip(a, c, v.Room(), 1))
		}
	}
	if len(chips) == 0 {
		return nil
	}
	return []fyne.CanvasObject{ui.Column(4, ui.Text(words.T("choose.goesTo"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), ui.Flow(6, v.Room(), chips...))}
}

// progress is one bar with a part for each sort of answer.
func (v *premortemView) progress() fyne.CanvasObject {
	c := ui.Colors()
	count := map[fishbone.RiskAnswer]int{}
	all := v.risks()
	for _, r := range all {
		count[v.host.Analysis().AnswerTo(r)]++
	}
	sorts := []struct {
		answer fishbone.RiskAnswer
		ink    color.NRGBA
	}{{fishbone.RiskPromised, c.Accent}, {fishbone.RiskChanged, readable.Pale(c.Back, c.Accent, 0.55)}, {fishbone.RiskAccepted, c.Outline}, {fishbone.RiskOpen, c.Open}}
	bar := container.NewWithoutLayout()
	var legend []fyne.CanvasObject
	x := float32(0)
	for _, s := range sorts {
		n := count[s.answer]
		key := string(s.answer)
		if key == "" {
			key = "open"
		}
		legend = append(legend, ui.Row(4, panel.Swatch(s.ink), ui.Text(fmt.Sprint(n), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}),
			ui.Text(words.T("choose.counted."+key), ui.Style{Size: ui.Small, Color: c.Muted})))
		if n == 0 {
			continue
		}
		wide := v.Room() * float32(n) / float32(len(all))
		r := canvas.NewRectangle(s.ink)
		r.CornerRadius = 3
		r.Resize(fyne.NewSize(max(2, wide-3), 7))
		r.Move(fyne.NewPos(x, 0))
		bar.Add(r)
		x += wide
	}
	return ui.Column(8,
		ui.Text(words.T("choose.howFar"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}),
		ui.MinSize(v.Room(), 7, bar), ui.Flow(12, v.Room(), legend...))
}

// makeFoot leads on to the next reason, and to the promises.
func (v *premortemView) makeFoot() fyne.CanvasObject {
	c := ui.Colors()
	open := 0
	for _, r := range v.risks() {
		if v.host.Analysis().AnswerTo(r) == fishbone.RiskOpen {
			open++
		}
	}
	var lines []fyne.CanvasObject
	switch {
	case open > 0:
		lines = append(lines, ui.Row(6, ui.MinSize(16, 0, panel.Dot(c.Open)), ui.Paragraph(words.T("choose.stillOpen", "n", open), ui.Style{Size: ui.Small, Color: c.Muted}, v.Room()-22, 2)))
	case len(v.risks()) > 0:
		lines = append(lines, ui.Row(6, ui.Check.Draw(c.Good, 16), ui.Text(words.T("choose.allAnswered"), ui.Style{Size: ui.Small, Color: c.Good})))
	}
	row := []fyne.CanvasObject{}
	for _, a := range v.host.Actions().All() {
		if a.Name == toPromises {
			row = append(row, ui.Quiet("", words.T("choose.toPromises"), func() { v.host.OpenStep(guide.PagePromise) }))
		}
	}
	row = append(row, ui.Spacer())
	if v.form != nil {
		row = append(row, ui.Primary("", words.T("choose.do."+string(v.form.as)), v.form.answer))
	}
	return ui.Column(0, ui.Hairline(), ui.Padded(10, panel.Margin, 12, panel.Margin, ui.Column(10, append(lines, ui.Row(8, row...))...)))
}
