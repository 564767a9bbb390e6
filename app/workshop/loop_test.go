package workshop

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
)

// loop is a test app whose window thread is the test's own goroutine, as it is in the
// real program: what is meant for that thread waits until the test lets it run.
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

// theApp is one for all tests: each app reads all fonts anew, and Fyne keeps them. Nor is
// it a temporary one: what comes in late must find a queue, too.
var theApp = sync.OnceValue(func() fyne.App {
	a := test.NewApp()
	a.Settings().SetTheme(&ui.Theme{})
	return a
})

func newLoop(t *testing.T) *loop {
	t.Helper()
	a := theApp()
	*a.Settings().Theme().(*ui.Theme) = ui.Theme{Mode: ui.LightMode}
	l := &loop{App: a, driver: &queueing{Driver: a.Driver(), jobs: make(chan func(), 10_000)}}
	fyne.SetCurrentApp(l)
	return l
}

// run does all that waits by now.
func (l *loop) run() {
	for {
		select {
		case f := <-l.driver.jobs:
			f()
		default:
			return
		}
	}
}

// until does what comes in until something is true.
func (l *loop) until(t *testing.T, what string, is func() bool) {
	t.Helper()
	late := time.After(20 * time.Second)
	for !is() {
		select {
		case f := <-l.driver.jobs:
			f()
		case <-late:
			t.Fatalf("waited in vain until %s", what)
		}
	}
}
