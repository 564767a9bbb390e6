package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"whybone/fishbone"
)

// logEntry is one edit in the log of an analysis, with the way back.
type logEntry struct {
	edit, undo fishbone.Edit
	at         fishbone.Stamp
	backTo     sql.NullInt64  // of a return
	rules      fishbone.Rules // that it was made by; set where it is read
}

// putEntry writes an entry at the end of the log, or in place of the last one.
func putEntry(tx transaction, id fishbone.ID, seq int, e logEntry) error {
	edit, err := fishbone.MarshalEdit(e.edit)
	if err != nil {
		return err
	}
	undo, err := fishbone.MarshalEdit(e.undo)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`REPLACE INTO edit (analysis, seq, at, by, edit, undo, back_to, rules) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		id, seq, dbTime{&e.at.At}, e.at.By, string(edit), string(undo), e.backTo, fishbone.CurrentRules)
	return err
}

// appendEntry writes an edit at the end of the log and returns its position. Where
// entries are undone, a return is written before it: a stands at the cursor, and not
// where the log ends.
func appendEntry(tx transaction, a *fishbone.Analysis, log logState, e logEntry) (int, error) {
	end := log.length
	if log.cursor < end {
		undone, err := goOn(tx, a, log.cursor, end)
		if err != nil {
			return 0, err
		}
		t, err := readTimeline(tx, a.ID(), log)
		if err != nil {
			return 0, err
		}
		back := logEntry{
			edit: fishbone.Revert{Patch: undone.Undo}, undo: fishbone.Revert{Patch: undone.Patch}, at: e.at,
			backTo: sql.NullInt64{Int64: int64(t.before(log.cursor)), Valid: true},
		}
		end++
		if err := putEntry(tx, a.ID(), end, back); err != nil {
			return 0, err
		}
	}
	return end + 1, putEntry(tx, a.ID(), end+1, e)
}

// mergeEntry joins an edit with the last entry where [fishbone.Merge] allows it and
// nothing is undone. The way back is then the one to before both; that of the entry alone
// would lack what only the second one touched.
func mergeEntry(tx transaction, c fishbone.Change, log logState, e fishbone.Edit) (bool, error) {
	id, cursor := c.After.ID(), log.cursor
	if cursor == 0 || cursor != log.length {
		return false, nil
	}
	last, err := readEntry(tx, id, cursor)
	if err != nil {
		return false, err
	}
	merged, ok := fishbone.Merge(last.edit, e)
	if !ok {
		return false, nil
	}
	before, err := last.wayBack(cursor)
	if err != nil {
		return false, err
	}
	undo := fishbone.Revert{Patch: c.Undo.Compose(before)}
	return true, putEntry(tx, id, cursor, logEntry{edit: merged, undo: undo, at: c.After.Changed()})
}

// wayBack is the patch that undoes an entry.
func (e logEntry) wayBack(seq int) (fishbone.Patch, error) {
	back, ok := e.undo.(fishbone.Revert)
	if !ok {
		return fishbone.Patch{}, fmt.Errorf("%w: entry %d of the log has no way back", ErrDamaged, seq)
	}
	return back.Patch, nil
}

// readEdits reads what the entries from one to another did, without how to undo it.
func readEdits(tx querier, id fishbone.ID, from, to int) ([]fishbone.DatedEdit, error) {
	var edits []fishbone.DatedEdit
	rows, err := tx.Query(`SELECT edit, at, by, rules FROM edit WHERE analysis = ? AND seq BETWEEN ? AND ? ORDER BY seq`, id, from, to)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var data []byte
		var one fishbone.DatedEdit
		if err := rows.Scan(&data, dbTime{&one.At.At}, &one.At.By, &one.Rules); err != nil {
			return nil, err
		}
		if one.Edit, err = fishbone.UnmarshalEdit(data); err != nil {
			return nil, fmt.Errorf("%w: entry %d of the log: %w", ErrDamaged, from+len(edits), err)
		}
		edits = append(edits, one)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(edits) != to-from+1 {
		return nil, fmt.Errorf("%w: %d entries of the log are missing", ErrDamaged, to-from+1-len(edits))
	}
	return edits, nil
}

// readWayBack reads how to undo the entries from the newest, which is done, down to a
// position, as one patch.
func readWayBack(tx querier, id fishbone.ID, newest, position int) (fishbone.Patch, error) {
	var way fishbone.Patch
	rows, err := tx.Query(`SELECT seq, undo FROM edit WHERE analysis = ? AND seq > ? AND seq <= ? ORDER BY seq DESC`, id, position, newest)
	if err != nil {
		return way, err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int
		var data []byte
		var e logEntry
		if err := rows.Scan(&seq, &data); err != nil {
			return way, err
		}
		if e.undo, err = fishbone.UnmarshalEdit(data); err != nil {
			return way, fmt.Errorf("%w: entry %d of the log: %w", ErrDamaged, seq, err)
		}
		back, err := e.wayBack(seq)
		if err != nil {
			return way, err
		}
		way = way.Compose(back)
	}
	return way, rows.Err()
}

// readEntry returns [ErrNothing] for an entry before the first or after the last.
func readEntry(tx querier, id fishbone.ID, seq int) (logEntry, error) {
	var e logEntry
	var edit, undo []byte
	err := tx.QueryRow(`SELECT edit, undo, at, by, rules FROM edit WHERE analysis = ? AND seq = ?`, id, seq).
		Scan(&edit, &undo, dbTime{&e.at.At}, &e.at.By, &e.rules)
	if errors.Is(err, sql.ErrNoRows) {
		return logEntry{}, ErrNothing
	}
	if err != nil {
		return logEntry{}, err
	}
	if e.edit, err = fishbone.UnmarshalEdit(edit); err == nil {
		e.edit = e.rules.Reading(e.edit)
		e.undo, err = fishbone.UnmarshalEdit(undo)
	}
	if err != nil {
		return logEntry{}, fmt.Errorf("%w: entry %d of the log: %w", ErrDamaged, seq, err)
	}
	return e, nil
}
