package storage

import (
	"database/sql"
	"time"

	"whybone/fishbone"
)

// Delete puts an analysis into the bin, where [Store.Restore] finds it: nothing else
// does. One that is not there, or is in the bin already, gives [ErrNotFound].
func (s *Store) Delete(id fishbone.ID, at time.Time) error {
	return s.set("delete analysis "+string(id),
		`UPDATE analysis SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL`, dbTime{&at}, id)
}

// Restore takes an analysis out of the bin, as it was. One that is not in the file
// any more gives [ErrNotFound].
func (s *Store) Restore(id fishbone.ID) error {
	return s.set("restore analysis "+string(id), `UPDATE analysis SET deleted_at = NULL WHERE id = ?`, id)
}

// Purge removes for good what was put into the bin before a time.
func (s *Store) Purge(before time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.transact("empty the bin", func(tx *sql.Tx) error {
		// The tree's own keys wait for the end of the transaction.
		_, err := tx.Exec(`DELETE FROM analysis WHERE deleted_at < ?`, dbTime{&before})
		return err
	})
}

// set runs a statement that changes the row of one analysis.
func (s *Store) set(doing, statement string, args ...any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.transact(doing, func(tx *sql.Tx) error {
		result, err := tx.Exec(statement, args...)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return ErrNotFound
	})
}
