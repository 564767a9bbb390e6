// Package listing reads a list of analyses beside the window's thread, a page of rows at a time:
// only those that come into sight. It shows nothing.
package listing

import (
	"maps"

	"whybone/fishbone"
	"whybone/storage"
)

// PageRows is how many rows are read at a time.
const PageRows = 100

// Store is what a list is read from. Its methods may be called from any goroutine.
type Store interface {
	List(q storage.Query) (page []storage.Summary, total int, err error)
}

// Background runs work off the window's thread, and what it returns on that thread again.
type Background func(work func() (then func()))

// List is the analyses that a query finds. Of several questions that are under way the newest
// wins. It belongs to the window's thread.
type List struct {
	Query storage.Query // what is asked for next; which rows, the list says
	Ready bool          // the first answer has come
	Err   error         // of the last answer
	Total int

	store      Store
	background Background
	today      func() fishbone.Day // what is overdue is counted by it
	changed    func()
	turn       int // counts the questions
	pages      map[int][]storage.Summary
	asked      map[int]bool // pages that are being read
}

// New makes a list. Changed is told of each answer.
func New(s Store, b Background, today func() fishbone.Day, changed func()) *List {
	return &List{store: s, background: b, today: today, changed: changed}
}

// Ask reads the list. What was read before stays until the answer is there.
func (l *List) Ask() {
	l.turn++
	l.read(0, func(rows []storage.Summary, total int) {
		l.Total = total
		l.pages = map[int][]storage.Summary{0: rows}
		l.asked = map[int]bool{0: true}
	})
}

// Drop takes no more answers.
func (l *List) Drop() { l.turn++ }

// Known says whether something was read.
func (l *List) Known() bool { return l.pages != nil }

// At returns one row, and false while it is still being read.
func (l *List) At(i int) (storage.Summary, bool) {
	n := i / PageRows
	rows, ok := l.pages[n]
	if !ok {
		l.fetch(n)
		return storage.Summary{}, false
	}
	if i%PageRows >= len(rows) { // somebody else deleted analyses meanwhile
		return storage.Summary{}, false
	}
	return rows[i%PageRows], true
}

// fetch reads one more page, once.
func (l *List) fetch(n int) {
	if l.asked == nil || l.asked[n] {
		return
	}
	l.asked[n] = true
	l.read(n, func(rows []storage.Summary, total int) {
		l.Total = total
		l.pages[n] = rows
	})
}

// read reads a page of the newest question and puts it in, unless there is a newer
// question by then.
func (l *List) read(n int, put func(rows []storage.Summary, total int)) {
	turn, query := l.turn, l.Query
	query.Only = maps.Clone(query.Only)
	query.Limit, query.Offset, query.Today = PageRows, n*PageRows, l.today()
	l.background(func() func() {
		rows, total, err := l.store.List(query)
		return func() {
			if turn != l.turn {
				return
			}
			l.Ready, l.Err = true, err
			if err == nil {
				put(rows, total)
			}
			l.changed()
		}
	})
}
