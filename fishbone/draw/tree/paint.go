package tree

import (
	"image/color"
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/scene"
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
	footerApart = 1.4  // free above the legend, which would else look like one more answer
)

const signBroken = "×"

// painter draws a tree whose places are known.
type painter struct {
	*notation.Painter
	t *tree
}

// paint draws the tree.
func (t *tree) paint() *scene.Scene {
	n := painter{notation.NewPainter(*t.options.Theme, 0, 0), t}
	low, high := math.Inf(1), math.Inf(-1)
	for band := range t.bands {
		l, h := t.sides(band)
		low, high = min(low, l), max(high, h)
	}
	from, to := scene.Point{X: 0, Y: low}, scene.Point{X: t.end(), Y: high}
	if t.options.TopDown {
		from, to = scene.Point{X: low, Y: 0}, scene.Point{X: high, Y: t.end()}
	}
	caption := t.options.Caption
	if t.options.Footnotes {
		caption, t.notes = caption.Noted(t.signs, t.notes, t.options.Theme.Muted)
	}
	legend := notation.Legend(t.signs, t.options.Words.Words)
	if t.broken {
		legend = append(legend, notation.Entry{Sign: signBroken, Meaning: t.options.Words.Broken})
	}
	if len(t.bands) > 1 {
		legend = append(legend, notation.Entry{Sign: letter(0), Meaning: t.options.Words.GoesOn})
	}
	f := notation.NewFooter(legend, t.notes, caption, "")
	f.Apart = footerApart
	if more := t.room(f, to.Y-from.Y) - (to.X - from.X); more > 0 {
		from.X, to.X = from.X-more/2, to.X+more/2
	}
	n.Left, n.Top = from.X-notation.Margin, from.Y-notation.Margin
	for i := range t.nodes {
		n.branches(&t.nodes[i])
	}
	for i := range t.repeats {
		n.repeat(&t.repeats[i])
	}
	n.firstLevel()
	for i := range t.nodes {
		n.node(&t.nodes[i])
	}
	bottom := n.Footer(f, from.X, to.X, to.Y)
	n.Scene.Width, n.Scene.Height = (to.X-n.Left+notation.Margin)*notation.Em, (bottom-n.Top+notation.Margin)*notation.Em
	return n.Scene
}

// room is the width that a footer has below a tree of some height. It is that of the legend
// in one line, unless the picture would become smaller for it.
func (t *tree) room(f *notation.Footer, high float64) float64 {
	free := t.options.Target*(high+2*notation.Margin) - 2*notation.Margin
	return max(f.MinWidth(), min(f.LegendWidth(), free))
}

// sides is how far a band reaches across.
func (t *tree) sides(band int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	reach := func(at, half float64) { low, high = math.Min(low, at-half), math.Max(high, at+half) }
	for i := range t.nodes {
		if bandOf(t.bands, t.nodes[i].column) != band {
			continue
		}
		_, across := t.extent(&t.nodes[i])
		reach(t.nodes[i].across, across/2)
	}
	for i := range t.repeats {
		if bandOf(t.bands, t.nodes[t.repeats[i].from].column) == band {
			reach(t.repeats[i].turn, repeatWidth)
		}
	}
	if words := t.firstLevel(); words != "" && band == 0 {
		reach(t.nodes[0].across, t.levelAcross(words)/2)
	}
	return low, high
}

// point is a place in the tree on the paper.
func (n *painter) point(along, across float64) scene.Point {
	if n.t.options.TopDown {
		along, across = across, along
	}
	return n.At(along, across)
}

// polyline draws a line through places in the tree: along, across, along, across …
func (n *painter) polyline(l scene.Line, places ...float64) {
	for i := 0; i < len(places); i += 2 {
		l.Points = append(l.Points, n.point(places[i], places[i+1]))
	}
	l.Width *= notation.Em
	n.Scene.Lines = append(n.Scene.Lines, l)
}

// branches draws the lines from a node to its answers, with the number of their level.
func (n *painter) branches(from *node) {
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
	l := scene.Line{Of: from.id, Part: scene.PartLink, Width: branchWidth, Color: from.color}
	if first := &n.t.nodes[from.answers[0]]; first.part == scene.PartLink && first.letter == "" {
		l.Dashed, l.Color, l.Width = true, n.Theme.Muted, repeatWidth
	}
	if words := n.t.levelWords(from); words == "" {
		n.polyline(l, c.start+along, from.stem, trunk, from.stem)
	} else {
		end := c.number() + n.t.levelAlong(words)
		n.polyline(l, c.start+along, from.stem, c.number(), from.stem)
		n.polyline(l, end, from.stem, trunk, from.stem)
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
		n.polyline(l, trunk, low, trunk, high)
	}
	for _, i := range from.answers {
		n.branch(l, trunk, &n.t.nodes[i])
	}
}

