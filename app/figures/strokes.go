package figures

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
)

// stroke is one of five, in a square of one.
type stroke struct{ x1, y1, x2, y2 float32 }

// The strokes of a group of five: the character 正 as it is written, and four with one across.
var (
	zheng = []stroke{{0.05, 0.12, 0.95, 0.12}, {0.52, 0.12, 0.52, 0.92}, {0.52, 0.5, 0.9, 0.5}, {0.2, 0.45, 0.2, 0.92}, {0, 0.92, 1, 0.92}}
	fence = []stroke{{0.12, 0.08, 0.12, 0.92}, {0.36, 0.08, 0.36, 0.92}, {0.6, 0.08, 0.6, 0.92}, {0.84, 0.08, 0.84, 0.92}, {-0.04, 0.8, 1, 0.2}}
)

// group are the strokes of five as the reader makes them.
func group() []stroke {
	if words.Used() == words.English {
		return fence
	}
	return zheng
}

// strokes are at most five of them, in a square of a size.
func strokes(n int, size float32, ink color.Color) fyne.CanvasObject {
	all := container.NewWithoutLayout()
	for _, s := range group()[:min(n, 5)] {
		line := canvas.NewLine(ink)
		line.StrokeWidth = max(1, size/11)
		line.Position1, line.Position2 = fyne.NewPos(s.x1*size, s.y1*size), fyne.NewPos(s.x2*size, s.y2*size)
		all.Add(line)
	}
	return ui.MinSize(size, size, all)
}

// tallied are n strokes in groups of five, as many as there is room for; what is more is told by
// the number beside them alone.
func tallied(n int, size, room float32, ink color.Color) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	gap := size * 0.4
	most := int((room + gap) / (size + gap))
	groups := (n + 4) / 5
	if groups > most {
		groups = most
		n = 5 * most
		parts = append(parts, ui.Text("…", ui.Style{Size: ui.Small, Color: ink}))
		groups--
		n -= 5
	}
	for range max(0, groups) {
		parts = append(parts, strokes(min(5, n), size, ink))
		n -= 5
	}
	return ui.Row(gap, parts...)
}
