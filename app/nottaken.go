package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/exchange/outline"
)

// This file is about what could not be taken over from a file of another program.

// fewLost is how many such things a notice names.
const fewLost = 2

// sayAdded says that an analysis was added, and what could not be taken over with it: in the
// notice, or all of it where somebody asks.
func (w *window) sayAdded(said string, lost []outline.Loss) {
	if len(lost) == 0 {
		w.notices.Say(said, ui.Positive, "", nil)
		return
	}
	said = words.T("open.without", "added", strings.TrimRight(said, ".。"), "lost", words.Losses(lost, fewLost))
	if len(lost) <= fewLost {
		w.notices.Say(said, ui.Neutral, "", nil)
		return
	}
	w.notices.Say(said, ui.Neutral, words.T("lost.all"), func() { w.showLost(lost) })
	w.notices.Stay()
}

// The measures of the list.
const (
	lostWidth  = 520
	lostHeight = 360
)

// showLost lists what could not be taken over, thing by thing.
func (w *window) showLost(lost []outline.Loss) {
	c, keys := ui.Colors(), ui.NewKeyTarget()
	var shut func()
	end := func() {
		shut()
		w.pages.page.Focus()
	}
	var said []string
	for _, l := range lost {
		said = append(said, words.Loss(l))
	}
	copied := func() { w.app.Clipboard().SetContent(strings.Join(said, "\n")) }
	keys.InDialog = true
	keys.OnKey = func(name fyne.KeyName) {
		if name == fyne.KeyEscape || name == fyne.KeyReturn || name == fyne.KeyEnter {
			end()
		}
	}
	keys.OnShortcut = func(s fyne.Shortcut) bool {
		_, ok := s.(*fyne.ShortcutCopy)
		if ok {
			copied()
		}
		return ok
	}
	const most = 200 // the clipboard takes all
	var rows []fyne.CanvasObject
	for i, one := range said {
		if i == most {
			rows = append(rows, ui.Text(words.T("lost.more", "n", len(said)-most), ui.Style{Size: ui.Body, Color: c.Muted}))
			break
		}
		rows = append(rows, ui.Paragraph(one, ui.Style{Size: ui.Body, Color: c.Ink}, lostWidth-24, 3))
	}
	title := ui.Text(words.T("lost.title"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink})
	done := ui.Primary("", words.T("lost.close"), end)
	done.SetToolTip(action.Cap("Escape"))
	body := ui.Column(12, container.NewStack(keys, title),
		ui.MinSize(lostWidth, lostHeight, container.NewVScroll(ui.Column(8, rows...))),
		ui.Row(8, ui.Plain(ui.Copy, words.T("lost.copy"), copied), ui.Spacer(), done))
	shut = ui.ShowDialog(w.win.Canvas(), body, keys)
}
