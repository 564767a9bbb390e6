package pptx

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/ooxml"
)

// The measures of a tree of whys, in points.
const (
	whysTop    = 106.0 // below the names of the levels
	whysGap    = 18.0  // between two levels
	answersGap = 6.0   // between two answers
	bonesGap   = 16.0
	whysPadX   = 6.0 // in a box, beside its words
	whysPadY   = 4.0
	widestWhy  = 260.0
	whysLoose  = 0.94 // of a line: fonts differ
	mostLevels = 7    // on a slide, with that of the bones
)

// whyBox is a bone or a cause on its way onto a slide.
type whyBox struct {
	why     *report.Why
	level   int // that it has below the bone
	column  int // in which it stands
	answers []*whyBox
	high    float64 // of its box
	note    float64 // how high what stands below it is
	beside  float64 // how high the note is that stands right of it instead
	y       float64 // of its middle
	number  int     // of its shape
}

// whySizes are how large letters are where there is room, the largest first; readable is what is read from the
// back of a room.
var whySizes = []float64{18, 16, 15, 14, 13, 12, 11, 10}

const readable = 14.0

// whysWriter puts trees onto slides.
type whysWriter struct {
	*writer
	of      report.Whys
	wide    []float64 // of the columns
	size    float64   // of letters
	trees   []*whyBox
	deepest int // column
}

// whys puts the trees on slides: as many on each as have room, and a branch on several where it is
// higher than one.
func (w *writer) whys(title string, of report.Whys) {
	t := &whysWriter{writer: w, of: of}
	for i := range of.Trees {
		t.tree(&of.Trees[i], 0)
	}
	for _, tree := range t.trees {
		t.deepest = max(t.deepest, deepest(tree))
	}
	t.wide = t.widths()
	for _, page := range t.largest() {
		t.draw(w.newSlide(title), page)
	}
}

// widths share the slide out among the columns: each has what its words take on a line, the longest as much as there is.
func (t *whysWriter) widths() []float64 {
	const least = 60.0
	all := make([]float64, t.deepest+1)
	var ask func(b *whyBox)
	ask = func(b *whyBox) {
		size := readable
		if b.column == 0 {
			size = whySizes[0]
		}
		all[b.column] = max(all[b.column], least, min(typeset.Width(b.why.Text, size, b.bold())/whysLoose+2*whysPadX+1, widestWhy))
		for _, a := range b.answers {
			ask(a)
		}
	}
	for _, tree := range t.trees {
		ask(tree)
	}
	room := width - 2*margin - float64(t.deepest)*whysGap
	if whole := sum(all, widestWhy); whole <= room {
		for column := range all[1:] { // larger letters have room then
			all[column+1] = min(all[column+1]*room/whole, widestWhy)
		}
		return all
	}
	most := widestWhy // the width that none exceeds
	for sum(all, most) > room && most > 1 {
		most--
	}
	for column := range all {
		all[column] = min(all[column], most)
	}
	return all
}

// sum is how wide columns are together of which none is wider than most.
func sum(all []float64, most float64) (whole float64) {
	for _, one := range all {
		whole += min(one, most)
	}
	return whole
}

// across is how wide a box is: as its column, and wider where its words want that and no answer stands right of it.
func (t *whysWriter) across(b *whyBox) float64 {
	wide := t.wide[b.column]
	if b.column == 0 || len(b.answers) > 0 {
		return wide
	}
	room := width - margin - t.left(b.column)
	if b.why.Note != "" {
		room -= leastNote + whysPadX
	}
	return max(wide, min(room, 2.6*wide, typeset.Width(b.why.Text, t.size, b.bold())/whysLoose+2*whysPadX+1))
}

// tree makes boxes of a bone or a cause. What lies deeper than a slide has room for becomes a tree of
// its own, which begins with the cause at which this one ends.
func (t *whysWriter) tree(why *report.Why, level int) {
	at := len(t.trees)
	t.trees = append(t.trees, nil)
	tree := t.box(why, level, 0) // which may add others
	t.trees[at] = tree
}

func (t *whysWriter) box(why *report.Why, level, column int) *whyBox {
	b := &whyBox{why: why, level: level, column: column}
	if column+1 == mostLevels && len(why.Answers) > 0 {
		t.tree(why, level)
		return b
	}
	for i := range why.Answers {
		b.answers = append(b.answers, t.box(&why.Answers[i], level+1, column+1))
	}
	return b
}

func deepest(b *whyBox) int {
	most := b.column
	for _, a := range b.answers {
		most = max(most, deepest(a))
	}
	return most
}

