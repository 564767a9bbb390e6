package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage/filetest"
)

func TestRepair(t *testing.T) {
	dir := filetest.Dir(t)
	path, to := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "repaired.db")
	s, c := openAt(t, path), &clock{}
	sound := do(t, s, c, create(t, s, c), everything()...)
	hurt := do(t, s, c, create(t, s, c), everything()...)
	atOnce := fishbone.Batch{Edits: everything()}
	loose := do(t, s, c, create(t, s, c), atOnce)
	unlogged := do(t, s, c, create(t, s, c), atOnce)
	lost := do(t, s, c, create(t, s, c), atOnce)
	if err := s.KeepDraft(hurt.ID(), "cause", "typed"); err != nil {
		t.Fatal(err)
	}
	db := stranger(t, path)
	run1(t, db, `UPDATE cause SET text = 'anpther' WHERE analysis = ? AND id = 'c3'`, string(hurt.ID()))
	run1(t, db, `UPDATE cause SET parent = 'nobody', bone = NULL WHERE analysis = ? AND id = 'c3'`, string(loose.ID()))
	run1(t, db, `DELETE FROM edit WHERE analysis = ?`, string(unlogged.ID()))
	run1(t, db, `UPDATE cause SET finding = 'danced' WHERE analysis = ? AND id = 'c3'`, string(lost.ID()))
	n, damages, err := s.Check()
	if err != nil || n != 5 || len(damages) != 4 {
		t.Errorf("check: %d analyses, %v, %v", n, damages, err)
	}
	all, err := Repair(path, to)
	if err != nil {
		t.Fatal(err)
	}
	got := map[fishbone.ID]SalvageState{}
	for _, one := range all {
		got[one.ID] = one.State
		if (one.Err == nil) != (one.State == Whole) {
			t.Errorf("%s: %v, %v", one.ID, one.State, one.Err)
		}
	}
	if len(got) != 5 || got[sound.ID()] != Whole || got[hurt.ID()] != Partial || got[loose.ID()] != Partial ||
		got[unlogged.ID()] != NoHistory || got[lost.ID()] != Lost {
		t.Errorf("salvaged: %v", got)
	}
	repaired := openAt(t, to)
	wantSame(t, reloaded(t, repaired, sound.ID()), reloaded(t, s, sound.ID()))
	wantReach(t, repaired, sound.ID(), len(everything()), 0)
	if a := reloaded(t, repaired, hurt.ID()); a.About() != hurt.About() {
		t.Errorf("the damaged one says %+v", a.About())
	}
	wantDrafts(t, repaired, hurt.ID(), "[cause:typed]")
	if c, _ := reloaded(t, repaired, loose.ID()).Cause("c3"); c.Text != "薪资制度不够好" || c.Parent != fishbone.Tray {
		t.Errorf("the cause that hung on nothing: %+v", c)
	}
	wantContent(t, reloaded(t, repaired, unlogged.ID()), unlogged)
	if _, err := Repair(path, to); !errors.Is(err, os.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	if err := CheckFile(to); err != nil {
		t.Error(err)
	}
}

// Where the definition of a table is damaged, SQLite reads nothing, or takes a column's name
// for its content. Repairing puts the definition right.
func TestRepairOfADamagedDefinition(t *testing.T) {
	for name, damage := range map[string]string{
		"a column": `UPDATE sqlite_schema SET sql = replace(sql, 'name ', 'nane ') WHERE name = 'person'`,
		"a table":  `UPDATE sqlite_schema SET name = 'persom', tbl_name = 'persom', sql = replace(sql, 'person', 'persom') WHERE name = 'person'`,
		"an index": `UPDATE sqlite_schema SET sql = replace(sql, 'parent', 'paremt') WHERE name = 'cause_parent'`,
		"a word":   `UPDATE sqlite_schema SET sql = replace(sql, 'CREATE TABLE', 'CREATE TABEL') WHERE name = 'bone'`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := filetest.Dir(t)
			path, to := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "repaired.db")
			want := archive(t, path, 2)
			run(t, path, `PRAGMA writable_schema = ON; `+damage)
			if s, err := Open(path); !errors.Is(err, ErrDamaged) {
				t.Errorf("opened with %v", err)
				if err == nil {
					_ = s.Close()
				}
			}
			all, err := Repair(path, to)
			if err != nil || len(all) != 2 {
				t.Fatalf("%v, %v", all, err)
			}
			if wrong, whole := loadAll(t, to, want); wrong > 0 || whole != 2 {
				t.Errorf("%d wrong, %d whole", wrong, whole)
			}
			if left, err := filepath.Glob(to + ".schema*"); err != nil || len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// A row that says it has no values is none.
func TestRepairOfARowWithoutValues(t *testing.T) {
	dir := filetest.Dir(t)
	path, to := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "repaired.db")
	archive(t, path, 2)
	db := stranger(t, path)
	var root, size int
	if err := db.QueryRow(`SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = 'setting'`).Scan(&root, &size); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := data[(root-1)*size:]
	if page[0] != leafIndex {
		t.Fatalf("the table is no leaf but %d", page[0])
	}
	cell := int(binary.BigEndian.Uint16(page[8:]))
	page[cell+1] = 1 // how long the record's own head is, behind its length
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if all, err := Repair(path, to); err != nil || len(all) != 2 {
		t.Errorf("%v, %v", all, err)
	}
}

