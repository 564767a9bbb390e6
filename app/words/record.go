package words

import (
	"fmt"
	"slices"
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
	case fishbone.TakeOver:
		t.learn(e.Patch)
	default:
		if id, kind, name, ok := fishbone.NameGiven(e); ok {
			t.names[id] = Language("").called(kind.Attributes[0], name)
			if kind == fishbone.BoneKind {
				t.bones[id] = true
			}
		}
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
	for id, thing := range p.Things {
		if thing.Kind() == fishbone.BoneKind {
			t.bones[id] = true
		}
		if !fishbone.IsGone(thing) {
			t.names[id] = Language("").Called(thing)
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
	for _, tell := range []func(fishbone.Edit) string{t.aboutCauses, t.aboutVerdicts, t.aboutChoices, t.aboutBallots, t.aboutEffects, t.aboutOthers} {
		if said := tell(e); said != "" {
			return said
		}
	}
	return Edit(e)
}

// name is what something was called before the entry.
func (t teller) name(id fishbone.ID) string {
	if thing := t.was.Things[id]; thing != nil && !fishbone.IsGone(thing) {
		return Language("").Called(thing)
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
	if c := fishbone.ThingIn[fishbone.Cause](t.was, id); c != nil {
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
		if n := branch(t.answers(), e.ID); n > 0 {
			return T("record.remove-cause.branch", "text", t.cause(e.ID).Text, "n", n)
		}
		return T("record.remove-cause", "text", t.cause(e.ID).Text)
	case fishbone.MergeCause:
		return t.merged(e)
	case fishbone.PartCause:
		return t.parted(e)
	case fishbone.ShowWording:
		w := t.wording(e.ID)
		return T("record.show-wording", "new", w.Text, "old", t.cause(w.Cause).Text)
	case fishbone.SplitCause:
		return T("record.split-cause", "old", t.cause(e.ID).Text, "text", fishbone.Label(e.Text), "rest", fishbone.Label(e.Rest))
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

// merged tells who said the two wordings, and what came together.
func (t teller) merged(e fishbone.MergeCause) string {
	from, into := t.cause(e.ID), t.cause(e.Into)
	quoted := func(c fishbone.Cause) string { return t.saidBy(T("record.quoted", "text", c.Text), c.By) }
	said := T("record.merge-cause", "text", quoted(from), "into", quoted(into))
	if from.Votes+into.Votes > 0 {
		said += T("record.next") + T("record.merge-cause.votes", "from", from.Votes, "into", into.Votes, "n", from.Votes+into.Votes)
	}
	if answers := t.answers()[e.ID]; len(answers) > 0 {
		slices.Sort(answers)
		said += T("record.next") + T("record.merge-cause.answers", "answers", t.nameAll(answers))
	}
	return said
}

// parted tells of a wording that is a card again.
func (t teller) parted(e fishbone.PartCause) string {
	w := t.wording(e.ID)
	c := t.cause(w.Cause)
	if w.Origin == fishbone.Original { // each card gets its own words back
		return T("record.part-cause", "text", c.Text, "from", w.Text)
	}
	return T("record.part-cause", "text", w.Text, "from", c.Text)
}

// wording is a wording as it was before the entry.
func (t teller) wording(id fishbone.ID) fishbone.Wording {
	if w := fishbone.ThingIn[fishbone.Wording](t.was, id); w != nil {
		return *w
	}
	return fishbone.Wording{ID: id, Text: t.names[id]}
}

// answers are the causes that hung below something before the entry, as far as the entry
// touched them.
func (t teller) answers() map[fishbone.ID][]fishbone.ID {
	below := map[fishbone.ID][]fishbone.ID{}
	for id, thing := range t.was.Things {
		if c, ok := thing.(*fishbone.Cause); ok && c != nil {
			below[c.Parent] = append(below[c.Parent], id)
		}
	}
	return below
}

// branch counts what is below a cause.
func branch(answers map[fishbone.ID][]fishbone.ID, id fishbone.ID) int {
	n := len(answers[id])
	for _, answer := range answers[id] {
		n += branch(answers, answer)
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
			if text = fishbone.Flat(text); text != "" {
				said = append(said, text)
			}
		}
		if len(said) == 0 {
			return T("record.judge.no", "text", t.cause(e.ID).Text)
		}
		return T("record.judge", "text", t.cause(e.ID).Text, "finding", strings.Join(said, " · "))
	case fishbone.Conclude:
		return t.concluded(e)
	case fishbone.JudgeTherefore:
		return T("record.judge-link."+therefore(e.Therefore), "text", t.cause(e.ID).Text)
	case fishbone.SetChain:
		return t.word("record.set-chain", "chain", e.ID, string(e.Chain))
	case fishbone.SetWithout:
		return t.word("record.set-without", "without", e.ID, string(e.Without))
	case fishbone.CheckFit:
		return t.checked(e)
	case fishbone.SetVotes:
		return T("record.vote", "text", t.cause(e.ID).Text, "n", e.Votes)
	case fishbone.StopAsking:
		if e.Control == fishbone.OutsideControl {
			return T("record.stop-asking.outside", "text", t.cause(e.ID).Text)
		}
		if fishbone.Label(e.Reason) == "" {
			return T("record.stop-asking.no", "text", t.cause(e.ID).Text)
		}
		return T("record.stop-asking", "text", t.cause(e.ID).Text, "reason", fishbone.Label(e.Reason))
	}
	return ""
}

// concluded tells what the verification of a cause came to.
func (t teller) concluded(e fishbone.Conclude) string {
	v := fishbone.ThingIn[fishbone.Verification](t.was, e.ID)
	if v == nil { // one and the same batch made it
		v = &fishbone.Verification{Text: t.names[e.ID]}
	}
	of := v.Text
	if c := t.cause(v.Cause); c.Text != "" {
		of = c.Text
	}
	if e.Finding == fishbone.Unjudged {
		return T("record.conclude.no", "text", of)
	}
	return T("record.conclude", "text", of, "finding", T("verdict."+string(e.Finding)))
}

// checked tells whether a cause explains a fact.
func (t teller) checked(e fishbone.CheckFit) string {
	if e.Verdict == "" {
		return T("record.check-fit.no", "name", t.cause(e.Cause).Text, "fact", t.name(e.Fact))
	}
	said := T("record.check-fit."+string(e.Verdict), "name", t.cause(e.Cause).Text, "fact", t.name(e.Fact))
	if reason := fishbone.Flat(e.Reason); reason != "" {
		said += " · " + reason
	}
	return said
}

// Called is what a thing is called.
func (l Language) Called(t fishbone.Thing) string {
	return l.called(t.Kind().Attributes[0], fishbone.NameOf(t))
}

// called is what an attribute says, which may be kept as a word that stands for another one.
func (l Language) called(f fishbone.Attribute, said string) string {
	switch {
	case f.Content == fishbone.ContentWord && said != "":
		return l.T(f.Name + "." + said)
	case f.Name == "aspect":
		return l.Aspect(flat(f, said))
	}
	return flat(f, said)
}

// Aspect is what a row of the table of facts is called.
func Aspect(aspect string) string { return Language("").Aspect(aspect) }

// Aspect is [Aspect] in this language.
func (l Language) Aspect(aspect string) string {
	if said := l.T("aspect." + aspect); said != "aspect."+aspect {
		return said
	}
	return aspect
}

// word tells that a cause was given a word, or has none now.
func (t teller) word(key, attribute string, id fishbone.ID, word string) string {
	if word == "" {
		return T(key+".no", "name", t.cause(id).Text)
	}
	return T(key, "name", t.cause(id).Text, "new", T(attribute+"."+word))
}

func (t teller) aboutChoices(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.ChooseSolution:
		name, reason := t.name(e.ID), fishbone.Flat(e.Reason)
		switch {
		case e.Choice == fishbone.Chosen:
			return T("record.choose-solution.chosen", "name", name, "reason", reason)
		case e.Choice == fishbone.NotChosen:
			return T("record.choose-solution.no", "name", name)
		case reason == "":
			return T("record.choose-solution.declined", "name", name)
		}
		return T("record.choose-solution.declinedFor", "name", name, "reason", reason)
	case fishbone.RankSolutions:
		if len(e.Order) == 0 {
			return T("record.rank-solutions.no")
		}
		return T("record.rank-solutions", "all", t.nameAll(e.Order))
	case fishbone.MergeSolution:
		return T("record.merge-solution", "text", t.quoted(e.ID), "into", t.quoted(e.Into))
	case fishbone.GivePoints:
		if e.Points == 0 {
			return t.saidBy(T("record.give-points.no", "name", t.name(e.Of), "criterion", t.name(e.Criterion)), e.By)
		}
		return t.saidBy(T("record.give-points", "name", t.name(e.Of), "criterion", t.name(e.Criterion), "n", e.Points), e.By)
	}
	return ""
}

// quoted is a solution in quotes with whose it is, as it was before the entry.
func (t teller) quoted(id fishbone.ID) string {
	by := ""
	if s := fishbone.ThingIn[fishbone.Solution](t.was, id); s != nil {
		by = s.By
	}
	return t.saidBy(T("record.quoted", "text", t.name(id)), by)
}

// therefore is the last part of a key about a judgement.
func therefore(l fishbone.Therefore) string {
	switch l {
	case fishbone.Holds:
		return "holds"
	case fishbone.Breaks:
		return "breaks"
	}
	return "no"
}

func (t teller) aboutOthers(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.Batch:
		return t.batch(e)
	case fishbone.Revert:
		return t.revert(e)
	case fishbone.TakeOver:
		return t.takeOver(e)
	case fishbone.SetAbout:
		return t.about(e)
	case fishbone.OpenSlips:
		return T("record.open-slips." + string(e.For))
	case fishbone.SwapBones:
		return T("record.swap-bones", "one", t.name(e.ID), "other", t.name(e.With))
	case fishbone.RemoveBone:
		name := t.name(e.ID)
		if n := len(t.answers()[e.ID]); n > 0 {
			return T("record.remove-bone.causes", "name", name, "n", n)
		}
		return T("record.remove-bone", "name", name)
	case fishbone.RenamePerson:
		old, as := t.name(e.ID), fishbone.Label(e.As)
		if old == as {
			return T("record.rename-person.neutral", "name", as)
		}
		return T("record.set-person.name", "old", old, "new", as)
	case fishbone.AnonymizePerson:
		return T("record.anonymize-person", "as", fishbone.Label(e.As))
	case fishbone.Add:
		return t.add(e)
	case fishbone.Set:
		return t.set(e)
	case fishbone.Move:
		return T(firstKey("record."+e.Name(), "record.move"), "kind", kindName(e.Of), "name", t.name(e.ID))
	case fishbone.Remove:
		return T(firstKey("record."+e.Name(), "record.remove"), "kind", kindName(e.Of), "name", t.name(e.ID))
	}
	return ""
}

// add tells of a thing with its attributes, in a sentence of its kind or in the one for
// every kind.
func (t teller) add(e fishbone.Add) string {
	k := e.Thing.Kind()
	args, all := []any{"kind", kindName(k)}, []string{}
	by, names := "", false
	for _, f := range k.Attributes {
		v := f.Get(e.Thing)
		if f.Content == fishbone.ContentStamp || f.Empty(v) {
			continue
		}
		said := t.value(f, v)
		args = append(args, f.Name, said)
		if f.Name == "by" {
			by = said
			continue
		}
		names = names || f.Content == fishbone.ContentCauses
		if _, other := v.(fishbone.ID); other && slices.Contains(all, said) {
			continue // it is called after what it belongs to
		}
		all = append(all, said)
	}
	key := firstKey("record."+e.Name(), "record.add")
	if names {
		key = firstKey(key+".for", key)
	}
	return t.saidBy(T(key, append(args, "all", strings.Join(all, " · "))...), by)
}

// value says what an attribute holds.
func (t teller) value(f fishbone.Attribute, v any) string {
	switch v := v.(type) {
	case nil: // no causes
		return ""
	case []fishbone.ID:
		return t.nameAll(v)
	case fishbone.ID:
		return t.names[v]
	case string:
		return Language("").called(f, v)
	}
	return fmt.Sprint(v)
}

// set tells which attributes became others.
func (t teller) set(e fishbone.Set) string {
	var all []string
	var last fishbone.Attribute
	for _, f := range e.Of.Attributes {
		v, ok := e.Values[f.Name]
		if !ok {
			continue
		}
		last = f
		if t.old(f, e.ID) == t.value(f, v) {
			continue
		}
		all = append(all, t.setOne(e, f))
		if e.Of == fishbone.PersonKind {
			break // a new name and a new role are told by the name, as they always were
		}
	}
	if len(all) == 0 {
		return t.setOne(e, last)
	}
	return strings.Join(all, T("record.next"))
}

func (t teller) setOne(e fishbone.Set, f fishbone.Attribute) string {
	key, end := "record."+e.Name()+"."+f.Name, ""
	said := t.value(f, e.Values[f.Name])
	if said == "" {
		end = ".no"
	}
	return T(firstKey(key+end, "record.set"+end), "kind", kindName(e.Of), "name", t.name(e.ID),
		"field", Field(e.Of, f.Name), "old", t.old(f, e.ID), "new", said)
}

// old is what an attribute held before the entry, as words.
func (t teller) old(f fishbone.Attribute, id fishbone.ID) string {
	if thing := t.was.Things[id]; thing != nil && !fishbone.IsGone(thing) {
		return t.value(f, f.Get(thing))
	}
	return ""
}

// flat is what an attribute holds, in one line.
func flat(f fishbone.Attribute, said string) string {
	if f.Content == fishbone.ContentText {
		return fishbone.Flat(said)
	}
	return fishbone.Label(said)
}

func (t teller) about(e fishbone.SetAbout) string {
	f, _ := fishbone.AboutKind.Attribute(string(e.Field))
	old, text := "", t.value(f, e.Text)
	if t.was.About != nil {
		old = t.value(f, t.was.About.Text(e.Field))
	}
	field := T("field." + string(e.Field))
	switch {
	case e.Field == fishbone.SigningField:
		return T("record.set-about", "field", field, "new", Signing(fishbone.Signing(e.Text)))
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
