package pptx

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/reporttest"
)

// open reads the archive of a deck.
func open(t *testing.T, d *report.Document) map[string]string {
	t.Helper()
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return reporttest.Parts(t, data)
}

// fish is a report with a fish of two bones.
func fish() *report.Document {
	ink := color.NRGBA{0x1b, 0x24, 0x26, 0xff}
	d := reporttest.Report("zh-Hans", 30)
	box := func(of fishbone.ID, part scene.Part, x, y float64) scene.Shape {
		return scene.Shape{Of: of, Part: part, Fill: ink, Radius: 3, Points: []scene.Point{{X: x, Y: y}, {X: x + 60, Y: y}, {X: x + 60, Y: y + 20}, {X: x, Y: y + 20}}}
	}
	words := func(of fishbone.ID, part scene.Part, x, y float64, said string) scene.Text {
		return scene.Text{Of: of, Part: part, At: scene.Point{X: x, Y: y}, Words: said, Width: 50, Size: 10, Color: ink}
	}
	s := &scene.Scene{Width: 400, Height: 200,
		Lines: []scene.Line{
			{Part: scene.PartSpine, Points: []scene.Point{{X: 10, Y: 100}, {X: 320, Y: 100}}, Width: 2, Color: ink},
			{Of: "b1", Part: scene.PartCategory, Points: []scene.Point{{X: 150, Y: 100}, {X: 110, Y: 30}}, Width: 1, Color: ink},
			{Of: "c1", Part: scene.PartCause, Points: []scene.Point{{X: 40, Y: 62}, {X: 128, Y: 62}}, Width: 1, Color: ink, Dashed: true},
		},
		Shapes: []scene.Shape{box("", scene.PartHead, 320, 90), box("b1", scene.PartCategory, 80, 10), box("b2", scene.PartCategory, 200, 10),
			{Part: scene.PartSpine, Fill: ink, Points: []scene.Point{{X: 310, Y: 95}, {X: 320, Y: 100}, {X: 310, Y: 105}}}},
		Texts: []scene.Text{words("", scene.PartHead, 325, 104, "Head"), words("b1", scene.PartCategory, 85, 24, "人员"), words("b2", scene.PartCategory, 205, 24, "Place"),
			words("c1", scene.PartCause, 42, 48, "first line"), words("c1", scene.PartCause, 42, 60, "second line"), words("c2", scene.PartCause, 180, 60, reporttest.Hostile), words("c1", scene.PartMark, 100, 60, "✓"),
			{Part: scene.PartLegend, At: scene.Point{X: 20, Y: 180}, Words: "Rejected", Width: 50, Size: 10, Color: ink, Struck: ink}},
	}
	d.Sections[1].Blocks[0] = report.Picture{Name: "fishbone", Alt: "A fish", Pages: []*scene.Scene{s}, Things: map[fishbone.ID]report.Hung{"b1": {Text: "人员"}, "b2": {Text: "Place"}, "c1": {Text: "first line second line", Under: "b1"}, "c2": {Text: reporttest.Hostile, Under: "b2"}}}
	return d
}

// Each bone is a group with its causes in it, each cause one shape with its whole words, and the
// lines lead to the shapes.
func TestTheFishCanBeEdited(t *testing.T) {
	var slide string
	for name, text := range open(t, fish()) {
		if strings.HasPrefix(name, "ppt/slides/slide") && strings.Contains(text, "group:b1") {
			slide = text
		}
	}
	type group struct {
		Shapes []struct {
			Own struct {
				Name string `xml:"name,attr"`
			} `xml:"nvSpPr>cNvPr"`
			Lines []string `xml:"txBody>p>r>t"`
		} `xml:"sp"`
		Own struct {
			Name string `xml:"name,attr"`
		} `xml:"nvGrpSpPr>cNvPr"`
	}
	var tree struct {
		Groups []group `xml:"cSld>spTree>grpSp"`
	}
	if err := xml.Unmarshal([]byte(slide), &tree); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, g := range tree.Groups {
		for _, s := range g.Shapes {
			if strings.Contains(s.Own.Name, ":") {
				got[g.Own.Name] = append(got[g.Own.Name], s.Own.Name+"="+strings.Join(s.Lines, "|"))
			}
		}
	}
	want := map[string][]string{
		"group:b1": {"bone:b1=人员", "cause:c1=first line|second line"}, "group:b2": {"bone:b2=Place", "cause:c2=" + reporttest.Hostile},
	}
	for name, shapes := range want {
		if !slices.Equal(got[name], shapes) {
			t.Errorf("%s has %q, want %q", name, got[name], shapes)
		}
	}
	if n := strings.Count(slide, "<a:endCxn"); n != 2 { // spine to head, rib to box
		t.Errorf("%d lines lead to shapes", n)
	}
	if _, legend, _ := strings.Cut(slide, `name="legend"`); !strings.Contains(strings.Split(legend, "</p:sp>")[0], `strike="sngStrike"`) {
		t.Error("what is rejected is not struck in the legend")
	}
	for _, want := range []string{"<a:custGeom>", `prst="roundRect"`, `prstDash`, `<a:ea typeface="Microsoft YaHei"/>`, `descr="A fish"`} {
		if !strings.Contains(slide, want) {
			t.Errorf("the slide has no %s", want)
		}
	}
}

