package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
)

// grouping is step 4 with three cards that wait and two bones.
func grouping(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	s := newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", ""), cause("beta", ""), cause("gamma", ""),
	}, more...)...)
	s.goTo(4)
	return s
}

func TestNumbersSendCards(t *testing.T) {
	s := grouping(t)
	s.hit("2")
	if s.inHand() != "beta" {
		t.Errorf("%q is next", s.inHand())
	}
	s.hit("19") // there is no bone 9
	s.hit("2")
	s.mustEqual("people", s.causes("People"), []string{"beta"})
	s.mustEqual("market", s.causes("Market"), []string{"alpha", "gamma"})
	s.hit("0")
	s.mustEqual("waiting", s.causes(""), []string{"gamma"})
	s.undo()
	s.undo()
	s.mustEqual("waiting after undo", s.causes(""), []string{"gamma"})
	s.undo()
	s.mustEqual("waiting after three undos", s.causes(""), []string{"beta", "gamma"})
}

func TestACardThatIsThereAlreadyIsNotSent(t *testing.T) {
	s := grouping(t)
	s.hit("1")
	s.press(fyne.KeyDown, fyne.KeyDown)
	if s.inHand() != "alpha" {
		t.Fatalf("%q is in hand", s.inHand())
	}
	before := s.Analysis()
	s.hit("1")
	if s.Analysis() != before {
		t.Error("there is a change that changes nothing, and undo has to take it back")
	}
}

func TestArrowsGoThroughTheCards(t *testing.T) {
	s := grouping(t, cause("delta", "Market"))
	var seen []string
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp} {
		s.press(key)
		seen = append(seen, s.inHand())
	}
	s.mustEqual("in hand", seen, []string{"", "beta", "gamma", "delta", "delta", "gamma"})
}

func TestNewBonesByKey(t *testing.T) {
	s := grouping(t)
	s.hit("n")
	s.say("Machines", "Methods", "")
	s.mustShow(s.side, "Machines")
	s.hit("3")
	s.mustEqual("machines", s.causes("Machines"), []string{"alpha"})
	s.hit("N")
	s.press(fyne.KeyEscape)
	s.hit("4")
	s.mustEqual("methods", s.causes("Methods"), []string{"beta"})
}

func TestWithoutBonesTheLineHasTheFocus(t *testing.T) {
	s := newStage(t, cause("alpha", ""))
	s.goTo(4)
	s.say("People")
	s.mustEqual("bones", uitest.Texts(s.row("alpha")), []string{"alpha"})
	if len(s.Analysis().Bones()) != 1 {
		t.Error("there is no bone")
	}
}

func TestDeleteKey(t *testing.T) {
	s := grouping(t)
	s.press(fyne.KeyDown, fyne.KeyDelete)
	s.mustEqual("waiting", s.causes(""), []string{"alpha", "gamma"})
	s.click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.mustEqual("waiting", s.causes(""), []string{"alpha", "beta", "gamma"})
}

func TestF2RewordsACard(t *testing.T) {
	s := grouping(t)
	s.press(fyne.KeyDown, fyne.KeyF2)
	s.say(" better")
	s.mustEqual("waiting", s.causes(""), []string{"alpha", "beta better", "gamma"})
}

// alike is step 4 with two cards that say the same, one of them on a bone.
func alike(t *testing.T) *stage {
	t.Helper()
	s := newStage(t, bone("People"), bone("Market"),
		fishbone.AddCause{ID: "a", Under: "Market", Text: "Fierce competition in prices"},
		fishbone.AddCause{ID: "b", Text: "Competition in prices"}, cause("gamma", ""))
	s.goTo(4)
	return s
}

