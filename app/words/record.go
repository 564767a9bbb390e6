package words

import (
	"strings"

	"whybone/fishbone"
	"whybone/storage"
)

// Teller tells the edits of a record in full, from the newest to the oldest. It knows
// what everything was called at the time: it goes back along the record itself.
type Teller struct {
	names map[fishbone.ID]string
	bones map[fishbone.ID]bool
}

// NewTeller makes a teller for the record of an analysis, at the point where that stands.
func NewTeller(a *fishbone.Analysis) *Teller {
	t := &Teller{map[fishbone.ID]string{}, map[fishbone.ID]bool{}}
	t.learn(a.Parts())
	return t
}

// Pass goes forward past an entry that the analysis is before: the oldest of them first.
func (t *Teller) Pass(e fishbone.Edit) {
	switch e := e.(type) {
	case fishbone.Batch:
		for _, one := range e.Edits {
			t.Pass(one)
		}
	case fishbone.Revert:
		t.learn(e.Patch)
	case fishbone.AddCause:
		t.names[e.ID] = fishbone.Label(e.Text)
	case fishbone.RewordCause:
		t.names[e.ID] = fishbone.Label(e.Text)
	case fishbone.AddBone:
		t.names[e.ID], t.bones[e.ID] = fishbone.Label(e.Name), true
	case fishbone.RenameBone:
		t.names[e.ID] = fishbone.Label(e.Name)
	case fishbone.AddSolution:
		t.names[e.ID] = fishbone.Label(e.Text)
	case fishbone.RewordSolution:
		t.names[e.ID] = fishbone.Label(e.Text)
	case fishbone.Park:
		t.names[e.ID] = fishbone.Label(e.Text)
	case fishbone.AddPerson:
		t.names[e.ID] = fishbone.Label(e.Name)
	case fishbone.ChangePerson:
		t.names[e.ID] = fishbone.Label(e.Name)
	}
}

// Tell says what an entry did, with the words that it changed, and goes back before it.
// It has to be called for every entry, the newest first.
func (t *Teller) Tell(e storage.Entry) string {
	var was fishbone.Patch
	if back, ok := e.Undo.(fishbone.Revert); ok {
		was = back.Patch
	}
	said := teller{t, was}.tell(e.Edit)
	t.learn(was)
	return said
}

// learn takes the names of things from where they are described.
func (t *Teller) learn(p fishbone.Patch) {
	for id := range p.Bones {
		t.bones[id] = true
	}
	learn(t.names, p.Bones, func(b *fishbone.Bone) string { return b.Name })
	learn(t.names, p.Causes, func(c *fishbone.Cause) string { return c.Text })
	learn(t.names, p.Solutions, func(s *fishbone.Solution) string { return s.Text })
	learn(t.names, p.Ideas, func(i *fishbone.Idea) string { return i.Text })
	learn(t.names, p.People, func(p *fishbone.Person) string { return p.Name })
}

func learn[T any](names map[fishbone.ID]string, things map[fishbone.ID]*T, name func(*T) string) {
	for id, thing := range things {
		if thing != nil {
			names[id] = name(thing)
		}
	}
}

// teller tells one entry: what it knows is from after it, and was is what things were
// before.
type teller struct {
	*Teller
	was fishbone.Patch
}

func (t teller) tell(e fishbone.Edit) string {
	for _, tell := range []func(fishbone.Edit) string{t.aboutCauses, t.aboutVerdicts, t.aboutBones, t.aboutSolutions, t.aboutOthers} {
		if said := tell(e); said != "" {
			return said
		}
	}
	return Edit(e)
}

// name is what something was called before the entry.
func (t teller) name(id fishbone.ID) string {
	before := Teller{map[fishbone.ID]string{}, map[fishbone.ID]bool{}}
	before.learn(t.was)
	if name := before.names[id]; name != "" {
		return name
	}
	return t.names[id]
}

func (t teller) nameAll(ids []fishbone.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.names[id]
	}
	return strings.Join(names, T("record.and"))
}

// cause is a cause as it was before the entry.
func (t teller) cause(id fishbone.ID) fishbone.Cause {
	if c := t.was.Causes[id]; c != nil {
		return *c
	}
	return fishbone.Cause{ID: id, Text: t.names[id]} // one and the same batch made it
}

func (t teller) aboutCauses(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.AddCause:
		said := T("record.add-cause", "text", fishbone.Label(e.Text))
		if t.bones[e.Under] {
			said = T("record.add-cause.bone", "text", fishbone.Label(e.Text), "where", t.names[e.Under])
		} else if e.Under != fishbone.Tray {
			said = T("record.add-cause.why", "text", fishbone.Label(e.Text), "where", t.names[e.Under])
		}
		return t.saidBy(said, e.By)
	case fishbone.RewordCause:
		return T("record.reword-cause", "old", t.cause(e.ID).Text, "new", fishbone.Label(e.Text))
	case fishbone.MoveCause:
		return t.moved(t.cause(e.ID), e.Under)
	case fishbone.RemoveCause:
		if n := t.below(e.ID); n > 0 {
			return T("record.remove-cause.branch", "text", t.cause(e.ID).Text, "n", n)
		}
		return T("record.remove-cause", "text", t.cause(e.ID).Text)
	case fishbone.LinkSame:
		if c := t.cause(e.ID); e.As == "" {
			return T("record.link-same.no", "text", c.Text, "as", t.names[c.SameAs])
		}
		return T("record.link-same", "text", t.cause(e.ID).Text, "as", t.names[e.As])
	}
	return ""
}

