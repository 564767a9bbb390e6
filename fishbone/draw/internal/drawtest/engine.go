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
