//go:build linux

package endtoend

import (
	"bufio"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// windowsProgram is the program as Windows has it, which the tests work then in the place of their own
// binary. "make test-windows" installs it, and says where it is.
func windowsProgram() string { return os.Getenv("WHYBONE_EXE") }

// underFrame has a window manager leave the frames, as a program under wine draws a frame's height too high where it
// has none, and leave dialogs as small as they are.
var underFrame = strings.NewReplacer("<decor>no", "<decor>yes", `class="*"`, `title="*Whybone"`)

// underWine starts it with the same arguments, in the prefix that WINEPREFIX names. All that
// runs there ends with the test: the next one has another display.
func (d *desktop) underWine(exe string, args ...string) *exec.Cmd {
	d.t.Helper()
	wine, err := exec.LookPath("wine")
	must(d.t, err)
	for i, arg := range args {
		if strings.HasPrefix(arg, "/") {
			args[i] = onWindows(arg)
		}
	}
	c := exec.Command(wine, append([]string{exe}, args...)...)
	c.Env = d.environ("WINEDEBUG=-all", "FYNE_SCALE=1")
	d.t.Cleanup(func() {
		end := exec.Command("wineserver", "--kill", "--wait")
		end.Env = c.Env
		_ = end.Run()
	})
	return c
}

// wineLooks is how often wine looks at most for what another program put onto the clipboard (SELECTION_UPDATE_DELAY in
// its winex11.drv); sooner it gives what was there before.
const wineLooks = 2 * time.Second

// pasteUnderWine puts a text onto the clipboard and from there into the window. It returns when wine has asked for it.
func (d *desktop) pasteUnderWine(text string) {
	d.t.Helper()
	said, says, err := os.Pipe()
	must(d.t, err)
	defer said.Close()
	c := exec.Command("xclip", "-selection", "clipboard", "-in", "-quiet") // which tells of requests, and waits for them
	c.Env, c.Stdin, c.Stderr = d.environ(), strings.NewReader(text), says
	must(d.t, c.Start())
	says.Close()
	d.t.Cleanup(func() {
		_ = c.Process.Kill() // it ends by itself when another text comes
		_ = c.Wait()
	})
	must(d.t, said.SetReadDeadline(time.Now().Add(patience)))
	lines := bufio.NewScanner(said)
	hear := func(what string) {
		for lines.Scan() {
			if strings.Contains(lines.Text(), what) {
				return
			}
		}
		d.fail("xclip does not say %q: %v", what, lines.Err())
	}
	hear("request number 1")
	there := time.Now()
	d.until("wine looks again", func() bool { return time.Since(there) > wineLooks+wineLooks/10 })
	d.press("ctrl+v")
	hear("request number 2") // the first has been answered
}

// onWindows is a path as Windows names it.
func onWindows(path string) string { return "Z:" + strings.ReplaceAll(path, "/", `\`) }

// needWindows skips a test unless there is a program for Windows to try.
func needWindows(t *testing.T) {
	t.Helper()
	if windowsProgram() == "" {
		t.Skip("WHYBONE_EXE names no program for Windows: make test-windows does")
	}
}

// TestOnWindows works through the whole method in the window, kills the program in the middle of a
// word, and finds all that was said.
func TestOnWindows(t *testing.T) {
	needWindows(t)
	d := newDesktop(t, 1280, 744) // with a frame
	began := time.Now()
	w := d.open(filepath.Join(t.TempDir(), "数据 of the team", "鱼骨 1.db"), words.English)
	t.Logf("window after %.1f s", time.Since(began).Seconds())
	d.inTurn(t, w, []passage{
		{"a new analysis", beginAnalysis},
		{"step 1", describeProblem},
		{"step 2", pasteHead},
		{"step 3", nameCauses},
		{"step 4", groupCauses},
		{"step 5", judgeCauses},
		{"step 6", askWhy},
		{"step 7", askFiveDeep},
		{"step 8", listSolutions},
		{"undo and redo", undoAndRedoByTurns},
		{"park an idea", parkIdea},
		{"the system's dialog for files", saveByDialog},
		{"killed in a word", killedInAWord},
	})
}

// pasteHead writes the head in two scripts.
func pasteHead(_ *testing.T, w *window) {
	w.step(guide.StepHead)
	const head = "Blue pump 蓝泵"
	w.paste(head)
	w.stored("the head", func(a *fishbone.Analysis) bool { return a.About().Head == head })
}

// undoAndRedoByTurns presses redo until it was heard: under wine a key is lost that comes while the window still draws
// what was undone.
func undoAndRedoByTurns(_ *testing.T, w *window) {
	for _, redo := range []string{"ctrl+y", "ctrl+shift+z"} {
		w.press("ctrl+z")
		w.stored("one solution less", func(a *fishbone.Analysis) bool { return len(a.Solutions()) == fishbone.TwentySolutions })
		w.until("the solution is there again", func() bool {
			w.press(redo)
			return len(w.analysis().Solutions()) == fishbone.TwentySolutions+1
		})
	}
}

// saveByDialog exports through the dialog of Windows, into a folder whose path has a space and Chinese. The dialog
// of wine 8 saves nothing before a folder was clicked on: it does not get into the first one. Its labels have no keys.
func saveByDialog(t *testing.T, w *window) {
	folder := filepath.Join(w.home, "质量 reports") // in /tmp: below /dev it finds nothing
	must(t, os.MkdirAll(folder, 0o700))
	file := filepath.Join(folder, "fish.svg")
	w.openExport()
	w.clickOn("SVG")
	w.clickOn(words.T("export.save"))
	title := words.T("save.title")
	w.until("the dialog of the system is open", func() bool { return w.hasWindow(title) })
	w.do("search", "--onlyvisible", "--name", title, "windowactivate", "--sync")
	w.clickInWindow(title, computerInTree)
	w.clickInWindow(title, nameOfFile)
	w.press("End", "shift+Home")
	w.paste(onWindows(file))
	w.press("Return")
	w.until("the dialog is closed", func() bool { return !w.hasWindow(title) })
	w.until("the SVG is whole", func() bool {
		data, err := os.ReadFile(file)
		if err != nil {
			return false
		}
		said, err := wordsIn(data)
		return err == nil && strings.Contains(said, "蓝泵")
	})
}

// Where wine has parts of its dialog.
var computerInTree, nameOfFile = image.Pt(86, 78), image.Pt(446, 409)

// clickInWindow clicks on a point of the window of that title.
func (d *desktop) clickInWindow(title string, at image.Point) {
	d.t.Helper()
	d.do("search", "--onlyvisible", "--name", title, "mousemove", "--window", "%1", fmt.Sprint(at.X), fmt.Sprint(at.Y), "click", "1")
}

// hasWindow says whether a window of that title is shown.
func (d *desktop) hasWindow(title string) bool {
	c := exec.Command("xdotool", "search", "--onlyvisible", "--name", title)
	c.Env = d.environ()
	found, err := c.Output()
	return err == nil && len(found) > 0
}

// killedInAWord ends the program in the middle of a word, in the way that gives it no time. All that was
// entered is there, and what was being typed but for its last character.
func killedInAWord(t *testing.T, w *window) {
	const typed = "Paint the pump green"
	w.clickOn(words.T("parked.hint"))
	w.write(typed)
	kept := func() bool {
		for _, draft := range w.drafts() {
			if strings.HasPrefix(draft, typed[:len(typed)-1]) {
				return true
			}
		}
		return false
	}
	w.until("it is kept", kept)
	before := w.analysis()
	must(t, w.process.cmd.Process.Kill())
	<-w.process.ended
	must(t, w.store.Close())
	again := w.desktop.open(w.data, words.English)
	again.id = w.id
	*w = *again
	if after := w.analysis(); !reflect.DeepEqual(before, after) || !kept() {
		t.Errorf("after the kill there is %v with drafts %q, there was %v", after, w.drafts(), before)
	}
	w.see(words.T("solutions.question"))
}
