package docx

import (
	"math"
	"slices"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/flow"
	"whybone/fishbone/report/internal/ooxml"
)

// This file is about how many pages a report takes, as far as that can be said without the fonts of an office
// program, and about setting it tighter where it takes a page for a little.

// fitOnePage makes the letters of a report on one page smaller, step by step, until all has room there, for Chinese
// fonts have higher lines than ours; or as large as they have room, for those of others are narrower. On several columns our
// own pages say enough.
func (w *writer) fitOnePage() {
	const (
		full, surely                             = 0.97, 0.93 // of the page
		smallest, readable, largest, least, step = 0.5, 0.85, 1.15, 1.25, 0.97
	)
	if w.doc.Profile.Columns() > 1 {
		return
	}
	give := func(most float64) { // a picture gives room before letters become smaller than its own
		for w.scale <= readable && w.larger > least && w.onPage() > most {
			w.larger *= step
		}
	}
	for give(full); w.scale > smallest && w.onPage() > full; give(full) {
		w.scale *= step
	}
	for w.scale < largest {
		before, high := w.scale, w.larger
		w.scale /= step
		if give(surely); w.onPage() > surely {
			w.scale, w.larger = before, high
			return
		}
	}
}

// onPage is the part of a page that all takes. Values are a little lower than they are said to be.
func (w *writer) onPage() float64 {
	const exact = 0.93
	n, _ := w.pages()
	n *= exact * w.exact()
	_, height := w.size()
	for _, p := range w.doc.Sections {
		for _, b := range p.Blocks {
			if b, ok := b.(report.Picture); ok {
				each, k := w.sizesOf(b)
				for pair := range slices.Chunk(b.Pages, each) {
					n += (pair[0].Height*k(pair[0]) + 6) / (float64(height-2*margin) / 20)
				}
			}
		}
	}
	return n
}

// list is the only thing that a report says where that is a list.
func (w *writer) list() (report.Table, bool) {
	if len(w.doc.Sections) != 1 || len(w.doc.Sections[0].Blocks) != 1 {
		return report.Table{}, false
	}
	t, ok := w.doc.Sections[0].Blocks[0].(report.Table)
	return t, ok
}

// above is the part of the first page that stands above a list: the title, the heads of the section and of the
// table.
func (w *writer) above() float64 {
	_, height := w.size()
	points := 107.0
	if w.chinese() {
		points = 128
	}
	return points / (float64(height-2*margin) / 20)
}

// chinese says whether the fonts of the report have high lines.
func (w *writer) chinese() bool { return ooxml.Locale(w.doc) != "en-GB" }

// exact is the part of what rows are said to be high, which is rather too much.
func (w *writer) exact() float64 {
	if w.chinese() {
		return 1
	}
	return 0.93
}

// runsOver says whether a report of several sections without pictures takes a page more for a little, and none
// where its rows have less air.
func (w *writer) runsOver() bool {
	const surely = 0.04 // of a page: fonts differ
	if w.doc.Profile.Fit || len(w.doc.Sections) < 2 {
		return false
	}
	usual, ok := w.pages()
	if !ok {
		return false
	}
	w.tight = true
	tight, _ := w.pages()
	w.tight = false
	return math.Ceil(tight+surely) < math.Ceil(usual+surely)
}

// pages are about how many pages the sections take without their pictures; ok is false where they have some.
func (w *writer) pages() (n float64, ok bool) {
	_, height := w.size()
	page := float64(height-2*margin) / 20
	n, ok = w.above()-40/page, true // the title
	for _, p := range w.doc.Sections {
		n += 38 * w.scale / page // of the section
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Field:
				wide, words := 0.75*float64(w.room())/20, b.Value.Text
				if left, _, list := w.halves(b.Value, int(wide*10)); list {
					wide, words = wide/2, left
				}
				n += w.partOfPage(columns.Lines(words, w.textSize(), b.Value.Strong, wide-beside))
			case report.Table:
				n += 20/page + sum(w.heights(b, w.widths(b)))
				w.dense = false
			case report.Picture:
				ok = false
			}
		}
	}
	return n, ok
}

// spills says whether a report that is one list has a few rows more than its pages hold as a rule, and holds
// them where these have less air.
func (w *writer) spills() bool {
	const saved = 0.08 // of a page, by less air
	t, ok := w.list()
	if !ok {
		return false
	}
	whole := w.listHigh(t)
	full := math.Floor(whole)
	return full >= 1 && whole-full <= saved*full
}

