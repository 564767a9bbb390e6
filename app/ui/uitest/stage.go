package uitest

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/storage"
)

// NewWindow is an empty window in English, as large as the smallest that a page is made for.
func NewWindow(t *testing.T) fyne.Window {
	t.Helper()
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, container.NewStack())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 720))
	return w
}

// NewStore is an empty data file, which is closed when the test ends.
func NewStore(t *testing.T) *storage.Store { t.Helper(); return OpenStore(t, t.TempDir(), "whybone") }

// OpenStore is a data file in a directory.
func OpenStore(t *testing.T, dir, name string) *storage.Store {
	t.Helper()
	store, err := storage.Open(filepath.Join(dir, name+".db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// Stage is a window in which a page is tried whose work beside the window's thread is done when the
// test says. A package embeds it and adds its page.
type Stage struct {
	T    *testing.T
	Win  fyne.Window
	jobs []func() func()
}

// NewStage is an empty window.
func NewStage(t *testing.T) *Stage {
	t.Helper()
	NewLoop(t)
	return &Stage{T: t, Win: NewWindow(t)}
}

// Background keeps work until the test says that it is done; pages take it for what runs theirs.
func (s *Stage) Background(work func() (then func())) { s.jobs = append(s.jobs, work) }

// Next does the work that has waited longest, and what comes of it.
func (s *Stage) Next() {
	job := s.jobs[0]
	s.jobs = s.jobs[1:]
	job()()
}

// Settle does all the work that waits.
func (s *Stage) Settle() {
	for len(s.jobs) > 0 {
		s.Next()
	}
}

// Press presses keys where the focus is.
func (s *Stage) Press(keys ...fyne.KeyName) {
	s.T.Helper()
	for _, k := range keys {
		ui.Settle(s.Win.Canvas()).TypedKey(&fyne.KeyEvent{Name: k})
		s.Settle()
	}
}

// Write types where the focus is.
func (s *Stage) Write(text string) {
	s.T.Helper()
	test.Type(ui.Settle(s.Win.Canvas()), text)
	s.Settle()
}

// Tap clicks what says exactly these words.
func (s *Stage) Tap(words string) {
	s.T.Helper()
	Tap(s.T, s.Win.Content(), words)
	s.Settle()
}

// Text is all that the window says.
func (s *Stage) Text() string { return Text(s.Win.Content()) }

// MustShow wants words to be seen.
func (s *Stage) MustShow(all ...string) {
	s.T.Helper()
	for _, one := range all {
		if !strings.Contains(s.Text(), one) {
			s.T.Errorf("%q is not to be seen in %s", one, s.Text())
		}
	}
}

// MustHide wants words not to be seen.
func (s *Stage) MustHide(all ...string) {
	s.T.Helper()
	for _, one := range all {
		if strings.Contains(s.Text(), one) {
			s.T.Errorf("%q is to be seen in %s", one, s.Text())
		}
	}
}
