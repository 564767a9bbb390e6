package compare

import (
	"cmp"
	"slices"

	"whybone/fishbone"
)

// PointKind says why something is worth a talk of the two groups.
type PointKind string

// The kinds, those that matter most first.
const (
	Verdicts PointKind = "verdicts" // one confirmed what the other rejected
	OneRoot  PointKind = "root"     // a root cause that the other has not at all
	TwoWays  PointKind = "ways"     // both went on from here, and nowhere meet again
	Deeper   PointKind = "deeper"   // one asked on where the other stopped
	OneBone  PointKind = "bone"     // only one has anything on a bone
)

var pointKinds = []PointKind{Verdicts, OneRoot, TwoWays, Deeper, OneBone}

// Point is a difference that is worth a talk.
type Point struct {
	Kind PointKind
	Node *Node // nil for a bone
	Bone *Bone
	Side Side // who confirmed, found, went deeper or filled it; A where both did
}

// Points are the differences that are worth a talk, those that matter most first.
func (c *Comparison) Points() (all []Point) {
	for _, b := range c.Bones {
		if seen := b.SeenOn(); !b.isTray() && (seen == OnlyA || seen == OnlyB) {
			all = append(all, Point{Kind: OneBone, Bone: b, Side: seen.side()})
		}
	}
	for _, n := range c.Nodes() {
		if p, ok := c.point(n); ok {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b Point) int {
		return cmp.Compare(slices.Index(pointKinds, a.Kind), slices.Index(pointKinds, b.Kind))
	})
	return all
}

// side is the one that has it, where one alone has.
func (s Seen) side() Side {
	if s == OnlyB {
		return B
	}
	return A
}

// point is what is worth a talk about a cause: the first of what may be.
func (c *Comparison) point(n *Node) (Point, bool) {
	p := Point{Node: n, Bone: n.Bone, Side: n.Seen().side()}
	if n.Seen() != Both {
		p.Kind = OneRoot
		return p, c.IsRoot(n, p.Side)
	}
	a, _ := c.Cause(n, A)
	b, _ := c.Cause(n, B)
	switch found := [...]fishbone.Finding{a.Verdict.Finding, b.Verdict.Finding}; found {
	case [...]fishbone.Finding{fishbone.Confirmed, fishbone.Rejected}:
		p.Kind, p.Side = Verdicts, A
		return p, true
	case [...]fishbone.Finding{fishbone.Rejected, fishbone.Confirmed}:
		p.Kind, p.Side = Verdicts, B
		return p, true
	}
	below := Neither
	for _, one := range n.Below {
		if below |= one.Seen(); one.Seen() == Both {
			return p, false // they meet again
		}
	}
	switch {
	case below == Both && !c.meets(n):
		p.Kind = TwoWays
		return p, true
	case c.endsInRoot(n):
		return p, false // that is a point of its own
	case below == OnlyA && len(c.Of[B].CauseIDs(n.In[B])) == 0, below == OnlyB && len(c.Of[A].CauseIDs(n.In[A])) == 0:
		p.Kind, p.Side = Deeper, below.side()
		return p, true
	}
	return p, false
}

// meets says whether something below a cause is in both.
func (c *Comparison) meets(n *Node) bool {
	return !walk(n.Below, func(below *Node) bool { return below.Seen() != Both })
}

// endsInRoot says whether somebody found a root cause below a cause.
func (c *Comparison) endsInRoot(n *Node) bool {
	return !walk(n.Below, func(below *Node) bool { return !c.IsRoot(below, A) && !c.IsRoot(below, B) })
}
