package fishbone

import "slices"

// Wording is another way in which a cause was said: two cards that say the same are one
// cause with two wordings, each with its author, its moment and its votes. The cause itself
// holds the wording that is shown on the fish.
type Wording struct {
	ID      ID     `json:"id"`
	Text    string `json:"text"`
	Cause   ID     `json:"cause"`
	By      string `json:"by,omitempty"`
	Votes   int    `json:"votes,omitempty"` // how many of the cause's votes were given to these words
	Origin  Origin `json:"origin,omitempty"`
	From    ID     `json:"from,omitempty"`    // where the card hung that was merged
	Answers []ID   `json:"answers,omitempty"` // that moved over with it
	Made    Stamp  `json:"made"`
	Changed Stamp  `json:"changed"`
}

// Origin says whose words a wording holds.
type Origin string

// A wording usually holds the words of the card that was Joined. While these are shown on the
// fish, it holds those which the cause first had, its Original ones.
const (
	Joined   Origin = ""
	Original Origin = "original"
)

// WordingKind describes wordings. They stand in the order in which cards were merged.
var WordingKind = newKind("wording", "wordings", func(w *Wording) *ID { return &w.ID },
	label("text", func(w *Wording) *string { return &w.Text }).searched(),
	cause("cause", func(w *Wording) *ID { return &w.Cause }).needs(),
	line("by", func(w *Wording) *string { return &w.By }).authors(),
	number("votes", func(w *Wording) *int { return &w.Votes }).upTo(1_000_000),
	word("origin", func(w *Wording) *string { return (*string)(&w.Origin) }, Joined, Original),
	parent("from", func(w *Wording) *ID { return &w.From }),
	causes("answers", func(w *Wording) *[]ID { return &w.Answers }),
	stamp("made", func(w *Wording) *Stamp { return &w.Made }),
	stamp("changed", func(w *Wording) *Stamp { return &w.Changed }),
).with(add)

// Kind implements [Thing].
func (*Wording) Kind() *Kind { return WordingKind }

// Wording returns one wording.
func (a *Analysis) Wording(id ID) (Wording, bool) { return get[Wording](a, id) }

// Wordings returns the other wordings of a cause, in the order in which they were merged
// into it.
func (a *Analysis) Wordings(cause ID) []Wording {
	var all []Wording
	for _, id := range a.lists[WordingKind.List] {
		if w := a.things[id].(*Wording); w.Cause == cause {
			all = append(all, *w)
		}
	}
	return all
}

// Merged are the causes that have more than one wording.
func (a *Analysis) Merged() map[ID]bool {
	merged := map[ID]bool{}
	for _, id := range a.lists[WordingKind.List] {
		merged[a.things[id].(*Wording).Cause] = true
	}
	return merged
}

// CanMerge says why one cause cannot be merged into another; nil if it can.
func (a *Analysis) CanMerge(id, into ID) error {
	from, to := a.cause(id), a.cause(into)
	switch {
	case from == nil || to == nil:
		return ErrNotFound
	case from == to:
		return ErrSame
	case a.hangsBelow(id, into) || a.hangsBelow(into, id):
		return ErrLoop
	case from.SameAs != "" && from.SameAs != into, to.SameAs != "" && to.SameAs != id:
		return ErrClosed
	case len(a.lists[id]) > 0 && a.Level(into)+a.height(id)-1 > MaxLevel:
		return ErrTooDeep
	}
	return nil
}

// hangsBelow says whether a cause hangs below another, at any depth.
func (a *Analysis) hangsBelow(id, above ID) bool {
	for c := a.cause(id); c != nil; c = a.cause(c.Parent) {
		if c.Parent == above {
			return true
		}
	}
	return false
}

// MergeCause makes one cause of two that say the same: a cause becomes a wording of another
// one, its answers move over, and the votes are joined. What named it names the other one
// then. As is the identifier of the wording.
type MergeCause struct {
	ID   ID `json:"id"`
	Into ID `json:"into"`
	As   ID `json:"as"`
}

// Name implements [Edit].
func (MergeCause) Name() string { return "merge-cause" }

func (e MergeCause) apply(m *mutation) error {
	if err := m.CanMerge(e.ID, e.Into); err != nil {
		return err
	}
	if err := m.free(e.As); err != nil {
		return err
	}
	from, into := *m.cause(e.ID), *m.cause(e.Into)
	answers := slices.Clone(m.lists[e.ID])
	m.takeOut(from.Parent, e.ID)
	m.setList(e.ID, nil)
	if err := m.handOver(answers, e.Into); err != nil {
		return err
	}
	m.remove(e.ID)
	if m.Level(e.Into) > 1 {
		from.Chain = NoChain // it belongs to that of the branch now
	}
	into.join(&from, len(m.lists[e.Into]) > 0)
	into.Changed = m.at
	m.put(e.Into, &into)
	m.joinFits(e.ID, e.Into)
	m.renameCause(e.ID, e.Into)
	m.put(e.As, &Wording{
		ID: e.As, Text: from.Text, Cause: e.Into, By: from.By, Votes: from.Votes,
		From: from.Parent, Answers: answers, Made: from.Made, Changed: m.at,
	})
	return m.insert(WordingKind.List, e.As, "")
}

