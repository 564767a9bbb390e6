package register

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// Store is what the page reads from the register. Its methods may be called from any goroutine.
type Store interface {
	session.RegisterStore
	List(q complaint.Query) ([]fishbone.Complaint, error)
	Number(q complaint.Query) (int, error)
	Count(by complaint.Group, q complaint.Query) ([]complaint.Count, error)
	Sequels() ([]complaint.Sequel, error)
	Relapses(today fishbone.Day) ([]complaint.Relapse, error)
	Used(attributes ...string) (map[string][]string, error)
}

// Analyses is what the page needs of the archive, to start an analysis and to open one again. Its
// methods may be called from any goroutine.
type Analyses interface {
	session.Creator
	Load(id fishbone.ID) (*fishbone.Analysis, error)
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...storage.Option) (*fishbone.Analysis, error)
}

// Deps is what the page needs from outside.
type Deps struct {
	Store    Store // which may wait for others
	Quick    Store // which waits for nobody
	Analyses Analyses
	Now      func() time.Time // in the reader's time zone
	Window   fyne.Window
	Notices  *ui.Notices
	View     *View // how the page was left

	ReportError func(error)                     // shows why something could not be done
	Tabs        func(shown string) []ui.PageTab // those of the header, with how many complaints there are
	Open        func(id fishbone.ID)            // opens an analysis
	OpenNew     func(id fishbone.ID)            // opens one that was made just now
	Import      func()                          // takes complaints in from a table; nil where that cannot be done
	Settings    func(at fyne.Position)          // opens the menu for language and theme
}

// View is what somebody looks at on the page. It outlives the page, as a language or theme does.
type View struct {
	period  period
	channel string
	motive  fishbone.Motive
	state   complaint.State
	kind    *string // the type whose complaints are shown; nil for those of all types
	oldest  bool
	weight  int // see weights
	text    string
	form    fishbone.ID // the complaint in the form, or [newOne]; empty while there is none
}

// ViewOf looks at one complaint, among those of its quarter.
func ViewOf(id fishbone.ID, today fishbone.Day) *View {
	v := NewView(today)
	v.form = id
	return v
}

// ViewOfType looks at the complaints of a type, in the year of a day.
func ViewOfType(kind string, today fishbone.Day) *View {
	return &View{period: periodOf(year, today), kind: &kind}
}

// ShowDays looks at so long a period that all of some days lie in it, unless they do already.
func (v *View) ShowDays(first, last fishbone.Day) {
	for _, p := range []period{v.period, periodOf(quarter, last), periodOf(year, last), {}} {
		if p.holds(first) && p.holds(last) {
			v.period = p
			return
		}
	}
}

// NewView looks at the quarter of a day.
func NewView(today fishbone.Day) *View { return &View{period: periodOf(quarter, today)} }

// MonthView looks at the month of a day.
func MonthView(day fishbone.Day) *View { return &View{period: periodOf(month, day)} }

// Page is the page of the register. It belongs to the window's thread.
type Page struct {
	Deps

	background background
	after      ui.After
	session    *session.Register
	results    *results
	figures    *figures
	list       *list
	search     *ui.Entry
	form       *form // nil while the types are shown
	chosen     fishbone.ID
	toReveal   bool // the chosen one, once it is among the rows
	busy       bool // something is being done beside the window's thread
	unfolded   bool // all types are shown
	state      state

	cancelSearch        func()
	header, title, body *fyne.Container
	side                *container.Scroll
	sideFoot, sidePlace *fyne.Container
	root                *fyne.Container
}

// background runs work off the window's thread, and what it returns on that thread again.
type background func(work func() (then func()))

func goroutine(work func() (then func())) {
	ui.Go(func() {
		then := work()
		ui.Do(then)
	})
}

// New makes the page and begins to read. Colours and words are those of the moment: make a new
// page when they change.
func New(d Deps) *Page { return newPage(d, goroutine, ui.Later) }

func newPage(d Deps, b background, after ui.After) *Page {
	p := &Page{Deps: d, background: b, after: after, cancelSearch: func() {}}
	p.session = session.OpenRegister(d.Quick, d.Store, d.Now, b, p.changed)
	p.results = &results{store: d.Store, background: b, changed: p.listed}
	p.figures = &figures{store: d.Store, background: b, changed: p.counted}
	p.list = newList(p)
	p.search = p.newSearch()
	p.header, p.title, p.body = container.NewStack(), container.NewStack(), container.NewStack()
	p.side, p.sideFoot = container.NewVScroll(ui.Gap(1, 1)), container.NewStack()
	p.sidePlace = ui.Column(0, ui.Expand(p.side), p.sideFoot)
	p.root = container.New(&ui.Ledger{Above: 16, Notices: p.Notices, Shown: p.shown}, p.header, ui.Hairline(), p.title, p.body, p.sidePlace)
	ui.SetContent(p.header, p.makeHeader())
	ui.SetContent(p.body, ui.Gap(1, 1))
	p.resumeForm()
	p.ask()
	return p
}

// today is the day as the page sees it.
func (p *Page) today() fishbone.Day { return fishbone.DayOf(p.Now()) }

