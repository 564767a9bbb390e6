package panel

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/fishbone"
	"whybone/fishbone/draw/readable"
)

// TestBarsTellStrength is so in every theme: a bar counts where it stands out from the ground.
func TestBarsTellStrength(t *testing.T) {
	app := test.NewTempApp(t)
	for _, mode := range []ui.Mode{ui.LightMode, ui.DarkMode} {
		for _, far := range []bool{false, true} {
			app.Settings().SetTheme(&ui.Theme{Mode: mode, HighContrast: far})
			for want, s := range []fishbone.Strength{fishbone.Unsaid, fishbone.Weaker, fishbone.Intermediate, fishbone.Stronger} {
				if got := barsSeen(StrengthBars(s, 1)); got != want {
					t.Errorf("%s, far away %v: %d bars for %q, want %d", mode, far, got, s, want)
				}
			}
		}
	}
}

// barsSeen counts the bars that stand out from what is behind them.
func barsSeen(o fyne.CanvasObject) (n int) {
	uitest.Walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if bar, ok := o.(*canvas.Rectangle); ok && readable.Contrast(color.NRGBAModel.Convert(bar.FillColor).(color.NRGBA), ui.Colors().Surface) >= 3 {
			n++
		}
		return true
	})
	return n
}
