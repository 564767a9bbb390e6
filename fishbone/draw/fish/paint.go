package fish

import (
	"image/color"
	"math"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Widths of lines, in em.
const (
	spineWidth  = 0.34
	ribWidth    = 0.17
	causeWidth  = 0.085
	answerWidth = 0.065
	outline     = 0.1 // of a category's box that is not filled
)

const boxRadius = 0.28 // of the corners of a category's box, in em

// painter draws a layout, whose head is at the right.
type painter struct {
	*notation.Painter
	strips []scene.Area // found after everything else
}

func paint(l *layout, text string, f *notation.Footer, o Options) *scene.Scene {
	half := l.head.height / 2
	if len(l.places) == 0 {
		half = max(half, shortestRib)
	}
	above := max(l.heights[0]+l.boxes[0], half)
	below := max(l.heights[1]+l.boxes[1], half)
	left, right := l.edge, l.right
	for i := range l.places {
		_, r := l.places[i].box()
		right = max(right, r)
	}
	left = min(left, right-f.MinWidth())
	if o.HeadLeft {
		left, right = -right, -left
	}
	n := &painter{Painter: notation.NewPainter(*o.Theme, left-notation.Margin, -above-notation.Margin)}
	n.Mirrored = o.HeadLeft
	n.Scene.Anchor = n.At(0, 0)
	n.spine(l)
	for i := range l.places {
		n.category(l, &l.places[i])
	}
	n.head(l, text)
	bottom := n.Footer(f, left, right, below)
	n.Scene.Areas = append(n.Scene.Areas, n.strips...)
	n.Scene.Width = (right - left + 2*notation.Margin) * notation.Em
	n.Scene.Height = (bottom + notation.Margin - n.Top) * notation.Em
	return n.Scene
}

func (n *painter) line(of fishbone.ID, part scene.Part, width float64, c color.NRGBA, points ...scene.Point) {
	n.Scene.Lines = append(n.Scene.Lines, scene.Line{Of: of, Part: part, Points: points, Width: width * notation.Em, Color: c})
}

// dash dashes the line that was drawn last, for whys that were left out.
func (n *painter) dash(skipped bool) {
	if skipped {
		n.Scene.Lines[len(n.Scene.Lines)-1].Dashed = true
	}
}

func (n *painter) spine(l *layout) {
	c := n.Theme.Spine
	n.line("", scene.PartSpine, spineWidth, c, n.At(l.tail, 0), n.At(headGap-0.5, 0))
	for _, y := range []float64{-finHeight, finHeight} {
		n.line("", scene.PartTail, spineWidth*0.6, c, n.At(l.tail, 0), n.At(l.tail-finLength+0.1, y))
	}
	n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{
		Part: scene.PartSpine, Fill: c,
		Points: n.Polygon(n.At(headGap-0.85, -0.48), n.At(headGap, 0), n.At(headGap-0.85, 0.48)),
	})
}

func (n *painter) head(l *layout, text string) {
	h := l.head
	box := n.Rectangle(headGap, -h.height/2, l.right, h.height/2)
	n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Part: scene.PartHead, Points: box, Fill: n.Theme.Head, Radius: 0.4 * notation.Em})
	n.Scene.Areas = append(n.Scene.Areas, scene.Area{Part: scene.PartHead, Polygon: slices.Clone(box)})
	full := ""
	if h.cut {
		full = text
	}
	n.writeCentered(scene.Text{Part: scene.PartHead, Size: notation.HeadFont, Bold: true, Color: n.Theme.HeadInk, Full: full},
		h.lines, h.mark, n.Theme.Head, (headGap+l.right)/2, -h.height/2+headPadY)
}