func TestTheSameIsLinkedByKey(t *testing.T) {
	s := alike(t)
	s.mustShow(s.side, words.T("same.link"))
	s.hit("s")
	if c := s.cause("Competition in prices"); c.SameAs != "a" || c.Parent != "Market" {
		t.Errorf("it became %+v", c)
	}
	s.mustEqual("waiting", s.causes(""), []string{"gamma"})
	s.undo() // both changes as one
	if c := s.cause("Competition in prices"); c.SameAs != "" || c.Parent != "" {
		t.Errorf("after undo it is %+v", c)
	}
	before := s.Analysis()
	s.Session().Choose("gamma")
	s.hit("s")
	if s.Analysis() != before {
		t.Error("a card like no other was linked")
	}
}

func TestWhatIsKeptApartIsNotAskedAgain(t *testing.T) {
	s := alike(t)
	s.click(s.side, words.T("same.keep"))
	s.mustNotShow(s.side, words.T("same.link"))
	s.press(fyne.KeyDown, fyne.KeyUp)
	s.mustNotShow(s.side, words.T("same.link"))
	if c := s.cause("Competition in prices"); c.SameAs != "" {
		t.Error("it was linked")
	}
}

func TestSets(t *testing.T) {
	s := newStage(t, bone("x"))
	s.goTo(4)
	for range 2 { // a second time nothing is added
		s.click(s.side, words.T("group.sets"))
		s.pick(words.T("set.4m"))
	}
	var names []string
	for _, b := range s.Analysis().Bones() {
		names = append(names, b.Name)
	}
	s.mustEqual("bones", names, []string{"x", "People", "Machines", "Materials", "Methods"})
	s.undo()
	if n := len(s.Analysis().Bones()); n != 1 {
		t.Errorf("after one undo there are %d bones", n)
	}
}

func TestBoneMenu(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	line := func(name string) *ui.Tap { return s.tap(name) }
	s.menu(line("1 People"), words.T("bone.rename"))
	s.say(" here")
	if b := s.Analysis().Bones()[0]; b.Name != "People here" {
		t.Errorf("it is called %q", b.Name)
	}
	s.menu(line("1 People here"), words.T("bone.outwards"))
	if b := s.Analysis().Bones()[1]; b.Name != "People here" {
		t.Errorf("outermost is %q", b.Name)
	}
	s.menu(line("2 People here"), words.T("bone.inwards"))
	if b := s.Analysis().Bones()[0]; b.Name != "People here" {
		t.Errorf("innermost is %q", b.Name)
	}
	s.menu(line("1 People here"), words.T("bone.remove"))
	s.mustEqual("waiting", s.causes(""), []string{"alpha", "beta", "gamma", "delta"})
	s.undo()
	s.mustEqual("after undo", s.causes("People here"), []string{"delta"})
}

func TestCauseMenu(t *testing.T) {
	s := grouping(t, cause("delta", "People"), cause("twin", "People"), fishbone.LinkSame{ID: "twin", As: "delta"})
	s.menu(s.row("beta"), words.T("act.send"))
	s.pick("Market")
	s.mustEqual("market", s.causes("Market"), []string{"beta"})
	s.menu(s.row("beta"), words.T("act.send"))
	s.pick(words.T("group.unsorted"))
	s.mustEqual("market", s.causes("Market"), nil)
	s.menu(s.row("beta"), words.T("act.reword"))
	s.say("!")
	s.cause("beta!")
	s.menu(s.row("twin"), words.T("same.unlink"))
	if s.cause("twin").SameAs != "" {
		t.Error("the link is still there")
	}
	s.menu(s.row("delta"), words.T("act.drill"))
	if s.Session().Step() != 6 || s.inHand() != "delta" {
		t.Errorf("step %d with %q in hand", s.Session().Step(), s.inHand())
	}
	s.goTo(4)
	s.menu(s.row("gamma"), words.T("act.remove"))
	s.mustEqual("waiting", s.causes(""), []string{"alpha", "beta!"})
}

// drag carries a row of the panel to a place of the window.
func (s *stage) drag(row string, to fyne.Position) {
	s.t.Helper()
	d := s.row(row)
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(d)
	for i := range 3 {
		part := float32(i+1) / 3
		at := from.AddXY((to.X-from.X)*part, (to.Y-from.Y)*part)
		d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	}
	if len(s.afloat.Objects) == 0 {
		s.t.Error("nothing follows the pointer")
	}
	d.DragEnd()
	if len(s.afloat.Objects) != 0 {
		s.t.Error("something still lies over the window")
	}
	s.loop.Run()
}

