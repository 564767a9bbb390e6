package fishbone_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
)

// promising is an analysis with promises that are called by their identifiers.
func promising(t *testing.T, promises ...fishbone.Promise) *fishbone.Analysis {
	t.Helper()
	a := start(t)
	for _, p := range promises {
		p.Text = string(p.ID)
		var err error
		if a, err = a.Apply(fishbone.Add{Thing: &p}, now); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

const wednesday = fishbone.Day("2026-03-11")

func TestANewDayWantsAReason(t *testing.T) {
	a := promising(t, fishbone.Promise{ID: "x", Due: "2026-03-01"})
	postpone := func(v fishbone.Values) error {
		_, err := a.Apply(fishbone.Set{Of: fishbone.PromiseKind, ID: "x", Values: v}, now)
		return err
	}
	if err := postpone(fishbone.Values{"newDue": "2026-03-20"}); !errors.Is(err, fishbone.ErrNewDay) {
		t.Errorf("a new day without a reason: %v, want %v", err, fishbone.ErrNewDay)
	}
	if err := postpone(fishbone.Values{"newDue": "2026-03-20", "reason": "  "}); !errors.Is(err, fishbone.ErrNewDay) {
		t.Errorf("a new day for a blank: %v, want %v", err, fishbone.ErrNewDay)
	}
	if err := postpone(fishbone.Values{"newDue": "2026-03-20", "reason": "the part is late"}); err != nil {
		t.Errorf("a new day with a reason: %v", err)
	}
	if err := postpone(fishbone.Values{"due": "2026-03-20"}); err != nil {
		t.Errorf("another first day: %v", err)
	}
	add := fishbone.Add{Thing: &fishbone.Promise{ID: "y", Text: "y", NewDue: "2026-03-20"}}
	if _, err := a.Apply(add, now); !errors.Is(err, fishbone.ErrNewDay) {
		t.Errorf("added with a new day and no reason: %v, want %v", err, fishbone.ErrNewDay)
	}
	a, err := a.Apply(fishbone.Set{Of: fishbone.PromiseKind, ID: "x", Values: fishbone.Values{"newDue": "2026-03-20", "reason": "late"}}, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Apply(fishbone.Set{Of: fishbone.PromiseKind, ID: "x", Values: fishbone.Values{"reason": ""}}, now); !errors.Is(err, fishbone.ErrNewDay) {
		t.Errorf("the reason taken away: %v, want %v", err, fishbone.ErrNewDay)
	}
}

func TestLateAndKeptInTime(t *testing.T) {
	for _, c := range []struct {
		promise fishbone.Promise
		late    int
		inTime  bool
	}{
		{fishbone.Promise{}, 0, false},
		{fishbone.Promise{Due: "2026-03-11"}, 0, false},
		{fishbone.Promise{Due: "2026-03-10"}, 1, false},
		{fishbone.Promise{Due: "2026-03-01", NewDue: "2026-03-09"}, 2, false},
		{fishbone.Promise{Due: "2026-03-01", NewDue: "2026-03-12"}, 0, false},
		{fishbone.Promise{Due: "2026-03-01", Status: fishbone.PromiseDoing}, 10, false},
		{fishbone.Promise{Due: "2026-03-01", Status: fishbone.PromiseDropped}, 0, false},
		{fishbone.Promise{Due: "2026-03-01", Status: fishbone.PromiseDone, Done: "2026-03-01"}, 0, true},
		{fishbone.Promise{Due: "2026-03-01", Status: fishbone.PromiseDone, Done: "2026-03-02"}, 0, false},
		{fishbone.Promise{Due: "2026-03-01", NewDue: "2026-03-05", Status: fishbone.PromiseDone, Done: "2026-03-02"}, 0, true},
	} {
		if late, inTime := c.promise.Late(wednesday), c.promise.KeptInTime(); late != c.late || inTime != c.inTime {
			t.Errorf("%+v: late %d, kept in time %v, want %d, %v", c.promise, late, inTime, c.late, c.inTime)
		}
	}
}

func TestPromisesByDay(t *testing.T) {
	a := promising(t,
		fishbone.Promise{ID: "dropped", Due: "2026-01-01", Status: fishbone.PromiseDropped},
		fishbone.Promise{ID: "done early", Due: "2026-03-01", Status: fishbone.PromiseDone, Done: "2026-02-01"},
		fishbone.Promise{ID: "done last", Due: "2026-03-01", Status: fishbone.PromiseDone, Done: "2026-03-04"},
		fishbone.Promise{ID: "no day"},
		fishbone.Promise{ID: "monday", Due: "2026-03-16"},
		fishbone.Promise{ID: "sunday", Due: "2026-03-15"},
		fishbone.Promise{ID: "today", Due: "2026-03-11"},
		fishbone.Promise{ID: "yesterday", Due: "2026-03-10"},
		fishbone.Promise{ID: "postponed", Due: "2026-01-01", NewDue: "2026-06-01", Reason: "r"},
		fishbone.Promise{ID: "old", Due: "2025-12-31"},
	)
	var got []string
	for _, p := range a.PromisesByDay(wednesday) {
		got = append(got, fmt.Sprintf("%s: %s", p.Group(wednesday), p.ID))
	}
	want := []string{"overdue: old", "overdue: yesterday", "week: today", "week: sunday", "later: monday", "later: postponed",
		"noDay: no day", "done: done last", "done: done early", "dropped: dropped"}
	if !slices.Equal(got, want) {
		t.Errorf("the list is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	n := a.CountPromises(wednesday)
	if want := (fishbone.PromiseCounts{Overdue: 2, Open: 5, Bare: 5, Done: 2, Dropped: 1, InTime: 1}); n != want {
		t.Errorf("counted %+v, want %+v", n, want)
	}
	if n.Wanting() != 7 {
		t.Errorf("%d want something, want 7", n.Wanting())
	}
	if kept, ok := n.Kept(); kept != 25 || !ok {
		t.Errorf("kept %d %%, %v, want 25 %%", kept, ok)
	}
	if _, ok := (fishbone.PromiseCounts{Open: 3}).Kept(); ok {
		t.Error("a part was kept where none should be kept by now")
	}
}

// What a promise wants is asked in one way wherever it is shown.
func TestWhatAPromiseWants(t *testing.T) {
	whole := fishbone.Promise{Owner: "Li", Due: "2026-03-10"}
	for _, c := range []struct {
		name        string
		change      func(*fishbone.Promise)
		today       fishbone.Day
		bare, wants bool
	}{
		{"on its day", func(*fishbone.Promise) {}, "2026-03-10", false, false},
		{"a day late", func(*fishbone.Promise) {}, "2026-03-11", false, true},
		{"put off", func(p *fishbone.Promise) { p.NewDue = "2026-03-20" }, "2026-03-11", false, false},
		{"nobody's", func(p *fishbone.Promise) { p.Owner = "" }, "2026-03-01", true, true},
		{"without a day", func(p *fishbone.Promise) { p.Due = "" }, "2026-03-11", true, true},
		{"done late by nobody", func(p *fishbone.Promise) { p.Owner, p.Due, p.Status = "", "", fishbone.PromiseDone }, "2026-03-11", false, false},
		{"dropped", func(p *fishbone.Promise) { p.Owner, p.Status = "", fishbone.PromiseDropped }, "2026-03-11", false, false},
	} {
		p := whole
		c.change(&p)
		if p.Bare() != c.bare || p.Wants(c.today) != c.wants {
			t.Errorf("%s: bare %t, wants %t; want %t, %t", c.name, p.Bare(), p.Wants(c.today), c.bare, c.wants)
		}
	}
}

func TestStatusGoesRound(t *testing.T) {
	p := fishbone.Promise{}
	var seen []string
	for range 3 {
		v := p.WithStatus(p.NextStatus(), wednesday)
		p.Status = p.NextStatus()
		if done, ok := v["done"]; ok {
			p.Done = fishbone.Day(done.(string))
		}
		seen = append(seen, fmt.Sprintf("%s %s", p.Status, p.Done))
	}
	if want := []string{"doing ", "done 2026-03-11", " "}; !slices.Equal(seen, want) {
		t.Errorf("it went %q, want %q", seen, want)
	}
	if v := (fishbone.Promise{Done: "2026-01-01"}).WithStatus(fishbone.PromiseDone, wednesday); v["done"] != nil {
		t.Errorf("the day on which it was done became %v", v["done"])
	}
}

func TestUnpromised(t *testing.T) {
	a := start(t)
	do := func(e fishbone.Edit) {
		t.Helper()
		next, err := a.Apply(e, now)
		if err != nil {
			t.Fatal(err)
		}
		a = next
	}
	do(fishbone.Add{Thing: &fishbone.Solution{ID: "a", Text: "a", Choice: fishbone.Chosen, Causes: []fishbone.ID{"pay"}}})
	do(fishbone.Add{Thing: &fishbone.Solution{ID: "b", Text: "b"}})
	do(fishbone.Add{Thing: &fishbone.Solution{ID: "c", Text: "c", Choice: fishbone.Chosen}})
	open := func() (ids []fishbone.ID) {
		for _, s := range a.Unpromised() {
			ids = append(ids, s.ID)
		}
		return ids
	}
	if got := open(); !slices.Equal(got, []fishbone.ID{"a", "c"}) {
		t.Errorf("without a promise are %q, want a and c", got)
	}
	s, _ := a.Solution("a")
	do(fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "r", Solution: "a"}})
	guard := fishbone.PromiseOf("guard", s, wednesday)
	guard.Risk = "r"
	do(fishbone.Add{Thing: guard})
	if got := open(); !slices.Equal(got, []fishbone.ID{"a", "c"}) {
		t.Errorf("with what keeps a from failing without a promise are %q, want a and c", got)
	}
	do(fishbone.Add{Thing: fishbone.PromiseOf("p", s, wednesday)})
	if got := open(); !slices.Equal(got, []fishbone.ID{"c"}) {
		t.Errorf("without a promise are %q, want c", got)
	}
	if !a.IsPromised("a") || a.IsPromised("c") {
		t.Error("only a is promised")
	}
	if got := a.Unquestioned(); len(got) != 1 || got[0].ID != "c" {
		t.Errorf("nobody asked why these might fail: %+v, want c", got)
	}
	do(fishbone.Add{Thing: &fishbone.Risk{ID: "r2", Text: "r", Solution: "c"}})
	if got := a.Unquestioned(); len(got) != 0 {
		t.Errorf("nobody asked why these might fail: %+v", got)
	}
	do(fishbone.Set{Of: fishbone.PromiseKind, ID: "p", Values: fishbone.Values{"status": string(fishbone.PromiseDropped)}})
	if got := open(); !slices.Equal(got, []fishbone.ID{"a", "c"}) {
		t.Errorf("with a promise dropped without one are %q, want a and c", got)
	}
	if p, _ := a.Promise("p"); p.Text != "a" || p.Cause != "pay" || p.Solution != "a" || p.Promised != wednesday {
		t.Errorf("the promise is %+v", p)
	}
}

// A week ends with its Sunday, on that day too.
func TestAWeekEndsWithSunday(t *testing.T) {
	for _, c := range []struct{ today, due fishbone.Day }{{"2026-03-15", "2026-03-15"}, {"2026-03-14", "2026-03-15"}, {"2026-03-16", "2026-03-22"}} {
		if got := (fishbone.Promise{Due: c.due}).Group(c.today); got != fishbone.GroupThisWeek {
			t.Errorf("on %s, what is due on %s is %s", c.today, c.due, got)
		}
		if got := (fishbone.Promise{Due: c.due.Add(1)}).Group(c.today); c.due.Time().Weekday() == 0 && got != fishbone.GroupLater {
			t.Errorf("on %s, what is due on %s is %s", c.today, c.due.Add(1), got)
		}
	}
}
