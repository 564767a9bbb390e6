package choose

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// current is the solution in hand, or the first one where none is.
func (b *base) current() (fishbone.Solution, bool) {
	if s, ok := b.inHand(); ok {
		return s, true
	}
	if all := b.solutions(); len(all) > 0 {
		return all[0], true
	}
	return fishbone.Solution{}, false
}

// next takes the next solution in hand, after the last the first one.
func (b *base) next() {
	all := b.solutions()
	if len(all) == 0 {
		return
	}
	now, _ := b.current()
	i := slices.IndexFunc(all, func(s fishbone.Solution) bool { return s.ID == now.ID })
	b.take(all[(i+1)%len(all)].ID)
	b.host.Focus()
}

// leaveKey has Escape lead from a line back to the board.
func (b *base) leaveKey(name fyne.KeyName) bool {
	if name == fyne.KeyEscape {
		b.host.Focus()
	}
	return name == fyne.KeyEscape
}

// titled is the top of a panel about one solution. It holds the keys, too.
func (b *base) titled(said string, s fishbone.Solution, ok bool, below string) fyne.CanvasObject {
	if !ok {
		return ui.Column(12, b.Heading(words.T("choose.question"), ""), b.keys)
	}
	c := ui.Colors()
	return ui.Column(4,
		ui.Text(said, ui.Style{Size: ui.Small, Color: c.Faint}),
		ui.Balanced(s.Text, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, b.Room(), 3),
		ui.Paragraph(below, ui.Style{Size: ui.Body, Color: c.Muted}, b.Room(), 2),
		b.keys,
	)
}

// list has all solutions that are compared, each with a short word, and with its number where that
// stands on the board.
func (b *base) list(word func(fishbone.Solution) string, numbers bool) fyne.CanvasObject {
	now, _ := b.current()
	all := b.solutions()
	if len(all) == 0 {
		return ui.Gap(0, 0)
	}
	rows := []fyne.CanvasObject{b.Section(words.T("choose.others"))}
	ticks := slices.ContainsFunc(all, func(s fishbone.Solution) bool { return s.Choice == fishbone.Chosen })
	for _, s := range all {
		type deps struct {
			s      fishbone.Solution
			word   string
			chosen bool
			ticks  bool // some have a tick, so that the others keep its place free
			number int
		}
		d := deps{s, word(s), s.ID == now.ID, ticks, 0}
		if numbers {
			d.number = b.numberOf(s.ID)
		}
		rows = append(rows, b.Part("solution", d, func() fyne.CanvasObject {
			r := panel.Row{
				Text: s.Text, Chosen: d.chosen, Faded: s.Choice == fishbone.Declined,
				OnTap: func() { b.take(s.ID); b.host.TakeKeys() },
				Menu:  func(at fyne.Position) { b.menu(s, at) },
			}
			switch {
			case s.Choice == fishbone.Chosen:
				r.Lead = ui.Check.Draw(ui.Colors().Accent, 16)
			case ticks:
				r.Lead = ui.Gap(16, 16)
			}
			if numbers {
				number := ui.MinSize(18, 18, ui.Row(0, ui.Spacer(), ui.Text(fmt.Sprint(d.number), ui.Style{Size: ui.Small, Color: ui.Colors().Faint})))
				if r.Lead == nil {
					r.Lead = number
				} else {
					r.Lead = ui.Row(6, number, r.Lead)
				}
			}
			if d.word != "" {
				r.Chips = []fyne.CanvasObject{ui.Text(d.word, ui.Style{Size: ui.Small, Color: ui.Colors().Faint})}
			}
			return r.Make(b.Room())
		}))
	}
	return ui.Column(0, rows...)
}

// numberOf is the place of a solution among all that there are, as the list of step 8 has it.
func (b *base) numberOf(id fishbone.ID) int {
	return 1 + slices.IndexFunc(b.host.Analysis().Solutions(), func(s fishbone.Solution) bool { return s.ID == id })
}

// remove takes something away, and says so with a way back.
func (b *base) remove(of *fishbone.Kind, id fishbone.ID, text string) {
	panel.DoTelling(b.host, fishbone.Remove{Of: of, ID: id}, words.T("cause.removed", "text", panel.Shorten(text, 24)), ui.Neutral)
}

// numbered is the place of something in a list, in a disc.
func numbered(n int, z float32) fyne.CanvasObject {
	c := ui.Colors()
	fill, ink := c.Sunken, c.Muted
	if n == 1 {
		fill, ink = c.Accent, c.OnAccent
	}
	if n == 0 { // a ring to click on
		ring := canvas.NewCircle(color.Transparent)
		ring.StrokeColor, ring.StrokeWidth = c.Outline, 2
		return ui.MinSize(28*z, 28*z, ui.Pad(1, ring))
	}
	said := fmt.Sprint(n)
	return ui.Filled(fill, 14*z, ui.MinSize(28*z, 28*z, ui.Centered(ui.Text(said, ui.Style{Size: ui.RoundSize(ui.Body, z), Bold: true, Color: ink}))))
}
