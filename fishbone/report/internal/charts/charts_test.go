package charts

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"whybone/fishbone/draw/chart"
	"whybone/fishbone/effect"
	"whybone/fishbone/report/reporttest"
	"whybone/fishbone/spreadsheet"
)

// of is what a kind of chart has as a table.
type of interface {
	Data(chart.Style) (*chart.Data, error)
}

// all are charts of every sort.
func all(t *testing.T) map[string]*chart.Data {
	t.Helper()
	goal := 4.0
	band := &chart.Band{Name: "x", Mean: 8, Lower: 6, Upper: 10, Limited: true}
	found := map[string]*chart.Data{}
	add := func(name string, c of) {
		d, err := c.Data(chart.Style{})
		if err != nil {
			t.Fatal(name, err)
		}
		found[name] = d
	}
	dated := []chart.Value{{When: "2026-01-05", Value: 8}, {When: "2026-01-12", Value: 9}, {When: "2026-02-02", Value: 3.5}, {When: "2026-02-09", Value: 4}}
	add("effect", chart.Effect{Title: "Wait <hostile> " + reporttest.Hostile, Unit: "min", Change: "2026-02-01", Done: "1 Feb", Goal: &goal, Values: dated, Before: band, After: &chart.Band{Mean: 3.7}, Below: "8.5 → 3.8", Note: "hardly chance"})
	add("values without a change", chart.Effect{Unit: "min", Values: dated[:2]})
	add("one value", chart.Effect{Unit: "min", Values: dated[:1], Goal: &goal})
	add("pareto", chart.Pareto{Title: "Complaints", Unit: "rooms", Bars: []chart.Bar{{Name: "late", Count: 3}, {Name: "dirty & cold", Count: 9}, {Name: "other", Count: 4}}})
	add("radar", chart.Radar{Before: "before", After: "after", Abilities: []chart.Ability{{Name: "QC tools", Before: 2, After: 4}, {Name: "团队", Before: 3, After: 4.5}, {Name: "trust", Before: 1, After: 3}}})
	plan := chart.Gantt{Title: "Plan", Words: chart.GanttWords{Planned: "planned", Done: "done", Begin: "begin", Weeks: "weeks"}, Week: func(int) string { return "" },
		Tasks: []chart.Task{{Name: "Look", Who: "Ann Lee", Planned: chart.Span{From: 0, To: 14}, Done: chart.Span{From: 0, To: 10}}, {Name: "Think", Planned: chart.Span{From: 14, To: 21}}}}
	for name, begin := range map[string]time.Time{"plan": time.Date(2026, 12, 28, 0, 0, 0, 0, time.UTC), "plan by weeks": {}} {
		plan.Begin = begin
		pages, err := plan.Data(chart.Style{})
		if err != nil || len(pages) != 1 {
			t.Fatal(len(pages), err)
		}
		found[name] = pages[0]
	}
	return found
}

// order is in which order the schemas of ECMA-376 want the children of each element that we write.
var order = func() reporttest.Order {
	const title, number, crossing = "title ", "numFmt ", "majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses|crossesAt "
	const axis = "axId scaling delete axPos majorGridlines minorGridlines " + title + number + crossing
	o := reporttest.Order{
		"chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
		"chart":      "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
		"title":      "tx layout overlay spPr txPr", "tx": "strRef|rich|v", "rich": "bodyPr lstStyle p", "txPr": "bodyPr lstStyle p",
		"p": "pPr r|br|fld endParaRPr", "r": "rPr t", "pPr": "lnSpc defRPr", "rPr": "ln noFill|solidFill latin ea cs", "solidFill": "srgbClr|schemeClr",
		"plotArea":  "layout barChart|lineChart|radarChart valAx|catAx|dateAx|serAx dTable spPr",
		"barChart":  "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
		"lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId", "radarChart": "radarStyle varyColors ser dLbls axId",
		// What a series has of both bars and lines: no series has both.
		"ser":     "idx order tx spPr invertIfNegative|marker pictureOptions dPt dLbls trendline errBars cat val smooth shape",
		"errBars": "errDir errBarType errValType noEndCap plus minus val spPr", "layout": "manualLayout", "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
		"marker": "symbol size spPr", "strRef": "f strCache", "strCache": "ptCount pt", "numRef": "f numCache", "numCache": "formatCode ptCount pt", "pt": "v",
		"cat": "numRef|strRef", "val": "numRef|numLit", "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
		"dLbl":    "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
		"scaling": "logBase orientation max min", "majorGridlines": "spPr",
		"catAx":  axis + "auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
		"dateAx": axis + "auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit",
		"valAx":  axis + "crossBetween majorUnit minorUnit dispUnits",
		"legend": "legendPos legendEntry layout overlay spPr txPr", "legendEntry": "idx delete txPr",
		"spPr": "xfrm custGeom|prstGeom noFill|solidFill ln effectLst", "ln": "noFill|solidFill prstDash|custDash round|bevel|miter headEnd tailEnd",
		"externalData": "autoUpdate",
		// The workbook.
		"Types": "Default|Override", "Relationships": "Relationship", "workbook": "fileVersion workbookPr bookViews sheets definedNames calcPr", "sheets": "sheet",
		"worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData", "cols": "col", "sheetData": "row", "row": "c", "c": "f v is", "is": "t r",
		"styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs", "numFmts": "numFmt", "fonts": "font", "font": "b i sz color name",
		"fills": "fill", "fill": "patternFill", "borders": "border", "border": "left right top bottom diagonal", "cellStyleXfs": "xf", "cellXfs": "xf", "cellStyles": "cellStyle",
	}
	o["defRPr"] = o["rPr"]
	return o
}()

