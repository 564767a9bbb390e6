package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

const (
	highlightOpacity = 40
	ringOpacity      = 32  // on the paper it is the soft colour of what is chosen elsewhere
	insertLine       = 3   // how thick the line is
	insertKnob       = 9   // how large the knob at its end on the rib
	insertMin        = 72  // how long the line is at least
	insertAway       = 7   // how far from a label at most, in points
	fadeOpacity      = 170 // how much of the paper covers what is being dragged
)

// highlight is the strip of the bone on which something that is dragged would be dropped. It
// lies on the paper, so that it colours no label and no box that stands in it.
func (b *Board) highlight() []scene.Shape {
	strip, ok := b.picture.strip(b.target.bone)
	if b.target.bone == "" || !ok {
		return nil
	}
	s := scene.Shape{Fill: b.highlightFill()}
	for _, p := range strip.points {
		s.Points = append(s.Points, scene.Point{X: float64(p.X), Y: float64(p.Y)})
	}
	return []scene.Shape{s}
}

// highlightFill is the colour of the highlight.
func (b *Board) highlightFill() color.NRGBA {
	fill, ok := b.picture.color(b.target.bone)
	if !ok {
		fill = ui.Colors().Accent
	}
	fill.A = highlightOpacity
	return fill
}

// tinted is an opaque colour under a translucent one.
func tinted(under, over color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(255-int(over.A)) + int(b)*int(over.A)) / 255) }
	return color.NRGBA{R: mix(under.R, over.R), G: mix(under.G, over.G), B: mix(under.B, over.B), A: under.A}
}

// paintDrag fades what is being dragged, with its branch, and shows where exactly it would be dropped.
func (b *Board) paintDrag() {
	if b.drag.carries() {
		b.fade(b.drag.bone)
		b.fade(b.drag.cause)
		for id := range b.branch(b.drag.cause) {
			b.fade(id)
		}
	}
	at, ok := b.mark()
	switch {
	case !ok:
	case b.target.mark == ringed:
		ring := ringAround(at)
		ring.StrokeWidth = activeWide
		b.layers.put(ring)
	default:
		b.putInsertLine(at)
	}
}

// mark is where on the sheet the drop target is shown at its label: the label itself where it is
// ringed, else the line between two of them.
func (b *Board) mark() (at box, ok bool) {
	label, ok := b.picture.labels[b.target.label]
	if !ok {
		return box{}, false
	}
	at = b.onSheet(label)
	y := at.top
	switch b.target.mark {
	case unmarked:
		return box{}, false
	case ringed:
		return at, true
	case lineAbove:
		y -= b.gap(label, -1) * b.view.zoom
	case lineBelow:
		y = at.bottom + b.gap(label, 1)*b.view.zoom
	}
	at.top = b.view.round(y - insertLine/2)
	at.bottom = at.top + insertLine
	if b.picture.columns().outwards() < 0 {
		at.left = min(at.left, at.right-insertMin)
	} else {
		at.right = max(at.right, at.left+insertMin)
	}
	return at, true
}

// KeepClear is where a chip that follows the pointer may be, given where it would be: not
// on the mark that shows where something would be dropped. Positions are absolute.
func (b *Board) KeepClear(chip fyne.Position, size fyne.Size) fyne.Position {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	return b.keepClear(chip.Subtract(origin), size).Add(origin)
}

func (b *Board) keepClear(chip fyne.Position, size fyne.Size) fyne.Position {
	mark, ok := b.mark()
	at := chip.Subtract(b.view.origin)
	if ok && mark.with(box{mark.left, mark.top - ghostClear, mark.right, mark.bottom + ghostClear}).
		touches(box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}) {
		chip.Y = b.view.origin.Y + mark.bottom + ghostClear
	}
	return chip
}

// gap is how far from the target label the line is, in points: in the middle between the label
// and the one below (1) or above it (-1), but not far from it.
func (b *Board) gap(label box, way float32) float32 {
	cs := b.picture.columns()
	at := cs.spots[b.target.label]
	row := at.row + int(way)
	labels := cs.sides[at.side][at.first].labels
	if row < 0 || row >= len(labels) {
		return insertAway
	}
	other := b.picture.labels[labels[row]]
	free := max(other.top-label.bottom, label.top-other.bottom)
	return min(max(free/2, 0), insertAway)
}

func (b *Board) fade(id fishbone.ID) {
	label, ok := b.picture.labels[id]
	if !ok {
		return
	}
	paper := ui.Colors().Surface
	if b.picture.scene != nil {
		paper = b.picture.scene.Paper
	}
	if strip, ok := b.picture.strip(b.target.bone); ok && strip.contains(label.middle()) {
		paper = tinted(paper, b.highlightFill())
	}
	paper.A = fadeOpacity
	at := b.onSheet(label)
	b.layers.put(rectangle(fyne.NewPos(at.left, at.top), fyne.NewSize(at.right-at.left, at.bottom-at.top), paper))
}

// putInsertLine puts the line that shows between which labels something would be dropped, with a
// knob at the end that would hang on the rib.
func (b *Board) putInsertLine(at box) {
	end := at.left
	if b.picture.columns().outwards() < 0 {
		end = at.right
	}
	ink := ui.Colors().Accent
	line := rectangle(fyne.NewPos(at.left, at.top), fyne.NewSize(at.right-at.left, insertLine), ink)
	knob := canvas.NewCircle(ink)
	knob.Move(fyne.NewPos(end-insertKnob/2, at.top-(insertKnob-insertLine)/2))
	knob.Resize(fyne.NewSquareSize(insertKnob))
	b.layers.put(line, knob)
}

// onSheet is where a part of the paper is on the sheet.
func (b *Board) onSheet(part box) box {
	from, to := b.view.scaled(part.left, part.top), b.view.scaled(part.right, part.bottom)
	return box{from.X, from.Y, to.X, to.Y}
}

// ringAround is the outline of a label. It lies over the words.
func ringAround(at box) *canvas.Rectangle {
	glow := ui.Colors().Accent
	glow.A = ringOpacity
	r := rectangle(fyne.NewPos(at.left-outlineBeside, at.top-outlineAbove),
		fyne.NewSize(at.right-at.left+2*outlineBeside, at.bottom-at.top+2*outlineAbove), glow)
	r.CornerRadius, r.StrokeColor = ui.Radius, ui.Colors().Accent
	return r
}
