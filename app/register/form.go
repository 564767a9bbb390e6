package register

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/dates"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// newOne stands for the complaint that is not registered yet.
const newOne fishbone.ID = "new"

// form is all that is said of one complaint. A new one is registered as a whole with Return. What
// is changed of another one is kept field by field, when the field is left.
type form struct {
	page    *Page
	id      fishbone.ID
	now     fishbone.Complaint // as it is kept, or will be: all but what is typed
	entries map[string]*ui.Entry
	used    map[string][]string // what attributes said before
	offers  offers
	wants   string // the attribute that has to be said first, empty for none
	reread  bool   // the complaint became another one by a step through the log
}

// The attributes that are typed, in the order of the form.
var (
	typed = []string{"received", "what", "channel", "customer", "type", "product", "asks", "promise", "due", "handler", "cost", "segment", "rational", "emotional", "own"}
	areas = map[string]int{"what": 6, "asks": 3, "promise": 3, "rational": 3, "emotional": 3, "own": 6} // how many lines they grow to
	// completed are completed with what was used before.
	completed = []string{"channel", "customer", "type", "product", "handler", "segment"}
	// staying stay for the next complaint: a pile of them often comes on one day, by one way, to
	// one person.
	staying = []string{"received", "channel", "handler"}
)

func newForm(p *Page, id fishbone.ID, c fishbone.Complaint) *form {
	f := &form{page: p, id: id, now: c, entries: map[string]*ui.Entry{}}
	if id == newOne {
		f.now = fishbone.Complaint{Source: fishbone.FromCustomer, Received: p.today()}
		f.takeUpChoices()
	}
	for _, name := range typed {
		f.entries[name] = f.newEntry(name)
	}
	p.background(func() func() {
		used, err := p.Store.Used(completed...)
		return func() {
			if err == nil {
				f.used = used
			}
		}
	})
	return f
}

func (f *form) place(name string) string { return "complaint/" + string(f.id) + "/" + name }

// hasDraft says whether something was typed for a new complaint and not entered.
func hasDraft(s interface{ Draft(place string) string }) bool {
	f := form{id: newOne}
	return slices.ContainsFunc(typed, func(name string) bool {
		return !slices.Contains(staying, name) && s.Draft(f.place(name)) != ""
	})
}

func attribute(name string) fishbone.Attribute {
	a, _ := fishbone.ComplaintKind.Attribute(name)
	return a
}

func isDay(name string) bool { return attribute(name).Content == fishbone.ContentDay }

func (f *form) newEntry(name string) *ui.Entry {
	hint := hintOf(name)
	e := ui.NewEntry(hint)
	if areas[name] > 0 {
		e = ui.NewArea(hint, 1)
	}
	e.Place, e.After, e.OnShortcut = f.place(name), f.page.after, f.page.Shortcut
	saved, _ := attribute(name).Get(&f.now).(string)
	e.SetSaved(saved)
	if draft := f.page.session.Draft(f.place(name)); draft != "" {
		e.SetDraft(draft)
	}
	e.OnSave = func(string) bool { return f.keep(name) }
	e.OnEveryChange(func() { f.changed(name) })
	e.OnEnter = func(_ string, closes bool) { f.enter(closes) }
	e.OnKey = func(key fyne.KeyName) bool { return f.key(name, key) }
	e.OnLeft = func(fyne.Focusable) {
		if f.offers.of == name {
			f.offer("")
		}
	}
	e.OnWheel = f.page.side.Scrolled
	e.OnTabbed = func() { f.page.bring(e) }
	return e
}

// hintOf is what stands in an empty entry.
func hintOf(name string) string {
	switch name {
	case "what", "own", "asks", "customer", "channel", "type", "product", "promise":
		return words.T("register.hint." + name)
	}
	if isDay(name) {
		return words.T("promise.dayHint")
	}
	return ""
}

// changed keeps what is typed as a draft.
func (f *form) changed(name string) {
	e := f.entries[name]
	if e == nil {
		return // it is being made
	}
	f.page.session.KeepDraft(f.place(name), e.Unsaved())
	if f.wants == name {
		f.wants = ""
	}
	f.offer(name)
	if areas[name] > 0 || isDay(name) || name == "cost" {
		f.page.showSide()
	}
}

func (f *form) key(name string, key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape:
		f.page.closeForm()
		return true
	case fyne.KeyDown:
		return f.complete(name, 1)
	case fyne.KeyUp:
		return f.complete(name, -1)
	}
	return false
}

// typing says whether the next word goes into the form already.
func (f *form) typing() bool {
	e, ok := f.page.Window.Canvas().Focused().(*ui.Entry)
	return ok && slices.Contains(slices.Collect(maps.Values(f.entries)), e)
}

