package picture_test

import (
	"slices"
	"strings"
	"testing"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
)

// TestTheOverlayTellsWhoHasEachCause draws two analyses over each other: half discs stand before what one
// has alone, and below it says what they mean.
func TestTheOverlayTellsWhoHasEachCause(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	made := func(id fishbone.ID, causes ...string) *fishbone.Analysis {
		edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "late"}, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "Methods"}}}
		for _, text := range causes {
			edits = append(edits, fishbone.AddCause{ID: fishbone.ID(text), Under: "b", Text: text})
		}
		a, err := fishbone.New(id, fishbone.Stamp{}).Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	s := picture.Overlay(compare.New(made("a", "rain", "queue"), made("b", "rain", "oven"), nil), picture.Theme(false))
	var said []string
	for _, text := range s.Texts {
		said = append(said, text.Words)
	}
	for _, want := range []string{"rain", "◐ queue", "◑ oven", "Methods", "late"} {
		if !slices.Contains(said, want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
	if all := strings.Join(said, " "); !strings.Contains(all, "only A") || !strings.Contains(all, "only B") {
		t.Errorf("what the half discs mean is not in %q", said)
	}
}
