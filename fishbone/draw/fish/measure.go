package fish

import (
	"fmt"
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// category is a category whose name and causes are measured.
type category struct {
	id     fishbone.ID
	index  int      // in the team's order
	name   []string // its lines
	title  string   // the whole name
	cut    bool     // its lines do not hold all of it
	rows   []row    // every drawn cause, each before its own answers
	groups []span   // the rows of each cause on the rib with all below it

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
	notation.Marks
	need [notation.MostLines + 1]float64 // room with n lines, from the text's far end to the line of its level's parent
}

// How wide a line may be, in em. A label that would take more than four lines of
// the width for its level is cut to that; a shorter one may stand in fewer, wider lines.
const (
	widestCause  = 18
	widestAnswer = 16
	widestName   = 9
)

// reader measures an analysis.
type reader struct {
	*fishbone.Analysis
	signs *notation.Signs
	cache *cache
	o     Options
}

// read measures the categories of an analysis, as far as they are not in the cache.
func (k *cache) read(a *fishbone.Analysis, o Options) ([]*category, *notation.Signs) {
	r := reader{a, readSigns(a, o), k, o}
	k.begin()
	var cats []*category
	now := map[fishbone.ID]*category{}
	for i, b := range a.Bones() {
		if !o.content.has(b.ID) {
			continue
		}
		c := &category{id: b.ID, index: i, title: o.content.title(a, b)}
		if old := k.categories[b.ID]; old != nil {
			c.rows = make([]row, 0, len(old.rows)+4)
		}
		r.groups(c)
		c = k.reuse(c)
		if c.name == nil {
			c.setName(c.title)
		}
		cats, now[b.ID] = append(cats, c), c
	}
	k.categories, k.former = now, nil
	return cats, r.signs
}

// groups reads the causes of a category.
func (r *reader) groups(c *category) {
	left := 0
	for i, top := range r.CauseIDs(c.id) {
		if !r.o.content.shows(top, 1, i) {
			left += r.signs.Below(top) + 1
			continue
		}
		from := len(c.rows)
		r.add(c, top, 0)
		c.groups = append(c.groups, span{from, len(c.rows)})
	}
	if left > 0 && r.o.content.overview {
		c.groups = append(c.groups, span{len(c.rows), len(c.rows) + 1})
		c.rows = append(c.rows, restRow(c.id, left, r.cache))
	}
}

// setName sets a category's name in one line if it is short, else in as few lines as
// are not too wide.
func (c *category) setName(name string) {
	for n := 1; n <= notation.MostLines; n++ {
		most := typeset.Max{Lines: n, Width: widestName}
		if n == notation.MostLines {
			most.Width += 3
		}
		b := typeset.NewBlock(name, true, most)
		c.name, c.cut = b.Lines(n), b.Cut()
		if !c.cut {
			return
		}
	}
}

// add appends the rows of a cause and everything below it, and returns its index.
func (r *reader) add(c *category, id fishbone.ID, level int) int {
	cause, _ := r.Cause(id)
	at := len(c.rows)
	c.rows = append(c.rows, row{})
	hidden, child := 0, 0
	if level+1 < r.o.Depth {
		for i, answer := range r.CauseIDs(id) {
			if r.o.content.shows(answer, level+2, i) {
				child = r.add(c, answer, level+1)
			}
		}
	} else {
		hidden = r.signs.Below(id)
	}
	c.rows[at] = row{id: id, level: level, Marks: r.signs.Marks(cause, hidden)}
	c.rows[at].measure(cause.Text, r.cache)
	c.rows[at].child = child
	return at
}

// measure fills in how much room the row needs.
func (w *row) measure(text string, k *cache) {
	widest := float64(widestAnswer)
	if w.level == 0 {
		widest = widestCause
	}
	w.text = k.label(labelKey{text, w.Root, widest, notation.Width(w.Tail)})
	if w.text.Cut() {
		w.full = text
	}
	for n := 1; n <= notation.MostLines; n++ {
		w.need[n] = w.text.Width(n) + notation.Width(w.Lead) + float64(w.level)*indent + toLine
	}
}

// least is the narrowest strip that a row can be in, whatever its number of lines.
func (w *row) least() float64 {
	least := math.Inf(1)
	for n := 1; n <= notation.MostLines; n++ {
		least = math.Min(least, w.inStrip(n))
	}
	return least
}

// inStrip is the width of the strip in which a row takes n lines.
func (w *row) inStrip(n int) float64 { return w.need[n] + colGap + cot*notation.Pitch*float64(n) }

// restRow is the row for causes of a category that are not drawn.
func restRow(bone fishbone.ID, n int, k *cache) row {
	w := row{id: bone, Marks: notation.Marks{Tail: []notation.Mark{notation.NewMark(scene.PartBadge, fmt.Sprintf("+%d", n))}}}
	w.measure("…", k)
	return w
}

// readSigns numbers the causes of a picture that others in it repeat.
func readSigns(a *fishbone.Analysis, o Options) *notation.Signs {
	s := notation.NewSigns(a)
	if o.content != nil {
		s.Continued = o.content.above
	}
	repeated := map[fishbone.ID]bool{}
	for level, c := range o.content.causes(a) {
		if level <= o.Depth && c.SameAs != "" {
			repeated[c.SameAs] = true
		}
	}
	if len(repeated) == 0 {
		return s
	}
	var drawn fishbone.ID // the last one
	for level, c := range o.content.causes(a) {
		if level <= o.Depth {
			drawn = c.ID
		}
		if repeated[c.ID] {
			n := len(s.Numbers) + 1
			s.Numbers[c.ID] = n
			if level > o.Depth {
				s.Hidden[drawn] = append(s.Hidden[drawn], n)
			}
		}
	}
	return s
}
