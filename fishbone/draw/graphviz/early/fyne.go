package early

import "os"

// Fyne, too, is told something before it starts: how long it keeps what was in a window and
// is no more. Its minute is 200 MB for people who work fast; what is in the window it
// keeps anyway.
const (
	fyneVariable = "FYNE_CACHE"
	fyneKeeps    = "20s" // not less: it looks after what is still there every 10 s
)

func init() {
	if _, given := os.LookupEnv(fyneVariable); !given {
		_ = os.Setenv(fyneVariable, fyneKeeps)
	}
}