// Wherever a file was cut off: what stands in the rest of it comes back, none of it otherwise
// than it was, and it is said of each analysis what became of it.
func TestRepairOfACutOffFile(t *testing.T) {
	dir := filetest.Dir(t)
	path := filepath.Join(dir, "whybone.db")
	s, c := openAt(t, path), &clock{}
	words := map[fishbone.ID]map[string]bool{}
	for i := range 3 {
		a := create(t, s, c)
		words[a.ID()] = map[string]bool{}
		for j := range 40 {
			text := fmt.Sprint("原因 ", i, " ", j, strings.Repeat("!", 500*(j%2)))
			words[a.ID()][text] = true
			a = do(t, s, c, a, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("x", j)), Text: text})
		}
		do(t, s, c, a, problem(fmt.Sprint("problem ", i)))
	}
	if _, err := s.write.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for n, size := range []int{30 * pageSize, len(whole) / 2, len(whole) - 5*pageSize, len(whole) - pageSize - 100, len(whole) - 1} {
		hurt, to := filepath.Join(dir, fmt.Sprint("hurt", n)), filepath.Join(dir, fmt.Sprint("saved", n))
		write(t, hurt, string(whole[:size]))
		all, err := Repair(hurt, to)
		if err != nil || len(all) != len(words) {
			t.Fatalf("cut at %d: %v, %v", size, all, err)
		}
		repaired, back := openAt(t, to), 0
		for _, one := range all {
			a := reloaded(t, repaired, one.ID)
			if !strings.HasPrefix(one.Problem, "problem ") {
				t.Errorf("cut at %d: the problem of %s is %q", size, one.ID, one.Problem)
			}
			for thing := range a.Things(fishbone.CauseKind) {
				back++
				if text := thing.(*fishbone.Cause).Text; !words[one.ID][text] {
					t.Errorf("cut at %d: %q was never said", size, text)
				}
			}
			if missing := 40 - a.Count().Causes; one.Missing != missing {
				t.Errorf("cut at %d: %d causes are missing, told %d", size, missing, one.Missing)
			}
		}
		if back < last {
			t.Errorf("cut at %d: %d causes came back, of less of the file %d", size, back, last)
		}
		last = back
		t.Logf("cut at %d of %d: %d of 120 causes", size, len(whole), back)
		if err := repaired.integrity(); err != nil {
			t.Error(err)
		}
	}
	if last < 100 {
		t.Errorf("with all but one byte of the file only %d causes came back", last)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.rebuilt*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// What was cut off before it was brought out of the -wal file comes back from there.
func TestRepairReadsTheLog(t *testing.T) {
	dir := filetest.Dir(t)
	path, to := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "repaired.db")
	a := ours(t, path)
	crash(t, path, "UPDATE about SET goal = 'from the log'")
	info, err := os.Stat(path)
	if err == nil {
		err = os.Truncate(path, info.Size()-pageSize)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Repair(path, to); err != nil {
		t.Fatal(err)
	}
	if got := reloaded(t, openAt(t, to), a.ID()).About().Goal; got != "from the log" {
		t.Errorf("goal is %q", got)
	}
}

// A file of an older format is repaired as it is: it may be too damaged to be brought up to
// date first.
func TestRepairOfAnOlderFormat(t *testing.T) {
	states := map[SalvageState]int{}
	for before := 1; before < len(migrations); before++ {
		for name, cut := range map[string]int64{"sound": 0, "cut off": pageSize} {
			dir := filetest.Dir(t)
			path, to := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "repaired.db")
			id := oldFile(t, path, before)
			info, err := os.Stat(path)
			if err == nil {
				err = os.Truncate(path, info.Size()-cut)
			}
			if err != nil {
				t.Fatal(err)
			}
			all, err := Repair(path, to)
			if err != nil || len(all) != 1 {
				t.Fatalf("%s, format %d: %v, %v", name, before, all, err)
			}
			if cut > 0 && before <= beforeSums {
				states[all[0].State]++
			} else if all[0].State != Whole {
				t.Errorf("%s, format %d: %v (%v)", name, before, all[0].State, all[0].Err)
			}
			a := reloaded(t, openAt(t, to), id)
			if a.About().Problem != "from before" || len(a.Bones()) != 1 {
				t.Errorf("%s, format %d: %+v", name, before, a.About())
			}
		}
	}
	if states[Partial] == 0 || states[NoHistory]+states[Lost] > 0 {
		t.Errorf("without checksums nobody can know what was in the part that is gone: %v", states)
	}
}

