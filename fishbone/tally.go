package fishbone

// Tally is a card of a ballot: a cause or a solution, and how many dots it has. Before the
// reveal it has none.
type Tally struct {
	ID      ID     `json:"id"`
	Text    string `json:"text,omitempty"` // what it said then
	Ballot  ID     `json:"ballot,omitempty"`
	Of      ID     `json:"of,omitempty"`
	Dots    int    `json:"dots,omitempty"`
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// TallyKind describes tallies.
var TallyKind = newKind("tally", "tallies", func(t *Tally) *ID { return &t.ID },
	label("text", func(t *Tally) *string { return &t.Text }),
	thing("ballot", func(t *Tally) *ID { return &t.Ballot }, "ballot").needs(),
	thing("of", func(t *Tally) *ID { return &t.Of }, "cause", "solution").needs(),
	number("dots", func(t *Tally) *int { return &t.Dots }).upTo(1_000_000),
	stamp("made", func(t *Tally) *Stamp { return &t.Made }),
	stamp("changed", func(t *Tally) *Stamp { return &t.Changed }),
).with(add)

// Kind implements [Thing].
func (*Tally) Kind() *Kind { return TallyKind }

// Tallies returns the tallies in their order.
func (a *Analysis) Tallies() []Tally { return all[Tally](a, a.lists[TallyKind.List]) }

// Tally returns one of them.
func (a *Analysis) Tally(id ID) (Tally, bool) { return get[Tally](a, id) }
