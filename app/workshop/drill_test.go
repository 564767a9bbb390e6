package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

func confirmed(id fishbone.ID) fishbone.Edit {
	return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "e"}}
}

func rejected(id fishbone.ID) fishbone.Edit {
	return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Rejected, Evidence: "e"}}
}

// drilling is step 6 with three causes, one confirmed and one rejected.
func drilling(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	s := newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "Market"), cause("gamma", "Market"), cause("waits", ""),
		confirmed("beta"), rejected("gamma"),
	}, more...)...)
	s.goTo(6)
	return s
}

func TestThePicker(t *testing.T) {
	s := drilling(t)
	s.mustShow(s.side, words.T("drill.pick"))
	for _, not := range []string{"gamma", "waits"} {
		s.mustNotShow(s.side, not)
	}
	s.press(fyne.KeyUp, fyne.KeyReturn)
	if s.inHand() != "beta" {
		t.Errorf("first stands %q, not the confirmed one", s.inHand())
	}
	s.mustShow(s.side, words.T("drill.question", "cause", "beta"))
	s.press(fyne.KeyEscape)
	s.mustShow(s.side, words.T("drill.pick"))
	s.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.inHand() != "alpha" {
		t.Errorf("second stands %q", s.inHand())
	}
	s.click(s.side, words.T("drill.others"))
	test.Tap(s.row("beta"))
	s.loop.Run()
	if s.inHand() != "beta" {
		t.Errorf("a click takes %q", s.inHand())
	}
}

func TestThePickerWithoutCauses(t *testing.T) {
	s := newStage(t)
	s.goTo(6)
	s.press(fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	s.mustShow(s.side, words.T("need.anyCause"))
	s.mustShow(s.side, words.T("foot.first", "name", words.T("step.3")))
	s.goTo(7)
	s.press(fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
}

func TestAnswersGoDeeper(t *testing.T) {
	s := drilling(t)
	s.press(fyne.KeyReturn)
	s.say("one", "two", "three", "four")
	s.mustEqual("path", s.path("four"), []string{"beta", "one", "two", "three", "four"})
	s.mustShow(s.side, words.T("drill.level", "n", 5, "of", 5))
	s.mustShow(s.status, words.T("status.deepest", "n", 5, "of", 5))
	s.say("five") // and it goes on
	s.mustShow(s.side, words.T("drill.levelPast", "n", 6))
	s.undo()
	if s.inHand() != "" || s.Analysis().Count().Deepest != 5 {
		t.Errorf("after undo %q is in hand, %d levels", s.inHand(), s.Analysis().Count().Deepest)
	}
}

func TestBranches(t *testing.T) {
	s := drilling(t)
	s.press(fyne.KeyReturn)
	s.write("one")
	s.ctrl(fyne.KeyReturn)
	if s.inHand() != "beta" || s.entry().Text != "" {
		t.Fatalf("%q is in hand, the line holds %q", s.inHand(), s.entry().Text)
	}
	s.say("two", "three")
	s.mustEqual("path", s.path("three"), []string{"beta", "two", "three"})
	s.mustEqual("path", s.path("one"), []string{"beta", "one"})
	for _, k := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "two"}, {fyne.KeyUp, "beta"}, {fyne.KeyUp, "beta"},
		{fyne.KeyDown, "two"}, {fyne.KeyLeft, "one"}, {fyne.KeyLeft, "one"}, {fyne.KeyUp, "beta"},
		{fyne.KeyDown, "one"}, // the one that was looked at last
		{fyne.KeyRight, "two"}, {fyne.KeyRight, "two"}, {fyne.KeyDown, "three"}, {fyne.KeyDown, "three"}, {fyne.KeyEscape, "two"},
	} {
		s.press(k.key)
		if s.inHand() != k.want {
			t.Fatalf("%s leads to %q, want %q", k.key, s.inHand(), k.want)
		}
	}
	s.write("half") // then these keys move in the text
	s.press(fyne.KeyLeft)
	if s.inHand() != "two" || s.entry().CursorColumn != 3 {
		t.Errorf("%q is in hand, the cursor is at %d", s.inHand(), s.entry().CursorColumn)
	}
}

// likeAnswer is a drill-down whose newest answer says what is there already.
func likeAnswer(t *testing.T) *stage {
	t.Helper()
	s := drilling(t, fishbone.AddCause{ID: "rivals", Under: "Market", Text: "Competition in prices"})
	s.press(fyne.KeyReturn)
	s.say("Fierce competition in prices")
	s.mustShow(s.side, words.T("same.link"))
	if s.inHand() != "beta" {
		t.Fatalf("%q is in hand while it asks", s.inHand())
	}
	return s
}

func TestTheSameIsAcceptedByReturn(t *testing.T) {
	s := likeAnswer(t)
	s.press(fyne.KeyReturn)
	if c := s.cause("Fierce competition in prices"); c.SameAs != "rivals" {
		t.Errorf("it became %+v", c)
	}
	s.mustNotShow(s.side, words.T("same.link"))
	s.say("another answer")
	s.mustEqual("path", s.path("another answer"), []string{"beta", "another answer"})
	s.undo()
	s.undo()
	if c := s.cause("Fierce competition in prices"); c.SameAs != "" {
		t.Error("undo does not take the link away")
	}
}

func TestTheSameIsKeptApartByEscape(t *testing.T) {
	s := likeAnswer(t)
	s.press(fyne.KeyEscape)
	if c := s.cause("Fierce competition in prices"); c.SameAs != "" || s.inHand() != c.Text {
		t.Errorf("it became %+v, %q is in hand", c, s.inHand())
	}
	s.say("deeper")
	s.mustEqual("path", s.path("deeper"), []string{"beta", "Fierce competition in prices", "deeper"})
}

