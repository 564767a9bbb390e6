package storage

import (
	"maps"
	"slices"
	"time"

	"whybone/fishbone"
)

// Deleted is an analysis in the bin.
type Deleted struct {
	ID      fishbone.ID
	Problem string
	At      time.Time // when it was put there
}

// Delete puts an analysis into the bin, where [Store.Bin] lists it and [Store.Restore] takes
// it out. One that is not there, or is in the bin already, gives [ErrNotFound].
func (s *Store) Delete(id fishbone.ID, at time.Time) error {
	return s.set("delete analysis "+string(id),
		`UPDATE analysis SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL`, dbTime{&at}, id)
}

// Restore takes an analysis out of the bin, as it was. One that is not in the file
// any more gives [ErrNotFound].
func (s *Store) Restore(id fishbone.ID) error {
	return s.set("restore analysis "+string(id), `UPDATE analysis SET deleted_at = NULL WHERE id = ?`, id)
}

// Bin returns what lies in the bin, what was put there last first.
func (s *Store) Bin() ([]Deleted, error) {
	var all []Deleted
	err := s.view("list the bin", func(tx transaction) error {
		rows, err := tx.Query(`SELECT id, problem, deleted_at FROM analysis WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var d Deleted
			if err := rows.Scan(&d.ID, &d.Problem, dbTime{&d.At}); err != nil {
				return err
			}
			all = append(all, d)
		}
		return rows.Err()
	})
	return all, err
}

// Purge removes for good what was put into the bin before a time, and returns how many
// analyses that were. Their text, and what was attached to them alone, is wiped out of the file,
// which becomes shorter; backups still have it.
func (s *Store) Purge(before time.Time) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.transact("empty the bin", func(tx transaction) error {
		// The tree's own keys wait for the end of the transaction.
		attached, err := neededSums(tx, `deleted_at < ?`, dbTime{&before})
		if err != nil {
			return err
		}
		result, err := tx.Exec(`DELETE FROM analysis WHERE deleted_at < ?`, dbTime{&before})
		if err != nil {
			return err
		}
		gone, err := result.RowsAffected()
		n = int(gone)
		if err != nil || len(attached) == 0 {
			return err
		}
		return dropUnneeded(tx, slices.Collect(maps.Keys(attached)))
	})
	if err != nil || n == 0 {
		return n, err
	}
	return n, s.fail("empty the bin", s.shorten())
}

// shorten gives the room of what was removed back to the disk, and takes it out of the -wal
// file as well.
func (s *Store) shorten() error {
	for _, statement := range []string{`VACUUM`, `PRAGMA wal_checkpoint(TRUNCATE)`} {
		if _, err := s.write.Exec(statement); err != nil {
			return err
		}
	}
	return s.place.found()
}

// set runs a statement that changes the row of one analysis.
func (s *Store) set(doing, statement string, args ...any) error {
	if err := s.lock(); err != nil {
		return s.fail(doing, err)
	}
	defer s.unlock()
	return s.transact(doing, func(tx transaction) error {
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
