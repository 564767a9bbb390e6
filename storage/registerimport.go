package storage

import (
	"database/sql"
	"errors"
	"strconv"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// Importing is an import that is under way. It is one transaction: until [Importing.Done] nobody
// sees any of it, and [Importing.Cancel] leaves nothing.
type Importing struct {
	tx     *connTx
	insert map[uint64]*sql.Stmt // by which columns hold something
	done   complaint.Import
	known  int
	at     fishbone.Stamp
	s      *Store
}

// Import begins an import from a file of a name, without the way to it. Until its end nobody
// else writes.
func (r *Register) Import(file string, at fishbone.Stamp) (*Importing, error) {
	const doing = "import complaints"
	if err := r.s.lock(); err != nil {
		return nil, r.s.fail(doing, err)
	}
	tx, err := r.s.begin()
	if err != nil {
		r.s.unlock()
		return nil, r.s.fail(doing, err)
	}
	i := &Importing{tx: tx, insert: map[uint64]*sql.Stmt{}, done: complaint.Import{Batch: complaintID(at), File: file}, at: normalize(at), s: r.s}
	if _, err = tx.Exec(forgetTakenBack); err != nil {
		return nil, r.s.fail(doing, errors.Join(err, i.Cancel()))
	}
	return i, nil
}

// largeCache is for an import, of which the indexes would otherwise go to the disk and back again and
// again: their rows come in no order. UsualCache is what SQLite has by itself.
const (
	largeCache = `PRAGMA cache_size = -98304; `
	usualCache = `PRAGMA cache_size = -2000; PRAGMA shrink_memory`
)

// end lets others write again. A statement that is left open would keep the file open, too, when the store is closed.
func (i *Importing) end() {
	for _, insert := range i.insert {
		_ = insert.Close()
	}
	_, _ = i.s.write.Exec(usualCache) // it would only cost memory
	i.s.unlock()
}

// takenBack is what came with imports that were taken back.
const takenBack = `removed AND batch IN (SELECT json_extract(edit, '$.batch') FROM complaint_edit WHERE name = 'import' AND state <> 'done')`

// forgetTakenBack drops it, with room for what comes: it may come in again.
const forgetTakenBack = largeCache + `DELETE FROM complaint WHERE ` + takenBack

// Add brings in a complaint; origin says which one of which table it is. One with an origin that
// came in before is left out, also where it was changed or removed since. A complaint that does
// not fit is an error as of [complaint.Clean], and may be left out as well.
func (i *Importing) Add(c fishbone.Complaint, origin string) error {
	if err := complaint.Clean(&c, i.at); err != nil {
		return err
	}
	// One after the other, where they are many: the tree grows at its end.
	number := strconv.Itoa(100_000_000 + i.done.Count + i.known)
	c.ID = fishbone.ID(batchStart(i.done.Batch) + number[1:])
	result, err := i.exec(append(complaintValues(&c), string(i.done.Batch), origin, 0))
	if err != nil {
		return i.s.fail("import complaints", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		i.known++
		return err
	}
	i.done.Count++
	return nil
}

// exec inserts a row by the statement for what it holds.
func (i *Importing) exec(values []any) (sql.Result, error) {
	var holds uint64
	bound := make([]any, 0, len(values))
	for n, v := range values {
		if v != "" {
			holds |= 1 << n
			bound = append(bound, v)
		}
	}
	insert, ok := i.insert[holds]
	if !ok {
		statement, _ := complaintInsert(values)
		var err error
		if insert, err = i.tx.Prepare(statement); err != nil {
			return nil, err
		}
		i.insert[holds] = insert
	}
	return insert.Exec(bound...)
}

// AddCase brings in a complaint with the analysis that was made of it. It returns whether they are
// new: of a complaint that came in before the analysis is left out as well.
func (i *Importing) AddCase(c fishbone.Complaint, origin string, a *fishbone.Analysis) (bool, error) {
	n := i.done.Count
	c.Analysis = a.ID()
	if err := i.Add(c, origin); err != nil || i.done.Count == n {
		return false, err
	}
	if err := insertWhole(i.tx, a, writing{}); err != nil {
		return false, i.s.fail("import complaints", err)
	}
	i.done.Analyses = append(i.done.Analyses, a.ID())
	return true, nil
}

// Cases is how many analyses came with the import so far.
func (i *Importing) Cases() int { return len(i.done.Analyses) }

// Known counts those of some origins that came in before, and would be left out by an import.
func (r *Register) Known(origins []string) (n int, err error) {
	if len(origins) == 0 {
		return 0, nil
	}
	args := make([]any, len(origins))
	for i, o := range origins {
		args[i] = o
	}
	err = r.s.view("look for complaints that came in before", func(tx transaction) error {
		return tx.QueryRow(`SELECT count(*) FROM complaint WHERE origin IN (`+marksFor(len(origins))+`) AND NOT (`+takenBack+`)`, args...).Scan(&n)
	})
	return n, err
}

// Done ends the import. It returns how many complaints are new and how many were known.
func (i *Importing) Done() (imported, known int, err error) {
	defer i.end()
	if i.done.Count > 0 {
		err := logComplaint(i.tx, i.done, complaint.TakeBack(i.done), i.at)
		if err == nil {
			err = noteBatch(i.tx, i.done.Batch)
		}
		if err == nil {
			err = countBatch(i.tx, i.done.Batch)
		}
		if err != nil {
			return 0, 0, i.s.fail("import complaints", errors.Join(err, i.tx.Rollback()))
		}
	}
	if err := i.tx.Commit(); err != nil {
		return 0, 0, i.s.fail("import complaints", err)
	}
	i.s.index.wake()
	for _, id := range i.done.Analyses {
		i.s.place.saw(id, 1)
	}
	i.s.makeTidy()
	return i.done.Count, i.known, nil
}

// Cancel ends the import as if it had not begun.
func (i *Importing) Cancel() error {
	defer i.end()
	return i.s.fail("cancel the import of complaints", i.tx.Rollback())
}
