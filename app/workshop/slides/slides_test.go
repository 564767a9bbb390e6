package slides

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/reports"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/report"
)

type stage struct {
	*paneltest.Stage
	slides *Slides
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{}
	s.Stage = paneltest.NewStage(t, func(on *paneltest.Stage) panel.Feature {
		s.slides = New(on)
		return paneltest.WithLine(on, s.slides.Feature())
	}, paneltest.About(fishbone.Problem, "Trains are late"), paneltest.Bone("People"), paneltest.Bone("Place"),
		paneltest.Cause("tired", "People"), paneltest.Cause("untrained", "People"), paneltest.Cause("narrow", "Place"))
	return s
}

// deck is a deck of the analysis as it stands, as somebody has edited it. It is edited as data: how
// files are read tests package deck.
func (s *stage) deck(edits ...fishbone.Edit) *deck.Deck {
	s.T.Helper()
	now := s.Session().Analysis()
	a := now
	for _, e := range edits {
		b, err := a.Apply(e, fishbone.Stamp{})
		if err != nil {
			s.T.Fatal(err)
		}
		a = b
	}
	read := func(a *fishbone.Analysis) *deck.Deck {
		p, _ := report.Named("8d")
		d, err := reports.Make(s.T.Context(), reports.Quick, a, reports.Wish{Profile: p, Now: s.Tick()})
		if err != nil {
			s.T.Fatal(err)
		}
		file, err := reports.File(d, ".pptx")
		if err != nil {
			s.T.Fatal(err)
		}
		read, err := deck.Read(file)
		if err != nil {
			s.T.Fatal(err)
		}
		return read
	}
	d := read(a)
	d.Base = read(now).Base // it remembers how it was
	return d
}

func (s *stage) show(d *deck.Deck) *list {
	s.T.Helper()
	s.slides.Open("/somewhere/8d.pptx", d)
	s.Loop.Run()
	l, _ := s.TopLayer(panel.InPanel).(*list)
	if l == nil {
		s.T.Fatal("there is no list")
	}
	return l
}

func (s *stage) edited() *list {
	return s.show(s.deck(fishbone.RewordCause{ID: "tired", Text: "drivers fall asleep"}, fishbone.RemoveCause{ID: "narrow"},
		fishbone.AddCause{ID: "fog", Under: "Place", Text: "fog"}))
}

// TestWhatIsTickedIsTakenOver walks through the list by keys, refuses one change and takes the
// others, which one undo takes back.
func TestWhatIsTickedIsTakenOver(t *testing.T) {
	s := newStage(t)
	l := s.edited()
	for _, said := range []string{"8d.pptx", "drivers fall asleep", "It was: tired", "fog", "narrow", "Take over 3"} {
		s.MustShow(l.content, said)
	}
	s.Press(fyne.KeyEnd)
	s.Hit(" ")
	s.MustShow(l.content, "Take over 2")
	if s.InHand() != "narrow" {
		t.Errorf("%q is shown on the board", s.InHand())
	}
	s.Press(fyne.KeyReturn)
	if s.TopLayer(panel.InPanel) != nil {
		t.Error("the list is still open")
	}
	s.MustEqual("on People", s.Causes("People"), []string{"drivers fall asleep", "untrained"})
	s.MustEqual("on Place", s.Causes("Place"), []string{"narrow", "fog"})
	if got := s.Notice(); !strings.Contains(got, "2 of 3") {
		t.Errorf("it says %q", got)
	}
	s.PressUndo()
	s.MustEqual("after one undo, on People", s.Causes("People"), []string{"tired", "untrained"})
	s.MustEqual("after one undo, on Place", s.Causes("Place"), []string{"narrow"})
}

// TestNothingIsTakenOver where all is refused, by keys or by the buttons.
func TestNothingIsTakenOver(t *testing.T) {
	s := newStage(t)
	before := s.Session().Analysis()
	l := s.edited()
	s.Hit("a")
	s.MustShow(l.content, "Take over 0")
	s.Hit("a")
	s.MustShow(l.content, "Take over 3")
	s.Hit("a")
	s.Press(fyne.KeyReturn)
	l = s.edited()
	s.Click(l.content, words.T("slides.leave"))
	s.edited()
	s.Press(fyne.KeyEscape)
	if s.Session().Analysis() != before || s.TopLayer(panel.InPanel) != nil {
		t.Error("something was changed, or the list stays")
	}
}

// TestWhatTheTeamHasChangedSince is listed and not ticked, also where that happens while the list
// is open.
func TestWhatTheTeamHasChangedSince(t *testing.T) {
	s := newStage(t)
	l := s.edited()
	if err := s.Session().Do(fishbone.RewordCause{ID: "tired", Text: "tired of it"}); err != nil {
		t.Fatal(err)
	}
	s.Loop.Run()
	s.MustShow(l.content, "Take over 2")
	s.MustShow(l.content, words.T("slides.changed"))
	s.Press(fyne.KeyHome)
	s.Hit(" ")
	s.Press(fyne.KeyReturn)
	s.MustEqual("on People", s.Causes("People"), []string{"drivers fall asleep", "untrained"})
}

// TestWhatHangsBelowSomethingNewGoesWithIt and wants it in turn.
func TestWhatHangsBelowSomethingNewGoesWithIt(t *testing.T) {
	s := newStage(t)
	l := s.show(s.deck())
	bone := &deck.Change{What: deck.New, Kind: fishbone.BoneKind, Text: "Weather"}
	cause := &deck.Change{What: deck.New, Kind: fishbone.CauseKind, Text: "fog", Under: deck.Place{New: bone}}
	l.found = &deck.Comparison{Changes: []*deck.Change{bone, cause}}
	l.toggle(0)
	if len(l.wantedOnes()) != 0 {
		t.Error("a cause without its bone")
	}
	l.toggle(1)
	if len(l.wantedOnes()) != 2 {
		t.Error("its bone does not come")
	}
	s.Press(fyne.KeyReturn)
	s.MustEqual("on Weather", s.Causes("Weather"), []string{"fog"})
}

func TestADeckAsItWasMade(t *testing.T) {
	s := newStage(t)
	l := s.show(s.deck())
	s.MustShow(l.content, words.T("deck.same"))
	s.MustNotShow(l.content, "Take over")
}

// TestWhatCannotComeHome is said, with the reason, and shows no list.
func TestWhatCannotComeHome(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(t.TempDir(), "8d.pptx")
	if err := os.WriteFile(path, []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.slides.read(path)
	s.Loop.Run()
	if got := s.Notice(); !strings.Contains(got, "8d.pptx") || !strings.Contains(got, words.T("error.read.damaged")) {
		t.Errorf("it says %q", got)
	}
	d := s.deck()
	d.Base.Analysis = "other"
	s.slides.Open(path, d)
	s.Loop.Run()
	if got := s.Notice(); !strings.Contains(got, words.T("error.deck.other")) || s.TopLayer(panel.InPanel) != nil {
		t.Errorf("it says %q", got)
	}
}

// TestTheListInEveryLanguage fits the narrow panel, whatever is said.
func TestTheListInEveryLanguage(t *testing.T) {
	s := newStage(t)
	for _, l := range words.Languages() {
		s.Use(l.Language)
		open := s.edited()
		if wide := open.content.MinSize().Width; wide > s.PanelWidth() {
			t.Errorf("%s: it is %v wide of %v", l.Name, wide, s.PanelWidth())
		}
		open.leave()
	}
}
