package fishbone

import "slices"

// AddCause adds a cause to the tray, to a bone, or as an answer to a why below
// another cause; before a sibling, or last.
type AddCause struct {
	ID     ID     `json:"id"`
	Under  ID     `json:"under,omitempty"`
	Before ID     `json:"before,omitempty"`
	Text   string `json:"text"`
	By     string `json:"by,omitempty"`
}

// Kind implements [Edit].
func (AddCause) Kind() string { return "add-cause" }

func (e AddCause) apply(a *Analysis, at Stamp) error {
	text, err := label(e.Text)
	if err != nil {
		return err
	}
	by, err := optional(e.By)
	if err != nil {
		return err
	}
	if err := a.free(e.ID); err != nil {
		return err
	}
	if len(a.causes) >= MaxThing {
		return ErrTooMany
	}
	if err := a.canHold(e.Under, 1); err != nil {
		return err
	}
	a.causes[e.ID] = &Cause{ID: e.ID, Parent: e.Under, Text: text, By: by, Made: at, Changed: at}
	a.askOn(e.Under, at)
	return a.insert(e.Under, e.ID, e.Before)
}

// askOn drops the reason to stop at a cause which is about to get an answer.
func (a *Analysis) askOn(id ID, at Stamp) {
	if c := a.causes[id]; c != nil && c.Stop != "" {
		answered := *c
		answered.Stop, answered.Changed = "", at
		a.causes[id] = &answered
	}
}

// RewordCause changes a cause's text, and takes back what was said of the links at it.
type RewordCause struct {
	ID   ID     `json:"id"`
	Text string `json:"text"`
}

// Kind implements [Edit].
func (RewordCause) Kind() string { return "reword-cause" }

func (e RewordCause) apply(a *Analysis, at Stamp) error {
	text, err := label(e.Text)
	if err != nil {
		return err
	}
	was, ok := a.causes[e.ID]
	if !ok {
		return ErrNotFound
	}
	link := was.Link
	if was.Text != text {
		link = Unread
		a.unread(e.ID, at)
	}
	return change(a.causes, e.ID, func(c *Cause) { c.Text, c.Link, c.Changed = text, link, at })
}

// MoveCause hangs a cause, with all below it, under a bone, another cause or the
// tray; before a sibling, or last. Where it then explains something else, what was said
// of its link is taken back.
type MoveCause struct {
	ID     ID `json:"id"`
	Under  ID `json:"under,omitempty"`
	Before ID `json:"before,omitempty"`
}

// Kind implements [Edit].
func (MoveCause) Kind() string { return "move-cause" }

func (e MoveCause) apply(a *Analysis, at Stamp) error {
	c, ok := a.causes[e.ID]
	if !ok {
		return ErrNotFound
	}
	for up := e.Under; ; up = a.causes[up].Parent {
		if up == e.ID {
			return ErrLoop
		}
		if a.causes[up] == nil {
			break
		}
	}
	if err := a.canHold(e.Under, a.height(e.ID)); err != nil {
		return err
	}
	a.takeOut(c.Parent, e.ID)
	link := c.Link
	if !a.sameEnd(c.Parent, e.Under) {
		link = Unread
	}
	if err := change(a.causes, e.ID, func(c *Cause) { c.Parent, c.Link, c.Changed = e.Under, link, at }); err != nil {
		return err
	}
	a.askOn(e.Under, at)
	return a.insert(e.Under, e.ID, e.Before)
}

// RemoveCause takes away a cause with all below it, the ties of solutions to them,
// and the "same as" links that lead to them.
type RemoveCause struct {
	ID ID `json:"id"`
}

// Kind implements [Edit].
func (RemoveCause) Kind() string { return "remove-cause" }

func (e RemoveCause) apply(a *Analysis, at Stamp) error {
	c, ok := a.causes[e.ID]
	if !ok {
		return ErrNotFound
	}
	gone := map[ID]bool{e.ID: true}
	for _, below := range a.Walk(e.ID) {
		gone[below.ID] = true
	}
	a.takeOut(c.Parent, e.ID)
	for id := range gone {
		delete(a.causes, id)
		a.setList(id, nil)
	}
	return a.forget(gone, at)
}

