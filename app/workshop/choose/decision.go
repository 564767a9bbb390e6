package choose

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// decision is where the team writes why it goes on with the solution in hand. What is typed is
// a draft until the solution is chosen; from then on it is kept as it is typed.
type decision struct {
	base  *base
	of    fishbone.ID
	entry *ui.Entry // nil while no solution is in hand
	note  string    // over the buttons, and whether it is good
	good  bool
}

func newDecision(b *base) *decision { return &decision{base: b} }

func (d *decision) place() string { return "choose/" + string(d.of) }

// about goes over to a solution.
func (d *decision) about(s fishbone.Solution, ok bool) {
	if !ok {
		d.of, d.entry = "", nil
		return
	}
	if d.of == s.ID && d.entry != nil {
		d.entry.Sync(s.Reason, fishbone.Paragraph)
		return
	}
	d.of = s.ID
	d.entry = ui.NewArea(words.T("choose.reason.hint"), 3)
	d.entry.SetSaved(s.Reason)
	panel.Serve(d.base.host, d.entry)
	panel.KeepTyped(d.base.host, d.entry, d.place(), d.keep)
	d.entry.OnEnter = func(_ string, promise bool) { d.choose(promise) }
	d.entry.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			d.base.writes = false
			d.base.host.Focus()
		}
		return name == fyne.KeyEscape
	}
}

// solution is the one in hand.
func (d *decision) solution() (fishbone.Solution, bool) { return d.base.host.Analysis().Solution(d.of) }

// keep keeps the reason of a solution that is chosen already; of another one it is a draft.
func (d *decision) keep(reason string) bool {
	s, ok := d.solution()
	if !ok {
		return true // there is nothing left that it could belong to
	}
	if s.Choice == fishbone.NotChosen || strings.TrimSpace(reason) == "" {
		return false
	}
	return d.base.host.Do(fishbone.ChooseSolution{ID: d.of, Choice: s.Choice, Reason: reason}, session.Merge, session.Ends(d.place()))
}

// object is the place for the reason.
func (d *decision) object() fyne.CanvasObject {
	if d.entry == nil {
		return ui.Gap(0, 0)
	}
	d.entry.FitRows(d.base.Room(), 3, 6)
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Text(words.T("choose.reason"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}), d.entry}
	if !d.promised() {
		parts = append(parts, ui.Balanced(words.T("choose.becomes"), ui.Style{Size: ui.Small, Color: c.Faint}, d.base.Room(), 2))
	}
	return ui.Column(6, parts...)
}

// choose goes on with the solution in hand, and with promise promises it at once.
func (d *decision) choose(promise bool) {
	h := d.base.host
	s, ok := d.solution()
	if !ok {
		panel.Ask{Said: words.T("choose.takeOne"), Done: func() bool { return d.of != "" }}.Show(h)
		return
	}
	if fishbone.Label(d.entry.Text) == "" {
		panel.Ask{Said: words.T("error.noReason"), Tone: ui.Waiting, Done: func() bool { return d.entry == nil || d.entry.Text != "" }}.Show(h)
		d.base.writeReason()
		return
	}
	var edits []fishbone.Edit
	said := words.T("choose.chose", "text", panel.Shorten(s.Text, 24))
	if s.Choice != fishbone.Chosen || s.Reason != fishbone.Paragraph(d.entry.Text) {
		edits = append(edits, fishbone.ChooseSolution{ID: s.ID, Choice: fishbone.Chosen, Reason: d.entry.Text})
	}
	if promise && !d.promised() {
		edits = append(edits, fishbone.Add{Thing: fishbone.PromiseOf(fishbone.NewID(), s, fishbone.DayOf(h.Now()))})
		said = words.T("choose.promised", "text", panel.Shorten(s.Text, 24))
	}
	if len(edits) == 0 {
		return
	}
	text := d.entry.Text
	if panel.DoTelling(h, fishbone.Join(edits...), said, ui.Positive, session.Ends(d.place())) {
		d.entry.SetSaved(text)
		d.base.writes = false
		h.Refresh()
		h.Focus()
	}
}

// promised says whether the solution in hand is promised already.
func (d *decision) promised() bool { return d.base.host.Analysis().IsPromised(d.of) }

