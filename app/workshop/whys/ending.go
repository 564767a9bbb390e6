package whys

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// A drill-down ends at level five or deeper, or above it with a written reason to stop. At
// either end the team is asked whether it can prevent what it found: nothing becomes a root
// cause unasked.

// canStop says whether the team may give a reason to go no deeper at the answer in hand:
// one above level five without an answer of its own. A cause of level one was confirmed
// before. A reason is given once.
func (s *whysPanel) canStop() bool {
	c, ok := s.current()
	if !ok || c.SameAs != "" || c.Stopped() || s.answered(c) {
		return false
	}
	level := s.host.Analysis().Level(c.ID)
	return level < fishbone.FiveDeep && (level > 1 || c.Verdict.Finding == fishbone.Confirmed)
}

// answered says whether a cause has an answer.
func (s *whysPanel) answered(c fishbone.Cause) bool {
	return len(s.host.Analysis().CauseIDs(c.ID)) > 0
}

// askReason asks why the team goes no deeper at the answer in hand.
func (s *whysPanel) askReason() {
	if s.canStop() {
		s.turnTo(&s.stopping)
	}
}

// turnTo asks another question of the cause in hand than why.
func (s *whysPanel) turnTo(question *fishbone.ID) {
	s.stopping, s.proving = "", ""
	*question = s.host.Session().Cause()
	s.host.Refresh()
	s.host.Focus()
}

// leaveAside goes back to the why from a reason or from evidence. What was typed there
// stays for the next time.
func (s *whysPanel) leaveAside(name fyne.KeyName) bool {
	if name != fyne.KeyEscape {
		return false
	}
	s.stopping, s.proving = "", ""
	s.host.Refresh()
	s.host.Focus()
	return true
}

// stop writes why the team goes no deeper. Then it is asked whether this is a root cause.
func (s *whysPanel) stop(reason string, _ bool, ends session.Option) bool {
	c, ok := s.current()
	if !ok || fishbone.Label(reason) == "" || !s.host.Do(fishbone.StopAsking{ID: c.ID, Reason: reason}, ends) {
		return false
	}
	s.stopping = ""
	s.goOnFrom(c.ID)
	return true
}

// goOnFrom takes the next open end in hand where nothing is left to ask about an end.
func (s *whysPanel) goOnFrom(id fishbone.ID) {
	c, _ := s.host.Analysis().Cause(id)
	open := guide.OpenEnds(s.host.Analysis())
	if c.Stopped() && !s.asksToPrevent(c) && len(open) > 0 {
		s.host.Session().Choose(open[0].ID)
	} else {
		s.host.Refresh()
	}
	s.host.Focus()
}

// asksToPrevent says whether the team is asked if it can prevent the cause in hand: at an
// end of which nobody has said anything yet.
func (s *whysPanel) asksToPrevent(c fishbone.Cause) bool {
	return s.host.Analysis().EndOf(c.ID) == fishbone.WaitingEnd && c.Verdict.Finding == fishbone.Unjudged &&
		s.askedOn != c.ID && s.duplicate == nil
}

// prevent says yes: the cause in hand is a root cause. What shows that is asked next.
func (s *whysPanel) prevent() { s.turnTo(&s.proving) }

// askOn says no: the team goes on asking why, here or, where it wrote a reason to stop, at
// the next open end.
func (s *whysPanel) askOn() {
	s.askedOn = s.host.Session().Cause()
	s.goOnFrom(s.askedOn)
}

// putOutside says that the end in hand is outside the team's control.
func (s *whysPanel) putOutside() {
	c, ok := s.current()
	if ok && s.host.Do(fishbone.StopAsking{ID: c.ID, Reason: c.Stop, Control: fishbone.OutsideControl}) {
		s.goOnFrom(c.ID)
	}
}

// prove confirms the root cause with what was typed.
func (s *whysPanel) prove(evidence string, _ bool, ends session.Option) bool {
	return s.judge(fishbone.Confirmed, evidence, ends)
}

// conclude gives a verdict by a button, with what was typed as its evidence.
func (s *whysPanel) conclude(f fishbone.Finding, evidence string) {
	if s.judge(f, evidence, session.Ends(s.proof.Place)) {
		s.proof.Entry.SetSaved("")
	}
	s.host.Focus()
}

// judge gives the verdict on the cause in hand.
func (s *whysPanel) judge(f fishbone.Finding, evidence string, ends session.Option) bool {
	c, ok := s.current()
	if !ok {
		return false
	}
	v := c.Verdict
	v.Finding = f
	if fishbone.Label(evidence) != "" {
		v.Evidence = evidence
	}
	was := s.proving
	s.proving = ""
	if !s.host.Do(fishbone.Judge{ID: c.ID, Verdict: v}, ends) {
		s.proving = was
		return false
	}
	s.goOnFrom(c.ID)
	return true
}