// writeCentered writes lines below each other around x, from y on downwards, and marks behind
// the last one, on a ground.
func (n *painter) writeCentered(t scene.Text, lines []string, marks []notation.Mark, ground color.NRGBA, x, y float64) {
	for i, words := range lines {
		t.Words = words
		if i > 0 {
			t.Full = ""
		}
		wide := typeset.Width(words, t.Size, t.Bold)
		start, base := n.BlockLeft(x-wide/2, wide), y+t.Size*(notation.ToBase+0.03+notation.Pitch*float64(i))
		if i == len(lines)-1 {
			start -= notation.Width(marks) / 2
			n.MarksOn(t.Of, marks, start+wide+notation.MarkSpace, base, t.Color, ground)
		}
		n.Write(t, start, base)
	}
}

// box returns the ends of a category's box.
func (p *place) box() (left, right float64) {
	l, r := p.cat.boxReach(len(p.ribs), p.apart)
	end := p.foot - cot*p.height
	return end - l, end + r
}

// outwards is the direction of a side on the paper.
func (p *place) outwards() float64 {
	if p.above {
		return -1
	}
	return 1
}

func (n *painter) category(l *layout, p *place) {
	c := n.Theme.Category(p.cat.color)
	for _, r := range p.ribs {
		top := levelLine(r.foot, p.height+0.1, 0)
		n.line(p.cat.id, scene.PartCategory, ribWidth, c, n.At(r.foot, 0), n.At(top, p.outwards()*(p.height+0.1)))
	}
	n.nameBox(p, c)
	n.columns(p, c)
	n.strip(l, p)
}

func (n *painter) nameBox(p *place, c color.NRGBA) {
	left, right := p.box()
	high := p.boxHeight()
	top := p.height
	if p.above {
		top = -p.height - high
	}
	box := n.Rectangle(left, top, right, top+high)
	n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Of: p.cat.id, Part: scene.PartCategory, Fill: c, Radius: boxRadius * notation.Em, Points: box})
	if n.Theme.Outlined {
		inner := n.Rectangle(left+outline, top+outline, right-outline, top+high-outline)
		n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Of: p.cat.id, Part: scene.PartCategory, Fill: n.Theme.Paper, Radius: (boxRadius - outline) * notation.Em, Points: inner})
	}
	n.Scene.Areas = append(n.Scene.Areas, scene.Area{Of: p.cat.id, Part: scene.PartCategory, Polygon: slices.Clone(box)})
	t := scene.Text{Of: p.cat.id, Part: scene.PartCategory, Size: 1, Bold: true, Color: n.Theme.CategoryInk}
	if p.cut {
		t.Full = p.cat.title
	}
	ground := c
	if n.Theme.Outlined {
		ground = n.Theme.Paper
	}
	n.writeCentered(t, p.name, p.cat.nameMark, ground, (left+right)/2, top+boxHeight/2)
}

// strip is where a card may be dropped onto the category: from its rib to the next one, and
// above the head where causes hang there, too.
func (n *painter) strip(l *layout, p *place) {
	out := p.height + p.boxHeight()
	far := p.foot - p.width
	farOut := max(far-cot*out, l.edge)
	if far <= l.edge+1e-9 {
		far, farOut = l.edge, l.edge
	}
	y := p.outwards()
	near := []scene.Point{n.At(p.foot, 0), n.At(p.foot-cot*out, y*out)}
	if len(p.pocket) > 0 {
		over := l.head.height/2 + nearSpine/2
		near = []scene.Point{near[0], n.At(p.foot-cot*over, y*over), n.At(l.right, y*over), n.At(l.right, y*out)}
	}
	n.strips = append(n.strips, scene.Area{Of: p.cat.id, Part: scene.PartCategory,
		Polygon: n.Polygon(append(near, n.At(farOut, y*out), n.At(far, 0))...)})
}

// columns draws the causes of a category in the team's order.
func (n *painter) columns(p *place, c color.NRGBA) {
	if !p.cat.inwards {
		n.column(p, p.foot, p.pocket, c, -1)
	}
	for k := range p.ribs {
		if p.cat.inwards {
			k = len(p.ribs) - 1 - k
		}
		n.column(p, p.ribs[k].foot, p.ribs[k].slots, c, 1)
	}
	if p.cat.inwards {
		n.column(p, p.foot, p.pocket, c, -1)
	}
}

