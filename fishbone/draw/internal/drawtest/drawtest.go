// Package drawtest has what the tests of several drawing packages need: analyses of many
// shapes, fixed and random, an engine, and a search for what a reader of a scene would
// complain of. Only tests import it. Start reading at analyses.go.
package drawtest

import (
	"os"
	"testing"

	"whybone/fishbone/draw/graphviz"
)

// Engine is the one engine that the tests of a package share, see [Main].
var Engine *graphviz.Engine

// Main runs the tests of a package that draws with Graphviz; its TestMain calls nothing
// else.
func Main(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	Engine = graphviz.New(graphviz.Options{})
	code := m.Run()
	Engine.Close()
	os.Exit(code)
}
