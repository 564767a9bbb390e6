package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
)

// Question is asked before something is done whose reach people could not see from its name.
type Question struct {
	Title      string
	Paragraphs []string
	Yes        string // the words of the button that does it
	Do         func()
}

// confirmWidth is how wide the words of a question are.
const confirmWidth = 420

// Ask shows the question in the middle of the window. Return says yes, Escape no.
func (q Question) Ask(h Host) {
	c, keys := ui.Colors(), ui.NewKeyTarget()
	var shut func()
	end := func(yes bool) {
		shut()
		if yes {
			q.Do()
		}
		h.Focus()
	}
	keys.InDialog = true
	keys.OnKey = func(name fyne.KeyName) {
		switch name {
		case fyne.KeyReturn, fyne.KeyEnter:
			end(true)
		case fyne.KeyEscape:
			end(false)
		}
	}
	title := ui.Paragraph(q.Title, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, confirmWidth, 3)
	parts := []fyne.CanvasObject{container.NewStack(keys, title)}
	for _, p := range q.Paragraphs {
		parts = append(parts, ui.Paragraph(p, ui.Style{Size: ui.Body, Color: c.Muted}, confirmWidth, 8))
	}
	yes := ui.Primary("", q.Yes, func() { end(true) })
	yes.SetToolTip(action.Cap("Return"))
	no := ui.Plain("", words.T("save.cancel"), func() { end(false) })
	no.SetToolTip(action.Cap("Escape"))
	parts = append(parts, ui.Row(8, ui.Spacer(), no, yes))
	shut = ui.ShowDialog(h.Window().Canvas(), ui.MinSize(confirmWidth, 0, ui.Column(12, parts...)), keys)
}
