package docx

import (
	"fmt"
	"strings"

	"whybone/fishbone/report/internal/ooxml"
)

const contentTypes = ooxml.Head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Default Extension="png" ContentType="image/png"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
	`</Types>`

const word = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + ooxml.Office + `"`

// margin is around the text of a page, in twentieths of a point.
const margin = 1020

// styles are those of headings, of tables and of everything.
func (w *writer) styles() []byte {
	heading := func(level int, size, before float64) string {
		return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Heading%d"><w:name w:val="heading %d"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>`+
			`<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="%d"/><w:outlineLvl w:val="%d"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1B2426"/>%s</w:rPr></w:style>`,
			level, level, w.air(before), w.air(80), level-1, w.letters(size))
	}
	above := 280.0
	if w.doc.Profile.Fit {
		above = 200 // there is one page only
	}
	return []byte(ooxml.Head + `<w:styles ` + word + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="` + ooxml.Eastern(w.doc) + `" w:cs="Arial"/>` + w.letters(usual) +
		`<w:lang w:val="en-GB" w:eastAsia="` + ooxml.Asian(w.doc) + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:after="` + fmt.Sprint(w.air(60)) + `" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>` +
		`<w:pPr><w:keepNext/><w:spacing w:after="40"/></w:pPr><w:rPr><w:b/><w:bCs/>` + w.letters(40) + `</w:rPr></w:style>` +
		heading(1, 26, above) + heading(2, 21, above/2+20) +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Dense"><w:name w:val="Dense"/><w:basedOn w:val="Normal"/><w:qFormat/><w:rPr>` + w.letters(dense) + `</w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` + w.cellMargins() + `</w:tblPr></w:style>` +
		`</w:styles>`)
}

func (w *writer) settings() []byte {
	return []byte(ooxml.Head + `<w:settings ` + word + `><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="en-GB" w:eastAsia="` + ooxml.Asian(w.doc) + `"/></w:settings>`)
}

// numbering counts sections as documents of the language do: 1, 2, 3, or 一、二、三.
func (w *writer) numbering() []byte {
	format, text := "decimal", "%1"
	if ooxml.Locale(w.doc) != "en-GB" {
		format, text = "chineseCounting", "%1、"
	}
	return []byte(ooxml.Head + `<w:numbering ` + word + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:suff w:val="space"/><w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/>` +
		`<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr><w:rPr><w:color w:val="085F5F"/></w:rPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
}

// footer says what the pages are of, and counts them.
func (w *writer) footer() []byte {
	quiet := w.muted(16)
	full, _ := w.size()
	field := func(name string) string {
		return `<w:r>` + quiet + `<w:fldChar w:fldCharType="begin"/></w:r><w:r>` + quiet + `<w:instrText xml:space="preserve"> ` + name + ` </w:instrText></w:r><w:r>` + quiet +
			`<w:fldChar w:fldCharType="separate"/></w:r><w:r>` + quiet + `<w:t>1</w:t></w:r><w:r>` + quiet + `<w:fldChar w:fldCharType="end"/></w:r>`
	}
	about := w.doc.Title + " · " + strings.Join(strings.Fields(w.doc.Subject), " ")
	return []byte(ooxml.Head + `<w:ftr ` + word + `><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="` + fmt.Sprint(full-2*margin) + `"/></w:tabs></w:pPr>` +
		run(about, quiet) + `<w:r>` + quiet + `<w:tab/></w:r>` + field("PAGE") + run(" / ", quiet) + field("NUMPAGES") + `</w:p></w:ftr>`)
}

func (w *writer) relations() []byte {
	var b strings.Builder
	b.WriteString(ooxml.Head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + ooxml.Office + `/styles" Target="styles.xml"/><Relationship Id="rId2" Type="` + ooxml.Office + `/settings" Target="settings.xml"/>` +
		`<Relationship Id="rId3" Type="` + ooxml.Office + `/footer" Target="footer1.xml"/>` +
		`<Relationship Id="rId4" Type="` + ooxml.Office + `/numbering" Target="numbering.xml"/>`)
	for i := range w.pictures {
		fmt.Fprintf(&b, `<Relationship Id="rIdImage%d" Type="%s/image" Target="media/image%d.png"/>`, i+1, ooxml.Office, i+1)
	}
	b.WriteString(`</Relationships>`)
	return []byte(b.String())
}

// size is the paper's, in twentieths of a point.
func (w *writer) size() (width, height int) {
	wide, high := w.doc.Paper.Size()
	return int(wide*20 + 0.5), int(high*20 + 0.5)
}

// room is how wide the text is: the page between its margins, or one of its columns.
func (w *writer) room() int {
	width, _ := w.size()
	n := w.doc.Profile.Columns()
	return (width - 2*margin - (n-1)*between) / n
}

// between is the room between two columns, in twentieths of a point.
const between = 520

func (w *writer) document() []byte {
	text := w.text.String()
	if body, ok := strings.CutSuffix(text, belowTable); ok {
		text = body + atTheEnd
	}
	columns := w.doc.Profile.Columns()
	return []byte(ooxml.Head + `<w:document ` + word + ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>` + text +
		w.layout(columns, columns > 1) + `</w:body></w:document>`)
}

// layout is the paper, and in how many columns the text is set on it: on the page of the text before
// where it goes on there.
func (w *writer) layout(columns int, goesOn bool) string {
	width, height := w.size()
	orient, kind, set := "", "", ""
	if width > height {
		orient = ` w:orient="landscape"`
	}
	if goesOn {
		kind = `<w:type w:val="continuous"/>`
	}
	if columns > 1 {
		set = fmt.Sprintf(`<w:cols w:num="%d" w:space="%d"/>`, columns, between)
	}
	return `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>` + kind + fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"%s/>`, width, height, orient) +
		fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%[1]d" w:bottom="%[1]d" w:left="%[1]d" w:header="500" w:footer="500" w:gutter="0"/>`, margin) + set + `</w:sectPr>`
}

// endTitle ends what stands over all columns, where there are several.
func (w *writer) endTitle() {
	if w.doc.Profile.Columns() > 1 {
		w.text.WriteString(`<w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/>` + w.layout(1, false) + `</w:pPr></w:p>`)
	}
}
