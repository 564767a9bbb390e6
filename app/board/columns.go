package board

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// columns is how the labels of a picture lie to each other for the eye: the columns in
// which they stand below one another, and how the columns stand side by side. It comes
// from the places on the paper alone, so it holds for a fish that looks to either side
// and for a tree.
type columns struct {
	// sides are the columns above and below the spine, from the head outwards. A tree
	// has one side, from its first level on.
	sides [2][]column
	spots map[fishbone.ID]spot
	// towards is the way from the columns to the head.
	towards Direction
	head    fyne.Position
	hasHead bool
}

// column is what hangs on one side of a rib, or one level of a tree.
type column struct {
	labels []fishbone.ID // from top to bottom
	box    fishbone.ID   // the bone's that the rib ends at; empty in a tree
	rib    rib
	before bool // on the head's side of its rib
}

// spot is where a label is: in one column or, for a bone's box, in all of its ribs'.
type spot struct {
	side        int
	first, last int // columns
	row         int // in its column; -1 for a box
}

// columns gives how one can walk through the picture.
func (p *picture) columns() *columns {
	if p.arranged == nil {
		p.arranged = newColumns(p)
	}
	return p.arranged
}

func newColumns(p *picture) *columns {
	cs := &columns{spots: map[fishbone.ID]spot{}, towards: Left}
	if p.scene == nil {
		return cs
	}
	for _, a := range p.areas {
		if a.part == scene.PartHead && a.of == "" {
			cs.head, cs.hasHead = a.middle(), true
		}
	}
	if ribs, spine, ok := fishOf(p.scene); ok {
		cs.fish(p, ribs, spine)
	} else {
		cs.tree(p)
	}
	cs.index()
	return cs
}

// index notes where everything is.
func (cs *columns) index() {
	for s, columns := range cs.sides {
		for i, c := range columns {
			for row, id := range c.labels {
				cs.spots[id] = spot{side: s, first: i, last: i, row: row}
			}
			if c.box == "" {
				continue
			}
			at, ok := cs.spots[c.box]
			if !ok {
				at = spot{side: s, first: i, row: -1}
			}
			at.last = i
			cs.spots[c.box] = at
		}
	}
}

// rib is one slanted line from the spine outwards.
type rib struct {
	of       fishbone.ID
	from, to fyne.Position // from the spine
	below    bool
}

// at is how far to the right the rib is at a height, drawn on if need be.
func (r *rib) at(y float32) float32 {
	if near(r.from.Y, r.to.Y) {
		return r.from.X
	}
	return r.from.X + (y-r.from.Y)/(r.to.Y-r.from.Y)*(r.to.X-r.from.X)
}

// fishOf finds the ribs and the height of the spine; ok says whether there is a spine.
func fishOf(s *scene.Scene) (ribs []rib, spine float32, ok bool) {
	for _, l := range s.Lines {
		if l.Part == scene.PartSpine && len(l.Points) > 1 {
			spine, ok = float32(l.Points[0].Y), true
		}
	}
	if !ok {
		return nil, 0, false
	}
	for _, l := range s.Lines {
		if l.Part != scene.PartCategory || len(l.Points) < 2 {
			continue
		}
		ends := positions(l.Points)
		r := rib{of: l.Of, from: ends[0], to: ends[len(ends)-1]}
		if math.Abs(float64(r.to.Y-spine)) < math.Abs(float64(r.from.Y-spine)) {
			r.from, r.to = r.to, r.from
		}
		r.below = r.to.Y > spine
		ribs = append(ribs, r)
	}
	return ribs, spine, true
}

// fish makes the columns of a fish: what hangs behind each rib, and what hangs before
// the first one on the head's side.
func (cs *columns) fish(p *picture, ribs []rib, spine float32) {
	out := float32(-1) // the sign of the way from the head outwards
	if cs.hasHead && cs.head.X < p.size.Width/2 {
		out = 1
	}
	if out < 0 {
		cs.towards = Right
	}
	slices.SortStableFunc(ribs, func(a, b rib) int { return cmp.Compare(out*a.from.X, out*b.from.X) })
	for side := range cs.sides {
		var mine []rib
		for _, r := range ribs {
			if r.below == (side == 1) {
				mine = append(mine, r)
			}
		}
		cs.sides[side] = hangLabels(p, mine, side == 1, spine, out)
	}
}

// hangLabels puts the labels of one side of the spine onto its ribs.
func hangLabels(p *picture, ribs []rib, below bool, spine, out float32) []column {
	if len(ribs) == 0 {
		return nil
	}
	columns := []column{{box: ribs[0].of, rib: ribs[0], before: true}}
	for _, r := range ribs {
		columns = append(columns, column{box: r.of, rib: r})
	}
	for _, a := range p.areas {
		at := a.middle()
		if a.part != scene.PartCause || a.of == "" || at.Y > spine != below {
			continue
		}
		on := 0
		for i := range ribs {
			if out*(at.X-ribs[i].at(at.Y)) > 0 {
				on = i + 1
			}
		}
		columns[on].labels = append(columns[on].labels, a.of)
	}
	for i := range columns {
		p.sortDown(columns[i].labels)
	}
	return withoutEmpty(columns)
}

// withoutEmpty leaves the empty columns out, except one for each bone that has nothing on it.
func withoutEmpty(columns []column) []column {
	full := map[fishbone.ID]bool{}
	for _, c := range columns {
		full[c.box] = full[c.box] || len(c.labels) > 0
	}
	return slices.DeleteFunc(columns, func(c column) bool {
		if len(c.labels) > 0 {
			return false
		}
		drop := full[c.box] || c.before
		full[c.box] = full[c.box] || !c.before
		return drop
	})
}

// tree makes one column of each level: levels have no place from left to right in common.
func (cs *columns) tree(p *picture) {
	var ids []fishbone.ID
	for _, a := range p.areas {
		if a.of != "" && (a.part == scene.PartCause || a.part == scene.PartCategory) {
			ids = append(ids, a.of)
		}
	}
	slices.SortStableFunc(ids, func(a, b fishbone.ID) int { return cmp.Compare(p.labels[a].left, p.labels[b].left) })
	right := float32(math.Inf(-1))
	for _, id := range ids {
		if p.labels[id].left > right {
			cs.sides[0] = append(cs.sides[0], column{})
		}
		last := &cs.sides[0][len(cs.sides[0])-1]
		last.labels = append(last.labels, id)
		right = max(right, p.labels[id].right)
	}
	for _, c := range cs.sides[0] {
		p.sortDown(c.labels)
	}
}

func (p *picture) sortDown(ids []fishbone.ID) {
	slices.SortStableFunc(ids, func(a, b fishbone.ID) int {
		return cmp.Compare(p.labels[a].middle().Y, p.labels[b].middle().Y)
	})
}
