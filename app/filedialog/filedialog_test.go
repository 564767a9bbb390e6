package filedialog

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/adrg/xdg"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
)

func TestTheNameIsMarkedAndFocused(t *testing.T) {
	s := newStage(t, "Sales fall.png")
	if s.focused() != fyne.Focusable(s.name) || s.name.SelectedText() != "Sales fall.png" {
		t.Errorf("%q is marked", s.name.SelectedText())
	}
	s.press(fyne.KeyReturn)
	s.answered(s.in("Documents/Sales fall.png"))
}

func TestWhatTheNameMeans(t *testing.T) {
	for typed, want := range map[string]string{
		"fish.png":            "Documents/fish.png",
		"fish":                "Documents/fish.png",
		"FISH.PNG":            "Documents/FISH.PNG",
		"鱼骨图":                 "Documents/鱼骨图.png",
		"sub/fish":            "Documents/sub/fish.png",
		"../Pictures/fish":    "Pictures/fish.png",
		"{home}/x.png":        "x.png",
		"{home}/Pictures/x":   "Pictures/x.png",
		"no such folder/fish": "Documents/no such folder/fish.png", // writing it will say so
	} {
		t.Run(typed, func(t *testing.T) {
			s := newStage(t, "old.png", "Documents/sub/")
			s.write(strings.ReplaceAll(typed, "{home}", s.home))
			s.press(fyne.KeyReturn)
			s.answered(s.in(want))
		})
	}
}

// TestAKnownEndingStays types names with the ending of another kind of file that can be
// saved: that is the kind that is meant.
func TestAKnownEndingStays(t *testing.T) {
	for typed, want := range map[string]string{"fish.pdf": "fish.pdf", "fish.PDF": "fish.PDF", "Q3 vs 2.5": "Q3 vs 2.5.png", "fish.pdfx": "fish.pdfx.png"} {
		t.Run(typed, func(t *testing.T) {
			s := newStage(t, "old.png")
			s.write(typed)
			s.press(fyne.KeyReturn)
			s.answered(s.in("Documents/" + want))
		})
	}
}

func TestOpening(t *testing.T) {
	s := newStage(t, "", "Documents/a.json", "Documents/b.xmind", "Documents/sub/")
	for text, shown := range map[string]bool{"a.json": true, "b.xmind": false, "sub": true, words.T("open.open"): true} {
		if s.shows(text) != shown {
			t.Errorf("it shows %q: %v", text, !shown)
		}
	}
	s.open(s.in("Pictures"))
	if !s.shows(words.T("open.empty", "endings", ".json")) {
		t.Errorf("an empty folder shows %q", uitest.Texts(s.body))
	}
	s.open(s.in("Documents"))
	s.tap("a.json") // one click: nothing is lost by opening
	s.answered(s.in("Documents/a.json"))
	s.ask(s.window, "")
	s.write("b.xmind") // who reads it says what is wrong with it
	s.press(fyne.KeyReturn)
	if got := s.answers[len(s.answers)-1]; got != s.in("Documents/b.xmind") {
		t.Errorf("it opens %s", got)
	}
	s.ask(s.window, "")
	s.write("a")
	s.press(fyne.KeyReturn)
	if got := s.answers[len(s.answers)-1]; got != s.in("Documents/a.json") {
		t.Errorf("without its ending it opens %s", got)
	}
}

func TestNoNameIsNoAnswer(t *testing.T) {
	for _, typed := range []string{"", " ", ".png", ".", "./"} {
		t.Run(typed, func(t *testing.T) {
			s := newStage(t, "old.png")
			s.write(typed)
			s.press(fyne.KeyReturn)
			s.asks()
			if s.folder != s.in("Documents") {
				t.Errorf("it went to %s", s.folder)
			}
		})
	}
}

func TestATypedFolderIsOpened(t *testing.T) {
	for typed, want := range map[string]string{
		"{home}/Pictures": "Pictures", "{home}/Pictures/": "Pictures", "{home}/Pictures/../Documents/sub": "Documents/sub",
		"sub/": "Documents/sub", "..": "", "../Pictures/": "Pictures",
	} {
		t.Run(typed, func(t *testing.T) {
			s := newStage(t, "old.png", "Documents/sub/", "Pictures/holiday.png")
			s.write(strings.ReplaceAll(typed, "{home}", s.home))
			s.press(fyne.KeyReturn)
			s.asks()
			if s.folder != s.in(want) {
				t.Fatalf("it went to %s, want %s", s.folder, s.in(want))
			}
			if s.focused() != fyne.Focusable(s.name) {
				t.Error("the name has lost the focus")
			}
			s.write("new")
			s.press(fyne.KeyReturn)
			s.answered(filepath.Join(s.in(want), "new.png"))
		})
	}
}