// join takes over what the team said of the same cause in other words.
func (c *Cause) join(other *Cause, answered bool) {
	c.Votes += other.Votes
	c.SameAs = ""
	switch {
	case answered:
		c.Stop, c.Control = "", WithinControl
	case !c.Stopped():
		c.Stop, c.Control = other.Stop, other.Control
	}
	if c.Chain == NoChain {
		c.Chain = other.Chain
	}
	if c.Without == WithoutUnsaid {
		c.Without = other.Without
	}
	c.Verdict.join(other.Verdict)
}

// join takes over a verdict on the same cause: as it is while there is none, else what was
// written, so that no evidence is lost.
func (v *Verdict) join(other Verdict) {
	if *v == (Verdict{}) {
		*v = other
		return
	}
	if v.Finding == Unjudged {
		v.Finding = other.Finding
	}
	v.Evidence, v.Criterion = joinTexts(v.Evidence, other.Evidence), joinTexts(v.Criterion, other.Criterion)
	if v.Who == "" {
		v.Who = other.Who
	}
	if v.When == "" {
		v.When = other.When
	}
}

// joinTexts puts one text below another, unless that is too long.
func joinTexts(one, other string) string {
	both := one + "\n" + other
	switch {
	case one == "":
		return other
	case other == "" || one == other || notLonger(both, MaxField) != nil:
		return one
	}
	return both
}

// handOver hangs answers under another cause, behind those that it has. There they explain
// something else and are to be read back again.
func (m *mutation) handOver(answers []ID, to ID) error {
	for _, id := range answers {
		if err := update(m, id, func(c *Cause) { c.Parent, c.Therefore = to, Unchecked }); err != nil {
			return err
		}
	}
	m.splice(to, len(m.lists[to]), 0, answers...)
	return nil
}

// renameCause has all that names a cause name another one.
func (m *mutation) renameCause(from, to ID) {
	for id, t := range m.things {
		for _, f := range t.Kind().Attributes {
			if f.NamesKind(CauseKind) && slices.Contains(f.ThingsIn(t), from) {
				t = t.Kind().clone(t)
				f.rename(t, from, to)
				t.Kind().stamp(t, "changed", m.at)
				m.put(id, t)
			}
		}
	}
}

// rename replaces a cause that a thing names. The answers that moved over with a wording are
// those alone: what one of them was merged into is none of them.
func (f Attribute) rename(t Thing, from, to ID) {
	if f.Content != ContentCauses {
		f.put(t, to)
		return
	}
	ids := slices.Clone(f.ThingsIn(t))
	if i := slices.Index(ids, from); t.Kind() == WordingKind || slices.Contains(ids, to) {
		ids = slices.Delete(ids, i, i+1)
	} else {
		ids[i] = to
	}
	f.put(t, ids)
}

// ShowWording has the fish show this wording of a cause; the one that it showed takes its
// place. What is said in other words is to be read back again.
type ShowWording struct {
	ID ID `json:"id"`
}

// Name implements [Edit].
func (ShowWording) Name() string { return "show-wording" }

func (e ShowWording) apply(m *mutation) error {
	w, ok := m.things[e.ID].(*Wording)
	if !ok {
		return ErrNotFound
	}
	cause := w.Cause
	// What is remembered of the cards stays with the wordings, so the cause has its own words
	// again before it gets those of another card.
	home, away := m.original(cause)
	if away {
		m.exchange(home, Joined)
	}
	if home != e.ID {
		m.exchange(e.ID, Original)
	}
	m.uncheck(cause)
	return update(m, cause, func(c *Cause) { c.Therefore = Unchecked })
}

// original is the wording that holds the words which a cause first had, while it shows others.
func (a *Analysis) original(cause ID) (ID, bool) {
	for _, w := range a.Wordings(cause) {
		if w.Origin == Original {
			return w.ID, true
		}
	}
	return "", false
}

// exchange swaps what a cause shows with one of its wordings.
func (m *mutation) exchange(wording ID, origin Origin) {
	w := *m.things[wording].(*Wording)
	c := *m.cause(w.Cause)
	own := m.ownVotes(&c)
	c.Text, w.Text = w.Text, c.Text
	c.By, w.By = w.By, c.By
	c.Made, w.Made = w.Made, c.Made
	c.Changed, w.Changed = m.at, m.at
	w.Votes, w.Origin = own, origin
	m.put(c.ID, &c)
	m.put(wording, &w)
}