// unquestioned says whether nobody asked yet why the solution in hand might fail.
func (d *decision) unquestioned() bool {
	return slices.ContainsFunc(d.base.host.Analysis().Unquestioned(), func(s fishbone.Solution) bool { return s.ID == d.of })
}

// decline says that the team does not go on with the solution in hand, and why if it was
// written.
func (d *decision) decline() {
	s, ok := d.solution()
	if !ok {
		return
	}
	panel.DoTelling(d.base.host, fishbone.ChooseSolution{ID: s.ID, Choice: fishbone.Declined, Reason: d.entry.Text},
		words.T("choose.declined", "text", panel.Shorten(s.Text, 24)), ui.Neutral, session.Ends(d.place()))
}

func (d *decision) takeBack() {
	if s, ok := d.solution(); ok {
		reason := s.Reason
		if d.base.host.Do(fishbone.ChooseSolution{ID: s.ID}) {
			d.base.host.KeepDraft(d.place(), reason) // what was written is not lost
			d.entry.SetSaved("")
			d.entry.SetDraft(reason)
		}
	}
	d.base.host.Refresh()
}

// foot leads on: to the choice, to the promise, to the list of promises.
func (d *decision) foot() fyne.CanvasObject {
	c := ui.Colors()
	s, ok := d.solution()
	var lines []fyne.CanvasObject
	if d.note != "" {
		mark, ink := panel.Dot(c.Open), c.Muted
		if d.good {
			mark, ink = ui.Check.Draw(c.Good, 16), c.Good
		}
		lines = append(lines, ui.Row(6, ui.MinSize(16, 0, mark), ui.Paragraph(d.note, ui.Style{Size: ui.Small, Color: ink}, d.base.Room()-22, 2)))
	}
	if ok && d.unquestioned() {
		can := d.base.host.Actions()
		lines = append(lines, ui.Row(6, ui.MinSize(16, 0, panel.Dot(c.Open)), ui.Quiet("", words.T("choose.askFirst"), func() { can.Perform("view.premortem") })))
	}
	if ok {
		lines = append(lines, ui.Row(8, append(d.quiet(s), ui.Spacer(), d.main(s))...))
	}
	if len(lines) == 0 {
		return ui.Gap(0, 0)
	}
	return ui.Column(0, ui.Hairline(), ui.Padded(10, panel.Margin, 12, panel.Margin, ui.Column(10, lines...)))
}

// option is the key that leads on while everybody watches, none once that is done.
func (d *decision) option() []panel.Option {
	s, ok := d.solution()
	if !ok || s.Choice == fishbone.Chosen && d.promised() {
		return nil
	}
	said := "choose.andPromise"
	if s.Choice == fishbone.Chosen {
		said = "choose.promiseIt"
	}
	can := d.base.host.Actions()
	return []panel.Option{{Key: can.Cap("choose.promise"), Words: words.T(said), Do: func() { can.Perform("choose.promise") }}}
}

// quiet is the way out.
func (d *decision) quiet(s fishbone.Solution) []fyne.CanvasObject {
	if s.Choice != fishbone.NotChosen {
		return []fyne.CanvasObject{ui.Quiet("", words.T("choose.takeBack"), d.takeBack)}
	}
	return []fyne.CanvasObject{ui.Quiet("", words.T("choose.choose"), func() { d.choose(false) })}
}

// main is the one button that goes on.
func (d *decision) main(s fishbone.Solution) fyne.CanvasObject {
	can := d.base.host.Actions()
	switch {
	case s.Choice == fishbone.Chosen && d.promised():
		for _, a := range can.All() {
			if a.Name == toPromises {
				return ui.Plain("", words.T("choose.toPromises"), func() { d.base.host.OpenStep(guide.PagePromise) })
			}
		}
		return ui.Chip(words.T("choose.isPromised"), ui.Positive)
	case s.Choice == fishbone.Chosen:
		return ui.Primary("", words.T("choose.promiseIt"), func() { d.choose(true) })
	}
	return ui.Primary("", words.T("choose.andPromise"), func() { d.choose(true) })
}

// toPromises is the action that leads to the list of promises, once there is one.
const toPromises = "step.10"
