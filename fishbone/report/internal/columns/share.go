package columns

import (
	"math"
	"slices"
)

const (
	// stretched is how much wider than its words a column becomes at most where there is room.
	stretched = 2.2
	// step is by how much columns become wider, in sizes of the text, and mostSteps into how many parts the room
	// is shared out at most.
	step      = 1.0 / 3
	mostSteps = 160
	// finer are the steps in which tables of few rows are shared out at last: in others nobody sees a single line.
	finer = 6
	small = 60
)

// share gives columns at least what they need. Where all have what they want, they grow together, and where there is
// not even room for the longest words, the longest of these give. Else the rest of the room goes to where it makes the
// table lowest.
func share(least, most []float64, rows [][]cell, room, size float64) []float64 {
	needed, whole := sum(least), sum(most)
	got := slices.Clone(least)
	switch {
	case whole <= room:
		for i := range got {
			got[i] = most[i] * min(room/whole, stretched)
		}
		return got
	case needed >= room:
		limit := limitOf(least, room)
		for i := range got {
			got[i] = min(got[i], limit)
		}
		return got
	}
	return newSharing(least, most, rows, room-needed, size).share()
}

func sum(all []float64) (s float64) {
	for _, one := range all {
		s += one
	}
	return s
}

// limitOf is what no column may be wider than, so that all have room: the widest give, and short words stay whole.
func limitOf(wide []float64, room float64) float64 {
	wide = slices.Sorted(slices.Values(wide))
	for i, one := range wide {
		if left := len(wide) - i; one*float64(left) >= room {
			return room / float64(left)
		}
		room -= one
	}
	return wide[len(wide)-1]
}

// sharing is a table whose columns get steps of width.
type sharing struct {
	least []float64
	rows  [][]cell
	step  float64
	most  []int     // how many steps a column gets at most
	full  []float64 // how wide all cells of a column are on one line, together
	lines [][][]int // of each column and number of steps: the lines of its cells; nil where nobody asked yet
	got   []int     // the steps of each column
	high  []int     // the rows, in lines
	steps int       // of all columns together
}

func newSharing(least, most []float64, rows [][]cell, rest, size float64) *sharing {
	n := min(mostSteps, max(1, int(rest/(step*size))))
	s := &sharing{least: least, rows: rows, step: rest / float64(n), steps: n}
	s.got, s.most, s.full = make([]int, len(least)), make([]int, len(least)), make([]float64, len(least))
	s.lines, s.high = make([][][]int, len(least)), make([]int, len(rows))
	for i := range least {
		s.most[i] = min(n, max(0, int(math.Ceil((most[i]-least[i])/s.step))))
		s.lines[i] = make([][]int, n+1)
		for _, row := range rows {
			s.full[i] += row[i].wide()
		}
	}
	return s
}

// share gives all steps away, and then moves some from one column to another as long as that makes the table lower. It
// begins several times: with what each step gains, with what each column lacks, and with all that one column asks for,
// because it may end where no single move helps further.
func (s *sharing) share() []float64 {
	var best []int
	least := math.Inf(1)
	try := func(got []int) {
		s.got = got
		if cost := s.settle(s.steps); cost < least-leastGain {
			least, best = cost, slices.Clone(s.got)
		}
	}
	try(s.gaining())
	try(s.lacking(-1))
	few := len(s.rows) <= small
	for i := range s.most {
		if few {
			try(s.lacking(i))
		}
	}
	if s.got = best; few {
		s.refine()
		s.settle(2 * finer)
	}
	wide := make([]float64, len(s.got))
	for i, n := range s.got {
		wide[i] = s.wide(i, n)
	}
	return wide
}

// refine makes the steps smaller.
func (s *sharing) refine() {
	s.step /= finer
	s.steps *= finer
	for i := range s.got {
		s.got[i], s.most[i] = s.got[i]*finer, s.most[i]*finer
		s.lines[i] = make([][]int, s.steps+1)
	}
}

// gaining gives the steps one after the other to the column that gains most by it.
func (s *sharing) gaining() []int {
	s.got = make([]int, len(s.most))
	for left := s.steps; left > 0; {
		at, by := s.best(left)
		s.got[at] += by
		left -= by
	}
	return s.got
}

