package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/fishbone"
)

const (
	litOpacity  = 40
	ringOpacity = 32  // on the paper it is the soft colour of what is chosen elsewhere
	landingLine = 3   // how thick the line is
	landingKnob = 9   // how large the knob at its end on the rib
	landingLong = 72  // how long the line is at least
	landingAway = 7   // how far from a label at most, in points
	leftBehind  = 170 // how much of the paper covers what is being dragged
)

// paintLight lights the strip of the bone on which something that is dragged would land.
func (b *Board) paintLight() {
	if b.lit.bone == "" {
		return
	}
	if strip, ok := b.picture.strip(b.lit.bone); ok {
		b.stage.put(b.view.polygon(strip.points, 0, b.litFill()))
	}
}

// litFill is the colour of the light.
func (b *Board) litFill() color.NRGBA {
	fill, ok := b.picture.color(b.lit.bone)
	if !ok {
		fill = ui.Colors().Accent
	}
	fill.A = litOpacity
	return fill
}

// tinted is an opaque colour under a translucent one.
func tinted(under, over color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(255-int(over.A)) + int(b)*int(over.A)) / 255) }
	return color.NRGBA{R: mix(under.R, over.R), G: mix(under.G, over.G), B: mix(under.B, over.B), A: under.A}
}

// paintDrag fades what is being dragged, with its branch, and shows where exactly it would land.
func (b *Board) paintDrag() {
	if b.drag.carries() {
		b.fade(b.drag.bone)
		b.fade(b.drag.cause)
		for id := range b.branch(b.drag.cause) {
			b.fade(id)
		}
	}
	label, ok := b.picture.labels[b.lit.label]
	if !ok {
		return
	}
	at := b.onSheet(label)
	switch b.lit.mark {
	case ringed:
		ring := ringAround(at)
		ring.StrokeWidth = activeWide
		b.stage.put(ring)
	case lineAbove:
		b.putLine(at, at.top-b.gap(label, -1)*b.view.zoom)
	case lineBelow:
		b.putLine(at, at.bottom+b.gap(label, 1)*b.view.zoom)
	}
}

// gap is how far from a lit label the line is, in points: in the middle between the label
// and the one below (1) or above it (-1), but not far from it.
func (b *Board) gap(label box, way float32) float32 {
	w := b.picture.paths()
	at := w.spots[b.lit.label]
	row := at.row + int(way)
	labels := w.sides[at.side][at.first].labels
	if row < 0 || row >= len(labels) {
		return landingAway
	}
	other := b.picture.labels[labels[row]]
	free := max(other.top-label.bottom, label.top-other.bottom)
	return min(max(free/2, 0), landingAway)
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
	if strip, ok := b.picture.strip(b.lit.bone); ok && strip.holds(label.middle()) {
		paper = tinted(paper, b.litFill())
	}
	paper.A = leftBehind
	at := b.onSheet(label)
	b.stage.put(rectangle(fyne.NewPos(at.left, at.top), fyne.NewSize(at.right-at.left, at.bottom-at.top), paper))
}

// putLine puts the line that shows between which labels something would land, with a
// knob at the end that would hang on the rib.
func (b *Board) putLine(at box, y float32) {
	out := b.picture.paths().outwards()
	end := at.left
	if out < 0 {
		end = at.right
	}
	far := end + out*max(landingLong, at.right-at.left)
	y = b.view.round(y - landingLine/2)
	ink := ui.Colors().Accent
	line := rectangle(fyne.NewPos(min(end, far), y), fyne.NewSize(abs(far-end), landingLine), ink)
	knob := canvas.NewCircle(ink)
	knob.Move(fyne.NewPos(end-landingKnob/2, y-(landingKnob-landingLine)/2))
	knob.Resize(fyne.NewSquareSize(landingKnob))
	b.stage.put(line, knob)
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
