package storage

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage/filetest"
)

// received is a complaint with what must be said.
func received(what string, on fishbone.Day) fishbone.Complaint {
	return fishbone.Complaint{What: what, Received: on}
}

func addComplaint(t *testing.T, r *Register, c *clock, one fishbone.Complaint) fishbone.ID {
	t.Helper()
	done, err := r.Do(complaint.Add{Complaint: one}, c.now())
	if err != nil {
		t.Fatal(err)
	}
	return done.(complaint.Add).Complaint.ID
}

func listed(t *testing.T, r *Register, q complaint.Query) []string {
	t.Helper()
	list, err := r.List(q)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range list {
		all = append(all, c.What)
	}
	return all
}

func TestAComplaintIsKeptWhole(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	clock := &clock{}
	c := fishbone.Complaint{
		What: "房间退房后被多收了一晚", Received: "2026-03-14", Source: fishbone.FromCustomer, Channel: "电话", Customer: "王女士", Segment: "散客", Type: "收费",
		Product: "前台", Severity: fishbone.Major, Cost: "318.5", Rational: "r", Emotional: "e", Motive: fishbone.Redress, Asks: "a\nb", Promise: "p", Due: "2026-03-16",
		Handler: "李明", Separated: "2026-03-14", Calmed: "2026-03-14", Apologised: "2026-03-14", Gathered: "2026-03-15", Proposed: "2026-03-15", Asked: "2026-03-15",
		Followed: "2026-03-20", Own: "房号: 1203", Analysis: "abc",
	}
	c.ID = addComplaint(t, s.Register(), clock, c)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := openAt(t, path).Register().List(complaint.Query{})
	if err != nil || len(got) != 1 {
		t.Fatalf("%v, %v", got, err)
	}
	c.Made, c.Changed = got[0].Made, got[0].Changed
	if got[0] != c || c.Made.At.IsZero() {
		t.Errorf("it came back as %+v", got[0])
	}
	for _, f := range fishbone.ComplaintKind.Attributes {
		if f.Empty(f.Get(&c)) {
			t.Errorf("%s is not tried", f.Name)
		}
	}
}

