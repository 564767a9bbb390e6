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
}

// addEntry writes an entry in place of the one with its number and of those after
// it, which can no longer be redone.
func addEntry(tx *sql.Tx, id fishbone.ID, seq int, e entry) error {
	edit, err := fishbone.MarshalEdit(e.edit)
	if err != nil {
		return err
	}
	undo, err := fishbone.MarshalEdit(e.undo)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`DELETE FROM edit WHERE analysis = ? AND seq >= ?`, id, seq); err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO edit (analysis, seq, at, by, edit, undo) VALUES (?, ?, ?, ?, ?, ?)`,
		id, seq, moment{&e.at.At}, e.at.By, string(edit), string(undo))
	return err
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
	return true, addEntry(tx, id, cursor, entry{merged, fishbone.Undo(before, next), at})
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

// Reach says how many edits of an analysis can be undone and redone.
func (s *Store) Reach(id fishbone.ID) (undoable, redoable int, err error) {
	err = s.look("read the history of analysis "+string(id), func(tx *sql.Tx) error {
		err := tx.QueryRow(`SELECT cursor FROM analysis WHERE id = ? AND deleted_at IS NULL`, id).Scan(&undoable)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil {
			return err
		}
		entries, err := logLength(tx, id)
		redoable = entries - undoable
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	return undoable, redoable, nil
}