// Every part is sound XML with numbers of its own, and every relation leads to a part.
func TestPartsAreSound(t *testing.T) {
	files := open(t, fish())
	number := regexp.MustCompile(`<p:cNvPr id="(\d+)"`)
	slides := 0
	for name, text := range files {
		if strings.HasSuffix(name, ".png") || strings.HasSuffix(name, ".xlsx") {
			continue
		}
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if strings.HasPrefix(name, "ppt/slides/slide") {
			slides++
			met := map[string]bool{}
			for _, m := range number.FindAllStringSubmatch(text, -1) {
				if met[m[1]] {
					t.Errorf("%s has two shapes with the number %s", name, m[1])
				}
				met[m[1]] = true
			}
			if !strings.Contains(files["[Content_Types].xml"], `"/`+name+`"`) {
				t.Errorf("%s has no type", name)
			}
		}
	}
	if slides < 6 { // a cover, values, the fish, two tables of several slides
		t.Errorf("%d slides", slides)
	}
	rows := 0
	for name, text := range files {
		if strings.HasPrefix(name, "ppt/slides/slide") {
			rows += strings.Count(text, " row ")
		}
	}
	if rows != 60 {
		t.Errorf("%d rows of 60", rows)
	}
	titles := map[string]bool{} // by them people and screen readers find a slide
	for name, text := range files {
		if !strings.HasPrefix(name, "ppt/slides/slide") {
			continue
		}
		m := regexp.MustCompile(`<p:ph type="title"/>.*?<a:t>([^<]*)<`).FindStringSubmatch(text)
		if m == nil || m[1] == "" {
			t.Errorf("%s has no title", name)
			continue
		}
		titles[m[1]] = true
	}
	for part := 1; part <= 2; part++ {
		if told := fmt.Sprintf(`四、Root causes 根本原因 (%d/`, part); !slices.ContainsFunc(slices.Collect(maps.Keys(titles)), func(title string) bool { return strings.HasPrefix(title, told) }) {
			t.Errorf("no slide is called %q", told)
		}
	}
}

// levels are the looks of text by its level.
const levels = "defPPr lvl1pPr lvl2pPr lvl3pPr lvl4pPr lvl5pPr lvl6pPr lvl7pPr lvl8pPr lvl9pPr"

