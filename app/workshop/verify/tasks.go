package verify

import (
	"slices"
	"strconv"

	"whybone/fishbone"
)

// task is a cause that is to be verified, with its verification if somebody wrote one.
type task struct {
	cause fishbone.Cause
	plan  fishbone.Verification // zero for none
	files int                   // how many are attached
}

// open says whether there is still something to be found out.
func (t task) open() bool {
	f := t.cause.Verdict.Finding
	return f == fishbone.Unjudged || f == fishbone.ToVerify
}

// late says whether a task should have been done before a day.
func (t task) late(today fishbone.Day) bool {
	return t.open() && t.plan.Due != "" && t.plan.Due < today
}

// tasks are those of all bones, bone by bone.
func (v *view) tasks() []task {
	a := v.host.Analysis()
	var all []task
	for _, c := range a.ToBeVerified() {
		t := task{cause: c, files: len(a.AttachmentsOf(c.ID))}
		if plans := a.VerificationsOf(c.ID); len(plans) > 0 {
			t.plan = plans[0]
		}
		all = append(all, t)
	}
	return all
}

// shown are those of the chosen bone: the open ones first, the one that is due first before the
// others, unless the team wants the order of the bones. The one in hand stays where it was when
// it was taken: with its verdict it would be gone, and the next one with it.
func (v *view) shown() []task {
	a := v.host.Analysis()
	all := v.tasks()
	if _, there := a.Bone(v.bone); there {
		all = slices.DeleteFunc(all, func(t task) bool { b, _ := a.BoneOf(t.cause.ID); return b.ID != v.bone })
	}
	if !v.ordered {
		slices.SortStableFunc(all, func(x, y task) int { return v.rankOf(x).compare(v.rankOf(y)) })
	}
	return all
}

// rank is what tasks are ordered by.
type rank struct {
	closed int
	due    fishbone.Day
}

func (v *view) rankOf(t task) rank {
	if t.cause.ID == v.held {
		return v.heldAt
	}
	return t.rank()
}

// hold remembers where the task in hand stands.
func (v *view) hold() {
	if now := v.host.Session().Cause(); now != v.held {
		t, _ := v.inHand()
		v.held, v.heldAt = now, t.rank()
	}
}

func (t task) rank() rank {
	switch {
	case t.open() && t.plan.Due == "":
		return rank{0, "9999-99-99"}
	case t.open():
		return rank{0, t.plan.Due}
	case t.cause.Verdict.Finding == fishbone.Confirmed:
		return rank{closed: 1}
	case t.cause.Verdict.Finding == fishbone.Rejected:
		return rank{closed: 2}
	}
	return rank{closed: 3}
}

func (r rank) compare(other rank) int {
	if r.closed != other.closed {
		return r.closed - other.closed
	}
	switch {
	case r.due < other.due:
		return -1
	case r.due > other.due:
		return 1
	}
	return 0
}

// number writes a count.
func number(n int) string { return strconv.Itoa(n) }
