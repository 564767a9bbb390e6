package fishbone_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

// scored is an analysis with criteria of these weights and solutions with these points, one
// string for each solution; a dot is no points.
func scored(t failer, weights []int, rows ...string) (*fishbone.Analysis, fishbone.Matrix) {
	t.Helper()
	var edits []fishbone.Edit
	for i, w := range weights {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Criterion{ID: fishbone.ID(fmt.Sprint("k", i)), Text: "k", For: fishbone.OfSolutions, Weight: w}})
	}
	for i, row := range rows {
		of := fishbone.ID(rune('a' + i))
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: of, Text: string(of)}})
		for j, p := range row {
			if p != '.' {
				edits = append(edits, fishbone.GivePoints{ID: fishbone.ID(fmt.Sprint(of, j)), Criterion: fishbone.ID(fmt.Sprint("k", j)), Of: of, Points: int(p - '0')})
			}
		}
	}
	a := apply(t, fishbone.New("m", now), edits...)
	return a, a.MatrixOf(a.Solutions(), "")
}

// hotel is a matrix worked by hand.
var hotel = []string{"5445", "4453", "3524", "5214", "2551", "1432"}

func TestResults(t *testing.T) {
	_, m := scored(t, []int{40, 25, 20, 15}, hotel...)
	for i, want := range []float64{4.55, 4.05, 3.45, 3.30, 3.20, 2.30} {
		if got, whole := m.Result(fishbone.ID(rune('a' + i))); math.Abs(got-want) > 1e-9 || !whole {
			t.Errorf("the result of %c is %v, whole %v; want %v", 'a'+i, got, whole, want)
		}
	}
	if got := m.Leaders(); !slices.Equal(got, []fishbone.ID{"a"}) || m.WeightSum() != 100 || m.Open() != 0 {
		t.Errorf("%v lead, the weights are %d, %d open", got, m.WeightSum(), m.Open())
	}
}

func TestResultsOfWhatIsNotWhole(t *testing.T) {
	tests := []struct {
		name    string
		weights []int
		rows    []string
		results []float64
		leaders string
	}{
		{"points are missing", []int{50, 50}, []string{"5.", "34", ".."}, []float64{5, 3.5, 0}, "[b]"},
		{"all weights are 0", []int{0, 0}, []string{"51", "44"}, []float64{3, 4}, "[b]"},
		{"weights that add up to 40", []int{30, 10}, []string{"51"}, []float64{4}, "[a]"},
		{"two are level", []int{50, 50}, []string{"51", "33", "11"}, []float64{3, 3, 1}, "[a b]"},
		{"no criteria", nil, []string{"", ""}, []float64{0, 0}, "[]"},
	}
	for _, tt := range tests {
		_, m := scored(t, tt.weights, tt.rows...)
		for i, want := range tt.results {
			if got, _ := m.Result(fishbone.ID(rune('a' + i))); math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: the result of %c is %v, want %v", tt.name, 'a'+i, got, want)
			}
		}
		if got := fmt.Sprint(m.Leaders()); got != tt.leaders {
			t.Errorf("%s: %s lead, want %s", tt.name, got, tt.leaders)
		}
		if len(m.Leaders()) != 1 && m.Rooms() != nil {
			t.Errorf("%s: there is no leader, and yet room for one", tt.name)
		}
	}
}

// What the team gave together counts, else the mean of its members; one person's matrix has
// only that person's points.
func TestPointsOfSeveral(t *testing.T) {
	a, _ := scored(t, []int{100}, ".", ".")
	give := func(of fishbone.ID, by string, points int) {
		a = apply(t, a, fishbone.GivePoints{ID: fishbone.ID(fmt.Sprint("by", of, by)), Criterion: "k0", Of: of, By: by, Points: points})
	}
	give("a", "Ann", 5)
	give("a", "Bo", 2)
	give("b", "Ann", 5)
	give("b", "", 1)
	give("b", "Bo", 3)
	for _, tt := range []struct {
		by   string
		want string
	}{{"", "3.5 1"}, {"Ann", "5 5"}, {"Bo", "2 3"}, {"Cem", "0 0"}} {
		m := a.MatrixOf(a.Solutions(), tt.by)
		one, _ := m.Points("k0", "a")
		other, _ := m.Points("k0", "b")
		if got := fmt.Sprint(one, other); got != tt.want {
			t.Errorf("by %q they are %s, want %s", tt.by, got, tt.want)
		}
	}
}

