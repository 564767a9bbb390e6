package desktop

import (
	"fmt"
	"math"
	"os"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// A screen of this many rows or more, which its system does not enlarge by itself, is
// shown a fifth larger: at 1920 × 1080 the plain size looks small and lost, and on a
// projector it is.
const (
	largeScreen = 1000
	largeScale  = 1.2
)

// scaleVariable is where Fyne reads how large everything is shown. It reads it anew
// whenever its settings are applied, which makes it the way to another size at run time.
const scaleVariable = "FYNE_SCALE"

// UsualTextSize is the size of text at first, in percent.
const UsualTextSize = 100

// TextSizes returns the sizes of text that are offered, in percent. Pictures and buttons
// grow with the text.
func TextSizes() []int { return []int{90, UsualTextSize, 115, 130, 150} }

// PlainScale is how large everything is shown at the usual text size: as somebody asked
// for in the environment, else as the main screen wants it. Call it before Fyne starts.
func PlainScale() float32 {
	if scale, err := strconv.ParseFloat(os.Getenv(scaleVariable), 32); err == nil && scale > 0 {
		return float32(scale)
	}
	return screenScale()
}

// screenScale looks at the main screen. Fyne's own measure, the screen's density, is not
// known to projectors.
func screenScale() float32 {
	if err := glfw.Init(); err != nil {
		return 1 // Fyne will say why
	}
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil {
		return 1
	}
	if x, _ := monitor.GetContentScale(); x != 1 {
		return 1
	}
	if mode := monitor.GetVideoMode(); mode != nil && mode.Height >= largeScreen {
		return largeScale
	}
	return 1
}

// scale is how large everything is shown.
type scale struct {
	plain   float32 // at the usual text size
	percent int     // the text size
}

func (s scale) factor() float32 { return s.plain * float32(s.percent) / 100 }

// rounded is the scale that Fyne makes of the one that is asked for: whole tenths.
func (s scale) rounded() float32 { return float32(math.Round(float64(s.factor()*10))) / 10 }

// use has Fyne take the scale when it applies its settings next.
func (s scale) use() { os.Setenv(scaleVariable, fmt.Sprint(s.factor())) }

// TextSize is how large text is shown, in percent.
func (w *Window) TextSize() int { return w.scale.percent }

// Scale is how large everything is shown.
func (w *Window) Scale() float32 { return w.scale.factor() }

// StartTextSize gives the window a text size before it is shown.
func (w *Window) StartTextSize(percent int) {
	w.scale.percent = percent
	if w.Scale() != 1 {
		w.scale.use()
	}
}

// SetTextSize shows everything larger or smaller once Fyne's settings are applied, which
// is up to the caller. The window stays as large as it is on the screen, so there is less
// room in it with larger text.
func (w *Window) SetTextSize(percent int) {
	before := w.scale.rounded()
	w.scale.percent = percent
	w.scale.use()
	// Fyne would keep the room and make the window larger: so the room goes first.
	factor := before / w.scale.rounded()
	if c, ok := w.Canvas().(interface{ Resize(fyne.Size) }); ok {
		size := w.Canvas().Size()
		c.Resize(fyne.NewSize(size.Width*factor, size.Height*factor))
	}
}
