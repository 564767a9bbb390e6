package app

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynedesktop "fyne.io/fyne/v2/driver/desktop"

	tooltip "github.com/dweymouth/fyne-tooltip"

	"whybone/app/cases"
	"whybone/app/desktop"
	"whybone/app/figures"
	"whybone/app/home"
	"whybone/app/mappage"
	"whybone/app/preferences"
	"whybone/app/register"
	"whybone/app/rescue"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/storage"
)

// name is what the window is called while it shows no analysis.
const name = "Whybone"

// window is the program while it runs. It belongs to the window's thread.
type window struct {
	app         fyne.App
	version     string // the program's
	win         *desktop.Window
	store       *storage.Store
	preferences *preferences.Preferences
	renderer    *draw.Renderer
	notices     *ui.Notices
	tips        *fyne.Container // the tooltip that is shown, above everything
	pages       *navigator

	language words.Language
	theme    *ui.Theme
	panes    workshop.Panes
	tour     tourUnderWay
	made     fishbone.ID  // the analysis that is opened because it was made just now
	sought   *storage.Hit // where an analysis is opened, if something was found there
	after    ui.After
	cancel   func() // of what is to be remembered later

	registerView *register.View    // how the register was left
	figuresView  *figures.View     // and the service figures
	homeView     *home.View        // how the list of analyses was left
	mapView      *mappage.View     // how the map of root causes was left
	caseChoice   *cases.Choice     // what was looked at in the list of cases
	counts       map[string]string // how much there is on a page, by its name

	unsaved map[fishbone.ID]*session.Session // what the data file has not taken yet
	storing sync.WaitGroup                   // what is being stored in the background
	holdUp  time.Duration                    // see [session.Session.HoldUp]

	goingOver     bool   // to another data file
	cancelWriting func() // of trying to write a file that is open for reading; nil if that is not due

	rescueDir    string // where that is kept meanwhile
	keeper       keeper
	cancelRescue func() // of keeping it there soon; nil if that is not needed
	stopIndexing func() // see keepIndexed

	questions    context.Context // of what is asked beside the window's thread for nobody who waits
	endQuestions func()
}

func newWindow(a fyne.App, store *storage.Store, r *draw.Renderer, plainScale float32) *window {
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	w := &window{
		app: a, store: store, renderer: r, win: desktop.NewWindow(a.NewWindow(name), plainScale),
		after: ui.Later, cancel: func() {}, counts: map[string]string{}, unsaved: map[fishbone.ID]*session.Session{}, rescueDir: rescue.DefaultDir(), stopIndexing: func() {},
	}
	w.questions, w.endQuestions = context.WithCancel(context.Background())
	w.preferences = preferences.New(store.Impatient(), w.reportUnexpected)
	w.pages = newNavigator(w)
	return w
}

// start shows the window as it was left.
func (w *window) start() {
	w.loadPreferences()
	w.notices = ui.NewNotices()
	w.win.SetPadded(false)
	all := container.New(&watched{w.rememberLater}, container.NewStack(w.pages.place, w.notices.Object()))
	both := tooltip.AddWindowToolTipLayer(all, w.win.Canvas()).(*fyne.Container)
	w.tips = both.Objects[1].(*fyne.Container)
	w.win.SetContent(both)
	if was, ok := w.preferences.Placement(); ok {
		w.win.Place(was)
	} else {
		w.win.PlaceFirst()
	}
	w.win.SetCloseIntercept(w.close)
	w.takeKeys()
	w.win.SetOnDropped(w.dropped)
	w.pages.openLast(w.preferences.Open())
	w.bringBack()
	w.backUp()
	w.keepIndexed()
}

// loadPreferences takes language, theme, size of text and panes from the data.
func (w *window) loadPreferences() {
	w.language = w.preferences.Language()
	if err := words.Use(w.language); err != nil {
		w.language = words.English
		if err := words.Use(w.language); err != nil {
			fyne.LogError("load the interface's words", err)
		}
	}
	w.theme = &ui.Theme{Mode: w.preferences.Mode(), Forms: w.language.Forms()}
	w.app.Settings().SetTheme(w.theme)
	w.win.StartTextSize(w.preferences.TextSize())
	w.panes = w.preferences.Panes()
}

// pause is how long window and panes must have rested before they are remembered.
const pause = time.Second

// rememberLater has window and panes remembered when nobody moves them any more.
func (w *window) rememberLater() {
	w.cancel()
	w.cancel = w.after(pause, w.remember)
}

// remember remembers window and panes now.
func (w *window) remember() {
	w.cancel()
	if now, ok := w.win.Placement(); ok {
		w.preferences.SetPlacement(now)
	}
	w.preferences.SetPanes(w.panes)
}

// setFullScreen gives the page the whole screen, or the window again.
func (w *window) setFullScreen(on bool) {
	if on != w.win.FullScreen() {
		w.tips.RemoveAll() // what it belongs to goes without the pointer having left it
		w.win.SetFullScreen(on)
	}
}

// reportError shows why something could not be done. Every error that people see comes
// this way.
func (w *window) reportError(err error) {
	if w.canTellLoss(err) {
		w.tellLoss(err)
		return
	}
	w.sayError(words.Sentence(err), err)
}

// sayError says an error, and leads to what helps: to the backups where something is damaged, to
// the page anew where another window has changed what it shows.
func (w *window) sayError(said string, err error) {
	action, do := "", func() {}
	if errors.Is(err, storage.ErrDamaged) && w.pages.route.page != backupsPage {
		action, do = words.T("backups.title"), func() { w.pages.goTo(route{page: backupsPage}) }
	}
	if errors.Is(err, storage.ErrStale) {
		action, do = words.T("error.stale.action"), func() { w.pages.goTo(w.pages.route) }
	}
	w.notices.Say(said, ui.Negative, action, do)
}

func (w *window) now() time.Time { return time.Now() }

// shortcuts are all that a page may be asked for. What each does, the pages say.
func shortcuts() []fyne.Shortcut {
	const ctrl = fyne.KeyModifierShortcutDefault
	return slices.Concat(workshop.Shortcuts(), []fyne.Shortcut{
		&fynedesktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: ctrl}, &fyne.ShortcutPaste{},
	})
}

// takeKeys takes the keys that come while nothing has the focus: they are those of what had it
// before a click took it away, and shortcuts else the page's. What has the focus sends the
// page's shortcuts on by itself.
func (w *window) takeKeys() {
	c := w.win.Canvas()
	for _, s := range shortcuts() {
		c.AddShortcut(s, w.shortcut)
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if f := ui.Settle(c); f != nil {
			f.TypedKey(e)
		} else if e.Name == ui.WalkKey {
			ui.Walk(c)
		}
	})
	c.SetOnTypedRune(func(r rune) {
		if f := ui.Settle(c); f != nil {
			f.TypedRune(r)
		}
	})
}

// shortcut passes a shortcut on, unless a dialog or a menu lies over the page.
func (w *window) shortcut(s fyne.Shortcut) {
	defer ui.Recover()
	c := w.win.Canvas()
	if f, ok := ui.Settle(c).(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	} else if c.Overlays().Top() == nil {
		w.pages.page.Shortcut(s)
	}
}

// watched gives its object all the room and tells when that became another one.
type watched struct{ changed func() }

func (*watched) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (l *watched) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if o[0].Size() != s {
		l.changed()
	}
	o[0].Resize(s)
}
