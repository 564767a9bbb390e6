package compare

import (
	"slices"

	"whybone/fishbone"
)

// Origins are what what was taken over says of where it came from, a name for each side.
type Origins [len(Sides)]string

// Take is the edit of the other side that takes a cause over which one side alone has, with what lies
// below it and the causes above it that lead there. What the other side has already is not taken
// again. Each is to be verified there.
func (c *Comparison) Take(n *Node, from Origins, newID func() fishbone.ID) fishbone.Edit {
	if n.Seen() == Both {
		return fishbone.Join()
	}
	t := taker{c: c, side: n.Seen().side(), from: from, newID: newID}
	path := []*Node{n}
	for path[0].Up != nil && path[0].Up.Seen() != Both {
		path = slices.Insert(path, 0, path[0].Up)
	}
	under := t.under(path[0])
	for _, one := range path {
		under = t.add(one, under)
	}
	for _, one := range n.Below {
		t.branch(one, under)
	}
	return fishbone.Join(t.edits...)
}

// taker makes the edits that take something over from a side.
type taker struct {
	c     *Comparison
	side  Side
	from  Origins
	newID func() fishbone.ID
	edits []fishbone.Edit
}

// under is what a cause hangs on in the other analysis: the same cause, the same bone, or a new one.
func (t *taker) under(n *Node) fishbone.ID {
	to := t.side.Other()
	switch {
	case n.Up != nil:
		return n.Up.In[to]
	case n.Bone.isTray():
		return fishbone.Tray
	case n.Bone.In[to] == "":
		id := t.newID()
		t.edits = append(t.edits, fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: n.Bone.Name}})
		return id
	}
	return n.Bone.In[to]
}

func (t *taker) add(n *Node, under fishbone.ID) fishbone.ID {
	c, _ := t.c.Cause(n, t.side)
	id := t.newID()
	t.edits = append(t.edits, fishbone.AddCause{ID: id, Under: under, Text: c.Text, By: c.By, TakenFrom: t.from[t.side]},
		fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.ToVerify}})
	return id
}

// branch takes over what one side alone has; what both have stays where it is, with all below it.
func (t *taker) branch(n *Node, under fishbone.ID) {
	if n.Seen() == Both {
		return
	}
	id := t.add(n, under)
	for _, below := range n.Below {
		t.branch(below, id)
	}
}

// Together is the edit of an empty analysis that makes one of the two: all bones, and every cause
// once. What one side alone had says from where it comes. The problem and the facts are those of the
// first; all causes are to be verified.
func (c *Comparison) Together(from Origins, newID func() fishbone.ID) fishbone.Edit {
	edits := problem(c.Of[A], newID)
	ids := map[*Node]fishbone.ID{}
	for _, b := range c.Bones {
		under := fishbone.Tray
		if !b.isTray() {
			under = newID()
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: under, Name: b.Name}})
		}
		walk(b.Below, func(n *Node) bool {
			ids[n] = newID()
			add := fishbone.AddCause{ID: ids[n], Under: under, Text: c.Text(n)}
			if n.Up != nil {
				add.Under = ids[n.Up]
			}
			if one, _ := c.Cause(n, n.Seen().side()); n.Seen() != Both {
				add.By, add.TakenFrom = one.By, from[n.Seen().side()]
			}
			edits = append(edits, add, fishbone.Judge{ID: ids[n], Verdict: fishbone.Verdict{Finding: fishbone.ToVerify}})
			return true
		})
	}
	return fishbone.Join(edits...)
}

// problemFields are what the two groups of a twin analysis both begin with.
var problemFields = []fishbone.Field{
	fishbone.Problem, fishbone.Goal, fishbone.Present, fishbone.Constraints,
	fishbone.What, fishbone.When, fishbone.Where, fishbone.Who, fishbone.Why, fishbone.How, fishbone.HowMuch, fishbone.Head,
	fishbone.Voice, fishbone.Affected, fishbone.Total, fishbone.Period, fishbone.SchoolField, fishbone.SigningField, fishbone.TypeField,
}

// problem makes the edits of an empty analysis that take over what another one says of the problem:
// what stands in its first step, and the facts. They take over no cause, nobody of the team and nothing
// that came later.
func problem(a *fishbone.Analysis, newID func() fishbone.ID) (edits []fishbone.Edit) {
	for _, f := range problemFields {
		if text := a.About().Text(f); text != "" {
			edits = append(edits, fishbone.SetAbout{Field: f, Text: text})
		}
	}
	for _, f := range a.Facts() {
		f.ID = newID()
		edits = append(edits, fishbone.Add{Thing: &f})
	}
	return edits
}

// Twin is the edit of an empty analysis that begins the one of another group on the same problem, with
// the same facts and bones.
func Twin(a *fishbone.Analysis, newID func() fishbone.ID) fishbone.Edit {
	edits := append(problem(a, newID), fishbone.SetAbout{Field: fishbone.TwinOfField, Text: string(First(a))})
	for _, b := range a.Bones() {
		b.ID = newID()
		edits = append(edits, fishbone.Add{Thing: &b})
	}
	return fishbone.Join(edits...)
}

// First is the analysis that all groups on a problem name: the one that was there first.
func First(a *fishbone.Analysis) fishbone.ID {
	if first := a.About().TwinOf; first != "" {
		return first
	}
	return a.ID()
}

// AreTwins says whether two analyses were made by two groups on one problem.
func AreTwins(a, b *fishbone.Analysis) bool { return a.ID() != b.ID() && First(a) == First(b) }

// Covered says whether two groups are still at work, so that neither is to see what the other found.
func (c *Comparison) Covered() bool {
	open := func(a *fishbone.Analysis) bool { return a.About().Closed == "" && a.About().Archived == "" }
	return AreTwins(c.Of[A], c.Of[B]) && open(c.Of[A]) && open(c.Of[B])
}
