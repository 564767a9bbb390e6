package worksheet_test

import (
	"fmt"
	"strings"
	"testing"

	"whybone/app/words"
	"whybone/app/worksheet"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

func build(t *testing.T, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a := fishbone.New("a", fishbone.Stamp{})
	for _, e := range edits {
		next, err := a.Apply(e, fishbone.Stamp{})
		if err != nil {
			t.Fatalf("%s: %v", e.Name(), err)
		}
		a = next
	}
	return a
}

// pages checks that nothing lies beyond a page or on anything else, and returns the words of each.
func pages(t *testing.T, all []*scene.Scene) []string {
	t.Helper()
	said := make([]string, len(all))
	for n, p := range all {
		for i, one := range p.Texts {
			said[n] += one.Words + "\n"
			if one.At.X < 30 || one.At.X+one.Width > p.Width-30 || one.At.Y > p.Height-30 {
				t.Errorf("page %d: %q lies at %v, %v wide", n+1, one.Words, one.At, one.Width)
			}
			for _, other := range p.Texts[:i] {
				if over := one.At.Y - other.At.Y; over > -0.8*min(one.Size, other.Size) && over < 0.8*min(one.Size, other.Size) && one.At.X < other.At.X+other.Width && other.At.X < one.At.X+one.Width {
					t.Errorf("page %d: %q lies on %q", n+1, one.Words, other.Words)
				}
			}
		}
	}
	return said
}

func count() func() fishbone.ID {
	n := 0
	return func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("n", n)) }
}

// TestEveryLineIsOnItsSheet prints for teams of several sizes, in three languages.
func TestEveryLineIsOnItsSheet(t *testing.T) {
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		for _, people := range []int{0, 1, 2, 6, 8} {
			edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: strings.Repeat("Guests wait for their keys at noon, ", 4)}}
			for i := range people {
				edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("p", i)), Name: fmt.Sprint("Person with a long name ", i), Role: fishbone.Member}})
			}
			a := build(t, edits...)
			sheets, edit := worksheet.New(a, fishbone.SheetCauses, "", count())
			if _, err := a.Apply(edit, fishbone.Stamp{}); err != nil {
				t.Fatal(err)
			}
			said := pages(t, worksheet.Draw(sheets))
			if want := max(people, 1); people > 0 && len(said) != want || people == 0 && len(said) != fishbone.MaxWriters {
				t.Errorf("%d people: %d pages", people, len(said))
			}
			at := 0
			for _, s := range sheets {
				for n := range s.Writers() {
					for row := range s.Writers() {
						for idea := range fishbone.RowIdeas {
							if number := fmt.Sprint(s.Number(n+1, row+1, idea+1)); !strings.Contains("\n"+said[at], "\n"+number+"\n") {
								t.Errorf("%d people: page %d has no line %s", people, at+1, number)
							}
						}
					}
					at++
				}
			}
		}
	}
}

// TestTheListHasEveryOpenTaskOnce has long words, and more tasks than a page holds.
func TestTheListHasEveryOpenTaskOnce(t *testing.T) {
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "Guests wait"}, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "The desk in the hall of the second tower"}}}
		for i := range 14 {
			id := fishbone.ID(fmt.Sprint("c", i))
			edits = append(edits, fishbone.AddCause{ID: id, Under: "b", Text: strings.Repeat(fmt.Sprintf("keys %d wait at the desk ", i), 1+i%4)},
				fishbone.Add{Thing: &fishbone.Verification{ID: "v" + id, Text: "x", Cause: id, Criterion: strings.Repeat("less than six of fifty guests ", i%5), Method: strings.Repeat("watch ", i), Sample: "50", Who: "Somebody with a long name", Due: "2026-03-20"}})
		}
		edits = append(edits, fishbone.Judge{ID: "c3", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}})
		a := build(t, edits...)
		a = build(t, append(edits, fishbone.Join(a.NumberTasks(count())...))...)
		all := "\n" + strings.Join(pages(t, worksheet.Checks(a)), "")
		for n := 1; n <= 14; n++ {
			if got, want := strings.Count(all, fmt.Sprintf("\n%d\n", n)), 1; n != 4 && got != want || n == 4 && got != 0 {
				t.Errorf("%s: number %d stands %d times", l.Name, n, got)
			}
		}
		if !strings.Contains(all, words.T("verdict.rejected")) {
			t.Error("there is nothing to tick")
		}
	}
}
