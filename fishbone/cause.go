package fishbone

// Cause is a possible cause, or the answer to a why: the same thing at another
// depth. A cause with SameAs is closed: it repeats the cause named there and is
// not asked about again.
type Cause struct {
	ID        ID        `json:"id"`
	Parent    ID        `json:"parent,omitempty"` // a bone, a cause, or Tray
	Text      string    `json:"text"`
	By        string    `json:"by,omitempty"` // who said it
	SameAs    ID        `json:"sameAs,omitempty"`
	Verdict   Verdict   `json:"verdict,omitzero"`
	Votes     int       `json:"votes,omitempty"`
	Stop      string    `json:"stop,omitempty"` // why the team stopped asking
	Control   Control   `json:"control,omitempty"`
	Therefore Therefore `json:"link,omitempty"`
	Chain     Chain     `json:"chain,omitempty"`     // of a cause of level one
	Without   Without   `json:"without,omitempty"`   // whether it would still happen
	TakenFrom string    `json:"takenFrom,omitempty"` // the problem of the earlier analysis that had it
	Made      Stamp     `json:"made"`
	Changed   Stamp     `json:"changed"`
}

// CauseKind describes causes. They hang below bones, below each other, or lie in the tray.
var CauseKind = newKind(causeName, "causes", func(c *Cause) *ID { return &c.ID },
	label("text", func(c *Cause) *string { return &c.Text }).searched(),
	parent("parent", func(c *Cause) *ID { return &c.Parent }),
	line("by", func(c *Cause) *string { return &c.By }).authors(),
	cause("sameAs", func(c *Cause) *ID { return &c.SameAs }),
	word("finding", func(c *Cause) *string { return (*string)(&c.Verdict.Finding) }, Unjudged, Confirmed, Rejected, ToVerify, Undecided).within("verdict"),
	text("evidence", func(c *Cause) *string { return &c.Verdict.Evidence }).within("verdict").searched(),
	text("criterion", func(c *Cause) *string { return &c.Verdict.Criterion }).within("verdict"),
	text("who", func(c *Cause) *string { return &c.Verdict.Who }).names().within("verdict").column("judge"),
	text("when", func(c *Cause) *string { return &c.Verdict.When }).within("verdict").column("judged"),
	number("votes", func(c *Cause) *int { return &c.Votes }).upTo(1_000_000),
	line("stop", func(c *Cause) *string { return &c.Stop }),
	word("control", func(c *Cause) *string { return (*string)(&c.Control) }, WithinControl, OutsideControl),
	word("therefore", func(c *Cause) *string { return (*string)(&c.Therefore) }, Unchecked, Holds, Breaks).column("link"),
	word("chain", func(c *Cause) *string { return (*string)(&c.Chain) }, NoChain, Occurrence, Escape, System),
	word("without", func(c *Cause) *string { return (*string)(&c.Without) }, WithoutUnsaid, WithoutGone, WithoutLess, WithoutStill),
	line("takenFrom", func(c *Cause) *string { return &c.TakenFrom }),
	stamp("made", func(c *Cause) *Stamp { return &c.Made }),
	stamp("changed", func(c *Cause) *Stamp { return &c.Changed }),
).inTree().with()

// Kind implements [Thing].
func (*Cause) Kind() *Kind { return CauseKind }

// Causes returns the causes directly under a bone, a cause or the [Tray], in order.
func (a *Analysis) Causes(under ID) []Cause { return all[Cause](a, a.lists[under]) }

// CauseIDs is [Analysis.Causes] without copying the causes.
func (a *Analysis) CauseIDs(under ID) []ID { return a.lists[under] }

// Cause returns one cause.
func (a *Analysis) Cause(id ID) (Cause, bool) { return get[Cause](a, id) }

// cause is [Analysis.Cause] without a copy, nil for none.
func (a *Analysis) cause(id ID) *Cause {
	c, _ := a.things[id].(*Cause)
	return c
}

// isBone says whether there is a bone of that identifier.
func (a *Analysis) isBone(id ID) bool {
	_, ok := a.things[id].(*Bone)
	return ok
}

