package workshop

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// walking is a fish with the keys on its board and a cause selected.
func walking(t *testing.T, at string) *stage {
	t.Helper()
	s := newStage(t, bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "People"),
		cause("gamma", "People"), cause("why", "beta"), cause("delta", "Market"), cause("waits", ""))
	s.goTo(3)
	test.TapCanvas(s.Win.Canvas(), s.onBoard(at))
	s.mustBeOnBoard(at)
	return s
}

func (s *stage) mustBeOnBoard(selected string) {
	s.T.Helper()
	if s.Focused() != s.diagram.Keys() {
		s.T.Errorf("the focus is on %T, not on the board", s.Focused())
	}
	if got := s.selected(); got != selected {
		s.T.Errorf("%q is selected, want %q", got, selected)
	}
}

// selected is the text of the cause or bone that is selected on the board.
func (s *stage) selected() string {
	id := s.diagram.Selected()
	if b, ok := s.Analysis().Bone(id); ok {
		return b.Name
	}
	c, _ := s.Analysis().Cause(id)
	return c.Text
}

func (s *stage) alt(key fyne.KeyName) {
	s.T.Helper()
	s.SendShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

func (s *stage) below(text string) (all []string) {
	for _, c := range s.Analysis().Causes(s.Cause(text).ID) {
		all = append(all, c.Text)
	}
	return all
}

func TestRewordingInPlace(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(*stage)
		want string
	}{
		"F2":           {func(s *stage) { s.Press(fyne.KeyF2); s.Say(" more") }, "beta more"},
		"typing over":  {func(s *stage) { s.Focused().TypedRune('x'); s.Say("yz") }, "xyz"},
		"Chinese":      {func(s *stage) { s.Focused().TypedRune('培'); s.Say("训不足") }, "培训不足"},
		"escape":       {func(s *stage) { s.Press(fyne.KeyF2); s.Write(" more"); s.Press(fyne.KeyEscape) }, "beta"},
		"nothing left": {func(s *stage) { s.Press(fyne.KeyF2); s.Entry().SetText(""); s.Press(fyne.KeyReturn) }, "beta"},
		"an arrow":     {func(s *stage) { s.Press(fyne.KeyF2); s.Write(" more"); s.Press(fyne.KeyUp) }, "beta more"},
		"a click elsewhere": {func(s *stage) {
			s.Press(fyne.KeyF2)
			s.Write(" more")
			test.TapCanvas(s.Win.Canvas(), s.onBoard("delta"))
			s.Loop.Run()
		}, "beta more"},
		"another entry": {func(s *stage) { s.Press(fyne.KeyF2); s.Write(" more"); s.Win.Canvas().Focus(s.parked); s.Loop.Run() }, "beta more"},
		"another step":  {func(s *stage) { s.Press(fyne.KeyF2); s.Write(" more"); s.goTo(1) }, "beta more"},
		"the way home":  {func(s *stage) { s.Press(fyne.KeyF2); s.Write(" more"); s.Close() }, "beta more"},
	} {
		t.Run(name, func(t *testing.T) {
			s := walking(t, "beta")
			id := s.Cause("beta").ID
			tt.do(s)
			if c, _ := s.Analysis().Cause(id); c.Text != tt.want {
				t.Errorf("it says %q, want %q", c.Text, tt.want)
			}
			if name != "the way home" && s.diagram.Typing() {
				t.Error("the entry is still on the board")
			}
		})
	}
}

// TestTypingIsNeverLost leaves what is being added in every way there is.
func TestTypingIsNeverLost(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"a click":       func(s *stage) { test.TapCanvas(s.Win.Canvas(), s.onBoard("delta")) },
		"another entry": func(s *stage) { s.Win.Canvas().Focus(s.parked) },
		"a step":        func(s *stage) { s.goTo(1) },
		"a window":      func(s *stage) { s.Entry().FocusLost() },
		"a menu":        func(s *stage) { s.Actions().Perform("act.timerMenu") },
		"home":          func(s *stage) { s.Close() },
		"a kill":        func(s *stage) { s.kill(); s.Press(fyne.KeyReturn) },
		"taken back":    func(s *stage) { s.Press(fyne.KeyEscape); s.Click(s.Notices().Object(), words.T("inplace.keep")) },
	} {
		t.Run(name, func(t *testing.T) {
			s := walking(t, "alpha")
			s.Press(fyne.KeyReturn)
			s.Write("half a word")
			leave(s)
			s.Loop.Run()
			s.MustEqual("people", s.Causes("People"), []string{"alpha", "half a word", "beta", "gamma"})
		})
	}
}

