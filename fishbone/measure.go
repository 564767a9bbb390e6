package fishbone

// Direction says which values of a measure are good.
type Direction string

// The directions.
const (
	LowerIsBetter  Direction = ""
	HigherIsBetter Direction = "higher"
)

// Effect is what the team concluded from a measure.
type Effect string

// The conclusions.
const (
	EffectOpen   Effect = ""
	Effective    Effect = "effective"
	NotEffective Effect = "notEffective"
)

// Measure is what shows whether the solutions work: a figure that is taken again and again.
type Measure struct {
	ID        ID        `json:"id"`
	Text      string    `json:"text,omitempty"`
	Unit      string    `json:"unit,omitempty"`
	Direction Direction `json:"direction,omitempty"`
	Target    Figure    `json:"target,omitempty"`
	Focus     Figure    `json:"focus,omitempty"`   // how much of the present value is to be improved, in percent
	Ability   Figure    `json:"ability,omitempty"` // how much of that the team can do, in percent
	Cause     ID        `json:"cause,omitempty"`   // that it shows, none for the problem itself
	Since     Day       `json:"since,omitempty"`   // when the solutions were in force
	Verdict   Effect    `json:"verdict,omitempty"`
	By        string    `json:"by,omitempty"` // who judged
	Judged    Day       `json:"judged,omitempty"`
	Reason    string    `json:"reason,omitempty"`
	Made      Stamp     `json:"made"`
	Changed   Stamp     `json:"changed"`
}

// MeasureKind describes measures.
var MeasureKind = newKind("measure", "measures", func(m *Measure) *ID { return &m.ID },
	label("text", func(m *Measure) *string { return &m.Text }).searched(),
	line("unit", func(m *Measure) *string { return &m.Unit }),
	word("direction", func(m *Measure) *string { return (*string)(&m.Direction) }, LowerIsBetter, HigherIsBetter),
	figure("target", func(m *Measure) *Figure { return &m.Target }),
	figure("focus", func(m *Measure) *Figure { return &m.Focus }),
	figure("ability", func(m *Measure) *Figure { return &m.Ability }),
	cause("cause", func(m *Measure) *ID { return &m.Cause }),
	day("since", func(m *Measure) *Day { return &m.Since }),
	word("verdict", func(m *Measure) *string { return (*string)(&m.Verdict) }, EffectOpen, Effective, NotEffective),
	line("by", func(m *Measure) *string { return &m.By }).names(),
	day("judged", func(m *Measure) *Day { return &m.Judged }),
	text("reason", func(m *Measure) *string { return &m.Reason }),
	stamp("made", func(m *Measure) *Stamp { return &m.Made }),
	stamp("changed", func(m *Measure) *Stamp { return &m.Changed }),
)

// Kind implements [Thing].
func (*Measure) Kind() *Kind { return MeasureKind }

// Measures returns the measures in their order.
func (a *Analysis) Measures() []Measure { return all[Measure](a, a.lists[MeasureKind.List]) }

// Measure returns one of them.
func (a *Analysis) Measure(id ID) (Measure, bool) { return get[Measure](a, id) }
