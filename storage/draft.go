package storage

import (
	"whybone/fishbone"
)

// putDraft keeps a draft: analysis, place, window, text.
const putDraft = `REPLACE INTO draft (analysis, place, window, text, row_sum) VALUES (?1, ?2, ?3, ?4, row_sum('draft', ?1, ?2, ?3, ?4))`

// Drafts returns what was typed in an analysis and not yet entered, by its place on the page:
// in this window, and, where nothing stands, in windows that have ended, which is this
// window's from then on. Where two have left something at one place, the second comes once the
// first was entered. What another window that is open holds is not touched. A draft that is
// damaged is left out.
func (s *Store) Drafts(id fishbone.ID) (map[string]string, error) {
	const doing = "read what was typed in analysis "
	var kept []draft
	err := s.view(doing+string(id), func(tx transaction) (err error) {
		kept, err = readDrafts(tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	drafts := map[string]string{}
	for _, d := range kept {
		if d.window == s.window.id {
			drafts[d.place] = d.text
		}
	}
	var left []draft
	for _, d := range kept {
		if _, taken := drafts[d.place]; !taken && s.window.ended(s.path, d.window) {
			drafts[d.place] = d.text
			left = append(left, d)
		}
	}
	if err := s.takeOver(id, left); err != nil && !Passing(s.fail(doing, err)) {
		return nil, s.fail(doing+string(id), err)
	}
	return drafts, nil
}

// draft is what stands at a place.
type draft struct{ place, window, text string }

func readDrafts(tx querier, id fishbone.ID) (drafts []draft, err error) {
	rows, err := tx.Query(`SELECT place, window, text FROM draft WHERE analysis = ? AND row_sum = `+draftSum+` ORDER BY place, window`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var d draft
		if err := rows.Scan(&d.place, &d.window, &d.text); err != nil {
			return nil, err
		}
		drafts = append(drafts, d)
	}
	return drafts, rows.Err()
}

// takeOver makes drafts of windows that have ended this window's. Where the file cannot be
// written just now, they are shown all the same, and stay whose they were.
func (s *Store) takeOver(id fishbone.ID, left []draft) error {
	if len(left) == 0 || s.readOnly {
		return nil
	}
	if err := s.lock(); err != nil {
		return err
	}
	defer s.unlock()
	s.window.claim(s.path)
	tx, err := s.begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, d := range left {
		was, err := tx.Exec(endDraft, id, d.place, d.window)
		if err != nil {
			return err
		}
		if n, err := was.RowsAffected(); err != nil {
			return err
		} else if n == 0 {
			continue // another window was faster
		}
		if _, err := tx.Exec(putDraft, id, d.place, s.window.id, d.text); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// KeepDraft keeps what was typed at a place and not yet entered; an empty text ends the
// draft. It is no edit, and is written at every key: when it returns, the text outlives
// the program, however that ends. It does not wait for the disk, so that it never holds
// up typing; what a power cut takes away is at most what was typed since the last edit.
func (s *Store) KeepDraft(id fishbone.ID, place, text string) error {
	doing := "keep what was typed in analysis " + string(id)
	if err := s.lock(); err != nil {
		return s.fail(doing, err)
	}
	defer s.unlock()
	return s.fail(doing, s.wait(func() error { return s.keepDraft(id, place, text) }))
}

func (s *Store) keepDraft(id fishbone.ID, place, text string) (err error) {
	if s.readOnly {
		return ErrReadOnly
	}
	if err := s.place.check(); err != nil {
		return err
	}
	s.window.claim(s.path)
	if text == "" {
		err = s.write.relax(endDraft, id, place, s.window.id)
	} else {
		err = s.write.relax(putDraft, id, place, s.window.id, text)
	}
	if err == nil {
		s.makeTidy()
	}
	return err
}

// endDraft ends a draft: analysis, place, window.
const endDraft = `DELETE FROM draft WHERE analysis = ? AND place = ? AND window = ?`

// endDrafts drops this window's drafts of words that are in the analysis now.
func (s *Store) endDrafts(tx transaction, id fishbone.ID, places []string) error {
	for _, place := range places {
		if _, err := tx.Exec(endDraft, id, place, s.window.id); err != nil {
			return err
		}
	}
	return nil
}
