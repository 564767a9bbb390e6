//go:build race

package fish

import settings "flag" // the package has a flag of its own

// Under the race detector a quarter of the random cases is tried: make test tries all of them without.
func init() {
	if err := settings.Set("rapid.checks", "25"); err != nil {
		panic(err)
	}
}
