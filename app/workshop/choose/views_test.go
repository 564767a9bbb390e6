package choose

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// arguments are what speaks for a solution, and then against it.
func (s *stage) arguments(of fishbone.ID) (all []string) {
	for _, side := range sides {
		for _, x := range s.Analysis().ArgumentsOn(of, side) {
			all = append(all, string(side)+" "+x.Text)
		}
	}
	return all
}

func TestArgumentsForAndAgainst(t *testing.T) {
	s := newStage(t, "tchart", hotel()...)
	s.Hit("+")
	s.Say("cheap", "quick")
	s.Press(fyne.KeyEscape)
	s.Hit("-")
	s.Say("new to us")
	s.MustEqual("arguments", s.arguments("Message"), []string{"pro cheap", "pro quick", "con new to us"})
	s.MustShow(s.Side, words.T("choose.balanceOf", "pro", 2, "con", 1))
	s.Press(fyne.KeyEscape, fyne.KeyDown)
	s.Hit("e")
	s.Say(" to buy")
	s.Focus()
	s.Press(fyne.KeyDown, fyne.KeyDelete)
	s.MustEqual("arguments", s.arguments("Message"), []string{"pro cheap to buy", "con new to us"})
	s.Hit("n")
	s.MustNotShow(s.Diagram, "new to us")
	s.MustShow(s.Diagram, "Desk")
}

// Names in the list begin at one place, whether they have a tick or not.
func TestNamesWithATickAreNoRaggedEdge(t *testing.T) {
	s := newStage(t, "tchart", append(hotel(), fishbone.ChooseSolution{ID: "Desk", Choice: fishbone.Chosen, Reason: "cheap"})...)
	left := map[float32]bool{}
	for _, name := range []string{"Message", "Desk"} {
		uitest.Walk(s.Side, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
			if text, ok := o.(*canvas.Text); ok && text.Text == name && text.TextSize == ui.Body {
				left[at.X] = true
			}
			return true
		})
	}
	if len(left) != 1 {
		t.Errorf("the names begin at %v", left)
	}
}

// ranks are the solutions of the list of the best.
func (s *stage) ranks() (all []string) {
	for _, x := range s.Analysis().Ranked() {
		all = append(all, string(x.ID))
	}
	return all
}

// TestTheSolutionOfADraftIsInHandAgain ends while a reason is typed.
func TestTheSolutionOfADraftIsInHandAgain(t *testing.T) {
	s := newStage(t, "best", hotel()...)
	s.KeepDraft("choose/pro", "cheap")
	s.KeepDraft("choose/Kiosk", "no queue")
	s.Open()
	s.OpenView("best")
	if v := s.Panel.(*bestView); v.solution != "Kiosk" || v.decide.entry.Text != "no queue" {
		t.Errorf("%q is in hand", v.solution)
	}
}

func TestRankingWithKeys(t *testing.T) {
	s := newStage(t, "best", hotel()...)
	s.Hit("r") // Message
	s.Press(fyne.KeyDown)
	s.Hit("r") // Desk
	s.Press(fyne.KeyDown)
	s.Hit("+") // Kiosk comes into the list at its end
	s.MustEqual("the list", s.ranks(), []string{"Message", "Desk", "Kiosk"})
	s.Hit("++")
	s.MustEqual("the list", s.ranks(), []string{"Kiosk", "Message", "Desk"})
	s.Hit("-")
	s.MustEqual("the list", s.ranks(), []string{"Message", "Kiosk", "Desk"})
	s.MustShow(s.Side, words.T("choose.place", "n", 2))
	s.Hit("r")
	s.MustEqual("the list", s.ranks(), []string{"Message", "Desk"})
	s.PressUndo()
	s.MustEqual("the list", s.ranks(), []string{"Message", "Kiosk", "Desk"})
}

// A click far down the list leaves it where it was scrolled to.
func TestALongListStaysWhereItIs(t *testing.T) {
	for _, name := range []string{"best", "cocreate"} {
		edits := hotel()
		for i := range 40 {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.ID(fmt.Sprint("more", i)), Text: fmt.Sprint("Another way ", i)}})
		}
		s := newStage(t, name, edits...)
		scroll := map[string]func() *container.Scroll{
			"best":     func() *container.Scroll { return s.Panel.(*bestView).scroll },
			"cocreate": func() *container.Scroll { return s.Panel.(*cocreateView).scroll },
		}[name]()
		scroll.ScrollToOffset(fyne.NewPos(0, 400))
		s.Panel.(view).shared().take("more30")
		s.Loop.Run()
		if scroll.Offset.Y != 400 {
			t.Errorf("%s: it is scrolled to %v", name, scroll.Offset.Y)
		}
	}
}

