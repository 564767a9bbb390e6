package workshop

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/guide"
)

// present opens the page in front of everybody.
func (s *stage) present() {
	s.T.Helper()
	s.fkey("F11")
	if !s.Presenting() {
		s.T.Fatal("F11 does not present")
	}
}

// fkey presses a key that is no character.
func (s *stage) fkey(key fyne.KeyName) {
	s.T.Helper()
	s.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	s.Loop.Run()
}

// band is the lower part of what everybody sees, and strip what was said last, above it.
// Both are empty while nobody presents.
func (s *stage) band() *fyne.Container  { return s.inFrontOfAll(2) }
func (s *stage) strip() *fyne.Container { return s.inFrontOfAll(1) }

func (s *stage) inFrontOfAll(part int) *fyne.Container {
	l := s.topLayer(panel.OverPage)
	if l == nil {
		return container.NewStack()
	}
	return l.Content().(*fyne.Container).Objects[part].(*fyne.Container)
}

func (s *stage) mustAsk(question string) {
	s.T.Helper()
	s.Loop.Run()
	s.MustShow(s.band(), question)
}

// TestMeetingInFrontOfAll works through all eight steps by keyboard alone, from an empty
// analysis.
func TestMeetingInFrontOfAll(t *testing.T) {
	s := newStage(t)
	s.goTo(guide.StepProblem)
	s.present()

	s.mustAsk("What keeps coming back?")
	s.Say("Customers wait too long")
	s.mustAsk("What stands at the head")
	s.Say("Customers wait")
	s.mustAsk("Which bones")
	s.Hit("3") // 4M
	if n := len(s.Analysis().Bones()); n != 4 {
		t.Fatalf("there are %d bones", n)
	}

	s.mustAsk("Who is here?")
	s.Say("Ann", "Bob", "")
	s.mustAsk("What could cause it?")
	s.fkey("F8")
	s.mustAsk("Ann, what could cause it?")
	s.Say("nobody answers", "one till")
	s.fkey("F8")
	s.Say("forms get lost")
	if by := s.Cause("forms get lost").By; by != "Bob" {
		t.Errorf("the third cause is by %q", by)
	}
	if !s.cards().Shows(s.Cause("forms get lost").ID) || s.strip().Visible() {
		t.Error("what was said is not on the wall, or twice")
	}
	s.MustShow(s.band(), words.T("present.nextOne", "name", "Ann"))

	s.fkey(fyne.KeyPageDown)
	s.mustAsk(`Where does "nobody answers" belong?`)
	s.Hit("1")
	s.mustAsk(`Where does "one till" belong?`)
	s.Hit("2n")
	s.Say("Rooms", "")
	s.Hit("5")
	s.MustEqual("Rooms", s.Causes("Rooms"), []string{"forms get lost"})

	s.fkey(fyne.KeyPageDown)
	s.mustAsk(`"nobody answers": what does everyone think?`)
	s.Hit("c")
	s.Press(fyne.KeyReturn)
	s.mustAsk(`"nobody answers": what shows it?`)
	s.Write("we counted calls")
	s.Press(fyne.KeyEscape)
	if v := s.Cause("nobody answers").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != "we counted calls" {
		t.Errorf("the verdict is %+v", v)
	}

	s.fkey(fyne.KeyPageDown)
	s.mustAsk("Which one first?")
	s.Press(fyne.KeyReturn)
	s.mustAsk(`Why "nobody answers"?`)
	s.Say("two vacancies", "pay is low")
	s.mustAsk(`Why "pay is low"?`)
	s.MustEqual("the ladder", s.Path("pay is low"), []string{"nobody answers", "two vacancies", "pay is low"})
	s.MustShow(s.band(), "3 / 5")

	s.fkey(fyne.KeyPageDown)
	s.Ctrl(fyne.KeyPeriod)
	s.Say("the law says so")
	if s.Cause("pay is low").Stop != "the law says so" {
		t.Error("the reason to stop was not taken")
	}
	s.mustAsk(`Can "pay is low" be prevented?`)
	s.Press(fyne.KeyReturn)
	s.Say("the contract")

	s.fkey(fyne.KeyPageDown)
	s.mustAsk("What can be done about")
	s.Say("raise pay", "hire")
	s.MustShow(s.band(), "2 / 20")
	s.MustShow(s.strip(), "2  hire")

	s.fkey(fyne.KeyEscape)
	if s.Presenting() {
		t.Error("Escape does not end it")
	}
	s.MustShow(s.side, "hire")
}

// TestWhatThePickerOffers looks at the three causes that it names, and their keys.
func TestWhatThePickerOffers(t *testing.T) {
	s := drilling(t, cause("delta", "Market"), cause("epsilon", "Market"))
	s.present()
	var keys []string
	for _, o := range s.prompt().Options {
		keys = append(keys, o.Key)
	}
	s.MustEqual("keys", keys, []string{"Enter", "↓", ""}) // the third takes two presses
}

