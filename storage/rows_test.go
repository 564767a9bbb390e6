package storage

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"whybone/fishbone"
)

// positions are those of all causes in the file.
func positions(t *testing.T, s *Store) map[fishbone.ID]int {
	t.Helper()
	rows, err := s.read.Query(`SELECT id, position FROM cause`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[fishbone.ID]int{}
	for rows.Next() {
		var id fishbone.ID
		var position int
		if err := rows.Scan(&id, &position); err != nil {
			t.Fatal(err)
		}
		all[id] = position
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// listOf stores a bone with so many causes.
func listOf(t *testing.T, s *Store, c *clock, n int) *fishbone.Analysis {
	t.Helper()
	edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}}}
	for i := range n {
		edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("c", i)), Under: "b", Text: "x"})
	}
	return do(t, s, c, create(t, s, c), fishbone.Join(edits...))
}

// What comes into a list finds a position between its neighbours. The others keep theirs:
// an edit of a long list writes as few rows as one of a short list.
func TestOneRowForOnePlace(t *testing.T) {
	add := func(id, before fishbone.ID) fishbone.Edit {
		return fishbone.AddCause{ID: id, Under: "b", Before: before, Text: "y"}
	}
	for name, edit := range map[string]fishbone.Edit{
		"last": add("new", ""), "first": add("new", "c0"), "within": add("new", "c5"),
		"three within": fishbone.Join(add("new", "c5"), add("new2", "c5"), add("new3", "c5")),
		"three first":  fishbone.Join(add("new", "c0"), add("new2", "c0"), add("new3", "c0")),
		"three last":   fishbone.Join(add("new", ""), add("new2", ""), add("new3", "")),
		"moved":        fishbone.MoveCause{ID: "c9", Under: "b", Before: "c1"},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := openTemp(t), &clock{}
			a := listOf(t, s, c, 10)
			before := positions(t, s)
			a = do(t, s, c, a, edit)
			wantSame(t, reloaded(t, s, a.ID()), a)
			after := positions(t, s)
			for id, position := range before {
				if after[id] != position && (name != "moved" || id != "c9") {
					t.Errorf("%s went from %d to %d", id, position, after[id])
				}
			}
			if all := slices.Sorted(maps.Values(after)); len(slices.Compact(all)) != len(after) {
				t.Errorf("two stand in one place: %v", after)
			}
		})
	}
}

// However often something comes into the same gap, the order holds.
func TestAGapThatIsFull(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := listOf(t, s, c, 3)
	numbered := false
	for i := range 30 {
		before := positions(t, s)["c1"]
		a = do(t, s, c, a, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("n", i)), Under: "b", Before: "c1", Text: "y"})
		wantSame(t, reloaded(t, s, a.ID()), a)
		numbered = numbered || positions(t, s)["c1"] != before
	}
	if !numbered {
		t.Error("the gap was never full: the test tries nothing")
	}
}
