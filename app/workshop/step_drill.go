package workshop

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// drillPanel is steps 6 and 7: take any cause, ask why it happens, and ask why of each
// answer, until level five or until there is a reason to stop.
type drillPanel struct {
	*panel.Frame
	page   *Page
	line   *panel.CaptureLine
	reason *panel.CaptureLine // why the team goes no deeper here
	proof  *panel.CaptureLine // what shows that this is a root cause

	keys *ui.KeyTarget // has the focus while a cause is picked

	offer    *panel.DuplicateSuggestion // an answer that says what is there already
	stopping fishbone.ID                // the answer that a reason to stop is asked for
	proving  fishbone.ID                // the root cause that evidence is asked for
	wanted   fishbone.ID                // the cause that this was opened for, empty for none in particular
	askedOn  fishbone.ID                // the answer past level five that the team goes on from

	latest    map[fishbone.ID]fishbone.ID // of the answers to each cause, the one looked at last
	revealed  fishbone.ID                 // the answer that was scrolled into view last
	pickedRow fyne.CanvasObject           // of the picker, where the keys are
	picked    int                         // the line of the picker
	speaking  fyne.Focusable              // where the next word went when this was shown last
}

// whysFeature is the steps as the page knows them, whether their panel is open or not.
type whysFeature struct {
	page *Page
	open *drillPanel // the last one that was made
}

func newWhys(p *Page) panel.Feature {
	f := &whysFeature{page: p}
	stop := action.Action{
		Name: "act.stop", Part: action.Diagram, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+."},
		Can: func() bool { return f.isOpen() && f.open.canStop() }, Do: func() { f.open.askReason() },
	}
	return panel.Feature{Steps: []int{guide.Why, guide.FiveDeep}, Actions: []action.Action{stop}, Open: func() panel.Panel {
		f.open = newDrillPanel(p)
		return f.open
	}}
}

func (f *whysFeature) isOpen() bool {
	step := f.page.Session().Step()
	return f.open != nil && (step == guide.Why || step == guide.FiveDeep)
}

func newDrillPanel(p *Page) *drillPanel {
	s := &drillPanel{Frame: panel.NewFrame(p), page: p, latest: map[fishbone.ID]fishbone.ID{}}
	s.line = panel.NewCaptureLine(p, "why", words.T("drill.because"))
	s.line.Add, s.line.Reword, s.line.OnKey = s.answer, rewordCause, s.key
	s.line.List, s.line.Said = s.answers, "burst.causes"
	s.keys = ui.NewKeyTarget()
	s.keys.OnShortcut = p.Shortcut
	s.keys.OnKey = s.pick
	s.reason = panel.NewCaptureLine(p, "stop", words.T("drill.reason.hint"))
	s.reason.Add, s.reason.OnKey = s.stop, s.leaveAside
	s.proof = panel.NewCaptureLine(p, "proof", words.T("drill.proof.hint"))
	s.proof.Add, s.proof.OnKey = s.prove, s.leaveAside
	s.wanted = p.TakeDrillTarget()
	switch {
	case s.takeUp():
	case p.Session().Step() == guide.FiveDeep:
		s.takeOpenEnd()
	case s.wanted != p.Session().Cause():
		p.Session().Choose("") // step 6 begins with the question which one
	}
	for _, line := range s.lines() {
		line.Entry.OnEveryChange(s.markDraft)
	}
	s.Refresh()
	return s
}

// answeredTo is the place where it stands which cause an answer was being typed to.
const answeredTo = "why/of"

// takeUp takes the cause in hand again to which an answer was being typed, unless the
// team asked for another one.
func (s *drillPanel) takeUp() bool {
	p := s.page
	if s.wanted == "" {
		if id := p.Session().Draft(answeredTo); id != "" {
			p.Session().Choose(fishbone.ID(id))
		}
	}
	c, ok := s.current()
	if !ok || s.wanted != "" || p.Session().Draft(answeredTo) == "" {
		return false
	}
	switch {
	case s.reason.Entry.Text != "":
		s.stopping = c.ID
	case s.proof.Entry.Text != "":
		s.proving = c.ID
	}
	return true
}

// lines are the places to type in, of which one is shown.
func (s *drillPanel) lines() []*panel.CaptureLine {
	return []*panel.CaptureLine{s.line, s.reason, s.proof}
}

// markDraft keeps to which cause an answer, a reason to stop or evidence is being typed.
func (s *drillPanel) markDraft() {
	id := ""
	for _, line := range s.lines() {
		if line.Entry.Text != "" {
			id = string(s.page.Session().Cause())
		}
	}
	s.page.KeepDraft(answeredTo, id)
}

// takeOpenEnd takes the first answer in hand that still waits for a why, unless a
// cause is in hand already.
func (s *drillPanel) takeOpenEnd() {
	if _, ok := s.current(); ok {
		return
	}
	if open := guide.OpenEnds(s.page.Analysis()); len(open) > 0 {
		s.page.Session().Choose(open[0].ID)
	}
}

// current is the cause whose why is asked: the one in hand, if it hangs on a bone.
func (s *drillPanel) current() (fishbone.Cause, bool) {
	a := s.page.Analysis()
	c, ok := a.Cause(s.page.Session().Cause())
	if !ok {
		return c, false
	}
	_, onBone := a.BoneOf(c.ID)
	return c, onBone
}

