package workshop

import (
	"slices"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// typeOver begins to type with a character that is no command: over the selected label,
// or in the panel's line when nothing is selected.
func (p *Page) typeOver(r rune) {
	if id := p.selected(); id != "" {
		p.editInPlace(id, string(r))
		return
	}
	if e, ok := p.panel.Focus().(*ui.Entry); ok {
		p.toPanel()
		e.TypedRune(r)
	}
}

// marked says whether something is selected on the board, cause or bone.
func (p *Page) marked() bool { return p.selected() != "" }

// canAddBelow says whether an answer can hang below what is selected.
func (p *Page) canAddBelow() bool {
	c, ok := p.Analysis().Cause(p.selected())
	return p.marked() && (!ok || c.SameAs == "")
}

// rewordHeld rewords in place while the keys belong to the board, else in the panel.
func (p *Page) rewordHeld() {
	if p.onBoard() {
		p.editInPlace(p.selected(), "")
		return
	}
	p.reword(p.SelectedCause())
}

func (p *Page) canReword() bool { return p.holds() || p.onBoard() && p.marked() }

// removeHeld removes the cause in hand with its branch, or the selected bone, and
// selects what is next to it.
func (p *Page) removeHeld() {
	id := p.SelectedCause()
	if p.onBoard() {
		id = p.selected()
	}
	next := p.neighbour(id)
	if b, ok := p.Analysis().Bone(id); ok {
		if p.Do(fishbone.RemoveBone{ID: id}) {
			p.Notices().Say(words.T("cause.removed", "text", panel.Shorten(b.Name, 24)), ui.Neutral, words.T("workshop.undoWord"), p.Undo)
		}
	} else {
		p.removeCause(id)
	}
	if p.onBoard() {
		p.take(next)
	}
}

// neighbour is what is selected when something goes: the next sibling, the one before,
// or what it hangs below.
func (p *Page) neighbour(id fishbone.ID) fishbone.ID {
	c, cause := p.Analysis().Cause(id)
	ids := p.siblings(c.Parent, !cause)
	switch i := slices.Index(ids, id); {
	case i >= 0 && i+1 < len(ids):
		return ids[i+1]
	case i > 0:
		return ids[i-1]
	}
	return c.Parent
}

// move is where something would hang; see [fishbone.MoveCause].
type move struct{ under, before fishbone.ID }

// sideways is the place before the sibling above, or after the one below. Siblings stand
// in their order from top to bottom on every bone; what the board shows may be older than
// the last move, so it is not asked.
func (p *Page) sideways(c fishbone.Cause, d board.Direction) (move, bool) {
	ids := p.Analysis().CauseIDs(c.Parent)
	at := slices.Index(ids, c.ID)
	switch {
	case d == board.Up && at > 0:
		return move{c.Parent, ids[at-1]}, true
	case d == board.Down && at+2 < len(ids):
		return move{c.Parent, ids[at+2]}, true
	case d == board.Down && at+1 < len(ids):
		return move{c.Parent, ""}, true
	}
	return move{}, false
}

// deeper is the place under the sibling before, shallower the one after the parent.
func (p *Page) deeper(c fishbone.Cause) (move, bool) {
	ids := p.Analysis().CauseIDs(c.Parent)
	at := slices.Index(ids, c.ID)
	if at < 1 {
		return move{}, false
	}
	before, _ := p.Analysis().Cause(ids[at-1])
	return move{before.ID, ""}, before.SameAs == ""
}

func (p *Page) shallower(c fishbone.Cause) (move, bool) {
	up, ok := p.Analysis().Cause(c.Parent)
	if !ok {
		return move{}, false
	}
	ids := p.Analysis().CauseIDs(up.Parent)
	if at := slices.Index(ids, up.ID); at+1 < len(ids) {
		return move{up.Parent, ids[at+1]}, true
	}
	return move{up.Parent, ""}, true
}

// whereTo is where Alt and an arrow, given as it looks while the head is at the right,
// would move the cause in hand.
func (p *Page) whereTo(d board.Direction) (fishbone.Edit, bool) {
	if b, ok := p.Analysis().Bone(p.selected()); ok {
		return p.alongSpine(b.ID, d)
	}
	c, ok := p.Analysis().Cause(p.SelectedCause())
	if !ok {
		return nil, false
	}
	var to move
	switch d {
	case board.Left:
		to, ok = p.deeper(c)
	case board.Right:
		to, ok = p.shallower(c)
	default:
		to, ok = p.sideways(c, d)
	}
	return fishbone.MoveCause{ID: c.ID, Under: to.under, Before: to.before}, ok
}

// alongSpine moves a bone towards the head or away from it.
func (p *Page) alongSpine(id fishbone.ID, d board.Direction) (fishbone.Edit, bool) {
	ids := p.siblings("", true)
	at := slices.Index(ids, id)
	switch {
	case d == board.Right && at > 0:
		return fishbone.Move{Of: fishbone.BoneKind, ID: id, Before: ids[at-1]}, true
	case d == board.Left && at+2 < len(ids):
		return fishbone.Move{Of: fishbone.BoneKind, ID: id, Before: ids[at+2]}, true
	case d == board.Left && at+1 < len(ids):
		return fishbone.Move{Of: fishbone.BoneKind, ID: id}, true
	}
	return nil, false
}

// shift moves what is selected; canShift says whether it can be.
func (p *Page) shift(d board.Direction) {
	if e, ok := p.whereTo(p.facing(d)); ok {
		p.Do(e)
	}
}

func (p *Page) canShift(d board.Direction) bool {
	_, ok := p.whereTo(p.facing(d))
	return ok
}

// facing turns left and right round where the head is at the left.
func (p *Page) facing(d board.Direction) board.Direction {
	switch {
	case p.deps.HeadLeft && d == board.Left:
		return board.Right
	case p.deps.HeadLeft && d == board.Right:
		return board.Left
	}
	return d
}

// speaker is a panel that knows who is speaking.
type speaker interface{ Speaker() string }

// Speaker is who is speaking, so that what is named is noted as theirs.
func (p *Page) Speaker() string {
	if who, ok := p.panel.(speaker); ok {
		return who.Speaker()
	}
	return ""
}

// saysSideways is what a key to the side is called for what is selected: it moves a cause
// a level in or out, by where the head is, and a bone along the spine.
func (p *Page) saysSideways(d board.Direction) string {
	away := p.facing(d) == board.Left
	_, bone := p.Analysis().Bone(p.selected())
	switch {
	case bone && away:
		return words.T("bone.outwards")
	case bone:
		return words.T("bone.inwards")
	case away:
		return words.T("act.in")
	}
	return words.T("act.out")
}
