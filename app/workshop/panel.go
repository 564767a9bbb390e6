package workshop

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/guide"
)

// panel is what stands beside the picture for one step.
type panel interface {
	Content() fyne.CanvasObject
	Refresh()              // shows the analysis as it stands; the entries stay
	Focus() fyne.Focusable // where the next word goes
	Flush()                // stores what was typed and not yet kept
	Prompt() talk          // what the presenter shows of it
	inSight(part fyne.CanvasObject) bool
	bring(part fyne.CanvasObject)
}

// panels makes the panel of each step.
var panels = [guide.Last]func(*Page) panel{
	newProblemPanel, newHeadPanel, newCausesPanel, newGroupPanel,
	newAgreePanel, newDrillPanel, newDrillPanel, newSolutionsPanel,
}

// makeFoot says what the step still needs, or that it is done, and offers the next.
func (s *sheet) makeFoot() fyne.CanvasObject {
	step := guide.Look(s.page.Analysis())[s.page.Session().Step()-1]
	type look struct{ step string }
	return s.part(look{fmt.Sprint(step)}, func() fyne.CanvasObject { return s.footOf(step) })
}

func (s *sheet) footOf(step guide.Step) fyne.CanvasObject {
	p := s.page
	c := ui.Colors()
	lines := []fyne.CanvasObject{}
	for i, n := range step.Missing {
		if i == 3 {
			break
		}
		lines = append(lines, s.note(n, c.Open))
	}
	if step.Done {
		lines = append(lines, ui.Row(6, ui.Check.Draw(c.Good, 16), ui.Text(words.T("foot.done"), ui.Style{Size: ui.Small, Color: c.Good})))
		if len(step.Advice) > 0 {
			lines = append(lines, s.note(step.Advice[0], c.Third))
		}
	}
	left := ui.Column(3, lines...)
	if step.Number == guide.Last {
		return ui.Column(0, ui.Hairline(), ui.Inset(10, margin, 12, margin, left))
	}
	button := ui.Plain
	if step.Done {
		button = ui.Primary
	}
	next := button("", words.T("foot.next", "name", words.T(fmt.Sprintf("step.%d", step.Number+1))), func() { p.OpenStep(step.Number + 1) })
	next.SetToolTip(words.T("foot.nextTip", "n", step.Number+1))
	return ui.Column(0, ui.Hairline(), ui.Inset(10, margin, 12, margin, ui.Column(10, left, ui.Row(0, ui.Spring(), next))))
}

// note is one sentence of the guide with a dot before it.
func (s *sheet) note(n guide.Note, ink color.Color) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Row(6, // like the line that says that the step is done
		ui.Least(16, 0, dot(ink)),
		ui.Paragraph(words.T(n.Key, "n", n.N), ui.Style{Size: ui.Small, Color: c.Second}, s.room()-22, 2),
	)
}

// heading is the question of a step and what to do about it.
func (s *sheet) heading(question, hint string) fyne.CanvasObject {
	type look struct{ question, hint string }
	return s.part(look{question, hint}, func() fyne.CanvasObject {
		c := ui.Colors()
		parts := []fyne.CanvasObject{ui.Paragraph(question, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, s.room(), 3)}
		if hint != "" {
			parts = append(parts, ui.Paragraph(hint, ui.Style{Size: ui.Small, Color: c.Third}, s.room(), 3))
		}
		return ui.Column(4, parts...)
	})
}

// empty is what a list shows before it has anything.
func (s *sheet) empty(text string) fyne.CanvasObject {
	return ui.Inset(8, 0, 0, 0, ui.Paragraph(text, ui.Style{Size: ui.Body, Color: ui.Colors().Third}, s.room(), 4))
}

// bare is what a panel about the causes on the bones says while there are none, and the
// step that comes first.
func (p *Page) bare() (text string, step int) {
	if p.Analysis().Count().Causes == 0 {
		return words.T("group.nothing"), guide.Causes
	}
	return words.T("agree.empty"), guide.Group
}

// emptyBut is empty with a button to the step that has to come first.
func (s *sheet) emptyBut(text string, step int) fyne.CanvasObject {
	name := words.T("foot.next", "name", words.T(fmt.Sprintf("step.%d", step)))
	if step < s.page.Session().Step() {
		name = words.T("foot.first", "name", words.T(fmt.Sprintf("step.%d", step)))
	}
	return ui.Column(12, s.empty(text), ui.Row(0, ui.Plain("", name, func() { s.page.OpenStep(step) })))
}

// section is a small title over a part of a panel.
func (s *sheet) section(title string) fyne.CanvasObject {
	type look struct{ title string }
	return s.part(look{title}, func() fyne.CanvasObject {
		return ui.Inset(10, 0, 2, 0, ui.Clipped(title, ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Second}, s.room()))
	})
}

// caps tells what keys do: a key and its words, again and again.
func (s *sheet) caps(gap float32, keys ...string) fyne.CanvasObject {
	type look struct{ keys string }
	return s.part(look{fmt.Sprint(gap, keys)}, func() fyne.CanvasObject { return keyCaps(gap, s.room(), keys) })
}

func keyCaps(gap, room float32, keys []string) fyne.CanvasObject {
	caps := make([]fyne.CanvasObject, 0, len(keys)/2)
	for i := 0; i < len(keys); i += 2 {
		caps = append(caps, ui.KeyCap(keys[i], keys[i+1]))
	}
	return ui.Flow(gap, room, caps...)
}
