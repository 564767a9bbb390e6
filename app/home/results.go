package home

import (
	"whybone/fishbone"
	"whybone/storage"
)

// pageRows is how many rows are read at a time.
const pageRows = 100

// results are all analyses. Only those that come into sight are read,
// a hundred at a time, off the window's thread. Of several questions that are under
// way the newest wins.
type results struct {
	store      Store
	background background
	today      func() fishbone.Day // what is overdue is counted by it
	changed    func()

	turn  int   // counts the questions
	ready bool  // the first answer has come
	err   error // of the last answer

	total int
	pages map[int][]storage.Summary
	asked map[int]bool // pages that are being read
}

func newResults(s Store, b background, today func() fishbone.Day, changed func()) *results {
	return &results{store: s, background: b, today: today, changed: changed}
}

// ask reads the list. What was read before stays until the answer is there.
func (r *results) ask() {
	r.turn++
	r.read(0, func(rows []storage.Summary, total int) {
		r.total = total
		r.pages = map[int][]storage.Summary{0: rows}
		r.asked = map[int]bool{0: true}
	})
}

// drop takes no more answers.
func (r *results) drop() { r.turn++ }

// at returns one row, and false while it is still being read.
func (r *results) at(i int) (storage.Summary, bool) {
	n := i / pageRows
	rows, ok := r.pages[n]
	if !ok {
		r.fetch(n)
		return storage.Summary{}, false
	}
	if i%pageRows >= len(rows) { // somebody else deleted analyses meanwhile
		return storage.Summary{}, false
	}
	return rows[i%pageRows], true
}

// fetch reads one more page, once.
func (r *results) fetch(n int) {
	if r.asked == nil || r.asked[n] {
		return
	}
	r.asked[n] = true
	r.read(n, func(rows []storage.Summary, total int) {
		r.total = total
		r.pages[n] = rows
	})
}

// read reads a page of the newest question and puts it in, unless there is a newer
// question by then.
func (r *results) read(n int, put func(rows []storage.Summary, total int)) {
	turn, query := r.turn, storage.Query{Limit: pageRows, Offset: n * pageRows, Today: r.today()}
	r.background(func() func() {
		rows, total, err := r.store.List(query)
		return func() {
			if turn != r.turn {
				return
			}
			r.ready, r.err = true, err
			if err == nil {
				put(rows, total)
			}
			r.changed()
		}
	})
}
