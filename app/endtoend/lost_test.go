//go:build linux

package endtoend

import (
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// trouble is what may become of the file below the window, and how the team gets out of it.
type trouble struct {
	name    string
	disk    bool // it needs a disk of its own
	before  func(l *lost)
	happens func(l *lost)
	says    string // what the strip says then, or the panel
	mend    func(l *lost)
	copies  int // how many analyses the file has in the end
}

// lost is a window whose file is about to be lost.
type lost struct {
	*window
	id fishbone.ID
}

func troubles() []trouble {
	nothing := func(*lost) {}
	return []trouble{
		{"deleted", false, nothing, func(l *lost) {
			must(l.t, os.Remove(l.data))
		}, "saving.left", func(l *lost) { l.goBy("saving.putBack") }, 1},
		{"moved away and put back", false, nothing, func(l *lost) {
			must(l.t, os.Rename(l.data, l.data+".moved"))
		}, "saving.left", func(l *lost) { must(l.t, os.Rename(l.data+".moved", l.data)) }, 1},
		{"replaced", false, func(l *lost) {
			l.copyData(l.data + ".copy")
		}, func(l *lost) {
			must(l.t, os.Rename(l.data+".copy", l.data))
		}, "saving.left", func(l *lost) { l.goBy("saving.putInto") }, 2},
		{"copied over", false, func(l *lost) {
			l.copyData(l.data + ".copy")
			l.goOn()
		}, func(l *lost) {
			l.step(guide.StepHead) // has part of the analysis in the -wal file, and not all
			l.step(guide.StepProblem)
			data, err := os.ReadFile(l.data + ".copy")
			must(l.t, err)
			f, err := os.OpenFile(l.data, os.O_WRONLY|os.O_TRUNC, 0)
			must(l.t, err)
			_, err = f.Write(data)
			must(l.t, errors.Join(err, f.Close()))
		}, "saving.left", func(l *lost) { l.goBy("saving.putInto") }, 2},
		{"disk full and freed", true, nothing, func(l *lost) {
			fill(l.t, filepath.Dir(l.data))
		}, "unsaved.full", func(l *lost) { must(l.t, os.Remove(ballast(filepath.Dir(l.data)))) }, 1},
		{"read-only medium", true, func(l *lost) {
			must(l.t, remount(filepath.Dir(l.data), syscall.MS_RDONLY))
		}, nothing, "unsaved.readOnly", func(l *lost) {
			must(l.t, remount(filepath.Dir(l.data), 0))
		}, 1},
	}
}

// TestTheFileIsLost takes the file away below the window, or its disk, while somebody types:
// what was typed is in the file in the end, and each time the window says what goes on.
func TestTheFileIsLost(t *testing.T) {
	languages := []words.Language{words.English, words.Simplified, words.Traditional}
	for n, trouble := range troubles() {
		of := languages[n%len(languages):][:1]
		if os.Getenv(album) != "" {
			of = languages
		}
		for _, language := range of {
			t.Run(trouble.name+"/"+string(language), func(t *testing.T) { lose(t, trouble, language) })
		}
	}
}

func lose(t *testing.T, trouble trouble, language words.Language) {
	dir := filepath.Join(t.TempDir(), "data")
	must(t, os.Mkdir(dir, 0o700))
	if trouble.disk {
		ownDisk(t, dir)
	}
	d := newDesktop(t, 1280, 720)
	d.learn(language)
	l := &lost{window: &window{desktop: d, data: filepath.Join(dir, "whybone.db")}}
	l.id = l.fill()
	trouble.before(l)
	l.process = d.start(d.program(language, "--data", l.data))
	l.see(words.T("problem.question"))
	trouble.happens(l)
	l.write("!")
	l.see(opening(words.T("saving.goOn")))
	l.see(opening(words.T(trouble.says)))
	l.away()
	if os.Getenv(album) != "" {
		l.photograph(filepath.Join(module(l.t), "build", "screenshots", "lost"), trouble.name+" "+string(language))
	}
	l.write("?") // typing goes on
	trouble.mend(l)
	l.until("the strip is gone", func() bool {
		return !l.seesIn(image.Rect(0, 0, l.width, l.height), opening(words.T("saving.goOn")))
	})
	if os.Getenv(album) != "" {
		l.photograph(filepath.Join(module(l.t), "build", "screenshots", "lost"), trouble.name+" then "+string(language))
	}
	l.write("!")
	l.press("alt+F4")
	select {
	case <-l.process.ended:
	case <-time.After(patience):
		l.fail("the window does not close")
	}
	l.wantTyped(trouble.copies)
}

// goBy goes a way that the panel has, which typing on has closed.
func (l *lost) goBy(way string) {
	l.t.Helper()
	l.clickOn(words.T("saving.what"))
	l.clickOn(words.T(way))
}

const lostProblem = "Sales fall"

// fill makes a data file whose one analysis is open, and was changed just now.
func (l *lost) fill() fishbone.ID {
	l.t.Helper()
	s, err := storage.Open(l.data)
	must(l.t, err)
	id, err := session.New(s, fishbone.SetAbout{Field: fishbone.Problem, Text: lostProblem}, time.Now())
	must(l.t, errors.Join(err, s.SetSetting("open", string(id)), s.Close()))
	return id
}

// step opens a step.
func (l *lost) step(n guide.Step) {
	l.t.Helper()
	l.press(fmt.Sprintf("ctrl+%d", n))
	l.see(words.T("workshop.step", "n", n))
}

// goOn has more in the file than there was.
func (l *lost) goOn() {
	l.t.Helper()
	s, err := storage.Open(l.data)
	must(l.t, err)
	a, err := s.Load(l.id)
	must(l.t, err)
	_, err = s.Do(a, fishbone.SetAbout{Field: fishbone.Goal, Text: "None by June"}, fishbone.Stamp{At: time.Now()})
	must(l.t, err)
	_, err = session.New(s, fishbone.SetAbout{Field: fishbone.Problem, Text: "Another"}, time.Now())
	must(l.t, errors.Join(err, s.Close()))
}

func (l *lost) copyData(to string) {
	l.t.Helper()
	data, err := os.ReadFile(l.data)
	must(l.t, errors.Join(err, os.WriteFile(to, data, 0o600)))
}

// wantTyped opens the file as the program does the next day.
func (l *lost) wantTyped(copies int) {
	l.t.Helper()
	s, err := storage.Open(l.data)
	must(l.t, err)
	defer s.Close()
	list, _, err := s.List(storage.Query{})
	must(l.t, err)
	if len(list) != copies || list[0].Problem != lostProblem+"!?!" {
		l.t.Errorf("the file has %+v, want %d analyses, the newest with all that was typed", list, copies)
	}
	if copies > 1 && list[1].Problem != lostProblem {
		l.t.Errorf("what the other file had became %q", list[1].Problem)
	}
	_, damages, err := s.Check()
	if err != nil || len(damages) > 0 {
		l.t.Errorf("damages: %v, %v", damages, err)
	}
}

// opening is the beginning of what may be broken into lines.
func opening(said string) string {
	const some = 14
	runes := []rune(said)
	if said[0] < 0x80 {
		at := strings.LastIndex(said[:min(3*some, len(said))], " ")
		return said[:at]
	}
	return string(runes[:min(some, len(runes))])
}

// ownDisk puts a small disk of its own at a directory, which takes root.
func ownDisk(t *testing.T, dir string) {
	t.Helper()
	if err := syscall.Mount("whybone", dir, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("only root can make a disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
}

func remount(dir string, flags uintptr) error {
	return syscall.Mount("whybone", dir, "tmpfs", syscall.MS_REMOUNT|flags, "size=4m")
}

func ballast(dir string) string { return filepath.Join(dir, "ballast") }

// fill fills a disk until nothing goes on it.
func fill(t testing.TB, dir string) {
	t.Helper()
	f, err := os.Create(ballast(dir))
	must(t, err)
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
