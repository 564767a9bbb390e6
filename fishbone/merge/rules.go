package merge

import (
	"cmp"
	"maps"
	"slices"

	"whybone/fishbone"
)

// bringBack brings back what one side took away while the other one hung something on it that
// cannot be without it.
func (m *merger) bringBack() {
	for more := true; more; {
		more = false
		for _, id := range m.sortedIDs() {
			t := m.things[id]
			for _, f := range t.Kind().Attributes {
				hangs := f.Content == fishbone.ContentParent && t.Kind() == fishbone.CauseKind
				if !hangs && !f.Needed {
					continue
				}
				for _, wanted := range needed(f, t) {
					more = m.restore(wanted) || more
				}
			}
		}
	}
}

// needed are the things that a thing names in an attribute.
func needed(f fishbone.Attribute, t fishbone.Thing) []fishbone.ID {
	switch v := f.Get(t).(type) {
	case fishbone.ID:
		if v != "" {
			return []fishbone.ID{v}
		}
	case []fishbone.ID:
		return v
	}
	return nil
}

// restore brings a thing back as the side has it that kept it, and says whether it was gone.
func (m *merger) restore(id fishbone.ID) bool {
	if m.things[id] != nil {
		return false
	}
	for _, from := range []*fishbone.Analysis{m.ours, m.theirs, m.base} {
		if t, ok := from.Thing(id); ok {
			c := Conflict{Kind: t.Kind(), Thing: id, Reason: Removed, TookOurs: from == m.ours}
			if from == m.ours {
				c.Ours = t
			} else {
				c.Theirs = t
			}
			m.note(c)
			m.things[id] = t
			return true
		}
	}
	return false
}

func (m *merger) sortedIDs() []fishbone.ID { return slices.Sorted(maps.Keys(m.things)) }

// keepRules makes true again what edits see to and two sides together need not keep.
func (m *merger) keepRules() {
	m.keepKeys()
	for m.keepTies() { // what is left out may have been named
	}
	m.keepTree()
	m.keepCauses()
}

// keepKeys leaves the later one where both sides added one of which there can be only one.
func (m *merger) keepKeys() {
	type named struct {
		kind *fishbone.Kind
		key  any
	}
	first := map[named]fishbone.ID{}
	for _, id := range m.sortedIDs() {
		t := m.things[id]
		key := fishbone.Key(t)
		if key == nil {
			continue
		}
		other, taken := first[named{t.Kind(), key}]
		if !taken {
			first[named{t.Kind(), key}] = id
			continue
		}
		stays, goes := id, other
		if f, ok := t.Kind().Attribute("changed"); ok && compareStamps(f.Get(m.things[other]).(fishbone.Stamp), f.Get(t).(fishbone.Stamp)) > 0 {
			stays, goes = other, id
		}
		first[named{t.Kind(), key}] = stays
		c := Conflict{Kind: t.Kind(), Thing: stays, Reason: Doubled, Ours: m.things[goes], Theirs: m.things[stays]}
		if _, c.TookOurs = m.ours.Thing(stays); c.TookOurs {
			c.Ours, c.Theirs = c.Theirs, c.Ours
		}
		m.note(c)
		delete(m.things, goes)
	}
}

// keepTies takes out the names of things that are gone, or are of another kind now. It returns
// whether a thing went with them.
func (m *merger) keepTies() (leftOut bool) {
	for _, id := range m.sortedIDs() {
		for _, f := range m.things[id].Kind().Attributes {
			if !f.NamesThings() || f.Content == fishbone.ContentParent {
				continue
			}
			t := m.things[id]
			names := f.ThingsIn(t)
			stay := slices.DeleteFunc(slices.Clone(names), func(of fishbone.ID) bool {
				return m.things[of] == nil || !f.NamesKind(m.things[of].Kind())
			})
			switch {
			case len(stay) == len(names):
			case f.Needed:
				m.leaveOut(id)
				leftOut = true
			case f.Content == fishbone.ContentCauses:
				m.write(id, f, stay)
			default:
				m.write(id, f, fishbone.ID(""))
			}
			if m.things[id] == nil {
				break
			}
		}
	}
	return leftOut
}

// leaveOut takes a thing out that cannot be without what it names.
func (m *merger) leaveOut(id fishbone.ID) {
	c := Conflict{Kind: m.things[id].Kind(), Thing: id, Reason: Unfitting}
	c.Ours, c.Theirs = thingOrNil(m.ours, id), thingOrNil(m.theirs, id)
	m.note(c)
	delete(m.things, id)
}

func thingOrNil(a *fishbone.Analysis, id fishbone.ID) any {
	if t, ok := a.Thing(id); ok {
		return t
	}
	return nil
}

