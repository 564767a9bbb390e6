package docx

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// open writes a report and reads the archive back.
func open(t *testing.T, language string) map[string]string {
	t.Helper()
	data, err := Write(reporttest.Report(language, 12))
	if err != nil {
		t.Fatal(err)
	}
	return reporttest.Parts(t, data)
}

// order is in which order the schemas of ECMA-376 want the children of each element that we write
// (part 1, annex A; the fifth edition). Those of equal rank may stand in any order and are parted by
// a bar.
var order = reporttest.Order{
	"document": "background body", "body": "p|tbl|sdt|sectPr", "ftr": "p|tbl|sdt",
	"p":     "pPr r|hyperlink|fldSimple|bookmarkStart|bookmarkEnd",
	"r":     "rPr br|t|tab|drawing|fldChar|instrText",
	"pPr":   "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr":   "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"numPr": "ilvl numId", "tabs": "tab",
	"tbl": "tblPr tblGrid tr", "tblGrid": "gridCol",
	"tblPr":      "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tblBorders": "top left start bottom right end insideH insideV", "tblCellMar": "top left start bottom right end",
	"tr": "tblPrEx trPr tc", "trPr": "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden",
	"tc":     "tcPr p|tbl",
	"tcPr":   "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
	"styles": "docDefaults latentStyles style", "docDefaults": "rPrDefault pPrDefault", "rPrDefault": "rPr", "pPrDefault": "pPr",
	"style":     "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"numbering": "numPicBullet abstractNum num numIdMacAtCleanup", "num": "abstractNumId lvlOverride",
	"abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"lvl":         "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"settings":    "writeProtection view zoom mirrorMargins proofState defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"compat":      "compatSetting",
	"drawing":     "inline|anchor", "inline": "extent effectExtent docPr cNvGraphicFramePr graphic", "graphic": "graphicData", "graphicData": "pic",
	"pic": "nvPicPr blipFill spPr", "nvPicPr": "cNvPr cNvPicPr", "blipFill": "blip srcRect tile|stretch", "stretch": "fillRect",
	"spPr": "xfrm custGeom|prstGeom noFill|solidFill ln", "xfrm": "off ext", "prstGeom": "avLst",
	"Types": "Default|Override", "Relationships": "Relationship", "Properties": "Application",
	"coreProperties": "category|contentStatus|created|creator|description|identifier|keywords|language|lastModifiedBy|lastPrinted|modified|revision|subject|title|version",
}

