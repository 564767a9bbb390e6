package fishbone

import "slices"

// Subject says what is voted on or gets points.
type Subject string

// The subjects.
const (
	OfCauses    Subject = "causes"
	OfSolutions Subject = "solutions"
)

// Scale is which points there are for a criterion.
type Scale string

// The scales: 1 to 5, or 5-3-1, with which circles keep their points apart.
const (
	OneToFive    Scale = ""
	FiveThreeOne Scale = "531"
)

// Points are those of the scale, the fewest first.
func (s Scale) Points() []int {
	if s == FiveThreeOne {
		return []int{1, 3, 5}
	}
	return []int{1, 2, 3, 4, 5}
}

// Criterion is one of those by which causes or solutions get points.
type Criterion struct {
	ID      ID      `json:"id"`
	Text    string  `json:"text,omitempty"`
	For     Subject `json:"for,omitempty"`
	Weight  int     `json:"weight,omitempty"` // in percent
	Scale   Scale   `json:"scale,omitempty"`
	Made    Stamp   `json:"made"`
	Changed Stamp   `json:"changed"`
}

// CriterionKind describes criteria.
var CriterionKind = newKind("criterion", "criteria", func(c *Criterion) *ID { return &c.ID },
	label("text", func(c *Criterion) *string { return &c.Text }),
	word("for", func(c *Criterion) *string { return (*string)(&c.For) }, OfCauses, OfSolutions).usually(string(OfSolutions)),
	number("weight", func(c *Criterion) *int { return &c.Weight }).upTo(100),
	word("scale", func(c *Criterion) *string { return (*string)(&c.Scale) }, OneToFive, FiveThreeOne),
	stamp("made", func(c *Criterion) *Stamp { return &c.Made }),
	stamp("changed", func(c *Criterion) *Stamp { return &c.Changed }),
)

// Kind implements [Thing].
func (*Criterion) Kind() *Kind { return CriterionKind }

// Criteria returns the criteria in their order.
func (a *Analysis) Criteria() []Criterion { return all[Criterion](a, a.lists[CriterionKind.List]) }

// CriteriaFor are those by which causes, or solutions, get points.
func (a *Analysis) CriteriaFor(what Subject) []Criterion {
	return slices.DeleteFunc(a.Criteria(), func(c Criterion) bool { return c.For != what })
}

// Criterion returns one of them.
func (a *Analysis) Criterion(id ID) (Criterion, bool) { return get[Criterion](a, id) }
