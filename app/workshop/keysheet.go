package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
)

// The measures of the sheet of keys.
const (
	sheetColumns = 3
	sheetWords   = 210
	sheetLine    = 21
)

// whileTyping are the keys of the entry on the board and of the lines of the panels,
// which mean something while one types and are no actions of their own, each with what
// it does.
func whileTyping() [][2]string {
	return [][2]string{
		{keyCap("Enter"), words.T("typing.next")},
		{keyCap("Tab"), words.T("typing.deeper")},
		{keyCap("Shift+Tab"), words.T("typing.outwards")},
		{keyCap("Escape"), words.T("typing.leave")},
		{words.T("typing.toBone.key"), words.T("typing.toBone")},
		{keyCap("Ctrl+V"), words.T("typing.list")},
	}
}

// showKeys shows all keys on a card; any key takes it away.
func (p *Page) showKeys() {
	var blocks [][]fyne.CanvasObject
	for _, part := range parts {
		lines := []fyne.CanvasObject{sheetTitle(words.T(string(part)))}
		for _, a := range p.actions {
			if a.part == part && len(a.keys) > 0 {
				lines = append(lines, sheetKey(a.cap(), a.words()))
			}
		}
		if len(lines) > 1 {
			blocks = append(blocks, lines)
		}
	}
	typing := []fyne.CanvasObject{sheetTitle(words.T("part.typing"))}
	for _, k := range whileTyping() {
		typing = append(typing, sheetKey(k[0], k[1]))
	}
	ui.ShowCover(p.Window().Canvas(), ui.Inset(14, 24, 14, 24, ui.Column(6,
		ui.Text(words.T("act.keys"), ui.Style{Size: ui.Title, Bold: true, Color: ui.Colors().Ink}),
		ui.Row(28, inColumns(append(blocks, typing), sheetColumns)...))), p.Focus)
}

func sheetTitle(title string) fyne.CanvasObject {
	return ui.Inset(8, 0, 2, 0, ui.Text(title, ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Accent}))
}

func sheetKey(key, does string) fyne.CanvasObject {
	cap := ui.KeyCap(key, "")
	return ui.Least(0, sheetLine, ui.Row(8, ui.Least(96, sheetLine, ui.Row(0, cap)),
		ui.Least(sheetWords, sheetLine, ui.Row(0, ui.Clipped(does, ui.Style{Size: ui.Small, Color: ui.Colors().Ink}, sheetWords)))))
}

// inColumns puts blocks of lines into columns of about one height, in their order.
func inColumns(blocks [][]fyne.CanvasObject, columns int) []fyne.CanvasObject {
	total := 0
	for _, b := range blocks {
		total += len(b)
	}
	var all []fyne.CanvasObject
	var column []fyne.CanvasObject
	put := 0
	for _, b := range blocks {
		// A block begins a new column where most of it would be beyond this one's share.
		if full := (len(all) + 1) * total / columns; len(column) > 0 && put+len(b)/2 >= full && len(all)+1 < columns {
			all, column = append(all, top(column)), nil
		}
		column, put = append(column, b...), put+len(b)
	}
	return append(all, top(column))
}

// top keeps a column at the top of a row.
func top(lines []fyne.CanvasObject) fyne.CanvasObject {
	return ui.Grow(ui.Column(0, append(lines, ui.Spring())...))
}
