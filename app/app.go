// Package app is the program's window: it opens the data, shows one page at a time, and
// looks after language, theme and the keys that work everywhere. What a page shows is the
// page's own affair; what an analysis is, package fishbone's.
//
// Start reading at [Run], then navigator.go, which lists the pages.
package app

import (
	"os"
	"runtime"
	"runtime/debug"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	_ "early.whybone/fyne" // before Fyne starts

	"whybone/app/desktop"
	"whybone/app/diagnosis"
	"whybone/app/instance"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
	"whybone/storage"
)

// id is the program's name among all programs.
const id = "io.whybone.app"

// Run opens the window on a data file, with files to open there, and returns when it is closed.
// Where the data file has a window already, that one opens them. The version is the program's.
func Run(dataPath, version string, files ...string) error {
	debug.SetGCPercent(60) // 60 MB less while people work, for 2 ms of an edit
	started := make(chan *window, 1)
	release, another, err := instance.Take(instance.DefaultDir(), dataPath, files, func(files []string) {
		w := <-started
		started <- w
		ui.Do(func() {
			w.win.BringForward()
			w.openWhenFree(files)
		})
	})
	if another {
		return nil // its window has come forward
	}
	defer release()
	plainScale := prepare()
	a := fyneapp.New()
	endPromptly(a)
	if err != nil {
		fyne.LogError("a second start will open a second window", err)
	}
	store, unwritable, err := storage.OpenOrRead(dataPath)
	if err != nil {
		return refuse(a, err)
	}
	engine := graphviz.New(graphviz.Options{})
	defer engine.Close()
	w := newWindow(a, store, draw.NewRenderer(engine), plainScale)
	w.version = version
	w.holdNobodyUp()
	w.start()
	defer w.catchFaults(diagnosis.DefaultDir(), version)()
	if unwritable != nil {
		w.notices.Say(words.T("data.readOnly", "reason", words.Sentence(unwritable)), ui.Waiting, "", nil)
	}
	w.openWhenFree(files)
	w.win.Show()
	started <- w
	w.win.MaximizeAgain()
	a.Run()
	w.pages.close()
	w.endBackground()
	return w.store.Close() // perhaps another one by now, see goOver
}

// endPromptly takes away what Fyne 2.8.1 does last of all, to save its preferences, which
// this program has none of: Fyne queues that for a loop that may have ended already, and
// then waits for it forever, with the window gone, about once in fifty times.
func endPromptly(a fyne.App) {
	if l, ok := a.Lifecycle().(interface{ SetOnStoppedHookExecuted(func()) }); ok {
		l.SetOnStoppedHookExecuted(nil)
	}
}

// prepare says what has to be said before Fyne starts: that widgets are changed inside
// fyne.Do alone, so that Fyne need not ask at every change which thread it is on; and
// X11 where there is a choice, because under Wayland no input method reaches the window.
// It returns the scale at the usual text size.
func prepare() (plainScale float32) {
	fyneapp.SetMetadata(fyne.AppMetadata{ID: id, Name: name, Migrations: map[string]bool{"fyneDo": true}})
	if runtime.GOOS == "linux" && os.Getenv("FYNE_PLATFORM") == "" && os.Getenv("DISPLAY") != "" {
		os.Setenv("FYNE_PLATFORM", "x11")
	}
	return desktop.PlainScale()
}

// refuse opens a window that says why the program cannot work, for people who started
// it without a terminal, and returns the reason for those who did.
func refuse(a fyne.App, reason error) error {
	w := a.NewWindow(name)
	a.Settings().SetTheme(&ui.Theme{Mode: ui.LightMode})
	if err := words.Use(words.System()); err != nil {
		return err
	}
	c := ui.Colors()
	w.SetContent(container.NewStack(canvas.NewRectangle(c.Back), ui.Pad(32, ui.Column(12,
		ui.Text(words.T("refuse.title"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		ui.Paragraph(words.Sentence(reason), ui.Style{Size: ui.Body, Color: c.Ink}, 520, 6),
		ui.Paragraph(reason.Error(), ui.Style{Size: ui.Small, Color: c.Faint}, 520, 6),
		ui.Spacer(),
		ui.Row(0, ui.Spacer(), ui.Primary("", words.T("refuse.close"), w.Close)),
	))))
	w.Resize(fyne.NewSize(600, 300))
	w.CenterOnScreen()
	w.ShowAndRun()
	return reason
}
