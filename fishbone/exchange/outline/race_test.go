//go:build race

package outline

// race says whether the race detector is on.
const race = true
