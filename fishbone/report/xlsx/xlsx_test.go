package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"whybone/fishbone/report/reporttest"
)

// Days are days, numbers are numbers, and what looks like a formula is text.
func TestCellsAreWhatTheyAre(t *testing.T) {
	data, err := Write(reporttest.Report("zh-Hans", 12))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if len(sheets) != 3 || sheets[1] == sheets[2] {
		t.Fatalf("the sheets are %q", sheets)
	}
	at := func(cell string) string {
		v, err := f.GetCellValue(sheets[1], cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	kind := func(cell string) excelize.CellType {
		k, err := f.GetCellType(sheets[1], cell)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	if at("B2") != "46095" { // 14 March 2026 as days since the end of 1899
		t.Errorf("the day is %q", at("B2"))
	}
	if at("C2") != "3.5" || kind("C2") == excelize.CellTypeSharedString {
		t.Errorf("the number is %q, of kind %v", at("C2"), kind("C2"))
	}
	if at("D5") != "not given" {
		t.Errorf("where something is missing stands %q", at("D5"))
	}
	for _, sheet := range sheets {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, v := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
					t.Errorf("%s of %s is a formula: %s", cell, sheet, v)
				}
			}
		}
	}
	if panes, err := f.GetPanes(sheets[1]); err != nil || !panes.Freeze {
		t.Errorf("the head is not frozen: %+v, %v", panes, err)
	}
	first, _ := f.GetRows(sheets[0])
	all := ""
	for _, row := range first {
		all += strings.Join(row, " ") + "\n"
	}
	if !strings.Contains(all, "=SUM(A1:A2)") || !strings.Contains(all, "Guests wait") {
		t.Errorf("the first sheet says\n%s", all)
	}
}