// answer adds an answer below the cause in hand and goes one level deeper, or stays
// for a branch. An answer that is there already is offered as "same as" first; Return
// in the empty line accepts the offer.
func (s *drillPanel) answer(text string, beside bool, ends session.Option) bool {
	p := s.page
	c, ok := s.current()
	if !ok {
		return false
	}
	if fishbone.Label(text) == "" {
		switch {
		case s.offer != nil:
			s.link()
		case s.asksToPrevent(c):
			s.prevent()
		}
		return false
	}
	like, alike := p.Analysis().LikeCause(text, "")
	id := fishbone.NewID()
	if !p.Do(fishbone.AddCause{ID: id, Under: c.ID, Text: text}, ends) {
		return false
	}
	s.offer = nil
	switch {
	case alike:
		s.offer = &panel.DuplicateSuggestion{Cause: id, As: like}
		p.Refresh()
	case !beside:
		p.Session().Choose(id)
	}
	return true
}

// answers are the edits that add a pasted list below the cause in hand.
func (s *drillPanel) answers(lines []fishbone.Line) []fishbone.Edit {
	c, ok := s.current()
	if !ok {
		return nil
	}
	return s.page.Analysis().EditsFromList(lines, c.ID, "", "", fishbone.NewID)
}

// link closes the answer as the same as the other cause; the team goes on beside it.
func (s *drillPanel) link() {
	o := *s.offer
	s.offer = nil
	s.page.Do(fishbone.LinkSame{ID: o.Cause, As: o.As.ID})
	s.page.Focus()
}

// leave keeps the answer as one of its own and goes deeper at it.
func (s *drillPanel) leave() {
	o := *s.offer
	s.offer = nil
	s.page.Session().Choose(o.Cause)
	s.page.Focus()
}

// key moves through the levels and their answers while nothing is typed.
func (s *drillPanel) key(name fyne.KeyName) bool {
	c, ok := s.current()
	if !ok {
		return false
	}
	switch name {
	case fyne.KeyEscape:
		switch {
		case s.offer != nil:
			s.leave()
		case s.asksToPrevent(c):
			s.askOn()
		default:
			s.page.Session().Choose(parentCause(s.page.Analysis(), c))
		}
	case fyne.KeyUp:
		s.climb(c, -1)
	case fyne.KeyDown:
		s.climb(c, 1)
	case fyne.KeyLeft:
		s.sidestep(c, -1)
	case fyne.KeyRight:
		s.sidestep(c, 1)
	default:
		return false
	}
	return true
}

// parentCause is the cause above, none for one of level one.
func parentCause(a *fishbone.Analysis, c fishbone.Cause) fishbone.ID {
	up, _ := a.Cause(c.Parent)
	return up.ID
}

func (s *drillPanel) Refresh() {
	s.fill()
	s.follow()
}

// follow moves the focus along where one line gives way to another, as after the undo
// of a link: what is not shown any more cannot have it.
func (s *drillPanel) follow() {
	before, now := s.speaking, s.Focus()
	s.speaking = now
	on := s.page.Window().Canvas()
	if before != nil && before != now && (on.Focused() == nil || on.Focused() == before) {
		on.Focus(now)
	}
}

func (s *drillPanel) fill() {
	c, ok := s.current()
	if !ok {
		s.Show(ui.Column(0, s.pickHeading(), s.keys), s.picker())
		return
	}
	if s.offer != nil {
		if answer, there := s.page.Analysis().Cause(s.offer.Cause); !there || answer.Parent != c.ID {
			s.offer = nil // it belongs to another question
		}
	}
	for _, of := range []*fishbone.ID{&s.stopping, &s.proving, &s.askedOn} {
		if *of != c.ID {
			*of = ""
		}
	}
	s.Show(s.question(c), s.ladder(c))
}

// Reword puts the words of a cause into the line.
func (s *drillPanel) Reword(c fishbone.Cause) {
	s.page.Session().Choose(c.ID)
	s.line.Begin(c.ID, c.Text)
}

func (s *drillPanel) Focus() fyne.Focusable {
	c, ok := s.current()
	switch {
	case !ok || c.SameAs != "":
		return s.keys
	case s.stopping == c.ID:
		return s.reason.Entry
	case s.proving == c.ID:
		return s.proof.Entry
	}
	return s.line.Entry
}

// ReadFrom is the end of the ladder, from which the chain is read back.
func (s *drillPanel) ReadFrom() (fishbone.ID, bool) {
	c, ok := s.current()
	if !ok {
		return "", false
	}
	rungs := s.rungs(c)
	return rungs[len(rungs)-1].cause().ID, true
}

// Prompt implements [panel.Prompter].
func (s *drillPanel) Prompt() panel.Prompt {
	p := s.page
	a := p.Analysis()
	c, ok := s.current()
	if !ok {
		return s.promptPick()
	}
	t := panel.Prompt{
		Question: words.T("drill.question", "cause", c.Text),
		Number:   fmt.Sprint(a.Level(c.ID)), Of: panel.Goal(a.Level(c.ID), fishbone.FiveDeep),
	}
	same, closed := a.Cause(c.SameAs)
	switch {
	case closed:
		t.Question = words.T("drill.closed", "cause", same.Text)
		t.Options = []panel.Option{{Key: action.Cap("Up"), Words: words.T("act.before"), Do: func() { s.climb(c, -1) }}}
	case s.stopping == c.ID:
		t.Question = words.T("present.stop", "cause", c.Text)
	case s.proving == c.ID:
		t.Question, t.Hint = words.T("present.proof", "cause", c.Text), words.T("drill.proof.hint")
	case s.offer != nil:
		answer, _ := a.Cause(s.offer.Cause)
		t.Question = words.T("same.question", "this", answer.Text, "that", s.offer.As.Text)
		t.Hint = words.T("present.offerHint")
	case c.Stop != "":
		t.Hint = words.T("drill.stopped", "reason", c.Stop)
	case s.asksToPrevent(c):
		t.Question, t.Hint = words.T("present.prevent", "cause", c.Text), words.T("present.preventHint")
	}
	return t
}
