package workshop

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
)

// The keys belong either to the panel, where the next word goes, or to the board, which
// is worked with single keys. In steps 1 to 5 a click on the board gives them to it; in
// the others the answer to a why is typed next, so they stay in the panel. F6 and Escape
// change over at any time.

// newBoardKeys is what has the focus while the keys belong to the board.
func (p *Page) newBoardKeys() *ui.KeyTarget {
	k := panel.KeysAt(p, action.Board)
	k.OnRune = func(r rune) {
		stroke := action.StrokeOfRune(r)
		if !p.Actions().Press(stroke, action.Board) && !p.pressBeside(stroke) {
			p.typeOver(r)
		}
	}
	k.OnFocus = func(has bool) {
		p.board.SetActive(has)
		if !has && p.inPlace == nil && p.same == nil {
			p.atBoard = false
		}
		p.outline()
	}
	return k
}

// besideBoard is a panel whose letters go on working while the board has the keys.
type besideBoard interface{ KeysBesideBoard() action.Place }

// pressBeside does what a stroke means in the panel beside the board.
func (p *Page) pressBeside(stroke string) bool {
	beside, ok := p.panel.(besideBoard)
	return ok && p.Actions().Press(stroke, beside.KeysBesideBoard())
}

// Focus puts the focus where the next word goes.
func (p *Page) Focus() {
	if !p.started {
		return // it is not in the window yet
	}
	if l := p.topLayer(panel.OverDiagram); l != nil {
		p.Window().Canvas().Focus(l.Focus())
		return
	}
	p.presenter.EndTyping()
	var f fyne.Focusable
	switch {
	case p.inPlace != nil:
		f = p.inPlace.entry
	case p.same != nil:
		f = p.same.entry
	case p.onBoard():
		f = p.keys
	case p.HasLayer(panel.InPanel):
		f = p.topLayer(panel.InPanel).Focus()
	default:
		f = p.panel.Focus()
	}
	p.Window().Canvas().Focus(f)
}

// onBoard says whether the keys belong to the board. They do while the panel is closed.
func (p *Page) onBoard() bool { return p.atBoard || p.panes.Closed && !p.Presenting() }

// toBoard gives the keys to the board, toPanel to the panel.
func (p *Page) toBoard() {
	p.atBoard = true
	p.Focus()
}

func (p *Page) toPanel() {
	p.atBoard = false
	p.Focus()
}

func (p *Page) otherSide() {
	switch {
	case p.panes.Closed:
		p.atBoard = false
		p.closePanel(false)
	case p.atBoard:
		p.toPanel()
	default:
		p.toBoard()
	}
}

// tapped is a click on the picture.
func (p *Page) tapped(id fishbone.ID, part scene.Part) {
	if part == scene.PartHead {
		p.OpenStep(guide.Head)
		return
	}
	p.closeInPlace()
	p.closeSame()
	p.atBoard = p.Session().Step() < guide.Why
	p.take(id)
	p.Focus()
}

// selected is what is outlined on the board: the cause in hand, or a bone.
func (p *Page) selected() fishbone.ID {
	if id := p.Session().Cause(); id != "" {
		return id
	}
	if _, ok := p.Analysis().Bone(p.bone); ok {
		return p.bone
	}
	return ""
}

// outline shows on the board what is selected or, while the keys belong to the panel and
// nothing is, what the panel asks about.
func (p *Page) outline() {
	if id := p.selected(); id != "" || p.onBoard() {
		p.board.Select(id)
		return
	}
	p.board.Outline(p.prompt().On)
}

// take selects a cause or a bone; the empty id selects nothing.
func (p *Page) take(id fishbone.ID) {
	p.bone = id
	p.Session().Choose(id) // which puts down what was in hand if this is a bone
}

// walk goes to the label that is next to the selected one.
func (p *Page) walk(d board.Direction) {
	from := p.selected()
	if !p.isDrawn(from) && d == board.Up {
		p.take(p.standIn(from))
		return
	}
	for !p.isDrawn(from) {
		from = p.standIn(from)
	}
	if id, ok := p.board.Neighbor(from, d); ok {
		p.take(id)
	}
}

// isDrawn says whether something is in the picture: what was added just now is not yet,
// and what is very deep never is. The empty id is the head.
func (p *Page) isDrawn(id fishbone.ID) bool {
	_, _, ok := p.board.LabelBounds(id)
	return ok || id == ""
}

// standIn is what something follows: the sibling before it, or what it hangs below.
func (p *Page) standIn(id fishbone.ID) fishbone.ID {
	c, cause := p.Analysis().Cause(id)
	ids := p.siblings(c.Parent, !cause)
	if i := slices.Index(ids, id); i > 0 {
		return ids[i-1]
	}
	return c.Parent
}

// boardMenu is what can be done with a cause on the board.
func (p *Page) boardMenu(id fishbone.ID, _ scene.Part, at fyne.Position) {
	p.atBoard = true
	p.menuAt = at
	p.take(id)
	p.ShowMenu(at, p.Actions().Choices(
		"act.drill", "act.verdict", "act.send", "act.same", "act.unlink", "",
		"act.addNext", "act.addWhy", "act.reword", "",
		"act.up", "act.down", "act.in", "act.out", "act.unsort", "", "act.zoomTo", "", "act.remove")...)
}
