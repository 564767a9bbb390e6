package command

import (
	"testing"

	"whybone/fishbone"
)

func TestFindCause(t *testing.T) {
	now := fishbone.Stamp{}
	a, err := fishbone.New("a", now).Apply(fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Bone{ID: "people", Name: "People"}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "tools", Name: "Tools"}},
		fishbone.AddCause{ID: "a1b2c3", Under: "people", Text: "few"},
		fishbone.AddCause{ID: "d4e5f6", Under: "a1b2c3", Text: "fewer than before"},
		fishbone.AddCause{ID: "g7h8i9", Under: "tools", Text: "old"},
		fishbone.AddCause{ID: "j0k1l2", Under: "tools", Text: "1.1"},
	}}, now)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fishbone.ID{
		"1.1": "a1b2c3", "1.1.1": "d4e5f6", "2.1": "g7h8i9", "2.2": "j0k1l2",
		"few": "a1b2c3", "fewer": "d4e5f6", "o": "g7h8i9", "g7h8i9": "g7h8i9", "d4e5": "d4e5f6",
		"fe": "", "d4": "", "people": "", "2.3": "", "0.1": "", "1": "j0k1l2", "1.1.1.1": "", "": "", "9999999.1": "",
	} {
		got, err := findCause(a, name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v; want %q", name, got, err, want)
		}
	}
}
