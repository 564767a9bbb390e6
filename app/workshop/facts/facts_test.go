package facts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui/uitest"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

func stage(t *testing.T, fill ...fishbone.Edit) (*paneltest.Stage, *view) {
	t.Helper()
	fill = append([]fishbone.Edit{paneltest.About(fishbone.Problem, "Guests wait")}, fill...)
	s := paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)
	s.Focus()
	return s, s.Panel.(*view)
}

func fact(id, aspect, is, isNot, differs, since string) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Fact{ID: fishbone.ID(id), Aspect: aspect, Is: is, IsNot: isNot, Differs: differs, Since: since}}
}

// A team fills a row with Tab and the next one with Return, and undoes it.
func TestATableIsFilledByKeys(t *testing.T) {
	s, v := stage(t)
	if v.cell != "fact/what/is" && v.cell != "about/voice" {
		t.Fatalf("it begins at %q", v.cell)
	}
	v.take("fact/what/is")
	s.Write("Queue at check-in")
	s.Press(fyne.KeyTab)
	s.Write("Queue at check-out")
	s.Press(fyne.KeyReturn)
	if v.cell != "fact/where/isNot" {
		t.Errorf("after Return %q is in hand", v.cell)
	}
	s.Write("Tower B")
	v.Flush()
	facts := s.Analysis().Facts()
	if len(facts) != 2 || facts[0].Aspect != "what" || facts[0].Is != "Queue at check-in" || facts[0].IsNot != "Queue at check-out" || facts[1].IsNot != "Tower B" {
		t.Fatalf("facts %+v", facts)
	}
	s.PressUndo()
	if len(s.Analysis().Facts()) != 1 {
		t.Errorf("undone: %+v", s.Analysis().Facts())
	}
	s.MustShow(v.Board(), "Queue at check-out")
}

func TestWhatIsTypedIsThereAgain(t *testing.T) {
	s, v := stage(t)
	v.take("fact/new")
	s.Write("Which machine")
	v.take("about/affected")
	s.Write("many")
	s.Open()
	s.OpenView("facts")
	v = s.Panel.(*view)
	s.MustShow(v.Board(), "Which machine")
	v.take("about/affected")
	if s.Entry().Text != "many" {
		t.Errorf("the figure that could not be kept is %q", s.Entry().Text)
	}
}

func TestARowOfTheTeamsOwn(t *testing.T) {
	s, v := stage(t)
	v.take("fact/new")
	s.Say("Which machine")
	facts := s.Analysis().Facts()
	if len(facts) != 1 || facts[0].Aspect != "Which machine" {
		t.Fatalf("facts %+v", facts)
	}
	if v.cell != "fact/new" || s.Entry().Text != "" {
		t.Errorf("then %q is in hand with %q", v.cell, s.Entry().Text)
	}
	v.take("fact/" + string(facts[0].ID) + "/aspect")
	s.Write("s")
	v.Flush()
	if got := s.Analysis().Facts()[0].Aspect; got != "Which machines" {
		t.Errorf("it is called %q", got)
	}
	s.Do(fishbone.Remove{Of: fishbone.FactKind, ID: facts[0].ID})
	if _, ok := v.cellAt(v.cell); !ok {
		t.Error("a cell of the row that is gone is still in hand")
	}
	s.Entry()
}

// TestTabLeadsIntoANewRow names a row and types on with Tab: what follows belongs to that row.
func TestTabLeadsIntoANewRow(t *testing.T) {
	s, v := stage(t)
	v.take("fact/new")
	s.Write("Which machine")
	s.Press(fyne.KeyTab)
	s.Write("Press 4")
	s.Press(fyne.KeyTab)
	s.Write("Press 5")
	v.take("containment/new")
	s.Write("Every lid is tested")
	s.Press(fyne.KeyTab)
	s.Write("Warehouse 2")
	v.Flush()
	f, c := s.Analysis().Facts(), s.Analysis().Containments()
	if len(f) != 1 || f[0].Aspect != "Which machine" || f[0].Is != "Press 4" || f[0].IsNot != "Press 5" {
		t.Errorf("the facts are %+v", f)
	}
	if len(c) != 1 || c[0].Text != "Every lid is tested" || c[0].Where != "Warehouse 2" || s.Analysis().About().Voice != "" {
		t.Errorf("the customer is protected by %+v", c)
	}
	v.take("fact/new")
	s.Write("Which shift")
	v.take("fact/what/is")
	if n := len(s.Analysis().Facts()); n != 1 {
		t.Errorf("a click elsewhere made %d rows of half a name", n)
	}
}

