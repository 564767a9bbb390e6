package fishbone

// Verification is a task that is to show whether a cause is one: what is looked at, how, and
// what would count as proof.
type Verification struct {
	ID        ID     `json:"id"`
	Text      string `json:"text,omitempty"` // what is looked at
	Cause     ID     `json:"cause,omitempty"`
	Criterion string `json:"criterion,omitempty"` // what would count as proof
	Method    string `json:"method,omitempty"`
	Who       string `json:"who,omitempty"`
	Due       Day    `json:"due,omitempty"`
	Sample    string `json:"sample,omitempty"` // how many are looked at
	Result    string `json:"result,omitempty"`
	Done      Day    `json:"done,omitempty"`
	Number    int    `json:"number,omitempty"` // on printed sheets, 0 while it was on none
	Made      Stamp  `json:"made"`
	Changed   Stamp  `json:"changed"`
}

// VerificationKind describes verifications.
var VerificationKind = newKind("verification", "verifications", func(v *Verification) *ID { return &v.ID },
	label("text", func(v *Verification) *string { return &v.Text }).searched(),
	cause("cause", func(v *Verification) *ID { return &v.Cause }).needs(),
	text("criterion", func(v *Verification) *string { return &v.Criterion }),
	text("method", func(v *Verification) *string { return &v.Method }),
	line("who", func(v *Verification) *string { return &v.Who }).names(),
	day("due", func(v *Verification) *Day { return &v.Due }),
	line("sample", func(v *Verification) *string { return &v.Sample }),
	text("result", func(v *Verification) *string { return &v.Result }).searched(),
	day("done", func(v *Verification) *Day { return &v.Done }),
	number("number", func(v *Verification) *int { return &v.Number }).upTo(maxLine),
	stamp("made", func(v *Verification) *Stamp { return &v.Made }),
	stamp("changed", func(v *Verification) *Stamp { return &v.Changed }),
)

// Kind implements [Thing].
func (*Verification) Kind() *Kind { return VerificationKind }

// Verifications returns the verifications in their order.
func (a *Analysis) Verifications() []Verification {
	return all[Verification](a, a.lists[VerificationKind.List])
}

// Verification returns one of them.
func (a *Analysis) Verification(id ID) (Verification, bool) { return get[Verification](a, id) }
