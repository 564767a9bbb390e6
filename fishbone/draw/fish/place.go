package fish

import (
	"slices"

	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/typeset"
)

// layout is a fish in em: x grows towards the head, which is at the right of the
// first rib's foot at 0; distances from the spine are as in slot.
type layout struct {
	places      []place    // in the team's order
	heights     [2]float64 // of the ribs above and below
	boxes       [2]float64 // height of the tallest category box above and below
	head        head
	left, right float64 // the room that the labels have
	edge        float64 // where the paper ends at the left, without its margin: nothing is beyond it
	tail        float64 // where the spine ends
}

// place is where a category is.
type place struct {
	cat    *category
	name   []string // the lines in its box
	cut    bool     // they do not hold the whole name
	above  bool
	foot   float64 // of its first rib
	height float64 // of its ribs
	width  float64 // from its first rib to the next category's, or to the paper's edge
	apart  float64 // between its ribs
	ribs   []rib   // one for each column
	pocket []slot  // causes on the head side of the first rib
}

// rib is one column of a category, its rows from top to bottom.
type rib struct {
	foot  float64
	slots []slot
}

// mostExtra is how far causes may be spread apart where there is room left, in em.
const mostExtra = 2.2

// reserve is what is kept free near the spine where there is room left, so that one
// more cause finds room there while people edit.
const reserve = 1.1

// arrange gives everything its place, as the search decided.
func arrange(sides [2]*side, hs []head, c choice) *layout {
	l := &layout{head: hs[c.head], right: headGap + hs[c.head].width}
	for s, f := range sides {
		l.heights[s] = f.heights[c.heights[s]]
	}
	pockets, first, reach, spare := spendSlack(sides, c)
	feet := []float64{0}
	l.left = -reach
	for pair := range sides[0].categories {
		for s, f := range sides {
			if pair == len(f.categories)-1 {
				l.left = min(l.left, feet[pair]-f.end(c.head, c.heights[s])-c.more(pair)-spare)
			}
		}
		wide := first
		if pair > 0 {
			wide = advance(sides, c, pair) + spare
		}
		feet = append(feet, feet[pair]-wide)
	}
	if len(sides[0].categories) == 0 {
		l.left = -24
	}
	for pair := range sides[0].categories {
		for s, f := range sides {
			if pair < len(f.categories) {
				p := l.place(f, pair, s, pockets[s], feet)
				p.stretchName()
				l.places = append(l.places, p)
				l.boxes[s] = max(l.boxes[s], p.boxHeight())
			}
		}
	}
	l.tail = l.tailEnd()
	l.left = min(l.left, l.tail-finLength)
	l.edge = l.leftmost()
	return l
}

// spendSlack uses the width that is left: it takes causes back from the head side of the
// first ribs where there is room for them on their own, and returns how many stay on
// each side, how wide the first pair is, how far the paper goes behind it at least,
// and how much wider each other pair may be.
func spendSlack(sides [2]*side, c choice) (pockets [2]int, first, reach, spare float64) {
	for s, f := range sides {
		if len(f.categories) > 0 {
			pockets[s] = f.first[c.head][c.heights[s]].pocket
		}
	}
	first = advance(sides, c, 0)
	spare = c.spare
	for s, f := range sides {
		have := &first
		if len(f.categories) == 1 { // it may go as far as the paper
			have = &c.reach
		}
		for m := 0; m < pockets[s]; m++ {
			pick := f.firstOption(m, f.heights[c.heights[s]])
			if pick.columns > f.first[c.head][c.heights[s]].columns {
				continue
			}
			if more := max(0, pick.width-*have); more <= spare {
				pockets[s], spare, *have = m, spare-more, *have+more
			}
		}
	}
	spare /= float64(max(1, len(sides[0].categories)))
	if first > 0 {
		first += spare
	}
	return pockets, first, c.reach, spare
}

// place sets one category between its own foot and the next one's.
func (l *layout) place(f *side, i, side, pocket int, feet []float64) place {
	p := place{cat: f.categories[i], name: f.categories[i].name, cut: f.categories[i].cut, above: f.above, foot: feet[i], height: l.heights[side], width: feet[i] - feet[i+1]}
	m := 0
	if i == 0 {
		m = pocket
		p.pocket = seatPocket(p.cat.pocketRows(m), f.above, p.height, l.right, l.head.height/2)
	}
	if i < len(f.categories)-1 {
		p.columns(m)
		return p
	}
	t := p.cat.tailFor(f.tables[i][m], m, f.above, p.height)
	p.width = p.foot - l.left
	p.apart = t.column
	if t.columns > 1 {
		p.apart += (p.width - t.width) / float64(t.columns)
	}
	for k, groups := range t.split {
		r := strip(p.apart)
		foot := p.foot - float64(k)*p.apart
		if k == len(t.split)-1 {
			r = behind(foot - l.left)
		}
		p.ribs = append(p.ribs, rib{foot, seat(p.cat.rowsOf(groups), r, f.above, p.height)})
	}
	return p
}