// drag drags something by so much and lets it go.
func drag(s *stage, d *ui.Dragger, dx, dy float32) {
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(dx, dy)})
	d.DragEnd()
	s.Loop.Run()
}

func TestRankingByHand(t *testing.T) {
	s := newStage(t, "best", append(hotel(), fishbone.RankSolutions{Order: []fishbone.ID{"Message", "Desk"}})...)
	v := s.Panel.(*bestView)
	row := func(i int) *ui.Dragger { return v.rows[i].(*fyne.Container).Objects[0].(*ui.Dragger) }
	drag(s, row(2), 0, -300)
	s.MustEqual("the list", s.ranks(), []string{"Kiosk", "Message", "Desk"})
	drag(s, row(0), 0, 70)
	s.MustEqual("the list", s.ranks(), []string{"Message", "Kiosk", "Desk"})
	test.Tap(taps(v.rows[0].(*fyne.Container).Objects[0].(*ui.Dragger).Content)[0])
	s.Loop.Run()
	s.MustEqual("the list", s.ranks(), []string{"Kiosk", "Desk"})
}

func (s *stage) marks(id fishbone.ID) string {
	x, _ := s.Analysis().Solution(id)
	return fmt.Sprint(x.Effort, " ", x.Impact)
}

func TestDotsMoveByKeyAndHand(t *testing.T) {
	s := newStage(t, "effort", hotel()...)
	s.Press(fyne.KeyUp) // from the middle
	if got := s.marks("Message"); got != "50 55" {
		t.Errorf("it is at %s", got)
	}
	s.Press(fyne.KeyLeft, fyne.KeyLeft)
	if got := s.marks("Message"); got != "40 55" {
		t.Errorf("it is at %s", got)
	}
	s.MustShow(s.Side, words.T("chart.quickWins"))
	for range 30 {
		s.Press(fyne.KeyRight)
	}
	if got := s.marks("Message"); got != "100 55" {
		t.Errorf("at the edge it is at %s", got)
	}
	s.PressUndo() // one step with keys is one change, however many
	if got := s.marks("Message"); got != "0 0" {
		t.Errorf("undone it is at %s", got)
	}
	v := s.Panel.(*effortView)
	v.put("Desk", 50, 50)
	s.Loop.Run()
	var dot *ui.Dragger
	for _, o := range v.field.Objects {
		if d, ok := o.(*ui.Dragger); ok {
			dot = d
		}
	}
	way := v.place(70, 80).Subtract(v.place(50, 50))
	drag(s, dot, way.X, way.Y)
	if got := s.marks("Desk"); got != "70 80" {
		t.Errorf("dragged it is at %s", got)
	}
}

// dotAt is the middle of a solution's dot in the window.
func (s *stage) dotAt(id fishbone.ID) fyne.Position {
	v := s.Panel.(*effortView)
	x, _ := s.Analysis().Solution(id)
	field := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.field)
	return v.place(x.Effort, x.Impact).Add(field)
}

func TestNamesOnTheChartStandApart(t *testing.T) {
	s := newStage(t, "effort", hotel()...)
	v := s.Panel.(*effortView)
	at, size := v.place(50, 60), fyne.NewSize(60, 16)
	right := rect{at.X + dotSize/2 + 4 + size.Width, at.Y - size.Height/2, 80, size.Height}
	if box, free := v.roomFor(size, at, []rect{right}); !free || box.x+box.w > right.x-labelGap && box.y == right.y {
		t.Errorf("a name at %v is read as one with that at %v", box, right)
	}
	for id, to := range map[fishbone.ID][2]int{"Message": {2, 98}, "Desk": {98, 2}} {
		v.put(id, to[0], to[1])
	}
	s.Loop.Run()
	frame := rect{v.inner().X, v.inner().Y, v.innerSize().Width, v.innerSize().Height}
	if len(v.dots()) != 2 || len(v.names) != 4 {
		t.Fatalf("there are %d dots and %d names of parts", len(v.dots()), len(v.names))
	}
	for _, dot := range v.dots() {
		if dot.overlap(frame) < dot.w*dot.h-0.5 {
			t.Errorf("the dot at %v is not whole inside of the frame %v", dot, frame)
		}
		for _, name := range v.names {
			if name.meets(dot) {
				t.Errorf("the dot at %v lies over a name at %v", dot, name)
			}
		}
	}
}

