package panel

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
)

// CauseChip is a cause in the colour of its bone, which lies lightly over what is behind it.
func CauseChip(a *fishbone.Analysis, c fishbone.Cause, width, k float32) fyne.CanvasObject {
	ink := BoneColor(a, BoneOf(a, c.ID))
	light := color.NRGBA{ink.R, ink.G, ink.B, 28}
	if ui.Colors().Dark {
		light.A = 44
	}
	back := canvas.NewRectangle(light)
	back.CornerRadius = 11 * k
	text := ui.Truncated(c.Text, ui.Style{Size: ui.RoundSize(ui.Small, k), Color: ui.Colors().Ink}, width-36)
	return container.NewStack(back, ui.Bar(22*k, 8, 9, 6, Swatch(ink), text))
}
