package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// An empty page before everybody says what comes there, and has an entry for it or names the key
// that begins it.
func TestAnEmptyViewNamesItsKey(t *testing.T) {
	s := newStage(t)
	s.diagram.Close()
	for _, v := range s.views {
		if v.Name == "report" || v.Name == "form" {
			continue // they are written at a desk
		}
		s.OpenStep(v.Step)
		s.openView(v.Name)
		s.Session().SetPresenting(true)
		s.Loop.Run()
		if s.seen(ui.Body) == "" {
			t.Errorf("%s: the board shows nothing but an icon", v.Name)
		}
		_, typed := s.panel.Focus().(*ui.Entry)
		if all := s.panel.(panel.Prompter).Prompt().Options; !typed && (len(all) == 0 || all[0].Key == "") {
			t.Errorf("%s: no key begins it", v.Name)
		}
		s.Session().SetPresenting(false)
		s.Loop.Run()
	}
}

// What a panel leads to is one button, however many there are beside it.
func TestAPanelHasOnePrimary(t *testing.T) {
	sealed := fishbone.Batch{}
	for _, name := range []string{"Ann", "Ben"} {
		sealed.Edits = append(sealed.Edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(name), Name: name, Role: fishbone.Member}},
			fishbone.Add{Thing: &fishbone.Slip{ID: fishbone.ID("slip" + name), Text: "no rota", By: name, For: fishbone.SlipCause}},
			fishbone.Add{Thing: &fishbone.Slip{ID: fishbone.ID("idea" + name), Text: "a rota", By: name, For: fishbone.SlipSolution}})
	}
	s := newStage(t, sample(t, words.English), sealed)
	s.diagram.Close()
	look := func(where string) {
		s.Loop.Run()
		n := 0
		uitest.Walk(s.side, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if b, ok := o.(*ui.Tap); ok && b.Leads {
				n++
			}
			return true
		})
		if n > 1 {
			t.Errorf("%s has %d", where, n)
		}
	}
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		s.OpenStep(n)
		s.openView("")
		look(panel.StepName(n))
	}
	for _, v := range s.views {
		s.OpenStep(v.Step)
		s.openView(v.Name)
		look(v.Name)
	}
}

// What is said in passing stands on the presenter's thin line, and covers neither the picture nor
// the answer.
func TestANoticeCoversTheThinLineAlone(t *testing.T) {
	s := newStage(t, bone("People"), cause("no rota", "People"))
	driver := fyne.CurrentApp().Driver()
	for _, room := range []fyne.Size{{Width: 1280, Height: 720}, {Width: 1920, Height: 1080}} {
		s.Win.Resize(room)
		s.goTo(guide.StepCauses)
		s.Session().SetPresenting(true)
		s.Loop.Run()
		s.Notices().Say("Kept", ui.Neutral, "", nil)
		cards := s.Notices().Object().(*fyne.Container).Objects
		if len(cards) != 2 {
			t.Fatalf("there are %d things, want a ground and a notice", len(cards))
		}
		entry := s.panel.Focus().(*ui.Entry)
		answer := driver.AbsolutePositionForObject(entry).Y + entry.Size().Height
		top := driver.AbsolutePositionForObject(cards[1]).Y
		if foot := top + cards[1].Size().Height; top < answer || foot > room.Height {
			t.Errorf("in %v it stands from %v to %v, the answer ends at %v", room, top, foot, answer)
		}
		s.Notices().Hide()
		s.Session().SetPresenting(false)
		s.Loop.Run()
	}
}
