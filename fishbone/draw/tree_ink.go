package draw

import (
	"image/color"
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/typeset"
)

const (
	branchWidth = 0.11 // of a line to an answer, in em
	repeatWidth = 0.09
	brokenWidth = 0.20
	arrowLong   = 0.75
	arrowHigh   = 0.30 // half of it
	crossSize   = 1.35 // of the sign on a broken link
	crossFree   = 0.75 // free on both sides of its middle
	tintPart    = 0.13 // of its colour in the paper of a box
)

const signBroken = "×"

// treeInker draws a tree whose places are known.
type treeInker struct {
	*inker
	t *tree
}

// ink draws the tree.
func (t *tree) ink() *Scene {
	n := treeInker{&inker{scene: &Scene{Paper: t.o.Theme.Paper}, theme: *t.o.Theme}, t}
	low, high := t.sides()
	from, to := Point{0, low}, Point{t.end(), high}
	if t.o.TopDown {
		from, to = Point{low, 0}, Point{high, t.end()}
	}
	legend := legendWords(t.signs, t.o.Words.Words)
	if t.broken {
		legend = append(legend, entry{signBroken, t.o.Words.Broken})
	}
	f := newFooter(legend, t.o.Caption, "")
	if more := t.room(f, to.Y-from.Y) - (to.X - from.X); more > 0 {
		from.X, to.X = from.X-more/2, to.X+more/2
	}
	n.left, n.top = from.X-margin, from.Y-margin
	for i := range t.nodes {
		n.branches(&t.nodes[i])
	}
	for i := range t.links {
		n.repeat(&t.links[i])
	}
	n.firstLevel()
	for i := range t.nodes {
		n.node(&t.nodes[i])
	}
	bottom := n.footer(f, from.X, to.X, to.Y)
	n.scene.Width, n.scene.Height = (to.X-n.left+margin)*em, (bottom-n.top+margin)*em
	return n.scene
}

// room is the width that a footer has below a tree of some height: that of its legend in one
// line, as far as the picture becomes no smaller for it.
func (t *tree) room(f *footer, high float64) float64 {
	free := t.o.Target*(high+2*margin) - 2*margin
	return max(f.least(), min(widestRow([][]entry{f.signs}), free))
}

// least is the width that the widest single thing of a footer takes.
func (f *footer) least() float64 {
	widest := 0.0
	for _, e := range f.signs {
		sign, word := e.width()
		widest = math.Max(widest, sign+word)
	}
	for _, l := range f.stacked {
		widest = math.Max(widest, l.width())
	}
	return widest
}

// sides is how far the tree reaches across.
func (t *tree) sides() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	reach := func(at, half float64) { low, high = math.Min(low, at-half), math.Max(high, at+half) }
	for i := range t.nodes {
		_, across := t.extent(&t.nodes[i])
		reach(t.nodes[i].across, across/2)
	}
	for i := range t.links {
		reach(t.links[i].turn, repeatWidth)
	}
	if words := t.first(); words != "" {
		reach(t.nodes[0].across, t.levelAcross(words)/2)
	}
	return low, high
}

// spot is a place in the tree on the paper.
func (n *treeInker) spot(along, across float64) Point {
	if n.t.o.TopDown {
		along, across = across, along
	}
	return n.at(along, across)
}

// way draws a line through places in the tree: along, across, along, across …
func (n *treeInker) way(l Line, places ...float64) {
	for i := 0; i < len(places); i += 2 {
		l.Points = append(l.Points, n.spot(places[i], places[i+1]))
	}
	l.Width *= em
	n.scene.Lines = append(n.scene.Lines, l)
}

// branches draws the lines from a node to its answers, with the number of their level.
func (n *treeInker) branches(from *node) {
	if len(from.answers) == 0 {
		return
	}
	c := &n.t.columns[from.column]
	along, _ := n.t.extent(from)
	trunk := c.trunk(from.lane)
	straight := n.t.straight(from)
	if straight {
		trunk = n.t.columns[from.column+1].start
	}
	l := Line{Of: from.id, Part: PartLink, Width: branchWidth, Color: from.color}
	if n.t.nodes[from.answers[0]].part == PartLink {
		l.Dashed, l.Color, l.Width = true, n.theme.Second, repeatWidth
	}
	if words := n.t.levelWords(from); words == "" {
		n.way(l, c.start+along, from.stem, trunk, from.stem)
	} else {
		end := c.number() + n.t.levelAlong(words)
		n.way(l, c.start+along, from.stem, c.number(), from.stem)
		n.way(l, end, from.stem, trunk, from.stem)
		n.level(from.id, words, c.number(), from.stem, l.Color)
	}
	if straight {
		return
	}
	low, high := from.stem, from.stem
	for _, i := range from.answers {
		low, high = math.Min(low, n.t.nodes[i].across), math.Max(high, n.t.nodes[i].across)
	}
	if high-low > 1e-6 {
		n.way(l, trunk, low, trunk, high)
	}
	for _, i := range from.answers {
		n.branch(l, trunk, &n.t.nodes[i])
	}
}

