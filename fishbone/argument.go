package fishbone

// Side is on which side of a T chart an argument stands.
type Side string

// The sides.
const (
	Pro Side = "pro"
	Con Side = "con"
)

// Argument speaks for a solution or against it.
type Argument struct {
	ID       ID     `json:"id"`
	Text     string `json:"text,omitempty"`
	Solution ID     `json:"solution,omitempty"`
	Side     Side   `json:"side,omitempty"`
	By       string `json:"by,omitempty"`
	Made     Stamp  `json:"made"`
	Changed  Stamp  `json:"changed"`
}

// ArgumentKind describes arguments.
var ArgumentKind = newKind("argument", "arguments", func(a *Argument) *ID { return &a.ID },
	label("text", func(a *Argument) *string { return &a.Text }),
	thing("solution", func(a *Argument) *ID { return &a.Solution }, "solution").needs(),
	word("side", func(a *Argument) *string { return (*string)(&a.Side) }, Pro, Con),
	line("by", func(a *Argument) *string { return &a.By }).authors(),
	stamp("made", func(a *Argument) *Stamp { return &a.Made }),
	stamp("changed", func(a *Argument) *Stamp { return &a.Changed }),
)

// Kind implements [Thing].
func (*Argument) Kind() *Kind { return ArgumentKind }

// Arguments returns the arguments in their order.
func (a *Analysis) Arguments() []Argument { return all[Argument](a, a.lists[ArgumentKind.List]) }

// Argument returns one of them.
func (a *Analysis) Argument(id ID) (Argument, bool) { return get[Argument](a, id) }
