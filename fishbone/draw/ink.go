package draw

import (
	"image/color"
	"math"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/draw/typeset"
)

// Widths of lines, in em.
const (
	spineWidth = 0.34
	ribWidth   = 0.17
	boneWidth  = 0.085
	twigWidth  = 0.065
	outline    = 0.1 // of a category's box that is not filled
)

const boxRadius = 0.28 // of the corners of a category's box, in em

// inker turns a layout into a scene: from em around the spine to points on paper.
// A layout has its head at the right; with mirrored it is inked the other way round,
// while every text still reads from left to right.
type inker struct {
	scene       *Scene
	theme       Theme
	mirrored    bool
	left, top   float64 // corner of the paper
	placeStrips []Area  // found after everything else
}

func ink(l *layout, text string, f *footer, o Options) *Scene {
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
	left = min(left, right-f.least())
	if o.HeadLeft {
		left, right = -right, -left
	}
	n := &inker{scene: &Scene{Paper: o.Theme.Paper}, theme: *o.Theme, mirrored: o.HeadLeft, left: left - margin, top: -above - margin}
	n.scene.Anchor = n.at(0, 0)
	n.spine(l)
	for i := range l.places {
		n.category(l, &l.places[i])
	}
	n.head(l, text)
	bottom := n.footer(f, left, right, below)
	n.scene.Areas = append(n.scene.Areas, n.placeStrips...)
	n.scene.Width = (right - left + 2*margin) * em
	n.scene.Height = (bottom + margin - n.top) * em
	return n.scene
}

func (n *inker) line(of fishbone.ID, part Part, width float64, c color.NRGBA, points ...Point) {
	n.scene.Lines = append(n.scene.Lines, Line{Of: of, Part: part, Points: points, Width: width * em, Color: c})
}

func (n *inker) rectangle(left, top, right, bottom float64) []Point {
	return n.polygon(n.at(left, top), n.at(right, top), n.at(right, bottom), n.at(left, bottom))
}

func (n *inker) spine(l *layout) {
	c := n.theme.Spine
	n.line("", PartSpine, spineWidth, c, n.at(l.tail, 0), n.at(headGap-0.5, 0))
	for _, y := range []float64{-finHeight, finHeight} {
		n.line("", PartTail, spineWidth*0.6, c, n.at(l.tail, 0), n.at(l.tail-finLength+0.1, y))
	}
	n.scene.Shapes = append(n.scene.Shapes, Shape{
		Part: PartSpine, Fill: c,
		Points: n.polygon(n.at(headGap-0.85, -0.48), n.at(headGap, 0), n.at(headGap-0.85, 0.48)),
	})
}

func (n *inker) head(l *layout, text string) {
	h := l.head
	box := n.rectangle(headGap, -h.height/2, l.right, h.height/2)
	n.scene.Shapes = append(n.scene.Shapes, Shape{Part: PartHead, Points: box, Fill: n.theme.Head, Radius: 0.4 * em})
	n.scene.Areas = append(n.scene.Areas, Area{Part: PartHead, Polygon: slices.Clone(box)})
	full := ""
	if h.cut {
		full = text
	}
	n.centred(Text{Part: PartHead, Size: headFont, Bold: true, Color: n.theme.HeadInk, Full: full},
		h.lines, (headGap+l.right)/2, -h.height/2+headPadY)
}

// centred writes lines below each other around x, from y on downwards.
func (n *inker) centred(t Text, lines []string, x, y float64) {
	for i, words := range lines {
		t.Words = words
		if i > 0 {
			t.Full = ""
		}
		wide := typeset.Width(words, t.Size, t.Bold)
		n.write(t, n.leftOf(x-wide/2, wide), y+t.Size*(toBase+0.03+pitch*float64(i)))
	}
}

