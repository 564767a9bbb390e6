package quiet

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

func newStage(t *testing.T, fill ...fishbone.Edit) *paneltest.Stage {
	t.Helper()
	person := func(name string) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(name), Name: name, Role: fishbone.Member}}
	}
	fill = append([]fishbone.Edit{person("Ann"), person("Ben")}, fill...)
	return paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)
}

// A round goes from hand to hand. What one wrote is shown to nobody else before all is opened.
func TestARoundFromHandToHand(t *testing.T) {
	s := newStage(t)
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	s.Say("no rota", "old printer")
	s.MustShow(s.Side, "no rota")
	s.Click(s.Side, words.T("quiet.handOver", "name", "Ben"))
	s.MustNotShow(s.Side, "no rota")
	s.MustNotShow(s.Diagram, "no rota")
	s.Say("queue at noon")
	s.Click(s.Side, words.T("quiet.done"))
	for _, text := range []string{"no rota", "old printer", "queue at noon"} {
		s.MustNotShow(s.Side, text)
		s.MustNotShow(s.Diagram, text)
	}
	if n := s.Analysis().Count().Causes; n != 0 {
		t.Errorf("%d causes stand on the wall before the reveal", n)
	}
	s.Click(s.Side, words.T("quiet.open", "n", 3))
	if n := s.Analysis().Count().Unsorted; n != 3 || s.Cause("queue at noon").By != "Ben" {
		t.Errorf("%d cards, by %q", n, s.Cause("queue at noon").By)
	}
	s.Undo()
	if s.Analysis().Count().Causes != 0 || s.Analysis().Written(fishbone.SlipCause)["Ann"] != 2 {
		t.Error("undone they are not sealed again")
	}
}

// Half a card stays with its writer.
func TestHalfACardStaysWithItsWriter(t *testing.T) {
	s := newStage(t)
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	s.Write("half a ca")
	s.Press(fyne.KeyEscape)
	test.Tap(s.Row("Ben"))
	s.Loop.Run()
	if got := s.Entry().Text; got != "" {
		t.Errorf("Ben finds %q", got)
	}
	s.Press(fyne.KeyEscape)
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	if got := s.Entry().Text; got != "half a ca" {
		t.Errorf("Ann finds %q", got)
	}
}

func TestOneTakesACardBack(t *testing.T) {
	s := newStage(t)
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	s.Say("no rota")
	s.ClickIcon(s.Side, words.T("quiet.back"))
	if n := s.Analysis().Written(fishbone.SlipCause)["Ann"]; n != 0 {
		t.Errorf("%d are left", n)
	}
}

// Guesses are opened beside what was found.
func TestGuessesStandBesideWhatWasFound(t *testing.T) {
	s := newStage(t, paneltest.Bone("People"), paneltest.Cause("root", "People"), paneltest.Root("root"))
	s.Click(s.Side, words.T("quiet.guess"))
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	s.Say("it is the rota")
	s.Press(fyne.KeyEscape)
	s.MustNotShow(s.Diagram, "it is the rota")
	s.Click(s.Side, words.T("quiet.open", "n", 1))
	s.MustShow(s.Diagram, "it is the rota")
	s.MustShow(s.Diagram, "root")
}

// While everybody watches, nobody writes: the keys are not the line's.
func TestNobodyWritesInFrontOfEverybody(t *testing.T) {
	s := newStage(t)
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	r := s.Panel.(*round)
	if r.Focus() != fyne.Focusable(r.line.Entry) {
		t.Fatal("the writer cannot write")
	}
	s.Shown = true
	if r.Focus() == fyne.Focusable(r.line.Entry) {
		t.Error("what is typed is shown to everybody")
	}
}

// Long names are whole where cards can be narrower for them.
func TestNamesBesideCardsAreWhole(t *testing.T) {
	const long = "Bartholomew Featherstonehaugh"
	fill := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Person{ID: "long", Name: long, Role: fishbone.Member}}}
	for i := range 6 {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Slip{ID: fishbone.ID(fmt.Sprint("slip", i)), Text: "no rota", By: "Ann", For: fishbone.SlipCause}})
	}
	s := newStage(t, fill...)
	s.MustShow(s.Diagram, long)
}

// One long name makes nothing smaller for the others before everybody: it takes two lines.
func TestALongNameShrinksNobody(t *testing.T) {
	sizeOf := func(name string) float32 {
		fill := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Person{ID: "other", Name: name, Role: fishbone.Member}}}
		for i := range 9 {
			fill = append(fill, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(fmt.Sprint("p", i)), Name: fmt.Sprint("Mia ", i), Role: fishbone.Member}})
		}
		s := newStage(t, fill...)
		s.Shown = true
		b := s.Panel.(*round).board
		_, larger := b.columns(900, 400)
		return larger
	}
	if short, long := sizeOf("Alexandra Hughes"), sizeOf("Bartholomew Featherstonehaugh-Cholmondeley"); long < short {
		t.Errorf("with a long name all is %v times as large, not %v", long, short)
	}
}

// In front of everybody the reveal has a key, as all else that can be done there.
func TestTheRevealHasAKey(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Slip{ID: "slip", Text: "no rota", By: "Ann", For: fishbone.SlipCause}})
	s.Shown = true
	for _, o := range s.Prompt().Options {
		if o.Key == "" {
			t.Errorf("%q has no key", o.Words)
		}
	}
	s.Shown = false
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	s.Write("o")
	if s.Analysis().Count().Causes != 0 {
		t.Fatal("what is typed opens the cards")
	}
	s.Shown = true
	s.Refresh()
	s.Focus()
	s.Hit("o")
	if s.Analysis().Count().Causes != 0 {
		t.Fatal("the key opens the cards while somebody writes")
	}
	s.Shown = false
	s.Panel.(*round).write("")
	s.Loop.Run()
	s.Hit("o")
	if s.Analysis().Count().Causes != 1 {
		t.Error("the key does not open the cards")
	}
}

// Enter hands the laptop to the first one who has written nothing, until everybody has.
func TestEnterHandsTheLaptopOn(t *testing.T) {
	s := newStage(t)
	for _, p := range s.Analysis().People() {
		s.MustShow(s.Side, words.T("quiet.handTo", "name", p.Name))
		s.Press(fyne.KeyReturn)
		if who, ok := s.Panel.(*round).writer(); !ok || who.Name != p.Name {
			t.Fatalf("%q writes, not %q", who.Name, p.Name)
		}
		s.Say("no rota for " + p.Name)
		s.Press(fyne.KeyEscape)
	}
	s.Press(fyne.KeyReturn)
	if who, ok := s.Panel.(*round).writer(); ok {
		t.Errorf("all have written, and %q writes again", who.Name)
	}
}

// In front of everybody nobody writes.
func TestNoLaptopIsHandedOnBeforeEverybody(t *testing.T) {
	s := newStage(t)
	s.Shown = true
	s.Refresh()
	s.Focus()
	s.Press(fyne.KeyReturn)
	if who, ok := s.Panel.(*round).writer(); ok {
		t.Errorf("%q writes where everybody watches", who.Name)
	}
}
