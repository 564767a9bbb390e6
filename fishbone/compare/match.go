package compare

import (
	"cmp"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/find"
)

// How like two causes are that are taken for one. Where one hangs is part of what it says: at another
// place the words must say it alone.
const (
	likeHere      = fishbone.SameEnough
	likeElsewhere = 0.75
	sameWords     = 2 // beyond every likeness
)

// matcher finds out what is the same in two analyses. Each step takes the best pairs first, and of
// equal ones those whose places are nearest, so it does not matter which analysis is the first.
type matcher struct {
	of      [len(Sides)]*fishbone.Analysis
	meaning func(string) string
	causes  [len(Sides)][]fishbone.ID // each before those below it, without what repeats another
	said    map[fishbone.ID][]string  // in all wordings, of A
	theirs  map[fishbone.ID][]string  // of B
	mate    [len(Sides)]map[fishbone.ID]fishbone.ID
	apart   map[pair]bool
	byHand  map[pair]bool
	bones   []*Bone
	boneOf  [len(Sides)]map[fishbone.ID]*Bone // by the bone's identifier, and by the tray's
}

func newMatcher(of [len(Sides)]*fishbone.Analysis, meaning func(string) string) *matcher {
	if meaning == nil {
		meaning = func(name string) string { return name }
	}
	m := &matcher{of: of, meaning: meaning, apart: map[pair]bool{}, byHand: map[pair]bool{}}
	for _, side := range Sides {
		m.mate[side], m.boneOf[side] = map[fishbone.ID]fishbone.ID{}, map[fishbone.ID]*Bone{}
		for t := range of[side].Things(fishbone.CauseKind) {
			if c := t.(*fishbone.Cause); c.SameAs == "" {
				m.causes[side] = append(m.causes[side], c.ID)
			}
		}
	}
	m.said, m.theirs = sayings(of[A], m.causes[A]), sayings(of[B], m.causes[B])
	return m
}

// plain is a text as it is compared: what is simplified finds what is traditional.
func plain(text string) string { return fishbone.Fold(find.Simplified(strings.TrimSpace(text))) }

// sayings are all wordings of causes.
func sayings(a *fishbone.Analysis, causes []fishbone.ID) map[fishbone.ID][]string {
	said := make(map[fishbone.ID][]string, len(causes))
	for _, id := range causes {
		c, _ := a.Cause(id)
		said[id] = []string{plain(c.Text)}
	}
	for id := range a.Merged() {
		for _, w := range a.Wordings(id) {
			said[id] = append(said[id], plain(w.Text))
		}
	}
	return said
}

// match finds all pairs.
func (m *matcher) match() {
	m.pairBones()
	m.takeHands()
	for _, b := range m.bones {
		if b.Seen() == Both || b.isTray() {
			m.matchAll(m.below(A, b.In[A]), m.below(B, b.In[B]), likeHere)
		}
	}
	m.descend()
	for _, b := range m.bones {
		m.matchAll(m.on(A, b), m.on(B, b), likeElsewhere)
	}
	m.descend()
	m.matchAll(m.causes[A], m.causes[B], likeElsewhere)
	m.descend()
}

// pairBones finds the bones that have the same name, those of A first, and last the trays.
func (m *matcher) pairBones() {
	type name struct {
		plain string
		n     int // of those that have it: two of a name stay two
	}
	named := map[name]*Bone{}
	for _, side := range Sides {
		met := map[string]int{}
		for _, b := range m.of[side].Bones() {
			key := plain(m.meaning(b.Name))
			at := name{key, met[key]}
			met[key]++
			if named[at] == nil {
				named[at] = &Bone{Name: b.Name}
				m.bones = append(m.bones, named[at])
			}
			named[at].In[side], m.boneOf[side][b.ID] = b.ID, named[at]
		}
	}
	tray := &Bone{}
	m.bones = append(m.bones, tray)
	m.boneOf[A][fishbone.Tray], m.boneOf[B][fishbone.Tray] = tray, tray
}

