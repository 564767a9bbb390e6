package fishbone

import (
	"math"
	"slices"
)

// Matrix compares solutions by weighted criteria.
type Matrix struct {
	Criteria  []Criterion
	Solutions []Solution
	points    map[cell]float64
}

// cell is the place of points in a matrix.
type cell struct{ criterion, solution ID }

// MatrixOf compares some solutions by the points that one person gave, or by those of all:
// what the team gave together, and where it gave none, the mean of its members.
func (a *Analysis) MatrixOf(solutions []Solution, by string) Matrix {
	m := Matrix{a.CriteriaFor(OfSolutions), solutions, map[cell]float64{}}
	together, count := map[cell]bool{}, map[cell]float64{}
	for _, s := range a.Scores() {
		x, ok := s.Points.Float()
		at := cell{s.Criterion, s.Of}
		switch {
		case !ok || by != "" && s.By != by:
		case s.By == by:
			m.points[at], together[at] = x, true
		case !together[at]:
			n := count[at]
			m.points[at], count[at] = (m.points[at]*n+x)/(n+1), n+1
		}
	}
	return m
}

// Points are those that a solution has for a criterion; ok is false where nobody gave any.
func (m Matrix) Points(criterion, solution ID) (x float64, ok bool) {
	x, ok = m.points[cell{criterion, solution}]
	return x, ok
}

// WeightSum is what the weights add up to: 100 where they are well chosen.
func (m Matrix) WeightSum() int {
	sum := 0
	for _, c := range m.Criteria {
		sum += c.Weight
	}
	return sum
}

// Open is how many points are still to be given.
func (m Matrix) Open() int {
	n := 0
	for _, c := range m.Criteria {
		for _, s := range m.Solutions {
			if _, ok := m.Points(c.ID, s.ID); !ok {
				n++
			}
		}
	}
	return n
}

// Result is the weighted mean of a solution's points, so that it is a number of the same
// scale whatever the weights add up to. Criteria for which it has no points do not count;
// whole says that there are none such. Without any weight all count alike.
func (m Matrix) Result(solution ID) (x float64, whole bool) {
	x, whole = m.mean(solution, func(c Criterion) float64 { return float64(c.Weight) })
	return x, whole
}

// mean is the mean of a solution's points with these weights.
func (m Matrix) mean(solution ID, weight func(Criterion) float64) (x float64, whole bool) {
	var sum, weights, plain, n float64
	for _, c := range m.Criteria {
		p, ok := m.Points(c.ID, solution)
		if !ok {
			continue
		}
		sum, weights, plain, n = sum+weight(c)*p, weights+weight(c), plain+p, n+1
	}
	whole = len(m.Criteria) > 0 && int(n) == len(m.Criteria)
	switch {
	case n == 0:
		return 0, false
	case weights == 0:
		return plain / n, whole
	}
	return sum / weights, whole
}

// sameResult is how far apart two results may be that count as the same.
const sameResult = 1e-9

// Leaders are the solutions with the best result: several where they are level. Only those
// that have points for every criterion can lead.
func (m Matrix) Leaders() []ID {
	var best []ID
	most := math.Inf(-1)
	for _, s := range m.Solutions {
		x, whole := m.Result(s.ID)
		switch {
		case !whole || x < most-sameResult:
		case x > most+sameResult:
			best, most = []ID{s.ID}, x
		default:
			best = append(best, s.ID)
		}
	}
	return best
}

// Sorted are the solutions by their results, the best first; those whose points are not all
// given come after the others.
func (m Matrix) Sorted() []Solution {
	all := slices.Clone(m.Solutions)
	slices.SortStableFunc(all, func(a, b Solution) int {
		x, wholeX := m.Result(a.ID)
		y, wholeY := m.Result(b.ID)
		switch {
		case wholeX != wholeY:
			if wholeX {
				return -1
			}
			return 1
		case x > y+sameResult:
			return -1
		case y > x+sameResult:
			return 1
		}
		return 0
	})
	return all
}