// What is none of ours, or of a newer version, is no damage.
func TestRepairRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		make func(t *testing.T, path string)
		want error
	}{
		"text":  {func(t *testing.T, path string) { write(t, path, strings.Repeat("not a database\n", 5000)) }, ErrNotADatabase},
		"short": {func(t *testing.T, path string) { write(t, path, "x") }, ErrNotADatabase},
		"newer": {func(t *testing.T, path string) {
			ours(t, path)
			run(t, path, fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1))
		}, ErrNewer},
		"one page":    {func(t *testing.T, path string) { ours(t, path); truncate(t, path, pageSize) }, ErrDamaged},
		"not there":   {func(*testing.T, string) {}, os.ErrNotExist},
		"a directory": {func(t *testing.T, path string) { _ = os.Mkdir(path, 0o700) }, nil},
	} {
		dir := filetest.Dir(t)
		path, to := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "repaired.db")
		test.make(t, path)
		_, err := Repair(path, to)
		if err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := filepath.Glob(to + "*"); len(left) > 0 {
			t.Errorf("%s left %v", name, left)
		}
	}
}

func truncate(t *testing.T, path string, size int64) {
	t.Helper()
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

// The register comes along with its log; what is damaged in it stays out and is counted.
func TestRepairKeepsTheRegister(t *testing.T) {
	dir := filetest.Dir(t)
	path, to := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "repaired.db")
	s, c := openAt(t, path), &clock{}
	do(t, s, c, create(t, s, c), everything()...)
	for _, what := range []string{"late", "cold", "rude"} {
		if _, err := s.Register().Do(complaint.Add{Complaint: fishbone.Complaint{What: what, Received: "2026-03-01", Type: "delivery"}}, c.now()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Register().Undo(c.now()); err != nil {
		t.Fatal(err)
	}
	run1(t, stranger(t, path), `UPDATE complaint SET what = 'gold' WHERE what = 'cold'`)
	all, err := Repair(path, to)
	if err != nil || len(all) != 2 || all[1].ID != "" || all[1].Missing != 1 {
		t.Fatalf("repaired: %+v, %v", all, err)
	}
	repaired := openAt(t, to)
	left, err := repaired.Register().List(complaint.Query{})
	if err != nil || len(left) != 1 || left[0].What != "late" {
		t.Errorf("the register has %+v, %v", left, err)
	}
	if _, err := repaired.Register().Redo(c.now()); err != nil {
		t.Errorf("what was undone comes back: %v", err)
	}
	if counts, err := repaired.Register().Count(complaint.ByType, complaint.Query{}); err != nil || len(counts) != 1 || counts[0].N != 2 {
		t.Errorf("counted are %+v, %v", counts, err)
	}
	if err := CheckFile(to); err != nil {
		t.Error(err)
	}
}
