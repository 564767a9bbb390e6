package workshop

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// people is the roster as a line of chips: who is here, in which role, and who is
// speaking. What is named while somebody speaks is noted as theirs.
type people struct {
	page   *Page
	frame  *panel.Frame
	entry  *ui.Entry
	adding bool
}

func newPeople(p *Page, frame *panel.Frame) *people {
	w := &people{page: p, frame: frame, entry: ui.NewEntry(words.T("people.hint"))}
	w.entry.SetDraft(p.Session().Draft("person"))
	w.adding = w.entry.Text != ""
	w.entry.OnEveryChange(func() { p.KeepDraft("person", w.entry.Text) })
	w.entry.OnShortcut = p.Shortcut
	w.entry.OnEnter = func(name string, _ bool) { w.add(name) }
	w.entry.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			w.close()
		}
		return name == fyne.KeyEscape
	}
	return w
}

// speaker is the name of who speaks, empty for nobody in particular.
func (w *people) speaker() string {
	who, _ := w.page.Analysis().Person(w.page.Session().Meeting().Turn)
	return who.Name
}

// add puts somebody on the roster: the first one leads, the second one writes.
func (w *people) add(name string) {
	p := w.page
	if fishbone.Label(name) == "" {
		w.close()
		return
	}
	role := fishbone.Member
	switch len(p.Analysis().People()) {
	case 0:
		role = fishbone.Facilitator
	case 1:
		role = fishbone.Recorder
	}
	if p.Do(fishbone.Add{Thing: &fishbone.Person{ID: fishbone.NewID(), Name: name, Role: role}}, session.Ends("person")) {
		w.entry.SetSaved("")
	}
}

func (w *people) open() {
	w.adding = true
	w.page.Refresh()
	w.page.Focus()
}

func (w *people) close() {
	w.adding = false
	w.page.Refresh()
	w.page.Focus()
}

func (w *people) object() fyne.CanvasObject {
	p := w.page
	type look struct {
		people string
		turn   fishbone.ID
		adding bool
	}
	l := look{fmt.Sprint(p.Analysis().People()), p.Session().Meeting().Turn, w.adding}
	return w.frame.Part("people", l, w.make)
}

func (w *people) make() fyne.CanvasObject {
	p := w.page
	var chips []fyne.CanvasObject
	for _, who := range p.Analysis().People() {
		chips = append(chips, w.chip(who))
	}
	if !w.adding {
		chips = append(chips, ui.ChipButton("+ "+words.T("people.add"), false, w.open))
	}
	parts := []fyne.CanvasObject{ui.Flow(6, w.frame.Room(), chips...)}
	if w.adding {
		parts = append(parts, w.entry, ui.Row(14,
			action.Hint("key.person", "Return").Object(), action.Hint("key.finish", "Escape").Object()))
	}
	return ui.Column(6, parts...)
}

func (w *people) chip(who fishbone.Person) *ui.Tap {
	name := panel.Shorten(who.Name, 14)
	if who.Role != fishbone.Member {
		name += " · " + words.T("role."+string(who.Role))
	}
	chip := ui.ChipButton(name, who.ID == w.page.Session().Meeting().Turn, func() { w.speak(who.ID) })
	chip.SetToolTip(words.T("people.tip"))
	chip.OnMenu = func(at fyne.Position) { w.menu(who, at) }
	return chip
}

// speak notes who speaks; a second time, that nobody in particular does.
func (w *people) speak(id fishbone.ID) {
	s := w.page.Session()
	if s.Meeting().Turn == id {
		id = ""
	}
	s.GiveTurn(id)
	w.page.Focus()
}

func (w *people) menu(who fishbone.Person, at fyne.Position) {
	p := w.page
	var items []ui.Choice
	for _, role := range []fishbone.Role{fishbone.Facilitator, fishbone.Recorder, fishbone.Member} {
		item := ui.Pick(words.T("role."+string(role)), func() {
			p.Do(fishbone.Set{Of: fishbone.PersonKind, ID: who.ID, Values: fishbone.Values{"name": who.Name, "role": string(role)}})
		})
		item.Tick(who.Role == role)
		items = append(items, item)
	}
	p.ShowMenu(at, append(items, ui.Choice{}, ui.Pick(words.T("people.remove"), func() {
		p.Do(fishbone.Remove{Of: fishbone.PersonKind, ID: who.ID})
	}))...)
}