func TestHowFarWeightsCanMove(t *testing.T) {
	_, m := scored(t, []int{50, 50}, "52", "34", "11")
	if rooms := m.Rooms(); rooms != nil {
		t.Fatalf("two are level, and yet there is room: %+v", rooms)
	}
	_, m = scored(t, []int{60, 40}, "52", "34", "11")
	rooms := m.Rooms()
	// a: 5t+2(1-t) = 3t+2; b: 3t+4(1-t) = 4-t; level at t = 0.5.
	want := []fishbone.Room{
		{Criterion: "k0", Weight: 60, From: 50, To: 100, Below: "b"},
		{Criterion: "k1", Weight: 40, From: 0, To: 50, Above: "b"},
	}
	for i, r := range rooms {
		if math.Abs(r.From-want[i].From) > 1e-9 || math.Abs(r.To-want[i].To) > 1e-9 || r.Below != want[i].Below || r.Above != want[i].Above || r.Weight != want[i].Weight {
			t.Errorf("it is %+v, want %+v", r, want[i])
		}
	}
	if got := fishbone.Steady(rooms); math.Abs(got-10) > 1e-9 {
		t.Errorf("any weight can move by %v", got)
	}
	_, m = scored(t, []int{60, 40}, "55", "34")
	if got := fishbone.Steady(m.Rooms()); got != 100 {
		t.Errorf("the best in all can lose where weights move by %v", got)
	}
}

// Just inside of its room the leader stays, and just beyond it the one that is named wins:
// counted anew with the moved weights.
func TestRoomsAreAsCountedAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "criteria")
		weights := rapid.SliceOfN(rapid.IntRange(0, 60), n, n).Draw(t, "weights")
		var rows []string
		for range rapid.IntRange(2, 6).Draw(t, "solutions") {
			row := ""
			for range n {
				row += fmt.Sprint(rapid.IntRange(1, 5).Draw(t, "points"))
			}
			rows = append(rows, row)
		}
		_, m := scored(t, weights, rows...)
		leaders := m.Leaders()
		for i, r := range m.Rooms() {
			const near = 1e-6
			if r.Weight < r.From-near || r.Weight > r.To+near {
				t.Fatalf("%+v does not hold its weight", r)
			}
			for _, at := range []float64{r.From + near, r.Weight, r.To - near, 0, 100, 33.3} {
				inside, beyond := at > r.From+near/2 && at < r.To-near/2, at < r.From-near/2 || at > r.To+near/2
				if stays := slices.Contains(winners(m, i, at/100), leaders[0]); inside && !stays || beyond && stays {
					t.Fatalf("%+v: does %v win at %v? %v", r, leaders, at, stays)
				}
			}
			if r.Above != "" && !slices.Contains(winners(m, i, (r.To+near)/100), r.Above) {
				t.Fatalf("%+v: just above %v win", r, winners(m, i, (r.To+near)/100))
			}
			if r.Below != "" && !slices.Contains(winners(m, i, (r.From-near)/100), r.Below) {
				t.Fatalf("%+v: just below %v win", r, winners(m, i, (r.From-near)/100))
			}
		}
	})
}

// winners are the best where one criterion has a part of all weights and the others share
// the rest as they do now.
func winners(m fishbone.Matrix, moved int, part float64) (best []fishbone.ID) {
	rest := 0
	for i, c := range m.Criteria {
		if i != moved {
			rest += c.Weight
		}
	}
	most := -1.0
	for _, s := range m.Solutions {
		x := 0.0
		for i, c := range m.Criteria {
			p, _ := m.Points(c.ID, s.ID)
			switch {
			case i == moved && len(m.Criteria) == 1:
				x += p
			case i == moved:
				x += part * p
			case rest == 0:
				x += (1 - part) * p / float64(len(m.Criteria)-1)
			default:
				x += (1 - part) * p * float64(c.Weight) / float64(rest)
			}
		}
		switch {
		case x > most+1e-9:
			best, most = []fishbone.ID{s.ID}, x
		case x > most-1e-9:
			best = append(best, s.ID)
		}
	}
	return best
}

