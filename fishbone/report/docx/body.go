package docx

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/flow"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/report/pages"
)

// writer is a document on its way.
type writer struct {
	doc      *report.Document
	text     strings.Builder
	pictures [][]byte
	scale    float64                   // of letters and of the air around them
	larger   float64                   // how many times as high as usual a picture is that stands alone
	charts   float64                   // how many times as large as usual charts are
	fish     float64                   // how many times as large as usual the fish is
	placed   map[pictureAt]flow.Placed // how pictures stand on their pages
	tight    bool                      // rows have less air, so that a report takes no page for its end
	even     int                       // with this row begins the last page of a report that is one list; 0 where that is as it comes
	dense    bool                      // the open table is set in smaller letters
	crowded  bool                      // one of the tables needs these, and all have them
	holds    bool                      // the end of what is written stays with what follows
	whole    bool                      // all of it does
	behind   bool                      // the open table stands below a picture
	ends     bool                      // nothing follows what is written
}

func newWriter(d *report.Document) *writer {
	w := &writer{doc: d, scale: 1, larger: 1, charts: 1, fish: 1}
	if d.Profile.Fit {
		const looser = 0.86 // than ours: the fonts of offices are larger, and their lines higher
		w.scale, w.larger = pages.Scale(d)
		w.scale *= looser
		w.fitOnePage()
	}
	w.crowded = w.anyCrowded() || w.onOnePage()
	w.tight = w.spills() || w.runsOver()
	w.saveLastPage()
	if t, ok := w.list(); ok && !w.tight {
		high, above, exact := w.heights(t, w.widths(t)), w.above(), w.exact()
		w.dense = false
		w.even = columns.Even(high, (1-above)/exact, (1-above/3)/exact)
	}
	return w
}

// body writes the text from the title to the last section.
func (w *writer) body() error {
	w.logo()
	w.paragraph("Title", run(w.doc.Title, ""))
	w.paragraph("", run(w.doc.Subject, w.muted(22)))
	if w.doc.Company != "" {
		w.paragraph("", run(w.doc.Company, w.muted(16)))
	}
	w.head()
	w.endTitle()
	for i, p := range w.doc.Sections {
		if err := w.section(i, p, w.holdsNext(i)); err != nil {
			return err
		}
	}
	return nil
}

// head writes the small things beside the title, one behind the other.
func (w *writer) head() {
	var all []string
	width, _ := w.size()
	wide, before := float64(width-2*margin)/20, 0.0 // what stands on the line before
	for _, f := range w.doc.Head {
		label := typeset.Width(f.Label+" ", 8*w.scale, false)
		f.Value = columns.Fit(f.Value, usual/2*w.scale, wide, before+label)
		all = append(all, run(f.Label+" ", w.muted(16))+w.value(f.Value))
		before = math.Mod(before+label+typeset.Width(f.Value.Text+"     ", usual/2*w.scale, f.Value.Strong), wide)
	}
	if len(all) > 0 {
		w.paragraph("", strings.Join(all, run("     ", "")))
	}
}

// holdsNext says whether the end of a section is on a page with the next one.
func (w *writer) holdsNext(n int) bool {
	return n == len(w.doc.Sections)-2 && short(w.doc.Sections[n+1])
}

// short says whether a section is so short that it would look lost on a page of its own.
func short(p report.Part) bool {
	for _, b := range p.Blocks {
		if f, ok := b.(report.Field); !ok || report.Weight(f.Value.Text) > 200 {
			return false
		}
	}
	return len(p.Blocks) <= 6
}

