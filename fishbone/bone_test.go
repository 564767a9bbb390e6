package fishbone_test

import (
	"fmt"
	"testing"

	"whybone/fishbone"
)

// bones says where each bone stands and what colour it has.
func bones(a *fishbone.Analysis) (all string) {
	for _, b := range a.Bones() {
		all += fmt.Sprint(b.Name, a.ColorOf(b.ID), " ")
	}
	return all
}

// A bone keeps its colour wherever it and the others go.
func TestBonesKeepTheirColors(t *testing.T) {
	add := func(id, before fishbone.ID) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: string(id)}, Before: before}
	}
	start := apply(t, fishbone.New("x", now), add("a", ""), add("b", ""), add("c", ""), add("d", ""))
	remove := func(id fishbone.ID) fishbone.Edit { return fishbone.RemoveBone{ID: id} }
	for _, c := range []struct {
		want  string
		edits []fishbone.Edit
	}{
		{"a0 b1 c2 d3 ", nil},
		{"d3 b1 c2 a0 ", []fishbone.Edit{fishbone.SwapBones{ID: "d", With: "a"}}},
		{"a0 b1 c2 d3 ", []fishbone.Edit{fishbone.SwapBones{ID: "d", With: "a"}, fishbone.SwapBones{ID: "d", With: "a"}}},
		{"a0 c2 d3 ", []fishbone.Edit{remove("b")}},
		{"a0 c2 d3 e1 ", []fishbone.Edit{remove("b"), add("e", "")}},
		{"a0 c2 d3 e1 f4 ", []fishbone.Edit{remove("b"), add("e", ""), add("f", "")}},
		{"a0 e4 b1 c2 d3 ", []fishbone.Edit{add("e", "b")}},
		{"b1 c2 a0 d3 ", []fishbone.Edit{fishbone.Move{Of: fishbone.BoneKind, ID: "a", Before: "d"}}},
	} {
		if got := bones(apply(t, start, c.edits...)); got != c.want {
			t.Errorf("%v leads to %q, want %q", c.edits, got, c.want)
		}
	}
	swapped := apply(t, start, fishbone.SwapBones{ID: "a", With: "c"})
	for i, b := range swapped.Bones() {
		if moved := b.ID != start.Bones()[i].ID; moved != (b.ID == "a" || b.ID == "c") {
			t.Errorf("%s moved: %v", b.ID, moved)
		}
	}
}