// order is in which order the schemas of ECMA-376 want the children of each element that we write
// (part 1, annex A; the fifth edition).
var order = func() reporttest.Order {
	const color = "srgbClr|schemeClr|sysClr"
	o := reporttest.Order{
		"presentation":   "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst custShowLst defaultTextStyle",
		"sldMasterIdLst": "sldMasterId", "sldIdLst": "sldId", "sldLayoutIdLst": "sldLayoutId",
		"sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles",
		"sldLayout": "cSld clrMapOvr transition timing hf", "sld": "cSld clrMapOvr transition timing",
		"cSld": "bg spTree custDataLst controls", "bg": "bgPr|bgRef", "bgPr": "noFill|solidFill effectLst",
		"clrMapOvr": "masterClrMapping|overrideClrMapping",
		"txStyles":  "titleStyle bodyStyle otherStyle", "titleStyle": levels, "bodyStyle": levels, "otherStyle": levels,
		"spTree": "nvGrpSpPr grpSpPr sp|grpSp|graphicFrame|cxnSp|pic", "grpSp": "nvGrpSpPr grpSpPr sp|grpSp|graphicFrame|cxnSp|pic",
		"nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr", "grpSpPr": "xfrm", "xfrm": "off ext chOff chExt",
		"sp": "nvSpPr spPr style txBody", "nvSpPr": "cNvPr cNvSpPr nvPr", "cNvSpPr": "spLocks", "nvPr": "ph",
		"cxnSp": "nvCxnSpPr spPr style", "nvCxnSpPr": "cNvPr cNvCxnSpPr nvPr", "cNvCxnSpPr": "cxnSpLocks stCxn endCxn",
		"pic": "nvPicPr blipFill spPr", "nvPicPr": "cNvPr cNvPicPr nvPr", "cNvPicPr": "picLocks",
		"blipFill": "blip srcRect tile|stretch", "stretch": "fillRect",
		"graphicFrame": "nvGraphicFramePr xfrm graphic", "nvGraphicFramePr": "cNvPr cNvGraphicFramePr nvPr", "cNvGraphicFramePr": "graphicFrameLocks",
		"graphic": "graphicData", "graphicData": "tbl|chart", "tbl": "tblPr tblGrid tr", "tblGrid": "gridCol", "tr": "tc", "tc": "txBody tcPr",
		"tcPr":     "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill|solidFill",
		"spPr":     "xfrm custGeom|prstGeom noFill|solidFill ln effectLst",
		"prstGeom": "avLst", "avLst": "gd", "custGeom": "avLst gdLst ahLst cxnLst rect pathLst", "pathLst": "path",
		"path": "close|moveTo|lnTo|arcTo|quadBezTo|cubicBezTo", "moveTo": "pt", "lnTo": "pt",
		"solidFill": color,
		"txBody":    "bodyPr lstStyle p", "bodyPr": "prstTxWarp noAutofit|normAutofit|spAutoFit",
		"p": "pPr r|br|fld endParaRPr", "r": "rPr t", "fld": "rPr pPr t", "lnSpc": "spcPct|spcPts",
		"rPr":   "ln noFill|solidFill effectLst highlight uLnTx uLn latin ea cs sym hlinkClick",
		"theme": "themeElements objectDefaults extraClrSchemeLst", "themeElements": "clrScheme fontScheme fmtScheme",
		"clrScheme":  "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink",
		"fontScheme": "majorFont minorFont", "majorFont": "latin ea cs font", "minorFont": "latin ea cs font",
		"fmtScheme": "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst", "fillStyleLst": "noFill|solidFill", "bgFillStyleLst": "noFill|solidFill",
		"lnStyleLst": "ln", "effectStyleLst": "effectStyle", "effectStyle": "effectLst",
		"Types": "Default|Override", "Relationships": "Relationship", "Properties": "Application|property", "property": "lpwstr",
		"coreProperties": "category|contentStatus|created|creator|description|identifier|keywords|language|lastModifiedBy|lastPrinted|modified|revision|subject|title|version",
	}
	paragraph := "lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct buFontTx|buFont buNone|buAutoNum|buChar tabLst defRPr"
	for _, name := range append(strings.Fields(levels), "pPr") {
		o[name] = paragraph
	}
	o["defRPr"] = o["rPr"]
	for _, name := range []string{"ln", "lnL", "lnR", "lnT", "lnB"} {
		o[name] = "noFill|solidFill prstDash|custDash round|bevel|miter headEnd tailEnd"
	}
	for _, name := range strings.Fields(o["clrScheme"]) {
		o[name] = color
	}
	return o
}()

