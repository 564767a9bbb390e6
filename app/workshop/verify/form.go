package verify

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// form is the task of one cause: what is planned, what came of it, and the verdict.
type form struct {
	owner *view
	cause fishbone.ID

	criterion, method, who, due, sample, result *ui.Entry
}

// fields are the names of the entries' attributes, in their order.
var fields = []string{"criterion", "method", "who", "due", "sample", "result"}

func newForm(v *view, t task) *form {
	f := &form{owner: v, cause: t.cause.ID}
	f.criterion, f.method = ui.NewArea(words.T("verify.criterion.hint"), 1), ui.NewArea(words.T("verify.method.hint"), 1)
	f.who, f.due = ui.NewEntry(""), ui.NewEntry(words.T("verify.due.hint"))
	f.sample = ui.NewEntry(words.T("verify.sample.hint"))
	f.result = ui.NewArea(words.T("verify.result.hint"), 1)
	f.criterion.OneParagraph, f.method.OneParagraph = true, true
	f.sync(t)
	for i, e := range f.entries() {
		panel.Serve(v.host, e)
		panel.KeepTyped(v.host, e, f.places()[i], func(string) bool { return f.store(i) })
		e.OnEnter = func(_ string, done bool) { f.goOn(i, done) }
		e.OnKey = func(name fyne.KeyName) bool {
			if name == fyne.KeyEscape {
				v.host.Focus()
			}
			return name == fyne.KeyEscape
		}
	}
	return f
}

// goOn goes from a field to the next one, and from the last one back to the list.
func (f *form) goOn(field int, done bool) {
	if h := f.owner.host; done || field == len(fields)-1 || h.Presenting() {
		h.Focus()
	} else {
		ui.FocusNext(h.Window().Canvas(), false)
	}
}

func (f *form) entries() []*ui.Entry {
	return []*ui.Entry{f.criterion, f.method, f.who, f.due, f.sample, f.result}
}

// places are the names of the entries' drafts.
func (f *form) places() []string {
	all := make([]string, len(fields))
	for i, name := range fields {
		all[i] = "verify/" + string(f.cause) + "/" + name
	}
	return all
}

// sync shows the task as it stands.
func (f *form) sync(t task) {
	f.result.OneParagraph = f.owner.host.Presenting() // there, Return ends it
	today := fishbone.DayOf(f.owner.host.Now())
	v, plan := t.cause.Verdict, t.plan
	texts := []string{first(v.Criterion, plan.Criterion), plan.Method, first(v.Who, plan.Who), string(plan.Due), plan.Sample, first(v.Evidence, plan.Result)}
	for i, text := range texts {
		clean := fishbone.Paragraph
		if fields[i] == "due" {
			clean = func(s string) string { return readDay(s, today) }
		}
		f.entries()[i].Sync(text, clean)
	}
}

// store keeps what a field holds, and says whether it could: each field is a step of its own for
// Undo, and one that cannot be kept keeps no other one waiting. Where there is a verdict, it says
// the same.
func (f *form) store(field int) bool {
	h := f.owner.host
	a := h.Analysis()
	c, ok := a.Cause(f.cause)
	if !ok {
		return true // there is nothing left that it could belong to
	}
	text := f.entries()[field].Text
	if fields[field] == "due" {
		text = readDay(text, fishbone.DayOf(h.Now()))
	}
	edits, id := taskOf(a, c)
	if len(edits) > 0 && fishbone.Flat(text) == "" {
		return true
	}
	edits = append(edits, fishbone.Set{Of: fishbone.VerificationKind, ID: id, Values: fishbone.Values{fields[field]: text}})
	if v := c.Verdict; v != (fishbone.Verdict{}) {
		v.Criterion, v.Who, v.Evidence = f.criterion.Text, f.who.Text, f.result.Text
		edits = append(edits, fishbone.Judge{ID: c.ID, Verdict: v})
	}
	return h.Do(fishbone.Join(edits...), session.Merge, session.Ends(f.places()[field]))
}

