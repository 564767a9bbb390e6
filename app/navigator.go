package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/backups"
	"whybone/app/board"
	"whybone/app/figures"
	"whybone/app/home"
	"whybone/app/intakepage"
	"whybone/app/merging"
	"whybone/app/register"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// page is what the window shows. It is made for the language and the colours of the moment.
type page interface {
	Content() fyne.CanvasObject
	Shortcut(fyne.Shortcut) bool
	Focus()
	Close() // stores what was typed last
}

// route says which page is shown, and on which analysis.
type route struct {
	page string
	on   fishbone.ID // empty for a page about no analysis in particular
}

// The names of the pages. They are in data files.
const (
	homePage         = "home"
	workshopPage     = "workshop"
	backupsPage      = "backups"
	importPage       = "import"
	figureImportPage = "figureimport"
	mergingPage      = "merging"
	registerPage     = "register"
	figuresPage      = "figures"
	casesPage        = "cases"
	casePage         = "case"
	mapPage          = "map"
	comparePage      = "compare"
)

// pageList is the one list of pages: how each is opened on an analysis. It returns how the
// page is made, which is done again for another language or other colours.
func (w *window) pageList() map[string]openPage {
	return map[string]openPage{
		homePage:         w.openHome,
		workshopPage:     w.openWorkshop,
		backupsPage:      w.openBackups,
		importPage:       w.openImport,
		figureImportPage: w.openFigureImport,
		mergingPage:      w.openMerging,
		registerPage:     w.openRegister,
		figuresPage:      w.openFigures,
		casesPage:        w.openCases,
		casePage:         w.openCase,
		mapPage:          w.openMap,
		comparePage:      w.openComparison,
	}
}

type openPage func(on fishbone.ID) (newPage func() page, err error)

// String is a route as it is remembered: nothing for the home page, an identifier for an
// analysis in the workshop. An import is not gone on with.
func (r route) String() string {
	switch r.page {
	case homePage, importPage, figureImportPage, mergingPage: // at the next start nothing is brought in again
		return ""
	case workshopPage:
		return string(r.on)
	}
	return r.page + ":" + string(r.on)
}

// parseRoute reads what [route.String] wrote.
func parseRoute(s string) route {
	if page, on, ok := strings.Cut(s, ":"); ok {
		return route{page, fishbone.ID(on)}
	}
	if s == "" {
		return route{page: homePage}
	}
	return route{workshopPage, fishbone.ID(s)}
}

// navigator shows one page at a time and goes from page to page.
type navigator struct {
	window *window
	pages  map[string]openPage
	place  *fyne.Container // shows the page

	route   route
	newPage func() page
	page    page
	closed  bool // the page is shown no longer, or not for long
}

func newNavigator(w *window) *navigator {
	return &navigator{window: w, pages: w.pageList(), place: container.NewStack(), closed: true}
}

// goTo shows another page. Where that cannot be, it shows the home page and says why.
func (n *navigator) goTo(r route) {
	if err := n.open(r); err != nil {
		n.openHome()
		n.window.reportError(err)
	}
}

// openLast shows what was shown when the program was closed, unless it is gone.
func (n *navigator) openLast(remembered string) {
	if n.open(parseRoute(remembered)) != nil {
		n.openHome()
	}
}

func (n *navigator) openHome() { _ = n.open(route{page: homePage}) } // never fails

// open closes the page that is shown, which stores what was typed last, perhaps on the very
// analysis that is opened now.
func (n *navigator) open(r route) error {
	n.close()
	open, ok := n.pages[r.page]
	if !ok {
		return fmt.Errorf("open page %q: there is no such page", r.page)
	}
	newPage, err := open(r.on)
	if err != nil {
		return err
	}
	n.window.setFullScreen(false)
	ui.SetPresenting(0)
	n.window.win.SetTitle(name)
	n.window.preferences.SetOpen(r.String())
	n.route, n.newPage = r, newPage
	n.show()
	return nil
}

