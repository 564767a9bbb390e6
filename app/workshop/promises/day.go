package promises

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/promiselist"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// longDay names a day so that nobody takes it for another: with its weekday, and how far it is.
func longDay(d, today fishbone.Day) string {
	name := promiselist.Day(d, today)
	weekday := words.T(fmt.Sprintf("weekday.%d", int(d.Time().Weekday())))
	n := today.Until(d)
	key := "promise.day.near" // today, tomorrow and yesterday say it themselves
	switch {
	case n < -1:
		key, n = "promise.day.ago", -n
	case n >= 14:
		key, n = "promise.day.weeks", (n+3)/7
	case n > 1:
		key = "promise.day.days"
	}
	return words.T(key, "weekday", weekday, "day", name, "n", n)
}

// causeChip is a cause in the colour of its bone, which lies lightly over what is behind it.
func causeChip(a *fishbone.Analysis, c fishbone.Cause, width, k float32) fyne.CanvasObject {
	ink := panel.BoneColor(a, panel.BoneOf(a, c.ID))
	light := color.NRGBA{ink.R, ink.G, ink.B, 28}
	if ui.Colors().Dark {
		light.A = 44
	}
	back := canvas.NewRectangle(light)
	back.CornerRadius = 11 * k
	text := ui.Truncated(c.Text, ui.Style{Size: ui.RoundSize(ui.Small, k), Color: ui.Colors().Ink}, width-36)
	return container.NewStack(back, ui.MinSize(0, 22*k, ui.Padded(0, 9, 0, 8, ui.Row(6, panel.Swatch(ink), text))))
}
