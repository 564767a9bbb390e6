// Package vote is the ballot on one laptop, in step 5 on causes and in step 8 on solutions: each
// person gives dots, nobody sees anybody else's, and all counts appear together at the end.
//
// What is secret is kept by package fishbone: papers are sealed. Here the key lies beside the
// analysis, as a draft, until the reveal; so does the paper of somebody who is interrupted,
// sealed as well. The page shows a paper only to who says that they are its voter, and closes it
// whenever it is left.
//
// Start reading at view.go; each face of the page has a file: setup.go, waiting.go, hand.go,
// cards.go and result.go.
package vote

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// The places of the keys: each face of the page has its own.
const (
	atSetup   action.Place = "vote setup"
	atWaiting action.Place = "vote waiting"
	atHand    action.Place = "vote hand"
	atCards   action.Place = "vote cards"
	atResult  action.Place = "vote result"
)

// shiftHeld says whether Shift takes dots back; tests hold it themselves.
var shiftHeld = ui.ShiftHeld

// feature is the ballot as the page knows it.
type feature struct {
	host Host
	open *view // the last one that was made
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{
		Views: []panel.View{
			{Step: guide.StepAgree, Name: "vote", NamesTurns: true, Open: func() panel.ViewPanel { return f.openView(fishbone.OfCauses) }},
			{Step: guide.StepSolutions, Name: "voteSolutions", NamesTurns: true, Open: func() panel.ViewPanel { return f.openView(fishbone.OfSolutions) }},
		},
		Actions: f.actions(),
		Close:   func() { f.closeWall() },
	}
}

func (f *feature) openView(on fishbone.Subject) *view {
	f.open = newView(f.host, on)
	return f.open
}

func (f *feature) closeWall() {
	if f.open != nil {
		f.open.closeWall()
	}
}

// letters are the keys of the cards, in the order in which they are shown.
func letters() []string {
	keys := []string{}
	for r := 'a'; r <= 'z'; r++ {
		keys = append(keys, string(r))
	}
	for r := '1'; r <= '9'; r++ {
		keys = append(keys, string(r))
	}
	return keys
}

func (f *feature) actions() []action.Action {
	act := func(name string, at action.Place, do func(*view), keys ...string) action.Action {
		return action.Action{Name: name, Part: action.Steps, Where: action.In(at), Keys: keys, Hidden: true, Local: true,
			Do: func() { do(f.open) }, Can: func() bool { return f.isOpen() && f.open.place() == at }}
	}
	give := act("act.voteGive", atCards, nil, letters()...)
	give.Shown, give.Do = "A–Z", func() {}
	give.Nth = func(n int) { f.open.key(n) }
	save := func(name, ending string) action.Action {
		return action.Action{Name: name, Part: action.Analysis, After: "export.print",
			Can: func() bool { return f.isOpen() && f.open.place() == atResult },
			Do:  func() { panel.SaveTables(f.host, ending, tables.BallotsOn(f.host.Analysis(), f.open.on)) }}
	}
	show := action.Action{Name: "act.voteWall", Part: action.View, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+Shift+W"}, Can: f.isOpen, Do: func() { f.open.showWall() }}
	return []action.Action{
		act("act.ballotStart", atSetup, (*view).start, "Return", "KP_Enter"),
		act("act.ballotMore", atSetup, func(v *view) { v.changeDots(1) }, "+", "="),
		act("act.ballotFewer", atSetup, func(v *view) { v.changeDots(-1) }, "-"),
		act("act.ballotMerge", atSetup, (*view).mergeFirst, "m"),
		act("act.ballotApart", atSetup, (*view).keepApart, "k"),
		act("act.ballotAllApart", atSetup, (*view).keepAllApart, "a"),
		act("act.ballotGoOn", atWaiting, (*view).goOn, "Return", "KP_Enter"),
		act("act.voteBegin", atHand, (*view).begin, "Return", "KP_Enter"),
		act("act.voteLater", atHand, func(v *view) { v.pass(fishbone.PaperLate) }, "s"),
		act("act.voteAbsent", atHand, func(v *view) { v.pass(fishbone.PaperAbsent) }, "a"),
		act("act.votePause", atHand, (*view).pause, "Escape"),
		give,
		act("act.voteHere", atCards, func(v *view) { v.give(v.at) }, " ", "Space"),
		act("act.voteTake", atCards, func(v *view) { v.take(v.at) }, "BackSpace", "Delete"),
		act("act.voteAbstain", atCards, (*view).abstain, "0"),
		act("act.voteDone", atCards, (*view).cast, "Return", "KP_Enter"),
		act("act.cutLower", atResult, func(v *view) { v.moveCut(1) }, "Down"),
		act("act.cutHigher", atResult, func(v *view) { v.moveCut(-1) }, "Up"),
		act("act.ballotWay", atResult, (*view).takeWay, "Return", "KP_Enter"),
		act("act.ballotAgain", atResult, (*view).again, "v"),
		show,
		save("vote.savePicture", panel.PictureFile),
		save("vote.saveTable", panel.TableFile),
		{Name: "act.voteJoin", Part: action.Steps, Where: action.In(atWaiting), Keys: []string{"n"}, Local: true,
			Can: func() bool { return f.isOpen() && f.open.place() == atWaiting }, Do: func() { f.host.TypeIn(f.open.joiner) }},
	}
}

func (f *feature) isOpen() bool {
	return f.open != nil && f.host.Session().Step() == f.open.step() && f.host.Session().View() == f.open.name()
}

// newKeys has the focus while a face of the page is worked with keys. Shift is part of no stroke
// there, and Undo may be the voter's own.
func (v *view) newKeys() *ui.KeyTarget {
	k := ui.NewKeyTarget()
	k.OnRune = func(r rune) { v.host.Actions().Press(action.StrokeOfRune(r), v.place()) }
	k.OnKey = func(name fyne.KeyName) { v.pressKey(name) }
	k.OnShortcut = func(s fyne.Shortcut) bool { return v.shortcut(s) }
	return k
}

func (v *view) pressKey(name fyne.KeyName) {
	at := v.place()
	if at == atCards && v.walk(name) {
		return
	}
	if by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[name]; by != 0 && at == atResult {
		v.moveCut(by)
		return
	}
	v.host.Actions().Press(string(name), at)
}

// OwnUndo has Undo take back what the voter did last, and never the vote of somebody before them.
// While the laptop is handed over, it takes back nothing.
func (v *view) OwnUndo() *panel.Undo {
	switch v.place() {
	case atHand:
		return &panel.Undo{Undo: func() {}, Redo: func() {}}
	case atCards:
		return &panel.Undo{CanUndo: len(v.before) > 0, CanRedo: len(v.after) > 0, Undo: v.undo, Redo: v.redo}
	}
	return nil
}

// shortcut is the voter's own while their cards are shown, as [view.OwnUndo] says.
func (v *view) shortcut(s fyne.Shortcut) bool {
	stroke := action.StrokeOf(s)
	switch at := v.place(); {
	case at == atCards && stroke == "Ctrl+Z":
		v.undo()
	case at == atCards && (stroke == "Ctrl+Y" || stroke == "Ctrl+Shift+Z"):
		v.redo()
	case at == atHand && (stroke == "Ctrl+Z" || stroke == "Ctrl+Y" || stroke == "Ctrl+Shift+Z"):
		// the vote of somebody before
	case at == atCards && stroke == "Escape":
		v.pause()
	case at == atHand && stroke == "Escape":
		v.pause()
	default:
		return v.host.Shortcut(s)
	}
	return true
}
