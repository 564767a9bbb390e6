package fishbone_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

// counted makes identifiers that nothing else has.
func counted(prefix string) func() fishbone.ID {
	n := 0
	return func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint(prefix, n)) }
}

// roster is an analysis with so many people.
func roster(t testing.TB, n int) *fishbone.Analysis {
	a := fishbone.New("a", fishbone.Stamp{})
	for i := range n {
		next, err := a.Apply(fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("p", i)), Name: fmt.Sprint("P", i), Role: fishbone.Member}}, fishbone.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		a = next
	}
	return a
}

// TestEachLineIsOfOneWriter prints sheets for teams of every size, several times: each number is
// on one line alone, everybody writes as much as everybody else in a group, and once on each sheet.
func TestEachLineIsOfOneWriter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(t, "people")
		a := fishbone.New("a", fishbone.Stamp{})
		do := func(e fishbone.Edit) {
			next, err := a.Apply(e, fishbone.Stamp{})
			if err != nil {
				t.Fatal(err)
			}
			a = next
		}
		for i := range n {
			do(fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("p", i)), Name: fmt.Sprint("P", i), Role: fishbone.Member}})
		}
		newID := counted("s")
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			for _, s := range a.SheetsToWrite(newID, fishbone.SheetCauses, "", "Why?") {
				do(fishbone.Add{Thing: &s})
			}
		}
		next := 1
		for _, s := range a.Sheets() {
			if s.From != next {
				t.Fatalf("it begins with %d, want %d", s.From, next)
			}
			next += s.Lines
			writers := s.Writers()
			if len(writers) > fishbone.MaxWriters || len(writers) == 0 {
				t.Fatalf("%d write on one sheet", len(writers))
			}
			seen := map[string]int{}
			for number := s.From; number < next; number++ {
				p, ok := s.Place(number)
				if with, there := a.SheetWith(number); !ok || !there || with.ID != s.ID {
					t.Fatalf("%d is not there", number)
				}
				if s.Number(p.Page, p.Row, p.Idea) != number {
					t.Fatalf("%d is at %+v, which is %d", number, p, s.Number(p.Page, p.Row, p.Idea))
				}
				if p.Row == 1 && p.Writer != writers[p.Page-1] {
					t.Fatalf("sheet %d is begun by %q", p.Page, p.Writer)
				}
				seen[fmt.Sprint(p.Writer, " on ", p.Page)]++
			}
			for who, n := range seen {
				if n != fishbone.RowIdeas && writers[0] != "" {
					t.Fatalf("%s: %d ideas", who, n)
				}
			}
			if _, ok := s.Place(next); ok {
				t.Fatal("a number beyond the last line has a place")
			}
		}
	})
}

// TestWhatIsTypedBackIsOfWhoWroteIt types a line twice, and a number of no line.
func TestWhatIsTypedBackIsOfWhoWroteIt(t *testing.T) {
	a := roster(t, 3)
	a = apply(t, a, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "b"}}, fishbone.AddCause{ID: "c", Under: "b", Text: "c"})
	first := a.SheetsToWrite(counted("s"), fishbone.SheetSolutions, "c", "What helps?")[0]
	a = apply(t, a, fishbone.Add{Thing: &first}, fishbone.RenamePerson{ID: "p1", As: "Bo"}, fishbone.Remove{Of: fishbone.PersonKind, ID: "p0"})
	for i, text := range []string{"a sign", "a larger sign"} {
		e, place, err := a.TypeBack(fishbone.ID(fmt.Sprint("t", i)), 5, text) // the second row of the first sheet
		if err != nil || place != (fishbone.SheetPlace{Page: 1, Row: 2, Idea: 2, Writer: "Bo"}) {
			t.Fatalf("%+v, %v", place, err)
		}
		a = apply(t, a, e)
	}
	if all := a.Slips(); len(all) != 1 || all[0].Text != "a larger sign" || all[0].By != "Bo" || all[0].Of != "c" || all[0].For != fishbone.SlipSolution || all[0].Line != 5 {
		t.Errorf("there is %+v", all)
	}
	if _, _, err := a.TypeBack("x", 28, "beyond"); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("a number of no line: %v", err)
	}
	a = apply(t, a, a.OpenAll(fishbone.SlipSolution, counted("new")))
	if s := a.Solutions()[0]; s.Text != "a larger sign" || s.By != "Bo" || len(s.Causes) != 1 {
		t.Errorf("it became %+v", s)
	}
}

// TestATaskKeepsItsNumber prints the list, takes a task away, adds one and prints again.
func TestATaskKeepsItsNumber(t *testing.T) {
	a := apply(t, fishbone.New("a", fishbone.Stamp{}), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "b"}},
		fishbone.AddCause{ID: "c1", Under: "b", Text: "one"}, fishbone.AddCause{ID: "c2", Under: "b", Text: "two"}, fishbone.AddCause{ID: "c3", Under: "b", Text: "three"},
		fishbone.Add{Thing: &fishbone.Verification{ID: "v2", Text: "look", Cause: "c2"}})
	newID := counted("n")
	number := func() { a = apply(t, a, fishbone.Join(a.NumberTasks(newID)...)) }
	number()
	if v, ok := a.TaskNumbered(2); !ok || v.ID != "v2" {
		t.Errorf("2 is %+v", v)
	}
	if more := a.NumberTasks(newID); more != nil {
		t.Errorf("numbered once more: %+v", more)
	}
	a = apply(t, a, fishbone.RemoveCause{ID: "c3"}, fishbone.AddCause{ID: "c0", Under: "b", Before: "c1", Text: "zero"})
	number()
	for n, want := range map[int]fishbone.ID{1: "c1", 2: "c2", 4: "c0"} {
		if v, ok := a.TaskNumbered(n); !ok || v.Cause != want {
			t.Errorf("%d is %+v, want %s", n, v, want)
		}
	}
	if v, ok := a.TaskNumbered(3); ok {
		t.Errorf("the number of a task that is gone was given again: %+v", v)
	}
	if s := a.SheetsToWrite(newID, fishbone.SheetCauses, "", "x")[0]; s.From != 5 {
		t.Errorf("the next sheet begins with %d", s.From)
	}
}

func TestReadNumbered(t *testing.T) {
	for text, want := range map[string]string{
		"12 four of twenty": "12|four of twenty", "12. four": "12|four", " １２：四件 ": "12|四件", "12、模具": "12|模具", "3)x": "3|x", "7": "7|", "12 4 of 20": "12|4 of 20",
		"12三件": "12|三件", "12th": "", "12% late": "", "four": "", "0 x": "", "999999999 x": "", "": "", "12/3": "",
	} {
		got := ""
		if n, rest, ok := fishbone.ReadNumbered(text); ok {
			got = fmt.Sprint(n, "|", rest)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