// A click into the chart gives the solution in hand its first place, one on a dot takes that in
// hand, and a dot is dragged to another place; each by the pointer in the window.
func TestDotsAreClickedAndDraggedInTheWindow(t *testing.T) {
	s := newStage(t, "effort", hotel()...)
	v := s.Panel.(*effortView)
	near := func(what string, id fishbone.ID, effort, impact int) {
		t.Helper()
		x, _ := s.Analysis().Solution(id)
		if d := max(x.Effort-effort, effort-x.Effort, x.Impact-impact, impact-x.Impact); d > 1 {
			t.Errorf("%s: it is at %d %d, want %d %d", what, x.Effort, x.Impact, effort, impact)
		}
	}
	click := func(at fyne.Position) {
		test.TapCanvas(s.Win.Canvas(), at)
		s.Loop.Run()
	}
	field := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.field)
	click(v.place(25, 80).Add(field))
	near("clicked", "Message", 25, 80)
	click(v.place(60, 20).Add(field)) // it has its place
	near("clicked elsewhere", "Message", 25, 80)
	v.take("Desk")
	s.Loop.Run()
	click(v.place(70, 30).Add(field))
	near("the second one", "Desk", 70, 30)
	click(s.dotAt("Message"))
	if now, _ := v.current(); now.ID != "Message" {
		t.Errorf("in hand is %s", now.ID)
	}
	way := v.place(40, 70).Subtract(v.place(70, 30))
	test.Drag(s.Win.Canvas(), s.dotAt("Desk"), way.X, way.Y)
	s.Loop.Run()
	near("dragged", "Desk", 40, 70)
	if now, _ := v.current(); now.ID != "Desk" {
		t.Errorf("after the drag in hand is %s", now.ID)
	}
	test.Drag(s.Win.Canvas(), s.dotAt("Desk"), -2*v.innerSize().Width, 2*v.innerSize().Height)
	s.Loop.Run()
	near("dragged out", "Desk", 1, 1)
	s.PressUndo()
	near("undone", "Desk", 40, 70)
}

// One solution is merged into another one by key, and one undo parts them.
func TestMergingByKey(t *testing.T) {
	s := newStage(t, "cocreate", hotel()...)
	s.Hit("m")
	s.Press(fyne.KeyDown)
	s.Hit("m")
	desk, _ := s.Analysis().Solution("Desk")
	if _, there := s.Analysis().Solution("Message"); there || len(s.Analysis().AdditionsTo("Desk")) != 1 {
		t.Fatalf("merged it is %+v", desk)
	}
	s.MustShow(s.Diagram, "Message")
	s.PressUndo()
	if _, there := s.Analysis().Solution("Message"); !there || len(s.Analysis().Additions()) != 0 {
		t.Error("they are not parted")
	}
	s.Hit("m")
	s.Press(fyne.KeyEscape)
	s.Press(fyne.KeyDown)
	s.Hit("m")
	if len(s.Analysis().Solutions()) != 3 {
		t.Error("the mark was not taken off")
	}
}

func TestMergingAndExtendingByHand(t *testing.T) {
	s := newStage(t, "cocreate", hotel()...)
	v := s.Panel.(*cocreateView)
	row := v.rows[2].(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*ui.Dragger)
	drag(s, row, 0, v.rows[1].Position().Y-v.rows[2].Position().Y)
	if got := s.Analysis().AdditionsTo("Desk"); len(got) != 1 || got[0].Text != "Kiosk" || got[0].By != "Bo" {
		t.Fatalf("the additions are %+v", got)
	}
	s.Hit("a")
	s.Say("in three languages")
	s.MustShow(s.Diagram, "in three languages")
	s.Menu(s.Row("Kiosk"), words.T("choose.own"))
	if got := s.Analysis().Solutions(); len(got) != 3 || got[2].Text != "Kiosk" || got[2].By != "Bo" {
		t.Errorf("the solutions are %+v", got)
	}
}

