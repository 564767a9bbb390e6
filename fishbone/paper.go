package fishbone

// PaperState is whether somebody has voted.
type PaperState string

// The states. Somebody who comes late votes last.
const (
	PaperWaiting   PaperState = ""
	PaperVoted     PaperState = "voted"
	PaperAbstained PaperState = "abstained"
	PaperAbsent    PaperState = "absent"
	PaperLate      PaperState = "late"
)

// Paper is one person's part in a ballot: whether they have voted, not how.
type Paper struct {
	ID      ID         `json:"id"`
	Name    string     `json:"name,omitempty"` // of the voter
	Ballot  ID         `json:"ballot,omitempty"`
	Person  ID         `json:"person,omitempty"` // the voter on the roster
	State   PaperState `json:"state,omitempty"`
	Sealed  string     `json:"sealed,omitempty"` // the dots, which nobody can read, until the reveal
	Made    Stamp      `json:"made"`
	Changed Stamp      `json:"changed"`
}

// PaperKind describes papers.
var PaperKind = newKind("paper", "papers", func(p *Paper) *ID { return &p.ID },
	label("name", func(p *Paper) *string { return &p.Name }).names(),
	thing("ballot", func(p *Paper) *ID { return &p.Ballot }, "ballot").needs(),
	thing("person", func(p *Paper) *ID { return &p.Person }, "person"),
	word("state", func(p *Paper) *string { return (*string)(&p.State) }, PaperWaiting, PaperVoted, PaperAbstained, PaperAbsent, PaperLate),
	text("sealed", func(p *Paper) *string { return &p.Sealed }),
	stamp("made", func(p *Paper) *Stamp { return &p.Made }),
	stamp("changed", func(p *Paper) *Stamp { return &p.Changed }),
).with(add)

// Kind implements [Thing].
func (*Paper) Kind() *Kind { return PaperKind }

// Papers returns the papers in their order.
func (a *Analysis) Papers() []Paper { return all[Paper](a, a.lists[PaperKind.List]) }

// Paper returns one of them.
func (a *Analysis) Paper(id ID) (Paper, bool) { return get[Paper](a, id) }
