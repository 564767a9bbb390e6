package panel

import (
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// PasteChoice is what is asked where something was pasted that can be read in more than one
// way: it says what each reading would do before it happens.
type PasteChoice struct {
	host     Host
	onTake   func(fishbone.Reading) bool
	onChange func()

	readings []fishbone.Reading // the likely one first; none while nothing is asked
	chosen   int
}

// NewPasteChoice makes a choice that asks nothing yet. Take does what a reading says, and
// returns whether it could; change is told when there is something else to be shown.
func NewPasteChoice(h Host, take func(fishbone.Reading) bool, change func()) *PasteChoice {
	return &PasteChoice{host: h, onTake: take, onChange: change}
}

// Ask takes the only reading at once, and asks where there is more than one. It returns whether
// there is any.
func (p *PasteChoice) Ask(readings []fishbone.Reading) bool {
	switch len(readings) {
	case 0:
		return false
	case 1:
		return p.take(readings[0])
	}
	p.readings, p.chosen = readings, 0
	p.onChange()
	return true
}

// Asked says whether an answer is waited for.
func (p *PasteChoice) Asked() bool { return len(p.readings) > 0 }

// Enter takes the reading that is chosen.
func (p *PasteChoice) Enter() { p.take(p.readings[p.chosen]) }

// take does what a reading says. What cannot be done is asked on.
func (p *PasteChoice) take(r fishbone.Reading) bool {
	asked := p.readings
	p.readings = nil // the page shows itself anew as the change is made
	if !p.onTake(r) {
		p.readings = asked
		return false
	}
	if len(asked) > 0 {
		p.onChange()
	}
	return true
}

// Key moves through the readings, or leaves them all.
func (p *PasteChoice) Key(name fyne.KeyName) {
	switch name {
	case fyne.KeyUp:
		p.chosen = max(0, p.chosen-1)
	case fyne.KeyDown:
		p.chosen = min(len(p.readings)-1, p.chosen+1)
	case fyne.KeyEscape:
		p.readings = nil
	default:
		return
	}
	p.onChange()
}

// Drop forgets what was pasted: somebody types something else.
func (p *PasteChoice) Drop() {
	if p.Asked() {
		p.readings = nil
		p.onChange()
	}
}

// paste takes a list: everything in it is added at once and undone at once. What was typed
// already belongs to its first line. Where there is more than one way to read it, the line says
// first what each would do. In front of all it takes the likely one.
func (c *CaptureLine) paste(text string) bool {
	if c.rewording != "" {
		return false
	}
	readings := c.readingsOf(c.Entry.Text + text)
	if c.host.Presenting() && len(readings) > 1 {
		readings = readings[:1]
	}
	return c.choice.Ask(readings)
}

// readingsOf are the ways to read a text that was pasted here.
func (c *CaptureLine) readingsOf(text string) []fishbone.Reading {
	switch {
	case c.Readings != nil:
		return c.Readings(text)
	case c.List == nil:
		return nil
	}
	if edits := c.List(fishbone.ReadList(text)); len(edits) > 0 {
		return []fishbone.Reading{{Edits: edits, Causes: len(edits)}}
	}
	return nil
}

// take adds what was pasted as it was read.
func (c *CaptureLine) take(r fishbone.Reading) bool {
	if !TakeReading(c.host, r, c.Said, session.Ends(c.Place)) {
		return false
	}
	c.Entry.SetSaved("")
	return true
}

// TakeReading adds what was pasted as it was read, and says how many things came of it.
func TakeReading(h Host, r fishbone.Reading, said string, options ...session.Option) bool {
	told := words.T(said, "n", r.Causes)
	if len(r.NewBones) > 0 {
		told = words.T("paste.took", "bones", listed(r.NewBones), "said", told)
	}
	return DoTelling(h, fishbone.Join(r.Edits...), told, ui.Positive, options...)
}

func listed(names []string) string { return strings.Join(names, words.T("record.and")) }

// previewLines is how many lines of a reading are shown at most.
const previewLines = 6

// Object says what each reading would do, and shows the beginning of the chosen one.
func (p *PasteChoice) Object(width float32) fyne.CanvasObject {
	col, room := ui.Colors(), width-24
	small := ui.Style{Size: ui.Small, Color: col.Muted}
	parts := []fyne.CanvasObject{ui.Paragraph(words.T("paste.ways"), small, room, 2)}
	for i, r := range p.readings {
		style := ui.Style{Size: ui.Body, Bold: i == p.chosen, Color: col.Ink}
		row := ui.NewTap(ui.Padded(6, 8, 6, 8, ui.Paragraph(sayReading(r), style, room-16, 3)), func() {
			p.take(r)
			p.host.Focus()
		})
		if i == p.chosen {
			row.Choose()
		}
		parts = append(parts, row)
	}
	keys := []action.Key{action.Hint("key.take", "Return"), action.Hint("key.otherWay", "Up", "Down"), action.Hint("key.leave", "Escape")}
	parts = append(parts, keyCaps(14, room, keys), ui.Gap(1, 4))
	for i, line := range outline(p.host.Analysis(), p.readings[p.chosen]) {
		if i == previewLines {
			parts = append(parts, ui.Text("…", small))
			break
		}
		parts = append(parts, ui.Padded(0, 0, 0, float32(12*line.Level), ui.Truncated(line.Text, small, room-float32(12*line.Level))))
	}
	return ui.Card(ui.Pad(12, ui.Column(4, parts...)))
}

// sayReading says what a reading would add.
func sayReading(r fishbone.Reading) string {
	key := "paste.plain"
	if len(r.NewBones) > 0 {
		key = "paste.bones"
	}
	return words.T(key, "bones", listed(r.NewBones), "causes", r.Causes-r.Answers, "answers", r.Answers)
}

// outline is what a reading would add, line by line.
func outline(a *fishbone.Analysis, r fishbone.Reading) []fishbone.Line {
	level := map[fishbone.ID]int{}
	var lines []fishbone.Line
	add := func(id fishbone.ID, at int, text string) {
		level[id] = at + 1
		lines = append(lines, fishbone.Line{Level: at, Text: text})
	}
	for _, e := range r.Edits {
		switch e := e.(type) {
		case fishbone.Add:
			add(fishbone.IDOf(e.Thing), 0, fishbone.NameOf(e.Thing))
		case fishbone.AddCause:
			if bone, ok := a.Bone(e.Under); ok && level[e.Under] == 0 {
				add(bone.ID, 0, bone.Name)
			}
			add(e.ID, level[e.Under], e.Text)
		}
	}
	return lines
}