// Each reason becomes a promise, a change of the solution, or is lived with.
func TestPremortem(t *testing.T) {
	s := newStage(t, "premortem", append(hotel(), fishbone.ChooseSolution{ID: "Desk", Choice: fishbone.Chosen, Reason: "quick"})...)
	s.Say("Nobody staffs it", "It is taken for spam", "A new manager")
	s.Focus()
	if s.Panel.(*premortemView).risk == "" {
		t.Fatal("no reason is in hand")
	}
	s.Hit("p")
	s.Say("Write a rota", "Ann", "3.12.")
	promises := s.Analysis().Promises()
	if len(promises) != 1 || promises[0].Text != "Write a rota" || promises[0].Owner != "Ann" || promises[0].Due != "2026-12-03" ||
		promises[0].Solution != "Desk" || promises[0].Cause != "late" || promises[0].Risk != s.Analysis().Risks()[0].ID {
		t.Fatalf("the promises are %+v", promises)
	}
	s.Hit("c")
	s.Say("Under the hotel's name")
	s.Hit("l")
	s.Say("out of our hands")
	var answers []string
	for _, r := range s.Analysis().Risks() {
		answers = append(answers, fmt.Sprint(r.Answer, " ", r.Note))
	}
	s.MustEqual("answers", answers, []string{"promised ", "changed Under the hotel's name", "accepted out of our hands"})
	if got := s.Analysis().AdditionsTo("Desk"); len(got) != 1 || got[0].Text != "Under the hotel's name" {
		t.Errorf("the solution has %+v", got)
	}
	s.MustShow(s.Side, words.T("choose.allAnswered"))
	s.Press(fyne.KeyUp, fyne.KeyUp) // the promise becomes a thing to live with
	s.Hit("l")
	s.Say("")
	if len(s.Analysis().Promises()) != 0 || s.Analysis().Risks()[0].Answer != fishbone.RiskAccepted {
		t.Errorf("the promise stands: %+v, %+v", s.Analysis().Promises(), s.Analysis().Risks()[0])
	}
}

func TestPremortemOfNothing(t *testing.T) {
	s := newStage(t, "premortem", hotel()...)
	s.MustShow(s.Diagram, words.T("choose.noneChosen")[:30])
	s.Hit("pcln")
	s.Click(s.Diagram, words.T("foot.first", "name", words.T("view.best")))
	if _, there := s.Panel.(*bestView); !there {
		t.Errorf("the way to choose leads to %T", s.Panel)
	}
}

// premortem is the view of reasons for failure, with one chosen solution and its reasons.
func premortem(t *testing.T, reasons ...string) (*stage, *premortemView) {
	t.Helper()
	edits := append(hotel(), fishbone.ChooseSolution{ID: "Desk", Choice: fishbone.Chosen, Reason: "quick"}, fishbone.ChooseSolution{ID: "Message", Choice: fishbone.Chosen, Reason: "cheap"})
	for _, r := range reasons {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Risk{ID: fishbone.ID(r), Text: r, Solution: "Desk"}})
	}
	s := newStage(t, "premortem", edits...)
	return s, s.Panel.(*premortemView)
}

// The day of a promise is read as people type it, and said in full before it is promised.
func TestDaysAsPeopleTypeThem(t *testing.T) {
	s, v := premortem(t, "spam")
	v.lookAt("Desk")
	s.Loop.Run()
	for text, want := range map[string]fishbone.Day{
		"2026-12-03": "2026-12-03", "3.12.": "2026-12-03", "12月3日": "2026-12-03", "明年3月": "2027-03-31", "1.2.27": "2027-02-01", "31.2.": "", "soon": "", "7": "",
	} {
		v.form.due.SetText(text)
		s.Loop.Run()
		if got := v.form.day().Day; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
		if want == "" {
			s.MustShow(s.Side, words.T("promise.noSuchDay"))
			continue
		}
		s.MustShow(s.Side, panel.LongDay(want, fishbone.DayOf(s.Now())))
	}
	s.MustShow(s.Side, words.T("choose.goesTo"))
}

// Half an answer is there again when the page is opened anew, with its reason in hand and as the
// sort that it was begun as.
func TestHalfAnAnswerIsFoundAgain(t *testing.T) {
	s, v := premortem(t, "spam", "old phones")
	v.lookAt("Desk")
	v.pick("old phones")
	s.Loop.Run()
	v.answerAs(fishbone.RiskAccepted)
	v.form.what.SetText("out of our h")
	s.Loop.Run()
	again := newPremortem(s)
	if r, _ := again.inHandRisk(); r.ID != "old phones" || again.form.as != fishbone.RiskAccepted || again.form.what.Text != "out of our h" {
		t.Errorf("in hand is %q, as %q: %q", r.ID, again.form.as, again.form.what.Text)
	}
}