func TestTheSameByItsButtons(t *testing.T) {
	s := likeAnswer(t)
	s.click(s.side, words.T("same.link"))
	if c := s.cause("Fierce competition in prices"); c.SameAs != "rivals" {
		t.Errorf("it became %+v", c)
	}
	s.entry()
	s = likeAnswer(t)
	s.click(s.side, words.T("same.keep"))
	if c := s.cause("Fierce competition in prices"); c.SameAs != "" || s.inHand() != c.Text {
		t.Errorf("it became %+v, %q is in hand", c, s.inHand())
	}
	s.entry()
}

func TestAnOfferGoesWithItsAnswer(t *testing.T) {
	s := likeAnswer(t)
	s.undo()
	s.mustNotShow(s.side, words.T("same.link"))
	before := s.Analysis()
	s.press(fyne.KeyReturn)
	if s.Analysis() != before {
		t.Error("Return accepts an offer that is gone")
	}
}

func TestAClosedAnswerIsNotAsked(t *testing.T) {
	s := likeAnswer(t)
	s.press(fyne.KeyReturn)
	test.Tap(s.row("2 Fierce"))
	s.loop.Run()
	s.mustShow(s.side, words.T("same.unlink"))
	if _, ok := s.focused().(*ui.Keys); !ok {
		t.Errorf("the focus is on %T", s.focused())
	}
	s.press(fyne.KeyUp)
	if s.inHand() != "beta" {
		t.Errorf("up leads to %q", s.inHand())
	}
	s.press(fyne.KeyDown)
	s.click(s.side, words.T("same.unlink"))
	if c := s.cause("Fierce competition in prices"); c.SameAs != "" {
		t.Error("the link is still there")
	}
	s.entry()
}

func TestTheFocusFollowsAnUndo(t *testing.T) {
	s := likeAnswer(t)
	s.press(fyne.KeyReturn)
	test.Tap(s.row("2 Fierce"))
	s.undo() // the link
	s.say("deeper")
	s.mustEqual("path", s.path("deeper"), []string{"beta", "Fierce competition in prices", "deeper"})
}

func TestStopping(t *testing.T) {
	s := drilling(t, cause("open", "alpha"))
	s.press(fyne.KeyReturn)
	s.mustNotShow(s.side, words.T("drill.stop")) // not at level one
	s.say("one")
	s.click(s.side, words.T("drill.stop"))
	s.say("  ") // no reason is none
	if s.cause("one").Stop != "" {
		t.Error("it stopped without a reason")
	}
	s.press(fyne.KeyEscape)
	s.click(s.side, words.T("drill.stop"))
	s.entry().SetText("")
	s.say("nobody here can change that")
	if got := s.cause("one").Stop; got != "nobody here can change that" {
		t.Errorf("the reason is %q", got)
	}
	if s.inHand() != "open" {
		t.Errorf("next is %q, not the open end", s.inHand())
	}
	s.say("deeper")
	s.Session().Choose(s.cause("one").ID)
	s.loop.Run()
	s.mustShow(s.side, words.T("drill.stopped", "reason", "nobody here can change that"))
	s.say("after all") // asking on takes the reason away
	if s.cause("one").Stop != "" {
		t.Error("the reason is still there")
	}
	s.undo()
	if s.cause("one").Stop == "" {
		t.Error("undo does not bring the reason back")
	}
}

func TestStep7TakesTheFirstOpenEnd(t *testing.T) {
	s := drilling(t, cause("one", "alpha"), cause("two", "one"), cause("three", "beta"))
	s.goTo(7)
	if s.inHand() != "two" {
		t.Errorf("%q is in hand", s.inHand())
	}
	s.mustShow(s.side, words.T("drill.open", "n", 2))
	s.say("deeper")
	s.mustEqual("path", s.path("deeper"), []string{"alpha", "one", "two", "deeper"})
	s.goTo(6)
	if s.inHand() != "" {
		t.Errorf("step 6 begins with %q", s.inHand())
	}
}

func TestRewordingInTheDrillDown(t *testing.T) {
	s := drilling(t)
	s.press(fyne.KeyReturn)
	s.say("one")
	s.act(s.row("2 one"), s.Actions().Tip("act.reword"))
	s.say(" better")
	s.mustEqual("path", s.path("one better"), []string{"beta", "one better"})
	s.act(s.row("2 one better"), words.T("row.more"))
	s.pick(words.T("act.remove"))
	if n := s.Analysis().Count().Deepest; n != 1 {
		t.Errorf("it is %d levels deep", n)
	}
	s.click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.cause("one better")
}

func TestAWiderWindowLeavesTheWorkAlone(t *testing.T) {
	s := drilling(t)
	s.press(fyne.KeyReturn)
	s.say("one")
	s.write("half an ans")
	s.resize(wideWindow)
	if s.width != widePanel {
		t.Fatalf("the panel is %v wide", s.width)
	}
	if s.inHand() != "one" || s.entry().Text != "half an ans" {
		t.Errorf("%q is in hand, the line holds %q", s.inHand(), s.entry().Text)
	}
	s.say("wer")
	s.mustEqual("path", s.path("half an answer"), []string{"beta", "one", "half an answer"})
	s.resize(narrowWindow)
	if s.width != narrowPanel || s.inHand() != "half an answer" {
		t.Errorf("back at %v %q is in hand", s.width, s.inHand())
	}
}