// Every part is sound, its elements in the order of the schema.
func TestElementsStandInOrder(t *testing.T) {
	met := map[string]bool{}
	for name, c := range all(t) {
		d := reporttest.Report("zh-Hans", 1)
		reporttest.InOrder(t, order, name, string(Part(c, d, "rId1", true)), met)
		book, err := Workbook(c, d, d.Made)
		if err != nil {
			t.Fatal(err)
		}
		for part, text := range reporttest.Parts(t, book) {
			reporttest.InOrder(t, order, name+": "+part, text, met)
		}
	}
	for _, want := range []string{"barChart", "lineChart", "radarChart", "dateAx", "catAx", "externalData", "majorTimeUnit", "dLbls"} {
		if !met[want] {
			t.Errorf("there is no %s", want)
		}
	}
}

// What a chart remembers of its values is what stands in the cells of its workbook that it names.
func TestValuesStandInTheWorkbook(t *testing.T) {
	type point struct {
		At int    `xml:"idx,attr"`
		V  string `xml:"v"`
	}
	type points struct {
		F       string  `xml:"f"`
		Numbers []point `xml:"numCache>pt"`
		Strings []point `xml:"strCache>pt"`
	}
	for name, c := range all(t) {
		d := reporttest.Report("en", 1)
		book, err := Workbook(c, d, d.Made)
		if err != nil {
			t.Fatal(err)
		}
		cells := cellsOf(t, reporttest.Parts(t, book)["xl/worksheets/sheet1.xml"])
		seen := 0
		decoder := xml.NewDecoder(strings.NewReader(string(Part(c, d, "rId1", false))))
		for {
			token, err := decoder.Token()
			if err != nil {
				break
			}
			e, ok := token.(xml.StartElement)
			if !ok || e.Name.Local != "numRef" && e.Name.Local != "strRef" {
				continue
			}
			var p points
			if err := decoder.DecodeElement(&p, &e); err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(strings.TrimPrefix(p.F, "Sheet1!"), ":")
			row, column, ok := spreadsheet.ParseName(first)
			if !ok {
				t.Fatalf("%s: %q names no cell", name, p.F)
			}
			for _, one := range append(p.Numbers, p.Strings...) {
				seen++
				if at := spreadsheet.Name(row+one.At, column); cells[at] != one.V {
					t.Errorf("%s: the chart has %q, and %s is %q", name, one.V, at, cells[at])
				}
			}
		}
		if seen < len(c.Series) {
			t.Errorf("%s: %d values", name, seen)
		}
	}
}

// cellsOf are the texts of the cells of a sheet.
func cellsOf(t *testing.T, sheet string) map[string]string {
	t.Helper()
	var read struct {
		Cells []struct {
			At   string `xml:"r,attr"`
			V    string `xml:"v"`
			Text string `xml:"is>t"`
		} `xml:"sheetData>row>c"`
	}
	if err := xml.Unmarshal([]byte(sheet), &read); err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for _, c := range read.Cells {
		cells[c.At] = c.V + spreadsheet.Unescape(c.Text)
	}
	return cells
}

