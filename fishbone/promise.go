package fishbone

import (
	"cmp"
	"slices"
)

// PromiseSort is what a promise is about.
type PromiseSort string

// The sorts: something is done, written into a standard, or carried to other products,
// places and teams.
const (
	Action     PromiseSort = ""
	Standard   PromiseSort = "standard"
	ReadAcross PromiseSort = "readAcross"
)

// PromiseStatus is how far a promise is.
type PromiseStatus string

// The states.
const (
	PromiseOpen    PromiseStatus = ""
	PromiseDoing   PromiseStatus = "doing"
	PromiseDone    PromiseStatus = "done"
	PromiseDropped PromiseStatus = "dropped"
)

// Acceptance is what the customer said to a promise that was kept.
type Acceptance string

// What they said.
const (
	NotAsked    Acceptance = ""
	WasAccepted Acceptance = "yes"
	WasRefused  Acceptance = "no"
)

// Promise is what somebody will do by a day: a line of the list of promises.
type Promise struct {
	ID        ID            `json:"id"`
	Text      string        `json:"text,omitempty"` // what, so that it can be checked
	Sort      PromiseSort   `json:"sort,omitempty"`
	To        string        `json:"to,omitempty"`  // whom it was promised to
	For       string        `json:"for,omitempty"` // which complaint
	Cause     ID            `json:"cause,omitempty"`
	Solution  ID            `json:"solution,omitempty"`
	Risk      ID            `json:"risk,omitempty"` // of the premortem, that it takes care of
	How       string        `json:"how,omitempty"`
	Where     string        `json:"where,omitempty"`
	Owner     string        `json:"owner,omitempty"`
	Helper    string        `json:"helper,omitempty"`
	Promised  Day           `json:"promised,omitempty"`
	Due       Day           `json:"due,omitempty"`
	NewDue    Day           `json:"newDue,omitempty"`
	Reason    string        `json:"reason,omitempty"` // for the new day
	Status    PromiseStatus `json:"status,omitempty"`
	Done      Day           `json:"done,omitempty"`
	CheckedBy string        `json:"checkedBy,omitempty"`
	Checked   Day           `json:"checked,omitempty"`
	Evidence  string        `json:"evidence,omitempty"`
	Told      Day           `json:"told,omitempty"`     // when the customer was told
	Accepted  Acceptance    `json:"accepted,omitempty"` // whether the customer accepted it
	Document  string        `json:"document,omitempty"`
	Number    string        `json:"number,omitempty"`
	Revision  string        `json:"revision,omitempty"`
	Valid     Day           `json:"valid,omitempty"` // from when
	Made      Stamp         `json:"made"`
	Changed   Stamp         `json:"changed"`
}

// PromiseKind describes promises.
var PromiseKind = newKind("promise", "promises", func(p *Promise) *ID { return &p.ID },
	label("text", func(p *Promise) *string { return &p.Text }).searched(),
	word("sort", func(p *Promise) *string { return (*string)(&p.Sort) }, Action, Standard, ReadAcross),
	line("to", func(p *Promise) *string { return &p.To }).column("promised_to"),
	line("for", func(p *Promise) *string { return &p.For }).column("complaint"),
	cause("cause", func(p *Promise) *ID { return &p.Cause }),
	thing("solution", func(p *Promise) *ID { return &p.Solution }, "solution"),
	thing("risk", func(p *Promise) *ID { return &p.Risk }, "risk"),
	text("how", func(p *Promise) *string { return &p.How }),
	line("where", func(p *Promise) *string { return &p.Where }),
	line("owner", func(p *Promise) *string { return &p.Owner }).names().searched(),
	line("helper", func(p *Promise) *string { return &p.Helper }).names(),
	day("promised", func(p *Promise) *Day { return &p.Promised }),
	day("due", func(p *Promise) *Day { return &p.Due }),
	day("newDue", func(p *Promise) *Day { return &p.NewDue }),
	line("reason", func(p *Promise) *string { return &p.Reason }),
	word("status", func(p *Promise) *string { return (*string)(&p.Status) }, PromiseOpen, PromiseDoing, PromiseDone, PromiseDropped),
	day("done", func(p *Promise) *Day { return &p.Done }),
	line("checkedBy", func(p *Promise) *string { return &p.CheckedBy }).names(),
	day("checked", func(p *Promise) *Day { return &p.Checked }),
	text("evidence", func(p *Promise) *string { return &p.Evidence }),
	day("told", func(p *Promise) *Day { return &p.Told }),
	word("accepted", func(p *Promise) *string { return (*string)(&p.Accepted) }, NotAsked, WasAccepted, WasRefused),
	line("document", func(p *Promise) *string { return &p.Document }),
	line("number", func(p *Promise) *string { return &p.Number }).column("document_number"),
	line("revision", func(p *Promise) *string { return &p.Revision }),
	day("valid", func(p *Promise) *Day { return &p.Valid }),
	stamp("made", func(p *Promise) *Stamp { return &p.Made }),
	stamp("changed", func(p *Promise) *Stamp { return &p.Changed }),
).ruled(postponedForAReason)

