//go:build race

package fish

import "flag"

// Under the race detector a quarter of the random cases is tried: make test tries all of them without.
func init() {
	if err := flag.Set("rapid.checks", "25"); err != nil {
		panic(err)
	}
}
