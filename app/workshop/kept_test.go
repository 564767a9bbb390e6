package workshop

import (
	"fmt"
	"image/color"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui/uitest"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// shown are the objects that can be seen in something.
func shown(in fyne.CanvasObject) map[fyne.CanvasObject]bool {
	all := map[fyne.CanvasObject]bool{}
	uitest.Walk(in, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		all[o] = true
		return true
	})
	return all
}

func TestAnEditMakesLittleAnew(t *testing.T) {
	edits := []fishbone.Edit{bone("People"), bone("Market")}
	for i := range 12 {
		id := fishbone.ID(fmt.Sprint("cause ", i))
		edits = append(edits, cause(id, "People"), cause(id+" why", id),
			fishbone.Add{Thing: &fishbone.Solution{ID: "solution " + id, Text: "solution " + string(id), Causes: []fishbone.ID{id}}})
		if i < 6 {
			edits = append(edits, confirmed(id+" why"))
		}
	}
	s := newStage(t, edits...)
	for n := guide.StepCauses; n <= guide.LastStep; n++ {
		s.goTo(n)
		if n == guide.StepWhy {
			s.Session().Choose("")
		}
		s.vote(1)
		before := shown(s.whole)
		s.vote(2)
		anew := 0
		for o := range shown(s.whole) {
			if !before[o] {
				anew++
			}
		}
		if most := len(before) / 5; anew > most {
			t.Errorf("step %d: of %d objects an edit made %d anew", n, len(before), anew)
		}
	}
}

// vote makes an edit that only step 5 shows.
func (s *stage) vote(n int) {
	s.T.Helper()
	if err := s.Session().Do(fishbone.SetVotes{ID: "cause 3", Votes: n}); err != nil {
		s.T.Fatal(err)
	}
}

// TestWhatIsCoveredIsNotPainted opens a view and reads a chain back: the fish below takes as long to
// paint with every frame as where it is seen.
func TestWhatIsCoveredIsNotPainted(t *testing.T) {
	s := newStage(t, bone("People"), cause("alpha", "People"), cause("why", "alpha"), cause("card", ""))
	s.goTo(guide.StepAgree)
	seen := func(what string, want bool) {
		t.Helper()
		s.Loop.Run()
		if got := shown(s.whole)[s.board]; got != want {
			t.Errorf("%s: the fish is painted: %v", what, got)
		}
	}
	seen("step 5", true)
	s.Session().OpenView("vote")
	seen("a view", false)
	s.try(cause("beta", "People"))
	seen("a view after an edit", false)
	s.Session().OpenView("")
	seen("the picture again", true)
	s.Session().Choose("why")
	s.Actions().Perform("act.therefore")
	seen("therefore", false)
	s.Press(fyne.KeyEscape)
	seen("after it", true)
}

func TestACardKeepsItsRow(t *testing.T) {
	s := grouping(t)
	s.Hit("1")
	s.Press(fyne.KeyDown, fyne.KeyDown) // back to it
	row := s.Row("alpha")
	was := s.line("People")
	s.Hit("2")
	s.Press(fyne.KeyDown, fyne.KeyDown)
	if s.Row("alpha") != row {
		t.Error("another bone made another row")
	}
	if ink := color.Color(panel.BoneColor(s.Analysis(), "Market")); !slices.Contains(fills(row), ink) {
		t.Errorf("its colours are %v, the bone's is %v", fills(row), ink)
	}
	if s.line("People") != was {
		t.Error("another number of cards made another line")
	}
	s.MustShow(s.line("People"), "0")
	s.MustShow(s.line("Market"), "1")
}

// line is a bone's line in step 4.
func (s *stage) line(bone fishbone.ID) fyne.CanvasObject {
	s.T.Helper()
	for i, b := range s.Analysis().Bones() {
		if b.ID == bone {
			return s.Tap(fmt.Sprint(i+1, " ", b.Name))
		}
	}
	s.T.Fatalf("there is no line for %s", bone)
	return nil
}

// fills are the colours of the rectangles in something.
func fills(in fyne.CanvasObject) (all []color.Color) {
	for o := range shown(in) {
		if r, ok := o.(*canvas.Rectangle); ok {
			all = append(all, r.FillColor)
		}
	}
	return all
}

func TestWhatLooksTheSameTwiceIsMadeTwice(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Bone{ID: "one", Name: "Same"}}, fishbone.Add{Thing: &fishbone.Bone{ID: "other", Name: "Same"}},
		cause("alpha", "one"), cause("beta", "other"))
	s.goTo(guide.StepAgree)
	for range 2 { // the second time there is something to keep
		if n := len(titles(s, "Same")); n != 2 {
			t.Fatalf("%d titles for two bones", n)
		}
		s.Page.Refresh()
	}
}

// titles are the texts that say something in the panel, each one that is an object of its own.
func titles(s *stage, say string) (all []fyne.CanvasObject) {
	for o := range shown(s.side) {
		if text, ok := o.(*canvas.Text); ok && text.Text == say {
			all = append(all, o)
		}
	}
	return all
}

func TestPresentingMakesLittleAnew(t *testing.T) {
	s := grouping(t)
	s.Hit("1")
	s.Press(fyne.KeyDown, fyne.KeyDown)
	s.present()
	s.untilKey() // the keys are said until one is pressed
	before := shown(s.band())
	s.Hit("2")
	s.Press(fyne.KeyDown, fyne.KeyDown)
	anew := 0
	for o := range shown(s.band()) {
		if !before[o] {
			anew++
		}
	}
	if most := len(before) / 2; anew > most {
		t.Errorf("of %d objects an edit made %d anew", len(before), anew)
	}
	s.MustEqual("market", s.Causes("Market"), []string{"alpha"})
	s.Click(s.band(), "1")
	s.MustEqual("people", s.Causes("People"), []string{"alpha"})
}

func TestTheTimerGoesOnWhereItIsShown(t *testing.T) {
	s, clock := clocked(t)
	s.Session().StartTimer(0, *clock)
	s.wait(clock, time.Second)
	s.MustShow(s.status, "0:01")
	s.present()
	s.wait(clock, time.Second)
	s.MustShow(s.band(), "0:02")
	s.fkey("F11")
	s.wait(clock, time.Second)
	s.MustShow(s.status, "0:03")
	s.present()
	s.wait(clock, time.Second)
	s.MustShow(s.band(), "0:04")
}

// What waits for a key waits for one: each later key would make the presenter's band anew.
func TestWhatWaitsForAKeyWaitsOnce(t *testing.T) {
	s := newStage(t)
	ended := 0
	s.UntilKey(func() { ended++ })
	s.KeepDraft("somewhere", "a")
	s.KeepDraft("somewhere", "ab")
	if ended != 1 {
		t.Errorf("two keys ended it %d times", ended)
	}
}
