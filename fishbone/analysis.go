package fishbone

import (
	"iter"
	"maps"
	"slices"
	"time"
)

// ID names one thing in an analysis, or an analysis, for good. It is opaque;
// see [NewID].
type ID string

// Tray is where a cause lies that is on no bone yet.
const Tray ID = ""

// Stamp says when something happened and who did it. By is empty when nobody
// said who is at the keyboard.
type Stamp struct {
	At time.Time `json:"at"`
	By string    `json:"by,omitempty"`
}

// Analysis is one analysis of one problem. It never changes once made, so it may
// be read from any goroutine; the slices and maps it hands out are its own and
// must not be written to.
type Analysis struct {
	id      ID
	made    Stamp
	changed Stamp
	version int64

	about      About
	things     map[ID]Thing
	lists      map[ID][]ID // the order of things: under a bone, a cause, the Tray, or in the list of a kind
	causeCount int         // how many things are causes
	colored    int         // how many bones have another colour than that of their place
	repeats    map[ID]int  // how many causes are the same as this one; nothing for those that none is
	facts      *facts      // of this state alone
	matcher    *matcher    // shared by all states that come from one another
}

// New returns an empty analysis.
func New(id ID, made Stamp) *Analysis {
	return &Analysis{
		id: id, made: made, changed: made,
		things: map[ID]Thing{}, lists: map[ID][]ID{}, repeats: map[ID]int{}, facts: &facts{}, matcher: &matcher{},
	}
}

// clone copies the maps, not what they point to: an edit replaces a thing, it
// never writes into it.
func (a *Analysis) clone() *Analysis {
	b := *a
	b.version, b.facts = 0, &facts{}
	b.things = maps.Clone(a.things)
	b.lists = maps.Clone(a.lists)
	b.repeats = maps.Clone(a.repeats)
	return &b
}

// ID returns the analysis's own identifier.
func (a *Analysis) ID() ID { return a.id }

// Made says when and by whom the analysis was started.
func (a *Analysis) Made() Stamp { return a.made }

// Changed says when and by whom it was changed last.
func (a *Analysis) Changed() Stamp { return a.changed }

// Version says which of its stored states this is, counted from 1; 0 for one that was not
// stored. Every edit leads to an analysis that is not stored yet.
func (a *Analysis) Version() int64 { return a.version }

// AtVersion returns the same analysis as a stored state.
func (a *Analysis) AtVersion(v int64) *Analysis {
	b := *a
	b.version = v
	return &b
}

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

// Has says whether there is a thing of that identifier, of whatever kind.
func (a *Analysis) Has(id ID) bool { return a.things[id] != nil }

// Thing returns the thing of an identifier, of whatever kind, without a copy: nobody may write
// into it.
func (a *Analysis) Thing(id ID) (Thing, bool) {
	t, ok := a.things[id]
	return t, ok
}

// Things returns all things of a kind in their order, without copies: nobody may write
// into them. Causes come bone by bone and then from the tray, each before its answers.
func (a *Analysis) Things(k *Kind) iter.Seq[Thing] {
	return func(yield func(Thing) bool) {
		if k.List != Tray {
			for _, id := range a.lists[k.List] {
				if !yield(a.things[id]) {
					return
				}
			}
			return
		}
		for _, top := range append(slices.Clip(a.lists[BoneKind.List]), Tray) {
			if !a.walk(top, 1, func(_ int, c *Cause) bool { return yield(c) }) {
				return
			}
		}
	}
}

// ListOf is the list that a thing stands in.
func (a *Analysis) ListOf(t Thing) ID {
	if c, ok := t.(*Cause); ok {
		return c.Parent
	}
	return t.Kind().List
}

// List returns the identifiers in a list of [Patch].
func (a *Analysis) List(list ID) []ID { return a.lists[list] }

// Walk yields every cause below a bone, a cause or the [Tray], each before its own
// answers, with its depth counted from 1 directly below.
func (a *Analysis) Walk(under ID) iter.Seq2[int, Cause] {
	return func(yield func(int, Cause) bool) {
		a.walk(under, 1, func(depth int, c *Cause) bool { return yield(depth, *c) })
	}
}

func (a *Analysis) walk(under ID, depth int, yield func(int, *Cause) bool) bool {
	for _, id := range a.lists[under] {
		if !yield(depth, a.things[id].(*Cause)) || !a.walk(id, depth+1, yield) {
			return false
		}
	}
	return true
}

// WalkBones yields every cause on a bone with its level: 1 is a cause on the bone
// itself (一级问题), 2 the answer to a first why, and so on.
func (a *Analysis) WalkBones() iter.Seq2[int, Cause] {
	return func(yield func(int, Cause) bool) {
		for _, b := range a.lists[BoneKind.List] {
			if !a.walk(b, 1, func(level int, c *Cause) bool { return yield(level, *c) }) {
				return
			}
		}
	}
}

// Level returns the level of a cause: 1 on a bone or in the tray, one more for
// each why; 0 for a cause that does not exist.
func (a *Analysis) Level(id ID) int {
	n := 0
	for c := a.cause(id); c != nil; c = a.cause(c.Parent) {
		n++
	}
	return n
}

// BoneOf returns the bone that a cause hangs on, at any depth; false for a cause
// in the tray or one that does not exist.
func (a *Analysis) BoneOf(id ID) (Bone, bool) {
	for c := a.cause(id); c != nil; c = a.cause(id) {
		id = c.Parent
	}
	return a.Bone(id)
}

// BonesOfCauses says of each cause that hangs on a bone which one that is.
func (a *Analysis) BonesOfCauses() map[ID]ID {
	bones := map[ID]ID{}
	for _, b := range a.Bones() {
		for _, c := range a.Walk(b.ID) {
			bones[c.ID] = b.ID
		}
	}
	return bones
}

// Path returns the chain of causes from level one down to the given cause.
func (a *Analysis) Path(id ID) []Cause {
	var p []Cause
	for c := a.cause(id); c != nil; c = a.cause(c.Parent) {
		p = append(p, *c)
	}
	slices.Reverse(p)
	return p
}

// get returns the thing of type T with an identifier.
func get[T any](a *Analysis, id ID) (T, bool) {
	if t, ok := any(a.things[id]).(*T); ok {
		return *t, true
	}
	var none T
	return none, false
}

// all returns the things of type T with these identifiers.
func all[T any](a *Analysis, ids []ID) []T {
	ts := make([]T, len(ids))
	for i, id := range ids {
		ts[i] = *any(a.things[id]).(*T)
	}
	return ts
}
