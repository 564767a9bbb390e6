package home

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/listing"
	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// Store is what the page needs of the storage. Its methods may be called from any
// goroutine.
type Store interface {
	List(q storage.Query) (page []storage.Summary, total int, err error)
	ListCounts(q storage.Query) (map[storage.ListFacet][]storage.FacetCount, error)
	Search(ctx context.Context, q storage.Search) (storage.Found, error)
	Load(id fishbone.ID) (*fishbone.Analysis, error)
	Create(a *fishbone.Analysis, options ...storage.Option) (*fishbone.Analysis, error)
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...storage.Option) (*fishbone.Analysis, error)
	Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error)
	SetStep(id fishbone.ID, step guide.Step) error
	Delete(id fishbone.ID, at time.Time) error
	Restore(id fishbone.ID) error
}

// Deps is what the page needs from outside.
type Deps struct {
	Store   Store
	Now     func() time.Time // in the reader's time zone
	Window  fyne.Window
	Notices *ui.Notices

	ReportError func(error) // shows why something could not be done

	Open     func(id fishbone.ID)                  // opens an analysis in the workshop
	OpenAt   func(id fishbone.ID, hit storage.Hit) // opens it where something was found
	Register func(complaint fishbone.ID)           // opens the register at a complaint; may be nil
	ReadCase func(id fishbone.ID)                  // opens an analysis as a case
	View     *View                                 // how the list was left; may be nil
	// Recurring are the types of complaints that keep coming back, called from any goroutine; it may
	// be nil. ToType opens the register at one of them.
	Recurring func(today fishbone.Day) ([]complaint.Recurrence, error)
	ToType    func(kind string)
	// Overdue are the promises that are most overdue, and how many there are; ToRead is a case to read.
	// They are called from any goroutine, and may be nil.
	Overdue   func(today fishbone.Day, most int) ([]storage.OverduePromise, int, error)
	ToRead    func() (ToRead, error)
	Map       func()                                 // opens the map of all root causes
	Compare   func(a, b fishbone.ID)                 // lays two analyses over each other
	TwinsOf   func(id fishbone.ID) []storage.Summary // those of the other groups on the same problem
	StartTwin func(of fishbone.ID)                   // begins one for another group, and opens it
	ExportAll func(ids []fishbone.ID)                // asks for a folder and writes a file for each
	OpenNew   func(id fishbone.ID)                   // opens one that was made just now
	HandOn    func(ids []fishbone.ID, name string)   // writes analyses for another desk; all without any
	OpenFile  func()                                 // asks for a file and opens what is in it
	Paste     func(text string) bool                 // adds and opens what a pasted text holds; false where that is nothing
	Settings  func(at fyne.Position)                 // opens the menu for language and theme
	Tour      func()                                 // begins the tour; may be nil
	SkipTour  func()                                 // remembers that nobody wants it
	Sample    func() (fishbone.ID, error)            // stores the worked example
	Example   func() *fishbone.Analysis              // the worked example, for its picture; called from any goroutine, may be nil and give nil

	Tabs func(count string) []ui.PageTab // those of the header, with how many analyses there are; may be nil

	OfferTour bool // somebody new is asked to take the tour
}

// Page is the home page. It belongs to the window's thread.
type Page struct {
	Deps

	background background
	after      ui.After
	results    *listing.List
	finder     *finder
	previews   *previews
	search     *searcher
	list       *list
	foundList  *foundList
	header     *fyne.Container
	body       *fyne.Container
	root       *fyne.Container
	chosen     int           // the row of the list that is shown that the keys are on, -1 for none
	shownCount string        // how many analyses the header says there are
	shownFound bool          // the header is that of what was found
	deleted    []fishbone.ID // what Ctrl+Z brings back
	selection  *selection
	counts     map[storage.ListFacet][]storage.FacetCount // of what the list can be limited to
	countTurn  int                                        // counts the questions for them
	latest     storage.Summary                            // the analysis that was changed last, as far as it is known
	everything int                                        // how many analyses there are, however few are shown
	recurring  []complaint.Recurrence
	today      *today        // nil until it is known
	first      *ui.KeyTarget // has the keys where there is no analysis yet
	state      state         // what the body shows
}

// background runs work off the window's thread, and what it returns on that thread again.
type background func(work func() (then func()))

func goroutine(work func() (then func())) {
	ui.Go(func() {
		then := work()
		ui.Do(then)
	})
}

