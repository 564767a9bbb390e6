package workshop

import (
	"strings"

	"fyne.io/fyne/v2"

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

	add    func(text string, beside bool) bool
	reword func(id fishbone.ID, text string) fishbone.Edit
	onKey  func(fyne.KeyName) bool
}

func newCapture(p *Page, place, hint string) *capture {
	c := &capture{page: p, place: place, entry: ui.NewEntry(hint)}
	c.takeUp()
	c.entry.OnEveryKey(c.draft)
	c.entry.Page = p.Shortcut
	c.entry.OnEnter = c.enter
	c.entry.OnKey = c.key
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
	c.entry.TakeUp(c.page.Session.Draft(c.place))
	id, text, ok := strings.Cut(c.page.Session.Draft(c.rewordPlace()), " ")
	if !ok {
		return
	}
	switch {
	case c.page.isThere(fishbone.ID(id)):
		c.typed, c.rewording = c.entry.Text, fishbone.ID(id)
		c.entry.TakeUp(text)
	case c.entry.Text == "": // what it was about is gone, the words are not
		c.entry.TakeUp(text)
		c.page.keepDraft(c.place, text)
		c.page.keepDraft(c.rewordPlace(), "")
	}
}

// draft keeps what stands in the line.
func (c *capture) draft() {
	if c.rewording == "" {
		c.page.keepDraft(c.place, c.entry.Text)
		return
	}
	text := c.entry.Unkept()
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
	c.entry.Put(text)
	c.page.refresh()
	c.page.typeIn(c.entry)
	c.entry.CursorColumn = len([]rune(text))
	c.entry.Refresh()
}

func (c *capture) end() {
	c.page.keepDraft(c.rewordPlace(), "")
	c.rewording = ""
	c.entry.Put(c.typed)
	c.typed = ""
	c.page.refresh()
	c.page.Focus()
}

// object is the line with the keys that work in it below.
func (c *capture) object(keys ...fyne.CanvasObject) fyne.CanvasObject {
	if c.rewording != "" {
		keys = []fyne.CanvasObject{
			ui.KeyCap("Enter", words.T("key.change")), ui.KeyCap("Esc", words.T("key.leave")),
		}
	}
	return ui.Column(8, c.entry, ui.Flow(14, c.page.width-2*margin, keys...))
}