func (f *form) flush() {
	for _, e := range f.entries() {
		e.Flush()
	}
}

func (f *form) object(t task) fyne.CanvasObject {
	v := f.owner
	const most = 6
	for _, e := range []*ui.Entry{f.criterion, f.method, f.result} {
		e.FitRows(v.Room(), 1, most)
	}
	type deps struct {
		form ui.Identity[form]
		task task
	}
	fields := v.Part("form", deps{ui.Identity[form]{To: f}, t}, func() fyne.CanvasObject { return f.make(t) })
	return ui.Padded(0, 0, 12, 0, ui.Column(4, fields, f.attachments()))
}

func (f *form) make(t task) fyne.CanvasObject {
	return ui.Column(8,
		labelled("verify.criterion", f.criterion),
		labelled("verify.method", f.method),
		f.shares(labelled("verify.who", f.who), labelled("verify.due", f.due), labelled("verify.sample", f.sample)),
		labelled("verify.result", f.result),
		ui.Text(words.T("verify.attach.label"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}),
	)
}

// shares puts fields side by side: a day has the room that it takes when it is whole, and of the rest
// a name takes more than a number.
func (f *form) shares(who, due, sample fyne.CanvasObject) fyne.CanvasObject {
	const gap = 6
	day := ui.EntryWidth(string(fishbone.DayOf(f.owner.host.Now())))
	rest := f.owner.Room() - 2*gap - day
	name := float32(int(rest * 0.53))
	return ui.Row(gap, ui.MinSize(name, 0, who), ui.MinSize(day, 0, due), ui.MinSize(rest-name, 0, sample))
}

// labelled is an entry below its name, which stays there while the entry is filled.
func labelled(key string, e *ui.Entry) fyne.CanvasObject {
	return ui.Column(2, ui.Text(words.T(key), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), e)
}

// verdicts are the answers that a verification can have, of which one may stand.
func (f *form) verdicts(t task) fyne.CanvasObject {
	one := func(found fishbone.Finding) fyne.CanvasObject {
		return f.segment(found, t.cause.Verdict.Finding == found)
	}
	type deps struct {
		form    ui.Identity[form]
		finding fishbone.Finding
	}
	return f.owner.Part("verdicts", deps{ui.Identity[form]{To: f}, t.cause.Verdict.Finding}, func() fyne.CanvasObject {
		return ui.Flow(4, f.owner.Room(), one(fishbone.Confirmed), one(fishbone.Rejected), one(fishbone.Undecided))
	})
}

// segment is one of the verdicts: in its colour, and ticked, where it stands.
func (f *form) segment(found fishbone.Finding, on bool) fyne.CanvasObject {
	c := ui.Colors()
	ink, fill := c.Ink, c.Surface
	if on {
		switch found {
		case fishbone.Confirmed:
			ink, fill = c.Good, c.GoodSoft
		case fishbone.Rejected:
			ink, fill = c.Bad, c.BadSoft
		default:
			ink, fill = c.Ink, c.Sunken
		}
	}
	key := "verdict." + string(found)
	if found == fishbone.Undecided {
		key = "agree.undecided" // all three stand in one line
	}
	letter := f.owner.host.Actions().Cap("verdict." + string(found))
	parts := []fyne.CanvasObject{
		ui.Text(words.T(key), ui.Style{Size: ui.Body, Bold: on, Color: ink}), ui.Text(letter, ui.Style{Size: ui.Small, Color: c.Faint}),
	}
	if on {
		parts = append([]fyne.CanvasObject{ui.Check.Draw(ink, 16)}, parts...)
	}
	tap := ui.NewTap(ui.Bar(36, 8, 8, 5, parts...), func() { f.owner.judge(f.cause, found) })
	tap.Fill, tap.Over, tap.Edge = fill, c.Sunken, c.Outline
	if on {
		tap.Over, tap.Edge = fill, ink
	}
	tap.SetToolTip(f.owner.host.Actions().Tip("verdict." + string(found)))
	return tap
}
