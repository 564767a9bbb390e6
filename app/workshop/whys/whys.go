// Package whys is steps 6 and 7: the team takes a cause, asks why it happens, and asks why of
// each answer, until level five or until there is a reason to stop. It adds answers below a
// cause, links those that are there already, and judges the end that the team can prevent.
// It never moves a cause.
//
// Start reading at whys.go. question.go and ladder.go are what is shown of a drill-down,
// picker.go is where it begins and ending.go where it ends.
package whys

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// TakeDrillTarget is the cause that a drill-down was asked for, empty for none. It is
	// asked for once.
	TakeDrillTarget() fishbone.ID
}

// feature is the steps as the page knows them, whether their panel is open or not.
type feature struct {
	host Host
	open *whysPanel // the last one that was made
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	stop := action.Action{
		Name: "act.stop", Part: action.Diagram, Where: action.In(action.Everywhere), Keys: []string{"Ctrl+."},
		Can: func() bool { return f.isOpen() && f.open.canStop() }, Do: func() { f.open.askReason() },
	}
	return panel.Feature{Steps: []guide.Step{guide.StepWhy, guide.StepFiveWhys}, Open: f.openPanel, Actions: []action.Action{stop}}
}

func (f *feature) openPanel() panel.Panel {
	f.open = newPanel(f.host)
	return f.open
}

func (f *feature) isOpen() bool {
	step := f.host.Session().Step()
	return f.open != nil && (step == guide.StepWhy || step == guide.StepFiveWhys)
}

// whysPanel is the panel of both steps. It asks why of the cause in hand; while none is in
// hand it asks which one to begin with.
type whysPanel struct {
	*panel.Frame
	host   Host
	line   *panel.CaptureLine
	reason *panel.CaptureLine // why the team goes no deeper here
	proof  *panel.CaptureLine // what shows that this is a root cause

	keys *ui.KeyTarget // has the focus while a cause is picked

	*choices

	target    fishbone.ID       // the cause that this was opened for, empty for none in particular
	pickedRow fyne.CanvasObject // of the picker, where the keys are
	focus     fyne.Focusable    // where the next word went when this was shown last
}

// choices are what the team has chosen beside the cause in hand.
type choices struct {
	duplicate *panel.DuplicateSuggestion // an answer that says what is there already
	stopping  fishbone.ID                // the answer that a reason to stop is asked for
	proving   fishbone.ID                // the root cause that evidence is asked for
	askedOn   fishbone.ID                // the answer past level five that the team goes on from

	latest map[fishbone.ID]fishbone.ID // of the answers to each cause, the one looked at last
	picked int                         // the line of the picker
}

func newPanel(h Host) *whysPanel {
	s := &whysPanel{Frame: panel.NewFrame(h), host: h, target: h.TakeDrillTarget()}
	var fresh bool
	if s.choices, fresh = panel.Choices[choices](h); fresh {
		s.latest = map[fishbone.ID]fishbone.ID{}
	}
	s.adoptDrafts()
	s.makeLines()
	s.keys = ui.NewKeyTarget()
	s.keys.OnShortcut = h.Shortcut
	s.keys.OnKey = s.pick
	switch {
	case !fresh:
		s.useLines(h.Session().Cause())
	case s.resumeDraft():
	case h.Session().Step() == guide.StepFiveWhys:
		s.takeOpenEnd()
	case s.target != h.Session().Cause():
		h.Session().Choose("") // step 6 begins with the question which one
	}
	for _, line := range s.lines() {
		line.Entry.OnEveryChange(s.markDraft)
	}
	s.Refresh()
	return s
}

// makeLines makes the lines for an answer, a reason to stop, and evidence.
func (s *whysPanel) makeLines() {
	s.line = panel.NewCaptureLine(s.host, answerPlace, words.T("drill.because"))
	s.line.Add, s.line.Reword, s.line.OnKey = s.answer, panel.RewordCause, s.key
	s.line.Readings, s.line.Said = s.answers, "burst.causes"
	s.reason = panel.NewCaptureLine(s.host, reasonPlace, words.T("drill.reason.hint"))
	s.reason.Add, s.reason.OnKey = s.stop, s.leaveAside
	s.proof = panel.NewCaptureLine(s.host, proofPlace, words.T("drill.proof.hint"))
	s.proof.Add, s.proof.OnKey = s.prove, s.leaveAside
}