// rebuild makes the page anew, in the language and colours that are now in force.
func (n *navigator) rebuild() {
	n.window.notices.Hide()
	if p, ok := n.page.(interface{ Suspend() }); ok && !n.closed {
		p.Suspend()
	}
	n.close()
	n.show()
}

func (n *navigator) show() {
	n.page, n.closed = n.newPage(), false
	n.place.Objects = []fyne.CanvasObject{n.page.Content()}
	n.place.Refresh()
	n.page.Focus()
}

// close ends the page that is shown.
func (n *navigator) close() {
	if !n.closed {
		n.closed = true
		n.page.Close()
	}
}

func (w *window) goHome() { w.pages.goTo(route{page: homePage}) }

func (w *window) openAnalysis(id fishbone.ID) { w.pages.goTo(route{workshopPage, id}) }

// openAt opens an analysis where something was found.
func (w *window) openAt(id fishbone.ID, hit storage.Hit) {
	w.sought = &hit
	w.openAnalysis(id)
	w.sought = nil
}

// openNew opens an analysis that was made just now, which is edited whatever is in it.
func (w *window) openNew(id fishbone.ID) {
	w.made = id
	w.openAnalysis(id)
	w.made = ""
}

func (w *window) openHome(fishbone.ID) (func() page, error) {
	delete(w.counts, registerPage) // somebody may have registered complaints elsewhere
	delete(w.counts, casesPage)
	if w.homeView == nil {
		w.homeView = home.NewView()
	}
	return func() page {
		return home.New(home.Deps{
			Store: w.store, Now: w.now, Window: w.win.Window, Notices: w.notices, ReportError: w.reportError,
			Open: w.openAnalysis, OpenAt: w.openAt, OpenNew: w.openNew, HandOn: w.handOn, OpenFile: w.askForFile, Paste: w.paste, Settings: w.settingsMenu,
			Sample: w.addSample, Example: exampleIn(w.language, w.now),
			Tour: w.startTour, OfferTour: !w.preferences.TourSeen(), SkipTour: w.preferences.SetTourSeen,
			Tabs: w.tabs(homePage), Register: w.openComplaint, ReadCase: w.readCase, View: w.homeView,
			Recurring: w.store.Register().Recurring, ToType: w.openComplaintsOf, Overdue: w.store.OverduePromises, ToRead: w.toRead(w.preferences.Reader()), ExportAll: w.exportAll,
			Map: func() { w.pages.goTo(route{page: mapPage}) }, Compare: w.compare, TwinsOf: w.twinsOf, StartTwin: w.startTwin,
		})
	}, nil
}

// openRegister opens the register of complaints.
func (w *window) openRegister(fishbone.ID) (func() page, error) {
	view := w.viewOfRegister()
	return func() page {
		return register.New(register.Deps{
			Store: w.store.Register(), Quick: w.store.Impatient().Register(), Analyses: w.store, View: view,
			Now: w.now, Window: w.win.Window, Notices: w.notices, ReportError: w.reportError,
			Tabs: w.tabs(registerPage), Open: w.openAnalysis, OpenNew: w.openNew, Settings: w.settingsMenu,
			Import: func() { w.importComplaints("") },
		})
	}, nil
}

// viewOfRegister is what was looked at last in the register.
func (w *window) viewOfRegister() *register.View {
	if w.registerView == nil {
		w.registerView = register.NewView(fishbone.DayOf(w.now()))
	}
	return w.registerView
}

// openFigures opens the service figures and the check sheets.
func (w *window) openFigures(fishbone.ID) (func() page, error) {
	if w.figuresView == nil {
		w.figuresView = figures.NewView()
	}
	return func() page {
		return figures.New(figures.Deps{
			Store: w.store.Register(), Quick: w.store.Impatient().Register(), View: w.figuresView,
			Now: w.now, Window: w.win.Window, Notices: w.notices, ReportError: w.reportError,
			Tabs: w.tabs(figuresPage), Settings: w.settingsMenu, FullScreen: w.setFullScreen,
			Complaints: func(month fishbone.Day) {
				w.registerView = register.MonthView(month)
				w.openComplaints()
			},
			Import: func(path string) { w.goToImport(route{figureImportPage, fishbone.ID(path)}) },
		})
	}, nil
}

