package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// After has a function run on the window's thread once some time has passed. The
// function that it returns calls that off, at any moment before, on that thread too.
type After func(d time.Duration, f func()) (callOff func())

// Later is the [After] of the real clock.
func Later(d time.Duration, f func()) (callOff func()) {
	off := false // of the window's thread: the call may be on its way to it already
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !off {
				f()
			}
		})
	})
	return func() {
		off = true
		t.Stop()
	}
}