// AddCause adds a cause to the tray, to a bone, or as an answer to a why below
// another cause; before a sibling, or last.
type AddCause struct {
	ID     ID     `json:"id"`
	Under  ID     `json:"under,omitempty"`
	Before ID     `json:"before,omitempty"`
	Text   string `json:"text"`
	By     string `json:"by,omitempty"`
	// TakenFrom is the problem of the earlier analysis that had it; usually none.
	TakenFrom string `json:"takenFrom,omitempty"`
}

// Name implements [Edit].
func (AddCause) Name() string { return "add-cause" }

func (e AddCause) apply(m *mutation) error {
	text, err := cleanLabel(e.Text)
	if err != nil {
		return err
	}
	by, err := cleanLine(e.By)
	if err != nil {
		return err
	}
	from, err := cleanLine(e.TakenFrom)
	if err != nil {
		return err
	}
	if err := m.free(e.ID); err != nil {
		return err
	}
	if m.causeCount >= MaxCauses {
		return ErrTooMany
	}
	if err := m.canHold(e.Under, 1); err != nil {
		return err
	}
	m.put(e.ID, &Cause{ID: e.ID, Parent: e.Under, Text: text, By: by, TakenFrom: from, Made: m.at, Changed: m.at})
	m.askOn(e.Under)
	return m.insert(e.Under, e.ID, e.Before)
}

// askOn drops the reason to stop at a cause which is about to get an answer.
func (m *mutation) askOn(id ID) {
	if c := m.cause(id); c != nil && c.Stopped() {
		answered := *c
		answered.Stop, answered.Control, answered.Changed = "", WithinControl, m.at
		m.put(id, &answered)
	}
}

// canHold says whether a branch of the given height may hang below a parent.
func (a *Analysis) canHold(under ID, height int) error {
	if under == Tray || a.isBone(under) {
		if height > MaxLevel {
			return ErrTooDeep
		}
		return nil
	}
	c := a.cause(under)
	switch {
	case c == nil:
		return ErrNotFound
	case c.SameAs != "":
		return ErrClosed
	case a.Level(under)+height > MaxLevel:
		return ErrTooDeep
	}
	return nil
}

// height is how many levels a branch has, itself included.
func (a *Analysis) height(id ID) int {
	h := 0
	for _, answer := range a.lists[id] {
		h = max(h, a.height(answer))
	}
	return h + 1
}

// RewordCause changes a cause's text, and takes back whether it explains what is above it
// and is explained by what is below.
type RewordCause struct {
	ID   ID     `json:"id"`
	Text string `json:"text"`
}

// Name implements [Edit].
func (RewordCause) Name() string { return "reword-cause" }

func (e RewordCause) apply(m *mutation) error {
	text, err := cleanLabel(e.Text)
	if err != nil {
		return err
	}
	was := m.cause(e.ID)
	if was == nil {
		return ErrNotFound
	}
	therefore := was.Therefore
	if was.Text != text {
		therefore = Unchecked
		m.uncheck(e.ID)
	}
	return update(m, e.ID, func(c *Cause) { c.Text, c.Therefore = text, therefore })
}

// MoveCause hangs a cause, with all below it, under a bone, another cause or the
// tray; before a sibling, or last. Where it then explains something else, it is to be
// read back again.
type MoveCause struct {
	ID     ID `json:"id"`
	Under  ID `json:"under,omitempty"`
	Before ID `json:"before,omitempty"`
}

// Name implements [Edit].
func (MoveCause) Name() string { return "move-cause" }

func (e MoveCause) apply(m *mutation) error {
	c := m.cause(e.ID)
	if c == nil {
		return ErrNotFound
	}
	for up := m.cause(e.Under); up != nil; up = m.cause(up.Parent) {
		if up == c {
			return ErrLoop
		}
	}
	if err := m.canHold(e.Under, m.height(e.ID)); err != nil {
		return err
	}
	m.takeOut(c.Parent, e.ID)
	therefore := c.Therefore
	if !m.sameEnd(c.Parent, e.Under) {
		therefore = Unchecked
	}
	chain := m.ChainOf(e.ID) // one that comes to level one takes that of its branch along
	if m.cause(e.Under) != nil {
		chain = NoChain
	}
	if err := update(m, e.ID, func(c *Cause) { c.Parent, c.Therefore, c.Chain = e.Under, therefore, chain }); err != nil {
		return err
	}
	m.askOn(e.Under)
	return m.insert(e.Under, e.ID, e.Before)
}

