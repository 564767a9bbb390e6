package figures

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
	"whybone/storage"
)

// Store is what the page needs of the register. Its methods may be called from any goroutine.
type Store interface {
	session.RegisterStore
	Values() ([]complaint.Value, error)
	Count(by complaint.Group, q complaint.Query) ([]complaint.Count, error)
	Record(n int) ([]storage.RegisterEntry, error)
}

// Deps is what the page needs from outside.
type Deps struct {
	Store   Store // which may wait for others
	Quick   Store // which waits for nobody
	Now     func() time.Time
	Window  fyne.Window
	Notices *ui.Notices
	View    *View // how the page was left

	ReportError func(error)                     // shows why something could not be done
	Tabs        func(shown string) []ui.PageTab // those of the header, with how many indicators there are
	Settings    func(at fyne.Position)          // opens the menu for language and theme
	FullScreen  func(bool)                      // for a room; nil where that cannot be
	Complaints  func(month fishbone.Day)        // opens the register at a month
	Import      func(path string)               // looks at a table; empty where none was chosen yet
}

// View is what somebody looks at on the page. It outlives the page, as a language or theme does.
type View struct {
	team      string // empty for all
	indicator fishbone.ID
	month     fishbone.Day
	form      fishbone.ID // the indicator in the form, or [newOne]; empty while there is none

	sheets    bool // check sheets are shown
	sheet     fishbone.ID
	row, col  fishbone.ID // the cell of the sheet that the keys are on
	sheetForm fishbone.ID
}

// newOne stands for what is not there yet.
const newOne fishbone.ID = "new"

// NewView looks at the table.
func NewView() *View { return &View{} }

// valueKey is what a value is of.
type valueKey struct {
	kind, attribute string
	thing           fishbone.ID
}

// Page is the page of the service figures. It belongs to the window's thread.
type Page struct {
	Deps

	background background
	after      ui.After
	session    *session.Register
	observer   string // whose strokes are made here

	values     map[valueKey]complaint.Value
	book       *service.Book
	complaints map[fishbone.Day]int
	err        error
	turn       int  // counts what was asked for
	fresh      bool // what was asked for last is here
	waiting    []func()
	presenting bool
	writing    bool // an edit of the page's own is being made

	table     *table
	presented *ui.KeyTarget
	tally     *tally
	form      *form
	sheetForm *sheetForm

	headed              headed
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
	p := &Page{Deps: d, background: b, after: after, observer: string(fishbone.NewID())}
	p.session = session.OpenRegister(d.Quick, d.Store, d.Now, b, p.changed)
	p.table, p.tally, p.presented = newTable(p), newTally(p), p.newPresented()
	p.header, p.title, p.body = container.NewStack(), container.NewStack(), container.NewStack()
	p.side, p.sideFoot = container.NewVScroll(ui.Gap(1, 1)), container.NewStack()
	p.sidePlace = ui.Column(0, ui.Expand(p.side), p.sideFoot)
	p.root = container.New(&ui.Ledger{Above: 12, Notices: p.Notices, Shown: p.shown}, p.header, ui.Hairline(), p.title, p.body, p.sidePlace)
	ui.SetContent(p.header, p.makeHeader())
	ui.SetContent(p.body, ui.Gap(1, 1))
	p.ask()
	return p
}

func (p *Page) today() fishbone.Day { return fishbone.DayOf(p.Now()) }

// changed is told of each edit; those of the page itself are known already.
func (p *Page) changed() {
	if !p.writing {
		p.ask()
	}
}

// ask reads all that is kept, and how many complaints came in each month.
func (p *Page) ask() {
	p.turn++
	p.fresh = false
	turn := p.turn
	p.background(func() func() {
		values, err := p.Store.Values()
		var counts []complaint.Count
		if err == nil {
			counts, err = p.Store.Count(complaint.ByMonth, complaint.Query{})
		}
		return func() {
			if turn == p.turn {
				p.answer(values, counts, err)
			}
		}
	})
}

func (p *Page) answer(values []complaint.Value, counts []complaint.Count, err error) {
	first := p.book == nil
	p.fresh, p.err = true, err
	if err == nil {
		p.values = map[valueKey]complaint.Value{}
		p.take(values)
		p.complaints = map[fishbone.Day]int{}
		for _, c := range counts {
			p.complaints[fishbone.Day(c.Name+"-01")] += c.N
		}
	}
	if first {
		p.resume()
	}
	p.show()
	if first {
		p.Focus()
	}
	waiting := p.waiting
	p.waiting = nil
	for _, f := range waiting {
		f()
	}
}

