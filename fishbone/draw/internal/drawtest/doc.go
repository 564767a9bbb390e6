// Package drawtest has what the tests of several drawing packages need: analyses of many
// shapes, fixed and random, and a search for what a reader of a scene would complain of.
// Only tests import it. Start reading at analyses.go.
package drawtest
