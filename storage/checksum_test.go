package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// stranger writes into the file as damage does: past everything that this package keeps.
func stranger(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn(path, "_ignore_check_constraints=1"))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	run1(t, db, `PRAGMA wal_autocheckpoint = 0`) // else its damage may look like another file in the place of this one
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func run1(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// fallenBit is a value of the same type with one bit that fell over.
func fallenBit(v any) any {
	switch v := v.(type) {
	case int64:
		return v ^ 2
	case string:
		if v == "" {
			return "\x01"
		}
		b := []byte(v)
		b[len(b)/2] ^= 1
		return string(b)
	case []byte:
		return fallenBit(string(v))
	}
	return "\x01"
}

// interrupted is somebody who reads, before whose single rows something happens.
type interrupted struct {
	querier
	by func()
}

func (i interrupted) QueryRow(query string, args ...any) *sql.Row {
	i.by()
	return i.querier.QueryRow(query, args...)
}

// A file that another program holds is busy: no more is known of it.
func TestABusyFileIsNotDamaged(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	reader, err := sql.Open(driverName, dsn(path, "mode=rw&_busy_timeout=1"))
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	run1(t, reader, `PRAGMA journal_mode = DELETE`) // in which who writes keeps others from reading
	other := stranger(t, path)
	err = checkSchema(interrupted{reader, func() { run1(t, other, `BEGIN EXCLUSIVE`) }})
	run1(t, other, `ROLLBACK`)
	if !errors.Is(reasonFor(err), ErrBusy) || errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want that it is busy", err)
	}
}

// cell is a value in the file that damage can reach.
type cell struct {
	table, column string
	old           any
	row           string // the condition for its row, and what stands in it
	keys          []any
	inKey         int // the index of the column in the key, -1 if it is not part of it
}

// cells are one for each column of a table, in a row of an analysis.
func cells(t *testing.T, db *sql.DB, table summed, id fishbone.ID) (all []cell) {
	t.Helper()
	var key []string
	rows, err := db.Query(`SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`, table.name)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		key = append(key, name)
	}
	for _, column := range table.columns {
		c := cell{table: table.name, column: column, row: strings.Join(key, " = ? AND ") + " = ?", inKey: slices.Index(key, column), keys: make([]any, len(key))}
		into := []any{&c.old}
		for i := range key {
			into = append(into, &c.keys[i])
		}
		query := fmt.Sprintf(`SELECT %s, %s FROM %s WHERE %s = ? ORDER BY %[2]s DESC LIMIT 1`, quote(column), strings.Join(key, ", "), quote(table.name), key[0])
		if err := db.QueryRow(query, string(id)).Scan(into...); err != nil {
			t.Fatalf("%s.%s: %v", table.name, column, err)
		}
		all = append(all, c)
	}
	return all
}

// set writes a value past everything that this package keeps.
func (c *cell) set(db *sql.DB, to any) error {
	_, err := db.Exec(fmt.Sprintf(`UPDATE %s SET %s = ? WHERE %s`, quote(c.table), quote(c.column), c.row), append([]any{to}, c.keys...)...)
	if err == nil && c.inKey >= 0 {
		c.keys[c.inKey] = to
	}
	return err
}

