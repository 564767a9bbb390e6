package workshop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/wall"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// said are so many causes on no bone, by two people in turn.
func said(n int) (edits []fishbone.Edit) {
	people := []string{"Grace Hill", "Martin"}
	for i := range n {
		edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprintf("card%d", i)), Text: fmt.Sprintf("cause number %d is said", i), By: people[i%2]})
	}
	return edits
}

// naming is step 3 in a window of 1280 × 720, with so many cards and six bones.
func naming(t *testing.T, cards int) *stage {
	t.Helper()
	fill := []fishbone.Edit{about(fishbone.Problem, "Guests wait"), about(fishbone.Head, "Guests wait"),
		fishbone.Add{Thing: &fishbone.Person{ID: "grace", Name: "Grace Hill", Role: fishbone.Facilitator}}}
	for _, b := range []fishbone.ID{"People", "Machines", "Materials", "Methods", "Environment", "Measurement"} {
		fill = append(fill, bone(b))
	}
	s := newStage(t, append(fill, said(cards)...)...)
	s.Win.Resize(fyne.NewSize(1280, 720))
	s.goTo(guide.StepCauses)
	s.Loop.Run()
	return s
}

// cards is the wall, where people see it.
func (s *stage) cards() *wall.Wall {
	var found *wall.Wall
	uitest.Walk(s.diagram.Object(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if w, ok := o.(*wall.Wall); ok {
			found = w
		}
		return true
	})
	return found
}

// card is where a card stands in the window.
func (s *stage) card(id fishbone.ID) fyne.Position {
	s.T.Helper()
	w := s.cards()
	if w == nil {
		s.T.Fatal("there is no wall")
	}
	at, size, ok := w.Bounds(id)
	if !ok {
		s.T.Fatalf("card %s is not on the wall", id)
	}
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(w).Add(at).AddXY(size.Width/2, size.Height/2)
}

func TestEverythingThatIsSaidIsOnTheWall(t *testing.T) {
	s := naming(t, 34)
	w := s.cards()
	for i := range 34 {
		if !w.Shows(fishbone.ID(fmt.Sprintf("card%d", i))) {
			t.Errorf("card %d is not to be seen", i)
		}
	}
	if g := w.Grid(); g.Text < 14 {
		t.Errorf("34 cards have a text of %v", g.Text)
	}
	if s.board.Visible() {
		t.Error("the empty fish is there, too")
	}
	for _, line := range []string{"next card", "Grace Hill", "Guests wait"} {
		if _, ok := w.FindText(line); !ok {
			t.Errorf("the wall does not show %q", line)
		}
	}
	s.try(fishbone.RemoveCause{ID: "card33"}, fishbone.RemoveCause{ID: "card32"})
	before := w.Grid()
	s.Say("one more")
	if c := s.Cause("one more"); !w.Shows(c.ID) {
		t.Error("a new card is not to be seen")
	}
	if w.Grid() != before {
		t.Errorf("the grid became another one: %+v, %+v", before, w.Grid())
	}
}

func TestTheRailGivesWayBeforeTheTextIsSmall(t *testing.T) {
	s := naming(t, 12)
	if s.railWide != railWidth {
		t.Fatalf("with few cards the rail is %v wide", s.railWide)
	}
	for _, e := range said(48)[12:] {
		s.Do(e)
	}
	s.Loop.Run()
	if s.railWide != railNumbers {
		t.Errorf("with many cards the rail is %v wide, the text %v", s.railWide, s.cards().Grid().Text)
	}
	s.goTo(guide.StepGroup)
	s.Loop.Run()
	if s.railWide != railWidth {
		t.Errorf("in step 4 the rail is %v wide", s.railWide)
	}
}

