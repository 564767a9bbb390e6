package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Drop is where a cause was let go: below a bone or another cause, before a sibling. A board
// never says Into: that is for others who let cards be dropped.
type Drop struct {
	Under  fishbone.ID
	Before fishbone.ID // empty: last
	Into   fishbone.ID // the cause that it becomes one with
	Parked bool        // among the parked ideas, as Into not said by a board
}

// dropTarget is a place where something that is dragged may be let go, and how that is
// shown. The zero value is none.
type dropTarget struct {
	drop  Drop
	bone  fishbone.ID // whose strip is highlighted
	label fishbone.ID // at which the cause will be
	mark  mark
}

// mark is how a drop target is shown at its label.
type mark int

const (
	unmarked mark = iota
	lineAbove
	lineBelow
	ringed // it comes below the label, or into its place
)

func (t dropTarget) ok() bool { return t != dropTarget{} }

// How much of a label's height, above and below, means a place before and after it. In
// between it is the label itself that is meant.
const labelEdge = 0.28

// targetAt says where a cause would come if it were let go at a place on the board.
func (b *Board) targetAt(cause fishbone.ID, at fyne.Position) dropTarget {
	if !b.view.inside(at) {
		return dropTarget{}
	}
	point := b.view.paperAt(at)
	l := b.choose(cause, point)
	if l.ok() && !b.accepts(cause, l.drop) {
		return dropTarget{}
	}
	return l
}

func (b *Board) choose(cause fishbone.ID, point fyne.Position) dropTarget {
	t := b.picture.at(point)
	bone, _ := b.picture.boneAt(point)
	switch {
	case t.part == scene.PartCause && t.of != "" && b.Analysis != nil:
		return b.atLabel(t.of, point, bone)
	case bone == "":
		return dropTarget{}
	case b.Analysis == nil || b.picture.labels[bone].contains(point):
		return dropTarget{drop: Drop{Under: bone}, bone: bone}
	}
	return b.inStrip(cause, bone, point)
}

func (b *Board) atLabel(id fishbone.ID, point fyne.Position, bone fishbone.ID) dropTarget {
	label := b.picture.labels[id]
	switch part := (point.Y - label.top) / (label.bottom - label.top); {
	case part < labelEdge:
		return b.before(id, bone)
	case part > 1-labelEdge:
		return b.after(id, bone)
	}
	return dropTarget{drop: Drop{Under: id}, bone: bone, label: id, mark: ringed}
}

// before is the place of a label, which moves on for it.
func (b *Board) before(id, bone fishbone.ID) dropTarget {
	c, ok := b.Analysis().Cause(id)
	if !ok || !b.shows(c.Parent) {
		return dropTarget{}
	}
	return dropTarget{drop: Drop{Under: c.Parent, Before: id}, bone: bone, label: id, mark: lineAbove}
}

// after is the place below a label: before its first answer if that one stands below it,
// else behind it.
func (b *Board) after(id, bone fishbone.ID) dropTarget {
	a := b.Analysis()
	c, ok := a.Cause(id)
	if !ok {
		return dropTarget{}
	}
	cs := b.picture.columns()
	at := cs.spots[id]
	for _, answer := range a.CauseIDs(id) {
		if s, drawn := cs.spots[answer]; drawn && s.side == at.side && s.first == at.first {
			return dropTarget{drop: Drop{Under: id, Before: answer}, bone: bone, label: answer, mark: lineAbove}
		}
	}
	if !b.shows(c.Parent) {
		return dropTarget{}
	}
	return dropTarget{drop: Drop{Under: c.Parent, Before: following(a, c)}, bone: bone, label: id, mark: lineBelow}
}

