package backups

import (
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// stage is the page on a data file, with backups that were made by it. What it does off the
// window's thread is done at once.
type stage struct {
	t     *testing.T
	store *storage.Store
	win   fyne.Window
	page  *Page
	at    time.Time
	back  int // how often it led back
	wrong []error
}

func newStage(t *testing.T) *stage {
	t.Helper()
	uitest.NewLoop(t)
	s := &stage{t: t, store: uitest.NewStore(t), at: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), win: uitest.NewWindow(t)}
	return s
}

func (s *stage) open() {
	s.t.Helper()
	s.page = newPage(Deps{
		Store: s.store, Path: s.store.Path(), Now: func() time.Time { return s.at }, Window: s.win, Notices: ui.NewNotices(),
		ReportError: func(err error) { s.wrong = append(s.wrong, err) }, Back: func() { s.back++ }, Settings: func(fyne.Position) {},
	}, func(work func() func()) { work()() })
	s.win.SetContent(s.page.Content())
}

func (s *stage) add(problem string) fishbone.ID {
	s.t.Helper()
	at := fishbone.Stamp{At: s.at}
	a, err := fishbone.New(fishbone.NewID(), at).Apply(fishbone.SetAbout{Field: fishbone.Problem, Text: problem}, at)
	if err == nil {
		_, err = s.store.Create(a)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return a.ID()
}

func (s *stage) backup(why storage.Reason) storage.Backup {
	s.t.Helper()
	b, err := s.store.Backup(s.at, why)
	if err != nil {
		s.t.Fatal(err)
	}
	s.at = s.at.Add(time.Hour)
	return b
}

func (s *stage) tap(label string) { s.t.Helper(); uitest.Tap(s.t, s.page.root, label) }

func (s *stage) shows(text string) bool { return uitest.Shows(s.page.root, text) }

func (s *stage) mustShow(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if !s.shows(text) {
			s.t.Errorf("it does not show %q but %v", text, uitest.Texts(s.page.root))
		}
	}
}

func (s *stage) wantList(n int) {
	s.t.Helper()
	list, _, err := s.store.List(storage.Query{})
	if err != nil || len(list) != n {
		s.t.Errorf("%d analyses, %v; want %d", len(list), err, n)
	}
}

func TestNothingYet(t *testing.T) {
	s := newStage(t)
	s.open()
	s.mustShow(words.T("backups.none"), words.T("bin.none"))
	s.add("first")
	s.tap(words.T("backups.now"))
	if all, err := storage.Backups(s.store.Path()); len(all) != 1 || err != nil || all[0].Reason != storage.Kept {
		t.Errorf("backups: %v, %v", all, err)
	}
	s.mustShow(words.T("backups.kept"), words.T("backups.same"))
}

// Where the backups cannot be listed, the page says so, and not that there are none.
func TestBackupsThatCannotBeRead(t *testing.T) {
	s := newStage(t)
	if err := os.WriteFile(filepath.Join(filepath.Dir(s.store.Path()), "backups"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.open()
	s.mustShow(words.T("backups.unread"), words.T("error.noFolder"))
	if s.shows(words.T("backups.none")) {
		t.Error("it says that there are none")
	}
}

func TestGoingBack(t *testing.T) {
	s := newStage(t)
	gone := s.add("Invoices with the wrong name")
	s.add("stays")
	s.backup(storage.Daily)
	if err := s.store.Delete(gone, s.at); err != nil {
		t.Fatal(err)
	}
	if _, err := s.store.Purge(s.at.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	s.add("came later")
	s.open()
	s.mustShow(words.T("backups.missing"), "Invoices with the wrong name", words.T("backups.gone"), "came later", words.T("backups.same"))
	s.tap(words.T("backups.doBring", "n", 1)) // the harmless way is chosen
	s.wantList(3)

	if texts := uitest.Texts(s.page.root); slices.Contains(texts, words.T("backups.bring")) || slices.Contains(texts, words.T("backups.doWhole")) {
		t.Errorf("what loses something is offered before it is chosen: %v", texts)
	}
	uitest.Find[*ui.Tap](t, s.page.root, "going back", func(said string) bool { return strings.HasPrefix(said, words.T("backups.whole")) }).Tapped(nil)
	s.tap(words.T("backups.doWhole"))
	s.wantList(2)
	s.mustShow(words.T("backup.reason.restore"))
	if len(s.wrong) > 0 {
		t.Errorf("reported: %v", s.wrong)
	}
}

func TestADamagedBackupIsShown(t *testing.T) {
	s := newStage(t)
	s.add("first")
	b := s.backup(storage.Kept)
	data, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.Path, data[:len(data)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	s.open()
	s.mustShow(words.T("backups.broken"), words.T("backups.damaged"))
	if s.shows(words.T("backups.doWhole")) {
		t.Error("it can be gone back to")
	}
}

func TestTheBin(t *testing.T) {
	s := newStage(t)
	for _, problem := range []string{"first", "second"} {
		if err := s.store.Delete(s.add(problem), s.at); err != nil {
			t.Fatal(err)
		}
		s.at = s.at.Add(time.Minute)
	}
	s.open()
	s.mustShow("first", "second", words.T("bin.some", "n", 2))
	s.tap(words.T("bin.putBack")) // of the one that was deleted last
	s.wantList(1)
	s.tap(words.T("bin.empty"))
	card := s.win.Canvas().Overlays().Top()
	uitest.Tap(t, card, words.T("bin.keep"))
	if bin, _ := s.store.Bin(); len(bin) != 1 {
		t.Errorf("in the bin: %v", bin)
	}
	s.tap(words.T("bin.empty"))
	uitest.Tap(t, s.win.Canvas().Overlays().Top(), words.T("bin.wipe", "n", 1))
	if bin, _ := s.store.Bin(); len(bin) != 0 {
		t.Errorf("in the bin: %v", bin)
	}
	s.wantList(1)
}

func TestEscapeLeadsBack(t *testing.T) {
	s := newStage(t)
	s.open()
	s.page.Focus()
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.back != 1 {
		t.Errorf("it led back %d times", s.back)
	}
}

// What is damaged comes back beside it: a backup may have it whole, though nothing else is missing.
func TestADamagedAnalysisComesBack(t *testing.T) {
	s := newStage(t)
	id := s.add("Guests wait for their rooms")
	s.add("stays")
	s.backup(storage.Daily)
	db, err := sql.Open("sqlite3", s.store.Path())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE analysis SET problem = 'Guests wait for their roomy', touched_at = 'x' || touched_at WHERE id = ?`, id); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s.open()
	s.mustShow(words.T("backups.damagedHere"), "Guests wait for their rooms", words.T("backups.same"), words.T("backups.bringWhole"))
	s.tap(words.T("backups.doBring", "n", 1))
	s.wantList(3)
	if len(s.wrong) > 0 {
		t.Errorf("reported: %v", s.wrong)
	}
}
