package storage

import (
	"context"
	"database/sql"
	"errors"

	"whybone/fishbone"
)

// Drafts returns what was typed in an analysis and not yet entered, by its place on the
// page. One that is damaged is left out.
func (s *Store) Drafts(id fishbone.ID) (map[string]string, error) {
	drafts := map[string]string{}
	err := s.view("read what was typed in analysis "+string(id), func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT place, text FROM draft WHERE analysis = ? AND row_sum = `+draftSum, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var place, text string
			if err := rows.Scan(&place, &text); err != nil {
				return err
			}
			drafts[place] = text
		}
		return rows.Err()
	})
	if err != nil {
		return nil, err
	}
	return drafts, nil
}

// KeepDraft keeps what was typed at a place and not yet entered; an empty text ends the
// draft. It is no edit, and is written at every key: when it returns, the text outlives
// the program, however that ends. It does not wait for the disk, so that it never holds
// up typing; what a power cut takes away is at most what was typed since the last edit.
func (s *Store) KeepDraft(id fishbone.ID, place, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fail("keep what was typed in analysis "+string(id), s.wait(func() error { return s.keepDraft(id, place, text) }))
}

func (s *Store) keepDraft(id fishbone.ID, place, text string) (err error) {
	if s.readOnly {
		return ErrReadOnly
	}
	if err := s.place.check(); err != nil {
		return err
	}
	ctx := context.Background()
	c, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err := c.ExecContext(ctx, `PRAGMA synchronous = NORMAL`); err != nil {
		return err
	}
	defer func() {
		_, back := c.ExecContext(ctx, `PRAGMA synchronous = FULL`)
		err = errors.Join(err, back)
	}()
	if text == "" {
		_, err = c.ExecContext(ctx, `DELETE FROM draft WHERE analysis = ? AND place = ?`, id, place)
		return err
	}
	_, err = c.ExecContext(ctx, `REPLACE INTO draft (analysis, place, text, row_sum) VALUES (?1, ?2, ?3, row_sum('draft', ?1, ?2, ?3))`, id, place, text)
	return err
}

// endDrafts drops the drafts of words that are in the analysis now.
func endDrafts(tx *sql.Tx, id fishbone.ID, places []string) error {
	for _, place := range places {
		if _, err := tx.Exec(`DELETE FROM draft WHERE analysis = ? AND place = ?`, id, place); err != nil {
			return err
		}
	}
	return nil
}
