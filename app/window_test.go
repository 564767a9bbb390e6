package app

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func TestItStartsWithTheList(t *testing.T) {
	s := newStage(t)
	s.mustShow(words.T("home.new"))
	if s.win.Title() != "Whybone" {
		t.Errorf("the window is called %q", s.win.Title())
	}
}

func TestOpeningAnAnalysis(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	s.mustShow(words.T("step.1"))
	if s.win.Title() != "Sales fall — Whybone" {
		t.Errorf("the window is called %q", s.win.Title())
	}
	s.write("!")
	s.goHome() // what was typed is kept on the way
	s.mustShow(words.T("home.new"))
	a, err := s.store.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.About().Problem; !strings.Contains(got, "!") {
		t.Errorf("the problem is %q", got)
	}
	if s.win.Title() != "Whybone" {
		t.Errorf("the window is called %q", s.win.Title())
	}
}

func TestTheTitleFollowsTheProblem(t *testing.T) {
	s := newStage(t)
	s.openAnalysis(s.add())
	if s.win.Title() != "Whybone" {
		t.Errorf("the window is called %q", s.win.Title())
	}
	s.write("Sales fall")
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.Key2, Modifier: fyne.KeyModifierShortcutDefault})
	if s.win.Title() != "Sales fall — Whybone" {
		t.Errorf("the window is called %q", s.win.Title())
	}
}

func TestAnAnalysisThatIsGone(t *testing.T) {
	s := newStage(t)
	s.openAnalysis("nobody")
	s.settle()
	if got := strings.Join(uitest.Texts(s.notices.Object()), " "); !strings.Contains(got, "no longer there") {
		t.Errorf("the notice says %q", got)
	}
	s.mustShow(words.T("home.new"))
}

func TestLanguageIsSwitchedAndRemembered(t *testing.T) {
	s := newStage(t)
	for _, l := range words.Languages() {
		s.pick(l.Name)
		if s.language != l.Language {
			t.Fatalf("%s is in force", s.language)
		}
		s.mustShow(words.T("home.new"))
	}
	s.end()
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	s.begin()
	if s.language != words.Traditional {
		t.Errorf("after a new start %s is in force", s.language)
	}
	s.mustShow(words.T("home.new"))
	if words.T("home.new") == "New analysis" {
		t.Error("it speaks English")
	}
}

func TestThemeIsSwitchedAndRemembered(t *testing.T) {
	s := newStage(t)
	if ui.Colors().Dark {
		t.Error("it starts in the dark")
	}
	s.pick(words.T("theme.dark"))
	if !ui.Colors().Dark {
		t.Error("it is not dark")
	}
	s.end()
	s.begin()
	if !ui.Colors().Dark || s.theme.Mode != ui.DarkMode {
		t.Error("after a new start it is not dark")
	}
	s.pick(words.T("theme.light"))
	if ui.Colors().Dark {
		t.Error("it stays dark")
	}
}

func TestTheWorkshopIsMadeAnewInAnotherLanguage(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	before := s.pages.page
	s.write("Now ")
	s.useLanguage(words.Simplified) // while something is typed that is not kept yet
	s.settle()
	if s.pages.page == before || s.session() == nil || s.session().Analysis().ID() != id {
		t.Fatal("it is the same page, or another analysis")
	}
	s.mustShow(words.T("step.1"))
	s.write("again ")
	s.useTheme(ui.DarkMode)
	s.settle()
	s.goHome()
	a, err := s.store.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.About().Problem; !strings.Contains(got, "Now") || !strings.Contains(got, "again") || !strings.Contains(got, "Sales fall") {
		t.Errorf("the problem is %q: something that was typed is lost", got)
	}
	if got := strings.Join(uitest.Texts(s.notices.Object()), " "); got != "" {
		t.Errorf("the notice says %q", got)
	}
}

// TestAnotherThemeLeavesTheEntryInHand types a goal in the middle of which the theme changes.
func TestAnotherThemeLeavesTheEntryInHand(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	s.settle()
	s.write("half ")
	s.useTheme(ui.DarkMode)
	s.settle()
	s.write("of it")
	s.goHome()
	s.openAnalysis(id)
	if about := s.session().Analysis().About(); about.Goal != "half of it" || about.Problem != "Sales fall" {
		t.Errorf("the goal is %q, the problem %q", about.Goal, about.Problem)
	}
}

// TestTheMenuOfSettingsLeavesTheEntryInHand types a reason of the fact check, which is not where
// the next word goes there: another language, and a menu that somebody only looks into, leave it.
func TestTheMenuOfSettingsLeavesTheEntryInHand(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "People"}},
		fishbone.AddCause{ID: "c", Under: "b", Text: "Staff leave"}, fishbone.Add{Thing: &fishbone.Fact{ID: "f", Aspect: "what", Is: "Shops", IsNot: "Web"}})
	s.openAnalysis(id)
	if err := s.session().OpenStep(guide.StepAgree); err != nil {
		t.Fatal(err)
	}
	s.session().OpenView("factcheck")
	s.write("n") // it cannot explain it
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	s.settle()
	s.write("The web ")
	s.pick("繁體中文")
	s.write("sells ")
	s.settingsMenu(fyne.NewPos(10, 10))
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.settle()
	s.write("more")
	s.goHome()
	s.openAnalysis(id)
	if all := s.session().Analysis().Fits(); len(all) != 1 || all[0].Reason != "The web sells more" {
		t.Errorf("the reasons are %+v", all)
	}
}

