package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// losing is a window with two analyses, of which one is open, and a copy of its file from before the
// last change.
type losing struct {
	*stage
	other, id fishbone.ID
	copied    string
}

func newLosing(t *testing.T) *losing {
	s := newStage(t)
	l := &losing{stage: s, other: s.add(problem("Another")), id: s.add(problem("Sales fall"))}
	b, err := s.store.Backup(s.now(), storage.Kept)
	if err != nil {
		t.Fatal(err)
	}
	l.copied = b.Path
	s.openAnalysis(l.id)
	l.do(fishbone.AddCause{ID: "stored", Text: "no stock"})
	return l
}

// do makes an edit as a panel does.
func (l *losing) do(e fishbone.Edit) {
	l.t.Helper()
	if err := l.session().Do(e); err != nil {
		l.t.Fatal(err)
	}
	l.settle()
}

func (l *losing) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// moved is a copy of the file in its place.
func (l *losing) moved(change func([]byte) []byte) {
	l.t.Helper()
	data, err := os.ReadFile(l.copied)
	l.must(err)
	l.must(os.WriteFile(l.path+".new", change(data), 0o600))
	l.must(os.Rename(l.path+".new", l.path))
}

func same(data []byte) []byte { return data }

// The panel says what became of the file, and has the ways on that lead anywhere.
func TestThePanelSaysWhatBecameOfTheFile(t *testing.T) {
	all := []string{"saving.putBack", "saving.takeBack", "saving.putInto", "saving.see"}
	for name, test := range map[string]struct {
		happens func(l *losing)
		says    string
		ways    string
		left    string
	}{
		"deleted":       {func(l *losing) { l.must(os.Remove(l.path)) }, "gone", "saving.putBack", "saving.left.file"},
		"an older copy": {func(l *losing) { l.moved(same) }, "older", "saving.takeBack saving.putInto saving.see", "saving.left.file"},
		"another file": {func(l *losing) {
			other, err := storage.Open(l.path + ".other")
			l.must(err)
			l.must(other.Close())
			l.must(os.Rename(l.path+".other", l.path))
		}, "other", "saving.takeBack saving.putInto saving.see", "saving.left.file"},
		"a damaged copy": {func(l *losing) {
			l.moved(func(data []byte) []byte { return data[:len(data)/2/4096*4096] })
		}, "damaged", "saving.takeBack", "saving.left.file"},
		"something else": {func(l *losing) {
			l.moved(func([]byte) []byte { return []byte("something else") })
		}, "damaged", "saving.takeBack", "saving.left.file"},
		"copied over": {func(l *losing) {
			data, err := os.ReadFile(l.copied)
			l.must(err)
			f, err := os.OpenFile(l.path, os.O_WRONLY|os.O_TRUNC, 0)
			l.must(err)
			_, err = f.Write(data)
			l.must(err)
			l.must(f.Close())
		}, "older", "saving.putInto saving.see", "saving.left.over"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLosing(t)
			l.lost = true
			test.happens(l)
			l.do(fishbone.AddCause{ID: "since", Text: "late trucks"})
			l.mustShow(words.T("saving.lost." + test.says))
			l.until("it knows what is left", func() bool { return !l.shows(words.T("saving.left.looking")) })
			for _, way := range all {
				if want, got := strings.Contains(test.ways, way), l.shows(words.T(way)); want != got {
					t.Errorf("it offers %s: %v, want %v", way, got, want)
				}
			}
			if left := words.T(test.left, "n", 1); !l.shows(left) {
				t.Errorf("it does not say: %s", left)
			}
		})
	}
}

