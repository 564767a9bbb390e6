package storage

import (
	"fmt"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// An analysis that was made of a row comes with its complaint and goes with it.
func TestImportOfCases(t *testing.T) {
	check := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	s := openTemp(t)
	c := &clock{}
	bring := func(problems ...string) int {
		t.Helper()
		i, err := s.Register().Import("march.csv", c.now())
		check(t, err)
		for n, problem := range problems {
			a, err := fishbone.New(fishbone.NewID(), c.now()).Apply(fishbone.SetAbout{Field: fishbone.Problem, Text: problem}, c.now())
			check(t, err)
			_, err = i.AddCase(fishbone.Complaint{What: problem, Received: "2026-03-04"}, fmt.Sprint("no ", n), a)
			check(t, err)
		}
		n := i.Cases()
		_, _, err = i.Done()
		check(t, err)
		return n
	}
	analyses := func() int {
		t.Helper()
		all, _, err := s.List(Query{})
		check(t, err)
		return len(all)
	}
	known := func() int {
		t.Helper()
		n, err := s.Register().Known([]string{"no 0", "no 1", "no 2"})
		check(t, err)
		return n
	}
	if n := bring("late", "rude"); n != 2 || analyses() != 2 || known() != 2 {
		t.Errorf("%d were made, there are %d, %d are known", n, analyses(), known())
	}
	if n := bring("late", "rude"); n != 0 || analyses() != 2 {
		t.Errorf("the same made %d, there are %d", n, analyses())
	}
	all, err := s.Register().List(complaint.Query{})
	check(t, err)
	if a, err := s.Load(all[0].Analysis); err != nil || a.About().Problem != all[0].What {
		t.Errorf("the analysis of %+v is %v, %v", all[0], a, err)
	}
	_, err = s.Register().Undo(c.now())
	check(t, err)
	if bin, err := s.Bin(); err != nil || len(bin) != 2 || analyses() != 0 || known() != 0 {
		t.Errorf("after undo there are %d, in the bin %d, known %d, %v", analyses(), len(bin), known(), err)
	}
	_, err = s.Register().Redo(c.now())
	check(t, err)
	if analyses() != 2 || known() != 2 {
		t.Errorf("after redo there are %d, known %d", analyses(), known())
	}
	i, err := s.Register().Import("april.csv", c.now())
	check(t, err)
	a := fishbone.New(fishbone.NewID(), c.now())
	if isNew, err := i.AddCase(fishbone.Complaint{What: "x", Received: "2026-03-04"}, "no 9", a); err != nil || !isNew {
		t.Errorf("new: %v, %v", isNew, err)
	}
	check(t, i.Cancel())
	if analyses() != 2 {
		t.Errorf("after an import that was cancelled there are %d", analyses())
	}
}