// Every part is sound XML, and its elements stand in the order of the schema; none is written whose
// order is not known here.
func TestElementsStandInOrder(t *testing.T) {
	met := map[string]bool{}
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		for name, text := range open(t, language) {
			if !strings.HasSuffix(name, ".png") {
				reporttest.InOrder(t, order, name, text, met)
			}
		}
	}
	for _, name := range []string{"tbl", "tblHeader", "drawing", "outlineLvl", "pic", "lang", "numPr", "lvlText"} {
		if !met[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

// What fits on one sheet is set in columns and in smaller letters, in the order of the schema.
func TestOnOneSheet(t *testing.T) {
	d := reporttest.Report("zh-Hans", 12)
	d.Profile.Fit, d.Profile.Paper, d.Paper = true, report.A3, report.A3
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	files := reporttest.Parts(t, data)
	for name, text := range files {
		if !strings.HasSuffix(name, ".png") {
			reporttest.InOrder(t, order, name, text, map[string]bool{})
		}
	}
	document := files["word/document.xml"]
	if strings.Count(document, "<w:sectPr>") != 2 || !strings.Contains(document, `<w:cols w:num="2"`) || !strings.Contains(document, `<w:type w:val="continuous"/>`) {
		t.Error("it is not in two columns")
	}
	if strings.Contains(files["word/styles.xml"], `w:cs="Arial"/><w:sz w:val="20"/>`) {
		t.Error("its letters are as large as usual")
	}
	if usual := open(t, "en")["word/styles.xml"]; !strings.Contains(usual, `w:cs="Arial"/><w:sz w:val="20"/>`) {
		t.Error("the letters of others are smaller")
	}
}

// Chinese documents count 一、二、三; each document's numbers are its own.
func TestSectionsAreCountedByTheDocument(t *testing.T) {
	for language, want := range map[string]string{"en": `<w:numFmt w:val="decimal"/>`, "zh-Hans": `<w:numFmt w:val="chineseCounting"/>`, "zh-Hant": `w:val="%1、"`} {
		files := open(t, language)
		if !strings.Contains(files["word/numbering.xml"], want) {
			t.Errorf("%s: there is no %s", language, want)
		}
		if !strings.Contains(files["word/document.xml"], `<w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">Root causes`) {
			t.Errorf("%s: the section is not counted", language)
		}
	}
}

// Every part has a type, and every relation leads to a part.
func TestPartsKnowEachOther(t *testing.T) {
	files := open(t, "zh-Hant")
	for name := range files {
		ending := name[strings.LastIndex(name, ".")+1:]
		if !strings.Contains(files["[Content_Types].xml"], `"/`+name+`"`) && !strings.Contains(files["[Content_Types].xml"], `Extension="`+ending+`"`) {
			t.Errorf("%s has no type", name)
		}
	}
	for _, r := range strings.Split(files["word/_rels/document.xml.rels"], "Target=\"")[1:] {
		if target := r[:strings.Index(r, `"`)]; files["word/"+target] == "" {
			t.Errorf("nothing is at %s", target)
		}
	}
	document := files["word/document.xml"]
	for _, want := range []string{
		`descr="A fish of &#34;x&#34; &amp; &lt;y&gt;"`, `<w:tblHeader/>`, "row 11 of 客房", "not given (1)", `w:val="Heading1"`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("the document has no %s", want)
		}
	}
	if !strings.Contains(files["word/styles.xml"], `w:eastAsia="Microsoft JhengHei"`) || !strings.Contains(files["word/settings.xml"], `w:eastAsia="zh-TW"`) {
		t.Error("it is not in Traditional Chinese")
	}
}

// A short table stands on one page with its chart, and what is before it does not have to.
func TestATableStaysWithItsChart(t *testing.T) {
	d := reporttest.Report("en", 4)
	fish := d.Sections[1].Blocks[0].(report.Picture)
	d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: []report.Block{
		report.Field{Label: "By", Value: report.Value{Text: "Ann"}}, report.Table{Name: "T", Columns: []report.Column{{Head: "A"}}, Rows: slices.Repeat([][]report.Value{{{Text: "1"}}}, 7)}, fish,
	}}}
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	document := reporttest.Parts(t, data)["word/document.xml"]
	_, table, _ := strings.Cut(document, "<w:tblHeader/>")
	table, below, _ := strings.Cut(table, "</w:tbl>")
	if rows, kept := strings.Count(table, "</w:tr>"), strings.Count(table, "<w:keepNext/>"); rows != 8 || kept != rows {
		t.Errorf("%d of %d rows stay with the next one", kept, rows)
	}
	if !strings.HasPrefix(below, belowWithNext) {
		t.Error("the chart may stand on the next page")
	}
}

// Of a table with a few rows none is on another page than the rest.
func TestFewRowsStayOnOnePage(t *testing.T) {
	data, err := Write(reporttest.Report("zh-Hant", 4))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(reporttest.Parts(t, data)["word/document.xml"]), "<w:tblHeader/>")
	table, _, _ = strings.Cut(table, "</w:tbl>")
	rows := strings.SplitAfter(table, "</w:tr>")
	for n, row := range rows[:5] { // the head and four
		if kept := strings.Contains(row, "<w:keepNext/>"); kept != (n < 4) {
			t.Errorf("row %d stays with the next one: %v", n, kept)
		}
	}
}

// Each row stays whole on a page. The head has two rows with it, four below a picture, and the last row the one before
// it; a short last section is not alone on a page.
func TestRowsStayTogether(t *testing.T) {
	d := reporttest.Report("en", 5)
	d.Sections = append(d.Sections, report.Part{ID: "D8", Title: "Closed", Blocks: []report.Block{report.Field{Label: "By", Value: report.Value{Text: "Ann"}}}})
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	document := reporttest.Parts(t, data)["word/document.xml"]
	for _, row := range strings.Split(document, "<w:tr>")[1:] {
		if !strings.HasPrefix(row, "<w:trPr><w:cantSplit/>") {
			t.Errorf("a row may split: %.120s", row)
		}
	}
	tables := strings.Split(document, "<w:tbl>")
	for n, want := range []string{"xxxxx.", "xx..xx"} { // the first one stands below a picture, the last one holds the section behind it
		table := tables[len(tables)-3+n]
		got := ""
		for _, row := range strings.Split(table, "<w:tr>")[1:] {
			if row, _, _ = strings.Cut(row, "</w:tr>"); strings.Contains(row, "<w:keepNext/>") {
				got += "x"
			} else {
				got += "."
			}
		}
		if got != want {
			t.Errorf("table %d: rows stay with the next one as in %s, want %s", n+1, got, want)
		}
		if _, below, _ := strings.Cut(table, "</w:tbl>"); n == 1 && !strings.HasPrefix(below, "<w:p><w:pPr><w:keepNext/>") {
			t.Error("what is below the last table leaves the last section alone")
		}
	}
}