func TestCardsAreSignedAsTheTeamWants(t *testing.T) {
	s := naming(t, 10)
	s.Click(s.diagram.Object(), words.T("wall.signed", "how", words.T("signing.names")))
	s.Pick(words.T("signing.initials"))
	if _, ok := s.cards().FindText("GH"); !ok {
		t.Error("the cards have no initials")
	}
	if got := s.Analysis().About().Signing; got != fishbone.SignInitials {
		t.Errorf("the analysis is signed %q", got)
	}
	s.Click(s.diagram.Object(), words.T("wall.signed", "how", words.T("signing.initials")))
	s.Pick(words.T("signing.nobody"))
	if _, ok := s.cards().FindText("GH"); ok {
		t.Error("the cards are still signed")
	}
}

func TestMoreThanSixtyCardsHavePages(t *testing.T) {
	s := naming(t, 70)
	w := s.cards()
	if !w.Shows("card69") || w.Shows("card0") {
		t.Error("the newest card is not the one that is shown")
	}
	s.MustShow(s.diagram.Object(), "1 2")
	s.Click(s.diagram.Object(), "1")
	if !w.Shows("card0") || w.Shows("card69") {
		t.Error("the first page is not shown")
	}
	test.TapCanvas(s.Win.Canvas(), s.card("card39"))
	s.Press(fyne.KeyRight)
	if s.Session().Cause() != "card40" || !w.Shows("card40") {
		t.Errorf("behind the last card of a page comes %q", s.Session().Cause())
	}
}

func TestTheWallIsWorkedWithKeys(t *testing.T) {
	s := naming(t, 14)
	test.TapCanvas(s.Win.Canvas(), s.card("card0"))
	columns := s.cards().Grid().Columns
	s.Press(fyne.KeyRight, fyne.KeyDown)
	if want := fishbone.ID(fmt.Sprintf("card%d", 1+columns)); s.Session().Cause() != want {
		t.Fatalf("%q is selected, want %q", s.Session().Cause(), want)
	}
	chosen := s.InHand()
	s.Press(fyne.KeyF2)
	s.Say(" anew")
	s.Cause(chosen + " anew")
	test.TapCanvas(s.Win.Canvas(), s.card("card2"))
	s.Press(fyne.KeyDelete)
	if s.Analysis().Has("card2") {
		t.Error("Delete takes no card away")
	}
	s.Focused().TypedRune('n')
	if e := s.Entry(); e.Text != "n" {
		t.Errorf("the next word goes somewhere else: %q", e.Text)
	}
}

// drop drags a card of the wall by the pointer.
func (s *stage) drop(from, to fyne.Position) {
	s.T.Helper()
	w := s.cards()
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(w)
	last := from
	for i := range 3 {
		at := from.AddXY((to.X-from.X)*float32(i+1)/3, (to.Y-from.Y)*float32(i+1)/3)
		w.Dragged(&fyne.DragEvent{
			PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(origin)},
			Dragged:    fyne.NewDelta(at.X-last.X, at.Y-last.Y),
		})
		last = at
	}
	if len(s.afloat.Objects) == 0 {
		s.T.Error("nothing follows the pointer")
	}
	w.DragEnd()
	s.Loop.Run()
}

func TestCardOnCardIsOneCard(t *testing.T) {
	s := naming(t, 8)
	for _, step := range []guide.Step{guide.StepCauses, guide.StepGroup} {
		s.goTo(step)
		s.Loop.Run()
		s.drop(s.card("card1"), s.card("card4"))
		if w := s.Analysis().Wordings("card4"); len(w) != 1 || w[0].By != "Martin" || s.Analysis().Has("card1") {
			t.Fatalf("step %d: the other wordings are %+v", step, w)
		}
		s.PressUndo()
		if !s.Analysis().Has("card1") || len(s.Analysis().Wordings("card4")) != 0 {
			t.Errorf("step %d: one undo does not part them", step)
		}
	}
	s.drop(s.card("card1"), s.card("card4"))
	s.MustShow(s.side, words.T("wordings.title", "n", 2))
	s.Click(s.side, "cause number 1 is said Martin")
	if c, _ := s.Analysis().Cause("card4"); c.Text != "cause number 1 is said" {
		t.Errorf("the fish would say %q", c.Text)
	}
	s.Say() // other edits come in between
	s.try(fishbone.MoveCause{ID: "card4", Under: s.Analysis().Bones()[0].ID})
	s.Session().Choose("card4")
	s.Hit("p")
	if c, _ := s.Analysis().Cause("card4"); c.Text != "cause number 4 is said" || c.Parent == "" {
		t.Errorf("what stays is %+v", c)
	}
	if c := s.Cause("cause number 1 is said"); c.By != "Martin" || c.Parent != fishbone.Tray {
		t.Errorf("what went back is %+v", c)
	}
}

