package graphviz

import (
	"context"
	"fmt"
	"os"
)

// As what a test starts this test binary again.
const (
	roleVariable = "WHYBONE_TEST_ROLE"
	roleTempDir  = "tell TMPDIR"   // says what TMPDIR is once everything is initialised
	roleParent   = "parent"        // has its worker draw something slow, and says its pid
	roleNothing  = "be up and end" // leaves only what starting leaves
)

// help plays a role, if this process was started to play one.
func help() bool {
	switch os.Getenv(roleVariable) {
	case roleTempDir:
		fmt.Println(os.Getenv("TMPDIR"))
	case roleParent:
		e := New(Options{})
		e.sent = func(w *worker) { fmt.Println(w.command.Process.Pid) }
		_, _ = e.Render(context.Background(), "dot", slow())
	case roleNothing:
	default:
		return false
	}
	return true
}
