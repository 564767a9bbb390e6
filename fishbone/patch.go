package fishbone

import (
	"maps"
	"slices"
)

// Patch is the difference between two states of one analysis: what each thing
// that was touched became, nil for a thing that is gone. As an edit it is the way
// back that [Undo] gives; storage writes the same differences into its tables.
type Patch struct {
	About     *About           `json:"about,omitempty"`
	Bones     map[ID]*Bone     `json:"bones,omitempty"`
	Causes    map[ID]*Cause    `json:"causes,omitempty"`
	Solutions map[ID]*Solution `json:"solutions,omitempty"`
	Ideas     map[ID]*Idea     `json:"ideas,omitempty"`
	People    map[ID]*Person   `json:"people,omitempty"`
	// Lists holds the new order of every list that changed. The keys are bones,
	// causes and the [Tray] for causes, and the List… names for the rest.
	Lists map[ID][]ID `json:"lists,omitempty"`
}

// The keys of [Patch.Lists] for what hangs on no bone and no cause.
const (
	ListBones     = listBones
	ListSolutions = listSolutions
	ListIdeas     = listIdeas
	ListPeople    = listPeople
)

// Diff returns what must be put into from to make it to.
func Diff(from, to *Analysis) Patch {
	p := Patch{
		Bones:     diff(from.bones, to.bones),
		Causes:    diff(from.causes, to.causes),
		Solutions: diff(from.solutions, to.solutions),
		Ideas:     diff(from.ideas, to.ideas),
		People:    diff(from.people, to.people),
	}
	if from.about != to.about {
		about := to.about
		p.About = &about
	}
	for id, was := range from.lists {
		if is := to.lists[id]; !slices.Equal(was, is) {
			p.setList(id, is)
		}
	}
	for id, is := range to.lists {
		if _, ok := from.lists[id]; !ok {
			p.setList(id, is)
		}
	}
	return p
}

func (p *Patch) setList(id ID, ids []ID) {
	if p.Lists == nil {
		p.Lists = map[ID][]ID{}
	}
	p.Lists[id] = ids
}

// diff compares by address: an edit replaces what it touches.
func diff[T any](from, to map[ID]*T) map[ID]*T {
	var d map[ID]*T
	put := func(id ID, t *T) {
		if d == nil {
			d = map[ID]*T{}
		}
		d[id] = t
	}
	for id, was := range from {
		if is := to[id]; is != was {
			put(id, is)
		}
	}
	for id, is := range to {
		if _, ok := from[id]; !ok {
			put(id, is)
		}
	}
	return d
}

// Undo returns the edit that leads from an analysis back to an earlier state of it.
func Undo(before, after *Analysis) Edit { return Revert{Diff(after, before)} }

// Revert puts things back as they were.
type Revert struct {
	Patch
}

// Kind implements [Edit].
func (Revert) Kind() string { return "revert" }

func (e Revert) apply(a *Analysis, _ Stamp) error {
	if e.About != nil {
		a.about = *e.About
	}
	put(a.bones, e.Bones)
	put(a.causes, e.Causes)
	put(a.solutions, e.Solutions)
	put(a.ideas, e.Ideas)
	put(a.people, e.People)
	for id, ids := range e.Lists {
		a.setList(id, ids)
	}
	return a.Check()
}

func put[T any](m, changes map[ID]*T) {
	maps.Copy(m, changes)
	maps.DeleteFunc(m, func(_ ID, t *T) bool { return t == nil })
}

// Assemble makes an analysis from its stored parts. It returns an error that wraps
// [ErrBroken] where they do not fit together.
func Assemble(id ID, made, changed Stamp, parts Patch) (*Analysis, error) {
	a := New(id, made)
	if err := (Revert{parts}).apply(a, changed); err != nil {
		return nil, err
	}
	a.changed = changed
	return a, nil
}

// Then returns the patch that does what p and after it q would. It takes over the maps
// of p, which is not to be used any more.
func (p Patch) Then(q Patch) Patch {
	about := p.About
	if q.About != nil {
		about = q.About
	}
	return Patch{
		About:     about,
		Bones:     then(p.Bones, q.Bones),
		Causes:    then(p.Causes, q.Causes),
		Solutions: then(p.Solutions, q.Solutions),
		Ideas:     then(p.Ideas, q.Ideas),
		People:    then(p.People, q.People),
		Lists:     then(p.Lists, q.Lists),
	}
}

func then[T any](m, later map[ID]T) map[ID]T {
	if m == nil {
		m = map[ID]T{}
	}
	maps.Copy(m, later)
	return m
}

// Parts is the whole analysis as a patch of nothing: what [Assemble] takes.
func (a *Analysis) Parts() Patch {
	p := Diff(New(a.id, a.made), a)
	about := a.about
	p.About = &about
	return p
}
