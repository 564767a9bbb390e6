package storage

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// rebuilt is a file of today's format with all rows that could be read of a damaged one, and
// their checksums as they were.
type rebuilt struct {
	path   string
	lost   bool // pages could not be read
	summed bool // the damaged one had checksums
}

// rebuild reads a damaged file of any format, and writes its rows into a new file, which the
// caller removes. The damaged one is not changed.
func rebuild(path, to string) (r rebuilt, err error) {
	if to, err = filepath.Abs(to); err != nil { // it is attached to another one
		return r, err
	}
	r.path = to
	removeFile(to)
	copied := to + ".old"
	removeFile(copied)
	defer removeFile(copied)
	for _, ending := range []string{"", "-wal"} {
		if err := copyPrivately(path+ending, copied+ending); err != nil && !(ending != "" && errors.Is(err, os.ErrNotExist)) {
			return r, err
		}
	}
	if err := settle(copied); err != nil {
		return r, err
	}
	defer func() {
		if err != nil {
			removeFile(to)
		}
	}()
	version, err := anyVersion(copied)
	if err != nil {
		return r, err
	}
	if r.lost, err = copyRows(copied, to, version); err != nil {
		return r, err
	}
	if r.summed, err = fileHasSums(to); err != nil {
		return r, err
	}
	s, err := open(to, patience, withoutBackup) // brings it up to date
	if err != nil {
		return r, err
	}
	return r, s.Close()
}

// removeFile removes a file of SQLite's and what may lie beside it.
func removeFile(path string) {
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + ending)
	}
}

func fileHasSums(path string) (bool, error) {
	db, err := sql.Open(driverName, dsn(path, "mode=ro"))
	if err != nil {
		return false, err
	}
	defer db.Close()
	return hasSums(db)
}

// settle brings what is in the -wal file into the file, as far as SQLite can read that: it
// refuses one that is shorter than it says.
func settle(path string) error {
	header, err := readHeader(path)
	if err != nil || len(header) < headerSize {
		return errors.Join(err, ErrNotADatabase)
	}
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		return nil
	}
	whole := int64(binary.BigEndian.Uint32(header[pageCountOffset:])) * pageSize
	if info, err := os.Stat(path); err == nil && info.Size() < whole {
		if err := os.Truncate(path, whole); err != nil {
			return err
		}
	}
	db, err := sql.Open(driverName, dsn(path, "mode=rw"))
	if err != nil {
		return err
	}
	_, _ = db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`) // what cannot be read is the older state then
	return db.Close()
}

// anyVersion is the format of a damaged file. One that was never written is damage, too, and
// taken for today's.
func anyVersion(path string) (int, error) {
	switch err := inspect(path); {
	case errors.Is(err, ErrNewer), err != nil && !errors.Is(err, ErrDamaged):
		return 0, err
	case err != nil:
		return len(migrations), nil
	}
	header, err := readHeader(path)
	if err != nil {
		return 0, err
	}
	return int(binary.BigEndian.Uint32(header[versionOffset:])), nil
}

// copyRows makes a file of a format and writes all rows of another one into it that can be
// read and fit. It says whether some could not be read.
func copyRows(from, to string, version int) (lost bool, err error) {
	f, err := os.Open(from)
	if err != nil {
		return false, err
	}
	defer f.Close()
	old, err := readPages(f)
	if err != nil {
		return false, err
	}
	if err := os.WriteFile(to, nil, 0o600); err != nil {
		return false, err
	}
	db, err := sql.Open(driverName, dsn(to, "mode=rw&_foreign_keys=0&_synchronous=OFF"))
	if err != nil {
		return false, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(strings.Join(migrations[:version], ";\n")); err != nil {
		return false, err
	}
	tables, err := tablesIn(tx)
	if err != nil {
		return false, err
	}
	for _, t := range matchRoots(tables, old) {
		if err := fillTable(tx, t, old); err != nil {
			return false, err
		}
	}
	if has, err := hasSums(tx); err == nil && has {
		if err := noteSchema(tx); err != nil {
			return false, err
		}
	}
	if _, err := tx.Exec(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, version)); err != nil {
		return false, err
	}
	return len(old.lost) > 0, tx.Commit()
}

// rooted is a table, with the page in which its tree begins.
type rooted struct {
	name, definition string
	root             uint32
}

// tablesIn are the tables of a file that SQLite can read.
func tablesIn(q querier) (all []rooted, err error) {
	rows, err := q.Query(`SELECT name, sql, rootpage FROM sqlite_schema WHERE type = 'table'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var t rooted
		if err := rows.Scan(&t.name, &t.definition, &t.root); err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, rows.Err()
}

// matchRoots looks up where the tables of a new file are in the old one: by their names, by
// their definitions where a name is damaged, and in the end where a new file has them.
func matchRoots(tables []rooted, old *pages) []rooted {
	var there []rooted
	old.rows(1, func(values []any) {
		if len(values) != 5 {
			return
		}
		name, _ := values[1].(string)
		definition, _ := values[4].(string)
		if root, ok := values[3].(int64); ok && root > 1 && root <= int64(old.count) {
			there = append(there, rooted{name, definition, uint32(root)})
		}
	})
	for i, t := range tables {
		best, least := -1, 1+len(t.definition)/20
		for j, o := range there {
			if o.name == t.name {
				best = j
				break
			}
			if d := differing(o.definition, t.definition); d < least {
				best, least = j, d
			}
		}
		if best >= 0 {
			tables[i].root = there[best].root
		}
	}
	return tables
}

// differing counts the bytes in which two texts differ.
func differing(a, b string) (n int) {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n++
		}
	}
	return n + max(len(a), len(b)) - min(len(a), len(b))
}

// fillTable writes the rows of a table that can be read. What the table does not take was
// damaged.
func fillTable(tx transaction, t rooted, old *pages) error {
	columns, err := columnsIn(tx, t.name)
	if err != nil {
		return err
	}
	var failing error
	old.rows(t.root, func(values []any) {
		if failing != nil || len(values) > len(columns) {
			return
		}
		statement := fmt.Sprintf(`INSERT OR IGNORE INTO %s (%s) VALUES (%s)`, quote(t.name), strings.Join(columns[:len(values)], ", "), marksFor(len(values)))
		if _, err := tx.Exec(statement, values...); err != nil && !refused(err) {
			failing = err
		}
	})
	return failing
}

// refused says whether a table does not take a row because of what is in it.
func refused(err error) bool {
	e, ok := errors.AsType[sqlite3.Error](err)
	return ok && (e.Code == sqlite3.ErrConstraint || e.Code == sqlite3.ErrMismatch || e.Code == sqlite3.ErrTooBig)
}

// columnsIn are the columns of a table, in their order.
func columnsIn(q querier, table string) (all []string, err error) {
	rows, err := q.Query(`SELECT name FROM pragma_table_info(?) ORDER BY cid`, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		all = append(all, quote(name))
	}
	return all, rows.Err()
}
