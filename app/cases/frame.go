package cases

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
)

// The measures of the page.
const (
	railWidth  = 196 // at least
	railWidest = 380
	sideWidth  = 360
	footHeight = 86
	railRow    = 36
	edge       = 20
)

// refresh shows what the page shows.
func (p *Reading) refresh() {
	ui.SetContent(p.header, p.makeHeader())
	ui.SetContent(p.rail, p.makeRail())
	ui.Replace(p.side, ui.Padded(20, edge, 20, edge, p.makeSide(sideWidth-2*edge)))
	ui.SetContent(p.foot, p.makeFoot())
	p.board.refresh()
}

// problemOf is what an analysis is called.
func problemOf(a *fishbone.Analysis) string {
	if text := a.About().Problem; text != "" {
		return text
	}
	if text := a.HeadText(); text != "" {
		return text
	}
	return words.T("home.untitled")
}

func (p *Reading) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	right := ui.Row(8,
		ui.ChipButton(words.T("case.quiz"), p.View.quizzing, func() { p.setQuiz(!p.View.quizzing) }),
		ui.IconButton(ui.Present, words.T("case.present"), true, func() { p.present(true) }),
		ui.Quiet("", words.T("case.workshop"), func() { p.Open(p.analysis().ID()) }),
		settings)
	left := []fyne.CanvasObject{
		ui.IconButton(ui.Back, words.T("case.back"), true, p.Back),
		ui.Text(words.T("tab.cases"), ui.Style{Size: ui.Body, Color: c.Muted}),
		ui.Right.Draw(c.Faint, 16),
	}
	room := p.board.object.Size().Width + p.railWide() + sideWidth - right.MinSize().Width - 240
	left = append(left, ui.Truncated(problemOf(p.analysis()), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, max(200, room)))
	if p.analysis().About().MustRead == fishbone.MustRead {
		left = append(left, ui.Chip(words.T("case.must"), ui.Waiting))
	}
	return ui.Padded(0, 16, 0, 16, ui.Row(10, append(left, ui.Spacer(), right)...))
}

// titleOf is what a page is called in the rail: a chain by where it ends. In the quiz, where nobody is to
// know that, it is called by where it begins, with a number where several begin there.
func (p *Reading) titleOf(i int) string {
	one := p.pages[i]
	if one.Kind != casebook.Whys {
		return words.T("case.page." + string(one.Kind))
	}
	before, all := 0, 0
	for j, other := range p.pages {
		if other.Kind == casebook.Whys && other.Chain[0].ID == one.Chain[0].ID {
			if all++; j < i {
				before++
			}
		}
	}
	switch {
	case !p.View.quizzing || p.View.quiz.Open(one) == len(one.Chain): // nothing is given away
		return one.Chain[len(one.Chain)-1].Text
	case all > 1:
		return words.T("case.chain", "n", before+1, "of", all, "cause", one.Chain[0].Text)
	}
	return one.Chain[0].Text
}

// railWide is how wide the rail is: as its longest name, within a share of the window.
func (p *Reading) railWide() float32 {
	need := float32(0)
	for i, one := range p.pages {
		name := ui.Text(p.titleOf(i), ui.Style{Size: ui.Body, Bold: true}).MinSize().Width
		if p.scoreOf(one) != "" {
			name += scoreWide
		}
		need = max(need, name*1.04+railAround) // what is cut off is so before it fills its room
	}
	return max(railWidth, min(railWidest, p.root.Size().Width*0.2, need))
}

// railAround is what stands beside a name in the rail, and scoreWide the room of a score.
const railAround, scoreWide = 16 + 22 + 10 + 16, 28

