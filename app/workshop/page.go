// Package workshop is the shell of the page on which a team works through the eight steps:
// its header, the rail of steps, the status line, and where the picture and the panel of
// the open step stand. It takes its panels and most of its actions from features, each a
// folder of its own; features.go is the one list of them.
//
// The page shows a [session.Session] and changes it through edits alone. The list of
// analyses is another page (package home), which this one does not know.
//
// Start reading at features.go, then page.go and host.go. What a feature is, says package
// panel.
package workshop

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/coach"
	"whybone/app/workshop/diagram"
	"whybone/app/workshop/meeting"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/present"
	"whybone/app/workshop/slides"
	"whybone/app/workshop/tour"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// Deps is what the page needs from outside.
type Deps struct {
	Session  *session.Session
	Renderer picture.TreeRenderer
	Window   fyne.Window
	Notices  *ui.Notices
	Home     func()                 // goes back to the list of analyses
	HeadLeft bool                   // the fish looks to the left
	TurnHead func(left bool)        // remembers where it looks; may be nil
	Settings func(at fyne.Position) // opens the menu for language and theme
	After    ui.After               // the clock, [ui.Later] if nil

	Panes     Panes       // how the room beside the board is shared out
	KeepPanes func(Panes) // remembers that; may be nil

	ExportSettings     string       // how a picture was exported last; empty at first
	KeepExportSettings func(string) // remembers that; may be nil

	OwnSets     categories.Own       // the team's own sets of bones
	KeepOwnSets func(categories.Own) // remembers them; may be nil

	FormMappings     string       // what goes where in the forms of customers; empty at first
	KeepFormMappings func(string) // remembers that; may be nil

	CriteriaSets     string       // the team's own sets of criteria; empty at first
	KeepCriteriaSets func(string) // remembers them; may be nil

	ReportSettings     string       // what the team keeps for all its reports; empty at first
	KeepReportSettings func(string) // remembers that; may be nil

	// SeenBefore looks for what was seen before, see [panel.Rememberer]; may be nil.
	SeenBefore func(text string, k *fishbone.Kind, done func([]panel.PastCase))

	CoachOff     advice.Off       // rules of the coach that nobody wants to hear of
	KeepCoachOff func(advice.Off) // remembers them; may be nil

	New      func() // makes a new analysis and opens it; may be nil
	OpenFile func() // asks for a file and opens what is in it; may be nil

	OpenFiles func(paths []string) // opens what is in files; may be nil

	Compare   func(choose func(...ui.Choice)) // leads to the comparison with another group on the same problem, and has one of several chosen; nil for none
	StartTwin func()                          // begins the analysis of another group and opens it; may be nil

	DataFile string // where it is
	PutBack  func() // puts the data file back that is gone; may be nil
	PutInto  func() // goes over to the file that has taken its place; may be nil
	TakeBack func() // puts it back in place of that one; may be nil
	// Loss looks what is left of the data file and calls done with it; may be nil.
	Loss func(done func(storage.Loss))

	Tour      *tour.Tour // leads through the page; nil for none
	StartTour func()     // begins one, on an analysis of its own; may be nil

	View     board.View       // how the fish was looked at; the zero value shows all of it
	KeepView func(board.View) // remembers that when the page is closed; may be nil
	Now      func() time.Time // the time, [time.Now] if nil

	Agenda     meeting.Agenda       // how the team shares out its minutes
	KeepAgenda func(meeting.Agenda) // remembers that; may be nil

	TextSize   float32       // how many times its usual size people want the text, 1 if it is 0
	FullScreen func(on bool) // gives the page the whole screen, or the window again; may be nil
	UseTheme   func(ui.Mode) // goes over to light or dark; may be nil

	// SecondWindow opens a window that everybody can watch and returns what closes it; may be nil.
	SecondWindow func(title string, content fyne.CanvasObject, closed func()) (close func())
}

