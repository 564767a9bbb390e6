package pages

import (
	"slices"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/flow"
)

// pair is one of the rows of a picture: two drawings side by side, or one.
type pair struct {
	pages      []*scene.Scene
	wide, high float64
}

// abovePair and belowPair are around one.
const abovePair, belowPair = 4.0, 8.0

// pairsOf are the rows of a picture.
func (s *sheet) pairsOf(p report.Picture) (all []pair) {
	each := min(len(p.Pages), 2)
	wide := (s.wide - gap*float64(each-1)) / float64(each)
	for pages := range slices.Chunk(p.Pages, each) {
		one := pair{pages: pages, wide: wide}
		for _, page := range pages {
			one.high = max(one.high, page.Height*s.shrink(page, wide))
		}
		all = append(all, one)
	}
	return all
}

// highOf is how high rows are that are so many times as large, with what is above and between them.
func highOf(rows []pair, scale float64) (high float64) {
	for _, one := range rows {
		high += scale*one.high + abovePair + belowPair
	}
	return high - belowPair
}

// leads says whether blocks begin with a short table and the charts of it, which stand on one page.
func leads(blocks []report.Block) bool {
	const short = 8 // rows
	if len(blocks) < 2 {
		return false
	}
	t, ok := blocks[0].(report.Table)
	p, follows := blocks[1].(report.Picture)
	return ok && follows && len(t.Rows) <= short && p.Name != "fishbone"
}

// placed is how the picture stands that blocks begin with, alone or below its table, with so much above that stays with
// it; and how high is what stands on one page, 0 where nothing does. Where all has to be on one sheet it stands as it
// comes.
func (s *sheet) placed(blocks []report.Block, above float64) (is flow.Placed, high float64) {
	t, p, ok := led(blocks)
	if !ok || len(p.Pages) == 0 {
		return flow.Placed{}, 0
	}
	rows := s.pairsOf(p)
	least := 1.0
	for _, one := range rows {
		least = min(least, s.smaller(p, one.pages, one.wide))
	}
	if s.doc.Profile.Fit || p.Name == "fishbone" && len(p.Pages) > 1 {
		return flow.Placed{Scale: 1, Parted: true}, highOf(rows[:1], least)
	}
	page := s.bottom() - edge*0.8
	f := &flow.Flow{Page: 1, Exact: true}
	f.Add((s.y-edge*0.8)/page, false)
	n := f.Len()
	if above > 0 {
		f.Add(above/page, true)
	}
	if t != nil {
		for i, one := range s.tableParts(*t) {
			f.Add(one/page, i == len(t.Rows)-2)
			high += one
		}
	}
	var parts []float64
	for _, one := range rows {
		parts = append(parts, highOf([]pair{one}, 1)/page)
	}
	is = f.Picture(n, parts, max(least, mostSmaller), 0)
	switch {
	case is.Apart:
		return is, 0
	case is.Parted:
		return is, high + highOf(rows[:1], is.Scale)
	}
	return is, high + highOf(rows, is.Scale)
}

// mostSmaller is how much smaller charts become at most so that they stand with their table.
const mostSmaller = 0.8

// led are the picture with which blocks begin and the table above it, if that leads to it.
func led(blocks []report.Block) (t *report.Table, p report.Picture, ok bool) {
	if leads(blocks) {
		table := blocks[0].(report.Table)
		t, blocks = &table, blocks[1:]
	}
	p, ok = blocks[0].(report.Picture)
	return t, p, ok
}

// tableParts are about how high the parts of a table are: its name and its head with the first row, and the other rows.
func (s *sheet) tableParts(t report.Table) (all []float64) {
	usual := s.scale
	defer func() { s.scale = usual }()
	widths := s.measure(t)
	const head = 40
	for _, row := range t.Rows {
		all = append(all, s.rowHigh(row, widths))
	}
	if len(all) == 0 {
		return []float64{head * s.scale}
	}
	all[0] += head * s.scale
	return all
}
