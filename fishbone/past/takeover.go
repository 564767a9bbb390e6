package past

import (
	"whybone/fishbone"
)

// taker makes the edits that take something over.
type taker struct {
	from, into *fishbone.Analysis
	newID      func() fishbone.ID
	edits      []fishbone.Edit
	origin     string
}

func newTaker(from, into *fishbone.Analysis, newID func() fishbone.ID) *taker {
	origin := from.About().Problem
	if origin == "" {
		origin = from.HeadText()
	}
	return &taker{from: from, into: into, newID: newID, origin: origin}
}

// All is the edit that takes the bones over and all causes that were not rejected, and how many
// these are. Each cause is to be verified again: what was so then need not be so now. A bone of
// the same name is there already.
func All(from, into *fishbone.Analysis, newID func() fishbone.ID) (edit fishbone.Edit, bones, causes int) {
	t := newTaker(from, into, newID)
	for _, b := range from.Bones() {
		under, known := t.bone(b.Name)
		if !known {
			under = newID()
			t.edits = append(t.edits, fishbone.Add{Thing: &fishbone.Bone{ID: under, Name: b.Name}})
		}
		bones++
		for _, c := range from.Causes(b.ID) {
			causes += t.branch(c, under)
		}
	}
	return fishbone.Join(t.edits...), bones, causes
}

// bone is the bone of a name in the newer analysis.
func (t *taker) bone(name string) (fishbone.ID, bool) {
	for _, b := range t.into.Bones() {
		if fishbone.Fold(b.Name) == fishbone.Fold(name) {
			return b.ID, true
		}
	}
	return "", false
}

// branch takes a cause over with what lies below it, and says how many causes that are. What was
// rejected stays behind, with all below it, and so does what only repeats another cause.
func (t *taker) branch(c fishbone.Cause, under fishbone.ID) int {
	if c.Verdict.Finding == fishbone.Rejected || c.SameAs != "" {
		return 0
	}
	id, n := t.newID(), 1
	t.edits = append(t.edits, fishbone.AddCause{ID: id, Under: under, Text: c.Text, TakenFrom: t.origin},
		fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.ToVerify}})
	for _, below := range t.from.Causes(c.ID) {
		n += t.branch(below, id)
	}
	return n
}

// Branch is the edit that takes a cause over with what lies below it. It hangs on the bone that is
// called as its own was, or waits for one.
func Branch(from, into *fishbone.Analysis, cause fishbone.ID, newID func() fishbone.ID) fishbone.Edit {
	t := newTaker(from, into, newID)
	c, ok := from.Cause(cause)
	if !ok {
		return fishbone.Join()
	}
	under := fishbone.Tray
	if bone, on := from.BoneOf(cause); on {
		under, _ = t.bone(bone.Name)
	}
	t.branch(c, under)
	return fishbone.Join(t.edits...)
}

// Solution is the edit that takes a solution over. It is for a cause of the newer analysis, or
// for none.
func Solution(from *fishbone.Analysis, s fishbone.Solution, cause fishbone.ID, newID func() fishbone.ID) fishbone.Edit {
	return SolutionFrom(s, newTaker(from, from, newID).origin, cause, newID)
}

// SolutionFrom is [Solution] where it is said in other words from where the solution comes.
func SolutionFrom(s fishbone.Solution, origin string, cause fishbone.ID, newID func() fishbone.ID) fishbone.Edit {
	taken := &fishbone.Solution{ID: newID(), Text: s.Text, Strength: s.Strength, TakenFrom: origin}
	if cause != "" {
		taken.Causes = []fishbone.ID{cause}
	}
	return fishbone.Add{Thing: taken}
}
