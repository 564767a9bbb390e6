package board

import (
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui/uitest"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

var (
	teal = color.NRGBA{R: 0x0f, G: 0x7a, B: 0x72, A: 255}
	blue = color.NRGBA{R: 0x2f, G: 0x6d, B: 0xb3, A: 255}
	ink  = color.NRGBA{R: 0x1b, G: 0x24, B: 0x26, A: 255}
)

// small is a picture of 400 × 200 points with two bones, each with one cause:
// "people" with "staff" in the left half, "market" with "rivals" in the right one.
func small() *scene.Scene {
	s := &scene.Scene{Width: 400, Height: 200, Paper: color.NRGBA{R: 255, G: 255, B: 255, A: 255}}
	s.Lines = []scene.Line{{Part: scene.PartSpine, Points: []scene.Point{{X: 10, Y: 180}, {X: 390, Y: 180}}, Width: 4, Color: ink}}
	addBone(s, "people", "人员", 20, teal)
	addBone(s, "market", "Market", 210, blue)
	addCause(s, "staff", "业务人员流失", 20, 100, teal)
	addCause(s, "rivals", "Low prices", 210, 100, blue)
	s.Texts[2].Struck = blue
	s.Texts[3].Full = "Low prices of the others"
	s.Areas = append(s.Areas,
		scene.Area{Of: "people", Part: scene.PartCategory, Polygon: corners(0, 0, 200, 180)},
		scene.Area{Of: "market", Part: scene.PartCategory, Polygon: corners(200, 0, 200, 180)},
		scene.Area{Part: scene.PartHead, Polygon: corners(390, 180, 10, 20)})
	return s
}

func addBone(s *scene.Scene, id fishbone.ID, name string, x float64, c color.NRGBA) {
	box, width := corners(x, 20, 80, 24), typeset.Width(name, 14, true)
	s.Lines = append(s.Lines, scene.Line{Of: id, Part: scene.PartCategory, Width: 2, Color: c, Points: []scene.Point{{X: x + 60, Y: 44}, {X: x + 125, Y: 180}}})
	s.Shapes = append(s.Shapes, scene.Shape{Of: id, Part: scene.PartCategory, Points: box, Radius: 4, Fill: c})
	s.Texts = append(s.Texts, scene.Text{Of: id, Part: scene.PartCategory, At: scene.Point{X: x + 40 - width/2, Y: 37}, Words: name, Width: width, Size: 14, Bold: true, Color: s.Paper})
	s.Areas = append(s.Areas, scene.Area{Of: id, Part: scene.PartCategory, Polygon: box})
}

// addCause adds a label in a place of 84 × 20 points and the line below it.
func addCause(s *scene.Scene, id fishbone.ID, words string, x, y float64, c color.NRGBA) {
	s.Lines = append(s.Lines, scene.Line{Of: id, Part: scene.PartCause, Width: 1, Color: c, Points: []scene.Point{{X: x, Y: y}, {X: x + 86, Y: y}}})
	s.Texts = append(s.Texts, scene.Text{Of: id, Part: scene.PartCause, At: scene.Point{X: x, Y: y - 4}, Words: words, Width: typeset.Width(words, 14, false), Size: 14, Color: ink})
	s.Areas = append(s.Areas, scene.Area{Of: id, Part: scene.PartCause, Polygon: corners(x, y-20, 84, 20)})
}

// large is a picture with so many causes, fifty points apart in rows of twenty.
func large(causes int) *scene.Scene {
	s := &scene.Scene{Width: 20 * 100, Height: float64(causes/20+1) * 30, Paper: color.NRGBA{R: 255, G: 255, B: 255, A: 255}}
	for i := range causes {
		addCause(s, fishbone.ID(fmt.Sprint("c", i)), fmt.Sprintf("原因第%d条", i), float64(i%20)*100, float64(i/20+1)*30, teal)
	}
	return s
}

func corners(x, y, w, h float64) []scene.Point {
	return []scene.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
}

// shown is a board of 448 × 448 units in a window, 50 units from its top left corner.
// The small picture is fitted into it with its natural size, 24 units from the left
// and 124 from the top.
func shown(t testing.TB, s *scene.Scene) (*Board, fyne.Window) {
	t.Helper()
	uitest.NewLoop(t)
	b := New()
	b.Draw(s)
	w := test.NewTempWindow(t, container.NewWithoutLayout(b))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 600))
	b.Move(fyne.NewPos(50, 50))
	b.Resize(fyne.NewSize(448, 448))
	return b, w
}

// on is where a point of the small picture is on the board when it is fitted.
func on(x, y float32) fyne.Position { return fyne.NewPos(24+x, 124+y) }

func tapAt(b *Board, at fyne.Position) { b.Tapped(&fyne.PointEvent{Position: at}) }

// carry drags from one place to another in three steps.
func carry(b *Board, from, to fyne.Position) {
	step := to.Subtract(from)
	for i := 1; i <= 3; i++ {
		part := float32(i) / 3
		b.Dragged(&fyne.DragEvent{
			PointEvent: fyne.PointEvent{Position: from.AddXY(step.X*part, step.Y*part)},
			Dragged:    fyne.NewDelta(step.X/3, step.Y/3),
		})
	}
}
