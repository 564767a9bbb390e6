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
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/board"
	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/meeting"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/present"
	"whybone/app/workshop/tour"
	"whybone/fishbone"
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

	Tour      *tour.Tour // leads through the page; nil for none
	StartTour func()     // begins one, on an analysis of its own; may be nil

	View     board.View       // how the fish was looked at; the zero value shows all of it
	KeepView func(board.View) // remembers that when the page is closed; may be nil
	Now      func() time.Time // the time, [time.Now] if nil

	TextSize   float32       // how many times its usual size people want the text, 1 if it is 0
	FullScreen func(on bool) // gives the page the whole screen, or the window again; may be nil
	UseTheme   func(ui.Mode) // goes over to light or dark; may be nil
}

// Page is the workshop page.
type Page struct {
	deps Deps

	header *fyne.Container
	bar    *ui.MenuBar // in the header, nil where it has no room for it
	rail   *fyne.Container
	side   *fyne.Container // the panel's place
	status *fyne.Container
	board  *board.Board
	easel  *easel
	tray   *fyne.Container // below the board
	art    *artist
	parked *ui.Entry
	hint   *fyne.Container // what an empty board will show

	tools fyne.CanvasObject // over the board's corner

	meeting   *meeting.Meeting
	presenter *present.Presenter
	untilKey  func() // is called at the next key

	panes      Panes
	table      *action.Table
	menuAt     fyne.Position              // where the last menu was opened
	keys       *ui.KeyTarget              // has the focus while the keys belong to the board
	atBoard    bool                       // they do, or to an entry on it
	bone       fishbone.ID                // selected on the board, while no cause is in hand
	inPlace    *inPlace                   // an entry on the board, if there is one
	same       *sameList                  // the list beside a cause, if it is open
	all        []panel.Feature            // what the page is made of
	panels     map[int]func() panel.Panel // makes the panel of each step
	panel      panel.Panel
	layers     []panel.Layer // the topmost last
	drillInto  fishbone.ID   // the cause that a drill-down was asked for
	opened     int           // the step that panel is for
	width      float32       // of the panel
	railWide   float32       // how wide the rail is
	parking    bool          // a narrow rail is whole while an idea is parked
	arranging  bool          // the parts will be arranged for other widths
	shape      float64       // of the board, see shapeOf
	boardWidth float32
	room       *fyne.Container // all that the window shows of the page
	whole      *fyne.Container
	afloat     *fyne.Container // above the page: what is being dragged
	around     *fyne.Container // above everything: layers that lie around the page
	cache      *ui.Cache       // of what is in header, rail, tray and status
	stop       func()          // ends listening to the session
	started    bool            // the page stands, and what has the focus is its own affair
}

// New makes the page for an open session.
func New(d Deps) *Page {
	p := &Page{deps: d, panes: d.Panes, width: narrowPanel, railWide: railWidth, untilKey: func() {}}
	if p.deps.After == nil {
		p.deps.After = ui.Later
	}
	if p.deps.Now == nil {
		p.deps.Now = time.Now
	}
	if p.deps.TextSize == 0 {
		p.deps.TextSize = 1
	}
	p.cache = ui.NewCache(func() any { return pageSize{p.Window().Canvas().Size(), p.Presenting()} })
	p.use(p.features())
	p.table.OnPress = func() { p.untilKey() }
	p.presenter.SetTheme()
	p.header, p.rail = container.NewStack(), container.NewStack()
	p.side, p.status, p.tray = container.NewStack(), container.NewStack(), container.NewStack()
	p.afloat, p.around = container.NewWithoutLayout(), container.NewStack()
	p.tray.Hide()
	p.tools = p.boardTools()
	p.board = board.New()
	p.board.OnTap = p.tapped
	p.board.OnDoubleTap = p.drill
	p.board.OnDrop, p.board.OnMoveBone = p.moveCause, p.moveBone
	p.board.Analysis = p.Analysis
	p.board.OnMenu = p.boardMenu
	p.keys = p.newBoardKeys()
	p.easel = newEasel(p)
	p.art = newArtist(d.Renderer, p.easel.show)
	p.art.headLeft = d.HeadLeft
	p.easel.look(d.View)
	p.parked = p.newParkEntry()
	p.hint = newHint()
	p.whole = container.New(&floor{page: p}, p.header, p.rail, p.easel.object, p.side, p.status, p.tools,
		canvas.NewRectangle(ui.Colors().Hairline), canvas.NewRectangle(ui.Colors().Hairline),
		canvas.NewRectangle(ui.Colors().Hairline), canvas.NewRectangle(ui.Colors().Hairline), p.tray, newGrip(p), p.hint)
	p.room = container.NewStack(p.keys, p.whole, p.afloat, p.around)
	p.openPanel()
	p.takeUpInPlace()
	p.Refresh()
	p.stop = d.Session.Listen(p.changed)
	p.tellFeatures(func(f panel.Feature) func() { return f.Start })
	p.started = true
	return p
}

