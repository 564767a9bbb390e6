package workshop

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
)

// walking is a fish with the keys on its board and a cause selected.
func walking(t *testing.T, at string) *stage {
	t.Helper()
	s := newStage(t, bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "People"),
		cause("gamma", "People"), cause("why", "beta"), cause("delta", "Market"), cause("waits", ""))
	s.goTo(3)
	test.TapCanvas(s.window.Canvas(), s.onBoard(at))
	s.mustBeOnBoard(at)
	return s
}

func (s *stage) mustBeOnBoard(selected string) {
	s.t.Helper()
	if s.focused() != s.keys {
		s.t.Errorf("the focus is on %T, not on the board", s.focused())
	}
	if got, _ := s.labelOf(s.selected()); got != selected {
		s.t.Errorf("%q is selected, want %q", got, selected)
	}
}

func (s *stage) alt(key fyne.KeyName) {
	s.t.Helper()
	s.shortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

func (s *stage) below(text string) (all []string) {
	for _, c := range s.Analysis().Causes(s.cause(text).ID) {
		all = append(all, c.Text)
	}
	return all
}

func TestAddingOnTheBoard(t *testing.T) {
	s := walking(t, "alpha")
	s.press(fyne.KeyReturn)
	s.say("one", "two")
	s.mustEqual("people", s.causes("People"), []string{"alpha", "one", "two", "beta", "gamma"})
	s.write("three")
	s.press(fyne.KeyTab)
	s.say("deep")
	s.mustEqual("below three", s.below("three"), []string{"deep"})
	s.write("deeper")
	s.entry().OnTab(true)
	s.say("four")
	s.mustEqual("people", s.causes("People"), []string{"alpha", "one", "two", "three", "four", "beta", "gamma"})
	s.press(fyne.KeyReturn)
	s.mustBeOnBoard("four")
	for range 6 {
		s.undo()
	}
	s.mustEqual("people", s.causes("People"), []string{"alpha", "beta", "gamma"})
	s.press(fyne.KeyUp, fyne.KeyDown)
	if s.selected() == "" {
		t.Error("after undo the arrows do not walk any more")
	}
}

func TestTabOnTheBoard(t *testing.T) {
	s := walking(t, "alpha")
	s.press(fyne.KeyTab)
	s.write("because")
	s.press(fyne.KeyReturn, fyne.KeyTab) // with nothing typed: below the one before
	s.say("deeper")
	s.mustEqual("the chain", s.path("deeper"), []string{"alpha", "because", "deeper"})
	s.press(fyne.KeyEscape)
	s.mustBeOnBoard("deeper")
}

func TestRewordingInPlace(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(*stage)
		want string
	}{
		"F2":           {func(s *stage) { s.press(fyne.KeyF2); s.say(" more") }, "beta more"},
		"typing over":  {func(s *stage) { s.focused().TypedRune('x'); s.say("yz") }, "xyz"},
		"Chinese":      {func(s *stage) { s.focused().TypedRune('培'); s.say("训不足") }, "培训不足"},
		"escape":       {func(s *stage) { s.press(fyne.KeyF2); s.write(" more"); s.press(fyne.KeyEscape) }, "beta"},
		"nothing left": {func(s *stage) { s.press(fyne.KeyF2); s.entry().SetText(""); s.press(fyne.KeyReturn) }, "beta"},
		"an arrow":     {func(s *stage) { s.press(fyne.KeyF2); s.write(" more"); s.press(fyne.KeyUp) }, "beta more"},
		"a click elsewhere": {func(s *stage) {
			s.press(fyne.KeyF2)
			s.write(" more")
			test.TapCanvas(s.window.Canvas(), s.onBoard("delta"))
			s.loop.Run()
		}, "beta more"},
		"another entry": {func(s *stage) { s.press(fyne.KeyF2); s.write(" more"); s.window.Canvas().Focus(s.parked); s.loop.Run() }, "beta more"},
		"another step":  {func(s *stage) { s.press(fyne.KeyF2); s.write(" more"); s.goTo(1) }, "beta more"},
		"the way home":  {func(s *stage) { s.press(fyne.KeyF2); s.write(" more"); s.Close() }, "beta more"},
	} {
		t.Run(name, func(t *testing.T) {
			s := walking(t, "beta")
			id := s.cause("beta").ID
			tt.do(s)
			if c, _ := s.Analysis().Cause(id); c.Text != tt.want {
				t.Errorf("it says %q, want %q", c.Text, tt.want)
			}
			if name != "the way home" && s.inPlace != nil {
				t.Error("the entry is still on the board")
			}
		})
	}
}