// take adds values to what is known.
func (p *Page) take(values []complaint.Value) {
	for _, v := range values {
		p.values[valueKey{v.Kind, v.Attribute, v.Thing}] = v
	}
	all := make([]complaint.Value, 0, len(p.values))
	for _, v := range p.values {
		all = append(all, v)
	}
	p.book = service.Read(complaint.Things(all))
}

// onceFresh does something that follows from the state in the file: at once, or when that is read.
func (p *Page) onceFresh(f func()) {
	if p.fresh && p.book != nil {
		f()
		return
	}
	p.waiting = append(p.waiting, f)
}

// write writes values, and says whether it could. What is known has them at once.
func (p *Page) write(values []complaint.Value, ends ...string) bool {
	if len(values) == 0 {
		return true
	}
	return p.do(complaint.Write{Values: values}, ends...)
}

func (p *Page) do(e complaint.Write, ends ...string) bool {
	p.writing = true
	done, err := p.session.Do(e, ends...)
	p.writing = false
	if err != nil {
		p.ReportError(err)
		return false
	}
	p.take(done.(complaint.Write).Values)
	if !p.fresh {
		p.ask() // what is being read may have been read before
	}
	p.show()
	return true
}

// writeLate writes values that must not be lost where another program holds the file: then it is
// done beside the window's thread, and what follows from these values waits for it.
func (p *Page) writeLate(values []complaint.Value) {
	e := complaint.Write{Values: values}
	p.writing = true
	_, err := p.session.Do(e)
	p.writing = false
	switch {
	case err == nil:
		p.take(values)
	case errors.Is(err, storage.ErrBusy):
		p.take(values)
		p.turn++
		p.fresh = false
		p.background(func() func() {
			err := p.session.DoBeside(e)
			return func() {
				if err != nil {
					p.ReportError(err)
				}
				p.ask()
			}
		})
	default:
		p.ReportError(err)
	}
	p.show()
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus where the next word or stroke goes.
func (p *Page) Focus() {
	c := p.Window.Canvas()
	switch {
	case p.presenting:
		c.Focus(p.presented)
	case p.form != nil:
		p.form.focus()
	case p.sheetForm != nil:
		p.sheetForm.focus()
	case p.View.sheets:
		c.Focus(p.tally.keys)
	default:
		p.table.focus()
	}
}

// Close ends what the page has under way and keeps what was typed last.
func (p *Page) Close() {
	p.table.entry.Flush()
	p.turn++
	p.Notices.PlaceIn(fyne.Position{}, fyne.Size{}, 0)
}

// Suspend says that the page is closed only to be made anew.
func (p *Page) Suspend() {}

// Shortcut does what a shortcut asks for and returns whether the page knows it.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	does, ok := map[string]func(){
		"Ctrl+N": p.add, "Ctrl+E": p.editChosen, "Ctrl+Z": p.undo, "Ctrl+Y": p.redo, "Ctrl+Shift+Z": p.redo, "Ctrl+P": p.printSheet,
		"Ctrl+1": func() { p.turnTo(false) }, "Ctrl+2": func() { p.turnTo(true) }, "F5": p.present,
	}[action.StrokeOf(s)]
	if ok {
		does()
		return true
	}
	if p.presenting && action.StrokeOf(s) == "Esc" {
		p.present()
		return true
	}
	return false
}

// turnTo shows the table, or the check sheets.
func (p *Page) turnTo(sheets bool) {
	if p.View.sheets == sheets {
		return
	}
	p.table.entry.Flush()
	p.closeForms()
	p.View.sheets = sheets
	p.show()
	p.Focus()
}

// add begins a new indicator, or a new check sheet.
func (p *Page) add() {
	if p.View.sheets {
		p.openSheetForm(newOne)
		return
	}
	p.openForm(newOne)
}

// editChosen opens the form of what is in hand.
func (p *Page) editChosen() {
	if s, ok := p.sheet(); ok && p.View.sheets {
		p.openSheetForm(s.ID)
	} else if i, ok := p.indicator(); ok && !p.View.sheets {
		p.openForm(i.ID)
	}
}