// TestAnEmptyStepSaysOnceWhatIsMissing presents a step for which there is nothing yet.
func TestAnEmptyStepSaysOnceWhatIsMissing(t *testing.T) {
	s := newStage(t)
	s.goTo(6)
	s.present()
	s.Loop.Run()
	s.mustAsk(words.T("group.nothing"))
	s.MustNotShow(s.band(), words.T("need.anyCause"))
}

// TestEscapeIsTheEntrysFirst sees to it that Escape ends presenting only where nothing
// else is there to be left.
func TestEscapeIsTheEntrysFirst(t *testing.T) {
	s := newStage(t, bone("People"), cause("late", "People"), cause("ill", "late"))
	s.goTo(guide.StepWhy)
	s.present()
	s.Press(fyne.KeyReturn)
	s.Say("tired")
	s.Press(fyne.KeyEscape)
	if s.InHand() != "" || !s.Presenting() {
		t.Fatalf("%q is in hand; presenting: %v", s.InHand(), s.Presenting())
	}
	s.Press(fyne.KeyEscape)
	if s.Presenting() {
		t.Error("with nothing left, Escape does not end presenting")
	}
}

// TestPresentingLeavesThePageAsItWas goes into presenter mode and out of it.
func TestPresentingLeavesThePageAsItWas(t *testing.T) {
	s := newStage(t, bone("People"), cause("late", "People"))
	whole := false
	s.deps.FullScreen = func(on bool) { whole = on }
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		s.goTo(n)
		shown := func() string {
			return strings.Join(append(append(uitest.Texts(s.header), uitest.Texts(s.rail)...), uitest.Texts(s.side)...), "|")
		}
		before := shown()
		size := s.panel.Focus().(fyne.CanvasObject).MinSize()
		s.present()
		if !whole || !ui.Colors().HighContrast {
			t.Errorf("step %d: the whole screen: %v, strong: %v", n, whole, ui.Colors().HighContrast)
		}
		s.fkey("F11")
		if whole || ui.Colors().HighContrast {
			t.Errorf("step %d: it stays the whole screen: %v, strong: %v", n, whole, ui.Colors().HighContrast)
		}
		if after := shown(); after != before {
			t.Errorf("step %d: before %s\nafter %s", n, before, after)
		}
		if now := s.panel.Focus().(fyne.CanvasObject).MinSize(); now != size {
			t.Errorf("step %d: what has the focus is %v, was %v", n, now, size)
		}
		s.Focused()
	}
}

// TestPresentingKeepsHowTheFishWasLookedAt closes the page while presenting, and after it:
// what is remembered is how the fish was looked at before.
func TestPresentingKeepsHowTheFishWasLookedAt(t *testing.T) {
	s := newStage(t, bone("People"), cause("late", "People"))
	s.onBoard("late")
	s.board.ZoomBy(3, fyne.NewPos(100, 100))
	near := s.board.View()
	var kept board.View
	s.deps.KeepView = func(v board.View) { kept = v }
	s.present()
	s.Loop.Run()
	if s.board.View() == near {
		t.Fatal("the room does not see the whole fish")
	}
	s.Page.Close()
	if kept != near {
		t.Errorf("kept %+v, want %+v", kept, near)
	}
	s.Page = New(Deps{Session: s.Session(), Renderer: paneltest.AsIs{}, Window: s.Win, Notices: s.Notices(), After: s.Clock.After, View: kept})
	s.findBoard()
	s.Win.SetContent(s.Content())
	s.Focus()
	s.Loop.Run()
	s.fkey("F11")
	s.Loop.Run()
	if now := s.board.View(); now.Fitted || now.Zoom != near.Zoom {
		t.Errorf("afterwards it is looked at as %+v, before %+v", now, near)
	}
}

// TestALaterStepShowsAllOfTheFish goes near to a part of it, and on to another step.
func TestALaterStepShowsAllOfTheFish(t *testing.T) {
	s := newStage(t, bone("People"), cause("late", "People"))
	s.goTo(guide.StepAgree)
	s.onBoard("late")
	near := func() { s.board.ZoomBy(3, fyne.NewPos(100, 100)) }
	whole := func(when string) {
		t.Helper()
		s.Loop.Run()
		if v := s.board.View(); !v.Fitted {
			t.Errorf("%s it is looked at as %+v", when, v)
		}
	}
	near()
	s.Session().Choose("late")
	s.Loop.Run()
	if s.board.View().Fitted {
		t.Fatal("choosing a cause goes away from it")
	}
	s.goTo(guide.StepSolutions)
	whole("after another step")
	s.goTo(guide.StepAgree)
	near()
	s.present()
	s.goTo(guide.StepSolutions)
	whole("in front of all")
	s.fkey("F11")
	whole("after presenting")
}

