package board

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

var directions = []Direction{Up, Down, Left, Right}

// anyFish is an analysis of any shape: bones without a cause, deep branches, long and
// short labels.
func anyFish(t *rapid.T) *fishbone.Analysis {
	var edits []fishbone.Edit
	labels := rapid.SampledFrom([]string{"价格竞争", "i", "Donaudampfschifffahrtsgesellschaft", "业务人员流失得很快", "late and later"})
	n := 0
	id := func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("n", n)) }
	for range rapid.IntRange(0, 9).Draw(t, "bones") {
		bone := id()
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: labels.Draw(t, "bone")}})
		under := []fishbone.ID{bone}
		most := rapid.SampledFrom([]int{0, 1, 4, 30}).Draw(t, "most")
		for range rapid.IntRange(0, most).Draw(t, "causes") {
			c := id()
			parent := under[rapid.IntRange(0, len(under)-1).Draw(t, "parent")]
			edits = append(edits, fishbone.AddCause{ID: c, Under: parent, Text: labels.Draw(t, "cause")})
			under = append(under, c)
		}
	}
	return applied(t, edits...)
}

func applied(t interface{ Fatal(...any) }, edits ...fishbone.Edit) *fishbone.Analysis {
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// walking is a board that shows a scene but is in no window.
func walking(s *scene.Scene) *Board { return &Board{picture: newPicture(s)} }

func TestWalkingThroughAnyFish(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyFish(t)
		s := fish.Layout(a, fish.Options{
			HeadLeft: rapid.Bool().Draw(t, "head left"),
			Target:   rapid.SampledFrom([]float64{0, 1.4, 3}).Draw(t, "target"),
		})
		walksWell(t, walking(s))
	})
}

func TestWalkingWhileAFishGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, planner := anyFish(t), fish.NewPlanner()
		planner.Layout(a, fish.Options{})
		var all []fishbone.ID
		for _, c := range a.WalkBones() {
			all = append(all, c.ID)
		}
		for i := range rapid.IntRange(0, min(len(all), 8)).Draw(t, "removed") {
			if next, err := a.Apply(fishbone.RemoveCause{ID: all[len(all)-1-i]}, fishbone.Stamp{}); err == nil {
				a = next
			}
		}
		walksWell(t, walking(planner.Update(a, fish.Options{})))
	})
}

// errorer is what rapid's T and testing's have in common.
type errorer interface{ Errorf(string, ...any) }

// walksWell checks what holds for every picture: every label is reached from every other
// one and from the head, nothing leads to itself, and a step to the side and back comes
// back to the same rib.
func walksWell(t errorer, b *Board) {
	w := b.picture.columns()
	all := len(b.picture.labels)
	if w.hasHead {
		all++
	}
	for id := range b.picture.labels {
		if _, ok := w.spots[id]; !ok {
			t.Errorf("%q is in no column", id)
		}
		if got := len(reached(b, id)); got != all {
			t.Errorf("from %q one gets to %d of %d places", id, got, all)
		}
		for _, d := range directions {
			next, ok := b.Neighbor(id, d)
			if ok && next == id {
				t.Errorf("%v of %q is itself", d, id)
			}
			if !ok || next == "" || d == Up || d == Down {
				continue
			}
			back := Left + Right - d
			if again, ok := b.Neighbor(next, back); !ok || !share(w.spots[again], w.spots[id]) {
				t.Errorf("%v of %q is %q, and back of it %q, on another rib", d, id, next, again)
			}
		}
	}
}

func share(a, b spot) bool { return a.side == b.side && a.first <= b.last && b.first <= a.last }

// reached is everything that the arrows lead to.
func reached(b *Board, from fishbone.ID) map[fishbone.ID]bool {
	seen := map[fishbone.ID]bool{from: true}
	for todo := []fishbone.ID{from}; len(todo) > 0; {
		at := todo[0]
		todo = todo[1:]
		for _, d := range directions {
			if next, ok := b.Neighbor(at, d); ok && !seen[next] {
				seen[next] = true
				todo = append(todo, next)
			}
		}
	}
	return seen
}

