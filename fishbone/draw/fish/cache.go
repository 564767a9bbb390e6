package fish

import (
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/typeset"
)

// cache keeps what was measured for the last picture. An edit changes one or two labels;
// the others are not measured again. A category that did not change is used again, with
// its tables.
type cache struct {
	labels, former map[labelKey]*label
	names, named   map[nameKey]name
	categories     map[fishbone.ID]*category
	problem        string
	heads          map[int][]head // of the problem, by the number of its footnote
	keeps          bool           // what a picture did not ask for is not forgotten: it is part of another page
}

// nameKey is what the setting of a category's name depends on.
type nameKey struct {
	title  string
	widest float64 // line, in em
	after  float64 // room for marks
}

// name is a category's name in lines, which hold all of it unless it was cut.
type name struct {
	lines []string
	cut   bool
}

// labelKey is what the setting of a label depends on.
type labelKey struct {
	text   string
	bold   bool
	whole  bool    // with all of its lines
	widest float64 // line, in em
	after  float64 // room for marks
}

// label is measured words. It keeps the lines that were asked for last.
type label struct {
	*typeset.Block
	most  int // lines that it can have
	lines []string
	in    int     // so many
	spare float64 // with so much room to spare
}

// words returns the lines of a row where it lies.
func (s slot) words() []string {
	l := s.row.text
	if l.lines == nil || l.in != s.lines || l.spare != s.spare {
		l.lines, l.in, l.spare = l.LinesIn(s.lines, l.Width(s.lines)+s.spare), s.lines, s.spare
	}
	return l.lines
}

// begin starts a picture: what it does not ask for is forgotten when the next one begins.
func (k *cache) begin() {
	if k.keeps && k.labels != nil {
		return
	}
	k.former, k.named = k.labels, k.names
	k.labels, k.names = make(map[labelKey]*label, len(k.former)+8), make(map[nameKey]name, len(k.named)+2)
}

// name sets a category's name in as few lines as hold it, from the cache if it is there.
func (k *cache) name(key nameKey) name {
	n, ok := k.names[key]
	if ok {
		return n
	}
	if n, ok = k.named[key]; !ok {
		n = newName(key)
	}
	k.names[key] = n
	return n
}

func newName(key nameKey) (set name) {
	for n := 1; n <= notation.MostLines; n++ {
		most := typeset.Max{Lines: n, Width: key.widest, After: key.after}
		if n == notation.MostLines {
			most.Width += 3
		}
		b := typeset.NewBlock(key.title, true, most)
		if set = (name{b.Lines(n), b.Cut()}); !set.cut {
			break
		}
	}
	return set
}

// label returns measured words, from the cache if they are in it.
func (k *cache) label(key labelKey) *label {
	l, ok := k.labels[key]
	if ok {
		return l
	}
	if l, ok = k.former[key]; !ok {
		l = newLabel(key)
	}
	k.labels[key] = l
	return l
}

// newLabel sets words in lines that are wide if they then need no more than four of
// the usual width, else in as many usual ones as there may be.
func newLabel(key labelKey) *label {
	most := typeset.Max{Lines: notation.MostLines, Width: notation.WidestLine, After: key.after}
	b := typeset.NewBlock(key.text, key.bold, most)
	if b.Width(notation.MostLines) > key.widest {
		most.Width = key.widest
		b = typeset.NewBlock(key.text, key.bold, most)
	}
	if !key.whole || !b.Cut() {
		return &label{Block: b, most: notation.MostLines}
	}
	for most.Lines = notation.MostLines + 1; ; most.Lines++ {
		if b = typeset.NewBlock(key.text, key.bold, most); !b.Cut() || most.Lines == notation.MostWhole {
			return &label{Block: b, most: most.Lines}
		}
	}
}

// headsFor returns the ways to set the head.
func (k *cache) headsFor(problem string, note int) []head {
	if k.heads == nil || problem != k.problem {
		k.problem, k.heads = problem, map[int][]head{}
	}
	if k.heads[note] == nil {
		k.heads[note] = heads(problem, note)
	}
	return k.heads[note]
}

// reuse returns the category of the last picture if c is the same, else c.
func (k *cache) reuse(c *category) *category {
	old := k.categories[c.id]
	if old == nil || old.title != c.title || old.inwards != c.inwards || !slices.Equal(old.nameMark, c.nameMark) || !slices.Equal(old.groups, c.groups) || !slices.EqualFunc(old.rows, c.rows, sameRow) {
		return c
	}
	if old.index == c.index && old.color == c.color {
		return old
	}
	moved := *old
	moved.index, moved.color = c.index, c.color
	return &moved
}

func sameRow(a, b row) bool {
	return a.id == b.id && a.level == b.level && a.child == b.child && a.text == b.text && a.full == b.full &&
		a.Struck == b.Struck && a.Skipped == b.Skipped && slices.Equal(a.Lead, b.Lead) && slices.Equal(a.Tail, b.Tail)
}