// TestTheNoticeOfAMergePartsJustThat takes back a merge by its notice after another edit.
func TestTheNoticeOfAMergePartsJustThat(t *testing.T) {
	s := naming(t, 8)
	s.drop(s.card("card1"), s.card("card4"))
	s.Say("another")
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	if !s.Analysis().Has("card1") || len(s.Analysis().Wordings("card4")) != 0 {
		t.Error("they are one still")
	}
	s.Cause("another")
}

func TestACardIsSplitAtTheCursor(t *testing.T) {
	s := naming(t, 3)
	s.try(fishbone.RewordCause{ID: "card1", Text: "too few clerks, and the printer is slow"})
	test.TapCanvas(s.Win.Canvas(), s.card("card1"))
	s.Actions().Perform("act.split")
	s.Press(fyne.KeyReturn)
	if c := s.Cause("the printer is slow"); c.By != "Martin" {
		t.Errorf("it was said by %q", c.By)
	}
	s.Cause("too few clerks")
	s.PressUndo()
	s.Cause("too few clerks, and the printer is slow")
}

func TestTheWallShrinksAsTheFishGrows(t *testing.T) {
	s := naming(t, 12)
	s.goTo(guide.StepGroup)
	s.Loop.Run()
	before := s.board.Size().Height
	if !s.board.Visible() || before > 560 {
		t.Fatalf("the fish is there: %v, and has %v", s.board.Visible(), before)
	}
	s.Hit("123456123456")
	if n := len(s.Causes("")); n != 0 {
		t.Fatalf("%d cards wait", n)
	}
	if s.cards() != nil || s.board.Size().Height <= before {
		t.Errorf("the fish had %v and has %v; is there a wall? %v", before, s.board.Size().Height, s.cards() != nil)
	}
}

func TestNumbersWorkWhereABoneWasNamedJustBefore(t *testing.T) {
	s := newStage(t, cause("alpha", ""), cause("beta", ""))
	s.goTo(guide.StepGroup)
	s.Say("People", "Market")
	s.Focused().TypedRune('2')
	s.MustEqual("market", s.Causes("Market"), []string{"alpha"})
	s.Hit("1")
	s.MustEqual("people", s.Causes("People"), []string{"beta"})
	s.try(cause("gamma", ""))
	s.Focus()
	s.Hit("n")
	s.Write("5S")
	s.Press(fyne.KeyReturn)
	if b := s.Analysis().Bones(); len(b) != 3 || b[2].Name != "5S" {
		t.Errorf("the bones are %+v", b)
	}
}

