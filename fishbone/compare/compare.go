// Package compare lays two analyses over each other: which causes both have, which one of them has,
// and what neither looked at. Every cause is there once. It reads two analyses and makes edits of
// them; it keeps nothing and has no words.
//
// Start reading at [New]. What is taken for the same is in match.go, what is worth a talk in
// points.go, what nobody saw in blind.go, and what is taken over in takeover.go.
package compare

import (
	"slices"

	"whybone/fishbone"
)

// Side is one of the two analyses.
type Side int

// The two sides. Nothing but the order in which things are listed tells them apart.
const (
	A Side = iota
	B
)

// Sides are both.
var Sides = [...]Side{A, B}

// Other is the other side.
func (s Side) Other() Side { return 1 - s }

// Seen says which of the two analyses have something.
type Seen int

// Who has it.
const (
	Neither Seen = iota
	OnlyA
	OnlyB
	Both
)

// By says whether a side has it.
func (s Seen) By(side Side) bool {
	return s == Both || s == OnlyA && side == A || s == OnlyB && side == B
}

// Only is what one side alone has.
func Only(side Side) Seen { return OnlyA + Seen(side) }

// pair is a thing as the two sides have it, by its identifiers; empty where one has it not.
type pair [len(Sides)]fishbone.ID

func (p pair) seen() Seen {
	switch {
	case p[A] != "" && p[B] != "":
		return Both
	case p[A] != "":
		return OnlyA
	case p[B] != "":
		return OnlyB
	}
	return Neither
}

// Bone is a bone of either analysis, or the causes that hang on none.
type Bone struct {
	Name  string // empty for those that hang on none
	In    [len(Sides)]fishbone.ID
	Below []*Node
}

// Seen says which of the two have the bone.
func (b *Bone) Seen() Seen { return pair(b.In).seen() }

// isTray says whether it is no bone: what hangs on none lies there.
func (b *Bone) isTray() bool { return b.Name == "" }

// SeenOn says which of the two have causes on it.
func (b *Bone) SeenOn() Seen {
	var seen Seen
	walk(b.Below, func(n *Node) bool { seen |= n.Seen(); return seen != Both })
	return seen
}

// Node is a cause of either analysis, or one that both have.
type Node struct {
	In        [len(Sides)]fishbone.ID
	Up        *Node // nil on a bone
	Bone      *Bone
	Below     []*Node
	Elsewhere bool // the second analysis has it at another place
	ByHand    bool // somebody said that the two are one
}

// Seen says which of the two have the cause.
func (n *Node) Seen() Seen { return pair(n.In).seen() }

// Way says who comes to the cause from what it hangs on here: the second analysis does not where it has
// it at another place.
func (n *Node) Way() Seen {
	if n.Elsewhere {
		return OnlyA
	}
	return n.Seen()
}

// Depth is how many causes are above it.
func (n *Node) Depth() int {
	d := 0
	for up := n.Up; up != nil; up = up.Up {
		d++
	}
	return d
}

// Comparison is two analyses over each other.
type Comparison struct {
	Of        [len(Sides)]*fishbone.Analysis
	Bones     []*Bone
	Solutions []Solution
	Groups    [len(Sides)]int // which of the groups on the problem each is, from 1, where that is known
}

// Solution is a solution of either analysis, or one that both have.
type Solution struct{ In [len(Sides)]fishbone.ID }

// Seen says which of the two have the solution.
func (s Solution) Seen() Seen { return pair(s.In).seen() }

// New compares two analyses. Bones are the same that have the same name; meaning, which may be nil,
// says what a name stands for where one thing has names in several languages.
func New(a, b *fishbone.Analysis, meaning func(name string) string) *Comparison {
	c := &Comparison{Of: [...]*fishbone.Analysis{a, b}}
	m := newMatcher(c.Of, meaning)
	m.match()
	c.Bones = m.tree()
	c.Solutions = m.solutions()
	return c
}

// Nodes are all causes, each before those below it.
func (c *Comparison) Nodes() (all []*Node) {
	for _, b := range c.Bones {
		walk(b.Below, func(n *Node) bool { all = append(all, n); return true })
	}
	return all
}

func walk(nodes []*Node, visit func(*Node) bool) bool {
	for _, n := range nodes {
		if !visit(n) || !walk(n.Below, visit) {
			return false
		}
	}
	return true
}

// Cause is the cause of one side.
func (c *Comparison) Cause(n *Node, side Side) (fishbone.Cause, bool) {
	return c.Of[side].Cause(n.In[side])
}

// Text is how a cause is called: as the first side says it that has it.
func (c *Comparison) Text(n *Node) string {
	for _, side := range Sides {
		if one, ok := c.Cause(n, side); ok {
			return one.Text
		}
	}
	return ""
}

// SolutionText is how a solution is called: as the first side says it that has it.
func (c *Comparison) SolutionText(s Solution) string {
	for _, side := range Sides {
		if one, ok := c.Of[side].Solution(s.In[side]); ok {
			return one.Text
		}
	}
	return ""
}

// IsRoot says whether a cause is a root cause in one of the analyses.
func (c *Comparison) IsRoot(n *Node, side Side) bool { return c.Of[side].IsRoot(n.In[side]) }

// Count is how many causes both have, or one of them alone.
func (c *Comparison) Count() (n [Both + 1]int) {
	for _, one := range c.Nodes() {
		n[one.Seen()]++
	}
	return n
}

// Find is the node of a cause, nil where there is none.
func (c *Comparison) Find(side Side, cause fishbone.ID) *Node {
	all := c.Nodes()
	if i := slices.IndexFunc(all, func(n *Node) bool { return n.In[side] == cause }); i >= 0 && cause != "" {
		return all[i]
	}
	return nil
}
