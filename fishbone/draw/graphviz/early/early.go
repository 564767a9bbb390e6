// Package early gives go-graphviz a private place for its compiled code.
//
// When a program starts, go-graphviz compiles Graphviz from WebAssembly and keeps
// the machine code in go-graphviz below [os.TempDir], to load and run it the next
// time. On a machine with several users that is a directory anybody may have
// made before. So this package points TMPDIR at a directory of the user's own
// for as long as go-graphviz starts, and [Restore] puts it back.
//
// It is a module of its own for its name alone: Go initialises packages whose
// imports are ready in the order of their paths, so "early.whybone" runs before
// "github.com/goccy/go-graphviz", and "whybone/…" would run after it. For the
// same reason it must import nothing that go-graphviz does not import too.
package early
