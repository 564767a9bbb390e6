package outline

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// told is an outline in one line: Head(problem): Bone{cause✓=evidence{why} cause} | tray.
func told(o *Outline) string {
	var b strings.Builder
	b.WriteString(o.Head)
	if o.Problem != "" {
		b.WriteString("(" + o.Problem + ")")
	}
	if o.HeadLeft {
		b.WriteString("<")
	}
	b.WriteString(":")
	var tell func(topics []*Topic)
	tell = func(topics []*Topic) {
		for _, t := range topics {
			b.WriteString(" " + t.Text + map[fishbone.Finding]string{fishbone.Confirmed: "✓", fishbone.Rejected: "✗", fishbone.ToVerify: "?", fishbone.Undecided: "~"}[t.Finding])
			if t.Evidence != "" {
				fmt.Fprintf(&b, "=%q", t.Evidence)
			}
			if len(t.Below) > 0 {
				b.WriteString("{")
				tell(t.Below)
				b.WriteString(" }")
			}
		}
	}
	tell(o.Bones)
	if len(o.Tray) > 0 {
		b.WriteString(" |")
		tell(o.Tray)
	}
	return b.String()
}

// lost are losses in one line.
func lost(o *Outline) string {
	var all []string
	for _, l := range o.Lost {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %s", l.What, l.At, l.Text)))
	}
	return strings.Join(all, ", ")
}

// reading is a file, and what comes of it.
type reading struct {
	name, data string
	format     string
	want, lost string
}

func test(t *testing.T, all []reading) {
	t.Helper()
	for _, c := range all {
		f := Find([]byte(c.data), c.name)
		if f == nil || f.Name != c.format {
			t.Errorf("%q is taken for %+v, not %s", c.data, f, c.format)
			continue
		}
		o, err := Read([]byte(c.data), c.name)
		if err != nil {
			t.Errorf("%q: %v", c.data, err)
			continue
		}
		if got := told(o); got != c.want {
			t.Errorf("%q\nis read as %s\nand not as %s", c.data, got, c.want)
		}
		if got := lost(o); got != c.lost {
			t.Errorf("%q\nloses %s\nand not   %s", c.data, got, c.lost)
		}
	}
}

func TestPlainText(t *testing.T) {
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String("交货晚\n\t流程\n\t\t审批慢")
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("交货晚\r\n　　流程\r\n　　　　审批慢")
	test(t, []reading{
		{"a.txt", "Late\n  People\n    tired\n    ill\n  Plant", "txt", "Late: People{ tired ill } Plant", ""},
		{"a.txt", "Late\r\n\t1. People\r\n\t\t(1) tired\r\n\t\t\t• why\r\n\t2. Plant\r\n", "txt", "Late: People{ tired{ why } } Plant", ""},
		{"a.txt", gbk, "txt", "交货晚: 流程{ 审批慢 }", ""},
		{"a.txt", utf16, "txt", "交货晚: 流程{ 审批慢 }", ""},
		{"late trains.txt", "People\n  tired\nPlant\n  old", "txt", "late trains: People{ tired } Plant{ old }", ""},
		{"dir/cards.TXT", "tired\nold\nbroken", "txt", "cards: | tired old broken", ""},
		{"cards.txt", "人：疲劳\n人：太少\n设备：旧", "txt", "cards: 人{ 疲劳 太少 } 设备{ 旧 }", ""},
		{"-", "Late\n  People\n    tired", "txt", "Late: People{ tired }", ""},
	})
}

