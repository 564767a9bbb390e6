package workshop

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// capture is the one line of a panel into which the team speaks: Return adds what was
// typed and the line is ready for the next. The same line rewords what is there
// already.
type capture struct {
	page      *Page
	place     string // the name of its draft
	entry     *ui.Entry
	rewording fishbone.ID
	typed     string // what stood in the line before rewording began

	below *fyne.Container   // the keys that work in the line, or where it will go
	caps  fyne.CanvasObject // those keys
	looks any               // what they depend on

	add func(text string, beside bool) bool
	// list makes the edits for a pasted list, nil for a line that takes none. Said tells
	// how many things came of it.
	list func(lines []fishbone.Line) []fishbone.Edit
	said string // the words that tell how many
	// bones says that a line may name the bone that it is meant for.
	bones  bool
	reword func(id fishbone.ID, text string) fishbone.Edit
	onKey  func(fyne.KeyName) bool
}

func newCapture(p *Page, place, hint string) *capture {
	c := &capture{page: p, place: place, entry: ui.NewEntry(hint), below: container.NewStack(), caps: ui.Gap(0, 0)}
	c.takeUp()
	c.entry.OnEveryChange(func() {
		c.draft()
		c.showTarget()
	})
	c.entry.OnShortcut = p.Shortcut
	c.entry.OnEnter = c.enter
	c.entry.OnKey = c.key
	c.entry.OnPaste = c.paste
	return c
}

func (c *capture) enter(text string, beside bool) {
	if c.rewording != "" {
		reword := func() bool { return c.page.try(c.reword(c.rewording, text)) }
		if c.page.Session.Enter(reword, c.rewordPlace()) {
			c.end()
		}
		return
	}
	if c.page.Session.Enter(func() bool { return c.add(text, beside) }, c.place) {
		c.entry.SetSaved("")
	}
}

func (c *capture) key(name fyne.KeyName) bool {
	if name == fyne.KeyEscape && c.rewording != "" {
		c.end()
		return true
	}
	return c.onKey != nil && c.onKey(name)
}

// takeUp goes on where the line was left, be it in the middle of rewording.
func (c *capture) takeUp() {
	c.entry.SetDraft(c.page.Session.Draft(c.place))
	id, text, ok := strings.Cut(c.page.Session.Draft(c.rewordPlace()), " ")
	if !ok {
		return
	}
	switch {
	case c.page.isThere(fishbone.ID(id)):
		c.typed, c.rewording = c.entry.Text, fishbone.ID(id)
		c.entry.SetDraft(text)
	case c.entry.Text == "": // what it was about is gone, the words are not
		c.entry.SetDraft(text)
		c.page.keepDraft(c.place, text)
		c.page.keepDraft(c.rewordPlace(), "")
	}
}

// paste takes a list: everything in it is added at once and undone at once. What was
// typed already belongs to its first line.
func (c *capture) paste(text string) bool {
	if c.list == nil || c.rewording != "" {
		return false
	}
	edits := c.list(fishbone.ReadList(c.entry.Text + text))
	if len(edits) == 0 || !c.page.Session.Enter(func() bool { return c.page.try(edits...) }, c.place) {
		return false
	}
	c.entry.SetSaved("")
	c.page.Notices.Say(words.T(c.said, "n", len(edits)), ui.Positive, words.T("workshop.undoWord"), c.page.undo)
	return true
}

// address is the bone that a line names, and what it says; ok is false for plain text.
func (c *capture) address(text string) (fishbone.Bone, string, bool) {
	if !c.bones || c.rewording != "" {
		return fishbone.Bone{}, text, false
	}
	return c.page.analysis().Address(text)
}

// showTarget says below the line which bone it names, in place of the keys.
func (c *capture) showTarget() {
	bone, _, ok := c.address(c.entry.Text)
	if !ok {
		if len(c.below.Objects) != 1 || c.below.Objects[0] != c.caps {
			set(c.below, c.caps)
		}
		return
	}
	style := ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Muted}
	set(c.below, ui.Row(6, ui.Text("→", style), swatch(c.page.boneColor(bone.ID)), ui.Truncated(bone.Name, style, c.page.width-2*margin-60)))
}

// draft keeps what stands in the line.
func (c *capture) draft() {
	if c.rewording == "" {
		c.page.keepDraft(c.place, c.entry.Text)
		return
	}
	text := c.entry.Unsaved()
	if text != "" {
		text = string(c.rewording) + " " + text
	}
	c.page.keepDraft(c.rewordPlace(), text)
}

func (c *capture) rewordPlace() string { return c.place + "/reword" }

// begin puts a text into the line to be reworded.
func (c *capture) begin(id fishbone.ID, text string) {
	if c.rewording == "" {
		c.typed = c.entry.Text
	}
	c.rewording = id
	c.entry.SetSaved(text)
	c.page.refresh()
	c.page.typeIn(c.entry)
}

func (c *capture) end() {
	c.page.keepDraft(c.rewordPlace(), "")
	c.rewording = ""
	c.entry.SetSaved(c.typed)
	c.typed = ""
	c.page.refresh()
	c.page.Focus()
}

// object is the line with the keys that work in it below, each with its words.
func (c *capture) object(keys ...string) fyne.CanvasObject {
	type look struct {
		keys   string
		room   float32
		colors ui.Palette
	}
	if c.rewording != "" {
		keys = []string{"Enter", words.T("key.change"), "Esc", words.T("key.leave")}
	}
	room := c.page.width - 2*margin
	if l := (look{fmt.Sprint(keys), room, ui.Colors()}); l != c.looks {
		c.looks, c.caps = l, keyCaps(14, room, keys)
	}
	c.showTarget()
	return ui.Column(8, c.entry, c.below)
}
