package merge

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"

	"whybone/fishbone"
)

// Reason is why something is a conflict.
type Reason string

// The reasons.
const (
	BothChanged Reason = "both"    // both sides wrote something else there; the later one stands
	Removed     Reason = "removed" // one side took it away, and the other one still worked with it; it stays
	Apart       Reason = "apart"   // what both did together would hang it below itself or too deep; it lies in the tray
	Unfitting   Reason = "unfits"  // what one side wrote does not go with what the other one did; it is left out
	Doubled     Reason = "doubled" // both sides wrote one of which there can be only one; the later one stands
	Reused      Reason = "reused"  // both sides gave an identifier to things of different kinds; the later one stands
)

// Conflict is something about which the sides differ. Ours and Theirs are the values that they
// have there, of the attribute's Go type; nil for a thing that is gone or never was. For a thing
// as a whole, without an attribute, they are the things.
type Conflict struct {
	Kind      *fishbone.Kind // [fishbone.AboutKind] for the analysis as a whole
	Thing     fishbone.ID
	Attribute string // empty for the thing as a whole
	Reason    Reason
	Ours      any
	Theirs    any
	TookOurs  bool // what stands is ours

	// Name is what the thing is called. OursText and TheirsText are the values as they are read:
	// things by what they are called.
	Name, OursText, TheirsText string
}

// read fills in what the sides call things.
func (c *Conflict) read(ours, theirs *fishbone.Analysis) {
	c.Name = cmp.Or(called(ours, c.Thing), called(theirs, c.Thing))
	c.OursText, c.TheirsText = textOf(ours, c.Ours), textOf(theirs, c.Theirs)
}

// called is what a side calls a thing; nothing for one that it has not.
func called(a *fishbone.Analysis, id fishbone.ID) string {
	if t, ok := a.Thing(id); ok {
		return fishbone.NameOf(t)
	}
	return ""
}

func textOf(a *fishbone.Analysis, v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case fishbone.ID:
		return called(a, v)
	}
	return ""
}

// Result is what came out.
type Result struct {
	Analysis  *fishbone.Analysis
	Conflicts []Conflict // by kind, thing and attribute
}

// ErrStrangers is what analyses give that are not the same one.
var ErrStrangers = errors.New("these are states of different analyses")

// Analyses merges two states that grew from a base. An error other than [ErrStrangers] wraps
// [fishbone.ErrUnsound]: the two do not go together at all, as when they have too many causes.
func Analyses(base, ours, theirs *fishbone.Analysis) (Result, error) {
	if base.ID() != ours.ID() || ours.ID() != theirs.ID() {
		return Result{}, ErrStrangers
	}
	m := &merger{base: base, ours: ours, theirs: theirs, oursLater: later(ours, theirs), things: map[fishbone.ID]fishbone.Thing{}}
	m.about = m.mergeAbout()
	m.mergeThings()
	m.bringBack()
	m.keepRules()
	parts := fishbone.Patch{About: m.about, Things: m.things, Lists: m.mergeLists()}
	changed := theirs.Changed()
	if m.oursLater {
		changed = ours.Changed()
	}
	merged, err := fishbone.Assemble(ours.ID(), base.Made(), changed, parts)
	if err != nil {
		return Result{}, err
	}
	for i := range m.conflicts {
		m.conflicts[i].read(ours, theirs)
	}
	return Result{merged, m.sorted()}, nil
}

// Difference is the patch that leads from one state of an analysis to another.
func Difference(from, to *fishbone.Analysis) fishbone.Patch {
	p := fishbone.Patch{Things: map[fishbone.ID]fishbone.Thing{}, Lists: map[fishbone.ID][]fishbone.ID{}}
	if about := to.About(); about != from.About() {
		p.About = &about
	}
	was, is := from.Parts(), to.Parts()
	for id, t := range was.Things {
		if is.Things[id] == nil {
			p.Things[id] = t.Kind().Gone()
		}
	}
	for id, t := range is.Things {
		if !same(was.Things[id], t) {
			p.Things[id] = t
		}
	}
	for id := range was.Lists {
		if is.Lists[id] == nil {
			p.Lists[id] = nil
		}
	}
	for id, list := range is.Lists {
		if !slices.Equal(was.Lists[id], list) {
			p.Lists[id] = list
		}
	}
	return p
}

// merger is one merging.
type merger struct {
	base, ours, theirs *fishbone.Analysis
	oursLater          bool
	about              *fishbone.About                // that comes out
	things             map[fishbone.ID]fishbone.Thing // that come out
	conflicts          []Conflict
}

// later says which of two states is the later one. Of two from the same moment the one is taken
// whose content comes later by its letters, so that both machines take the same one.
func later(ours, theirs *fishbone.Analysis) bool {
	if c := compareStamps(ours.Changed(), theirs.Changed()); c != 0 {
		return c > 0
	}
	return written(ours.Parts()) >= written(theirs.Parts())
}

func compareStamps(a, b fishbone.Stamp) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.By, b.By))
}

// written is a value as JSON, of which all that an analysis holds can be made.
func written(v any) string {
	data, _ := json.Marshal(v)
	return string(data)
}

func (m *merger) note(c Conflict) { m.conflicts = append(m.conflicts, c) }

// ids are the identifiers of all things that there are on a side or were in the base, sorted.
func (m *merger) ids() []fishbone.ID {
	all := map[fishbone.ID]bool{}
	for _, a := range []*fishbone.Analysis{m.base, m.ours, m.theirs} {
		for id := range a.Parts().Things {
			all[id] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// sorted are the conflicts in an order that does not depend on which side is which.
func (m *merger) sorted() []Conflict {
	order := map[*fishbone.Kind]int{}
	for i, k := range fishbone.Kinds() {
		order[k] = i + 1
	}
	slices.SortStableFunc(m.conflicts, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), cmp.Compare(a.Thing, b.Thing), cmp.Compare(a.Attribute, b.Attribute), cmp.Compare(a.Reason, b.Reason))
	})
	return m.conflicts
}

// Choose is the edit that writes what one side has where the sides differ, in place of what
// stands; nil where that cannot be chosen afterwards: where the thing is gone, or for a conflict
// about more than one value.
func Choose(a *fishbone.Analysis, c Conflict, ours bool) fishbone.Edit {
	value := c.Theirs
	if ours {
		value = c.Ours
	}
	if c.Reason != BothChanged || c.Attribute == "" || value == nil {
		return nil
	}
	f, _ := c.Kind.Attribute(c.Attribute)
	if c.Kind == fishbone.AboutKind {
		about := a.About()
		f.Put(&about, value)
		return fishbone.Revert{Patch: fishbone.Patch{About: &about}}
	}
	old, ok := a.Thing(c.Thing)
	if !ok || old.Kind() != c.Kind || f.Content == fishbone.ContentParent {
		return nil
	}
	t := c.Kind.New(c.Thing)
	for _, g := range c.Kind.Attributes {
		g.Put(t, g.Get(old))
	}
	f.Put(t, value)
	return fishbone.Revert{Patch: fishbone.Patch{Things: map[fishbone.ID]fishbone.Thing{c.Thing: t}}}
}
