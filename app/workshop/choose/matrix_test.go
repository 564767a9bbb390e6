package choose

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is the page on a stage.
type stage struct{ *paneltest.Stage }

func newStage(t *testing.T, view string, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)}
	s.Win.Resize(fyne.NewSize(1280, 720))
	s.OpenView(view)
	s.Focus()
	s.Loop.Run()
	return s
}

// hotel are solutions for two root causes.
func hotel() []fishbone.Edit {
	edits := []fishbone.Edit{
		paneltest.Bone("People"), paneltest.Cause("late", "People"), paneltest.Root("late"), paneltest.Cause("busy", "People"), paneltest.Root("busy"),
		fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}},
	}
	for i, text := range []string{"Message", "Desk", "Kiosk"} {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.ID(text), Text: text, By: "Bo", Causes: []fishbone.ID{[]fishbone.ID{"late", "late", "busy"}[i]}}})
	}
	return edits
}

// criteria are two, of 60 and 40.
func criteria() []fishbone.Edit {
	return []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Criterion{ID: "quick", Text: "Quick", For: fishbone.OfSolutions, Weight: 60}},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "cheap", Text: "Cheap", For: fishbone.OfSolutions, Weight: 40}},
	}
}

// points are those that are given, by criterion and solution.
func (s *stage) points() (all []string) {
	for _, p := range s.Analysis().Scores() {
		all = append(all, fmt.Sprint(p.Criterion, " ", p.Of, " ", p.Points, p.By))
	}
	return all
}

func TestPointsAreGivenWithKeys(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	s.Hit("5")
	s.Hit("2")
	s.Hit("34")
	s.MustEqual("points", s.points(), []string{"quick Message 5", "cheap Message 2", "quick Desk 3", "cheap Desk 4"})
	s.MustShow(s.Diagram, "3.80")
	s.MustShow(s.Side, words.T("choose.open", "n", 2))
	s.Press(fyne.KeyUp)
	s.Press(fyne.KeyBackspace)
	s.MustEqual("points", s.points(), []string{"quick Message 5", "cheap Message 2", "cheap Desk 4"})
	s.PressUndo()
	s.Hit("b1")
	s.MustEqual("points", s.points(), []string{"quick Message 5", "cheap Message 2", "quick Desk 3", "cheap Desk 4", "quick Desk 1Ann"})
}

func TestWeightsAreTyped(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	weights := func() string { return fmt.Sprint(s.weights()) }
	s.Hit("w75")
	if got := weights(); got != "[75 40]" {
		t.Errorf("the weights are %s", got)
	}
	s.MustShow(s.Diagram, words.T("choose.sumIs", "n", 115))
	s.MustShow(s.Side, words.T("choose.sumNot", "n", 115))
	s.Press(fyne.KeyRight)
	s.Hit("25")
	s.MustShow(s.Diagram, words.T("choose.sums"))
	s.Hit("5")
	s.Hit("=")
	if got := weights(); got != "[94 6]" {
		t.Errorf("balanced the weights are %s", got)
	}
}

func (s *stage) weights() (all []int) {
	for _, c := range s.Analysis().Criteria() {
		all = append(all, c.Weight)
	}
	return all
}

// A criterion more, or one less, leaves weights that add up to 100.
func TestCriteriaKeepTheirWeightsWhole(t *testing.T) {
	s := newStage(t, "matrix", hotel()...)
	s.Hit("k")
	s.Say("Quick", "Cheap", "Seen")
	if got := fmt.Sprint(s.weights()); got != "[34 33 33]" {
		t.Errorf("the weights are %s", got)
	}
	s.Menu(s.Row("Cheap"), words.T("act.remove"))
	if got := fmt.Sprint(s.weights()); got != "[51 49]" {
		t.Errorf("then they are %s", got)
	}
}

func TestSetsOfCriteria(t *testing.T) {
	s := newStage(t, "matrix", hotel()...)
	s.Click(s.Diagram, words.T("criteria.circle"))
	if got := fmt.Sprint(s.weights()); got != "[25 25 25 25]" || s.Analysis().Criteria()[0].Scale != fishbone.FiveThreeOne {
		t.Errorf("the weights are %s, the scale %q", got, s.Analysis().Criteria()[0].Scale)
	}
	s.MustShow(s.Diagram, "1 3 5")
	s.Hit("4") // 5-3-1 has no 4
	s.Hit("3")
	if len(s.points()) != 1 {
		t.Errorf("the points are %q", s.points())
	}
	s.Hit("k")
	entries := s.Entries(s.Side)
	s.TypeIn(entries[len(entries)-1])
	s.Say("ours")
	sets := readSets(s.Criteria)
	if len(sets) != 1 || sets[0].Name != "ours" || len(sets[0].Criteria) != 4 || sets[0].Scale != fishbone.FiveThreeOne {
		t.Errorf("kept are %+v", sets)
	}
	s.Menu(s.Row("ours"), words.T("act.remove"))
	if s.Criteria != "[]" && s.Criteria != "null" {
		t.Errorf("kept are %s", s.Criteria)
	}
}