// box returns the ends of a category's box.
func (p *place) box() (left, right float64) {
	l, r := p.cat.reach(len(p.ribs), p.apart)
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

func (n *inker) category(l *layout, p *place) {
	c := n.theme.Bone(p.cat.index)
	for _, r := range p.ribs {
		top := reference(r.foot, p.height+0.1, 0)
		n.line(p.cat.id, PartBone, ribWidth, c, n.at(r.foot, 0), n.at(top, p.outwards()*(p.height+0.1)))
	}
	n.nameBox(p, c)
	n.column(p, p.foot, p.pocket, c, -1)
	for _, r := range p.ribs {
		n.column(p, r.foot, r.slots, c, 1)
	}
	n.strip(l, p)
}

func (n *inker) nameBox(p *place, c color.NRGBA) {
	left, right := p.box()
	high := p.boxHeight()
	top := p.height
	if p.above {
		top = -p.height - high
	}
	box := n.rectangle(left, top, right, top+high)
	n.scene.Shapes = append(n.scene.Shapes, Shape{Of: p.cat.id, Part: PartBone, Fill: c, Radius: boxRadius * em, Points: box})
	if n.theme.Outlined {
		inner := n.rectangle(left+outline, top+outline, right-outline, top+high-outline)
		n.scene.Shapes = append(n.scene.Shapes, Shape{Of: p.cat.id, Part: PartBone, Fill: n.theme.Paper, Radius: (boxRadius - outline) * em, Points: inner})
	}
	n.scene.Areas = append(n.scene.Areas, Area{p.cat.id, PartBone, slices.Clone(box)})
	t := Text{Of: p.cat.id, Part: PartBone, Size: 1, Bold: true, Color: n.theme.BoneInk}
	if p.cut {
		t.Full = p.cat.title
	}
	n.centred(t, p.name, (left+right)/2, top+boxHeight/2)
}

// strip is where a card may be dropped onto the category: from its rib to the next one, and
// above the head where causes hang there, too.
func (n *inker) strip(l *layout, p *place) {
	out := p.height + p.boxHeight()
	far := p.foot - p.width
	farOut := max(far-cot*out, l.edge)
	if far <= l.edge+1e-9 {
		far, farOut = l.edge, l.edge
	}
	y := p.outwards()
	near := []Point{n.at(p.foot, 0), n.at(p.foot-cot*out, y*out)}
	if len(p.pocket) > 0 {
		over := l.head.height/2 + nearSpine/2
		near = []Point{near[0], n.at(p.foot-cot*over, y*over), n.at(l.right, y*over), n.at(l.right, y*out)}
	}
	n.placeStrips = append(n.placeStrips, Area{p.cat.id, PartBone,
		n.polygon(append(near, n.at(farOut, y*out), n.at(far, 0))...)})
}

// column inks the rows of one column. Side is 1 for labels on the tail's side of
// the rib, −1 for those on the head's side.
func (n *inker) column(p *place, rib float64, slots []slot, c color.NRGBA, side float64) {
	bones := map[*row]float64{}
	for _, s := range slots {
		bones[s.row] = p.boneAt(s)
	}
	for _, s := range slots {
		y := bones[s.row]
		line := func(level int, y float64) float64 {
			return rib - cot*math.Abs(y) - side*float64(level)*indent
		}
		left, wide := n.label(p, rib, s, side)
		end := left
		if side < 0 {
			end = left + wide
		}
		if s.row.child > 0 {
			last := bones[&p.cat.rows[s.row.child]]
			n.line(s.row.id, PartCause, twigWidth, c, n.at(line(s.row.level+1, y), y), n.at(line(s.row.level+1, last), last))
			end = side * min(side*end, side*line(s.row.level+1, y)-0.4)
		}
		weight := boneWidth
		if s.row.level > 0 {
			weight = twigWidth
		}
		n.line(s.row.id, PartCause, weight, c, n.at(end, y), n.at(line(s.row.level, y), y))
	}
}

// boneAt is the height of a row's bone on the paper.
func (p *place) boneAt(s slot) float64 {
	if p.above {
		return -s.in - foot
	}
	return s.out - foot
}

// wide is how wide a row's words and marks are.
func (s slot) wide() (wide float64) {
	words := s.words()
	for i, line := range words {
		x := width(s.row.lead) + typeset.Width(line, 1, s.row.strong)
		if i == len(words)-1 {
			x += width(s.row.tail)
		}
		wide = max(wide, x)
	}
	return wide
}

// label writes a row's words and marks, and returns where they begin in the layout
// and how wide they are.
func (n *inker) label(p *place, rib float64, s slot, side float64) (left, wide float64) {
	w := s.row
	words := s.words()
	lead := width(w.lead)
	wide = s.wide()
	left = reference(rib, s.out, w.level) - toLine - wide
	if side < 0 {
		left = rib - cot*s.in + float64(w.level)*indent + toLine
	}
	start := n.leftOf(left, wide)
	bottom := p.boneAt(s) + foot
	y := bottom - pitch*float64(len(words)) + toBase
	n.marks(w, w.lead, start, y, n.theme.Bone(p.cat.index))
	t := Text{Of: w.id, Part: PartCause, Size: 1, Bold: w.strong, Struck: n.theme.strike(w.struck, n.inkOf(w), n.theme.Paper), Color: n.inkOf(w), Full: w.full}
	for i, line := range words {
		t.Words = line
		n.write(t, start+lead, y+pitch*float64(i))
		t.Full = ""
	}
	last := words[len(words)-1]
	x := start + lead + typeset.Width(last, 1, w.strong) + markSpace
	n.marks(w, w.tail, x, y+pitch*float64(len(words)-1), n.inkOf(w))
	n.scene.Areas = append(n.scene.Areas, Area{w.id, PartCause,
		n.rectangle(left, bottom-pitch*float64(len(words)), left+wide, bottom)})
	return left, wide
}

func (n *inker) marks(w *row, marks []mark, x, y float64, c color.NRGBA) {
	for _, m := range marks {
		n.write(Text{Of: w.id, Part: m.part, Words: m.words, Size: markSize, Bold: true, Color: c}, x, y)
		x += m.width
	}
}

func (n *inker) inkOf(w *row) color.NRGBA {
	switch {
	case w.struck:
		return n.theme.Third
	case w.strong || w.level == 0:
		return n.theme.Ink
	}
	return n.theme.Second
}
