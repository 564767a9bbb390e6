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
	heading := func(level, size int, before int) string {
		return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Heading%d"><w:name w:val="heading %d"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>`+
			`<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="%d" w:after="80"/><w:outlineLvl w:val="%d"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1B2426"/><w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>`,
			level, level, before, level-1, size, size)
	}
	return []byte(ooxml.Head + `<w:styles ` + word + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="` + ooxml.Eastern(w.doc) + `" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/>` +
		`<w:lang w:val="en-GB" w:eastAsia="` + ooxml.Asian(w.doc) + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:after="60" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>` +
		`<w:pPr><w:keepNext/><w:spacing w:after="40"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr></w:style>` +
		heading(1, 26, 280) + heading(2, 21, 160) +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Dense"><w:name w:val="Dense"/><w:basedOn w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` + cellMargins + `</w:tblPr></w:style>` +
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
	field := func(name string) string {
		return `<w:r>` + quiet + `<w:fldChar w:fldCharType="begin"/></w:r><w:r>` + quiet + `<w:instrText xml:space="preserve"> ` + name + ` </w:instrText></w:r><w:r>` + quiet +
			`<w:fldChar w:fldCharType="separate"/></w:r><w:r>` + quiet + `<w:t>1</w:t></w:r><w:r>` + quiet + `<w:fldChar w:fldCharType="end"/></w:r>`
	}
	about := w.doc.Title + " · " + strings.Join(strings.Fields(w.doc.Subject), " ")
	return []byte(ooxml.Head + `<w:ftr ` + word + `><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="` + fmt.Sprint(w.room()) + `"/></w:tabs></w:pPr>` +
		run(about, quiet) + `<w:r>` + quiet + `<w:tab/></w:r>` + field("PAGE") + run(" / ", quiet) + field("NUMPAGES") + `</w:p></w:ftr>`)
}

const quiet = `<w:rPr><w:color w:val="4A5659"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>`

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

// room is how wide the text is.
func (w *writer) room() int {
	width, _ := w.size()
	return width - 2*margin
}

func (w *writer) document() []byte {
	width, height := w.size()
	orient := ""
	if width > height {
		orient = ` w:orient="landscape"`
	}
	text := w.text.String()
	if body, ok := strings.CutSuffix(text, belowTable); ok {
		text = body + atTheEnd
	}
	return []byte(ooxml.Head + `<w:document ` + word + ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>` + text +
		fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="%d" w:h="%d"%s/>`, width, height, orient) +
		fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="500" w:footer="500" w:gutter="0"/>`, margin, margin, margin, margin) +
		`</w:sectPr></w:body></w:document>`)
}
