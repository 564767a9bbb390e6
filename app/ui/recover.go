package ui

import "runtime/debug"

// OnPanic is told of a fault in the program, with the stack. While it is nil, as in tests, a
// fault ends the program.
var OnPanic func(value any, stack []byte)

// Recover is deferred where the window system, a clock or a goroutine calls the program: a
// fault there ends what was to be done, and not the program. It belongs at every such place
// of this package; what is called from there needs none.
func Recover() {
	if OnPanic == nil {
		return
	}
	if v := recover(); v != nil {
		OnPanic(v, debug.Stack())
	}
}

// Go runs f on a goroutine of its own.
func Go(f func()) {
	go func() {
		defer Recover()
		f()
	}()
}
