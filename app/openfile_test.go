package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"

	"whybone/app/reports"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/fishbone/report"
	data "whybone/storage"
)

// drop writes files and drops them on the window.
func (s *stage) drop(files map[string]string) {
	s.t.Helper()
	folder := s.t.TempDir()
	var dropped []fyne.URI
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			s.t.Fatal(err)
		}
		dropped = append(dropped, storage.NewFileURI(path))
	}
	s.dropped(fyne.Position{}, dropped)
	s.settle()
}

// said are the words of the notice.
func (s *stage) said() string { return uitest.Text(s.notices.Object()) }

const tree = `{"problem":"Late trains","categories":[{"name":"People","causes":[{"text":"Too few drivers"}]}]}`

func TestADroppedFileIsOpened(t *testing.T) {
	s := newStage(t)
	s.drop(map[string]string{"trains.json": tree})
	if open := s.session(); open == nil || open.Analysis().About().Problem != "Late trains" {
		t.Fatal("it is not open")
	}
	if got := s.said(); !strings.Contains(got, "trains.json") {
		t.Errorf("the notice says %q", got)
	}
	if step := s.session().Step(); step != guide.StepProblem { // present state and goal are missing
		t.Errorf("it is open at step %d", step)
	}
}

// A map of another program is opened, and what could not be taken over is named.
func TestADroppedMapIsOpened(t *testing.T) {
	s := newStage(t)
	s.drop(map[string]string{"late.mm": `<map><node TEXT="Late trains"><node TEXT="People" LINK="http://a.b"><node TEXT="Too few drivers"/></node></node></map>`})
	if open := s.session(); open == nil || open.Analysis().About().Problem != "Late trains" || len(open.Analysis().Bones()) != 1 {
		t.Fatal("it is not open")
	}
	if got := s.said(); !strings.Contains(got, "late.mm") || !strings.Contains(got, "link at \"People\": http://a.b") {
		t.Errorf("the notice says %q", got)
	}
}

// Where more could not be taken over than a notice holds, a list shows all of it.
func TestAllThatIsLostIsListed(t *testing.T) {
	s := newStage(t)
	s.drop(map[string]string{"late.mm": `<map><node TEXT="Late trains"><icon BUILTIN="a"/><icon BUILTIN="b"/><icon BUILTIN="c"/><icon BUILTIN="d"/></node></map>`})
	if got := s.said(); !strings.Contains(got, "marker at \"Late trains\": a") || !strings.Contains(got, "2 more") || strings.Contains(got, ": d") {
		t.Errorf("the notice says %q", got)
	}
	uitest.Tap(t, s.notices.Object(), words.T("lost.all"))
	top := s.win.Canvas().Overlays().Top()
	if top == nil || !strings.Contains(uitest.Text(top), "marker at \"Late trains\": d") {
		t.Fatalf("the list says %q", uitest.Text(top))
	}
	uitest.Tap(t, top, words.T("lost.copy"))
	if got := s.app.Clipboard().Content(); strings.Count(got, "\n") != 3 {
		t.Errorf("the clipboard has %q", got)
	}
	uitest.Tap(t, top, words.T("lost.close"))
	if s.win.Canvas().Overlays().Top() != nil {
		t.Error("the list is still there")
	}
}

// A text with levels that is pasted into the search of the home page is an analysis; other text
// is looked for.
func TestAListIsPasted(t *testing.T) {
	s := newStage(t)
	if s.paste("late trains") || s.paste("one\ntwo\nthree") || s.paste("late\x00") {
		t.Error("a word is taken for an analysis")
	}
	if !s.paste("Late trains\n\tPeople\n\t\tToo few drivers\n") {
		t.Fatal("a list is not taken")
	}
	s.settle()
	if open := s.session(); open == nil || open.Analysis().HeadText() != "Late trains" || len(open.Analysis().Bones()) != 1 {
		t.Fatal("it is not open")
	}
	if got := s.said(); got != words.T("open.pasted") {
		t.Errorf("the notice says %q", got)
	}
}

func TestSeveralDroppedFilesAreListed(t *testing.T) {
	s := newStage(t)
	s.drop(map[string]string{"a.json": tree, "b.json": strings.ReplaceAll(tree, "trains", "buses")})
	s.mustShow("Late trains")
	s.mustShow("Late buses")
	if got := s.said(); got != "2 analyses added" {
		t.Errorf("the notice says %q", got)
	}
}

// TestWhatCannotBeImportedIsNamed drops files of other kinds: the notice says which would do.
func TestWhatCannotBeImportedIsNamed(t *testing.T) {
	s := newStage(t)
	for name, want := range map[string][]string{
		"map.docx":      {"map.docx", ".docx cannot be imported", ".json", ".opml", "step 3"},
		"README":        {"README", "Files of this kind cannot be imported"},
		"map.mm":        {"map.mm", "Line 1: The file is damaged", "FreeMind"},
		"broken.json":   {"broken.json", "Line 2, column 1", "a key that is not known"},
		"not-json.json": {"not-json.json", "not JSON"},
	} {
		text := map[string]string{"broken.json": `{"problem":"p",` + "\n" + `"wrong":1}`, "map.mm": "<map>"}[name]
		if text == "" {
			text = "PK\x03\x04"
		}
		s.drop(map[string]string{name: text})
		for _, part := range want {
			if got := s.said(); !strings.Contains(got, part) {
				t.Errorf("%s: the notice says %q, which has no %q", name, got, part)
			}
		}
		if s.session() != nil {
			t.Errorf("%s opened something", name)
		}
	}
	if list, _, err := s.store.List(data.Query{}); err != nil || len(list) > 0 {
		t.Errorf("there are %d analyses, %v", len(list), err)
	}
}

