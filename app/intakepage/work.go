package intakepage

import (
	"errors"
	"path/filepath"
	"sync/atomic"
	"time"

	"whybone/app/intake"
	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// Store is what an import needs of the storage. Its methods may be called from any goroutine.
type Store interface {
	Register() *storage.Register
	Backup(at time.Time, why storage.Reason) (storage.Backup, error)
}

// Mappings are what was made of tables before.
type Mappings interface {
	ComplaintTables() intake.Mappings
	SetComplaintTables(intake.Mappings)
}

// WorkDeps is what an import needs from outside.
type WorkDeps struct {
	Store    Store
	Mappings Mappings // nil where none are kept
	Now      func() time.Time
}

// state is how far an import is.
type state int

const (
	empty     state = iota // there is no table yet
	opening                // one is looked at
	unread                 // it cannot be read
	ready                  // it can be brought in, once all is said that has to be
	importing              // it is brought in
)

// Work is an import: a table, what its columns hold, and what would come of it. It belongs to the
// window's thread.
type Work struct {
	WorkDeps

	purpose    purpose
	background background
	post       func(func()) // has something done on the window's thread, soon

	state  state
	open   func(intake.Form) (intake.Table, error)
	name   string      // of the file, as it is shown; empty for what was pasted
	form   intake.Form // what was said by hand
	failed error       // why the table cannot be read

	plan      plan   // as it was said
	settled   plan   // with what was found out besides
	unsettled error  // what has to be said before rows can be read
	mapping   string // the name of the mapping that is used
	known     bool   // a table with the same headings was brought in before
	cases     bool   // analyses are made of causes and measures

	rows    []intake.Seen
	from    int // the number of the first row that is shown
	check   intake.Check
	checked bool
	result  result
	done    bool // at least once something was brought in

	job, peek *job
	row       int // how far the job has read
	began     time.Time
	tell      func(change) // the page
}

// result is what came of the import last.
type result struct {
	imported, known, cases int
	replaced               int    // of figures, those in the place of others
	indicators, values     int    // that are new, and all that was written of figures
	batch                  string // the file's name in the record of the register
	first, last            fishbone.Day
}

// change says what the page has to show anew.
type change int

const (
	everything change = iota
	rowsOnly
	progressOnly
	finished // complaints came in
)

// background runs work off the window's thread, and what it returns on that thread again.
type background func(work func() (then func()))

// NewWork makes an import of complaints, without a table.
func NewWork(d WorkDeps) *Work {
	return newWork(d, func(work func() func()) { ui.Go(func() { ui.Do(work()) }) }, ui.Do)
}

func newWork(d WorkDeps, b background, post func(func())) *Work {
	return &Work{WorkDeps: d, purpose: complaints{d.Store}, background: b, post: post, tell: func(change) {}}
}

// job is something that is read. It ends before its time when another one takes its place.
type job struct {
	stop atomic.Bool
	over chan struct{}
	last time.Time // when it told last how far it is
}

// errStopped ends reading.
var errStopped = errors.New("stopped")

// tellEvery is how often it is told how far a job is.
const tellEvery = 100 * time.Millisecond

// watch is told of each row that a job reads.
func (w *Work) watch(j *job, row int) error {
	if j.stop.Load() {
		return errStopped
	}
	if row%256 == 0 && time.Since(j.last) > tellEvery {
		j.last = time.Now()
		w.post(func() {
			if w.job == j {
				w.row = row
				w.tell(progressOnly)
			}
		})
	}
	return nil
}

// start begins a job in the place of another one. What it returns is done unless a third one has
// taken its place by then.
func (w *Work) start(at **job, work func(*job) (then func())) {
	if *at != nil {
		(*at).stop.Store(true)
	}
	j := &job{over: make(chan struct{}), last: time.Now()}
	*at = j
	if at == &w.job {
		w.row, w.began = 0, time.Now()
	}
	w.background(func() func() {
		then := func() func() {
			defer close(j.over)
			return work(j)
		}()
		return func() {
			if *at == j {
				*at = nil
				then()
			}
		}
	})
}

// Open looks at the table in a file.
func (w *Work) Open(path string) {
	w.take(filepath.Base(path), func(f intake.Form) (intake.Table, error) { return w.purpose.open(path, f) })
}

// Paste looks at a table that was copied in another program.
func (w *Work) Paste(text string) {
	w.take("", func(f intake.Form) (intake.Table, error) { return intake.Pasted([]byte(text), f.Encoding) })
}

func (w *Work) take(name string, open func(intake.Form) (intake.Table, error)) {
	if w.state == importing {
		return
	}
	w.name, w.open, w.form, w.mapping, w.done = name, open, intake.Form{}, "", false
	w.look()
}

// look looks at the table in the form that was said.
func (w *Work) look() {
	w.state, w.plan, w.settled, w.checked, w.rows, w.from = opening, nil, nil, false, nil, 0
	open, form := w.open, w.form
	w.start(&w.job, func(j *job) func() {
		var plan plan
		table, err := open(form)
		if err == nil {
			plan, err = w.purpose.look(intake.Watched(table, func(row int) error { return w.watch(j, row) }))
		}
		return func() {
			if w.failed = err; err != nil {
				w.state = unread
				w.tell(everything)
				return
			}
			w.state, w.plan = ready, plan.on(table)
			w.recall()
			w.recheck()
		}
	})
	w.tell(everything)
}

// reform looks at the table in another form.
func (w *Work) reform(change func(*intake.Form)) {
	change(&w.form)
	w.look()
}

// recall does with the table what was done with one that has the same headings.
func (w *Work) recall() {
	w.known = false
	p, ok := w.ofComplaints(w.plan)
	if !ok {
		return
	}
	p.Today = fishbone.DayOf(w.Now())
	m, ok := w.Mappings.ComplaintTables().For(p)
	if w.known = ok; !ok {
		w.mapping, w.cases = "", p.HasCases()
		return
	}
	w.mapping, w.cases = m.Name, m.Cases
	p.Use(m)
}

// ofComplaints is a plan that is one of complaints.
func (w *Work) ofComplaints(p plan) (*intake.Plan, bool) {
	c, ok := p.(complaintPlan)
	return c.Plan, ok
}

// hasCases says whether the table has causes or measures beside its complaints.
func (w *Work) hasCases() bool {
	p, ok := w.ofComplaints(w.plan)
	return ok && p.HasCases()
}

// takeAs takes a column for something.
func (w *Work) takeAs(column int, attribute string) {
	w.plan.Take(column, attribute)
	w.recheck()
}

// edit changes what is made of a table of complaints.
func (w *Work) edit(change func(*intake.Plan)) {
	if p, ok := w.ofComplaints(w.plan); ok {
		change(p)
		w.recheck()
	}
}

// shown is how many cells of a table are shown, and rows at least and at most.
const (
	shownCells         = 900
	leastRows, mostRow = 16, 60
)

// howMany is how many rows are shown.
func howMany(p plan) int {
	return max(leastRows, min(mostRow, shownCells/max(1, len(p.layout().columns))))
}

// recheck finds out what would come of the table.
func (w *Work) recheck() {
	w.checked = false
	from, plan := w.from, w.plan.on(w.plan.Table()) // it may be changed meanwhile
	w.start(&w.job, func(j *job) func() {
		settled := plan.on(intake.Watched(plan.Table(), func(row int) error { return w.watch(j, row) }))
		unsettled := settled.Settle()
		rows, err := settled.preview(from, howMany(plan))
		keep := func() { w.settled, w.unsettled, w.rows = settled.on(plan.Table()), unsettled, rows }
		if unsettled != nil || err != nil {
			return func() {
				keep()
				w.fail(err)
			}
		}
		w.post(func() {
			if w.job == j {
				keep()
				w.tell(everything)
			}
		})
		check, err := w.purpose.check(settled)
		return func() {
			keep()
			w.check, w.checked = check, err == nil
			w.fail(err)
		}
	})
	w.tell(everything)
}

// fail shows why the table cannot be read after all, such as a file that is gone by now.
func (w *Work) fail(err error) {
	if err != nil && !errors.Is(err, errStopped) {
		w.state, w.failed = unread, err
	}
	w.tell(everything)
}

// show shows the rows from a number on.
func (w *Work) show(from int) {
	if w.settled == nil || w.state == importing {
		return
	}
	w.from = from
	plan := w.settled
	w.start(&w.peek, func(j *job) func() {
		rows, err := plan.on(intake.Watched(plan.Table(), func(int) error { return w.watch(j, 1) })).preview(from, howMany(plan))
		return func() {
			if err == nil {
				w.rows = rows
				w.tell(rowsOnly)
			}
		}
	})
}

// canImport says whether there is something to bring in.
func (w *Work) canImport() bool { return w.state == ready && w.checked && w.check.New > 0 }

// Import brings the complaints in, as one change of the register: all of them or none.
func (w *Work) Import(making *intake.Making) {
	if !w.canImport() {
		return
	}
	w.state = importing
	plan, b := w.settled, batch{w.name, making, fishbone.Stamp{At: w.Now()}}
	first, last := w.check.First, w.check.Last
	w.start(&w.job, func(j *job) func() {
		r, err := w.purpose.bringIn(plan, b, func(row int) error { return w.watch(j, row) })
		return func() {
			w.state = ready
			switch {
			case errors.Is(err, errStopped):
				w.tell(everything)
			case err != nil:
				w.fail(err)
			default:
				r.first, r.last = first, last
				w.result, w.done = r, true
				w.remember(w.mapping)
				w.tell(finished)
				if w.check.Wrong > 0 {
					w.recheck() // the others are still there
				}
			}
		}
	})
	w.tell(everything)
}

// Cancel ends an import that is under way: nothing of it stays.
func (w *Work) Cancel() {
	if w.job != nil {
		w.job.stop.Store(true)
	}
}

// Stop ends what is under way, and waits until nothing of it is left.
func (w *Work) Stop() {
	for _, j := range []*job{w.job, w.peek} {
		if j != nil {
			j.stop.Store(true)
			<-j.over
		}
	}
}

// errNotLast says that something else was done in the register since the import.
var errNotLast = errors.New("something else was done in the register since")

// undo takes back what came in last.
func (w *Work) undo(then func(error)) {
	r, at := w.result, fishbone.Stamp{At: w.Now()}
	w.background(func() func() {
		err := w.purpose.takeBack(r, at)
		return func() { then(err) }
	})
}

// takeBackIf takes back the last edit of the register if it is the one that is meant.
func takeBackIf(register *storage.Register, at fishbone.Stamp, meant func(complaint.Edit) bool) error {
	last, err := register.Record(1)
	if err != nil {
		return err
	}
	if len(last) == 1 && last[0].Done && meant(last[0].Edit) {
		_, err := register.Undo(at)
		return err
	}
	return errNotLast
}

// remember keeps what is made of the table for the next one with the same headings, under a name
// that may be empty.
func (w *Work) remember(name string) {
	p, ok := w.ofComplaints(w.settled)
	if !ok {
		return
	}
	m := p.Mapping(name)
	m.Cases = w.cases
	w.mapping, w.known = name, true
	w.Mappings.SetComplaintTables(w.Mappings.ComplaintTables().With(m))
}

// perSecond is how many rows a second the job reads.
func (w *Work) perSecond() int {
	took := time.Since(w.began).Seconds()
	if took < 0.2 {
		return 0
	}
	return int(float64(w.row) / took)
}
