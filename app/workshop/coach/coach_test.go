package coach

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/guide"
)

// stage is the coach on a stage, in step 3.
type stage struct {
	*paneltest.Stage
	coach *Coach
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	s.Stage = paneltest.NewStage(t, func(on *paneltest.Stage) panel.Feature {
		s.coach = New(on)
		return paneltest.WithLine(on, s.coach.Feature())
	}, fill...)
	return s
}

// advised is an analysis with two notes in step 3 and one in step 7.
func advised(t *testing.T) *stage {
	return newStage(t, paneltest.Bone("People"),
		paneltest.Cause("no automation", "People"), paneltest.Cause("poor training", "People"), paneltest.Cause("late", "People"),
		fishbone.AddCause{ID: "deep", Under: "late", Text: "operator error"})
}

func (s *stage) list() *list {
	l, _ := s.TopLayer(panel.InPanel).(*list)
	return l
}

func (s *stage) rules() (all []string) {
	for _, n := range s.coach.Notes(s.Session().Step()) {
		all = append(all, string(n.Rule))
	}
	return all
}

func (s *stage) openList() {
	s.T.Helper()
	s.Actions().Perform("act.coach")
	s.Loop.Run()
	if s.list() == nil {
		s.T.Fatal("the list is not open")
	}
}

// TestNotesOfAStep are those that can be mended there.
func TestNotesOfAStep(t *testing.T) {
	s := advised(t)
	s.MustEqual("step 3", s.rules(), []string{"missingSolution", "vague"})
	if c := s.coach.Counts(); c[guide.StepCauses] != 2 || c[guide.StepFiveWhys] != 1 || c[guide.StepGroup] != 0 {
		t.Errorf("the counts are %v", c)
	}
	if said := s.Actions().Named("act.coach").Says(); said != "Notes from the coach: 2" {
		t.Errorf("the action says %q", said)
	}
}

// TestTheListTellsWhy shows each note with its reason and what can be done, and is left again.
func TestTheListTellsWhy(t *testing.T) {
	s := advised(t)
	s.openList()
	for _, text := range []string{"no automation", "A missing solution is no cause yet", "It allows only one answer", "poor training", "This can mean anything", "Go there"} {
		s.MustShow(s.Side, text)
	}
	s.MustNotShow(s.Side, "operator error")
	s.Press(fyne.KeyEscape)
	if s.list() != nil {
		t.Error("it is still open")
	}
	s.openList()
	s.Actions().Perform("act.coach")
	if s.list() != nil {
		t.Error("the key does not close it")
	}
}

// TestGoThere leads to the cause, by key and by mouse.
func TestGoThere(t *testing.T) {
	for name, do := range map[string]func(*stage){
		"keys":  func(s *stage) { s.Press(fyne.KeyDown, fyne.KeyReturn) },
		"mouse": func(s *stage) { s.Click(s.Side, "poor training"); s.Click(s.Side, "Go there") },
	} {
		t.Run(name, func(t *testing.T) {
			s := advised(t)
			s.openList()
			do(s)
			if s.list() != nil || s.InHand() != "poor training" {
				t.Errorf("the list is open: %v, in hand is %q", s.list() != nil, s.InHand())
			}
		})
	}
}

// TestGoToAPromise leads to the promise that lacks something.
func TestGoToAPromise(t *testing.T) {
	s := advised(t)
	s.Do(fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "count", Owner: "Ann"}})
	s.coach.goTo(advice.Advice{Rule: advice.BarePromise, Step: guide.PagePromise, Thing: "p"})
	if id := s.Session().Sought(); id != "p" || s.Session().Step() != guide.PagePromise {
		t.Errorf("it leads to %q on page %d", id, s.Session().Step())
	}
}

// TestAReasonStandsOnce: of several notes of one rule the first and the one in hand say why.
func TestAReasonStandsOnce(t *testing.T) {
	s := advised(t)
	s.Do(fishbone.AddCause{ID: "v", Text: "poor labels"})
	s.Do(fishbone.AddCause{ID: "v2", Text: "poor light"})
	s.openList()
	why := func() int { return strings.Count(uitest.Text(s.Side), words.T("coach.vague.why")[:20]) }
	if n := why(); n != 1 {
		t.Errorf("it says %d times why", n)
	}
	for range 3 {
		s.Press(fyne.KeyDown)
	}
	if n := why(); n != 2 {
		t.Errorf("with the last one in hand it says %d times why", n)
	}
}

// TestOffAndOn switches a rule off and on again.
func TestOffAndOn(t *testing.T) {
	s := advised(t)
	s.openList()
	s.Hit("x")
	s.MustEqual("the notes", s.rules(), []string{"vague"})
	if !slices.Equal(s.Off, advice.Off{advice.MissingSolution}) {
		t.Errorf("off are %v", s.Off)
	}
	s.Click(s.Side, "Stop these notes")
	s.MustEqual("the notes", s.rules(), nil)
	for _, text := range []string{"Nothing to say", "Turned off", "Missing solutions as causes", "Vague words without a figure"} {
		s.MustShow(s.Side, text)
	}
	s.Click(s.Side, "Turn on")
	s.MustEqual("the notes", s.rules(), []string{"missingSolution"})
}

// TestNotesGoWhenTheTeamMendsIt adds an answer while the list is open.
func TestNotesGoWhenTheTeamMendsIt(t *testing.T) {
	s := advised(t)
	s.openList()
	s.Do(fishbone.AddCause{ID: "w", Under: s.Cause("no automation").ID, Text: "labels are typed by hand"})
	s.MustNotShow(s.Side, "no automation")
	s.MustShow(s.Side, "poor training")
}

// TestTheCoachIsSilentInFrontOfEverybody.
func TestTheCoachIsSilentInFrontOfEverybody(t *testing.T) {
	s := advised(t)
	s.openList()
	s.Shown = true
	s.Refresh()
	if s.list() != nil || s.Actions().Can("act.coach") {
		t.Error("it speaks")
	}
}

// TestEveryRuleHasWords in each language: its sentence, its reason, its name.
func TestEveryRuleHasWords(t *testing.T) {
	s := newStage(t)
	for _, l := range words.Languages() {
		s.Use(l.Language)
		for _, r := range advice.Rules() {
			said, why := words.Advice(advice.Advice{Rule: r, Found: "xyz", N: 7})
			for _, text := range []string{said, why, words.T("coach." + string(r) + ".name")} {
				if text == "" || len(text) >= 6 && text[:6] == "coach." {
					t.Errorf("%s, %s: %q", l.Name, r, text)
				}
			}
		}
	}
}

// TestAdviceIsFoundOnce asks again and again.
func TestAdviceIsFoundOnce(t *testing.T) {
	s := advised(t)
	first := s.coach.all()
	if again := s.coach.all(); &first[0] != &again[0] {
		t.Error("it was looked for twice")
	}
}