// Content is what the window shows. It has no background of its own: the window has that
// colour already, and every frame would take half as long again.
func (p *Page) Content() fyne.CanvasObject { return p.room }

// Close ends what the page does in the background.
func (p *Page) Close() {
	p.stop()
	p.closeInPlace()
	p.panel.Flush()
	p.art.close()
	if p.deps.KeepView != nil {
		p.deps.KeepView(p.view())
	}
	p.tellFeatures(func(f panel.Feature) func() { return f.Close })
	p.Notices().PlaceIn(fyne.Position{}, fyne.Size{}, 0)
}

// view is how the fish is looked at when nobody presents it.
func (p *Page) view() board.View {
	if p.Presenting() {
		return p.presenter.View()
	}
	return p.easel.fishView()
}

// changed is told of every change of the session.
func (p *Page) changed(c session.Change) {
	if c == session.Met {
		p.tellFeatures(func(f panel.Feature) func() { return f.Met })
		p.Refresh()
		return
	}
	another := c == session.Edited || p.easel.wants() != p.art.top
	if another {
		p.draw()
	}
	if p.Session().Step() != p.opened {
		p.endLayers(endsWithStep)
		p.panel.Flush()
		p.openPanel()
	}
	p.Refresh()
	if another {
		p.art.await()
	}
	if c == session.Looked {
		p.Focus()
	}
}

func (p *Page) Refresh() {
	p.outline()
	if p.inPlace != nil {
		p.inPlace.holdsStill()
	}
	p.easel.Refresh()
	p.panel.Refresh()
	p.refreshTray()
	p.refreshHint()
	p.cache.Fill(p.header, p.headerLook(), p.makeHeader)
	p.cache.Fill(p.rail, p.railLook(), p.makeRail)
	if !p.Presenting() { // the thin line has the timer
		p.cache.Fill(p.status, p.statusLook(), p.makeStatus)
	}
	p.refreshLayers() // when everything else has its place
}

func (p *Page) openPanel() {
	p.opened, p.atBoard = p.Session().Step(), false
	p.closeInPlace()
	p.closeSame()
	p.panel = p.panels[p.opened]()
	p.showLayers()
	p.presenter.EndTyping()
}

// reshaped is told the board's size and has the picture fitted to it where its shape
// became another one. The room does not see the old one in the new shape, as long as the
// new one is there promptly.
func (p *Page) reshaped(board fyne.Size) {
	if shape := shapeOf(board); shape != p.shape {
		p.shape = shape
		p.draw()
		p.art.await()
	}
}

// draw asks for a picture that fits the board.
func (p *Page) draw() {
	p.art.top = p.easel.wants()
	p.art.draw(p.Analysis(), p.board.Size())
}

// pageSize is what everything around the board depends on.
type pageSize struct {
	window     fyne.Size
	presenting bool
}

func (p *Page) OpenStep(n int) { p.Report(p.Session().OpenStep(n)) }

// undo takes the last change back and says which one it was: it may have been made in
// another step, out of sight.
func (p *Page) Undo() {
	p.panel.Flush()
	if !p.Session().CanUndo() {
		return
	}
	if p.Report(p.Session().Undo()) {
		p.Notices().Say(words.T("undo.done", "what", words.Edit(p.Session().Undone())), ui.Neutral, words.T("undo.redo"), p.Redo)
	}
}

func (p *Page) Redo() {
	p.panel.Flush()
	p.Notices().Hide()
	if err := p.Session().Redo(); !errors.Is(err, storage.ErrNothing) {
		p.Report(err)
	}
}

// drill takes a cause in hand and asks why.
func (p *Page) drill(id fishbone.ID) {
	if _, ok := p.Analysis().Cause(id); !ok {
		return
	}
	p.Session().Choose(id)
	if p.Session().Step() != guide.FiveDeep {
		p.drillInto = id
		p.OpenStep(guide.Why)
	}
}
