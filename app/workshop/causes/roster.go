package causes

import (
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// roster is a line of chips: who is here, in which role, and who is speaking. What is
// named while somebody speaks is noted as theirs.
type roster struct {
	host  panel.Host
	frame *panel.Frame
	entry *ui.Entry
	*choices
}

// choices are what the team has chosen in the panel.
type choices struct {
	adding bool // names are being added
}

func newRoster(h panel.Host, frame *panel.Frame) *roster {
	r := &roster{host: h, frame: frame, entry: ui.NewEntry(words.T("people.hint"))}
	r.entry.SetDraft(h.Session().Draft("person"))
	r.choices, _ = panel.Choices[choices](h)
	r.adding = r.adding || r.entry.Text != ""
	r.entry.OnEveryChange(func() { h.KeepDraft("person", r.entry.Text) })
	panel.Serve(h, r.entry)
	r.entry.OnEnter = func(names string, _ bool) { r.add(names) }
	r.entry.OnPaste = func(names string) bool {
		r.add(r.entry.Text + names)
		return true
	}
	r.entry.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			r.setAdding(false)
		}
		return name == fyne.KeyEscape
	}
	return r
}

// speaker is the name of who speaks, empty for nobody in particular.
func (r *roster) speaker() string { return panel.Speaker(r.host) }

// add puts people on the roster, one or several: the first one leads, the second one writes.
func (r *roster) add(text string) {
	names := splitNames(text)
	if len(names) == 0 {
		r.setAdding(false)
		return
	}
	var edits []fishbone.Edit
	for i, name := range names {
		role := fishbone.Member
		switch len(r.host.Analysis().People()) + i {
		case 0:
			role = fishbone.Facilitator
		case 1:
			role = fishbone.Recorder
		}
		edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.NewID(), Name: name, Role: role}})
	}
	if r.host.Do(fishbone.Join(edits...), session.Ends("person")) {
		r.entry.SetSaved("")
	}
}

// splitNames are the names in a text: on lines of their own, or with commas between them.
func splitNames(text string) (names []string) {
	for _, name := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("\n\r\t,，、;；", c) }) {
		if name = fishbone.Label(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// setAdding opens the entry for names, or closes it.
func (r *roster) setAdding(adding bool) {
	r.adding = adding
	r.host.Refresh()
	r.host.Focus()
}

// object is the line of chips, and below it the entry for names while that is open.
func (r *roster) object() fyne.CanvasObject {
	type deps struct {
		people   []fishbone.Person
		speaking fishbone.ID
		adding   bool
	}
	d := deps{r.host.Analysis().People(), r.host.Session().Meeting().Turn, r.adding}
	return r.frame.Part("roster", d, func() fyne.CanvasObject { return r.make(d.people) })
}

func (r *roster) make(people []fishbone.Person) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, who := range people {
		chips = append(chips, r.chip(who))
	}
	if !r.adding {
		add := ui.ChipButton("+ "+words.T("people.add"), false, func() { r.setAdding(true) })
		add.SetToolTip(r.host.Actions().Tip("act.people"))
		chips = append(chips, add)
	}
	parts := []fyne.CanvasObject{ui.Flow(6, r.frame.Room(), chips...)}
	if r.adding {
		parts = append(parts, r.entry, ui.Row(14,
			action.Hint("key.person", "Return").Object(), action.Hint("key.finish", "Escape").Object()))
	}
	return ui.Column(6, parts...)
}

func (r *roster) chip(who fishbone.Person) *ui.Tap {
	name := panel.Shorten(who.Name, 14)
	if who.Role != fishbone.Member {
		name += " · " + words.T("role."+string(who.Role))
	}
	chip := ui.ChipButton(name, who.ID == r.host.Session().Meeting().Turn, func() { r.speak(who.ID) })
	chip.SetToolTip(words.T("people.tip"))
	chip.OnMenu = func(at fyne.Position) { r.menu(who, at) }
	return chip
}

// speak notes who speaks. For the one who speaks already it notes that nobody in particular
// does.
func (r *roster) speak(id fishbone.ID) {
	s := r.host.Session()
	if s.Meeting().Turn == id {
		id = ""
	}
	s.GiveTurn(id)
	r.host.Focus()
}

// menu gives somebody another role, or takes them off the roster.
func (r *roster) menu(who fishbone.Person, at fyne.Position) {
	h := r.host
	var items []ui.Choice
	for _, role := range []fishbone.Role{fishbone.Facilitator, fishbone.Recorder, fishbone.Member} {
		item := ui.Pick(words.T("role."+string(role)), func() {
			h.Do(fishbone.Set{Of: fishbone.PersonKind, ID: who.ID, Values: fishbone.Values{"name": who.Name, "role": string(role)}})
		})
		item.Tick(who.Role == role)
		items = append(items, item)
	}
	h.ShowMenu(at, append(items, ui.Choice{}, ui.Pick(words.T("people.remove"), func() {
		h.Do(fishbone.Remove{Of: fishbone.PersonKind, ID: who.ID})
	}))...)
}
