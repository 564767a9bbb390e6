//go:build linux

package endtoend

import (
	"os"
	"testing"
	"time"

	"whybone/app"
	"whybone/app/command"
	"whybone/fishbone/draw/graphviz"
)

// asProgram is set in the environment of the processes that are to be the program.
const asProgram = "WHYBONE_ENDTOEND_PROGRAM"

// TestMain is also the program's main.
func TestMain(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	if os.Getenv(asProgram) != "" {
		program := command.Program{
			Version: "0.0.0",
			Stdin:   os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
			Getenv: os.Getenv, Now: time.Now, Window: app.Run,
		}
		os.Exit(program.Run(os.Args[1:]))
	}
	os.Exit(m.Run())
}