// Page is the workshop page.
type Page struct {
	deps Deps

	// The parts of the page, and where they stand.
	header       *fyne.Container
	bar          *ui.MenuBar // in the header, nil where it has no room for it
	rail         *fyne.Container
	parked       *ui.Entry         // takes an idea, in the rail
	parkedGround *canvas.Rectangle // of that
	parkedFoot   fyne.CanvasObject // where ideas are parked in the rail
	side         *fyne.Container   // the panel's place
	status       *fyne.Container
	tabs         *fyne.Container // above the picture, empty where the step has no views
	diagram      *diagram.View
	whole        *fyne.Container
	room         *fyne.Container // all that the window shows of the page
	afloat       *fyne.Container // above the page: what is being dragged
	around       *fyne.Container // above everything: layers that lie around the page
	cache        *ui.Cache       // of what is in header, rail and status

	meeting   *meeting.Meeting
	coach     *coach.Coach
	slides    *slides.Slides
	presenter *present.Presenter
	untilKey  func() // is called at the next key

	// The open step.
	all       []panel.Feature                   // what the page is made of
	panels    map[guide.Step]func() panel.Panel // makes the panel of each step
	panel     panel.Panel
	views     []panel.View    // of all steps
	view      panel.ViewPanel // that is open in place of the picture, nil for none; panel is the same
	opened    place           // what panel is for
	layers    []panel.Layer   // the topmost last
	drillInto fishbone.ID     // the cause that a drill-down was asked for

	// Keys and menus.
	table  *action.Table
	menuAt fyne.Position // where the last menu was opened
	*held

	// The widths of the parts.
	panes      Panes
	width      float32 // of the panel
	railWide   float32
	boardWide  float32
	stripsHigh float32 // what lies below the header, as the parts are arranged
	parking    bool    // a narrow rail is whole while an idea is parked
	arranging  bool    // the parts will be arranged for other widths

	started bool   // the page stands, and may take the focus
	closed  bool   // it is shown no longer
	stop    func() // ends listening to the session
}

// held is what has the keys. It stays where the page is made anew.
type held struct {
	atBoard bool   // the keys belong to the board, or to an entry on it
	typing  string // the place that was being typed in as the page was suspended, empty for none
	typed   string // what stood there
	cursor  int    // and where in that
}

// New makes the page for an open session.
func New(d Deps) *Page {
	p := &Page{deps: d.withDefaults(), panes: d.Panes, width: narrowPanel, railWide: railWidth, untilKey: func() {}}
	p.cache = ui.NewCache(func() any { return pageSize{p.Window().Canvas().Size(), p.Presenting()} })
	p.diagram = diagram.New(p)
	p.use(p.features())
	p.table.OnPress = func() { p.untilKey() }
	p.presenter.SetTheme()
	p.makeParts()
	p.openPanel()
	p.diagram.Resume()
	p.Refresh()
	p.stop = d.Session.Listen(p.changed)
	p.tellFeatures(func(f panel.Feature) func() { return f.Start })
	p.started = true
	return p
}

// withDefaults has a value for all that may be left out and is not asked for every time.
func (d Deps) withDefaults() Deps {
	if d.After == nil {
		d.After = ui.Later
	}
	if d.Now == nil {
		d.Now = time.Now
	}
	if d.TextSize == 0 {
		d.TextSize = 1
	}
	return d
}

// makeParts makes the parts of the page.
func (p *Page) makeParts() {
	p.header, p.rail = container.NewStack(), container.NewStack()
	p.side, p.status, p.tabs = container.NewStack(), container.NewStack(), container.NewStack()
	p.afloat, p.around = container.NewWithoutLayout(), container.NewStack()
	p.parked = p.newParkEntry()
	p.diagram.Open(diagram.Options{Renderer: p.deps.Renderer, Fish: p.deps.View, Dragged: p.afloat})
	p.whole = newWhole(p)
	p.room = container.NewStack(p.diagram.Keys(), p.whole, p.afloat, p.around)
}

// Content is what the window shows. It has no background of its own: the window has that
// colour already, and every frame would take half as long again.
func (p *Page) Content() fyne.CanvasObject { return p.room }

