package command

import (
	"regexp"
	"strconv"
	"strings"

	"whybone/fishbone"
)

// numbers is the way to a cause by numbers: that of its category, that of the cause on
// it, that of the answer to it, and so on, each counted from 1.
var numbers = regexp.MustCompile(`^[0-9]{1,6}(\.[0-9]{1,6})+$`)

// leastID is how long the beginning of an id must be to be taken for one.
const leastID = 4

// findCause returns the cause that a user names: by its numbers, its whole text, its
// id, or the beginning of its text or id if no other cause begins so. It errs with a
// usage error.
func findCause(a *fishbone.Analysis, name string) (fishbone.ID, error) {
	if numbers.MatchString(name) {
		return causeAt(a, name)
	}
	for _, fits := range []func(fishbone.Cause) bool{
		func(c fishbone.Cause) bool { return c.Text == name },
		func(c fishbone.Cause) bool { return string(c.ID) == name },
		func(c fishbone.Cause) bool { return strings.HasPrefix(c.Text, name) },
		func(c fishbone.Cause) bool { return len(name) >= leastID && strings.HasPrefix(string(c.ID), name) },
	} {
		switch ids, ways := causesThat(a, fits); {
		case len(ids) == 1:
			return ids[0], nil
		case len(ids) > 1:
			return "", wrongUse("cli.cause.many", "name", name, "n", len(ids), "ways", strings.Join(ways[:min(len(ways), 5)], ", "))
		}
	}
	return "", wrongUse("cli.cause.none", "name", name)
}

// causeAt follows numbers to a cause.
func causeAt(a *fishbone.Analysis, way string) (at fishbone.ID, err error) {
	for i, step := range strings.Split(way, ".") {
		n, err := strconv.Atoi(step)
		if err != nil {
			return "", wrongUse("cli.cause.noNumber", "name", way, "step", step)
		}
		var next []fishbone.ID
		if i > 0 {
			next = a.CauseIDs(at)
		} else {
			for _, b := range a.Bones() {
				next = append(next, b.ID)
			}
		}
		if n < 1 || n > len(next) {
			return "", wrongUse("cli.cause.noSuch", "name", way, "n", n, "of", len(next))
		}
		at = next[n-1]
	}
	return at, nil
}

// causesThat returns the causes on the bones that fit, and their numbers.
func causesThat(a *fishbone.Analysis, fits func(fishbone.Cause) bool) (ids []fishbone.ID, ways []string) {
	var look func(under fishbone.ID, way string)
	look = func(under fishbone.ID, way string) {
		for i, c := range a.Causes(under) {
			here := way + "." + strconv.Itoa(i+1)
			if fits(c) {
				ids, ways = append(ids, c.ID), append(ways, here)
			}
			look(c.ID, here)
		}
	}
	for i, b := range a.Bones() {
		look(b.ID, strconv.Itoa(i+1))
	}
	return ids, ways
}
