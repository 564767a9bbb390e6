package fishbone_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

// TestTakeBack takes one change back after others came in between.
func TestTakeBack(t *testing.T) {
	reword := func(id fishbone.ID, text string) fishbone.Edit { return fishbone.RewordCause{ID: id, Text: text} }
	for name, c := range map[string]struct {
		change, since fishbone.Edit
		want          error
	}{
		"nothing since":            {fishbone.RemoveCause{ID: "staff"}, nil, nil},
		"another cause reworded":   {fishbone.RemoveCause{ID: "staff"}, reword("rivals", "x"), nil},
		"a neighbour removed":      {fishbone.RemoveCause{ID: "loose"}, fishbone.RemoveCause{ID: "again"}, nil},
		"reworded again":           {reword("staff", "x"), reword("staff", "y"), fishbone.ErrOverwritten},
		"taken back already":       {reword("staff", "x"), reword("staff", "Staff leave"), fishbone.ErrOverwritten},
		"its bone removed":         {fishbone.RemoveCause{ID: "staff"}, fishbone.RemoveBone{ID: "people"}, fishbone.ErrUnsound},
		"answered since":           {fishbone.AddCause{ID: "n1", Under: "people", Text: "x"}, fishbone.AddCause{ID: "n2", Under: "n1", Text: "y"}, fishbone.ErrUnsound},
		"one more behind it":       {fishbone.AddCause{ID: "n1", Under: "people", Text: "x"}, fishbone.AddCause{ID: "n2", Under: "people", Text: "y"}, nil},
		"another text":             {fishbone.SetAbout{Field: fishbone.Problem, Text: "x"}, fishbone.RemoveCause{ID: "staff"}, nil},
		"one more text":            {fishbone.SetAbout{Field: fishbone.Problem, Text: "x"}, fishbone.SetAbout{Field: fishbone.Goal, Text: "y"}, fishbone.ErrOverwritten},
		"moved, and one moved too": {fishbone.MoveCause{ID: "staff", Under: "market"}, fishbone.MoveCause{ID: "loose", Under: "market"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			before := start(t)
			after := apply(t, before, c.change)
			now, want := after, before
			if c.since != nil {
				now = apply(t, after, c.since)
				if c.want == nil {
					want = apply(t, before, c.since)
				}
			}
			e, err := now.TakeBack(before, after)
			if !errors.Is(err, c.want) {
				t.Fatalf("it says %v, want %v", err, c.want)
			}
			if err != nil {
				return
			}
			got := apply(t, now, e)
			if content(t, got) != content(t, want) {
				t.Errorf("it leads to\n%+v\nwant\n%+v", got.Parts(), want.Parts())
			}
		})
	}
}

// TestTakeBackIsSoundOrRefused takes any change back after any others.
func TestTakeBackIsSoundOrRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		states := []*fishbone.Analysis{start(t)}
		for range 6 {
			last := states[len(states)-1]
			if next, err := last.Apply(someEdit.Draw(t, "edit"), fishbone.Stamp{}); err == nil {
				states = append(states, next)
			}
		}
		now := states[len(states)-1]
		for i := 1; i < len(states); i++ {
			e, err := now.TakeBack(states[i-1], states[i])
			if err != nil {
				continue
			}
			got, err := now.Apply(e, fishbone.Stamp{})
			if err != nil {
				t.Fatalf("what is offered cannot be done: %v", err)
			}
			if err := got.Check(); err != nil {
				t.Fatal(err)
			}
			if i == len(states)-1 && content(t, got) != content(t, states[i-1]) {
				t.Fatalf("the last change taken back leads to\n%+v\nwant\n%+v", got.Parts(), states[i-1].Parts())
			}
		}
	})
}