// lacking are steps for each column by how much its words lack; one of them may have all that it asks for.
func (s *sharing) lacking(all int) []int {
	got, whole, left := make([]int, len(s.most)), 0, s.steps
	if all >= 0 {
		got[all] = min(s.most[all], left)
		left -= got[all]
		whole -= s.most[all]
	}
	whole += total(s.most)
	for i, n := range s.most {
		if i != all && whole > 0 {
			got[i] = min(n, n*left/whole)
		}
	}
	left = s.steps - total(got)
	for i := 0; left > 0; i = (i + 1) % len(got) {
		if got[i] < s.most[i] {
			got[i]++
			left--
		}
	}
	return got
}

func total(all []int) (n int) {
	for _, one := range all {
		n += one
	}
	return n
}

func (s *sharing) wide(column, steps int) float64 { return s.least[column] + float64(steps)*s.step }

// best is the column that gains most for each step that it gets, and how many of them: it may gain by several at once
// only.
func (s *sharing) best(left int) (at, by int) {
	now, most := s.cost(), math.Inf(-1)
	for i := range s.got {
		for n := 1; n <= min(left, s.most[i]-s.got[i]); n *= 2 {
			s.got[i] += n
			if gain := (now - s.cost()) / float64(n); gain > most {
				at, by, most = i, n, gain
			}
			s.got[i] -= n
		}
	}
	return at, by
}

// leastGain is what is worth a move.
const leastGain = 1e-6

// settle moves steps from one column to another, so many at once at most, until that makes the table no lower.
func (s *sharing) settle(most int) (cost float64) {
	cost = s.cost()
	for moved := true; moved; {
		moved = false
		for to := range s.got {
			for from := range s.got {
				for n := 1; from != to && n <= min(most, s.got[from], s.most[to]-s.got[to]); n++ {
					s.got[from], s.got[to] = s.got[from]-n, s.got[to]+n
					if now := s.cost(); now < cost-leastGain {
						cost, moved = now, true
						break
					}
					s.got[from], s.got[to] = s.got[from]+n, s.got[to]-n
				}
			}
			if now := s.gather(to, min(most, 2*finer), cost); now < cost {
				cost, moved = now, true
			}
		}
	}
	return cost
}

// gather gives a column what several others together can spare, up to so many steps, if that makes the table lower.
func (s *sharing) gather(to, most int, was float64) (cost float64) {
	before := slices.Clone(s.got)
	for n := 1; n <= min(most, s.most[to]-before[to]); n++ {
		from, least := -1, math.Inf(1)
		s.got[to]++
		for i := range s.got {
			if i == to || s.got[i] == 0 {
				continue
			}
			s.got[i]--
			if cost := s.cost(); cost < least {
				from, least = i, cost
			}
			s.got[i]++
		}
		if from < 0 {
			break
		}
		if s.got[from]--; least < was-leastGain {
			return least
		}
	}
	copy(s.got, before)
	return was
}

// What a table costs: its height in lines; a little for each line of any cell, for what is not the highest may hold the
// row next; and hardly anything for words in a narrow column, so that room which nobody needs goes to long texts.
const (
	costCell   = 0.05
	costNarrow = 0.002
)

func (s *sharing) cost() (cost float64) {
	for i, steps := range s.got {
		cost += costNarrow * s.full[i] / s.wide(i, steps)
	}
	high, all := 0, 0
	clear(s.high)
	for i, steps := range s.got {
		for row, lines := range s.linesOf(i, steps) {
			all += lines
			if before := s.high[row]; lines > before {
				high, s.high[row] = high+lines-before, lines
			}
		}
	}
	return cost + float64(high) + costCell*float64(all)
}

// linesOf are how many lines the cells of a column take with so many steps.
func (s *sharing) linesOf(column, steps int) []int {
	if s.lines[column][steps] == nil {
		lines, wide := make([]int, len(s.rows)), s.wide(column, steps)
		for i, row := range s.rows {
			lines[i] = row[column].high(wide)
		}
		s.lines[column][steps] = lines
	}
	return s.lines[column][steps]
}
