// Package uitest is what the tests of windows and pages share: the window's thread, timers
// that run when the test says so, and eyes for what a page shows. It is for tests only,
// and knows no page.
package uitest

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
)

// Loop is a test app whose window thread is the test's own goroutine, as it is in the
// real program: what is meant for that thread waits until the test lets it run.
type Loop struct {
	fyne.App
	driver *queueing
}

// Driver gives the driver that queues, instead of the app's own.
func (l *Loop) Driver() fyne.Driver { return l.driver }

type queueing struct {
	fyne.Driver
	jobs chan func()
}

func (q *queueing) DoFromGoroutine(f func(), _ bool) { q.jobs <- f }

// theApp is one for all tests: each app reads all fonts anew, and Fyne keeps them. Nor is
// it a temporary one: what comes in late must find a queue, too.
var theApp = sync.OnceValue(test.NewApp)

// NewLoop makes the app of a test, in the light theme, and sets it as the current one.
func NewLoop(t testing.TB) *Loop {
	t.Helper()
	a := theApp()
	if theme, ok := a.Settings().Theme().(*ui.Theme); ok {
		*theme = ui.Theme{Mode: ui.LightMode}
	} else {
		a.Settings().SetTheme(&ui.Theme{Mode: ui.LightMode})
	}
	l := &Loop{App: a, driver: &queueing{Driver: a.Driver(), jobs: make(chan func(), 10_000)}}
	fyne.SetCurrentApp(l)
	return l
}

// Run does all that waits by now.
func (l *Loop) Run() {
	for {
		select {
		case f := <-l.driver.jobs:
			f()
		default:
			return
		}
	}
}

// Until does what comes in until something is true, and gives up after two minutes: a machine may be slow.
func (l *Loop) Until(t *testing.T, what string, is func() bool) {
	t.Helper()
	late := time.After(2 * time.Minute)
	for !is() {
		select {
		case f := <-l.driver.jobs:
			f()
		case <-late:
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// Timers are clocks that ring when the test says so.
type Timers struct {
	due []func()
}

// After has f done at the next Pass, whatever the time, unless it is called off.
func (t *Timers) After(_ time.Duration, f func()) (cancel func()) {
	off := false
	t.due = append(t.due, func() {
		if !off {
			f()
		}
	})
	return func() { off = true }
}

// Pass lets so much time pass that all is done that was due at its start.
func (t *Timers) Pass() { t.Ring(len(t.due)) }

// Ring has the first n of what is due done.
func (t *Timers) Ring(n int) {
	due := t.due[:n]
	t.due = t.due[n:]
	for _, f := range due {
		f()
	}
}

// Due is how many wait, those that were called off included.
func (t *Timers) Due() int { return len(t.due) }