// What is taken back or changed elsewhere is seen in the answer in hand.
func TestTheAnswerInHandFollows(t *testing.T) {
	s, v := premortem(t, "spam")
	v.lookAt("Desk")
	s.Loop.Run()
	v.form.what.SetText("own number")
	v.form.answer()
	s.Loop.Run()
	if got := v.form.what.Text; got != "own number" {
		t.Fatalf("answered it says %q", got)
	}
	s.Undo()
	s.Loop.Run()
	if got := v.form.what.Text; got != "" {
		t.Errorf("undone it still says %q", got)
	}
}

// Escape leaves the line for the keys, also before there is a reason.
func TestEscapeLeavesTheFirstReason(t *testing.T) {
	s, v := premortem(t)
	if v.Focus() != fyne.Focusable(v.line.Entry) {
		t.Fatal("the first reason is not typed at once")
	}
	s.Press(fyne.KeyEscape)
	if v.Focus() != fyne.Focusable(v.keys) {
		t.Error("Escape does not lead to the keys")
	}
	was, _ := v.looked()
	s.Hit("f")
	if now, _ := v.looked(); now.ID == was.ID {
		t.Error("the key does not lead to the next chosen solution")
	}
}

// While a dot is dragged its name goes with it and the panel says where it is; it is drawn again
// only when it is let go.
func TestADraggedDotTakesItsNameAlong(t *testing.T) {
	s := newStage(t, "effort", hotel()...)
	v := s.Panel.(*effortView)
	v.put("Message", 20, 20)
	v.put("Desk", 50, 50)
	v.take("Message")
	s.Loop.Run()
	from, way := v.place(50, 50), v.place(70, 80).Subtract(v.place(50, 50))
	d := v.shown["Desk"].(*ui.Dragger)
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(way.X, way.Y)})
	s.Loop.Run()
	label := v.label[len(v.label)-1].Position()
	if now, _ := v.current(); now.ID != "Desk" || v.shown["Desk"].Position().X <= from.X {
		t.Errorf("in hand is %s, its dot is at %v", now.ID, v.shown["Desk"].Position())
	}
	s.MustShow(s.Side, words.T("choose.effortImpact", "quadrant", words.T("chart.projects"), "effort", 70, "impact", 80))
	d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-10, 5)})
	s.Refresh()
	s.Loop.Run()
	if moved := v.label[len(v.label)-1].Position().Subtract(label); moved.X != -10 || moved.Y != 5 {
		t.Errorf("its name moved by %v", moved)
	}
	d.DragEnd()
	s.Loop.Run()
	if s.marks("Desk") == "50 50" || v.held.id != "" {
		t.Errorf("let go it is at %s", s.marks("Desk"))
	}
}

// Without solutions every way to choose leads to the step where they are found.
func TestNothingToChooseLeadsToTheSolutions(t *testing.T) {
	for _, view := range []string{"tchart", "best", "cocreate", "matrix", "effort"} {
		s := newStage(t, view)
		s.MustShow(s.Diagram, words.T("choose.noSolutions")[:20])
		s.MustNotShow(s.Side, words.T("choose.others"))
		s.Click(s.Diagram, words.T("foot.first", "name", words.T("step.8")))
		if s.Session().Step() != guide.StepSolutions {
			t.Errorf("%s leads to step %d", view, s.Session().Step())
		}
	}
}

