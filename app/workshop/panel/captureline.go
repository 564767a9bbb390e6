package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// CaptureLine is the one line of a panel into which the team speaks: Return adds what was
// typed and the line is ready for the next. The same line rewords what is there
// already.
type CaptureLine struct {
	host      Host
	Place     string // the name of its draft
	Entry     *ui.Entry
	rewording fishbone.ID
	typed     string // what stood in the line before rewording began
	moving    bool   // it goes to another place, where other words stand
	choice    *PasteChoice

	below *fyne.Container   // the keys that work in the line, or where it will go
	caps  fyne.CanvasObject // those keys
	cache *ui.Cache         // of those keys

	// Add brings in what was typed, by a change that ends its draft, and says whether it
	// could.
	Add func(text string, beside bool, ends session.Option) bool
	// List makes the edits for a pasted list, and Readings the ways to read one where there
	// may be several; both are nil for a line that takes none. Said tells how many things came
	// of it.
	List     func(lines []fishbone.Line) []fishbone.Edit
	Readings func(text string) []fishbone.Reading
	Said     string // the words that tell how many
	// Bones says that a line may name the bone that it is meant for.
	Bones  bool
	Reword func(id fishbone.ID, text string) fishbone.Edit
	OnKey  func(fyne.KeyName) bool
}

// NewCaptureLine makes a line whose draft has a name.
func NewCaptureLine(h Host, place, hint string) *CaptureLine {
	c := &CaptureLine{host: h, Place: place, Entry: ui.NewEntry(hint), below: container.NewStack(), caps: ui.Gap(0, 0)}
	c.choice = NewPasteChoice(h, c.take, h.Refresh)
	c.cache = ui.NewCache(func() any { return h.PanelWidth() })
	c.Entry.Place = place
	c.takeUp()
	c.Entry.OnEveryChange(func() {
		c.draft()
		c.choice.Drop()
		c.showTarget()
	})
	Serve(h, c.Entry)
	c.Entry.OnEnter = c.enter
	c.Entry.OnKey = c.key
	c.Entry.OnPaste = c.paste
	return c
}

func (c *CaptureLine) enter(text string, beside bool) {
	if c.choice.Asked() {
		c.choice.Enter()
		return
	}
	if c.rewording != "" {
		if c.host.Do(c.Reword(c.rewording, text), session.Ends(c.rewordPlace())) {
			c.end()
		}
		return
	}
	if c.Add(text, beside, session.Ends(c.Place)) {
		c.Entry.SetSaved("")
	}
}

func (c *CaptureLine) key(name fyne.KeyName) bool {
	if c.choice.Asked() {
		c.choice.Key(name)
		return true
	}
	if name == fyne.KeyEscape && c.rewording != "" {
		c.end()
		return true
	}
	return c.OnKey != nil && c.OnKey(name)
}

// MoveTo has the line go on at another place. What was typed stays where it was typed, and what
// was typed earlier at the other place stands in the line again: half an answer is never put
// under another question.
func (c *CaptureLine) MoveTo(place string) {
	if place == c.Place {
		return
	}
	c.moving = true
	c.Place, c.rewording, c.typed = place, "", ""
	c.Entry.Place = place
	c.Entry.SetSaved("")
	c.takeUp()
	c.moving = false
	c.showTarget()
}

// takeUp goes on where the line was left, be it in the middle of rewording.
func (c *CaptureLine) takeUp() {
	c.Entry.SetDraft(c.host.Session().Draft(c.Place))
	id, text, ok := strings.Cut(c.host.Session().Draft(c.rewordPlace()), " ")
	if !ok {
		return
	}
	switch {
	case Exists(c.host.Analysis(), fishbone.ID(id)):
		c.typed, c.rewording = c.Entry.Text, fishbone.ID(id)
		c.Entry.SetDraft(text)
	case c.Entry.Text == "": // what it was about is gone, the words are not
		c.Entry.SetDraft(text)
		c.host.KeepDraft(c.Place, text)
		c.host.KeepDraft(c.rewordPlace(), "")
	}
}

// Address is the bone that a line names, and what it says; ok is false for plain text.
func (c *CaptureLine) Address(text string) (fishbone.Bone, string, bool) {
	if !c.Bones || c.rewording != "" {
		return fishbone.Bone{}, text, false
	}
	return c.host.Analysis().SplitBonePrefix(text)
}

// showTarget says below the line which bone it names, in place of the keys.
func (c *CaptureLine) showTarget() {
	if c.choice.Asked() {
		Set(c.below, c.choice.Object(c.host.PanelWidth()-2*Margin))
		return
	}
	bone, _, ok := c.Address(c.Entry.Text)
	if name, _, new := fishbone.NewBonePrefix(c.Entry.Text); !ok && new && c.Bones && c.rewording == "" {
		Set(c.below, c.offerBone(name))
		return
	}
	if !ok {
		if len(c.below.Objects) != 1 || c.below.Objects[0] != c.caps {
			Set(c.below, c.caps)
		}
		return
	}
	style := ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Muted}
	Set(c.below, ui.Row(6, ui.Text("→", style), Swatch(BoneColor(c.host.Analysis(), bone.ID)), ui.Truncated(bone.Name, style, c.host.PanelWidth()-2*Margin-60)))
}

// offerBone offers to make the bone that the line names and that is not there.
func (c *CaptureLine) offerBone(name string) fyne.CanvasObject {
	offer := words.T("paste.newBone", "name", Shorten(name, 20))
	t := ui.NewTap(ui.KeyCap(action.Cap("Ctrl+Return"), offer), func() {
		c.enter(c.Entry.Text, true)
		c.host.Focus()
	})
	return ui.Row(0, t)
}

// draft keeps what stands in the line.
func (c *CaptureLine) draft() {
	if c.moving {
		return
	}
	if c.rewording == "" {
		c.host.KeepDraft(c.Place, c.Entry.Text)
		return
	}
	text := c.Entry.Unsaved()
	if text != "" {
		text = string(c.rewording) + " " + text
	}
	c.host.KeepDraft(c.rewordPlace(), text)
}

func (c *CaptureLine) rewordPlace() string { return c.Place + "/reword" }

// Begin puts a text into the line to be reworded.
func (c *CaptureLine) Begin(id fishbone.ID, text string) {
	if Refused(c.host) {
		return
	}
	if c.rewording == "" {
		c.typed = c.Entry.Text
	}
	c.rewording = id
	c.Entry.SetSaved(text)
	c.host.Refresh()
	c.host.TypeIn(c.Entry)
}

func (c *CaptureLine) end() {
	c.host.KeepDraft(c.rewordPlace(), "")
	c.rewording = ""
	c.Entry.SetSaved(c.typed)
	c.typed = ""
	c.host.Refresh()
	c.host.Focus()
}

// Rewording says whether the line rewords something.
func (c *CaptureLine) Rewording() bool { return c.rewording != "" }

// Object is the line with the keys that work in it below, each with its words.
func (c *CaptureLine) Object(keys ...action.Key) fyne.CanvasObject {
	if c.Rewording() {
		keys = RewordingKeys()
	}
	c.caps = c.cache.Get("caps", keys, func() fyne.CanvasObject {
		return keyCaps(14, c.host.PanelWidth()-2*Margin, keys)
	})
	c.cache.EndRound()
	c.showTarget()
	return ui.Column(8, c.Entry, c.below)
}

// RewordingKeys are the keys that work while a line rewords something.
func RewordingKeys() []action.Key {
	return []action.Key{action.Hint("key.change", "Return"), action.Hint("key.leave", "Escape")}
}