// The old file goes back to its place, with all the others in it, and what had come stays.
func TestTheFileTakesItsPlaceBackFromThePanel(t *testing.T) {
	l := newLosing(t)
	l.moved(func([]byte) []byte { return []byte("something else") })
	l.do(fishbone.AddCause{ID: "since", Text: "late trucks"})
	l.until("there is a way back", func() bool { return l.shows(words.T("saving.takeBack")) })
	l.press(fyne.KeyUp, fyne.KeyReturn)
	l.until("all is stored", func() bool { return len(l.unsaved) == 0 })
	a, err := l.store.Load(l.id)
	if err != nil || a.Count().Causes != 2 {
		t.Errorf("the file has %d causes, %v", a.Count().Causes, err)
	}
	l.wantProblem(l.other, "Another")
	l.until("the panel has gone", func() bool { return !l.shows(words.T("saving.lost.damaged")) })
	aside, err := filepath.Glob(filepath.Join(filepath.Dir(l.path), "whybone-found-*.db"))
	if err != nil || len(aside) != 1 {
		t.Fatalf("beside it lie %v, %v", aside, err)
	}
	if data, err := os.ReadFile(aside[0]); err != nil || string(data) != "something else" {
		t.Errorf("there is %q, %v", data, err)
	}
}

// press presses keys where they go.
func (s *stage) press(names ...fyne.KeyName) {
	s.t.Helper()
	for _, name := range names {
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		s.settle()
	}
}

// The panel does not come up in the middle of a word, and takes no letter away from who types on.
func TestTypingGoesOnBesideThePanel(t *testing.T) {
	l := newLosing(t)
	l.lost = true
	l.must(os.Remove(l.path))
	if err := l.session().KeepDraft("park", "half a wo"); err != nil {
		t.Fatal(err)
	}
	l.mustShow(words.T("saving.what"))
	if l.shows(words.T("saving.lost.gone")) {
		t.Error("the panel has come up in the middle of a word")
	}
	entry := l.win.Canvas().Focused()
	uitest.Tap(t, l.pages.place, words.T("saving.what"))
	l.mustShow(words.T("saving.lost.gone"))
	before := l.session().Newest().About().Problem
	l.write("!")
	l.settle()
	if l.shows(words.T("saving.lost.gone")) || l.win.Canvas().Focused() != entry {
		t.Error("the panel is still there")
	}
	l.until("the letter is in the entry", func() bool { return l.session().Newest().About().Problem == before+"!" })
	uitest.Tap(t, l.pages.place, words.T("saving.what"))
	l.press(fyne.KeyEscape)
	if l.shows(words.T("saving.lost.gone")) {
		t.Error("Escape does not leave it")
	}
}

// On a page without an analysis the loss is told as well, with the ways on.
func TestTheHomePageTellsOfTheLoss(t *testing.T) {
	for name, test := range map[string]struct {
		happens      func(l *losing)
		says, way    string
		then, nobody string
	}{
		"deleted":       {func(l *losing) { l.must(os.Remove(l.path)) }, "gone", "saving.putBack", "saving.isBack", "loss.use"},
		"an older copy": {func(l *losing) { l.moved(same) }, "other", "loss.use", "loss.usedKept", "saving.putBack"},
		"no file of ours": {func(l *losing) {
			l.moved(func([]byte) []byte { return []byte("something else") })
		}, "damaged", "saving.takeBack", "", "loss.use"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLosing(t)
			l.lost = true
			l.goHome()
			test.happens(l)
			l.window.reportError(l.store.Delete(l.other, l.now()))
			over := func() fyne.CanvasObject { return l.win.Canvas().Overlays().Top() }
			l.until("the loss is told", func() bool { return over() != nil })
			for key, want := range map[string]bool{"saving.lost." + test.says: true, test.way: true, test.nobody: false} {
				if got := uitest.Shows(over(), words.T(key)); got != want {
					t.Errorf("it says %q: %v", words.T(key), got)
				}
			}
			uitest.Tap(t, over(), words.T(test.way))
			if over() != nil {
				t.Error("it is still there")
			}
			if test.then != "" {
				l.until("what came of it is said", func() bool { return uitest.Shows(l.notices.Object(), words.T(test.then)) })
			}
			l.until("the file can be written", func() bool { return l.store.Delete(l.other, l.now()) == nil })
		})
	}
}
