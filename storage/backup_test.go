package storage

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

func backups(t *testing.T, s *Store) (names []string) {
	t.Helper()
	all, err := Backups(s.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		names = append(names, filepath.Base(b.Path))
	}
	return names
}

func TestABackupIsWholeAndPrivate(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	b, err := s.Backup(time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Kept)
	if err != nil {
		t.Fatal(err)
	}
	if got := backups(t, s); !slices.Equal(got, []string{"whybone-20260314T093000Z-kept.db"}) {
		t.Errorf("backups: %v", got)
	}
	for path, want := range map[string]os.FileMode{b.Path: 0o600, filepath.Dir(b.Path): 0o700} {
		if err := filetest.HasMode(path, want); err != nil {
			t.Error(err)
		}
	}
	copied := openAt(t, b.Path)
	wantSame(t, reloaded(t, copied, a.ID()), reloaded(t, s, a.ID()))
	wantReach(t, copied, a.ID(), len(everything()), 0)
}

func TestOneBackupADay(t *testing.T) {
	s, c := openTemp(t), &clock{}
	day := time.Date(2026, 3, 14, 9, 30, 0, 0, time.Local)
	if made, err := s.BackupDaily(day); made || err != nil {
		t.Errorf("of an empty file: %v, %v", made, err)
	}
	create(t, s, c)
	for at, want := range map[time.Duration]bool{0: true} {
		if made, err := s.BackupDaily(day.Add(at)); made != want || err != nil {
			t.Errorf("made %v, %v", made, err)
		}
	}
	if made, err := s.BackupDaily(day.Add(time.Hour)); made || err != nil {
		t.Errorf("an hour later: %v, %v", made, err)
	}
	if made, err := s.BackupDaily(day.AddDate(0, 0, 1)); !made || err != nil {
		t.Errorf("a day later: %v, %v", made, err)
	}
}

// Two years of daily backups are thinned to days, weeks and months.
func TestBackupsAreThinnedOut(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	var all []Backup
	for d := range 730 {
		all = append(all, Backup{Path: fmt.Sprint(d), At: now.AddDate(0, 0, -d), Reason: Daily, Size: 1})
	}
	all = append(all, Backup{Path: "mine", At: now.AddDate(-3, 0, 0), Reason: Kept, Size: backupBytes})
	gone := superfluous(all, now)
	stays := slices.DeleteFunc(slices.Clone(all), func(b Backup) bool { return slices.Contains(gone, b) })
	days, weeks, months := 0, map[string]bool{}, map[string]bool{}
	for _, b := range stays {
		if now.Sub(b.At) < 7*24*time.Hour {
			days++
		}
		y, w := b.At.ISOWeek()
		weeks[fmt.Sprint(y, w)] = true
		months[b.At.Format("2006-01")] = true
	}
	if days != 7 || len(weeks) < 8 || len(months) < 12 || len(stays) > 30 {
		t.Errorf("%d stay: %d days, %d weeks, %d months", len(stays), days, len(weeks), len(months))
	}
	if !slices.ContainsFunc(stays, func(b Backup) bool { return b.Path == "mine" }) {
		t.Error("one that somebody asked for went")
	}
	if again := superfluous(stays, now); len(again) > 0 {
		t.Errorf("a second look takes %d more", len(again))
	}
}

func TestBackupsKeepToTheirSize(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	var all []Backup
	for d := range 6 {
		all = append(all, Backup{Path: fmt.Sprint(d), At: now.AddDate(0, 0, -d), Reason: Daily, Size: backupBytes / 3})
	}
	if gone := superfluous(all, now); len(gone) != 3 || gone[0].Path != "3" {
		t.Errorf("gone: %v", gone)
	}
	all[0].Size = 2 * backupBytes
	if gone := superfluous(all, now); slices.ContainsFunc(gone, func(b Backup) bool { return b.Path == "0" }) {
		t.Error("the newest went")
	}
}

// beforeSums is the last format that has no checksums.
const beforeSums = 8