func TestDraggingACardOntoABone(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	s.drag("beta", s.onBoard("Market"))
	s.mustEqual("market", s.causes("Market"), []string{"beta"})
	s.drag("delta", s.onBoard("Market"))
	s.mustEqual("market", s.causes("Market"), []string{"beta", "delta"})
	s.undo()
	s.mustEqual("people after undo", s.causes("People"), []string{"delta"})
	bones := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.tap("1 People"))
	s.drag("gamma", bones.AddXY(20, 5)) // onto its line in the panel
	s.mustEqual("people", s.causes("People"), []string{"delta", "gamma"})
	s.hit("0") // and the keys work as before
}

func TestDraggingToNowhere(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	s.onBoard("delta")
	before := s.Analysis()
	s.drag("beta", fyne.NewPos(5, 5))
	s.drag("delta", s.onBoard("People")) // where it is already
	if s.Analysis() != before {
		t.Error("something was changed")
	}
}

func TestDraggingOnTheBoard(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	from, to := s.onBoard("delta"), s.onBoard("Market")
	test.Drag(s.window.Canvas(), from, to.X-from.X, to.Y-from.Y)
	s.loop.Run()
	if got := s.causes("Market"); len(got) > 0 && got[0] != "delta" {
		t.Errorf("market holds %q", got)
	}
	s.board.OnDrop(s.cause("delta").ID, board.Drop{Under: s.Analysis().Bones()[1].ID})
	s.mustEqual("market", s.causes("Market"), []string{"delta"})
}

func TestTheBoard(t *testing.T) {
	s := grouping(t, cause("delta", "People"), about(fishbone.Head, "Sales"))
	test.TapCanvas(s.window.Canvas(), s.onBoard("delta"))
	s.loop.Run()
	if s.inHand() != "delta" || s.Session().Step() != 4 {
		t.Errorf("%q is in hand at step %d", s.inHand(), s.Session().Step())
	}
	test.TapCanvas(s.window.Canvas(), s.onBoard("Sales"))
	s.loop.Run()
	if s.Session().Step() != 2 {
		t.Errorf("a click on the head opens step %d", s.Session().Step())
	}
	s.goTo(5)
	s.board.OnDoubleTap(s.cause("delta").ID)
	s.loop.Run()
	if s.Session().Step() != 6 || s.inHand() != "delta" {
		t.Fatalf("a double click opens step %d with %q", s.Session().Step(), s.inHand())
	}
	s.say("because")
	s.mustEqual("path", s.path("because"), []string{"delta", "because"})
	s.board.OnDoubleTap("nobody")
	s.board.OnDoubleTap(s.Analysis().Bones()[0].ID)
	if s.Session().Step() != 6 {
		t.Errorf("step %d is open", s.Session().Step())
	}
	s.goTo(7)
	s.board.OnDoubleTap(s.cause("delta").ID)
	if s.Session().Step() != 7 || s.inHand() != "delta" {
		t.Errorf("in step 7 it opens step %d with %q", s.Session().Step(), s.inHand())
	}
	s.board.OnMenu(s.cause("delta").ID, "", fyne.NewPos(300, 300))
	s.pick(words.T("act.remove"))
	s.mustEqual("people", s.causes("People"), nil)
	s.board.OnMenu("nobody", "", fyne.NewPos(300, 300))
	if len(s.afloat.Objects) != 0 {
		t.Error("the paper has a menu")
	}
}

func TestDoubleClickOnTheBoardByThePointer(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	for range 20 { // two clicks may come too late on a busy machine
		test.TapCanvas(s.window.Canvas(), s.onBoard("delta"))
		s.loop.Run()
		if s.Session().Step() == 6 {
			return
		}
	}
	t.Error("it does not open the drill-down")
}
