package app

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/session"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
	"whybone/storage"
)

// stage is the program's window on a data file of its own, without a screen.
type stage struct {
	*window
	t    *testing.T
	loop *uitest.Loop
	path string
	lost bool // the file is not where it was in the end
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, path: filepath.Join(t.TempDir(), "whybone.db")}
	t.Cleanup(func() {
		s.end()
		_ = words.Use(words.English)
	})
	s.begin()
	return s
}

// begin starts the program in the window that the tests are made for.
func (s *stage) begin() {
	s.t.Helper()
	s.launch()
	s.win.Resize(fyne.NewSize(1280, 720))
	s.settle()
}

// launch starts the program.
func (s *stage) launch() {
	s.t.Helper()
	s.launchWith(filepath.Join(filepath.Dir(s.path), "rescue"))
}

// launchWith starts the program with a directory for what the data file does not take.
func (s *stage) launchWith(rescueDir string) {
	s.t.Helper()
	s.loop = uitest.NewLoop(s.t)
	store, err := storage.Open(s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	engine := graphviz.New(graphviz.Options{})
	engine.Close() // the pictures are those of the plain geometry
	s.window = newWindow(s.loop, store, draw.NewRenderer(engine), 1)
	s.rescueDir = rescueDir
	s.start()
	s.settle()
}

// end ends it.
func (s *stage) end() {
	s.t.Helper()
	s.pages.close()
	s.settle()
	s.endBackground()
	if err := s.store.Close(); err != nil && !s.lost {
		s.t.Error(err)
	}
}

// session is the open analysis, nil where the page is about none.
func (s *stage) session() *session.Session {
	if p, ok := s.pages.page.(*sessionPage); ok {
		return p.Session()
	}
	return nil
}

// set keeps a setting.
func (s *stage) set(key, value string) {
	s.t.Helper()
	if err := s.store.SetSetting(key, value); err != nil {
		s.t.Fatal(err)
	}
}

// settle does all that waits for the window's thread by now.
func (s *stage) settle() { s.loop.Run() }

// until does what comes in until something is true.
func (s *stage) until(what string, is func() bool) {
	s.t.Helper()
	s.loop.Until(s.t, what, is)
}

// add stores an analysis.
func (s *stage) add(edits ...fishbone.Edit) fishbone.ID {
	s.t.Helper()
	id, err := session.New(s.store, fishbone.Batch{Edits: edits}, time.Now())
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func problem(text string) fishbone.Edit {
	return fishbone.SetAbout{Field: fishbone.Problem, Text: text}
}

func (s *stage) shows(text string) bool {
	return uitest.Shows(s.pages.place, text)
}

func (s *stage) mustShow(text string) {
	s.t.Helper()
	s.until("it shows "+text, func() bool { return s.shows(text) })
}

// pick opens the menu of the settings and takes a line of it.
func (s *stage) pick(label string) {
	s.t.Helper()
	s.pickFrom(s.settingsMenu, label)
}

// pickFrom opens a menu and takes a line of it.
func (s *stage) pickFrom(open func(at fyne.Position), label string) {
	s.t.Helper()
	open(fyne.NewPos(1200, 50))
	menu := s.win.Canvas().Overlays().Top()
	uitest.Tap(s.t, menu, label)
	s.settle()
}

func (s *stage) write(text string) {
	s.t.Helper()
	s.settle()
	f := s.win.Canvas().Focused()
	if f == nil {
		s.t.Fatal("nothing has the focus")
	}
	test.Type(f, text)
}