func TestAFallenBitIsFound(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	sound := create(t, s, c)
	db := stranger(t, s.path)
	tables, own, err := summedTables(s.read)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, table := range append(tables, summed{"analysis", ownSum, own}) {
		for _, c := range cells(t, db, table, a.ID()) {
			name := c.table + "." + c.column
			if err := c.set(db, fallenBit(c.old)); err != nil {
				continue // the table itself does not take such a value
			}
			tried++
			damaged, err := damagedAnalyses(s.read)
			if err != nil || !slices.Contains(damaged, string(a.ID())) && name != "analysis.id" {
				t.Errorf("%s: damaged: %v, %v", name, damaged, err)
			}
			if _, err := s.Load(a.ID()); table.into != logSum && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotFound) {
				t.Errorf("%s: loaded with %v", name, err)
			}
			wantSame(t, reloaded(t, s, sound.ID()), sound)
			if list, n, err := s.List(Query{}); err != nil || n < 1 || !slices.ContainsFunc(list, func(s Summary) bool { return s.ID == sound.ID() }) {
				t.Errorf("%s: the list has %v, %v", name, list, err)
			}
			if err := c.set(db, c.old); err != nil {
				t.Fatal(err)
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d columns were tried", tried)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
}

// A row that is not there any more is found as well.
func TestARowThatIsLostIsFound(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	tables, _, err := summedTables(s.read)
	if err != nil {
		t.Fatal(err)
	}
	db := stranger(t, s.path)
	for _, table := range tables {
		lost := cells(t, db, table, a.ID())[0]
		columns := strings.Join(table.columns, `", "`)
		run1(t, db, fmt.Sprintf(`CREATE TEMP TABLE kept AS SELECT "%s" FROM %s WHERE %s`, columns, quote(table.name), lost.row), lost.keys...)
		run1(t, db, `DELETE FROM `+quote(table.name)+` WHERE `+lost.row, lost.keys...)
		if _, err := checkSums(s.read, string(a.ID()), true); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", table.name, err)
		}
		run1(t, db, fmt.Sprintf(`INSERT INTO %s ("%s") SELECT "%[2]s" FROM kept`, quote(table.name), columns))
		run1(t, db, `DROP TABLE kept`)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
}

func TestADamagedRowOfTheListIsShownAsThat(t *testing.T) {
	s, c := openTemp(t), &clock{}
	first, second := create(t, s, c), create(t, s, c)
	db := stranger(t, s.path)
	for _, damage := range []string{`problem = 'another'`, `changed_at = 'yesterday'`, `roots = 3`, `state = ''`} {
		run1(t, db, `UPDATE analysis SET `+damage+` WHERE id = ?`, string(first.ID()))
		list, n, err := s.List(Query{})
		if err != nil || n != 2 {
			t.Fatalf("%s: %d in the list, %v", damage, n, err)
		}
		for _, one := range list {
			if one.ID == first.ID() && one != (Summary{ID: one.ID, State: Damaged}) {
				t.Errorf("%s: it is shown as %+v", damage, one)
			}
			if one.ID == second.ID() && one.State != "new" {
				t.Errorf("%s: the other one is shown as %+v", damage, one)
			}
		}
	}
}

func TestDamagedWordsAreNotShown(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	for _, err := range []error{
		s.KeepDraft(a.ID(), "cause", "as typed"), s.KeepDraft(a.ID(), "person", "Ann"),
		s.SetSetting("language", "en"), s.SetSetting("theme", "dark"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	db := stranger(t, s.path)
	run1(t, db, `UPDATE draft SET text = 'as tyqed' WHERE place = 'cause'`)
	run1(t, db, `UPDATE setting SET value = 'eo' WHERE key = 'language'`)
	if drafts, err := s.Drafts(a.ID()); err != nil || !maps.Equal(drafts, map[string]string{"person": "Ann"}) {
		t.Errorf("drafts: %v, %v", drafts, err)
	}
	for key, want := range map[string]string{"language": "", "theme": "dark"} {
		if got, err := s.Setting(key); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", key, got, err, want)
		}
	}
}

// Litestream keeps tables of its own in a file that it replicates. They are no damage, and in the
// way of nothing.
func TestTablesOfLitestream(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	a := ours(t, path)
	run(t, path, `CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER); INSERT INTO _litestream_seq VALUES (1, 7);
		CREATE TABLE _litestream_lock (id INTEGER)`)
	c := &clock{}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	now, err := s.Load(a.ID())
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, c, now, problem("written beside Litestream"))
	b, err := s.Backup(c.now().At, Kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckFile(b.Path); err != nil {
		t.Errorf("the backup: %v", err)
	}
	if err := s.CheckIndex(); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	run(t, path, `CREATE TABLE note (text)`)
	if _, err := Open(path); !errors.Is(err, ErrDamaged) {
		t.Errorf("with another table: %v", err)
	}
}
