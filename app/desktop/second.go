package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// secondWidth and secondHeight are the size of a second window that has no screen of its own.
const secondWidth, secondHeight = 960, 540

// OpenSecond opens another window of the program and returns what closes it. Where there is a
// second screen, as with a projector that does not show the same as the laptop, the window fills
// that one; else it is a plain window that can be dragged. Closed is told when somebody closes it.
//
// Fyne 2.8.1 gives a window the screen in which it lies, so it is put there first.
func (w *Window) OpenSecond(title string, content fyne.CanvasObject, closed func()) (close func()) {
	second := fyne.CurrentApp().NewWindow(title)
	second.SetPadded(false)
	second.SetContent(content)
	second.SetOnClosed(closed)
	second.Resize(fyne.NewSize(secondWidth, secondHeight))
	if x, y, ok := w.otherScreen(); ok {
		if d, can := second.(desktop.Window); can {
			d.RequestPosition(x, y)
		}
		second.Show()
		w.After(settled, func() { second.SetFullScreen(true); w.RequestFocus() })
	} else {
		second.Show()
		w.After(settled, w.RequestFocus)
	}
	return func() {
		second.SetOnClosed(nil)
		second.Close()
	}
}

// otherScreen is a place on a screen that the window is not on.
func (w *Window) otherScreen() (x, y int, ok bool) {
	w.native(func(n *glfw.Window) {
		left, top := n.GetPos()
		width, height := n.GetSize()
		for _, m := range glfw.GetMonitors() {
			mx, my, mw, mh := m.GetWorkarea()
			if !contains(mx, my, mw, mh, left+width/2, top+height/2) {
				x, y, ok = mx+mw/4, my+mh/4, true
				return
			}
		}
	})
	return x, y, ok
}

// contains says whether a point lies on a screen.
func contains(left, top, width, height, x, y int) bool {
	return x >= left && x < left+width && y >= top && y < top+height
}