// column draws the rows of one column. Side is 1 for labels on the tail's side of
// the rib, −1 for those on the head's side.
func (n *painter) column(p *place, rib float64, slots []slot, c color.NRGBA, side float64) {
	lines := map[*row]float64{}
	for _, s := range slots {
		lines[s.row] = p.lineAt(s)
	}
	for _, s := range slots {
		y := lines[s.row]
		line := func(level int, y float64) float64 {
			return rib - cot*math.Abs(y) - side*float64(level)*indent
		}
		left, wide := n.label(p, rib, s, side)
		end := left
		if side < 0 {
			end = left + wide
		}
		if s.row.child > 0 {
			last := lines[&p.cat.rows[s.row.child]]
			n.line(s.row.id, scene.PartCause, answerWidth, c, n.At(line(s.row.level+1, y), y), n.At(line(s.row.level+1, last), last))
			n.dash(s.row.Skipped)
			end = side * min(side*end, side*line(s.row.level+1, y)-0.4)
		}
		weight := causeWidth
		if s.row.level > 0 {
			weight = answerWidth
		}
		n.line(s.row.id, scene.PartCause, weight, c, n.At(end, y), n.At(line(s.row.level, y), y))
		n.dash(s.row.Skipped)
	}
}

// lineAt is the height of a row's line on the paper.
func (p *place) lineAt(s slot) float64 {
	if p.above {
		return -s.in - lineDrop
	}
	return s.out - lineDrop
}

// width is how wide a row's words and marks are.
func (s slot) width() (wide float64) {
	words := s.words()
	for i, line := range words {
		x := notation.Width(s.row.Lead) + typeset.Width(line, 1, s.row.Root)
		if i == len(words)-1 {
			x += notation.Width(s.row.Tail)
		}
		wide = max(wide, x)
	}
	return wide
}

// label writes a row's words and marks, and returns where they begin in the layout
// and how wide they are.
func (n *painter) label(p *place, rib float64, s slot, side float64) (left, wide float64) {
	w := s.row
	words := s.words()
	lead := notation.Width(w.Lead)
	wide = s.width()
	left = levelLine(rib, s.out, w.level) - toLine - wide
	if side < 0 {
		left = rib - cot*s.in + float64(w.level)*indent + toLine
	}
	start := n.BlockLeft(left, wide)
	bottom := p.lineAt(s) + lineDrop
	y := bottom - notation.Pitch*float64(len(words)) + notation.ToBase
	n.Marks(w.id, w.Lead, start, y, n.Theme.Category(p.cat.color))
	t := scene.Text{Of: w.id, Part: scene.PartCause, Size: 1, Bold: w.Root, Struck: n.Theme.Strike(w.Struck, n.textColor(w), n.Theme.Paper), Color: n.textColor(w), Full: w.full}
	for i, line := range words {
		t.Words = line
		n.Write(t, start+lead, y+notation.Pitch*float64(i))
		t.Full = ""
	}
	last := words[len(words)-1]
	x := start + lead + typeset.Width(last, 1, w.Root) + notation.MarkSpace
	n.Marks(w.id, w.Tail, x, y+notation.Pitch*float64(len(words)-1), n.textColor(w))
	n.Scene.Areas = append(n.Scene.Areas, scene.Area{Of: w.id, Part: scene.PartCause,
		Polygon: n.Rectangle(left, bottom-notation.Pitch*float64(len(words)), left+wide, bottom)})
	return left, wide
}

func (n *painter) textColor(w *row) color.NRGBA {
	switch {
	case w.Struck:
		return n.Theme.Faint
	case w.Skipped:
		return n.Theme.Muted
	case w.Root || w.level == 0:
		return n.Theme.Ink
	}
	return n.Theme.Muted
}
