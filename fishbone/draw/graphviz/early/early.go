// Package early gives go-graphviz a private and sound place for its compiled code.
//
// When a program starts, go-graphviz compiles Graphviz from WebAssembly and keeps
// the machine code in go-graphviz below [os.TempDir], to load and run it the next
// time. On a machine with several users that is a directory anybody may have
// made before; and a file there that is damaged, or that cannot be written, ends
// the program before main, at every start. So this package points the variable
// for temporary files at a directory of the user's own for as long as go-graphviz
// starts, after it has thrown away what is not as it was left, and [Restore] puts
// the variable back.
//
// It is a module of its own for its name alone: Go initialises packages whose
// imports are ready in the order of their paths, so "early.whybone" runs before
// "github.com/goccy/go-graphviz", and "whybone/…" would run after it. For the
// same reason it must import nothing that go-graphviz does not import too.
package early

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
)

// code is the directory that go-graphviz is given, and given what the variable held
// before.
var (
	code            = private()
	given, wasGiven = os.LookupEnv(variable)
)

// collect is the percentage that the garbage collector works with. It rests until go-graphviz is up:
// what that leaves behind is little, and looking for it is a tenth of the time a command takes.
var collect = debug.SetGCPercent(-1)

func init() {
	if !sound(code) {
		code = os.DevNull
	}
	_ = os.Setenv(variable, code)
}

// Restore is to be called once go-graphviz is up. It notes what the compiled code looks
// like, and puts back the variable that the program was started with, and the garbage collector.
func Restore() {
	debug.SetGCPercent(collect)
	note(code)
	if wasGiven {
		_ = os.Setenv(variable, given)
		return
	}
	_ = os.Unsetenv(variable)
}

// private is a directory in which nobody else can put code. Where there is none
// it is a place that cannot hold a directory: go-graphviz then compiles anew at
// each start, which is slow and safe.
func private() string {
	if cache, err := os.UserCacheDir(); err == nil && os.MkdirAll(cache, 0o700) == nil {
		ours := filepath.Join(cache, "whybone")
		code := filepath.Join(ours, "graphviz")
		if own(ours) && own(code) {
			return code
		}
	}
	shared := filepath.Join(os.TempDir(), "whybone-"+strconv.Itoa(os.Geteuid()))
	if own(shared) {
		return shared
	}
	return os.DevNull
}