func TestAComplaintNeedsADayAndWords(t *testing.T) {
	r := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register()
	for name, c := range map[string]struct {
		complaint fishbone.Complaint
		want      error
	}{
		"no words": {received(" \n", "2026-03-14"), fishbone.ErrEmpty},
		"no day":   {received("late", ""), fishbone.ErrEmpty},
		"odd day":  {received("late", "14.3."), fishbone.ErrDay},
		"severity": {fishbone.Complaint{What: "late", Received: "2026-03-14", Severity: "bad"}, fishbone.ErrUnknownWord},
		"cost":     {fishbone.Complaint{What: "late", Received: "2026-03-14", Cost: "much"}, fishbone.ErrFigure},
	} {
		if _, err := r.Do(complaint.Add{Complaint: c.complaint}, fishbone.Stamp{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if got := listed(t, r, complaint.Query{}); got != nil {
		t.Errorf("kept is %q", got)
	}
}

func TestComplaintsAreFound(t *testing.T) {
	r, clock := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register(), &clock{}
	for i, kind := range []string{"late", "rude", "late", ""} {
		addComplaint(t, r, clock, fishbone.Complaint{What: fmt.Sprint(i), Received: fishbone.Day(fmt.Sprintf("2026-0%d-01", i+1)), Type: kind,
			Source: []fishbone.Source{fishbone.FromCustomer, fishbone.FromStaff}[i%2], Cost: "1.5", Severity: []fishbone.Severity{"", fishbone.Critical}[i/2]})
	}
	for name, c := range map[string]struct {
		query complaint.Query
		want  []string
	}{
		"all":      {complaint.Query{}, []string{"3", "2", "1", "0"}},
		"page":     {complaint.Query{Limit: 2, Skip: 1}, []string{"2", "1"}},
		"from":     {complaint.Query{From: "2026-02-01"}, []string{"3", "2", "1"}},
		"to":       {complaint.Query{To: "2026-02-01"}, []string{"1", "0"}},
		"types":    {complaint.Query{Types: []string{"late"}}, []string{"2", "0"}},
		"source":   {complaint.Query{Source: fishbone.FromStaff}, []string{"3", "1"}},
		"together": {complaint.Query{Types: []string{"late", "rude"}, From: "2026-02-01", To: "2026-03-31"}, []string{"2", "1"}},
	} {
		if got := listed(t, r, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	counts, err := r.Count(complaint.ByType, complaint.Query{})
	want := []complaint.Count{{Name: "", N: 1, Cost: 1.5, Severe: 1}, {Name: "late", N: 2, Cost: 3, Severe: 1}, {Name: "rude", N: 1, Cost: 1.5}}
	if err != nil || !slices.Equal(counts, want) {
		t.Errorf("counted %+v, %v", counts, err)
	}
	if counts, err = r.Count(complaint.ByMonth, complaint.Query{From: "2026-03-01"}); err != nil || len(counts) != 2 || counts[0].Name != "2026-03" {
		t.Errorf("by month %+v, %v", counts, err)
	}
}

func TestAnImportChangesNothingTheSecondTime(t *testing.T) {
	r, clock := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register(), &clock{}
	bring := func(rows ...string) (n, known int) {
		t.Helper()
		i, err := r.Import("march.csv", clock.now())
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if err := i.Add(received(row, "2026-03-14"), "march "+row); err != nil {
				t.Fatal(err)
			}
		}
		if n, known, err = i.Done(); err != nil {
			t.Fatal(err)
		}
		return n, known
	}
	want := func(want ...string) {
		t.Helper()
		got := listed(t, r, complaint.Query{})
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("the register has %q, want %q", got, want)
		}
	}
	if n, known := bring("a", "b"); n != 2 || known != 0 {
		t.Errorf("%d new, %d known", n, known)
	}
	if n, known := bring("b", "c", "a"); n != 1 || known != 2 {
		t.Errorf("the second time %d new, %d known", n, known)
	}
	want("a", "b", "c")
	for _, left := range [][]string{{"a", "b"}, nil} {
		if _, err := r.Undo(clock.now()); err != nil {
			t.Fatal(err)
		}
		want(left...)
	}
	for _, back := range [][]string{{"a", "b"}, {"a", "b", "c"}} {
		if _, err := r.Redo(clock.now()); err != nil {
			t.Fatal(err)
		}
		want(back...)
	}
	if _, err := r.Undo(clock.now()); err != nil {
		t.Fatal(err)
	}
	if n, known := bring("a", "b", "c"); n != 1 || known != 2 {
		t.Errorf("after it was taken back %d new, %d known", n, known)
	}
	want("a", "b", "c")
}

func TestACancelledImportLeavesNothing(t *testing.T) {
	s := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db"))
	r, clock := s.Register(), &clock{}
	i, err := r.Import("march.csv", clock.now())
	if err != nil {
		t.Fatal(err)
	}
	if err := i.Add(received("a", "2026-03-14"), "1"); err != nil {
		t.Fatal(err)
	}
	if err := i.Cancel(); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, r, complaint.Query{}); got != nil {
		t.Errorf("left is %q", got)
	}
	if record, err := r.Record(9); err != nil || record != nil {
		t.Errorf("the record has %+v, %v", record, err)
	}
	addComplaint(t, r, clock, received("b", "2026-03-14")) // the file can be written again
}

// A register in memory, which keeps a copy of itself for each step.
type slowRegister struct {
	states [][]string
	now    int
}

func (r *slowRegister) put(words []string) {
	r.states = append(r.states[:r.now+1], slices.Sorted(slices.Values(words)))
	r.now++
}

// Whatever is done, undone and done again: the register is as one that remembers every state.
func TestUndoInTheRegister(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		r, clock := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register(), &clock{}
		slow := &slowRegister{states: [][]string{nil}}
		for step := range 60 {
			list, err := r.List(complaint.Query{})
			if err != nil {
				t.Fatal(err)
			}
			have := slices.Clone(slow.states[slow.now])
			pick := func() (fishbone.ID, int) {
				c := list[random.IntN(len(list))]
				return c.ID, slices.Index(have, c.What)
			}
			switch does := random.IntN(6); {
			case does == 0 || does > 3 && len(list) == 0:
				addComplaint(t, r, clock, received(fmt.Sprint("w", step), "2026-03-14"))
				slow.put(append(have, fmt.Sprint("w", step)))
			case does == 1 && slow.now > 0:
				if _, err := r.Undo(clock.now()); err != nil {
					t.Fatal(err)
				}
				slow.now--
			case does == 2 && slow.now+1 < len(slow.states):
				if _, err := r.Redo(clock.now()); err != nil {
					t.Fatal(err)
				}
				slow.now++
			case does == 3:
				i, err := r.Import("f", clock.now())
				if err != nil {
					t.Fatal(err)
				}
				for n := range 3 {
					word := fmt.Sprint("i", step, " ", n)
					if err := i.Add(received(word, "2026-03-14"), word); err != nil {
						t.Fatal(err)
					}
					have = append(have, word)
				}
				if _, _, err := i.Done(); err != nil {
					t.Fatal(err)
				}
				slow.put(have)
			case does == 4:
				id, at := pick()
				have[at] = fmt.Sprint("s", step)
				values := fishbone.Values{"what": have[at], "type": string(rune('s' + random.IntN(3))), "received": fmt.Sprintf("2026-0%d-14", 1+random.IntN(9)), "severity": []string{"", "minor", "major"}[random.IntN(3)]}
				if _, err := r.Do(complaint.Set{Each: map[fishbone.ID]fishbone.Values{id: values}}, clock.now()); err != nil {
					t.Fatal(err)
				}
				slow.put(have)
			case does == 5:
				id, at := pick()
				if _, err := r.Do(complaint.Remove{IDs: []fishbone.ID{id}}, clock.now()); err != nil {
					t.Fatal(err)
				}
				slow.put(slices.Delete(have, at, at+1))
			}
			got := listed(t, r, complaint.Query{})
			if slices.Sort(got); !slices.Equal(got, slow.states[slow.now]) {
				t.Fatalf("seed %d, step %d: %q, want %q", seed, step, got, slow.states[slow.now])
			}
			if damaged, err := checkRegister(r.s.read); err != nil || damaged > 0 {
				t.Fatalf("seed %d, step %d: %d rows are damaged, %v", seed, step, damaged, err)
			}
		}
	}
}

func TestADamagedComplaintIsNotShown(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s := openAt(t, path)
	r, clock := s.Register(), &clock{}
	addComplaint(t, r, clock, received("sound", "2026-03-14"))
	id := addComplaint(t, r, clock, received("damaged", "2026-03-15"))
	run(t, path, `UPDATE complaint SET what = 'damagad' WHERE what = 'damaged'`)
	if got := listed(t, r, complaint.Query{}); !slices.Equal(got, []string{"sound"}) {
		t.Errorf("shown are %q", got)
	}
	for _, e := range []complaint.Edit{complaint.Remove{IDs: []fishbone.ID{id}}, complaint.Set{Each: map[fishbone.ID]fishbone.Values{id: {"type": "t"}}}} {
		if _, err := r.Do(e, clock.now()); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", e.Name(), err)
		}
	}
	_, damages, err := s.Check()
	if err != nil || len(damages) != 1 || !errors.Is(damages[0].Err, ErrDamaged) {
		t.Errorf("the check finds %+v, %v", damages, err)
	}
}

