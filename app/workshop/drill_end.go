package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// This file is about the ends of a drill-down: level five, where the team is asked
// whether it can prevent what it found, and above it a written reason to stop.

// canStop says whether the team may give a reason to go no deeper at the answer in hand:
// one above level five that nothing was asked of yet. A reason is given once.
func (s *drillPanel) canStop() bool {
	c, ok := s.current()
	if !ok || c.SameAs != "" || c.Stop != "" || s.answered(c) {
		return false
	}
	level := s.page.Analysis().Level(c.ID)
	return level > 1 && level < fishbone.FiveDeep
}

func (s *drillPanel) answered(c fishbone.Cause) bool {
	return len(s.page.Analysis().CauseIDs(c.ID)) > 0
}

// askReason asks why the team goes no deeper at the answer in hand.
func (s *drillPanel) askReason() {
	if s.canStop() {
		s.turnTo(&s.stopping)
	}
}

// turnTo lets another question take the place of "why" at the cause in hand.
func (s *drillPanel) turnTo(question *fishbone.ID) {
	s.stopping, s.proving = "", ""
	*question = s.page.Session().Cause()
	s.page.Refresh()
	s.page.Focus()
}

// leaveAside goes back to the why from a reason or from evidence. What was typed there
// stays for the next time.
func (s *drillPanel) leaveAside(name fyne.KeyName) bool {
	if name != fyne.KeyEscape {
		return false
	}
	s.stopping, s.proving = "", ""
	s.page.Refresh()
	s.page.Focus()
	return true
}

// stop writes why the team goes no deeper, and takes the next open end.
func (s *drillPanel) stop(reason string, _ bool, ends session.Option) bool {
	c, ok := s.current()
	if !ok || fishbone.Label(reason) == "" || !s.page.Do(fishbone.StopAsking{ID: c.ID, Reason: reason}, ends) {
		return false
	}
	s.stopping = ""
	if open := guide.OpenEnds(s.page.Analysis()); len(open) > 0 {
		s.page.Session().Choose(open[0].ID)
	} else {
		s.page.Refresh()
	}
	s.page.Focus()
	return true
}

// asksToPrevent says whether the team is asked if it can prevent the cause in hand: from
// level five on, where nobody has said anything yet.
func (s *drillPanel) asksToPrevent(c fishbone.Cause) bool {
	return s.page.Analysis().Level(c.ID) >= fishbone.FiveDeep && !s.answered(c) && c.SameAs == "" && c.Stop == "" &&
		c.Verdict.Finding == fishbone.Unjudged && s.askedOn != c.ID && s.offer == nil
}

// prevent is yes: the cause in hand is a root cause, and evidence is asked for.
func (s *drillPanel) prevent() { s.turnTo(&s.proving) }

// askOn is no: the team goes on asking why.
func (s *drillPanel) askOn() {
	s.askedOn = s.page.Session().Cause()
	s.page.Refresh()
	s.page.Focus()
}

// prove confirms the root cause with what was typed.
func (s *drillPanel) prove(evidence string, _ bool, ends session.Option) bool {
	return s.judge(fishbone.Confirmed, evidence, ends)
}

// conclude is prove for a button, with a verdict of its own.
func (s *drillPanel) conclude(f fishbone.Finding, evidence string) {
	if s.judge(f, evidence, session.Ends(s.proof.Place)) {
		s.proof.Entry.SetSaved("")
	}
	s.page.Focus()
}

// judge gives the verdict on the cause in hand.
func (s *drillPanel) judge(f fishbone.Finding, evidence string, ends session.Option) bool {
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
	if !s.page.Do(fishbone.Judge{ID: c.ID, Verdict: v}, ends) {
		s.proving = was
		return false
	}
	s.page.Focus()
	return true
}