func (p *Reading) makeRail() fyne.CanvasObject {
	c := ui.Colors()
	rows, wide := make([]fyne.CanvasObject, len(p.pages)), p.railWide()
	for i, one := range p.pages {
		rows[i] = p.railRow(i, one, wide)
	}
	scroll := container.NewVScroll(ui.Pad(8, ui.Column(2, rows...)))
	if over := float32(p.View.at+2)*(railRow+2) - max(200, p.rail.Size().Height-56); over > 0 {
		scroll.Offset.Y = over
	}
	done := canvas.NewRectangle(c.Accent)
	done.CornerRadius = 3
	track := canvas.NewRectangle(c.Hairline)
	track.CornerRadius = 3
	width := wide - 32
	bar := container.NewWithoutLayout(track, done)
	track.Resize(fyne.NewSize(width, 6))
	done.Resize(fyne.NewSize(width*float32(p.View.at+1)/float32(len(p.pages)), 6))
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	foot := ui.Padded(8, 16, 12, 16, ui.Column(8,
		ui.Row(0, ui.Text(words.T("case.at", "n", p.View.at+1, "of", len(p.pages)), small), ui.Spacer(),
			ui.Text(words.T("case.minutes", "n", casebook.Minutes(p.pages)), small)),
		ui.MinSize(width, 6, bar)))
	return ui.Column(0, ui.Expand(scroll), foot)
}

// railRow leads to a page.
func (p *Reading) railRow(i int, one casebook.Page, wide float32) fyne.CanvasObject {
	c := ui.Colors()
	fill, edgeColor, ink := c.Back, c.Outline, c.Muted
	var inside fyne.CanvasObject = ui.Text(fmt.Sprint(i+1), ui.Style{Size: ui.Small, Color: ink})
	style := ui.Style{Size: ui.Body, Color: c.Muted}
	switch {
	case i == p.View.at:
		fill, edgeColor = c.Accent, c.Accent
		inside = ui.Text(fmt.Sprint(i+1), ui.Style{Size: ui.Small, Bold: true, Color: c.OnAccent})
		style.Bold, style.Color = true, c.Ink
	case i < p.View.at:
		fill, edgeColor = c.Soft, c.Soft
		inside = ui.Check.Draw(c.Accent, 14)
	}
	parts := []fyne.CanvasObject{ui.OnDisc(22, ui.Disc(fill, edgeColor, 1), inside)}
	room := wide - railAround
	score := p.scoreOf(one)
	if score != "" {
		room -= scoreWide
	}
	parts = append(parts, ui.Truncated(p.titleOf(i), style, room))
	if score != "" {
		parts = append(parts, ui.Spacer(), ui.Text(score, ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	t := ui.NewTap(ui.Bar(railRow, 8, 8, 10, parts...), func() { p.turn(i) })
	t.SetToolTip(p.titleOf(i))
	t.Over = c.Sunken
	if i == p.View.at {
		t.Fill = c.Surface
	}
	return t
}

// scoreOf is how many answers of a page somebody had thought of, of those that were asked for.
func (p *Reading) scoreOf(one casebook.Page) string {
	if !p.View.quizzing || one.Kind != casebook.Whys {
		return ""
	}
	thought, of := 0, 0
	for _, c := range one.Chain[1:] {
		if yes, said := p.View.quiz.Said(c.ID); said {
			if of++; yes {
				thought++
			}
		}
	}
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", thought, of)
}

// readingLayout puts header, rail, board, side and foot; a room sees the board alone.
type readingLayout struct{ page *Reading }

// MinSize implements [fyne.Layout].
func (*readingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(960, 440) }

// Layout implements [fyne.Layout].
func (l *readingLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	show := func(on bool, all ...fyne.CanvasObject) {
		for _, one := range all {
			if on != one.Visible() {
				if on {
					one.Show()
				} else {
					one.Hide()
				}
			}
		}
	}
	put(o[0], 0, 0, 0, 0)
	alone := l.page.View.presenting
	show(!alone, o[1], o[2], o[3], o[5], o[6], o[7], o[8])
	if alone {
		put(o[4], 0, 0, s.Width, s.Height)
		return
	}
	const top = ui.HeaderHeight
	body := s.Height - top - 1
	put(o[1], 0, 0, s.Width, top)
	put(o[2], 0, top, s.Width, 1)
	rail := l.page.railWide()
	put(o[3], 0, top+1, rail, body)
	put(o[4], rail, top+1, s.Width-rail-sideWidth, body)
	put(o[5], s.Width-sideWidth, top, 1, s.Height-top)
	put(o[6], s.Width-sideWidth+1, top+1, sideWidth-1, body-footHeight)
	put(o[7], s.Width-sideWidth, s.Height-footHeight, sideWidth, 1)
	put(o[8], s.Width-sideWidth+1, s.Height-footHeight+1, sideWidth-1, footHeight-1)
}
