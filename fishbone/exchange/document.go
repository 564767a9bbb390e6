package exchange

import (
	"fmt"

	"whybone/fishbone"
)

// document is an analysis as a file holds it: nested, in order, and with
// identifiers only where something points at a cause.
type document struct {
	Problem    string
	About      fishbone.About // without the problem
	People     []person
	Categories []category
	Tray       []cause
	Solutions  []solution
	Ideas      []idea
}

type person struct {
	Name string        `json:"name"`
	Role fishbone.Role `json:"role"`
}

type category struct {
	Name   string  `json:"name"`
	Causes []cause `json:"causes,omitempty"`
}

type cause struct {
	ID      string           `json:"id,omitempty"`
	Text    string           `json:"text"`
	By      string           `json:"by,omitempty"`
	SameAs  string           `json:"sameAs,omitempty"`
	Verdict fishbone.Verdict `json:"verdict,omitzero"`
	Votes   int              `json:"votes,omitempty"`
	Stop    string           `json:"stop,omitempty"`
	Link    fishbone.Link    `json:"therefore,omitempty"`
	Causes  []cause          `json:"causes,omitempty"`
}

type solution struct {
	Text   string   `json:"text"`
	By     string   `json:"by,omitempty"`
	Causes []string `json:"causes,omitempty"`
}

type idea struct {
	Text string `json:"text"`
	By   string `json:"by,omitempty"`
}

// fields are the texts of a document's About, in the order of step 1.
var fields = []fishbone.Field{
	fishbone.Head, fishbone.Goal, fishbone.Present, fishbone.Constraints,
	fishbone.What, fishbone.When, fishbone.Where, fishbone.Who, fishbone.Why,
	fishbone.How, fishbone.HowMuch, fishbone.Date, fishbone.Place,
}

// Copy returns the edit that builds, on an empty analysis, all that is in a, with
// new identifiers. Who said what is kept; when it was said is not.
func Copy(a *fishbone.Analysis, newID func() fishbone.ID) fishbone.Edit {
	return documentOf(a).edits(newID)
}

// documentOf takes an analysis down. Causes that something points at are named c1,
// c2 … in the order of the document, so equal analyses give equal documents.
func documentOf(a *fishbone.Analysis) *document {
	names := namesOf(a)
	d := &document{Problem: a.About().Problem, About: a.About(), Tray: causesOf(a, fishbone.Tray, names)}
	d.About.Problem = ""
	for _, p := range a.People() {
		d.People = append(d.People, person{Name: p.Name, Role: p.Role})
	}
	for _, b := range a.Bones() {
		d.Categories = append(d.Categories, category{Name: b.Name, Causes: causesOf(a, b.ID, names)})
	}
	for _, s := range a.Solutions() {
		ties := make([]string, len(s.Causes))
		for i, id := range s.Causes {
			ties[i] = names[id]
		}
		d.Solutions = append(d.Solutions, solution{Text: s.Text, By: s.By, Causes: ties})
	}
	for _, i := range a.Ideas() {
		d.Ideas = append(d.Ideas, idea{Text: i.Text, By: i.By})
	}
	return d
}

// namesOf names the causes that a "same as" or a solution points at.
func namesOf(a *fishbone.Analysis) map[fishbone.ID]string {
	wanted := map[fishbone.ID]bool{}
	each := func(f func(fishbone.Cause)) {
		for _, c := range a.WalkBones() {
			f(c)
		}
		for _, c := range a.Walk(fishbone.Tray) {
			f(c)
		}
	}
	each(func(c fishbone.Cause) {
		if c.SameAs != "" {
			wanted[c.SameAs] = true
		}
	})
	for _, s := range a.Solutions() {
		for _, id := range s.Causes {
			wanted[id] = true
		}
	}
	names := make(map[fishbone.ID]string, len(wanted))
	each(func(c fishbone.Cause) {
		if wanted[c.ID] {
			names[c.ID] = fmt.Sprintf("c%d", len(names)+1)
		}
	})
	return names
}

func causesOf(a *fishbone.Analysis, under fishbone.ID, names map[fishbone.ID]string) []cause {
	var cs []cause
	for _, c := range a.Causes(under) {
		cs = append(cs, cause{
			ID: names[c.ID], Text: c.Text, By: c.By, SameAs: names[c.SameAs],
			Verdict: c.Verdict, Votes: c.Votes, Stop: c.Stop, Link: c.Link, Causes: causesOf(a, c.ID, names),
		})
	}
	return cs
}

// builder turns a document into edits.
type builder struct {
	newID func() fishbone.ID
	edits []fishbone.Edit
	ids   map[string]fishbone.ID // by the document's names
	links []link
}

// link says that a cause repeats the one of this name.
type link struct {
	id fishbone.ID
	as string
}

// edits builds a sound document on an empty analysis.
func (d *document) edits(newID func() fishbone.ID) fishbone.Edit {
	b := &builder{newID: newID, ids: map[string]fishbone.ID{}}
	b.about(d)
	for _, p := range d.People {
		b.add(fishbone.AddPerson{ID: newID(), Name: p.Name, Role: p.Role})
	}
	for _, c := range d.Categories {
		bone := newID()
		b.add(fishbone.AddBone{ID: bone, Name: c.Name})
		b.causes(bone, c.Causes)
	}
	b.causes(fishbone.Tray, d.Tray)
	b.link()
	for _, s := range d.Solutions {
		var ties []fishbone.ID
		for _, name := range s.Causes {
			ties = append(ties, b.ids[name])
		}
		b.add(fishbone.AddSolution{ID: newID(), Text: s.Text, By: s.By, Causes: ties})
	}
	for _, i := range d.Ideas {
		b.add(fishbone.Park{ID: newID(), Text: i.Text, By: i.By})
	}
	return fishbone.Batch{Edits: b.edits}
}

func (b *builder) add(e fishbone.Edit) { b.edits = append(b.edits, e) }

func (b *builder) about(d *document) {
	if d.Problem != "" {
		b.add(fishbone.SetAbout{Field: fishbone.Problem, Text: d.Problem})
	}
	for _, f := range fields {
		if text := d.About.Text(f); text != "" {
			b.add(fishbone.SetAbout{Field: f, Text: text})
		}
	}
}

// causes adds causes, each before its own answers.
func (b *builder) causes(under fishbone.ID, cs []cause) {
	for _, c := range cs {
		id := b.newID()
		b.add(fishbone.AddCause{ID: id, Under: under, Text: c.Text, By: c.By})
		if c.Verdict != (fishbone.Verdict{}) {
			b.add(fishbone.Judge{ID: id, Verdict: c.Verdict})
		}
		if c.Votes > 0 {
			b.add(fishbone.Vote{ID: id, Votes: c.Votes})
		}
		if c.Stop != "" {
			b.add(fishbone.StopAsking{ID: id, Reason: c.Stop})
		}
		if c.Link != fishbone.Unread {
			b.add(fishbone.JudgeLink{ID: id, Link: c.Link})
		}
		if c.ID != "" {
			b.ids[c.ID] = id
		}
		if c.SameAs != "" {
			b.links = append(b.links, link{id, c.SameAs})
		}
		b.causes(id, c.Causes)
	}
}

// link closes the causes that repeat others, once all of them are there.
func (b *builder) link() {
	for _, l := range b.links {
		b.add(fishbone.LinkSame{ID: l.id, As: b.ids[l.as]})
	}
}