func TestMovingOnTheBoard(t *testing.T) {
	s := walking(t, "gamma")
	s.alt(fyne.KeyLeft)
	s.MustEqual("below beta", s.below("beta"), []string{"why", "gamma"})
	s.alt(fyne.KeyRight)
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta", "gamma"})
	s.alt(fyne.KeyUp)
	s.alt(fyne.KeyUp)
	s.alt(fyne.KeyUp)
	s.MustEqual("people", s.Causes("People"), []string{"gamma", "alpha", "beta"})
	s.alt(fyne.KeyDown)
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "gamma", "beta"})
	s.alt(fyne.KeyDown)
	s.Hit("2")
	s.MustEqual("market", s.Causes("Market"), []string{"delta", "gamma"})
	s.Hit("0")
	s.MustEqual("the tray", s.Causes(""), []string{"waits", "gamma"})
	s.Hit("9")
	s.MustEqual("the tray", s.Causes(""), []string{"waits", "gamma"})
}

func TestRemovingOnTheBoard(t *testing.T) {
	s := walking(t, "beta")
	s.Press(fyne.KeyDelete)
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "gamma"})
	s.mustBeOnBoard("gamma")
	s.PressUndo()
	s.MustEqual("below beta", s.below("beta"), []string{"why"})
	s.Press(fyne.KeyEscape) // back to the panel: what is chosen there is none of the board's
	if s.Focused() == s.diagram.Keys() {
		t.Error("the keys are still the board's")
	}
	s.Press(fyne.KeyF6)
	s.diagram.Select("")
	s.Press(fyne.KeyDelete)
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta", "gamma"})
}

func TestVerdictOnTheBoard(t *testing.T) {
	s := walking(t, "beta")
	for _, tt := range []struct {
		keys string
		want fishbone.Finding
	}{{"c", fishbone.Confirmed}, {"2", fishbone.Rejected}, {"l", fishbone.ToVerify}, {"3", fishbone.Unjudged}} {
		s.Hit("v")
		s.Win.Canvas().Focused().TypedRune(rune(tt.keys[0]))
		s.Loop.Run()
		if got := s.finding("beta"); got != tt.want {
			t.Errorf("after %s it is %q, want %q", tt.keys, got, tt.want)
		}
		s.mustBeOnBoard("beta")
	}
}

// TestWhoHasTheKeys goes between the board and the panel.
func TestWhoHasTheKeys(t *testing.T) {
	s := walking(t, "beta")
	s.Press(fyne.KeyEscape)
	s.Write("typed")
	s.Press(fyne.KeyF6)
	s.mustBeOnBoard("beta")
	s.Win.Canvas().Focus(s.panel.Focus())
	s.Loop.Run()
	if s.atBoard {
		t.Error("the board has the keys although the focus is in the panel")
	}
	s.diagram.Select(s.Cause("beta").ID)
	if s.Entry().Text != "typed" {
		t.Errorf("the line says %q", s.Entry().Text)
	}
	for _, step := range []guide.Step{1, 2, 3, 4, 5, 6, 8} {
		s.goTo(step)
		label := "alpha"
		if step < 6 && step%2 == 1 {
			label = "gamma"
		}
		test.TapCanvas(s.Win.Canvas(), s.onBoard(label)) // never twice on the fish, which would be a double tap
		if onBoard := s.Focused() == s.diagram.Keys(); onBoard != (step < 6) {
			t.Errorf("in step %d the keys on the board: %v", step, onBoard)
		}
	}
}