// A line ends at 100 %, days are days, and nothing of a report's words is lost.
func TestWhatChartsShow(t *testing.T) {
	d := reporttest.Report("zh-Hans", 1)
	charts := all(t)
	for name, want := range map[string][]string{
		"pareto":        {"dirty &amp; cold", "<c:v>1</c:v>", `<c:max val="1"/>`, `<c:crosses val="max"/>`, "cumulative", `<c:dLbl><c:idx val="0"/>`},
		"effect":        {"8.5 → 3.8", "1 Feb", `<c:errBarType val="minus"/>`, `<c:showSerName val="1"/>`, "lower limit 6 · upper limit 10", "before · mean 8", "goal 4", "<c:v>46027</c:v>", `m&#34;月&#34;d&#34;日&#34;`, `typeface="Microsoft YaHei"`},
		"one value":     {`<c:barDir val="col"/>`, `<c:symbol val="dash"/>`},
		"radar":         {`<c:max val="5"/>`, "团队", `prstDash val="dash"`},
		"plan":          {"Look (Ann\u00a0Lee)", `<c:orientation val="maxMin"/>`, fmt.Sprintf(`<c:min val="%v"/>`, spreadsheet.Serial(time.Date(2026, 12, 28, 0, 0, 0, 0, time.UTC))), "yyyy", `<c:tx><c:v> </c:v></c:tx>`},
		"plan by weeks": {"weeks", `<c:max val="3"/>`},
	} {
		text := string(Part(charts[name], d, "rId1", false))
		for _, one := range want {
			if !strings.Contains(text, one) {
				t.Errorf("%s: there is no %s", name, one)
			}
		}
	}
}

// Values of months stand above their months, however many there are; those of days keep their days.
func TestMonthsAreNotCountedInDays(t *testing.T) {
	days := func(n, step int, of func(int) time.Time) (all []chart.Value) {
		for i := range n {
			all = append(all, chart.Value{When: of(i * step).Format(time.DateOnly), Value: float64(i)})
		}
		return all
	}
	month := func(day int) func(int) time.Time {
		return func(i int) time.Time { return time.Date(2026, time.Month(1+i), day, 0, 0, 0, 0, time.UTC) }
	}
	for _, one := range []struct {
		name    string
		values  []chart.Value
		monthly bool
		most    int // months between two names
	}{
		{"first days", days(6, 1, month(1)), true, 1}, {"last days", days(6, 1, func(i int) time.Time { return month(1)(i+1).AddDate(0, 0, -1) }), true, 1},
		{"fifteenths", days(30, 1, month(15)), true, 6}, {"quarters", days(4, 3, month(1)), true, 2}, {"five years", days(60, 1, month(1)), true, 12},
		{"a hundred years", days(1200, 1, month(1)), true, 204},
		{"weeks", days(9, 7, func(i int) time.Time { return month(5)(0).AddDate(0, 0, i) }), false, 0},
		{"any days", []chart.Value{{When: "2026-01-05"}, {When: "2026-02-19"}, {When: "2026-03-02"}}, false, 0},
	} {
		c, err := chart.Effect{Unit: "min", Values: one.values}.Data(chart.Style{})
		if err != nil {
			t.Fatal(err)
		}
		for language, form := range map[string]string{"en": "mmm", "zh-Hans": "m&#34;月&#34;"} {
			part := string(Part(c, reporttest.Report(language, 0), "rId1", false))
			unit := map[bool]string{true: "months", false: "days"}[one.monthly]
			if !strings.Contains(part, `<c:baseTimeUnit val="`+unit+`"/>`) || !strings.Contains(part, `<c:majorTimeUnit val="`+unit+`"/>`) {
				t.Errorf("%s are not counted in %s", one.name, unit)
			}
			if one.monthly && (!strings.Contains(part, form) || strings.Contains(part, "月&#34;d") || strings.Contains(part, `>d\ mmm`)) {
				t.Errorf("%s are not called months in %s", one.name, language)
			}
			var step int
			if at := strings.Index(part, "<c:majorUnit"); at >= 0 {
				fmt.Sscanf(part[at:], `<c:majorUnit val="%d"/>`, &step)
			}
			if span := effect.Months(c.Days[0], c.Days[len(c.Days)-1]); one.monthly && (step < 1 || step > one.most || span/step >= mostMonths) {
				t.Errorf("%s: a name each %d months", one.name, step)
			}
		}
	}
}

// No line of a head ends between a name and its figure.
func TestHeadsEndBetweenTheirParts(t *testing.T) {
	c := all(t)["effect"]
	c.Below = "平均 382 → 421 万元 · 进步率 10.2% · 达成率 102.6%"
	part := string(Part(c, reporttest.Report("zh-Hans", 0), "rId1", false))
	for _, want := range []string{"<a:t>平均 382 → 421 万元 · 进步率 10.2%</a:t>", "<a:t>达成率 102.6%</a:t>"} {
		if !strings.Contains(part, want) {
			t.Errorf("there is no line %s", want)
		}
	}
}

