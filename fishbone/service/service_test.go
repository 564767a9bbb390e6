package service_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

func read(values ...[]complaint.Value) *service.Book {
	return service.Read(complaint.Things(slices.Concat(values...)))
}

func TestJudge(t *testing.T) {
	higher := fishbone.Indicator{Direction: fishbone.HigherIsBetter, Target: "95", Lower: "90"}
	lower := fishbone.Indicator{Target: "3", Upper: "5"}
	for _, c := range []struct {
		i    fishbone.Indicator
		x    float64
		want service.Standing
	}{
		{higher, 95, service.Hit}, {higher, 94.9, service.Missed}, {higher, 90, service.Missed}, {higher, 89.9, service.Beyond},
		{lower, 3, service.Hit}, {lower, 3.1, service.Missed}, {lower, 5.1, service.Beyond},
		{fishbone.Indicator{}, 5, service.Unjudged}, {fishbone.Indicator{Lower: "1", Upper: "2"}, 1.5, service.Hit}, {fishbone.Indicator{Lower: "1"}, 0, service.Beyond},
	} {
		if got := service.Judge(c.i, c.x); got != c.want {
			t.Errorf("%v of %v is %q, want %q", c.x, c.i, got, c.want)
		}
	}
}

// What is typed stands before what check sheets come to, and with it gone they stand again.
func TestTypedAndCounted(t *testing.T) {
	i := fishbone.Indicator{ID: "i", Name: "answered"}
	sheet := fishbone.CheckSheet{ID: "s", Title: "calls", Month: "2026-03-01", Indicator: "i", Result: fishbone.AsPercent}
	values := slices.Concat(complaint.Put(&i), complaint.Put(&sheet),
		complaint.Put(&fishbone.CheckLine{ID: "hit", Text: "in time", Sheet: "s"}), complaint.Put(&fishbone.CheckLine{ID: "not", Text: "late", Sheet: "s", Tally: fishbone.TallyOther}),
		complaint.Put(&fishbone.CheckLine{ID: "c", Text: "1", Sheet: "s", Axis: fishbone.CheckColumn}))
	expect := func(want float64, counted, ok bool) {
		t.Helper()
		v, is := read(values).Value("i", "2026-03-01")
		if is != ok || v.Number != want || v.Counted != counted {
			t.Errorf("the value is %+v, %v", v, is)
		}
	}
	stroke := func(row fishbone.ID, by int) {
		s, _ := read(values).Sheet("s")
		values = append(values, s.Stroke("me", row, "c", by)...)
	}
	expect(0, false, false)
	for range 3 {
		stroke("hit", 1)
	}
	stroke("not", 1)
	expect(75, true, true)
	values = append(values, read(values).Set("i", "2026-03-01", "80")...)
	expect(80, false, true)
	values = append(values, read(values).Set("i", "2026-03-01", "")...)
	expect(75, true, true)
	stroke("not", -1)
	stroke("not", -1) // there is nothing to take away
	expect(100, true, true)
}

// Whatever is tallied by several observers, sums are those of a plain list of strokes.
func TestSumsOfStrokes(t *testing.T) {
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		tallies := []fishbone.Tallied{fishbone.TallyHit, fishbone.TallyOther, fishbone.TallyChecked}
		kinds := map[fishbone.ID]fishbone.Tallied{}
		sheet := fishbone.CheckSheet{ID: "s", Title: "t", Month: "2026-03-01", Result: fishbone.AsPercent}
		values := complaint.Put(&sheet)
		rows, columns := 1+rnd.IntN(4), 1+rnd.IntN(3)
		for r := range rows {
			l := fishbone.CheckLine{ID: fishbone.ID(fmt.Sprint("r", r)), Text: "r", Sheet: "s", Tally: tallies[rnd.IntN(3)], Place: r}
			kinds[l.ID] = l.Tally
			values = append(values, complaint.Put(&l)...)
		}
		for c := range columns {
			values = append(values, complaint.Put(&fishbone.CheckLine{ID: fishbone.ID(fmt.Sprint("c", c)), Text: "c", Sheet: "s", Axis: fishbone.CheckColumn, Place: c})...)
		}
		plain := map[[2]fishbone.ID]int{}
		for range 40 {
			at := [2]fishbone.ID{fishbone.ID(fmt.Sprint("r", rnd.IntN(rows))), fishbone.ID(fmt.Sprint("c", rnd.IntN(columns)))}
			by := 1 - 2*min(1, rnd.IntN(4)/3)
			s, _ := read(values).Sheet("s")
			values = append(values, s.Stroke(fmt.Sprint("observer", rnd.IntN(3)), at[0], at[1], by)...)
			plain[at] = max(0, plain[at]+by)
		}
		hits, checked, others, any := 0, 0, 0, false
		for at, n := range plain {
			switch kinds[at[0]] {
			case fishbone.TallyHit:
				hits, others = hits+n, others+n
			case fishbone.TallyOther:
				others += n
			case fishbone.TallyChecked:
				checked += n
			}
		}
		for _, k := range kinds {
			any = any || k == fishbone.TallyChecked
		}
		if !any {
			checked = others
		}
		s, _ := read(values).Sheet("s")
		if h, c := s.Sums(); h != hits || c != checked {
			t.Fatalf("seed %d: %d of %d, want %d of %d", seed, h, c, hits, checked)
		}
		x, ok := s.Comes()
		if ok != (checked > 0) || ok && x != 100*float64(hits)/float64(checked) {
			t.Fatalf("seed %d: it comes to %v, %v", seed, x, ok)
		}
	}
}

