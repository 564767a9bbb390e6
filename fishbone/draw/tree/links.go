package tree

import (
	"cmp"
	"math"
	"slices"

	"whybone/fishbone/draw/scene"
)

// Between two columns, in em along the tree: lanes for the lines to repeated causes,
// the box with the level's number, lanes in which lines branch, and the branches.
const (
	laneGap    = 0.60 // from one lane to the next
	firstLane  = 0.65 // from a column to the first lane of repeats
	beforeStem = 0.55 // from there to a level's number, and from that to where lines branch
	branchLong = 1.00
	brokenLong = 1.60 // added for the mark of a "therefore" that does not hold
	clearOf    = 0.35 // between a line and what it must not touch
)

// column is the boxes of one level and what follows them.
type column struct {
	start       float64
	wide        float64 // of the largest box
	level       float64 // of the largest number
	repeatLanes int     // lanes
	trunkLanes  int     // lanes
	broken      bool    // some branch behind it is
}

func (c *column) repeatLane(lane int) float64 {
	return c.start + c.wide + firstLane + laneGap*float64(lane)
}

// behind is where the lanes of repeats end.
func (c *column) behind() float64 {
	if c.repeatLanes == 0 {
		return c.start + c.wide
	}
	return c.repeatLane(c.repeatLanes - 1)
}

// number is where a level's number begins, along.
func (c *column) number() float64 { return c.behind() + beforeStem }

func (c *column) trunk(lane int) float64 {
	at := c.number()
	if c.level > 0 {
		at += c.level + beforeStem
	}
	return at + laneGap*float64(lane)
}

// next is where the next column begins.
func (c *column) next() float64 {
	at := c.trunk(max(0, c.trunkLanes-1)) + branchLong
	if c.broken {
		at += brokenLong
	}
	return at
}

// measureColumns says how wide the columns are, as far as the boxes tell.
func (t *tree) measureColumns() {
	t.columns = t.columns[:0]
	for i := range t.nodes {
		n := &t.nodes[i]
		for len(t.columns) <= n.column {
			t.columns = append(t.columns, column{})
		}
		c := &t.columns[n.column]
		along, _ := t.extent(n)
		c.wide = math.Max(c.wide, along)
		c.level = math.Max(c.level, t.levelAlong(t.levelWords(n)))
		if n.parent >= 0 && t.options.Broken[n.id] {
			t.columns[n.column-1].broken = true
		}
	}
	t.placeColumns()
}

// levelAlong is how far the box of a level's number reaches along the tree.
func (t *tree) levelAlong(words string) float64 {
	switch {
	case words == "":
		return 0
	case t.options.TopDown:
		return levelHigh
	}
	return levelBox(words)
}

// levelAcross is how far it reaches across.
func (t *tree) levelAcross(words string) float64 {
	switch {
	case words == "":
		return 0
	case t.options.TopDown:
		return levelBox(words)
	}
	return levelHigh
}

// firstLevel is the number of the first box's own level; empty if it has none.
func (t *tree) firstLevel() string {
	if t.nodes[0].part != scene.PartCause {
		return ""
	}
	return t.options.Words.Level(t.nodes[0].level)
}

// placeColumns sets the columns one behind the other.
func (t *tree) placeColumns() {
	at := 0.0
	if words := t.firstLevel(); words != "" {
		at = t.levelAlong(words) + beforeStem
	}
	for i := range t.columns {
		t.columns[i].start = at
		at = t.columns[i].next()
		if slices.Contains(t.bands, i+1) {
			at = 0
		}
	}
}

// end is where the tree ends, along.
func (t *tree) end() (end float64) {
	for i := range t.columns {
		end = max(end, t.columns[i].behind())
	}
	return end
}

// connect chooses the ways of all lines.
func (t *tree) connect() {
	t.measureColumns()
	spans := make([][]laneSpan, len(t.columns))
	for i := range t.nodes {
		n := &t.nodes[i]
		if len(n.answers) == 0 {
			continue
		}
		n.stem = t.stem(n)
		s := laneSpan{low: n.stem, high: n.stem, lane: &n.lane}
		for _, k := range n.answers {
			s.low, s.high = math.Min(s.low, t.nodes[k].across), math.Max(s.high, t.nodes[k].across)
		}
		spans[n.column] = append(spans[n.column], s)
	}
	for i := range t.columns {
		t.columns[i].trunkLanes = lanes(spans[i])
	}
	t.connectRepeats()
	t.placeColumns()
	t.stack()
}

