package fishbone

// RiskAnswer is what the team does about a risk.
type RiskAnswer string

// The answers.
const (
	RiskOpen     RiskAnswer = ""
	RiskPromised RiskAnswer = "promised" // a promise takes care of it
	RiskChanged  RiskAnswer = "changed"  // the solution was changed
	RiskAccepted RiskAnswer = "accepted"
)

// Risk is a reason why a solution might have failed, found before it is promised.
type Risk struct {
	ID       ID         `json:"id"`
	Text     string     `json:"text,omitempty"`
	Solution ID         `json:"solution,omitempty"`
	By       string     `json:"by,omitempty"`
	Answer   RiskAnswer `json:"answer,omitempty"`
	Note     string     `json:"note,omitempty"` // what was changed, or why it is lived with
	Made     Stamp      `json:"made"`
	Changed  Stamp      `json:"changed"`
}

// RiskKind describes risks.
var RiskKind = newKind("risk", "risks", func(r *Risk) *ID { return &r.ID },
	label("text", func(r *Risk) *string { return &r.Text }),
	thing("solution", func(r *Risk) *ID { return &r.Solution }, "solution").needs(),
	line("by", func(r *Risk) *string { return &r.By }).authors(),
	word("answer", func(r *Risk) *string { return (*string)(&r.Answer) }, RiskOpen, RiskPromised, RiskChanged, RiskAccepted),
	line("note", func(r *Risk) *string { return &r.Note }),
	stamp("made", func(r *Risk) *Stamp { return &r.Made }),
	stamp("changed", func(r *Risk) *Stamp { return &r.Changed }),
)

// Kind implements [Thing].
func (*Risk) Kind() *Kind { return RiskKind }

// Risks returns the risks in their order.
func (a *Analysis) Risks() []Risk { return all[Risk](a, a.lists[RiskKind.List]) }

// Risk returns one of them.
func (a *Analysis) Risk(id ID) (Risk, bool) { return get[Risk](a, id) }
