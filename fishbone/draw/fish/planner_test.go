package fish

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// editor makes edits as a team does, from a fixed series.
type editor struct {
	drawtest.Vocabulary
	n int
}

func newEditor(chinese bool, seed uint32) *editor {
	e := &editor{Vocabulary: drawtest.English}
	if chinese {
		e.Vocabulary = drawtest.Mandarin
	}
	e.State = seed
	return e
}

func (e *editor) upTo(n int) int { return int(e.Chance() * float64(n)) }

// edit makes one edit of the given kind, and names the causes that it touches.
func (e *editor) edit(a *fishbone.Analysis, kind string) (fishbone.Edit, fishbone.ID) {
	e.n++
	var all []fishbone.Cause
	for level, c := range a.WalkBones() {
		if level <= usualDepth {
			all = append(all, c)
		}
	}
	bones := a.Bones()
	bone, c := bones[e.upTo(len(bones))].ID, all[e.upTo(len(all))]
	id := fishbone.ID(fmt.Sprint("new", e.n))
	switch kind {
	case "append":
		return fishbone.AddCause{ID: id, Under: bone, Text: e.Label()}, id
	case "insert":
		before := a.CauseIDs(bone)
		add := fishbone.AddCause{ID: id, Under: bone, Text: e.Label()}
		if len(before) > 0 {
			add.Before = before[e.upTo(len(before))]
		}
		return add, id
	case "answer":
		return fishbone.AddCause{ID: id, Under: c.ID, Text: e.Label()}, id
	case "reword":
		return fishbone.RewordCause{ID: c.ID, Text: e.Label()}, c.ID
	case "remove":
		return fishbone.RemoveCause{ID: c.ID}, c.ID
	case "move":
		return fishbone.MoveCause{ID: c.ID, Under: bone}, c.ID
	}
	finding := []fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify}[e.upTo(3)]
	return fishbone.Judge{ID: c.ID, Verdict: fishbone.Verdict{Finding: finding}}, c.ID
}

var editKinds = []string{"append", "insert", "answer", "reword", "remove", "move", "judge"}

// wordsLine is a line of a label.
type wordsLine struct {
	of fishbone.ID
	n  int // of its label's lines
}

// placesIn says where the lines are, counted from the scene's anchor.
func placesIn(s *scene.Scene, but map[fishbone.ID]bool) map[wordsLine]scene.Point {
	at, n := map[wordsLine]scene.Point{}, map[fishbone.ID]int{}
	for _, t := range s.Texts {
		if t.Part == scene.PartCause && !but[t.Of] {
			at[wordsLine{t.Of, n[t.Of]}] = scene.Point{X: t.At.X - s.Anchor.X, Y: t.At.Y - s.Anchor.Y}
			n[t.Of]++
		}
	}
	return at
}

// touched is a cause with all below it.
func touched(id fishbone.ID, as ...*fishbone.Analysis) map[fishbone.ID]bool {
	ids := map[fishbone.ID]bool{id: true}
	for _, a := range as {
		for _, c := range a.Walk(id) {
			ids[c.ID] = true
		}
	}
	return ids
}

// stability is how much stayed in place over some edits.
type stability struct {
	stayed, all int
	parts       []float64
	sizes       []float64 // of the text, to what a free search gives
	free        int       // edits after which the search was free
}

// add counts the lines of label that are in both pictures, but for those of what was
// edited, and how many moved less than 1 em.
func (s *stability) add(t *testing.T, before, after *scene.Scene, but map[fishbone.ID]bool) {
	was, is := placesIn(before, but), placesIn(after, but)
	stayed := 0
	for l, p := range was {
		q, ok := is[l]
		if ok && (p.Y < 0) != (q.Y < 0) {
			t.Errorf("%s went to the other side of the spine", l.of)
		}
		if ok && math.Hypot(p.X-q.X, p.Y-q.Y) < notation.Em {
			stayed++
		}
	}
	s.stayed, s.all = s.stayed+stayed, s.all+len(was)
	s.parts = append(s.parts, float64(stayed)/float64(max(1, len(was))))
}

func (s *stability) part() float64 { return float64(s.stayed) / float64(max(1, s.all)) }

func TestEditsMoveLittle(t *testing.T) {
	t.Parallel()
	for _, n := range []int{54, 300, 2_000} {
		for _, chinese := range []bool{false, true} {
			t.Run(fmt.Sprintf("%d nodes, Chinese %v", n, chinese), func(t *testing.T) {
				t.Parallel()
				base, rested := drawtest.Sized(t, n, chinese), NewPlanner()
				before := rested.Layout(base, Options{})
				for _, kind := range editKinds {
					s := editsOf(t, kind, n, newEditor(chinese, uint32(n)), base, rested, before)
					slices.Sort(s.parts)
					slices.Sort(s.sizes)
					t.Logf("%-6s: %.1f%% stay (worst %.0f%%), text %.3f of a free search's, %d of %d searched freely",
						kind, 100*s.part(), 100*s.parts[0], s.sizes[len(s.sizes)/2], s.free, len(s.parts))
					if s.part() < 0.95 {
						t.Errorf("after %q %.1f%% of the lines stay", kind, 100*s.part())
					}
				}
			})
		}
	}
}

