// Package comparison shows two analyses over each other: one tree with every cause once, and a half
// disc for each of the two that has it; the colour and the half say the same. Beside it stands how much
// both saw, and what is worth a talk. What one alone has can be taken over into the other, and by hand
// it can be said that two causes are one, or are not.
//
// The two may be any analyses, or those of two groups on one problem. While both groups are at work,
// nobody sees what the other one found until it is asked for.
//
// Start reading at [New]. The rows are made in rows.go and drawn in row.go; the side is in side.go, and
// what can be done in actions.go.
package comparison

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/storage"
)

// Archive is what the two analyses are read from, and what is taken over is written to.
type Archive interface {
	session.Creator
	Load(id fishbone.ID) (*fishbone.Analysis, error)
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...storage.Option) (*fishbone.Analysis, error)
	Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error)
}

// Deps is what the page needs from outside.
type Deps struct {
	Store   Archive
	Groups  func(ids [len(compare.Sides)]fishbone.ID) ([len(compare.Sides)]int, error) // which of those on one problem; called from any goroutine
	Earlier func(a *fishbone.Analysis) ([]*fishbone.Analysis, error)                   // the most similar ones; called from any goroutine
	Now     func() time.Time                                                           // in the reader's time zone
	Window  fyne.Window
	Notices *ui.Notices
	View    *View

	ReportError func(error)                                // shows why something could not be done
	Back        func()                                     // leads home
	Open        func(id fishbone.ID)                       // opens an analysis in the workshop
	OpenNew     func(id fishbone.ID)                       // opens one that was made just now
	Export      func(c *compare.Comparison, ending string) // asks where to save a picture, or the table
	FullScreen  func(on bool)                              // gives the page the whole screen, or the window again
	Settings    func(at fyne.Position)                     // opens the menu for language and theme
	Run         func(work func() (then func()))            // does work beside the window's thread
}

// View is what somebody looks at. It outlives the page, which is made anew for another language.
type View struct {
	ids        [len(compare.Sides)]fishbone.ID
	filter     filter
	chosen     target
	uncovered  bool // two groups at work were asked to show what they have
	presenting bool
	pairing    target // for which a partner is being chosen; nothing usually
	done       []done // what was done here and can be taken back, the last at the end
}

// done is an edit of one side, after which that had a version.
type done struct {
	side    compare.Side
	version int64
}

// NewView looks at two analyses.
func NewView(a, b fishbone.ID) *View { return &View{ids: [...]fishbone.ID{a, b}} }

// filter is which causes are shown.
type filter int

// The filters.
const (
	everything  filter = iota
	differences        // what one alone has
	blindSpots         // what neither has
)

// Page is the page. It belongs to the window's thread.
type Page struct {
	Deps

	comparison *compare.Comparison // nil until it was made
	missed     []compare.Missed
	points     []compare.Point
	rows       []row
	at         int // of the rows, -1 for none
	turn       int // counts the comparisons that were asked for

	list   *ui.VirtualList
	cache  *ui.Cache
	title  *fyne.Container // with the filters, and above the columns whose they are
	widest float32         // of the rows
	table  float32         // how far the columns reach
	width  float32         // of the rows
	side   *container.Scroll
	sight  *fyne.Container // of the side
	foot   *fyne.Container
	head   *fyne.Container
	board  *fyne.Container
	keys   *ui.KeyTarget
	root   *fyne.Container
}

// The measures of the page.
const (
	sideWidth  = 360
	edge       = 20
	footHeight = 86
	margin     = 28
)