func (w *window) openComplaints() { w.pages.goTo(route{page: registerPage}) }

// openComplaint opens the register with one complaint in hand.
func (w *window) openComplaint(id fishbone.ID) {
	w.registerView = register.ViewOf(id, fishbone.DayOf(w.now()))
	w.openComplaints()
}

// openComplaintsOf opens the register with the complaints of a type.
func (w *window) openComplaintsOf(kind string) {
	w.registerView = register.ViewOfType(kind, fishbone.DayOf(w.now()))
	w.openComplaints()
}

// tabs are those of the pages that belong to no analysis, as one of them shows them: with how much
// there is on it, which it knows best, and on the others.
func (w *window) tabs(shown string) func(count string) []ui.PageTab {
	return func(count string) (all []ui.PageTab) {
		w.counts[shown] = count
		for _, page := range []string{homePage, registerPage, figuresPage, casesPage} {
			tab := ui.PageTab{Words: words.T(tabWords[page]), Count: w.counts[page], Chosen: page == shown}
			if tab.Count == "" {
				tab.Count = w.count(page)
			}
			if !tab.Chosen {
				tab.OnTap = func() { w.pages.goTo(route{page: page}) }
			}
			all = append(all, tab)
		}
		return all
	}
}

// tabWords are the names of the pages that have a tab.
var tabWords = map[string]string{homePage: "tab.analyses", registerPage: "tab.complaints", figuresPage: "tab.figures", casesPage: "tab.cases"}

// count is how much there is on a page; empty for nothing, and where that cannot be read.
func (w *window) count(page string) string {
	var n int
	var err error
	switch page {
	case registerPage:
		n, err = w.store.Register().Number(complaint.Query{})
	case figuresPage:
		n, err = w.store.Register().Things(fishbone.IndicatorKind)
	default:
		_, n, err = w.store.List(storage.Query{Limit: 1, Cases: page == casesPage})
	}
	if n == 0 || err != nil {
		return ""
	}
	return words.Number(n)
}

// openBackups opens the page, on a data file by its path if somebody brought one.
func (w *window) openBackups(other fishbone.ID) (func() page, error) {
	return func() page {
		return backups.New(backups.Deps{
			Store: w.store, Path: w.store.Path(), Other: string(other), Now: w.now, Window: w.win.Window, Notices: w.notices, ReportError: w.reportError,
			Back: w.goHome, Settings: w.settingsMenu,
		})
	}, nil
}

// openImport opens the page on which complaints are brought in, with the table in a file if
// somebody brought one.
func (w *window) openImport(path fishbone.ID) (func() page, error) {
	work := intakepage.NewWork(intakepage.WorkDeps{Store: w.store, Mappings: w.preferences, Now: w.now})
	return w.intakePage(work, path, w.openComplaints, w.viewOfRegister().ShowDays), nil
}

// openFigureImport opens the same page for service figures.
func (w *window) openFigureImport(path fishbone.ID) (func() page, error) {
	back := func() { w.pages.goTo(route{page: figuresPage}) }
	return w.intakePage(intakepage.NewFigures(w.store, w.now), path, back, nil), nil
}

func (w *window) intakePage(work *intakepage.Work, path fishbone.ID, back func(), cameIn func(first, last fishbone.Day)) func() page {
	if path != "" {
		work.Open(string(path))
	}
	return func() page {
		return intakepage.New(intakepage.Deps{
			Work: work, Window: w.win.Window, Notices: w.notices, ReportError: w.reportError,
			Back: back, CameIn: cameIn, Settings: w.settingsMenu, Clipboard: func() string { return w.app.Clipboard().Content() },
		})
	}
}