// The places of the drafts, followed by the cause that they are about.
const answerPlace, reasonPlace, proofPlace = "why", "stop", "proof"

// answeredTo is the place where it stands which cause an answer was typed to last.
const answeredTo = "why/of"

// adoptDrafts gives the drafts of a file that an earlier version wrote to the cause that they
// belong to.
func (s *whysPanel) adoptDrafts() {
	of := s.host.Session().Draft(answeredTo)
	for _, place := range []string{answerPlace, reasonPlace, proofPlace} {
		if text := s.host.Session().Draft(place); of != "" && text != "" {
			s.host.KeepDraft(place+"/"+of, text)
			s.host.KeepDraft(place, "")
		}
	}
}

// useLines takes the lines to a cause. Each cause has drafts of its own, so that half an answer
// waits where it belongs while the team looks at another cause.
func (s *whysPanel) useLines(of fishbone.ID) {
	if of == "" {
		return
	}
	for _, line := range s.lines() {
		place, _, _ := strings.Cut(line.Place, "/")
		line.MoveTo(place + "/" + string(of))
	}
}

// resumeDraft takes the cause in hand again to which an answer was being typed, and says
// whether there is one. It does nothing where the team asked for a cause.
func (s *whysPanel) resumeDraft() bool {
	id := fishbone.ID(s.host.Session().Draft(answeredTo))
	if s.target != "" || id == "" {
		return false
	}
	s.host.Session().Choose(id)
	c, ok := s.current()
	if !ok {
		return false
	}
	s.useLines(id)
	switch {
	case s.reason.Entry.Text != "":
		s.stopping = c.ID
	case s.proof.Entry.Text != "":
		s.proving = c.ID
	}
	return true
}

// lines are the places to type in, of which one is shown.
func (s *whysPanel) lines() []*panel.CaptureLine {
	return []*panel.CaptureLine{s.line, s.reason, s.proof}
}

// markDraft keeps to which cause an answer, a reason to stop or evidence is being typed.
func (s *whysPanel) markDraft() {
	id := string(s.host.Session().Cause())
	for _, line := range s.lines() {
		if line.Entry.Text != "" {
			s.host.KeepDraft(answeredTo, id)
			return
		}
	}
	if !s.hasDraft(s.host.Session().Draft(answeredTo)) {
		s.host.KeepDraft(answeredTo, "")
	}
}

// hasDraft says whether something is typed about a cause and not yet entered.
func (s *whysPanel) hasDraft(of string) bool {
	return slices.ContainsFunc([]string{answerPlace, reasonPlace, proofPlace}, func(place string) bool {
		return s.host.Session().Draft(place+"/"+of) != ""
	})
}

// takeOpenEnd takes the first answer in hand that still waits for a why, unless a
// cause is in hand already.
func (s *whysPanel) takeOpenEnd() {
	if _, ok := s.current(); ok {
		return
	}
	if open := guide.OpenEnds(s.host.Analysis()); len(open) > 0 {
		s.host.Session().Choose(open[0].ID)
	}
}

// current is the cause whose why is asked: the one in hand, if it hangs on a bone.
func (s *whysPanel) current() (fishbone.Cause, bool) {
	a := s.host.Analysis()
	c, ok := a.Cause(s.host.Session().Cause())
	if !ok {
		return c, false
	}
	_, onBone := a.BoneOf(c.ID)
	return c, onBone
}

// goOn takes a cause in hand, none for the empty id, and goes on where the next word goes.
func (s *whysPanel) goOn(id fishbone.ID) {
	s.host.Session().Choose(id)
	s.host.TakeKeys()
}

// answer adds an answer below the cause in hand and goes one level deeper, or stays
// for a branch. Where the answer is there already, the team is asked first whether it is the
// same; Return in the empty line says yes.
func (s *whysPanel) answer(text string, beside bool, ends session.Option) bool {
	h := s.host
	c, ok := s.current()
	if !ok {
		return false
	}
	if fishbone.Label(text) == "" {
		switch {
		case s.duplicate != nil:
			s.link()
		case s.asksToPrevent(c):
			s.prevent()
		}
		return false
	}
	like, alike := h.Analysis().LikeCause(text, "")
	id := fishbone.NewID()
	if !h.Do(fishbone.AddCause{ID: id, Under: c.ID, Text: text, By: panel.Speaker(h)}, ends) {
		return false
	}
	s.duplicate = nil
	switch {
	case alike:
		s.duplicate = &panel.DuplicateSuggestion{Cause: id, As: like}
		h.Refresh()
	case !beside:
		h.Session().Choose(id)
	}
	return true
}

