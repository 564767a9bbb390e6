package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/guide"
)

// headerLook is all that the line on top depends on.
func (p *Page) headerLook() any {
	type look struct {
		problem    string
		step       int
		undo, redo bool
		width      float32
		colors     ui.Palette
	}
	s := p.Session
	return look{p.analysis().About().Problem, s.Step(), s.CanUndo(), s.CanRedo(), p.Window.Canvas().Size().Width, ui.Colors()}
}

// makeHeader is the line on top: back, the problem, the step, undo and redo, export.
func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	problem := p.analysis().About().Problem
	ink := c.Ink
	if problem == "" {
		problem, ink = words.T("workshop.untitled"), c.Third
	}
	room := max(240, p.Window.Canvas().Size().Width-680)
	title := ui.NewTap(ui.Inset(6, 8, 6, 8, ui.Clipped(problem, ui.Style{Size: ui.Strong, Bold: true, Color: ink}, room)),
		func() { p.openStep(guide.Problem) })
	title.SetToolTip(problem)

	present := ui.Quiet(ui.Present, words.T("workshop.present"), p.present)
	present.SetToolTip(p.named("act.present").tip())
	var export, settings, menu *ui.Tap
	menu = ui.IconButton(ui.Menu, p.named("act.menu").tip(), true, func() { p.openMenu(below(menu)) })
	export = ui.Quiet("", words.T("workshop.export"), func() { p.exportMenu(below(export)) })
	settings = ui.IconButton(ui.Gear, words.T("settings.tip"), true, func() { p.Settings(below(settings)) })
	return ui.Inset(0, 12, 0, 10, ui.Row(4,
		ui.IconButton(ui.Back, p.named("act.home").tip(), true, p.Home),
		title,
		ui.Chip(words.T("workshop.step", "n", p.Session.Step()), ui.Accented),
		ui.Spring(),
		ui.IconButton(ui.Undo, p.named("act.undo").tip(), p.Session.CanUndo(), p.undo),
		ui.IconButton(ui.Redo, p.named("act.redo").tip(), p.Session.CanRedo(), p.redo),
		ui.IconButton(ui.Past, p.named("act.history").tip(), true, p.showHistory),
		ui.Gap(8, 1),
		present,
		export,
		ui.IconButton(ui.Side, p.named("act.panel").tip(), true, func() { p.closePanel(!p.Panes.Closed) }),
		settings,
		menu,
	))
}

// below is where a menu opens that belongs to a button.
func below(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(0, o.Size().Height+4)
}
