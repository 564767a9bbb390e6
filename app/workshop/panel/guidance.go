package panel

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// makeFoot says what the step still needs, or that it is done, and offers the next.
func (f *Frame) makeFoot() fyne.CanvasObject {
	step := guide.ProgressOf(f.host.Analysis(), f.host.Session().Step(), fishbone.DayOf(f.host.Now()))
	type deps struct {
		step  guide.StepProgress
		notes int
		leads bool
	}
	notes := f.host.Coached()
	return f.Part("foot", deps{step, notes, f.leads}, func() fyne.CanvasObject { return f.footOf(step, notes) })
}

func (f *Frame) footOf(step guide.StepProgress, notes int) fyne.CanvasObject {
	c := ui.Colors()
	lines := []fyne.CanvasObject{}
	for i, n := range step.Missing {
		if i == 3 {
			break
		}
		lines = append(lines, f.note(n, c.Open))
	}
	if step.Done {
		lines = append(lines, ui.Row(6, ui.Check.Draw(c.Good, 16), ui.Text(words.T("foot.done"), ui.Style{Size: ui.Small, Color: c.Good})))
		if len(step.Advice) > 0 {
			lines = append(lines, f.note(step.Advice[0], c.Faint))
		}
	}
	var coach fyne.CanvasObject = ui.Spacer()
	if notes > 0 {
		coach = f.coachLine(notes)
	}
	if !f.host.Actions().Can("act.nextStep") {
		if notes > 0 {
			lines = append(lines, coach)
		}
		left := ui.Column(3, lines...)
		return ui.Column(0, ui.Hairline(), ui.Padded(10, Margin, 12, Margin, left))
	}
	button := ui.Plain
	if step.Done && !f.leads {
		button = ui.Primary
	}
	next := button("", words.T("foot.next", "name", words.T(fmt.Sprintf("step.%d", step.Step+1))), func() { f.host.OpenStep(step.Step + 1) })
	next.SetToolTip(f.host.Actions().Cap(fmt.Sprintf("step.%d", step.Step+1)))
	if coach.MinSize().Width+next.MinSize().Width > f.Room() { // it has no room beside the button
		lines, coach = append(lines, coach), ui.Spacer()
	}
	left := ui.Column(3, lines...)
	return ui.Column(0, ui.Hairline(), ui.Padded(10, Margin, 12, Margin, ui.Column(10, left, ui.Row(0, coach, ui.Spacer(), next))))
}

// coachLine says how many notes the coach has, and opens them.
func (f *Frame) coachLine(notes int) fyne.CanvasObject {
	c := ui.Colors()
	line := ui.NewTap(ui.Padded(2, 6, 2, 0, ui.Row(6, ui.Bulb.Draw(c.Open, 16),
		ui.Text(words.T("coach.foot", "n", notes), ui.Style{Size: ui.Small, Color: c.Muted}))), func() { f.host.Actions().Perform("act.coach") })
	line.SetToolTip(f.host.Actions().Tip("act.coach"))
	return ui.Row(0, ui.Centered(line))
}

// StepName says which step is open, or which page of what comes after the meeting.
func StepName(step guide.Step) string {
	name := words.T(fmt.Sprintf("step.%d", step))
	if step.IsStep() {
		return words.T("workshop.step", "n", step) + " · " + name
	}
	return words.T("workshop.later", "name", name)
}

// note is one sentence of the guide with a dot before it.
func (f *Frame) note(n guide.Note, ink color.Color) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Row(6, // like the line that says that the step is done
		ui.MinSize(16, 0, Dot(ink)),
		ui.Paragraph(words.T(n.Key, "n", n.N), ui.Style{Size: ui.Small, Color: c.Muted}, f.Room()-22, 2),
	)
}

// Heading is the question of a step and what to do about it.
func (f *Frame) Heading(question, hint string) fyne.CanvasObject {
	type deps struct{ question, hint string }
	return f.Part("heading", deps{question, hint}, func() fyne.CanvasObject {
		c := ui.Colors()
		parts := []fyne.CanvasObject{ui.Balanced(question, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, f.Room(), 3)}
		if hint != "" {
			parts = append(parts, ui.Balanced(hint, ui.Style{Size: ui.Small, Color: c.Faint}, f.Room(), 3))
		}
		return ui.Column(4, parts...)
	})
}

// Empty is what a list shows before it has anything.
func (f *Frame) Empty(text string) fyne.CanvasObject {
	return ui.Padded(8, 0, 0, 0, ui.Balanced(text, ui.Style{Size: ui.Body, Color: ui.Colors().Faint}, f.Room(), 4))
}

// NoCauses is what a panel about the causes on the bones says while there are none, and
// the step that comes first.
func NoCauses(a *fishbone.Analysis) (text string, step guide.Step) {
	if a.Count().Causes == 0 {
		return words.T("group.nothing"), guide.StepCauses
	}
	return words.T("agree.empty"), guide.StepGroup
}

// EmptyBut is Empty with a button to the step that has to come first.
func (f *Frame) EmptyBut(text string, step guide.Step) fyne.CanvasObject {
	name := words.T("foot.next", "name", words.T(fmt.Sprintf("step.%d", step)))
	if step < f.host.Session().Step() {
		name = words.T("foot.first", "name", words.T(fmt.Sprintf("step.%d", step)))
	}
	return ui.Column(12, f.Empty(text), ui.Row(0, ui.Plain("", name, func() { f.host.OpenStep(step) })))
}

// Section is a small title over a part of a panel.
func (f *Frame) Section(title string) fyne.CanvasObject {
	return f.Part("section", title, func() fyne.CanvasObject {
		return ui.Padded(10, 0, 2, 0, ui.Truncated(title, ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Muted}, f.Room()))
	})
}

// Caps tells what keys do.
func (f *Frame) Caps(gap float32, keys ...action.Key) fyne.CanvasObject {
	type deps struct {
		gap  float32
		keys []action.Key
	}
	return f.Part("caps", deps{gap, keys}, func() fyne.CanvasObject { return keyCaps(gap, f.Room(), keys) })
}

func keyCaps(gap, room float32, keys []action.Key) fyne.CanvasObject {
	caps := make([]fyne.CanvasObject, len(keys))
	for i, k := range keys {
		caps[i] = ui.KeyCap(k.Cap, k.Words)
	}
	return ui.Flow(gap, room, caps...)
}
