package workshop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// rebuild makes the page anew for the session that is open, as another theme or language does.
func (s *stage) rebuild() {
	s.T.Helper()
	open := s.Session()
	s.Page.Suspend()
	s.Page.Close()
	s.Page = New(Deps{
		Session: open, Renderer: paneltest.AsIs{}, Window: s.Win, Notices: s.NewNotices(), After: s.Clock.After,
		Home: func() { s.homes++ }, Settings: func(fyne.Position) { s.menus++ },
	})
	s.findBoard()
	s.Win.SetContent(container.NewStack(s.Content(), s.Notices().Object()))
	s.Focus()
	s.Loop.Run()
}

// TestARebuildKeepsEveryChoice makes a choice in each panel and then the page anew. It has to
// show the same, and the next key has to mean the same.
func TestARebuildKeepsEveryChoice(t *testing.T) {
	click := func(words string) func(*stage) {
		return func(s *stage) { test.Tap(s.Row(words)); s.Loop.Run(); s.Pass() }
	}
	keys := func(names ...fyne.KeyName) func(*stage) { return func(s *stage) { s.Press(names...) } }
	for name, c := range map[string]struct {
		step guide.Step
		does func(*stage)
	}{
		"step 2, a set of bones in front of all": {guide.StepHead, func(s *stage) {
			s.try(fishbone.RemoveBone{ID: "People"}, fishbone.RemoveBone{ID: "Market"})
			s.present()
			s.untilKey() // the keys are said in passing
			s.Press(fyne.KeyReturn)
		}},
		"step 3, names are added":       {guide.StepCauses, func(s *stage) { s.Click(s.side, "+ ") }},
		"step 3, a cause":               {guide.StepCauses, click("beta")},
		"step 4, a card":                {guide.StepGroup, click("gamma")},
		"step 4, kept apart":            {guide.StepGroup, func(s *stage) { click("alphas")(s); s.Click(s.side, words.T("same.keep")) }},
		"step 4, a bone on the board":   {guide.StepGroup, func(s *stage) { s.board.OnTap("Market", ""); s.Loop.Run() }},
		"step 5, a cause":               {guide.StepAgree, keys(fyne.KeyDown, fyne.KeyDown)},
		"step 5, nothing":               {guide.StepAgree, func(s *stage) { s.board.OnTap("", ""); s.Loop.Run() }},
		"step 5, a bone":                {guide.StepAgree, func(s *stage) { s.board.OnTap("People", ""); s.Loop.Run() }},
		"step 6, the second cause":      {guide.StepWhy, keys(fyne.KeyDown)},
		"step 6, a reason to stop":      {guide.StepWhy, func(s *stage) { s.Session().Choose("two"); s.Ctrl(fyne.KeyPeriod) }},
		"step 6, a question":            {guide.StepWhy, func(s *stage) { s.Session().Choose("alpha"); s.Focus(); s.Say("ill") }},
		"step 7, an answer of a branch": {guide.StepFiveWhys, func(s *stage) { s.Session().Choose("two b"); s.Session().Choose("alpha") }},
		"step 7, asked on":              {guide.StepFiveWhys, func(s *stage) { s.Session().Choose("five"); s.Focus(); s.Press(fyne.KeyEscape) }},
		"step 7, evidence":              {guide.StepFiveWhys, func(s *stage) { s.Session().Choose("five"); s.Focus(); s.Press(fyne.KeyReturn) }},
		"step 7, ended":                 {guide.StepFiveWhys, func(s *stage) { s.Session().Choose("alpha"); s.Focus(); s.Press(fyne.KeyEscape) }},
		"step 8, the next root cause":   {guide.StepSolutions, keys(fyne.KeyDown, fyne.KeyDown)},
		"step 8, a solution":            {guide.StepSolutions, click("1 hire")},
		"step 8, all root causes":       {guide.StepSolutions, func(s *stage) { s.Click(s.side, "Root causes") }},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, choosing()...)
			s.goTo(c.step)
			c.does(s)
			s.Loop.Run()
			before, root := s.whatIsShown(), s.ChainEnd()
			s.rebuild()
			if after := s.whatIsShown(); after != before {
				t.Errorf("it shows\n%s\ninstead of\n%s", differing(after, before), differing(before, after))
			}
			if end := s.ChainEnd(); end != root {
				t.Errorf("%q is in question, before %q", end, root)
			}
		})
	}
}

