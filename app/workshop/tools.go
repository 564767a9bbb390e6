package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
)

// zoomStep is how much one click on a magnifying button changes.
const zoomStep = 1.25

// wholePicture shows all of the fish, laid out anew: while people edit, what stands keeps
// its place even where a better one has come free.
func (p *Page) wholePicture() {
	p.board.Fit()
	p.art.rest(p.analysis(), p.board.Size())
}

// boardTools are the few buttons over the board's corner.
func (p *Page) boardTools() fyne.CanvasObject {
	c := ui.Colors()
	zoom := func(factor float32) func() {
		return func() {
			middle := p.board.Size()
			p.board.ZoomBy(factor, fyne.NewPos(middle.Width/2, middle.Height/2))
		}
	}
	back := canvas.NewRectangle(c.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = ui.Radius, c.Hairline, 1
	return container.NewStack(back, ui.Pad(2, ui.Row(0,
		ui.SmallIcon(ui.Minus, words.T("board.farther"), zoom(1/zoomStep)),
		ui.SmallIcon(ui.Plus, words.T("board.closer"), zoom(zoomStep)),
		ui.SmallIcon(ui.Fit, words.T("board.fit"), p.wholePicture),
	)))
}