// TestAnotherThemeKeepsPresenting opens the page again, as another theme or language does.
func TestAnotherThemeKeepsPresenting(t *testing.T) {
	s := newStage(t, bone("People"), cause("late", "People"))
	open := s.Session()
	s.goTo(guide.StepWhy)
	s.present()
	var mode ui.Mode
	s.deps.UseTheme = func(m ui.Mode) { mode = m }
	if s.fkey("F9"); mode != ui.DarkMode {
		t.Errorf("F9 on light asks for %q", mode)
	}
	s.Page.Close()
	s.Settings().Theme().(*ui.Theme).Mode = ui.DarkMode
	s.Page = New(Deps{Session: open, Renderer: paneltest.AsIs{}, Window: s.Win, Notices: s.Notices(), After: s.Clock.After})
	s.Win.SetContent(s.Content())
	s.Focus()
	s.mustAsk("Which one first?")
	if c := ui.Colors(); !c.HighContrast || !c.Dark {
		t.Errorf("it is strong: %v, dark: %v", c.HighContrast, c.Dark)
	}
}

// The sizes of text in front of all, at least: of the question, of the answer, of the thin
// line, and of what is read back.
const (
	questionSize = 40
	answerSize   = 24
	lineSize     = 16
	readBackSize = 28
)

// inFront looks at everything in front of all: it must be in view, large, and stand out.
func (s *stage) inFront(where string) {
	s.T.Helper()
	s.Loop.Run()
	size := s.Win.Canvas().Size()
	band := s.band()
	if least := band.MinSize(); least.Width > size.Width+0.5 {
		s.T.Errorf("%s: the band needs %v of %v", where, least.Width, size.Width)
	}
	h, least := s.board.Size().Height, size.Height/2
	if waiting := len(s.Analysis().CauseIDs(fishbone.Tray)); waiting > 0 && s.Session().Step() == guide.StepGroup {
		least = size.Height / 3 // the cards that are grouped have their place below the fish
	}
	if s.board.Visible() && h < least || s.diagram.Object().Size().Height < size.Height/2 {
		s.T.Errorf("%s: the board has only %v of %v", where, h, size.Height)
	}
	largest, bad := float32(0), 0
	for _, part := range []fyne.CanvasObject{band, s.strip(), s.overDiagram()} {
		uitest.Walk(part, part.Position().Subtract(part.Position()), func(o fyne.CanvasObject, at fyne.Position) bool {
			text, ok := o.(*canvas.Text)
			if !ok || text.Text == "" {
				e, entry := o.(*ui.Entry)
				return !entry || e.MultiLine // a single line scrolls inside
			}
			largest = max(largest, text.TextSize)
			from, to := at.X, at.X+text.MinSize().Width
			if bad < 3 && (text.TextSize < lineSize || from < -0.5 || to > size.Width+0.5 || at.Y < -0.5 || at.Y+text.MinSize().Height > size.Height+0.5) {
				bad++
				s.T.Errorf("%s: %q in size %v goes from %v to %v at %v", where, text.Text, text.TextSize, from, to, at.Y)
			}
			return true
		})
	}
	must := float32(questionSize)
	if s.over() {
		must = readBackSize // both ends of a link, whole
	}
	if largest < must {
		s.T.Errorf("%s: the largest text is %v", where, largest)
	}
	if e, ok := s.Win.Canvas().Focused().(*ui.Entry); ok {
		if text := e.Theme().Size("text"); text < answerSize {
			s.T.Errorf("%s: the entry's text is %v", where, text)
		}
		if e.Size().Height < e.MinSize().Height-0.5 && !e.MultiLine {
			s.T.Errorf("%s: the entry has %v of %v", where, e.Size(), e.MinSize())
		}
	} else if _, ok := s.Win.Canvas().Focused().(*ui.KeyTarget); !ok {
		s.T.Errorf("%s: the focus is in %T", where, s.Win.Canvas().Focused())
	}
}

