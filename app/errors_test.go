package app

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// Where one analysis is damaged, no backup takes the place of those that have it whole. The notice
// says so and leads there.
func TestTheBackupOfTheDayMeetsDamage(t *testing.T) {
	s := newStage(t)
	s.add(problem("parcels arrive late"))
	s.end()
	if err := os.RemoveAll(filepath.Join(filepath.Dir(s.path), "backups")); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", s.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE about SET place = 'elsewhere'`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s.begin()
	s.until("it says that something is damaged", func() bool { return s.said() != "" })
	if !uitest.Shows(s.notices.Object(), words.T("backup.damaged")) {
		t.Errorf("it says %q", s.said())
	}
	uitest.Tap(t, s.notices.Object(), words.T("backups.title"))
	s.mustShow(words.T("backups.none"))
}

// Where another window has changed an analysis, the notice leads to it as it is now.
func TestAnAnalysisThatAnotherWindowChangedIsOpenedAgain(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("parcels arrive late"))
	s.pages.goTo(route{workshopPage, id})
	s.settle()
	a, err := s.store.Load(id)
	if err == nil {
		_, err = s.store.Do(a, problem("parcels arrive torn"), fishbone.Stamp{At: time.Now()})
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := s.session().Do(problem("parcels arrive wet")); !errors.Is(err, storage.ErrStale) {
		t.Fatalf("the edit: %v", err)
	} else {
		s.reportError(err)
	}
	uitest.Tap(t, s.notices.Object(), words.T("error.stale.action"))
	s.mustShow("parcels arrive torn")
}
