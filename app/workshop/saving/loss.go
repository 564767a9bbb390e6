package saving

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// lossPanel stands in the panel's place while the file is lost: what happened, what is safe, this
// window against the file that lies there now, and the ways on. A letter goes on typing.
type lossPanel struct {
	feature *feature
	frame   *panel.Frame
	keys    *ui.KeyTarget
	content fyne.CanvasObject
	chosen  int  // the way that the keys are on; the copy comes last
	walked  bool // somebody has chosen
	looked  bool // the list of what is in that file is shown
	rows    []fyne.CanvasObject
}

func newLossPanel(f *feature) *lossPanel {
	p := &lossPanel{feature: f, frame: panel.NewFrame(f.host), keys: ui.NewKeyTarget()}
	p.frame.MakeFoot = p.makeFoot
	p.keys.OnShortcut, p.keys.OnKey, p.keys.OnRune = f.host.Shortcut, p.typedKey, p.typedRune
	p.content = ui.Column(0, ui.Expand(p.frame.Content()), p.keys)
	return p
}

// Area implements [panel.Layer].
func (*lossPanel) Area() panel.Area { return panel.InPanel }

// Content implements [panel.Layer].
func (p *lossPanel) Content() fyne.CanvasObject { return p.content }

// Focus implements [panel.Layer].
func (p *lossPanel) Focus() fyne.Focusable { return p.keys }

// Close implements [panel.Layer].
func (p *lossPanel) Close() { p.feature.panel = nil }

func (p *lossPanel) leave() { p.feature.host.LeaveLayer(p) }

// Refresh implements [panel.Layer].
func (p *lossPanel) Refresh() {
	if p.feature.host.Presenting() {
		p.leave()
		return
	}
	if p.feature.loss == nil {
		return // it is about to go
	}
	a := p.feature.account(p.looked)
	if !p.walked {
		p.chosen = len(a.ways)
	}
	p.chosen = min(p.chosen, len(a.ways))
	p.frame.Show(
		p.frame.Part("top", [3]string{a.at, a.title, a.about}, func() fyne.CanvasObject { return p.makeTop(a) }),
		p.frame.Part("middle", accountDeps{a, p.chosen}, func() fyne.CanvasObject { return p.makeMiddle(a) }))
}

// accountDeps is all that the middle depends on.
type accountDeps struct {
	account
	chosen int
}

func (p *lossPanel) makeTop(a account) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Column(2,
		ui.Row(0, ui.Text(a.at, ui.Style{Size: ui.Small, Color: c.Muted}), ui.Spacer(),
			ui.SmallIcon(ui.Cross, words.T("saving.goBack", "key", action.Cap("Escape")), p.leave)),
		ui.Balanced(a.title, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, p.frame.Room(), 3),
		ui.Paragraph(a.about, ui.Style{Size: ui.Small, Color: c.Muted}, p.frame.Room(), 6))
}

func (p *lossPanel) makeMiddle(a account) fyne.CanvasObject {
	c, room := ui.Colors(), p.frame.Room()
	heading := func(key string) fyne.CanvasObject {
		return ui.Padded(6, 0, 0, 0, ui.Text(words.T(key), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}))
	}
	parts := []fyne.CanvasObject{heading("saving.left")}
	for _, l := range a.left {
		mark := fyne.CanvasObject(ui.Check.Draw(c.Good, 16))
		if !l.sure {
			mark = ui.MinSize(16, 16, panel.Dot(c.Open))
		}
		parts = append(parts, makeLine(mark, l, room, c.Ink))
	}
	if len(a.ways) > 0 {
		parts = append(parts, heading("saving.next"))
	}
	p.rows = nil
	for i, w := range a.ways {
		row := p.makeWay(i, w)
		if w.asks && len(a.list) > 0 {
			all := []fyne.CanvasObject{row}
			for _, l := range a.list {
				all = append(all, makeLine(ui.Gap(16, 0), l, room, c.Ink))
			}
			row = ui.Column(6, all...)
		}
		p.rows = append(p.rows, row)
		parts = append(parts, row)
	}
	if len(a.there) > 0 {
		parts = append(parts, ui.Padded(6, 0, 0, 0, p.makeComparison(a.there)))
	}
	parts = append(parts, ui.Flow(12, room, action.Hint("saving.key.way", "Up", "Down").Object(),
		action.Hint("saving.key.do", "Return").Object(), action.Hint("saving.key.back", "Escape").Object()))
	return ui.Column(6, parts...)
}

// markWide is the column of ticks, dots and icons.
const markWide = 28

func makeLine(mark fyne.CanvasObject, l line, room float32, ink color.Color) fyne.CanvasObject {
	said := ui.Row(0, ui.MinSize(markWide, 0, container.NewHBox(mark)), ui.Paragraph(l.said, ui.Style{Size: ui.Body, Color: ink}, room-markWide, 3))
	if l.about == "" {
		return said
	}
	return ui.Column(0, said, ui.Padded(0, 0, 0, markWide, ui.Paragraph(l.about, ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, room-markWide, 4)))
}