// TestNothingIsCutInFrontOfAll shows every face of every panel at both sizes, in every
// language, on an empty analysis, on the sample, and on one that is too much of
// everything.
func TestNothingIsCutInFrontOfAll(t *testing.T) {
	if racing {
		t.Skip("make test runs it without the race detector")
	}
	t.Cleanup(func() { _ = words.Use(words.English) })
	long := []fishbone.Edit{about(fishbone.Problem, strings.Repeat("问题反复出现", 34)), about(fishbone.Head, strings.Repeat("问题反复出现", 34))}
	for _, l := range words.Languages() {
		for name, fill := range map[string][]fishbone.Edit{"empty": nil, "long": long, "sample": {sample(t, l.Language)}, "crowded": {crowded()}} {
			if name == "crowded" && l.Language != words.English {
				continue // it takes long
			}
			for _, size := range []fyne.Size{fyne.NewSize(1280, 720), fyne.NewSize(1600, 900), fyne.NewSize(1920, 1080)} {
				if testing.Short() && size.Width > 1280 {
					continue
				}
				t.Run(fmt.Sprint(l.Name, ", ", name, ", ", size.Width), func(t *testing.T) {
					s := newStage(t, fill...)
					s.Use(l.Language)
					s.open()
					s.diagram.Close()
					s.Win.Resize(size)
					s.Loop.Run()
					s.present()
					s.everyFace(func(face string) {
						s.inFront(fmt.Sprintf("step %d, %s", s.Session().Step(), face))
					})
				})
			}
		}
	}
}

// TestStandsOutInFrontOfAll measures the contrast of every text with what it is written on.
func TestStandsOutInFrontOfAll(t *testing.T) {
	for _, mode := range []ui.Mode{ui.LightMode, ui.DarkMode} {
		s := newStage(t, sample(t, words.English))
		s.Settings().Theme().(*ui.Theme).Mode = mode
		s.open()
		s.present()
		seen := 0
		for n := guide.StepProblem; n <= guide.LastStep; n++ {
			s.goTo(n)
			for _, part := range []*fyne.Container{s.band(), s.strip()} {
				standsOut(part, func(text string, ink, ground color.NRGBA) {
					seen++
					if c := readable.Contrast(ink, ground); c < readable.Far {
						t.Errorf("%s, step %d: %q has a contrast of %.2f", mode, n, text, c)
					}
				})
			}
		}
		if seen < 8*6 {
			t.Errorf("%s: only %d texts were measured", mode, seen)
		}
	}
}

// standsOut visits texts with the ground that they are written on: what was painted last
// below their middle.
func standsOut(part fyne.CanvasObject, visit func(text string, ink, ground color.NRGBA)) {
	type patch struct {
		at   fyne.Position
		size fyne.Size
		fill color.NRGBA
	}
	var patches []patch
	uitest.Walk(part, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		switch o := o.(type) {
		case *canvas.Rectangle:
			if c, ok := o.FillColor.(color.NRGBA); ok && c.A == 255 {
				patches = append(patches, patch{at, o.Size(), c})
			}
		case *canvas.Text:
			middle := at.AddXY(o.MinSize().Width/2, o.MinSize().Height/2)
			for _, p := range slices.Backward(patches) {
				in := middle.Subtract(p.at)
				if o.Text != "" && in.X >= 0 && in.Y >= 0 && in.X < p.size.Width && in.Y < p.size.Height {
					visit(o.Text, color.NRGBAModel.Convert(o.Color).(color.NRGBA), p.fill)
					break
				}
			}
		}
		return true
	})
}

// TestTheMousePresents goes on, back and out by the buttons, also while the board has the keys.
func TestTheMousePresents(t *testing.T) {
	s := drilling(t)
	s.goTo(guide.StepGroup)
	s.present()
	for _, c := range []struct {
		button string
		want   guide.Step
	}{{"act.nextStep", 5}, {"act.nextStep", 6}, {"act.lastStep", 5}, {"act.lastStep", 4}, {"act.lastStep", 3}} {
		s.ClickIcon(s.band(), s.Actions().Tip(c.button))
		if s.Session().Step() != c.want {
			t.Errorf("%s leads to step %d, want %d", c.button, s.Session().Step(), c.want)
		}
	}
	s.board.OnTap(s.Cause("alpha").ID, "")
	s.Loop.Run()
	s.ClickIcon(s.band(), s.Actions().Tip("act.endPresent"))
	if s.Presenting() {
		t.Error("the cross does not end it")
	}
}

// The page that is opened asks its own question at once, one without a panel too, and over it
// nothing is said of the fish that it hides.
func TestEveryPageAsksItsOwn(t *testing.T) {
	s := newStage(t)
	s.present()
	for _, p := range []struct {
		page guide.Step
		asks string
	}{
		{guide.PageChoose, "choose.noSolutions"}, {guide.PagePromise, "promise.question"},
		{guide.PageProve, "proof.first"}, {guide.PageChain, "chain.question"},
	} {
		s.OpenStep(p.page)
		s.mustAsk(words.T(p.asks))
		s.MustNotShow(s.diagram.Framed(), words.T("board.empty"))
	}
	s.MustShow(s.band(), words.T("chain.count", "label", words.T("chain.filter.all"), "n", 0))
	s.OpenStep(guide.StepProblem)
	s.MustShow(s.diagram.Framed(), words.T("board.empty"))
}
