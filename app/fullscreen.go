package app

import (
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// before is where the window was before it got the whole screen, in pixels.
type before struct {
	x, y, width, height int
	filled              bool
}

// fullScreen gives the page the whole screen, without a menu bar, or the window and the
// menu bar again as they were. Fyne 2.8.1 would leave the window as large as the screen.
func (w *window) fullScreen(on bool) {
	if on == w.win.FullScreen() {
		return
	}
	w.tips.RemoveAll() // what it belongs to goes without the pointer having left it
	if on {
		w.native(func(n *glfw.Window) {
			w.before.filled = n.GetAttrib(glfw.Maximized) == glfw.True
			w.before.x, w.before.y = n.GetPos()
			w.before.width, w.before.height = n.GetSize()
		})
		w.menu = w.win.MainMenu()
		w.win.SetMainMenu(nil)
		w.win.SetFullScreen(true)
		return
	}
	w.win.SetFullScreen(false)
	if w.menu != nil {
		w.win.SetMainMenu(w.menu)
	}
	w.after(settled, w.back)
}

// settled is how long the window system may take to give the window a frame again.
const settled = 100 * time.Millisecond

// back puts the window where it was before.
func (w *window) back() {
	if w.win.FullScreen() {
		return // once more, meanwhile
	}
	w.native(func(n *glfw.Window) {
		n.SetSize(w.before.width, w.before.height)
		n.SetPos(w.before.x, w.before.y)
		if w.before.filled {
			n.Maximize()
		}
	})
}
