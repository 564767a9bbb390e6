package workshop

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/session"
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

	// add brings in what was typed, by a change that ends its draft, and says whether it
	// could.
	add func(text string, beside bool, ends session.Option) bool
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
	c.entry.OnEveryKey(func() {
		c.draft()
		c.showTarget()
	})
	c.entry.Page = p.Shortcut
	c.entry.OnEnter = c.enter
	c.entry.OnKey = c.key
	c.entry.OnPaste = c.paste
	return c
}

func (c *capture) enter(text string, beside bool) {
	if c.rewording != "" {
		if c.page.Do(c.reword(c.rewording, text), session.Ends(c.rewordPlace())) {
			c.end()
		}
		return
	}
	if c.add(text, beside, session.Ends(c.place)) {
		c.entry.Put("")
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
	c.entry.TakeUp(c.page.Session().Draft(c.place))
	id, text, ok := strings.Cut(c.page.Session().Draft(c.rewordPlace()), " ")
	if !ok {
		return
	}
	switch {
	case c.page.isThere(fishbone.ID(id)):
		c.typed, c.rewording = c.entry.Text, fishbone.ID(id)
		c.entry.TakeUp(text)
	case c.entry.Text == "": // what it was about is gone, the words are not
		c.entry.TakeUp(text)
		c.page.KeepDraft(c.place, text)
		c.page.KeepDraft(c.rewordPlace(), "")
	}
}

// paste takes a list: everything in it is added at once and undone at once. What was
// typed already belongs to its first line.
func (c *capture) paste(text string) bool {
	if c.list == nil || c.rewording != "" {
		return false
	}
	edits := c.list(fishbone.ReadList(c.entry.Text + text))
	if len(edits) == 0 || !c.page.Do(session.Join(edits...), session.Ends(c.place)) {
		return false
	}
	c.entry.Put("")
	c.page.Notices().Say(words.T(c.said, "n", len(edits)), ui.Positive, words.T("workshop.undoWord"), c.page.Undo)
	return true
}

// address is the bone that a line names, and what it says; ok is false for plain text.
func (c *capture) address(text string) (fishbone.Bone, string, bool) {
	if !c.bones || c.rewording != "" {
		return fishbone.Bone{}, text, false
	}
	return c.page.Analysis().Address(text)
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
	style := ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Second}
	set(c.below, ui.Row(6, ui.Text("→", style), swatch(c.page.boneColor(bone.ID)), ui.Clipped(bone.Name, style, c.page.width-2*margin-60)))
}

// draft keeps what stands in the line.
func (c *capture) draft() {
	if c.rewording == "" {
		c.page.KeepDraft(c.place, c.entry.Text)
		return
	}
	text := c.entry.Unkept()
	if text != "" {
		text = string(c.rewording) + " " + text
	}
	c.page.KeepDraft(c.rewordPlace(), text)
}

func (c *capture) rewordPlace() string { return c.place + "/reword" }

// begin puts a text into the line to be reworded.
func (c *capture) begin(id fishbone.ID, text string) {
	if c.rewording == "" {
		c.typed = c.entry.Text
	}
	c.rewording = id
	c.entry.Put(text)
	c.page.Refresh()
	c.page.TypeIn(c.entry)
}

func (c *capture) end() {
	c.page.KeepDraft(c.rewordPlace(), "")
	c.rewording = ""
	c.entry.Put(c.typed)
	c.typed = ""
	c.page.Refresh()
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