// largest sets the trees in letters that are read from the back of a room, on as many slides as that takes, and
// larger where it takes no more: smaller ones only where a word has no room in its box.
func (t *whysWriter) largest() (pages [][]*whyBox) {
	usual := whySizes[len(whySizes)-1]
	for _, size := range whySizes {
		if t.size = size; size <= readable && t.wordsFit() {
			usual = size
			break
		}
	}
	least := len(t.sized(usual))
	if saves := t.saves(usual); saves < usual {
		return t.sized(saves)
	}
	for _, size := range whySizes {
		if pages = t.sized(size); size == usual || len(pages) <= least && t.wordsFit() {
			break
		}
	}
	return pages
}

// saves is a size a little smaller than another one by which the last slide is saved, where that holds little; else that
// size itself.
func (t *whysWriter) saves(usual float64) float64 {
	const smallest, little = 13.0, 0.45 // points, and of a slide
	pages := t.sized(usual)
	if last := pages[len(pages)-1]; len(pages) == 1 || together(last) > little*whysRoom {
		return usual
	}
	for _, size := range whySizes {
		if size < usual && size >= smallest && len(t.sized(size)) < len(pages) && t.wordsFit() {
			return size
		}
	}
	return usual
}

// together is how high trees are on a slide.
func together(trees []*whyBox) float64 {
	high := -bonesGap
	for _, tree := range trees {
		high += tree.whole() + bonesGap
	}
	return high
}

// sized sets the trees in letters of a size.
func (t *whysWriter) sized(size float64) [][]*whyBox {
	t.size = size
	for _, tree := range t.trees {
		t.measure(tree)
	}
	return t.pages()
}

// wordsFit says whether no word has to be broken, and no Chinese for the sake of larger letters: what has room on a
// line in those that are read from the back of a room has it in larger ones.
func (t *whysWriter) wordsFit() bool {
	var fit func(b *whyBox) bool
	fit = func(b *whyBox) bool {
		room := t.inside(b)
		if words := b.why.Text; columns.Lines(words, t.size, b.bold(), room) > 1 && columns.Lines(words, readable, b.bold(), room) == 1 && !fonts.IsWestern(words) {
			return false
		}
		return wordsIn(b.why.Text, t.size, b.bold(), room) && !slices.ContainsFunc(b.answers, func(a *whyBox) bool { return !fit(a) })
	}
	return !slices.ContainsFunc(t.trees, func(b *whyBox) bool { return !fit(b) })
}

// wordsIn says whether no western word of a text has to be broken that is set so wide.
func wordsIn(words string, size float64, bold bool, wide float64) bool {
	return !slices.ContainsFunc(strings.Fields(words), func(word string) bool {
		return fonts.IsWestern(word) && typeset.Width(word, size, bold) > wide
	})
}

// bold says whether the words of a box are in bold letters.
func (b *whyBox) bold() bool { return b.column == 0 || b.why.Root }

// inside is how wide the words of a box may be.
func (t *whysWriter) inside(b *whyBox) float64 { return (t.across(b) - 2*whysPadX) * whysLoose }

// mostNote is how wide notes become.
const mostNote = 420.0

// beneath is how wide the note below a box may be, and rest the one right of it: nothing stands there.
func (t *whysWriter) beneath(b *whyBox) float64 { return min(width-margin-t.left(b.column), mostNote) }
func (t *whysWriter) rest(b *whyBox) float64 {
	return min(width-margin-t.left(b.column)-t.across(b)-whysPadX, mostNote)
}

func (t *whysWriter) measure(b *whyBox) {
	lines := columns.Lines(b.why.Text, t.size, b.bold(), t.inside(b))
	b.high = float64(lines)*t.size*1.25 + 2*whysPadY
	if b.note, b.beside = 0, 0; b.why.Note != "" {
		b.note = t.noteHigh(b, t.beneath(b))
		if rest := t.rest(b); rest >= leastNote && t.noteHigh(b, rest) < b.high+b.note {
			b.note, b.beside = 0, t.noteHigh(b, rest)
		}
	}
	for _, a := range b.answers {
		t.measure(a)
	}
}

// leastNote is how wide a note is at least that stands right of its box.
const leastNote = 150.0

// noteHigh is how high the note of a box is that is set so wide.
func (t *whysWriter) noteHigh(b *whyBox, wide float64) float64 {
	return float64(columns.Lines(b.why.Note, t.noteSize(), false, wide*whysLoose))*t.noteSize()*1.25 + 2
}

// noteSize is how large the letters below a box are.
func (t *whysWriter) noteSize() float64 { return min(t.size, 12) }

// whole is how high a box is with its note and all its answers.
func (b *whyBox) whole() float64 { return max(b.high+b.note, b.beside, b.below()) }

