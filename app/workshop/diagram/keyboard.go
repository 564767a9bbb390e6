package diagram

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

// newBoardKeys is what has the focus while the keys belong to the board.
func (v *View) newBoardKeys() *ui.KeyTarget {
	k := panel.KeysAt(v.host, action.Board)
	k.OnRune = func(r rune) {
		stroke := action.StrokeOfRune(r)
		if !v.host.Actions().Press(stroke, action.Board) && !v.host.PressBeside(stroke) {
			v.typeOver(r)
		}
	}
	k.OnFocus = func(has bool) {
		v.active = has
		if !has && !v.Typing() {
			v.host.SetBoardHasKeys(false)
		}
		v.outline()
	}
	return k
}

// Focus is what has the focus while the keys belong to the board, or to an entry on it.
func (v *View) Focus() fyne.Focusable {
	switch {
	case v.editor != nil:
		return v.editor.entry
	case v.sameAs != nil:
		return v.sameAs.entry
	case v.split != nil:
		return v.split.entry
	}
	return v.keys
}

// Typing says whether there is an entry on the board.
func (v *View) Typing() bool { return v.editor != nil || v.sameAs != nil || v.split != nil }

// typeOver types a character that is no command. It replaces the selected label or, if
// nothing is selected, goes into the panel's line.
func (v *View) typeOver(r rune) {
	if id := v.Selected(); id != "" && !v.cards.whole {
		v.editLabel(id, string(r))
		return
	}
	v.host.TypeInPanel(r)
}

// tapped follows a click on the picture. In the steps that drill down the keys stay in the
// panel, because the answer to a why is typed next.
func (v *View) tapped(id fishbone.ID, part scene.Part) {
	if part == scene.PartHead {
		v.host.OpenStep(guide.StepHead)
		return
	}
	v.CloseOverlay()
	asking := v.asking()
	v.host.SetBoardHasKeys(!asking)
	if id != "" || !asking {
		v.Select(id)
	}
	v.host.Focus()
}

// asking says whether a step is open that drills down. There the question stays the same when
// somebody clicks the paper.
func (v *View) asking() bool { return v.host.Session().Step() >= guide.StepWhy }

// Reword rewords a cause or a bone where it stands on the board, as after a double click there,
// in every step.
func (v *View) Reword(id fishbone.ID) { v.editLabel(id, "") }

// Selected is what is outlined on the board: the selected cause, or a bone.
func (v *View) Selected() fishbone.ID {
	if id := v.host.Session().Cause(); id != "" {
		return id
	}
	if bone := v.chosen().bone; bone != "" && v.isBone(bone) {
		return bone
	}
	return ""
}

// chosen is what is selected beside the cause in hand. It stays where the page is made anew.
func (v *View) chosen() *choices {
	c, _ := panel.Choices[choices](v.host)
	return c
}

func (v *View) isBone(id fishbone.ID) bool {
	_, ok := v.host.Analysis().Bone(id)
	return ok
}

// outline outlines what is selected. If nothing is and the keys belong to the panel, it
// outlines what the panel asks about.
func (v *View) outline() {
	v.board.SetActive(v.active && !v.cards.wall.Shows(v.Selected())) // else the head would stand out
	if id := v.Selected(); id != "" || v.host.BoardHasKeys() {
		v.board.Select(id)
		return
	}
	v.board.Outline(v.host.AskedAbout())
}

// Select selects a cause or a bone; the empty id selects nothing.
func (v *View) Select(id fishbone.ID) {
	v.chosen().bone = id
	v.host.Session().Choose(id) // which selects no cause if this is a bone
}

// walk goes to the label that is next to the selected one.
func (v *View) walk(d board.Direction) {
	if v.cards.walk(d) {
		return
	}
	from := v.Selected()
	if !v.isDrawn(from) && d == board.Up {
		v.Select(v.fallbackSelection(from))
		return
	}
	for !v.isDrawn(from) {
		from = v.fallbackSelection(from)
	}
	id, ok := v.board.Neighbor(from, d)
	switch {
	case ok:
		v.Select(id)
	case d == board.Down && len(v.cards.cards) > 0:
		v.Select(v.cards.cards[0].ID)
	}
}

// isDrawn says whether something is in the picture. A new cause comes a little later, and a
// very deep one never. The empty id is the head.
func (v *View) isDrawn(id fishbone.ID) bool {
	_, _, ok := v.board.LabelBounds(id)
	return ok || id == ""
}

// fallbackSelection is the sibling before something or, for the first, what it hangs below.
func (v *View) fallbackSelection(id fishbone.ID) fishbone.ID {
	c, cause := v.host.Analysis().Cause(id)
	ids := v.siblings(c.Parent, !cause)
	if i := slices.Index(ids, id); i > 0 {
		return ids[i-1]
	}
	return c.Parent
}

// boardMenu is what can be done with a cause on the board.
func (v *View) boardMenu(id fishbone.ID, _ scene.Part, at fyne.Position) {
	v.host.SetBoardHasKeys(true)
	v.Select(id)
	v.host.ShowMenu(at, v.host.Actions().Choices(
		"act.drill", "act.verdict", "act.send", "act.same", "act.outside", "act.within", "act.unlink", "act.otherWording", "act.part", "act.split", "",
		"act.addNext", "act.addWhy", "act.reword", "",
		"act.up", "act.down", "act.in", "act.out", "act.unsort", "", "act.zoomTo", "", "act.remove")...)
}
