// Package desktop is all that needs the windowing library below Fyne: where the program's
// window is on the screens, whether it has a whole screen, and how large everything is
// shown.
//
// It knows no page and remembers nothing over a restart; who uses it does.
//
// Start reading at [Window].
package desktop

import (
	"fyne.io/fyne/v2"

	"github.com/go-gl/glfw/v3.4/glfw"

	"whybone/app/ui"
)

// Window is a window with what Fyne leaves out. It belongs to the window's thread.
type Window struct {
	fyne.Window
	// After is the clock, [ui.Later] at first.
	After ui.After

	scale     scale
	placement Placement      // as it was last seen
	menu      *fyne.MainMenu // put away while the window has the whole screen; may be nil
	windowed  frame          // the window before it had the whole screen
}

// NewWindow adds to a window. The plain scale is what [PlainScale] returned.
func NewWindow(w fyne.Window, plainScale float32) *Window {
	paintFlat(w)
	return &Window{Window: w, After: ui.Later, scale: scale{plain: plainScale, percent: UsualTextSize}}
}

// BringForward puts the window before all others, also out of the task bar.
func (w *Window) BringForward() {
	w.native(func(n *glfw.Window) {
		if n.GetAttrib(glfw.Iconified) == glfw.True {
			n.Restore()
		}
	})
	w.Show()
	w.RequestFocus()
}

// paintFlat has the windows that are made from now on do without depths of points, for which Fyne
// 2.8.1 has no use but which it clears in each frame: without a graphics card, a ninth of a frame.
// Where there is no screen, as in a test, nothing is done.
func paintFlat(w fyne.Window) {
	if _, ok := w.(contextual); ok {
		glfw.WindowHint(glfw.DepthBits, 0)
		glfw.WindowHint(glfw.StencilBits, 0)
	}
}

// contextual is a window on a screen.
type contextual interface{ RunWithContext(func()) }

// native runs f with the window as the window system knows it. Fyne says nothing about that
// window, but makes it current while it runs f. Where there is none, as in a test, f is not
// run.
func (w *Window) native(f func(*glfw.Window)) {
	c, ok := w.Window.(contextual)
	if !ok {
		return
	}
	c.RunWithContext(func() {
		if n := glfw.GetCurrentContext(); n != nil {
			f(n)
		}
	})
}
