package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The keys belong either to the panel, where the next word goes, or to the board, which
// is worked with single keys. In steps 1 to 5 a click on the board gives them to it. In
// the others the answer to a why is typed next, so they stay in the panel. F6 and Escape
// change over at any time.

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
	if p.resumeTyping() {
		return
	}
	var f fyne.Focusable
	switch {
	case p.diagram.Typing() || p.BoardHasKeys():
		f = p.diagram.Focus()
	case p.HasLayer(panel.InPanel):
		f = p.topLayer(panel.InPanel).Focus()
	default:
		f = p.panel.Focus()
	}
	p.Window().Canvas().Focus(f)
}

// toBoard gives the keys to the board, toPanel to the panel.
func (p *Page) toBoard() {
	p.atBoard = p.view == nil
	p.Focus()
}

func (p *Page) toPanel() {
	p.atBoard = false
	p.Focus()
}

// TakeKeys gives the keys to the panel, in which somebody clicked.
func (p *Page) TakeKeys() { p.toPanel() }

func (p *Page) otherSide() {
	if sides, ok := p.view.(otherSider); ok {
		sides.OtherSide()
		p.Focus()
		return
	}
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

// otherSider is a view whose keys belong either to its board or to its panel.
type otherSider interface{ OtherSide() }

// What the diagram asks for.

// BoardHasKeys says whether the keys belong to the board. They do while the panel is closed. A
// view that stands in its place has its keys itself.
func (p *Page) BoardHasKeys() bool {
	return p.view == nil && (p.atBoard || p.panes.Closed && !p.Presenting())
}

// SetBoardHasKeys gives the keys to the board, or to the panel. The focus follows with the
// next call of Focus.
func (p *Page) SetBoardHasKeys(on bool) {
	if !p.closed { // the page that comes after it has the keys
		p.atBoard = on
	}
}

// besideBoard is a panel whose letters go on working while the board has the keys.
type besideBoard interface{ KeysBesideBoard() action.Place }

// PressBeside does what a stroke means in the panel beside the board.
func (p *Page) PressBeside(stroke string) bool {
	beside, ok := p.panel.(besideBoard)
	return ok && p.Actions().Press(stroke, beside.KeysBesideBoard())
}

// TypeInPanel types a character where the panel's next word goes.
func (p *Page) TypeInPanel(r rune) {
	if e, ok := p.panel.Focus().(*ui.Entry); ok {
		p.toPanel()
		e.TypedRune(r)
	}
}

// AskedAbout is the cause that the panel asks about.
func (p *Page) AskedAbout() fishbone.ID { return p.prompt().On }

// speaker is a panel that knows who is speaking.
type speaker interface{ Speaker() string }

// Speaker is who is speaking, so that what is named is noted as theirs.
func (p *Page) Speaker() string {
	if who, ok := p.panel.(speaker); ok {
		return who.Speaker()
	}
	return ""
}