func (t teller) moved(c fishbone.Cause, to fishbone.ID) string {
	switch {
	case c.Parent == to:
		return T("record.order-cause", "text", c.Text)
	case c.Parent == fishbone.Tray:
		return T("record.move-cause.onto", "text", c.Text, "to", t.names[to])
	case to == fishbone.Tray:
		return T("record.move-cause.off", "text", c.Text, "from", t.names[c.Parent])
	}
	return T("record.move-cause", "text", c.Text, "from", t.names[c.Parent], "to", t.names[to])
}

// below counts what went with a cause that was removed.
func (t teller) below(id fishbone.ID) int {
	n := 0
	for _, child := range t.was.Lists[id] {
		n += 1 + t.below(child)
	}
	return n
}

// saidBy adds whose word it was.
func (t teller) saidBy(said, who string) string {
	if who == "" {
		return said
	}
	return T("record.saidBy", "what", said, "who", who)
}

func (t teller) aboutVerdicts(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.Judge:
		v := e.Verdict
		said := []string{}
		if v.Finding != fishbone.Unjudged {
			said = append(said, T("verdict."+string(v.Finding)))
		}
		for _, text := range []string{v.Evidence, v.Criterion, v.Who, v.When} {
			if text = fishbone.Label(text); text != "" {
				said = append(said, text)
			}
		}
		if len(said) == 0 {
			return T("record.judge.no", "text", t.cause(e.ID).Text)
		}
		return T("record.judge", "text", t.cause(e.ID).Text, "finding", strings.Join(said, " · "))
	case fishbone.JudgeLink:
		return T("record.judge-link."+linkKey(e.Link), "text", t.cause(e.ID).Text)
	case fishbone.Vote:
		return T("record.vote", "text", t.cause(e.ID).Text, "n", e.Votes)
	case fishbone.StopAsking:
		if fishbone.Label(e.Reason) == "" {
			return T("record.stop-asking.no", "text", t.cause(e.ID).Text)
		}
		return T("record.stop-asking", "text", t.cause(e.ID).Text, "reason", fishbone.Label(e.Reason))
	}
	return ""
}

func linkKey(l fishbone.Link) string {
	switch l {
	case fishbone.Holds:
		return "holds"
	case fishbone.Breaks:
		return "breaks"
	}
	return "no"
}

func (t teller) aboutBones(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.AddBone:
		return T("record.add-bone", "name", fishbone.Label(e.Name))
	case fishbone.RenameBone:
		return T("record.rename-bone", "old", t.name(e.ID), "new", fishbone.Label(e.Name))
	case fishbone.MoveBone:
		return T("record.move-bone", "name", t.name(e.ID))
	case fishbone.RemoveBone:
		name := t.name(e.ID)
		if n := len(t.was.Lists[e.ID]); n > 0 {
			return T("record.remove-bone.causes", "name", name, "n", n)
		}
		return T("record.remove-bone", "name", name)
	}
	return ""
}

func (t teller) aboutSolutions(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.AddSolution:
		said := T("record.add-solution", "text", fishbone.Label(e.Text))
		if len(e.Causes) > 0 {
			said = T("record.add-solution.for", "text", fishbone.Label(e.Text), "cause", t.nameAll(e.Causes))
		}
		return t.saidBy(said, e.By)
	case fishbone.RewordSolution:
		return T("record.reword-solution", "old", t.name(e.ID), "new", fishbone.Label(e.Text))
	case fishbone.TieSolution:
		if len(e.Causes) == 0 {
			return T("record.tie-solution.no", "text", t.name(e.ID))
		}
		return T("record.tie-solution", "text", t.name(e.ID), "cause", t.nameAll(e.Causes))
	case fishbone.RemoveSolution:
		return T("record.remove-solution", "text", t.name(e.ID))
	}
	return ""
}

func (t teller) aboutOthers(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.Batch:
		return t.batch(e)
	case fishbone.Park:
		return t.saidBy(T("record.park", "text", fishbone.Label(e.Text)), e.By)
	case fishbone.Unpark:
		return T("record.unpark", "text", t.name(e.ID))
	case fishbone.AddPerson:
		return T("record.add-person", "name", fishbone.Label(e.Name), "role", T("role."+string(e.Role)))
	case fishbone.ChangePerson:
		old := t.name(e.ID)
		if name := fishbone.Label(e.Name); name != old {
			return T("record.rename-person", "old", old, "name", name)
		}
		return T("record.change-person", "name", old, "role", T("role."+string(e.Role)))
	case fishbone.RemovePerson:
		return T("record.remove-person", "name", t.name(e.ID))
	case fishbone.SetAbout:
		return t.about(e)
	}
	return ""
}

func (t teller) about(e fishbone.SetAbout) string {
	old, text := "", fishbone.Label(e.Text)
	if t.was.About != nil {
		old = fishbone.Label(t.was.About.Text(e.Field))
	}
	field := T("field." + string(e.Field))
	switch {
	case text == "":
		return T("record.set-about.no", "field", field, "old", old)
	case old == "" || old == text:
		return T("record.set-about", "field", field, "new", text)
	}
	return T("record.set-about.again", "field", field, "old", old, "new", text)
}

// batch tells all that was done as one.
func (t teller) batch(b fishbone.Batch) string {
	// What the first of them made, the next may speak of.
	t.Pass(b)
	all := make([]string, len(b.Edits))
	for i, e := range b.Edits {
		all[i] = t.tell(e)
	}
	return strings.Join(all, T("record.next"))
}