// answers are the ways to read a list that is pasted below the cause in hand.
func (s *whysPanel) answers(text string) []fishbone.Reading {
	c, ok := s.current()
	if !ok {
		return nil
	}
	return s.host.Analysis().Readings(text, fishbone.PasteTarget{Under: c.ID, By: panel.Speaker(s.host)}, fishbone.NewID)
}

// link closes the answer as the same as the other cause; the team goes on beside it.
func (s *whysPanel) link() {
	d := *s.duplicate
	s.duplicate = nil
	s.host.Do(fishbone.LinkSame{ID: d.Cause, As: d.As.ID})
	s.host.Focus()
}

// keepApart leaves the answer one of its own and goes deeper at it.
func (s *whysPanel) keepApart() {
	d := *s.duplicate
	s.duplicate = nil
	s.goOn(d.Cause)
}

// key moves through the levels and their answers while nothing is typed.
func (s *whysPanel) key(name fyne.KeyName) bool {
	c, ok := s.current()
	if !ok {
		return false
	}
	switch name {
	case fyne.KeyEscape:
		switch {
		case s.duplicate != nil:
			s.keepApart()
		case s.asksToPrevent(c):
			s.askOn()
		default:
			s.goOn("") // it ends here; Up climbs
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

func (s *whysPanel) Refresh() {
	s.fill()
	s.follow()
}

// follow moves the focus along where one line gives way to another, as after the undo
// of a link. What is no longer shown cannot have the focus.
func (s *whysPanel) follow() {
	before, now := s.focus, s.Focus()
	s.focus = now
	on := s.host.Window().Canvas()
	if before != nil && before != now && (on.Focused() == nil || on.Focused() == before) {
		on.Focus(now)
	}
}

// fill shows the picker, or the question about the cause in hand with its ladder. Questions
// about other causes end.
func (s *whysPanel) fill() {
	c, ok := s.current()
	if !ok {
		s.Show(ui.Column(0, s.pickHeading(), s.keys), s.picker())
		return
	}
	s.useLines(c.ID)
	if s.duplicate != nil {
		if answer, there := s.host.Analysis().Cause(s.duplicate.Cause); !there || answer.Parent != c.ID {
			s.duplicate = nil // it belongs to another question
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
func (s *whysPanel) Reword(c fishbone.Cause) {
	s.host.Session().Choose(c.ID)
	s.line.Begin(c.ID, c.Text)
}

func (s *whysPanel) Focus() fyne.Focusable {
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
func (s *whysPanel) ReadFrom() (fishbone.ID, bool) {
	c, ok := s.current()
	if !ok {
		return "", false
	}
	rungs := s.rungs(c)
	return rungs[len(rungs)-1].cause().ID, true
}

// Prompt implements [panel.Prompter].
func (s *whysPanel) Prompt() panel.Prompt {
	a := s.host.Analysis()
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
	case s.duplicate != nil:
		answer, _ := a.Cause(s.duplicate.Cause)
		t.Question = words.T("same.question", "this", answer.Text, "that", s.duplicate.As.Text)
		t.Hint = words.T("present.offerHint", "enter", action.Cap("Return"), "esc", action.Cap("Escape"))
	case c.Control == fishbone.OutsideControl:
		t.Hint = outsideRemark(c)
	case s.asksToPrevent(c):
		hint := "present.preventHint"
		if c.Stopped() {
			hint = "present.endHint"
		}
		t.Question, t.Hint = words.T("present.prevent", "cause", c.Text), words.T(hint, "enter", action.Cap("Return"), "esc", action.Cap("Escape"))
		t.Options = []panel.Option{{Words: words.T("act.outside"), Do: s.putOutside}}
	case c.Stop != "":
		t.Hint = words.T("drill.stopped", "reason", c.Stop)
	}
	return t
}
