package fishbone_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/fuzztest"
)

// The names of edits are in people's files: a changed one would not be read again.
func TestEditKindsStayAsTheyAre(t *testing.T) {
	list, err := os.ReadFile("testdata/edits.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(strings.Fields(string(list)), " ")
	if got := strings.Join(fishbone.EditNames(), " "); got != want {
		t.Errorf("kinds\n%s\nwant\n%s", got, want)
	}
}

// What version 0.1.0 wrote for the edits that have another form today means the same.
func TestEditsOfEarlierVersions(t *testing.T) {
	tests := []struct {
		data string
		want fishbone.Edit
	}{
		{`{"kind":"add-bone","edit":{"id":"b","name":"人","before":"people"}}`, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}, Before: "people"}},
		{`{"kind":"rename-bone","edit":{"id":"people","name":"人员"}}`, fishbone.Set{Of: fishbone.BoneKind, ID: "people", Values: fishbone.Values{"name": "人员"}}},
		{`{"kind":"move-bone","edit":{"id":"market","before":"people"}}`, fishbone.Move{Of: fishbone.BoneKind, ID: "market", Before: "people"}},
		{`{"kind":"add-solution","edit":{"id":"s2","text":"x","by":"林","causes":["pay"]}}`,
			fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "x", By: "林", Causes: []fishbone.ID{"pay"}}}},
		{`{"kind":"reword-solution","edit":{"id":"s1","text":"y"}}`, fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"text": "y"}}},
		{`{"kind":"tie-solution","edit":{"id":"s1","causes":["pay","loose"]}}`,
			fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"causes": []fishbone.ID{"pay", "loose"}}}},
		{`{"kind":"tie-solution","edit":{"id":"s1","causes":null}}`, fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"causes": nil}}},
		{`{"kind":"remove-solution","edit":{"id":"s1"}}`, fishbone.Remove{Of: fishbone.SolutionKind, ID: "s1"}},
		{`{"kind":"park","edit":{"id":"i2","text":"x","by":"林"}}`, fishbone.Add{Thing: &fishbone.Idea{ID: "i2", Text: "x", By: "林"}}},
		{`{"kind":"unpark","edit":{"id":"i1"}}`, fishbone.Remove{Of: fishbone.IdeaKind, ID: "i1"}},
		{`{"kind":"add-person","edit":{"id":"p2","name":"林","role":"member"}}`, fishbone.Add{Thing: &fishbone.Person{ID: "p2", Name: "林", Role: fishbone.Member}}},
		{`{"kind":"change-person","edit":{"id":"p1","name":"王","role":"facilitator"}}`,
			fishbone.Set{Of: fishbone.PersonKind, ID: "p1", Values: fishbone.Values{"name": "王", "role": "facilitator"}}},
		{`{"kind":"remove-person","edit":{"id":"p1"}}`, fishbone.Remove{Of: fishbone.PersonKind, ID: "p1"}},
		{`{"kind":"judge-link","edit":{"id":"pay","link":"holds"}}`, fishbone.JudgeTherefore{ID: "pay", Therefore: fishbone.Holds}},
		{`{"kind":"revert","edit":{"solutions":{"s1":null},"lists":{":solutions":null}}}`, fishbone.Revert{Patch: fishbone.Patch{
			Things: map[fishbone.ID]fishbone.Thing{"s1": fishbone.SolutionKind.Gone()}, Lists: map[fishbone.ID][]fishbone.ID{":solutions": nil}}}},
	}
	for _, tt := range tests {
		e, err := fishbone.UnmarshalEdit([]byte(tt.data))
		if err != nil {
			t.Fatalf("%s: %v", tt.data, err)
		}
		if got, want := content(t, apply(t, start(t), e)), content(t, apply(t, start(t), tt.want)); got != want {
			t.Errorf("%s gives\n%s\nwant\n%s", tt.data, got, want)
		}
		if content(t, apply(t, start(t), stored(t, e))) != content(t, apply(t, start(t), e)) {
			t.Errorf("%s means something else once it was written again", tt.data)
		}
	}
}

// What a file says of an attribute that cannot be set is read, for the edit to refuse.
func TestUnsettableValuesAreRead(t *testing.T) {
	for _, name := range []string{"made", "colour"} {
		e, err := fishbone.UnmarshalEdit([]byte(`{"kind":"set-solution","edit":{"id":"s1","values":{"` + name + `":{}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := start(t).Apply(e, now); !errors.Is(err, fishbone.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
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
		fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "x", Causes: []fishbone.ID{"pay"}}},
		fishbone.Batch{Edits: []fishbone.Edit{fishbone.RemoveBone{ID: "people"}, fishbone.SetVotes{ID: "pay", Votes: 3}}},
		fishbone.Revert{Patch: a.Parts()},
		fishbone.Revert{Patch: undo(f, a, fishbone.RemoveCause{ID: "rivals"})},
	} {
		data, err := fishbone.MarshalEdit(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"kind":"revert","edit":{"causes":{"a":null},"lists":{"":["a"],"x":["y"]}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		defer fuzztest.Limit(t)()
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
