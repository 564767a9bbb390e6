package fish

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// category is a category whose name and causes are measured.
type category struct {
	id         fishbone.ID
	index      int             // in the team's order
	color      int             // which of the theme's
	name       []string        // its lines
	title      string          // the whole name
	cut        bool            // its lines do not hold all of it
	nameMark   []notation.Mark // behind them: the number of a footnote
	widestName float64         // its widest line
	rows       []row           // every drawn cause, each before its own answers
	groups     []span          // the rows of each cause on the rib with all below it, from the head outwards
	inwards    bool            // the team's order leads towards the head, for that is how one reads

	narrowestStrip float64   // the narrowest strip worth considering
	wrapCosts      []float64 // of the labels in it, and in each wider one
	tableCache     []table   // the tables made so far
}

// span is some rows of a category: from the first up to, not including, the second.
type span struct{ from, to int }

// row is one cause, measured.
type row struct {
	id    fishbone.ID
	level int // 0 on the rib
	child int // index of its last drawn answer, 0 if there is none
	text  *label
	full  string
	key   string // the whole text
	notation.Marks
	beside float64 // room for marks and lines beside the text
}

// How wide a line may be, in em. A label that would take more than four lines of
// the width for its level is cut to that; a shorter one may stand in fewer, wider lines.
const (
	widestCause  = 18
	widestAnswer = 16
	widestName   = 9  // of a category whose causes are short
	longestName  = 13 // of one whose causes are as wide
)

// reader measures an analysis.
type reader struct {
	*fishbone.Analysis
	signs    *notation.Signs
	cache    *cache
	o        Options
	category *category // that is being read
	notes    []notation.Footnote
}

// read measures the categories of an analysis, as far as they are not in the cache.
func (k *cache) read(a *fishbone.Analysis, o Options) ([]*category, *notation.Signs, []notation.Footnote) {
	outline := notation.NewOutline(a, "", o.Depth, o.content == nil || !o.content.overview)
	r := reader{Analysis: a, cache: k, o: o}
	k.begin()
	var bones []fishbone.Bone
	rows := map[fishbone.ID][]notation.Row{}
	for _, b := range a.Bones() {
		if o.content.has(b.ID) {
			bones, rows[b.ID] = append(bones, b), o.content.rows(outline, b.ID)
		}
	}
	r.signs = readSigns(a, o, bones, rows)
	r.noteHead()
	var cats []*category
	now := map[fishbone.ID]*category{}
	if k.keeps && k.categories != nil {
		now = k.categories
	}
	for _, b := range bones {
		c := &category{id: b.ID, index: slices.IndexFunc(a.Bones(), func(other fishbone.Bone) bool { return other.ID == b.ID }), color: a.ColorOf(b.ID), title: o.content.title(a, b), inwards: !o.HeadLeft, widestName: widestName}
		if old := k.categories[b.ID]; old != nil {
			c.rows = make([]row, 0, len(old.rows)+4)
		}
		r.category = c
		r.name(rows[b.ID])
		r.groups(rows[b.ID])
		c = k.reuse(c)
		cats, now[b.ID] = append(cats, c), c
	}
	k.categories, k.former = now, nil
	return cats, r.signs, r.notes
}

// groups reads the causes of a category.
func (r *reader) groups(rows []notation.Row) {
	c := r.category
	for i := range rows {
		from := len(c.rows)
		r.add(&rows[i], 0)
		c.groups = append(c.groups, span{from, len(c.rows)})
	}
	if r.o.content != nil && r.o.content.overview {
		r.rest(rows)
	}
	if c.inwards {
		slices.Reverse(c.groups)
	}
}

// rest adds a row for the causes that are not among those drawn and what is below them.
func (r *reader) rest(rows []notation.Row) {
	c := r.category
	left := r.below(c.id)
	for i := range rows {
		left -= 1 + r.below(rows[i].ID)
	}
	if left > 0 {
		c.groups = append(c.groups, span{len(c.rows), len(c.rows) + 1})
		c.rows = append(c.rows, restRow(c.id, left, r.cache))
	}
}

// below counts the causes below a bone or a cause.
func (r *reader) below(id fishbone.ID) (n int) {
	for range r.Walk(id) {
		n++
	}
	return n
}

// name sets a category's name in one line if it is short or its causes are as wide, else in
// as few lines as are not too wide.
func (r *reader) name(causes []notation.Row) {
	c := r.category
	if r.setName(0); len(c.name) > 1 {
		c.widestName = r.widest(causes)
		r.setName(0)
	}
	if n, noted := r.footnote(c.cut, c.title, scene.PartCategory, c.id); noted {
		c.nameMark = []notation.Mark{notation.FootnoteMark(n)}
		r.setName(notation.Width(c.nameMark))
	}
}

