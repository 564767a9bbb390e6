package draw

import (
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/typeset"
)

// category is a bone with what hangs on it, measured.
type category struct {
	id     fishbone.ID
	index  int      // in the team's order
	name   []string // its lines
	title  string   // the whole name
	cut    bool     // its lines do not hold all of it
	rows   []row    // every drawn cause, each before its own answers
	groups []span   // the rows of each cause on the rib with all below it

	strips float64   // the narrowest strip worth considering
	torn   []float64 // how torn the labels are in it, and in each wider one
}

// span is some rows of a category: from the first up to, not including, the second.
type span struct{ from, to int }

// row is one cause, measured.
type row struct {
	id     fishbone.ID
	level  int // 0 on the rib
	child  int // index of its last drawn answer, 0 if there is none
	text   *typeset.Block
	full   string
	strong bool // a root cause
	struck bool // rejected
	lead   []mark
	tail   []mark
	need   [mostLines + 1]float64 // room with n lines, from the text's far end to the line of its level's parent
}

// How wide a line may be, in em. A label that would take more than four lines of
// the width for its level is cut to that; a shorter one may stand in fewer, wider lines.
const (
	widestLine   = 26
	widestCause  = 18
	widestAnswer = 16
	widestName   = 9
)

// read measures an analysis.
func read(a *fishbone.Analysis, o Options) ([]*category, signs) {
	s := readSigns(a, o.Depth)
	var cats []*category
	for i, b := range a.Bones() {
		c := &category{id: b.ID, index: i}
		c.setName(b.Name)
		for _, top := range a.CauseIDs(b.ID) {
			from := len(c.rows)
			c.add(a, &s, top, 0, o.Depth)
			c.groups = append(c.groups, span{from, len(c.rows)})
		}
		cats = append(cats, c)
	}
	return cats, s
}

// setName sets a category's name in one line if it is short, else in as few lines as
// are not too wide.
func (c *category) setName(name string) {
	c.title = name
	for n := 1; n <= mostLines; n++ {
		most := typeset.Max{Lines: n, Width: widestName}
		if n == mostLines {
			most.Width += 3
		}
		b := typeset.NewBlock(name, true, most)
		c.name, c.cut = b.Lines(n), b.Cut()
		if !c.cut {
			return
		}
	}
}

// add appends the rows of a cause and everything below it.
func (c *category) add(a *fishbone.Analysis, s *signs, id fishbone.ID, level, depth int) int {
	cause, _ := a.Cause(id)
	at := len(c.rows)
	c.rows = append(c.rows, row{})
	answers := a.CauseIDs(id)
	hidden := 0
	child := 0
	if level+1 < depth {
		for _, answer := range answers {
			child = c.add(a, s, answer, level+1, depth)
		}
	} else {
		for range a.Walk(id) {
			hidden++
		}
	}
	c.rows[at] = s.row(cause, level, hidden)
	c.rows[at].child = child
	return at
}

// measure fills in how much room the row needs.
func (w *row) measure(text string) {
	widest := float64(widestAnswer)
	if w.level == 0 {
		widest = widestCause
	}
	most := typeset.Max{Lines: mostLines, Width: widestLine, After: width(w.tail)}
	if w.text = typeset.NewBlock(text, w.strong, most); w.text.Width(mostLines) > widest {
		most.Width = widest
		w.text = typeset.NewBlock(text, w.strong, most)
	}
	if w.text.Cut() {
		w.full = text
	}
	for n := 1; n <= mostLines; n++ {
		w.need[n] = w.text.Width(n) + width(w.lead) + float64(w.level)*indent + toLine
	}
}

// least is the narrowest strip that a row can be in, whatever its number of lines.
func (w *row) least() float64 {
	least := math.Inf(1)
	for n := 1; n <= mostLines; n++ {
		least = math.Min(least, w.inStrip(n))
	}
	return least
}

// inStrip is the width of the strip in which a row takes n lines.
func (w *row) inStrip(n int) float64 { return w.need[n] + colGap + cot*pitch*float64(n) }
