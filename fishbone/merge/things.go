package merge

import (
	"slices"

	"whybone/fishbone"
)

// mergeThings merges what is said of each thing.
func (m *merger) mergeThings() {
	for _, id := range m.ids() {
		if t := m.mergeThing(id); t != nil {
			m.things[id] = t
		}
	}
}

// mergeThing is what becomes of one thing; nil if it goes.
func (m *merger) mergeThing(id fishbone.ID) fishbone.Thing {
	was, _ := m.base.Thing(id)
	ours, _ := m.ours.Thing(id)
	theirs, _ := m.theirs.Thing(id)
	switch {
	case same(ours, theirs):
		return ours
	case same(was, theirs):
		return ours
	case same(was, ours):
		return theirs
	case ours == nil:
		m.note(Conflict{Kind: theirs.Kind(), Thing: id, Reason: Removed, Theirs: theirs})
		return theirs
	case theirs == nil:
		m.note(Conflict{Kind: ours.Kind(), Thing: id, Reason: Removed, Ours: ours, TookOurs: true})
		return ours
	case ours.Kind() != theirs.Kind():
		taken := m.pick(ours, theirs)
		m.note(Conflict{Kind: taken.Kind(), Thing: id, Reason: Reused, Ours: ours, Theirs: theirs, TookOurs: m.oursLater})
		return taken
	}
	if was == nil || was.Kind() != ours.Kind() {
		was = ours.Kind().New(id)
	}
	return m.mergeAttributes(id, was, ours, theirs)
}

func (m *merger) pick(ours, theirs fishbone.Thing) fishbone.Thing {
	if m.oursLater {
		return ours
	}
	return theirs
}

func (m *merger) mergeAbout() *fishbone.About {
	was, ours, theirs := m.base.About(), m.ours.About(), m.theirs.About()
	if ours == theirs {
		return &ours
	}
	about := ours
	for _, f := range fishbone.AboutKind.Attributes {
		f.Put(&about, m.mergeValue("", f, m.oursLater, &was, &ours, &theirs))
	}
	if fishbone.AboutKind.Check(&about) != nil { // no two texts of it depend on one another today
		return m.pick(&ours, &theirs).(*fishbone.About)
	}
	return &about
}

// mergeAttributes merges a thing that both sides changed. Where what comes out cannot stand, the
// later thing does as a whole.
func (m *merger) mergeAttributes(id fishbone.ID, was, ours, theirs fishbone.Thing) fishbone.Thing {
	k := ours.Kind()
	oursLater, before := m.oursLaterThing(ours, theirs), len(m.conflicts)
	t := k.New(id)
	for _, f := range k.Attributes {
		f.Put(t, m.mergeValue(id, f, oursLater, was, ours, theirs))
	}
	if k.Check(t) == nil {
		return t
	}
	m.conflicts = m.conflicts[:before]
	m.note(Conflict{Kind: k, Thing: id, Reason: BothChanged, Ours: ours, Theirs: theirs, TookOurs: oursLater})
	if oursLater {
		return ours
	}
	return theirs
}

// oursLaterThing says whether our state of a thing is the later one.
func (m *merger) oursLaterThing(ours, theirs fishbone.Thing) bool {
	if f, ok := ours.Kind().Attribute("changed"); ok {
		if c := compareStamps(f.Get(ours).(fishbone.Stamp), f.Get(theirs).(fishbone.Stamp)); c != 0 {
			return c > 0
		}
	}
	return m.oursLater
}

// mergeValue is what an attribute becomes.
func (m *merger) mergeValue(id fishbone.ID, f fishbone.Attribute, oursLater bool, was, ours, theirs fishbone.Thing) any {
	w, o, t := f.Get(was), f.Get(ours), f.Get(theirs)
	switch {
	case equal(o, t), equal(w, t):
		return o
	case equal(w, o):
		return t
	}
	switch f.Content {
	case fishbone.ContentStamp:
		if compareStamps(o.(fishbone.Stamp), t.(fishbone.Stamp)) > 0 {
			return o
		}
		return t
	case fishbone.ContentCauses:
		return mergeSets(w.([]fishbone.ID), o.([]fishbone.ID), t.([]fishbone.ID), oursLater)
	}
	m.note(Conflict{Kind: ours.Kind(), Thing: id, Attribute: f.Name, Reason: BothChanged, Ours: o, Theirs: t, TookOurs: oursLater})
	if oursLater {
		return o
	}
	return t
}

// mergeSets takes what either side added, without what either side took out.
func mergeSets(was, ours, theirs []fishbone.ID, oursFirst bool) []fishbone.ID {
	if !oursFirst {
		ours, theirs = theirs, ours
	}
	var all []fishbone.ID
	for _, id := range slices.Concat(ours, theirs) {
		took := slices.Contains(was, id) && !(slices.Contains(ours, id) && slices.Contains(theirs, id))
		if !took && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// same says whether two things hold the same. One that is not there is nil.
func same(a, b fishbone.Thing) bool {
	if a == nil || b == nil || a == b {
		return a == b
	}
	if a.Kind() != b.Kind() {
		return false
	}
	return !slices.ContainsFunc(a.Kind().Attributes, func(f fishbone.Attribute) bool { return !equal(f.Get(a), f.Get(b)) })
}

// equal compares two values of one attribute.
func equal(a, b any) bool {
	switch a := a.(type) {
	case []fishbone.ID:
		return slices.Equal(a, b.([]fishbone.ID))
	case fishbone.Stamp:
		b := b.(fishbone.Stamp)
		return a.At.Equal(b.At) && a.By == b.By
	}
	return a == b
}
