package pptx

import (
	"fmt"
	"slices"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
)

// drawTable puts rows of a table on a slide, below the names of its columns.
func (f *flow) drawTable(s *slide, rows []piece, left, y float64) {
	t := rows[0].table
	wide, high := 0.0, t.head
	for _, one := range t.widths {
		wide += one
	}
	for _, row := range rows {
		high += row.high
	}
	fmt.Fprintf(&s.shapes, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="%s" descr="%[2]s"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>`, s.id(), ooxml.Escape(t.Name))
	fmt.Fprintf(&s.shapes, `<p:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>`, emus(left), emus(y), emus(wide), emus(high))
	for _, one := range t.widths {
		fmt.Fprintf(&s.shapes, `<a:gridCol w="%d"/>`, emus(one))
	}
	s.shapes.WriteString(`</a:tblGrid>`)
	fmt.Fprintf(&s.shapes, `<a:tr h="%d">`, emus(t.head))
	for _, c := range t.Columns {
		f.cell(s, text{words: c.Head, size: t.size, color: accent, bold: true, fill: pale, center: true, pitch: t.size * t.leading}, accent)
	}
	s.shapes.WriteString(`</a:tr>`)
	for _, row := range rows {
		fmt.Fprintf(&s.shapes, `<a:tr h="%d">`, emus(row.high))
		for _, v := range row.row {
			cell := f.value(v, t.size)
			cell.center, cell.pitch = t.low, t.size*t.leading
			f.cell(s, cell, "BFC7C9")
		}
		s.shapes.WriteString(`</a:tr>`)
	}
	s.shapes.WriteString(`</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`)
}

// value is how a cell says what it holds.
func (w *writer) value(v report.Value, size float64) text {
	if v.Gap > 0 {
		return text{words: fmt.Sprintf("%s (%d)", w.doc.NotGiven, v.Gap), size: size, bold: true, color: amber, fill: amberPale}
	}
	return text{words: v.Text, size: size, bold: v.Strong, list: true}
}

// cell is one of a table, with a line below it.
func (w *writer) cell(s *slide, t text, line string) {
	fill := `<a:noFill/>`
	if t.fill != "" {
		fill = `<a:solidFill><a:srgbClr val="` + t.fill + `"/></a:solidFill>`
	}
	none := func(side string) string { return `<a:` + side + ` w="0"><a:noFill/></a:` + side + `>` }
	anchor := "t"
	if t.center {
		anchor = "ctr"
	}
	t.center = false // between above and below, not between left and right
	fmt.Fprintf(&s.shapes, `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>%s</a:txBody><a:tcPr marL="%d" marR="%d" marT="38100" marB="38100" anchor="%s">%s<a:lnB w="6350"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:lnB>%s</a:tcPr></a:tc>`,
		w.paragraphs(t), emus(cellLeft), emus(cellRight-cellLeft), anchor, none("lnL")+none("lnR")+none("lnT"), line, fill)
}

// cellLeft is the air left of the words of a cell.
const cellLeft = 4.0

// widest is the part of a slide that a table takes beside a picture.
const widest = 0.44

// pair is a table beside the picture of what is in it, below the values that stand before them.
type pair struct {
	above, table *flow
	below        *flow   // below the table, or nil
	top          float64 // of both
}

// add puts values below the table, where they have room there, and returns how many these are.
func (both *pair) add(fields []report.Block) int {
	f := *both.table
	f.parts = []report.Part{{Blocks: fields}}
	if len(fields) == 0 || f.crowded(usual+1) {
		return 0
	}
	if f.set(usual); both.top+whole(both.table.pieces)+blockAir+whole(f.pieces) > bottom {
		return 0
	}
	both.below = &f
	return len(fields)
}

// beside sets the table before a picture so that all have room on one slide; ok is false where that
// is not to be had.
func (w *writer) beside(p report.Part, said []report.Block, picture report.Picture) (both pair, ok bool) {
	if len(said) == 0 || len(picture.Pages) != 1 || picture.Things != nil {
		return pair{}, false
	}
	t, ok := said[len(said)-1].(report.Table)
	if !ok {
		return pair{}, false
	}
	both.top = top
	both.above = &flow{writer: w, parts: []report.Part{{Title: p.Title, Blocks: said[:len(said)-1]}}, wide: width - 2*margin}
	both.table = &flow{writer: w, parts: []report.Part{{Title: p.Title, Blocks: []report.Block{t}}}, wide: widest * (width - 2*margin)}
	if both.above.set(usual + 2); len(both.above.pieces) > 0 {
		both.top += whole(both.above.pieces) + blockAir
		if both.top > top+mostAbove*room {
			return pair{}, false
		}
	}
	for _, size := range sizes {
		if size < usual {
			break
		}
		if size > largest || both.table.needed(size) > 1 {
			continue
		}
		if both.table.set(size); both.table.oneLine() && whole(both.table.pieces) <= bottom-both.top {
			return both, true
		}
	}
	return pair{}, false
}

// mostAbove is the part of a slide that values take above a picture.
const mostAbove = 0.3

// oneLine says whether each cell of the table takes a single line.
func (f *flow) oneLine() bool {
	return !slices.ContainsFunc(f.pieces, func(p piece) bool { return p.table.lines(p.row) > 1 })
}

// pair puts a table and its picture side by side.
func (w *writer) pair(title string, both pair, picture report.Picture) error {
	s := w.newSlide(title)
	both.above.draw(s, both.above.pieces, margin, top)
	f := both.table
	foot := bottom
	if b := both.below; b != nil {
		foot -= whole(b.pieces)
		b.draw(s, b.pieces, margin, foot)
		foot -= blockAir
	}
	f.draw(s, f.airy(f.pieces, foot-both.top), margin, both.top)
	left := margin + f.wide + blockAir
	return w.picture(s, picture, 0, rect{left, both.top, width - margin - left, bottom - both.top}, false)
}
