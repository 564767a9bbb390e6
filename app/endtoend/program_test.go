//go:build linux

package endtoend

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// window is the program with its window on a desktop.
type window struct {
	*desktop
	process *process
	data    string // the data file
	store   *storage.Store
	id      fishbone.ID // the analysis that is worked on
}

// open starts the program in a language and waits for its window.
func (d *desktop) open(data string, language words.Language) *window {
	d.t.Helper()
	return d.openWith(d.program(language, "--data", data), data, language)
}

// openWith is open with a program that is started in a way of its own.
func (d *desktop) openWith(program *exec.Cmd, data string, language words.Language) *window {
	d.t.Helper()
	d.learn(language)
	w := &window{desktop: d, data: data, process: d.start(program)}
	d.until("the window is open", func() bool {
		if !w.process.running() {
			d.t.Fatalf("the program ended: %v: %s", w.process.err, w.process.said)
		}
		return w.active()
	})
	store, err := storage.Open(data)
	must(d.t, err)
	w.store = store
	d.t.Cleanup(func() { _ = store.Close() }) // closed already where the test got so far
	return w
}

// learn gives the eyes the program's fonts and the test its words.
func (d *desktop) learn(language words.Language) {
	test.NewTempApp(d.t).Settings().SetTheme(&ui.Theme{Mode: ui.LightMode, Forms: language.Forms()})
	must(d.t, words.Use(language))
	d.eyes = &eyes{scale: 1, known: map[string][]shape{}}
	if d.height >= 1000 {
		d.eyes.scale = 1.2
	}
}

// program is the test's own binary as the program. It finds no other programs, so it
// has to show file dialogs of its own.
func (d *desktop) program(language words.Language, args ...string) *exec.Cmd {
	if exe := windowsProgram(); exe != "" {
		return d.underWine(exe, args...)
	}
	self, err := os.Executable()
	must(d.t, err)
	c := exec.Command(self, args...)
	locale := map[words.Language]string{words.English: "en_US", words.Simplified: "zh_CN", words.Traditional: "zh_TW"}[language]
	c.Env = d.environ(asProgram+"=1", "LC_ALL=", "LC_CTYPE="+os.Getenv("LC_CTYPE"), "LANG="+locale+".UTF-8", "PATH="+d.home, "WHYBONE_DATA=", "FYNE_SCALE=")
	return c
}

// active says whether the window is there and has the keys.
func (w *window) active() bool {
	c := exec.Command("xdotool", "getactivewindow", "getwindowname")
	c.Env = w.environ()
	name, err := c.Output()
	return err == nil && strings.HasSuffix(strings.TrimSpace(string(name)), "Whybone")
}

// close closes the window as its frame's cross does, and wants the program to end well.
func (w *window) close() {
	w.t.Helper()
	for end := time.Now().Add(patience); w.process.running() && time.Now().Before(end); {
		w.press("alt+F4") // a busy window manager may miss it
		select {
		case <-w.process.ended:
		case <-time.After(patience / 4):
		}
	}
	if w.process.running() {
		must(w.t, w.process.cmd.Process.Signal(syscall.SIGQUIT)) // to learn where it hangs
		<-w.process.ended
		w.fail("the window is closed but the program goes on: %s", w.process.said)
	}
	if w.process.err != nil {
		w.t.Fatalf("the program ended badly: %v: %s", w.process.err, w.process.said)
	}
	must(w.t, w.store.Close())
}

// analysis is what the data file holds now of the analysis that is worked on.
func (w *window) analysis() *fishbone.Analysis {
	w.t.Helper()
	a, err := w.store.Load(w.id)
	must(w.t, err)
	return a
}

// stored waits until the data file says something.
func (w *window) stored(what string, holds func(a *fishbone.Analysis) bool) {
	w.t.Helper()
	w.until("stored: "+what, func() bool { return holds(w.analysis()) })
}

// step opens a step by its key and waits until it is open and shown.
func (w *window) step(n guide.Step) {
	w.t.Helper()
	w.press(fmt.Sprintf("ctrl+%d", n))
	w.until("the step is open", func() bool {
		open, err := w.store.Step(w.id)
		must(w.t, err)
		return open == n
	})
	w.see(words.T("workshop.step", "n", n))
}

// dataIn is a data file in an empty directory of a test.
func dataIn(dir string) string { return filepath.Join(dir, "data", "whybone.db") }
