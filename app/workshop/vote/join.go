package vote

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// This file is about people who come while a ballot is open: they vote, too.

// latecomers are those of the roster who have no part in the open ballot.
func (v *view) latecomers() []fishbone.Person {
	b, ok := v.ballot()
	if !ok {
		return nil
	}
	papers := v.host.Analysis().PapersOf(b.ID)
	return slices.DeleteFunc(v.host.Analysis().People(), func(p fishbone.Person) bool {
		return slices.ContainsFunc(papers, func(paper fishbone.Paper) bool { return paper.Person == p.ID })
	})
}

// join has somebody vote in the open ballot.
func (v *view) join(p fishbone.Person) {
	b, ok := v.ballot()
	if ok && !panel.Refused(v.host) && v.host.Do(fishbone.AddVoter{ID: fishbone.NewID(), Ballot: b.ID, Person: p.ID}) {
		v.host.Refresh()
		v.host.Focus()
	}
}

// joinNew puts somebody on the roster who comes now, and has them vote.
func (v *view) joinNew(name string) bool {
	b, ok := v.ballot()
	if name = fishbone.Label(name); !ok || name == "" {
		return false
	}
	for _, p := range v.host.Analysis().People() {
		if p.Name == name { // whoever is on the roster already is not put there twice
			v.join(p)
			return true
		}
	}
	id := fishbone.NewID()
	return v.host.Do(fishbone.Join(
		fishbone.Add{Thing: &fishbone.Person{ID: id, Name: name, Role: fishbone.Member}},
		fishbone.AddVoter{ID: fishbone.NewID(), Ballot: b.ID, Person: id}))
}

// joining is for somebody who comes late: one of the roster, or a new name.
func (v *view) joining() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, p := range v.latecomers() {
		chips = append(chips, ui.ChipButton("+ "+panel.Shorten(p.Name, 14), false, func() { v.join(p) }))
	}
	parts := []fyne.CanvasObject{v.section(words.T("vote.join"))}
	if len(chips) > 0 {
		parts = append(parts, ui.Flow(6, v.wide(), chips...))
	}
	return ui.Column(6, append(parts, v.joiner)...)
}

// newJoiner is the entry for the name of somebody who comes.
func (v *view) newJoiner() *ui.Entry {
	e := ui.NewEntry(words.T("vote.join.hint"))
	e.Place = "vote/" + string(v.on) + "/join"
	panel.Serve(v.host, e)
	e.SetDraft(v.host.Session().Draft(e.Place))
	e.OnEveryChange(func() { v.host.KeepDraft(e.Place, e.Text) })
	e.OnEnter = func(name string, _ bool) {
		if v.joinNew(name) {
			v.host.KeepDraft(e.Place, "")
			e.SetSaved("")
		}
		v.host.Focus()
	}
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			v.host.Focus()
		}
		return name == fyne.KeyEscape
	}
	return e
}
