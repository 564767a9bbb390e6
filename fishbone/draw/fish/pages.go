package fish

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// ErrTooManyForPaper means that more causes hang on one bone than are laid out on pages.
var ErrTooManyForPaper = errors.New("there are too many causes on one bone for pages of paper")

// mostOnPaper is how many causes of one bone are laid out on pages. More would take half a
// minute, for hundreds of pages that nobody reads.
const mostOnPaper = 1000

// FitsPaper says whether [Pages] should be asked for a page: it returns
// [ErrTooManyForPaper] where that would take very long.
func FitsPaper(a *fishbone.Analysis, page scene.Page) error {
	if _, _, paper := page.Size(); !paper {
		return nil
	}
	for _, bone := range a.Bones() {
		if n := len(a.CauseIDs(bone.ID)); n > mostOnPaper {
			return fmt.Errorf("%w: %d on %q, and %d are the most", ErrTooManyForPaper, n, bone.Name, mostOnPaper)
		}
	}
	return nil
}

// Pages draws the fishbone of an analysis on as many pages as it takes to be read:
// on one where the labels are as large as [scene.Page.Readable] says, and else on an
// overview, which counts what it leaves out, and pages for each category that has
// causes. What is too large for a page in one piece goes on on the next one, below
// the causes that lead to it; a single cause with those above it is never split.
// There is no overview where it would show again all that stands on the other pages.
// [scene.Fit] is always one picture.
func Pages(a *fishbone.Analysis, o Options) []*scene.Scene {
	p := newPaginator(a, o.complete())
	if _, _, ok := p.options.Page.Size(); !ok {
		return []*scene.Scene{p.fit()}
	}
	if pages := p.onePage(); pages != nil {
		return pages
	}
	bones := a.Bones()
	var overview *pageContent
	var meanwhile sync.WaitGroup
	meanwhile.Go(func() { overview = p.apart().overview() })
	contents := make([][]*pageContent, len(bones))
	inParallel(len(bones), func(i int) { contents[i] = p.apart().category(bones[i]) })
	shared := p.share(contents)
	meanwhile.Wait()
	if !p.repeats(overview, shared) {
		return p.numbered(append([]*pageContent{overview}, shared...))
	}
	for i, bone := range bones {
		if len(contents[i]) == 0 {
			contents[i] = p.split(bone, nil, 1)
		}
	}
	return p.numbered(p.even(contents, p.share(contents)))
}

// fit draws all of it in one picture, in which a cause with many answers fills several
// columns beside each other where that makes the text much larger.
func (p *paginator) fit() *scene.Scene {
	const much = 1.2
	var best *scene.Scene
	for _, most := range groupSizes(p.allRows()) {
		e := &pageContent{whole: true, most: most}
		if most == 0 {
			e = nil
		}
		if s := p.draw(e); best == nil || p.size(s) > much*p.size(best) {
			best = s
		}
	}
	return best
}

// size is how large the text of a picture is that is fitted into the page's shape.
func (p *paginator) size(s *scene.Scene) float64 {
	return math.Min(p.options.Target/s.Width, 1/s.Height)
}

// repeats says whether an overview tells next to nothing that the other pages do not: it
// hides none of the causes, or all of them stand on one page and only a few bones are missing.
func (p *paginator) repeats(overview *pageContent, others []*pageContent) bool {
	if len(others) == 1 && 2*len(others[0].bones) >= len(p.analysis.Bones()) {
		return true
	}
	for level := range p.analysis.WalkBones() {
		if level > 1 {
			return false
		}
	}
	for _, bone := range p.analysis.Bones() {
		if len(p.analysis.CauseIDs(bone.ID)) > overview.first {
			return false
		}
	}
	return true
}

// allRows are what is drawn of all categories, and how many rows that are.
func (p *paginator) allRows() (rows []placed, n int) {
	for _, bone := range p.analysis.Bones() {
		rows = append(rows, p.rows(bone.ID)...)
	}
	return rows, len(rows)
}

// onePage draws all of it on one page, and its footnotes on others where they have no room there.
// It returns nil where that cannot be read.
func (p *paginator) onePage() []*scene.Scene {
	const hopeless = 0.4 // of what can be read
	for _, most := range groupSizes(p.allRows()) {
		e := &pageContent{whole: true, most: most}
		s := p.draw(e)
		if readableOn(p.options.Page, s) {
			return []*scene.Scene{p.options.Page.Center(s)}
		}
		if len(e.notes) > 0 {
			e = &pageContent{whole: true, most: most, apart: true, number: someNumber}
			if s = p.draw(e); readableOn(p.options.Page, s) {
				return p.numbered([]*pageContent{e})
			}
		}
		if notation.Em*p.options.Page.Scale(s) < hopeless*p.options.Page.Readable() {
			break
		}
	}
	return nil
}

