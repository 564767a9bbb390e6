package diagram

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
)

// newTools are the few buttons over the board's corner.
func (v *View) newTools() fyne.CanvasObject {
	c := ui.Colors()
	tool := func(icon ui.Icon, name string) fyne.CanvasObject {
		a := v.host.Actions().Named(name)
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

// hintFoot is how far the hint keeps from the board's lower edge.
const hintFoot = 64

// refreshHint says below a fish without bones what will hang on it, where that is to be seen.
func (v *View) refreshHint() {
	a := v.host.Analysis()
	if a.Count().Causes > 0 || len(a.Bones()) > 0 || v.cover.Visible() {
		v.hint.Hide()
		return
	}
	v.cache.Fill(v.hint, nil, func() fyne.CanvasObject {
		return ui.Text(words.T("board.empty"), ui.Style{Size: ui.Body, Color: ui.Colors().Faint})
	})
	v.hint.Show()
}

// placeHint puts the hint into the middle of the board's foot.
func (v *View) placeHint(board fyne.Size) {
	least := v.hint.MinSize()
	v.hint.Resize(least)
	v.hint.Move(fyne.NewPos(float32(int((board.Width-least.Width)/2)), board.Height-least.Height-hintFoot))
}