// Kind implements [Thing].
func (*Promise) Kind() *Kind { return PromiseKind }

// Promises returns the promises in their order.
func (a *Analysis) Promises() []Promise { return all[Promise](a, a.lists[PromiseKind.List]) }

// Promise returns one of them.
func (a *Analysis) Promise(id ID) (Promise, bool) { return get[Promise](a, id) }

// postponedForAReason refuses a new day that comes without a reason: a day that moves by itself
// is no promise.
func postponedForAReason(t Thing) error {
	if p := t.(*Promise); p.NewDue != "" && p.Reason == "" {
		return ErrNewDay
	}
	return nil
}

// DueDay is the day by which it is to be kept: the new one where there is one.
func (p Promise) DueDay() Day {
	if p.NewDue != "" {
		return p.NewDue
	}
	return p.Due
}

// Over says whether nothing is to be done about it any more.
func (p Promise) Over() bool { return p.Status == PromiseDone || p.Status == PromiseDropped }

// Late is by how many days it is overdue today, 0 if it is not. It is due until the end of its
// day.
func (p Promise) Late(today Day) int {
	if p.Over() {
		return 0
	}
	return max(0, p.DueDay().Until(today))
}

// Bare says whether it is no promise yet: nobody does it, or by no day. Of what is over nobody
// asks that any more.
func (p Promise) Bare() bool { return !p.Over() && (p.Owner == "" || p.DueDay() == "") }

// Wants says whether somebody has to look at it today: it is late, or still bare.
func (p Promise) Wants(today Day) bool { return p.Late(today) > 0 || p.Bare() }

// KeptInTime says whether it was done by its day.
func (p Promise) KeptInTime() bool {
	return p.Status == PromiseDone && (p.DueDay() == "" || p.Done <= p.DueDay())
}

// WithStatus are the values that set how far it is: what is done was done on a day, and what is
// not has none.
func (p Promise) WithStatus(s PromiseStatus, today Day) Values {
	v := Values{"status": string(s)}
	switch {
	case s == PromiseDone && p.Done == "":
		v["done"] = string(today)
	case s != PromiseDone && p.Done != "":
		v["done"] = ""
	}
	return v
}

// NextStatus is the one after its own: open, under way, done, and open again. What was dropped
// is taken up again.
func (p Promise) NextStatus() PromiseStatus {
	switch p.Status {
	case PromiseOpen:
		return PromiseDoing
	case PromiseDoing:
		return PromiseDone
	}
	return PromiseOpen
}

// PromiseOf makes a promise of a solution, for the cause that it is tied to first. Who does it
// by when is for the team to say.
func PromiseOf(id ID, s Solution, today Day) *Promise {
	p := &Promise{ID: id, Text: s.Text, Solution: s.ID, Promised: today}
	if len(s.Causes) > 0 {
		p.Cause = s.Causes[0]
	}
	return p
}

// Guards says whether a promise is only to keep its solution from failing: it answers a reason
// that was found in the premortem. That somebody does what the solution says is another one.
func (p Promise) Guards() bool { return p.Risk != "" }

// CauseOf is the cause that a promise is against: its own, or else the first of its solution's.
func (a *Analysis) CauseOf(p Promise) (Cause, bool) {
	id := p.Cause
	if s, ok := a.Solution(p.Solution); ok && id == "" && len(s.Causes) > 0 {
		id = s.Causes[0]
	}
	return a.Cause(id)
}

