package register

import (
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// pageRows is how many rows are read at a time, and mostPages how many such pages are kept.
const (
	pageRows  = 100
	mostPages = 50
)

// results are the complaints that a query finds. Only those that come into sight are read, a
// hundred at a time, off the window's thread. Of several questions that are under way the newest
// wins.
type results struct {
	store      Store
	background background
	changed    func()

	query complaint.Query // that was asked for last
	turn  int             // counts the questions
	ready bool            // the first answer has come
	fresh bool            // the newest one has
	err   error           // of the last answer

	total int
	pages map[int][]fishbone.Complaint
	asked map[int]bool // pages that are being read
}

// ask asks for what a query finds. What was found before stays until the answer is there.
func (r *results) ask(q complaint.Query) {
	r.query = q
	r.turn++
	r.fresh = false
	turn := r.turn
	q.Limit = pageRows
	r.background(func() func() {
		n, err := r.store.Number(q)
		var rows []fishbone.Complaint
		if err == nil {
			rows, err = r.store.List(q)
		}
		return func() {
			if turn != r.turn {
				return
			}
			r.ready, r.fresh, r.err = true, true, err
			if err == nil {
				r.total, r.pages, r.asked = n, map[int][]fishbone.Complaint{0: rows}, map[int]bool{0: true}
			}
			r.changed()
		}
	})
}

// drop takes no more answers.
func (r *results) drop() { r.turn++ }

// at returns one row, and false while it is still being read.
func (r *results) at(i int) (fishbone.Complaint, bool) {
	if i < 0 || i >= r.total {
		return fishbone.Complaint{}, false
	}
	rows, ok := r.pages[i/pageRows]
	if !ok {
		r.fetch(i / pageRows)
	}
	if i%pageRows >= len(rows) { // it is being read, or is damaged
		return fishbone.Complaint{}, false
	}
	return rows[i%pageRows], true
}

// known returns one row if it was read already.
func (r *results) known(i int) (fishbone.Complaint, bool) {
	if i < 0 || i >= r.total || i%pageRows >= len(r.pages[i/pageRows]) {
		return fishbone.Complaint{}, false
	}
	return r.pages[i/pageRows][i%pageRows], true
}

// find is the place of a complaint among the rows that were read, -1 if it is not there.
func (r *results) find(id fishbone.ID) int {
	for n, rows := range r.pages {
		for i := range rows {
			if rows[i].ID == id {
				return n*pageRows + i
			}
		}
	}
	return -1
}

// fetch reads one more page of what was found, once.
func (r *results) fetch(n int) {
	if !r.fresh || r.asked[n] {
		return
	}
	r.asked[n] = true
	turn, q := r.turn, r.query
	q.Limit, q.Skip = pageRows, n*pageRows
	r.background(func() func() {
		rows, err := r.store.List(q)
		return func() {
			if turn != r.turn {
				return
			}
			if r.err = err; err == nil {
				r.keep(n, rows)
			}
			r.changed()
		}
	})
}

// keep keeps a page, and forgets the one that is furthest from it where there are too many.
func (r *results) keep(n int, rows []fishbone.Complaint) {
	r.pages[n] = rows
	if len(r.pages) <= mostPages {
		return
	}
	far := n
	for other := range r.pages {
		if distance(other, n) > distance(far, n) {
			far = other
		}
	}
	delete(r.pages, far)
	delete(r.asked, far)
}

func distance(a, b int) int { return max(a-b, b-a) }
