package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// drillPanel is steps 6 and 7: take any cause, ask why it happens, and ask why of each
// answer, until level five or until there is a reason to stop.
type drillPanel struct {
	*sheet
	line   *capture
	reason *capture // why the team goes no deeper here

	keys *ui.Keys // has the focus while a cause is picked

	offer    *offer // an answer that says what is there already
	stopping bool
	picked   int            // the line of the picker
	speaking fyne.Focusable // where the next word went when this was shown last
}

func newDrillPanel(p *Page) panel {
	s := &drillPanel{sheet: newSheet(p)}
	s.line = newCapture(p, "why", words.T("drill.because"))
	s.line.add, s.line.reword, s.line.onKey = s.answer, rewordCause, s.key
	s.keys = ui.NewKeys()
	s.keys.Page = p.Shortcut
	s.keys.OnKey = s.pick
	s.reason = newCapture(p, "stop", words.T("drill.reason.hint"))
	s.reason.add = s.stop
	s.reason.onKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			s.stopping = false
			p.refresh()
			p.Focus()
		}
		return name == fyne.KeyEscape
	}
	switch {
	case s.takeUp():
	case p.Session.Step() == guide.FiveDeep:
		s.takeOpenEnd()
	case p.asked != p.Session.Cause():
		p.Session.Choose("") // step 6 begins with the question which one
	}
	p.asked = ""
	s.line.entry.OnEveryKey(s.markDraft)
	s.reason.entry.OnEveryKey(s.markDraft)
	s.refresh()
	return s
}

// answeredTo is the place where it stands which cause an answer was being typed to.
const answeredTo = "why/of"

// takeUp takes the cause in hand again to which an answer was being typed, unless the
// team asked for another one.
func (s *drillPanel) takeUp() bool {
	p := s.page
	if p.asked == "" {
		if id := p.Session.Draft(answeredTo); id != "" {
			p.Session.Choose(fishbone.ID(id))
		}
	}
	_, ok := s.current()
	s.stopping = ok && s.reason.entry.Text != ""
	return ok && p.asked == "" && p.Session.Draft(answeredTo) != ""
}

// markDraft keeps to which cause an answer, or a reason to stop, is being typed.
func (s *drillPanel) markDraft() {
	id := ""
	if s.line.entry.Text != "" || s.reason.entry.Text != "" {
		id = string(s.page.Session.Cause())
	}
	s.page.keepDraft(answeredTo, id)
}

// takeOpenEnd takes the first answer in hand that still waits for a why, unless a
// cause is in hand already.
func (s *drillPanel) takeOpenEnd() {
	if _, ok := s.current(); ok {
		return
	}
	if open := guide.OpenEnds(s.page.analysis()); len(open) > 0 {
		s.page.Session.Choose(open[0].ID)
	}
}

// current is the cause whose why is asked: the one in hand, if it hangs on a bone.
func (s *drillPanel) current() (fishbone.Cause, bool) {
	a := s.page.analysis()
	c, ok := a.Cause(s.page.Session.Cause())
	if !ok {
		return c, false
	}
	_, onBone := a.BoneOf(c.ID)
	return c, onBone
}

// answer adds an answer below the cause in hand and goes one level deeper, or stays
// for a branch. An answer that is there already is offered as "same as" first; Return
// in the empty line accepts the offer.
func (s *drillPanel) answer(text string, beside bool) bool {
	p := s.page
	c, ok := s.current()
	if !ok {
		return false
	}
	if fishbone.Label(text) == "" {
		if s.offer != nil {
			s.link()
		}
		return false
	}
	like, alike := p.analysis().LikeCause(text, "")
	id := fishbone.NewID()
	if !p.try(fishbone.AddCause{ID: id, Under: c.ID, Text: text}) {
		return false
	}
	s.offer = nil
	switch {
	case alike:
		s.offer = &offer{id, like}
		p.refresh()
	case !beside:
		p.Session.Choose(id)
	}
	return true
}

