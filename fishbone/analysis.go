package fishbone

import (
	"iter"
	"maps"
	"slices"
)

// Analysis is one analysis of one problem. It never changes once made, so it may
// be read from any goroutine; the slices and maps it hands out are its own and
// must not be written to.
type Analysis struct {
	id      ID
	made    Stamp
	changed Stamp

	about     About
	bones     map[ID]*Bone
	causes    map[ID]*Cause
	solutions map[ID]*Solution
	ideas     map[ID]*Idea
	people    map[ID]*Person
	lists     map[ID][]ID // the order of things: under a bone, a cause, the Tray, or one of the names below
}

// The lists that hang on no bone and no cause. IDs never contain a colon.
const (
	listBones     ID = ":bones"
	listSolutions ID = ":solutions"
	listIdeas     ID = ":ideas"
	listPeople    ID = ":people"
)

// New returns an empty analysis.
func New(id ID, made Stamp) *Analysis {
	return &Analysis{
		id: id, made: made, changed: made,
		bones:     map[ID]*Bone{},
		causes:    map[ID]*Cause{},
		solutions: map[ID]*Solution{},
		ideas:     map[ID]*Idea{},
		people:    map[ID]*Person{},
		lists:     map[ID][]ID{},
	}
}

// clone copies the maps, not what they point to: an edit replaces a thing, it
// never writes into it.
func (a *Analysis) clone() *Analysis {
	b := *a
	b.bones = maps.Clone(a.bones)
	b.causes = maps.Clone(a.causes)
	b.solutions = maps.Clone(a.solutions)
	b.ideas = maps.Clone(a.ideas)
	b.people = maps.Clone(a.people)
	b.lists = maps.Clone(a.lists)
	return &b
}

// ID returns the analysis's own identifier.
func (a *Analysis) ID() ID { return a.id }

// Made says when and by whom the analysis was started.
func (a *Analysis) Made() Stamp { return a.made }

// Changed says when and by whom it was changed last.
func (a *Analysis) Changed() Stamp { return a.changed }

// About returns what is said of the analysis as a whole.
func (a *Analysis) About() About { return a.about }

// HeadText is what stands in the head of the fish: the head's own words, or the
// problem while step 2 has not been done.
func (a *Analysis) HeadText() string {
	if a.about.Head != "" {
		return a.about.Head
	}
	return a.about.Problem
}

// Bones returns the category bones in the team's order, from the head outwards.
func (a *Analysis) Bones() []Bone { return pick(a.lists[listBones], a.bones) }

// Bone returns one category bone.
func (a *Analysis) Bone(id ID) (Bone, bool) { return get(a.bones, id) }

// Causes returns the causes directly under a bone, a cause or the [Tray], in order.
func (a *Analysis) Causes(under ID) []Cause { return pick(a.lists[under], a.causes) }

// CauseIDs is [Analysis.Causes] without copying the causes.
func (a *Analysis) CauseIDs(under ID) []ID { return a.lists[under] }

// Cause returns one cause.
func (a *Analysis) Cause(id ID) (Cause, bool) { return get(a.causes, id) }

// Solutions returns the solutions in the order in which they were listed.
func (a *Analysis) Solutions() []Solution { return pick(a.lists[listSolutions], a.solutions) }

// Solution returns one solution.
func (a *Analysis) Solution(id ID) (Solution, bool) { return get(a.solutions, id) }

// Ideas returns the parked ideas.
func (a *Analysis) Ideas() []Idea { return pick(a.lists[listIdeas], a.ideas) }

// Idea returns one parked idea.
func (a *Analysis) Idea(id ID) (Idea, bool) { return get(a.ideas, id) }

// People returns the roster.
func (a *Analysis) People() []Person { return pick(a.lists[listPeople], a.people) }

// Person returns somebody on the roster.
func (a *Analysis) Person(id ID) (Person, bool) { return get(a.people, id) }

// Walk yields every cause below a bone, a cause or the [Tray], each before its own
// answers, with its depth counted from 1 directly below.
func (a *Analysis) Walk(under ID) iter.Seq2[int, Cause] {
	return func(yield func(int, Cause) bool) { a.walk(under, 1, yield) }
}

func (a *Analysis) walk(under ID, depth int, yield func(int, Cause) bool) bool {
	for _, id := range a.lists[under] {
		if !yield(depth, *a.causes[id]) || !a.walk(id, depth+1, yield) {
			return false
		}
	}
	return true
}

// WalkBones yields every cause on a bone with its level: 1 is a cause on the bone
// itself (一级问题), 2 the answer to a first why, and so on.
func (a *Analysis) WalkBones() iter.Seq2[int, Cause] {
	return func(yield func(int, Cause) bool) {
		for _, b := range a.lists[listBones] {
			if !a.walk(b, 1, yield) {
				return
			}
		}
	}
}

// Level returns the level of a cause: 1 on a bone or in the tray, one more for
// each why; 0 for a cause that does not exist.
func (a *Analysis) Level(id ID) int {
	n := 0
	for {
		c, ok := a.causes[id]
		if !ok {
			return n
		}
		n, id = n+1, c.Parent
	}
}

// BoneOf returns the bone that a cause hangs on, at any depth; false for a cause
// in the tray or one that does not exist.
func (a *Analysis) BoneOf(id ID) (Bone, bool) {
	for {
		c, ok := a.causes[id]
		if !ok {
			return a.Bone(id)
		}
		id = c.Parent
	}
}

// Path returns the chain of causes from level one down to the given cause.
func (a *Analysis) Path(id ID) []Cause {
	var p []Cause
	for c, ok := a.causes[id]; ok; c, ok = a.causes[c.Parent] {
		p = append(p, *c)
	}
	slices.Reverse(p)
	return p
}

func get[T any](m map[ID]*T, id ID) (T, bool) {
	if t, ok := m[id]; ok {
		return *t, true
	}
	var none T
	return none, false
}

func pick[T any](ids []ID, m map[ID]*T) []T {
	ts := make([]T, len(ids))
	for i, id := range ids {
		ts[i] = *m[id]
	}
	return ts
}
