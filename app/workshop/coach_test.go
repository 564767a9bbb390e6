package workshop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone/advice"
	"whybone/fishbone/guide"
)

// TestTheCoachIsQuiet shows one line at the panel's foot, which opens the notes, and nothing
// while everybody watches.
func TestTheCoachIsQuiet(t *testing.T) {
	s := newStage(t, bone("People"), cause("no automation", "People"))
	s.goTo(guide.StepCauses)
	const line = "Notes from the coach: 1"
	s.MustShow(s.side, line)
	s.Click(s.side, line)
	s.MustShow(s.side, "A missing solution is no cause yet")
	s.Press(fyne.KeyEscape)
	s.MustNotShow(s.side, "A missing solution")
	s.Say("late")
	s.MustShow(s.side, line) // what is right is not spoken of
	s.goTo(guide.StepGroup)
	s.MustNotShow(s.side, "Notes from the coach")
	s.goTo(guide.StepCauses)
	s.Session().SetPresenting(true)
	s.Loop.Run()
	s.MustNotShow(s.band(), "Notes from the coach")
	if s.Coached() != 0 || s.Actions().Can("act.coach") {
		t.Error("the coach speaks in front of everybody")
	}
}

// whole is a view without a panel.
type whole struct {
	board fyne.CanvasObject
	keys  *ui.KeyTarget
}

func (v *whole) Board() fyne.CanvasObject   { return v.board }
func (v *whole) Content() fyne.CanvasObject { return nil }
func (v *whole) Refresh()                   {}
func (v *whole) Focus() fyne.Focusable      { return v.keys }
func (v *whole) Flush()                     {}

// TestALayerHasRoomBesideAWholeView opens the notes where the board has all the room.
func TestALayerHasRoomBesideAWholeView(t *testing.T) {
	s := newStage(t)
	view := &whole{container.NewStack(), ui.NewKeyTarget()}
	s.use(append([]panel.Feature{{Views: []panel.View{{Step: guide.PageProve, Name: "bare", Open: func() panel.ViewPanel { return view }}}}}, s.all...))
	s.OpenStep(guide.PageProve)
	s.Loop.Run()
	if w := s.side.Size().Width; w != 0 {
		t.Fatalf("the panel is %v wide without content", w)
	}
	s.Actions().Perform("act.coach")
	s.Loop.Run()
	if w := s.side.Size().Width; w < leastPanel {
		t.Errorf("the notes have a width of %v", w)
	}
	s.Actions().Perform("act.coach")
	s.Loop.Run()
	if w := s.side.Size().Width; w != 0 {
		t.Errorf("afterwards the panel is %v wide", w)
	}
}

// TestARowHasAMarkForItsHint shows beside a cause that there is something to say of it, in every
// step that lists it; a click opens that note alone.
func TestARowHasAMarkForItsHint(t *testing.T) {
	s := newStage(t, bone("People"), cause("no automation", "People"), cause("late", "People"), cause("poor training", "People"))
	for _, step := range []guide.Step{guide.StepCauses, guide.StepGroup, guide.StepAgree, guide.StepWhy} {
		s.goTo(step)
		if got := s.HintOn(s.Cause("no automation").ID); !strings.HasPrefix(got, "A missing solution is no cause yet") {
			t.Errorf("step %d: the hint says %q", step, got)
		}
		s.ClickIcon(s.side, s.HintOn(s.Cause("no automation").ID))
		s.MustShow(s.side, "A missing solution is no cause yet")
		s.MustNotShow(s.side, "This can mean anything")
		s.Press(fyne.KeyEscape)
		s.MustNotShow(s.side, "A missing solution is no cause yet")
		if s.HintOn(s.Cause("late").ID) != "" {
			t.Errorf("step %d: there is a hint on what is right", step)
		}
	}
	s.KeepCoachOff(advice.Off{advice.MissingSolution})
	if got := s.HintOn(s.Cause("no automation").ID); got != "" {
		t.Errorf("a rule that is off says %q", got)
	}
	s.KeepCoachOff(nil)
	s.Session().SetPresenting(true)
	s.Loop.Run()
	if got := s.HintOn(s.Cause("no automation").ID); got != "" {
		t.Errorf("in front of everybody it says %q", got)
	}
}