// TestTypingGoesOnAfterARebuild goes over to another theme in the middle of a word. What is
// typed next belongs to that word, and is no command.
func TestTypingGoesOnAfterARebuild(t *testing.T) {
	evidence := func(s *stage) { s.Session().Choose("alpha"); s.Focus(); s.Press(fyne.KeyReturn) }
	for name, c := range map[string]struct {
		step  guide.Step
		front bool
		does  func(*stage)
		typed func(*stage) string
	}{
		"evidence":                 {guide.StepAgree, false, evidence, func(s *stage) string { return s.Entry().Text }},
		"evidence in front of all": {guide.StepAgree, true, evidence, func(s *stage) string { return s.Entry().Text }},
		"a bone in front of all":   {guide.StepGroup, true, func(s *stage) { s.Hit("n") }, func(s *stage) string { return s.Entry().Text }},
		"an idea": {guide.StepCauses, false, func(s *stage) { s.Win.Canvas().Focus(s.parked) },
			func(s *stage) string { return s.parked.Text }},
		"a field of the problem": {guide.StepProblem, false, func(s *stage) { s.Press(fyne.KeyTab, fyne.KeyTab) },
			func(s *stage) string { return s.Entry().Text }},
		"a label on the board": {guide.StepAgree, false, func(s *stage) { s.board.OnDoubleTap("alpha"); s.Loop.Run(); s.Entry().SetText("") },
			func(s *stage) string { return s.Entry().Text }},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, choosing()...)
			s.goTo(c.step)
			if c.front {
				s.present()
			}
			c.does(s)
			s.Loop.Run()
			s.Write("cr ")
			s.rebuild()
			s.Write("cr")
			if got := c.typed(s); got != "cr cr" {
				t.Errorf("it holds %q", got)
			}
			if c.front && len(s.Entries(s.band())) == 0 {
				t.Error("the entry is not to be seen")
			}
			s.Press(fyne.KeyLeft)
			s.rebuild()
			s.Write("x")
			if got := c.typed(s); got != "cr cxr" && name != "a label on the board" {
				t.Errorf("the cursor is elsewhere: %q", got)
			}
			if f := s.finding("alpha"); f != fishbone.Unjudged {
				t.Errorf("it is %q now", f)
			}
		})
	}
}

// whatIsShown leaves out where things are: a panel that is made anew is scrolled anew.
func (s *stage) whatIsShown() string {
	s.Loop.Run()
	if s.Presenting() {
		return uitest.Text(s.band())
	}
	lines := strings.Split(s.picture(), "\n")
	for i, line := range lines {
		_, lines[i], _ = strings.Cut(line, "}")
	}
	return strings.Join(lines, "\n")
}

// choosing is an analysis in which every step has something to choose from.
func choosing() []fishbone.Edit {
	edits := []fishbone.Edit{
		bone("People"), bone("Market"),
		cause("alpha", "People"), cause("beta", "People"), cause("gamma", "Market"), cause("alphas", ""),
		cause("ill", "gamma"), cause("two", "alpha"), cause("two b", "alpha"),
		cause("three", "two"), cause("four", "three"), cause("five", "four"),
	}
	for _, root := range []fishbone.ID{"r1", "r2", "r3", "r4", "r5"} {
		edits = append(edits, cause(root, "Market"), fishbone.StopAsking{ID: root, Reason: "x"}, confirmed(root),
			fishbone.Add{Thing: &fishbone.Solution{ID: "s" + root, Text: "hire " + string(root), Causes: []fishbone.ID{root}}})
	}
	return edits
}

// TestTheNextSolutionIsTiedToTheRootCauseThatWasChosen chooses the second, goes over to another
// theme, and types.
func TestTheNextSolutionIsTiedToTheRootCauseThatWasChosen(t *testing.T) {
	s := newStage(t, choosing()...)
	s.goTo(guide.StepSolutions)
	s.Press(fyne.KeyDown)
	want := s.ChainEnd()
	s.rebuild()
	s.Say("pay")
	all := s.Analysis().Solutions()
	if got := all[len(all)-1]; got.Text != "pay" || len(got.Causes) != 1 || got.Causes[0] != want {
		t.Errorf("%q is tied to %q, want %q", got.Text, got.Causes, want)
	}
	if _, ok := s.Focused().(*ui.Entry); !ok {
		t.Errorf("the focus is on %T", s.Focused())
	}
}