// widest is how wide a category's name may be for its causes.
func (r *reader) widest(causes []notation.Row) float64 {
	widest := float64(widestName)
	for i := range causes {
		if widest = max(widest, typeset.Width(r.textOf(&causes[i]), 1, false)); widest >= longestName {
			return longestName
		}
	}
	return widest
}

// setName sets the name with room for a mark behind it.
func (r *reader) setName(after float64) {
	c := r.category
	set := r.cache.name(nameKey{c.title, c.widestName, after})
	c.name, c.cut = set.lines, set.cut
}

// add appends a row and everything below it, and returns its index.
func (r *reader) add(from *notation.Row, level int) int {
	c, at := r.category, len(r.category.rows)
	w := row{id: from.ID, level: level, Marks: r.signs.Marks(from)}
	text := r.textOf(from)
	w.measure(text, r.cache, r.o.Whole)
	if w.Skipped {
		r.noteSkipped(&w, from)
	} else if n, noted := r.footnote(w.text.Cut(), text, scene.PartCause, w.id); noted {
		r.signs.Footnote(&w.Marks, n)
		w.measure(text, r.cache, r.o.Whole)
	}
	c.rows = append(c.rows, w)
	child := 0
	for i := range from.Answers {
		child = r.add(&from.Answers[i], level+1)
	}
	c.rows[at].child = child
	return at
}

// textOf is what a row says.
func (r *reader) textOf(from *notation.Row) string {
	if n := len(from.Skipped); n > 0 {
		return "… " + strings.ReplaceAll(r.o.Words.Whys, "%s", strconv.Itoa(n))
	}
	c, _ := r.Cause(from.ID)
	return c.Text
}

// measure fills in how much room the row needs.
func (w *row) measure(text string, k *cache, whole bool) {
	widest := float64(widestAnswer)
	if w.level == 0 {
		widest = widestCause
	}
	w.key = text
	w.text = k.label(labelKey{text, w.Root, whole, widest, notation.Width(w.Tail)})
	if w.full = ""; w.text.Cut() {
		w.full = text
	}
	w.beside = notation.Width(w.Lead) + float64(w.level)*indent + toLine
}

// most is how many lines a row can have.
func (w *row) most() int { return w.text.most }

// sameRoom says whether two rows take the same room, however many lines they have.
func (w *row) sameRoom(other *row) bool {
	if w.beside != other.beside || w.most() != other.most() {
		return false
	}
	for n := 1; n <= w.most(); n++ {
		if w.text.Width(n) != other.text.Width(n) {
			return false
		}
	}
	return true
}

// need is the room with n lines, from the text's far end to the line of its level's parent.
func (w *row) need(n int) float64 { return w.text.Width(n) + w.beside }

// least is the narrowest strip that a row can be in, whatever its number of lines.
func (w *row) least() float64 {
	least := math.Inf(1)
	for n := 1; n <= w.most(); n++ {
		least = math.Min(least, w.inStrip(n))
	}
	return least
}

// inStrip is the width of the strip in which a row takes n lines.
func (w *row) inStrip(n int) float64 { return w.need(n) + colGap + cot*notation.Pitch*float64(n) }

// restRow is the row for causes of a category that are not drawn.
func restRow(bone fishbone.ID, n int, k *cache) row {
	w := row{id: bone, Marks: notation.Marks{Tail: []notation.Mark{notation.NewMark(scene.PartBadge, fmt.Sprintf("+%d", n))}}}
	w.measure("…", k, false)
	return w
}

// readSigns numbers the causes of a picture that others in it repeat.
func readSigns(a *fishbone.Analysis, o Options, bones []fishbone.Bone, rows map[fishbone.ID][]notation.Row) *notation.Signs {
	s := notation.NewSigns(a)
	s.Votes = cmp.Or(o.Words.VotesSign, s.Votes)
	if o.content != nil {
		s.Continued = o.content.above
	}
	all := func(f func(*notation.Row)) {
		for _, b := range bones {
			for i := range rows[b.ID] {
				rows[b.ID][i].All(f)
			}
		}
	}
	repeated := map[fishbone.ID]bool{}
	all(func(r *notation.Row) {
		if c, _ := a.Cause(r.ID); c.SameAs != "" {
			repeated[c.SameAs] = true
		}
	})
	if len(repeated) == 0 {
		return s
	}
	drawn := map[fishbone.ID]*notation.Row{}
	all(func(r *notation.Row) { drawn[r.ID] = r })
	var last fishbone.ID // that is drawn
	for _, c := range o.content.causes(a) {
		r := drawn[c.ID]
		if r != nil {
			last = c.ID
		}
		if repeated[c.ID] {
			n := len(s.Numbers) + 1
			s.Numbers[c.ID] = n
			if r == nil || len(r.Skipped) > 0 {
				s.Hidden[last] = append(s.Hidden[last], n)
			}
		}
	}
	return s
}
