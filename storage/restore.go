package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"

	"whybone/fishbone"
)

// Changed is an analysis that a backup has otherwise than the file.
type Changed struct {
	ID        fishbone.ID
	Problem   string    // as the file has it, or the backup where the file has none
	Now, Then time.Time // when it was written last in the file and in the backup; zero for not there
}

// Differences are what would change if a backup took the file's place.
type Differences struct {
	Same  int       // analyses that would stay as they are
	Gone  []Changed // only the file has them
	Back  []Changed // only the backup has them, or the file has them in the bin
	Older []Changed // both have them, and otherwise
	Whole []Changed // damaged in the file, and whole in the backup
}

// Compare says what would change if a backup took the file's place. It changes nothing.
func (s *Store) Compare(backup string) (Differences, error) {
	const doing = "compare the data with a backup"
	var d Differences
	if err := CheckFile(backup); err != nil {
		return d, err
	}
	db, err := sql.Open(driverName, dsn(backup, lookingAt(backup)))
	if err != nil {
		return d, s.fail(doing, err)
	}
	defer db.Close()
	now, err := touchedTimes(s.read)
	if err != nil {
		return d, s.fail(doing, err)
	}
	then, err := touchedTimes(db)
	if err != nil {
		return d, failed(doing, backup, err)
	}
	damaged, err := damagedAnalyses(s.read)
	if err != nil {
		return d, s.fail(doing, err)
	}
	for _, c := range now.order {
		switch old, was := then.at[c.ID]; {
		case !was:
			d.Gone = append(d.Gone, c)
		case slices.Contains(damaged, string(c.ID)):
			d.Whole = append(d.Whole, Changed{ID: c.ID, Problem: old.Problem, Now: c.Now, Then: old.Now})
		case old.Now.Equal(c.Now):
			d.Same++
		default:
			c.Then = old.Now
			d.Older = append(d.Older, c)
		}
	}
	for _, c := range then.order {
		if _, is := now.at[c.ID]; !is {
			c.Now, c.Then = time.Time{}, c.Now
			d.Back = append(d.Back, c)
		}
	}
	return d, nil
}

// lookingAt is how a file is opened that nobody writes to, so that nothing is made beside it,
// wherever it lies.
func lookingAt(path string) string {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return "mode=ro"
	}
	return withoutLog
}

type touchedList struct {
	order []Changed
	at    map[fishbone.ID]Changed
}

func touchedTimes(q querier) (touchedList, error) {
	l := touchedList{at: map[fishbone.ID]Changed{}}
	rows, err := q.Query(`SELECT id, problem, touched_at FROM analysis WHERE deleted_at IS NULL ORDER BY touched_at DESC, id DESC`)
	if err != nil {
		return l, err
	}
	defer rows.Close()
	for rows.Next() {
		var c Changed
		var at string
		if err := rows.Scan(&c.ID, &c.Problem, &at); err != nil {
			return l, err
		}
		if dbTime.Scan(dbTime{&c.Now}, at) != nil {
			c.Now = time.Time{} // its row is damaged, which hides no other
		}
		l.order, l.at[c.ID] = append(l.order, c), c
	}
	return l, rows.Err()
}

// RestoreBackup puts a backup in the place of all that is in the file, while that is in use. It
// makes a backup of the file first and returns it: restoring that takes everything back. Who
// has an analysis open gets [ErrStale] with the next edit.
func (s *Store) RestoreBackup(backup string, at time.Time) (Backup, error) {
	if s.readOnly {
		return Backup{}, s.fail("restore a backup", ErrReadOnly)
	}
	before, err := s.Backup(at, BeforeRestore)
	if err != nil {
		return before, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.place.check(); err != nil {
		return before, s.fail("restore a backup", err)
	}
	err = withCopy(backup, s.path+".restoring", func(path string) error { return s.overwrite(path) })
	return before, s.fail("restore a backup", err)
}

// withCopy makes a copy of a backup, brings it up to date, and does f with it.
func withCopy(backup, path string, f func(path string) error) (err error) {
	if err := CheckFile(backup); err != nil {
		return err
	}
	remove := func() {
		for _, ending := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(path + ending)
		}
	}
	remove()
	defer remove()
	for _, ending := range []string{"", "-wal"} { // a plain copy may have come with its -wal file
		if err := copyPrivately(backup+ending, path+ending); err != nil && !(ending != "" && errors.Is(err, os.ErrNotExist)) {
			return err
		}
	}
	copied, err := open(path, patience, withoutBackup)
	if err != nil {
		return err
	}
	if err := copied.Close(); err != nil {
		return err
	}
	return f(path)
}