// inStrip is the place on a bone's rib at a height: at the nearest label, and at its end
// where there is none near.
func (b *Board) inStrip(cause, bone fishbone.ID, point fyne.Position) dropTarget {
	c := b.picture.columns().ribOf(bone, point)
	if c == nil {
		return dropTarget{drop: Drop{Under: bone}, bone: bone}
	}
	nearest := slices.MinFunc(c.labels, func(one, other fishbone.ID) int {
		if b.picture.distance(one, point.Y) < b.picture.distance(other, point.Y) {
			return -1
		}
		return 1
	})
	label := b.picture.labels[nearest]
	switch {
	case point.Y < label.middle().Y:
		return b.before(nearest, bone)
	case point.Y > 2*label.bottom-label.top && nearest == c.labels[len(c.labels)-1]:
		return b.behindAll(nearest, bone)
	}
	return b.after(nearest, bone)
}

// behindAll is the place on a bone below everything that hangs on one of its ribs.
func (b *Board) behindAll(last, bone fishbone.ID) dropTarget {
	a := b.Analysis()
	top, ok := a.Cause(last)
	for ok && top.Parent != bone {
		top, ok = a.Cause(top.Parent)
	}
	if !ok {
		return dropTarget{}
	}
	return dropTarget{drop: Drop{Under: bone, Before: following(a, top)}, bone: bone, label: last, mark: lineBelow}
}

// following is the sibling behind a cause, empty for the last.
func following(a *fishbone.Analysis, c fishbone.Cause) fishbone.ID {
	all := a.CauseIDs(c.Parent)
	if i := slices.Index(all, c.ID); i >= 0 && i+1 < len(all) {
		return all[i+1]
	}
	return ""
}

// shows says whether a bone or a cause is in the picture.
func (b *Board) shows(id fishbone.ID) bool {
	_, ok := b.picture.labels[id]
	return ok
}

// accepts says whether a cause may be let go somewhere and would then be in another place.
func (b *Board) accepts(cause fishbone.ID, to Drop) bool {
	if b.Analysis == nil {
		return true
	}
	a := b.Analysis()
	c, ok := a.Cause(cause)
	if !ok { // it comes from elsewhere, such as a parked idea
		_, err := a.Apply(fishbone.AddCause{ID: fishbone.NewID(), Under: to.Under, Before: to.Before, Text: "x"}, fishbone.Stamp{})
		return err == nil
	}
	if to.Under == c.Parent && (to.Before == cause || to.Before == following(a, c)) {
		return false
	}
	_, err := a.Apply(fishbone.MoveCause{ID: cause, Under: to.Under, Before: to.Before}, fishbone.Stamp{})
	return err == nil
}

// boneTargetAt says where a bone would come: into the place of the one that it is let go
// on, and those in between move up.
func (b *Board) boneTargetAt(bone fishbone.ID, at fyne.Position) dropTarget {
	if b.Analysis == nil || !b.view.inside(at) {
		return dropTarget{}
	}
	on, ok := b.picture.boneAt(b.view.paperAt(at))
	if !ok || on == bone {
		return dropTarget{}
	}
	bones := b.Analysis().Bones()
	index := func(id fishbone.ID) int {
		return slices.IndexFunc(bones, func(x fishbone.Bone) bool { return x.ID == id })
	}
	from, to := index(bone), index(on)
	l := dropTarget{drop: Drop{Before: on}, bone: on, label: on, mark: ringed}
	switch {
	case from < 0 || to < 0:
		return dropTarget{}
	case from < to && to+1 < len(bones):
		l.drop.Before = bones[to+1].ID
	case from < to:
		l.drop.Before = ""
	}
	return l
}

// ribOf is the column of a bone's labels that is at a place; nil if none hangs there.
func (cs *columns) ribOf(bone fishbone.ID, point fyne.Position) *column {
	at, ok := cs.spots[bone]
	if !ok || at.row >= 0 {
		return nil
	}
	columns := cs.sides[at.side]
	c := &columns[at.first]
	for i := at.first + 1; i <= at.last; i++ {
		if cs.outwards()*(point.X-columns[i].rib.at(point.Y)) > 0 {
			c = &columns[i]
		}
	}
	if len(c.labels) == 0 {
		return nil
	}
	return c
}

// contains says whether a point is in the box.
func (r box) contains(p fyne.Position) bool {
	return p.X >= r.left && p.X <= r.right && p.Y >= r.top && p.Y <= r.bottom
}