// New makes the page and begins to read. Colours and words are those of the moment: make a new page
// when they change.
func New(d Deps) *Page {
	p := &Page{Deps: d, at: -1, cache: ui.NewCache(nil), title: container.NewStack(), sight: container.NewStack(), foot: container.NewStack(), head: container.NewStack(), board: container.NewStack()}
	p.keys = ui.NewKeyTarget()
	p.keys.OnKey, p.keys.OnRune, p.keys.OnShortcut = p.key, p.rune, p.Shortcut
	p.side = container.NewVScroll(ui.Gap(1, 1))
	p.list = ui.NewVirtualList(ui.VirtualListOptions{
		Length:    func() int { return len(p.rows) },
		RowHeight: p.rowHeight,
		CreateRow: func() fyne.CanvasObject { return newCell(p) },
		UpdateRow: func(i int, o fyne.CanvasObject) { p.updateRow(i, o.(*cell)) },
		Side:      margin, Bottom: 24,
		MinWidth: 560,
		More:     func(int) string { return words.T("list.below") }, Whole: true, FoldUnit: p.unit,
		Heads:    func(i int) bool { return p.rows[i].isHead() },
		OnPlaced: p.updateTitle,
	})
	p.root = container.NewStack()
	p.present(p.View.presenting)
	p.compare()
	return p
}

// compare reads the two and lays them over each other, beside the window's thread.
func (p *Page) compare() {
	p.turn++
	turn := p.turn
	p.Run(func() func() {
		c, missed, err := p.read()
		return func() {
			switch {
			case turn != p.turn:
			case err != nil:
				p.ReportError(err)
			default:
				p.comparison, p.missed, p.points = c, missed, c.Points()
				p.show()
			}
		}
	})
}

// read makes the comparison.
func (p *Page) read() (*compare.Comparison, []compare.Missed, error) {
	var of [len(compare.Sides)]*fishbone.Analysis
	for _, side := range compare.Sides {
		a, err := p.Store.Load(p.View.ids[side])
		if err != nil {
			return nil, nil, err
		}
		of[side] = a
	}
	c := compare.New(of[compare.A], of[compare.B], categories.Meaning())
	var err error
	if c.Groups, err = p.Groups(p.View.ids); err != nil {
		return nil, nil, err
	}
	earlier, err := p.Earlier(of[compare.A])
	if err != nil {
		return nil, nil, err
	}
	return c, c.Missed(earlier), nil
}

// covered says whether the page hides what it would show. Where nobody wrote anything, there is nothing
// to hide.
func (p *Page) covered() bool {
	return p.comparison.Covered() && !p.View.uncovered && !p.isEmpty()
}

// show shows the comparison as it is now, with the cause in hand that was.
func (p *Page) show() {
	if p.comparison == nil {
		return
	}
	p.rows, p.at = p.makeRows(), -1
	for i, r := range p.rows {
		if r.target.meets(p.View.chosen) {
			p.at = i
		}
	}
	p.widest = p.widestRow()
	ui.SetContent(p.board, container.NewStack(ui.NewGround(ui.Colors().Surface), p.makeBoard()))
	p.list.Refresh()
	p.refresh()
}

// refresh shows what stands around the rows, and what in them is in hand.
func (p *Page) refresh() {
	ui.SetContent(p.head, p.makeHeader())
	side, points := p.makeSide(sideWidth - 2*edge)
	ui.Replace(p.side, ui.Padded(20, edge, 20, edge, side))
	ui.SetContent(p.sight, ui.EveryRowWhole(p.side, ui.Colors().Back, p.moreBelow, points...))
	ui.SetContent(p.foot, p.makeFoot())
	p.list.Repaint()
}

// choose takes a row in hand that says something, in a direction from one.
func (p *Page) choose(i, step int) {
	for ; i >= 0 && i < len(p.rows); i += step {
		if !p.choosable(p.rows[i]) {
			continue
		}
		p.at, p.View.chosen = i, p.rows[i].target
		p.list.ScrollTo(i, 40)
		p.refresh()
		return
	}
}

// find takes a cause in hand wherever it is, and shows it if it was left out.
func (p *Page) find(t target) {
	p.View.chosen = t
	if p.View.filter != everything {
		p.View.filter = everything
	}
	p.show()
	if p.at >= 0 {
		p.list.ScrollTo(p.at, 120)
		p.list.Repaint()
	}
	p.Focus()
}