func (b *whyBox) below() float64 {
	high := -answersGap
	for _, a := range b.answers {
		high += a.whole() + answersGap
	}
	return max(high, 0)
}

// whysRoom is how high all on a slide may be.
const whysRoom = bottom - whysTop

// pages shares the trees out among slides. A branch stays in one piece where a slide has room for it.
func (t *whysWriter) pages() (pages [][]*whyBox) {
	free := 0.0
	for _, tree := range t.trees {
		for _, part := range tree.parts(whysRoom) {
			if part.whole() > free || len(pages) == 0 {
				pages, free = append(pages, nil), whysRoom
			}
			last := &pages[len(pages)-1]
			*last = append(*last, part)
			free -= part.whole() + bonesGap
		}
	}
	return pages
}

// parts are a tree in pieces that are no higher than a room: each has the boxes that lead to its own.
func (b *whyBox) parts(room float64) (all []*whyBox) {
	if b.whole() <= room || len(b.answers) == 0 {
		return []*whyBox{b}
	}
	part := func(answers ...*whyBox) *whyBox {
		one := *b
		one.answers = answers
		return &one
	}
	var kept []*whyBox
	flush := func() {
		if len(kept) > 0 {
			all = append(all, part(kept...))
		}
		kept = nil
	}
	for _, a := range b.answers {
		pieces := a.parts(room)
		if part(append(slices.Clip(kept), pieces[0])...).whole() > room {
			flush()
		}
		for _, piece := range pieces[:len(pieces)-1] {
			kept = append(kept, piece)
			flush()
		}
		kept = append(kept, pieces[len(pieces)-1])
	}
	flush()
	return all
}

// place finds where a box and its answers stand, from a height on.
func (b *whyBox) place(top float64) {
	y := top + (b.whole()-b.below())/2
	for _, a := range b.answers {
		a.place(y)
		y += a.whole() + answersGap
	}
	b.y = top + (b.whole()-b.note)/2
	if n := len(b.answers); n > 0 {
		b.y = min(max((b.answers[0].y+b.answers[n-1].y)/2, top+b.high/2), top+b.whole()-b.high/2)
	}
}

// draw puts trees on a slide: each branch is a group.
func (t *whysWriter) draw(s *slide, trees []*whyBox) {
	y, depth := whysTop, 0
	for _, tree := range trees {
		tree.place(y)
		y += tree.whole() + bonesGap
		depth = max(depth, deepest(tree))
	}
	if trees[0].level == 0 && !slices.ContainsFunc(trees, func(b *whyBox) bool { return b.level != trees[0].level }) {
		for column := 1; column <= depth; column++ {
			t.writer.box(s, "level", rect{t.left(column), whysTop - 22, t.wide[column], 16}, text{words: t.of.Level(column), size: 12, bold: true, color: muted})
		}
	}
	if t.of.Root != "" && slices.ContainsFunc(trees, hasRoot) {
		t.writer.box(s, "legend", rect{margin, bottom + 6, width - 2*margin, 16}, text{words: t.of.Root, size: 12, color: muted})
	}
	for _, tree := range trees {
		t.shape(s, &s.shapes, tree, "")
		for _, branch := range tree.answers {
			t.branch(s, tree, branch)
		}
	}
	t.base.Analysis, t.base.Head = t.doc.Of, deck.DigestOf(t.doc.Subject)
}

func hasRoot(b *whyBox) bool { return b.why.Root || slices.ContainsFunc(b.answers, hasRoot) }

// left is where a column begins.
func (t *whysWriter) left(column int) float64 {
	left := margin
	for _, wide := range t.wide[:column] {
		left += wide + whysGap
	}
	return left
}

func (t *whysWriter) frame(b *whyBox) rect {
	return rect{t.left(b.column), b.y - b.high/2, t.across(b), b.high}
}

// noteFrame is where the note of a box stands.
func (t *whysWriter) noteFrame(b *whyBox) rect {
	at := t.frame(b)
	if b.beside > 0 {
		return rect{at.x + at.w + whysPadX, b.y - b.beside/2, t.rest(b), b.beside}
	}
	return rect{at.x, at.y + at.h, t.beneath(b), b.note}
}

// even is how narrow words are set that have so much room, so that of several lines none has much less than the others: as
// narrow as they take no line more and no western word is broken.
func even(words string, size float64, bold bool, wide float64) float64 {
	const step = 2.0
	n := columns.Lines(words, size, bold, wide)
	for n > 1 && columns.Lines(words, size, bold, wide-step) == n && wordsIn(words, size, bold, wide-step) {
		wide -= step
	}
	return wide
}