// New makes the page and begins to read the list. Colours and words are those of the
// moment: make a new page when they change.
func New(d Deps) *Page { return newPage(d, goroutine, ui.Later) }

func newPage(d Deps, b background, after ui.After) *Page {
	if d.View == nil {
		d.View = NewView()
	}
	p := &Page{Deps: d, background: b, after: after, chosen: -1}
	p.selection = newSelection(p)
	today := func() fishbone.Day { return fishbone.DayOf(d.Now()) }
	p.results = listing.New(d.Store, listing.Background(b), today, p.listed)
	p.finder = newFinder(d.Store, b, today, p.listed)
	p.previews = newPreviews(d.Store, b, p.inSight, func() { p.list.Repaint() })
	p.search = newSearcher(p)
	p.list, p.foundList = newList(p), newFoundList(p)
	p.header, p.body = container.NewStack(), container.NewStack()
	p.first = ui.NewKeyTarget()
	p.first.OnShortcut = p.Shortcut
	p.first.OnKey = func(name fyne.KeyName) {
		if name == fyne.KeyReturn || name == fyne.KeyEnter {
			p.create()
		}
	}
	p.root = container.New(&pageLayout{}, p.body, p.header, ui.Hairline())
	p.ask()
	p.askRecurring()
	p.askToday()
	return p
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus into the search, where the next word goes. On the first page, where there is
// nothing to search, Enter begins.
func (p *Page) Focus() {
	switch {
	case p.state == stateBlank:
	case p.state == stateEmpty:
		p.Window.Canvas().Focus(p.first)
	case p.selection.field != "" && len(p.selection.ids) > 0:
		p.Window.Canvas().Focus(p.selection.entry)
	default:
		p.Window.Canvas().Focus(p.search.entry)
	}
}

// Reload reads the list anew, as after work on an analysis.
func (p *Page) Reload() {
	p.deleted = nil
	p.askAgain()
}

// Indexed is told that everything can be found by now.
func (p *Page) Indexed() {
	if p.finder.text != "" && p.finder.found.Behind {
		p.finder.search()
	}
}

// askAgain reads all that is shown anew.
func (p *Page) askAgain() {
	p.ask()
	if p.finder.text != "" {
		p.finder.search()
	}
}

// Close ends what the page has under way, before another page takes its place for good.
func (p *Page) Close() {
	p.search.cancel()
	p.results.Drop()
	p.finder.drop()
}

// Shortcut does what a shortcut asks for and returns whether the page knows it: Ctrl+N
// makes a new analysis, Ctrl+O opens a file, Ctrl+F goes to the search, Ctrl+Z takes back the
// last delete.
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
		case fyne.KeyO:
			p.OpenFile()
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
	switch {
	case p.finder.ready && p.finder.err != nil:
		p.reportError(p.finder.err)
	case p.results.Err != nil && p.results.Ready:
		p.reportError(p.results.Err)
	}
	if p.View.usual() && p.results.Ready && p.results.Err == nil {
		p.everything = p.results.Total
		p.latest, _ = p.results.At(0)
	}
	p.chosen = min(p.chosen, p.rows()-1)
	if p.finding() && p.chosen < 0 && p.rows() > 0 {
		p.chosen = p.finder.firstHit()
	}
	p.show()
	p.search.answered()
}

// finding says whether an answer to what was typed is shown, and not all analyses.
func (p *Page) finding() bool { return p.finder.text != "" && p.finder.of != "" }

// rows is how many rows the list has that is shown.
func (p *Page) rows() int {
	if p.finding() {
		return len(p.finder.rows)
	}
	return p.results.Total
}

// inSight says whether the picture of an analysis would be seen.
func (p *Page) inSight(id fishbone.ID) bool { return p.state == stateList && p.list.shows(id) }

// pageLayout puts the header on top with a hairline below it, and the body in the rest.
// The window itself has the background's colour.
type pageLayout struct{}

// The smallest window that the page is made for.
const minWidth, minHeight = 752, 420

func (*pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(minWidth, minHeight) }

func (*pageLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	body, header, line := o[0], o[1], o[2]
	header.Resize(fyne.NewSize(s.Width, ui.HeaderHeight))
	line.Move(fyne.NewPos(0, ui.HeaderHeight))
	line.Resize(fyne.NewSize(s.Width, 1))
	body.Move(fyne.NewPos(0, ui.HeaderHeight+1))
	body.Resize(s.SubtractWidthHeight(0, ui.HeaderHeight+1))
}