func TestMarkdown(t *testing.T) {
	test(t, []reading{
		{"a.md", "# Late\n\nMany trains are late.\nSince May.\n\n## People\n\n- tired\n  > ✓ 7 of 9\n  > said so\n  - **long** shifts\n1. ill\n", "md",
			`Late(Many trains are late. Since May.): People{ tired✓="7 of 9\nsaid so"{ long shifts } ill }`, ""},
		{"a.md", "- Late\n  - People\n    - tired\n", "md", "Late: People{ tired }", ""},
		{"a.md", "Late\n====\n\nPeople\n------\n* [x] tired\n* [ ] ill\n\n  because of flu\n", "md", `Late: People{ tired ill="because of flu" }`, "task tired [x]"},
		{"a.md", "---\ntitle: x\n---\n# Late #\n## People\n- see [here](http://a.b/c) and `a*b`\n  goes on\n\nEnd of it.\n```\ncode\n```\n", "md",
			"Late: People{ see here and a*b goes on }", "property  title: x, link  http://a.b/c, prose see here and a*b goes on End of it., prose see here and a*b goes on code"},
		{"a.txt", "# Late\n- a\n- b", "md", "Late: a b", ""},
		{"-", "# Late\n## People\nnote\n## 未归类\n- card", "md", "Late: People | card", "note People note"},
		{"a.markdown", "# 交货晚\n## 流程\n- 审批\n  慢\n", "md", "交货晚: 流程{ 审批慢 }", ""},
	})
	if _, err := Read([]byte("just words\n\nand more"), "a.md"); !errors.Is(err, ErrNoTopics) {
		t.Errorf("a text without topics: %v", err)
	}
}

func TestFreeMind(t *testing.T) {
	test(t, []reading{
		{"a.mm", `<map version="0.9.0"><!-- x --><node TEXT="Late"><node POSITION="left" TEXT="People" COLOR="#ff0000"><edge/>
			<node TEXT="tired"><icon BUILTIN="button_cancel"/><icon BUILTIN="full-1"/><richcontent TYPE="NOTE"><html><head><title>no</title></head>
			<body><p>one&#160;two
			three</p><p/><p>four<br/>five <img src="x.png"/></p></body></html></richcontent></node></node></node></map>`, "mm",
			`Late: People{ tired✗="one\u00a0two three\n\nfour\nfive" }`, "marker tired full-1, image tired x.png"},
		{"a.mm", `<map><node TEXT="Late"><node><richcontent TYPE="NODE"><html><body><ul><li>rich</li><li>text</li></ul></body></html></richcontent>
			<richcontent TYPE="DETAILS"><html><body><p>more</p></body></html></richcontent></node>
			<node TEXT="free"><hook NAME="FreeNode"/></node><node TEXT=""/><node TEXT=" "><node TEXT="under nothing"/></node></node></map>`, "mm",
			"Late: rich text …{ under nothing } | free", "note rich text more, nothing, nothing"},
		{"a.mm", `<?xml version="1.0" encoding="GBK"?><map><node TEXT="` + gbkLate + `"><node TEXT="a"><attribute NAME="cost" VALUE="3"/><arrowlink DESTINATION="x"/>
			<hook NAME="ExternalObject" URI="p.png"/><node TEXT="secret" ENCRYPTED_CONTENT="abc"/></node></node></map>`, "mm",
			"交货晚: a{ secret }", "property a cost = 3, relationship a, image a p.png, encrypted secret"},
	})
}

var gbkLate, _ = simplifiedchinese.GBK.NewEncoder().String("交货晚")

func TestOPML(t *testing.T) {
	test(t, []reading{
		{"a.opml", `<?xml version="1.0"?><opml version="1.0"><head><title>T</title></head><body><outline text="Late"><outline text="People"><outline text="tired" _note="7 of 9&#10;so"/></outline></outline></body></opml>`, "opml",
			`Late: People{ tired="7 of 9\nso" }`, ""},
		{"a.xml", `<opml version="2.0"><head><title>Late</title></head><body><outline text="People"><outline text="tired" _status="checked" url="http://a.b" category="/x"/></outline><outline title="Plant"/></body></opml>`, "opml",
			"Late: People{ tired } Plant", "task tired checked, link tired http://a.b, property tired category = /x"},
		{"a.opml", `<opml xmlns:n="urn:whybone:outline"><body><outline text="Late"/><outline text="a" n:unsorted="yes" n:finding="verify"/></body></opml>`, "opml", "Late: | a?", ""},
	})
}

