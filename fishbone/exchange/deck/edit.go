package deck

import (
	"slices"

	"whybone/fishbone"
)

// Needed says whether a change can be made only together with another one: what hangs below
// something new.
func (c *Change) Needed() *Change { return c.Under.New }

// Usual says whether people who do not look will want it: not where the team has changed the
// same thing since.
func (c *Change) Usual() bool { return !c.Changed }

// Edit makes one edit of changes; nil of none. A change that needs another one which is not
// among them is left out.
func Edit(a *fishbone.Analysis, changes []*Change, newID func() fishbone.ID) fishbone.Edit {
	e := &editor{a: a, ids: map[*Change]fishbone.ID{}, gone: map[fishbone.ID]bool{}, moving: map[fishbone.ID]bool{}}
	var taken []*Change
	for _, c := range changes {
		if e.needs(changes, c) {
			taken = append(taken, c)
		}
	}
	for _, c := range taken {
		switch c.What {
		case New:
			e.ids[c] = newID()
		case Moved:
			e.moving[c.ID] = true
		case Deleted:
			for _, id := range c.Gone {
				e.gone[id] = true
			}
		}
	}
	for _, c := range taken {
		if c.What == New && c.Kind == fishbone.BoneKind {
			e.add(fishbone.Add{Thing: &fishbone.Bone{ID: e.ids[c], Name: c.Text}})
		}
	}
	e.hang(taken)
	for _, c := range taken {
		if c.What == Reworded {
			e.reword(c)
		}
	}
	for _, c := range taken {
		if c.What == Deleted {
			e.delete(c)
		}
	}
	return fishbone.Join(e.edits...)
}

type editor struct {
	a      *fishbone.Analysis
	ids    map[*Change]fishbone.ID // of what is new
	moving map[fishbone.ID]bool
	gone   map[fishbone.ID]bool
	edits  []fishbone.Edit
}

func (e *editor) add(one fishbone.Edit) { e.edits = append(e.edits, one) }

// needs says whether all is there that a change needs.
func (e *editor) needs(all []*Change, c *Change) bool {
	for n := 0; c.Needed() != nil; n++ {
		if c = c.Needed(); n > len(all) || !slices.Contains(all, c) {
			return false
		}
	}
	return true
}

func (e *editor) place(p Place) fishbone.ID {
	if p.New != nil {
		return e.ids[p.New]
	}
	return p.ID
}

// hang adds what is new and moves what was moved, each after what it hangs below. What is moved
// onto bones goes first: then nothing hangs below itself on the way.
func (e *editor) hang(taken []*Change) {
	done := map[*Change]bool{}
	var hang func(c *Change)
	hang = func(c *Change) {
		if done[c] || c.What != New && c.What != Moved || c.Kind != fishbone.CauseKind {
			return
		}
		done[c] = true
		if c.Needed() != nil {
			hang(c.Needed())
		}
		if c.What == New {
			e.add(fishbone.AddCause{ID: e.ids[c], Under: e.place(c.Under), Text: c.Text})
		} else {
			e.add(fishbone.MoveCause{ID: c.ID, Under: e.place(c.Under)})
		}
	}
	for _, c := range taken {
		if _, onCause := e.a.Cause(c.Under.ID); c.What == Moved && !onCause && c.Under.New == nil {
			hang(c)
		}
	}
	for _, c := range taken {
		hang(c)
	}
}

func (e *editor) reword(c *Change) {
	switch c.Kind {
	case fishbone.AboutKind:
		e.add(fishbone.SetAbout{Field: fishbone.Head, Text: c.Text})
	case fishbone.BoneKind:
		e.add(fishbone.Set{Of: fishbone.BoneKind, ID: c.ID, Values: fishbone.Values{"name": c.Text}})
	default:
		e.add(fishbone.RewordCause{ID: c.ID, Text: c.Text})
	}
}

// delete takes away what is gone. What hangs below it and is not gone stays: it comes to what is
// above.
func (e *editor) delete(c *Change) {
	for _, id := range slices.Backward(c.Gone) {
		cause, isCause := e.a.Cause(id)
		if !isCause {
			e.add(fishbone.RemoveBone{ID: id})
			continue
		}
		up, before := cause.Parent, id
		for above, ok := e.a.Cause(up); ok && e.gone[up]; above, ok = e.a.Cause(up) {
			up, before = above.Parent, up
		}
		for _, child := range e.a.CauseIDs(id) {
			if !e.gone[child] && !e.moving[child] {
				e.add(fishbone.MoveCause{ID: child, Under: up, Before: before})
			}
		}
		e.add(fishbone.RemoveCause{ID: id})
	}
}
