package workshop

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/diagram"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Actions is the table of all that can be done on the page.
func (p *Page) Actions() *action.Table { return p.table }

// Shortcuts are all shortcuts with a modifier that the page knows: a window has to be told
// what to look out for while nothing has the focus.
func Shortcuts() []fyne.Shortcut { return allActions().Shortcuts() }

// allActions is the table of a page that is never shown.
func allActions() *action.Table {
	p := &Page{}
	p.diagram = diagram.New(p)
	p.use(p.features())
	return p.table
}

// Shortcut does what a shortcut asks for and returns whether there was something to do.
// The window and every entry of the page send theirs here; a key such as F2 comes as a
// shortcut without a modifier.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	if _, cancel := s.(ui.Cancel); cancel {
		return p.diagram.CancelDrag()
	}
	stroke := action.StrokeOf(s)
	if p.takenByLayer(stroke) {
		return true
	}
	return stroke != "" && p.Actions().Press(stroke, action.Everywhere)
}

// showKeys shows all keys on a card; any key takes it away.
func (p *Page) showKeys() {
	ui.ShowCover(p.Window().Canvas(), p.Actions().CheatSheet(whileTyping()), p.Focus)
}

// whileTyping are the keys of the entry on the board and of the lines of the panels,
// which mean something while one types and are no actions of their own.
func whileTyping() []action.Key {
	return []action.Key{
		{Cap: action.Cap("Return"), Words: words.T("typing.next")},
		{Cap: action.Cap("Shift+Return"), Words: words.T("typing.break")},
		{Cap: action.Cap("Tab"), Words: words.T("typing.deeper")},
		{Cap: action.Cap("Shift+Tab"), Words: words.T("typing.outwards")},
		{Cap: action.Cap("Escape"), Words: words.T("typing.leave")},
		{Cap: words.T("typing.toBone.key"), Words: words.T("typing.toBone")},
		{Cap: action.Cap("Ctrl+V"), Words: words.T("typing.list")},
	}
}

func (p *Page) analysisActions() []action.Action {
	everywhere := action.In(action.Everywhere)
	return []action.Action{
		{Name: "act.new", Part: action.Analysis, Where: everywhere, Keys: []string{"Ctrl+N"}, Can: func() bool { return p.deps.New != nil }, Do: func() { p.deps.New() }},
		{Name: "act.home", Part: action.Analysis, Where: everywhere, Keys: []string{"Ctrl+W"}, Do: func() { p.deps.Home() }},
		{Name: "act.startTwin", Part: action.Analysis, Can: func() bool { return p.deps.StartTwin != nil }, Do: func() { p.deps.StartTwin() }},
		{Name: "act.compareTwin", Part: action.Analysis, Can: func() bool { return p.deps.Compare != nil }, Do: p.compareGroups},
		{Name: "act.openFile", Part: action.Analysis, Where: everywhere, Keys: []string{"Ctrl+O"}, Can: func() bool { return p.deps.OpenFile != nil }, Do: func() { p.deps.OpenFile() }},
	}
}

// menuLeft is where a menu opens that belongs to no button: below the header, behind the rail.
const menuLeft = 200

// compareGroups leads to the comparison with another group, of several with the one that is chosen.
func (p *Page) compareGroups() {
	p.deps.Compare(func(all ...ui.Choice) { p.ShowMenu(fyne.NewPos(menuLeft, ui.HeaderHeight), all...) })
}

