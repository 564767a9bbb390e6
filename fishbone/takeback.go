package fishbone

import (
	"errors"
	"reflect"
	"slices"
)

// ErrOverwritten means that a change cannot be taken back by itself, because what it touched
// was changed again.
var ErrOverwritten = errors.New("it was changed again since then")

// TakeBack is the edit that takes back what led from one state of an analysis to another, and
// leaves all that was done to it since. It returns an error that wraps [ErrOverwritten] where
// what was touched then is another thing now, and one that wraps [ErrUnsound] where something
// hangs on it now that would hang on nothing.
func (a *Analysis) TakeBack(before, after *Analysis) (Edit, error) {
	var p Patch
	if before.about != after.about {
		if a.about != after.about {
			return nil, ErrOverwritten
		}
		about := before.about
		p.About = &about
	}
	for id := range bothKeys(before.things, after.things) {
		was, is := before.things[id], after.things[id]
		switch {
		case sameThing(was, is):
			continue
		case !sameThing(is, a.things[id]):
			return nil, ErrOverwritten
		case was == nil:
			was = is.Kind().gone
		}
		p.set(id, was)
	}
	for list := range bothKeys(before.lists, after.lists) {
		if was, is := before.lists[list], after.lists[list]; !slices.Equal(was, is) {
			s := difference(a.lists[list], takeBackList(was, is, a.lists[list]))
			p.splice(list, s)
		}
	}
	if _, err := a.Apply(Revert{p}, a.changed); err != nil {
		return nil, err
	}
	return Revert{p}, nil
}

// takeBackList takes out of a list as it is now what came in between two states, and puts what
// went out behind the one that it followed.
func takeBackList(was, is, now []ID) []ID {
	s := difference(is, was)
	touched := slices.Concat(is[s.At:s.At+s.Out], s.In)
	list := slices.DeleteFunc(slices.Clone(now), func(id ID) bool { return slices.Contains(touched, id) })
	for i, id := range s.In {
		at := 0
		for _, earlier := range slices.Backward(was[:s.At+i]) {
			if n := slices.Index(list, earlier); n >= 0 {
				at = n + 1
				break
			}
		}
		list = slices.Insert(list, at, id)
	}
	return list
}

// bothKeys are the keys of two maps.
func bothKeys[V any](x, y map[ID]V) map[ID]bool {
	all := map[ID]bool{}
	for id := range x {
		all[id] = true
	}
	for id := range y {
		all[id] = true
	}
	return all
}

// sameThing compares what two things say. An undo makes a thing anew.
func sameThing(x, y Thing) bool { return x == y || reflect.DeepEqual(x, y) }
