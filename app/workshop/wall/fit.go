package wall

import (
	"math"

	"whybone/fishbone/draw/typeset"
)

// The measures of a card, for text of 16; they grow and shrink with the text a little.
const (
	gap        = 8    // between cards
	inside     = 10   // from a card's edge to its words, at the sides
	above      = 4    // the same above and below
	Leading    = 1.28 // from line to line: cards are short texts
	nameHeight = 1.2  // of a name, in its size
	nameSpace  = 1.45 // that with some air above it
	bestShape  = 1.9  // width to height of a card that looks right
	narrowest  = 64   // a card

	mostColumns = 12 // of cards that take no more room than they must, however few there are
)

// The most that a card shows of a text; see [typeset.Max]. The whole is in its tooltip.
const (
	mostLines = 6
	widest    = 16 // em
)

// Room is what cards have to be fitted into.
type Room struct {
	Width, Height float64
	Most, Least   float64 // sizes of text
	Name          float64 // the size of names, 0 for none
	// Filled says that the cards share out all of the height. Otherwise they are as high as
	// they must be.
	Filled bool
}

// Grid is how cards stand on a wall.
type Grid struct {
	Columns, Rows int
	Text          float64 // the size of the text
	Width, Height float64 // of a card
}

// Places is how many cards have a place.
func (g Grid) Places() int { return g.Columns * g.Rows }

// HeightOf is how high so many cards are.
func (g Grid) HeightOf(cards int) float64 {
	if cards == 0 || g.Columns == 0 {
		return 0
	}
	rows := (cards + g.Columns - 1) / g.Columns
	return float64(rows)*(g.Height+gap) - gap
}

// Fitter finds the grid for cards and keeps it from one call to the next, as long as all
// cards have a place in it and are whole there: what people read does not move.
type Fitter struct {
	blocks map[string]*typeset.Block
	room   Room
	grid   Grid
}

// steps are for how many cards a wall is laid out. Between two of them its grid stays.
var steps = []int{6, 12, 15, 20, 25, 30, 35, 40, 48, 54, PerPage}

// PerPage is how many cards a page has at most.
const PerPage = 60

// Fit returns the grid with the largest text in which so many places have room and every
// text is whole. Ok is false where even the smallest text is too large; the grid is the one
// for that size then, and what does not fit is shortened.
func (f *Fitter) Fit(texts []string, places int, room Room) (grid Grid, ok bool) {
	if room == f.room && f.grid.Places() > 0 && f.holds(texts, places) {
		return f.grid, true
	}
	if room.Filled {
		places = stepped(places)
	}
	grid, ok = f.search(texts, max(1, places), room)
	f.room, f.grid = room, grid
	return grid, ok
}

// stepped is the next number of places for which a wall is laid out.
func stepped(places int) int {
	for _, n := range steps {
		if places <= n {
			return n
		}
	}
	return places
}

// holds says whether the grid of the last time is good for other cards.
func (f *Fitter) holds(texts []string, places int) bool {
	switch {
	case f.room.Filled && places > f.grid.Places():
		return false
	case !f.room.Filled && f.grid.HeightOf(places) > f.room.Height+0.5:
		return false
	}
	lines := f.lines(f.grid)
	for _, t := range texts {
		if !f.fits(t, f.grid, lines) {
			return false
		}
	}
	return true
}

// search tries every number of columns. Of equal sizes of text it takes the shape of card
// that looks best.
func (f *Fitter) search(texts []string, places int, room Room) (best Grid, found bool) {
	for size := room.Most; size >= room.Least; size-- {
		for columns := 1; columns <= max(places, mostColumns); columns++ {
			g, ok := f.grade(texts, places, columns, size, room)
			if ok && (!found || ugly(g) < ugly(best)) {
				best, found = g, true
			}
		}
		if found {
			return best, true
		}
	}
	return f.forced(places, room), false
}

