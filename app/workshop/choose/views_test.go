package choose

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
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

// ranks are the solutions of the list of the best.
func (s *stage) ranks() (all []string) {
	for _, x := range s.Analysis().Ranked() {
		all = append(all, string(x.ID))
	}
	return all
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
	size := v.innerSize()
	var dot *ui.Dragger
	for _, o := range v.field.Objects {
		if d, ok := o.(*ui.Dragger); ok {
			dot = d
		}
	}
	drag(s, dot, size.Width*0.2, -size.Height*0.3)
	if got := s.marks("Desk"); got != "70 80" {
		t.Errorf("dragged it is at %s", got)
	}
}
