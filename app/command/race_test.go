//go:build race

package command

// racing says that the race detector is on. It makes each worker of Graphviz start so slowly
// that hundreds of exports would take minutes, and they run in other processes anyway.
const racing = true
