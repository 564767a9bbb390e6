package complaint

import "whybone/fishbone"

// State is how far a complaint is handled. It follows from the steps that are ticked off and
// from the promise to the customer.
type State string

// The states.
const (
	Waiting    State = "waiting"    // nobody has done anything about it
	Handling   State = "handling"   // a step was done
	Promised   State = "promised"   // the customer was promised something
	Late       State = "late"       // what was promised is due, and nothing says that it was kept
	Answered   State = "answered"   // the customer was asked whether it will do
	Done       State = "done"       // it was followed up
	Unrecorded State = "unrecorded" // it is old, and nothing says what was done about it
)

// States are all states, those first that somebody has to see to.
func States() []State {
	return []State{Waiting, Late, Handling, Promised, Answered, Done, Unrecorded}
}

// Remembered is for how many days a complaint about which nobody has done anything waits for
// somebody. One that is older came with the records of earlier years.
const Remembered = 30

// StateOf is the state of a complaint on a day.
func StateOf(c *fishbone.Complaint, today fishbone.Day) State {
	promised := c.Promise != "" || c.Due != ""
	switch {
	case c.Followed != "":
		return Done
	case c.Due != "" && c.Due < today:
		return Late
	case c.Asked != "":
		return Answered
	case promised:
		return Promised
	case c.Separated+c.Calmed+c.Apologised+c.Gathered+c.Proposed != "":
		return Handling
	case c.Received < today.Add(-Remembered):
		return Unrecorded
	}
	return Waiting
}
