package complaint

import "whybone/fishbone"

// Query says which complaints are looked for. What is empty says nothing.
type Query struct {
	From, To fishbone.Day    // received on one of these days, or between them
	Types    []string        // one of these
	Source   fishbone.Source //
	Channel  string
	Motive   fishbone.Motive
	State    State        // as it is on the day Today
	Today    fishbone.Day // needed with State
	Text     string       // what happened, customer, type, product or own fields hold it
	ID       fishbone.ID  // this one alone
	Started  fishbone.ID  // what an analysis was started from
	Oldest   bool         // the oldest first
	Limit    int          // at most so many; 0: all
	Skip     int          // without so many of the first ones
}

// Group says what complaints are counted by.
type Group string

// The groups.
const (
	ByType     Group = "type"
	ByProduct  Group = "product"
	ByMonth    Group = "month" // such as 2026-03
	ByChannel  Group = "channel"
	ByCustomer Group = "customer"
)

// Groups are all groups.
func Groups() []Group { return []Group{ByType, ByProduct, ByMonth, ByChannel, ByCustomer} }

// Relapse is what came of what a team expected when it closed an analysis.
type Relapse struct {
	Analysis fishbone.ID
	Problem  string
	Types    []string // of the complaints that the analysis was started from
	From, By fishbone.Day
	Expected float64 // by the day By
	Until    fishbone.Day
	Due      float64 // of Expected, until that day
	N        int     // how many came until then
}

// Sequel is what came of the last analysis that was started from complaints of a type.
type Sequel struct {
	Type     string
	Analysis fishbone.ID
	Problem  string
	Closed   fishbone.Day // empty while it is open
	Since    int          // how many of the type came after it was closed
}

// CameBack says whether complaints of the type came after its analysis was closed.
func (s Sequel) CameBack() bool { return s.Closed != "" && s.Since > 0 }

// CameBack says whether more came than chance explains.
func (r Relapse) CameBack() bool { return CameBack(r.N, r.Due) }