// straight says that one line leads from a box to its only answer.
func (t *tree) straight(from *node) bool {
	answer := &t.nodes[from.answers[0]]
	return len(from.answers) == 1 && from.stem == answer.across && !t.o.Broken[answer.id]
}

// branch draws the last part of a line, into an answer.
func (n *treeInker) branch(l Line, trunk float64, to *node) {
	start := n.t.columns[to.column].start
	if !n.t.o.Broken[to.id] || to.part != PartCause {
		n.way(l, trunk, to.across, start, to.across)
		return
	}
	l.Of, l.Color, l.Width, l.Dashed = to.id, n.theme.alarm(), brokenWidth, true
	middle := start - (branchLong+brokenLong)/2
	n.way(l, trunk, to.across, middle-crossFree, to.across)
	n.way(l, start, to.across, middle+crossFree, to.across)
	at := n.spot(middle, to.across)
	t := Text{Of: to.id, Part: PartLink, Words: signBroken, Size: crossSize, Bold: true, Color: l.Color}
	n.write(t, at.X/em+n.left-typeset.Width(signBroken, crossSize, true)/2, at.Y/em+n.top+0.36*crossSize)
}

// level draws the number of a level in a box that begins at a place along the tree.
func (n *treeInker) level(of fishbone.ID, words string, along, across float64, c color.NRGBA) {
	wide, middle := levelBox(words), n.spot(along+n.t.levelAlong(words)/2, across)
	x, y := middle.X/em+n.left, middle.Y/em+n.top
	n.scene.Shapes = append(n.scene.Shapes, Shape{
		Of: of, Part: PartLevel, Radius: levelHigh / 2 * em, Fill: n.tint(c),
		Points: n.rectangle(x-wide/2, y-levelHigh/2, x+wide/2, y+levelHigh/2),
	})
	n.write(Text{Of: of, Part: PartLevel, Words: words, Size: 1, Bold: true, Color: n.onTint(c)}, x-wide/2+levelPad, y+0.36)
}

// firstLevel draws the number of the asked cause's own level.
func (n *treeInker) firstLevel() {
	words, asked := n.t.first(), &n.t.nodes[0]
	if words == "" {
		return
	}
	start := n.t.columns[0].start
	n.way(Line{Of: asked.id, Part: PartLink, Width: branchWidth, Color: asked.color}, start-beforeStem, asked.across, start, asked.across)
	n.level(asked.id, words, 0, asked.across, asked.color)
}

// tint is the paper with a breath of a colour; the paper itself where boxes have
// outlines only.
func (n *treeInker) tint(c color.NRGBA) color.NRGBA {
	p := n.theme.Paper
	if n.theme.Outlined || p.A != 0xff {
		return p
	}
	return readable.Mix(p, c, tintPart)
}

// onTint is a colour as it is read on its own tint.
func (n *treeInker) onTint(c color.NRGBA) color.NRGBA {
	ground := n.tint(c)
	if ground.A != 0xff {
		return c
	}
	return readable.Apart(c, n.theme.contrast(), ground)
}

// repeat draws the dashed line from a cause to the one that it repeats.
func (n *treeInker) repeat(k *link) {
	t := n.t
	from, to := &t.nodes[k.from], &t.nodes[k.to]
	a, b := &t.columns[from.column], &t.columns[to.column]
	fromAlong, _ := t.extent(from)
	toAlong, _ := t.extent(to)
	l := Line{Of: from.id, Part: PartLink, Width: repeatWidth, Color: n.theme.Second, Dashed: true}
	places := []float64{a.start + fromAlong, from.across, a.repeat(k.fromLane), from.across, a.repeat(k.fromLane), k.turn}
	if a != b {
		places = append(places, b.repeat(k.toLane), k.turn, b.repeat(k.toLane), k.enter)
	}
	end := b.start + toAlong
	n.way(l, append(places, end+arrowLong, k.enter)...)
	n.scene.Shapes = append(n.scene.Shapes, Shape{Of: from.id, Part: PartLink, Fill: l.Color, Points: []Point{
		n.spot(end, k.enter), n.spot(end+arrowLong, k.enter-arrowHigh), n.spot(end+arrowLong, k.enter+arrowHigh),
	}})
}