// groupSizes are the sizes into which the groups of rows may be split, so that one cause with
// many answers fills several columns beside each other. The first, 0, is for no splitting. No
// group on a page has more rows than the page.
func groupSizes(rows []placed, page int) []int {
	const least, most = 6, 5 // rows of a column, columns
	largest, size := 0, 0
	for _, r := range rows {
		if r.level == 1 {
			size = 0
		}
		size++
		largest = max(largest, size)
	}
	largest = min(largest, page)
	sizes := []int{0}
	for columns := 2; columns <= most && largest >= least*columns; columns++ {
		sizes = append(sizes, (largest-1+columns-1)/columns+1)
	}
	return sizes
}

// share puts small categories that follow each other onto one page, as many as can be read
// there. One that takes several pages has them for itself.
func (p *paginator) share(contents [][]*pageContent) (parts []*pageContent) {
	var open *pageContent // that the next one may join
	for _, own := range contents {
		if len(own) == 0 {
			continue
		}
		if len(own) == 1 && open != nil {
			if both := open.with(own[0]); readableOn(p.options.Page, p.draw(both)) {
				parts[len(parts)-1], open = both, both
				continue
			}
		}
		parts, open = append(parts, own...), nil
		if len(own) == 1 {
			open = own[0]
		}
	}
	return parts
}

// even puts as many categories onto each page as onto the others, on no more pages than were
// found to be enough, if that can be read.
func (p *paginator) even(contents [][]*pageContent, enough []*pageContent) []*pageContent {
	parts := make([]*pageContent, len(enough))
	for i, own := range contents {
		if len(own) != 1 {
			return enough
		}
		part := &parts[i*len(parts)/len(contents)]
		if *part == nil {
			*part = own[0]
		} else {
			*part = (*part).with(own[0])
		}
	}
	for _, e := range parts {
		if !readableOn(p.options.Page, p.draw(e)) {
			return enough
		}
	}
	return parts
}

// numbered draws parts on pages with numbers. The footnotes of a part stand on a page behind it
// where they would make its labels too small.
func (p *paginator) numbered(parts []*pageContent) []*scene.Scene {
	sheets := make([]int, len(parts))
	inParallel(len(parts), func(i int) {
		e := parts[i]
		e.apart = false
		if s := p.apart().draw(e); len(e.notes) > 0 && !readableOn(p.options.Page, s) {
			e.apart = true
		}
		sheets[i] = 1 + len(p.notePages(e, func(int) string { return someNumber }))
	})
	all, first := 0, make([]int, len(parts))
	for i, n := range sheets {
		first[i] = all + 1
		all += n
	}
	pages := make([][]*scene.Scene, len(parts))
	inParallel(len(parts), func(i int) {
		e := parts[i]
		s := p.apart().draw(e) // as it was measured
		renumber(s, fmt.Sprintf("%d/%d", first[i], all))
		pages[i] = []*scene.Scene{p.options.Page.Center(s)}
		pages[i] = append(pages[i], p.notePages(e, func(n int) string { return fmt.Sprintf("%d/%d", first[i]+n, all) })...)
	})
	return slices.Concat(pages...)
}

// renumber gives a page its number in the place of the one that it was laid out with: another
// layout might be smaller than what was found readable.
func renumber(s *scene.Scene, number string) {
	for i := range s.Texts {
		t := &s.Texts[i]
		if t.Part != scene.PartCaption || !strings.Contains(t.Words, someNumber) {
			continue
		}
		t.Words = strings.Replace(t.Words, someNumber, number, 1)
		wide := typeset.Width(t.Words, t.Size, t.Bold)
		t.At.X, t.Width = t.At.X+t.Width-wide, wide
	}
}

// notePages are the pages with the footnotes of a part, none where they stand on its own. Number
// is the number of the n-th of them, counted from 1.
func (p *paginator) notePages(e *pageContent, number func(n int) string) []*scene.Scene {
	if !e.apart || len(e.notes) == 0 {
		return nil
	}
	title := func(n int) string {
		of := *e
		of.number = number(n)
		return p.options.Words.Footnote + " · " + of.caption(p.options.Words)
	}
	pages := notation.FootnotePages(e.notes, p.options.Page, *p.options.Theme, title)
	for i, s := range pages {
		pages[i] = p.options.Page.Center(s)
	}
	return pages
}

// inParallel does f for 0 up to n, as many at once as the machine does.
func inParallel(n int, f func(i int)) {
	var all sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}

// paginator is an analysis on pages. One is not safe for concurrent use.
type paginator struct {
	analysis *fishbone.Analysis
	options  Options
	planner  *Planner // that has seen the pages before
}

func newPaginator(a *fishbone.Analysis, o Options) *paginator {
	return &paginator{a, o, &Planner{cache: cache{keeps: true}}}
}

// apart is one for another goroutine.
func (p *paginator) apart() *paginator { return newPaginator(p.analysis, p.options) }

// draw draws a part for the page, but in its natural size. What was drawn in the same way is not drawn again.
func (p *paginator) draw(e *pageContent) *scene.Scene {
	o := p.options
	o.Page, o.content = scene.Fit, e
	if e == nil {
		return p.planner.Layout(p.analysis, o)
	}
	if e.overview {
		o.Depth = 1
	}
	way := drawnWay{e.most, e.apart}
	if drawn, ok := e.drawnAs(way); ok {
		e.notes = drawn.notes
		return drawn.scene
	}
	s := p.planner.Layout(p.analysis, o)
	if e.drawn == nil {
		e.drawn = map[drawnWay]drawnPart{}
	}
	e.drawn[way] = drawnPart{s, e.notes}
	return s
}

