package fishbone

// Source says who complained.
type Source string

// The sources. Staff complain, too, and suggest; who wants to stay unnamed leaves no name.
const (
	FromCustomer Source = "customer"
	FromStaff    Source = "staff"
)

// Severity is how much harm was done.
type Severity string

// The severities, of which nobody said it is none.
const (
	NoSeverity Severity = ""
	Minor      Severity = "minor"
	Major      Severity = "major"
	Critical   Severity = "critical"
)

// Motive is what somebody who complains is after.
type Motive string

// The motives.
const (
	NoMotive   Motive = ""
	Suggesting Motive = "suggestion"
	Venting    Motive = "venting"
	Redress    Motive = "redress"
	Scheming   Motive = "scheming"
)

// Complaint is one entry of the register: what somebody complained about, and what was done
// about it. It belongs to no analysis; an analysis may be started from many.
type Complaint struct {
	ID       ID       `json:"id"`
	What     string   `json:"what"` // what happened: facts
	Received Day      `json:"received"`
	Source   Source   `json:"source,omitempty"`
	Channel  string   `json:"channel,omitempty"` // phone, counter, mail …
	Customer string   `json:"customer,omitempty"`
	Segment  string   `json:"segment,omitempty"` // of customers
	Type     string   `json:"type,omitempty"`    // by which complaints are counted
	Product  string   `json:"product,omitempty"` // or process
	Severity Severity `json:"severity,omitempty"`
	Cost     Figure   `json:"cost,omitempty"` // what it cost, in the team's own currency

	Rational  string `json:"rational,omitempty"`  // what the customer needs
	Emotional string `json:"emotional,omitempty"` // what would make up for it
	Motive    Motive `json:"motive,omitempty"`
	Asks      string `json:"asks,omitempty"`
	Promise   string `json:"promise,omitempty"` // made to the customer
	Due       Day    `json:"due,omitempty"`     // of the promise
	Handler   string `json:"handler,omitempty"`

	// The steps of handling, each with the day on which it was ticked off.
	Separated  Day `json:"separated,omitempty"`
	Calmed     Day `json:"calmed,omitempty"`
	Apologised Day `json:"apologised,omitempty"`
	Gathered   Day `json:"gathered,omitempty"`
	Proposed   Day `json:"proposed,omitempty"`
	Asked      Day `json:"asked,omitempty"`
	Followed   Day `json:"followed,omitempty"`

	Own      string `json:"own,omitempty"`      // the team's own fields, a line each: name, colon, what it says
	Analysis ID     `json:"analysis,omitempty"` // that was started from it
	Made     Stamp  `json:"made"`
	Changed  Stamp  `json:"changed"`
}

// ComplaintKind describes complaints. No analysis holds things of this kind.
var ComplaintKind = newKind("complaint", "complaints", func(c *Complaint) *ID { return &c.ID },
	text("what", func(c *Complaint) *string { return &c.What }).needs().searched(),
	day("received", func(c *Complaint) *Day { return &c.Received }).needs(),
	word("source", func(c *Complaint) *string { return (*string)(&c.Source) }, FromCustomer, FromStaff).usually(string(FromCustomer)),
	line("channel", func(c *Complaint) *string { return &c.Channel }),
	line("customer", func(c *Complaint) *string { return &c.Customer }).names().searched(),
	line("segment", func(c *Complaint) *string { return &c.Segment }),
	line("type", func(c *Complaint) *string { return &c.Type }).searched(),
	line("product", func(c *Complaint) *string { return &c.Product }).searched(),
	word("severity", func(c *Complaint) *string { return (*string)(&c.Severity) }, NoSeverity, Minor, Major, Critical),
	figure("cost", func(c *Complaint) *Figure { return &c.Cost }),
	text("rational", func(c *Complaint) *string { return &c.Rational }),
	text("emotional", func(c *Complaint) *string { return &c.Emotional }),
	word("motive", func(c *Complaint) *string { return (*string)(&c.Motive) }, NoMotive, Suggesting, Venting, Redress, Scheming),
	text("asks", func(c *Complaint) *string { return &c.Asks }),
	text("promise", func(c *Complaint) *string { return &c.Promise }),
	day("due", func(c *Complaint) *Day { return &c.Due }),
	line("handler", func(c *Complaint) *string { return &c.Handler }).names(),
	day("separated", func(c *Complaint) *Day { return &c.Separated }),
	day("calmed", func(c *Complaint) *Day { return &c.Calmed }),
	day("apologised", func(c *Complaint) *Day { return &c.Apologised }),
	day("gathered", func(c *Complaint) *Day { return &c.Gathered }),
	day("proposed", func(c *Complaint) *Day { return &c.Proposed }),
	day("asked", func(c *Complaint) *Day { return &c.Asked }),
	day("followed", func(c *Complaint) *Day { return &c.Followed }),
	text("own", func(c *Complaint) *string { return &c.Own }).searched(),
	line("analysis", func(c *Complaint) *string { return (*string)(&c.Analysis) }).column("started"), // what has an analysis column is the analysis's
	stamp("made", func(c *Complaint) *Stamp { return &c.Made }),
	stamp("changed", func(c *Complaint) *Stamp { return &c.Changed }),
)

// Kind implements [Thing].
func (*Complaint) Kind() *Kind { return ComplaintKind }