// Every part is sound XML, and its elements stand in the order of the schema, as PowerPoint wants
// it; none is written whose order is not known here.
func TestElementsStandInOrder(t *testing.T) {
	met := map[string]bool{}
	d := fish()
	d.Of = "a"
	for name, text := range open(t, withWhys(withChart(d), whys(3, 4))) {
		if strings.HasSuffix(name, ".xml") && !strings.HasPrefix(name, "ppt/charts/") || strings.HasSuffix(name, ".rels") { // charts have a test of their own
			reporttest.InOrder(t, order, name, text, met)
		}
	}
	for _, name := range []string{"grpSp", "cxnSp", "endCxn", "custGeom", "tbl", "property", "lvl9pPr"} {
		if !met[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

// withChart is a report with a chart in it, and what follows from that.
func withChart(d *report.Document) *report.Document {
	c, err := chart.Pareto{Title: "Rooms", Unit: "rooms", Bars: []chart.Bar{{Name: "late", Count: 3}, {Name: "dirty", Count: 9}}}.Data(chart.Style{})
	if err != nil {
		panic(err)
	}
	c.Note = "Hardly chance"
	d.Sections = append(d.Sections, report.Part{ID: "D8", Title: "Effect", Blocks: []report.Block{
		report.Picture{Name: "effect", Alt: "A chart of rooms", Pages: []*scene.Scene{reporttest.Fish()}, Charts: []*chart.Data{c}},
	}})
	return d
}

// A chart is one that the program draws, with its values in a workbook, and no picture.
func TestChartsCanBeEdited(t *testing.T) {
	parts := open(t, withChart(fish()))
	for name, want := range map[string]string{
		"[Content_Types].xml":              `PartName="/ppt/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"`,
		"ppt/charts/_rels/chart1.xml.rels": `Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"`,
		"ppt/charts/chart1.xml":            `<c:externalData r:id="rId1">`,
	} {
		if !strings.Contains(parts[name], want) {
			t.Errorf("%s has no %s", name, want)
		}
	}
	sheet := reporttest.Parts(t, []byte(parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]))["xl/worksheets/sheet1.xml"]
	if !strings.Contains(sheet, "dirty") {
		t.Errorf("the values are not in the workbook: %s", sheet)
	}
	found := false
	for name, text := range parts {
		if strings.HasPrefix(name, "ppt/slides/slide") && strings.Contains(text, "rIdChart1") {
			found = true
			rels := parts[strings.Replace(name, "slides/", "slides/_rels/", 1)+".rels"]
			for _, want := range []string{`descr="A chart of rooms"`, "Hardly chance"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s has no %s", name, want)
				}
			}
			if !strings.Contains(rels, `Id="rIdChart1"`) || !strings.Contains(rels, "charts/chart1.xml") || strings.Contains(text, "<p:pic>") {
				t.Errorf("%s: %s", name, rels)
			}
		}
	}
	if !found {
		t.Error("there is no chart")
	}
}

// whys are trees of some bones, each with chains of so many levels that branch.
func whys(bones, deep int) report.Whys {
	w := report.Whys{Title: "The whys", Level: func(n int) string { return fmt.Sprint("level ", n) }}
	n := 0
	var below func(level int) []report.Why
	below = func(level int) (all []report.Why) {
		for i := range 1 + (level+n)%2 {
			if level > deep {
				return nil
			}
			n++
			all = append(all, report.Why{ID: fishbone.ID(fmt.Sprint("c", n)), Text: strings.Repeat(fmt.Sprintf("cause %d 没有人说明 ", n), 1+(n+i)%4), Root: level == deep, Answers: below(level + 1)})
			if last := &all[len(all)-1]; len(last.Answers) == 0 {
				last.Note = strings.Repeat("我们管不了 ", n%30)
			}
		}
		return all
	}
	for b := range bones {
		w.Trees = append(w.Trees, report.Why{ID: fishbone.ID(fmt.Sprint("b", b)), Text: fmt.Sprint("Bone ", b), Answers: below(1)})
	}
	return w
}

func withWhys(d *report.Document, w report.Whys) *report.Document {
	d.Sections = append(d.Sections, report.Part{ID: "D9", Title: "Whys", Blocks: []report.Block{w}})
	return d
}

// Trees of whys take as many slides as they need: every cause is on one, no box lies on another one or
// beside the slide, and each line leads from a box to a box.
func TestTreesOfWhysFitTheirSlides(t *testing.T) {
	shape := regexp.MustCompile(`<p:sp><p:nvSpPr><p:cNvPr id="(\d+)" name="(why:[^"]*|note)"[ /].*?<a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>`)
	line := regexp.MustCompile(`<a:stCxn id="(\d+)" idx="3"/><a:endCxn id="(\d+)" idx="1"/>`)
	for _, size := range [][2]int{{1, 2}, {2, 3}, {6, 4}, {8, 5}, {3, 9}, {1, 20}} {
		w := whys(size[0], size[1])
		met, slides := map[string]bool{}, 0
		for name, text := range open(t, withWhys(fish(), w)) {
			if !strings.HasPrefix(name, "ppt/slides/slide") || !strings.Contains(text, `"why:`) {
				continue
			}
			slides++
			type box struct{ x, y, right, foot int }
			boxes := map[string]box{}
			for _, m := range shape.FindAllStringSubmatch(text, -1) {
				var n [4]int
				for i := range n {
					fmt.Sscan(m[3+i], &n[i])
				}
				one := box{n[0], n[1], n[0] + n[2], n[1] + n[3]}
				if one.x < 0 || one.y < 0 || one.right > emus(width) || one.foot > emus(height) {
					t.Errorf("%v, %s: %s lies beside the slide: %+v", size, name, m[2], one)
				}
				for id, other := range boxes {
					if one.x < other.right && other.x < one.right && one.y < other.foot && other.y < one.foot {
						t.Errorf("%v, %s: %s lies on the box %s", size, name, m[2], id)
					}
				}
				boxes[m[1]], met[strings.TrimPrefix(m[2], "why:")] = one, true
			}
			for _, m := range line.FindAllStringSubmatch(text, -1) {
				from, ok := boxes[m[1]]
				to, also := boxes[m[2]]
				if !ok || !also || from.right >= to.x {
					t.Errorf("%v, %s: a line from %s to %s", size, name, m[1], m[2])
				}
			}
			if n := len(line.FindAllString(text, -1)); n == 0 {
				t.Errorf("%v, %s: there are no lines", size, name)
			}
		}
		var all func(report.Why) int
		all = func(w report.Why) int {
			n := 1
			if !met[string(w.ID)] {
				t.Errorf("%v: %s is on no slide", size, w.ID)
			}
			for _, a := range w.Answers {
				n += all(a)
			}
			return n
		}
		n := 0
		for _, tree := range w.Trees {
			n += all(tree)
		}
		if most := 2 + n/4; slides > most {
			t.Errorf("%v: %d causes take %d slides", size, n, slides)
		}
	}
}

// Whys are read from the back of a room: they take more slides before their letters become small, but none for a little.
func TestWhysAreLarge(t *testing.T) {
	for _, size := range [][2]int{{2, 3}, {4, 5}, {5, 5}, {6, 5}, {7, 5}, {8, 5}, {9, 5}, {10, 5}, {12, 4}, {5, 6}, {6, 3}, {9, 3}, {9, 2}} {
		w := whys(size[0], size[1])
		for i := range w.Trees {
			shorten(&w.Trees[i])
		}
		for name, text := range open(t, withWhys(fish(), w)) {
			if strings.HasPrefix(name, "ppt/slides/slide") && strings.Contains(text, `"why:`) {
				for _, box := range regexp.MustCompile(`name="why:.*?sz="(\d+)"`).FindAllStringSubmatch(text, -1) {
					if box[1] < "1300" {
						t.Fatalf("%v, %s: letters of %s", size, name, box[1])
					}
				}
			}
		}
	}
}

// shorten gives causes words that have room in any box.
func shorten(w *report.Why) {
	w.Text = "没有人说明为什么，也没有人去问"
	for i := range w.Answers {
		shorten(&w.Answers[i])
	}
}

// Words for whys that were left out end where the number behind them begins, in every font.
func TestNumbersLieOnNoWords(t *testing.T) {
	for _, words := range []string{"… 省略 3 层", "… 3 whys"} {
		d := reporttest.Report("zh-Hans", 0)
		s := reporttest.Fish()
		wide := typeset.Width(words, 12, false)
		s.Texts = append(s.Texts, scene.Text{Of: "c1", Part: scene.PartCause, At: scene.Point{X: 100, Y: 60}, Words: words, Width: wide, Size: 12})
		d.Sections[1].Blocks[0] = report.Picture{Name: "fishbone", Pages: []*scene.Scene{s}, Things: map[fishbone.ID]report.Hung{"b1": {Text: "人员"}, "c1": {Text: "why", Under: "b1"}}}
		data, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for name, part := range reporttest.Parts(t, data) {
			_, shape, ok := strings.Cut(part, `name="skipped:c1"`)
			if !ok || !strings.HasPrefix(name, "ppt/slides/slide") {
				continue
			}
			found++
			shape, _, _ = strings.Cut(shape, "</p:sp>")
			var cx, size int
			fmt.Sscanf(shape[strings.Index(shape, "<a:ext"):], `<a:ext cx="%d"`, &cx)
			fmt.Sscanf(shape[strings.Index(shape, " sz="):], ` sz="%d"`, &size)
			if !strings.Contains(shape, `algn="r"`) || float64(cx)/12700 > 1.02*wide*float64(size)/besideNumber/1200 {
				t.Errorf("%q may end in the number behind it: %s", words, shape)
			}
		}
		if found != 1 {
			t.Errorf("%q is there %d times", words, found)
		}
	}
}

// Words that take several lines of a box take about as much of each: no character is alone on the last one.
func TestLinesOfWhysAreEven(t *testing.T) {
	w := &whysWriter{size: 14, wide: []float64{60, 100, 100}}
	for n := 2; n < 30; n++ {
		b := &whyBox{why: &report.Why{Text: strings.Repeat("缺", n)}, column: 1, answers: []*whyBox{{}}}
		lines, wide := columns.Lines(b.why.Text, w.size, false, w.inside(b)), even(b.why.Text, w.size, false, w.inside(b))
		if got := columns.Lines(b.why.Text, w.size, false, wide); got != lines || wide > w.inside(b) {
			t.Errorf("%d characters take %d lines in place of %d", n, got, lines)
		}
		if each := int(wide / w.size); lines > 1 && n-(lines-1)*each < each-lines {
			t.Errorf("of %d characters %d stand on the last line, %d on the others", n, n-(lines-1)*each, each)
		}
	}
}

// A box that leads nowhere is as wide as its words, and has its note beside it where that makes the slide lower.
func TestWhysThatEndUseTheirRoom(t *testing.T) {
	for note, beside := range map[string]bool{"": false, "We decide that ourselves": true} {
		trees := report.Whys{Level: func(int) string { return "" }, Trees: []report.Why{{ID: "b", Text: "People", Answers: []report.Why{
			{ID: "c", Text: "Staff leave", Answers: []report.Why{{ID: "d", Text: "No pay", Answers: []report.Why{{ID: "e", Text: "Sales are counted by region, and nobody is named"}}}}},
			{ID: "f", Text: "New staff get too little training", Note: note},
		}}}}
		for name, text := range open(t, withWhys(fish(), trees)) {
			if !strings.HasPrefix(name, "ppt/slides/slide") || !strings.Contains(text, `"why:f"`) {
				continue
			}
			at := func(shape string) (n [4]int) {
				m := regexp.MustCompile(`name="` + shape + `"[ /].*?<a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>`).FindStringSubmatch(text)
				for i := range m[min(1, len(m)):] {
					fmt.Sscan(m[1+i], &n[i])
				}
				return n
			}
			ends, goesOn, said := at("why:f"), at("why:c"), at("note")
			if ends[2] <= goesOn[2] {
				t.Errorf("the box that leads nowhere is %d wide, the one that goes on %d", ends[2], goesOn[2])
			}
			if got := said[0] > ends[0]+ends[2] && said[1] < ends[1]+ends[3]; got != beside {
				t.Errorf("%q stands beside its box: %v, at %v of %v", note, got, said, ends)
			}
		}
	}
}

// No word of what follows from a chart is alone on its last line: each sentence has its own, or both lines are as long.
func TestNotesOfChartsAreEven(t *testing.T) {
	for note, want := range map[string]string{
		"对策后 3 个数值全部低于原来的下限 27。不像是偶然，确有改善。":                                                                  "对策后 3 个数值全部低于原来的下限 27。\n不像是偶然，确有改善。",
		"All 3 values since then lie below the old lower limit of 27. That is hardly chance: it got better.": "All 3 values since then lie below the old lower limit of 27. That is hardly chance: it got better.",
		"It got better.": "It got better.",
	} {
		const room = 320
		words, wide := evenNote(note, room)
		if words != want || columns.Lines(words, noteSize, false, wide) != columns.Lines(note, noteSize, false, room) {
			t.Errorf("%q becomes %q, %v wide", note, words, wide)
		}
	}
}

// Charts beside each other have frames of one height, whatever follows from each.
func TestChartsBesideEachOtherAreLevel(t *testing.T) {
	d := withChart(fish())
	last := &d.Sections[len(d.Sections)-1]
	for i, b := range last.Blocks {
		if p, ok := b.(report.Picture); ok && len(p.Charts) > 0 {
			one, other := *p.Charts[0], *p.Charts[0]
			one.Note, other.Note = "Better.", strings.Repeat("All values since then lie below the old lower limit. ", 3)
			p.Charts, p.Pages = []*chart.Data{&one, &other}, []*scene.Scene{p.Pages[0], p.Pages[0]}
			last.Blocks[i] = p
		}
	}
	for name, text := range open(t, d) {
		if !strings.HasPrefix(name, "ppt/slides/slide") {
			continue
		}
		found := regexp.MustCompile(`<p:xfrm><a:off x="\d+" y="(\d+)"/><a:ext cx="\d+" cy="(\d+)"/></p:xfrm><a:graphic><a:graphicData uri="[^"]*chart"`).FindAllStringSubmatch(text, -1)
		if len(found) == 2 {
			if found[0][1] != found[1][1] || found[0][2] != found[1][2] {
				t.Errorf("the charts stand at %v", found)
			}
			return
		}
	}
	t.Error("no slide has two charts")
}
