package diagram

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// placeAt says where a card would come that is let go under the pointer.
type placeAt func(cause fishbone.ID, at fyne.Position) (board.Drop, bool)

// Draggable lets a card be dragged to a place in the picture, or to whatever else placeAt
// finds under the pointer. Nothing happens if the card is let go elsewhere, or if Escape is
// pressed.
func (v *View) Draggable(d *ui.Dragger, c fishbone.Cause, place func(fishbone.ID, fyne.Position) (board.Drop, bool)) {
	draggable(d, func() *carried { return v.carry(c.ID, place) })
}

// DraggableIdea lets a parked idea be dragged to a place in the picture, or among the cards
// that wait; take is told where.
func (v *View) DraggableIdea(d *ui.Dragger, i fishbone.Idea, take func(under, before fishbone.ID)) {
	draggable(d, func() *carried {
		c := v.carryText(i.ID, i.Text, v.placeForNew)
		c.take = func(to board.Drop) { take(to.Under, to.Before) }
		return c
	})
}

// placeForNew says where something that is no cause yet would come.
func (v *View) placeForNew(id fishbone.ID, at fyne.Position) (board.Drop, bool) {
	if v.cards.contains(at) {
		v.board.ClearHighlight()
		return board.Drop{Under: fishbone.Tray}, true
	}
	if !holds(v.board, at) { // where it came from is no edge of the board to scroll at
		v.board.ClearHighlight()
		return board.Drop{}, false
	}
	return v.board.Highlight(id, at)
}

// draggable has something carried while it is dragged.
func draggable(d *ui.Dragger, carry func() *carried) {
	var held *carried
	d.OnDrag = func(e *fyne.DragEvent) {
		if held == nil {
			held = carry()
		}
		held.to(e.AbsolutePosition)
	}
	d.OnDrop = func() {
		if done := held; done != nil {
			held = nil
			done.drop()
		}
	}
}

// carried is a card that is being dragged: a chip with its words follows the pointer, and
// says what would become of it.
type carried struct {
	view  *View
	cause fishbone.ID
	place placeAt
	chip  *fyne.Container
	says  *fyne.Container // a small flag at the chip
	said  string
	drops board.Drop
	ok    bool
	over  bool // given up
	at    fyne.Position
	take  func(to board.Drop)
}

// carry begins to drag a card.
func (v *View) carry(cause fishbone.ID, place placeAt) *carried {
	c := v.carryText(cause, v.text(cause), place)
	c.take = func(to board.Drop) { v.moveCause(cause, to) }
	return c
}

// carryText begins to drag what has these words.
func (v *View) carryText(cause fishbone.ID, text string, place placeAt) *carried {
	ghost := board.Ghost(text)
	c := &carried{view: v, cause: cause, place: place, says: container.NewStack()}
	c.chip = container.NewWithoutLayout(ghost, c.says)
	c.chip.Resize(ghost.Size())
	v.dragged.Add(c.chip)
	v.board.OnCancel = c.letGo
	v.carrying = c
	v.cards.wall.Hold(cause)
	return c
}

// to moves the card with the pointer.
func (c *carried) to(at fyne.Position) {
	if c.over {
		return
	}
	c.at = at
	if c.drops, c.ok = c.view.parkAt(c.cause, at); c.ok {
		c.view.board.ClearHighlight()
	} else {
		c.drops, c.ok = c.place(c.cause, at)
	}
	c.view.host.MarkParked(c.drops.Parked)
	c.say()
	place := c.view.board.KeepClear(at.AddXY(14, 12), c.chip.Size())
	c.chip.Move(place.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(c.view.dragged)))
}

// say puts onto the chip what would become of the card: merged, or on which bone.
func (c *carried) say() {
	said, fill := "", ui.Colors().Accent
	switch {
	case !c.ok:
	case c.drops.Into != "":
		said = words.T("wall.merge")
	case c.drops.Parked:
		said = words.T("parked.here")
	default:
		for i, b := range c.view.host.Analysis().Bones() {
			if b.ID == c.drops.Under && i < 9 {
				said, fill = fmt.Sprint(i+1), panel.BoneColor(c.view.host.Analysis(), b.ID)
			}
		}
	}
	if said == c.said {
		return
	}
	c.said = said
	c.says.Objects = nil
	if said != "" {
		flag := ui.Filled(fill, 9, ui.Padded(2, 8, 2, 8, ui.Text(said, ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().OnAccent})))
		c.says.Objects = []fyne.CanvasObject{flag}
		size := flag.MinSize()
		c.says.Resize(size)
		c.says.Move(fyne.NewPos(c.chip.Size().Width-size.Width+10, 5-size.Height)) // clear of the words
	}
	c.says.Refresh()
}

// letGo takes the card from the pointer; it stays where it was.
func (c *carried) letGo() {
	v := c.view
	v.dragged.Remove(c.chip)
	v.cards.wall.Mark("")
	v.cards.wall.Hold("")
	v.host.MarkParked(false)
	v.carrying = nil
	c.ok, c.over = false, true
}