// link closes the answer as the same as the other cause; the team goes on beside it.
func (s *drillPanel) link() {
	o := *s.offer
	s.offer = nil
	s.page.try(fishbone.LinkSame{ID: o.cause, As: o.as.ID})
	s.page.Focus()
}

// leave keeps the answer as one of its own and goes deeper at it.
func (s *drillPanel) leave() {
	o := *s.offer
	s.offer = nil
	s.page.Session.Choose(o.cause)
	s.page.Focus()
}

// stop writes why the team goes no deeper, and takes the next open end.
func (s *drillPanel) stop(reason string, _ bool) bool {
	c, ok := s.current()
	if !ok || fishbone.Label(reason) == "" || !s.page.try(fishbone.StopAsking{ID: c.ID, Reason: reason}) {
		return false
	}
	s.stopping = false
	if open := guide.OpenEnds(s.page.analysis()); len(open) > 0 {
		s.page.Session.Choose(open[0].ID)
	} else {
		s.page.refresh()
	}
	s.page.Focus()
	return true
}

// key moves through the answers while nothing is typed.
func (s *drillPanel) key(name fyne.KeyName) bool {
	c, ok := s.current()
	if !ok {
		return false
	}
	switch name {
	case fyne.KeyEscape:
		if s.offer != nil {
			s.leave()
			return true
		}
		s.page.Session.Choose(parentCause(s.page.analysis(), c))
	case fyne.KeyUp:
		s.step(c, -1)
	case fyne.KeyDown:
		s.step(c, 1)
	default:
		return false
	}
	return true
}

// askReason asks why the team goes no deeper at the answer in hand.
func (s *drillPanel) askReason() {
	if !s.canStop() {
		return
	}
	s.stopping = true
	s.page.refresh()
	s.page.Focus()
}

// canStop says whether the answer in hand is one that nothing was asked of yet.
func (s *drillPanel) canStop() bool {
	c, ok := s.current()
	return ok && c.SameAs == "" && len(s.page.analysis().CauseIDs(c.ID)) == 0
}

// parentCause is the cause above, none for one of level one.
func parentCause(a *fishbone.Analysis, c fishbone.Cause) fishbone.ID {
	up, _ := a.Cause(c.Parent)
	return up.ID
}

// chain is the whole drill-down that a cause belongs to, from its level one.
func (s *drillPanel) chain(c fishbone.Cause) []fishbone.Cause {
	a := s.page.analysis()
	top := a.Path(c.ID)[0]
	all := []fishbone.Cause{top}
	for _, below := range a.Walk(top.ID) {
		all = append(all, below)
	}
	return all
}

func (s *drillPanel) step(from fishbone.Cause, by int) {
	all := s.chain(from)
	for i, c := range all {
		if c.ID == from.ID && i+by >= 0 && i+by < len(all) {
			s.page.Session.Choose(all[i+by].ID)
			return
		}
	}
}

func (s *drillPanel) refresh() {
	s.fill()
	s.follow()
}

// follow moves the focus along where one line gives way to another, as after the undo
// of a link: what is not shown any more cannot have it.
func (s *drillPanel) follow() {
	before, now := s.speaking, s.focus()
	s.speaking = now
	on := s.page.Window.Canvas()
	if before != nil && before != now && (on.Focused() == nil || on.Focused() == before) {
		on.Focus(now)
	}
}

func (s *drillPanel) fill() {
	c, ok := s.current()
	if !ok {
		s.show(ui.Column(0, s.pickHeading(), s.keys), s.picker())
		return
	}
	if s.offer != nil {
		if answer, there := s.page.analysis().Cause(s.offer.cause); !there || answer.Parent != c.ID {
			s.offer = nil // it belongs to another question
		}
	}
	s.show(s.question(c), s.ladder(c))
}

func (s *drillPanel) beginReword(c fishbone.Cause) {
	s.page.Session.Choose(c.ID)
	s.line.begin(c.ID, c.Text)
}

func (s *drillPanel) focus() fyne.Focusable {
	if s.stopping {
		return s.reason.entry
	}
	if c, ok := s.current(); !ok || c.SameAs != "" {
		return s.keys
	}
	return s.line.entry
}