func (p *Page) editActions() []action.Action {
	return []action.Action{
		{Name: "act.undo", Part: action.Edit, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Z"}, Can: p.canUndo, Do: p.Undo},
		{Name: "act.redo", Part: action.Edit, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Y", "Ctrl+Shift+Z"}, Can: p.canRedo, Do: p.Redo},
	}
}

// keyActions take the keys from the board to the panel and back.
func (p *Page) keyActions() []action.Action {
	return []action.Action{
		{Name: "act.toPanel", Part: action.Diagram, Where: action.In(action.Board), Keys: []string{"Escape"}, Can: func() bool { return p.atBoard }, Do: p.toPanel, Hidden: true, Yields: true},
		{Name: "act.otherSide", Part: action.Diagram, Where: action.In(action.Everywhere), Keys: []string{"F6"}, Do: p.otherSide},
	}
}

// causeActions are about the cause in hand.
func (p *Page) causeActions() []action.Action {
	return []action.Action{
		{Name: "act.drill", Part: action.Diagram, Can: p.holds, Do: func() { p.Drill(p.SelectedCause()) }},
		{Name: "act.send", Part: action.Diagram, Where: action.In(action.Board, action.Cards), Keys: numbers(), Can: p.canSend,
			Do:  func() { p.bonesMenu(p.SelectedCause(), p.menuAt) },
			Nth: p.sendTo},
		{Name: "act.unsort", Part: action.Diagram, Where: action.In(action.Board, action.Cards), Keys: []string{"0"}, Can: p.canUnsort, Do: func() { p.Send(fishbone.Tray) }},
		{Name: "act.outside", Part: action.Diagram, Can: func() bool { return p.canPut(fishbone.OutsideControl) }, Do: func() { p.put(fishbone.OutsideControl) }},
		{Name: "act.within", Part: action.Diagram, Can: func() bool { return p.canPut(fishbone.WithinControl) }, Do: func() { p.put(fishbone.WithinControl) }},
		{Name: "act.parkCause", Part: action.Diagram, Can: func() bool { return p.CanPark(p.SelectedCause()) }, Do: func() { p.Park(p.SelectedCause()) }},
		{Name: "act.unlink", Part: action.Diagram, Can: p.isLinked, Do: func() { p.Do(fishbone.LinkSame{ID: p.SelectedCause()}) }},
	}
}

// listActions are the keys of panels that work through a list.
func (p *Page) listActions() []action.Action {
	walk := func(by int) func() {
		return func() {
			if list, ok := p.panel.(walker); ok {
				list.Walk(by)
			}
		}
	}
	return []action.Action{
		{Name: "act.before", Part: action.Steps, Where: action.In(action.Lists), Keys: []string{"Up"}, Do: walk(-1), Hidden: true},
		{Name: "act.after", Part: action.Steps, Where: action.In(action.Lists), Keys: []string{"Down"}, Do: walk(1), Hidden: true},
	}
}

func (p *Page) stepActions() []action.Action {
	var all []action.Action
	for n := guide.StepProblem; n <= p.lastPage(); n++ {
		if !p.hasPage(n) {
			continue
		}
		key := fmt.Sprintf("Ctrl+%d", n)
		if !n.IsStep() {
			key = fmt.Sprintf("Ctrl+Shift+%d", n-guide.LastStep)
		}
		all = append(all, action.Action{
			Name: fmt.Sprintf("step.%d", n), Part: action.Steps, Where: action.In(action.Everywhere),
			Keys: []string{key}, Do: func() { p.OpenStep(n) },
		})
	}
	return append(all,
		action.Action{Name: "act.nextStep", Part: action.Steps, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Next"},
			Can: func() bool { return p.Session().Step() < p.lastPage() }, Do: func() { p.turnStep(1) }},
		action.Action{Name: "act.lastStep", Part: action.Steps, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Prior"},
			Can: func() bool { return p.Session().Step() > 1 }, Do: func() { p.turnStep(-1) }},
	)
}

// turnStep opens the step or page beside the open one.
func (p *Page) turnStep(by guide.Step) {
	n := p.Session().Step() + by
	for n > 0 && n < p.lastPage() && !p.hasPage(n) {
		n += by
	}
	p.OpenStep(n)
}

func (p *Page) viewActions() []action.Action {
	return []action.Action{
		{Name: "act.numbers", After: "act.farther", Part: action.View, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+B"}, Do: func() { p.useNumbers(!p.panes.Numbers) }},
		{Name: "act.panel", After: "act.farther", Part: action.View, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+J"}, Do: func() { p.closePanel(!p.panes.Closed) }},
	}
}

func (p *Page) helpActions() []action.Action {
	return []action.Action{
		{Name: "act.menu", Part: action.Help, Where: action.In(action.Everywhere), Keys: []string{"F10"}, Do: func() { p.openMenu(p.menuCorner()) }, Hidden: true},
		{Name: "act.buttons", Part: action.Help, Where: action.In(action.Everywhere), Keys: []string{string(ui.WalkKey)}, Do: func() { ui.Walk(p.Window().Canvas()) }},
		{Name: "act.keys", Part: action.Help, Where: action.In(action.Any), Keys: []string{"F1", "?"}, Shown: "? · F1", Do: p.showKeys},
	}
}

func numbers() []string {
	keys := make([]string, 9)
	for i := range keys {
		keys[i] = fmt.Sprint(i + 1)
	}
	return keys
}