// The legend names each line by what it looks like: no two have the same dashes and colour, and a mean, which has
// the colour of its values, is named with them.
func TestTheLegendNamesEachLineOnce(t *testing.T) {
	goal := 4.0
	band := func(mean float64) *chart.Band {
		return &chart.Band{Mean: mean, Lower: mean - 1, Upper: mean + 1, Limited: true}
	}
	e := chart.Effect{Title: "Wait", Unit: "min", Goal: &goal, Change: "2026-02-01", Before: band(8), After: band(4)}
	for i, x := range []float64{8, 9, 7, 4, 4} {
		e.Values = append(e.Values, chart.Value{When: time.Date(2025, time.Month(11+i), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), Value: x})
	}
	c, err := e.Data(chart.Style{})
	if err != nil {
		t.Fatal(err)
	}
	part := string(Part(c, reporttest.Report("en", 0), "rId1", false))
	quiet, looks := 0, map[string]string{}
	for i, s := range c.Series {
		look := fmt.Sprint(s.Look, s.Ink)
		gone := strings.Contains(part, fmt.Sprintf(`<c:legendEntry><c:idx val="%d"/><c:delete val="1"/></c:legendEntry>`, i))
		if gone != s.Quiet {
			t.Errorf("the legend does not name %q: %v", s.Name, gone)
		}
		if s.Quiet {
			quiet++
			continue
		}
		if was := looks[look]; was != "" {
			t.Errorf("%q looks like %q", s.Name, was)
		}
		looks[look] = s.Name
	}
	if quiet != 5 || !strings.Contains(part, "before · mean 8") || !strings.Contains(part, "after · mean 4") {
		t.Errorf("%d series are quiet", quiet)
	}
}

// Both bars of a task stand together, and apart from those of the next one.
func TestTasksOfAPlanStandApart(t *testing.T) {
	for name, c := range all(t) {
		if c.Sort != chart.Spans {
			continue
		}
		for i, called := range c.Categories {
			empty := true
			for _, s := range c.Series[1:] {
				empty = empty && math.IsNaN(s.Values[i])
			}
			if i%3 == 2 && !empty || (i%3 == 0) != (called != "") {
				t.Errorf("%s: row %d is %q, and empty: %v", name, i, called, empty)
			}
		}
		if len(c.Categories)%3 != 2 {
			t.Errorf("%s: it ends in a gap", name)
		}
	}
}

// The names of bars are not turned, and the value of the first bar stands clear of the line that begins at its top.
func TestNamesOfBarsStandLevel(t *testing.T) {
	part := string(Part(all(t)["pareto"], reporttest.Report("en", 0), "rId1", false))
	axis, _, _ := strings.Cut(part[strings.Index(part, "<c:catAx>"):], "</c:catAx>")
	if !strings.Contains(axis, `<a:bodyPr rot="0" vert="horz"/>`) || !strings.Contains(part, `<c:dLblPos val="ctr"/>`) || !strings.Contains(part, ">80%<") {
		t.Error(part)
	}
}

// Plots of values over time stand level beside each other, however long their titles are; one alone has its own room.
func TestPlotsBesideEachOtherAreLevel(t *testing.T) {
	layout := func(title string, beside bool) string {
		c := *all(t)["effect"]
		c.Title, c.Below = title, strings.Repeat(title, 9)
		_, text, _ := strings.Cut(string(Part(&c, reporttest.Report("en", 0), "rId1", beside)), "<c:plotArea>")
		text, _, _ = strings.Cut(text, "<c:lineChart>")
		return text
	}
	if short, long := layout("Sales", true), layout("Unhappy customers a month", true); short != long || !strings.Contains(short, "manualLayout") {
		t.Errorf("the plots stand as %s and %s", short, long)
	}
	if alone := layout("Sales", false); alone != "<c:layout/>" {
		t.Errorf("one alone stands as %s", alone)
	}
}

// The line of a change goes from the top of the plot to its foot, at the first value after the change.
func TestTheLineOfAChange(t *testing.T) {
	c := all(t)["effect"]
	for _, s := range c.Series {
		if s.Look != chart.AsMoment {
			continue
		}
		if s.Name != "1 Feb" || s.Values[2] != c.Most || !math.IsNaN(s.Values[1]) || c.Most <= c.Least {
			t.Errorf("%q stands at %v of %v to %v", s.Name, s.Values, c.Least, c.Most)
		}
		part := string(Part(c, reporttest.Report("en", 0), "rId1", false))
		if want := fmt.Sprintf(`<c:errValType val="fixedVal"/><c:noEndCap val="1"/><c:val val="%v"/>`, c.Most-c.Least); !strings.Contains(part, want) {
			t.Errorf("there is no %s", want)
		}
		if !strings.Contains(part, `<a:bodyPr wrap="none"/>`) {
			t.Error("the name of the line may be broken")
		}
		return
	}
	t.Error("there is no line")
}
