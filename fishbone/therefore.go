package fishbone

// Therefore says whether "therefore" (因此) leads from a cause to what it explains.
type Therefore string

// What the team can say of it. A cause that nobody has read back yet is Unchecked.
const (
	Unchecked Therefore = ""
	Holds     Therefore = "holds"
	Breaks    Therefore = "breaks"
)

// JudgeTherefore says whether "therefore" leads from a cause to what it explains:
// to the cause above it or, for one of level one, to the problem. Unchecked takes the
// judgement back. A card in the tray explains nothing yet, so it is not read back.
//
// A judgement is about words: it falls when the text at either end is another one, and
// when the cause comes to hang somewhere else.
type JudgeTherefore struct {
	ID        ID        `json:"id"`
	Therefore Therefore `json:"link,omitempty"`
}

// Name implements [Edit].
func (JudgeTherefore) Name() string { return "judge-link" }

func (e JudgeTherefore) apply(m *mutation) error {
	c := m.cause(e.ID)
	switch {
	case c == nil || !e.Therefore.known():
		return ErrNotFound
	case c.Parent == Tray:
		return ErrNoTherefore
	}
	return update(m, e.ID, func(c *Cause) { c.Therefore = e.Therefore })
}

func (t Therefore) known() bool { return t == Unchecked || t == Holds || t == Breaks }

// uncheck takes back what was said of the causes that lead up to a bone, a cause or the
// problem, because its words change.
func (m *mutation) uncheck(under ID) {
	for _, id := range m.lists[under] {
		if c := m.cause(id); c.Therefore != Unchecked {
			asked := *c
			asked.Therefore, asked.Changed = Unchecked, m.at
			m.put(id, &asked)
		}
	}
}

// uncheckProblem is uncheck for the problem, which every cause of level one leads to.
func (m *mutation) uncheckProblem() {
	for _, b := range m.lists[BoneKind.List] {
		m.uncheck(b)
	}
}

// sameEnd says whether a cause explains the same thing under either parent: on any
// bone, that is the problem.
func (a *Analysis) sameEnd(one, other ID) bool {
	return one == other || a.isBone(one) && a.isBone(other)
}

// FailedTherefores returns the causes on bones from which "therefore" does not lead on,
// bone by bone. One that was rejected, or hangs below a rejected one, is out of the
// question and not among them.
func (a *Analysis) FailedTherefores() []Cause { return a.theFacts().failed }

// Unanswered says whether a cause has no answer to its why that stands: none at all,
// or only such from which "therefore" does not lead back to it.
func (a *Analysis) Unanswered(id ID) bool {
	for _, answer := range a.lists[id] {
		if a.cause(answer).Therefore != Breaks {
			return false
		}
	}
	return true
}
