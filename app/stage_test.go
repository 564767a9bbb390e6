package app

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
	"whybone/storage"
)

// loop is a test app whose window thread is the test's own goroutine: what is meant for
// that thread waits until the test lets it run.
type loop struct {
	fyne.App
	driver *queueing
}

func (l *loop) Driver() fyne.Driver { return l.driver }

type queueing struct {
	fyne.Driver
	jobs chan func()
}

func (q *queueing) DoFromGoroutine(f func(), _ bool) { q.jobs <- f }

// stage is the program's window on a data file of its own, without a screen.
type stage struct {
	*window
	t    *testing.T
	loop *loop
	path string
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
	a := test.NewApp() // not a temporary one: what comes in late must find a queue too
	s.loop = &loop{App: a, driver: &queueing{Driver: a.Driver(), jobs: make(chan func(), 10_000)}}
	fyne.SetCurrentApp(s.loop)
	store, err := storage.Open(s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	engine := graphviz.New(graphviz.Options{})
	engine.Close() // the pictures are those of the plain geometry
	s.window = newWindow(s.loop, store, draw.NewRenderer(engine))
	s.start()
	s.settle()
}

// end ends it.
func (s *stage) end() {
	s.t.Helper()
	s.leave()
	s.settle()
	if err := s.store.Close(); err != nil {
		s.t.Error(err)
	}
}

// settle does all that waits for the window's thread by now.
func (s *stage) settle() {
	for {
		select {
		case f := <-s.loop.driver.jobs:
			f()
		default:
			return
		}
	}
}

// until does what comes in until something is true.
func (s *stage) until(what string, is func() bool) {
	s.t.Helper()
	late := time.After(20 * time.Second)
	for !is() {
		select {
		case f := <-s.loop.driver.jobs:
			f()
		case <-late:
			s.t.Fatalf("waited in vain until %s; it shows %q", what, texts(s.place))
		}
	}
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

func texts(o fyne.CanvasObject) (all []string) {
	for _, part := range test.LaidOutObjects(o) {
		if t, ok := part.(*canvas.Text); ok && t.Text != "" {
			all = append(all, t.Text)
		}
	}
	return all
}

func (s *stage) shows(text string) bool {
	return strings.Contains(strings.Join(texts(s.place), " "), text)
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
	for _, part := range test.LaidOutObjects(menu) {
		if tap, ok := part.(*ui.Tap); ok && strings.Join(texts(tap), "") == label {
			test.Tap(tap)
			s.settle()
			return
		}
	}
	s.t.Fatalf("the menu has no %q, only %q", label, texts(menu))
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