// Lines of the same names keep their strokes wherever they go; renamed ones, too.
func TestRelined(t *testing.T) {
	sheet := fishbone.CheckSheet{ID: "s", Title: "t", Month: "2026-03-01"}
	values := complaint.Put(&sheet)
	for n, name := range []string{"late", "rude", "lost"} {
		values = append(values, complaint.Put(&fishbone.CheckLine{ID: fishbone.ID(name), Text: name, Sheet: "s", Place: n + 1})...)
	}
	values = append(values, service.Columns("s", []string{"1"})...)
	s, _ := read(values).Sheet("s")
	values = append(values, s.Stroke("me", "lost", s.Columns[0].ID, 1)...)
	names := func() (all []string) {
		s, _ = read(values).Sheet("s")
		for _, l := range s.Rows {
			all = append(all, fmt.Sprint(l.Text, s.RowSum(l.ID)))
		}
		return all
	}
	for _, c := range []struct{ to, want []string }{
		{[]string{"lost", "late", "rude"}, []string{"lost1", "late0", "rude0"}},
		{[]string{"gone astray", "late", "rude", "new"}, []string{"gone astray1", "late0", "rude0", "new0"}},
		{[]string{"late"}, []string{"late0"}},
	} {
		s, _ = read(values).Sheet("s")
		values = append(values, s.Relined(fishbone.CheckRow, c.to)...)
		if got := names(); !slices.Equal(got, c.want) {
			t.Errorf("the rows are %q, want %q", got, c.want)
		}
	}
}

// became says what became of customers' satisfaction.
func became(c service.Comparison) string {
	switch {
	case c.Better && c.Worse:
		return "both"
	case c.Better:
		return "better"
	case c.Worse:
		return "worse"
	}
	return "as it was"
}

// Fewer complaints are a success only where customers are more satisfied.
func TestCompare(t *testing.T) {
	i := fishbone.Indicator{ID: "i", Name: "satisfied", Direction: fishbone.HigherIsBetter, Concern: fishbone.Satisfaction}
	months := []fishbone.Day{"2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"}
	for name, c := range map[string]struct {
		values     []fishbone.Figure
		complaints []int
		direction  fishbone.Direction
		ok, alone  bool
		change     int
		became     string // of the satisfaction
	}{
		"fewer alone":             {[]fishbone.Figure{"90", "92", "91", "91"}, []int{20, 20, 10, 10}, fishbone.HigherIsBetter, true, true, -1, "as it was"},
		"fewer and better":        {[]fishbone.Figure{"90", "92", "93", "94"}, []int{20, 20, 10, 10}, fishbone.HigherIsBetter, true, false, -1, "better"},
		"one fewer":               {[]fishbone.Figure{"90", "92", "91", "91"}, []int{33, 33, 33, 32}, fishbone.HigherIsBetter, true, false, 0, "as it was"},
		"unhappy ones are better": {[]fishbone.Figure{"9", "8", "4", "4"}, []int{20, 20, 10, 10}, fishbone.LowerIsBetter, true, false, -1, "better"},
		"as many":                 {[]fishbone.Figure{"90", "92", "91", "91"}, []int{10, 20, 20, 10}, fishbone.HigherIsBetter, true, false, 0, "as it was"},
		"more":                    {[]fishbone.Figure{"90", "92", "90", "91"}, []int{10, 10, 20, 20}, fishbone.HigherIsBetter, true, false, 1, "worse"},
		"one month":               {[]fishbone.Figure{"", "", "", "91"}, []int{20, 20, 10, 10}, fishbone.HigherIsBetter, false, false, 0, "as it was"},
	} {
		i.Direction = c.direction
		values := complaint.Put(&i)
		complaints := map[fishbone.Day]int{}
		for n, m := range months {
			complaints[m] = c.complaints[n]
			if c.values[n] != "" {
				values = append(values, read(values).Set("i", m, c.values[n])...)
			}
		}
		got, ok := read(values).Compare(i, complaints, months[3])
		if ok != c.ok || got.FewerAlone() != c.alone || got.Change != c.change || became(got) != c.became {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
	i.Concern = fishbone.AboutService
	if _, ok := read(complaint.Put(&i)).Compare(i, nil, "2026-03-01"); ok {
		t.Error("something else is compared with complaints")
	}
}

// Two desks that begin with the same indicator have the same one; a second one of the name is another.
func TestNewIndicator(t *testing.T) {
	a := read().NewIndicator(fishbone.Indicator{Name: " Answered ", Team: "Desk"})
	b := read().NewIndicator(fishbone.Indicator{Name: "answered", Team: "desk"})
	if a.ID != b.ID || a.Place != 1 {
		t.Errorf("%v and %v", a, b)
	}
	renamed := a
	renamed.Name = "late"
	if c := read(complaint.Put(&renamed)).NewIndicator(fishbone.Indicator{Name: "answered", Team: "desk"}); c.ID == a.ID || c.Place != 2 {
		t.Errorf("it is %v", c)
	}
}

// A difference makes one thing the other one, and putting a thing twice says nothing new.
func TestDifference(t *testing.T) {
	a := &fishbone.Indicator{ID: "i", Name: "a", Unit: "%", Place: 3}
	b := &fishbone.Indicator{ID: "i", Name: "b", Target: "5"}
	if got := complaint.Things(append(complaint.Put(a), complaint.Difference(a, b)...)); len(got) != 1 || !reflect.DeepEqual(got[0], fishbone.Thing(b)) {
		t.Errorf("it is %v", got)
	}
	if got := complaint.Difference(a, a); got != nil {
		t.Errorf("the difference is %v", got)
	}
}
