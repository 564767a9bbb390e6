package storage

import (
	"slices"
	"time"

	"whybone/fishbone"
)

// Entry is one edit in the log of an analysis, as the record of a meeting tells it.
// Nothing leaves the record: what became of an entry says [Timeline.States].
type Entry struct {
	Position int // 1 is the first; GoTo leads to where this edit is the last one done
	Edit     fishbone.Edit
	Undo     fishbone.Edit // the way back, in which stands what was there before
	At       fishbone.Stamp
}

// Record returns at most n entries of an analysis's log, the newest first, from the one
// at a position on.
func (s *Store) Record(id fishbone.ID, from, n int) ([]Entry, error) {
	var page []Entry
	err := s.view("read the record of analysis "+string(id), func(tx transaction) error {
		for seq := from; seq > max(0, from-n); seq-- {
			e, err := readEntry(tx, id, seq)
			if err != nil {
				return err
			}
			page = append(page, Entry{seq, e.edit, e.undo, e.at})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return page, nil
}

// EditsOf returns the positions of the entries whose edits have one of some names, the first
// one first.
func (s *Store) EditsOf(id fishbone.ID, names ...string) (positions []int, err error) {
	err = s.view("read the record of analysis "+string(id), func(tx transaction) error {
		for _, name := range names {
			rows, err := tx.Query(`SELECT seq FROM edit WHERE analysis = ? AND edit LIKE ?`, id, `{"kind":"`+name+`"%`)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var seq int
				if err := rows.Scan(&seq); err != nil {
					return err
				}
				positions = append(positions, seq)
			}
			if err := rows.Err(); err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(positions)
	return positions, err
}

// EntryTimes returns when each entry in the log of an analysis was written, the first one
// first, and what course the log took.
func (s *Store) EntryTimes(id fishbone.ID) (at []time.Time, c Timeline, err error) {
	err = s.view("read the record of analysis "+string(id), func(tx transaction) (err error) {
		if c, err = timelineOf(tx, id, Timeline{}); err != nil {
			return err
		}
		rows, err := tx.Query(`SELECT at FROM edit WHERE analysis = ? ORDER BY seq`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var t time.Time
			if err := rows.Scan(dbTime{&t}); err != nil {
				return err
			}
			at = append(at, t)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, Timeline{}, err
	}
	return at, c, nil
}
