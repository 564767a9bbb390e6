package chain

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is the page on a stage.
type stage struct {
	*paneltest.Stage
	view *view
}

func newStage(t testing.TB, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	s.Stage = paneltest.NewStage(t.(*testing.T), func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)
	s.Win.Resize(fyne.NewSize(1600, 720))
	s.OpenView("chain")
	s.Focus()
	s.Loop.Run()
	s.view = s.Panel.(*view)
	return s
}

// broken are two root causes, of which one has no solution, and one a promise without an owner.
func broken() []fishbone.Edit {
	return []fishbone.Edit{
		paneltest.About(fishbone.Problem, "Late"), paneltest.About(fishbone.Voice, "Too late"),
		paneltest.Bone("People"), paneltest.Cause("few", "People"), paneltest.Root("few"), paneltest.Cause("slow", "People"), paneltest.Root("slow"),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "More", Causes: []fishbone.ID{"slow"}, Choice: fishbone.Chosen, Reason: "r"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "Hire", Solution: "s", Due: "2099-01-01"}},
	}
}

// gaps are those of the spots, from top to bottom.
func (s *stage) gaps() (all []string) {
	for _, p := range s.view.drawn.Spots {
		all = append(all, string(p.End.Gap))
	}
	return all
}

func TestEndsAreWalkedAndMended(t *testing.T) {
	s := newStage(t, broken()...)
	s.MustEqual("spots", s.gaps(), []string{"noSolution", "noOwner", "noMeasure"})
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if got := s.view.drawn.Spots[s.view.selected].End.Gap; got != "noSolution" {
		t.Fatalf("in hand: %s", got)
	}
	s.Press(fyne.KeyReturn)
	if s.Session().Step() != guide.StepSolutions || s.InHand() != "few" {
		t.Errorf("step %d with %q in hand", s.Session().Step(), s.InHand())
	}
}

func TestAClickLeadsToWhereItIsMended(t *testing.T) {
	s := newStage(t, broken()...)
	spot := s.view.drawn.Spots[1]
	at := fyne.NewPos(float32(spot.Left+5), float32(spot.Top+5-s.view.drawn.Head))
	s.view.board.body.Tapped(&fyne.PointEvent{Position: at})
	s.Loop.Run()
	if s.Session().Step() != guide.PagePromise {
		t.Errorf("step %d", s.Session().Step())
	}
	if got := s.Session().Sought(); got != "p" {
		t.Errorf("sent for %q", got)
	}
	if got := s.Session().Sought(); got != "" {
		t.Errorf("sent twice for %q", got)
	}
}

func TestFilters(t *testing.T) {
	s := newStage(t, append(broken(), paneltest.Cause("done", "People"), paneltest.Rejected("done"))...)
	s.MustShow(s.Diagram, picture.Ends(3))
	s.Hit("2")
	if len(s.view.drawn.Spots) != 0 {
		t.Errorf("through lines have ends: %v", s.gaps())
	}
	s.MustShow(s.Diagram, words.T("chain.none.through"))
	s.Hit("3")
	if len(s.view.drawn.Spots) != 3 {
		t.Errorf("broken lines: %v", s.gaps())
	}
	s.Shown = true
	s.Refresh()
	if p := s.Prompt(); !p.Options[2].On || p.Options[2].Words != picture.Ends(3) {
		t.Errorf("the presenter is told %+v", p)
	}
}

func TestAnEmptyAnalysisSaysSo(t *testing.T) {
	s := newStage(t)
	s.MustShow(s.Diagram, words.T("chain.empty"))
	s.MustEqual("spots", s.gaps(), []string{"noComplaint", "noProblem", "noCause"})
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	if s.Session().Step() != guide.StepProblem {
		t.Errorf("step %d", s.Session().Step())
	}
}

func TestTheWheelAndKeysScroll(t *testing.T) {
	s := newStage(t, many(40, 0)...)
	s.Win.Resize(fyne.NewSize(1600, 500))
	s.Loop.Run()
	for range 30 {
		s.Press(fyne.KeyDown)
	}
	spot, b := s.view.drawn.Spots[s.view.selected], s.view.board
	top := float32(spot.Top-s.view.drawn.Head) - b.scroll.Offset.Y
	if s.view.selected != 29 || top < 0 || top > b.scroll.Size().Height {
		t.Errorf("end %d is at %v of %v", s.view.selected, top, b.scroll.Size().Height)
	}
	test.Scroll(s.Win.Canvas(), fyne.NewPos(300, 300), 0, -50)
	if s.view.board.body.Position().Y != b.scroll.Offset.Y {
		t.Error("what is in sight was left behind")
	}
}

// many is an analysis of so many causes, in chains five levels deep, and promises.
func many(chains, promises int) []fishbone.Edit {
	var edits []fishbone.Edit
	edits = append(edits, paneltest.About(fishbone.Problem, "Guests wait for more than half an hour"))
	for i := range 6 {
		edits = append(edits, paneltest.Bone(fishbone.ID(fmt.Sprint("Bone", i))))
	}
	for i := range chains {
		under := fishbone.ID(fmt.Sprint("Bone", i%6))
		for level := range fishbone.FiveDeep {
			id := fishbone.ID(fmt.Sprintf("c%d.%d", i, level))
			edits = append(edits, fishbone.AddCause{ID: id, Under: under, Text: fmt.Sprintf("The shift of hour %d is planned by level %d", i, level)})
			under = id
		}
		edits = append(edits, fishbone.Judge{ID: under, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "Counted on 300 orders in October"}})
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.ID(fmt.Sprint("s", i)), Text: fmt.Sprintf("Plan hour %d by half hours", i), Causes: []fishbone.ID{under}, Choice: fishbone.Chosen, Reason: "r"}})
	}
	for i := range promises {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Promise{ID: fishbone.ID(fmt.Sprint("p", i)), Text: "Do it", Solution: fishbone.ID(fmt.Sprint("s", i%chains)), Owner: "Liu", Due: "2026-05-01"}})
	}
	return edits
}