// focus goes to what happened: all else is known or can wait.
func (f *form) focus() { f.page.Window.Canvas().Focus(f.entries["what"]) }

// flush keeps what was typed last.
func (f *form) flush() {
	for _, name := range typed {
		f.entries[name].Flush()
	}
}

// read is what is typed as a day.
func (f *form) read(name string) dates.Reading {
	o := dates.Options{MonthFirst: words.Used() != words.English, Past: name == "received"}
	r, _ := dates.Read(f.entries[name].Text, f.page.today(), o)
	return r
}

// value is what an entry would be kept as; ok is false for what does not fit.
func (f *form) value(name string) (value string, ok bool) {
	text := f.entries[name].Text
	switch {
	case isDay(name):
		if fishbone.Label(text) == "" {
			return "", name != "received"
		}
		day := string(f.read(name).Day)
		return day, day != ""
	case name == "cost":
		return costOf(text)
	case name == "what":
		return text, fishbone.Label(text) != ""
	}
	return text, true
}

// keep stores what an entry holds, if the complaint is registered already.
func (f *form) keep(name string) bool {
	if f.id == newOne {
		return false // it is registered as a whole
	}
	value, ok := f.value(name)
	if !ok {
		return false
	}
	return f.set(fishbone.Values{name: value}, f.place(name))
}

// set writes attributes of the complaint. Those of a new one are drafts until it is registered.
func (f *form) set(values fishbone.Values, ends ...string) bool {
	if f.id == newOne {
		for name, v := range values {
			f.put(name, v)
			f.page.session.KeepDraft(f.place(name), v.(string))
		}
		f.page.showSide()
		return true
	}
	done, ok := f.page.do(complaint.Set{Each: map[fishbone.ID]fishbone.Values{f.id: values}}, ends...)
	if !ok {
		return false
	}
	for name, v := range done.(complaint.Set).Each[f.id] {
		f.put(name, v)
	}
	f.page.showSide()
	return true
}

// put puts a value that fits into the complaint.
func (f *form) put(name string, v any) {
	a := attribute(name)
	if clean, err := a.Clean(v); err == nil {
		a.Put(&f.now, clean)
	}
}

// takeUpChoices takes up what was chosen for a new complaint and not entered.
func (f *form) takeUpChoices() {
	for _, name := range chosenNames {
		if draft := f.page.session.Draft(f.place(name)); draft != "" {
			f.put(name, draft)
		}
	}
}

// enter registers a new complaint and makes room for the next one. Of another one it keeps what
// was typed.
func (f *form) enter(closes bool) {
	if f.id != newOne {
		f.flush()
		f.page.closeForm()
		return
	}
	c, wants := f.complaint()
	if wants != "" {
		f.wants = wants
		f.page.showSide()
		f.page.Window.Canvas().Focus(f.entries[wants])
		return
	}
	var ends []string
	for _, name := range append(slices.Clone(typed), chosenNames...) {
		ends = append(ends, f.place(name))
	}
	done, ok := f.page.do(complaint.Add{Complaint: c}, ends...)
	if !ok {
		return
	}
	c = done.(complaint.Add).Complaint
	f.page.chosen, f.page.toReveal = c.ID, true
	f.page.sayDone(words.T("register.registered", "what", shorten(fishbone.Label(c.What), 60)), ui.Positive)
	if closes {
		f.page.form, f.page.View.form = nil, ""
		f.page.showForm()
		f.page.Focus()
		return
	}
	f.clear(c)
}

// complaint is the new one as it is typed; wants is the attribute that has to be said first or
// does not fit.
func (f *form) complaint() (c fishbone.Complaint, wants string) {
	c = f.now
	c.ID = ""
	for _, name := range typed {
		value, ok := f.value(name)
		if !ok {
			return c, name
		}
		a := attribute(name)
		clean, err := a.Clean(value)
		if err != nil {
			return c, name
		}
		a.Put(&c, clean)
	}
	return c, ""
}

// clear makes room for the next complaint.
func (f *form) clear(was fishbone.Complaint) {
	f.now = fishbone.Complaint{Source: fishbone.FromCustomer, Received: was.Received}
	for _, name := range typed {
		e := f.entries[name]
		text := ""
		if slices.Contains(staying, name) {
			text, _ = attribute(name).Get(&was).(string)
		}
		e.SetSaved(text)
	}
	f.offers = offers{}
	f.page.showSide()
	f.page.side.ScrollToTop()
	f.focus()
}

// sync shows the complaint as it is kept, where that became another one.
func (f *form) sync(c fishbone.Complaint) {
	f.now, f.reread = c, false
	for _, name := range typed {
		value, _ := attribute(name).Get(&c).(string)
		f.entries[name].Sync(value, func(s string) string { return strings.TrimSpace(s) })
	}
}