func TestAnExistingFileAsksFirst(t *testing.T) {
	s := newStage(t, "fish.png", "Documents/fish.png", "Documents/other.png")
	s.press(fyne.KeyReturn)
	s.asks()
	if !s.shows(`fish.png`) || !s.shows(words.T("save.replace")) {
		t.Errorf("it does not say what would be replaced: %q", uitest.Texts(s.body))
	}
	s.write("other.png") // another name is another question
	s.press(fyne.KeyReturn)
	s.asks()
	s.press(fyne.KeyReturn)
	s.answered(s.in("Documents/other.png"))
	if data, err := os.ReadFile(s.in("Documents/other.png")); err != nil || string(data) != "old" {
		t.Errorf("the dialog itself touched the file: %q, %v", data, err)
	}
}

func TestTheQuestionGoesWithTheName(t *testing.T) {
	s := newStage(t, "fish.png", "Documents/fish.png")
	s.press(fyne.KeyReturn)
	s.asks()
	s.write("fish 2")
	if s.shows(words.T("save.replace")) || !s.shows(words.T("save.save")) {
		t.Errorf("with another name it shows %q", uitest.Texts(s.body))
	}
	if s.focused() != fyne.Focusable(s.name) {
		t.Error("the name has lost the focus")
	}
	s.press(fyne.KeyReturn)
	s.answered(s.in("Documents/fish 2.png"))
}

func TestAnExistingFileAsksAgainInAnotherFolder(t *testing.T) {
	s := newStage(t, "fish.png", "Documents/fish.png", "Pictures/fish.png")
	s.press(fyne.KeyReturn)
	s.tap("Pictures")
	if s.shows(words.T("save.replace")) {
		t.Error("the question stays in another folder")
	}
	s.press(fyne.KeyReturn)
	s.asks()
	s.press(fyne.KeyReturn)
	s.answered(s.in("Pictures/fish.png"))
}

func TestAnExistingFileWithoutItsEndingAsksToo(t *testing.T) {
	s := newStage(t, "x.png", "Documents/fish.png")
	s.write("fish")
	s.press(fyne.KeyReturn)
	s.asks()
}

func TestEscapeAndCancelAnswerNothing(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"escape": func(s *stage) { s.press(fyne.KeyEscape) },
		"cancel": func(s *stage) { s.tap(words.T("save.cancel")) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, "fish.png", "Documents/fish.png")
			s.press(fyne.KeyReturn) // the question is asked
			leave(s)
			if len(s.answers) > 0 || s.done != 1 || s.isOpen() {
				t.Errorf("answers %q, done %d times, open: %v", s.answers, s.done, s.isOpen())
			}
		})
	}
}

func TestTheButtonSaves(t *testing.T) {
	s := newStage(t, "fish.png")
	s.tap(words.T("save.save"))
	s.answered(s.in("Documents/fish.png"))
}

func TestItOpensWhereItWasClosed(t *testing.T) {
	s := newStage(t, "fish.png")
	s.tap("Pictures")
	s.press(fyne.KeyReturn)
	s.answered(s.in("Pictures/fish.png"))
	s.ask(s.window, "next.png")
	if s.folder != s.in("Pictures") {
		t.Errorf("it opens in %s", s.folder)
	}
	s.press(fyne.KeyEscape)
	if err := os.Remove(s.in("Pictures")); err != nil {
		t.Fatal(err)
	}
	s.ask(s.window, "next.png")
	if s.folder != s.in("Documents") {
		t.Errorf("when that is gone it opens in %s", s.folder)
	}
}

func TestGoingThroughFolders(t *testing.T) {
	s := newStage(t, "fish.png", "Documents/2026/March/", "Documents/2026/old.png")
	s.tap("2026")
	if s.folder != s.in("Documents/2026") || !s.shows("March") || !s.shows("old.png") {
		t.Fatalf("in %s it shows %q", s.folder, uitest.Texts(s.body))
	}
	s.tap("old.png")
	if s.name.Text != "old.png" {
		t.Errorf("a click on a file takes its name: %q", s.name.Text)
	}
	s.tap("↑ " + words.T("save.up"))
	if s.folder != s.in("Documents") || s.name.Text != "old.png" {
		t.Errorf("up leads to %s with %q", s.folder, s.name.Text)
	}
}

func TestAnUnreadableFolderIsEmpty(t *testing.T) {
	s := newStage(t, "fish.png", "locked/secret.png")
	if err := os.Chmod(s.in("locked"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(s.in("locked"), 0o700) })
	if _, err := os.ReadDir(s.in("locked")); err == nil {
		s.open(s.in("not there")) // this user may read everything; one that is gone is the same
	} else {
		s.open(s.in("locked"))
	}
	if !s.shows(words.T("save.empty")) {
		t.Errorf("it shows %q", uitest.Texts(s.body))
	}
	s.tap("Pictures")
	s.press(fyne.KeyReturn)
	s.answered(s.in("Pictures/fish.png"))
}