func TestWhatCameBack(t *testing.T) {
	s := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db"))
	r, clock := s.Register(), &clock{}
	a, err := s.Create(fishbone.New("a", clock.now()))
	if err != nil {
		t.Fatal(err)
	}
	a = do(t, s, clock, a, fishbone.SetAbout{Field: fishbone.Problem, Text: "Rooms are charged twice"})
	for field, text := range map[fishbone.Field]string{fishbone.Expected: "4", fishbone.ExpectedFrom: "2026-04-01", fishbone.ExpectedBy: "2026-07-09"} {
		a = do(t, s, clock, a, fishbone.SetAbout{Field: field, Text: text})
	}
	c := received("twice", "2026-03-01")
	c.Type, c.Analysis = "charge", "a"
	addComplaint(t, r, clock, c)
	relapses := func(today fishbone.Day) []complaint.Relapse {
		t.Helper()
		all, err := r.Relapses(today)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if got := relapses("2026-05-20"); got != nil {
		t.Errorf("before it is closed: %+v", got)
	}
	do(t, s, clock, a, fishbone.CloseAnalysis{By: "Li", Day: "2026-03-31"})
	c.Analysis = ""
	for range 6 {
		c.Received = "2026-04-20"
		addComplaint(t, r, clock, c)
	}
	c.Type = "noise"
	addComplaint(t, r, clock, c)
	got := relapses("2026-05-20") // half of the time
	if len(got) != 1 || got[0].N != 6 || got[0].Due != 2 || !got[0].CameBack() || !slices.Equal(got[0].Types, []string{"charge"}) {
		t.Errorf("what came back is %+v", got)
	}
	if got := relapses("2026-04-10"); got[0].N != 0 || got[0].CameBack() {
		t.Errorf("in the first days: %+v", got)
	}
	if got := relapses("2027-01-01"); got[0].N != 6 || got[0].Due != 4 || got[0].CameBack() {
		t.Errorf("long after: %+v", got)
	}
}
