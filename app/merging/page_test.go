package merging

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/portable"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// stage is the page at a desk, with a file of another desk that went on with the same analysis.
type stage struct {
	t      *testing.T
	loop   *uitest.Loop
	store  *storage.Store
	other  *storage.Store
	dir    string
	win    fyne.Window
	page   *Page
	at     time.Time
	back   int
	opened fishbone.ID
	wrong  []error
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, loop: uitest.NewLoop(t), dir: t.TempDir(), at: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), win: uitest.NewWindow(t)}
	s.store, s.other = s.openStore("here"), s.openStore("there")
	a, err := s.other.Create(fishbone.New("a", s.stamp()))
	if err != nil {
		t.Fatal(err)
	}
	s.do(s.other, fishbone.SetAbout{Field: fishbone.Problem, Text: "The soup is cold"})
	s.do(s.other, fishbone.AddCause{ID: "c", Text: "too few riders"})
	_ = a
	s.bring("")
	s.do(s.store, fishbone.RewordCause{ID: "c", Text: "too few riders at noon"})
	s.do(s.other, fishbone.RewordCause{ID: "c", Text: "eleven riders too few"})
	s.do(s.other, fishbone.AddCause{ID: "d", Text: "the kitchen is far"})
	return s
}

func (s *stage) openStore(name string) *storage.Store {
	s.t.Helper()
	return uitest.OpenStore(s.t, s.dir, name)
}

func (s *stage) stamp() fishbone.Stamp {
	s.at = s.at.Add(time.Minute)
	return fishbone.Stamp{At: s.at}
}

func (s *stage) do(store *storage.Store, e fishbone.Edit) {
	s.t.Helper()
	a, err := store.Load("a")
	if err == nil {
		_, err = store.Do(a, e, s.stamp())
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// bring opens the page on what the other desk hands on, and waits until it is in.
func (s *stage) bring(passphrase string) {
	s.t.Helper()
	path := filepath.Join(s.dir, "there"+portable.Ending)
	if err := portable.Write(s.other, path, passphrase); err != nil {
		s.t.Fatal(err)
	}
	s.show(NewWork(path))
	if passphrase == "" {
		s.wait()
	}
}

func (s *stage) show(w *Work) {
	s.page = New(Deps{
		Store: s.store, Now: func() time.Time { return s.stamp().At }, Window: s.win, Notices: ui.NewNotices(),
		ReportError: func(err error) { s.wrong = append(s.wrong, err) }, Open: func(id fishbone.ID) { s.opened = id },
		Back: func() { s.back++ }, Settings: func(fyne.Position) {},
	}, w)
	s.win.SetContent(s.page.Content())
	s.page.Focus()
}

func (s *stage) wait() {
	s.t.Helper()
	s.loop.Until(s.t, "it is in", func() bool { return !s.page.busy })
}

func (s *stage) text() string {
	s.t.Helper()
	a, err := s.store.Load("a")
	if err != nil {
		s.t.Fatal(err)
	}
	c, _ := a.Cause("c")
	return c.Text
}

func (s *stage) says(want ...string) {
	s.t.Helper()
	for _, w := range want {
		if !uitest.Shows(s.page.Content(), w) {
			s.t.Errorf("the page does not say %q", w)
		}
	}
}

func TestTheOtherTextCanStand(t *testing.T) {
	s := newStage(t)
	s.bring("")
	s.says("Differences between the desks: 1", "too few riders at noon", "eleven riders too few", "merged")
	if got := s.text(); got != "eleven riders too few" {
		t.Fatalf("the later text does not stand, but %q", got)
	}
	s.page.key(fyne.KeyLeft)
	if got := s.text(); got != "too few riders at noon" {
		t.Errorf("chosen, it is %q", got)
	}
	s.page.key(fyne.KeyRight)
	if got := s.text(); got != "eleven riders too few" {
		t.Errorf("chosen back, it is %q", got)
	}
	s.page.key(fyne.KeyReturn)
	if s.opened != "a" {
		t.Errorf("opened is %q", s.opened)
	}
	if len(s.wrong) > 0 {
		t.Error(s.wrong)
	}
}

func TestAllIsTakenBack(t *testing.T) {
	s := newStage(t)
	s.bring("")
	for range 2 { // the second time it is under way
		if !s.page.Shortcut(&fyne.ShortcutUndo{}) {
			t.Error("the shortcut means nothing")
		}
	}
	s.loop.Until(t, "it led back", func() bool { return s.back > 0 })
	if s.back != 1 || len(s.wrong) > 0 {
		t.Errorf("led back %d times, %v", s.back, s.wrong)
	}
	if got := s.text(); got != "too few riders at noon" {
		t.Errorf("taken back, it is %q", got)
	}
}

// Another language makes the page anew, and nothing comes in twice.
func TestAnotherLanguageBringsNothingAgain(t *testing.T) {
	s := newStage(t)
	s.bring("")
	if err := words.Use(words.Simplified); err != nil {
		t.Fatal(err)
	}
	s.show(s.page.Work)
	if s.page.busy {
		t.Error("it comes in again")
	}
	s.says("有 1 处两边不一致", "已合并")
	if last, err := s.store.LastMerging(); err != nil || last.File != "there"+portable.Ending {
		t.Errorf("the last merging is %+v, %v", last, err)
	}
}

func TestLockedFileAsks(t *testing.T) {
	s := newStage(t)
	s.bring("the right one")
	s.says("This file is locked")
	for _, typed := range []string{"a wrong one", "the right one"} {
		s.page.passphrase.SetText(typed)
		s.page.passphrase.OnEnter(typed, false)
		s.wait()
		if typed == "a wrong one" {
			s.says("not the one the file was locked with", "This file is locked")
		}
	}
	s.says("Differences between the desks: 1")
}

func TestWhatIsNoFileOfOurs(t *testing.T) {
	s := newStage(t)
	s.show(NewWork(filepath.Join(s.dir, "nothing.whybone")))
	s.wait()
	if s.page.done || s.page.err == nil {
		t.Errorf("it is in: %v", s.page.err)
	}
	s.page.key(fyne.KeyEscape)
	if s.back != 1 {
		t.Errorf("led back %d times", s.back)
	}
}
