package fishbone

// BallotState is how far a ballot is.
type BallotState string

// The states. Before the reveal nobody sees a count.
const (
	BallotOpen     BallotState = ""
	BallotRevealed BallotState = "revealed"
)

// Ballot is one round of a vote in which each person has some dots. A [Tally] stands for each
// card that is voted on, a [Paper] for each person.
//
// Before the reveal nothing in an analysis can be counted: papers are sealed ([BallotKey]) and
// tallies are empty. The reveal writes the sums and takes the seals away.
type Ballot struct {
	ID      ID          `json:"id"`
	Text    string      `json:"text,omitempty"` // what is asked
	On      Subject     `json:"on,omitempty"`
	Dots    int         `json:"dots,omitempty"` // that each voter has
	Most    int         `json:"most,omitempty"` // on one card, 0 for no limit
	Cut     int         `json:"cut,omitempty"`  // how many are above the line
	State   BallotState `json:"state,omitempty"`
	Breaks  ID          `json:"breaks,omitempty"` // the ballot of which it decides a tie
	Made    Stamp       `json:"made"`
	Changed Stamp       `json:"changed"`
}

// BallotKind describes ballots.
var BallotKind = newKind("ballot", "ballots", func(b *Ballot) *ID { return &b.ID },
	label("text", func(b *Ballot) *string { return &b.Text }),
	word("on", func(b *Ballot) *string { return (*string)(&b.On) }, OfCauses, OfSolutions).usually(string(OfCauses)),
	number("dots", func(b *Ballot) *int { return &b.Dots }).upTo(100),
	number("most", func(b *Ballot) *int { return &b.Most }).upTo(100),
	number("cut", func(b *Ballot) *int { return &b.Cut }).upTo(1000),
	word("state", func(b *Ballot) *string { return (*string)(&b.State) }, BallotOpen, BallotRevealed),
	thing("breaks", func(b *Ballot) *ID { return &b.Breaks }, "ballot"),
	stamp("made", func(b *Ballot) *Stamp { return &b.Made }),
	stamp("changed", func(b *Ballot) *Stamp { return &b.Changed }),
).with(add, remove)

// Kind implements [Thing].
func (*Ballot) Kind() *Kind { return BallotKind }

// Ballots returns the ballots in their order.
func (a *Analysis) Ballots() []Ballot { return all[Ballot](a, a.lists[BallotKind.List]) }

// Ballot returns one of them.
func (a *Analysis) Ballot(id ID) (Ballot, bool) { return get[Ballot](a, id) }
