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
)

// menuOpen are the words of the menu that is open.
func (s *stage) menuOpen() []string {
	s.T.Helper()
	top := s.Win.Canvas().Overlays().Top()
	if top == nil {
		s.T.Fatal("no menu is open")
	}
	return uitest.Texts(top)
}

// TestTheMenuBarFolds makes the window wide and narrow: the bar is there as long as the
// problem keeps its room beside it, else the button.
func TestTheMenuBarFolds(t *testing.T) {
	for name, c := range map[string]struct {
		problem string
		width   float32
		bar     bool
	}{
		"wide":                   {wordy[0], 1600, true},
		"wide and nothing to it": {"", 1600, true},
		"short beside it":        {"Late", 1280, true},
		"long beside it":         {wordy[0], 1000, false},
		"narrow":                 {"Late", 860, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, about(fishbone.Problem, c.problem))
			for _, width := range []float32{2000, c.width} {
				s.Resize(width)
			}
			if got := slices.Contains(uitest.Texts(s.header), words.T("part.view")); got != c.bar || (s.bar != nil) != c.bar {
				t.Fatalf("the bar is there: %v, want %v", got, c.bar)
			}
			if need := s.header.MinSize().Width; need > c.width {
				t.Errorf("the header needs %v of %v", need, c.width)
			}
			s.function(fyne.KeyF10)
			first := words.T("part.analysis") // of the menu of menus
			if c.bar {
				first = s.Actions().Menu(action.Analysis)[0].Words
			}
			if got := s.menuOpen()[0]; got != first {
				t.Errorf("F10 opens a menu that begins with %q, want %q", got, first)
			}
		})
	}
}

// TestTheMenuBarHasEverything goes through the bar by keys, to either side: it has every
// action that is not for keys alone.
func TestTheMenuBarHasEverything(t *testing.T) {
	s := newStage(t, sample(t, words.English))
	s.Resize(1920)
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft} {
		s.function(fyne.KeyF10)
		var shown []string
		for range action.Parts() {
			shown = append(shown, s.menuOpen()...)
			s.Focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
		for _, a := range s.Actions().All() {
			if !a.Hidden && !slices.Contains(shown, a.Label()) {
				t.Errorf("%s is not in the bar", a.Name)
			}
		}
		if got, want := s.menuOpen()[0], s.Actions().Menu(action.Analysis)[0].Words; got != want { // once round
			t.Errorf("the last menu begins with %q, want %q", got, want)
		}
		s.Press(fyne.KeyEscape)
		if s.Win.Canvas().Overlays().Top() != nil {
			t.Fatal("the menu is still open")
		}
	}
	if s.Entry() == nil {
		t.Error("the next word goes nowhere")
	}
}

// TestTheMenuBarByThePointer opens a menu with a click; from then on the pointer alone
// opens the others, and a click on a word of the bar closes them.
func TestTheMenuBarByThePointer(t *testing.T) {
	s := newStage(t, sample(t, words.English))
	s.Resize(1920)
	s.Click(s.header, words.T("part.edit"))
	if got := strings.Join(s.menuOpen(), " "); !strings.Contains(got, s.Actions().Named("act.undo").Label()) {
		t.Errorf("a click on Edit opens %q", got)
	}
	over := s.Win.Canvas().Overlays().Top().(desktop.Hoverable)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(paneltest.Find[*ui.Tap](s.Bench, s.header, words.T("part.view"))).AddXY(4, 4)
	over.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	if got := strings.Join(s.menuOpen(), " "); !strings.Contains(got, s.Actions().Named("act.whole").Label()) {
		t.Errorf("the pointer on View opens %q", got)
	}
	if n := len(s.Win.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d menus are open", n)
	}
	test.TapCanvas(s.Win.Canvas(), at)
	s.Loop.Run()
	if s.Win.Canvas().Overlays().Top() != nil {
		t.Error("a click on the word leaves the menu open")
	}
}
