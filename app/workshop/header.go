package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// headerDeps is all that the line on top depends on, beside the window.
func (p *Page) headerDeps() any {
	type deps struct {
		about      fishbone.About
		step       guide.Step
		undo, redo bool
		locked     error
	}
	s := p.Session()
	return deps{p.Analysis().About(), s.Step(), p.canUndo(), p.canRedo(), s.Locked()}
}

// The measures of the line on top: its edges, between its parts, and what the title has
// around its words.
const (
	headerLeft  = 10
	headerRight = 12
	headerGap   = 4
	titlePad    = 8
)

// makeHeader is the line on top: back, the menu bar, the problem, the step, undo and redo,
// export. If the bar would take the problem's room, a button stands for it.
func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	problem, style := p.Analysis().About().Problem, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}
	if problem == "" {
		problem, style.Color = words.T("workshop.untitled"), c.Faint
	}
	back := ui.IconButton(ui.Back, p.Actions().Tip("act.home"), true, p.deps.Home)
	rest := p.headerRest()
	room := p.Window().Canvas().Size().Width - headerLeft - headerRight - 2*titlePad -
		ui.Row(headerGap, append(rest, back)...).MinSize().Width - headerGap
	line := []fyne.CanvasObject{back}
	p.bar = p.newMenuBar()
	if left := room - p.bar.Object().MinSize().Width - headerGap; left >= min(leastTitle, ui.Text(problem, style).MinSize().Width) {
		line, room = append(line, p.bar.Object()), left
	} else {
		p.bar = nil
		menu := ui.IconButton(ui.Menu, p.Actions().Tip("act.menu"), true, nil)
		menu.OnTap = func() { p.openMenu(ui.Below(menu)) }
		rest, room = append(rest, menu), room-menu.MinSize().Width-headerGap
	}
	title := ui.NewTap(ui.Padded(6, titlePad, 6, titlePad, ui.Truncated(problem, style, room)), func() { p.OpenStep(guide.StepProblem) })
	title.SetToolTip(problem)
	return ui.Padded(0, headerRight, 0, headerLeft, ui.Row(headerGap, append(append(line, title), rest...)...))
}

// headerRest is what stands behind the problem.
func (p *Page) headerRest() []fyne.CanvasObject {
	present := ui.Quiet(ui.Present, words.T("workshop.present"), func() { p.Actions().Perform("act.present") })
	present.SetToolTip(p.Actions().Tip("act.present"))
	export := ui.Quiet("", words.T("workshop.export"), func() { p.Actions().Perform("act.export") })
	export.SetToolTip(p.Actions().Tip("act.export"))
	var settings *ui.Tap
	settings = ui.IconButton(ui.Gear, words.T("settings.tip"), true, func() { p.deps.Settings(ui.Below(settings)) })
	return append(append(p.state(), ui.Spacer()),
		ui.IconButton(ui.Undo, p.Actions().Tip("act.undo"), p.canUndo(), p.Undo),
		ui.IconButton(ui.Redo, p.Actions().Tip("act.redo"), p.canRedo(), p.Redo),
		ui.IconButton(ui.Past, p.Actions().Tip("act.history"), true, func() { p.Actions().Perform("act.history") }),
		ui.Gap(8, 1),
		present,
		export,
		ui.IconButton(ui.Side, p.Actions().Tip("act.panel"), true, func() { p.closePanel(!p.panes.Closed) }),
		settings,
	)
}

// leastTitle is the width that the menu bar leaves to a problem that is longer.
const leastTitle = 360

// newMenuBar offers everything that can be done, by its parts, from the table of actions.
//
// It is not Fyne's own bar. That one takes a line of the board's room and looks unlike the
// page, and its shortcuts come before those of an entry that has something to undo.
func (p *Page) newMenuBar() *ui.MenuBar {
	var menus []ui.BarMenu
	for _, part := range action.Parts() {
		menus = append(menus, ui.BarMenu{Words: words.T(string(part)), Choices: func(at fyne.Position) []ui.Choice {
			p.menuAt = at
			return p.Actions().Menu(part)
		}})
	}
	return ui.NewMenuBar(p.openBar, menus...)
}

// openBar opens a menu of the bar.
func (p *Page) openBar(n int) {
	p.diagram.CloseOverlay()
	p.bar.Open(p.Window().Canvas(), n, ui.ToEntry(p.Window().Canvas(), p.Focus))
}

// openMenu opens the first menu of the bar. Without a bar it opens a menu of all menus.
func (p *Page) openMenu(at fyne.Position) {
	if p.bar != nil && !p.Presenting() {
		p.openBar(0)
		return
	}
	var items []ui.Choice
	for _, part := range action.Parts() {
		items = append(items, ui.Choice{Words: words.T(string(part)), More: func() []ui.Choice { return p.Actions().Menu(part) }})
	}
	p.ShowMenu(at, items...)
}

// menuCorner is where the menu opens without a pointer: below the end of the header.
func (p *Page) menuCorner() fyne.Position {
	return fyne.NewPos(p.Window().Canvas().Size().Width, ui.HeaderHeight)
}
