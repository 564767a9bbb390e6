package ui

import (
	"runtime/debug"
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// onPanic is told of a fault in the program, with the stack. While there is none, as in tests,
// a fault ends the program.
var onPanic atomic.Pointer[func(value any, stack []byte)]

// OnPanic has a function told of faults in the program, on any goroutine; nil has a fault end
// the program.
func OnPanic(tell func(value any, stack []byte)) {
	if tell == nil {
		onPanic.Store(nil)
		return
	}
	onPanic.Store(&tell)
}

// Recover is deferred where the window system, a clock or a goroutine calls the program: a
// fault there ends what was to be done, and not the program. It belongs at every such place
// of this package; what is called from there needs none.
func Recover() {
	tell := onPanic.Load()
	if tell == nil {
		return
	}
	if v := recover(); v != nil {
		(*tell)(v, debug.Stack())
	}
}

// Do calls f on the window's thread, soon.
func Do(f func()) {
	fyne.Do(func() {
		defer Recover()
		f()
	})
}

// Go runs f on a goroutine of its own.
func Go(f func()) {
	go func() {
		defer Recover()
		f()
	}()
}
