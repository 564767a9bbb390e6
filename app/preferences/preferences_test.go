package preferences_test

import (
	"errors"
	"maps"
	"testing"

	"whybone/app/board"
	"whybone/app/desktop"
	"whybone/app/preferences"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/meeting"
	"whybone/fishbone/advice"
)

// store keeps settings in memory.
type store struct {
	settings map[string]string
	fail     error
	writes   int
}

func (s *store) Setting(key string) (string, error) { return s.settings[key], s.fail }

func (s *store) SetSetting(key, value string) error {
	s.writes++
	if s.fail == nil {
		s.settings[key] = value
	}
	return s.fail
}

func newPreferences(t *testing.T) (*preferences.Preferences, *store) {
	s := &store{settings: map[string]string{}}
	return preferences.New(s, func(err error) { t.Errorf("failed: %v", err) }), s
}

var (
	placement = desktop.Placement{Width: 800, Height: 600, X: -10, Y: 20, Maximized: true}
	panes     = workshop.Panes{Panel: 400, Numbers: true}
	view      = board.View{Zoom: 2.5, X: 10, Y: -20}
)

// change gives every preference a value.
func change(p *preferences.Preferences) {
	p.SetLanguage(words.Traditional)
	p.SetMode(ui.DarkMode)
	p.SetHeadLeft(true)
	p.SetTextSize(130)
	p.SetPlacement(placement)
	p.SetPanes(panes)
	p.SetOpen("abc")
	p.SetTourSeen()
	p.SetView("abc", view)
}

func TestPreferencesAreReadAsTheyWereWritten(t *testing.T) {
	p, _ := newPreferences(t)
	change(p)
	was, placed := p.Placement()
	for what, ok := range map[string]bool{
		"language":  p.Language() == words.Traditional,
		"mode":      p.Mode() == ui.DarkMode,
		"head":      p.HeadLeft(),
		"text size": p.TextSize() == 130,
		"placement": was == placement && placed,
		"panes":     p.Panes() == panes,
		"open":      p.Open() == "abc",
		"tour":      p.TourSeen(),
		"view":      p.View("abc") == view,
		"other":     p.View("other") == board.View{},
	} {
		if !ok {
			t.Errorf("%s is read as another one", what)
		}
	}
}

func TestTheAgendaIsRemembered(t *testing.T) {
	p, s := newPreferences(t)
	if got := p.Agenda(); got != (meeting.Agenda{}) {
		t.Errorf("at first it is %+v", got)
	}
	a := meeting.Suggested
	a.Steps[2] = 15
	if p.SetAgenda(a); p.Agenda() != a {
		t.Errorf("%q is read as %+v", s.settings["agenda"], p.Agenda())
	}
}

// TestExportAndSetsAreRemembered keeps how a picture was exported, and the team's own bones.
func TestExportAndSetsAreRemembered(t *testing.T) {
	p, s := newPreferences(t)
	if p.Export() != "" || len(p.OwnSets()) != 0 {
		t.Errorf("at first there are %q and %v", p.Export(), p.OwnSets())
	}
	set, _ := categories.ReadSet([]byte(`{"bones":["Nurses"]}`), "Ward")
	p.SetExport(`{"kind":".pdf"}`)
	p.SetOwnSets(categories.Own{set})
	again := preferences.New(s, func(err error) { t.Error(err) })
	if own := again.OwnSets(); again.Export() != `{"kind":".pdf"}` || len(own) != 1 || own[0].Name() != "Ward" || own[0].Bones()[0] != "Nurses" {
		t.Errorf("later there are %q and %v", again.Export(), own)
	}
}

// TestWhatTheCoachMayNotSayIsRemembered switches a rule off.
func TestWhatTheCoachMayNotSayIsRemembered(t *testing.T) {
	p, s := newPreferences(t)
	if len(p.CoachOff()) != 0 {
		t.Errorf("at first %v are off", p.CoachOff())
	}
	p.SetCoachOff(advice.Off{advice.Vague})
	if off := preferences.New(s, func(err error) { t.Error(err) }).CoachOff(); len(off) != 1 || off[0] != advice.Vague {
		t.Errorf("later %v are off", off)
	}
}

// TestSettingsAreThoseOfVersion010 holds what data files have in them.
func TestSettingsAreThoseOfVersion010(t *testing.T) {
	p, s := newPreferences(t)
	change(p)
	want := map[string]string{
		"language": "zh-Hant", "theme": "dark", "head": "left", "textsize": "130",
		"window": "size=800x600 at=-10,20 filled=true", "panes": "panel=400 closed=false numbers=true",
		"open": "abc", "tour": "seen", "view abc": `{"zoom":2.5,"x":10,"y":-20,"fitted":false}`,
	}
	if !maps.Equal(s.settings, want) {
		t.Errorf("they are %q, want %q", s.settings, want)
	}
}

func TestWhatMovesOftenIsWrittenOnlyWhenItChanged(t *testing.T) {
	p, s := newPreferences(t)
	change(p)
	s.writes = 0
	p.SetPlacement(placement)
	p.SetPanes(panes)
	p.SetView("abc", view)
	if s.writes > 0 {
		t.Errorf("the same was written %d times", s.writes)
	}
}

func TestAFirstStart(t *testing.T) {
	mustBeFirst := func(t *testing.T, p *preferences.Preferences) {
		t.Helper()
		_, placed := p.Placement()
		for what, ok := range map[string]bool{
			"language":  p.Language() == words.System(),
			"mode":      p.Mode() == ui.LightMode,
			"head":      !p.HeadLeft(),
			"text size": p.TextSize() == desktop.UsualTextSize,
			"placement": !placed,
			"panes":     p.Panes() == workshop.Panes{},
			"open":      p.Open() == "",
			"view":      p.View("abc") == board.View{},
		} {
			if !ok {
				t.Errorf("%s has another value", what)
			}
		}
	}
	p, s := newPreferences(t)
	mustBeFirst(t, p)
	if p.TourSeen() {
		t.Error("nobody is offered the tour")
	}
	change(p)
	s.fail = errors.New("no disk")
	mustBeFirst(t, p)
	if !p.TourSeen() {
		t.Error("the tour is offered where nobody knows whether it was seen")
	}
}

func TestWhatCannotBeWrittenIsReported(t *testing.T) {
	fail := errors.New("no disk")
	var got error
	p := preferences.New(&store{fail: fail}, func(err error) { got = err })
	p.SetMode(ui.DarkMode)
	if !errors.Is(got, fail) {
		t.Errorf("%v was reported", got)
	}
}