func TestBalancedWeightsAddUpTo100(t *testing.T) {
	for _, tt := range []struct{ weights, want []int }{
		{[]int{40, 25, 20, 15}, []int{40, 25, 20, 15}},
		{[]int{1, 1, 1}, []int{34, 33, 33}},
		{[]int{0, 0}, []int{50, 50}},
		{[]int{80, 40, 0}, []int{67, 33, 0}},
		{[]int{7}, []int{100}},
		{nil, []int{}},
	} {
		if got := fishbone.BalanceWeights(tt.weights); !slices.Equal(got, tt.want) {
			t.Errorf("%v becomes %v, want %v", tt.weights, got, tt.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.IntRange(-3, 100), 1, 12).Draw(t, "weights")
		sum := 0
		for _, w := range fishbone.BalanceWeights(weights) {
			sum += w
		}
		if sum != 100 {
			t.Fatalf("%v add up to %d", weights, sum)
		}
	})
}

// Those that are level stand as they were listed, and those with points missing come last.
func TestSortedKeepsTheOrderOfThoseThatAreLevel(t *testing.T) {
	_, m := scored(t, []int{50, 50}, "5.", "24", "33", "42", "51", "44")
	got := ""
	for _, s := range m.Sorted() {
		got += string(s.ID)
	}
	if got != "fbcdea" {
		t.Errorf("they stand as %s", got)
	}
}

// The narrower side of the narrowest room says how steady a lead is.
func TestSteady(t *testing.T) {
	for _, c := range []struct {
		rooms []fishbone.Room
		want  float64
	}{
		{nil, 100},
		{[]fishbone.Room{{Weight: 40, From: 0, To: 100}}, 100},
		{[]fishbone.Room{{Weight: 40, From: 28, To: 100, Below: "b"}}, 12},
		{[]fishbone.Room{{Weight: 40, From: 0, To: 46, Above: "b"}}, 6},
		{[]fishbone.Room{{Weight: 40, From: 28, To: 64, Below: "b", Above: "c"}, {Weight: 25, From: 20, To: 90, Below: "d"}}, 5},
	} {
		if got := fishbone.Steady(c.rooms); got != c.want {
			t.Errorf("%v: %v, want %v", c.rooms, got, c.want)
		}
	}
}

// What is left of 100 goes to the largest remainders.
func TestBalancedWeightsByLargestRemainders(t *testing.T) {
	for _, c := range []struct{ given, want []int }{
		{[]int{1, 2, 4}, []int{14, 29, 57}}, {[]int{0, 0, 0}, []int{34, 33, 33}}, {[]int{1, 0, 2}, []int{33, 0, 67}}, {[]int{-5, 10}, []int{0, 100}}, {[]int{}, []int{}},
	} {
		if got := fishbone.BalanceWeights(c.given); !slices.Equal(got, c.want) {
			t.Errorf("%v become %v, want %v", c.given, got, c.want)
		}
	}
}

// Where two would overtake the leader at the same weight, the one that gains faster wins.
func TestTheFasterOfTwoWins(t *testing.T) {
	for _, c := range []struct {
		rows []string
		wins fishbone.ID
	}{{[]string{"35", "43", "51"}, "c"}, {[]string{"35", "51", "43"}, "b"}} {
		_, m := scored(t, []int{50, 50}, c.rows...)
		rooms := m.Rooms()
		if r := rooms[0]; r.Above != c.wins || math.Abs(r.To-200.0/3) > 1e-6 || r.Below != "" {
			t.Errorf("%v: the first weight may move so far: %+v", c.rows, r)
		}
		if r := rooms[1]; r.Below != c.wins || math.Abs(r.From-100.0/3) > 1e-6 || r.Above != "" {
			t.Errorf("%v: the second weight may move so far: %+v", c.rows, r)
		}
	}
}
