package tree

import (
	"image/color"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// node is one box of a tree.
type node struct {
	id      fishbone.ID
	part    scene.Part // PartHead, PartBone, PartCause; PartLink for one that names a cause elsewhere
	level   int        // of a cause, 1 on a bone; 0 for others
	column  int
	parent  int            // -1 for the first
	answers []int          // their nodes
	marks   notation.Marks // of a cause
	words   string
	note    string // why the team stopped here
	solid   bool   // filled with its colour
	size    float64
	color   color.NRGBA

	lines     []string
	full      string // the whole words, where lines do not hold them
	noteLines []string
	noteFull  string
	block     float64 // width of the lines with their marks
	width     float64 // of the box
	height    float64
	across    float64 // of its middle
	stem      float64 // across, of the line towards its answers
	lane      int     // in which that line branches
}

// repeat is a cause that repeats another one, and the way of the line between them: out
// of the first into a lane behind its column, across to turn, along to the lane behind
// the other's column, and into that at enter. In one column there is one lane.
type repeat struct {
	from, to         int
	fromLane, toLane int
	turn, enter      float64
}

// mostRepeats is how many links are drawn between causes of one tree. More would hide
// it: then only the numbers tell.
const mostRepeats = 40

// noteSize is the size of a reason to stop, and of the name of a cause elsewhere.
const noteSize = 0.84

// builder collects the nodes of a tree.
type builder struct {
	*fishbone.Analysis
	*tree
	at      map[fishbone.ID]int // the node of each cause
	deepest int                 // the last column that Depth allows; 0 for no bound
}

func newBuilder(a *fishbone.Analysis, o Options) *builder {
	return &builder{a, &tree{options: o, signs: notation.NewSigns(a)}, map[fishbone.ID]int{}, o.Depth}
}

// add appends a node below its parent and returns its index.
func (g *builder) add(n node) int {
	i := len(g.nodes)
	if n.parent >= 0 {
		p := &g.nodes[n.parent]
		p.answers = append(p.answers, i)
		n.column = p.column + 1
	}
	if n.size == 0 {
		n.size = 1
	}
	g.nodes = append(g.nodes, n)
	return i
}

// addWhys collects a cause and what is below it.
func (g *builder) addWhys(id fishbone.ID) {
	c := g.options.Theme.Spine
	if bone, ok := g.BoneOf(id); ok {
		c = g.colorOf(bone.ID)
	}
	g.numberRepeated([]fishbone.ID{id}, 1)
	asked := g.addCause(id, -1, g.Level(id), c)
	g.nodes[asked].solid, g.nodes[asked].size = true, notation.HeadFont
	g.addAnswers(asked, g.options.Depth)
	g.findRepeats()
}

// addAnalysis collects everything.
func (g *builder) addAnalysis() {
	text := g.HeadText()
	if text == "" {
		text = g.options.Words.EmptyHead
	}
	head := g.add(node{part: scene.PartHead, parent: -1, words: text, solid: true, size: notation.HeadFont, color: g.options.Theme.Head})
	var tops []fishbone.ID
	for _, b := range g.Bones() {
		tops = append(tops, g.CauseIDs(b.ID)...)
	}
	g.numberRepeated(tops, 0)
	if g.deepest > 0 {
		g.deepest++ // for the categories
	}
	for i, b := range g.Bones() {
		bone := g.add(node{id: b.ID, part: scene.PartCategory, parent: head, words: b.Name, solid: true, color: g.options.Theme.Category(i)})
		g.addAnswers(bone, g.options.Depth)
	}
	g.findRepeats()
}

func (g *builder) colorOf(bone fishbone.ID) color.NRGBA {
	for i, b := range g.Bones() {
		if b.ID == bone {
			return g.options.Theme.Category(i)
		}
	}
	return g.options.Theme.Spine
}

// numberRepeated gives the causes that others repeat their numbers, in the order of the tree.
// Above is how many levels more than Depth are drawn, counted from tops.
func (g *builder) numberRepeated(tops []fishbone.ID, above int) {
	var drawn []fishbone.ID
	repeated := map[fishbone.ID]bool{}
	var down func(ids []fishbone.ID, level int)
	down = func(ids []fishbone.ID, level int) {
		if g.options.Depth > 0 && level > g.options.Depth+above {
			return
		}
		for _, id := range ids {
			c, _ := g.Cause(id)
			drawn = append(drawn, id)
			if c.SameAs != "" {
				repeated[c.SameAs] = true
			}
			down(g.CauseIDs(id), level+1)
		}
	}
	down(tops, 1)
	for _, id := range drawn {
		if repeated[id] {
			g.signs.Numbers[id] = len(g.signs.Numbers) + 1
		}
	}
}

// addAnswers appends what is below a node, so many levels; all if left is 0 at first.
func (g *builder) addAnswers(parent, left int) {
	n := g.nodes[parent]
	for _, id := range g.CauseIDs(n.id) {
		i := g.addCause(id, parent, n.level+1, n.color)
		if left != 1 {
			g.addAnswers(i, left-1)
		}
	}
}

// addCause appends one cause. Where it repeats one that is not in the tree, a further node
// names that.
func (g *builder) addCause(id fishbone.ID, parent, level int, c color.NRGBA) int {
	cause, _ := g.Cause(id)
	other, elsewhere := g.Cause(cause.SameAs)
	if elsewhere = elsewhere && g.signs.Numbers[other.ID] == 0; elsewhere {
		cause.SameAs = "" // the further node tells
	}
	hidden := 0
	if parent >= 0 && g.nodes[parent].column+1 == g.deepest {
		hidden = g.signs.Below(id)
	}
	n := node{id: id, part: scene.PartCause, level: level, parent: parent, words: cause.Text, color: c}
	n.marks = g.signs.Marks(cause, hidden)
	if len(g.CauseIDs(id)) == 0 {
		n.note = cause.Stop
	}
	i := g.add(n)
	g.at[id] = i
	if g.options.Broken[id] && parent >= 0 {
		g.broken = true
	}
	if elsewhere {
		g.add(node{id: other.ID, part: scene.PartLink, parent: i, words: other.Text, size: noteSize, color: g.options.Theme.Muted})
	}
	return i
}

// findRepeats finds the causes of the tree that repeat others in it.
func (g *builder) findRepeats() {
	for i := range g.nodes {
		c, _ := g.Cause(g.nodes[i].id)
		if to, ok := g.at[c.SameAs]; ok && g.nodes[i].part == scene.PartCause {
			g.repeats = append(g.repeats, repeat{from: i, to: to})
		}
	}
	if len(g.repeats) > mostRepeats {
		g.repeats = nil
	}
}
