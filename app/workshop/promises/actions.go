package promises

import (
	"path/filepath"
	"slices"
	"strings"

	"whybone/app/action"
	"whybone/app/promiselist"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// place has the keys while the line is empty.
const place action.Place = "promises"

func (f *feature) actions() []action.Action {
	inHand := func() bool { _, ok := f.chosen(); return ok }
	some := func() bool { return f.shown() && len(f.host.Analysis().Promises()) > 0 }
	everywhere, here := action.In(action.Everywhere), action.In(place)
	return []action.Action{
		{Name: "promise.make", Part: action.Steps, Where: everywhere, Keys: []string{"Ctrl+Shift+P"}, Apart: true,
			Can: func() bool { _, ok := f.wanted(); return ok }, Do: f.make},
		{Name: "promise.next", Part: action.Steps, Where: here, Keys: []string{"Space"}, Local: true, Can: inHand, Do: f.next},
		{Name: "promise.form", Part: action.Steps, Where: here, Keys: []string{"Return"}, Local: true, Can: func() bool { return inHand() && !f.host.Presenting() }, Do: func() { f.open.edit() }},
		{Name: "promise.drop", Part: action.Steps, Can: inHand, Do: func() { f.status(fishbone.PromiseDropped) }},
		{Name: "promise.remove", Part: action.Steps, Where: here, Keys: []string{"Delete"}, Local: true, Can: inHand, Do: f.remove},
		{Name: "promise.event", Part: action.Steps, Can: func() bool { p, ok := f.chosen(); return ok && p.DueDay() != "" }, Do: f.saveOne},
		{Name: "promise.save", Part: action.Analysis, After: "export.print", Can: some, Do: f.saveAll},
		{Name: "promise.print", Part: action.Analysis, After: "promise.save", Can: some, Do: f.print},
	}
}

// chosen is the promise in hand.
func (f *feature) chosen() (fishbone.Promise, bool) {
	if !f.shown() {
		return fishbone.Promise{}, false
	}
	return f.host.Analysis().Promise(f.open.Chosen)
}

// wanted is the solution that would become a promise: the one in hand where solutions are, and
// the next of those chosen that nobody has promised on the page of promises.
func (f *feature) wanted() (fishbone.Solution, bool) {
	if f.shown() {
		open := f.host.Analysis().Unpromised()
		if len(open) == 0 {
			return fishbone.Solution{}, false
		}
		return open[0], true
	}
	return f.host.Analysis().Solution(f.host.ChosenSolution())
}

// make makes a promise of it. Where somebody is elsewhere, the notice leads there.
func (f *feature) make() {
	s, ok := f.wanted()
	if !ok {
		return
	}
	f.host.Flush()
	f.promise(s)
}

// promise makes a promise of a solution.
func (f *feature) promise(s fishbone.Solution) {
	id := fishbone.NewID()
	if !f.host.Do(fishbone.Add{Thing: fishbone.PromiseOf(id, s, f.today())}) {
		return
	}
	if f.shown() {
		f.open.choose(id)
		return
	}
	panel.Offer{
		Said: words.T("promise.made", "text", panel.Shorten(s.Text, 30)), Tone: ui.Positive, Action: words.T("promise.show"),
		Do: func() {
			f.host.OpenStep(guide.PagePromise)
			if f.shown() {
				f.open.choose(id)
			}
		},
		Stands: func() bool { _, ok := f.host.Analysis().Promise(id); return ok },
	}.Show(f.host)
}

// next sets the promise in hand to the next status.
func (f *feature) next() {
	if p, ok := f.chosen(); ok {
		f.setStatus(p, p.NextStatus())
	}
}

func (f *feature) status(s fishbone.PromiseStatus) {
	if p, ok := f.chosen(); ok {
		f.setStatus(p, s)
	}
}

func (f *feature) setStatus(p fishbone.Promise, s fishbone.PromiseStatus) {
	f.host.Do(fishbone.Set{Of: fishbone.PromiseKind, ID: p.ID, Values: p.WithStatus(s, f.today())})
}

func (f *feature) remove() {
	p, ok := f.chosen()
	if !ok {
		return
	}
	rows := f.open.promises()
	i := slices.IndexFunc(rows, func(q fishbone.Promise) bool { return q.ID == p.ID })
	rows = slices.Delete(rows, i, i+1)
	if panel.DoTelling(f.host, fishbone.Remove{Of: fishbone.PromiseKind, ID: p.ID},
		words.T("promise.removed", "text", panel.Shorten(p.Text, 24)), ui.Neutral) && len(rows) > 0 {
		f.open.choose(rows[min(i, len(rows)-1)].ID)
	}
}

// saveAll asks for a file; its ending says what it is to be.
func (f *feature) saveAll() { f.saveAs(promiselist.Table) }

// saveAs asks for a file with an ending.
func (f *feature) saveAs(ending string) {
	f.host.Flush()
	a := f.host.Analysis()
	f.save(words.T("promise.title", "problem", a.HeadText())+ending, promiselist.Endings(), func(ending string) ([]byte, error) {
		return promiselist.File(ending, promiselist.Of(a, f.host.Now()))
	})
}

// saveMenu offers the files that the list can be: a dialog for a name does not say it.
func (f *feature) saveMenu() (items []ui.Choice) {
	for _, ending := range promiselist.Endings() {
		items = append(items, ui.Pick(words.T("promise.as"+ending), func() { f.saveAs(ending) }))
	}
	return items
}

// saveOne saves the promise in hand as an event for a calendar.
func (f *feature) saveOne() {
	p, ok := f.chosen()
	if !ok {
		return
	}
	f.host.Flush()
	f.save(p.Text+promiselist.Calendar, []string{promiselist.Calendar}, func(string) ([]byte, error) {
		now, _ := f.host.Analysis().Promise(p.ID)
		return promiselist.Events([]fishbone.Promise{now}), nil
	})
}

func (f *feature) save(name string, endings []string, make func(ending string) ([]byte, error)) {
	ending := filepath.Ext(name)
	panel.SaveFile(f.host, panel.FileName(strings.TrimSuffix(name, ending))+ending, endings, make)
}

// print has the system print the list.
func (f *feature) print() {
	h := f.host
	h.Flush()
	a, now := h.Analysis(), h.Now()
	ui.Go(func() {
		pdf, err := promiselist.Print(promiselist.Of(a, now))
		if err == nil {
			err = f.deps.printPDF(pdf, a.HeadText())
		}
		ui.Do(func() {
			if err != nil {
				h.Notices().Say(words.T("export.printFailed", "reason", words.Sentence(err)), ui.Negative, "", nil)
				return
			}
			h.Notices().Say(words.T("export.printed"), ui.Positive, "", nil)
		})
	})
}