// someNumber is as wide as the numbers of most pages, while theirs is not known.
const someNumber = "88/88"

// overview shows as many causes of each category as can be read.
func (p *paginator) overview() *pageContent {
	most := 0
	for _, bone := range p.analysis.Bones() {
		most = max(most, len(p.analysis.CauseIDs(bone.ID)))
	}
	tried := map[int]*pageContent{}
	with := func(first int) *pageContent {
		if tried[first] == nil {
			tried[first] = &pageContent{overview: true, apart: true, first: first, number: someNumber}
		}
		return tried[first]
	}
	size := func(first int) float64 { return notation.Em * p.options.Page.Scale(p.draw(with(first))) }
	const worth = 0.85 // causes that cost less than that are shown in any case
	least := min(p.options.Page.Readable(), worth*size(0))
	readable := func(first int) bool { return size(first) >= least }
	low, high := 0, 1 // low can be read, or is the least there is
	for high <= most && readable(high) {
		low, high = high, 2*high
	}
	for high = min(high, most+1); high-low > 1; {
		if middle := (low + high) / 2; readable(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return with(low)
}

// category splits a category into as few parts as can be read.
func (p *paginator) category(bone fishbone.Bone) []*pageContent {
	rows := p.rows(bone.ID)
	if len(rows) == 0 {
		return nil
	}
	parts := p.split(bone, rows, 1)
	for len(parts) < len(rows) {
		least := p.columns(parts, groupSizes(rows, len(rows)/len(parts)))
		if least >= p.options.Page.Readable() {
			break
		}
		// The text grows with the root of the number of pages at most.
		need := float64(len(parts)) * math.Pow(p.options.Page.Readable()/least, 1.5)
		parts = p.split(bone, rows, min(len(rows), max(len(parts)+1, int(need))))
	}
	return parts
}

// columns splits the groups of parts into columns where that makes the least text larger, and
// returns its size.
func (p *paginator) columns(parts []*pageContent, sizes []int) (size float64) {
	best := 0
	for _, most := range sizes {
		least := math.Inf(1)
		for _, e := range parts {
			e.most = most
			least = math.Min(least, notation.Em*p.options.Page.Scale(p.draw(e)))
		}
		if least > size {
			size, best = least, most
		}
		if least >= p.options.Page.Readable() {
			break
		}
	}
	for _, e := range parts {
		e.most = best
	}
	return size
}

// placed is a row that is to be on some page.
type placed struct {
	id    fishbone.ID
	level int
	above []fishbone.ID // the rows that lead to it, from the bone on
}

// rows are what is drawn of a category, each before its answers.
func (p *paginator) rows(bone fishbone.ID) (rows []placed) {
	var add func(all []notation.Row, above []fishbone.ID)
	add = func(all []notation.Row, above []fishbone.ID) {
		for _, r := range all {
			rows = append(rows, placed{r.ID, len(above) + 1, above})
			add(r.Answers, append(slices.Clip(above), r.ID))
		}
	}
	add(notation.NewOutline(p.analysis, "", p.options.Depth, true).Below(bone, 1), nil)
	return rows
}

// split cuts the causes of a category into n parts of about the same length, rather
// before a cause on the bone than between the answers to one.
func (p *paginator) split(bone fishbone.Bone, rows []placed, n int) []*pageContent {
	const most = 14 // em
	name, _ := typeset.Wrap(bone.Name, most, 1, false, 1)
	parts := make([]*pageContent, n)
	from := 0
	for i := range parts {
		to := len(rows)
		if i < n-1 {
			to = cut(rows, from+1, len(rows)-(n-1-i), (i+1)*len(rows)/n, len(rows)/n/5)
		}
		e := &pageContent{apart: true, bones: map[fishbone.ID]bool{bone.ID: true}, names: []string{strings.Join(name, "")}, number: someNumber, shown: map[fishbone.ID]bool{}, above: map[fishbone.ID]bool{}}
		if n > 1 {
			e.names[0] += fmt.Sprintf(" %d/%d", i+1, n)
		}
		for _, r := range rows[from:to] {
			e.shown[r.id] = true
		}
		if from < to {
			for _, id := range rows[from].above {
				e.shown[id], e.above[id] = true, true
			}
		}
		parts[i], from = e, to
	}
	return parts
}

// cut returns the best place between low and high to cut before, near the given one:
// before the cause of the highest rank not more than reach away, and of those the
// nearest.
func cut(rows []placed, low, high, near, reach int) int {
	near = max(low, min(near, high))
	best := near
	for away := 1; away <= reach; away++ {
		for _, i := range []int{near - away, near + away} {
			if i >= low && i <= high && rows[i].level < rows[best].level {
				best = i
			}
		}
	}
	return best
}

// readableOn says whether the labels of a scene are large enough on the page.
func readableOn(p scene.Page, s *scene.Scene) bool { return notation.Em*p.Scale(s) >= p.Readable() }
