package promises

import (
	"fyne.io/fyne/v2"

	"whybone/app/dates"
	"whybone/app/promiselist"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// form is all that is known of one promise.
type form struct {
	side    *side
	id      fishbone.ID
	entries map[string]*ui.Entry
}

// texts are the attributes that are typed, days apart from them. Those of a standard are shown
// only for one.
var (
	texts = []string{"text", "owner", "helper", "to", "for", "how", "where", "reason", "checkedBy", "evidence", "document", "number", "revision"}
	areas = map[string]bool{"text": true, "how": true, "evidence": true}
	dated = []string{"due", "newDue", "promised", "done", "checked", "told", "valid"}
	// past are the days of what has happened.
	past = map[string]bool{"promised": true, "done": true, "checked": true, "told": true}
)

func newForm(s *side, q fishbone.Promise) *form {
	f := &form{side: s, id: q.ID, entries: map[string]*ui.Entry{}}
	for _, name := range texts {
		e := ui.NewEntry("")
		if areas[name] {
			e = ui.NewArea("", 1)
			e.OneParagraph = name == "text"
		}
		f.add(name, e, func(string) bool { return f.keep(name) })
	}
	for _, name := range dated {
		f.add(name, ui.NewEntry(words.T("promise.dayHint")), func(string) bool { return f.keep(name) })
	}
	return f
}

// add makes an entry the form's.
func (f *form) add(name string, e *ui.Entry, keep func(string) bool) {
	h := f.side.page.host
	f.entries[name] = e
	panel.Serve(h, e)
	panel.KeepTyped(h, e, f.place(name), keep)
	if f.isDay(name) {
		e.OnEveryChange(f.side.refresh)
	}
	e.OnEnter = func(_ string, done bool) {
		if done {
			h.Focus()
			return
		}
		ui.FocusNext(h.Window().Canvas(), false)
	}
	e.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			h.Focus()
		}
		return key == fyne.KeyEscape
	}
}

func (f *form) place(name string) string { return "promise/" + string(f.id) + "/" + name }

func (f *form) isDay(name string) bool {
	a, _ := fishbone.PromiseKind.Attribute(name)
	return a.Content == fishbone.ContentDay
}

func (f *form) flush() {
	for _, name := range append(texts, dated...) {
		f.entries[name].Flush()
	}
}

// promise is the one that the form is of, as it stands.
func (f *form) promise() (fishbone.Promise, bool) {
	return f.side.page.host.Analysis().Promise(f.id)
}

// sync shows what is kept, where that is another than was typed here.
func (f *form) sync(q fishbone.Promise) {
	for name, e := range f.entries {
		a, _ := fishbone.PromiseKind.Attribute(name)
		value, _ := a.Get(&q).(string)
		switch {
		case f.isDay(name):
			e.Sync(value, func(s string) string { return string(f.read(name, s).Day) })
		case a.Content == fishbone.ContentText:
			e.Sync(value, fishbone.Paragraph)
		default:
			e.Sync(value, fishbone.Label)
		}
	}
}

// read is what is typed as a day.
func (f *form) read(name, s string) dates.Reading {
	o := panel.Days()
	o.Past = past[name]
	r, _ := dates.Read(s, f.side.page.today(), o)
	return r
}

// value is what an entry would be kept as; ok is false for what is no day.
func (f *form) value(name string) (value string, ok bool) {
	text := f.entries[name].Text
	if !f.isDay(name) {
		return text, true
	}
	day := string(f.read(name, text).Day)
	return day, day != "" || fishbone.Label(text) == ""
}