// importComplaints brings complaints in from a table, which is in a file if somebody brought one.
func (w *window) importComplaints(path string) { w.goToImport(route{importPage, fishbone.ID(path)}) }

// goToImport opens a page on which a table is brought in. What came in before is no news of this one.
func (w *window) goToImport(r route) {
	w.notices.Hide()
	w.pages.goTo(r)
}

// openMerging opens the page on a file from another desk, by its path.
func (w *window) openMerging(path fishbone.ID) (func() page, error) {
	work := merging.NewWork(string(path))
	return func() page {
		return merging.New(merging.Deps{
			Store: w.store, Now: w.now, Window: w.win.Window, Notices: w.notices, ReportError: w.reportError,
			Open: w.openAnalysis, Back: w.goHome, Settings: w.settingsMenu,
		}, work)
	}, nil
}

// sessionPage is the workshop on an open analysis. The window's title follows the problem.
type sessionPage struct {
	*workshop.Page
	stop func() // following it
}

// Close ends the page.
func (p *sessionPage) Close() {
	p.stop()
	p.Page.Close()
}

func (w *window) openWorkshop(id fishbone.ID) (func() page, error) {
	s, err := w.openSession(id)
	if err != nil {
		return nil, err
	}
	if w.sought != nil {
		if err := panel.PlaceIn(s, w.sought.Kind, w.sought.Thing); err != nil {
			return nil, err
		}
	}
	return func() page {
		w.notices.Hide()
		p := workshop.New(workshop.Deps{
			Session: s, Renderer: w.renderer, Window: w.win.Window, Notices: w.notices,
			Home: w.goHome, Settings: w.settingsMenu,
			HeadLeft: w.preferences.HeadLeft(), TurnHead: w.preferences.SetHeadLeft,
			ExportSettings: w.preferences.Export(), KeepExportSettings: w.preferences.SetExport,
			OwnSets: w.preferences.OwnSets(), KeepOwnSets: w.preferences.SetOwnSets,
			FormMappings: w.preferences.FormMappings(), KeepFormMappings: w.preferences.SetFormMappings, OpenFiles: w.openFiles,
			CriteriaSets: w.preferences.CriteriaSets(), KeepCriteriaSets: w.preferences.SetCriteriaSets,
			ReportSettings: w.preferences.Reports(), KeepReportSettings: w.preferences.SetReports,
			SeenBefore: w.seenBefore(id),
			CoachOff:   w.preferences.CoachOff(), KeepCoachOff: w.preferences.SetCoachOff,
			Agenda: w.preferences.Agenda(), KeepAgenda: w.preferences.SetAgenda,
			Compare: w.compareTwin(id), StartTwin: func() { w.startTwin(id) },
			New: w.create, OpenFile: w.askForFile, DataFile: w.store.Path(), PutBack: w.putBack, PutInto: w.putInto, TakeBack: w.takeBack,
			Loss: func(done func(storage.Loss)) {
				w.loss(id, func(l storage.Loss, err error) {
					if err == nil { // otherwise nothing is known of it, and nothing said
						done(l)
					}
				})
			},
			Panes: w.panes, KeepPanes: w.keepPanes,
			Tour: w.tourOn(id), StartTour: w.startTour,
			View: w.preferences.View(id), KeepView: func(v board.View) { w.preferences.SetView(id, v) },
			Now: w.now, TextSize: w.textFactor(), FullScreen: w.setFullScreen, UseTheme: w.useTheme, SecondWindow: w.win.OpenSecond,
		})
		entitle := func(session.Change) { w.win.SetTitle(title(s.Analysis())) }
		stop := s.Listen(entitle)
		entitle(session.Looked)
		return &sessionPage{p, stop}
	}, nil
}

// keepPanes has the panes remembered once they rest.
func (w *window) keepPanes(p workshop.Panes) {
	w.panes = p
	w.rememberLater()
}

func title(a *fishbone.Analysis) string {
	if p := a.About().Problem; p != "" {
		return p + " — " + name
	}
	return name
}
