package fishbone

// Containment protects the customer until the cause is gone.
type Containment struct {
	ID      ID     `json:"id"`
	Text    string `json:"text,omitempty"`
	Where   string `json:"where,omitempty"`
	Owner   string `json:"owner,omitempty"`
	Since   Day    `json:"since,omitempty"`
	Effect  string `json:"effect,omitempty"`  // how well it works, with a figure
	Due     Day    `json:"due,omitempty"`     // when it is to be taken away
	Removed Day    `json:"removed,omitempty"` // when it was
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// ContainmentKind describes containments.
var ContainmentKind = newKind("containment", "containments", func(c *Containment) *ID { return &c.ID },
	label("text", func(c *Containment) *string { return &c.Text }).searched(),
	line("where", func(c *Containment) *string { return &c.Where }),
	line("owner", func(c *Containment) *string { return &c.Owner }).names(),
	day("since", func(c *Containment) *Day { return &c.Since }),
	text("effect", func(c *Containment) *string { return &c.Effect }),
	day("due", func(c *Containment) *Day { return &c.Due }),
	day("removed", func(c *Containment) *Day { return &c.Removed }),
	stamp("made", func(c *Containment) *Stamp { return &c.Made }),
	stamp("changed", func(c *Containment) *Stamp { return &c.Changed }),
)

// Kind implements [Thing].
func (*Containment) Kind() *Kind { return ContainmentKind }

// Containments returns the containments in their order.
func (a *Analysis) Containments() []Containment {
	return all[Containment](a, a.lists[ContainmentKind.List])
}

// Containment returns one of them.
func (a *Analysis) Containment(id ID) (Containment, bool) { return get[Containment](a, id) }
