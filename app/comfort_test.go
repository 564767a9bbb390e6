package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/desktop"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/fishbone/guide"
)

func TestItOpensAsItWasLeft(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	s.end()
	s.begin()
	if s.session() == nil || s.session().Analysis().ID() != id {
		t.Fatalf("the analysis is not open again; it shows %q", uitest.Texts(s.pages.place))
	}
	s.mustShow(words.T("step.1"))
	s.goHome()
	s.end()
	s.begin()
	if s.session() != nil {
		t.Error("it was left on the home page and opens an analysis")
	}
}

func TestEachAnalysisIsLookedAtAsItWas(t *testing.T) {
	s := newStage(t)
	one, other := s.add(problem("Sales fall")), s.add(problem("Letters get lost"))
	near := board.View{Zoom: 2.5, X: 10, Y: -20}
	s.preferences.SetView(one, near)
	s.openAnalysis(one)
	s.settle()
	s.goHome()
	if got := s.preferences.View(one); got.Zoom != near.Zoom || got.Fitted {
		t.Errorf("it is looked at as %+v", got)
	}
	if got := s.preferences.View(other); got != (board.View{}) {
		t.Errorf("the other one is looked at as %+v", got)
	}
	s.set("view "+string(one), "pink")
	s.openAnalysis(one)
	s.mustShow("Sales fall")
}

// Who closes an analysis and opens it again finds the tab that was open.
func TestTabsAreAsTheyWereLeft(t *testing.T) {
	s := newStage(t)
	one, other := s.add(problem("Sales fall")), s.add(problem("Letters get lost"))
	s.openAnalysis(one)
	if err := s.session().OpenStep(guide.PageChoose); err != nil {
		t.Fatal(err)
	}
	s.session().OpenView("matrix")
	s.goHome()
	s.openAnalysis(other)
	if got := s.session().View(); got != "" {
		t.Errorf("the other one opens with %q", got)
	}
	s.goHome()
	s.openAnalysis(one)
	if got := s.session().View(); s.session().Step() != guide.PageChoose || got != "matrix" {
		t.Errorf("it opens on %d with %q", s.session().Step(), got)
	}
	s.mustShow(words.T("view.matrix"))
	s.end()
	s.begin()
	if got := s.session().View(); s.session().Step() != guide.PageChoose || got != "matrix" {
		t.Errorf("at the next start it opens on %d with %q", s.session().Step(), got)
	}
	s.set("views "+string(one), "pink")
	s.goHome()
	s.openAnalysis(one)
	if got := s.session().View(); got != "" {
		t.Errorf("from a setting that nobody can read it opens with %q", got)
	}
}

func TestTheLastAnalysisMayBeGone(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	if err := s.store.Delete(id, time.Now()); err != nil {
		t.Fatal(err)
	}
	s.end()
	s.begin()
	s.mustShow(words.T("home.new"))
	if got := strings.Join(uitest.Texts(s.notices.Object()), " "); got != "" {
		t.Errorf("it complains: %q", got)
	}
}

func TestWindowAndPanesAreRemembered(t *testing.T) {
	s := newStage(t)
	var due []func()
	s.after = func(_ time.Duration, f func()) func() {
		due = append(due, f)
		return func() { due = nil }
	}
	s.win.Resize(fyne.NewSize(1500, 900))
	panes := workshop.Panes{Panel: 400, Numbers: true}
	s.keepPanes(panes)
	if kept, _ := s.store.Setting("panes"); kept != "" {
		t.Error("it is written before it rests")
	}
	if len(due) != 1 {
		t.Fatalf("%d writes are waiting", len(due))
	}
	due[0]()
	s.end()
	s.launch()
	if got := s.win.Canvas().Size(); got != fyne.NewSize(1500, 900) {
		t.Errorf("the window is %v", got)
	}
	if s.panes != panes {
		t.Errorf("the panes are %+v", s.panes)
	}
}

// What is preferred while another write holds the data file is there at the next start.
func TestPreferencesOutliveABusyFile(t *testing.T) {
	s := newStage(t)
	s.storing.Wait() // the backup of the day
	other := s.anotherWriter()
	s.preferences.SetPanes(workshop.Panes{Panel: 400})
	s.preferences.SetMode(ui.DarkMode)
	if kept, _ := s.store.Setting("panes"); kept != "" {
		t.Fatal("the file was not busy")
	}
	other.stop()
	s.end()
	s.begin()
	if got := s.preferences.Panes().Panel; got != 400 {
		t.Errorf("the panel is %v wide", got)
	}
	if got := s.preferences.Mode(); got != ui.DarkMode {
		t.Errorf("the colours are %v", got)
	}
}

func TestTextSizeIsSwitchedAndRemembered(t *testing.T) {
	s := newStage(t)
	s.openAnalysis(s.add(problem("Sales fall")))
	s.pickFrom(s.textSizeMenu, percent(130))
	if got := s.win.Canvas().Size(); got.Width < 984 || got.Width > 985 {
		t.Errorf("with larger text there is room for %v", got)
	}
	s.mustShow("Sales fall")
	s.pickFrom(s.textSizeMenu, percent(100))
	if got := s.win.Canvas().Size(); got.Width < 1279 || got.Width > 1281 {
		t.Errorf("back at the usual size there is room for %v", got)
	}
	s.pickFrom(s.textSizeMenu, percent(150))
	s.end()
	s.begin()
	if s.win.TextSize() != 150 || s.win.Scale() != 1.5 {
		t.Errorf("after a new start it is %d %%", s.win.TextSize())
	}
	for _, odd := range []string{"7", "pink", "-100", "1000"} {
		s.set("textsize", odd)
		if got := s.preferences.TextSize(); got != desktop.UsualTextSize {
			t.Errorf("%q makes it %d %%", odd, got)
		}
	}
}
