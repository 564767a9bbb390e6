package app

import (
	"fmt"
	"math"
	"os"
	"strconv"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
)

// scaleVariable is where Fyne reads how large everything is shown. It reads it anew
// whenever its settings are applied, which makes it the way to another size at run time.
const scaleVariable = "FYNE_SCALE"

// The sizes of text, in percent. Pictures and buttons grow with the text.
var textSizes = []int{90, 100, 115, 130, 150}

const usualSize = 100

// plainScale is how large everything is shown at a text size of 100 %: as somebody asked
// for in the environment, else as the screen wants it.
func plainScale() float32 {
	if scale, err := strconv.ParseFloat(os.Getenv(scaleVariable), 32); err == nil && scale > 0 {
		return float32(scale)
	}
	return wantedScale()
}

// loadTextSize takes the size of text from the data. The window has it when it opens.
func (w *window) loadTextSize() {
	w.textSize = usualSize
	if value, err := w.store.Setting(settingTextSize); err == nil {
		if size, err := strconv.Atoi(value); err == nil && known(size) {
			w.textSize = size
		}
	}
	if w.scale() != 1 {
		w.setScale()
	}
}

// scale is how large everything is shown.
func (w *window) scale() float32 { return w.plain * float32(w.textSize) / 100 }

func known(size int) bool { return size >= textSizes[0] && size <= textSizes[len(textSizes)-1] }

func (w *window) setScale() {
	os.Setenv(scaleVariable, fmt.Sprint(w.scale()))
}

// useTextSize shows everything larger or smaller, at once. The window stays as large as
// it is on the screen, so there is less room in it with larger text.
func (w *window) useTextSize(percent int) {
	before := w.fynes()
	w.textSize = percent
	w.remember(settingTextSize, fmt.Sprint(percent))
	w.setScale()
	// Fyne would keep the room and make the window larger: so the room goes first.
	factor := before / w.fynes()
	if c, ok := w.win.Canvas().(interface{ Resize(fyne.Size) }); ok {
		size := w.win.Canvas().Size()
		c.Resize(fyne.NewSize(size.Width*factor, size.Height*factor))
	}
	w.app.Settings().SetTheme(w.theme) // has the scale read
	w.again()
}

// fynes is the scale that Fyne makes of the one that is asked for: whole tenths.
func (w *window) fynes() float32 {
	return float32(math.Round(float64(w.scale()*10))) / 10
}

// textSizeMenu offers the sizes of text.
func (w *window) textSizeMenu(at fyne.Position) {
	var items []ui.Choice
	for _, size := range textSizes {
		item := ui.Pick(percent(size), func() { w.useTextSize(size) })
		item.Tick(size == w.textSize)
		items = append(items, item)
	}
	ui.ShowMenu(w.win.Canvas(), at, w.page.Focus, items...)
}

func percent(size int) string { return words.T("textsize.percent", "n", size) }
