package pages

import (
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
)

// The measures of a table, in points, at the usual size of text.
const (
	cellGap = 10.0
	dense   = 0.82 // how much smaller a table with many columns is set
)

// table sets a table over the whole column. Its head is repeated on each page; a row stays
// together where a page can hold it.
func (s *sheet) table(t report.Table, named bool) {
	s.y += 3 * s.scale
	if !s.fits(s.begins(t)) {
		s.next() // no head stands without a row
	}
	if named {
		if !s.fits(70 * s.scale) {
			s.next()
		}
		size := text * s.scale
		s.tag = s.section.Add("H3")
		s.text(s.left, s.y+size, t.Name, size, true, s.theme.Muted)
		s.y += size*s.leading() + 2*s.scale
	}
	usual := s.scale
	defer func() { s.scale = usual }()
	widths := s.measure(t)
	tag := s.section.Add("Table")
	s.tableHead(t, widths, cellsOf(tag, "TH", len(widths)))
	for i, row := range t.Rows {
		if i > 0 && i == len(t.Rows)-2 && !s.fits(s.rowHigh(row, widths)+s.rowHigh(t.Rows[i+1], widths)) { // the last one is not left alone
			s.next()
			s.tableHead(t, widths, nil)
		}
		s.row(t, row, widths, cellsOf(tag, "TD", len(widths)))
	}
	s.y += 6 * s.scale
}

// measure finds the widths of a table's columns, and makes the letters smaller where there are many.
func (s *sheet) measure(t report.Table) []float64 {
	room := s.tableRoom()
	if s.crowded || columns.Crowded(t, s.doc.NotGiven, room) {
		s.scale *= dense
		room = s.tableRoom()
	}
	return columns.Widths(t, s.doc.NotGiven, room)
}

// small says whether a table has so few rows that they stand on one page; on a sheet that is filled rows go
// on at the top of the next column.
func (s *sheet) small(t report.Table) bool {
	const few, part = 4, 0.4 // rows, and of a page: more is not left empty
	return len(t.Rows) <= few && !s.doc.Profile.Fit && s.tableHigh(t) <= part*(s.bottom()-s.top)
}

// begins is about how high the head of a table and its first row are, or what a page has of them at least.
func (s *sheet) begins(t report.Table) float64 {
	begin := report.Table{Columns: t.Columns, Rows: t.Rows[:min(len(t.Rows), 1)]}
	if high := s.tableHigh(begin); high <= s.bottom()-s.top {
		return high
	}
	return 78 * s.scale
}

// tableHigh is about how high a table is with its name.
func (s *sheet) tableHigh(t report.Table) (high float64) {
	for _, one := range s.tableParts(t) {
		high += one
	}
	return high
}

// tableRoom is what a table is set in.
func (s *sheet) tableRoom() columns.Room {
	return columns.Room{Wide: s.wide, Gap: cellGap * s.scale, Size: text * s.scale, Head: small * s.scale}
}

// cellsOf are the tags of a row's cells.
func cellsOf(table *scene.Tag, role string, n int) []*scene.Tag {
	row := table.Add("TR")
	for range n {
		row.Add(role)
	}
	return row.Kids()
}

// tableHead sets the names of the columns. Where they are repeated they have no tags.
func (s *sheet) tableHead(t report.Table, widths []float64, tags []*scene.Tag) {
	size := small * s.scale
	most := 1
	broken := make([][]string, len(widths))
	for i, c := range t.Columns {
		broken[i] = wrap(c.Head, widths[i], size, false)
		most = max(most, len(broken[i]))
	}
	high := float64(most) * size * 1.3
	x := s.left
	for i, lines := range broken {
		s.tag = nil
		if tags != nil {
			s.tag = tags[i]
		}
		for n, line := range lines {
			s.text(x, s.y+high-float64(len(lines)-n-1)*size*1.3-size*0.3, line, size, false, s.theme.Muted)
		}
		x += widths[i] + cellGap*s.scale
	}
	s.y += high + 2*s.scale
	s.line(s.left, s.y, s.left+s.wide, 0.9, s.theme.Muted)
}

// rowHigh is how high a row is.
func (s *sheet) rowHigh(row []report.Value, widths []float64) float64 {
	size, most := text*s.scale, 1
	for i, v := range row {
		most = max(most, len(wrapValue(v, widths[i], size)))
	}
	return float64(most)*size*s.pitch() + 2*s.rowAir()
}

// row sets the cells of a row, in parts where one page cannot hold it.
func (s *sheet) row(t report.Table, row []report.Value, widths []float64, tags []*scene.Tag) {
	size := text * s.scale
	pitch := size * s.pitch()
	cells := make([][]string, len(widths))
	most := 1
	for i, v := range row {
		if v.Gap == 0 {
			cells[i] = wrapValue(v, widths[i], size)
		}
		most = max(most, len(cells[i]))
	}
	for from := 0; from < most; {
		whole := float64(most-from)*pitch + 2*s.rowAir()
		if !s.fits(whole) && (whole < s.bottom()-s.top-60*s.scale || !s.fits(4*pitch)) {
			s.next()
			s.tableHead(t, widths, nil)
		}
		n := min(most-from, max(1, int((s.bottom()-s.y-2*s.rowAir())/pitch)))
		s.lines(row, cells, widths, tags, from, n, pitch)
		from += n
	}
}

// lines sets some lines of a row, and a line below it.
func (s *sheet) lines(row []report.Value, cells [][]string, widths []float64, tags []*scene.Tag, from, n int, pitch float64) {
	size := text * s.scale
	top := s.y
	s.y += s.rowAir()
	x := s.left
	for i, v := range row {
		s.tag = tags[i]
		if v.Gap > 0 && from == 0 {
			s.missingCell(x, widths[i], v.Gap)
		}
		for k := from; k < min(from+n, len(cells[i])); k++ {
			s.text(x, s.y+float64(k-from)*pitch+size, cells[i][k], size, v.Strong, s.theme.Ink)
		}
		x += widths[i] + cellGap*s.scale
	}
	s.y = top + float64(n)*pitch + 2*s.rowAir()
	s.line(s.left, s.y, s.left+s.wide, 0.4, fade(s.theme.Faint))
}

// missingCell says in a cell that something is not there: in words where they have room.
func (s *sheet) missingCell(x, wide float64, number int) {
	size := text * s.scale
	s.box(x-3, s.y-1, wide+4, size*s.pitch()+1, 3, amberPaper)
	if typeset.Width(s.doc.NotGiven, size, true) < wide-size*1.8 {
		s.text(x, s.y+size, s.doc.NotGiven, size, true, amber)
	}
	s.badge(x+wide-size*0.7, s.y+size*0.66, number)
}
