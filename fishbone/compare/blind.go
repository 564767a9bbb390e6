package compare

import (
	"whybone/fishbone"
)

// Blind are the bones on which neither found anything.
func (c *Comparison) Blind() (bones []*Bone) {
	for _, b := range c.Bones {
		if b.SeenOn() == Neither {
			bones = append(bones, b)
		}
	}
	return bones
}

// Unasked are the chains that neither asked about: why it was not found before the customer found it,
// and why the system allowed it. Where nobody uses chains at all, there is nothing to say.
func (c *Comparison) Unasked() (chains []fishbone.Chain) {
	asked := map[fishbone.Chain]bool{}
	for _, n := range c.Nodes() {
		for _, side := range Sides {
			asked[c.Of[side].ChainOf(n.In[side])] = true
		}
	}
	if !asked[fishbone.Occurrence] && !asked[fishbone.Escape] && !asked[fishbone.System] {
		return nil
	}
	for _, chain := range []fishbone.Chain{fishbone.Occurrence, fishbone.Escape, fishbone.System} {
		if !asked[chain] {
			chains = append(chains, chain)
		}
	}
	return chains
}

// Missed is a root cause of an earlier analysis that neither thought of.
type Missed struct {
	From *fishbone.Analysis
	Bone string
	Text string
}

// Missed are the root causes of earlier analyses that are like nothing that the two have.
func (c *Comparison) Missed(earlier []*fishbone.Analysis) (all []Missed) {
	var known []string
	for _, side := range Sides {
		for t := range c.Of[side].Things(fishbone.CauseKind) {
			known = append(known, plain(t.(*fishbone.Cause).Text))
		}
	}
	isKnown := func(text string) bool {
		for _, one := range known {
			if one == text || c.Of[A].Alike(one, text) >= likeHere {
				return true
			}
		}
		return false
	}
	for _, a := range earlier {
		if a.ID() == c.Of[A].ID() || a.ID() == c.Of[B].ID() {
			continue
		}
		for _, root := range a.RootCauses() {
			text := plain(root.Text)
			if isKnown(text) {
				continue
			}
			bone, _ := a.BoneOf(root.ID)
			known, all = append(known, text), append(all, Missed{a, bone.Name, root.Text})
		}
	}
	return all
}