// columns sets the groups from the m-th on in as few columns as the final width allows.
func (p *place) columns(m int) {
	room := p.height - nearSpine - nearBox
	split := []span{{0, len(p.cat.groups) - m}}
	for k := 1; k <= mostColumns; k++ {
		heights := p.cat.groupHeights(p.width/float64(k), nil)[m:]
		if sums := newGroupSums(heights); sums.fit(k, room) {
			if k > 1 {
				split = splitAt(heights, min(sums.lowest(k, unbounded()), room))
			}
			break
		}
	}
	p.apart = p.width / float64(len(split))
	for k, groups := range split {
		rows := p.cat.rowsOf(span{groups.from + m, groups.to + m})
		foot := p.foot - float64(k)*p.apart
		p.ribs = append(p.ribs, rib{foot, seat(rows, strip(p.apart), p.above, p.height)})
	}
}

// stretchName sets the name in fewer lines where the box spans several ribs.
func (p *place) stretchName() {
	span := float64(len(p.ribs)-1) * p.apart
	for n := 1; n < len(p.name) && span > 0; n++ {
		b := typeset.NewBlock(p.cat.title, true, typeset.Max{Lines: n, Width: span, After: notation.Width(p.cat.nameMark)})
		if !b.Cut() {
			p.name, p.cut = b.Lines(n), false
		}
	}
}

func (p *place) boxHeight() float64 { return float64(len(p.name))*notation.Pitch + boxHeight }

// seat sets the rows of a column, spread over the height of the rib.
func seat(rows []row, r room, above bool, height float64) []slot {
	if len(rows) == 0 {
		return nil
	}
	s := seating{above: above}
	var tight []slot
	end, _ := s.set(rows, r, nearSpine, 0, &tight)
	slack := height - nearBox - end
	gaps := float64(causes(rows) - 1)
	spare := min(reserve, slack/2)
	extra := min(max(mostExtra, (slack-spare)/(gaps+2)), (slack-spare)/(gaps+0.5))
	shift := (slack-spare-extra*gaps)/2 + spare
	for _, part := range []float64{1, 0.8, 0.6, 0.4, 0.2} {
		var slots []slot
		end, ok := s.set(rows, r, nearSpine+part*shift, part*extra, &slots)
		if ok && end <= height-nearBox+1e-9 && lines(slots) <= lines(tight) {
			tight = slots
			break
		}
	}
	if above { // it was set from the spine upwards
		slices.Reverse(tight)
	}
	return tight
}

// seatPocket sets the rows on the head side of a rib, from its outer end on.
func seatPocket(rows []row, above bool, height, right, half float64) []slot {
	if len(rows) == 0 {
		return nil
	}
	s := seating{above: above, inwards: true}
	var tight []slot
	end, _ := s.set(rows, before(right), height-nearBox, 0, &tight)
	extra := min(mostExtra, (end-half-nearSpine)/(float64(causes(rows))-0.5))
	for _, part := range []float64{1, 0.8, 0.6, 0.4, 0.2} {
		var slots []slot
		end, ok := s.set(rows, before(right), height-nearBox, part*extra, &slots)
		if ok && end >= half+nearSpine && lines(slots) <= lines(tight) {
			tight = slots
			break
		}
	}
	if !above { // it was set from the box upwards
		slices.Reverse(tight)
	}
	return tight
}

// causes counts the rows that are causes on the rib.
func causes(rows []row) int {
	n := 0
	for i := range rows {
		if rows[i].level == 0 {
			n++
		}
	}
	return n
}

func lines(slots []slot) int {
	n := 0
	for _, s := range slots {
		n += s.lines
	}
	return n
}

const (
	finLength = 1.3 // of the tail's two lines, along the spine
	finHeight = 1.1 // above and below it
)

// tailEnd is where the spine ends: behind the last rib and behind every label that
// is near the spine.
func (l *layout) tailEnd() float64 {
	if len(l.places) == 0 {
		return l.left + finLength
	}
	const toTheEnd = 0.6 // of the paper behind the last rib
	end := 0.0
	for i := range l.places {
		p := &l.places[i]
		for _, r := range p.ribs {
			end = min(end, r.foot-max(spineBehind-finLength, toTheEnd*(r.foot-l.left)))
			for _, s := range r.slots {
				if s.in < finHeight+0.3 {
					end = min(end, levelLine(r.foot, s.out, 0)-s.row.need(s.lines)-0.4)
				}
			}
		}
	}
	return end
}

// levelLine is where a level's line is at a distance from the spine, on a rib with
// the given foot: the rib itself for level 0, and then parallel to it.
func levelLine(foot, v float64, level int) float64 {
	return foot - cot*v - float64(level)*indent
}
