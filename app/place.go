package app

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

// seat is where the window was: its size in Fyne's units at a text size of 100 %, its
// corner in the screen's pixels, and whether it filled the screen.
type seat struct {
	width, height float32
	x, y          int
	filled        bool
}

func (p seat) String() string {
	return fmt.Sprintf("size=%.0fx%.0f at=%d,%d filled=%t", p.width, p.height, p.x, p.y, p.filled)
}

// readSeat reads what String wrote, and says whether it could.
func readSeat(s string) (p seat, ok bool) {
	_, err := fmt.Sscanf(s, "size=%fx%f at=%d,%d filled=%t", &p.width, &p.height, &p.x, &p.y, &p.filled)
	return p, err == nil && p.width >= mustBeSeen && p.height >= mustBeSeen && p.width < 1e5 && p.height < 1e5
}

// putWindow gives the window the size and place that it had.
func (w *window) putWindow() {
	value, err := w.store.Setting(settingWindow)
	was, ok := readSeat(value)
	if err != nil || !ok {
		w.win.Resize(fyne.NewSize(firstWidth, firstHeight))
		w.win.CenterOnScreen()
		return
	}
	w.seat = was
	part := 100 / float32(w.textSize)
	w.win.Resize(fyne.NewSize(was.width*part, was.height*part))
	if d, can := w.win.(desktop.Window); can && onScreen(was) {
		d.RequestPosition(was.x, was.y)
	} else {
		w.win.CenterOnScreen()
	}
}

// onScreen says whether enough of the window's head would be on one of the screens: the
// one that it was on may be gone.
func onScreen(p seat) bool {
	if glfw.Init() != nil {
		return false
	}
	for _, m := range glfw.GetMonitors() {
		left, top, width, height := m.GetWorkarea()
		across := min(p.x+int(p.width), left+width) - max(p.x, left)
		if across >= mustBeSeen && p.y >= top && p.y < top+height-mustBeSeen {
			return true
		}
	}
	return false
}

// fillScreen makes a window fill the screen again that did before. It can be done once the
// window is shown.
func (w *window) fillScreen() {
	if w.seat.filled {
		w.native(func(n *glfw.Window) { n.Maximize() })
	}
}

// keepWindow remembers where the window is. Of one that fills the screen the size
// from before is kept, for when it no longer does.
func (w *window) keepWindow() {
	if w.win.FullScreen() {
		return
	}
	now := w.seat
	now.filled = false
	w.native(func(n *glfw.Window) {
		now.filled = n.GetAttrib(glfw.Maximized) == glfw.True
		if !now.filled {
			now.x, now.y = n.GetPos()
		}
	})
	if !now.filled || now.width == 0 {
		size, part := w.win.Canvas().Size(), float32(w.textSize)/100
		now.width, now.height = size.Width*part, size.Height*part
	}
	if now != w.seat {
		w.seat = now
		w.remember(settingWindow, now.String())
	}
}

// native runs f with the window as the window system knows it, which Fyne says nothing
// about but has made current while it runs f. Where there is none, as in a test, f is not run.
func (w *window) native(f func(*glfw.Window)) {
	c, ok := w.win.(interface{ RunWithContext(func()) })
	if !ok {
		return
	}
	c.RunWithContext(func() {
		if n := glfw.GetCurrentContext(); n != nil {
			f(n)
		}
	})
}

// watched gives its object all the room and tells when that became another one.
type watched struct{ changed func() }

func (*watched) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (l *watched) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if o[0].Size() != s {
		l.changed()
	}
	o[0].Resize(s)
}
