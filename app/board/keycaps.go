package board

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/fishbone"
)

// The measures of what is put beside labels, in units.
const (
	keySize  = 20  // the box of a key at a bone, at least
	keyShare = 0.6 // of the height of the bone's own box
	keyAway  = 4   // from it to the label
	stackBox = 9   // a sheet of the mark of a merged cause
	stackOff = 3   // from one sheet to the other
)

// ShowKeys puts beside the boxes of bones the keys with which cards go onto them; those of no
// bone are taken away.
func (b *Board) ShowKeys(keys map[fishbone.ID]string) {
	if !maps.Equal(keys, b.keys) {
		b.keys = keys
		b.redraw()
	}
}

// Stack marks the causes that have several wordings.
func (b *Board) Stack(causes map[fishbone.ID]bool) {
	if !maps.Equal(causes, b.stacked) {
		b.stacked = causes
		b.redraw()
	}
}

// paintKeys puts the keys beside the boxes, on the side that is away from the head.
func (b *Board) paintKeys() {
	for bone, key := range b.keys {
		label, ok := b.picture.labels[bone]
		ink, known := b.picture.color(bone)
		if !ok || !known {
			continue
		}
		at := b.onSheet(label)
		size := max(keySize, b.view.round((at.bottom-at.top)*keyShare))
		x := at.left - keyAway - size
		if b.picture.columns().outwards() > 0 {
			x = at.right + keyAway
		}
		corner := fyne.NewPos(b.view.round(x), b.view.round((at.top+at.bottom-size)/2))
		back := rectangle(corner, fyne.NewSquareSize(size), ui.Colors().Surface)
		back.CornerRadius, back.StrokeColor, back.StrokeWidth = ui.Radius, ink, 2
		text := ui.Text(key, ui.Style{Size: ui.RoundSize(size, keyShare), Bold: true, Color: ink})
		least := text.MinSize()
		text.Resize(least)
		text.Move(corner.AddXY((size-least.Width)/2, (size-least.Height)/2-1))
		b.layers.put(back, text)
	}
}

// paintStacks puts a small pile of sheets beside the labels of merged causes.
func (b *Board) paintStacks() {
	for id := range b.stacked {
		label, ok := b.picture.labels[id]
		if !ok {
			continue
		}
		at := b.onSheet(label)
		x := at.left - stackBox - stackOff - keyAway
		if b.picture.columns().outwards() > 0 {
			x = at.right + keyAway
		}
		corner := fyne.NewPos(b.view.round(x), b.view.round(at.top))
		for i, fill := range []*canvas.Rectangle{canvas.NewRectangle(ui.Colors().Accent), canvas.NewRectangle(ui.Colors().Surface)} {
			fill.CornerRadius, fill.StrokeColor, fill.StrokeWidth = 2, ui.Colors().Accent, 1.5
			fill.Resize(fyne.NewSquareSize(stackBox))
			fill.Move(corner.AddXY(float32(i)*stackOff, float32(i)*stackOff))
			b.layers.put(fill)
		}
	}
}