// A long list stands in two cells, beside values that take the room of both.
func TestLongListsUseTheWidth(t *testing.T) {
	d := reporttest.Report("en", 1)
	list := report.Value{Text: strings.TrimSuffix(strings.Repeat("• A new rule\n", 9), "\n")}
	for label, cells := range map[string]int{"Changed": 5, "": 2} {
		d.Sections = []report.Part{{ID: "D5", Title: "Changes", Blocks: []report.Block{report.Field{Label: label, Value: list}}}}
		if label != "" {
			d.Sections[0].Blocks = slices.Insert(d.Sections[0].Blocks, 0, report.Block(report.Field{Label: "Who", Value: report.Value{Text: "Ann"}}))
		}
		data, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		body := reporttest.Parts(t, data)["word/document.xml"]
		if got := strings.Count(body, "<w:tc>"); got != cells || strings.Count(body, "<w:gridSpan ") != strings.Count(body, ">Ann<") || strings.Count(body, `<w:t>•</w:t><w:tab/>`) != 9 || strings.Count(body, `<w:ind w:left="180" w:hanging="180"/>`) != 9 {
			t.Errorf("with the name %q it has %d cells: %s", label, got, body)
		}
		reporttest.InOrder(t, order, "word/document.xml", body, map[string]bool{})
	}
}

// Rows stay together while that leaves little of a page empty: high ones begin where there is room for one.
func TestHighRowsLeaveNoPageEmpty(t *testing.T) {
	for lines, want := range map[int]string{1: "xxxx.", 4: "xx.x.", 12: "x....", 40: "x...."} {
		d := reporttest.Report("zh-Hans", 0)
		table := report.Table{Name: "T", Columns: []report.Column{{Head: "A"}, {Head: "B"}}}
		for range 4 {
			table.Rows = append(table.Rows, []report.Value{{Text: "短"}, {Text: strings.TrimSuffix(strings.Repeat("一行\n", lines), "\n")}})
		}
		for _, charted := range []bool{false, true} {
			blocks := []report.Block{table}
			if charted {
				fish := reporttest.Report("en", 0).Sections[1].Blocks[0].(report.Picture)
				fish.Things = nil
				blocks = append(blocks, fish)
			}
			d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: blocks}, {ID: "b", Title: "Two", Blocks: []report.Block{report.Table{Name: "U", Columns: table.Columns, Rows: table.Rows}}}}
			data, err := Write(d)
			if err != nil {
				t.Fatal(err)
			}
			_, text, _ := strings.Cut(reporttest.Parts(t, data)["word/document.xml"], "<w:tblHeader/>")
			text, _, _ = strings.Cut(text, "</w:tbl>")
			got := ""
			for _, row := range strings.SplitAfter(text, "</w:tr>")[:5] {
				if strings.Contains(row, "<w:keepNext/>") {
					got += "x"
				} else {
					got += "."
				}
			}
			if charted && lines == 1 {
				want = "xxxxx"
			}
			if got != want {
				t.Errorf("rows of %d lines, with a chart %v: they stay with the next one as in %s, want %s", lines, charted, got, want)
			}
		}
	}
}

// A list that has a few rows more than its page holds is set tighter; one that fits, or fills the next, is not.
func TestAListTakesNoPageForItsEnd(t *testing.T) {
	spills := map[bool]int{}
	last := 0
	for rows := 1; rows < 60; rows++ {
		d := reporttest.Report("en", 0)
		table := report.Table{Name: "Promises", Columns: []report.Column{{Head: "Promise", Weight: 10}}}
		for range rows {
			table.Rows = append(table.Rows, []report.Value{{Text: "Call back"}})
		}
		d.Profile.Fit = false
		d.Sections = []report.Part{{ID: "a", Title: "Promises", Blocks: []report.Block{table}}}
		tight := newWriter(d).tight
		if tight {
			last = rows
		}
		spills[tight]++
	}
	if spills[true] == 0 || spills[true] > 10 || last == 0 || newWriter(reporttest.Report("en", 0)).tight {
		t.Errorf("%v lists are set tighter, the last of %d rows", spills, last)
	}
}