// branch writes a cause with all below it as a group, and the line that leads to it.
func (t *whysWriter) branch(s *slide, tree, branch *whyBox) {
	id, name := s.id(), deck.NameWhys+string(branch.why.ID)
	var inside strings.Builder
	var around group
	t.subtree(s, &inside, branch, tree, &around)
	place := fmt.Sprintf(`<a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/>`, emus(around.left), emus(around.top), emus(around.right-around.left), emus(around.foot-around.top))
	fmt.Fprintf(&s.shapes, `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>%s%s</a:xfrm></p:grpSpPr>%s</p:grpSp>`,
		id, ooxml.Escape(name), ooxml.Escape(branch.said()), place, strings.NewReplacer("a:off", "a:chOff", "a:ext", "a:chExt").Replace(place), inside.String())
	t.line(s, &s.shapes, tree, branch)
}

// said tells a branch to who does not see it: each cause, then its answers, or why it has none.
func (b *whyBox) said() string {
	if len(b.answers) == 0 && b.why.Note != "" {
		return b.why.Text + " – " + b.why.Note
	}
	if len(b.answers) == 0 {
		return b.why.Text
	}
	var all []string
	for _, a := range b.answers {
		all = append(all, a.said())
	}
	return b.why.Text + " ← " + strings.Join(all, "; ")
}

// subtree writes a cause, then its answers with the lines to them.
func (t *whysWriter) subtree(s *slide, to *strings.Builder, b, above *whyBox, around *group) {
	t.shape(s, to, b, above.why.ID)
	at := t.frame(b)
	around.add(at)
	if b.why.Note != "" {
		around.add(t.noteFrame(b))
	}
	for _, a := range b.answers {
		t.subtree(s, to, a, b, around)
		t.line(s, to, b, a)
	}
}

// shape writes a box with its words.
func (t *whysWriter) shape(s *slide, to *strings.Builder, b *whyBox, above fishbone.ID) {
	b.number = s.id()
	ink := text{words: b.why.Text, size: t.size, bold: b.bold(), strike: b.why.Rejected}
	fill, edge, thick := "FFFFFF", hex(b.why.Color), 0.75
	switch {
	case b.column == 0:
		fill, ink.color = edge, "FFFFFF"
	case b.why.Root:
		thick = 2.25
	case b.why.Rejected:
		edge, ink.color = "8A9496", muted
	}
	at := t.frame(b)
	fmt.Fprintf(to, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>%s<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 12000"/></a:avLst></a:prstGeom><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln></p:spPr>`,
		b.number, ooxml.Escape(deck.NameWhy+string(b.why.ID)), frame(at), fill, emus(thick), edge)
	fmt.Fprintf(to, `<p:txBody><a:bodyPr wrap="square" lIns="%d" tIns="0" rIns="%d" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>%s</p:txBody></p:sp>`, emus(whysPadX), emus(at.w-whysPadX-even(b.why.Text, t.size, b.bold(), t.inside(b))/whysLoose), t.paragraphs(ink))
	if b.why.Note != "" {
		to.WriteString(t.writer.shape(s.id(), "note", t.noteFrame(b), text{words: b.why.Note, size: t.noteSize(), color: muted, pitch: t.noteSize() * 1.25}))
	}
	said := deck.DigestOf(b.why.Text)
	t.base.Whys = append(t.base.Whys, deck.Drawn{ID: b.why.ID, Under: above, Slide: len(t.slides) - 1, X: int(math.Round(at.x)), Y: int(math.Round(at.y)), Said: said, Shown: said})
}

// line leads from a cause to one of its answers, and stays attached to both.
func (t *whysWriter) line(s *slide, to *strings.Builder, from, answer *whyBox) {
	const left, right = 1, 3 // the sides of a box
	x, end := t.left(from.column)+t.across(from), t.left(answer.column)
	flip, form := "", "bentConnector3"
	if answer.y < from.y {
		flip = ` flipV="1"`
	}
	if math.Abs(answer.y-from.y) < 0.5 {
		form = "straightConnector1"
	}
	fmt.Fprintf(to, `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="%d" name="%s"/><p:cNvCxnSpPr><a:stCxn id="%d" idx="%d"/><a:endCxn id="%d" idx="%d"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm%s><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`,
		s.id(), ooxml.Escape(deck.NameWhyLine+string(answer.why.ID)), from.number, right, answer.number, left, flip, emus(x), emus(min(from.y, answer.y)), emus(end-x), emus(math.Abs(answer.y-from.y)))
	fmt.Fprintf(to, `<a:prstGeom prst="%s"><a:avLst/></a:prstGeom><a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln></p:spPr></p:cxnSp>`, form, emus(1.25), hex(from.why.Color))
}
