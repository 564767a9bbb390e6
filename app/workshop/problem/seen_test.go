package problem

import (
	"strings"
	"testing"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/past"
)

// rememberer is a stage that knows what was seen before.
type rememberer struct {
	*stage
	asked []string
	found []panel.PastCase
}

// SeenBefore implements [panel.Rememberer].
func (r *rememberer) SeenBefore(text string, k *fishbone.Kind, done func([]panel.PastCase)) {
	r.asked = append(r.asked, text)
	done(r.found)
}

// pastCase is an earlier analysis with one thing that worked.
func pastCase(t *testing.T) panel.PastCase {
	t.Helper()
	a, err := fishbone.New("past", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: []fishbone.Edit{
		about(fishbone.Problem, "Sales fell in May"), bone("People"), cause("c", "People"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "hire two", Causes: []fishbone.ID{"c"}, Choice: fishbone.Chosen}},
		fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "sales", Verdict: fishbone.Effective}},
	}}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	one := panel.PastCase{From: a, Text: "Sales fell in May"}
	one.Worked, one.Failed = past.Lessons(a, "")
	return one
}

func newRememberer(t *testing.T, found ...panel.PastCase) *rememberer {
	r := &rememberer{stage: &stage{}, found: found}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		r.Stage = base
		return New(r)
	})
	return r
}

func TestWhatWasSeenBeforeIsShownWhileTyping(t *testing.T) {
	r := newRememberer(t, pastCase(t))
	r.Write("Sales fall")
	if len(r.asked) > 0 {
		t.Errorf("it asked before a pause: %q", r.asked)
	}
	r.Pass()
	for _, want := range []string{words.T("seen.title"), "Sales fell in May", words.T("seen.worked"), "hire two"} {
		if !uitest.Shows(r.Side, want) {
			t.Errorf("the panel does not show %q but %q", want, uitest.Texts(r.Side))
		}
	}
	if r.Win.Canvas().Focused() != r.Entry() {
		t.Error("the entry has lost the focus")
	}
	r.Write(" again")
	r.Pass()
	if len(r.asked) != 2 || r.asked[1] != "Sales fall again" {
		t.Errorf("it asked %q", r.asked)
	}
	uitest.Tap(t, r.Side, words.T("seen.none"))
	if uitest.Shows(r.Side, words.T("seen.title")) {
		t.Error("what nobody wants stays")
	}
}

func TestWhatWasSeenBeforeIsTakenOver(t *testing.T) {
	r := newRememberer(t, pastCase(t))
	r.Write("Sales fall")
	r.Pass()
	uitest.Tap(t, r.Side, words.T("seen.take"))
	a := r.Analysis()
	if n := a.Count().Causes; n != 1 || len(a.Bones()) != 1 {
		t.Fatalf("taken over were %d causes", n)
	}
	if c := a.Causes(a.Bones()[0].ID)[0]; c.TakenFrom != "Sales fell in May" || c.Verdict.Finding != fishbone.ToVerify {
		t.Errorf("it is %+v", c)
	}
	r.PressUndo()
	if n := r.Analysis().Count().Causes; n != 0 {
		t.Errorf("after undo there are %d causes", n)
	}
}

// A click takes the focus from the entry, whose words are saved then; it must still find its solution.
func TestAClickFindsWhatWasSeenBefore(t *testing.T) {
	r := newRememberer(t, pastCase(t))
	r.Write("Sales fall")
	r.Pass()
	said := func(text string) bool { return strings.Contains(text, "hire two") }
	pressed := uitest.Find[*ui.Tap](t, r.Side, "hire two", said)
	r.Try(about(fishbone.Goal, "half as many")) // as what is being typed, once the focus leaves it
	if released := uitest.Find[*ui.Tap](t, r.Side, "hire two", said); released != pressed {
		t.Error("the click ends on another object than it began on")
	}
}
