// Package early tells Fyne, before it starts, how long to keep what was in a window and is
// no more. Its own minute is 200 MB for people who work fast; what is in the window it
// keeps anyway.
//
// Fyne asks the environment, once, while its package of caches is initialised. Go
// initialises packages whose imports are ready in the order of their paths, so this is a
// module of its own for its name alone: "early.whybone" comes before "fyne.io", and
// "whybone/…" would come after it. For the same reason it imports nothing that Fyne does
// not import, too.
package early

import "os"

const (
	fyneVariable = "FYNE_CACHE"
	fyneKeeps    = "20s" // not less: it looks after what is still there every 10 s
)

func init() {
	if _, given := os.LookupEnv(fyneVariable); !given {
		_ = os.Setenv(fyneVariable, fyneKeeps)
	}
}