func TestADroppedSetOfBonesIsKept(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	s.settle()
	s.drop(map[string]string{"Our ward.json": `{"bones":["Nurses","Doctors"," "]}`})
	own := s.preferences.OwnSets()
	if len(own) != 1 || own[0].Name() != "Our ward" || !slices.Equal(own[0].Bones(), []string{"Nurses", "Doctors"}) {
		t.Fatalf("the sets are %v", own)
	}
	if s.session() == nil || s.session().Analysis().ID() != id {
		t.Error("another page is open")
	}
	if got := s.said(); !strings.Contains(got, "Our ward") {
		t.Errorf("the notice says %q", got)
	}
}

// TestNewFromTheWorkshop presses Ctrl+N while an analysis is open.
func TestNewFromTheWorkshop(t *testing.T) {
	s := newStage(t)
	s.openAnalysis(s.add(problem("Sales fall")))
	s.settle()
	was := s.session().Analysis().ID()
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault})
	s.settle()
	if s.session() == nil || s.session().Analysis().ID() == was {
		t.Error("no new analysis is open")
	}
}

// TestOpenAsksForAFile presses Ctrl+O on both pages.
func TestOpenAsksForAFile(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	s := newStage(t)
	for _, page := range []string{homePage, workshopPage} {
		if page == workshopPage {
			s.openAnalysis(s.add(problem("Sales fall")))
			s.settle()
		}
		s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: fyne.KeyModifierShortcutDefault})
		top := s.win.Canvas().Overlays().Top()
		if top == nil {
			t.Skip("this system has a dialog of its own")
		}
		if !uitest.Shows(top, words.T("open.title")) {
			t.Errorf("%s: it shows %q", page, uitest.Text(top))
		}
		uitest.Tap(t, top, words.T("save.cancel"))
	}
}

// A data file is no analysis: it leads to what going back to it would change.
func TestADataFileThatIsDropped(t *testing.T) {
	s := newStage(t)
	s.add(problem("Sales fall"))
	b, err := s.store.Backup(s.now(), data.Kept)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "copy.db")
	if err := os.Rename(b.Path, other); err != nil {
		t.Fatal(err)
	}
	s.openFiles([]string{other})
	s.mustShow("copy.db")
	s.mustShow(words.T("backups.same"))
	s.drop(map[string]string{"trains.json": tree, "whybone.db": "SQLite format 3\x00…"}) // among others it is named
	for _, part := range []string{"whybone.db", "--data"} {
		if got := s.said(); !strings.Contains(got, part) {
			t.Errorf("the notice says %q, which has no %q", got, part)
		}
	}
}

// A document that is dropped on an open analysis is the form of a customer. For a workbook, which
// may be a table of causes, the team is asked.
func TestADroppedFormIsFilled(t *testing.T) {
	s := newStage(t)
	s.drop(map[string]string{"trains.json": tree})
	for _, name := range []string{"8d.docx", "8d.xlsx"} {
		form, err := os.ReadFile("../fishbone/report/form/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.session().OpenStep(guide.StepProblem); err != nil {
			t.Fatal(err)
		}
		s.settle()
		drop := func() { s.drop(map[string]string{name: string(form)}) }
		if name == "8d.xlsx" {
			s.pickFrom(func(fyne.Position) { drop() }, words.T("form.whichForm"))
		} else {
			drop()
		}
		s.settle()
		if s.session().View() != "form" || !s.shows(name) {
			t.Errorf("%s is not open", name)
		}
	}
}

// TestADroppedDeckComesHome opens the analysis that a deck was made from and shows what was
// changed in it; a deck of one that is not here is refused.
func TestADroppedDeckComesHome(t *testing.T) {
	s := newStage(t)
	s.drop(map[string]string{"trains.json": tree})
	a := s.session().Analysis()
	p, _ := report.Named("8d")
	deckOf := func(a *fishbone.Analysis) string {
		d, err := reports.Make(t.Context(), reports.Quick, a, reports.Wish{Profile: p, Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		file, err := reports.File(d, ".pptx")
		if err != nil {
			t.Fatal(err)
		}
		return string(file)
	}
	s.goHome()
	s.settle()
	s.drop(map[string]string{"8d.pptx": deckOf(a)})
	if open := s.session(); open == nil || open.Analysis().ID() != a.ID() {
		t.Fatal("its analysis is not open")
	}
	if !uitest.Shows(s.pages.page.Content(), words.T("deck.same")) {
		t.Error("nothing is said of the deck")
	}
	s.drop(map[string]string{"8d.pptx": "no deck"})
	if got := s.said(); !strings.Contains(got, words.T("error.read.damaged")) {
		t.Errorf("the notice says %q", got)
	}
	other, err := a.Apply(fishbone.SetAbout{Field: fishbone.Head, Text: "x"}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.store.Delete(a.ID(), time.Now()); err != nil {
		t.Fatal(err)
	}
	s.goHome()
	s.settle()
	s.drop(map[string]string{"8d.pptx": deckOf(other)})
	if got := s.said(); !strings.Contains(got, words.T("error.deck.other")) {
		t.Errorf("the notice says %q", got)
	}
}
