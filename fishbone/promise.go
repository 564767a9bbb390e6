package fishbone

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
)

// Kind implements [Thing].
func (*Promise) Kind() *Kind { return PromiseKind }

// Promises returns the promises in their order.
func (a *Analysis) Promises() []Promise { return all[Promise](a, a.lists[PromiseKind.List]) }

// Promise returns one of them.
func (a *Analysis) Promise(id ID) (Promise, bool) { return get[Promise](a, id) }
