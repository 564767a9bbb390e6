package fishbone

// Addition is what somebody added to a solution, or a solution that was merged into it.
type Addition struct {
	ID       ID     `json:"id"`
	Text     string `json:"text,omitempty"`
	Solution ID     `json:"solution,omitempty"`
	By       string `json:"by,omitempty"`
	Made     Stamp  `json:"made"`
	Changed  Stamp  `json:"changed"`
}

// AdditionKind describes additions.
var AdditionKind = newKind("addition", "additions", func(a *Addition) *ID { return &a.ID },
	label("text", func(a *Addition) *string { return &a.Text }).searched(),
	thing("solution", func(a *Addition) *ID { return &a.Solution }, "solution").needs(),
	line("by", func(a *Addition) *string { return &a.By }).authors(),
	stamp("made", func(a *Addition) *Stamp { return &a.Made }),
	stamp("changed", func(a *Addition) *Stamp { return &a.Changed }),
)

// Kind implements [Thing].
func (*Addition) Kind() *Kind { return AdditionKind }

// Additions returns the additions in their order.
func (a *Analysis) Additions() []Addition { return all[Addition](a, a.lists[AdditionKind.List]) }

// Addition returns one of them.
func (a *Analysis) Addition(id ID) (Addition, bool) { return get[Addition](a, id) }