// write gives a copy of a thing another value.
func (m *merger) write(id fishbone.ID, f fishbone.Attribute, value any) {
	old := m.things[id]
	t := old.Kind().New(id)
	for _, g := range old.Kind().Attributes {
		g.Put(t, g.Get(old))
	}
	f.Put(t, value)
	m.things[id] = t
}

// clear empties an attribute of a cause, and tells it.
func (m *merger) clear(id fishbone.ID, attribute string, empty any) {
	f, _ := fishbone.CauseKind.Attribute(attribute)
	if f.Empty(f.Get(m.things[id])) {
		return
	}
	c := Conflict{Kind: fishbone.CauseKind, Thing: id, Attribute: attribute, Reason: Unfitting}
	if t, ok := m.ours.Cause(id); ok {
		c.Ours = f.Get(&t)
	}
	if t, ok := m.theirs.Cause(id); ok {
		c.Theirs = f.Get(&t)
	}
	m.note(c)
	m.write(id, f, empty)
}

// causes are the causes that come out, sorted by their identifiers.
func (m *merger) causes() []fishbone.ID {
	return slices.DeleteFunc(m.sortedIDs(), func(id fishbone.ID) bool { return m.things[id].Kind() != fishbone.CauseKind })
}

func (m *merger) cause(id fishbone.ID) *fishbone.Cause {
	c, _ := m.things[id].(*fishbone.Cause)
	return c
}

// keepTree puts into the tray what hangs on nothing, below itself, or too deep. Of causes that
// hang below one another it is the one with the first identifier.
func (m *merger) keepTree() {
	for _, id := range m.causes() {
		if level := m.level(id); level == 0 || level > fishbone.MaxLevel {
			parent, _ := fishbone.CauseKind.Attribute("parent")
			c := Conflict{Kind: fishbone.CauseKind, Thing: id, Reason: Apart}
			c.Ours, c.Theirs = thingOrNil(m.ours, id), thingOrNil(m.theirs, id)
			m.note(c)
			m.write(id, parent, fishbone.Tray)
		}
	}
}

// level is how deep a cause hangs; 0 for one that hangs below itself or on nothing.
func (m *merger) level(id fishbone.ID) (n int) {
	start := id
	for c := m.cause(id); c != nil; c = m.cause(id) {
		n++
		id = c.Parent
		if id == start {
			return 0
		}
		if n > len(m.things) {
			return n // below a loop that it is no part of
		}
	}
	if id == fishbone.Tray || m.things[id] != nil && m.things[id].Kind() == fishbone.BoneKind {
		return n
	}
	return 0
}

// keepCauses makes causes keep the rules about where they hang and what hangs below them.
func (m *merger) keepCauses() {
	answered := map[fishbone.ID]bool{}
	for _, id := range m.causes() {
		answered[m.cause(id).Parent] = true
	}
	for _, id := range m.causes() {
		c := m.cause(id)
		if c.Therefore != fishbone.Unchecked && !m.readBack(m.ours, c) && !m.readBack(m.theirs, c) {
			m.clear(id, "therefore", string(fishbone.Unchecked))
		}
		if m.cause(c.Parent) != nil {
			m.clear(id, "chain", string(fishbone.NoChain))
		}
		if answered[id] {
			m.clear(id, "stop", "")
			m.clear(id, "control", string(fishbone.WithinControl))
			m.clear(id, "sameAs", fishbone.ID(""))
		}
	}
	m.keepLinks()
}

// readBack says whether a side read a link back in the words in which it stands now.
func (m *merger) readBack(side *fishbone.Analysis, c *fishbone.Cause) bool {
	had, ok := side.Cause(c.ID)
	if !ok || c.Parent == fishbone.Tray || had.Therefore != c.Therefore || had.Text != c.Text || had.Parent != c.Parent {
		return false
	}
	if above := m.cause(c.Parent); above != nil {
		then, _ := side.Cause(c.Parent)
		return then.Text == above.Text
	}
	about := m.about
	return side.HeadText() == cmp.Or(about.Head, about.Problem)
}

// keepLinks makes each cause that is the same as another one name the last one of a row.
func (m *merger) keepLinks() {
	sameAs, _ := fishbone.CauseKind.Attribute("sameAs")
	last := map[fishbone.ID]fishbone.ID{}
	for _, id := range m.causes() {
		to, steps := id, 0
		for c := m.cause(to); c != nil && c.SameAs != "" && steps <= len(m.things); c = m.cause(to) {
			to, steps = c.SameAs, steps+1
		}
		if steps > len(m.things) {
			to = "" // in a ring
		}
		last[id] = to
	}
	for _, id := range m.causes() {
		switch c := m.cause(id); {
		case c.SameAs == "" || last[id] == c.SameAs:
		case last[id] == "" || last[id] == id:
			m.clear(id, "sameAs", fishbone.ID(""))
		default:
			m.write(id, sameAs, last[id])
		}
	}
}