// RemoveCause takes away a cause with all below it, the ties of solutions to them,
// and what says "same as" them.
type RemoveCause struct {
	ID ID `json:"id"`
}

// Name implements [Edit].
func (RemoveCause) Name() string { return "remove-cause" }

func (e RemoveCause) apply(m *mutation) error {
	c := m.cause(e.ID)
	if c == nil {
		return ErrNotFound
	}
	gone := map[ID]bool{e.ID: true}
	for _, below := range m.Walk(e.ID) {
		gone[below.ID] = true
	}
	m.takeOut(c.Parent, e.ID)
	repeated := false
	for id := range gone {
		repeated = repeated || m.repeats[id] != 0
		m.setList(id, nil)
		m.remove(id)
	}
	if repeated {
		m.reopen(gone)
	}
	m.untie(gone)
	return nil
}

// reopen opens the causes which say that they are the same as one that is gone.
func (m *mutation) reopen(gone map[ID]bool) {
	for id, t := range m.things {
		if c, ok := t.(*Cause); ok && gone[c.SameAs] {
			open := *c
			open.SameAs, open.Changed = "", m.at
			m.put(id, &open)
		}
	}
}

// LinkSame says that a cause repeats another one, which closes it; an empty As
// opens it again. This does not chain: one that repeats a closed cause repeats the
// cause which that one repeats.
type LinkSame struct {
	ID ID `json:"id"`
	As ID `json:"as,omitempty"`
}

// Name implements [Edit].
func (LinkSame) Name() string { return "link-same" }

func (e LinkSame) apply(m *mutation) error {
	as := e.As
	if as != "" {
		target := m.cause(as)
		if target == nil {
			return ErrNotFound
		}
		if target.SameAs != "" {
			as = target.SameAs
		}
		if as == e.ID {
			return ErrSame
		}
		if len(m.lists[e.ID]) > 0 {
			return ErrNotALeaf
		}
	}
	if err := update(m, e.ID, func(c *Cause) { c.SameAs = as }); err != nil || as == "" || m.repeats[e.ID] == 0 {
		return err
	}
	for id, t := range m.things {
		if c, ok := t.(*Cause); ok && c.SameAs == e.ID {
			if err := update(m, id, func(c *Cause) { c.SameAs = as }); err != nil {
				return err
			}
		}
	}
	return nil
}

// SetVotes sets how many dots the team gave a cause; less than none counts as none.
type SetVotes struct {
	ID    ID  `json:"id"`
	Votes int `json:"votes"`
}

// Name implements [Edit].
func (SetVotes) Name() string { return "vote" }

func (e SetVotes) apply(m *mutation) error {
	return update(m, e.ID, func(c *Cause) { c.Votes = max(0, e.Votes) })
}

// StopAsking writes why the team goes no deeper at a cause, and whether that is because it
// is outside the team's control. Neither takes it back.
type StopAsking struct {
	ID      ID      `json:"id"`
	Reason  string  `json:"reason"`
	Control Control `json:"control,omitempty"`
}

// Name implements [Edit].
func (StopAsking) Name() string { return "stop-asking" }

func (e StopAsking) apply(m *mutation) error {
	reason, err := cleanLine(e.Reason)
	if err != nil {
		return err
	}
	if e.Control != WithinControl && e.Control != OutsideControl {
		return ErrUnknownWord
	}
	if len(m.lists[e.ID]) > 0 && (reason != "" || e.Control != WithinControl) {
		return ErrAnswered
	}
	return update(m, e.ID, func(c *Cause) { c.Stop, c.Control = reason, e.Control })
}
