package fishbone

// JudgeLink says whether "therefore" (因此) leads from a cause to what it explains:
// to the cause above it or, for one of level one, to the problem. The zero Link takes
// the judgement back. A card in the tray explains nothing yet, so it has no link.
//
// A judgement is about words: it falls when the text at either end of the link is
// another one, and when the cause comes to hang somewhere else.
type JudgeLink struct {
	ID   ID   `json:"id"`
	Link Link `json:"link,omitempty"`
}

// Kind implements [Edit].
func (JudgeLink) Kind() string { return "judge-link" }

func (e JudgeLink) apply(a *Analysis, at Stamp) error {
	c, ok := a.causes[e.ID]
	switch {
	case !ok || !e.Link.known():
		return ErrNotFound
	case c.Parent == Tray:
		return ErrNoLink
	}
	return change(a.causes, e.ID, func(c *Cause) { c.Link, c.Changed = e.Link, at })
}

func (l Link) known() bool { return l == Unread || l == Holds || l == Breaks }

// unread takes back what was said of the links that lead up to a bone, a cause or the
// problem, because its words change.
func (a *Analysis) unread(under ID, at Stamp) {
	for _, id := range a.lists[under] {
		if c := a.causes[id]; c.Link != Unread {
			asked := *c
			asked.Link, asked.Changed = Unread, at
			a.causes[id] = &asked
		}
	}
}

// unreadProblem is unread for the problem, which every cause of level one leads to.
func (a *Analysis) unreadProblem(at Stamp) {
	for _, b := range a.lists[listBones] {
		a.unread(b, at)
	}
}

// sameEnd says whether a cause explains the same thing under either parent: on any
// bone, that is the problem.
func (a *Analysis) sameEnd(one, other ID) bool {
	return one == other || a.bones[one] != nil && a.bones[other] != nil
}

// BrokenLinks returns the causes on bones from which "therefore" does not lead on,
// bone by bone. One that was rejected, or hangs below a rejected one, is out of the
// question and not among them.
func (a *Analysis) BrokenLinks() []Cause {
	var all []Cause
	var down func(under ID)
	down = func(under ID) {
		for _, id := range a.lists[under] {
			c := a.causes[id]
			if c.Verdict.Finding == Rejected {
				continue
			}
			if c.Link == Breaks {
				all = append(all, *c)
			}
			down(id)
		}
	}
	for _, b := range a.lists[listBones] {
		down(b)
	}
	return all
}

// Unanswered says whether a cause has no answer to its why that stands: none at all,
// or only such from which "therefore" does not lead back to it.
func (a *Analysis) Unanswered(id ID) bool {
	for _, answer := range a.lists[id] {
		if a.causes[answer].Link != Breaks {
			return false
		}
	}
	return true
}