// oldFile makes a file of an older format, with one analysis with a bone in it.
func oldFile(t *testing.T, path string, before int) fishbone.ID {
	t.Helper()
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	stamp, err := dbTime{&at}.Value()
	if err != nil {
		t.Fatal(err)
	}
	run(t, path, strings.Join(migrations[:before], ";")+fmt.Sprintf(`;
		INSERT INTO analysis (id, version, made_at, made_by, changed_at, changed_by, touched_at, problem, state, facilitator,
			people, causes, unsorted, deepest, judged, level_one, roots, solutions, untied)
			VALUES ('old', 1, '%[1]s', '', '%[1]s', '', '%[1]s', 'from before', 'open', '', 0, 0, 0, 0, 0, 0, 0, 0, 0);
		INSERT INTO bone (analysis, id, name, made_at, made_by, changed_at, changed_by) VALUES ('old', 'b', 'People', '%[1]s', '', '%[1]s', '');
		INSERT INTO about (analysis, problem, head, goal, present, constraints, what, "when", "where", who, why, how, how_much, date, place) VALUES ('old', 'from before', '', '', '', '', '', '', '', '', '', '', '', '', '');
		PRAGMA application_id = %d; PRAGMA user_version = %d`, stamp, applicationID, before))
	if before > beforeSums {
		sumOld(t, path)
	}
	return "old"
}