func TestAllKeysAreShown(t *testing.T) {
	s := walking(t, "beta")
	for name, open := range map[string]func(){
		"?":  func() { s.Hit("?") },
		"F1": func() { s.Press(fyne.KeyF1) },
	} {
		open()
		sheet := s.Win.Canvas().Overlays().Top()
		if sheet == nil {
			t.Fatalf("%s shows nothing", name)
		}
		for _, a := range s.Actions().All() {
			if len(a.Keys) > 0 && !a.Local && (!uitest.Shows(sheet, a.Cap()) || !uitest.Shows(sheet, a.Words())) {
				t.Errorf("%s with %s is not on the sheet", a.Words(), a.Cap())
			}
		}
		if size := sheet.MinSize(); size.Width > paneltest.NarrowWindow || size.Height > 680 { // a title bar takes some of the 720
			t.Errorf("the sheet needs %v", size)
		}
		s.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyX})
		s.Win.Canvas().Focused().TypedRune('x')
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
		s.SendShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	}
	s.Press(fyne.KeyReturn)
	paste("1. one\n   two\n2. three")
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "one", "three", "beta", "gamma"})
	s.MustEqual("below one", s.below("one"), []string{"two"})
	s.Say("four")
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "one", "three", "four", "beta", "gamma"})
	s.PressUndo()
	s.PressUndo()
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta", "gamma"})
	s.Press(fyne.KeyEscape, fyne.KeyEscape)
	s.Write("first, ")
	paste("then\nMarket: dear\n  too dear\nPeople:\n- lazy")
	s.MustEqual("the tray", s.Causes(""), []string{"waits", "first, then"})
	s.MustEqual("market", s.Causes("Market"), []string{"delta", "dear"})
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta", "gamma", "lazy"})
	if got := s.Notice(); got == "" || s.Entry().Text != "" {
		t.Errorf("the notice says %q, the line %q", got, s.Entry().Text)
	}
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.MustEqual("the tray", s.Causes(""), []string{"waits"})
	s.goTo(8)
	paste("• one\n• two\n   • three")
	if got := len(s.Analysis().Solutions()); got != 3 {
		t.Errorf("there are %d solutions", got)
	}
}

// TestAListOnTheBoardIsShownBeforeItHappens pastes lines into the entry on a bone that may be
// the names of bones or causes.
func TestAListOnTheBoardIsShownBeforeItHappens(t *testing.T) {
	const text = "Material\n- mixed lots\nSuppliers\n- late trucks\n"
	s := walking(t, "People")
	paste := func() {
		t.Helper()
		clipboard := test.NewClipboard()
		clipboard.SetContent(text)
		s.SendShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	}
	asked := func() bool { return strings.Contains(uitest.Text(s.diagram.Object()), words.T("paste.ways")) }
	plain, bones := words.T("paste.plain", "causes", 2, "answers", 2), words.T("paste.bones", "bones", "Material, Suppliers", "causes", 2, "answers", 0)
	before := s.Analysis()
	people := s.Causes("People")
	s.Press(fyne.KeyTab) // the next cause of the bone
	s.Write("half")
	s.Entry().SetText("")
	paste()
	if !asked() || s.Analysis() != before {
		t.Fatalf("asked: %v, and the analysis is the same: %v", asked(), s.Analysis() == before)
	}
	s.MustShow(s.diagram.Object(), plain)
	s.MustShow(s.diagram.Object(), bones)
	s.Press(fyne.KeyTab, fyne.KeyReturn)
	s.MustEqual("people", s.Causes("People"), append(people, "Material", "Suppliers"))
	if asked() {
		t.Error("it is asked again")
	}
	s.Say("next") // the entry is ready for what follows
	s.MustEqual("people", s.Causes("People"), append(people, "Material", "Suppliers", "next"))
	s.PressUndo()
	s.PressUndo()
	s.MustEqual("people", s.Causes("People"), people)

	paste()
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	s.MustEqual("Material", s.Causes("Material"), []string{"mixed lots"})
	s.PressUndo()
	paste()
	s.Click(s.diagram.Object(), bones)
	s.MustEqual("Suppliers", s.Causes("Suppliers"), []string{"late trucks"})
	s.PressUndo()
	for name, leave := range map[string]func(){
		"Escape": func() { s.Press(fyne.KeyEscape) },
		"typing": func() { s.Write("x"); s.Entry().SetText("") },
	} {
		paste()
		leave()
		if asked() {
			t.Errorf("%s does not leave it", name)
		}
		if s.Analysis().Count() != before.Count() {
			t.Errorf("%s adds something", name)
		}
	}
	if _, ok := s.Focused().(*ui.Entry); !ok {
		t.Errorf("the focus is on %T", s.Focused())
	}
}

