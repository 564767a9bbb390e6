package fishbone

import (
	"cmp"
	"slices"
	"strings"
)

// This file is about how evidence decides: which causes are verified, in either [School], and
// what a verification comes to.

// Kept says whether a verdict says of a cause that it is one, or that it is none. What is still
// to be verified, or cannot be now, is no conclusion.
func (f Finding) Kept() bool { return f == Confirmed || f == Rejected }

// VerificationsOf are the tasks that verify a cause, in their order.
func (a *Analysis) VerificationsOf(cause ID) []Verification {
	var of []Verification
	for _, id := range a.lists[VerificationKind.List] {
		if v := a.things[id].(*Verification); v.Cause == cause {
			of = append(of, *v)
		}
	}
	return of
}

// AttachmentsOf are the files and pictures of a thing, and of the tasks that verify it if it is
// a cause.
func (a *Analysis) AttachmentsOf(of ID) []Attachment {
	var all []Attachment
	for _, id := range a.lists[AttachmentKind.List] {
		at := a.things[id].(*Attachment)
		v, task := a.things[at.Of].(*Verification)
		if at.Of == of || task && v.Cause == of {
			all = append(all, *at)
		}
	}
	return all
}

// HasEvidence says whether there is something that shows whether a cause is one: what was
// written with the verdict, the result of a verification, a file or a picture. Votes and points
// are none.
func (a *Analysis) HasEvidence(cause ID) bool {
	c := a.cause(cause)
	if c == nil {
		return false
	}
	return c.Verdict.Evidence != "" || a.provenBesides(cause)
}

// decidedByEvidence says whether the team set out to find evidence for a cause, or shortened
// its list by points or by a ballot: then nothing but evidence confirms it.
func (a *Analysis) decidedByEvidence(cause ID) bool {
	for _, id := range a.lists[VerificationKind.List] {
		if a.things[id].(*Verification).Cause == cause {
			return true
		}
	}
	for _, id := range a.lists[ScoreKind.List] {
		if a.things[id].(*Score).Of == cause {
			return true
		}
	}
	for _, id := range a.lists[TallyKind.List] {
		if a.things[id].(*Tally).Of == cause {
			return true
		}
	}
	return false
}

// leaves are the causes at which the whys end so far, bone by bone: nothing hangs below them, and
// they repeat no other. What hangs below a rejected cause is none, but a rejected one is.
func (a *Analysis) leaves() []Cause {
	var all []Cause
	var down func(under ID)
	down = func(under ID) {
		for _, id := range a.lists[under] {
			c := a.cause(id)
			switch {
			case c.SameAs != "":
			case len(a.lists[id]) == 0:
				all = append(all, *c)
			case c.Verdict.Finding != Rejected:
				down(id)
			}
		}
	}
	for _, b := range a.lists[BoneKind.List] {
		down(b)
	}
	return all
}

// ToBeVerified are the causes that the team verifies, bone by bone: every leaf, or by points
// those above the cut and those with a verdict. A cause with a task or with a verdict that waits
// is one of them in any case.
func (a *Analysis) ToBeVerified() []Cause {
	wanted := map[ID]bool{}
	if a.about.School == ByPoints {
		for _, r := range a.RankByPoints() {
			wanted[r.Cause] = r.Above || a.cause(r.Cause).Verdict.Finding != Unjudged
		}
	} else {
		for _, c := range a.leaves() {
			wanted[c.ID] = true
		}
	}
	for _, id := range a.lists[VerificationKind.List] {
		wanted[a.things[id].(*Verification).Cause] = true
	}
	var all []Cause
	for _, c := range a.WalkBones() {
		waits := c.Verdict.Finding == ToVerify || c.Verdict.Finding == Undecided
		if c.SameAs == "" && (wanted[c.ID] || waits) {
			all = append(all, c)
		}
	}
	return all
}

// UsualCut is up to which share of all points causes are verified where the team said nothing
// else: a few causes usually get four fifths of the points.
const UsualCut = 80

