package storage

import (
	"database/sql"
	"errors"
	"fmt"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Step returns the step that is open in an analysis, 1 to 8.
func (s *Store) Step(id fishbone.ID) (int, error) {
	var step int
	err := s.read.QueryRow(`SELECT step FROM analysis WHERE id = ? AND deleted_at IS NULL`, id).Scan(&step)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return step, s.fail("read the open step of analysis "+string(id), err)
}

// SetStep keeps which step is open, 1 to 8. It is no edit: it is not undone, and the
// analysis does not count as changed.
func (s *Store) SetStep(id fishbone.ID, step int) error {
	doing := "keep the open step of analysis " + string(id)
	if step < 1 || step > guide.Last {
		return s.fail(doing, fmt.Errorf("there is no step %d", step))
	}
	return s.set(doing, `UPDATE analysis SET step = ? WHERE id = ? AND deleted_at IS NULL`, step, id)
}

// Writer returns who writes for the team in an analysis, by name; empty for whom its
// roster says.
func (s *Store) Writer(id fishbone.ID) (string, error) {
	var name string
	err := s.read.QueryRow(`SELECT writer FROM analysis WHERE id = ? AND deleted_at IS NULL`, id).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return name, s.fail("read who writes in analysis "+string(id), err)
}

// SetWriter keeps who writes for the team. It is no edit: it is not undone, and the
// analysis does not count as changed.
func (s *Store) SetWriter(id fishbone.ID, name string) error {
	return s.set("keep who writes in analysis "+string(id),
		`UPDATE analysis SET writer = ? WHERE id = ? AND deleted_at IS NULL`, name, id)
}

// Setting returns a setting of the program, empty for one that was never set.
func (s *Store) Setting(key string) (string, error) {
	var value string
	err := s.read.QueryRow(`SELECT value FROM setting WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return value, s.fail("read setting "+key, err)
}

// SetSetting keeps a setting of the program.
func (s *Store) SetSetting(key, value string) error {
	return s.set("keep setting "+key, `REPLACE INTO setting (key, value) VALUES (?, ?)`, key, value)
}
