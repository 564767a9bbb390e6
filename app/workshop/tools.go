package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
)

// zoomStep is how much one click on a magnifying button changes.
const zoomStep = 1.25

// wholePicture shows all of the fish, laid out anew: while people edit, what stands keeps
// its place even where a better one has come free.
func (p *Page) wholePicture() {
	p.board.Fit()
	p.art.rest(p.Analysis(), p.board.Size())
}

// boardTools are the few buttons over the board's corner.
func (p *Page) boardTools() fyne.CanvasObject {
	c := ui.Colors()
	tool := func(icon ui.Icon, name string) fyne.CanvasObject {
		a := p.Actions().Named(name)
		return ui.SmallIcon(icon, a.Tip(), a.Perform)
	}
	back := canvas.NewRectangle(c.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = ui.Radius, c.Rule, 1
	return container.NewStack(back, ui.Pad(2, ui.Row(0,
		tool(ui.Minus, "act.farther"),
		tool(ui.Plus, "act.closer"),
		tool(ui.Fit, "act.whole"),
	)))
}
