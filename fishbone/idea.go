package fishbone

// Idea is a solution that came up early and was parked (暂存) for step 8.
type Idea struct {
	ID   ID     `json:"id"`
	Text string `json:"text"`
	By   string `json:"by,omitempty"`
	Made Stamp  `json:"made"`
}

// IdeaKind describes parked ideas.
var IdeaKind = newKind("idea", "ideas", func(i *Idea) *ID { return &i.ID },
	label("text", func(i *Idea) *string { return &i.Text }),
	line("by", func(i *Idea) *string { return &i.By }).authors(),
	stamp("made", func(i *Idea) *Stamp { return &i.Made }),
)

// Kind implements [Thing].
func (*Idea) Kind() *Kind { return IdeaKind }

// Ideas returns the parked ideas.
func (a *Analysis) Ideas() []Idea { return all[Idea](a, a.lists[IdeaKind.List]) }

// Idea returns one parked idea.
func (a *Analysis) Idea(id ID) (Idea, bool) { return get[Idea](a, id) }
