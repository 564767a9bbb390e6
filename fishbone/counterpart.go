package fishbone

// Likeness says whether two causes of two analyses are one.
type Likeness string

// What a team can say of them.
const (
	SameCause  Likeness = "same"
	OtherCause Likeness = "other"
)

// Counterpart says by hand that a cause is the same as one of another analysis, or that it is not,
// where their words tell it wrongly. It stands in one of the two analyses and counts for both.
type Counterpart struct {
	ID       ID       `json:"id"`
	Text     string   `json:"text"`     // how the other analysis says it
	Cause    ID       `json:"cause"`    // of this analysis
	Theirs   ID       `json:"theirs"`   // the cause of the other one
	Of       ID       `json:"of"`       // the other analysis
	Likeness Likeness `json:"likeness"` // whether the two are one
	Made     Stamp    `json:"made"`
	Changed  Stamp    `json:"changed"`
}

// CounterpartKind describes counterparts. What was said last of two causes counts.
var CounterpartKind = newKind("counterpart", "counterparts", func(c *Counterpart) *ID { return &c.ID },
	label("text", func(c *Counterpart) *string { return &c.Text }),
	cause("cause", func(c *Counterpart) *ID { return &c.Cause }).needs(),
	line("theirs", func(c *Counterpart) *string { return (*string)(&c.Theirs) }),
	line("of", func(c *Counterpart) *string { return (*string)(&c.Of) }).column("other"),
	word("likeness", func(c *Counterpart) *string { return (*string)(&c.Likeness) }, SameCause, OtherCause),
	stamp("made", func(c *Counterpart) *Stamp { return &c.Made }),
	stamp("changed", func(c *Counterpart) *Stamp { return &c.Changed }),
)

// Kind implements [Thing].
func (*Counterpart) Kind() *Kind { return CounterpartKind }

// Counterparts returns what was said of causes here and elsewhere, in the order in which it was first said.
func (a *Analysis) Counterparts() []Counterpart {
	return all[Counterpart](a, a.lists[CounterpartKind.List])
}

// Counterpart returns one of them.
func (a *Analysis) Counterpart(id ID) (Counterpart, bool) { return get[Counterpart](a, id) }

// SayCounterpart is the edit that says whether two causes are one, instead of what was said of them before.
func (a *Analysis) SayCounterpart(c Counterpart) Edit {
	for _, was := range a.Counterparts() {
		if was.Cause == c.Cause && was.Of == c.Of && was.Theirs == c.Theirs {
			return Set{Of: CounterpartKind, ID: was.ID, Values: Values{"likeness": string(c.Likeness), "text": c.Text}}
		}
	}
	return Add{Thing: &c}
}
