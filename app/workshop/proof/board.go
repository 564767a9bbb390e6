package proof

import (
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
)

// board shows the chart of the measure in hand, as large as there is room. It is the very
// picture that is exported.
type board struct {
	owner  *proofPanel
	object *fyne.Container
	size   fyne.Size
	shown  shown
}

// shown is what a chart was drawn from.
type shown struct {
	analysis   *fishbone.Analysis
	measure    fishbone.ID
	size       fyne.Size
	presenting bool
	dark, far  bool
	language   words.Language
}

func newBoard(s *proofPanel) *board {
	b := &board{owner: s}
	b.object = container.New(b)
	return b
}

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout].
func (b *board) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	b.size = room
	b.refresh()
	for _, o := range b.object.Objects {
		o.Resize(room)
		o.Move(fyne.Position{})
	}
}

// refresh draws the chart where it has changed.
func (b *board) refresh() {
	s := b.owner
	c := ui.Colors()
	m, _ := s.current()
	is := shown{s.host.Analysis(), m.ID, b.size, s.host.Presenting(), c.Dark, c.HighContrast, words.Used()}
	if b.size.Width < 40 || b.size.Height < 40 || is == b.shown {
		return
	}
	b.shown = is
	b.object.Objects = []fyne.CanvasObject{ui.NewGround(c.Surface), b.make(is)}
	b.object.Refresh()
}

// wide is the width at which letters of the chart have the size of those on the page.
const wide = 960

// high is how high the chart is at least while everybody looks at it.
const high = 400

func (b *board) make(is shown) fyne.CanvasObject {
	s, c := b.owner, ui.Colors()
	study := s.study()
	if len(study.All()) == 0 {
		return b.empty()
	}
	zoom := max(1, is.size.Width/wide)
	if is.presenting { // larger, as far as enough of the height is left for the values
		zoom = max(1, min(zoom*1.3, is.size.Height/high))
	}
	drawn, err := picture.EffectChart(words.Used(), study, chart.Style{
		Width: float64(is.size.Width / zoom), Height: float64(is.size.Height / zoom), Margin: float64(panel.Edge(s.host) / zoom),
		Theme: panel.DiagramTheme(c.Dark, c.HighContrast),
	})
	if err != nil {
		return ui.Centered(ui.Paragraph(words.Sentence(err), ui.Style{Size: ui.Body, Color: c.Bad}, is.size.Width*0.7, 6))
	}
	return canvas.NewRaster(painter(drawn))
}

// painter paints a chart in the pixels that there are for it, once for each size.
func painter(chart *scene.Scene) func(width, height int) image.Image {
	var last *image.RGBA
	return func(width, height int) image.Image {
		if last != nil && last.Bounds().Dx() == width && last.Bounds().Dy() == height {
			return last
		}
		last = image.NewRGBA(image.Rect(0, 0, width, height))
		scale := min(float64(width)/chart.Width, float64(height)/chart.Height)
		if drawn, err := chart.Image(scale); err == nil { // what is too large stays blank
			draw.Draw(last, last.Bounds(), drawn, drawn.Bounds().Min, draw.Src)
		}
		return last
	}
}

// empty says what will stand here.
func (b *board) empty() fyne.CanvasObject {
	if b.owner.host.Presenting() {
		return panel.EmptyBoard(ui.Curve, words.T("proof.empty"), "", b.size.Width*0.8, max(1, b.size.Width/wide*1.3))
	}
	return panel.EmptyBoard(ui.Curve, words.T("proof.empty"), words.T("proof.empty.hint"), b.size.Width*0.8, 1)
}