// listHigh is how many pages a report takes that is one list.
func (w *writer) listHigh(t report.Table) float64 {
	high := w.exact()*sum(w.heights(t, w.widths(t))) + w.above()
	w.dense = false
	return high
}

// onOnePage says whether a report that is one list stands on one page in smaller letters, and on two in the usual ones.
func (w *writer) onOnePage() bool {
	const surely = 0.97 // of the page
	t, ok := w.list()
	if !ok || !w.chinese() && w.spills() || w.listHigh(t) <= 1 { // less air is enough, where fonts are no higher than ours
		return false
	}
	w.crowded = true
	dense := w.listHigh(t)
	w.crowded = false
	return dense <= surely
}

// saveLastPage sets a report with pictures tighter, and its charts smaller, where its last page would hold little
// and the pages before have room for it, or would be so full that it might run over.
func (w *writer) saveLastPage() {
	if w.doc.Profile.Fit || w.tight {
		return
	}
	if _, ok := w.pages(); ok {
		return
	}
	w.placed = map[pictureAt]flow.Placed{}
	w.set(flow.Best(settings, func(is setting) (int, float64) {
		w.set(is)
		return w.flow().Tried()
	}))
	w.flow()
}

// setting is how a report with pictures is set: how large its charts and its fish are, of the usual.
type setting struct {
	tight        bool
	charts, fish float64
}

// settings begin with the usual one, and go on with what saves a page, the gentlest first.
var settings = []setting{{false, 1, 1}, {true, 1, 1}, {true, 0.94, 1}, {true, 0.94, 0.94}, {true, 0.88, 0.9}, {true, 0.82, 0.86}, {true, 0.76, 0.8}}

func (w *writer) set(is setting) { w.tight, w.charts, w.fish = is.tight, is.charts, is.fish }

// pictureAt is where a picture stands: in which section, and as which of its blocks.
type pictureAt struct{ section, block int }

// flow measures the report from the title to the end.
func (w *writer) flow() *flow.Flow {
	_, height := w.size()
	page := float64(height-2*margin) / 20
	exact := w.exact()
	f := &flow.Flow{Page: 1}
	if w.chinese() { // its lines are longer than ours, those of English shorter
		f.Page = 0.97
	}
	f.Add(w.above()-40/page, true) // the title
	for i, p := range w.doc.Sections {
		f.Add(38*w.scale/page, true)
		table := f.Len() // with which what leads to a picture begins
		for n, b := range p.Blocks {
			w.holds, w.behind = w.holdsNext(i) && n == len(p.Blocks)-1, pictured(p.Blocks[:n])
			switch b := b.(type) {
			case report.Field:
				f.Add(exact*w.partOfPage(columns.Lines(b.Value.Text, w.textSize(), b.Value.Strong, 0.75*float64(w.room())/20-beside)), w.holds)
			case report.Table:
				table = f.Len()
				high := w.heights(b, w.widths(b))
				above := 4.0 // below the table before
				if b.Name != p.Title && b.Name != "" {
					above = 26
				}
				f.Add(above/page+w.partOfPage(1), true)
				for r, one := range high {
					f.Add(exact*one, w.staysWithNext(r, high))
				}
				if !leads(p.Blocks[n:], high) {
					table = f.Len()
				}
				w.dense = false
			case report.Picture:
				w.placed[pictureAt{i, n}] = w.flowPicture(f, b, table)
			}
		}
	}
	w.holds, w.behind = false, false
	return f
}

// flowPicture measures a picture below the things from the n-th on, which lead to it.
func (w *writer) flowPicture(f *flow.Flow, p report.Picture, n int) flow.Placed {
	const chart, fish, air = 0.8, 0.86, 6.0
	_, height := w.size()
	each, times := w.sizesOf(p)
	var high []float64
	for pair := range slices.Chunk(p.Pages, each) {
		high = append(high, (pair[0].Height*times(pair[0])+air)/(float64(height-2*margin)/20))
	}
	if p.Things != nil {
		if len(high) > 1 { // each takes a page
			for _, one := range high {
				f.Add(one, false)
			}
			return flow.Placed{Scale: 1, Parted: true}
		}
		return f.Picture(f.Len(), high, fish/w.fish, 0)
	}
	return f.Picture(n, high, chart/w.charts, 0)
}