// section writes the heading of the n-th section and what is below it. Values in a row become one table without lines. The end
// of a section that holds the next one is on a page with it.
func (w *writer) section(n int, p report.Part, holds bool) error {
	w.heading(p)
	var fields []report.Field
	flush := func() { w.fields(fields); fields = nil }
	for i, b := range p.Blocks {
		switch b := b.(type) {
		case report.Field:
			fields = append(fields, b)
		case report.Table:
			flush()
			if b.Name != p.Title && b.Name != "" {
				w.paragraph("Heading2", run(b.Name, ""))
			}
			w.holds, w.behind = holds && i == len(p.Blocks)-1, pictured(p.Blocks[:i])
			w.whole = leads(p.Blocks[i:], w.heights(b, w.widths(b))) && !w.placedAt(n, i+1).Apart
			w.dense = false
			w.table(b)
			w.holds, w.whole, w.behind = false, false, false
		case report.Picture:
			flush()
			if err := w.picture(b, w.placedAt(n, i)); err != nil {
				return err
			}
		}
	}
	w.holds, w.ends = holds, n == len(w.doc.Sections)-1
	flush()
	w.holds, w.ends = false, false
	return nil
}

// heading writes that of a section. A number that counts is the document's own, so that it is
// right again after somebody took a section out.
func (w *writer) heading(p report.Part) {
	if p.Counted {
		w.text.WriteString(`<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + run(p.Title, "") + `</w:p>`)
		return
	}
	w.paragraph("Heading1", run(p.Number, `<w:rPr><w:color w:val="085F5F"/></w:rPr>`)+run("  "+p.Title, ""))
}

// paragraph writes one of a style; the usual one has no name.
func (w *writer) paragraph(style, runs string) {
	w.text.WriteString(`<w:p>`)
	if style != "" {
		w.text.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	w.text.WriteString(runs + `</w:p>`)
}

// run is words with one look. Lines stay lines.
func run(words, look string) string {
	var b strings.Builder
	for i, line := range strings.Split(words, "\n") {
		b.WriteString(`<w:r>` + look)
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		b.WriteString(`<w:t xml:space="preserve">` + ooxml.Escape(line) + `</w:t></w:r>`)
	}
	return b.String()
}

// usual and dense are the sizes of the text and of tables with many columns, in half points.
const (
	usual = 20.0
	dense = 17.0
)

// letters is how large letters are that are so many half points large as a rule.
func (w *writer) letters(size float64) string {
	n := max(8, int(size*w.scale+0.5))
	return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`, n)
}

// muted is the look of what is less important, in a size.
func (w *writer) muted(size float64) string {
	return `<w:rPr><w:color w:val="4A5659"/>` + w.letters(size) + `</w:rPr>`
}

// air is so much room between words as a rule, in twentieths of a point.
func (w *writer) air(n float64) int { return int(n*w.scale + 0.5) }

const (
	strong  = `<w:rPr><w:b/><w:bCs/></w:rPr>`
	missing = `<w:rPr><w:b/><w:bCs/><w:color w:val="855800"/><w:shd w:val="clear" w:color="auto" w:fill="FBEED5"/></w:rPr>`
)

// paragraph is one of a cell; an item of a list hangs below its own words, not below its dot.
type paragraph struct {
	runs string
	item bool
}

// hanging is how far the words of an item stand from its dot, in twentieths of a point.
const hanging = 180

// paragraphs are those of words: each item of a list is one.
func paragraphs(words, look string) (all []paragraph) {
	if !strings.HasPrefix(words, report.Bullet) && !strings.Contains(words, "\n"+report.Bullet) {
		return []paragraph{{run(words, look), false}}
	}
	for _, line := range strings.Split(words, "\n") {
		item, is := strings.CutPrefix(line, report.Bullet)
		if is {
			line = item
			all = append(all, paragraph{`<w:r>` + look + `<w:t>•</w:t><w:tab/></w:r>` + run(line, look), true})
		} else {
			all = append(all, paragraph{run(line, look), false})
		}
	}
	return all
}

// indent is that of a paragraph, as its properties say it.
func (w *writer) indent(p paragraph) string {
	if !p.item {
		return ""
	}
	return fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%[1]d"/>`, w.air(hanging))
}

func (w *writer) values(v report.Value) []paragraph {
	switch {
	case v.Gap > 0:
		return []paragraph{{w.value(v), false}}
	case v.Strong:
		return paragraphs(v.Text, strong)
	}
	return paragraphs(v.Text, "")
}

func (w *writer) value(v report.Value) string {
	switch {
	case v.Gap > 0:
		return run(fmt.Sprintf("%s (%d)", w.doc.NotGiven, v.Gap), missing)
	case v.Strong:
		return run(v.Text, strong)
	}
	return run(v.Text, "")
}

// rowAir is above and below the words of a row, in twentieths of a point.
func (w *writer) rowAir() int {
	if w.tight {
		return w.air(15)
	}
	return w.air(40)
}

// cellMargins are inside the cells.
func (w *writer) cellMargins() string {
	return fmt.Sprintf(`<w:tblCellMar><w:top w:w="%d" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="%[1]d" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>`, w.rowAir())
}

const lines = `<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="4A5659"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="BFC7C9"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFC7C9"/></w:tblBorders>`

func (w *writer) openTable(widths []int, borders string) {
	whole := 0
	for _, wide := range widths {
		whole += wide
	}
	fmt.Fprintf(&w.text, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/>%s</w:tblPr><w:tblGrid>`, whole, borders, w.cellMargins())
	for _, wide := range widths {
		fmt.Fprintf(&w.text, `<w:gridCol w:w="%d"/>`, wide)
	}
	w.text.WriteString(`</w:tblGrid>`)
}

// belowTable is the paragraph that has to follow a table. At the very end it is as low as can be, so
// that it takes no page of its own.
const (
	belowTable    = `<w:p><w:pPr><w:spacing w:after="0" w:line="80" w:lineRule="exact"/></w:pPr></w:p>`
	belowWithNext = `<w:p><w:pPr><w:keepNext/><w:spacing w:after="0" w:line="80" w:lineRule="exact"/></w:pPr></w:p>`
	atTheEnd      = `<w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`
)

// closeTable ends one.
func (w *writer) closeTable() {
	w.dense = false
	below := belowTable
	if w.holds || w.whole {
		below = belowWithNext
	}
	w.text.WriteString(`</w:tbl>` + below)
}

// cell writes one, whose lines stay on one page. Its row may stay with the next one.
func (w *writer) cell(wide int, runs string, withNext bool) {
	w.cells(wide, 1, []paragraph{{runs, false}}, withNext)
}

// cells writes one that is as wide as so many columns.
func (w *writer) cells(wide, columns int, all []paragraph, withNext bool) {
	style := ""
	if w.dense {
		style = `<w:pStyle w:val="Dense"/>`
	}
	if withNext {
		style += `<w:keepNext/>`
	}
	span := ""
	if columns > 1 {
		span = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, columns)
	}
	fmt.Fprintf(&w.text, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, wide, span)
	for _, p := range all {
		fmt.Fprintf(&w.text, `<w:p><w:pPr>%s<w:keepLines/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>%s</w:pPr>%s</w:p>`, style, w.indent(p), p.runs)
	}
	w.text.WriteString(`</w:tc>`)
}

// tableText is how large letters of tables are taken for: fonts of offices may be a little wider than ours.
const tableText = 10.5

// tableRoom is what a table is set in.
func (w *writer) tableRoom() columns.Room {
	const head, loose = 9, 0.14
	return columns.Room{Wide: float64(w.room())/20 - beside, Gap: beside, Size: tableText * w.scale, Head: head * w.scale, Loose: loose}
}

// anyCrowded says whether a report on several pages has a table with many columns: then the letters of all its tables
// are as small as the ones of that.
func (w *writer) anyCrowded() bool {
	return !w.doc.Profile.Fit && slices.ContainsFunc(w.doc.Tables(), func(t report.Table) bool {
		return columns.Crowded(t, w.doc.NotGiven, w.tableRoom())
	})
}

// widths are those of the columns, in smaller letters where there are many, with the air at the right of each.
func (w *writer) widths(t report.Table) (all []int) {
	room := w.tableRoom()
	if w.dense = w.crowded || columns.Crowded(t, w.doc.NotGiven, room); w.dense {
		room.Size, room.Head = room.Size*dense/usual, room.Head*dense/usual
	}
	if !w.chinese() { // Calibri, and what stands in for it, is no wider than our font
		room.Size, room.Head = room.Size*usual/2/tableText, room.Head*usual/2/tableText
	}
	for _, wide := range columns.Widths(t, w.doc.NotGiven, room) {
		all = append(all, int((wide+beside)*20))
	}
	return all
}

// beside is at the right of a cell, in points.
const beside = 7

// row begins one that stays whole on a page.
const row = `<w:tr><w:trPr><w:cantSplit/></w:trPr>`

// few are the rows of a table that is on one page. What stays together takes a part of a page at most:
// more is not left empty at its foot.
const (
	few    = 4
	little = 0.3
	chunk  = 0.18 // for two rows
)

// staysWithNext says whether the n-th row of a table stands on the page of the next one: neither the first
// nor the last one is alone on a page, and both last ones are with what follows where they hold it. A few
// rows stay together. High are the rows, as parts of a page. Below a picture the first few rows of any table do: else
// LibreOffice may end the next page after some rows, and leave most of it empty.
func (w *writer) staysWithNext(n int, high []float64) bool {
	if n == len(high)-1 {
		return w.holds || w.whole
	}
	first, last := n == 0, n == len(high)-2
	if w.behind && len(high) > few && n < few-1 && sum(high[:few]) <= little {
		return true
	}
	goesOn := w.even > 0 && n >= w.even // what is on the last page stays together
	return goesOn || w.whole || len(high) <= few && sum(high) <= little || (first || last) && high[n]+high[n+1] <= chunk
}

// partOfPage is about how high rows are in which some cells have so many lines.
func (w *writer) partOfPage(lines int) float64 {
	leading := 1.35
	if w.chinese() {
		leading = 1.45
	}
	_, height := w.size()
	return (float64(lines)*w.textSize()*leading + 2*float64(w.rowAir())/20) / (float64(height-2*margin) / 20)
}

func sum(all []float64) (s float64) {
	for _, one := range all {
		s += one
	}
	return s
}

// pictured says whether blocks end in a picture.
func pictured(blocks []report.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	_, ok := blocks[len(blocks)-1].(report.Picture)
	return ok
}

// leads says whether blocks begin with a short table, whose rows are so high, and charts of it, which stand on one page.
func leads(blocks []report.Block, high []float64) bool {
	const short = 8 // rows
	if len(blocks) < 2 {
		return false
	}
	p, follows := blocks[1].(report.Picture)
	return follows && p.Things == nil && len(high) <= short && sum(high) <= little
}

// table writes rows below a head that is repeated on each page. One or two rows stay with the head:
// LibreOffice loses rows of a table whose head alone finds room at the foot of a page.
func (w *writer) table(t report.Table) {
	widths := w.widths(t)
	t = columns.FitTable(t, w.textSize(), func(column int) float64 { return float64(widths[column])/20 - beside })
	high := w.heights(t, widths)
	w.openTable(widths, lines)
	w.text.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	head := 17.0
	if w.dense {
		head *= dense / usual
	}
	for i, c := range t.Columns {
		w.cell(widths[i], run(c.Head, w.muted(head)), true)
	}
	w.text.WriteString(`</w:tr>`)
	for n, values := range t.Rows {
		w.text.WriteString(row)
		withNext := w.staysWithNext(n, high)
		for i, v := range values {
			w.cells(widths[i], 1, w.values(v), withNext)
		}
		w.text.WriteString(`</w:tr>`)
	}
	w.closeTable()
}

// textSize is how large the letters of the open table are, in points.
func (w *writer) textSize() float64 {
	size := usual / 2 * w.scale
	if w.dense {
		size *= dense / usual
	}
	return size
}

// heights are those of the rows of a table, as parts of a page.
func (w *writer) heights(t report.Table, widths []int) []float64 {
	high := make([]float64, len(t.Rows))
	size := w.textSize()
	for n, values := range t.Rows {
		lines := 1
		for i, v := range values {
			lines = max(lines, columns.Lines(v.Text, size, v.Strong, float64(widths[i])/20-beside))
		}
		high[n] = w.partOfPage(lines)
	}
	return high
}

// dpi is what printers show of a picture.
const dpi = 300

// emuPoint is how many units of a drawing there are in a point.
const emuPoint = 12700

// picture writes drawn things, each as wide as the text or as fits, with what they show in words.
func (w *writer) picture(p report.Picture, is flow.Placed) error {
	each, times := w.sizesOf(p)
	for n := 0; n < len(p.Pages); n += each {
		pair := p.Pages[n:min(n+each, len(p.Pages))]
		stays := ""
		if !is.Parted && n+each < len(p.Pages) {
			stays = `<w:keepNext/>`
		}
		w.text.WriteString(`<w:p><w:pPr>` + stays + `<w:jc w:val="center"/></w:pPr>`)
		for _, page := range pair {
			k := is.Scale * times(page)
			var b bytes.Buffer
			if err := scaled(page, k).PNG(&b, dpi); err != nil {
				return err
			}
			w.image(b.Bytes(), page.Width*k, page.Height*k, p.Name, p.Alt)
		}
		w.text.WriteString(`</w:p>`)
	}
	return nil
}

// placedAt is how a picture stands.
func (w *writer) placedAt(section, block int) flow.Placed {
	if is, ok := w.placed[pictureAt{section, block}]; ok {
		return is
	}
	return flow.Placed{Scale: 1, Parted: w.doc.Profile.Fit} // where all is on one page nothing need be held
}

// sizesOf says how many drawn things of a picture stand side by side, and how many times as large one becomes.
func (w *writer) sizesOf(p report.Picture) (each int, times func(*scene.Scene) float64) {
	each = 1
	if len(p.Pages) > 1 && p.Things == nil && p.Pages[0].Width < half { // small charts stand in pairs
		each = 2
	}
	room := float64(w.room())/20/float64(each) - 4*float64(each-1)
	high, most := w.highest(each, p.Things == nil && len(p.Pages) == 1), 1.25
	if p.Things == nil { // the letters of charts are as large as those of the text
		most = 1
	}
	return each, func(page *scene.Scene) float64 {
		k := min(room/page.Width, high/page.Height, most)
		if p.Things == nil {
			return k * w.charts
		}
		return k * w.fish
	}
}

// highest is how high a picture becomes at most, in points, with so many side by side: as high as the
// page, a chart as a part of it, and so is all on the only page that there is.
func (w *writer) highest(each int, chart bool) float64 {
	_, height := w.size()
	if !w.doc.Profile.Fit {
		if chart { // one that is higher leaves much of a page empty where it does not fit
			return 0.36 * float64(height) / 20
		}
		return float64(height-3*margin) / 20
	}
	most := 0.36 * float64(height) / 20 * w.scale
	if w.doc.Profile.Columns() > 1 {
		most *= 0.83
	}
	if each > 1 {
		return most * 0.95
	}
	return most * w.larger
}

// half is how wide a picture is, in points, of which two stand side by side.
const half = 560

// logo stands at the right above the title, as the company's letters have it.
func (w *writer) logo() {
	if l := w.doc.Logo; l != nil {
		wide, high := l.Fit(150, 40)
		w.text.WriteString(`<w:p><w:pPr><w:jc w:val="right"/></w:pPr>`)
		w.image(l.PNG, wide, high, "logo", w.doc.Company)
		w.text.WriteString(`</w:p>`)
	}
}

// image writes a picture of so many points into the open paragraph.
func (w *writer) image(png []byte, wide, high float64, name, alt string) {
	w.pictures = append(w.pictures, png)
	n := len(w.pictures)
	cx, cy := int(wide*emuPoint), int(high*emuPoint)
	w.text.WriteString(`<w:r><w:drawing>` +
		fmt.Sprintf(`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="%s" descr="%s"/>`, cx, cy, n, ooxml.Escape(name), ooxml.Escape(alt)) +
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		fmt.Sprintf(`<pic:nvPicPr><pic:cNvPr id="%d" name="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdImage%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`, n, ooxml.Escape(name), n) +
		fmt.Sprintf(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`, cx, cy) +
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

// scaled is a copy of a scene of another size.
func scaled(s *scene.Scene, k float64) *scene.Scene {
	c := s.Copy()
	c.Transform(k, 0, 0)
	return c
}
