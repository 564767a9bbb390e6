package present

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// lineDeps are what the thin line depends on, beside the timer's time.
type lineDeps struct {
	room          float32
	step          guide.Step
	count         fishbone.Counts
	people        []fishbone.Person
	turn          fishbone.ID
	hint, missing string
	view          string // it may say itself whose turn it is
	keys          string // that are said as presenting begins
}

// makeLine is the thin line: the step, whose turn it is, the time, what is missing, and
// how far the team is.
func (d *Presenter) makeLine(p panel.Prompt, room float32) fyne.CanvasObject {
	a, s := d.host.Analysis(), d.host.Session()
	deps := lineDeps{room, s.Step(), a.Count(), a.People(), s.Meeting().Turn, p.Hint, d.missing(), s.View(), d.keys}
	if p.Asks {
		deps.missing = ""
	}
	return d.cache.Get("line", deps, func() fyne.CanvasObject { return d.lineOf(deps) })
}

// missing is the first thing that the open step still needs.
func (d *Presenter) missing() string {
	step := guide.ProgressOf(d.host.Analysis(), d.host.Session().Step(), fishbone.DayOf(d.host.Now()))
	if len(step.Missing) == 0 {
		return ""
	}
	return words.T(step.Missing[0].Key, "n", step.Missing[0].N)
}

// button does for the mouse what a key does: on to the next step, back, or out.
func (d *Presenter) button(icon ui.Icon, name string) fyne.CanvasObject {
	a := d.host.Actions().Named(name)
	return ui.LargeIcon(icon, 0.8*d.unit(), a.Tip(), a.Do)
}

func (d *Presenter) lineOf(is lineDeps) fyne.CanvasObject {
	c, u := ui.Colors(), d.unit()
	gap := 22 * u
	quiet := ui.Style{Size: ui.RoundSize(lineSize, u), Color: c.Muted}
	left := []fyne.CanvasObject{ui.Row(4*u,
		d.button(ui.Back, "act.lastStep"),
		ui.Text(panel.StepName(is.step), quiet),
		d.button(ui.Right, "act.nextStep"),
	)}
	if turn := d.host.TurnObject(quiet, is.room/6); turn != nil {
		left = append(left, turn)
	}
	left = append(left, d.host.TimerObject(quiet.Size))
	right := []fyne.CanvasObject{
		ui.Text(words.T("status.causes", "n", is.count.Causes), quiet),
		ui.Text(panel.Progress("status.deepest", "status.deepestPast", is.count.Deepest, fishbone.FiveDeep), quiet),
		ui.Text(panel.Progress("status.solutions", "status.solutionsPast", is.count.Solutions, fishbone.TwentySolutions), quiet),
	}
	if is.keys != "" {
		strong := quiet
		strong.Color = c.Ink
		right = []fyne.CanvasObject{ui.Truncated(is.keys, strong, is.room/2)}
	}
	right = append(right, d.button(ui.Cross, "act.endPresent"))
	room := is.room
	for _, o := range slices.Concat(left, right) {
		room -= o.MinSize().Width + gap
	}
	said := is.hint
	if said == "" {
		said, quiet.Color = is.missing, c.Open
	}
	parts := left
	half := is.hint != "" && ui.IsTruncated(is.hint, quiet, room-gap, 1) // half of what keys do helps nobody
	if said != "" && room > 80*u && !half {
		parts = append(parts, ui.Truncated(said, quiet, room-gap))
	}
	return ui.Row(gap, append(append(parts, ui.Spacer()), right...)...)
}
