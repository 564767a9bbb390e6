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

// pasteChoice is what a line asks while what was pasted can be read in more than one way.
type pasteChoice struct {
	readings []fishbone.Reading // the likely one first; none while nothing is asked
	chosen   int
}

// asked says whether the line waits for an answer.
func (p *pasteChoice) asked() bool { return len(p.readings) > 0 }

// paste takes a list: everything in it is added at once and undone at once. What was typed
// already belongs to its first line. Where there is more than one way to read it, the line says
// first what each would do. In front of all it takes the likely one.
func (c *CaptureLine) paste(text string) bool {
	if c.rewording != "" {
		return false
	}
	readings := c.readingsOf(c.Entry.Text + text)
	switch {
	case len(readings) == 0:
		return false
	case len(readings) == 1, c.host.Presenting():
		return c.take(readings[0])
	}
	c.choice = pasteChoice{readings: readings}
	c.host.Refresh()
	return true
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
	said := words.T(c.Said, "n", r.Causes)
	if len(r.NewBones) > 0 {
		said = words.T("paste.took", "bones", strings.Join(r.NewBones, words.T("record.and")), "said", said)
	}
	asked := c.choice
	c.choice = pasteChoice{} // the panel shows itself anew as the change is made
	if !DoTelling(c.host, fishbone.Join(r.Edits...), said, ui.Positive, session.Ends(c.Place)) {
		c.choice = asked
		return false
	}
	c.Entry.SetSaved("")
	return true
}

// choiceKey moves through the readings, or leaves them all.
func (c *CaptureLine) choiceKey(name fyne.KeyName) {
	switch name {
	case fyne.KeyUp:
		c.choice.chosen = max(0, c.choice.chosen-1)
	case fyne.KeyDown:
		c.choice.chosen = min(len(c.choice.readings)-1, c.choice.chosen+1)
	case fyne.KeyEscape:
		c.choice = pasteChoice{}
	}
	c.host.Refresh()
}

// dropChoice forgets what was pasted: somebody types something else.
func (c *CaptureLine) dropChoice() {
	if c.choice.asked() {
		c.choice = pasteChoice{}
		c.host.Refresh()
	}
}

// previewLines is how many lines of a reading are shown at most.
const previewLines = 6

// choiceObject says what each reading would do, and shows the beginning of the chosen one.
func (c *CaptureLine) choiceObject() fyne.CanvasObject {
	col, room := ui.Colors(), c.host.PanelWidth()-2*Margin-24
	small := ui.Style{Size: ui.Small, Color: col.Muted}
	parts := []fyne.CanvasObject{ui.Paragraph(words.T("paste.ways"), small, room, 2)}
	for i, r := range c.choice.readings {
		style := ui.Style{Size: ui.Body, Bold: i == c.choice.chosen, Color: col.Ink}
		row := ui.NewTap(ui.Padded(6, 8, 6, 8, ui.Paragraph(sayReading(r), style, room-16, 3)), func() {
			c.take(r)
			c.host.Focus()
		})
		if i == c.choice.chosen {
			row.Fill, row.Over = col.Soft, col.Soft
		}
		parts = append(parts, row)
	}
	keys := []action.Key{action.Hint("key.take", "Return"), action.Hint("key.otherWay", "Up", "Down"), action.Hint("key.leave", "Escape")}
	parts = append(parts, keyCaps(14, room, keys), ui.Gap(1, 4))
	for i, line := range outline(c.host.Analysis(), c.choice.readings[c.choice.chosen]) {
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
	return words.T(key, "bones", strings.Join(r.NewBones, words.T("record.and")), "causes", r.Causes-r.Answers, "answers", r.Answers)
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