// look shows other rows.
func (p *Page) look(f filter) {
	if p.View.filter == f {
		f = everything
	}
	p.View.filter = f
	p.list.ScrollToTop()
	p.show()
	p.Focus()
}

// present shows the page to a room, or with its side again.
func (p *Page) present(on bool) {
	p.View.presenting = on
	p.FullScreen(on)
	side := container.NewStack(ui.NewGround(ui.Colors().Back), ui.WithFoot(p.sight, p.foot, footHeight)) // as what hides a row that is cut
	body := fyne.CanvasObject(ui.WithSide(p.head, p.board, side, sideWidth))
	if on {
		body = ui.WithFoot(p.board, container.NewStack(ui.NewGround(ui.Colors().Surface), ui.Expand(p.foot)), roomFoot)
	}
	p.root.Objects = []fyne.CanvasObject{p.keys, body}
	p.root.Refresh()
	p.show()
	if p.at >= 0 {
		p.list.ScrollTo(p.at, 80)
	}
	p.Focus()
}

// roomFoot is the height of the line at the foot, for a room.
const roomFoot = 52

// unit is how many times larger than usual everything is.
func (p *Page) unit() float32 {
	if !p.View.presenting {
		return 1
	}
	return max(1.25, p.root.Size().Width/1280*1.4)
}

func (p *Page) key(name fyne.KeyName) {
	if p.comparison == nil {
		if name == fyne.KeyEscape {
			p.leave()
		}
		return
	}
	switch name {
	case fyne.KeyDown:
		p.choose(p.at+1, 1)
	case fyne.KeyUp:
		p.choose(p.at-1, -1)
	case fyne.KeyPageDown:
		p.choose(min(p.at+10, len(p.rows)-1), 1)
	case fyne.KeyPageUp:
		p.choose(max(p.at-10, 0), -1)
	case fyne.KeyHome:
		p.choose(0, 1)
	case fyne.KeyEnd:
		p.choose(len(p.rows)-1, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.enter()
	case fyne.KeyEscape:
		p.leave()
	}
}

// rune does what a letter means. What an input method commits means nothing.
func (p *Page) rune(r rune) {
	if p.comparison == nil || p.covered() {
		return
	}
	switch r {
	case 'd', 'D':
		p.look(differences)
	case 'b', 'B':
		p.look(blindSpots)
	case 't', 'T':
		p.take()
	case 's', 'S':
		p.pair()
	case 'n', 'N':
		p.part()
	}
}

// Shortcut does what a shortcut asks for and returns whether the page knows it.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyLeft && c.Modifier == fyne.KeyModifierAlt {
		p.Back()
		return true
	}
	does, ok := map[string]func(){"F11": func() { p.present(!p.View.presenting) }, "Ctrl+Z": p.undo, "Ctrl+E": func() { p.export(picture.PNG) }}[action.StrokeOf(s)]
	if ok {
		does()
	}
	return ok
}

// enter does what comes next: it uncovers, or makes a pair, or opens the analysis.
func (p *Page) enter() {
	switch {
	case p.covered():
		p.uncover()
	case p.hasPartner():
		p.pair()
	}
}

// uncover shows two groups at work what they have.
func (p *Page) uncover() {
	p.View.uncovered = true
	p.show()
	p.Focus()
}

// leave ends what is under way, one thing after the other, and leads home at last.
func (p *Page) leave() {
	switch {
	case !p.View.pairing.none():
		p.View.pairing = target{}
		p.refresh()
	case p.View.presenting:
		p.present(false)
	default:
		p.Back()
	}
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus where keys are heard.
func (p *Page) Focus() { p.Window.Canvas().Focus(p.keys) }

// Close ends the page.
func (p *Page) Close() { p.turn++ }

// isTwin says whether the two are of groups on one problem.
func (p *Page) isTwin() bool {
	return compare.AreTwins(p.comparison.Of[compare.A], p.comparison.Of[compare.B])
}

// problemOf is what an analysis is called.
func problemOf(a *fishbone.Analysis) string {
	if text := a.HeadText(); text != "" {
		return text
	}
	return words.T("home.untitled")
}
