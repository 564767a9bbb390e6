package fishbone

// Attachment is a file or a picture that belongs to a thing. Its bytes are kept beside the
// analysis, by their checksum.
type Attachment struct {
	ID      ID     `json:"id"`
	Name    string `json:"name,omitempty"` // of the file
	Of      ID     `json:"of,omitempty"`   // what it belongs to
	Type    string `json:"type,omitempty"` // its media type
	Size    int    `json:"size,omitempty"` // in bytes
	Sum     string `json:"sum,omitempty"`  // SHA-256, in hexadecimal digits
	Note    string `json:"note,omitempty"` // what is to be seen
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// AttachmentKind describes attachments.
var AttachmentKind = newKind("attachment", "attachments", func(a *Attachment) *ID { return &a.ID },
	label("name", func(a *Attachment) *string { return &a.Name }).searched(),
	thing("of", func(a *Attachment) *ID { return &a.Of }, "cause", "verification", "promise", "measure", "containment").needs(),
	line("type", func(a *Attachment) *string { return &a.Type }),
	number("size", func(a *Attachment) *int { return &a.Size }).upTo(1<<30),
	line("sum", func(a *Attachment) *string { return &a.Sum }),
	line("note", func(a *Attachment) *string { return &a.Note }),
	stamp("made", func(a *Attachment) *Stamp { return &a.Made }),
	stamp("changed", func(a *Attachment) *Stamp { return &a.Changed }),
)

// Kind implements [Thing].
func (*Attachment) Kind() *Kind { return AttachmentKind }

// Attachments returns the attachments in their order.
func (a *Analysis) Attachments() []Attachment {
	return all[Attachment](a, a.lists[AttachmentKind.List])
}

// Attachment returns one of them.
func (a *Analysis) Attachment(id ID) (Attachment, bool) { return get[Attachment](a, id) }
