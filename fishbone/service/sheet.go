package service

import (
	"cmp"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// Sheet is a check sheet with its lines and strokes.
type Sheet struct {
	fishbone.CheckSheet
	Rows, Columns []fishbone.CheckLine // in their order
	strokes       map[place][]fishbone.Strokes
}

// place is a cell of a check sheet.
type place struct{ row, column fishbone.ID }

// readSheets puts check sheets together.
func readSheets(things []fishbone.Thing) (all []*Sheet) {
	byID, of := map[fishbone.ID]*Sheet{}, map[fishbone.ID]*Sheet{}
	for _, t := range things {
		if s, ok := t.(*fishbone.CheckSheet); ok {
			sheet := &Sheet{CheckSheet: *s, strokes: map[place][]fishbone.Strokes{}}
			sheet.Month = MonthOf(sheet.Month)
			all, byID[s.ID] = append(all, sheet), sheet
		}
	}
	for _, t := range things {
		if l, ok := t.(*fishbone.CheckLine); ok && byID[l.Sheet] != nil {
			s := byID[l.Sheet]
			of[l.ID] = s
			if l.Axis == fishbone.CheckColumn {
				s.Columns = append(s.Columns, *l)
			} else {
				s.Rows = append(s.Rows, *l)
			}
		}
	}
	for _, t := range things {
		if k, ok := t.(*fishbone.Strokes); ok && of[k.Row] != nil && of[k.Row] == of[k.Column] {
			at := place{k.Row, k.Column}
			of[k.Row].strokes[at] = append(of[k.Row].strokes[at], *k)
		}
	}
	for _, s := range all {
		slices.SortFunc(s.Rows, byPlace)
		slices.SortFunc(s.Columns, byPlace)
	}
	slices.SortFunc(all, func(a, b *Sheet) int {
		return cmp.Or(cmp.Compare(b.Month, a.Month), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	return all
}

func byPlace(a, b fishbone.CheckLine) int {
	return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.ID, b.ID))
}

// Strokes is how many strokes there are in a cell, of all observers together.
func (s *Sheet) Strokes(row, column fishbone.ID) (n int) {
	for _, k := range s.strokes[place{row, column}] {
		n += k.Made - k.Struck
	}
	return max(0, n)
}

// RowSum is how many strokes a row has, and ColumnSum a column.
func (s *Sheet) RowSum(row fishbone.ID) (n int) {
	for _, c := range s.Columns {
		n += s.Strokes(row, c.ID)
	}
	return n
}

// ColumnSum is how many strokes a column has.
func (s *Sheet) ColumnSum(column fishbone.ID) (n int) {
	for _, r := range s.Rows {
		n += s.Strokes(r.ID, column)
	}
	return n
}

// Sums are how many hits a sheet has, and how many were looked at: what the rows for that say, or,
// without such rows, all strokes.
func (s *Sheet) Sums() (hits, checked int) {
	all, counted := 0, false
	for _, r := range s.Rows {
		n := s.RowSum(r.ID)
		switch r.Tally {
		case fishbone.TallyChecked:
			checked, counted = checked+n, true
		case fishbone.TallyHit:
			hits += n
		}
		if r.Tally != fishbone.TallyChecked {
			all += n
		}
	}
	if !counted {
		checked = all
	}
	return hits, checked
}

// together is what check sheets of one indicator and month come to; ok is false while there is
// nothing on them that says anything.
func together(sheets []*Sheet) (x float64, ok bool) {
	hits, checked, any := 0, 0, false
	for _, s := range sheets {
		h, c := s.Sums()
		hits, checked = hits+h, checked+c
		any = any || h+c > 0
	}
	return result(sheets[0].Result, hits, checked, any)
}

// Comes is what the strokes of a sheet come to; ok is false while that is nothing.
func (s *Sheet) Comes() (x float64, ok bool) { return together([]*Sheet{s}) }

func result(r fishbone.Result, hits, checked int, any bool) (x float64, ok bool) {
	switch r {
	case fishbone.AsPercent:
		x = 100
	case fishbone.AsPerThousand:
		x = 1000
	default:
		return float64(hits), any
	}
	if checked == 0 {
		return 0, false
	}
	return x * float64(hits) / float64(checked), true
}

// Stroke are the values after which an observer has made one stroke more in a cell, or with by -1
// taken one away again. There are none where there is nothing to take away.
func (s *Sheet) Stroke(observer string, row, column fishbone.ID, by int) []complaint.Value {
	if by < 0 && s.Strokes(row, column) == 0 {
		return nil
	}
	id := fishbone.ID(observer) + "-" + row + "-" + column
	own := s.strokes[place{row, column}]
	i := slices.IndexFunc(own, func(k fishbone.Strokes) bool { return k.ID == id })
	if i < 0 {
		k := fishbone.Strokes{ID: id, Row: row, Column: column}
		addStroke(&k, by)
		return complaint.Put(&k)
	}
	next := own[i]
	addStroke(&next, by)
	return complaint.Difference(&own[i], &next)
}

// Lines are all lines of a sheet as things.
func (s *Sheet) Lines() (all []fishbone.Thing) {
	for _, lines := range [][]fishbone.CheckLine{s.Rows, s.Columns} {
		for i := range lines {
			all = append(all, &lines[i])
		}
	}
	return all
}

// Again are the values of a sheet with the same lines and no strokes, for another month.
func (s *Sheet) Again(month fishbone.Day, columns []string) (fishbone.ID, []complaint.Value) {
	next := s.CheckSheet
	next.ID, next.Month = fishbone.NewID(), month
	all := complaint.Put(&next)
	for _, r := range s.Rows {
		r.ID, r.Sheet = fishbone.NewID(), next.ID
		all = append(all, complaint.Put(&r)...)
	}
	return next.ID, append(all, Columns(next.ID, columns)...)
}

// Columns are the values of columns of a new sheet.
func Columns(sheet fishbone.ID, names []string) (all []complaint.Value) {
	for i, name := range names {
		all = append(all, complaint.Put(&fishbone.CheckLine{ID: fishbone.NewID(), Text: name, Sheet: sheet, Axis: fishbone.CheckColumn, Place: i + 1})...)
	}
	return all
}

func addStroke(k *fishbone.Strokes, by int) {
	if by > 0 {
		k.Made += by
	} else {
		k.Struck -= by
	}
}

// Sheet returns one of the check sheets.
func (b *Book) Sheet(id fishbone.ID) (*Sheet, bool) {
	i := slices.IndexFunc(b.Sheets, func(s *Sheet) bool { return s.ID == id })
	if i < 0 {
		return nil, false
	}
	return b.Sheets[i], true
}

// Relined are the values after which the lines of an axis have these names, in this order. A line
// whose name is there stays, with its strokes; of the others as many as there are new names get
// them, in their order.
func (s *Sheet) Relined(axis fishbone.Axis, names []string) (all []complaint.Value) {
	lines := s.Rows
	if axis == fishbone.CheckColumn {
		lines = s.Columns
	}
	left := slices.Clone(lines)
	takes := make([]*fishbone.CheckLine, len(names))
	for n, name := range names {
		if i := slices.IndexFunc(left, func(l fishbone.CheckLine) bool { return l.Text == name }); i >= 0 {
			takes[n] = &fishbone.CheckLine{}
			*takes[n] = left[i]
			left = slices.Delete(left, i, i+1)
		}
	}
	for n, name := range names {
		if takes[n] == nil && len(left) > 0 {
			takes[n] = &fishbone.CheckLine{}
			*takes[n] = left[0]
			left = left[1:]
		}
		if takes[n] == nil {
			all = append(all, complaint.Put(&fishbone.CheckLine{ID: fishbone.NewID(), Text: name, Sheet: s.ID, Axis: axis, Place: n + 1})...)
			continue
		}
		next := *takes[n]
		next.Text, next.Place = name, n+1
		all = append(all, complaint.Difference(takes[n], &next)...)
	}
	for i := range left {
		all = append(all, complaint.Gone(&left[i])...)
	}
	return all
}
