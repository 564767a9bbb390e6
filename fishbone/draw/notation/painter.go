package notation

import (
	"image/color"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// The type of every picture of an analysis, in em of the label font.
const (
	Em = 18.0 // points to 1 em

	// A browser rounds the font's ascent and descent to whole pixels and keeps 1.44 em
	// for a line at this size (1.5 em at 16). Two lines closer than that would overlap
	// but for the 8 % that no letter reaches into.
	Pitch  = 1.36
	ToBase = 1.00 // from the top of a line to its baseline

	HeadFont   = 1.19 // of the problem, or of the cause that a tree begins with
	MostLines  = 4    // of a label
	MostWhole  = 24   // of a label where all lines are drawn; what is longer yet has a footnote
	WidestLine = 26   // of a label
	Margin     = 0.55 // of the paper
)

// Painter draws on a scene. It takes places in em. The x of a mirrored layout grows to
// the left on the paper: then lines, boxes and areas are mirrored, and so is the place of
// a label, but not what is inside it.
type Painter struct {
	Scene     *scene.Scene
	Theme     scene.Theme
	Mirrored  bool
	Left, Top float64 // of the corner of the paper, in em
}

// NewPainter returns a painter of an empty scene whose corner is at left, top.
func NewPainter(t scene.Theme, left, top float64) *Painter {
	return &Painter{Scene: &scene.Scene{Paper: t.Paper, Forms: t.Forms}, Theme: t, Left: left, Top: top}
}

// At is where a place of the layout is in the scene.
func (n *Painter) At(x, y float64) scene.Point {
	if n.Mirrored {
		x = -x
	}
	return scene.Point{X: (x - n.Left) * Em, Y: (y - n.Top) * Em}
}

// BlockLeft returns where on the paper a block begins that begins at x in the layout.
func (n *Painter) BlockLeft(x, wide float64) float64 {
	if n.Mirrored {
		return -x - wide
	}
	return x
}

// Polygon returns corners in clockwise order on the paper. They are given in clockwise
// order in the layout.
func (n *Painter) Polygon(corners ...scene.Point) []scene.Point {
	if n.Mirrored {
		slices.Reverse(corners)
	}
	return corners
}

// Write writes one line of text with its baseline's left end at x, y on the paper. Its
// size is in em.
func (n *Painter) Write(t scene.Text, x, y float64) {
	t.Size *= Em
	t.At, t.Width = scene.Point{X: (x - n.Left) * Em, Y: (y - n.Top) * Em}, typeset.Width(t.Words, t.Size, t.Bold)
	n.Scene.Texts = append(n.Scene.Texts, t)
}

// Rectangle returns the corners of an upright rectangle in the layout, clockwise.
func (n *Painter) Rectangle(left, top, right, bottom float64) []scene.Point {
	return n.Polygon(n.At(left, top), n.At(right, top), n.At(right, bottom), n.At(left, bottom))
}

// Marks writes marks one after the other, from x, y on the paper.
func (n *Painter) Marks(of fishbone.ID, list []Mark, x, y float64, c color.NRGBA) {
	n.MarksOn(of, list, x, y, c, n.Theme.Paper)
}

// MarksOn writes marks on another ground than the paper.
func (n *Painter) MarksOn(of fishbone.ID, list []Mark, x, y float64, c, ground color.NRGBA) {
	for _, m := range list {
		if m.boxed {
			n.number(of, m.part, m.words, x, y, c, ground)
			x += m.width
			continue
		}
		n.Write(scene.Text{Of: of, Part: m.part, Words: m.words, Size: markSize, Bold: true, Color: c}, x, y)
		x += m.width
	}
}
