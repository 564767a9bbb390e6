package form

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

//go:embed guesses.toml
var guessFile []byte

// guesses are what labels usually mean.
type guesses struct {
	Values []struct {
		Show  string   `toml:"show"`
		As    string   `toml:"as"`
		Words []string `toml:"words"`
	} `toml:"value"`
	Lists []*listGuess `toml:"list"`
}

// listGuess is a list: the words of its heading, and those above its columns.
type listGuess struct {
	Show    string              `toml:"show"`
	Where   map[string]string   `toml:"where"`
	Main    string              `toml:"main"` // the column for what has no columns
	Words   []string            `toml:"words"`
	Columns map[string][]string `toml:"columns"`
}

var known = sync.OnceValue(func() *guesses {
	g := &guesses{}
	if err := toml.Unmarshal(guessFile, g); err != nil {
		panic(err) // a test reads it
	}
	for _, v := range g.Values {
		normalize(v.Words)
	}
	for _, l := range g.Lists {
		normalize(l.Words)
		for _, words := range l.Columns {
			normalize(words)
		}
	}
	return g
})

func normalize(words []string) {
	for i, w := range words {
		words[i] = normal(w)
	}
}

// Guess says what probably goes where, from the labels of the form: in Chinese and in English.
func (f *Form) Guess() *Mapping {
	m := &Mapping{Labels: f.Sums()}
	for _, s := range f.Sheets {
		g := guesser{known: known(), mapping: m, done: map[*Cell]bool{}}
		g.list = g.heading(s.Caption)
		for c := range s.Cells {
			g.look(c)
		}
	}
	return m
}

// guesser goes through the cells of a sheet.
type guesser struct {
	known   *guesses
	mapping *Mapping
	list    *listGuess     // of the heading that came last
	done    map[*Cell]bool // cells that have something, or into which a list goes on
}

func (g *guesser) look(c *Cell) {
	switch {
	case g.done[c] || c.Formula:
	case !c.Blank():
		if l := g.heading(c.Text); l != nil {
			g.list = l
		}
		g.behind(c)
	case c.drawn:
		g.empty(c)
	}
}

// empty guesses what an empty cell is for: by what stands at its left, then by what stands above it.
func (g *guesser) empty(c *Cell) {
	if left := c.Sheet.At(c.Row, c.Column-1); left != nil && !left.Blank() {
		if p, ok := g.value(left.Text); ok {
			g.put(c, p)
			return
		}
		if l := g.heading(left.Text); l != nil && c.Below() == nil {
			g.put(c, l.place(l.Main))
			return
		}
	}
	head := c.head()
	if head == nil || head.Row+head.Rows != c.Row {
		return
	}
	if g.list != nil {
		if column := g.list.column(head.Text); column != "" && (head.Column == c.Column && head.Columns == c.Columns) {
			g.put(c, g.list.place(column))
			return
		}
	}
	p, ok := g.value(head.Text)
	l := g.heading(head.Text)
	switch {
	case ok && c.Below() == nil:
		g.put(c, p)
	case l != nil:
		g.put(c, l.place(l.Main))
	case ok:
		g.put(c, p)
	}
}

// behind guesses that a label is answered in its own cell: it ends with a colon, and no empty
// cell is beside it or below it.
func (g *guesser) behind(c *Cell) {
	label := strings.TrimSpace(c.Text)
	if !strings.HasSuffix(label, ":") && !strings.HasSuffix(label, "：") {
		return
	}
	for _, beside := range []*Cell{c.Sheet.At(c.Row, c.Column+c.Columns), c.Sheet.At(c.Row+c.Rows, c.Column)} {
		if beside != nil && beside.Blank() && beside.drawn {
			return
		}
	}
	if p, ok := g.value(label); ok {
		p.After = true
		g.put(c, p)
	} else if l := g.heading(label); l != nil {
		p := l.place(l.Main)
		p.After, p.Lines = true, true
		g.put(c, p)
	}
}

// put takes a guess. A list that has one cell stands in that with all its rows.
func (g *guesser) put(c *Cell, p Place) {
	if p.Column != "" {
		p.Lines = p.Lines || c.Below() == nil
		for below := c; below != nil && !p.Lines; below = below.Below() {
			g.done[below] = true
		}
	}
	g.done[c] = true
	g.mapping.Put(c, p)
}

func (l *listGuess) place(column string) Place {
	return Place{Show: l.Show, Where: l.Where, Column: column}
}

// column is the column that a label means best.
func (l *listGuess) column(label string) (best string) {
	most := 0
	all := variants(label)
	for column, words := range l.Columns {
		if n := match(all, words); n > most || n == most && n > 0 && column < best {
			best, most = column, n
		}
	}
	return best
}

// heading is the list that a heading announces, nil for none.
func (g *guesser) heading(label string) (best *listGuess) {
	most := 0
	all := variants(label)
	for _, l := range g.known.Lists {
		if n := match(all, l.Words); n > most {
			best, most = l, n
		}
	}
	return best
}

// value is the single field that a label means best.
func (g *guesser) value(label string) (best Place, ok bool) {
	most := 0
	all := variants(label)
	for _, v := range g.known.Values {
		if n := match(all, v.Words); n > most {
			best, most = Place{Show: v.Show, As: v.As}, n
		}
	}
	return best, most > 0
}

// exact is what a word counts more that is all of a label.
const exact = 1000

// longest is how much longer than a word a label may be in which it is looked for: longer ones
// are sentences.
const longest = 24

// match says how well a label matches one of some normal words: not at all is 0.
func match(label []string, words []string) (most int) {
	for _, word := range words {
		size := utf8.RuneCountInString(word)
		wide := word != "" && word[0] >= utf8.RuneSelf
		for _, l := range label {
			switch {
			case l == word:
				most = max(most, exact+size)
			case strings.Contains(l, word) && (wide && size >= 2 || size >= 6) && utf8.RuneCountInString(l) <= size+longest:
				most = max(most, size)
			}
		}
	}
	return most
}

// steps is how labels are numbered: D4, 4., 4)
var steps = regexp.MustCompile(`^(d\d([/&]?d?\d)?|\d+)`)

// variants are the ways to read a label: as a whole, and its parts where it says the same in two
// languages.
func variants(label string) (all []string) {
	if len(label) > 400 {
		return nil
	}
	parts := append(strings.FieldsFunc(label, func(r rune) bool { return strings.ContainsRune("/／\n()（）:：|、,，", r) }), label)
	for _, p := range parts {
		latin := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Han, r) {
				return -1
			}
			return r
		}, p)
		han := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Han, r) {
				return r
			}
			return -1
		}, p)
		for _, v := range []string{p, latin, han} {
			v = normal(v)
			if short := steps.ReplaceAllString(v, ""); short != "" {
				v = short
			}
			if v != "" {
				all = append(all, v)
			}
		}
	}
	return all
}