// drop puts the card where it was let go.
func (c *carried) drop() {
	v, dropped, over := c.view, c.ok && !c.over, c.over
	c.letGo()
	v.board.ClearHighlight()
	switch {
	case dropped:
		c.take(c.drops)
	case !over:
		v.refusePark(c.cause, c.at)
	}
	v.host.Focus()
}

// moveCause moves a cause, with all below it, to where it was let go, or merges it.
func (v *View) moveCause(cause fishbone.ID, to board.Drop) {
	switch {
	case to.Parked:
		v.host.Park(cause)
		return
	case to.Into != "":
		v.merge(cause, to.Into)
		return
	}
	v.host.Do(fishbone.MoveCause{ID: cause, Under: to.Under, Before: to.Before})
}

// parkAt says whether a cause is over the parked ideas and can become one of them.
func (v *View) parkAt(cause fishbone.ID, at fyne.Position) (board.Drop, bool) {
	if !v.host.OverParked(at) || !v.host.CanPark(cause) {
		return board.Drop{}, false
	}
	return board.Drop{Parked: true}, true
}

// refusePark says why a cause that is let go over the parked ideas stays where it was.
func (v *View) refusePark(cause fishbone.ID, at fyne.Position) {
	c, ok := v.host.Analysis().Cause(cause)
	if !ok || !v.host.OverParked(at) || v.host.CanPark(cause) {
		return
	}
	before := v.host.Analysis()
	panel.Ask{Said: words.T("parked.refused", "text", panel.Shorten(c.Text, 24)), Done: func() bool { return v.host.Analysis() != before }}.Show(v.host)
}

// moveBone has a bone change places with the one that stands where it was let go: before
// another one, or at the end of the spine.
func (v *View) moveBone(bone, before fishbone.ID) {
	ids := v.siblings("", true)
	from, to := slices.Index(ids, bone), slices.Index(ids, before)
	if before == "" {
		to = len(ids)
	}
	if to > from {
		to-- // outwards it takes the place of the one before
	}
	if from >= 0 && to >= 0 && to != from {
		v.host.Do(fishbone.SwapBones{ID: bone, With: ids[to]})
	}
}

// HighlightDrop shows on the board, or on the wall, where a card would come that is let go at
// a place in the window. It returns that place; ok is false if the card cannot be dropped
// there.
func (v *View) HighlightDrop(cause fishbone.ID, at fyne.Position) (to board.Drop, ok bool) {
	to, ok = v.dropOnCards(cause, at)
	switch {
	case ok:
		v.board.ClearHighlight()
		return to, true
	case v.cards.whole:
		return board.Drop{}, false
	}
	if to, ok = v.board.Highlight(cause, at); ok && v.groups(cause, to.Under) {
		return board.Drop{Into: to.Under}, true
	}
	return to, ok
}

// dropOnCards marks the card that a cause would become one with that is let go at a place in
// the window. Beside the cards it would only come off its bone.
func (v *View) dropOnCards(cause fishbone.ID, at fyne.Position) (board.Drop, bool) {
	onto := v.cards.wall.CardAt(at)
	if v.host.Analysis().CanMerge(cause, onto) != nil {
		onto = ""
	}
	v.cards.wall.Mark(onto)
	c, _ := v.host.Analysis().Cause(cause)
	off := !v.cards.whole && c.Parent != fishbone.Tray && v.cards.contains(at)
	return board.Drop{Under: fishbone.Tray, Into: onto}, onto != "" || off
}

// draggedOff is told of a cause that is dragged from the fish towards the cards.
func (v *View) draggedOff(cause fishbone.ID, at fyne.Position, letGo bool) {
	to, ok := v.parkAt(cause, at)
	if !ok {
		to, ok = v.dropOnCards(cause, at)
	}
	v.host.MarkParked(to.Parked && !letGo)
	if !letGo {
		return
	}
	v.cards.wall.Mark("")
	if ok {
		v.moveCause(cause, to)
	} else {
		v.refusePark(cause, at)
	}
}

// groups says whether two cards of level one come together while the team groups them: what
// is dropped on a card then says the same, and answers no why.
func (v *View) groups(cause, onto fishbone.ID) bool {
	a := v.host.Analysis()
	return v.host.Session().Step() == guide.StepGroup && a.Level(onto) == 1 && a.Level(cause) == 1 && a.CanMerge(cause, onto) == nil
}

// contains says whether a place in the window is on the wall.
func (c *cardWall) contains(at fyne.Position) bool {
	return c.shown && holds(c.object, at)
}

// holds says whether a place in the window is on an object.
func holds(o fyne.CanvasObject, at fyne.Position) bool {
	p := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	size := o.Size()
	return p.X >= 0 && p.Y >= 0 && p.X < size.Width && p.Y < size.Height
}
