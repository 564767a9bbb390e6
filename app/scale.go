package app

import "github.com/go-gl/glfw/v3.4/glfw"

// A screen of this many rows or more, which its system does not enlarge by itself, is
// shown a fifth larger: at 1920 × 1080 the plain size looks small and lost, and on a
// projector it is.
const (
	largeScreen = 1000
	largeScale  = 1.2
)

// wantedScale looks at the main screen before Fyne does. Fyne's own measure, the
// screen's density, is not known to projectors.
func wantedScale() float32 {
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
