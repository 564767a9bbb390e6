package fishbone

// Explanation is whether a cause explains a fact.
type Explanation string

// The explanations. A pair that nobody looked at has no [Fit].
const (
	Explains      Explanation = "explains"
	CannotExplain Explanation = "cannot"
	OnlyIf        Explanation = "onlyIf" // on a condition
)

// Fit says whether a cause explains a fact: both that it is so there and that it is not so
// nearby.
type Fit struct {
	ID      ID          `json:"id"`
	Verdict Explanation `json:"verdict,omitempty"`
	Cause   ID          `json:"cause,omitempty"`
	Fact    ID          `json:"fact,omitempty"`
	Reason  string      `json:"reason,omitempty"` // why not, or the condition
	Made    Stamp       `json:"made"`
	Changed Stamp       `json:"changed"`
}

// FitKind describes fits.
var FitKind = newKind("fit", "fits", func(f *Fit) *ID { return &f.ID },
	word("verdict", func(f *Fit) *string { return (*string)(&f.Verdict) }, Explains, CannotExplain, OnlyIf),
	cause("cause", func(f *Fit) *ID { return &f.Cause }).needs(),
	thing("fact", func(f *Fit) *ID { return &f.Fact }, "fact").needs(),
	text("reason", func(f *Fit) *string { return &f.Reason }),
	stamp("made", func(f *Fit) *Stamp { return &f.Made }),
	stamp("changed", func(f *Fit) *Stamp { return &f.Changed }),
)

// Kind implements [Thing].
func (*Fit) Kind() *Kind { return FitKind }

// Fits returns the fits in their order.
func (a *Analysis) Fits() []Fit { return all[Fit](a, a.lists[FitKind.List]) }

// Fit returns one of them.
func (a *Analysis) Fit(id ID) (Fit, bool) { return get[Fit](a, id) }
