package home

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/storage"
)

// Store is what the page needs of the storage. Its methods may be called from any
// goroutine.
type Store interface {
	List(q storage.Query) (page []storage.Summary, total int, err error)
	Load(id fishbone.ID) (*fishbone.Analysis, error)
	Create(a *fishbone.Analysis) error
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error)
	SetStep(id fishbone.ID, step int) error
	Delete(id fishbone.ID, at time.Time) error
	Restore(id fishbone.ID) error
}

// Deps is what the page needs from outside.
type Deps struct {
	Store    Store
	Now      func() time.Time // in the reader's time zone
	Window   fyne.Window
	Notices  *ui.Notices
	Open     func(id fishbone.ID)        // opens an analysis in the workshop
	Settings func(at fyne.Position)      // opens the menu for language and theme
	Tour     func()                      // begins the tour; may be nil
	SkipTour func()                      // remembers that nobody wants it
	Sample   func() (fishbone.ID, error) // stores the worked example
	Example  func() *fishbone.Analysis   // the worked example, for its picture; called from any goroutine, may be nil and give nil

	OfferTour bool // somebody new is asked to take the tour
}

// Page is the home page. It belongs to the window's thread.
type Page struct {
	Deps

	behind  behind
	after   ui.After
	list    *listing
	art     *gallery
	search  *searcher
	roll    *roll
	header  *fyne.Container
	body    *fyne.Container
	whole   *fyne.Container
	chosen  int         // the row that the keys are on, -1 for none
	deleted fishbone.ID // what Ctrl+Z brings back, empty for nothing
	face    face        // what the body shows
}

// behind runs work off the window's thread, and what it returns on that thread again.
type behind func(work func() (then func()))

func goroutine(work func() (then func())) {
	go func() {
		then := work()
		fyne.Do(then)
	}()
}

// New makes the page and begins to read the list. Colours and words are those of the
// moment: make a new page when they change.
func New(d Deps) *Page { return newPage(d, goroutine, ui.Later) }

func newPage(d Deps, b behind, after ui.After) *Page {
	p := &Page{Deps: d, behind: b, after: after, chosen: -1}
	p.list = newListing(d.Store, b, p.listed)
	p.art = newGallery(d.Store, b, p.wanted, func() { p.roll.repaint() })
	p.search = newSearcher(p)
	p.roll = newRoll(p)
	p.header, p.body = container.NewStack(), container.NewStack()
	p.whole = container.New(&ground{}, p.body, p.header, ui.Hairline())
	p.list.ask("")
	return p
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus puts the focus into the search, where the next word goes.
func (p *Page) Focus() {
	if p.face != faceBlank && p.face != faceEmpty {
		p.Window.Canvas().Focus(p.search.entry)
	}
}

// Reload reads the list anew, as after work on an analysis.
func (p *Page) Reload() {
	p.deleted = ""
	p.list.ask(p.list.text)
}

// Close ends what the page has under way, before another page takes its place for good.
func (p *Page) Close() {
	p.search.callOff()
	p.list.drop()
}

// Shortcut does what a shortcut asks for and returns whether the page knows it: Ctrl+N
// makes a new analysis, Ctrl+F goes to the search, Ctrl+Z takes back the last delete.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		return p.undelete()
	case *desktop.CustomShortcut:
		if s.Modifier != fyne.KeyModifierShortcutDefault {
			return false
		}
		switch s.KeyName {
		case fyne.KeyN:
			p.create()
			return true
		case fyne.KeyF:
			p.Focus()
			return true
		case fyne.KeyZ:
			return p.undelete()
		}
	}
	return false
}

// listed is told that the list is another one, or could not be read.
func (p *Page) listed() {
	if p.list.err != nil && p.list.ready {
		p.sorry(p.list.err)
	}
	p.chosen = min(p.chosen, p.list.total-1)
	if p.list.text != "" && p.chosen < 0 && p.list.total > 0 {
		p.chosen = 0
	}
	p.show()
	p.search.answered()
}

// wanted says whether the picture of an analysis would be seen.
func (p *Page) wanted(id fishbone.ID) bool { return p.face == faceList && p.roll.shows(id) }

// ground is the page's ground plan: the header on top with a hairline below it, and
// the body in the rest. The window itself has the background's colour.
type ground struct{}

// The smallest window that the page is made for.
const leastWidth, leastHeight = 752, 420

func (*ground) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, leastHeight) }

func (*ground) Layout(o []fyne.CanvasObject, s fyne.Size) {
	body, header, line := o[0], o[1], o[2]
	header.Resize(fyne.NewSize(s.Width, ui.HeaderHeight))
	line.Move(fyne.NewPos(0, ui.HeaderHeight))
	line.Resize(fyne.NewSize(s.Width, 1))
	body.Move(fyne.NewPos(0, ui.HeaderHeight+1))
	body.Resize(s.SubtractWidthHeight(0, ui.HeaderHeight+1))
}
