//go:build linux

package endtoend

import (
	"bytes"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// released is a data file as version 0.1.0 wrote it: three analyses, and one in the bin.
var released = filepath.Join("..", "command", "testdata", "0.1.0", "whybone.db")

// archiveAt is a closed data file with analyses.
func archiveAt(t *testing.T, path string, problems ...string) {
	t.Helper()
	s, err := storage.Open(path)
	must(t, err)
	for _, p := range problems {
		_, err := session.New(s, fishbone.SetAbout{Field: fishbone.Problem, Text: p}, time.Now())
		must(t, err)
	}
	must(t, s.Close())
}

// problemsIn are those of a data file, sorted. The file is sound.
func problemsIn(t *testing.T, path string) (problems []string) {
	t.Helper()
	s, err := storage.Open(path)
	must(t, err)
	defer s.Close()
	list, _, err := s.List(storage.Query{})
	must(t, err)
	for _, one := range list {
		problems = append(problems, one.Problem)
	}
	_, damages, err := s.Check()
	if err != nil || len(damages) > 0 {
		t.Errorf("damages: %v, %v", damages, err)
	}
	slices.Sort(problems)
	return problems
}

// plainCopy is a copy of the file of version 0.1.0 as people make one, in a folder of its own.
func plainCopy(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(released)
	must(t, err)
	path := filepath.Join(t.TempDir(), "copy of whybone.db")
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// untouched wants nothing changed in the plain copy, nor made beside it.
func untouched(t *testing.T, path string) {
	t.Helper()
	was, err := os.ReadFile(released)
	must(t, err)
	is, err := os.ReadFile(path)
	must(t, err)
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || !bytes.Equal(is, was) || len(beside) != 1 {
		t.Errorf("the copy changed, or there is something beside it: %v, %v", beside, err)
	}
}

// run runs a command of the program.
func (d *desktop) run(args ...string) string {
	d.t.Helper()
	said, err := d.program(words.English, args...).CombinedOutput()
	if err != nil {
		d.t.Fatalf("%v: %v: %s", args, err, said)
	}
	return string(said)
}

// On the command line: what would change is told first, and nothing done.
func TestRestoreOnTheCommandLine(t *testing.T) {
	d := &desktop{t: t, home: t.TempDir()}
	data := dataIn(t.TempDir())
	for name, from := range map[string]func() (backup string, want []string){
		"a backup": func() (string, []string) {
			archiveAt(t, data, "first", "second")
			d.run("--data", data, "backup")
			all, err := storage.Backups(data)
			must(t, err)
			archiveAt(t, data, "third")
			return filepath.Base(all[0].Path), []string{"first", "now", "second"}
		},
		"a plain copy by 0.1.0": func() (string, []string) {
			copied := plainCopy(t)
			t.Cleanup(func() { untouched(t, copied) })
			return copied, problemsIn(t, plainCopy(t))
		},
	} {
		t.Run(name, func(t *testing.T) {
			must(t, os.RemoveAll(filepath.Dir(data)))
			archiveAt(t, data, "now")
			backup, want := from()
			was := problemsIn(t, data)
			d.run("--data", data, "restore", backup)
			if is := problemsIn(t, data); !slices.Equal(is, was) {
				t.Errorf("without --yes there is %q", is)
			}
			said := d.run("--data", data, "restore", backup, "--yes")
			if is := problemsIn(t, data); !slices.Equal(is, want) {
				t.Errorf("restored: %q, want %q", is, want)
			}
			undo := said[strings.LastIndex(said, "whybone-"):]
			undo = undo[:strings.Index(undo, ".db")+len(".db")]
			d.run("--data", data, "restore", undo, "--yes")
			if is := problemsIn(t, data); !slices.Equal(is, was) {
				t.Errorf("taken back: %q, want %q", is, was)
			}
		})
	}
}

// In the window: first only what is missing, then all of it.
func TestRestoreInTheWindow(t *testing.T) {
	data := dataIn(t.TempDir())
	archiveAt(t, data, "first", "second")
	s, err := storage.Open(data)
	must(t, err)
	_, err = s.Backup(time.Now(), storage.Kept)
	must(t, err)
	list, _, err := s.List(storage.Query{})
	must(t, err)
	must(t, errors.Join(s.Delete(list[0].ID, time.Now()), s.SetSetting("open", "backups:")))
	must(t, s.Close())
	archiveAt(t, data, "third")

	d := newDesktop(t, 1280, 720)
	w := d.open(data, words.English)
	w.see(words.T("backups.missing"))
	w.clickOn(words.T("backups.doBring", "n", 1))
	w.see(words.T("backups.brought", "n", 1))
	must(t, w.store.Close())
	if is := problemsIn(t, data); !slices.Equal(is, []string{"first", "second", "third"}) {
		t.Errorf("what was missing is brought back: %q", is)
	}
	w.clickOn(words.T("backup.reason.kept"))
	w.clickOn(words.T("backups.whole"))
	w.goBack()
	w.until("it is as it was", func() bool { return slices.Equal(problemsIn(t, data), []string{"first", "second"}) })
	w.endsWell()
}

// A copy that version 0.1.0's user made of the file is brought to the window.
func TestRestoreAPlainCopyInTheWindow(t *testing.T) {
	data, copied := dataIn(t.TempDir()), plainCopy(t)
	want := problemsIn(t, plainCopy(t))
	archiveAt(t, data, "now")
	s, err := storage.Open(data)
	must(t, err)
	must(t, errors.Join(s.SetSetting("open", "backups:"+copied), s.Close())) // as after it was dropped on the window

	d := newDesktop(t, 1280, 720)
	w := d.open(data, words.English)
	must(t, w.store.Close())
	w.see(words.T("backups.missing"))
	w.clickOn(words.T("backups.whole"))
	w.goBack()
	w.until("it is as it was", func() bool { return slices.Equal(problemsIn(t, data), want) })
	w.endsWell()
	untouched(t, copied)
}

// goBack presses the button below what would change.
func (w *window) goBack() {
	w.t.Helper()
	w.click(w.seeIn(image.Rect(w.width-150, 0, w.width, w.height), words.T("backups.doWhole")))
}

// endsWell closes the window.
func (w *window) endsWell() {
	w.t.Helper()
	w.press("alt+F4")
	<-w.process.ended
	if w.process.err != nil {
		w.t.Errorf("the program ended badly: %v: %s", w.process.err, w.process.said)
	}
}
