package figures

import (
	"path/filepath"
	"strings"

	"whybone/app/figuretable"
	"whybone/app/filedialog"
	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/worksheet"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/service"
)

// askWhere is the dialog; tests replace it.
var askWhere = filedialog.Save

// importTable leads to where a table is looked at before it comes in.
func (p *Page) importTable() {
	p.table.entry.Flush()
	p.Import("")
}

// Dropped takes a table that was dropped on the page.
func (p *Page) Dropped(paths []string) bool {
	for _, ending := range figuretable.Readable() {
		if len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), ending) {
			p.table.entry.Flush()
			p.Import(paths[0])
			return true
		}
	}
	return false
}

// takeTable takes a table in, as one edit.
func (p *Page) takeTable(t figuretable.Table, file string) {
	p.onceFresh(func() {
		e, taken := t.Edit(p.book, file)
		p.View.team = ""
		if len(e.Values) > 0 && !p.do(e) {
			return
		}
		p.tellTaken(taken, len(t.Wrong))
	})
}

// tellTaken says what came in, and what did not.
func (p *Page) tellTaken(taken figuretable.Taken, wrong int) {
	said := words.FiguresTaken(taken.Values, taken.Replaced, taken.Indicators, taken.Same, wrong)
	switch {
	case taken.Values+taken.Indicators == 0:
		p.Notices.Say(said, ui.Neutral, "", nil)
	case wrong > 0:
		p.sayDone(said, ui.Negative)
		p.Notices.Stay()
	default:
		p.sayDone(said, ui.Positive)
	}
	p.Focus()
}

// exports are the ways out: tables of all that is shown, and the chart of the indicator in hand.
func (p *Page) exports() (all []ui.Choice) {
	all = append(all, ui.Pick(words.T("figures.exportTable"), func() {
		p.save(words.T("figures.title"), figuretable.Endings(), func(ending string) ([][]byte, error) {
			data, err := figuretable.Write(p.book, p.indicators(), p.book.Months(), ending, p.Now())
			return [][]byte{data}, err
		})
	}))
	if i, ok := p.indicator(); ok {
		all = append(all, ui.Pick(words.T("figures.exportChart", "name", shorten(i.Name, 24)), func() {
			var endings []string
			for _, f := range picture.Formats() {
				if !f.Text && !f.Alias {
					endings = append(endings, f.Ending)
				}
			}
			p.save(i.Name, endings, func(ending string) ([][]byte, error) { return p.chartFiles(i, ending) })
		}))
	}
	return all
}

// chartFiles is the chart of an indicator with all its months, as a file.
func (p *Page) chartFiles(i fishbone.Indicator, ending string) ([][]byte, error) {
	return picture.MonthlyFiles(p.book, i, p.complaints, service.MonthOf(p.today()), ending, scene.DocumentInfo{Title: i.Name, Language: string(words.Used()), Made: p.Now()})
}

// printSheet makes a page of the check sheet in hand, with its strokes so far and room for more.
func (p *Page) printSheet() {
	s, ok := p.sheet()
	if !ok || !p.View.sheets {
		return
	}
	p.save(s.Title+" "+string(s.Month[:7]), []string{picture.PDF}, func(string) ([][]byte, error) {
		data, err := worksheet.PDF(worksheet.CheckSheet(s), s.Title, p.Now())
		return [][]byte{data}, err
	})
}

// save asks where to save a file, writes it, and says whether it could.
func (p *Page) save(name string, endings []string, make func(ending string) ([][]byte, error)) {
	p.table.entry.Flush()
	askWhere(p.Window, filedialog.Question{Name: panel.FileName(name) + endings[0], Endings: endings}, func(path string) {
		data, err := make(strings.ToLower(filepath.Ext(path)))
		if err == nil {
			err = outfile.WriteAll(outfile.Numbered(path, data))
		}
		if err != nil {
			p.Notices.Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
			return
		}
		p.Notices.Say(words.T("export.done", "file", path), ui.Positive, "", nil)
	}, p.Focus)
}