// Files that want to be endless, or that are not what they begin like.
func TestHostileFiles(t *testing.T) {
	deep := strings.Repeat(`<node TEXT="a">`, 103) + strings.Repeat(`</node>`, 103)
	deepHTML := `<node TEXT="a"><richcontent>` + strings.Repeat("<div>", 1000) + strings.Repeat("</div>", 1000) + `</richcontent></node>`
	for name, c := range map[string]struct {
		name, data string
		want       error
	}{
		"entities":      {"a.mm", `<!DOCTYPE map [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><map><node TEXT="&b;"/></map>`, ErrEntities},
		"entity":        {"a.mm", `<map><node TEXT="&xxe;"/></map>`, ErrDamaged},
		"open":          {"a.opml", `<opml><body><outline text="a">`, ErrDamaged},
		"shut":          {"a.opml", `<opml></opml></opml>`, ErrDamaged},
		"deep nodes":    {"a.mm", "<map>" + deep + "</map>", fishbone.ErrTooDeep},
		"deep html":     {"a.mm", "<map>" + deepHTML + "</map>", ErrBomb},
		"deep list":     {"a.txt", deepList(200), fishbone.ErrTooDeep},
		"deep markdown": {"a.md", deepList(200), fishbone.ErrTooDeep},
		"many":          {"a.txt", "a\n" + strings.Repeat(" b\n", fishbone.MaxCauses+1), fishbone.ErrTooMany},
		"nothing":       {"a.opml", `<opml><body/></opml>`, ErrNoTopics},
		"empty":         {"a.mm", `<map><node TEXT=""/></map>`, ErrNoTopics},
		"charset":       {"a.mm", `<?xml version="1.0" encoding="ebcdic-99"?><map><node TEXT="a"/></map>`, ErrDamaged},
		"far too large": {"a.mm", "<map>" + strings.Repeat(" ", maxText), ErrBomb},
	} {
		o, err := Read([]byte(c.data), c.name)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
}

func deepList(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "- a\n")
	}
	return b.String()
}

// What is too long for an analysis is cut, and the rest is named.
func TestALongText(t *testing.T) {
	o, err := Read([]byte("Late\n\t"+strings.Repeat("字", fishbone.MaxLabel+5)), "a.txt")
	if err != nil || len([]rune(o.Bones[0].Text)) != fishbone.MaxLabel || lost(o) != "rest "+strings.Repeat("字", 40)+" 字字字字字" {
		t.Errorf("%v, %s", err, lost(o))
	}
	if _, err := o.Edit(fishbone.NewID); err != nil {
		t.Error(err)
	}
}

// Losses are named up to a limit, and counted from there on.
func TestEndlessLosses(t *testing.T) {
	o, err := Read([]byte(`<map><node TEXT="a">`+strings.Repeat(`<icon BUILTIN="x"/>`, mostLost+50)+`</node></map>`), "a.mm")
	if err != nil || len(o.Lost) != mostLost+1 || o.Lost[mostLost].What != More || o.Lost[mostLost].N != 50 {
		t.Errorf("%v, %d, %+v", err, len(o.Lost), o.Lost[len(o.Lost)-1])
	}
}

