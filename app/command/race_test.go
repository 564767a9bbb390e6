//go:build race

package command

// racing says that the race detector is on. Under it a process that links Graphviz starts so slowly
// that scripts and hundreds of exports would take minutes.
const racing = true