// takeHands takes what somebody said of two causes, what was said last first.
func (m *matcher) takeHands() {
	type hand struct {
		pair
		fishbone.Counterpart
	}
	var all []hand
	for _, side := range Sides {
		for _, c := range m.of[side].Counterparts() {
			if c.Of == m.of[side.Other()].ID() && m.has(side, c.Cause) && m.has(side.Other(), c.Theirs) {
				h := hand{Counterpart: c}
				h.pair[side], h.pair[side.Other()] = c.Cause, c.Theirs
				all = append(all, h)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b hand) int { return b.Counterpart.Changed.At.Compare(a.Counterpart.Changed.At) })
	for _, h := range all {
		switch {
		case m.apart[h.pair] || m.byHand[h.pair]:
		case h.Likeness == fishbone.OtherCause:
			m.apart[h.pair] = true
		case m.free(h.pair):
			m.byHand[h.pair] = true
			m.join(h.pair)
		}
	}
}

func (m *matcher) has(side Side, id fishbone.ID) bool {
	said := m.said
	if side == B {
		said = m.theirs
	}
	return len(said[id]) > 0
}

func (m *matcher) free(p pair) bool {
	_, a := m.mate[A][p[A]]
	_, b := m.mate[B][p[B]]
	return !a && !b && !m.apart[p]
}

func (m *matcher) join(p pair) { m.mate[A][p[A]], m.mate[B][p[B]] = p[B], p[A] }

// descend matches what hangs below causes that are the same.
func (m *matcher) descend() {
	for joined := -1; joined != len(m.mate[A]); {
		joined = len(m.mate[A])
		for _, id := range m.causes[A] {
			if other, ok := m.mate[A][id]; ok {
				m.matchAll(m.below(A, id), m.below(B, other), likeHere)
			}
		}
	}
}

// below are the causes right below something, without what repeats another one.
func (m *matcher) below(side Side, id fishbone.ID) (ids []fishbone.ID) {
	for _, one := range m.of[side].CauseIDs(id) {
		if m.has(side, one) {
			ids = append(ids, one)
		}
	}
	return ids
}

// on are all causes on a bone, at any depth.
func (m *matcher) on(side Side, b *Bone) (ids []fishbone.ID) {
	if b.In[side] == "" && !b.isTray() {
		return nil
	}
	for _, c := range m.of[side].Walk(b.In[side]) {
		if m.has(side, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// matchAll makes pairs of causes that are like enough and in no pair yet.
func (m *matcher) matchAll(ours, theirs []fishbone.ID, least float64) {
	type candidate struct {
		pair
		like     float64
		far, sum int
	}
	var all []candidate
	for i, a := range ours {
		if _, joined := m.mate[A][a]; joined {
			continue
		}
		for j, b := range theirs {
			if p := (pair{a, b}); m.free(p) {
				if like := m.like(p); like >= least {
					all = append(all, candidate{p, like, max(i-j, j-i), i + j})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.like, x.like), x.far-y.far, x.sum-y.sum)
	})
	for _, one := range all {
		if m.free(one.pair) {
			m.join(one.pair)
		}
	}
}

// like says how much two causes say the same, in whatever wording.
func (m *matcher) like(p pair) (most float64) {
	for _, a := range m.said[p[A]] {
		for _, b := range m.theirs[p[B]] {
			if a == b {
				return sameWords
			}
			most = max(most, m.of[A].Alike(a, b))
		}
	}
	return most
}

// tree puts all causes where the first analysis has them, or else where the second has.
func (m *matcher) tree() []*Bone {
	var nodes [len(Sides)]map[fishbone.ID]*Node
	nodes[A], nodes[B] = map[fishbone.ID]*Node{}, map[fishbone.ID]*Node{}
	for _, side := range Sides {
		for _, id := range m.causes[side] {
			if n := nodes[side][id]; n != nil {
				n.Elsewhere = m.place(side, id, nodes[side]) != n.place()
				continue
			}
			n := &Node{}
			n.In[side], n.In[side.Other()] = id, m.mate[side][id]
			nodes[side][id] = n
			if other := n.In[side.Other()]; other != "" {
				nodes[side.Other()][other], n.ByHand = n, m.byHand[n.In]
			}
			n.put(m.place(side, id, nodes[side]))
		}
	}
	return slices.DeleteFunc(m.bones, func(b *Bone) bool { return b.isTray() && len(b.Below) == 0 })
}

// place is what a cause hangs on: a bone, or a cause.
type place struct {
	bone *Bone
	up   *Node
}

func (m *matcher) place(side Side, id fishbone.ID, nodes map[fishbone.ID]*Node) place {
	c, _ := m.of[side].Cause(id)
	if up := nodes[c.Parent]; up != nil {
		return place{up.Bone, up}
	}
	return place{m.boneOf[side][c.Parent], nil}
}

func (n *Node) place() place { return place{n.Bone, n.Up} }

func (n *Node) put(at place) {
	n.Bone, n.Up = at.bone, at.up
	if n.Up != nil {
		n.Up.Below = append(n.Up.Below, n)
		return
	}
	n.Bone.Below = append(n.Bone.Below, n)
}

// distinct are solutions without those that one before them says in the same words; of these, the one
// that was decided on stays.
func distinct(all []fishbone.Solution) (kept []fishbone.Solution) {
	at := map[string]int{}
	for _, s := range all {
		i, met := at[plain(s.Text)]
		switch {
		case !met:
			at[plain(s.Text)] = len(kept)
			kept = append(kept, s)
		case kept[i].Choice == fishbone.NotChosen:
			kept[i] = s
		}
	}
	return kept
}

// solutions are those of both analyses, in their order.
func (m *matcher) solutions() (all []Solution) {
	texts, ids := [len(Sides)]map[fishbone.ID][]string{}, [len(Sides)][]fishbone.ID{}
	for _, side := range Sides {
		texts[side] = map[fishbone.ID][]string{}
		for _, s := range distinct(m.of[side].Solutions()) {
			ids[side], texts[side][s.ID] = append(ids[side], s.ID), []string{plain(s.Text)}
		}
	}
	s := &matcher{of: m.of, said: texts[A], theirs: texts[B]}
	s.mate[A], s.mate[B] = map[fishbone.ID]fishbone.ID{}, map[fishbone.ID]fishbone.ID{}
	s.matchAll(ids[A], ids[B], likeHere)
	for _, id := range ids[A] {
		all = append(all, Solution{pair{id, s.mate[A][id]}})
	}
	for _, id := range ids[B] {
		if s.mate[B][id] == "" {
			all = append(all, Solution{pair{"", id}})
		}
	}
	return all
}