// TestTypingIsNeverLost leaves what is being added in every way there is.
func TestTypingIsNeverLost(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"a click":       func(s *stage) { test.TapCanvas(s.window.Canvas(), s.onBoard("delta")) },
		"another entry": func(s *stage) { s.window.Canvas().Focus(s.parked) },
		"a step":        func(s *stage) { s.goTo(1) },
		"a window":      func(s *stage) { s.entry().FocusLost() },
		"a menu":        func(s *stage) { s.exportMenu(fyne.NewPos(10, 10)) },
		"home":          func(s *stage) { s.Close() },
		"a kill":        func(s *stage) { s.kill(); s.press(fyne.KeyReturn) },
		"taken back":    func(s *stage) { s.press(fyne.KeyEscape); s.click(s.Notices().Object(), words.T("inplace.keep")) },
	} {
		t.Run(name, func(t *testing.T) {
			s := walking(t, "alpha")
			s.press(fyne.KeyReturn)
			s.write("half a word")
			leave(s)
			s.loop.Run()
			s.mustEqual("people", s.causes("People"), []string{"alpha", "half a word", "beta", "gamma"})
		})
	}
}

func TestMovingOnTheBoard(t *testing.T) {
	s := walking(t, "gamma")
	s.alt(fyne.KeyLeft)
	s.mustEqual("below beta", s.below("beta"), []string{"why", "gamma"})
	s.alt(fyne.KeyRight)
	s.mustEqual("people", s.causes("People"), []string{"alpha", "beta", "gamma"})
	s.alt(fyne.KeyUp)
	s.alt(fyne.KeyUp)
	s.alt(fyne.KeyUp)
	s.mustEqual("people", s.causes("People"), []string{"gamma", "alpha", "beta"})
	s.alt(fyne.KeyDown)
	s.mustEqual("people", s.causes("People"), []string{"alpha", "gamma", "beta"})
	s.alt(fyne.KeyDown)
	s.hit("2")
	s.mustEqual("market", s.causes("Market"), []string{"delta", "gamma"})
	s.hit("0")
	s.mustEqual("the tray", s.causes(""), []string{"waits", "gamma"})
	s.hit("9")
	s.mustEqual("the tray", s.causes(""), []string{"waits", "gamma"})
}

func TestBonesOnTheBoard(t *testing.T) {
	s := walking(t, "People")
	s.alt(fyne.KeyLeft)
	if got := s.Analysis().Bones()[1].Name; got != "People" {
		t.Errorf("the second bone is %q", got)
	}
	s.alt(fyne.KeyRight)
	s.press(fyne.KeyReturn)
	s.say("Machines")
	if got := s.Analysis().Bones(); len(got) != 3 || got[1].Name != "Machines" {
		t.Errorf("the bones are %v", got)
	}
	s.write("Methods")
	s.press(fyne.KeyTab)
	s.say("too slow")
	s.mustEqual("methods", s.causes("Methods"), []string{"too slow"})
	s.press(fyne.KeyEscape)
	test.TapCanvas(s.window.Canvas(), s.onBoard("Market"))
	s.press(fyne.KeyDelete)
	s.mustEqual("the tray", s.causes(""), []string{"waits", "delta"})
}

func TestRemovingOnTheBoard(t *testing.T) {
	s := walking(t, "beta")
	s.press(fyne.KeyDelete)
	s.mustEqual("people", s.causes("People"), []string{"alpha", "gamma"})
	s.mustBeOnBoard("gamma")
	s.undo()
	s.mustEqual("below beta", s.below("beta"), []string{"why"})
	s.press(fyne.KeyEscape) // back to the panel: what is chosen there is none of the board's
	if s.focused() == s.keys {
		t.Error("the keys are still the board's")
	}
	s.press(fyne.KeyF6)
	s.take("")
	s.press(fyne.KeyDelete)
	s.mustEqual("people", s.causes("People"), []string{"alpha", "beta", "gamma"})
}

