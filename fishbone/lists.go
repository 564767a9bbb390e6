package fishbone

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// free says whether an identifier can be given to a new thing.
func (a *Analysis) free(id ID) error {
	if !nameable(id) {
		return fmt.Errorf("identifier %q: %w", id, ErrNotFound)
	}
	if a.bones[id] != nil || a.causes[id] != nil || a.solutions[id] != nil || a.ideas[id] != nil || a.people[id] != nil {
		return fmt.Errorf("identifier %q: %w", id, ErrTaken)
	}
	return nil
}

// nameable says whether a thing may carry an identifier: the empty one is the
// Tray's, those with a colon are the lists', and what is not UTF-8 would come back
// from a file as something else.
func nameable(id ID) bool {
	return id != "" && !strings.Contains(string(id), ":") && utf8.ValidString(string(id))
}

// canHold says whether a branch of the given height may hang below a parent.
func (a *Analysis) canHold(under ID, height int) error {
	if under == Tray || a.bones[under] != nil {
		if height > MaxLevel {
			return ErrTooDeep
		}
		return nil
	}
	c, ok := a.causes[under]
	switch {
	case !ok:
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
	h := 1
	for depth := range a.Walk(id) {
		h = max(h, depth+1)
	}
	return h
}

// insert puts an identifier into a list before another one, or last. A list is
// replaced, never written into: older analyses share it.
func (a *Analysis) insert(list, id, before ID) error {
	old := a.lists[list]
	i := len(old)
	if before != "" {
		if i = slices.Index(old, before); i < 0 {
			return fmt.Errorf("before %q: %w", before, ErrNotFound)
		}
	}
	if i == len(old) {
		// Clipped, so that two analyses that grow from one never share room.
		a.lists[list] = append(slices.Clip(old), id)
		return nil
	}
	a.lists[list] = slices.Insert(slices.Clone(old), i, id)
	return nil
}

// takeOut removes an identifier from a list.
func (a *Analysis) takeOut(list, id ID) {
	a.setList(list, slices.DeleteFunc(slices.Clone(a.lists[list]), func(x ID) bool { return x == id }))
}

// setList replaces a list; an empty one is not kept.
func (a *Analysis) setList(list ID, ids []ID) {
	if len(ids) == 0 {
		delete(a.lists, list)
		return
	}
	a.lists[list] = ids
}

// change replaces a thing by a changed copy.
func change[T any](m map[ID]*T, id ID, f func(*T)) error {
	old, ok := m[id]
	if !ok {
		return ErrNotFound
	}
	t := *old
	f(&t)
	m[id] = &t
	return nil
}

// remove deletes a thing that nothing else points to.
func remove[T any](a *Analysis, list ID, m map[ID]*T, id ID) error {
	if _, ok := m[id]; !ok {
		return ErrNotFound
	}
	delete(m, id)
	a.takeOut(list, id)
	return nil
}