// CutShare is the cut of the analysis, in percent.
func (b About) CutShare() float64 {
	if x, ok := b.Cut.Float(); ok && x > 0 && x <= 100 {
		return x
	}
	return UsualCut
}

// PointRank is the place of a cause among those that got points.
type PointRank struct {
	Cause  ID
	Points float64
	Share  float64 // of all points, with those of the causes before it, in percent
	Above  bool    // it stands above the cut
}

// RankByPoints ranks the leaves by the points that they got by all criteria for causes, from
// everybody, the most first; what has as many stays in the order of the bones. As in a Pareto
// chart (J. M. Juran, "the vital few"), the points are summed up from the first one on; a cause
// stands above the cut as long as the sum before it has not reached the share. What has as many
// points as the last of these stands above it too: a tie is not cut apart.
func (a *Analysis) RankByPoints() []PointRank {
	points := a.causePoints()
	var ranks []PointRank
	all := 0.0
	for _, c := range a.leaves() {
		ranks = append(ranks, PointRank{Cause: c.ID, Points: points[c.ID]})
		all += points[c.ID]
	}
	slices.SortStableFunc(ranks, func(x, y PointRank) int { return cmp.Compare(y.Points, x.Points) })
	return cut(ranks, all, a.about.CutShare())
}

// cut sums up ranked points and says what stands above a share of them.
func cut(ranks []PointRank, all, share float64) []PointRank {
	const exact = 1e-9 // sums of fractions are not
	sum := 0.0
	for i := range ranks {
		r := &ranks[i]
		tied := i > 0 && ranks[i-1].Above && ranks[i-1].Points == r.Points
		r.Above = r.Points > 0 && (sum*100 < share*all-exact || tied)
		if sum += r.Points; all > 0 {
			r.Share = sum * 100 / all
		}
	}
	return ranks
}

// causePoints adds up what causes got by the criteria for causes.
func (a *Analysis) causePoints() map[ID]float64 {
	points := map[ID]float64{}
	for _, id := range a.lists[ScoreKind.List] {
		s := a.things[id].(*Score)
		by, known := a.things[s.Criterion].(*Criterion)
		if x, ok := s.Points.Float(); ok && known && by.For == OfCauses {
			points[s.Of] += max(0, x)
		}
	}
	return points
}

// Conclude ends the verification of a cause, or takes its end back: the task's result becomes
// the evidence of the verdict, with the criterion and who looked. Where the task says nothing of
// these, what stood in the verdict stays.
type Conclude struct {
	ID      ID      `json:"id"` // of the verification
	Finding Finding `json:"finding,omitempty"`
	On      Day     `json:"on,omitempty"`
}

// Name implements [Edit].
func (Conclude) Name() string { return "conclude" }

func (e Conclude) apply(m *mutation) error {
	v, ok := m.things[e.ID].(*Verification)
	if !ok || v == nil {
		return ErrNotFound
	}
	c := m.cause(v.Cause)
	said := c.Verdict
	said.Finding = e.Finding
	done := Day("")
	if e.Finding.Kept() || e.Finding == Undecided {
		done = e.On
		said.Criterion = cmp.Or(v.Criterion, said.Criterion)
		said.Who = cmp.Or(v.Who, said.Who)
		said.When = cmp.Or(string(e.On), said.When)
		said.Evidence = cmp.Or(v.Result, said.Evidence, m.attachedNames(v.Cause))
	}
	if err := (Set{VerificationKind, e.ID, Values{"done": string(done)}}).apply(m); err != nil {
		return err
	}
	return Judge{v.Cause, said}.apply(m)
}

// attachedNames are what the files and pictures of a cause are called.
func (a *Analysis) attachedNames(cause ID) string {
	var names []string
	for _, at := range a.AttachmentsOf(cause) {
		names = append(names, cmp.Or(at.Note, at.Name))
	}
	return strings.Join(names, "\n")
}
