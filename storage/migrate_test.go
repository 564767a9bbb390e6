package storage

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// withMigration lets the program know one more step during a test.
func withMigration(t *testing.T, step string) {
	t.Helper()
	was := migrations
	migrations = append(slices.Clip(was), step)
	t.Cleanup(func() { migrations = was })
}

func TestAnOlderFileIsBroughtUpToDate(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	a := ours(t, path)
	withMigration(t, `ALTER TABLE analysis ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'`)
	s := openAt(t, path)
	mood := ""
	if err := s.read.QueryRow(`SELECT mood FROM analysis`).Scan(&mood); err != nil || mood != "calm" {
		t.Errorf("mood is %q, %v", mood, err)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
	header, err := readHeader(path)
	if err != nil || header[versionOffset+3] != byte(len(migrations)) {
		t.Errorf("the file's first page has version %d, %v", header[versionOffset+3], err)
	}
}

func TestAMigrationThatFailsLeavesTheOldFormat(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	a := ours(t, path)
	t.Run("the new program", func(t *testing.T) {
		withMigration(t, `DROP TABLE edit; SELECT nonsense`)
		if s, err := Open(path); err == nil {
			_ = s.Close()
			t.Error("it was opened")
		}
	})
	s := openAt(t, path)
	wantSame(t, reloaded(t, s, a.ID()), a)
	wantReach(t, s, a.ID(), len(everything()), 0)
}

// firstFormat is a file as the first format had it: one analysis with a chain of two
// causes, a verdict and a history of one edit.
const firstFormat = `
INSERT INTO analysis VALUES ('a', 1, 1, 7, '2026-03-01T09:00:00.000000000Z', '李明', '2026-03-01T09:00:01.000000000Z', '李明',
  '2026-03-01T09:00:01.000000000Z', NULL, '销售额下滑', 'open', '', 0, 2, 0, 2, 0, 1, 1, 0, 0);
INSERT INTO about VALUES ('a', '销售额下滑', '', '', '', '', '', '', '', '', '', '', '', '', '');
INSERT INTO bone VALUES ('a', 'b', 0, '人', '2026-03-01T09:00:00.000000000Z', '', '2026-03-01T09:00:00.000000000Z', '');
INSERT INTO cause VALUES ('a', 'c', 'b', NULL, 0, '业务人员流失', '王芳', NULL, 'confirmed', 'e', '', '', '', 3, '',
  '2026-03-01T09:00:00.000000000Z', '', '2026-03-01T09:00:00.000000000Z', '');
INSERT INTO cause VALUES ('a', 'd', NULL, 'c', 0, '薪资制度不够好', '', NULL, '', '', '', '', '', 0, 'r',
  '2026-03-01T09:00:00.000000000Z', '', '2026-03-01T09:00:01.000000000Z', '');
INSERT INTO edit VALUES ('a', 1, '2026-03-01T09:00:01.000000000Z', '李明', '{"kind":"stop-asking","edit":{"id":"d","reason":"r"}}',
  '{"kind":"revert","edit":{"causes":{"d":{"id":"d","parent":"c","text":"薪资制度不够好","verdict":{},
    "made":{"at":"2026-03-01T09:00:00Z"},"changed":{"at":"2026-03-01T09:00:00Z"}}}}}');`

func TestAFileOfTheFirstFormat(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	run(t, path, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1; %s; %s", applicationID, migrations[0], firstFormat))
	s := openAt(t, path)
	a := reloaded(t, s, "a")
	c, _ := a.Cause("c")
	d, _ := a.Cause("d")
	if c.Verdict.Finding != fishbone.Confirmed || c.Votes != 3 || d.Stop != "r" || c.Therefore != fishbone.Unchecked || d.Therefore != fishbone.Unchecked {
		t.Errorf("read were %+v and %+v", c, d)
	}
	clock := &clock{}
	a = do(t, s, clock, a, fishbone.JudgeTherefore{ID: "d", Therefore: fishbone.Breaks})
	stored := reloaded(t, s, "a")
	wantSame(t, stored, a)
	a = stored
	for range 2 {
		var err error
		if a, _, err = s.Undo(a, clock.now()); err != nil {
			t.Fatal(err)
		}
	}
	if d, _ := reloaded(t, s, "a").Cause("d"); d.Stop != "" || d.Therefore != fishbone.Unchecked {
		t.Errorf("undone it is %+v", d)
	}
	a = do(t, s, clock, reloaded(t, s, "a"), fishbone.JudgeTherefore{ID: "d", Therefore: fishbone.Holds})
	wantReach(t, s, "a", 1, 0)
	if _, err := s.GoTo(a, 2, clock.now()); err != nil {
		t.Fatal(err)
	}
	if d, _ := reloaded(t, s, "a").Cause("d"); d.Stop != "r" || d.Therefore != fishbone.Breaks {
		t.Errorf("what was set aside is %+v", d)
	}
}

// What an older version of the program counted by other rules is counted anew.
func TestAnOlderFileIsSummedUpAnew(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	run(t, path, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1; %s; %s", applicationID, migrations[0], firstFormat))
	list, _, err := openAt(t, path).List(Query{})
	if err != nil || len(list) != 1 || list[0].Counts.Roots != 0 || list[0].Counts.Causes != 2 {
		t.Errorf("the list is %+v, %v", list, err)
	}
}

// Where an analysis gets another state by new rules, the search follows.
func TestTheIndexFollowsANewSummary(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	ours(t, path)
	withMigration(t, `UPDATE search_posting SET term = '=state:complete' WHERE term = (SELECT '=state:' || state FROM analysis);
		UPDATE search_doc SET digest = NULL; UPDATE analysis SET state = 'complete'`)
	s := openAt(t, path)
	s.catchUp()
	if err := s.CheckIndex(); err != nil {
		t.Error(err)
	}
}

// What an older version has left in the -wal file, because it was killed or the file was copied while
// it was open, is brought up to date with the rest.
func TestAFileOfTheFirstFormatWithItsLog(t *testing.T) {
	dir := filetest.Dir(t)
	old, path := filepath.Join(dir, "old.db"), filepath.Join(dir, "whybone.db")
	firstFormatWithLog(t, old, func() {
		copyFile(t, old, path)
		copyFile(t, old+"-wal", path+"-wal")
	})
	s := openAt(t, path)
	if got := reloaded(t, s, "a").About().Problem; got != "since the start" {
		t.Errorf("the problem is %q", got)
	}
	if aside, _ := filepath.Glob(path + "-wal-of-another-file-*"); len(aside) > 0 {
		t.Errorf("its own log was set aside: %v", aside)
	}
}

// The log of another file is not brought into one of the first format either.
func TestAFileOfTheFirstFormatWithAnotherLog(t *testing.T) {
	dir := filetest.Dir(t)
	old, path := filepath.Join(dir, "old.db"), filepath.Join(dir, "whybone.db")
	firstFormatWithLog(t, old, func() {})
	copyFile(t, old, path)
	s, c, a := openFor(t)
	do(t, s, c, a, problem("in the log"))
	copyFile(t, s.path+"-wal", path+"-wal")
	other := openAt(t, path)
	if got := reloaded(t, other, "a").About().Problem; got != "since the start" {
		t.Errorf("the problem is %q", got)
	}
	if aside, _ := filepath.Glob(path + "-wal-of-another-file-*"); len(aside) != 1 {
		t.Errorf("the log was not set aside: %v", aside)
	}
}

// firstFormatWithLog makes a file of the first format, and calls open while its last change is in the
// -wal file alone.
func firstFormatWithLog(t *testing.T, path string, open func()) {
	t.Helper()
	run(t, path, fmt.Sprintf("PRAGMA journal_mode = WAL; PRAGMA application_id = %d; PRAGMA user_version = 1; %s; %s", applicationID, migrations[0], firstFormat))
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE about SET problem = 'since the start'; UPDATE analysis SET problem = 'since the start'`); err != nil {
		t.Fatal(err)
	}
	open()
}
