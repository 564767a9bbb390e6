package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"whybone/fishbone"
)

// entry is one edit in the log of an analysis, with the way back.
type entry struct {
	edit, undo fishbone.Edit
	at         fishbone.Stamp
	backTo     sql.NullInt64 // of a return
}

// putEntry writes an entry at the end of the log, or in place of the last one.
func putEntry(tx *sql.Tx, id fishbone.ID, seq int, e entry) error {
	edit, err := fishbone.MarshalEdit(e.edit)
	if err != nil {
		return err
	}
	undo, err := fishbone.MarshalEdit(e.undo)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`REPLACE INTO edit (analysis, seq, at, by, edit, undo, back_to) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		id, seq, moment{&e.at.At}, e.at.By, string(edit), string(undo), e.backTo)
	return err
}

// appendEntry writes an edit at the end of the log and returns its position. Where
// entries are undone, a return is written before it: a stands at the cursor, and not
// where the log ends.
func appendEntry(tx *sql.Tx, a *fishbone.Analysis, cursor int, e entry) (int, error) {
	end, err := logLength(tx, a.ID())
	if err != nil {
		return 0, err
	}
	if cursor < end {
		last, err := goOn(tx, a, cursor, end)
		if err != nil {
			return 0, err
		}
		c, err := readCourse(tx, a.ID(), cursor)
		if err != nil {
			return 0, err
		}
		back := entry{fishbone.Undo(a, last), fishbone.Undo(last, a), e.at, sql.NullInt64{Int64: int64(c.before(cursor)), Valid: true}}
		end++
		if err := putEntry(tx, a.ID(), end, back); err != nil {
			return 0, err
		}
	}
	return end + 1, putEntry(tx, a.ID(), end+1, e)
}

// mergeEntry joins an edit, which leads from a to next, with the last entry where
// [fishbone.Merge] allows it and nothing is undone. The way back is then the one to
// before both; that of the entry alone would lack what only the second one touched.
func mergeEntry(tx *sql.Tx, a, next *fishbone.Analysis, cursor int, e fishbone.Edit) (bool, error) {
	id, at := a.ID(), next.Changed()
	entries, err := logLength(tx, id)
	if err != nil || cursor == 0 || cursor != entries {
		return false, err
	}
	last, err := readEntry(tx, id, cursor)
	if err != nil {
		return false, err
	}
	merged, ok := fishbone.Merge(last.edit, e)
	if !ok {
		return false, nil
	}
	before, err := replay(a, last.undo, at)
	if err != nil {
		return false, err
	}
	return true, putEntry(tx, id, cursor, entry{edit: merged, undo: fishbone.Undo(before, next), at: at})
}

// readEntry returns [ErrNothing] for an entry before the first or after the last.
func readEntry(tx *sql.Tx, id fishbone.ID, seq int) (entry, error) {
	var e entry
	var edit, undo []byte
	err := tx.QueryRow(`SELECT edit, undo, at, by FROM edit WHERE analysis = ? AND seq = ?`, id, seq).
		Scan(&edit, &undo, moment{&e.at.At}, &e.at.By)
	if errors.Is(err, sql.ErrNoRows) {
		return entry{}, ErrNothing
	}
	if err != nil {
		return entry{}, err
	}
	if e.edit, err = fishbone.UnmarshalEdit(edit); err == nil {
		e.undo, err = fishbone.UnmarshalEdit(undo)
	}
	if err != nil {
		return entry{}, fmt.Errorf("%w: entry %d of the log: %w", ErrDamaged, seq, err)
	}
	return e, nil
}

func logLength(q querier, id fishbone.ID) (int, error) {
	var n int
	err := q.QueryRow(`SELECT coalesce(max(seq), 0) FROM edit WHERE analysis = ?`, id).Scan(&n)
	return n, err
}