// Choosing wants a reason; with a promise, that names solution and cause.
func TestChoosingWantsAReason(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	s.Press(fyne.KeyDown) // Desk
	s.Click(s.Side, words.T("choose.andPromise"))
	if sol, _ := s.Analysis().Solution("Desk"); sol.Choice != fishbone.NotChosen || len(s.Analysis().Promises()) > 0 {
		t.Fatalf("without a reason it is %+v", sol)
	}
	s.Write("It is there already")
	s.Ctrl(fyne.KeyReturn)
	sol, _ := s.Analysis().Solution("Desk")
	if sol.Choice != fishbone.Chosen || sol.Reason != "It is there already" {
		t.Fatalf("it is %+v", sol)
	}
	promises := s.Analysis().Promises()
	if len(promises) != 1 || promises[0].Solution != "Desk" || promises[0].Cause != "late" || promises[0].Text != "Desk" || promises[0].Promised != "2026-03-14" {
		t.Fatalf("the promises are %+v", promises)
	}
	s.Click(s.Side, words.T("choose.takeBack"))
	if sol, _ = s.Analysis().Solution("Desk"); sol.Choice != fishbone.NotChosen {
		t.Errorf("taken back it is %+v", sol)
	}
	s.PressUndo()
	s.PressUndo()
	if sol, _ = s.Analysis().Solution("Desk"); sol.Choice != fishbone.NotChosen || len(s.Analysis().Promises()) > 0 {
		t.Errorf("undone it is %+v", sol)
	}
}

// What was typed as a reason is there again, also for another solution in between and after
// the end of the program.
func TestAReasonIsADraftUntilItIsChosen(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	s.Press(fyne.KeyReturn)
	s.Write("half a sen")
	s.Press(fyne.KeyEscape, fyne.KeyDown)
	s.MustNotShow(s.Side, "half a sen")
	s.Press(fyne.KeyUp)
	if got := s.Entries(s.Side)[0].Text; got != "half a sen" {
		t.Errorf("the entry says %q", got)
	}
	s.Open()
	s.OpenStep(guide.PageChoose)
	s.Loop.Run()
	if got := s.Entries(s.Side)[0].Text; got != "half a sen" {
		t.Errorf("after a start it says %q", got)
	}
}

// Only solutions for the root cause in question are compared.
func TestOneRootCauseIsCompared(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	s.MustShow(s.Diagram, "Kiosk")
	s.Hit("f")
	s.MustNotShow(s.Diagram, "Kiosk")
	s.MustShow(s.Diagram, "Message")
	s.Hit("f")
	s.MustShow(s.Diagram, "Kiosk")
	s.MustNotShow(s.Diagram, "Message")
	s.Hit("f")
	s.MustShow(s.Diagram, "Message")
}

// A click on a cell offers its points.
func TestPointsAreGivenByHand(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	v := s.Panel.(*matrixView)
	cells := taps(v.rows[1])
	test.Tap(cells[2])
	s.Loop.Run()
	s.Pick("4")
	s.MustEqual("points", s.points(), []string{"cheap Desk 4"})
	if !contains([]fishbone.ID{v.solution}, "Desk") {
		t.Errorf("in hand is %s", v.solution)
	}
}

// taps are what can be clicked in something, in the order of drawing.
func taps(in fyne.CanvasObject) (all []*ui.Tap) {
	switch o := in.(type) {
	case *ui.Tap:
		return []*ui.Tap{o}
	case *fyne.Container:
		for _, part := range o.Objects {
			all = append(all, taps(part)...)
		}
	}
	return all
}

// A name of two lines has each of them in the middle above its column.
func TestNamesOfCriteriaStandInTheMiddle(t *testing.T) {
	fill := hotel()
	for i := range 8 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Criterion{
			ID: fishbone.ID(fmt.Sprint("c", i)), Text: "guests notice it", For: fishbone.OfSolutions, Weight: 12,
		}})
	}
	s := newStage(t, "matrix", fill...)
	lines := 0
	uitest.Walk(s.Diagram, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if text, ok := o.(*canvas.Text); ok && strings.HasPrefix("guests notice it", text.Text) && text.Text != "" {
			if lines++; text.Alignment != fyne.TextAlignCenter {
				t.Errorf("%q stands at the side", text.Text)
			}
		}
		return true
	})
	if lines < 8 {
		t.Errorf("there are %d lines", lines)
	}
}

// Which solution stays ahead is said by its name: another one may be in hand.
func TestTheLeaderIsNamed(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	s.Hit("5")
	s.Hit("2")
	s.Hit("34")
	s.Press(fyne.KeyUp)
	rooms := s.Panel.(*matrixView).matrix.Rooms()
	s.MustShow(s.Side, words.T("choose.steady", "name", "Message", "n", int(fishbone.Steady(rooms))))
}
