package intake_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"whybone/app/intake"
	"whybone/fishbone/exchange/workbook"
)

// A workbook as a team keeps it: a sheet with something else before, a title, days and amounts of
// the program's own, and texts among them.
func TestAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	set := func(sheet, at string, v any) {
		t.Helper()
		if err := f.SetCellValue(sheet, at, v); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("客诉"); err != nil {
		t.Fatal(err)
	}
	set("Sheet1", "A1", "说明")
	set("客诉", "A1", "2026年客诉汇总")
	for i, head := range []string{"客诉日期", "投诉内容", "投诉类别", "损失金额"} {
		set("客诉", string(rune('A'+i))+"2", head)
	}
	set("客诉", "A3", time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC))
	set("客诉", "B3", "少一箱")
	set("客诉", "D3", 1280.5)
	set("客诉", "A5", "2026年3月6日")
	set("客诉", "B5", "破损")
	set("客诉", "D5", "1.200,75")
	path := filepath.Join(t.TempDir(), "客诉.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	opened, err := intake.Open(path, intake.Form{})
	if err != nil {
		t.Fatal(err)
	}
	if opened.Form() != (intake.Form{Sheet: "客诉"}) || !slices.Equal(opened.Sheets(), []string{"Sheet1", "客诉"}) {
		t.Errorf("it is %+v of %q", opened.Form(), opened.Sheets())
	}
	p, err := intake.Look(opened)
	if err != nil {
		t.Fatal(err)
	}
	all, wrong := read(t, p)
	if p.Head != 2 || len(all) != 2 || len(wrong) != 0 {
		t.Fatalf("the headings are in row %d: %+v, %q", p.Head, all, wrong)
	}
	if all[0].Received != "2026-03-04" || all[0].Cost != "1280.5" || all[1].Received != "2026-03-06" || all[1].Cost != "1200.75" {
		t.Errorf("they are %+v", all)
	}
	if _, err := intake.Open(path, intake.Form{Sheet: "none"}); !errors.Is(err, workbook.ErrNoSheet) {
		t.Errorf("a sheet that is not there: %v", err)
	}
	// The other program saves it anew meanwhile.
	set("客诉", "B6", "more")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(path, later, later); err != nil {
		t.Fatal(err)
	}
	if err := p.Read(func(*intake.Row) error { return nil }); !errors.Is(err, intake.ErrChanged) {
		t.Errorf("a file that was changed: %v", err)
	}
}

// The same complaints in a workbook and in a text are the same ones.
func TestOriginsOfAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for at, v := range map[string]any{"A1": "Date", "B1": "Issue", "C1": "More", "A2": time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), "B2": "late"} {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	opened, err := intake.Open(path, intake.Form{})
	if err != nil {
		t.Fatal(err)
	}
	book, err := intake.Look(opened)
	if err != nil {
		t.Fatal(err)
	}
	origins := func(p *intake.Plan) (all []string) {
		if err := p.Settle(); err != nil {
			t.Fatal(err)
		}
		if err := p.Read(func(r *intake.Row) error { all = append(all, r.Origin); return nil }); err != nil {
			t.Fatal(err)
		}
		return all
	}
	if one, other := origins(book), origins(look(t, "Date;Issue;More\n4.3.2026;late;\n", nil)); !slices.Equal(one, other) || len(one) != 1 {
		t.Errorf("%q and %q", one, other)
	}
}
