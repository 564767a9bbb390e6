package words

import (
	"maps"
	"slices"

	"whybone/fishbone"
)

// revert tells of a change that was taken back by itself: by what came back, or else by what
// went or became what it was.
func (t teller) revert(e fishbone.Revert) string {
	var back, gone, other []fishbone.ID
	for _, id := range slices.Sorted(maps.Keys(e.Things)) {
		was, is := t.was.Things[id], e.Things[id]
		switch {
		case fishbone.IsGone(is):
			gone = append(gone, id)
		case was == nil || fishbone.IsGone(was):
			back = append(back, id)
		default:
			other = append(other, id)
		}
	}
	switch {
	case len(back) > 0:
		return T("record.revert.back", "name", Language("").Called(e.Things[topmost(e, back)]))
	case len(gone) > 0:
		return T("record.revert.gone", "name", t.name(gone[0]), "n", len(gone)-1)
	case len(other) > 0:
		return T("record.revert.other", "name", Language("").Called(e.Things[other[0]]))
	}
	return ""
}

// topmost is the one that all others hang below, if there is such a one.
func topmost(e fishbone.Revert, ids []fishbone.ID) fishbone.ID {
	for _, id := range ids {
		if c, ok := e.Things[id].(*fishbone.Cause); ok && !slices.Contains(ids, c.Parent) {
			return id
		}
	}
	return ids[0]
}

// takeOver tells how much came in from another file.
func (t teller) takeOver(e fishbone.TakeOver) string {
	added, changed := 0, 0
	for id, is := range e.Patch.Things {
		switch was := t.was.Things[id]; {
		case fishbone.IsGone(is):
		case was == nil || fishbone.IsGone(was):
			added++
		default:
			changed++
		}
	}
	return T("record.take-over", "file", e.From, "added", added, "changed", changed)
}