// BenchmarkCards is a card that comes onto the wall, fitted and painted, beside the panel and in
// front of everybody: what people see after Return.
func BenchmarkCards(b *testing.B) {
	for _, size := range []fyne.Size{fyne.NewSize(690, 592), fyne.NewSize(1870, 760)} {
		for _, n := range []int{34, 60} {
			b.Run(fmt.Sprintf("%vx%v/%d", size.Width, size.Height, n), func(b *testing.B) {
				var f wall.Fitter
				room := wall.Room{Width: float64(size.Width), Height: float64(size.Height - 40), Most: 39, Least: 10, Name: 12, Filled: true}
				c, texts := wall.Content{}, []string{}
				for i := range n {
					c.Cards = append(c.Cards, wall.Card{ID: fishbone.ID(fmt.Sprint(i)), Text: fmt.Sprintf("cause number %d is said", i), By: "Grace"})
					texts = append(texts, c.Cards[i].Text)
				}
				w := wall.New()
				w.Resize(size)
				for i := 0; b.Loop(); i++ {
					c.Selected = fishbone.ID(fmt.Sprint(i % n))
					g, _ := f.Fit(texts, n, room)
					w.Put(c, g, room, 1)
					w.Paint(int(size.Width), int(size.Height))
				}
			})
		}
	}
}

// TestACardIsDraggedOffTheFish drags a cause from its bone back among the cards that wait, and
// another one onto a card that says the same.
func TestACardIsDraggedOffTheFish(t *testing.T) {
	s := naming(t, 8)
	s.goTo(guide.StepGroup)
	s.Hit("11")
	w := s.cards()
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	drag := func(label string, to fyne.Position) {
		from, origin := s.onBoard(label), where(s.board)
		last := from
		for i := range 3 {
			at := from.AddXY((to.X-from.X)*float32(i+1)/3, (to.Y-from.Y)*float32(i+1)/3)
			s.board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(origin)}, Dragged: fyne.NewDelta(at.X-last.X, at.Y-last.Y)})
			last = at
		}
		s.board.DragEnd()
		s.Loop.Run()
	}
	drag("cause number 0 is said", where(w).Add(fyne.NewPos(w.Size().Width-3, w.Size().Height-1)))
	if c, _ := s.Analysis().Cause("card0"); c.Parent != fishbone.Tray {
		t.Errorf("it is still on %q", c.Parent)
	}
	drag("cause number 1 is said", s.card("card5"))
	if n := len(s.Analysis().Wordings("card5")); n != 1 {
		t.Errorf("card 5 has %d other wordings", n)
	}
}

// TestManyPagesAreTurned has more cards than anybody reads: there is no button for each page.
func TestManyPagesAreTurned(t *testing.T) {
	s := naming(t, 1500)
	at := func(n int) string { return words.T("wall.pageOf", "n", n, "of", 25) }
	s.MustShow(s.diagram.Object(), at(25)) // of the newest
	s.ClickIcon(s.diagram.Object(), words.T("wall.pageBefore"))
	s.MustShow(s.diagram.Object(), at(24))
	s.ClickIcon(s.diagram.Object(), words.T("wall.pageAfter"))
	s.MustShow(s.diagram.Object(), at(25))
}

// TestTheMergedCardIsInHand merges by S, which offers the card that says the same.
func TestTheMergedCardIsInHand(t *testing.T) {
	for name, c := range map[string]struct {
		one, other, waits fishbone.ID // the bones of the two, and a card that waits
		next              fishbone.ID
	}{
		"both on the fish":          {"b", "b2", "waits", "one"},
		"one on the fish":           {"b", "", "", "one"},
		"one, and others wait":      {"b", "", "waits", "waits"},
		"both wait, and one more":   {"", "", "waits", "one"},
		"both wait, and none other": {"", "", "", "one"},
	} {
		fill := []fishbone.Edit{bone("b"), bone("b2"),
			fishbone.AddCause{ID: "one", Under: c.one, Text: "Fierce competition in prices"},
			fishbone.AddCause{ID: "other", Under: c.other, Text: "Competition in prices"},
			fishbone.AddCause{ID: "more", Under: "b", Text: "quite another thing"}}
		if c.waits != "" {
			fill = append(fill, fishbone.AddCause{ID: c.waits, Text: "Nobody called back"})
		}
		s := newStage(t, fill...)
		s.goTo(guide.StepGroup)
		s.Session().Choose("other")
		s.Focus()
		s.Hit("s")
		if s.Analysis().Has("other") {
			t.Fatalf("%s: they are not merged", name)
		}
		if got := s.SelectedCause(); got != c.next {
			t.Errorf("%s: %q is in hand, want %q", name, got, c.next)
		}
	}
}