// promised are the solutions that somebody promised, and did not drop. A promise that only keeps
// one from failing is none to do it.
func (a *Analysis) promised() map[ID]bool {
	all := map[ID]bool{}
	for _, p := range a.Promises() {
		if !p.Guards() && p.Status != PromiseDropped {
			all[p.Solution] = true
		}
	}
	return all
}

// IsPromised says whether somebody promised a solution.
func (a *Analysis) IsPromised(solution ID) bool { return a.promised()[solution] }

// Unpromised are the chosen solutions that nobody has promised yet.
func (a *Analysis) Unpromised() []Solution {
	promised := a.promised()
	return slices.DeleteFunc(a.Solutions(), func(s Solution) bool { return s.Choice != Chosen || promised[s.ID] })
}

// Unquestioned are those of them of which nobody asked yet why they might fail: that is asked
// before they are promised.
func (a *Analysis) Unquestioned() []Solution {
	asked := map[ID]bool{}
	for _, r := range a.Risks() {
		asked[r.Solution] = true
	}
	return slices.DeleteFunc(a.Unpromised(), func(s Solution) bool { return asked[s.ID] })
}

// PromiseCounts tell how the promises stand on a day.
type PromiseCounts struct {
	Overdue, Open, Done, Dropped int // Open without what is overdue
	Bare                         int // of those open
	InTime                       int // of those done
}

// CountPromises counts them.
func (a *Analysis) CountPromises(today Day) (n PromiseCounts) {
	for _, p := range a.Promises() {
		switch {
		case p.Status == PromiseDone:
			n.Done++
			if p.KeptInTime() {
				n.InTime++
			}
		case p.Status == PromiseDropped:
			n.Dropped++
		case p.Late(today) > 0:
			n.Overdue++
		default:
			n.Open++
			if p.Bare() {
				n.Bare++
			}
		}
	}
	return n
}

// Wanting is how many somebody has to look at today, each of them once.
func (n PromiseCounts) Wanting() int { return n.Overdue + n.Bare }

// Kept is which part of the promises that should be kept by now was kept in time, in percent; ok
// is false while there are none.
func (n PromiseCounts) Kept() (percent int, ok bool) {
	all := n.Done + n.Overdue
	if all == 0 {
		return 0, false
	}
	return (200*n.InTime + all) / (2 * all), true
}

// PromiseGroup is what the promises of a list have in common.
type PromiseGroup string

// The groups, in their order: what is late comes first, what is over last.
const (
	GroupOverdue  PromiseGroup = "overdue"
	GroupThisWeek PromiseGroup = "week"
	GroupLater    PromiseGroup = "later"
	GroupNoDay    PromiseGroup = "noDay"
	GroupDone     PromiseGroup = "done"
	GroupDropped  PromiseGroup = "dropped"
)

// Group says where it stands in the list of a day. Weeks end with Sunday.
func (p Promise) Group(today Day) PromiseGroup {
	sunday := today.Add((7 - int(today.Time().Weekday())) % 7)
	switch due := p.DueDay(); {
	case p.Status == PromiseDone:
		return GroupDone
	case p.Status == PromiseDropped:
		return GroupDropped
	case due == "":
		return GroupNoDay
	case due < today:
		return GroupOverdue
	case due <= sunday:
		return GroupThisWeek
	}
	return GroupLater
}

var promiseGroups = []PromiseGroup{GroupOverdue, GroupThisWeek, GroupLater, GroupNoDay, GroupDone, GroupDropped}

// PromisesByDay are the promises group by group, in each what is due first before the rest, and
// of those done the last one first.
func (a *Analysis) PromisesByDay(today Day) []Promise {
	all := a.Promises()
	slices.SortStableFunc(all, func(p, q Promise) int {
		g := p.Group(today)
		by := cmp.Compare(slices.Index(promiseGroups, g), slices.Index(promiseGroups, q.Group(today)))
		if by != 0 {
			return by
		}
		if g == GroupDone {
			return cmp.Compare(q.Done, p.Done)
		}
		return cmp.Compare(p.DueDay(), q.DueDay())
	})
	return all
}
