package docx

import (
	"fmt"
	"slices"
	"strings"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
)

// fields writes values with their names.
func (w *writer) fields(all []report.Field) {
	if len(all) == 0 {
		return
	}
	label := w.room() / 4
	if len(all) == 1 && all[0].Label == "" {
		if _, _, list := w.halves(all[0].Value, w.room()/2); !list {
			for _, p := range w.values(all[0].Value) {
				w.text.WriteString(`<w:p><w:pPr>` + w.indent(p) + `</w:pPr>` + p.runs + `</w:p>`)
			}
			return
		}
		label = 0
	}
	half := (w.room() - label) / 2
	widths := []int{label, half, half}
	if label == 0 {
		widths = widths[1:]
	}
	w.openTable(widths, "")
	high := make([]float64, len(all))
	all = slices.Clone(all)
	for n, f := range all {
		f.Value = columns.Fit(f.Value, w.textSize(), float64(2*half)/20-beside, 0)
		all[n] = f
		high[n] = w.partOfPage(columns.Lines(f.Value.Text, usual/2*w.scale, false, float64(2*half)/20-beside))
	}
	for n, f := range all {
		if n > 0 && n == len(all)-1 && w.ends && w.withoutTable(f, label) {
			w.text.WriteString(`</w:tbl>`)
			w.lastField(label, f)
			return
		}
		w.text.WriteString(row)
		withNext := w.staysWithNext(n, high)
		if label > 0 {
			w.cell(label, run(f.Label, `<w:rPr><w:color w:val="4A5659"/></w:rPr>`), withNext)
		}
		if left, right, list := w.halves(f.Value, half); list {
			w.cells(half, 1, paragraphs(left, ""), withNext)
			w.cells(half, 1, paragraphs(right, ""), withNext)
		} else {
			w.cells(2*half, 2, w.values(f.Value), withNext)
		}
		w.text.WriteString(`</w:tr>`)
	}
	w.closeTable()
}

// withoutTable says whether a value stands beside its name without a table: it is no list, and the name takes one line of so
// much room.
func (w *writer) withoutTable(f report.Field, room int) bool {
	return room > 0 && f.Value.Gap == 0 && !strings.Contains(f.Value.Text, report.Bullet) &&
		columns.Lines(f.Label, w.textSize(), false, float64(room)/20-beside) == 1
}

// lastField writes the last thing that a report says, beside its name. It looks like a row of the table before
// and is none: behind a table has to follow a paragraph, which takes a page of its own where the table ends
// with the page.
func (w *writer) lastField(label int, f report.Field) {
	fmt.Fprintf(&w.text, `<w:p><w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs><w:spacing w:before="%d" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="%[1]d" w:hanging="%[1]d"/></w:pPr>`, label, w.rowAir())
	w.text.WriteString(run(f.Label, `<w:rPr><w:color w:val="4A5659"/></w:rPr>`) + `<w:r><w:tab/></w:r>` + w.value(f.Value) + `</w:p>`)
}

// halves are both parts of a list that becomes lower where they stand side by side, each so wide.
func (w *writer) halves(v report.Value, wide int) (left, right string, ok bool) {
	left, right, ok = v.Halves()
	high := func(s string, room int) int {
		return columns.Lines(s, usual/2*w.scale, false, float64(room)/20-beside)
	}
	return left, right, ok && max(high(left, wide), high(right, wide)) < high(v.Text, 2*wide)
}