// OwnVotes is how many of a cause's votes were given to the words that are shown.
func (a *Analysis) OwnVotes(id ID) int {
	if c := a.cause(id); c != nil {
		return a.ownVotes(c)
	}
	return 0
}

func (a *Analysis) ownVotes(c *Cause) int {
	own := c.Votes
	for _, w := range a.Wordings(c.ID) {
		own -= w.Votes
	}
	return max(0, own)
}

// PartCause makes a card of its own of a wording again, with its author, its moment, its
// votes and the answers that came with it. It goes back to where it hung or, where that is
// gone, beside the cause. What was tied to the cause since stays with the cause. As is the
// identifier of the card.
type PartCause struct {
	ID ID `json:"id"`
	As ID `json:"as"`
}

// Name implements [Edit].
func (PartCause) Name() string { return "part-cause" }

func (e PartCause) apply(m *mutation) error {
	if _, ok := m.things[e.ID].(*Wording); !ok {
		return ErrNotFound
	}
	if err := m.free(e.As); err != nil {
		return err
	}
	if m.causeCount >= MaxCauses {
		return ErrTooMany
	}
	w := m.takeWording(e.ID)
	c := *m.cause(w.Cause)
	votes := min(w.Votes, c.Votes)
	c.Votes -= votes
	c.Changed = m.at
	m.put(c.ID, &c)

	place, before := m.placeOf(&w, &c)
	chain := NoChain
	if m.cause(place) == nil {
		chain = m.ChainOf(c.ID) // both cards were said in answer to the same question
	}
	m.put(e.As, &Cause{ID: e.As, Parent: place, Chain: chain, Text: w.Text, By: w.By, Votes: votes, Made: w.Made, Changed: m.at})
	m.askOn(place)
	if err := m.insert(place, e.As, before); err != nil {
		return err
	}
	return m.giveBack(w.Answers, c.ID, e.As)
}

// takeWording takes a wording out. Where it holds the words which the cause first had, the
// cause gets these back, and those of the other card go; one of several goes without what is
// remembered of that other card.
func (m *mutation) takeWording(id ID) Wording {
	w := *m.things[id].(*Wording)
	if w.Origin == Original {
		if len(m.Wordings(w.Cause)) == 1 {
			m.exchange(id, Joined)
			w = *m.things[id].(*Wording)
		} else {
			w.From, w.Answers = m.cause(w.Cause).Parent, nil
		}
	}
	m.takeOut(WordingKind.List, id)
	m.remove(id)
	return w
}

// placeOf is where a card goes that is a wording no more: to its old parent, or behind the
// cause itself.
func (m *mutation) placeOf(w *Wording, c *Cause) (under, before ID) {
	under = w.From
	if m.canHold(under, 1) != nil {
		under = c.Parent
	}
	if under != c.Parent {
		return under, ""
	}
	return under, m.after(c)
}

// after is the sibling behind a cause, none for the last.
func (a *Analysis) after(c *Cause) ID {
	list := a.lists[c.Parent]
	if i := slices.Index(list, c.ID); i+1 < len(list) {
		return list[i+1]
	}
	return ""
}

// giveBack moves answers from one cause to another, as far as they still hang there and fit.
func (m *mutation) giveBack(answers []ID, from, to ID) error {
	for _, id := range answers {
		a := m.cause(id)
		if a == nil || a.Parent != from || m.hangsBelow(to, id) || m.canHold(to, m.height(id)) != nil {
			continue
		}
		m.takeOut(from, id)
		if err := m.handOver([]ID{id}, to); err != nil {
			return err
		}
	}
	return nil
}

// SplitCause makes two causes of one that says two things. The first keeps all that hangs on
// it; the rest, said by the same person at the same moment, comes behind it.
type SplitCause struct {
	ID   ID     `json:"id"`
	As   ID     `json:"as"`
	Text string `json:"text"`
	Rest string `json:"rest"`
}

// Name implements [Edit].
func (SplitCause) Name() string { return "split-cause" }

func (e SplitCause) apply(m *mutation) error {
	rest, err := cleanLabel(e.Rest)
	if err != nil {
		return err
	}
	c := m.cause(e.ID)
	switch {
	case c == nil:
		return ErrNotFound
	case c.SameAs != "":
		return ErrClosed
	case m.causeCount >= MaxCauses:
		return ErrTooMany
	}
	if err := m.free(e.As); err != nil {
		return err
	}
	if err := (RewordCause{ID: e.ID, Text: e.Text}).apply(m); err != nil {
		return err
	}
	m.put(e.As, &Cause{ID: e.As, Parent: c.Parent, Text: rest, By: c.By, Chain: c.Chain, Made: c.Made, Changed: m.at})
	return m.insert(c.Parent, e.As, m.after(c))
}
