//go:build race

package workshop

// racing says that the race detector is on. What makes the whole page anew thousands of times
// takes a quarter of an hour under it.
const racing = true