func TestFiguresMakeAShare(t *testing.T) {
	s, v := stage(t)
	v.take("about/affected")
	s.Write("９６")
	s.Press(fyne.KeyTab)
	s.Write("1,412")
	s.Press(fyne.KeyTab)
	s.Write("September")
	s.Press(fyne.KeyTab)
	about := s.Analysis().About()
	if about.Affected != "96" || about.Total != "1412" || about.Period != "September" {
		t.Fatalf("%+v", about)
	}
	s.MustShow(v.Board(), "6.8%")
}

// A containment gets its days as people type them; what it lacks is said, and no more once it
// is gone.
func TestContainments(t *testing.T) {
	s, v := stage(t)
	v.take("containment/new")
	s.Say("A call when the room is ready")
	c := s.Analysis().Containments()[0]
	for _, lack := range []string{"no owner", "not measured", "no day"} {
		s.MustShow(v.Board(), lack)
	}
	v.take("containment/" + string(c.ID) + "/due")
	s.Write("15.10.")
	v.take("containment/" + string(c.ID) + "/owner")
	s.Write("Anna")
	v.Flush()
	c = s.Analysis().Containments()[0]
	if c.Due != "2026-10-15" || c.Owner != "Anna" {
		t.Fatalf("%+v", c)
	}
	if _, n := v.gaps(); n != 0 {
		t.Errorf("%d have no end", n)
	}
	v.take("containment/" + string(c.ID) + "/due")
	s.Entry().SetText("soon")
	v.Flush()
	if s.Analysis().Containments()[0].Due != "2026-10-15" || s.Notice() == "" {
		t.Errorf("a day that is none is kept: %q, and %q", s.Analysis().Containments()[0].Due, s.Notice())
	}
}

// What changed stands on a line of time before the first complaint, in the order of the days.
func TestTheStory(t *testing.T) {
	s, v := stage(t,
		fact("a", "what", "x", "y", "", "New form, since 1 Mar."), fact("b", "where", "", "", "", "Lift in repair since 28 Feb."),
		fact("c", "when", "afternoons, since 3 March", "", "", "nobody knows"))
	if got := v.firstComplaint(); got != "2026-03-03" {
		t.Errorf("the first complaint was on %q", got)
	}
	changes := v.changes()
	if len(changes) != 2 || changes[0].day != "2026-02-28" || changes[1].day != "2026-03-01" {
		t.Fatalf("changes %+v", changes)
	}
	s.MustShow(s.Side, "First complaint: 3 Mar")
	if cells, _ := v.gaps(); cells != 1+3+2 {
		t.Errorf("%d cells are empty", cells)
	}
}

func TestNothingIsAnAnswer(t *testing.T) {
	s, v := stage(t, fact("a", "what", "x", "y", "", ""))
	v.take("fact/what/differs")
	s.Click(s.Side, "No difference")
	v.Flush()
	if got := s.Analysis().Facts()[0].Differs; got != "No difference" {
		t.Errorf("it says %q", got)
	}
}

func TestEverybodySeesTheTable(t *testing.T) {
	s, v := stage(t, fact("a", "where", "Tower A", "Tower B", "", ""))
	s.Shown = true
	v.take("fact/where/isNot")
	if got := s.Prompt().Question; got != "Where does it not happen?" {
		t.Errorf("the question is %q", got)
	}
	if uitest.Shows(v.Board(), "Tower B") == false || len(s.Entries(v.Board())) != 0 {
		t.Error("the entry stands on the board while the band has it")
	}
}

func TestTheTableAsAFile(t *testing.T) {
	_, v := stage(t, fact("a", "where", "=Tower A", "Tower B", "", ""))
	data, err := v.csv()
	if err != nil || !strings.Contains(string(data), "Where,'=Tower A,Tower B,,\r\n") || !strings.HasPrefix(string(data), "\ufeff") {
		t.Errorf("%v\n%s", err, data)
	}
}

func TestReadFigure(t *testing.T) {
	for text, want := range map[string]string{"412": "412", " 1 412 ": "1412", "1,412": "1412", "1,412,000.5": "1412000.5", "４１２": "412", "1,5": "1,5", "many": "many", "": ""} {
		if got := readFigure(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// TestTheTableIsNoWiderThanTheBoard is so that a wheel never scrolls it aside.
func TestTheTableIsNoWiderThanTheBoard(t *testing.T) {
	s, v := stage(t, fact("own", "Shift", "late shift", "early shift", "other clerks", "new plan 1 Sept."),
		fishbone.Add{Thing: &fishbone.Containment{ID: "c", Text: "a second clerk", Owner: "Ann", Since: "2026-09-01"}})
	for _, width := range []float32{700, 900, 1300} {
		v.board.object.Resize(fyne.NewSize(width, 500))
		s.Loop.Run()
		if got := v.board.scroll.Content.MinSize().Width; got > width {
			t.Errorf("on a board %g wide it is %g wide", width, got)
		}
	}
}
