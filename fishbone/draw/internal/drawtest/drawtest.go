// Package drawtest has what the tests of several drawing packages need: analyses of many
// shapes, fixed and random, and a search for what a reader of a scene would complain of.
// Only tests import it. Start reading at analyses.go.
package drawtest

import (
	"testing"

	"whybone/fishbone/draw/graphviz"
)

// NewEngine returns an engine of the test's own.
func NewEngine(t testing.TB) *graphviz.Engine {
	t.Helper()
	e := graphviz.New(graphviz.Options{})
	t.Cleanup(e.Close)
	return e
}
