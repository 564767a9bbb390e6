// Whybone guides a team from a recurring complaint to its root causes and to twenty
// solutions: a fishbone, five whys, eight steps. Without arguments it opens its
// window; "whybone --help" tells what else it does.
package main

import (
	_ "embed"
	"os"
	"time"

	"whybone/app"
	"whybone/app/command"
	"whybone/app/console"
	"whybone/fishbone/draw/graphviz"
)

// metadata is the one place that knows the program's version.
//
//go:embed FyneApp.toml
var metadata string

func main() {
	if graphviz.Serve() {
		return // this process was a worker of another one
	}
	c := console.Open()
	program := command.Program{
		Version: command.VersionIn(metadata),
		Stdin:   c.In,
		Stdout:  c.Out,
		Stderr:  c.Err,
		Getenv:  os.Getenv,
		Now:     time.Now,
		Window: func(dataPath, version string, files ...string) error {
			c.Windowed()
			return app.Run(dataPath, version, files...)
		},
	}
	code := program.Run(os.Args[1:])
	c.Close(code != command.Done)
	os.Exit(code)
}
