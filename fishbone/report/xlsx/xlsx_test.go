package xlsx

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// Days are days, numbers are numbers, and what looks like a formula is text.
func TestCellsAreWhatTheyAre(t *testing.T) {
	f := open(t, reporttest.Report("zh-Hans", 12))
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

// What a cell says stays as it was typed, also where it looks like the code of a character.
func TestTextsStayAsTheyAre(t *testing.T) {
	d := reporttest.Report("en", 1)
	texts := []string{"_x0041_", "_x0041_x0042_", "a_x000D_b", "_x00", " two  blanks ", "line\nline", "<&>\"'", "'=1", "😀 𠮷"}
	var rows [][]report.Value
	for _, text := range texts {
		rows = append(rows, []report.Value{{Text: text}})
	}
	d.Sections = []report.Part{{ID: "D1", Title: "Texts", Blocks: []report.Block{
		report.Table{Name: "It's 'so' & <more>", Columns: []report.Column{{Head: "Text", Weight: 8}}, Rows: rows},
	}}}
	f := open(t, d)
	if got := f.GetSheetList(); len(got) != 2 || got[1] != "It's 'so' & <more>" {
		t.Fatalf("the sheets are %q", got)
	}
	for i, want := range texts {
		got, err := f.GetCellValue(f.GetSheetList()[1], fmt.Sprint("A", i+2))
		if err != nil || got != want {
			t.Errorf("%q is read as %q, %v", want, got, err)
		}
	}
}

// Days before March 1900 are counted by a calendar of their own.
func TestDaysAreCountedAsInACell(t *testing.T) {
	for day, want := range map[fishbone.Day]string{"1900-01-01": "1", "1900-02-28": "59", "1900-03-01": "61", "2026-03-14": "46095"} {
		d := reporttest.Report("en", 1)
		d.Sections = []report.Part{{Blocks: []report.Block{report.Field{Label: "Day", Value: report.Value{Text: "x", Day: day}}}}}
		f := open(t, d)
		sheet := f.GetSheetList()[0]
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if last := rows[len(rows)-1]; len(last) != 2 || last[1] != want {
			t.Errorf("%s is %q, want %s", day, last, want)
		}
	}
}

// How sheets look: filters, widths, and what is missing in amber.
func TestSheetsLookAsTheyShould(t *testing.T) {
	f := open(t, reporttest.Report("zh-Hant", 12))
	sheet := f.GetSheetList()[1]
	style := func(cell string) *excelize.Style {
		id, err := f.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if day := style("B2"); day.CustomNumFmt == nil || *day.CustomNumFmt != "yyyy-mm-dd" {
		t.Errorf("a day is shown as %v", day.CustomNumFmt)
	}
	if missing := style("D5"); missing.Fill.Pattern != 1 || f.Styles.Fills.Fill[2].PatternFill.FgColor.RGB != "FFFBEED5" || !missing.Font.Bold || missing.Font.Family != "微軟正黑體" {
		t.Errorf("what is missing looks like %+v, %+v", missing.Fill, missing.Font)
	}
	if head := style("A1"); len(head.Border) != 1 || head.Border[0].Type != "bottom" || !head.Alignment.WrapText {
		t.Errorf("the head looks like %+v, %+v", head.Border, head.Alignment)
	}
	if wide, err := f.GetColWidth(sheet, "A"); err != nil || wide != 43 {
		t.Errorf("the first column is %g wide, %v", wide, err)
	}
	filters := 0
	for _, name := range f.GetDefinedName() {
		if strings.HasSuffix(name.RefersTo, "!$A$1:$D$13") {
			filters++
		}
	}
	if filters != 2 {
		t.Errorf("filters: %+v", f.GetDefinedName())
	}
	if layout, err := f.GetPageLayout(sheet); err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 {
		t.Errorf("it is printed as %+v, %v", layout, err)
	}
}

// The company's logo is on the first sheet, and the head of a table on each of its pages.
func TestTheLogoAndTheHeadsOfPages(t *testing.T) {
	d := reporttest.Report("en", 3)
	mark := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	var b bytes.Buffer
	if err := png.Encode(&b, mark); err != nil {
		t.Fatal(err)
	}
	d.Logo, d.Paper = &report.Logo{PNG: b.Bytes(), Picture: mark}, report.Letter
	f := open(t, d)
	sheets := f.GetSheetList()
	pictures, err := f.GetPictures(sheets[0], "B1")
	if err != nil || len(pictures) != 1 || !bytes.Equal(pictures[0].File, b.Bytes()) || pictures[0].Format.AltText != d.Company {
		t.Errorf("the pictures are %+v, %v", pictures, err)
	}
	if high, err := f.GetRowHeight(sheets[0], 1); err != nil || high != 25 {
		t.Errorf("the first row is %g high, %v", high, err)
	}
	titles := 0
	for _, name := range f.GetDefinedName() {
		if strings.HasSuffix(name.Name, "Print_Titles") && strings.HasSuffix(name.RefersTo, "!$1:$1") {
			titles++
		}
	}
	if titles != 2 {
		t.Errorf("defined are %+v", f.GetDefinedName())
	}
	if layout, err := f.GetPageLayout(sheets[1]); err != nil || *layout.Size != 1 {
		t.Errorf("it is printed on paper %d, %v", *layout.Size, err)
	}
}

func open(t *testing.T, d *report.Document) *excelize.File {
	t.Helper()
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// A mean has the decimals that the report has, and a share is a number, too.
func TestFiguresAreAsTheReportSaysThem(t *testing.T) {
	d := reporttest.Report("zh-Hant", 0)
	mean, share, usual := 382.3333333333, 84.0707, -3.5
	table := report.Table{Name: "效果", Columns: []report.Column{{Head: "a"}, {Head: "b"}, {Head: "c"}}}
	table.Rows = [][]report.Value{{{Text: "382", Number: &mean}, {Text: "84.1\u00a0%", Number: &share}, {Text: "−3.5", Number: &usual}}}
	d.Sections[0].Blocks = []report.Block{table}
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for at, want := range map[string]string{"A2": "382", "B2": "84.1%", "C2": "-3.5"} {
		if got, err := f.GetCellValue("效果", at); err != nil || got != want {
			t.Errorf("%s shows %q, want %q, %v", at, got, want, err)
		}
	}
	if raw, _ := f.GetCellValue("效果", "A2", excelize.Options{RawCellValue: true}); !strings.HasPrefix(raw, "382.33333") {
		t.Errorf("it is kept as %s", raw)
	}
}

// A sheet is printed as wide as a page, in letters that can be read, however many columns it has and
// however long their texts are.
func TestNoColumnMakesTheOthersSmall(t *testing.T) {
	const unbroken = "Christiane-Charlotte"
	usual := map[report.Paper]string{report.A4: "9", report.Letter: "1"}
	wide := map[string]float64{"9": 841.89, "8": 1190.55, "1": 792, "3": 1224} // papers that lie, in points
	for _, paper := range []report.Paper{report.A4, report.Letter} {
		for columns := 1; columns <= 14; columns++ {
			for _, words := range []string{"Yes", "Christiane", unbroken, "Counters on all eight moulds, limits in the system", "八副模具全部装上计数器，上限录入系统"} {
				d := reporttest.Report("en", 1)
				d.Paper = paper
				d.Sections[0].Blocks = []report.Block{tableOf(columns, 20, words)}
				data, err := Write(d)
				if err != nil {
					t.Fatal(err)
				}
				sheet := reporttest.Parts(t, data)["xl/worksheets/sheet2.xml"]
				whole := 0.0
				for _, found := range regexp.MustCompile(`<col [^>]*width="([\d.]+)"`).FindAllStringSubmatch(sheet, -1) {
					one, _ := strconv.ParseFloat(found[1], 64)
					whole += one * 7 * 72 / 96
				}
				on := regexp.MustCompile(`paperSize="(\d+)"`).FindStringSubmatch(sheet)[1]
				if letters := size * min(1, (wide[on]-72)/whole); letters < 7.95 {
					t.Errorf("%d columns of %q are printed in letters of %.1f points on paper %s", columns, words, letters, on)
				}
				if columns > 10 && words == unbroken && on == usual[paper] {
					t.Errorf("%d columns of %q are broken on paper %s", columns, words, on)
				}
				if columns <= 6 && on != usual[paper] {
					t.Errorf("%d columns of %q take paper %s", columns, words, on)
				}
			}
		}
	}
}

// tableOf is a table with the same words in all its cells.
func tableOf(columns, rows int, words string) report.Table {
	t := report.Table{Name: "Wide"}
	row := make([]report.Value, columns)
	for i := range row {
		row[i].Text = words
		t.Columns = append(t.Columns, report.Column{Head: "Column", Weight: report.Weight(words)})
	}
	for range rows {
		t.Rows = append(t.Rows, row)
	}
	return t
}

// A workbook names nothing that it does not hold: what a picture shows is no value.
func TestAWorkbookHasNoCaptionsWithoutPictures(t *testing.T) {
	d := reporttest.Report("en", 1)
	d.Sections[0].Blocks = []report.Block{report.Picture{Name: "fishbone", Alt: "The fishbone"}}
	f := open(t, d)
	rows, err := f.GetRows(f.GetSheetList()[0])
	if err != nil || strings.Contains(fmt.Sprint(rows), "The fishbone") || !strings.Contains(fmt.Sprint(rows), "D0  Complaint] [—]") {
		t.Errorf("the first sheet says %q, %v", rows, err)
	}
}

// A long name on the first sheet is not printed over the next row: a table's as little as a value's.
func TestLongNamesHaveTheirRows(t *testing.T) {
	d := reporttest.Report("en", 1)
	long := "Check sheet: what was counted, and how often"
	table := tableOf(2, 1, "word")
	table.Name = long
	field := report.Field{Label: long, Value: report.Value{Text: "19"}}
	d.Head = []report.Field{field}
	d.Sections[0].Blocks = []report.Block{field, table}
	f := open(t, d)
	sheet, found := f.GetSheetList()[0], 0
	rows, err := f.GetRows(sheet)
	for i, row := range rows {
		if len(row) > 0 && row[0] == long {
			found++
			if high, _ := f.GetRowHeight(sheet, i+1); high < 2*lineHigh {
				t.Errorf("row %d is %v high: %q", i+1, high, row)
			}
		}
	}
	if err != nil || found != 3 {
		t.Errorf("%d rows have the name, %v", found, err)
	}
}

// The rows of a table stand clear of the line above them and of each other, also where a cell is empty.
func TestRowsStandClearOfTheirLines(t *testing.T) {
	d := reporttest.Report("zh-Hans", 1)
	table := tableOf(3, 2, "结果")
	table.Rows[1] = []report.Value{{Text: "两行\n文字"}, {}, {Text: "3", Day: "2026-03-14"}}
	d.Sections[0].Blocks = []report.Block{table}
	f := open(t, d)
	for row, want := range map[int]float64{1: lineHigh + 6, 2: lineHigh + 6, 3: 2*lineHigh + 6} {
		if high, err := f.GetRowHeight("Wide", row); err != nil || high != want {
			t.Errorf("row %d is %g high, want %g, %v", row, high, want, err)
		}
	}
	for _, cell := range []string{"A2", "A3", "B3", "C3"} {
		id, err := f.GetCellStyle("Wide", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || style.Alignment.Vertical != "center" || len(style.Border) != 1 || style.Border[0].Type != "bottom" {
			t.Errorf("%s looks like %+v, %+v, %v", cell, style.Alignment, style.Border, err)
		}
	}
}

// Who looks for a name types a usual blank.
// A sheet's name that is too long for a workbook ends with a word, and with what stands before a colon.
func TestNamesOfSheetsEndWithAWord(t *testing.T) {
	for called, want := range map[string]string{
		"Check sheet: what was counted, and how often": "Check sheet",
		"What everybody does from now on, everywhere":  "What everybody does from now on",
		"Check sheet: counted":                         "Check sheet  counted",
		strings.Repeat("长", 40):                        strings.Repeat("长", 31),
		"Measures, owners and all of their due days":   "Measures, owners and all of",
	} {
		if got := (&workbook{doc: reporttest.Report("en", 0)}).newSheet(called).name; got != want {
			t.Errorf("%q is called %q, not %q", called, got, want)
		}
	}
}

func TestNamesAreFound(t *testing.T) {
	d := reporttest.Report("en", 1)
	d.Sections[0].Blocks = []report.Block{tableOf(1, 1, "Grace\u00a0Okafor")}
	if got, err := open(t, d).GetCellValue("Wide", "A2"); err != nil || got != "Grace Okafor" {
		t.Errorf("it says %q, %v", got, err)
	}
}

// A name or a value of several lines in the head of a report lies on no other row.
func TestRowsOfTheHeadAreAsHighAsTheirWords(t *testing.T) {
	d := reporttest.Report("en", 1)
	team := strings.Repeat("Grace Okafor, ", 12)
	d.Head = []report.Field{{Label: "Team", Value: report.Value{Text: team}}, {Label: "Period", Value: report.Value{Text: "May"}}}
	f := open(t, d)
	for row, want := range map[int]float64{4: 2*lineHigh + 2, 5: lineHigh} {
		if high, err := f.GetRowHeight(f.GetSheetList()[0], row); err != nil || high != want {
			t.Errorf("row %d is %g high, want %g, %v", row, high, want, err)
		}
	}
}

// Who holds a printed table knows which it is, of which report, and whether there are more pages.
func TestPrintedSheetsHaveNames(t *testing.T) {
	d := reporttest.Report("en", 1)
	d.Title, d.Subject = "Q&A <8D>", "Guests wait"
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	parts := reporttest.Parts(t, data)
	footer := `<oddFooter>&amp;LGuests wait&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
	if first := parts["xl/worksheets/sheet1.xml"]; !strings.Contains(first, `<headerFooter>`+footer) {
		t.Errorf("the first sheet has no %s", footer)
	}
	if table := parts["xl/worksheets/sheet2.xml"]; !strings.Contains(table, `<headerFooter><oddHeader>&amp;LQ&amp;&amp;A &lt;8D&gt; · &amp;A</oddHeader>`+footer) {
		t.Errorf("a table ends in %s", table[strings.Index(table, "<pageSetup"):])
	}
}

// The fish is on a sheet of its own, with what is to be seen in words, beside a logo; the first sheet leads to it.
func TestTheFishHasItsSheet(t *testing.T) {
	for _, logo := range []bool{false, true} {
		d := reporttest.Report("zh-Hant", 1)
		fish := report.Picture{Name: "fishbone", Label: "魚骨圖", Alt: "「售額」的魚骨圖 <40>", Pages: []*scene.Scene{reporttest.Fish(), reporttest.Fish()}, Things: map[fishbone.ID]report.Hung{}}
		chart := report.Picture{Name: "effect", Alt: "A chart", Pages: []*scene.Scene{reporttest.Fish()}}
		d.Sections[0].Blocks = []report.Block{fish, chart}
		if logo {
			var b bytes.Buffer
			mark := image.NewNRGBA(image.Rect(0, 0, 40, 20))
			if err := png.Encode(&b, mark); err != nil {
				t.Fatal(err)
			}
			d.Logo = &report.Logo{PNG: b.Bytes(), Picture: mark}
		}
		f := open(t, d)
		for _, sheet := range []string{"魚骨圖", "魚骨圖 2"} {
			pictures, err := f.GetPictures(sheet, "A3")
			if err != nil || len(pictures) != 1 || pictures[0].Format.AltText != fish.Alt {
				t.Fatalf("%s has %d pictures, %v", sheet, len(pictures), err)
			}
			if drawn, err := png.Decode(bytes.NewReader(pictures[0].File)); err != nil || drawn.Bounds().Dx() < 1500 {
				t.Errorf("the picture cannot be read: %v, %v", drawn.Bounds(), err)
			}
			if words, _ := f.GetCellValue(sheet, "A1"); words != "魚骨圖" {
				t.Errorf("above it stands %q", words)
			}
		}
		rows, _ := f.GetRows(f.GetSheetList()[0])
		if said := fmt.Sprint(rows); !strings.Contains(said, "→ 魚骨圖") || strings.Contains(said, "chart") {
			t.Errorf("the first sheet says %s", said)
		}
		if mark, err := f.GetPictures(f.GetSheetList()[0], "B1"); err != nil || len(mark) > 0 != logo {
			t.Errorf("a logo: %v, want %v, %v", len(mark) > 0, logo, err)
		}
	}
}

// Words of a table keep clear of those of its next column, and heads stand above what they name.
func TestColumnsDoNotTouch(t *testing.T) {
	for i, l := range allLooks() {
		if s := style(i); (s == head || s >= inTable) && l.alignment != "" {
			if !strings.Contains(l.alignment, `indent="1"`) || strings.Count(l.alignment, "horizontal=") != 1 || strings.Count(l.alignment, "indent=") != 1 {
				t.Errorf("style %d of tables is %q", i, l.alignment)
			}
		}
	}
}
