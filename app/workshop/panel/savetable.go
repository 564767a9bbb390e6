package panel

import (
	"time"

	"whybone/app/picture"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/table"
)

// The endings that are offered: for a picture, which is printed well, and for a table.
const (
	PictureFile = picture.PDF
	TableFile   = tables.Ending
)

// tableDPI is the resolution of a table as a picture of pixels.
const tableDPI = 150

// SaveTables asks where to, and writes tables into a file: for spreadsheets, or as a picture. The
// ending that is typed decides what it is.
func SaveTables(h Host, ending string, all []table.Table) {
	if len(all) == 0 || len(all[0].Rows) == 0 {
		h.Report(table.ErrNoRows)
		return
	}
	endings := []string{tables.Ending}
	for _, f := range picture.Formats() {
		if !f.Text {
			endings = append(endings, f.Ending)
		}
	}
	name := FileName(all[0].Title+" – "+h.Analysis().HeadText()) + ending
	made := h.Analysis().Changed().At
	SaveFiles(h, name, endings, func(ending string) ([][]byte, error) { return tableFiles(all, ending, made) })
}

func tableFiles(all []table.Table, kind string, made time.Time) ([][]byte, error) {
	if kind == tables.Ending {
		data, err := tables.CSV(all...)
		return [][]byte{data}, err
	}
	page := scene.Fit
	if kind == picture.PDF {
		page = scene.A4
	}
	var pages []*scene.Scene
	for _, t := range all {
		pages = append(pages, t.Pages(picture.Theme(false), page)...)
	}
	info := scene.DocumentInfo{Title: all[0].Title, Language: string(words.Used()), Made: made}
	return picture.Files(pages, kind, picture.Settings{DPI: tableDPI, Info: info})
}

// SaveButton offers files of what a page shows, by the names of the actions.
func SaveButton(h Host, actions ...string) *ui.Tap {
	var t *ui.Tap
	t = ui.SmallIcon(ui.Page, words.T("choose.save"), func() { h.ShowMenu(ui.Below(t), h.Actions().Choices(actions...)...) })
	return t
}
