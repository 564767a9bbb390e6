package diagram

import (
	"slices"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// marked says whether something is selected on the board, cause or bone.
func (v *View) marked() bool { return v.Selected() != "" }

// canAddBelow says whether an answer can hang below what is selected.
func (v *View) canAddBelow() bool {
	c, ok := v.host.Analysis().Cause(v.Selected())
	return v.marked() && !v.cards.whole && (!ok || c.SameAs == "")
}

// saysBelow is what adding below is called: on a bone that is a cause, and no why yet.
func (v *View) saysBelow() string {
	if _, bone := v.host.Analysis().Bone(v.Selected()); bone {
		return words.T("act.addCause")
	}
	return words.T("act.addWhy")
}

// rewordSelected rewords on the board while the keys belong to it, else in the panel.
func (v *View) rewordSelected() {
	if v.host.BoardHasKeys() && !v.cards.wall.Shows(v.Selected()) {
		v.editLabel(v.Selected(), "")
		return
	}
	v.host.Reword(v.host.SelectedCause())
}

func (v *View) canReword() bool {
	return v.host.SelectedCause() != "" || v.host.BoardHasKeys() && v.marked()
}

// removeSelected removes the selected cause with all below it, or the selected bone. While
// the keys belong to the board, it selects what is next to it.
func (v *View) removeSelected() {
	id := v.host.SelectedCause()
	if v.host.BoardHasKeys() {
		id = v.Selected()
	}
	next := v.neighbour(id)
	var remove fishbone.Edit = fishbone.RemoveCause{ID: id}
	if _, ok := v.host.Analysis().Bone(id); ok {
		remove = fishbone.RemoveBone{ID: id}
	}
	if text, ok := v.labelOf(id); ok {
		panel.DoTelling(v.host, remove, words.T("cause.removed", "text", panel.Shorten(text, 24)), ui.Neutral)
	}
	if v.host.BoardHasKeys() {
		v.Select(next)
	}
}

// neighbour is what is selected after something is removed: the next sibling, the one
// before, or what it hung below.
func (v *View) neighbour(id fishbone.ID) fishbone.ID {
	c, cause := v.host.Analysis().Cause(id)
	ids := v.siblings(c.Parent, !cause)
	switch i := slices.Index(ids, id); {
	case i >= 0 && i+1 < len(ids):
		return ids[i+1]
	case i > 0:
		return ids[i-1]
	}
	return c.Parent
}

// move is a place for a cause; see [fishbone.MoveCause].
type move struct{ under, before fishbone.ID }

// sideways is the place before the sibling above, or after the one below. It asks the
// analysis and not the board, whose picture may be older than the last move. That is
// possible because siblings stand in their order from top to bottom on every bone.
func (v *View) sideways(c fishbone.Cause, d board.Direction) (move, bool) {
	ids := v.host.Analysis().CauseIDs(c.Parent)
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

// deeper is the place below the sibling before a cause.
func (v *View) deeper(c fishbone.Cause) (move, bool) {
	ids := v.host.Analysis().CauseIDs(c.Parent)
	at := slices.Index(ids, c.ID)
	if at < 1 {
		return move{}, false
	}
	before, _ := v.host.Analysis().Cause(ids[at-1])
	return move{before.ID, ""}, before.SameAs == ""
}

// shallower is the place after a cause's parent.
func (v *View) shallower(c fishbone.Cause) (move, bool) {
	up, ok := v.host.Analysis().Cause(c.Parent)
	if !ok {
		return move{}, false
	}
	ids := v.host.Analysis().CauseIDs(up.Parent)
	if at := slices.Index(ids, up.ID); at+1 < len(ids) {
		return move{up.Parent, ids[at+1]}, true
	}
	return move{up.Parent, ""}, true
}

// whereTo is the edit that moves what is selected in a direction. The direction is the one
// of a fish that looks to the right.
func (v *View) whereTo(d board.Direction) (fishbone.Edit, bool) {
	if b, ok := v.host.Analysis().Bone(v.Selected()); ok {
		return v.alongSpine(b.ID, d)
	}
	c, ok := v.host.Analysis().Cause(v.host.SelectedCause())
	if !ok {
		return nil, false
	}
	var to move
	switch d {
	case board.Left:
		to, ok = v.deeper(c)
	case board.Right:
		to, ok = v.shallower(c)
	default:
		to, ok = v.sideways(c, d)
	}
	return fishbone.MoveCause{ID: c.ID, Under: to.under, Before: to.before}, ok
}

// alongSpine moves a bone towards the head or away from it.
func (v *View) alongSpine(id fishbone.ID, d board.Direction) (fishbone.Edit, bool) {
	ids := v.siblings("", true)
	at := slices.Index(ids, id)
	switch {
	case d == board.Right && at > 0:
		return fishbone.SwapBones{ID: id, With: ids[at-1]}, true
	case d == board.Left && at+1 < len(ids):
		return fishbone.SwapBones{ID: id, With: ids[at+1]}, true
	}
	return nil, false
}

// shift moves what is selected.
func (v *View) shift(d board.Direction) {
	if e, ok := v.whereTo(v.facing(d)); ok {
		v.host.Do(e)
	}
}

// canShift says whether what is selected can be moved.
func (v *View) canShift(d board.Direction) bool {
	_, ok := v.whereTo(v.facing(d))
	return ok
}

// facing turns left and right round if the fish looks to the left.
func (v *View) facing(d board.Direction) board.Direction {
	switch {
	case v.host.HeadLeft() && d == board.Left:
		return board.Right
	case v.host.HeadLeft() && d == board.Right:
		return board.Left
	}
	return d
}

// saysSideways is what a key to the side is called. It moves a cause a level in or out, and
// a bone along the spine.
func (v *View) saysSideways(d board.Direction) string {
	away := v.facing(d) == board.Left
	_, bone := v.host.Analysis().Bone(v.Selected())
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