func TestUnknownSettingsDoNoHarm(t *testing.T) {
	s := newStage(t)
	for key, value := range map[string]string{"language": "tlh", "theme": "pink"} {
		if err := s.store.SetSetting(key, value); err != nil {
			t.Fatal(err)
		}
	}
	s.end()
	s.begin()
	if s.language != words.English {
		t.Errorf("%s is in force", s.language)
	}
	s.mustShow("New analysis")
}

func TestTheSample(t *testing.T) {
	s := newStage(t)
	for _, l := range words.Languages() {
		s.useLanguage(l.Language)
		example := exampleIn(s.language, s.now)()
		if example == nil || guide.Status(example) != guide.StatusComplete {
			t.Fatalf("%s: there is no complete example", l.Name)
		}
		id, err := s.addSample()
		if err != nil {
			t.Fatal(err)
		}
		s.openAnalysis(id)
		s.mustShow(words.T("step.8"))
		a, err := s.store.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		if a.About().Problem != example.About().Problem || a.Count() != example.Count() {
			t.Errorf("%s: the sample is not the example", l.Name)
		}
		if step, err := s.store.Step(id); err != nil || step != guide.LastStep {
			t.Errorf("%s: it opens at step %d, %v", l.Name, step, err)
		}
	}
}

func TestShortcutsReachThePageOnly(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	step := func() guide.Step {
		n, err := s.store.Step(id)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	key := &desktop.CustomShortcut{KeyName: fyne.Key4, Modifier: fyne.KeyModifierShortcutDefault}
	s.settingsMenu(fyne.NewPos(10, 10))
	s.shortcut(key)
	if step() != 1 {
		t.Error("a shortcut works below a menu")
	}
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.shortcut(key)
	if step() != 4 {
		t.Errorf("step %d is open", step())
	}
	found := map[string]bool{}
	for _, s := range shortcuts() {
		if found[s.ShortcutName()] {
			t.Errorf("%s is there twice", s.ShortcutName())
		}
		found[s.ShortcutName()] = true
	}
}

// refused is what the window says that refuses to work.
func refused(t *testing.T, reason error) (shown string, err error) {
	t.Helper()
	a := test.NewTempApp(t)
	err = refuse(a, reason)
	windows := a.Driver().AllWindows()
	w := windows[len(windows)-1]
	w.Resize(fyne.NewSize(600, 300))
	for _, part := range test.LaidOutObjects(w.Content()) {
		at := a.Driver().AbsolutePositionForObject(part)
		if at.X < 0 || at.X+part.MinSize().Width > 601 {
			t.Errorf("%T sticks out of the window", part)
		}
	}
	return uitest.Text(w.Content()), err
}

func TestRefusing(t *testing.T) {
	for reason, want := range map[error]string{
		storage.ErrNotADatabase: "not a Whybone file", storage.ErrNewer: "newer Whybone", storage.ErrReadOnly: "only be read",
		storage.ErrFull: "disk is full", storage.ErrBusy: "Another program", storage.ErrDamaged: "damaged",
		os.ErrPermission: "no permission", errors.New("a strange thing " + strings.Repeat("and long ", 60)): "a strange thing",
	} {
		shown, err := refused(t, reason)
		if !errors.Is(err, reason) {
			t.Errorf("%v: it returns %v", reason, err)
		}
		if !strings.Contains(shown, words.T("refuse.title")) || !strings.Contains(shown, want) {
			t.Errorf("%v: it says %q", reason, shown)
		}
	}
}

func TestABrokenDataFileIsRefusedAndLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "whybone.db")
	content := []byte(strings.Repeat("this is a letter to my aunt, and no data ", 50))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, reason := storage.Open(path)
	shown, err := refused(t, reason)
	if !errors.Is(err, storage.ErrNotADatabase) || !strings.Contains(shown, "not a Whybone file") {
		t.Errorf("%v: it says %q", err, shown)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(content) {
		t.Error("the file was touched")
	}
}

func TestTitle(t *testing.T) {
	if got := title(fishbone.New("a", fishbone.Stamp{})); got != "Whybone" {
		t.Errorf("the title is %q", got)
	}
}

// TestFyneIsToldBeforeItStarts starts this program anew and follows what is initialised:
// Fyne asks for its settings once.
func TestFyneIsToldBeforeItStarts(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, "-test.run=^$")
	c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, trace)
	}
	told := strings.Index(string(trace), "init early.whybone/fyne ")
	asks := strings.Index(string(trace), "init fyne.io/fyne/v2/internal/cache ")
	if told < 0 || asks < 0 || told > asks {
		t.Errorf("Fyne's caches start at %d of the trace, they are told at %d:\n%s", asks, told, trace)
	}
}
