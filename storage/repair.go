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
	path, remove, err := withSoundSchema(path, to)
	if err != nil {
		return nil, failed(doing, path, err)
	}
	defer remove()
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

// withSoundSchema returns the path of the file, or of a copy beside the new file in which the
// definitions of the tables are as they were made: where one is damaged nothing can be read.
// Remove takes the copy away.
func withSoundSchema(path, to string) (readable string, remove func(), err error) {
	db, err := sql.Open(driverName, dsn(path, "mode=ro"))
	if err != nil {
		return path, func() {}, err
	}
	sound := checkSchema(db)
	if err := db.Close(); err != nil || sound == nil {
		return path, func() {}, err
	}
	copied := to + ".schema"
	remove = func() {
		for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
			_ = os.Remove(copied + ending)
		}
	}
	remove()
	for _, ending := range []string{"", "-wal"} {
		if err := copyPrivately(path+ending, copied+ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			remove()
			return path, func() {}, err
		}
	}
	if mendSchema(copied) != nil {
		remove()
		return path, func() {}, nil // what can be read is read as it is
	}
	return copied, remove, nil
}

// mendSchema writes the definitions of today's format into a file in place of those that are
// others: first the bytes of those that are nearly right, for SQLite opens nothing while it
// cannot read one; then by their names, and where one name is damaged, it is that of the one
// that is left over.
func mendSchema(path string) error {
	fresh, err := sql.Open(driverName, "file::memory:")
	if err != nil {
		return err
	}
	defer fresh.Close()
	fresh.SetMaxOpenConns(1)
	for _, step := range migrations {
		if _, err := fresh.Exec(step); err != nil {
			return err
		}
	}
	want, err := definitions(fresh)
	if err != nil {
		return err
	}
	if err := mendBytes(path, want); err != nil {
		return err
	}
	db, err := sql.Open(driverName, dsn(path, "mode=rw"))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`PRAGMA writable_schema = ON`); err != nil {
		return err
	}
	have, err := definitions(db)
	if err != nil {
		return err
	}
	var missing, strange []string
	for name := range want {
		if _, ok := have[name]; !ok {
			missing = append(missing, name)
		}
	}
	for name := range have {
		if _, ok := want[name]; !ok {
			strange = append(strange, name)
		}
	}
	if len(missing) == 1 && len(strange) == 1 {
		if _, err := db.Exec(`UPDATE sqlite_schema SET name = ? WHERE name = ?`, missing[0], strange[0]); err != nil {
			return err
		}
	}
	for name, d := range want {
		_, err := db.Exec(`UPDATE sqlite_schema SET type = ?, tbl_name = ?, sql = ? WHERE name = ?`, d.kind, d.table, d.sql, name)
		if err != nil {
			return err
		}
	}
	return nil
}

// mendBytes puts definitions right of which some bytes are wrong.
func mendBytes(path string, want map[string]definition) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for name, d := range want {
		before := d.kind + name + d.table
		for _, at := range mendNear(data, []byte(d.sql)) {
			// Type, name and table stand before it, and the number of a page, which has up to
			// four bytes. See https://sqlite.org/fileformat.html, the schema table.
			for page := 1; page <= 4; page++ {
				if from := at - page - len(before); from >= 0 {
					mendNear(data[from:at-page], []byte(before))
				}
			}
		}
	}
	return os.WriteFile(path, data, 0o600)
}

// mendNear puts a text right wherever at most some bytes of it are wrong: also where it is
// not in use any more, which hurts nobody.
// It returns where the text stands then.
func mendNear(data, text []byte) (all []int) {
	most := 2 + len(text)/20
	for at := 0; at+len(text) <= len(data); at++ {
		wrong := 0
		for i := 0; i < len(text) && wrong <= most; i++ {
			if data[at+i] != text[i] {
				wrong++
			}
		}
		if wrong <= most {
			copy(data[at:], text)
			all = append(all, at)
		}
	}
	return all
}

// definition is what makes a table or an index.
type definition struct{ kind, table, sql string }

// definitions are those of a file, by their names. What SQLite makes by itself has none.
func definitions(q querier) (map[string]definition, error) {
	all := map[string]definition{}
	rows, err := q.Query(`SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var d definition
		if err := rows.Scan(&name, &d.kind, &d.table, &d.sql); err != nil {
			return nil, err
		}
		all[name] = d
	}
	return all, rows.Err()
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
