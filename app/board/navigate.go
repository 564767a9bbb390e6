package board

import (
	"math"

	"whybone/fishbone"
)

// Direction is where an arrow key points.
type Direction int

// The directions.
const (
	Up Direction = iota
	Down
	Left
	Right
)

// Neighbor is the label next to another one for the eye. Up and down go through what hangs
// on one rib, to the box of its bone and, at the other end, across the spine; left and
// right go to the nearest label of the neighbouring rib and, before the first one, to
// the head. In a tree, up and down go through one level, left and right to the nearest
// label of the next. The head, and nothing, is the empty id. It returns false where
// there is nothing on that side.
func (b *Board) Neighbor(from fishbone.ID, d Direction) (fishbone.ID, bool) {
	cs := b.picture.columns()
	at, ok := cs.spots[from]
	switch {
	case !ok:
		return b.picture.fromHead(d)
	case d == Up || d == Down:
		return b.picture.inColumn(at, d)
	}
	return b.picture.nextColumn(from, at, d)
}

// fromHead goes from the head into the fish.
func (p *picture) fromHead(d Direction) (best fishbone.ID, ok bool) {
	cs := p.columns()
	if d == cs.towards && cs.hasHead {
		return "", false
	}
	far := float32(math.Inf(1))
	for side, columns := range cs.sides {
		if len(columns) == 0 || d == Up && side == 1 || d == Down && side == 0 && cs.twoSided() {
			continue
		}
		id := p.nearest(&columns[0], cs.head.Y, "")
		if away := p.distance(id, cs.head.Y); away < far {
			best, far, ok = id, away, true
		}
	}
	return best, ok
}

// twoSided says whether the picture is a fish and not a tree.
func (cs *columns) twoSided() bool { return len(cs.sides[0]) > 0 && cs.sides[0][0].box != "" }

// inColumn goes up or down on a rib and, from its inner end, across the spine.
func (p *picture) inColumn(at spot, d Direction) (fishbone.ID, bool) {
	cs := p.columns()
	inwards := (d == Down) == (at.side == 0)
	if at.row < 0 {
		if !inwards {
			return "", false
		}
		if c := cs.hanging(at); c != nil {
			return outermost(c, at.side), true
		}
		return p.across(at, at.first)
	}
	c := &cs.sides[at.side][at.first]
	row := at.row + 1
	if d == Up {
		row = at.row - 1
	}
	switch {
	case row >= 0 && row < len(c.labels):
		return c.labels[row], true
	case inwards:
		return p.across(at, at.first)
	}
	return c.box, c.box != ""
}

// hanging is the column that one comes to from a bone's box: the first rib that has
// labels. What stands before the first rib comes last.
func (cs *columns) hanging(at spot) *column {
	columns := cs.sides[at.side]
	for i := at.first; i <= at.last; i++ {
		if len(columns[i].labels) > 0 && !columns[i].before {
			return &columns[i]
		}
	}
	if len(columns[at.first].labels) > 0 {
		return &columns[at.first]
	}
	return nil
}

// outermost is the label at the bone's box, and innermost the one at the spine.
func outermost(c *column, side int) fishbone.ID {
	if side == 1 {
		return c.labels[len(c.labels)-1]
	}
	return c.labels[0]
}

func innermost(c *column, side int) fishbone.ID {
	if len(c.labels) == 0 {
		return c.box
	}
	return outermost(c, 1-side)
}

// across goes over the spine, to the rib that meets it nearest.
func (p *picture) across(at spot, from int) (best fishbone.ID, ok bool) {
	cs := p.columns()
	origin, far := cs.onSpine(&cs.sides[at.side][from]), float32(math.Inf(1))
	other := 1 - at.side
	for i := range cs.sides[other] {
		c := &cs.sides[other][i]
		if away := abs(cs.onSpine(c) - origin); away < far {
			best, far, ok = innermost(c, other), away, true
		}
	}
	return best, ok
}

// onSpine is where a column stands on the spine.
func (cs *columns) onSpine(c *column) float32 {
	if c.before {
		return c.rib.from.X - cs.outwards()
	}
	return c.rib.from.X
}

// nextColumn goes to the neighbouring column, or to the head.
func (p *picture) nextColumn(from fishbone.ID, at spot, d Direction) (fishbone.ID, bool) {
	cs := p.columns()
	i := at.last + 1
	if d == cs.towards {
		i = at.first - 1
	}
	columns := cs.sides[at.side]
	switch {
	case i < 0:
		return "", cs.hasHead
	case i >= len(columns):
		return "", false
	}
	return p.nearest(&columns[i], p.labels[from].middle().Y, cs.sides[at.side][at.first].box), true
}

// nearest is what of a column is nearest to a height. The box of a bone that one is on
// already is not meant.
func (p *picture) nearest(c *column, y float32, own fishbone.ID) fishbone.ID {
	best, far := c.box, float32(math.Inf(1))
	if c.box != "" && c.box != own {
		far = p.distance(c.box, y)
	}
	for _, id := range c.labels {
		if away := p.distance(id, y); away < far {
			best, far = id, away
		}
	}
	return best
}

func (p *picture) distance(id fishbone.ID, y float32) float32 {
	return abs(p.labels[id].middle().Y - y)
}

func abs(n float32) float32 { return max(n, -n) }
