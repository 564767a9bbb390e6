package board

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

const (
	// From a label to the line round it when it is selected. There is little room
	// above and below.
	outlineBeside = 5
	outlineAbove  = 2
	outlineWide   = 2

	litOpacity = 40
)

// arrange puts what is in view onto the stage: the light, the lines, the outline of
// what is selected, shapes, texts, and what is being dragged.
func (b *Board) arrange() {
	s, v, seen := &b.stage, &b.view, b.view.seen()
	s.prepare(b.picture, v)
	s.objects = s.objects[:2]
	clear(s.sheet.Objects)
	s.sheet.Objects = s.sheet.Objects[:0]
	s.sheet.Move(v.origin)
	b.paintPaper()
	b.paintLight()
	for i := range b.picture.strokes {
		if b.picture.strokes[i].touches(seen) {
			s.putStroke(v, i)
		}
	}
	b.paintSelection()
	for i := range b.picture.shapes {
		if b.picture.shapes[i].touches(seen) {
			s.putShape(v, i)
		}
	}
	for i := range b.picture.words {
		if b.picture.words[i].touches(seen) {
			s.putWords(v, i)
		}
	}
	if b.drag.ghost != nil {
		s.objects = append(s.objects, b.drag.ghost)
	}
}

func (b *Board) paintPaper() {
	paper := b.stage.paper
	paper.FillColor = b.picture.paper
	if b.picture.paper == nil {
		paper.FillColor = ui.Colors().Surface
	}
	if paper.Size() != b.view.size {
		paper.Resize(b.view.size)
	}
}

func (b *Board) paintLight() {
	if b.lit == "" {
		return
	}
	fill, ok := b.picture.color(b.lit)
	if !ok {
		fill = ui.Colors().Accent
	}
	fill.A = litOpacity
	if strip, ok := b.picture.strip(b.lit); ok {
		b.stage.put(b.view.polygon(strip.points, 0, fill))
	}
}

func (b *Board) paintSelection() {
	label, ok := b.picture.labels[b.selected]
	if !ok {
		return
	}
	p := ui.Colors()
	from, to := b.view.scaled(label.left, label.top), b.view.scaled(label.right, label.bottom)
	r := rectangle(from.SubtractXY(outlineBeside, outlineAbove),
		fyne.NewSize(to.X-from.X+2*outlineBeside, to.Y-from.Y+2*outlineAbove), p.Soft)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = p.Accent, outlineWide, ui.Radius
	b.stage.put(r)
}