// TestComposingOnTheBoard lets the keys come that an input method consumed: they come
// without a character, and must do nothing.
func TestComposingOnTheBoard(t *testing.T) {
	s := walking(t, "beta")
	for _, k := range []fyne.KeyName{fyne.KeyP, fyne.KeyE, fyne.KeyI, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyLeft, fyne.KeyReturn} {
		s.focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	s.mustEqual("people", s.causes("People"), []string{"alpha", "beta", "gamma"})
	s.mustBeOnBoard("beta")
	s.focused().TypedRune('培')
	s.say("训")
	if got := s.causes("People")[1]; got != "培训" {
		t.Errorf("it says %q", got)
	}
}

func TestSameAsOnTheBoard(t *testing.T) {
	s := newStage(t, bone("People"), bone("Market"), cause("competition too fierce", "People"),
		cause("prices too low", "Market"), cause("fiercer competition", "Market"))
	s.goTo(3)
	test.TapCanvas(s.window.Canvas(), s.onBoard("competition too fierce"))
	s.hit("s")
	s.mustShow(s.same.whole, "fiercer competition")
	s.press(fyne.KeyReturn)
	if got := s.cause("competition too fierce").SameAs; got != s.cause("fiercer competition").ID {
		t.Errorf("it is the same as %q", got)
	}
	s.undo()
	s.hit("s")
	s.write("PRICES")
	s.mustNotShow(s.same.rows, "fiercer")
	s.write(" nowhere")
	s.press(fyne.KeyReturn)
	s.entry().SetText("prices")
	s.press(fyne.KeyReturn)
	if got := s.cause("competition too fierce").SameAs; got != s.cause("prices too low").ID {
		t.Errorf("it is the same as %q", got)
	}
	s.undo()
	s.hit("s")
	s.press(fyne.KeyEscape)
	s.mustBeOnBoard("competition too fierce")
}

func TestVerdictOnTheBoard(t *testing.T) {
	s := walking(t, "beta")
	for _, tt := range []struct {
		keys string
		want fishbone.Finding
	}{{"c", fishbone.Confirmed}, {"2", fishbone.Rejected}, {"t", fishbone.ToVerify}, {"3", fishbone.Unjudged}} {
		s.hit("v")
		s.window.Canvas().Focused().TypedRune(rune(tt.keys[0]))
		s.loop.Run()
		if got := s.finding("beta"); got != tt.want {
			t.Errorf("after %s it is %q, want %q", tt.keys, got, tt.want)
		}
		s.mustBeOnBoard("beta")
	}
}

// TestWhoHasTheKeys goes between the board and the panel.
func TestWhoHasTheKeys(t *testing.T) {
	s := walking(t, "beta")
	s.press(fyne.KeyEscape)
	s.write("typed")
	s.press(fyne.KeyF6)
	s.mustBeOnBoard("beta")
	s.window.Canvas().Focus(s.panel.Focus())
	s.loop.Run()
	if s.atBoard {
		t.Error("the board has the keys although the focus is in the panel")
	}
	s.take(s.cause("beta").ID)
	if s.entry().Text != "typed" {
		t.Errorf("the line says %q", s.entry().Text)
	}
	for _, step := range []int{1, 2, 3, 4, 5, 6, 8} {
		s.goTo(step)
		label := "alpha"
		if step < 6 && step%2 == 1 {
			label = "gamma"
		}
		test.TapCanvas(s.window.Canvas(), s.onBoard(label)) // never twice on the fish, which would be a double tap
		if onBoard := s.focused() == s.keys; onBoard != (step < 6) {
			t.Errorf("in step %d the keys on the board: %v", step, onBoard)
		}
	}
}

func TestAllKeysAreShown(t *testing.T) {
	s := walking(t, "beta")
	for name, open := range map[string]func(){
		"?":  func() { s.hit("?") },
		"F1": func() { s.press(fyne.KeyF1) },
	} {
		open()
		sheet := s.window.Canvas().Overlays().Top()
		if sheet == nil {
			t.Fatalf("%s shows nothing", name)
		}
		for _, a := range s.Actions().All() {
			if len(a.Keys) > 0 && (!uitest.Shows(sheet, a.Cap()) || !uitest.Shows(sheet, a.Words())) {
				t.Errorf("%s with %s is not on the sheet", a.Words(), a.Cap())
			}
		}
		if size := sheet.MinSize(); size.Width > narrowWindow || size.Height > 680 { // a title bar takes some of the 720
			t.Errorf("the sheet needs %v", size)
		}
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyX})
		s.window.Canvas().Focused().TypedRune('x')
		s.mustBeOnBoard("beta")
	}
}