// grade is the grid of so many columns with a size of text, if every text is whole in it.
func (f *Fitter) grade(texts []string, places, columns int, size float64, room Room) (Grid, bool) {
	g := Grid{Columns: columns, Rows: (places + columns - 1) / columns, Text: size}
	if room.Filled && columns > 1 && (places+columns-2)/(columns-1) == g.Rows {
		return g, false // one column less does as well
	}
	g.Width = math.Floor((room.Width+gap)/float64(columns)) - gap
	if g.Width < narrowest {
		return g, false
	}
	most := math.Floor((room.Height+gap)/float64(g.Rows)) - gap
	g.Height = most
	lines := linesIn(most, size, room.Name)
	if lines < 1 {
		return g, false
	}
	needed := 1
	for _, t := range texts {
		n := f.linesOf(t, g, lines)
		if n == 0 {
			return g, false
		}
		needed = max(needed, n)
	}
	if !room.Filled {
		g.Height = heightOf(needed, size, room.Name)
	}
	return g, true
}

// Page returns the grid for a page where not all cards have room: as many as can be read, each
// of them whole as far as that is possible.
func (f *Fitter) Page(texts []string, room Room) Grid {
	var best Grid
	for columns := 1; columns <= mostColumns; columns++ {
		g := Grid{Columns: columns, Rows: 1, Text: room.Least}
		g.Width = math.Floor((room.Width+gap)/float64(columns)) - gap
		needed := 1
		for _, t := range texts {
			if n := f.linesOf(t, g, mostLines); n > 0 {
				needed = max(needed, n)
			} else {
				needed = mostLines + 1
			}
		}
		g.Height = heightOf(min(needed, mostLines), g.Text, room.Name)
		g.Rows = max(1, int((room.Height+gap)/(g.Height+gap)))
		if best.Columns == 0 || g.Width >= narrowest && needed <= mostLines && g.Places() > best.Places() {
			best = g
		}
	}
	best.Height = min(best.Height, room.Height)
	return best
}

// forced is the grid for the smallest text, whatever has to be shortened.
func (f *Fitter) forced(places int, room Room) Grid {
	columns := max(1, int((room.Width+gap)/(11*room.Least+gap)))
	g := Grid{Columns: columns, Rows: (places + columns - 1) / columns, Text: room.Least}
	g.Width = math.Floor((room.Width+gap)/float64(columns)) - gap
	g.Height = math.Floor((room.Height+gap)/float64(g.Rows)) - gap
	g.Height = max(heightOf(1, g.Text, 0), min(g.Height, heightOf(3, g.Text, room.Name)))
	return g
}

// ugly is how far a card is from the shape that looks right.
func ugly(g Grid) float64 { return math.Abs(math.Log(g.Width / g.Height / bestShape)) }

// linesIn is how many lines of text a card of a height has.
func linesIn(height, size, name float64) int {
	return int((height - 2*above - name*nameSpace) / (size * Leading))
}

// heightOf is the height of a card with so many lines.
func heightOf(lines int, size, name float64) float64 {
	return math.Ceil(float64(lines)*size*Leading + name*nameSpace + 2*above)
}

func (f *Fitter) lines(g Grid) int { return linesIn(g.Height, g.Text, f.room.Name) }

func (f *Fitter) fits(text string, g Grid, lines int) bool { return f.linesOf(text, g, lines) > 0 }

// linesOf is how many lines a text takes on a card, 0 where it needs more than there are.
func (f *Fitter) linesOf(text string, g Grid, most int) int {
	b, room := f.block(text), (g.Width-2*inside)/g.Text
	for n := 1; n <= min(most, mostLines); n++ {
		if b.Width(n) <= room {
			return n
		}
	}
	return 0
}

// mostBlocks is how many texts are remembered: a long list of cards must not be set anew at
// every edit.
const mostBlocks = 20_000

// block is a text made ready to be set. Texts are remembered: the same cards are fitted over
// and over.
func (f *Fitter) block(text string) *typeset.Block {
	b, ok := f.blocks[text]
	if !ok {
		if f.blocks == nil || len(f.blocks) > mostBlocks {
			f.blocks = map[string]*typeset.Block{}
		}
		b = typeset.NewBlock(text, false, typeset.Max{Lines: mostLines, Width: widest})
		f.blocks[text] = b
	}
	return b
}

// wrapped are the lines of a text on a card, as even as they can be; cut says that there is
// more.
func (f *Fitter) wrapped(text string, g Grid, most int) (lines []string, cut bool) {
	b, room := f.block(text), (g.Width-2*inside)/g.Text
	if n := f.linesOf(text, g, most); n > 0 {
		return b.LinesIn(n, min(room, b.Width(n)*1.2)), b.Cut()
	}
	return typeset.Wrap(text, room, 1, false, max(1, most))
}
