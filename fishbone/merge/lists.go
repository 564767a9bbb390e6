package merge

import (
	"maps"
	"slices"

	"whybone/fishbone"
)

// mergeLists puts the things that come out into their lists.
func (m *merger) mergeLists() map[fishbone.ID][]fishbone.ID {
	members := map[fishbone.ID]map[fishbone.ID]bool{}
	for id, t := range m.things {
		list := m.ours.ListOf(t) // of a cause, where it hangs
		if members[list] == nil {
			members[list] = map[fishbone.ID]bool{}
		}
		members[list][id] = true
	}
	lists := map[fishbone.ID][]fishbone.ID{}
	for list, in := range members {
		lists[list] = mergeOrder(in, m.base.List(list), m.ours.List(list), m.theirs.List(list), m.oursLater)
	}
	return lists
}

// mergeOrder is the order of the members of a list. Where one side alone put into another order
// what both have, its order is taken, else the later one's; what only the other one has stands
// behind what it stood behind there.
func mergeOrder(members map[fishbone.ID]bool, was, ours, theirs []fishbone.ID, oursLater bool) []fishbone.ID {
	was, ours, theirs = only(was, members), only(ours, members), only(theirs, members)
	both := func(a, b []fishbone.ID) []fishbone.ID { return only(a, setOf(b)) }
	oursFirst := oursLater
	if !slices.Equal(both(ours, theirs), both(theirs, ours)) {
		oursMoved := !slices.Equal(both(ours, was), both(was, ours))
		theirsMoved := !slices.Equal(both(theirs, was), both(was, theirs))
		if oursMoved != theirsMoved {
			oursFirst = oursMoved
		}
	}
	if !oursFirst {
		ours, theirs = theirs, ours
	}
	all := slices.Clone(ours)
	for _, other := range [][]fishbone.ID{theirs, was, slices.Sorted(maps.Keys(members))} {
		all = weave(all, other)
	}
	return all
}

// weave inserts what a list lacks, each behind what it stands behind in another one.
func weave(list, other []fishbone.ID) []fishbone.ID {
	has := setOf(list)
	behind := map[fishbone.ID][]fishbone.ID{} // what follows a member, or the start
	last, lacks := fishbone.ID(""), false
	for _, id := range other {
		if has[id] {
			last = id
			continue
		}
		behind[last], lacks = append(behind[last], id), true
	}
	if !lacks {
		return list
	}
	woven := slices.Clone(behind[""])
	for _, id := range list {
		woven = append(append(woven, id), behind[id]...)
	}
	return woven
}

// only are the members of a list that are in a set, in their order.
func only(list []fishbone.ID, in map[fishbone.ID]bool) []fishbone.ID {
	var some []fishbone.ID
	for _, id := range list {
		if in[id] {
			some = append(some, id)
		}
	}
	return some
}

func setOf(list []fishbone.ID) map[fishbone.ID]bool {
	set := make(map[fishbone.ID]bool, len(list))
	for _, id := range list {
		set[id] = true
	}
	return set
}
