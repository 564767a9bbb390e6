package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/assets"
)

// The measures of the about box.
const (
	aboutWidth    = 760
	licenceHeight = 320
	licenceLine   = 18
)

// showAbout says what the program is, where the data lies, and under which licences all that is in
// it may be used.
func (w *window) showAbout() {
	c, keys := ui.Colors(), ui.NewKeyTarget()
	list := licenceList()
	var shut func()
	end := func() {
		shut()
		w.pages.page.Focus()
	}
	const page = licenceHeight/licenceLine - 1
	first := 0 // the line at the top, as the keys see it
	keys.InDialog = true
	keys.OnKey = func(name fyne.KeyName) {
		by, scrolls := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -page, fyne.KeyPageDown: page, fyne.KeyHome: -list.Length(), fyne.KeyEnd: list.Length()}[name]
		switch {
		case scrolls:
			first = min(max(0, first+by), list.Length()-page)
			list.ScrollToTop()
			list.ScrollTo(min(first+page, list.Length()-1), 0)
		case name == fyne.KeyEscape || name == fyne.KeyReturn || name == fyne.KeyEnter:
			end()
		}
	}
	body := ui.Style{Size: ui.Body, Color: c.Muted}
	title := ui.Text(words.T("about.title", "version", w.version), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink})
	done := ui.Primary("", words.T("lost.close"), end)
	done.SetToolTip(action.Cap("Escape"))
	shut = ui.ShowDialog(w.win.Canvas(), ui.Column(12,
		container.NewStack(keys, title),
		ui.Paragraph(words.T("about.what"), body, aboutWidth, 3),
		ui.Paragraph(words.T("about.data", "file", w.store.Path()), body, aboutWidth, 3),
		ui.Text(words.T("about.licences"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		ui.Card(ui.Pad(8, ui.MinSize(aboutWidth, licenceHeight, list.Object()))),
		ui.Row(8, ui.Spacer(), done)), keys)
}

// licenceList shows all licences, of which there are thousands of lines.
func licenceList() *ui.VirtualList {
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(assets.Licences, "\r", ""), "\n"), "\n")
	style := ui.Style{Size: ui.Small, Color: ui.Colors().Muted}
	return ui.NewVirtualList(ui.VirtualListOptions{
		Length:    func() int { return len(lines) },
		CreateRow: func() fyne.CanvasObject { return ui.Text("", style) },
		UpdateRow: func(i int, row fyne.CanvasObject) {
			if t := row.(*canvas.Text); t.Text != lines[i] {
				t.Text = lines[i]
				t.Refresh()
			}
		},
		RowHeight: func(int) float32 { return licenceLine },
	})
}