// editsOf makes edits of a kind, each on the same analysis, which a planner laid out before.
func editsOf(t *testing.T, kind string, n int, e *editor, base *fishbone.Analysis, rested *Planner, before *scene.Scene) (s stability) {
	for range min(40, 4_000/n) {
		edit, id := e.edit(base, kind)
		a, err := base.Apply(edit, fishbone.Stamp{})
		if err != nil {
			continue
		}
		p := *rested
		after := p.Update(a, Options{})
		if p.best != rested.best {
			s.free++
		}
		for _, f := range append(drawtest.Faults(after), misplaced(a, Options{}, after)...) {
			t.Errorf("%d nodes, %s: %s", n, kind, f)
		}
		s.add(t, before, after, touched(id, base, a))
		if n < 2000 {
			s.sizes = append(s.sizes, px(after)/px(Layout(a, Options{})))
		} else {
			s.sizes = append(s.sizes, px(after)/px(before))
		}
	}
	return s
}

func TestAPlannersLayoutIsALayout(t *testing.T) {
	t.Parallel()
	a, p, e := drawtest.Sized(t, 54, true), NewPlanner(), newEditor(true, 5)
	for _, kind := range editKinds {
		edit, _ := e.edit(a, kind)
		next, err := a.Apply(edit, fishbone.Stamp{})
		if err != nil {
			continue
		}
		a = next
		p.Update(a, Options{})
		if !reflect.DeepEqual(p.Layout(a, Options{}), Layout(a, Options{})) {
			t.Errorf("after %s, what a planner lays out freely differs from what is laid out anew", kind)
		}
	}
}

// TestAnyEditIsLegible draws any analysis through any edits.
func TestAnyEditIsLegible(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawtest.AnyAnalysis(t)
		if len(a.Bones()) == 0 {
			return
		}
		o := Options{Depth: rapid.IntRange(0, 4).Draw(t, "depth"), Target: rapid.SampledFrom([]float64{0, 1.3, 3}).Draw(t, "target")}
		p := NewPlanner()
		p.Layout(a, o)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			next, err := a.Apply(anyEdit(t, a), fishbone.Stamp{})
			if err != nil {
				continue
			}
			a = next
			s := p.Update(a, o)
			for _, f := range append(drawtest.Faults(s), misplaced(a, o, s)...) {
				t.Error(f)
			}
		}
	})
}

// anyEdit is an edit that people may make on the picture.
func anyEdit(t *rapid.T, a *fishbone.Analysis) fishbone.Edit {
	ids := []fishbone.ID{}
	var holders []fishbone.ID
	for _, b := range a.Bones() {
		holders = append(holders, b.ID)
	}
	bone := rapid.SampledFrom(holders)
	for _, c := range a.WalkBones() {
		ids, holders = append(ids, c.ID), append(holders, c.ID)
	}
	under := rapid.SampledFrom(holders).Draw(t, "under")
	add := fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("add", rapid.Uint32().Draw(t, "id"))), Under: under, Text: drawtest.AnyLabel().Draw(t, "text")}
	if next := a.CauseIDs(under); len(next) > 0 && rapid.Bool().Draw(t, "insert") {
		add.Before = rapid.SampledFrom(next).Draw(t, "before")
	}
	if len(ids) == 0 {
		return add
	}
	id := rapid.SampledFrom(ids).Draw(t, "cause")
	return []fishbone.Edit{
		add, add,
		fishbone.RewordCause{ID: id, Text: drawtest.AnyLabel().Draw(t, "words")},
		fishbone.RemoveCause{ID: id},
		fishbone.MoveCause{ID: id, Under: under, Before: add.Before},
		fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: rapid.SampledFrom([]fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, ""}).Draw(t, "finding")}},
		fishbone.LinkSame{ID: id, As: rapid.SampledFrom(ids).Draw(t, "as")},
		fishbone.Set{Of: fishbone.BoneKind, ID: bone.Draw(t, "bone"), Values: fishbone.Values{"name": drawtest.AnyLabel().Draw(t, "name")}},
		fishbone.SetAbout{Field: fishbone.Head, Text: drawtest.AnyLabel().Draw(t, "head")},
	}[rapid.IntRange(0, 8).Draw(t, "kind")]
}

// Undo brings back the very picture, also after bones changed places.
func TestUndoBringsBackThePicture(t *testing.T) {
	t.Parallel()
	a := drawtest.Sized(t, 54, false)
	bones := a.Bones()
	p := NewPlanner()
	p.Layout(a, Options{})
	steps := []fishbone.Edit{
		fishbone.AddCause{ID: "new", Under: bones[2].ID, Text: "one more cause that nobody thought of"},
		fishbone.SwapBones{ID: bones[0].ID, With: bones[4].ID},
		fishbone.RemoveBone{ID: bones[1].ID},
	}
	states, pictures := []*fishbone.Analysis{a}, []*scene.Scene{p.Update(a, Options{})}
	for _, e := range steps {
		next, err := states[len(states)-1].Apply(e, fishbone.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		states, pictures = append(states, next), append(pictures, p.Update(next, Options{}))
	}
	for i := len(states) - 1; i >= 0; i-- {
		if !reflect.DeepEqual(p.Update(states[i], Options{}), pictures[i]) {
			t.Errorf("after undo, the picture %d is another one", i)
		}
	}
	color := func(s *scene.Scene, bone fishbone.ID) color.NRGBA {
		for _, shape := range s.Shapes {
			if shape.Of == bone {
				return shape.Fill
			}
		}
		return color.NRGBA{}
	}
	for _, b := range bones {
		for i, s := range pictures[:3] {
			if color(s, b.ID) != color(pictures[0], b.ID) {
				t.Errorf("bone %s has another colour in picture %d", b.ID, i)
			}
		}
	}
}
