package fishbone

// Control says whether the team can do something about a cause.
type Control string

// What the team can say of it. What nobody said anything about can be prevented.
const (
	WithinControl  Control = ""
	OutsideControl Control = "outside"
)

// End is what a leaf of the whys is: a cause where the team stopped asking.
type End int

// The ends. A cause with answers is none, and so is one that was rejected, that hangs
// below a rejected one, that repeats another, or at which the team still has to ask why.
const (
	NoEnd      End = iota
	WaitingEnd     // the team stopped asking, and has not confirmed it yet
	RootEnd        // a root cause: confirmed, and the team can prevent it
	OutsideEnd     // outside the team's control; it needs no solution
)

// Stopped says whether the team wrote that it asks no further, above level five.
func (c *Cause) Stopped() bool { return c.Stop != "" || c.Control == OutsideControl }

// endOf is the one place where it stands what a root cause is. Rejected causes above this one
// are the caller's business.
func (a *Analysis) endOf(c *Cause, level int) End {
	switch {
	case len(a.lists[c.ID]) > 0 || c.SameAs != "" || c.Verdict.Finding == Rejected:
		return NoEnd
	case level < FiveDeep && !c.Stopped():
		return NoEnd
	case c.Control == OutsideControl:
		return OutsideEnd
	case c.Verdict.Finding == Confirmed:
		return RootEnd
	}
	return WaitingEnd
}

// EndOf says whether a cause on a bone is an end of the whys, and which.
func (a *Analysis) EndOf(id ID) End { return a.theFacts().ends[id] }

// IsRoot says whether a cause is one of [Analysis.RootCauses].
func (a *Analysis) IsRoot(id ID) bool { return a.EndOf(id) == RootEnd }

// RootCauses returns the root causes (要因), bone by bone. A root cause is a confirmed leaf
// at which the team stopped asking: at level five or deeper, or with a written reason. What
// is outside the team's control is none.
func (a *Analysis) RootCauses() []Cause { return a.theFacts().roots }

// OutsideCauses returns the ends that are outside the team's control, bone by bone.
func (a *Analysis) OutsideCauses() []Cause { return a.theFacts().outside }

// WaitingEnds returns the ends that the team has not confirmed or rejected, bone by bone.
func (a *Analysis) WaitingEnds() []Cause { return a.theFacts().waiting }
