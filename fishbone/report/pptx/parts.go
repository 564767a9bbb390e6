package pptx

import (
	"fmt"
	"slices"
	"strings"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/charts"
	"whybone/fishbone/report/internal/ooxml"
)

const (
	names = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + ooxml.Office + `" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	tree  = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`
	kind  = "application/vnd.openxmlformats-officedocument.presentationml."
)

// parts are all files of the archive; the types come first, as readers like it.
func (w *writer) parts() []ooxml.Part {
	all := []ooxml.Part{
		{Name: "[Content_Types].xml", Data: w.types()},
		{Name: "_rels/.rels", Data: ooxml.Relations("ppt/presentation.xml", w.base.Analysis != "")},
		{Name: "docProps/core.xml", Data: ooxml.Core(w.doc)},
		{Name: "docProps/app.xml", Data: []byte(ooxml.Program)},
		{Name: "ppt/presentation.xml", Data: w.presentation()},
		{Name: "ppt/_rels/presentation.xml.rels", Data: w.relations()},
		{Name: "ppt/slideMasters/slideMaster1.xml", Data: w.master()},
		{Name: "ppt/slideMasters/_rels/slideMaster1.xml.rels", Data: related(rel{"rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"}, rel{"rId2", "slideLayout", "../slideLayouts/slideLayout2.xml"}, rel{"rId3", "theme", "../theme/theme1.xml"})},
		{Name: "ppt/slideLayouts/slideLayout1.xml", Data: w.layout()},
		{Name: "ppt/slideLayouts/_rels/slideLayout1.xml.rels", Data: related(rel{"rId1", "slideMaster", "../slideMasters/slideMaster1.xml"})},
		{Name: "ppt/slideLayouts/slideLayout2.xml", Data: w.coverLayout()},
		{Name: "ppt/slideLayouts/_rels/slideLayout2.xml.rels", Data: related(rel{"rId1", "slideMaster", "../slideMasters/slideMaster1.xml"})},
		{Name: "ppt/theme/theme1.xml", Data: w.theme()},
	}
	if w.base.Analysis != "" {
		all = append(all, ooxml.Part{Name: "docProps/custom.xml", Data: w.properties()})
	}
	for i, s := range w.slides {
		layout := "../slideLayouts/slideLayout1.xml"
		if s.cover {
			layout = "../slideLayouts/slideLayout2.xml"
		}
		rels := []rel{{"rId1", "slideLayout", layout}}
		for _, n := range s.images {
			rels = append(rels, rel{fmt.Sprintf("rIdImage%d", n), "image", fmt.Sprintf("../media/image%d.png", n)})
		}
		for _, n := range s.charts {
			rels = append(rels, rel{fmt.Sprintf("rIdChart%d", n), "chart", fmt.Sprintf("../charts/chart%d.xml", n)})
		}
		all = append(all,
			ooxml.Part{Name: fmt.Sprintf("ppt/slides/slide%d.xml", i+1), Data: w.slideXML(s, i+1)},
			ooxml.Part{Name: fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", i+1), Data: related(rels...)})
	}
	for i, image := range w.images {
		all = append(all, ooxml.Part{Name: fmt.Sprintf("ppt/media/image%d.png", i+1), Data: image})
	}
	for i, c := range w.charts {
		book := fmt.Sprintf("embeddings/Microsoft_Excel_Sheet%d.xlsx", i+1)
		all = append(all,
			ooxml.Part{Name: fmt.Sprintf("ppt/charts/chart%d.xml", i+1), Data: c.part},
			ooxml.Part{Name: fmt.Sprintf("ppt/charts/_rels/chart%d.xml.rels", i+1), Data: related(rel{"rId1", "package", "../" + book})},
			ooxml.Part{Name: "ppt/" + book, Data: c.workbook})
	}
	return all
}

// properties are those by which a deck that comes home is understood.
func (w *writer) properties() []byte {
	var b strings.Builder
	b.WriteString(ooxml.Head + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, p := range w.base.Properties() {
		fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, i+2, ooxml.Escape(p.Name), ooxml.Escape(p.Text))
	}
	b.WriteString(`</Properties>`)
	return []byte(b.String())
}

func (w *writer) slideXML(s *slide, number int) []byte {
	all := w.shape(titleID, "title", titlePlace, text{words: s.title, size: titleSize, bold: true, title: true}) + w.pageNumber(fmt.Sprint(number))
	if s.cover {
		all = w.shape(titleID, "title", coverPlace, text{words: s.title, size: 36, bold: true, title: true})
	}
	return []byte(ooxml.Head + `<p:sld ` + names + `><p:cSld><p:spTree>` + tree + all + s.shapes.String() + `</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`)
}

// rel is a relation from a part to another one.
type rel struct{ id, kind, target string }

func related(all ...rel) []byte {
	var b strings.Builder
	b.WriteString(ooxml.Head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range all {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, r.id, ooxml.Office, r.kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	return []byte(b.String())
}

func (w *writer) types() []byte {
	var b strings.Builder
	b.WriteString(ooxml.Head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xlsx" ContentType="` + charts.WorkbookType + `"/>`)
	over := func(name, is string) { fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, is) }
	over("ppt/presentation.xml", kind+"presentation.main+xml")
	over("ppt/slideMasters/slideMaster1.xml", kind+"slideMaster+xml")
	over("ppt/slideLayouts/slideLayout1.xml", kind+"slideLayout+xml")
	over("ppt/slideLayouts/slideLayout2.xml", kind+"slideLayout+xml")
	over("ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")
	for i := range w.slides {
		over(fmt.Sprintf("ppt/slides/slide%d.xml", i+1), kind+"slide+xml")
	}
	for i := range w.charts {
		over(fmt.Sprintf("ppt/charts/chart%d.xml", i+1), charts.Type)
	}
	over("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	over("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	if w.base.Analysis != "" {
		over("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
	}
	b.WriteString(`</Types>`)
	return []byte(b.String())
}

func (w *writer) presentation() []byte {
	var ids strings.Builder
	for i := range w.slides {
		fmt.Fprintf(&ids, `<p:sldId id="%d" r:id="rIdSlide%d"/>`, 256+i, i+1)
	}
	return []byte(ooxml.Head + `<p:presentation ` + names + ` saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>` +
		`<p:sldIdLst>` + ids.String() + `</p:sldIdLst>` + fmt.Sprintf(`<p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`, emus(width), emus(height)))
}

func (w *writer) relations() []byte {
	all := []rel{{"rId1", "slideMaster", "slideMasters/slideMaster1.xml"}, {"rId2", "theme", "theme/theme1.xml"}}
	for i := range w.slides {
		all = append(all, rel{fmt.Sprintf("rIdSlide%d", i+1), "slide", fmt.Sprintf("slides/slide%d.xml", i+1)})
	}
	return related(all...)
}

// Where things stand on every slide.
const titleSize = 26.0

var (
	titlePlace = rect{margin, 24, width - 2*margin, 48}
	coverPlace = rect{coverLeft, 104, width - coverLeft - margin, 120}
	pagePlace  = rect{width - margin - 60, height - 28, 60, 14}
	footPlace  = rect{width / 2, height - 28, width/2 - margin - 64, 14}
)

// title is the place of the title on the master and on a layout.
func (w *writer) title(at rect) string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>` +
		frame(at) + `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/><a:lstStyle/>` +
		`<a:p><a:r><a:rPr lang="` + ooxml.Locale(w.doc) + `"/><a:t>` + ooxml.Escape(w.doc.Title) + `</a:t></a:r></a:p></p:txBody></p:sp>`
}

// pageNumber is the number of a slide, which programs keep right when slides are moved.
func (w *writer) pageNumber(shown string) string {
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="page"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" idx="12"/></p:nvPr></p:nvSpPr><p:spPr>`, pageID) +
		frame(pagePlace) + `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>` +
		fmt.Sprintf(`<a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="%s" sz="1000"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="Calibri"/></a:rPr><a:t>%s</a:t></a:fld></a:p></p:txBody></p:sp>`, ooxml.Locale(w.doc), muted, shown)
}

// bar is a rectangle of a colour, as a layout has it.
func bar(id int, r rect, color string) string {
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="bar %[1]d"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`, id, frame(r), color)
}

func (w *writer) master() []byte {
	fonts := `<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>`
	body := ""
	for level := 1; level <= 9; level++ {
		body += fmt.Sprintf(`<a:lvl%dpPr marL="0" indent="0"><a:buNone/><a:defRPr sz="1600"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>%s</a:defRPr></a:lvl%dpPr>`, level, fonts, level)
	}
	return []byte(ooxml.Head + `<p:sldMaster ` + names + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>` + tree + w.title(titlePlace) + w.pageNumber("‹#›") + `</p:spTree></p:cSld>` +
		`<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>` +
		`<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>` +
		`<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="2600" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>` + fonts + `</a:defRPr></a:lvl1pPr></p:titleStyle>` +
		`<p:bodyStyle>` + body + `</p:bodyStyle><p:otherStyle>` + body + `</p:otherStyle></p:txStyles></p:sldMaster>`)
}

// layout is that of all slides but the cover: a line below the title, and at the foot what the slides
// are about.
func (w *writer) layout() []byte {
	const rule = 80.0 // where the line is
	foot := strings.Join(slices.DeleteFunc([]string{w.doc.Company, w.doc.Title}, func(s string) bool { return s == "" }), " · ")
	about := w.shape(6, "about", footPlace, text{words: report.Flat(foot), size: 10, color: muted, right: true})
	return []byte(ooxml.Head + `<p:sldLayout ` + names + ` type="titleOnly" preserve="1"><p:cSld name="Title"><p:spTree>` + tree + w.title(titlePlace) + w.pageNumber("‹#›") +
		bar(4, rect{margin, rule, width - 2*margin, 0.75}, faint) + bar(5, rect{margin, rule - 0.75, 48, 2.25}, accent) + about +
		`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`)
}

// coverLayout is that of the first slide, with a band at its left.
func (w *writer) coverLayout() []byte {
	return []byte(ooxml.Head + `<p:sldLayout ` + names + ` type="titleOnly" preserve="1"><p:cSld name="Cover"><p:spTree>` + tree + w.title(coverPlace) +
		bar(3, rect{0, 0, coverBand, height}, accent) + `</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`)
}

// theme has the colours of our pictures, and fonts that offices have.
func (w *writer) theme() []byte {
	solid := func(name, hex string) string {
		return `<a:` + name + `><a:srgbClr val="` + hex + `"/></a:` + name + `>`
	}
	colors := solid("dk1", ink) + solid("lt1", "FFFFFF") + solid("dk2", accent) + solid("lt2", "EEF2F2") + solid("accent1", "36639D") + solid("accent2", "C35212") +
		solid("accent3", "641F49") + solid("accent4", "1A8373") + solid("accent5", "5A4D00") + solid("accent6", "232B76") + solid("hlink", accent) + solid("folHlink", muted)
	font := `<a:latin typeface="Calibri"/><a:ea typeface="` + ooxml.Eastern(w.doc) + `"/><a:cs typeface=""/>`
	fill := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	line := `<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>`
	effect := `<a:effectStyle><a:effectLst/></a:effectStyle>`
	return []byte(ooxml.Head + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Whybone"><a:themeElements><a:clrScheme name="Whybone">` + colors + `</a:clrScheme>` +
		`<a:fontScheme name="Whybone"><a:majorFont>` + font + `</a:majorFont><a:minorFont>` + font + `</a:minorFont></a:fontScheme>` +
		`<a:fmtScheme name="Whybone"><a:fillStyleLst>` + strings.Repeat(fill, 3) + `</a:fillStyleLst><a:lnStyleLst>` + strings.Repeat(line, 3) + `</a:lnStyleLst>` +
		`<a:effectStyleLst>` + strings.Repeat(effect, 3) + `</a:effectStyleLst><a:bgFillStyleLst>` + strings.Repeat(fill, 3) + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`)
}