func TestWalkingTheWayItLooks(t *testing.T) {
	b, at := namedFish(t, false)
	for _, c := range []struct {
		from string
		d    Direction
		to   string
	}{
		{"People", Down, "leave"}, {"leave", Up, "People"}, {"leave", Down, "pay"}, {"pay", Down, "no training"},
		{"no training", Down, "broken"}, {"broken", Up, "no training"},
		{"broken", Down, "Machines"}, {"Machines", Up, "broken"},
		{"People", Left, "Methods"}, {"Methods", Right, "People"},
		{"leave", Right, ""}, {"Machines", Right, ""},
		{"People", Up, "-"}, {"Machines", Down, "-"}, {"Methods", Left, "-"},
	} {
		if got := at.name(b.Neighbor(at.id(c.from), c.d)); got != c.to {
			t.Errorf("%v of %q: %q, want %q", c.d, c.from, got, c.to)
		}
	}
	for d, want := range map[Direction][]string{
		Left: {"leave", "pay", "no training", "broken"}, Up: {"no training", "pay"}, Down: {"broken"}, Right: {"-"},
	} {
		if got := at.name(b.Neighbor("", d)); !slices.Contains(want, got) {
			t.Errorf("%v of the head: %q, want one of %q", d, got, want)
		}
	}
}

func TestWalkingWithTheHeadOnTheLeft(t *testing.T) {
	b, at := namedFish(t, true)
	for from, to := range map[string]string{"leave": "", "Methods": "People", "Machines": ""} {
		if got := at.name(b.Neighbor(at.id(from), Left)); got != to {
			t.Errorf("left of %q: %q, want %q", from, got, to)
		}
	}
	if got := at.name(b.Neighbor(at.id("People"), Right)); got != "Methods" {
		t.Errorf("right of People: %q", got)
	}
}

// names are the labels of the fish in [namedFish].
type names map[string]fishbone.ID

func (n names) id(name string) fishbone.ID { return n[name] }

// name is how a step ended: with a label, at the head (empty), or nowhere.
func (n names) name(id fishbone.ID, ok bool) string {
	if !ok {
		return "-"
	}
	for name, other := range n {
		if other == id {
			return name
		}
	}
	return ""
}

// namedFish shows three bones: People and Methods above, Machines below.
func namedFish(t *testing.T, headLeft bool) (*Board, names) {
	t.Helper()
	at := names{}
	var edits []fishbone.Edit
	add := func(name, under string) {
		at[name] = fishbone.ID("id " + name)
		if under == "" {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: at[name], Name: name}})
			return
		}
		edits = append(edits, fishbone.AddCause{ID: at[name], Under: at[under], Text: name})
	}
	add("People", "")
	add("Machines", "")
	add("Methods", "")
	add("leave", "People")
	add("pay", "leave")
	add("no training", "People")
	add("broken", "Machines")
	a := applied(t, edits...)
	b := walking(fish.Layout(a, fish.Options{HeadLeft: headLeft}))
	b.Analysis = func() *fishbone.Analysis { return a }
	return b, at
}

func TestWalkingThroughATree(t *testing.T) {
	s := &scene.Scene{Width: 400, Height: 300}
	box := func(id fishbone.ID, x, y, wide float64) {
		s.Areas = append(s.Areas, scene.Area{Of: id, Part: scene.PartCause, Polygon: corners(x, y, wide, 30)})
	}
	box("why", 10, 130, 90)
	box("pay", 130, 60, 60)
	box("boss", 135, 200, 80)
	box("raise", 240, 30, 90)
	box("bonus", 240, 90, 90)
	b := walking(s)
	walksWell(t, b)
	for _, c := range []struct {
		from fishbone.ID
		d    Direction
		to   fishbone.ID
	}{
		{"why", Right, "pay"}, {"pay", Down, "boss"}, {"boss", Right, "bonus"}, {"bonus", Up, "raise"},
		{"raise", Left, "pay"}, {"pay", Left, "why"}, {"", Right, "why"},
	} {
		if got, _ := b.Neighbor(c.from, c.d); got != c.to {
			t.Errorf("%v of %q: %q, want %q", c.d, c.from, got, c.to)
		}
	}
	if to, ok := b.Neighbor("why", Left); ok {
		t.Errorf("left of the first: %q", to)
	}
}
