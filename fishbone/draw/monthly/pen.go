package monthly

import (
	"image/color"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

func (d *drawing) write(x, y float64, words string, size float64, bold bool, ink color.NRGBA) {
	if words == "" {
		return
	}
	d.Texts = append(d.Texts, scene.Text{Part: scene.PartLegend, At: scene.Point{X: x, Y: y}, Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: ink})
}

// usualText is the size of words for which the widths of strokes are meant.
const usualText = 12

func (d *drawing) stroke(ink color.NRGBA, width float64, dashed bool, points ...scene.Point) {
	d.Lines = append(d.Lines, scene.Line{Part: scene.PartLegend, Points: points, Width: width * d.Text / usualText, Color: ink, Dashed: dashed})
}

func (d *drawing) fill(ink color.NRGBA, points ...scene.Point) {
	d.Shapes = append(d.Shapes, scene.Shape{Part: scene.PartLegend, Points: points, Fill: ink})
}
