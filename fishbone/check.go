package fishbone

import (
	"fmt"
	"slices"
)

// Check says whether the analysis is sound: every thing has an identifier of its
// own and stands in exactly one list, every list belongs to something, every cause
// hangs where it says it hangs, nothing hangs below itself, what points to a thing
// points to one that is there, only what explains something was read back, closed causes
// and those with a reason to stop have no answers, and no text or word is one that an
// edit would not take. Edits keep it so; stored parts are checked when they are put
// together. The error wraps [ErrUnsound].
func (a *Analysis) Check() error {
	if err := AboutKind.Check(&a.about); err != nil {
		return unsound("%w", err)
	}
	for id, t := range a.things {
		if err := t.Kind().Check(t); err != nil {
			return unsound("%s %s: %w", t.Kind().Name, id, err)
		}
	}
	return a.checkStructure()
}

// checkStructure is Check without what things hold.
func (a *Analysis) checkStructure() error {
	if a.causeCount > MaxCauses {
		return unsound("%w", ErrTooMany)
	}
	for _, check := range []func() error{a.checkIdentifiers, a.checkLists, a.checkTree, a.checkCauses, a.checkTies, a.checkKeys} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// checkIdentifiers sees to it that each thing is kept under its own identifier.
func (a *Analysis) checkIdentifiers() error {
	for id, t := range a.things {
		if IDOf(t) != id || !nameable(id) {
			return unsound("the identifier %q is not one thing's own", id)
		}
	}
	return nil
}

// checkLists finds lists that hang on nothing, for what is added later under the same
// identifier would inherit them, and things that are not listed.
func (a *Analysis) checkLists() error {
	known := map[ID]*Kind{Tray: CauseKind}
	listed := a.causeCount // where they hang is for checkTree to see
	for _, k := range kinds {
		if k.List == Tray {
			continue
		}
		known[k.List] = k
		if err := a.checkList(k); err != nil {
			return err
		}
		listed += len(a.lists[k.List])
	}
	if listed != len(a.things) {
		return unsound("not every thing is listed once")
	}
	for id := range a.lists {
		if known[id] == nil && !a.isBone(id) && a.cause(id) == nil {
			return unsound("the list of %q belongs to nothing", id)
		}
	}
	return nil
}

func (a *Analysis) checkList(k *Kind) error {
	seen := make(map[ID]bool, len(a.lists[k.List]))
	for _, id := range a.lists[k.List] {
		if t := a.things[id]; t == nil || t.Kind() != k || seen[id] {
			return unsound("%s %s is listed twice or without being there", k.Name, id)
		}
		seen[id] = true
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
			return unsound("causes below %s are too deep", under)
		}
		for _, id := range a.lists[under] {
			c := a.cause(id)
			if c == nil || c.Parent != under {
				return unsound("cause %s does not hang where it is listed", id)
			}
			if reached++; reached > a.causeCount {
				return unsound("cause %s is listed twice", id)
			}
			if err := down(id, level+1); err != nil {
				return err
			}
		}
		return nil
	}
	for _, top := range append([]ID{Tray}, a.lists[BoneKind.List]...) {
		if err := down(top, 1); err != nil {
			return err
		}
	}
	if reached != a.causeCount {
		return unsound("some causes hang nowhere")
	}
	return nil
}

// checkCauses looks at what the rules of causes forbid.
func (a *Analysis) checkCauses() error {
	for id, t := range a.things {
		c, ok := t.(*Cause)
		if !ok {
			continue
		}
		answered := len(a.lists[id]) > 0
		if c.Therefore != Unchecked && c.Parent == Tray {
			return unsound("cause %s: %w", id, ErrNoTherefore)
		}
		if c.Chain != NoChain && a.cause(c.Parent) != nil {
			return unsound("cause %s: %w", id, ErrNotTop)
		}
		if c.Stopped() && answered {
			return unsound("cause %s: %w", id, ErrAnswered)
		}
		if c.SameAs == "" {
			continue
		}
		target := a.cause(c.SameAs)
		if target == nil || target.SameAs != "" || c.SameAs == id || answered {
			return unsound("cause %s cannot be the same as %q", id, c.SameAs)
		}
	}
	return nil
}

// checkKeys finds two things of which there may be only one.
func (a *Analysis) checkKeys() error {
	for _, k := range kinds {
		if k.key == nil {
			continue
		}
		seen := map[any]bool{}
		for _, id := range a.lists[k.List] {
			key := k.key(a.things[id])
			if seen[key] {
				return unsound("a second %s about %v", k.Name, key)
			}
			seen[key] = true
		}
	}
	return nil
}

// only says whether no other thing of its kind has the same key.
func (a *Analysis) only(t Thing) error {
	key := Key(t)
	if key == nil {
		return nil
	}
	for _, id := range a.lists[t.Kind().List] {
		if id != IDOf(t) && Key(a.things[id]) == key {
			return ErrTaken
		}
	}
	return nil
}

// checkTies sees to it that what things of a list name is there, each once.
func (a *Analysis) checkTies() error {
	for _, k := range kinds {
		for _, f := range k.Attributes {
			if k.List == Tray || !f.NamesThings() {
				continue
			}
			for _, id := range a.lists[k.List] {
				if err := a.checkTie(f, a.things[id]); err != nil {
					return unsound("%s %s: %w", k.Name, id, err)
				}
			}
		}
	}
	return nil
}

func (a *Analysis) checkTie(f Attribute, t Thing) error {
	named := f.ThingsIn(t)
	for i, id := range named {
		if other := a.things[id]; other == nil || !f.NamesKind(other.Kind()) || slices.Contains(named[:i], id) {
			return fmt.Errorf("it is tied to %q: %w", id, ErrNotFound)
		}
	}
	return nil
}

func unsound(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrUnsound}, args...)...)
}