// TestAListOfBonesOnTheBoard pastes several lines where the next bone is typed.
func TestAListOfBonesOnTheBoard(t *testing.T) {
	s := walking(t, "People")
	s.Press(fyne.KeyReturn)
	clipboard := test.NewClipboard()
	clipboard.SetContent("• Method\n• Milieu\n")
	s.SendShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	s.Say("Measures")
	var names []string
	for _, b := range s.Analysis().Bones() {
		names = append(names, b.Name)
	}
	s.MustEqual("bones", names[:4], []string{"People", "Method", "Milieu", "Measures"})
}

func TestStraightToABone(t *testing.T) {
	s := walking(t, "alpha")
	s.Press(fyne.KeyEscape)
	s.Write("m: ")
	s.MustShow(s.side, "→ Market")
	s.Say("too dear")
	s.MustNotShow(s.side, "→ Market")
	s.MustEqual("market", s.Causes("Market"), []string{"delta", "too dear"})
	s.Say("2> too cheap", "at 2:30", "x: y", "market:")
	s.MustEqual("market", s.Causes("Market"), []string{"delta", "too dear", "too cheap"})
	s.MustEqual("the tray", s.Causes(""), []string{"waits", "at 2:30", "x: y"})
	if e, ok := s.Focused().(*ui.Entry); !ok || e.Text != "market:" {
		t.Error("a name with nothing said is taken for a cause")
	}
}

// TestMenuOfEverything goes through the menu with the keys: what cannot be done now is
// there, but does nothing.
func TestMenuOfEverything(t *testing.T) {
	s := walking(t, "beta")
	typed := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			s.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
		s.Loop.Run()
	}
	s.Resize(860) // the bar is folded
	s.Press(fyne.KeyF10)
	for _, p := range action.Parts() {
		s.MustShow(s.Win.Canvas().Overlays().Top(), words.T(string(p)))
		for _, a := range s.Actions().All() {
			if a.Part == p && !a.Hidden && !slices.ContainsFunc(s.Actions().Menu(p), func(c ui.Choice) bool { return c.Words == a.Words() && c.Key == a.Cap() && c.Off == !a.Possible() }) {
				t.Errorf("%s is not in the menu as it is", a.Name)
			}
		}
	}
	typed(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	s.MustShow(s.Win.Canvas().Overlays().Top(), words.T("act.redo"))
	s.Pick(words.T("act.redo"))
	if s.Win.Canvas().Overlays().Top() == nil {
		t.Error("what cannot be done closes the menu")
	}
	typed(fyne.KeyLeft)
	s.MustShow(s.Win.Canvas().Overlays().Top(), words.T("part.view"))
	typed(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.Pick(words.T("act.reword"))
	s.Say(" more")
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta more", "gamma"})
}

// TestALetterMeansOneThing wants a character that is a command to be the same one wherever
// the keys are: people do not think of panels and boards. A page that shows its keys itself may
// have others.
func TestALetterMeansOneThing(t *testing.T) {
	s := newStage(t)
	same := map[string]string{"act.linkOffer": "act.same"} // the one that is offered, or any other
	means := map[string]string{}
	for _, a := range s.Actions().All() {
		name := a.Name
		if other, ok := same[name]; ok {
			name = other
		}
		for _, key := range a.Keys {
			if len([]rune(key)) != 1 || a.Local {
				continue
			}
			if other, taken := means[key]; taken && other != name {
				t.Errorf("%q means %s and %s", key, other, name)
			}
			means[key] = name
		}
	}
}