// TestPastingAList puts lists into the lines and onto the board.
func TestPastingAList(t *testing.T) {
	s := walking(t, "alpha")
	paste := func(text string) {
		t.Helper()
		clipboard := test.NewClipboard()
		clipboard.SetContent(text)
		s.shortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	}
	s.press(fyne.KeyReturn)
	paste("1. one\n   two\n2. three")
	s.mustEqual("people", s.causes("People"), []string{"alpha", "one", "three", "beta", "gamma"})
	s.mustEqual("below one", s.below("one"), []string{"two"})
	s.say("four")
	s.mustEqual("people", s.causes("People"), []string{"alpha", "one", "three", "four", "beta", "gamma"})
	s.undo()
	s.undo()
	s.mustEqual("people", s.causes("People"), []string{"alpha", "beta", "gamma"})
	s.press(fyne.KeyEscape, fyne.KeyEscape)
	s.write("first, ")
	paste("then\nMarket: dear\n  too dear\nPeople:\n- lazy")
	s.mustEqual("the tray", s.causes(""), []string{"waits", "first, then"})
	s.mustEqual("market", s.causes("Market"), []string{"delta", "dear"})
	s.mustEqual("people", s.causes("People"), []string{"alpha", "beta", "gamma", "lazy"})
	if got := s.notice(); got == "" || s.entry().Text != "" {
		t.Errorf("the notice says %q, the line %q", got, s.entry().Text)
	}
	s.click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.mustEqual("the tray", s.causes(""), []string{"waits"})
	s.goTo(8)
	paste("• one\n• two\n   • three")
	if got := len(s.Analysis().Solutions()); got != 3 {
		t.Errorf("there are %d solutions", got)
	}
}

func TestStraightToABone(t *testing.T) {
	s := walking(t, "alpha")
	s.press(fyne.KeyEscape)
	s.write("m: ")
	s.mustShow(s.side, "→ Market")
	s.say("too dear")
	s.mustNotShow(s.side, "→ Market")
	s.mustEqual("market", s.causes("Market"), []string{"delta", "too dear"})
	s.say("2> too cheap", "at 2:30", "x: y", "market:")
	s.mustEqual("market", s.causes("Market"), []string{"delta", "too dear", "too cheap"})
	s.mustEqual("the tray", s.causes(""), []string{"waits", "at 2:30", "x: y"})
	if e, ok := s.focused().(*ui.Entry); !ok || e.Text != "market:" {
		t.Error("a name with nothing said is taken for a cause")
	}
}

// TestMenuOfEverything goes through the menu with the keys: what cannot be done now is
// there, but does nothing.
func TestMenuOfEverything(t *testing.T) {
	s := walking(t, "beta")
	typed := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
		s.loop.Run()
	}
	s.resize(860) // the bar is folded
	s.press(fyne.KeyF10)
	for _, p := range action.Parts() {
		s.mustShow(s.window.Canvas().Overlays().Top(), words.T(string(p)))
		for _, a := range s.Actions().All() {
			if a.Part == p && !a.Hidden && !slices.ContainsFunc(s.Actions().Menu(p), func(c ui.Choice) bool { return c.Words == a.Words() && c.Key == a.Cap() && c.Off == !a.Possible() }) {
				t.Errorf("%s is not in the menu as it is", a.Name)
			}
		}
	}
	typed(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	s.mustShow(s.window.Canvas().Overlays().Top(), words.T("act.redo"))
	s.pick(words.T("act.redo"))
	if s.window.Canvas().Overlays().Top() == nil {
		t.Error("what cannot be done closes the menu")
	}
	typed(fyne.KeyLeft)
	s.mustShow(s.window.Canvas().Overlays().Top(), words.T("part.view"))
	typed(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.pick(words.T("act.reword"))
	s.say(" more")
	s.mustEqual("people", s.causes("People"), []string{"alpha", "beta more", "gamma"})
}

// TestKeysToTheSideSayWhatTheyDo asks what Alt+Left and Alt+Right are called, for a cause
// and for a bone, with the head at either side.
func TestKeysToTheSideSayWhatTheyDo(t *testing.T) {
	s := newStage(t, bone("People"), bone("Method"), cause("late", "People"))
	s.goTo(4)
	for _, c := range []struct {
		on       fishbone.ID
		headLeft bool
		in, out  string
	}{
		{"late", false, "act.in", "act.out"},
		{"late", true, "act.out", "act.in"},
		{"People", false, "bone.outwards", "bone.inwards"},
		{"People", true, "bone.inwards", "bone.outwards"},
	} {
		s.deps.HeadLeft = c.headLeft
		s.take(c.on)
		if in, out := s.Actions().Named("act.in").Label(), s.Actions().Named("act.out").Label(); in != words.T(c.in) || out != words.T(c.out) {
			t.Errorf("%s, head at the left %v: %q and %q", c.on, c.headLeft, in, out)
		}
	}
}