// keep stores what an entry holds. The new day and its reason are kept together: the one
// without the other is no promise.
func (f *form) keep(name string) bool {
	q, ok := f.promise()
	if !ok {
		return true // there is nothing left that it could belong to
	}
	value, ok := f.value(name)
	if !ok || name == "text" && fishbone.Label(value) == "" {
		return false
	}
	values := fishbone.Values{name: value}
	places := []string{f.place(name)}
	if name == "newDue" || name == "reason" {
		values, places = f.postponed()
		if values == nil {
			return false
		}
	}
	if name == "done" && value != "" && q.Status != fishbone.PromiseDone {
		values["status"] = string(fishbone.PromiseDone)
	}
	return f.side.page.host.Do(fishbone.Set{Of: fishbone.PromiseKind, ID: f.id, Values: values}, session.Merge, session.Ends(places...))
}

// postponed are a new day and its reason, nil while one of them is missing.
func (f *form) postponed() (fishbone.Values, []string) {
	day, ok := f.value("newDue")
	reason, _ := f.value("reason")
	if !ok || day != "" && fishbone.Paragraph(reason) == "" {
		return nil, nil
	}
	return fishbone.Values{"newDue": day, "reason": reason}, []string{f.place("newDue"), f.place("reason")}
}

// top is what the promise says, with how far it is.
func (f *form) top(q fishbone.Promise) fyne.CanvasObject {
	p := f.side.page
	f.entries["text"].FitRows(f.side.Room(), 1, 4)
	var chips []fyne.CanvasObject
	for _, s := range statuses {
		chips = append(chips, ui.ChipButton(promiselist.Status(words.Used(), s), q.Status == s, func() {
			p.feature.setStatus(q, s)
			p.host.Focus()
		}))
	}
	type deps struct {
		form   ui.Identity[form]
		status fishbone.PromiseStatus
		done   fishbone.Day
	}
	return ui.Column(8, f.side.Part("status", deps{ui.Identity[form]{To: f}, q.Status, q.Done}, func() fyne.CanvasObject {
		return ui.Flow(6, f.side.Room(), chips...)
	}), f.entries["text"])
}

// object is the rest of the form.
func (f *form) object(q fishbone.Promise) fyne.CanvasObject {
	s := f.side
	f.entries["how"].FitRows(s.Room(), 1, 6)
	f.entries["evidence"].FitRows(s.Room(), 1, 6)
	parts := []fyne.CanvasObject{f.pair("owner", "helper"), f.pair("due", "promised")}
	newDue := fishbone.Label(f.entries["newDue"].Text)
	if q.Due != "" || newDue != "" {
		parts = append(parts, f.pair("newDue", "reason"))
	}
	if newDue != "" && fishbone.Label(f.entries["reason"].Text) == "" {
		parts = append(parts, f.wantsReason())
	}
	parts = append(parts, f.cause(q), f.pair("to", "for"), f.sort(q))
	if q.Sort != fishbone.Action {
		parts = append(parts, f.entry("document"), f.pair("number", "revision"), f.entry("valid"))
	}
	parts = append(parts, f.entry("how"), f.entry("where"),
		s.Section(words.T("promise.after")),
		f.pair("done", "told"), f.accepted(q), f.pair("checkedBy", "checked"), f.entry("evidence"), f.origin(q), ui.Gap(0, 8))
	return ui.Column(8, parts...)
}

