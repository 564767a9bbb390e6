// Package merge brings two states of one analysis together that grew from the same state on two
// machines, attribute by attribute. Which of the two is which does not matter for what comes out.
// Nothing that either side wrote is lost silently: where both wrote something else, the later
// one stands and a [Conflict] has both. It knows no file and no log; storage finds the state
// from which both grew.
package merge
