package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Step returns the step or page that is open in an analysis, from 1.
func (s *Store) Step(id fishbone.ID) (step guide.Step, err error) {
	err = s.column("read the open step of analysis ", id, "step + later", &step)
	return step, err
}

// SetStep keeps which step or page is open, from 1. It is no edit: it is not undone, and the
// analysis does not count as changed.
func (s *Store) SetStep(id fishbone.ID, step guide.Step) error {
	doing := "keep the open step of analysis " + string(id)
	if step < 1 || step > guide.LastPage {
		return s.fail(doing, fmt.Errorf("there is no step %d", step))
	}
	return s.set(doing, `UPDATE analysis SET step = ?, later = ? WHERE id = ? AND deleted_at IS NULL`,
		min(step, guide.LastStep), max(0, step-guide.LastStep), id)
}

// Writer returns who writes for the team in an analysis, by name; empty for whom its
// roster says.
func (s *Store) Writer(id fishbone.ID) (name string, err error) {
	err = s.column("read who writes in analysis ", id, "writer", &name)
	return name, err
}

// column reads one column of the row of an analysis.
func (s *Store) column(doing string, id fishbone.ID, name string, to any) error {
	err := s.read.QueryRow(`SELECT `+name+` FROM analysis WHERE id = ? AND deleted_at IS NULL`, id).Scan(to)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return s.fail(doing+string(id), err)
}

// SetWriter keeps who writes for the team. It is no edit: it is not undone, and the
// analysis does not count as changed.
func (s *Store) SetWriter(id fishbone.ID, name string) error {
	return s.set("keep who writes in analysis "+string(id),
		`UPDATE analysis SET writer = ? WHERE id = ? AND deleted_at IS NULL`, name, id)
}

// Setting returns a setting of the program, empty for one that was never set or is damaged.
func (s *Store) Setting(key string) (string, error) {
	var value string
	err := s.read.QueryRow(`SELECT value FROM setting WHERE key = ? AND row_sum = `+settingSum, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return value, s.fail("read setting "+key, err)
}

// SetSetting keeps a setting of the program.
func (s *Store) SetSetting(key, value string) error {
	return s.set("keep setting "+key, `REPLACE INTO setting (key, value, row_sum) VALUES (?1, ?2, row_sum('setting', ?1, ?2))`, key, value)
}