// forget drops the links and ties that lead to causes which are gone.
func (a *Analysis) forget(gone map[ID]bool, at Stamp) error {
	for id, c := range a.causes {
		if gone[c.SameAs] {
			if err := change(a.causes, id, func(c *Cause) { c.SameAs, c.Changed = "", at }); err != nil {
				return err
			}
		}
	}
	for id, s := range a.solutions {
		if !slices.ContainsFunc(s.Causes, func(c ID) bool { return gone[c] }) {
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(s.Causes), func(c ID) bool { return gone[c] })
		if err := change(a.solutions, id, func(s *Solution) { s.Causes, s.Changed = kept, at }); err != nil {
			return err
		}
	}
	return nil
}

// LinkSame says that a cause repeats another one, which closes it; an empty As
// opens it again. Links do not chain: a link to a closed cause goes on to the one
// that the closed cause repeats.
type LinkSame struct {
	ID ID `json:"id"`
	As ID `json:"as,omitempty"`
}

// Kind implements [Edit].
func (LinkSame) Kind() string { return "link-same" }

func (e LinkSame) apply(a *Analysis, at Stamp) error {
	as := e.As
	if as != "" {
		target, ok := a.causes[as]
		if !ok {
			return ErrNotFound
		}
		if target.SameAs != "" {
			as = target.SameAs
		}
		if as == e.ID {
			return ErrSame
		}
		if len(a.lists[e.ID]) > 0 {
			return ErrNotALeaf
		}
	}
	if err := change(a.causes, e.ID, func(c *Cause) { c.SameAs, c.Changed = as, at }); err != nil || as == "" {
		return err
	}
	for id, c := range a.causes {
		if c.SameAs == e.ID {
			if err := change(a.causes, id, func(c *Cause) { c.SameAs, c.Changed = as, at }); err != nil {
				return err
			}
		}
	}
	return nil
}

// Judge records the team's verdict on a cause. The zero verdict takes it back.
type Judge struct {
	ID      ID      `json:"id"`
	Verdict Verdict `json:"verdict"`
}

// Kind implements [Edit].
func (Judge) Kind() string { return "judge" }

func (e Judge) apply(a *Analysis, at Stamp) error {
	v := e.Verdict
	switch v.Finding {
	case Unjudged, Confirmed, Rejected, ToVerify:
	default:
		return ErrNotFound
	}
	for _, s := range []*string{&v.Evidence, &v.Criterion, &v.Who, &v.When} {
		text, err := paragraph(*s)
		if err != nil {
			return err
		}
		*s = text
	}
	return change(a.causes, e.ID, func(c *Cause) { c.Verdict, c.Changed = v, at })
}

// Vote sets how many dots the team gave a cause; less than none counts as none.
type Vote struct {
	ID    ID  `json:"id"`
	Votes int `json:"votes"`
}

// Kind implements [Edit].
func (Vote) Kind() string { return "vote" }

func (e Vote) apply(a *Analysis, at Stamp) error {
	return change(a.causes, e.ID, func(c *Cause) { c.Votes, c.Changed = max(0, e.Votes), at })
}

// StopAsking writes why the team goes no deeper at a cause; an empty reason takes
// it back.
type StopAsking struct {
	ID     ID     `json:"id"`
	Reason string `json:"reason"`
}

// Kind implements [Edit].
func (StopAsking) Kind() string { return "stop-asking" }

func (e StopAsking) apply(a *Analysis, at Stamp) error {
	reason, err := optional(e.Reason)
	if err != nil {
		return err
	}
	if len(a.lists[e.ID]) > 0 && reason != "" {
		return ErrAnswered
	}
	return change(a.causes, e.ID, func(c *Cause) { c.Stop, c.Changed = reason, at })
}