// sumOld writes the checksums of a file of an older format.
func sumOld(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open(driverName, dsn(path, "mode=rw"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(sumAll(tx, nil), tx.Commit()); err != nil {
		t.Fatal(err)
	}
}

func TestAnOlderFormatIsBackedUpFirst(t *testing.T) {
	for before := beforeSums; before < len(migrations); before++ {
		t.Run(fmt.Sprint(before), func(t *testing.T) { backedUpFirst(t, before) })
	}
}

func backedUpFirst(t *testing.T, before int) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	id := oldFile(t, path, before)
	s := openAt(t, path)
	if got := reloaded(t, s, id).About().Problem; got != "from before" {
		t.Errorf("the problem is %q", got)
	}
	names := backups(t, s)
	if len(names) != 1 || !strings.HasSuffix(names[0], "-upgrade.db") {
		t.Fatalf("backups: %v", names)
	}
	if err := CheckFile(filepath.Join(BackupDir(path), names[0])); err != nil {
		t.Error(err)
	}
	if err := s.integrity(); err != nil {
		t.Error(err)
	}
}

func TestRestoringABackupOfAnOlderFormat(t *testing.T) {
	s, c := openTemp(t), &clock{}
	create(t, s, c)
	old := filepath.Join(filetest.Dir(t), "old.db")
	id := oldFile(t, old, beforeSums)
	if d, err := s.Compare(old); err != nil || len(d.Back) != 1 || len(d.Gone) != 1 {
		t.Errorf("what would change: %+v, %v", d, err)
	}
	if _, err := s.RestoreBackup(old, time.Date(2026, 3, 15, 9, 30, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	do(t, s, c, reloaded(t, s, id), problem("goes on"))
	if err := s.integrity(); err != nil {
		t.Error(err)
	}
}

func TestRestoringABackup(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a, gone := create(t, s, c), create(t, s, c)
	a = do(t, s, c, a, everything()...)
	b, err := s.Backup(time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Kept)
	if err != nil {
		t.Fatal(err)
	}
	want := reloaded(t, s, a.ID())
	later := do(t, s, c, a, fishbone.RemoveBone{ID: "b1"})
	fresh := create(t, s, c)
	if err := s.Delete(gone.ID(), c.now().At); err != nil {
		t.Fatal(err)
	}

	d, err := s.Compare(b.Path)
	if err != nil || d.Same != 0 || len(d.Older) != 1 || d.Older[0].ID != a.ID() || len(d.Gone) != 1 || d.Gone[0].ID != fresh.ID() ||
		len(d.Back) != 1 || d.Back[0].ID != gone.ID() {
		t.Errorf("what would change: %+v, %v", d, err)
	}
	before, err := s.RestoreBackup(b.Path, time.Date(2026, 3, 15, 9, 30, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	wantContent(t, reloaded(t, s, a.ID()), want)
	wantReach(t, s, a.ID(), len(everything()), 0)
	if _, err := s.Load(fresh.ID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("what came later: %v", err)
	}
	reloaded(t, s, gone.ID())
	if _, err := s.Do(later, problem("from before"), c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("an edit of the state before: %v", err)
	}
	do(t, s, c, reloaded(t, s, a.ID()), problem("goes on"))

	if _, err := s.RestoreBackup(before.Path, time.Date(2026, 3, 16, 9, 30, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	wantContent(t, reloaded(t, s, a.ID()), later)
	reloaded(t, s, fresh.ID())
	if err := s.integrity(); err != nil {
		t.Error(err)
	}
}

// wantContent compares all but the version.
func wantContent(t *testing.T, got, want *fishbone.Analysis) {
	t.Helper()
	wantSame(t, got.AtVersion(0), want.AtVersion(0))
}

func TestBringingOneAnalysisBack(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	if err := s.KeepDraft(a.ID(), "cause", "typed"); err != nil {
		t.Fatal(err)
	}
	b, err := s.Backup(time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Kept)
	if err != nil {
		t.Fatal(err)
	}
	a = do(t, s, c, a, fishbone.RemoveBone{ID: "b1"})
	if err := s.RestoreAnalysis(b.Path, a.ID(), "again"); err != nil {
		t.Fatal(err)
	}
	wantReach(t, s, "again", len(everything()), 0)
	back := reloaded(t, s, "again")
	if len(back.Bones()) != len(a.Bones())+1 {
		t.Errorf("%d bones", len(back.Bones()))
	}
	wantDrafts(t, s, "again", "[cause:typed]")
	for range everything() {
		if back, _, err = s.Undo(back, c.now()); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.RestoreAnalysis(b.Path, "nobody", "other"); !errors.Is(err, ErrNotFound) {
		t.Errorf("one that is not there: %v", err)
	}
	if err := s.integrity(); err != nil {
		t.Error(err)
	}
}

// Emptying the bin leaves none of the words in the file.
func TestTheBinIsWipedOut(t *testing.T) {
	s, c := openTemp(t), &clock{}
	const secret = "the secret of Mrs Winterbottom"
	keeps := create(t, s, c)
	a := do(t, s, c, create(t, s, c), everything()...)
	for i := range 200 {
		a = do(t, s, c, a, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("x", i)), Text: fmt.Sprint(secret, i)})
	}
	at := c.now().At
	if err := s.Delete(a.ID(), at); err != nil {
		t.Fatal(err)
	}
	if bin, err := s.Bin(); err != nil || len(bin) != 1 || bin[0] != (Deleted{a.ID(), a.About().Problem, at.UTC()}) {
		t.Errorf("the bin: %+v, %v", bin, err)
	}
	if n, err := s.Purge(c.now().At); n != 1 || err != nil {
		t.Fatalf("%d purged, %v", n, err)
	}
	for _, ending := range []string{"", "-wal"} {
		data, err := os.ReadFile(s.path + ending)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("%q still has the words", ending)
		}
		if len(data) > 500<<10 {
			t.Errorf("%q still has %d bytes", ending, len(data))
		}
	}
	do(t, s, c, keeps, problem("goes on"))
}

// Going back twice in one second makes two backups: the second does not cover the first, which
// is the one that is gone back to.
func TestTwoBackupsInOneSecond(t *testing.T) {
	s, c := openTemp(t), &clock{}
	at := time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)
	a := create(t, s, c)
	empty, err := s.Backup(at, Kept)
	if err != nil {
		t.Fatal(err)
	}
	a = do(t, s, c, a, problem("since then"))
	before, err := s.RestoreBackup(empty.Path, at)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreBackup(before.Path, at); err != nil {
		t.Fatal(err)
	}
	if is := reloaded(t, s, a.ID()).About().Problem; is != "since then" {
		t.Errorf("taken back, the problem is %q", is)
	}
}

// A plain copy may have come with its -wal file: what stands in that is restored, too. Nothing
// is made beside the copy.
func TestAPlainCopyIsRestoredAsItIs(t *testing.T) {
	for name, endings := range map[string][]string{"with its log": {"", "-wal"}, "closed": {""}} {
		t.Run(name, func(t *testing.T) {
			old, c, a := openFor(t)
			if len(endings) == 1 {
				if err := old.Close(); err != nil {
					t.Fatal(err)
				}
			}
			dir := filetest.Dir(t)
			for _, ending := range endings {
				copyFile(t, old.path+ending, filepath.Join(dir, "copy.db"+ending))
			}
			s := openTemp(t)
			create(t, s, c)
			if d, err := s.Compare(filepath.Join(dir, "copy.db")); err != nil || len(d.Back) != 1 || len(d.Gone) != 1 {
				t.Errorf("it would change %+v, %v", d, err)
			}
			if _, err := s.RestoreBackup(filepath.Join(dir, "copy.db"), time.Now()); err != nil {
				t.Fatal(err)
			}
			got := reloaded(t, s, a.ID())
			if g, w := text(t, got), text(t, a); g != w {
				t.Errorf("got %s, want %s", g, w)
			}
			beside, err := os.ReadDir(dir)
			if err != nil || len(endings) == 1 && len(beside) != 1 {
				t.Errorf("there are %v, %v", beside, err)
			}
		})
	}
}
