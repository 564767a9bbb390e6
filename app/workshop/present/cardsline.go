package present

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// cardsLineDeps are what the thin line below the wall of cards depends on.
type cardsLineDeps struct {
	room           float32
	step           guide.Step
	causes, people int
	until, hint    string
	keys           string // that are said as presenting begins
	late           bool
}

// makeCardsLine is the thin line while cards are named: the step, how many causes there are
// by how many people, when the step should end, and the keys.
func (d *Presenter) makeCardsLine(p panel.Prompt, room float32) fyne.CanvasObject {
	a := d.host.Analysis()
	until, late := d.host.Until()
	is := cardsLineDeps{room, d.host.Session().Step(), a.Count().Causes, speakers(a), until, p.Hint, d.keys, late}
	return d.cache.Get("cards line", is, func() fyne.CanvasObject { return d.cardsLineOf(is) })
}

// speakers is how many people have said something.
func speakers(a *fishbone.Analysis) int {
	names := map[string]bool{}
	for thing := range a.Things(fishbone.CauseKind) {
		if by := thing.(*fishbone.Cause).By; by != "" {
			names[by] = true
		}
	}
	return len(names)
}

func (d *Presenter) cardsLineOf(is cardsLineDeps) fyne.CanvasObject {
	c, u, can := ui.Colors(), d.unit(), d.host.Actions()
	gap := 22 * u
	quiet := ui.Style{Size: ui.RoundSize(lineSize, u), Color: c.Muted}
	strong := ui.Style{Size: quiet.Size, Bold: true, Color: c.Ink}
	count := words.T("status.causes", "n", is.causes)
	if is.people > 1 {
		count = words.T("present.said", "n", is.causes, "people", is.people)
	}
	left := []fyne.CanvasObject{
		ui.Row(4*u, d.button(ui.Back, "act.lastStep"),
			ui.Text(words.T("workshop.step", "n", is.step)+" · "+words.T(fmt.Sprintf("step.%d", is.step)), quiet), d.button(ui.Right, "act.nextStep")),
		ui.Text(count, strong),
	}
	if is.until != "" {
		style := quiet
		if is.late {
			style.Color = c.Open
		}
		left = append(left, ui.Text(is.until, style))
	}
	right := []fyne.CanvasObject{d.button(ui.Cross, "act.endPresent")}
	room := is.room
	for _, o := range slices.Concat(left, right) {
		room -= o.MinSize().Width + gap
	}
	keys := cmp.Or(is.keys, is.hint)
	if keys == "" {
		keys = fmt.Sprintf("%s %s   %s %s   %s %s", action.Cap("Return"), words.T("key.next"), can.Cap("act.turn"), can.Named("act.turn").Words(),
			can.Cap("act.pageDown"), can.Named("act.nextStep").Words())
	}
	if !ui.IsTruncated(keys, quiet, room-gap, 1) { // half of what keys do helps nobody
		left = append(left, ui.Text(keys, quiet))
	}
	return ui.Row(gap, append(append(left, ui.Spacer()), right...)...)
}
