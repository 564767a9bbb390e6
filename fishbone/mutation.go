package fishbone

import (
	"fmt"
	"slices"
	"strings"
)

// mutation is an analysis that edits are at work on, which nobody else sees yet. It
// remembers what each thing that is touched was before, and each list, so that the way
// there and the way back cost what was touched and not what there is.
type mutation struct {
	*Analysis
	at       Stamp
	rules    Rules
	wasAbout *About // nil while nothing of it was written
	was      map[ID]Thing
	orders   map[ID]*order
}

func mutate(a *Analysis) *mutation {
	return &mutation{Analysis: a.clone(), was: map[ID]Thing{}, orders: map[ID]*order{}}
}

// setAbout replaces what is said of the analysis as a whole.
func (m *mutation) setAbout(b About) {
	if m.wasAbout == nil {
		was := m.about
		m.wasAbout = &was
	}
	m.about = b
}

// put replaces a thing, or adds one.
func (m *mutation) put(id ID, t Thing) {
	m.touch(id, t.Kind())
	m.things[id] = t
	m.tally(t, 1)
}

// remove takes a thing away. Whether something still points to it is the caller's matter.
func (m *mutation) remove(id ID) {
	if t := m.things[id]; t != nil {
		m.touch(id, t.Kind())
		delete(m.things, id)
	}
}

// touch remembers what a thing was before the first time that it is written, and counts
// it off.
func (m *mutation) touch(id ID, k *Kind) {
	old := m.things[id]
	if old != nil {
		m.tally(old, -1)
	}
	if _, known := m.was[id]; known {
		return
	}
	if old == nil {
		old = k.gone
	}
	m.was[id] = old
}

// tally keeps the counts that the analysis has of its causes, and of the colours of its bones.
func (a *Analysis) tally(t Thing, n int) {
	if b, ok := t.(*Bone); ok && b.Color > 0 {
		a.colored += n
	}
	c, ok := t.(*Cause)
	if !ok {
		return
	}
	a.causeCount += n
	if c.SameAs == "" {
		return
	}
	if a.repeats[c.SameAs] += n; a.repeats[c.SameAs] == 0 {
		delete(a.repeats, c.SameAs)
	}
}

// update replaces a thing of type T by a changed copy.
func update[T any](m *mutation, id ID, f func(*T)) error {
	old, ok := any(m.things[id]).(*T)
	if !ok {
		return ErrNotFound
	}
	t := *old
	f(&t)
	thing := any(&t).(Thing)
	thing.Kind().stamp(thing, "changed", m.at)
	m.put(id, thing)
	return nil
}

// free says whether an identifier can be given to a new thing.
func (a *Analysis) free(id ID) error {
	if !nameable(id) {
		return fmt.Errorf("identifier %q: %w", id, ErrNotFound)
	}
	if a.things[id] != nil {
		return fmt.Errorf("identifier %q: %w", id, ErrTaken)
	}
	return nil
}

// nameable says whether a thing may carry an identifier: the empty one is the
// Tray's, and those with a colon are the lists'.
func nameable(id ID) bool {
	return id != "" && !strings.Contains(string(id), ":") && !id.garbled()
}

// insert puts an identifier into a list before another one, or last.
func (m *mutation) insert(list, id, before ID) error {
	i := len(m.lists[list])
	if before != "" {
		if i = slices.Index(m.lists[list], before); i < 0 {
			return fmt.Errorf("before %q: %w", before, ErrNotFound)
		}
	}
	m.splice(list, i, 0, id)
	return nil
}

// takeOut removes an identifier from a list.
func (m *mutation) takeOut(list, id ID) {
	if i := slices.Index(m.lists[list], id); i >= 0 {
		m.splice(list, i, 1)
	}
}

// setList gives a list another content. What it has at its ends already stays.
func (m *mutation) setList(list ID, ids []ID) {
	s := difference(m.lists[list], ids)
	if s.Out > 0 || len(s.In) > 0 {
		m.splice(list, s.At, s.Out, s.In...)
	}
}

// splice replaces a part of a list. An empty list is not kept.
func (m *mutation) splice(list ID, at, out int, in ...ID) {
	o := m.orders[list]
	if o == nil {
		o = &order{}
		m.orders[list] = o
		// Older analyses share the list, so the first change copies it.
		m.lists[list] = slices.Clone(m.lists[list])
	}
	ids := m.lists[list]
	o.record(at, ids[at:at+out], in)
	if ids = slices.Replace(ids, at, at+out, in...); len(ids) == 0 {
		delete(m.lists, list)
		return
	}
	m.lists[list] = ids
}

// done is the patch that leads to where the mutation stands, and the one that leads back.
func (m *mutation) done() (to, back Patch) {
	if m.wasAbout != nil && *m.wasAbout != m.about {
		about := m.about
		to.About, back.About = &about, m.wasAbout
	}
	for id, was := range m.was {
		is := m.things[id]
		if is == nil {
			is = was.Kind().gone
		}
		if is == was {
			continue
		}
		to.set(id, is)
		back.set(id, was)
	}
	for list, o := range m.orders {
		to.splice(list, o.there()...)
		back.splice(list, o.back()...)
	}
	return to, back
}
