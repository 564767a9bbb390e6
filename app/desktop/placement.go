package desktop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// The size of the window at first, and how much of it has to be on a screen so that it is
// put where it was.
const (
	firstWidth, firstHeight = 1280, 720
	mustBeSeen              = 160
)

// Placement is where a window is: its size in Fyne's units at the usual text size, its
// corner in the screen's pixels, and whether it fills the screen.
type Placement struct {
	Width, Height float32
	X, Y          int
	Maximized     bool
}

// String is a placement as it is remembered.
func (p Placement) String() string {
	return fmt.Sprintf("size=%.0fx%.0f at=%d,%d filled=%t", p.Width, p.Height, p.X, p.Y, p.Maximized)
}

// ParsePlacement reads what [Placement.String] wrote, and says whether it could.
func ParsePlacement(s string) (p Placement, ok bool) {
	_, err := fmt.Sscanf(s, "size=%fx%f at=%d,%d filled=%t", &p.Width, &p.Height, &p.X, &p.Y, &p.Maximized)
	return p, err == nil && p.Width >= mustBeSeen && p.Height >= mustBeSeen && p.Width < 1e5 && p.Height < 1e5
}

// PlaceFirst gives a window its size and place when nothing is remembered.
func (w *Window) PlaceFirst() {
	w.Resize(fyne.NewSize(firstWidth, firstHeight))
	w.CenterOnScreen()
}

// Place gives the window the size and place that it had.
func (w *Window) Place(was Placement) {
	w.placement = was
	part := 100 / float32(w.scale.percent)
	w.Resize(fyne.NewSize(was.Width*part, was.Height*part))
	if d, can := w.Window.(desktop.Window); can && onScreen(was) {
		d.RequestPosition(was.X, was.Y)
	} else {
		w.CenterOnScreen()
	}
}

// onScreen says whether enough of the window's top would be on one of the screens: the one
// that it was on may be gone.
func onScreen(p Placement) bool {
	if glfw.Init() != nil {
		return false
	}
	for _, m := range glfw.GetMonitors() {
		left, top, width, height := m.GetWorkarea()
		across := min(p.X+int(p.Width), left+width) - max(p.X, left)
		if across >= mustBeSeen && p.Y >= top && p.Y < top+height-mustBeSeen {
			return true
		}
	}
	return false
}

// MaximizeAgain makes a window fill the screen that did so where [Window.Place] put it. It
// can be done once the window is shown.
func (w *Window) MaximizeAgain() {
	if w.placement.Maximized {
		w.native(func(n *glfw.Window) { n.Maximize() })
	}
}

// Placement is where the window is. One that fills the screen keeps the size from before,
// for when it no longer does. It returns false while the window has the whole screen.
func (w *Window) Placement() (now Placement, ok bool) {
	if w.FullScreen() {
		return w.placement, false
	}
	now = w.placement
	now.Maximized = false
	w.native(func(n *glfw.Window) {
		now.Maximized = n.GetAttrib(glfw.Maximized) == glfw.True
		if !now.Maximized {
			now.X, now.Y = n.GetPos()
		}
	})
	if !now.Maximized || now.Width == 0 {
		size, part := w.Canvas().Size(), float32(w.scale.percent)/100
		now.Width, now.Height = size.Width*part, size.Height*part
	}
	w.placement = now
	return now, true
}
