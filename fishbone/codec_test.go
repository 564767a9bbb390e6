package fishbone_test

import (
	"strings"
	"testing"

	"whybone/fishbone"
)

// The names of edits are in people's files: a changed one would not be read again.
func TestEditKindsStayAsTheyAre(t *testing.T) {
	want := "add-bone add-cause add-person add-solution batch change-person judge judge-link link-same move-bone move-cause park " +
		"remove-bone remove-cause remove-person remove-solution rename-bone revert reword-cause reword-solution " +
		"set-about stop-asking tie-solution unpark vote"
	if got := strings.Join(fishbone.EditKinds(), " "); got != want {
		t.Errorf("kinds\n%s\nwant\n%s", got, want)
	}
}

func TestUnmarshalEditRefuses(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"nothing", ``, "read edit"},
		{"not an object", `[]`, "read edit"},
		{"no kind", `{}`, `kind ""`},
		{"unknown kind", `{"kind":"paint","edit":{}}`, `kind "paint"`},
		{"no edit", `{"kind":"vote"}`, "read edit vote"},
		{"wrong type", `{"kind":"vote","edit":{"id":"a","votes":"many"}}`, "read edit vote"},
		{"unknown kind in a batch", `{"kind":"batch","edit":[{"kind":"paint","edit":{}}]}`, `kind "paint"`},
		{"a batch that is no list", `{"kind":"batch","edit":{}}`, "read edit batch"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, err := fishbone.UnmarshalEdit([]byte(tt.data))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("read %v, %v; want an error with %q", e, err, tt.want)
			}
		})
	}
}

// Whatever bytes a file holds: reading gives an error or an edit that can be written
// again as the same, and that an analysis takes or refuses without harm.
func FuzzUnmarshalEdit(f *testing.F) {
	a := start(f)
	for _, e := range []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Goal, Text: "降到 2%"},
		fishbone.AddCause{ID: "new", Under: "pay", Text: `<b>"\N"`},
		fishbone.MoveCause{ID: "staff", Under: "market", Before: "rivals"},
		fishbone.LinkSame{ID: "loose", As: "again"},
		fishbone.AddSolution{ID: "s2", Text: "x", Causes: []fishbone.ID{"pay"}},
		fishbone.Batch{Edits: []fishbone.Edit{fishbone.RemoveBone{ID: "people"}, fishbone.Vote{ID: "pay", Votes: 3}}},
		fishbone.Undo(fishbone.New("a1", now), a),
		fishbone.Undo(a, apply(f, a, fishbone.RemoveCause{ID: "rivals"})),
	} {
		data, err := fishbone.MarshalEdit(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"kind":"revert","edit":{"causes":{"a":null},"lists":{"":["a"],"x":["y"]}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := fishbone.UnmarshalEdit(data)
		if err != nil {
			return
		}
		if got, want := asJSON(t, stored(t, e)), asJSON(t, e); got != want {
			t.Errorf("written again it is\n%s\nit was\n%s", got, want)
		}
		next, err := a.Apply(e, now)
		if err != nil {
			return
		}
		if err := next.Check(); err != nil {
			t.Errorf("check: %v", err)
		}
		next.Count()
	})
}
