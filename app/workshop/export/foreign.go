package export

import (
	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange/outline"
)

// This file is about the files of other programs.

// foreign is the format of another program that is chosen, nil for none. A view that is a table
// is written as that table.
func (s settings) foreign() *outline.Format {
	if s.Kind == tables.Ending && s.View.Tabular() {
		return nil
	}
	return outline.ForEnding(s.Kind)
}

// pictured says whether it is a picture that is exported.
func (s settings) pictured() bool { return s.Kind != wholeFile && s.foreign() == nil }

// foreignKinds are the endings of the files of other programs that can be written, each format
// once.
func foreignKinds() (kinds []string) {
	for _, f := range outline.Formats() {
		if f.Writes() {
			kinds = append(kinds, f.Endings[0])
		}
	}
	return kinds
}

// foreignRow is the choice between them.
func (d *dialog) foreignRow() fyne.CanvasObject {
	chosen := d.settings.foreign()
	var files []option
	for _, f := range outline.Formats() {
		if f.Writes() {
			files = append(files, option{words.T("format." + f.Name), f == chosen, func(s *settings) {
				if s.Kind = f.Endings[0]; s.View.Tabular() {
					s.View = picture.Fishbone
				}
			}})
		}
	}
	return d.row("export.others", files...)
}

// mostLost is how many things that a file has no place for are named.
const mostLost = 80

// aboutForeign says what such a file is for, and what it has no place for.
func (d *dialog) aboutForeign(f *outline.Format) []fyne.CanvasObject {
	small := ui.Style{Size: ui.Small, Color: ui.Colors().Faint}
	rows := []fyne.CanvasObject{ui.Paragraph(words.T("export.others.about"), small, formWidth, 4)}
	if lost := outline.Lost(f, d.analysis); len(lost) > 0 {
		rows = append(rows, ui.Paragraph(words.T("export.without", "lost", words.Losses(lost, mostLost)), small, formWidth, 40))
	}
	return rows
}

// foreignFile makes the file. Missing says what is not in it.
func foreignFile(f *outline.Format, a *fishbone.Analysis, s settings) (data []byte, missing string, err error) {
	const few = 5
	data, lost, err := outline.Write(f, a, outline.Options{HeadLeft: s.headLeft, Language: string(words.Used())})
	if len(lost) > 0 {
		missing = words.T("export.without", "lost", words.Losses(lost, few))
	}
	return data, missing, err
}
