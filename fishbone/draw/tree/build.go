package tree

import (
	"image/color"
	"strconv"
	"strings"

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
	note    string   // why the team stopped here
	letter  string   // of a circle at which the tree is cut, else empty
	left    []string // the whys that it stands for, none for a cause
	solid   bool     // filled with its colour
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
	at map[fishbone.ID]int // the node of each cause
}

func newBuilder(a *fishbone.Analysis, o Options) *builder {
	return &builder{a, &tree{options: o, signs: notation.NewSigns(a), bands: []int{0}}, map[fishbone.ID]int{}}
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
	asked := notation.Row{ID: id, Answers: notation.NewOutline(g.Analysis, id, g.options.Depth, true).Below(id, 1)}
	g.numberRepeated([]notation.Row{asked})
	g.addRow(&asked, -1, g.Level(id), c)
	g.nodes[0].solid, g.nodes[0].size = true, notation.HeadFont
	g.findRepeats()
}

// addAnalysis collects everything.
func (g *builder) addAnalysis() {
	text := g.HeadText()
	if text == "" {
		text = g.options.Words.EmptyHead
	}
	head := g.add(node{part: scene.PartHead, parent: -1, words: text, solid: true, size: notation.HeadFont, color: g.options.Theme.Head})
	outline := notation.NewOutline(g.Analysis, "", g.options.Depth, true)
	var all []notation.Row
	rows := map[fishbone.ID][]notation.Row{}
	for _, b := range g.Bones() {
		rows[b.ID] = outline.Below(b.ID, 1)
		all = append(all, rows[b.ID]...)
	}
	g.numberRepeated(all)
	for _, b := range g.Bones() {
		bone := g.add(node{id: b.ID, part: scene.PartCategory, parent: head, words: b.Name, solid: true, color: g.colorOf(b.ID)})
		for k := range rows[b.ID] {
			g.addRow(&rows[b.ID][k], bone, 1, g.nodes[bone].color)
		}
	}
	g.findRepeats()
}

func (g *builder) colorOf(bone fishbone.ID) color.NRGBA {
	return g.options.Theme.Category(g.ColorOf(bone))
}

// numberRepeated gives the causes that others repeat their numbers, in the order of the tree.
func (g *builder) numberRepeated(rows []notation.Row) {
	var drawn []fishbone.ID
	repeated := map[fishbone.ID]bool{}
	for i := range rows {
		rows[i].All(func(r *notation.Row) {
			if len(r.Skipped) > 0 {
				return
			}
			c, _ := g.Cause(r.ID)
			drawn = append(drawn, r.ID)
			if c.SameAs != "" {
				repeated[c.SameAs] = true
			}
		})
	}
	for _, id := range drawn {
		if repeated[id] {
			g.signs.Numbers[id] = len(g.signs.Numbers) + 1
		}
	}
}

// addRow appends a row at a level with everything below it.
func (g *builder) addRow(r *notation.Row, parent, level int, c color.NRGBA) {
	i := g.addCause(r, parent, level, c)
	next := level + max(1, len(r.Skipped))
	for k := range r.Answers {
		g.addRow(&r.Answers[k], i, next, c)
	}
}

// addCause appends one row. Where its cause repeats one that is not in the tree, a further node
// names that.
func (g *builder) addCause(r *notation.Row, parent, level int, c color.NRGBA) int {
	cause, _ := g.Cause(r.ID)
	n := node{id: r.ID, part: scene.PartCause, level: level, parent: parent, words: cause.Text, color: c}
	if len(r.Skipped) > 0 {
		n.words = "… " + strings.ReplaceAll(g.options.Words.Whys, "%s", strconv.Itoa(len(r.Skipped)))
		for _, id := range r.Skipped {
			why, _ := g.Cause(id)
			n.left = append(n.left, why.Text)
		}
		n.marks = g.signs.Marks(r)
		return g.add(n)
	}
	other, elsewhere := g.Cause(cause.SameAs)
	elsewhere = elsewhere && g.signs.Numbers[other.ID] == 0
	n.marks = g.signs.Marks(r, elsewhere)
	if len(g.CauseIDs(r.ID)) == 0 {
		n.note = cause.Stop
	}
	i := g.add(n)
	g.at[r.ID] = i
	if g.options.Broken[r.ID] && parent >= 0 {
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
