package fishbone

// Subject says what is voted on or gets points.
type Subject string

// The subjects.
const (
	OfCauses    Subject = "causes"
	OfSolutions Subject = "solutions"
)

// Criterion is one of those by which causes or solutions get points.
type Criterion struct {
	ID      ID      `json:"id"`
	Text    string  `json:"text,omitempty"`
	For     Subject `json:"for,omitempty"`
	Weight  int     `json:"weight,omitempty"` // in percent
	Made    Stamp   `json:"made"`
	Changed Stamp   `json:"changed"`
}

// CriterionKind describes criteria.
var CriterionKind = newKind("criterion", "criteria", func(c *Criterion) *ID { return &c.ID },
	label("text", func(c *Criterion) *string { return &c.Text }),
	word("for", func(c *Criterion) *string { return (*string)(&c.For) }, OfCauses, OfSolutions).usually(string(OfSolutions)),
	number("weight", func(c *Criterion) *int { return &c.Weight }).upTo(100),
	stamp("made", func(c *Criterion) *Stamp { return &c.Made }),
	stamp("changed", func(c *Criterion) *Stamp { return &c.Changed }),
)

// Kind implements [Thing].
func (*Criterion) Kind() *Kind { return CriterionKind }

// Criteria returns the criteria in their order.
func (a *Analysis) Criteria() []Criterion { return all[Criterion](a, a.lists[CriterionKind.List]) }

// Criterion returns one of them.
func (a *Analysis) Criterion(id ID) (Criterion, bool) { return get[Criterion](a, id) }
