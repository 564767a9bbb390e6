package filedialog

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/adrg/xdg"

	"whybone/app/ui/uitest"
	"whybone/app/words"
)

// stage is the dialog in a window, over the folders of a home of its own.
type stage struct {
	*panel
	t       *testing.T
	home    string
	answers []string
	done    int
}

// newStage opens the dialog for a name. The home holds "Documents" and "Pictures" and
// what the paths say, folders with a slash at the end.
func newStage(t *testing.T, name string, paths ...string) *stage {
	t.Helper()
	s := &stage{t: t, home: t.TempDir()}
	s.make("Documents/", "Pictures/")
	s.make(paths...)
	for variable, folder := range map[string]string{
		"HOME": "", "XDG_DOCUMENTS_DIR": "Documents", "XDG_PICTURES_DIR": "Pictures", "XDG_DESKTOP_DIR": "Desktop",
	} {
		t.Setenv(variable, filepath.Join(s.home, folder))
	}
	xdg.Reload()
	lastFolder = ""
	uitest.NewLoop(t)
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, container.NewStack())
	w.Resize(fyne.NewSize(1280, 720))
	s.ask(w, name)
	return s
}

func (s *stage) ask(w fyne.Window, name string) {
	s.panel = newPanel(w, questionFor(name), func(path string) { s.answers = append(s.answers, path) }, func() { s.done++ })
	s.panel.show()
}

// questionFor asks where to save a file, or for no name which one to open.
func questionFor(name string) Question {
	if name == "" {
		return Question{Endings: []string{".json"}}
	}
	return Question{Name: name, Endings: []string{filepath.Ext(name), ".pdf"}}
}

func (s *stage) make(paths ...string) {
	s.t.Helper()
	for _, p := range paths {
		full := filepath.Join(s.home, p)
		err := os.MkdirAll(filepath.Dir(full), 0o700)
		if strings.HasSuffix(p, "/") {
			err = os.MkdirAll(full, 0o700)
		} else if err == nil {
			err = os.WriteFile(full, []byte("old"), 0o600)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
}

// in is a path below the home.
func (s *stage) in(path string) string { return filepath.Join(s.home, path) }

// write replaces the name by typing, as after the dialog opened with all of it marked.
func (s *stage) write(name string) {
	s.t.Helper()
	s.name.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.press(fyne.KeyBackspace)
	for _, r := range name {
		s.focused().TypedRune(r)
	}
}

func (s *stage) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, k := range keys {
		s.focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (s *stage) focused() fyne.Focusable {
	s.t.Helper()
	f := s.window.Canvas().Focused()
	if f == nil {
		s.t.Fatal("nothing has the focus")
	}
	return f
}

func (s *stage) isOpen() bool { return s.window.Canvas().Overlays().Top() != nil }

// answered sees to it that the dialog closed with this one answer.
func (s *stage) answered(want string) {
	s.t.Helper()
	if !slices.Equal(s.answers, []string{want}) || s.done != 1 || s.isOpen() {
		s.t.Errorf("answers %q, want %q; done %d times, open: %v", s.answers, want, s.done, s.isOpen())
	}
}

// asks sees to it that the dialog is open without an answer.
func (s *stage) asks() {
	s.t.Helper()
	if len(s.answers) > 0 || s.done != 0 || !s.isOpen() {
		s.t.Errorf("answers %q, done %d times, open: %v", s.answers, s.done, s.isOpen())
	}
}

func (s *stage) shows(text string) bool {
	return uitest.Shows(s.body, text)
}

// tap clicks what shows exactly these words.
func (s *stage) tap(label string) {
	s.t.Helper()
	uitest.Tap(s.t, s.body, label)
}
