// Package app is the window: it opens the data, shows the list of analyses or the
// workshop, and looks after language, theme and the keys that work everywhere. What a
// page shows is the page's own affair (packages home and workshop); what an analysis
// is, package fishbone's.
//
// Start reading at [Run].
package app

import (
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	_ "early.whybone/fyne" // before Fyne starts
	tooltip "github.com/dweymouth/fyne-tooltip"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/assets"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
	"whybone/storage"
)

// id is the program's name among all programs.
const id = "io.whybone.app"

// page is what the window shows: the list of analyses, or one analysis.
type page interface {
	Content() fyne.CanvasObject
	Shortcut(fyne.Shortcut) bool
	Focus()
}

// window is the program while it runs. It belongs to the window's thread.
type window struct {
	app      fyne.App
	win      fyne.Window
	store    *storage.Store
	renderer *draw.Renderer
	notices  *ui.Notices
	place    *fyne.Container
	tips     *fyne.Container // the tooltip that is shown, above everything

	language words.Language
	theme    *ui.Theme
	page     page
	session  *session.Session // of the analysis in the workshop, nil on the home page
	leave    func()           // ends the page that is shown

	plain     float32 // the scale at a text size of 100 %
	textSize  int     // in percent
	panes     workshop.Panes
	keptPanes string
	seat      seat
	touring   touring
	after     ui.After
	callOff   func()         // of what is to be remembered later
	menu      *fyne.MainMenu // put away while the page has the whole screen; may be nil
	before    before         // the window had the whole screen
}

// Run opens the window on a data file and returns when it is closed.
func Run(dataPath string) error {
	debug.SetGCPercent(60) // 60 MB less while people work, for 2 ms of an edit
	plain := prepare()
	a := fyneapp.New()
	endPromptly(a)
	store, err := storage.Open(dataPath)
	if err != nil {
		return refuse(a, err)
	}
	engine := graphviz.New(graphviz.Options{})
	defer engine.Close()
	w := newWindow(a, store, draw.NewRenderer(engine))
	w.plain = plain
	w.start()
	w.win.Show()
	w.fillScreen()
	a.Run()
	w.leave()
	return store.Close()
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
// It returns the scale at a text size of 100 %.
func prepare() float32 {
	fyneapp.SetMetadata(fyne.AppMetadata{ID: id, Name: "Whybone", Migrations: map[string]bool{"fyneDo": true}})
	if runtime.GOOS == "linux" && os.Getenv("FYNE_PLATFORM") == "" && os.Getenv("DISPLAY") != "" {
		os.Setenv("FYNE_PLATFORM", "x11")
	}
	return plainScale()
}

func newWindow(a fyne.App, store *storage.Store, r *draw.Renderer) *window {
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	return &window{
		app: a, store: store, renderer: r, win: a.NewWindow("Whybone"),
		place: container.NewStack(), leave: func() {},
		plain: 1, after: ui.Later, callOff: func() {},
	}
}

// start shows the window as it was left.
func (w *window) start() {
	w.loadSettings()
	w.notices = ui.NewNotices()
	w.win.SetPadded(false)
	whole := container.New(&watched{w.rest}, container.NewStack(w.place, w.notices.Object()))
	both := tooltip.AddWindowToolTipLayer(whole, w.win.Canvas()).(*fyne.Container)
	w.tips = both.Objects[1].(*fyne.Container)
	w.win.SetContent(both)
	w.putWindow()
	w.keptPanes = w.panes.String()
	w.win.SetCloseIntercept(func() {
		w.keep()
		w.leave()
		w.leave = func() {}
		w.win.Close()
	})
	w.addShortcuts()
	w.openLast()
}

// show puts a page into the window.
func (w *window) show(p page, leave func()) {
	w.page, w.leave = p, leave
	w.place.Objects = []fyne.CanvasObject{p.Content()}
	w.place.Refresh()
	p.Focus()
}

// say shows a sentence about what could not be done.
func (w *window) say(err error) {
	w.notices.Say(words.Sentence(err), ui.Negative, "", nil)
}

func (w *window) now() time.Time { return time.Now() }

// refuse opens a window that says why the program cannot work, for people who started
// it without a terminal, and returns the reason for those who did.
func refuse(a fyne.App, reason error) error {
	w := a.NewWindow("Whybone")
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