// stem is where the line from a box to its answers runs: in its middle, or straight to
// a single answer that is nearly opposite.
func (t *tree) stem(n *node) float64 {
	if len(n.answers) > 1 {
		return n.across
	}
	answer := &t.nodes[n.answers[0]]
	_, own := t.extent(n)
	_, other := t.extent(answer)
	away := math.Abs(answer.across - n.across)
	if away <= (own-t.levelAcross(t.levelWords(n)))/2 && away <= other/2-clearOf {
		return answer.across
	}
	return n.across
}

// laneSpan is a stretch of a line in a lane.
type laneSpan struct {
	low, high float64
	lane      *int // is told which
	to        int  // stretches that lead to one box may lie on each other
}

// lanes gives every stretch a lane, so that none lies on another, and returns how many
// lanes that takes.
func lanes(spans []laneSpan) int {
	slices.SortStableFunc(spans, func(a, b laneSpan) int { return cmp.Compare(a.low, b.low) })
	type end struct {
		at float64
		to int
	}
	var ends []end
	for _, s := range spans {
		k := slices.IndexFunc(ends, func(e end) bool { return e.at+clearOf < s.low || s.to != 0 && e.to == s.to })
		if k < 0 {
			k, ends = len(ends), append(ends, end{s.low, s.to})
		}
		ends[k] = end{math.Max(ends[k].at, s.high), s.to}
		*s.lane = k
	}
	return len(ends)
}

// connectRepeats finds the ways from causes to those that they repeat.
func (t *tree) connectRepeats() {
	spans := make([][]laneSpan, len(t.columns))
	var turns []laneSpan // taken by the lines so far; lane is not used
	for i := range t.repeats {
		l := &t.repeats[i]
		from, to := &t.nodes[l.from], &t.nodes[l.to]
		l.enter = t.entryAcross(from, to)
		if from.column == to.column {
			l.turn = l.enter
			spans[from.column] = append(spans[from.column], l.stretch(from.across, l.enter, &l.fromLane))
			continue
		}
		l.turn = t.freeTurn(from, to, l.enter, turns)
		turns = append(turns, laneSpan{low: l.turn - clearOf, high: l.turn + clearOf})
		spans[from.column] = append(spans[from.column], l.stretch(from.across, l.turn, &l.fromLane))
		spans[to.column] = append(spans[to.column], l.stretch(l.turn, l.enter, &l.toLane))
	}
	for i := range t.columns {
		t.columns[i].repeatLanes = lanes(spans[i])
	}
}

// entryAcross is where a line from one node goes into another: on the side that it comes
// from, unless the line to the other's own answers is there.
func (t *tree) entryAcross(from, to *node) float64 {
	_, across := t.extent(to)
	side := math.Copysign(0.28*across, from.across-to.across)
	if len(to.answers) > 0 && math.Abs(to.across+side-to.stem) < clearOf {
		side = -side
	}
	return to.across + side
}

func (l *repeat) stretch(a, b float64, lane *int) laneSpan {
	return laneSpan{math.Min(a, b), math.Max(a, b), lane, l.to}
}

// freeTurn returns where a line can run from the column of one node to that of another
// without touching a box or a number: as near to the direct way as possible.
func (t *tree) freeTurn(from, to *node, enter float64, turns []laneSpan) float64 {
	low, high := min(from.column, to.column), max(from.column, to.column)
	taken := slices.Clone(turns)
	block := func(middle, size float64) {
		taken = append(taken, laneSpan{low: middle - size/2 - clearOf, high: middle + size/2 + clearOf})
	}
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.column > low && n.column <= high {
			_, size := t.extent(n)
			block(n.across, size)
		}
		if n.column >= low && n.column < high && len(n.answers) > 0 {
			block(n.stem, t.levelAcross(t.levelWords(n)))
		}
	}
	slices.SortFunc(taken, func(a, b laneSpan) int { return cmp.Compare(a.low, b.low) })
	best, least, end := enter, math.Inf(1), math.Inf(-1)
	try := func(at float64) {
		if way := math.Abs(from.across-at) + math.Abs(at-enter); way < least {
			best, least = at, way
		}
	}
	for _, s := range taken {
		if s.low > end {
			try(s.low)
			if !math.IsInf(end, -1) {
				try(end)
			}
		}
		end = math.Max(end, s.high)
	}
	try(end)
	return best
}
