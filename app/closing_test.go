package app

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/rescue"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// writer is another program that writes to the data file until it is told to stop.
type writer struct {
	t  *testing.T
	db *sql.DB
	c  *sql.Conn
}

func (s *stage) anotherWriter() *writer {
	s.t.Helper()
	db, err := sql.Open("sqlite3", s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	c, err := db.Conn(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	w := &writer{s.t, db, c}
	w.exec("BEGIN IMMEDIATE")
	return w
}

func (w *writer) exec(statement string) {
	w.t.Helper()
	if _, err := w.c.ExecContext(context.Background(), statement); err != nil {
		w.t.Fatal(err)
	}
}

func (w *writer) stop() {
	w.t.Helper()
	w.exec("ROLLBACK")
	if err := w.c.Close(); err != nil {
		w.t.Fatal(err)
	}
	if err := w.db.Close(); err != nil {
		w.t.Fatal(err)
	}
}

func (s *stage) wantProblem(id fishbone.ID, want string) {
	s.t.Helper()
	a, err := s.store.Load(id)
	if err != nil {
		s.t.Fatal(err)
	}
	if got := a.About().Problem; got != want {
		s.t.Errorf("in the file the problem is %q, want %q", got, want)
	}
}

func TestTypingGoesOnWhileAnotherProgramWrites(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	other := s.anotherWriter()
	s.write("!")
	s.session().SaveNow()
	s.mustShow(words.T("status.unsaved", "n", 1))
	s.until("the strip says why", func() bool { return s.shows(words.T("unsaved.busy")) })
	s.wantProblem(id, "Sales fall")

	s.goHome() // what waits outlives its page
	other.stop()
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
	s.wantProblem(id, "Sales fall!")
	s.openAnalysis(id)
	s.settle()
	if s.shows(words.T("unsaved.busy")) {
		t.Error("the strip is still there")
	}
}

// The strip goes when the file takes again what it did not, also under the eyes of the team.
func TestTheStripGoesWhenAllIsStored(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	other := s.anotherWriter()
	s.write("!")
	s.session().SaveNow()
	s.until("the strip says why", func() bool { return s.shows(words.T("unsaved.busy")) })
	other.stop()
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
	s.until("the strip goes", func() bool { return !s.shows(words.T("unsaved.busy")) })
	s.wantProblem(id, "Sales fall!")
}

// A rescue file that stayed would bring back at the next start what is stored.
func TestTheRescueFileGoesWhenAllIsStored(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	kept := func() bool {
		files, err := filepath.Glob(filepath.Join(s.rescueDir, string(id)+".*"))
		return err == nil && len(files) > 0
	}
	s.openAnalysis(id)
	other := s.anotherWriter()
	s.write("!")
	s.session().SaveNow()
	s.until("what waits is in a rescue file", kept)
	other.stop()
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
	s.until("the rescue file goes", func() bool { return !kept() })
}

func TestClosingAsksAboutWhatIsNotStored(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	closed := false
	s.win.SetOnClosed(func() { closed = true })
	other := s.anotherWriter()
	s.write("!")
	s.goHome()
	s.close()
	s.settle()
	card := s.win.Canvas().Overlays().Top()
	if closed || card == nil || !uitest.Shows(card, words.T("close.unsaved")) {
		t.Fatal("the window did not ask")
	}
	uitest.Tap(t, card, words.T("close.stay"))
	s.settle()
	if s.session() == nil || s.win.Canvas().Overlays().Top() != nil {
		t.Error("it is not on the page that it is about")
	}
	other.stop()
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
	s.close()
	if !closed {
		t.Error("the window asked about nothing")
	}
	s.wantProblem(id, "Sales fall!")
}

func TestWhatIsNotStoredComesBackAtTheNextStart(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	moved := s.path + ".moved"
	if err := os.Rename(s.path, moved); err != nil {
		t.Fatal(err)
	}
	s.write("!")
	s.session().SaveNow()
	s.until("it says what happened", func() bool { return s.tells("unsaved.gone") })
	s.close()
	s.settle()
	if card := s.win.Canvas().Overlays().Top(); card == nil || !uitest.Shows(card, words.T("close.fileLost")) {
		t.Fatal("the window did not ask")
	}
	s.pages.close()
	s.settle()
	s.endBackground()
	if err := s.store.Close(); !errors.Is(err, storage.ErrGone) {
		t.Errorf("close: %v", err)
	}

	clear(s.unsaved) // the program has ended

	s.path = filepath.Join(t.TempDir(), "whybone.db")
	s.launchWith(filepath.Join(filepath.Dir(moved), "rescue"))
	list, _, err := s.store.List(storage.Query{})
	if err != nil || len(list) != 1 || list[0].Problem != "Sales fall!" {
		t.Errorf("brought back: %+v, %v", list, err)
	}
	if left := rescue.All(s.rescueDir, s.path); len(left) > 0 {
		t.Errorf("still kept: %v", left)
	}
}

// An error that a disk may have: nothing can be made in the directory.
func (s *stage) spoilRescue() {
	s.t.Helper()
	s.rescueDir = filepath.Join(s.t.TempDir(), "rescue")
	if err := os.WriteFile(s.rescueDir, nil, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func TestTheStripPromisesNoRescueFileWhereThereIsNone(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.spoilRescue()
	s.openAnalysis(id)
	other := s.anotherWriter()
	s.write("!")
	s.until("the strip says so", func() bool { return s.shows(words.T("saving.hereAlone")) })
	if s.said() != "" {
		t.Error("a notice says it as well")
	}
	s.close()
	s.settle()
	if card := s.win.Canvas().Overlays().Top(); card == nil || !uitest.Shows(card, words.T("close.notRescued")) {
		t.Error("the question promises a rescue file")
	} else {
		uitest.Tap(t, card, words.T("close.stay"))
	}
	if err := os.Remove(s.rescueDir); err != nil {
		t.Fatal(err)
	}
	s.until("the strip promises it again", func() bool { return s.shows(words.T("saving.goOn")) })
	other.stop()
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
	s.wantProblem(id, "Sales fall!")
}

// slow is a disk that does not write before it is told to.
type slow struct {
	keeper
	proceed chan struct{}
}

func (s slow) Write() {
	<-s.proceed
	s.keeper.Write()
}

// A rescue file is written beside the window's thread: a disk that hangs holds nobody up.
func TestARescueFileHoldsNobodyUp(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	disk := slow{s.rescued(), make(chan struct{})}
	s.keeper = disk
	other := s.anotherWriter()
	s.write("!")
	s.until("the strip says why", func() bool { return s.shows(words.T("unsaved.busy")) })
	s.write("!")
	s.goHome() // what was typed last is kept, too
	other.stop()
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
	s.wantProblem(id, "Sales fall!!")
	close(disk.proceed)
}

// A rescued analysis is brought back once, however often its file stays.
func TestWhatIsRescuedComesBackOnce(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	a, err := s.store.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	k := rescue.NewKeeper(s.rescueDir, s.path)
	k.Keep(a, map[string]string{"cause": "half a word"})
	k.Close()
	kept := rescue.All(s.rescueDir, s.path)
	if len(kept) != 1 {
		t.Fatalf("kept: %v", kept)
	}
	for range 2 { // its file could not be dropped the first time
		if err := bringBack(s.store, kept[0], s.now()); err != nil {
			t.Fatal(err)
		}
	}
	list, _, err := s.store.List(storage.Query{})
	if err != nil || len(list) != 2 {
		t.Fatalf("there are %d analyses, %v, want it and the one that came back", len(list), err)
	}
	if drafts, err := s.store.Drafts(kept[0].As); err != nil || drafts["cause"] != "half a word" {
		t.Errorf("drafts: %v, %v", drafts, err)
	}
}

// loseFile has the window notice that something happened to its file, while words are typed.
func (s *stage) loseFile(happens func(path string), said string) {
	s.t.Helper()
	happens(s.path)
	s.write("!")
	s.session().SaveNow()
	s.until("it says what happened", func() bool { return s.tells(said) })
}

// tells says whether the strip says what happened, or the panel.
func (s *stage) tells(said string) bool {
	return s.shows(words.T(said)) || s.shows(words.T("saving.left"))
}

// openLoss opens the panel, unless it has come up by itself.
func (s *stage) openLoss() {
	s.t.Helper()
	if !s.shows(words.T("saving.left")) {
		s.tapStrip("saving.what")
	}
	s.settle()
	s.pages.page.Focus()
}

func (s *stage) tapStrip(action string) {
	s.t.Helper()
	uitest.Tap(s.t, s.pages.place, words.T(action))
}

func TestTheFileIsPutBackFromTheStrip(t *testing.T) {
	s := newStage(t)
	other := s.add(problem("Another"))
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	s.loseFile(func(path string) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}, "unsaved.gone")
	s.openLoss()
	s.press(fyne.KeyUp, fyne.KeyReturn)
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
	s.wantProblem(id, "Sales fall!")
	s.wantProblem(other, "Another")
	s.write("?")
	s.goHome()
	s.wantProblem(id, "Sales fall!?")
	s.mustShow("Sales fall!?")
	if left := rescue.All(s.rescueDir, s.path); len(left) > 0 {
		t.Errorf("still kept: %v", left)
	}
}

func TestWordsArePutIntoTheFileThatHasCome(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	copied := filepath.Join(t.TempDir(), "copy.db")
	b, err := s.store.Backup(s.now(), storage.Kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(b.Path, copied); err != nil {
		t.Fatal(err)
	}
	s.openAnalysis(id)
	before := s.session().Newest()
	if err := s.session().KeepDraft("park", "half a word"); err != nil {
		t.Fatal(err)
	}
	s.loseFile(func(path string) {
		if err := os.Rename(copied, path); err != nil {
			t.Fatal(err)
		}
	}, "unsaved.replaced")
	s.openLoss()
	s.until("it says what lies there", func() bool { return s.shows(words.T("saving.there")) })
	s.mustShow(words.When(before.Changed().At, s.now()))
	s.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn)
	s.until("it is in the file", func() bool { return len(s.unsaved) == 0 })
	s.wantProblem(id, "Sales fall")
	as := s.session().Analysis().ID()
	if as == id || s.session().Draft("park") != "half a word" {
		t.Errorf("it shows analysis %s with the draft %q", as, s.session().Draft("park"))
	}
	s.wantProblem(as, "Sales fall!")
	s.write("?")
	s.goHome()
	s.wantProblem(as, "Sales fall!?")
	if list, _, err := s.store.List(storage.Query{}); err != nil || len(list) != 2 {
		t.Errorf("the file has %d analyses, %v", len(list), err)
	}
}

// A file that could only be read when the window came up is written once it can be.
func TestWhatWasOpenedForReadingIsWrittenOnceItCanBe(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	reading, err := storage.OpenForReading(s.path)
	if err != nil {
		t.Fatal(err)
	}
	s.store = reading
	s.preferences.Use(reading)
	s.openAnalysis(id)
	s.write("!")
	s.until("all is stored", func() bool { return !s.store.ReadOnly() && len(s.unsaved) == 0 })
	s.wantProblem(id, "Sales fall!")
}