// Every dot has its name beside it, or a number that stands before the name: in the panel, and before
// everybody at the side of the chart.
func TestEveryDotHasANameOrANumber(t *testing.T) {
	var fill []fishbone.Edit
	for i := range 40 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Solution{
			ID: fishbone.ID(fmt.Sprint("s", i)), Text: fmt.Sprint("Idea", i), Effort: 3 + i*7%90, Impact: 30 + i*5%70,
		}})
	}
	s := newStage(t, "effort", fill...)
	v := s.Panel.(*effortView)
	for _, shown := range []bool{false, true} {
		s.Shown = shown
		s.Refresh()
		s.Loop.Run()
		for _, dot := range v.dots() {
			if slices.ContainsFunc(v.names, dot.meets) {
				t.Errorf("a dot at %v lies on the name of a part", dot)
			}
		}
		numbered := 0
		for i, one := range s.Analysis().Solutions() {
			switch on := uitest.Text(v.shown[one.ID]); {
			case on == fmt.Sprint(i+1):
				numbered++
				if list := uitest.Text(s.Diagram); shown && !strings.Contains(list, fmt.Sprint(i+1, " ", one.Text)) {
					t.Errorf("before everybody %d is not in %q", i+1, list)
				}
			case on != "":
				t.Errorf("on the dot of %q stands %q", one.Text, on)
			case !strings.Contains(uitest.Text(s.Diagram), one.Text):
				t.Errorf("%q has neither a name nor a number", one.Text)
			}
		}
		if numbered == 0 {
			t.Error("all have a name")
		}
	}
	s.MustShow(s.Side, "40")
}

// Dots that move aside stay in their part of the chart, in which the list beside it has them.
func TestDotsMoveAsideWithinTheirPart(t *testing.T) {
	var fill []fishbone.Edit
	for i := range 40 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Solution{
			ID: fishbone.ID(fmt.Sprint("s", i)), Text: fmt.Sprint("Idea", i), Effort: 47 + i%2*7, Impact: 47 + i/2%2*7,
		}})
	}
	s := newStage(t, "effort", fill...)
	v := s.Panel.(*effortView)
	for _, shown := range []bool{false, true} {
		s.Shown = shown
		s.Refresh()
		s.Loop.Run()
		middle := v.place(50, 50)
		for _, one := range s.Analysis().Solutions() {
			if at := v.at[one.ID]; (at.X > middle.X) != (one.Effort > 50) || (at.Y < middle.Y) != (one.Impact > 50) {
				t.Errorf("%q of %d, %d stands at %v, the middle is %v", one.Text, one.Effort, one.Impact, at, middle)
			}
		}
	}
}

// Before a solution is chosen, the key that would answer leads to where one is.
func TestAPremortemOfNothingLeadsOn(t *testing.T) {
	s := newStage(t, "premortem", hotel()...)
	s.Press(fyne.KeyReturn)
	if now := s.Session().View(); now != "best" {
		t.Errorf("open is %q", now)
	}
}

// The weights ask for themselves before everybody, and any digit is one of theirs.
func TestWeightsAreAskedFor(t *testing.T) {
	s := newStage(t, "matrix", append(hotel(), criteria()...)...)
	s.MustShow(s.Diagram, "1–5")
	s.Hit("w")
	s.MustShow(s.Diagram, "0–9")
	if p := s.Panel.(panel.Prompter).Prompt(); p.Number != "60" || len(p.Options) != 1 {
		t.Errorf("it asks %+v", p)
	}
}

// Of many dots no name lies on another one, on a dot, or on the name of a part.
func TestNamesOnTheChartLieApart(t *testing.T) {
	var fill []fishbone.Edit
	for i := range 60 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Solution{
			ID: fishbone.ID(fmt.Sprint("s", i)), Text: fmt.Sprint("What could be done about it, number ", i), Effort: 1 + i*37%100, Impact: 1 + i*53%100,
		}})
	}
	s := newStage(t, "effort", fill...)
	v := s.Panel.(*effortView)
	v.take("s12")
	s.Loop.Run()
	var words, dots []rect
	for _, o := range v.field.Objects {
		r := rect{o.Position().X, o.Position().Y, o.Size().Width, o.Size().Height}
		switch o.(type) {
		case *ui.Dragger:
			dots = append(dots, r)
		case *canvas.Rectangle, *spot:
		default:
			words = append(words, r)
		}
	}
	for i, a := range dots {
		for _, b := range dots[:i] {
			if a.meets(b) && math.Hypot(float64(a.x-b.x), float64(a.y-b.y)) < dotSize {
				t.Errorf("dots lie on each other: %v, %v", a, b)
			}
		}
	}
	if len(dots) != 60 || len(words) < 4+2+20 {
		t.Fatalf("there are %d dots and %d names", len(dots), len(words))
	}
	at, in := v.inner(), v.innerSize()
	for _, name := range words[6:] {
		if name.x < at.X+labelGap-0.1 || name.x+name.w > at.X+in.Width-labelGap+0.1 {
			t.Errorf("the name at %v touches the frame at %v, %v", name, at, in)
		}
	}
	for i, a := range words {
		for _, b := range words[:i] {
			if a.meets(b) {
				t.Errorf("names lie on each other: %v, %v", a, b)
			}
		}
		for _, b := range dots {
			if i >= 6 && a.meets(b) { // the names of the parts and of the axes have no other place
				t.Errorf("the name %d, %v, lies on the dot at %v", i, a, b)
			}
		}
	}
}

