//go:build linux

package endtoend

import (
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
	"io"
)

// fingers press keys and move the pointer without starting a program for it, as
// xdotool would: where it matters when a key went down, that takes too long.
type fingers struct {
	d    *desktop
	x    *xgb.Conn
	root xproto.Window
	keys map[xproto.Keysym]xproto.Keycode // that are pressed without Shift
}

// Keys that have no character of their own, as X11 numbers them.
const (
	keyReturn    = xproto.Keysym(0xff0d)
	keyBackspace = xproto.Keysym(0xff08)
)

func (d *desktop) newFingers() *fingers {
	d.t.Helper()
	xgb.Logger.SetOutput(io.Discard) // it says that there is no password, and there is none
	x, err := xgb.NewConnDisplay(d.display)
	must(d.t, err)
	d.t.Cleanup(x.Close)
	must(d.t, xtest.Init(x))
	setup := xproto.Setup(x)
	f := &fingers{d: d, x: x, root: setup.DefaultScreen(x).Root, keys: map[xproto.Keysym]xproto.Keycode{}}
	first, last := setup.MinKeycode, setup.MaxKeycode
	layout, err := xproto.GetKeyboardMapping(x, first, byte(last-first+1)).Reply()
	must(d.t, err)
	for i := 0; i < len(layout.Keysyms); i += int(layout.KeysymsPerKeycode) {
		if sym := layout.Keysyms[i]; f.keys[sym] == 0 {
			f.keys[sym] = first + xproto.Keycode(i/int(layout.KeysymsPerKeycode))
		}
	}
	return f
}

// key presses a key and lets go of it.
func (f *fingers) key(sym xproto.Keysym) {
	f.d.t.Helper()
	code := byte(f.keys[sym])
	if code == 0 {
		f.d.t.Fatalf("no key gives %#x", sym)
	}
	f.fake(xproto.KeyPress, code, 0, 0)
	f.fake(xproto.KeyRelease, code, 0, 0)
}

// move takes the pointer to a place.
func (f *fingers) move(x, y int) {
	f.d.t.Helper()
	f.fake(xproto.MotionNotify, 0, x, y)
}

// hold and letGo press a button of the mouse; 4 and 5 are the wheel.
func (f *fingers) hold(button byte)  { f.fake(xproto.ButtonPress, button, 0, 0) }
func (f *fingers) letGo(button byte) { f.fake(xproto.ButtonRelease, button, 0, 0) }

func (f *fingers) fake(kind, detail byte, x, y int) {
	f.d.t.Helper()
	err := xtest.FakeInputChecked(f.x, kind, detail, 0, f.root, int16(x), int16(y), 0).Check()
	must(f.d.t, err)
}