// Close ends what the page does in the background.
func (p *Page) Close() {
	p.closed = true
	p.stop()
	p.diagram.CloseOverlay()
	p.panel.Flush()
	p.diagram.Close()
	p.Session().EndMoment()
	if p.deps.KeepView != nil {
		p.deps.KeepView(p.fishView())
	}
	p.tellFeatures(func(f panel.Feature) func() { return f.Close })
	p.Notices().Hide() // its buttons are about this analysis
	p.Notices().PlaceIn(fyne.Position{}, fyne.Size{}, 0)
}

// fishView is how the fish is looked at when nobody presents it.
func (p *Page) fishView() board.View {
	if p.Presenting() {
		return p.presenter.View()
	}
	return p.diagram.FishView()
}

// changed is told of every change of the session.
func (p *Page) changed(c session.Change) {
	if c == session.Met {
		p.tellFeatures(func(f panel.Feature) func() { return f.Met })
		p.Refresh()
		return
	}
	another := p.diagram.Changed(c == session.Edited)
	if was := p.opened; p.placeNow() != was {
		p.Notices().Leave() // it tells of what is no longer to be seen
		p.endLayers(endsWithStep)
		p.panel.Flush()
		p.openPanel()
		if p.opened.step > was.step { // the next question is about all of it
			p.diagram.LookAt(board.View{Fitted: true})
		}
	}
	p.Refresh()
	if another {
		p.diagram.Await()
	}
	if c == session.Looked {
		p.Focus()
	}
}

// Refresh shows the page as things stand.
func (p *Page) Refresh() {
	p.diagram.Refresh()
	p.shareColumns()
	p.panel.Refresh()
	if p.view != nil && p.view.Content() == nil { // no frame tells the presenter
		p.presenter.RefreshPrompt()
	}
	p.cache.Fill(p.header, p.headerDeps(), p.makeHeader)
	p.cache.Fill(p.rail, p.railDeps(), p.makeRail)
	p.cache.Fill(p.tabs, p.tabDeps(), p.makeTabs)
	if !p.Presenting() { // the thin line has the timer
		p.cache.Fill(p.status, p.statusDeps(), p.makeStatus)
	}
	p.refreshLayers() // when everything else has its place
}

// shareColumns gives the parts other widths where the cards on the wall want that or a view
// has no panel, and the tabs their height.
func (p *Page) shareColumns() {
	if p.Presenting() || !p.started {
		return
	}
	window := p.whole.Size().Width
	rail, panel := p.columns(window)
	if rail != p.railWide || window-rail-panel != p.boardWide || p.tabs.Size().Height != p.tabsHeight() {
		p.whole.Layout.Layout(p.whole.Objects, p.whole.Size())
	}
}

// Dropped gives files that were dropped on the window to the open panel, or to a feature that
// knows what they are, and says whether they are taken.
func (p *Page) Dropped(paths []string) bool {
	if taker, ok := p.panel.(interface{ Dropped(paths []string) bool }); ok && taker.Dropped(paths) {
		return true
	}
	return slices.ContainsFunc(p.all, func(f panel.Feature) bool { return f.Take != nil && f.Take(paths) })
}

// OpenDeck shows what was changed in a deck that was made from the open analysis.
func (p *Page) OpenDeck(path string, d *deck.Deck) { p.slides.Open(path, d) }

func (p *Page) openPanel() {
	p.opened = p.placeNow()
	p.held, _ = panel.Choices[held](p)
	p.diagram.CloseOverlay()
	p.view = nil
	if v, ok := panel.ViewOf(p.views, p.opened.step, p.opened.view); ok {
		p.view = v.Open()
		p.panel = p.view
	} else {
		p.panel = p.panels[p.opened.step]()
	}
	p.showLayers()
	p.presenter.EndTyping()
}

// place is a step with the view that is open in it.
type place struct {
	step guide.Step
	view string
}

// placeNow is what the session says is open.
func (p *Page) placeNow() place { return place{p.Session().Step(), p.Session().View()} }

// pageSize is what everything around the board depends on.
type pageSize struct {
	window     fyne.Size
	presenting bool
}