// No line of a document ends in a name: neither in a table, nor beside its label, nor below the title.
func TestNamesStayWhole(t *testing.T) {
	all := []string{"王敏", "李強", "張家豪", "陳怡君", "劉冠宇", "趙品妤", "周雅婷", "吳宗翰"}
	team := report.Value{Text: strings.Join(append(all, all...), "、"), Names: true}
	field := report.Field{Label: "小組", Value: team}
	table := report.Table{Name: "x", Columns: []report.Column{{Head: "會議"}, {Head: "與會人員"}, {Head: "日期"}}}
	table.Rows = [][]report.Value{{{Text: strings.Repeat("找出原因並且歸類，", 12)}, team, {Text: strings.Repeat("找出原因並且歸類，", 12)}}}
	d := reporttest.Report("zh-Hant", 0)
	d.Head = []report.Field{{Label: "日期", Value: report.Value{Text: "2026 年 4 月 2 日"}}, field}
	d.Sections = []report.Part{{ID: "a", Title: "小組", Blocks: []report.Block{field, table}}}
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`<w:br/>|</w:p>`).Split(reporttest.Parts(t, data)["word/document.xml"], -1)
	broken := 0
	for i, line := range lines {
		words := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(line, "")
		if strings.HasSuffix(words, "、") {
			broken++
			if next := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(lines[i+1], ""); !slices.ContainsFunc(all, func(s string) bool { return strings.HasPrefix(next, s) }) {
				t.Errorf("a line begins with %q", next)
			}
		}
	}
	if broken < 3 {
		t.Errorf("%d lines end between names", broken)
	}
}

// A report of several lists that runs over by a little has less air, and a list that does has even pages.
func TestNoFewRowsAreLeftAlone(t *testing.T) {
	over, even := 0, 0
	for rows := 1; rows < 60; rows++ {
		table := report.Table{Name: "Promises", Columns: []report.Column{{Head: "Promise", Weight: 10}}}
		for range rows {
			table.Rows = append(table.Rows, []report.Value{{Text: "Call back"}})
		}
		d := reporttest.Report("en", 0)
		part := report.Part{ID: "a", Title: "Promises", Blocks: []report.Block{table}}
		d.Sections = []report.Part{part}
		if w := newWriter(d); w.even > 0 {
			even++
			if rows-w.even < 5 || w.tight || !w.staysWithNext(w.even, make([]float64, rows)) || w.staysWithNext(rows-1, make([]float64, rows)) {
				t.Errorf("of %d rows the last page has %d", rows, rows-w.even)
			}
		}
		d.Sections = []report.Part{part, part}
		if newWriter(d).tight {
			over++
		}
	}
	if over == 0 || over > 30 || even == 0 || even > 40 {
		t.Errorf("%d reports are set tighter, %d lists have even pages", over, even)
	}
}

// A report on one page is set so that it has room there, however long its lists are and with its picture.
func TestOnePageIsOne(t *testing.T) {
	smallest := map[string]float64{}
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		for items := range 24 {
			d := reporttest.Report(language, 0)
			d.Profile.Fit = true
			list := report.Field{Label: "Changed", Value: report.Value{Text: strings.TrimSuffix(strings.Repeat("• 每周五把预测交给生产计划\n", items), "\n")}}
			fish := report.Picture{Name: "fishbone", Pages: []*scene.Scene{reporttest.Fish()}, Things: map[fishbone.ID]report.Hung{"a": {}}}
			d.Sections = []report.Part{{ID: "a", Title: "Met", Blocks: []report.Block{list}}, {ID: "b", Title: "Why", Blocks: []report.Block{list, fish}}, {ID: "c", Title: "Changed", Blocks: []report.Block{list}}, {ID: "e", Title: "Ask", Blocks: []report.Block{list}}}
			w := newWriter(d)
			if w.onPage() > 0.97 {
				t.Errorf("%s: with %d items it takes %.2f pages", language, items, w.onPage())
			}
			if smallest[language] == 0 || w.scale < smallest[language] {
				smallest[language] = w.scale
			}
		}
	}
	if smallest["zh-Hans"] >= smallest["en"] {
		t.Errorf("the smallest letters are %v", smallest)
	}
}

// No sentence is broken where our letters end lines: people edit the document, in fonts of their own.
func TestSentencesAreNotBroken(t *testing.T) {
	for _, fit := range []bool{false, true} {
		d := reporttest.Sentences("zh-Hans")
		d.Profile.Fit = fit
		data, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		reporttest.NoBreaks(t, d, reporttest.Parts(t, data)["word/document.xml"], regexp.MustCompile(`<w:br/>|</w:p>|<w:tab/>`))
	}
}
