package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"os"

	"whybone/fishbone"
)

// Damage is what is wrong with one analysis, or with the file as a whole if it names none.
type Damage struct {
	Analysis fishbone.ID
	Problem  string // of the analysis, as far as it can be read
	Err      error
}

// Check looks at all of the file: whether SQLite can read it, whether each analysis and its
// history are as they were written, and whether they can be opened. It returns how many
// analyses there are, those in the bin included, and what is wrong.
func (s *Store) Check() (n int, damages []Damage, err error) {
	n, damages, err = checkAll(s.read)
	if err != nil || len(damages) > 0 {
		return n, damages, err
	}
	damages, err = s.checkContents()
	return n, damages, err
}

// CheckFile looks at all of a data file that is not open, or at a backup, and changes nothing.
// What is not sound gives [ErrDamaged].
func CheckFile(path string) error {
	if _, err := os.Stat(path); err != nil {
		return failed("check the data", path, err)
	}
	if err := inspect(path); err != nil {
		return failed("check the data", path, err)
	}
	db, err := sql.Open(driverName, dsn(path, lookingAt(path)))
	if err != nil {
		return failed("check the data", path, err)
	}
	defer db.Close()
	switch _, version, err := marks(db); {
	case err != nil:
		return failed("check the data", path, err)
	case version != int64(len(migrations)): // an older format has not the columns of today
		return failed("check the data", path, quickCheck(db))
	}
	_, damages, err := checkAll(db)
	if err == nil && len(damages) > 0 {
		err = damages[0].Err
	}
	return failed("check the data", path, err)
}

func checkAll(db *sql.DB) (n int, damages []Damage, err error) {
	var result string
	if err := db.QueryRow(`PRAGMA integrity_check(1)`).Scan(&result); err != nil || result != "ok" {
		if err == nil {
			err = errors.New(result)
		}
		damages = append(damages, Damage{Err: torn(err)})
	}
	rows, err := db.Query(`SELECT id, problem FROM analysis ORDER BY touched_at DESC, id`)
	if err != nil {
		return 0, append(damages, Damage{Err: torn(err)}), nil
	}
	defer rows.Close()
	var all []Damage
	for rows.Next() {
		var d Damage
		if err := rows.Scan(&d.Analysis, &d.Problem); err != nil {
			return 0, nil, err
		}
		all = append(all, d)
	}
	if err := rows.Err(); err != nil {
		return len(all), append(damages, Damage{Err: torn(err)}), nil
	}
	for _, d := range all {
		if d.Err = checkAnalysis(db, d.Analysis); d.Err != nil {
			damages = append(damages, d)
		}
	}
	switch damaged, err := checkRegister(db); {
	case err != nil:
		damages = append(damages, Damage{Err: torn(err)})
	case damaged > 0:
		damages = append(damages, Damage{Err: fmt.Errorf("%w: %d rows of the register of complaints are not as they were written", ErrDamaged, damaged)})
	}
	return len(all), damages, nil
}

// checkAnalysis compares an analysis with its checksums and puts it together.
func checkAnalysis(db *sql.DB, id fishbone.ID) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := checkSums(tx, string(id), true); err != nil {
		return torn(err)
	}
	row, err := readAnyRow(tx, id)
	if err == nil {
		_, err = assemble(tx, row)
	}
	if err != nil {
		return fmt.Errorf("analysis %s: %w", id, torn(err))
	}
	return nil
}
