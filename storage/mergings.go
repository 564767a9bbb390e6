package storage

import (
	"errors"
	"time"

	"whybone/fishbone"
)

var mergingSum = sumOf("merging", []string{"number", "target", "at", "by", "file", "what", "position", "version"}, "")

// noteMerging writes down what came in, where it stood before, and how it was left.
func noteMerging(tx transaction, from *arriving, target fishbone.ID, how ArrivalState, position int, version int64) error {
	_, err := tx.Exec(`INSERT INTO merging (number, target, at, by, file, what, position, version, row_sum)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_sum('merging', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))`,
		from.number, target, from.at.At.UTC().Format(layout), from.at.By, from.file, how, position, version)
	return err
}

func (s *Store) nextMerging() (n int, err error) {
	err = s.view("look at what came in", func(tx transaction) error {
		return tx.QueryRow(`SELECT coalesce(max(number), 0) + 1 FROM merging`).Scan(&n)
	})
	return n, err
}

// LastMerging is the merging that [Store.UndoMerging] takes back.
type LastMerging struct {
	File string
	At   time.Time
}

// merged is one thing that came in.
type merged struct {
	target   fishbone.ID
	how      ArrivalState
	position int
	version  int64
}

// LastMerging returns the merging that can be taken back; [ErrNothing] where there is none.
func (s *Store) LastMerging() (LastMerging, error) {
	last, _, err := s.lastMerging()
	return last, err
}

func (s *Store) lastMerging() (last LastMerging, all []merged, err error) {
	err = s.view("look at what came in", func(tx transaction) error {
		rows, err := tx.Query(`SELECT target, what, position, version, file, at FROM merging
			WHERE number = (SELECT max(number) FROM merging) AND row_sum = ` + mergingSum)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var m merged
			if err := rows.Scan(&m.target, &m.how, &m.position, &m.version, &last.File, dbTime{&last.At}); err != nil {
				return err
			}
			all = append(all, m)
		}
		return rows.Err()
	})
	if err == nil && len(all) == 0 {
		err = ErrNothing
	}
	return last, all, err
}

// UndoMerging takes back all that came in with the last merging: what was new goes into the bin,
// what was merged goes back to where it stood. What was worked on since stays; it returns how many
// of these there are. With nothing to take back it gives [ErrNothing].
func (s *Store) UndoMerging(at fishbone.Stamp) (back, stay int, err error) {
	const doing = "take back what came in"
	_, all, err := s.lastMerging()
	if err != nil {
		return 0, 0, s.fail(doing, err)
	}
	for _, m := range all {
		went, err := s.takeBack(m, at)
		if err != nil {
			return back, stay, s.fail(doing, err)
		}
		if went {
			back++
		} else {
			stay++
		}
	}
	if err := s.lock(); err != nil {
		return back, stay, s.fail(doing, err)
	}
	defer s.unlock()
	return back, stay, s.transact(doing, func(tx transaction) error {
		_, err := tx.Exec(`DELETE FROM merging WHERE number = (SELECT max(number) FROM merging)`)
		return err
	})
}

// takeBack takes one thing back, unless it was worked on since.
func (s *Store) takeBack(m merged, at fishbone.Stamp) (went bool, err error) {
	if m.how == complaintsArrived {
		return s.takeComplaintsBack(m, at)
	}
	a, err := s.Load(m.target)
	switch {
	case errors.Is(err, ErrNotFound):
		return true, nil // it lies in the bin already
	case err != nil:
		return false, err
	case a.Version() != m.version:
		return false, nil
	case m.how == ArrivedNew:
		return true, s.Delete(m.target, at.At)
	}
	_, err = s.GoTo(a, m.position, at)
	return err == nil, err
}

// takeComplaintsBack undoes in the register what came in last.
func (s *Store) takeComplaintsBack(m merged, at fishbone.Stamp) (bool, error) {
	var last int64
	err := s.view("look at the register", func(tx transaction) error {
		return tx.QueryRow(`SELECT coalesce(max(seq), 0) FROM complaint_edit WHERE state = ?`, stateDone).Scan(&last)
	})
	if err != nil || last != m.version {
		return false, err
	}
	for range m.version - int64(m.position) {
		if _, err := s.Register().Undo(at); err != nil {
			return false, err
		}
	}
	return true, nil
}
