package home

import "whybone/storage"

// pageRows is how many rows are read at a time.
const pageRows = 100

// listing is the analyses that were found. Only those that come into sight are read,
// a hundred at a time, off the window's thread. Of several questions that are under
// way the newest wins.
type listing struct {
	store   Store
	behind  behind
	changed func()

	text  string // what was asked for last
	turn  int    // counts the questions
	ready bool   // the first answer has come
	err   error  // of the last answer

	found string // what the rows below were found by
	total int
	pages map[int][]storage.Summary
	asked map[int]bool // pages that are being read
}

func newListing(s Store, b behind, changed func()) *listing {
	return &listing{store: s, behind: b, changed: changed}
}

// ask looks for a text, "" for all. What was found before stays until the answer is
// there.
func (l *listing) ask(text string) {
	l.text = text
	l.turn++
	l.read(0, func(rows []storage.Summary, total int) {
		l.found, l.total = text, total
		l.pages = map[int][]storage.Summary{0: rows}
		l.asked = map[int]bool{0: true}
	})
}

// drop takes no more answers.
func (l *listing) drop() { l.turn++ }

// waiting says whether the newest question is still without an answer.
func (l *listing) waiting() bool { return !l.ready || l.err == nil && l.found != l.text }

// at returns one row, and false while it is still being read.
func (l *listing) at(i int) (storage.Summary, bool) {
	n := i / pageRows
	rows, ok := l.pages[n]
	if !ok {
		l.fetch(n)
		return storage.Summary{}, false
	}
	if i%pageRows >= len(rows) { // somebody else deleted analyses meanwhile
		return storage.Summary{}, false
	}
	return rows[i%pageRows], true
}

// fetch reads one more page of what was found, once.
func (l *listing) fetch(n int) {
	if l.asked == nil || l.asked[n] || l.found != l.text {
		return
	}
	l.asked[n] = true
	l.read(n, func(rows []storage.Summary, total int) {
		l.total = total
		l.pages[n] = rows
	})
}

// read reads a page of the newest question and puts it in, unless there is a newer
// question by then.
func (l *listing) read(n int, put func(rows []storage.Summary, total int)) {
	turn, query := l.turn, storage.Query{Text: l.text, Limit: pageRows, Offset: n * pageRows}
	l.behind(func() func() {
		rows, total, err := l.store.List(query)
		return func() {
			if turn != l.turn {
				return
			}
			l.ready, l.err = true, err
			if err == nil {
				put(rows, total)
			}
			l.changed()
		}
	})
}