// entry is an entry below its name, a day with what was understood of it.
func (f *form) entry(name string) fyne.CanvasObject {
	label := ui.Text(words.Title(fishbone.PromiseKind, name), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	if !f.isDay(name) || fishbone.Label(f.entries[name].Text) == "" {
		return ui.Column(2, label, f.entries[name])
	}
	return ui.Column(2, label, f.entries[name], f.dayNote(name))
}

// pair is two entries side by side.
func (f *form) pair(left, right string) fyne.CanvasObject {
	return ui.Halves(f.entry(left), f.entry(right))
}

// dayNote says which day was understood, and offers the other one that may be meant.
func (f *form) dayNote(name string) fyne.CanvasObject {
	r := f.read(name, f.entries[name].Text)
	return panel.DayNote(r, f.side.page.today(), (f.side.Room()-ui.HalvesGap)/2, func() {
		f.entries[name].SetDraft(string(r.Other))
		f.keep(name)
		f.side.page.host.Focus()
	})
}

// wantsReason asks for the reason of a new day.
func (f *form) wantsReason() fyne.CanvasObject {
	return ui.Paragraph(words.T("error.newDay"), ui.Style{Size: ui.Small, Color: ui.Colors().Open}, f.side.Room(), 2)
}

// set writes one attribute that is not typed.
func (f *form) set(name string, value any) {
	f.side.page.host.Do(fishbone.Set{Of: fishbone.PromiseKind, ID: f.id, Values: fishbone.Values{name: value}})
	f.side.page.host.Focus()
}

// sort says what the promise is about.
func (f *form) sort(q fishbone.Promise) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, one := range []fishbone.PromiseSort{fishbone.Action, fishbone.Standard, fishbone.ReadAcross} {
		chips = append(chips, ui.ChipButton(promiselist.Sort(one), q.Sort == one, func() {
			f.set("sort", string(one))
			if one != fishbone.Action { // what comes next is where it is written down
				f.side.page.host.TypeIn(f.entries["document"])
			}
		}))
	}
	return ui.Flow(6, f.side.Room(), chips...)
}

// accepted says what the customer said.
func (f *form) accepted(q fishbone.Promise) fyne.CanvasObject {
	name := ui.Text(words.Title(fishbone.PromiseKind, "accepted"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	chip := func(a fishbone.Acceptance) fyne.CanvasObject {
		return ui.ChipButton(words.T("accepted."+string(a)), q.Accepted == a, func() {
			if q.Accepted == a {
				a = fishbone.NotAsked
			}
			f.set("accepted", string(a))
		})
	}
	return ui.Flow(6, f.side.Room(), name, chip(fishbone.WasAccepted), chip(fishbone.WasRefused))
}

// cause chooses the root cause that the promise is for.
func (f *form) cause(q fishbone.Promise) fyne.CanvasObject {
	p := f.side.page
	a := p.host.Analysis()
	label := ui.Text(words.Title(fishbone.PromiseKind, "cause"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	var inside fyne.CanvasObject = ui.Text(words.T("promise.noCause"), ui.Style{Size: ui.Body, Color: ui.Colors().Faint})
	if c, ok := a.CauseOf(q); ok {
		inside = panel.CauseChip(a, c, f.side.Room()-44, 1)
	}
	var t *ui.Tap
	t = ui.NewTap(ui.Bar(ui.EntryHeight, 8, 8, 4, inside, ui.Spacer(), ui.Down.Draw(ui.Colors().Faint, 14)), func() {
		p.host.ShowMenu(ui.Below(t), f.causes(q)...)
	})
	t.Edge, t.Fill = ui.Colors().Outline, ui.Colors().Surface
	return ui.Column(2, label, t)
}

func (f *form) causes(q fishbone.Promise) []ui.Choice {
	var items []ui.Choice
	a := f.side.page.host.Analysis()
	now, _ := a.CauseOf(q) // its own, or that of its solution
	for _, c := range a.RootCauses() {
		item := ui.Pick(panel.Shorten(c.Text, 30), func() { f.set("cause", c.ID) })
		item.Tick(c.ID == now.ID)
		items = append(items, item)
	}
	none := ui.Pick(words.T("promise.noCause"), func() { f.set("cause", fishbone.ID("")) })
	none.Tick(now.ID == "")
	return append(items, ui.Choice{}, none)
}

// origin is the solution that was promised.
func (f *form) origin(q fishbone.Promise) fyne.CanvasObject {
	s, ok := f.side.page.host.Analysis().Solution(q.Solution)
	if !ok {
		return ui.Gap(0, 0)
	}
	said := words.T("promise.fact", "name", words.Title(fishbone.PromiseKind, "solution"), "value", s.Text)
	return ui.Paragraph(said, ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, f.side.Room(), 2)
}