// undo takes the last edit of the register back, and redo does again what was taken back last, where
// that is about figures or check sheets. What was done on the page of complaints is undone there,
// where it is seen.
func (p *Page) undo() {
	p.stepIf(func(e storage.RegisterEntry) bool { return e.Done }, false, func() { p.session.Undo(p.stepped("register.undone", "register.undoneNothing")) })
}

func (p *Page) redo() {
	p.stepIf(func(e storage.RegisterEntry) bool { return !e.Done && !e.Superseded }, true, func() { p.session.Redo(p.stepped("register.redone", "register.redoneNothing")) })
}

// mostUndone is how many entries of the log are looked at for the next one.
const mostUndone = 200

// stepIf does a step through the log unless the entry that it is about, the newest of some or the
// oldest, is about complaints.
func (p *Page) stepIf(candidate func(storage.RegisterEntry) bool, oldest bool, step func()) {
	p.background(func() func() {
		all, err := p.Store.Record(mostUndone)
		return func() {
			if oldest {
				slices.Reverse(all)
			}
			i := slices.IndexFunc(all, candidate)
			if err == nil && i >= 0 {
				if _, ours := all[i].Edit.(complaint.Write); !ours {
					p.Notices.Say(words.T("figures.undoElsewhere", "what", words.RegisterEdit(all[i].Edit)), ui.Neutral, "", nil)
					return
				}
			}
			step()
		}
	})
}

// stepped tells of a step through the log.
func (p *Page) stepped(key, nothing string) func(complaint.Edit, error) {
	return func(e complaint.Edit, err error) {
		switch {
		case errors.Is(err, storage.ErrNothing):
			p.Notices.Say(words.T(nothing), ui.Neutral, "", nil)
		case err != nil:
			p.ReportError(err)
		default:
			p.Notices.Say(words.T(key, "what", words.RegisterEdit(e)), ui.Neutral, "", nil)
		}
	}
}

// sayDone says what was done, with a button that takes it back.
func (p *Page) sayDone(said string, tone ui.Tone) {
	p.Notices.Say(said, tone, words.T("home.undo"), p.undo)
}

// indicators are those that are shown.
func (p *Page) indicators() (all []fishbone.Indicator) {
	if p.book == nil {
		return nil
	}
	for _, i := range p.book.Indicators {
		if p.View.team == "" || i.Team == p.View.team {
			all = append(all, i)
		}
	}
	return all
}

// indicator is the one in hand.
func (p *Page) indicator() (fishbone.Indicator, bool) {
	all := p.indicators()
	i := slices.IndexFunc(all, func(i fishbone.Indicator) bool { return i.ID == p.View.indicator })
	if i < 0 {
		return fishbone.Indicator{}, false
	}
	return all[i], true
}

// leastMonths is how many months are shown at least, and mostMonths how many at most.
const leastMonths, mostMonths = 13, 600

// months are those of the table: from the first of which anything is known to this one.
func (p *Page) months() (all []fishbone.Day) {
	last := service.MonthOf(p.today())
	first := service.Later(last, 1-leastMonths)
	if known := p.book.Months(); len(known) > 0 {
		first, last = min(first, known[0]), max(last, known[len(known)-1])
	}
	for m := first; m <= last && len(all) < mostMonths; m = service.Later(m, 1) {
		all = append(all, m)
	}
	return all
}

// resume takes in hand what was in hand, or the newest month of the first indicator, and opens the
// form in which something typed was never entered.
func (p *Page) resume() {
	if p.book == nil {
		return
	}
	if p.View.month == "" {
		p.View.month = service.MonthOf(p.today())
	}
	p.settle()
	switch {
	case p.View.form != "":
		p.openForm(p.View.form)
	case p.View.sheetForm != "":
		p.openSheetForm(p.View.sheetForm)
	}
}

// settle keeps in hand what is there.
func (p *Page) settle() {
	if _, ok := p.indicator(); !ok {
		p.View.indicator = ""
		if all := p.indicators(); len(all) > 0 {
			p.View.indicator = all[0].ID
		}
	}
	if _, ok := p.sheet(); !ok {
		p.View.sheet = ""
		if len(p.book.Sheets) > 0 {
			p.View.sheet = p.book.Sheets[0].ID
		}
	}
	p.tally.settle()
}
