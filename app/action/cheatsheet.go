package action

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
)

// The measures of the sheet of keys.
const (
	sheetColumns = 4
	sheetWords   = 199
	sheetLine    = 20
)

// Key is a key with what it does, for what is no action of its own.
type Key struct{ Cap, Words string }

// Object draws the key with its words.
func (k Key) Object() fyne.CanvasObject { return ui.KeyCap(k.Cap, k.Words) }

// Key is the key of the action of a name, with what the action is called.
func (t *Table) Key(name string) Key { return t.Hint(name, name) }

// Hint is the key of the action of a name, with the words of another key.
func (t *Table) Hint(name, key string) Key { return Key{t.Named(name).Cap(), InLine(words.T(key))} }

// InLine is what a key does, told among other keys: there nothing begins with a capital.
func InLine(what string) string {
	if first, n := utf8.DecodeRuneInString(what); unicode.IsUpper(first) {
		return string(unicode.ToLower(first)) + what[n:]
	}
	return what
}

// Hint tells what strokes do, as their key caps and the words of a key.
func Hint(key string, strokes ...string) Key {
	caps := ""
	for _, s := range strokes {
		caps += strings.ReplaceAll(Cap(s), "+", " ") // a plus would look like one more key
	}
	return Key{caps, InLine(words.T(key))}
}

// CheatSheet shows all keys of the table by their parts and, under a title of their own,
// those that mean something while one types.
func (t *Table) CheatSheet(typing []Key) fyne.CanvasObject {
	var blocks [][]fyne.CanvasObject
	local := slices.ContainsFunc(t.actions, func(a Action) bool { return a.Local && a.Possible() })
	for _, part := range Parts() {
		if part == Diagram && local {
			continue // a page of its own has no picture
		}
		lines := []fyne.CanvasObject{sheetTitle(words.T(string(part)))}
		for _, a := range t.actions {
			if a.Part == part && len(a.Keys) > 0 && (!a.Local || a.Possible()) {
				lines = append(lines, sheetKey(a.Cap(), a.Words()))
			}
		}
		if len(lines) > 1 {
			blocks = append(blocks, lines)
		}
	}
	last := []fyne.CanvasObject{sheetTitle(words.T("part.typing"))}
	for _, k := range typing {
		last = append(last, sheetKey(k.Cap, k.Words))
	}
	return ui.Padded(4, 20, 4, 20, ui.Column(4,
		ui.Text(words.T("act.keys"), ui.Style{Size: ui.Title, Bold: true, Color: ui.Colors().Ink}),
		ui.Row(16, inColumns(append(blocks, last), sheetColumns)...)))
}

func sheetTitle(title string) fyne.CanvasObject {
	return ui.Padded(4, 0, 1, 0, ui.Text(title, ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Accent}))
}

func sheetKey(key, does string) fyne.CanvasObject {
	cap := ui.KeyCap(key, "")
	return ui.MinSize(0, sheetLine, ui.Row(8, ui.MinSize(82, sheetLine, ui.Row(0, cap)),
		ui.MinSize(sheetWords, sheetLine, ui.Row(0, ui.Truncated(does, ui.Style{Size: ui.Small, Color: ui.Colors().Ink}, sheetWords)))))
}

// inColumns puts blocks of lines into columns of about one height, in their order. A title is
// not the last line of a column.
func inColumns(blocks [][]fyne.CanvasObject, columns int) []fyne.CanvasObject {
	total := 0
	for _, b := range blocks {
		total += len(b)
	}
	each := (total + columns - 1) / columns
	var all []fyne.CanvasObject
	var column []fyne.CanvasObject
	for _, b := range blocks {
		for i, line := range b {
			if len(column) >= each || i == 0 && len(column) == each-1 {
				all, column = append(all, top(column)), nil
			}
			column = append(column, line)
		}
	}
	return append(all, top(column))
}

// top keeps a column at the top of a row.
func top(lines []fyne.CanvasObject) fyne.CanvasObject {
	return ui.Expand(ui.Column(0, append(lines, ui.Spacer())...))
}
