//go:build race

package graphviz

// racing says that the race detector is on, under which a program that links Graphviz takes
// seconds to start.
const racing = true