func TestList(t *testing.T) {
	dir := t.TempDir()
	s := &stage{t: t, home: dir}
	s.make("b/", "A/", ".hidden/", "z.png", "C.PNG", "notes.txt", ".secret.png", "c.svg", "无.png", "png")
	var got []string
	for _, one := range list(dir, []string{".png"}) {
		name := one.name
		if one.folder {
			name += "/"
		}
		got = append(got, name)
	}
	if want := []string{"A/", "b/", "C.PNG", "z.png", "无.png"}; !slices.Equal(got, want) {
		t.Errorf("it lists %q, want %q", got, want)
	}
	if got := list(filepath.Join(dir, "nowhere"), []string{".png"}); len(got) > 0 {
		t.Errorf("a folder that is not there holds %v", got)
	}
	for i := range maxItems + 20 {
		s.make(fmt.Sprintf("b/%04d.png", i))
	}
	if n := len(list(s.in("b"), []string{".png"})); n != maxItems {
		t.Errorf("a full folder lists %d", n)
	}
}

func TestPlaces(t *testing.T) {
	s := newStage(t, "fish.png")
	if got, want := places(), []string{s.in("Documents"), s.in("Pictures"), s.home}; !slices.Equal(got, want) {
		t.Errorf("the places are %q, want %q", got, want)
	}
	t.Setenv("XDG_DOCUMENTS_DIR", s.home) // as on a system without such folders
	t.Setenv("XDG_PICTURES_DIR", s.home)
	xdg.Reload()
	if got, want := places(), []string{s.home}; !slices.Equal(got, want) {
		t.Errorf("the places are %q, want %q", got, want)
	}
}

// TestLongNamesFit opens the dialog on long names and sees to it that nothing sticks out.
func TestLongNamesFit(t *testing.T) {
	long := strings.Repeat("很长的文件名", 12)
	s := newStage(t, long+".png", "Documents/"+long+"/", "Documents/"+long+".png", "Documents/"+strings.Repeat("W", 200)+".png")
	s.press(fyne.KeyReturn) // and ask about replacing
	s.asks()
	for _, language := range words.Languages() {
		if err := words.Use(language.Language); err != nil {
			t.Fatal(err)
		}
		s.refresh()
		if w := s.body.MinSize().Width; w > width {
			t.Errorf("in %s it is %v wide, of %d", language.Name, w, width)
		}
	}
}

func TestAskOpensTheDialog(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	s := newStage(t, "x.png")
	s.press(fyne.KeyEscape)
	var answer string
	done := 0
	Save(s.window, Question{Name: "fish.png"}, func(path string) { answer = path }, func() { done++ })
	if !s.isOpen() {
		t.Skip("this system has a dialog of its own")
	}
	entry, ok := s.focused().(*ui.Entry)
	if !ok || entry.Text != "fish.png" {
		t.Fatalf("the focus is on %T", s.focused())
	}
	test.Type(entry, "new")
	s.press(fyne.KeyReturn)
	if answer != s.in("Documents/new.png") || done != 1 {
		t.Errorf("the answer is %q, done %d times", answer, done)
	}
}

func TestAnEndingThatWasTypedStands(t *testing.T) {
	endings := []string{".png", ".svg", ".pdf"}
	for path, want := range map[string]string{
		"fish.svg.png": "fish.svg", "fish.PDF.png": "fish.PDF", "fish.png": "fish.png", "fish.png.png": "fish.png.png",
		"Q3 vs 2.5.png": "Q3 vs 2.5.png", "fish.svg": "fish.svg", "fish.svg.pdf": "fish.svg.pdf", "fish": "fish", "": "",
	} {
		if got := asTyped(path, endings); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}

// A system's dialog asks about the name that was typed. Where a file of the name with its ending is there,
// it must be asked again.
func TestNothingIsOverwrittenUnasked(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "fish.svg"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	q := Question{Name: "a.svg", Endings: []string{".svg", ".png"}}
	for typed, want := range map[string]struct {
		named string
		sure  bool
	}{"fish": {"fish.svg", false}, "fish.svg": {"fish.svg", true}, "fish.png": {"fish.png", true}, "other": {"other.svg", true}} {
		named, sure := settled(filepath.Join(dir, typed), q)
		if filepath.Base(named) != want.named || sure != want.sure {
			t.Errorf("%q is %q, sure %v; want %v", typed, named, sure, want)
		}
	}
	q.Endings = []string{".png", ".svg"}
	if named, sure := settled(filepath.Join(dir, "fish.svg.png"), q); filepath.Base(named) != "fish.svg" || sure {
		t.Errorf("behind an ending it is %q, sure %v", named, sure)
	}
}