// TestTheLineAboveTheCardsSaysHowTheyAreSigned fills the wall until there is no room for names.
func TestTheLineAboveTheCardsSaysHowTheyAreSigned(t *testing.T) {
	signed := func(how string) string { return words.T("wall.signed", "how", words.T("signing."+how)) }
	s := newStage(t, fishbone.AddCause{ID: "c", Text: "a cause", By: "Ann"})
	s.goTo(guide.StepCauses)
	s.MustShow(s.diagram.Object(), signed("names"))
	var more []fishbone.Edit
	for i := range 59 {
		more = append(more, fishbone.AddCause{ID: fishbone.NewID(), Text: fmt.Sprintf("cause %d, with as many words as people say in one breath", i), By: "Ann"})
	}
	s.try(more...)
	s.Loop.Run()
	s.MustShow(s.diagram.Object(), words.T("wall.signed", "how", words.T("wall.sign.noRoom")))
	s.try(fishbone.SetAbout{Field: fishbone.SigningField, Text: string(fishbone.SignNobody)})
	s.Loop.Run()
	s.MustShow(s.diagram.Object(), signed("nobody"))
}

// TestCardsStandInTheOrderInWhichTheyWereSaid names causes for a bone and for none by turns.
func TestCardsStandInTheOrderInWhichTheyWereSaid(t *testing.T) {
	s := newStage(t, bone("b"))
	s.goTo(guide.StepCauses)
	for _, e := range []fishbone.Edit{
		fishbone.AddCause{ID: "c1", Under: "b", Text: "first"}, fishbone.AddCause{ID: "c2", Text: "second"},
		fishbone.AddCause{ID: "c3", Under: "b", Text: "third"}, fishbone.AddCause{ID: "c4", Text: "fourth"},
	} {
		s.try(e)
	}
	s.Loop.Run()
	var before fyne.Position
	for i, id := range []fishbone.ID{"c1", "c2", "c3", "c4"} {
		at := s.card(id)
		if i > 0 && (at.Y < before.Y || at.Y == before.Y && at.X <= before.X) {
			t.Errorf("card %s is at %v, the one before at %v", id, at, before)
		}
		before = at
	}
}

// TestAMergedCardIsSignedByBoth looks at a card that two people said in other words.
func TestAMergedCardIsSignedByBoth(t *testing.T) {
	s := newStage(t, fishbone.AddCause{ID: "a", Text: "too slow", By: "Ann"}, fishbone.AddCause{ID: "b", Text: "it is slow", By: "Ben"},
		fishbone.AddCause{ID: "c", Text: "something else", By: "Ann"})
	s.goTo(guide.StepCauses)
	s.try(fishbone.MergeCause{ID: "b", Into: "a", As: "w"})
	s.Loop.Run()
	if _, ok := s.cards().FindText("Ann · Ben"); !ok {
		t.Error("it is not signed by both")
	}
}

// TestBonesShowTheirKeysWhileCardsWait looks at the fish in step 4, before and after the last
// card has gone.
func TestBonesShowTheirKeysWhileCardsWait(t *testing.T) {
	s := newStage(t, bone("People"), bone("Market"), cause("waits", ""))
	keys := func() (n int) {
		for _, text := range uitest.Texts(s.board) {
			if text == "1" || text == "2" {
				n++
			}
		}
		return n
	}
	s.goTo(guide.StepGroup)
	s.onBoard("Market")
	if n := keys(); n != 2 {
		t.Errorf("%d bones show their keys", n)
	}
	s.Hit("2")
	s.Loop.Run()
	if n := keys(); n != 0 || s.Cause("waits").Parent != "Market" {
		t.Errorf("with no card left %d bones show their keys", n)
	}
}
