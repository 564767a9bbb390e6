package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"whybone/fishbone"
)

// Salvage says what became of an analysis of a damaged file.
type Salvage struct {
	ID      fishbone.ID
	Problem string
	State   SalvageState
	Err     error // why it is not whole
}

// SalvageState says how much of an analysis could be saved.
type SalvageState int

// The states.
const (
	Whole   SalvageState = iota // with its history, as it was written
	Partial                     // as it could be read, without its history; words may be wrong
	Lost                        // not at all
)

// String is the state's word: whole, partial or lost.
func (s SalvageState) String() string { return [...]string{"whole", "partial", "lost"}[s] }

// Repair salvages what can be read of a data file into a new one at another path, and says of
// each analysis what became of it. The old file is not changed. Where there is something at
// the other path already, nothing is done.
func Repair(path, to string) ([]Salvage, error) {
	const doing = "repair the data"
	path, err := filepath.Abs(path) // it is attached to the new file
	if err != nil {
		return nil, failed(doing, path, err)
	}
	if _, err := os.Lstat(to); err == nil {
		return nil, failed(doing, to, os.ErrExist)
	}
	old, err := sql.Open(driverName, dsn(path, "mode=ro"))
	if err != nil {
		return nil, failed(doing, path, err)
	}
	defer old.Close()
	if has, err := hasSums(old); err != nil || !has {
		return nil, failed(doing, path, errors.Join(err, fmt.Errorf("%w: its format is older; open it first, which brings it up to date", ErrDamaged)))
	}
	fresh, err := open(to, patience, withoutBackup)
	if err != nil {
		return nil, err
	}
	ids, err := anyIDs(old)
	if err != nil {
		return nil, errors.Join(failed(doing, path, err), fresh.Close())
	}
	var all []Salvage
	for _, id := range ids {
		all = append(all, salvage(old, fresh, path, id))
	}
	return all, errors.Join(salvageSettings(old, fresh), fresh.Close())
}

// anyIDs collects the identifiers of analyses from wherever they can be read.
func anyIDs(db *sql.DB) (ids []fishbone.ID, err error) {
	seen := map[fishbone.ID]bool{}
	read := 0
	for _, query := range []string{
		`SELECT id FROM analysis`, `SELECT id FROM analysis ORDER BY touched_at`,
		`SELECT analysis FROM about`, `SELECT DISTINCT analysis FROM cause`,
	} {
		rows, failing := db.Query(query)
		if failing != nil {
			err = failing
			continue
		}
		for rows.Next() {
			var id fishbone.ID
			if rows.Scan(&id) == nil && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
		if failing := rows.Err(); failing != nil {
			err = failing
		} else {
			read++
		}
		_ = rows.Close()
	}
	if read > 0 || len(ids) > 0 {
		err = nil
	}
	return ids, err
}

// salvage brings one analysis into the new file, as much of it as there is.
func salvage(old *sql.DB, fresh *Store, path string, id fishbone.ID) Salvage {
	r := Salvage{ID: id}
	_ = old.QueryRow(`SELECT problem FROM analysis WHERE id = ?`, id).Scan(&r.Problem)
	if r.Err = checkAnalysis(old, id); r.Err == nil {
		if r.Err = fresh.bring(path, id, id); r.Err == nil {
			return r
		}
	}
	a, err := readable(old, id)
	if err == nil {
		_, err = fresh.Create(a)
	}
	if err != nil {
		r.State, r.Err = Lost, errors.Join(r.Err, err)
		return r
	}
	r.State, r.Problem = Partial, a.HeadText()
	return r
}

// readable is an analysis as its rows say, whatever its checksums do.
func readable(db *sql.DB, id fishbone.ID) (*fishbone.Analysis, error) {
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	row, err := readAnyRow(tx, id)
	if err != nil {
		row = analysisRow{id: id} // the things of an analysis say enough
	}
	a, err := assemble(tx, row)
	if err != nil {
		return nil, fmt.Errorf("analysis %s: %w", id, err)
	}
	return a, nil
}

// salvageSettings takes over the settings that are sound.
func salvageSettings(old *sql.DB, fresh *Store) error {
	rows, err := old.Query(`SELECT key, value FROM setting WHERE row_sum = ` + settingSum)
	if err != nil {
		return nil // they are the least
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return nil
		}
		if err := fresh.SetSetting(key, value); err != nil {
			return err
		}
	}
	return nil
}
