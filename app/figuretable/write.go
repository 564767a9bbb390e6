package figuretable

import (
	"fmt"
	"time"

	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/report"
	"whybone/fishbone/report/xlsx"
	"whybone/fishbone/service"
)

// Endings are those of the files that tables are written to, the usual one first.
func Endings() []string { return []string{".xlsx", ".csv", ".json"} }

// Write writes indicators with some months as a file of an ending.
func Write(b *service.Book, indicators []fishbone.Indicator, months []fishbone.Day, ending string, now time.Time) ([]byte, error) {
	switch ending {
	case ".csv":
		return sheet.Write(Rows(b, indicators, months))
	case ".json":
		return JSON(b, indicators, months)
	case ".xlsx":
		return xlsx.Write(workbook(Rows(b, indicators, months), now))
	}
	return nil, fmt.Errorf("there is no table that ends in %q", ending)
}

// workbook is a table as a document of one.
func workbook(rows [][]string, now time.Time) *report.Document {
	title := words.T("figures.title")
	t := report.Table{Name: title}
	for _, head := range rows[0] {
		t.Columns = append(t.Columns, report.Column{Head: head, Weight: max(8, len([]rune(head)))})
	}
	for _, row := range rows[1:] {
		values := make([]report.Value, len(row))
		for i, cell := range row {
			values[i] = report.Value{Text: cell}
			if x, ok := fishbone.Figure(cell).Float(); ok && i > 1 { // a name or a team may look like a number
				values[i].Number = &x
			}
		}
		t.Rows = append(t.Rows, values)
	}
	return &report.Document{
		Title: title, Language: string(words.Used()), Made: now,
		Page:     func(n, of int) string { return fmt.Sprintf("%d / %d", n, of) },
		Sections: []report.Part{{ID: "figures", Title: title, Blocks: []report.Block{t}}},
	}
}
