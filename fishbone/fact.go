package fishbone

// Aspects are what every table of facts has a row about. A row of the team's own is called what
// the team calls it.
func Aspects() []string { return []string{"what", "where", "when", "who", "howMuch"} }

// Fact is one row of the table of what is and what is not: of what, where, when, who or how
// many, what the complaint is about and what, near to it, it is not about.
type Fact struct {
	ID      ID     `json:"id"`
	Aspect  string `json:"aspect,omitempty"`  // one of [Aspects], or the team's own
	Is      string `json:"is,omitempty"`      // the fact
	IsNot   string `json:"isNot,omitempty"`   // the near fact that could be so and is not
	Differs string `json:"differs,omitempty"` // what is different about it
	Since   string `json:"since,omitempty"`   // what changed there, and when
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// FactKind describes facts.
var FactKind = newKind("fact", "facts", func(f *Fact) *ID { return &f.ID },
	label("aspect", func(f *Fact) *string { return &f.Aspect }),
	text("is", func(f *Fact) *string { return &f.Is }).searched(),
	text("isNot", func(f *Fact) *string { return &f.IsNot }),
	text("differs", func(f *Fact) *string { return &f.Differs }),
	text("since", func(f *Fact) *string { return &f.Since }),
	stamp("made", func(f *Fact) *Stamp { return &f.Made }),
	stamp("changed", func(f *Fact) *Stamp { return &f.Changed }),
)

// Kind implements [Thing].
func (*Fact) Kind() *Kind { return FactKind }

// Facts returns the facts in their order.
func (a *Analysis) Facts() []Fact { return all[Fact](a, a.lists[FactKind.List]) }

// Fact returns one of them.
func (a *Analysis) Fact(id ID) (Fact, bool) { return get[Fact](a, id) }