// Among ever so many dots the name of what is in hand hides none.
func TestTheNameInHandHidesNoDot(t *testing.T) {
	var fill []fishbone.Edit
	for i := range 60 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Solution{
			ID: fishbone.ID(fmt.Sprint("s", i)), Text: fmt.Sprint("What could be done about it, number ", i), Effort: 1 + i*37%100, Impact: 1 + i*53%100,
		}})
	}
	s := newStage(t, "effort", fill...)
	v := s.Panel.(*effortView)
	for _, shown := range []bool{false, true} {
		s.Shown = shown
		for i := 0; i < 60; i += 6 {
			v.take(fishbone.ID(fmt.Sprint("s", i)))
			s.Refresh()
			s.Loop.Run()
			name := v.label[len(v.label)-1]
			box := rect{name.Position().X, name.Position().Y, name.Size().Width, name.Size().Height}
			if slices.ContainsFunc(v.dots(), box.meets) {
				t.Errorf("before everybody %t: the name of s%d at %v hides a dot", shown, i, box)
			}
		}
	}
}

// The four parts of the chart meet in its middle, which belongs to the cheaper and to the smaller.
func TestPartsOfTheChart(t *testing.T) {
	for _, c := range []struct {
		effort, impact int
		part           string
	}{
		{1, 51, "chart.quickWins"}, {50, 100, "chart.quickWins"}, {51, 51, "chart.projects"}, {100, 100, "chart.projects"},
		{1, 1, "chart.fillIns"}, {50, 50, "chart.fillIns"}, {51, 50, "chart.avoid"}, {100, 1, "chart.avoid"},
		{0, 50, "choose.notPlaced"}, {50, 0, "choose.notPlaced"},
	} {
		if got := quadrant(fishbone.Solution{Effort: c.effort, Impact: c.impact}); got != words.T(c.part) {
			t.Errorf("effort %d and impact %d are %q, want %q", c.effort, c.impact, got, words.T(c.part))
		}
	}
}

// Another answer takes back the one before, and no answer is none.
func TestAnotherAnswerTakesBackTheOneBefore(t *testing.T) {
	s := newStage(t, "premortem", append(hotel(), fishbone.ChooseSolution{ID: "Desk", Choice: fishbone.Chosen, Reason: "quick"})...)
	s.Say("Nobody staffs it")
	s.Focus()
	s.Hit("c")
	s.Say("")
	if r := s.Analysis().Risks()[0]; r.Answer != fishbone.RiskOpen || len(s.Analysis().Additions()) != 0 {
		t.Fatalf("without words it is answered: %+v", r)
	}
	if got, want := s.Notice(), words.T("choose.answerFirst"); got != want {
		t.Errorf("without words it says %q, want %q", got, want)
	}
	s.Say("With a rota")
	if len(s.Analysis().Additions()) != 1 {
		t.Fatalf("the additions are %+v", s.Analysis().Additions())
	}
	s.Focus()
	s.Hit("l")
	s.Say("")
	if r := s.Analysis().Risks()[0]; r.Answer != fishbone.RiskAccepted || len(s.Analysis().Additions()) != 0 {
		t.Errorf("it is answered %+v, with %+v", r, s.Analysis().Additions())
	}
}

// A day that is none is refused where a reason becomes a promise, and nothing typed is lost.
func TestAPromiseOfTheirOwnNeedsADayOrNone(t *testing.T) {
	s := newStage(t, "premortem", append(hotel(), fishbone.ChooseSolution{ID: "Desk", Choice: fishbone.Chosen, Reason: "quick"})...)
	s.Say("Nobody staffs it")
	s.Focus()
	s.Hit("p")
	s.Say("Write a rota", "Ann", "someday")
	if len(s.Analysis().Promises()) != 0 || s.Entry().Text != "someday" {
		t.Fatalf("promised: %+v, and %q is in hand", s.Analysis().Promises(), s.Entry().Text)
	}
}