// straight says that one line leads from a box to its only answer.
func (t *tree) straight(from *node) bool {
	answer := &t.nodes[from.answers[0]]
	return len(from.answers) == 1 && from.stem == answer.across && !t.options.Broken[answer.id]
}

// branch draws the last part of a line, into an answer.
func (n *painter) branch(l scene.Line, trunk float64, to *node) {
	start := n.t.columns[to.column].start
	if !n.t.options.Broken[to.id] || to.part != scene.PartCause {
		n.polyline(l, trunk, to.across, start, to.across)
		return
	}
	l.Of, l.Color, l.Width, l.Dashed = to.id, n.Theme.Alarm, brokenWidth, true
	middle := start - (branchLong+brokenLong)/2
	n.polyline(l, trunk, to.across, middle-crossFree, to.across)
	n.polyline(l, start, to.across, middle+crossFree, to.across)
	at := n.point(middle, to.across)
	t := scene.Text{Of: to.id, Part: scene.PartLink, Words: signBroken, Size: crossSize, Bold: true, Color: l.Color}
	n.Write(t, at.X/notation.Em+n.Left-typeset.Width(signBroken, crossSize, true)/2, at.Y/notation.Em+n.Top+0.36*crossSize)
}

// level draws the number of a level in a box that begins at a place along the tree.
func (n *painter) level(of fishbone.ID, words string, along, across float64, c color.NRGBA) {
	wide, middle := levelBox(words), n.point(along+n.t.levelAlong(words)/2, across)
	x, y := middle.X/notation.Em+n.Left, middle.Y/notation.Em+n.Top
	n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{
		Of: of, Part: scene.PartLevel, Radius: levelHigh / 2 * notation.Em, Fill: n.tint(c),
		Points: n.Rectangle(x-wide/2, y-levelHigh/2, x+wide/2, y+levelHigh/2),
	})
	n.Write(scene.Text{Of: of, Part: scene.PartLevel, Words: words, Size: 1, Bold: true, Color: n.onTint(c)}, x-wide/2+levelPad, y+0.36)
}

// firstLevel draws the number of the asked cause's own level.
func (n *painter) firstLevel() {
	words, asked := n.t.firstLevel(), &n.t.nodes[0]
	if words == "" {
		return
	}
	start := n.t.columns[0].start
	n.polyline(scene.Line{Of: asked.id, Part: scene.PartLink, Width: branchWidth, Color: asked.color}, start-beforeStem, asked.across, start, asked.across)
	n.level(asked.id, words, 0, asked.across, asked.color)
}

// tint is the paper mixed with a little of a colour. It is the paper itself where boxes
// have outlines only.
func (n *painter) tint(c color.NRGBA) color.NRGBA {
	p := n.Theme.Paper
	if n.Theme.Outlined || p.A != 0xff {
		return p
	}
	return readable.Mix(p, c, tintPart)
}

// onTint returns a colour that can be read on its own tint.
func (n *painter) onTint(c color.NRGBA) color.NRGBA {
	ground := n.tint(c)
	if ground.A != 0xff {
		return c
	}
	return readable.Apart(c, n.Theme.Contrast(), ground)
}

// repeat draws the dashed line from a cause to the one that it repeats.
func (n *painter) repeat(k *repeat) {
	t := n.t
	from, to := &t.nodes[k.from], &t.nodes[k.to]
	a, b := &t.columns[from.column], &t.columns[to.column]
	fromAlong, _ := t.extent(from)
	toAlong, _ := t.extent(to)
	l := scene.Line{Of: from.id, Part: scene.PartLink, Width: repeatWidth, Color: n.Theme.Muted, Dashed: true}
	places := []float64{a.start + fromAlong, from.across, a.repeatLane(k.fromLane), from.across, a.repeatLane(k.fromLane), k.turn}
	if a != b {
		places = append(places, b.repeatLane(k.toLane), k.turn, b.repeatLane(k.toLane), k.enter)
	}
	end := b.start + toAlong
	n.polyline(l, append(places, end+arrowLong, k.enter)...)
	n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Of: from.id, Part: scene.PartLink, Fill: l.Color, Points: []scene.Point{
		n.point(end, k.enter), n.point(end+arrowLong, k.enter-arrowHigh), n.point(end+arrowLong, k.enter+arrowHigh),
	}})
}
