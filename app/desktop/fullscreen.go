package desktop

import (
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// frame is where a window is on the screen, in pixels.
type frame struct {
	x, y, width, height int
	maximized           bool
}

// SetFullScreen gives the window the whole screen, without a menu bar, or makes it and its
// menu bar as they were. Fyne 2.8.1 would leave the window as large as the screen.
func (w *Window) SetFullScreen(on bool) {
	if on == w.FullScreen() {
		return
	}
	if on {
		w.native(func(n *glfw.Window) {
			w.windowed.maximized = n.GetAttrib(glfw.Maximized) == glfw.True
			w.windowed.x, w.windowed.y = n.GetPos()
			w.windowed.width, w.windowed.height = n.GetSize()
		})
		w.menu = w.MainMenu()
		w.SetMainMenu(nil)
		w.Window.SetFullScreen(true)
		return
	}
	w.Window.SetFullScreen(false)
	if w.menu != nil {
		w.SetMainMenu(w.menu)
	}
	w.After(settled, w.restoreFrame)
}

// settled is how long the window system may take to give the window a frame again.
const settled = 100 * time.Millisecond

// restoreFrame puts the window where it was before it had the whole screen.
func (w *Window) restoreFrame() {
	if w.FullScreen() {
		return // once more, meanwhile
	}
	w.native(func(n *glfw.Window) {
		n.SetSize(w.windowed.width, w.windowed.height)
		n.SetPos(w.windowed.x, w.windowed.y)
		if w.windowed.maximized {
			n.Maximize()
		}
	})
}