func copyPrivately(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// overwrite writes all pages of another file of today's format over this one, as one
// transaction.
func (s *Store) overwrite(path string) error {
	from, err := sql.Open(driverName, dsn(path, "mode=ro"))
	if err != nil {
		return err
	}
	defer from.Close()
	err = raw(s.write, func(to *sqlite3.SQLiteConn) error {
		return raw(from, func(from *sqlite3.SQLiteConn) error {
			b, err := to.Backup("main", from, "main")
			if err != nil {
				return err
			}
			_, err = b.Step(-1)
			return errors.Join(err, b.Finish())
		})
	})
	if err != nil {
		return err
	}
	// No state that anybody has open is one of these.
	_, err = s.write.Exec(`UPDATE analysis SET version = version + 1000000`)
	return err
}

// raw does something with the driver's own connection.
func raw(db interface {
	Conn(context.Context) (*sql.Conn, error)
}, f func(*sqlite3.SQLiteConn) error) error {
	c, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(driver any) error {
		conn, ok := driver.(*sqlite3.SQLiteConn)
		if !ok {
			return fmt.Errorf("the driver is %T", driver)
		}
		return f(conn)
	})
}

// RestoreAnalysis brings one analysis back out of a backup, with its history, beside what the
// file has. It gets the identifier that is given. One that is not in the backup gives
// [ErrNotFound].
func (s *Store) RestoreAnalysis(backup string, id, as fishbone.ID) error {
	const doing = "bring an analysis back"
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fail(doing, withCopy(backup, s.path+".restoring", func(path string) error { return s.bring(path, id, as) }))
}

func (s *Store) bring(path string, id, as fishbone.ID) error {
	return s.attached(path, func(tx transaction) error {
		if err := bringRows(tx, id, as); err != nil {
			return err
		}
		return bringContents(tx, id)
	})
}

// attached writes in one transaction while another file can be read as "copy".
func (s *Store) attached(path string, write func(transaction) error) (err error) {
	ctx := context.Background()
	if s.readOnly {
		return ErrReadOnly
	}
	if err := s.place.check(); err != nil {
		return err
	}
	c, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err := c.ExecContext(ctx, `ATTACH ? AS copy`, dsn(path, "mode=ro")); err != nil {
		return err
	}
	defer func() {
		_, detaching := c.ExecContext(ctx, `DETACH copy`)
		err = errors.Join(err, detaching)
	}()
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := write(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// bringRows copies the rows of an analysis out of the attached file. The triggers sum them up.
func bringRows(tx transaction, id, as fishbone.ID) error {
	tables, own, err := summedTables(tx)
	if err != nil {
		return err
	}
	tables = append([]summed{{name: "analysis", columns: own}}, append(tables, summed{name: "draft", columns: []string{"analysis", "place", "window", "text", "row_sum"}})...)
	for _, t := range tables {
		key := "analysis"
		if t.name == "analysis" {
			key = "id"
		}
		names, values := "", ""
		for i, c := range t.columns {
			if i > 0 {
				names, values = names+", ", values+", "
			}
			names += quote(c)
			switch {
			case c == key:
				values += "?1"
			case c == "deleted_at":
				values += "NULL"
			case c == "row_sum":
				values += "row_sum('draft', ?1, place, window, text)"
			default:
				values += quote(c)
			}
		}
		result, err := tx.Exec(fmt.Sprintf(`INSERT INTO main.%s (%s) SELECT %s FROM copy.%[1]s WHERE %[4]s = ?2`, quote(t.name), names, values, key), as, id)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || t.name == "analysis" && n == 0 {
			return errors.Join(err, ErrNotFound)
		}
	}
	return nil
}
