package diagram

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/workshop/panel"
)

// Feature is the diagram as the page's list of features has it. It has no panel.
func (v *View) Feature() panel.Feature {
	return panel.Feature{Actions: slices.Concat(v.editActions(), v.causeActions(), v.mergeActions(), v.viewActions())}
}

// editActions change what is selected. In the menu they stand behind the history.
func (v *View) editActions() []action.Action {
	all := []action.Action{
		{Name: "act.addNext", Where: action.In(action.Board), Keys: []string{"Return", "KP_Enter"}, Do: v.addNext},
		{Name: "act.addWhy", Where: action.In(action.Board), Keys: []string{"Tab"}, Can: v.canAddBelow, Do: v.addBelow, Says: v.saysBelow},
		{Name: "act.reword", Where: action.In(action.Everywhere), Keys: []string{"F2"}, Can: v.canReword, Do: v.rewordSelected},
		v.shifting("act.up", "Alt+Up", board.Up), v.shifting("act.down", "Alt+Down", board.Down),
		v.shifting("act.in", "Alt+Left", board.Left), v.shifting("act.out", "Alt+Right", board.Right),
		{Name: "act.remove", Where: action.In(action.Board, action.Cards), Keys: []string{"Delete"}, Can: v.canReword, Do: v.removeSelected, Apart: true},
	}
	for i := range all {
		all[i].Part, all[i].After = action.Edit, "act.history"
	}
	return all
}

// shifting moves what is selected in a direction as it looks.
func (v *View) shifting(name, key string, d board.Direction) action.Action {
	var says func() string
	if d == board.Left || d == board.Right {
		says = func() string { return v.saysSideways(d) }
	}
	return action.Action{Name: name, Where: action.In(action.Everywhere), Keys: []string{key},
		Can: func() bool { return v.canShift(d) }, Do: func() { v.shift(d) }, Says: says}
}

// causeActions select a cause, or say something about the selected one.
func (v *View) causeActions() []action.Action {
	arrows := []board.Direction{board.Up, board.Down, board.Left, board.Right}
	return []action.Action{
		{Name: "act.walk", After: "act.remove", Part: action.Diagram, Where: action.In(action.Board), Keys: []string{"Up", "Down", "Left", "Right"}, Shown: "↑↓←→",
			Do: v.toBoard, Nth: func(n int) { v.walk(arrows[n]) }, Hidden: true},
		{Name: "act.same", After: "act.unsort", Part: action.Diagram, Where: action.In(action.Board), Keys: []string{"s"}, Can: v.canLink, Do: v.openSameAs},
		{Name: "act.verdict", After: "act.therefore", Part: action.Diagram, Where: action.In(action.Board, action.Lists), Keys: []string{"v"},
			Can: func() bool { return v.host.SelectedCause() != "" }, Do: v.judgeMenu},
		{Name: "act.chain", After: "act.verdict", Part: action.Diagram, Where: action.In(action.Everywhere, action.Board, action.Cards, action.Lists), Keys: []string{"Ctrl+K", "k"},
			Can: func() bool { return v.host.SelectedCause() != "" }, Do: v.chainMenu},
	}
}

// toBoard gives the keys to the board.
func (v *View) toBoard() {
	v.host.SetBoardHasKeys(true)
	v.host.Focus()
}

// zoomStep is how much one click on a magnifying button changes.
const zoomStep = 1.25

// viewActions are about how the picture is looked at.
func (v *View) viewActions() []action.Action {
	everywhere := action.In(action.Everywhere)
	return []action.Action{
		{Name: "act.whole", Part: action.View, Where: everywhere, Keys: []string{"Ctrl+0"}, Do: v.ShowWhole},
		{Name: "act.actual", Part: action.View, Where: everywhere, Keys: []string{"Ctrl+9"}, Do: func() { v.board.ActualSize() }},
		{Name: "act.zoomTo", Part: action.View, Where: everywhere, Keys: []string{"F3"}, Can: v.marked, Do: func() { v.board.ZoomTo(v.Selected()) }},
		{Name: "act.closer", Part: action.View, Where: everywhere, Keys: []string{"Ctrl+="}, Do: func() { v.zoom(zoomStep) }},
		{Name: "act.farther", Part: action.View, Where: everywhere, Keys: []string{"Ctrl+-"}, Do: func() { v.zoom(1 / zoomStep) }},
		{Name: "act.switchPicture", Part: action.View, Where: action.In(action.Everywhere, action.Board), Keys: []string{"F7", "t"}, Can: v.canSwitch, Do: v.switchPicture},
		{Name: "act.levels", Part: action.View, Do: v.detailMenu},
		{Name: "act.turnHead", Part: action.View, Do: func() { v.host.TurnHead(!v.host.HeadLeft()) }},
	}
}

// zoom enlarges what is in the middle of the board by a factor.
func (v *View) zoom(factor float32) {
	size := v.board.Size()
	v.board.ZoomBy(factor, fyne.NewPos(size.Width/2, size.Height/2))
}