// packed makes an archive of entries: a name, then what it holds.
func packed(t testing.TB, entries ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		e, err := w.Create(entries[i])
		if err == nil {
			_, err = e.Write([]byte(entries[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMermaid(t *testing.T) {
	test(t, []reading{
		{"a.mmd", "ishikawa-beta\n    Blurry Photo\n        Process\n            Out of focus\n        User\n            Shaky hands\n", "mermaid",
			"Blurry Photo: Process{ Out of focus } User{ Shaky hands }", ""},
		// The first line is the head however far it is indented, and one space is one level.
		{"a.mmd", "ishikawa\nProblem\nCause A\n Sub\n\u3000\tSubsub\nCause B\n", "mermaid", "Problem: Cause A{ Sub{ Subsub } } Cause B", ""},
		{"a.mmd", "ishikawa-beta\n      Deep head\n   a\n b\n    c", "mermaid", "Deep head: a b{ c }", ""},
		{"a.txt", "---\ntitle: x\n---\n%% note\n%%{init: {'theme':'dark'}}%%\n\nISHIKAWA-BETA Late\n  a<br>b\n   %% said\n   交<br/>货\n    #73;shikawa #quot;q#quot; 100%\n", "mermaid",
			`Late: a b{ 交货{ Ishikawa "q" 100% } }`, "comment  said"},
		{"notes.md", "# Notes\n\n```mermaid\nishikawa-beta\n  Late\n    People\n```\n\nMore.\n", "mermaid", "Late: People", ""},
		{"-", "ishikawa-beta\n Late\n  People", "mermaid", "Late: People", ""},
	})
	if f := Find([]byte("ishikawas\n  a"), "a.txt"); f != plain {
		t.Errorf("another word is taken for %v", f)
	}
	if f := Find([]byte("flowchart TD\n  a"), "a.mmd"); f != nil {
		t.Errorf("another diagram is taken for %v", f)
	}
}

// What Mermaid would take for something else is written in another way.
func TestMermaidIsEscaped(t *testing.T) {
	for text, want := range map[string]string{
		"Ishikawa x": "#73;shikawa x", "ishikawa": "#105;shikawa", "no ishikawa": "no ishikawa", "100 %": "100 #37;", "a<b>": "a#60;b#62;",
		"R&D #1": "R#38;D #35;1", "--- x": "#45;-- x", "style: x": "style#58; x",
	} {
		if got := escapeMermaid(text); got != want || plainMermaid(got) != text {
			t.Errorf("%q is written %q and read %q", text, got, plainMermaid(got))
		}
	}
}

// content is the JSON of a map with a root and more sheets.
func content(root string) string {
	return `[{"id":"s0","title":"plain","rootTopic":{"title":"not this one"}},{"id":"s1","title":"fish","rootTopic":` + root + `,"relationships":[{"end1Id":"b","end2Id":"c","title":"leads to"}]}]`
}

func TestXMind(t *testing.T) {
	fish := content(`{"id":"a","title":"Late","structureClass":"org.xmind.ui.fishbone.leftHeaded","notes":{"plain":{"content":"Many trains are late"}},
		"children":{"attached":[{"id":"b","title":"People","labels":["urgent"],"children":{"attached":[
			{"id":"c","title":"tired\r\nstaff","markers":[{"markerId":"symbol-right"},{"markerId":"priority-1"}],"notes":{"plain":{"content":"7 of 9\nsaid so"}},"href":"http://a.b",
			 "image":{"src":"xap:resources/x.png"},"extensions":[{"provider":"org.xmind.ui.taskInfo","content":3}],"children":{"callout":[{"title":"look!"}]}},
			{"id":"d","title":"ill","notes":{"realHTML":{"content":"<div>flu &amp; cold</div>"}},"boundaries":[{"title":"both"}]}],"summary":[{"title":"so"}]}}],
		 "detached":[{"id":"e","title":"card","markers":[{"markerId":"symbol-wrong"}]}]}}`)
	old := `<?xml version="1.0" encoding="UTF-8" standalone="no"?><xmap-content xmlns="urn:xmind:xmap:xmlns:content:2.0" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:svg="http://www.w3.org/2000/svg" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink" version="2.0">
		<sheet id="s"><topic id="a" structure-class="org.xmind.ui.fishbone.rightHeaded"><title>Late</title><children><topics type="attached"><topic id="b" xlink:href="http://a.b"><title svg:width="5">People</title>
		<xhtml:img xhtml:src="xap:attachments/x.png"/><children><topics type="attached"><topic id="c"><title>tired</title><marker-refs><marker-ref marker-id="symbol-question"/><marker-ref marker-id="star-red"/></marker-refs>
		<notes><html><xhtml:p>7 of 9</xhtml:p></html><plain>7 of 9
so</plain></notes><labels><label>x</label></labels></topic></topics></children></topic></topics><topics type="detached"><topic id="e"><title>card</title></topic></topics></children>
		<boundaries><boundary id="y" range="(0,1)"><title>both</title></boundary></boundaries></topic><title>Sheet 1</title><relationships><relationship end1="b" end2="c"><title>rel</title></relationship></relationships></sheet>
		<sheet id="t"><topic><title>z</title></topic><title>Sheet 2</title></sheet></xmap-content>`
	wantFish := `Late(Many trains are late)<: People{ tired staff✓="7 of 9\nsaid so" ill="flu & cold" } | card✗`
	lostFish := "label People urgent, summary People so, marker tired staff priority-1, link tired staff http://a.b, image tired staff xap:resources/x.png, " +
		"task tired staff, callout tired staff look!, boundary ill both, relationship People leads to → tired staff, sheet  plain"
	wantOld, lostOld := `Late: People{ tired?="7 of 9\nso" } | card`, "boundary Late both, link People http://a.b, image People xap:attachments/x.png, marker tired star-red, label tired x, relationship People rel → tired, sheet  Sheet 2"
	test(t, []reading{
		{"a.xmind", packed(t, "content.json", fish, "metadata.json", "{}"), "xmind", wantFish, lostFish},
		{"a.zip", packed(t, "/content.xml", old), "xmind", wantOld, lostOld},
		{"content.xml", old, "xmind", wantOld, lostOld},
		{"a.xmind", packed(t, "content.json", `[{"rootTopic":{"title":"Late","labels":"odd","children":{"attached":[{"title":"a"},null,{"title":""}]}}}]`), "xmind", "Late: a", "nothing"},
	})
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"locked":     {packed(t, "content.json", "\x01\x02", "manifest.json", `{"file-entries":{"content.json":{"encryption-data":{}}}}`), ErrEncrypted},
		"old locked": {packed(t, "content.xml", "\x01\x02", "META-INF/manifest.xml", `<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>`), ErrEncrypted},
		"no JSON":    {packed(t, "content.json", "{"), ErrDamaged},
		"no sheet":   {packed(t, "content.json", "[]"), ErrNoTopics},
		"no archive": {"PK\x03\x04 and nothing more", ErrDamaged},
		"bomb":       {packed(t, "content.json", strings.Repeat(" ", untrusted.SmallEntry+1)), ErrBomb},
		"deep":       {packed(t, "content.json", `[{"rootTopic":`+strings.Repeat(`{"title":"a","children":{"attached":[`, 200)+strings.Repeat(`]}}`, 200)+`}]`), fishbone.ErrTooDeep},
		"entities":   {packed(t, "content.xml", `<!DOCTYPE x [<!ENTITY a "b">]><xmap-content/>`), ErrEntities},
	} {
		if o, err := Read([]byte(c.data), "a.xmind"); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
}

func TestTables(t *testing.T) {
	test(t, []reading{
		{"a.csv", "Problem,Bone,Cause,Why 1,Evidence,Cost\nLate,People,tired,long shifts,7 of 9,3\n,,,few staff,,\n,,ill,,,\n,Plant,old,,,4\n,People,absent,,,\n", "csv",
			`Late: People{ tired{ long shifts="7 of 9" few staff } ill absent } Plant{ old }`, "column  Cost"},
		// As a form in a company has it: a title, other words, semicolons, and cells that are merged.
		{"表.csv", "客诉鱼骨图;;;\n\n类别;中骨;小骨;是否要因\n人员;疲劳;轮班过长;是\n;;人手少;否\n;生病;;?\n设备;旧;;也许\n", "csv",
			"表: 人员{ 疲劳{ 轮班过长✓ 人手少✗ } 生病? } 设备{ 旧 }", "prose  客诉鱼骨图, marker 旧 也许"},
		{"a.tsv", "Category\tCause\tSub-cause\r\nPeople\ttired\t\r\n\till\tflu\r\n", "csv", "a: People{ tired ill{ flu } }", ""},
		{"a.csv", "Cause,Votes\ntired,3\nill,x\n", "csv", "a: | tired ill", ""},
		{"-", "bone,cause\nPeople,\"tired,\nall day\"\n", "csv", ": People{ tired, all day }", ""},
		{"a.csv", "Bone,Cause\n'=1+1,''-x\n\"\",\"@y\"\n", "csv", "a: =1+1{ '-x @y }", ""},
	})
	for name, data := range map[string]string{"a.csv": "date,amount\n1,2\n", "b.csv": "words", "c.xlsx": workbook(t, "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>")} {
		if o, err := Read([]byte(data), name); !errors.Is(err, ErrNoColumns) {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
}

// workbook is one with such rows on its second sheet.
func workbook(t testing.TB, rows string) string { return packed(t, workbookParts(rows)...) }

// workbookParts are its entries.
func workbookParts(rows string) []string {
	return []string{
		"[Content_Types].xml", "<Types/>",
		"xl/workbook.xml", `<workbook xmlns:r="x"><sheets><sheet name="Start" sheetId="1" r:id="rId7"/><sheet name="Fish" sheetId="2" r:id="rId8"/><sheet name="End" r:id="rId7"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/><Relationship Id="rId8" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
		"xl/sharedStrings.xml", `<sst><si><t>大骨</t><rPh><t>x</t></rPh></si><si><r><t>原</t></r><r><t>因</t></r></si><si><t>a_x000D_b _x005F_x0041_</t></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func TestWorkbooks(t *testing.T) {
	test(t, []reading{
		{"a.xlsx", workbook(t, `<row r="1"><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
			<row r="2"><c r="B2" t="inlineStr"><is><t>人</t></is></c><c r="C2" t="s"><v>2</v></c></row><row r="4"><c r="C4" t="str"><f>A1&amp;"x"</f><v>done</v></c></row>
			<row r="5"><c r="C5" t="e"><v>#REF!</v></c></row>`), "xlsx", "a: 人{ a b _x0041_ done }", "sheet  Start, sheet  End"},
	})
	for name, c := range map[string]struct {
		rows string
		want error
	}{
		"string":   {`<row><c t="s"><v>99</v></c></row>`, ErrDamaged},
		"no row":   {`<c><v>1</v></c>`, ErrDamaged},
		"entities": {`</sheetData><!DOCTYPE x [<!ENTITY a "b">]><sheetData>`, ErrEntities},
	} {
		if o, err := Read([]byte(workbook(t, c.rows)), "a.xlsx"); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
}

// A cell that a spreadsheet would take for a formula is kept from that in a text, and needs no
// help in a workbook.
func TestFormulasAreDefused(t *testing.T) {
	o := &Outline{Head: "=cmd()", Bones: []*Topic{{Text: "+1", Below: []*Topic{{Text: "@x"}}}}}
	data, err := writeCSV(o, Options{})
	if want := "\ufeffProblem,Bone,Cause\r\n'=cmd(),'+1,\r\n,'+1,'@x\r\n"; err != nil || string(data) != want {
		t.Errorf("%q, %v", data, err)
	}
	if data, err = writeXLSX(o, Options{}); err != nil || bytes.Contains(data, []byte("<f>")) {
		t.Error("there is a formula")
	}
}

func TestFBA(t *testing.T) {
	test(t, []reading{
		{"a.fba", `type: fba
version: '0.7'
title: Why so late
attributes:
  - fbUid: x
    ecu:
      label: Unit
      value: E1
fishbone:
  - fbUid: y
    name: Late
    categories:
      - fbUid: z
        name: People
        rootCauses:
          - plain cause
          - type: react
            element: FBACheckbox
            props:
              label: tired
              value: error
              instructions:
                textValue: ask them
              comments:
                textValue: |-
                  7 of 9
                  said so
          - type: react
            props: {label: ill, value: ok, comments: asked, badge: {source: 'http://a.b'}}
          - type: nested
            title: shifts
            data:
              - name: shifts
                categories:
                  - name: night
                    rootCauses: [too long]
              - name: other
                categories:
                  - name: day
                    rootCauses: []
  - name: Second effect
    categories: []
backups:
  - date: 2023-01-01
    reason: conversion
`, "fba", `Late: People{ plain cause tired✓="7 of 9\nsaid so" ill✗="asked" shifts{ night{ too long } other{ day } } }`,
			"property  title = Why so late, note tired ask them, property ill badge, effect  Second effect, property  Unit = E1, enclosed  conversion"},
		{"old.fba", "version: '0.1'\ntitle: t\nfishbone:\n  - - effect 1\n    - - - category1\n        - - cause 1\n          - type: react\n            props: {name: check1, label: Check 1, value: null}\n", "fba",
			"effect 1: category1{ cause 1 Check 1 }", "property  title = t"},
		{"-", "type: fba\ntitle: Late\nfishbone:\n - categories:\n   - name: a\n     rootCauses: [b]\n", "fba", "Late: a{ b }", ""},
	})
	for text, want := range map[string]error{
		"a: &x [1]\nfishbone: [*x]":                  ErrAliases,
		"fishbone: &x\n - {name: a, categories: []}": ErrAliases,
		"fishbone: [":                            ErrDamaged,
		"title: a":                               ErrNoTopics,
		"- 1":                                    ErrNoTopics,
		"fishbone: [{name: '', categories: []}]": ErrNoTopics,
		"fishbone:\n" + strings.Repeat("# more\n", 2_000_000): ErrBomb,
	} {
		if o, err := Read([]byte(text), "a.fba"); !errors.Is(err, want) {
			t.Errorf("%.40q: %+v, %v", text, o, err)
		}
	}
	if f := Find([]byte("fishbone:\n  a: 1\n"), "a.yaml"); f != nil {
		t.Errorf("another file is taken for %v", f)
	}
}