// A chosen solution is looked back at before it is promised.
func TestBeforePromisingItIsAskedWhyItMightFail(t *testing.T) {
	s := newStage(t, "best", hotel()...)
	s.MustNotShow(s.Side, words.T("choose.askFirst"))
	s.Panel.(*bestView).take("Desk")
	s.Try(fishbone.ChooseSolution{ID: "Desk", Choice: fishbone.Chosen, Reason: "quick"})
	s.MustShow(s.Side, words.T("choose.askFirst"))
	s.Try(fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "r", Solution: "Desk"}})
	s.MustNotShow(s.Side, words.T("choose.askFirst"))
}

// Whatever way to choose is opened, the solution in hand is in sight.
func TestTheSolutionInHandIsInSight(t *testing.T) {
	fill := criteria()
	for i := range 40 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.ID(fmt.Sprint("s", i)), Text: fmt.Sprint("What could be done, number ", i)}})
	}
	s := newStage(t, "tchart", fill...)
	s.Panel.(*tchartView).take("s35")
	inSight := func(name string, scroll *container.Scroll, row fyne.CanvasObject) {
		t.Helper()
		if y := row.Position().Y - scroll.Offset.Y; y < -1 || y+row.Size().Height > scroll.Size().Height+1 {
			t.Errorf("%s: the row in hand is at %v of %v", name, y, scroll.Size().Height)
		}
	}
	s.OpenView("matrix")
	s.Loop.Run()
	m := s.Panel.(*matrixView)
	inSight("matrix", m.scroll, m.rows[m.row])
	m = newMatrix(s)
	m.Board().Resize(fyne.NewSize(900, 500))
	m.Refresh() // as the page does before the board has its turn
	inSight("matrix at once", m.scroll, m.rows[m.row])
	s.OpenView("best")
	s.Loop.Run()
	b := s.Panel.(*bestView)
	inSight("best", b.scroll, b.rows[35])
	s.OpenView("cocreate")
	s.Loop.Run()
	c := s.Panel.(*cocreateView)
	inSight("cocreate", c.scroll, c.rows[35])
}

// Where nothing is left out, the number of the solutions is said once.
func TestAllSolutionsAreCountedOnce(t *testing.T) {
	s := newStage(t, "best", hotel()...)
	s.MustShow(s.Diagram, "3 solutions, for")
	if said := uitest.Text(s.Diagram); strings.Contains(said, "3 of 3") {
		t.Errorf("it says %q", said)
	}
	s.Panel.(*bestView).filter("late")
	s.Loop.Run()
	s.MustShow(s.Diagram, "2 of 3 solutions, for")
}

// Among many dots the room reads first what wins quickly: these have names before others, and are the
// first in the list of those that have numbers.
func TestTheRoomReadsQuickWinsFirst(t *testing.T) {
	var fill []fishbone.Edit
	for i := range 60 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Solution{
			ID: fishbone.ID(fmt.Sprint("s", i)), Text: fmt.Sprint(i, " is what could be done about it"), Effort: 1 + i*37%100, Impact: 1 + i*53%100,
		}})
	}
	s := newStage(t, "effort", fill...)
	s.Shown = true
	s.Win.Resize(fyne.NewSize(1600, 900))
	s.Refresh()
	s.Loop.Run()
	said := uitest.Text(s.Diagram)
	v := s.Panel.(*effortView)
	said = said[:strings.LastIndex(said, words.T(parts[0].key))] // the list; the chart follows
	listed, at := 0, [5]int{4: len(said)}                        // where in the list each part begins
	for i, p := range parts {
		at[i] = strings.Index(said, words.T(p.key))
	}
	for _, sol := range v.solutions() {
		where := strings.Index(said, " "+sol.Text[:10])
		if part := partOf(sol); where >= 0 {
			if listed++; where < at[part] || where > at[part+1] {
				t.Errorf("%q is not listed among its part, %s: %q", sol.Text, parts[part].key, said)
			}
		}
	}
	if listed < 10 || listed == 60 {
		t.Errorf("%d are listed: %q", listed, said)
	}
	order := v.byMerit()
	for i := range order[1:] {
		if partOf(order[i]) != 0 && partOf(order[i+1]) == 0 {
			t.Errorf("%+v is named before %+v", order[i], order[i+1])
		}
	}
}
