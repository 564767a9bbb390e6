package storage

import (
	"slices"

	"whybone/fishbone"
)

// gap is how far apart the positions of two neighbours in a list are, so that others find
// room between them without the whole list being numbered anew.
const gap = 1 << 20

// writer writes rows of one analysis until the first error.
type writer struct {
	tx        transaction
	a         *fishbone.Analysis
	positions map[*table]map[fishbone.ID]int // those that are to change
	err       error
}

func (w *writer) exec(query string, args ...any) {
	if w.err == nil {
		_, w.err = w.tx.Exec(query, args...)
	}
}

// insertRows writes all things of an analysis that is not in the file yet.
func insertRows(tx transaction, a *fishbone.Analysis) error {
	w := writer{tx: tx, a: a}
	w.about()
	for _, t := range tables {
		next := map[fishbone.ID]int{} // the position that comes next, by list
		for thing := range a.Things(t.kind) {
			list := a.ListOf(thing)
			next[list] += gap
			w.exec(t.insert, append([]any{a.ID(), fishbone.IDOf(thing), next[list]}, t.values(a, thing)...)...)
			w.insertTies(t, thing)
		}
	}
	return w.err
}

// updateRows writes what a patch changed: the rows of what was touched, and the positions
// in lists. A is the analysis after it.
func updateRows(tx transaction, a *fishbone.Analysis, p fishbone.Patch) error {
	w := writer{tx: tx, a: a}
	if p.About != nil {
		w.about()
	}
	for list, splices := range p.Splices {
		w.order(list, splices)
	}
	for _, t := range tables {
		for _, id := range touched(t, p) {
			w.update(t, id, p.Things[id])
		}
	}
	for t, positions := range w.positions {
		for id, position := range positions {
			w.exec(t.order, position, w.a.ID(), id)
		}
	}
	return w.err
}

// touched are the things of a table in a patch, in an order that does not change.
func touched(t *table, p fishbone.Patch) []fishbone.ID {
	var ids []fishbone.ID
	for id, thing := range p.Things {
		if thing.Kind() == t.kind {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (w *writer) update(t *table, id fishbone.ID, thing fishbone.Thing) {
	if fishbone.IsGone(thing) {
		w.exec(t.remove, w.a.ID(), id)
		return
	}
	if position, moves := w.positions[t][id]; moves {
		delete(w.positions[t], id)
		w.exec(t.put, append([]any{w.a.ID(), id, position}, t.values(w.a, thing)...)...)
	} else {
		w.exec(t.upsert, append([]any{w.a.ID(), id}, t.values(w.a, thing)...)...)
	}
	if t.ties != nil {
		w.exec(t.ties.remove, w.a.ID(), id)
	}
	w.insertTies(t, thing)
}

func (w *writer) insertTies(t *table, thing fishbone.Thing) {
	if t.ties == nil {
		return
	}
	for i, cause := range t.ties.attribute.Get(thing).([]fishbone.ID) {
		w.exec(t.ties.insert, w.a.ID(), fishbone.IDOf(thing), cause, i)
	}
}

// order finds positions for what came into a list or moved in it.
func (w *writer) order(list fishbone.ID, splices []fishbone.Splice) {
	moved := map[fishbone.ID]bool{}
	for _, s := range splices {
		for _, id := range s.In {
			moved[id] = true
		}
	}
	t, ids := w.tableOfList(list), w.a.List(list)
	for from := 0; from < len(ids); from++ {
		if !moved[ids[from]] {
			continue
		}
		to := from
		for to < len(ids) && moved[ids[to]] {
			to++
		}
		if !w.fit(t, ids, from, to) {
			w.number(t, ids, 0, gap, gap)
			return
		}
		from = to
	}
}

// tableOfList is the table whose rows stand in a list of a patch.
func (w *writer) tableOfList(list fishbone.ID) *table {
	for _, t := range tables {
		if t.kind.List == list {
			return t
		}
	}
	return tableOf(fishbone.CauseKind)
}

// fit finds positions for a part of a list between those of its neighbours, and returns
// false where these stand too close.
func (w *writer) fit(t *table, ids []fishbone.ID, from, to int) bool {
	n := to - from
	switch {
	case from == 0 && to == len(ids):
		w.number(t, ids, 0, gap, gap)
	case from == 0:
		w.number(t, ids[:to], 0, w.position(t, ids[to])-n*gap, gap)
	case to == len(ids):
		w.number(t, ids, from, w.position(t, ids[from-1])+gap, gap)
	default:
		before := w.position(t, ids[from-1])
		step := (w.position(t, ids[to]) - before) / (n + 1)
		if step < 1 {
			return false
		}
		w.number(t, ids[:to], from, before+step, step)
	}
	return true
}

// number notes positions for a list from an index on.
func (w *writer) number(t *table, ids []fishbone.ID, from, first, step int) {
	if w.positions == nil {
		w.positions = map[*table]map[fishbone.ID]int{}
	}
	if w.positions[t] == nil {
		w.positions[t] = map[fishbone.ID]int{}
	}
	for i, id := range ids[from:] {
		w.positions[t][id] = first + i*step
	}
}

func (w *writer) position(t *table, id fishbone.ID) (position int) {
	if w.err == nil {
		w.err = w.tx.QueryRow(t.place, w.a.ID(), id).Scan(&position)
	}
	return position
}

// about writes what is said of the analysis as a whole.
func (w *writer) about() {
	about := w.a.About()
	args := []any{w.a.ID()}
	for _, f := range fishbone.AboutKind.Attributes {
		args = append(args, f.Get(&about))
	}
	w.exec(putAbout, args...)
}

var putAbout = `REPLACE INTO about (analysis, ` + aboutColumns + `) VALUES (` + marksFor(len(fishbone.AboutKind.Attributes)+1) + `)`

// readColumn is what a query gives in its one column.
func readColumn[T any](q querier, query string, args ...any) (all []T, err error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var one T
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
