package fishbone

// SlipUse is what a slip is written for.
type SlipUse string

// The uses: a card of a quiet round, a solution of one, or what somebody expects to be the
// cause before the team begins.
const (
	SlipCause    SlipUse = "cause"
	SlipSolution SlipUse = "solution"
	SlipGuess    SlipUse = "guess"
)

// Slip is what somebody wrote for himself: nobody else sees it before it is opened.
type Slip struct {
	ID      ID      `json:"id"`
	Text    string  `json:"text,omitempty"`
	By      string  `json:"by,omitempty"`
	For     SlipUse `json:"for,omitempty"`
	Of      ID      `json:"of,omitempty"` // the cause that an answer or a solution is meant for
	Opened  Day     `json:"opened,omitempty"`
	Made    Stamp   `json:"made"`
	Changed Stamp   `json:"changed"`
}

// SlipKind describes slips.
var SlipKind = newKind("slip", "slips", func(s *Slip) *ID { return &s.ID },
	label("text", func(s *Slip) *string { return &s.Text }),
	line("by", func(s *Slip) *string { return &s.By }).names(),
	word("for", func(s *Slip) *string { return (*string)(&s.For) }, SlipCause, SlipSolution, SlipGuess),
	cause("of", func(s *Slip) *ID { return &s.Of }),
	day("opened", func(s *Slip) *Day { return &s.Opened }),
	stamp("made", func(s *Slip) *Stamp { return &s.Made }),
	stamp("changed", func(s *Slip) *Stamp { return &s.Changed }),
)

// Kind implements [Thing].
func (*Slip) Kind() *Kind { return SlipKind }

// Slips returns the slips in their order.
func (a *Analysis) Slips() []Slip { return all[Slip](a, a.lists[SlipKind.List]) }

// Slip returns one of them.
func (a *Analysis) Slip(id ID) (Slip, bool) { return get[Slip](a, id) }