// Room is how far the weight of a criterion can move before another solution wins, in
// percent of all weights, while the other ones keep their proportions to one another.
type Room struct {
	Criterion ID
	Weight    float64 // as it is
	From, To  float64 // between which the leader stays
	Below     ID      // who wins below From, none where the leader stays down to 0
	Above     ID      // who wins above To, none where it stays up to 100
}

// Rooms are those of all criteria, for the one solution that leads; none where several are
// level or no solution has all its points.
//
// A solution's result is (1-t)·r + t·p, where t is the part of the one criterion, p the
// points for it and r the result by the others alone. Two such lines cross at most once, so
// that is where the lead goes over (one-at-a-time weight sensitivity; E. Triantaphyllou,
// Multi-criteria Decision Making Methods, 2000, ch. 8).
func (m Matrix) Rooms() []Room {
	leaders := m.Leaders()
	if len(leaders) != 1 {
		return nil
	}
	rooms := make([]Room, len(m.Criteria))
	for i, c := range m.Criteria {
		rooms[i] = m.room(c, leaders[0])
	}
	return rooms
}

func (m Matrix) room(c Criterion, leader ID) Room {
	r := Room{Criterion: c.ID, Weight: 100 * m.share(c), To: 100}
	at, ours := r.Weight/100, m.lineOf(c, leader)
	var below, above float64 // how fast the next leader gains
	for _, s := range m.Solutions {
		if _, whole := m.Result(s.ID); !whole || s.ID == leader {
			continue
		}
		theirs := m.lineOf(c, s.ID)
		// They gain as fast as this upwards, and what they lack at 0 is the lead.
		gain, lead := theirs.points-theirs.rest-(ours.points-ours.rest), ours.rest-theirs.rest
		if math.Abs(gain) < sameResult {
			continue
		}
		cross := lead / gain
		far := 100 * cross
		switch {
		case cross >= at && cross < 1-sameResult && (far < r.To-sameResult || far < r.To+sameResult && gain > above):
			r.To, r.Above, above = far, s.ID, gain
		case cross < at && cross > sameResult && (far > r.From+sameResult || far > r.From-sameResult && -gain > below):
			r.From, r.Below, below = far, s.ID, -gain
		}
	}
	return r
}

// share is the part that a criterion has of all weights.
func (m Matrix) share(c Criterion) float64 {
	sum := m.WeightSum()
	if sum == 0 {
		return 1 / float64(len(m.Criteria))
	}
	return float64(c.Weight) / float64(sum)
}

// weighed is how a result follows the part of one criterion.
type weighed struct{ points, rest float64 }

func (m Matrix) lineOf(c Criterion, solution ID) weighed {
	p, _ := m.Points(c.ID, solution)
	others := Matrix{Solutions: m.Solutions, points: m.points}
	others.Criteria = slices.DeleteFunc(slices.Clone(m.Criteria), func(x Criterion) bool { return x.ID == c.ID })
	if len(others.Criteria) == 0 {
		return weighed{p, p}
	}
	rest, _ := others.Result(solution)
	return weighed{p, rest}
}

// Steady is how far any one weight can move, in percent, before another solution wins; 100
// where none can change that.
func Steady(rooms []Room) float64 {
	least := 100.0
	for _, r := range rooms {
		if r.Below != "" {
			least = min(least, r.Weight-r.From)
		}
		if r.Above != "" {
			least = min(least, r.To-r.Weight)
		}
	}
	return least
}

// BalanceWeights gives whole weights that add up to 100 and keep their proportions as well as
// can be, by the largest remainders. Where all are 0 they are alike.
func BalanceWeights(weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += max(0, w)
	}
	balanced, rest := make([]int, len(weights)), make([]int, len(weights)) // in parts of all
	left := 100
	for i, w := range weights {
		part, of := max(0, w), sum
		if sum == 0 {
			part, of = 1, len(weights)
		}
		balanced[i], rest[i] = 100*part/of, 100*part%of
		left -= balanced[i]
	}
	order := make([]int, len(weights))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rest[b] - rest[a] })
	for _, i := range order[:min(left, len(order))] {
		balanced[i]++
	}
	return balanced
}
