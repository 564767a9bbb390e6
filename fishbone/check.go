package fishbone

import (
	"cmp"
	"fmt"
)

// Check says whether the analysis is sound: every thing has an identifier of its
// own and stands in exactly one list, every list belongs to something, every cause
// hangs where it says it hangs, nothing hangs below itself, links and ties lead to
// causes that are there, only what explains something was read back, and closed causes
// have no answers. Edits keep it so; stored
// parts are checked when they are put together. The error wraps [ErrBroken].
func (a *Analysis) Check() error {
	for _, err := range []error{
		a.checkNames(),
		a.checkLists(),
		listed(a, "bone", listBones, a.bones),
		listed(a, "solution", listSolutions, a.solutions),
		listed(a, "idea", listIdeas, a.ideas),
		listed(a, "person", listPeople, a.people),
		a.checkTree(),
		a.checkLinks(),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// checkNames sees to it that no two things share an identifier and that each is
// kept under its own.
func (a *Analysis) checkNames() error {
	seen := map[ID]bool{}
	return cmp.Or(
		named(a.bones, seen, func(b *Bone) ID { return b.ID }),
		named(a.causes, seen, func(c *Cause) ID { return c.ID }),
		named(a.solutions, seen, func(s *Solution) ID { return s.ID }),
		named(a.ideas, seen, func(i *Idea) ID { return i.ID }),
		named(a.people, seen, func(p *Person) ID { return p.ID }),
	)
}

func named[T any](m map[ID]*T, seen map[ID]bool, own func(*T) ID) error {
	for id, t := range m {
		if own(t) != id || !nameable(id) || seen[id] {
			return broken("the identifier %q is not one thing's own", id)
		}
		seen[id] = true
	}
	return nil
}

// checkLists finds lists that hang on nothing; what is added later under the same
// identifier would inherit them.
func (a *Analysis) checkLists() error {
	for id := range a.lists {
		switch id {
		case Tray, listBones, listSolutions, listIdeas, listPeople:
			continue
		}
		if a.bones[id] == nil && a.causes[id] == nil {
			return broken("the list of %q belongs to nothing", id)
		}
	}
	return nil
}

func listed[T any](a *Analysis, what string, list ID, m map[ID]*T) error {
	seen := map[ID]bool{}
	for _, id := range a.lists[list] {
		if m[id] == nil || seen[id] {
			return broken("%s %s is listed twice or without being there", what, id)
		}
		seen[id] = true
	}
	if len(seen) != len(m) {
		return broken("%d of %d %ss are not listed", len(m)-len(seen), len(m), what)
	}
	return nil
}

// checkTree walks down from the bones and the tray; a cause in a loop or under
// nothing is never reached.
func (a *Analysis) checkTree() error {
	reached := 0
	var down func(under ID, level int) error
	down = func(under ID, level int) error {
		if level > MaxLevel && len(a.lists[under]) > 0 {
			return broken("causes below %s are too deep", under)
		}
		for _, id := range a.lists[under] {
			c := a.causes[id]
			if c == nil || c.Parent != under {
				return broken("cause %s does not hang where it is listed", id)
			}
			if reached++; reached > len(a.causes) {
				return broken("cause %s is listed twice", id)
			}
			if err := down(id, level+1); err != nil {
				return err
			}
		}
		return nil
	}
	for _, top := range append([]ID{Tray}, a.lists[listBones]...) {
		if err := down(top, 1); err != nil {
			return err
		}
	}
	if reached != len(a.causes) {
		return broken("%d causes hang nowhere", len(a.causes)-reached)
	}
	return nil
}

func (a *Analysis) checkLinks() error {
	for id, c := range a.causes {
		if !c.Link.known() || c.Link != Unread && c.Parent == Tray {
			return broken("cause %s cannot lead on as %q", id, c.Link)
		}
		if c.SameAs == "" {
			continue
		}
		target := a.causes[c.SameAs]
		if target == nil || target.SameAs != "" || c.SameAs == id || len(a.lists[id]) > 0 {
			return broken("the link of cause %s leads nowhere", id)
		}
	}
	for id, s := range a.solutions {
		for _, c := range s.Causes {
			if a.causes[c] == nil {
				return broken("solution %s is tied to nothing", id)
			}
		}
	}
	return nil
}

func broken(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrBroken}, args...)...)
}