// makeComparison draws the table on a ground of its own.
func (p *lossPanel) makeComparison(rows [][3]cell) fyne.CanvasObject {
	c, room := ui.Colors(), p.frame.Room()-2*8
	const gap, name = 8, 76
	wide := [3]float32{name, (room - name - 2*gap) * 0.44, (room - name - 2*gap) * 0.56}
	var parts []fyne.CanvasObject
	for i, row := range rows {
		var cells []fyne.CanvasObject
		for n, cell := range row {
			s := ui.Style{Size: ui.Small, Color: c.Ink}
			switch {
			case n == 0:
				s.Color = c.Muted
			case i == 0:
				s.Color = c.Muted
			case n == 1:
				s.Bold = true
			case cell.differs:
				s.Color, s.Bold = c.Open, true
			}
			cells = append(cells, ui.MinSize(wide[n], 0, ui.Paragraph(cell.said, s, wide[n], 3)))
		}
		if i > 0 {
			parts = append(parts, ui.Hairline())
		}
		parts = append(parts, ui.Padded(3, 0, 3, 0, ui.Row(gap, cells...)))
	}
	return ui.Filled(c.Surface, ui.Radius, ui.Pad(8, ui.Column(0, parts...)))
}

func (p *lossPanel) makeWay(i int, w way) fyne.CanvasObject {
	c := ui.Colors()
	icon := map[string]ui.Icon{"saving.putBack": ui.Undo, "saving.takeBack": ui.Undo, "saving.putInto": ui.Plus}[w.name]
	if w.asks {
		icon = ui.Search
	}
	tap := ui.NewTap(ui.Padded(4, 0, 4, 0, makeLine(icon.Draw(c.Muted, 18), line{said: words.T(w.name), about: w.about}, p.frame.Room(), c.Ink)), func() { p.do(i) })
	if i == p.chosen {
		tap.Choose()
	}
	return tap
}

// makeFoot has the copy, which is always right, and the account for who is to help.
func (p *lossPanel) makeFoot() fyne.CanvasObject {
	if p.feature.loss == nil {
		return ui.Gap(0, 0)
	}
	a := p.feature.account(p.looked)
	type deps struct {
		copied string
		chosen bool
	}
	return p.frame.Part("lossFoot", deps{a.copied, p.chosen == len(a.ways)}, func() fyne.CanvasObject {
		c := ui.Colors()
		copyIt := ui.Primary("", words.T("saving.copy"), p.copy)
		if p.chosen == len(a.ways) {
			copyIt.SetToolTip(action.Cap("Return"))
		}
		tell := ui.Quiet("", words.T("saving.tell"), p.tell)
		tell.SetToolTip(words.T("saving.tell.tip"))
		return ui.Column(0, ui.Hairline(), ui.Padded(10, panel.Margin, 12, panel.Margin, ui.Column(8,
			ui.Row(6, ui.Check.Draw(c.Good, 16), ui.Paragraph(a.copied, ui.Style{Size: ui.Small, Color: c.Good}, p.frame.Room()-22, 2)),
			ui.Row(0, tell, ui.Spacer(), copyIt))))
	})
}

func (p *lossPanel) copy() { p.feature.host.Actions().Perform("saving.copy") }

// tell puts the account on the clipboard.
func (p *lossPanel) tell() {
	f := p.feature
	fyne.CurrentApp().Clipboard().SetContent(f.account(p.looked).text(f.host.DataFile(), f.loss.reason))
	f.host.Notices().Say(words.T("saving.told"), ui.Positive, "", nil)
}

// do goes a way; the one behind the last is the copy.
func (p *lossPanel) do(i int) {
	ways := p.feature.loss.ways(p.looked)
	switch {
	case i >= len(ways):
		p.copy()
	case ways[i].asks:
		p.looked, p.chosen, p.walked = !p.looked, i, true
		p.Refresh()
		p.bring()
		p.feature.host.Focus()
	default:
		p.feature.host.Actions().Perform(ways[i].name)
	}
}

func (p *lossPanel) typedKey(name fyne.KeyName) {
	to := p.chosen
	switch name {
	case fyne.KeyEscape:
		p.leave()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		p.do(p.chosen)
		return
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	default:
		return
	}
	p.chosen, p.walked = max(0, min(to, len(p.feature.loss.ways(p.looked)))), true
	p.Refresh()
	p.bring()
}

// bring brings the way that the keys are on into sight once it has its place, with the list below it.
func (p *lossPanel) bring() {
	ui.Do(func() {
		if p.chosen < len(p.rows) {
			p.frame.Bring(p.rows[p.chosen])
		}
	})
}

// typedRune goes on where somebody types: the letter is the first of the next word.
func (p *lossPanel) typedRune(r rune) {
	p.leave()
	if f := p.feature.host.Window().Canvas().Focused(); f != nil && f != p.keys {
		f.TypedRune(r)
	}
}
