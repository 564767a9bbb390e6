package home

import (
	"context"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// finder looks for what is typed in everything, off the window's thread. Of several questions that
// are under way the newest wins, and the others are given up. What was found before stays until
// the answer is there.
type finder struct {
	store      Store
	background background
	today      func() fishbone.Day
	changed    func()

	text   string // what was asked for last, empty for nothing
	only   map[storage.Facet][]string
	groups int // how many are asked for, 0 for the usual number
	lines  int // and of each
	turn   int // counts the questions
	giveUp context.CancelFunc

	ready bool // there is an answer to the last question, or an error
	err   error
	of    string // what the answer is about
	found storage.Found
	rows  []foundRow
}

// foundRow is one row of an answer.
type foundRow struct {
	kind  rowKind
	group int // in the answer
	line  int // of the group
}

// rowKind is what a row shows.
type rowKind int

const (
	headRow rowKind = iota // an analysis, or the register
	lineRow                // what was hit
	moreRow                // that there is more
)

func newFinder(s Store, b background, today func() fishbone.Day, changed func()) *finder {
	return &finder{store: s, background: b, today: today, changed: changed, giveUp: func() {}}
}

// moreGroups is how many more are asked for where the first ones were not enough.
const moreGroups = 40

// ask looks for a text. Another one has all facets again.
func (f *finder) ask(text string) {
	if text != f.text {
		f.only, f.groups, f.lines = map[storage.Facet][]string{}, 0, 0
	}
	f.text = text
	f.search()
}

// drop takes no more answers, and has nothing asked.
func (f *finder) drop() {
	f.giveUp()
	f.turn++
	f.text, f.of, f.ready, f.err, f.rows = "", "", false, nil, nil
}

// limit shows only what has a value, or no longer so; an empty value takes all.
func (f *finder) limit(facet storage.Facet, value string) {
	switch was := f.only[facet]; {
	case value == "" || len(was) == 1 && was[0] == value:
		delete(f.only, facet)
	default:
		f.only[facet] = []string{value}
	}
	f.groups = 0
	f.search()
}

// limited is the value that an answer is limited to, empty for none.
func (f *finder) limited(facet storage.Facet) string {
	if values := f.only[facet]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// moreLines is how many lines of a group are shown where the first ones were not enough.
const moreLines = 200

// whole asks for all lines of the groups.
func (f *finder) whole() {
	f.lines = moreLines
	f.search()
}

// more asks for more groups.
func (f *finder) more() {
	f.groups = len(f.found.Groups) + moreGroups
	f.search()
}

// waiting says whether the newest question is still without an answer.
func (f *finder) waiting() bool { return f.text != "" && !f.ready }

func (f *finder) search() {
	f.giveUp()
	ctx, giveUp := context.WithCancel(context.Background())
	f.turn++
	f.giveUp, f.ready = giveUp, false
	turn, text := f.turn, f.text
	only := map[storage.Facet][]string{}
	for facet, values := range f.only {
		only[facet] = values
	}
	q := storage.Search{Text: text, Only: only, Groups: f.groups, Lines: f.lines, Today: f.today()}
	f.background(func() func() {
		found, err := f.store.Search(ctx, q)
		return func() {
			giveUp()
			if turn != f.turn {
				return
			}
			f.ready, f.err = true, err
			if err == nil {
				f.of, f.found = text, found
				f.rows = rowsOf(found)
			}
			f.changed()
		}
	})
}

// rowsOf are the rows of an answer.
func rowsOf(found storage.Found) (rows []foundRow) {
	for i, g := range found.Groups {
		rows = append(rows, foundRow{kind: headRow, group: i})
		shown := 0
		for j, h := range g.Lines {
			if inHead(g, h) {
				shown++
				continue
			}
			rows = append(rows, foundRow{lineRow, i, j})
			shown++
		}
		if g.Total > shown {
			rows = append(rows, foundRow{kind: moreRow, group: i})
		}
	}
	if found.More {
		rows = append(rows, foundRow{kind: moreRow, group: -1})
	}
	return rows
}

// firstHit is the first row that was hit: a head is one only where it tells the hit itself.
func (f *finder) firstHit() int {
	for i, row := range f.rows {
		if row.kind != headRow || headHit(f.found.Groups[row.group]) != nil {
			return i
		}
	}
	return 0
}

// inHead says whether a line is told by the head of its group: the problem itself.
func inHead(g storage.Group, h storage.Hit) bool {
	return h.Kind == fishbone.AboutKind && h.Text == g.Analysis.Problem
}

// headHit is the hit in the problem of a group, nil for none.
func headHit(g storage.Group) *storage.Hit {
	for i, h := range g.Lines {
		if inHead(g, h) {
			return &g.Lines[i]
		}
	}
	return nil
}

// titleOf is what a group is called.
func titleOf(g storage.Group) string {
	switch {
	case g.Register():
		return words.T("search.register")
	case g.Analysis.Problem == "":
		return unnamed(g.Analysis)
	}
	return g.Analysis.Problem
}