// query is what the table shows.
func (p *Page) query() complaint.Query {
	v := p.View
	q := complaint.Query{From: v.period.first, To: v.period.last(), Channel: v.channel, Motive: v.motive, State: v.state, Text: strings.TrimSpace(v.text), Oldest: v.oldest}
	if v.state != "" {
		q.Today = p.today()
	}
	if v.kind != nil {
		q.Types = []string{*v.kind}
	}
	return q
}

// ask reads everything that is shown.
func (p *Page) ask() {
	p.results.ask(p.query())
	p.figures.ask(p.View.period, p.today())
}

// changed is told of each edit.
func (p *Page) changed() {
	p.figures.forget()
	p.ask()
}

// look shows something else of the register.
func (p *Page) look(change func(v *View)) {
	before := p.View.period
	change(p.View)
	p.list.ScrollToTop()
	p.results.ask(p.query())
	if p.View.period != before {
		p.figures.ask(p.View.period, p.today())
	}
	p.show()
	p.Focus()
}

func (p *Page) turnOrder() { p.look(func(v *View) { v.oldest = !v.oldest }) }

// listed is told that the rows are others, or could not be read.
func (p *Page) listed() {
	if p.results.err != nil {
		p.ReportError(p.results.err)
	}
	p.show()
	if p.toReveal && p.results.fresh {
		p.toReveal = false
		p.list.reveal(p.chosen)
	}
}

// counted is told that the figures are others.
func (p *Page) counted() {
	p.list.know(p.figures.said)
	ui.SetContent(p.header, p.makeHeader())
	p.show()
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus where the next word goes: into the form, or into the search.
func (p *Page) Focus() {
	if p.form != nil {
		p.form.focus()
		return
	}
	p.Window.Canvas().Focus(p.search)
}

// Close ends what the page has under way and keeps what was typed last.
func (p *Page) Close() {
	p.cancelSearch()
	if p.form != nil {
		p.form.flush()
	}
	p.results.drop()
	p.figures.drop()
	p.Notices.PlaceIn(fyne.Position{}, fyne.Size{}, 0)
}

// Shortcut does what a shortcut asks for and returns whether the page knows it: Ctrl+N registers
// a complaint, Ctrl+F goes to the search, Ctrl+Z and Ctrl+Y undo and redo.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	does, ok := map[string]func(){
		"Ctrl+N": p.register, "Ctrl+F": p.toSearch, "Ctrl+Z": p.undo, "Ctrl+Y": p.redo, "Ctrl+Shift+Z": p.redo,
	}[action.StrokeOf(s)]
	if ok {
		does()
	}
	return ok
}

// pause is how long typing rests before the search begins.
const pause = 200 * time.Millisecond

// newSearch makes the entry in the header. The keys that walk through the table start from it.
func (p *Page) newSearch() *ui.Entry {
	e := ui.NewEntry(words.T("register.search"))
	e.ActionItem = ui.Pad(8, ui.Search.Draw(ui.Colors().Faint, 18))
	e.After = p.after
	e.SetText(p.View.text)
	e.OnChanged = func(string) {
		p.cancelSearch()
		p.cancelSearch = p.after(pause, p.find)
	}
	e.OnKey = p.searchKey
	e.OnEnter = func(_ string, start bool) {
		if start {
			p.startChosen()
			return
		}
		if e.Text != p.View.text {
			p.find()
			return
		}
		p.openChosen()
	}
	e.OnShortcut = p.Shortcut
	e.OnSave = func(string) bool { return true }
	return e
}

func (p *Page) find() {
	p.cancelSearch()
	p.search.Flush()
	if p.search.Text != p.View.text {
		p.View.text = p.search.Text
		p.list.ScrollToTop()
		p.results.ask(p.query())
	}
}

func (p *Page) toSearch() { p.Window.Canvas().Focus(p.search) }

func (p *Page) searchKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		p.walk(1)
	case fyne.KeyUp:
		p.walk(-1)
	case fyne.KeyRight:
		p.walkTypes(1)
	case fyne.KeyLeft:
		p.walkTypes(-1)
	case fyne.KeyDelete:
		if c, ok := p.chosenComplaint(); ok {
			p.remove(c)
		}
	case fyne.KeyEscape:
		p.clear()
	default:
		return false
	}
	return true
}

// clear takes away what narrows the table, one thing at a time.
func (p *Page) clear() {
	switch {
	case p.search.Text != "":
		p.search.SetText("")
		p.find()
	case p.View.kind != nil:
		p.look(func(v *View) { v.kind = nil })
	default:
		p.chosen = ""
		p.list.Repaint()
	}
}

// walk takes the next row in hand, or the one before.
func (p *Page) walk(by int) {
	i := p.results.find(p.chosen)
	if p.chosen == "" || i < 0 {
		i = min(0, -by) // before the first one, so that Down comes to it
	}
	if c, ok := p.results.at(max(0, i+by)); ok {
		p.chosen = c.ID
		p.list.reveal(c.ID)
	}
}

func (p *Page) chosenComplaint() (fishbone.Complaint, bool) {
	return p.results.known(p.results.find(p.chosen))
}

func (p *Page) openChosen() {
	if c, ok := p.chosenComplaint(); ok {
		p.edit(c)
	}
}
