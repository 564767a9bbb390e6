//go:build linux

package endtoend

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"whybone/app/words"
)

// A call that makes a socket, as strace notes it. The program talks to the screen, to the
// desktop and to its own first window over sockets of the machine, and over no others.
var socketCall = regexp.MustCompile(`\b(?:socket|socketpair)\((\w+)`)

// TestNoNetwork watches every call that the command line and the window make, and all that
// they start. Where that is allowed there is no network either, and they work the same.
func TestNoNetwork(t *testing.T) {
	needTools(t, "strace")
	d := newDesktop(t, 1280, 720)
	d.learn(words.English)
	data, picture := filepath.Join(t.TempDir(), "whybone.db"), filepath.Join(d.home, "fish.svg")
	log := filepath.Join(t.TempDir(), "calls")
	var watched int
	for _, args := range [][]string{
		{"sample"}, {"list", "--json"}, {"history", "--last"}, {"export", "--last", "-o", picture}, {"backup"}, {"check"}, {"doctor"},
	} {
		c := watchedProgram(d, log, append([]string{"--data", data}, args...)...)
		out, err := c.CombinedOutput()
		if strings.Contains(string(out), "ptrace") {
			t.Skip("nobody may watch a program here:", string(out))
		}
		if err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
		watched += wantNoNetwork(t, log)
	}
	w := &window{desktop: d, data: data, process: d.start(watchedProgram(d, log, "--data", data))}
	w.until("the window is open", func() bool {
		if !w.process.running() {
			t.Fatalf("the program ended: %v: %s", w.process.err, w.process.said)
		}
		return w.active()
	})
	w.press("ctrl+n")
	w.see(words.T("problem.question"))
	w.write("Sales fall")
	second, err := watchedProgram(d, log+"2", "--data", data).CombinedOutput() // it shows the first one's window
	if err != nil {
		t.Errorf("a second start: %v: %s", err, second)
	}
	w.press("ctrl+e")
	w.clickOn(words.T("export.save"))
	w.see(words.T("save.title"))
	w.press("ctrl+a")
	w.write("window.svg")
	w.press("Return")
	w.until("the picture is there", func() bool {
		info, err := os.Stat(filepath.Join(w.home, "window.svg"))
		return err == nil && info.Size() > 0
	})
	w.press("alt+F4")
	select {
	case <-w.process.ended:
	case <-time.After(patience):
		w.fail("the window does not close")
	}
	watched += wantNoNetwork(t, log) + wantNoNetwork(t, log+"2")
	if watched == 0 {
		t.Error("not even the call to the screen was seen: nothing was watched")
	}
}

// watchedProgram is the program, its network calls noted in a file. It has no network, not even
// to the machine itself, where the test may take that away.
func watchedProgram(d *desktop, log string, args ...string) *exec.Cmd {
	c := d.program(words.English, args...)
	watch := exec.Command("strace", append([]string{"-f", "-qq", "-e", "trace=network", "-o", log}, c.Args...)...)
	watch.Env = c.Env
	watch.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 && exec.Command("unshare", "--net", "true").Run() == nil {
		watch.SysProcAttr.Cloneflags = syscall.CLONE_NEWNET
	}
	return watch
}

// wantNoNetwork looks through the calls and counts the sockets of the machine.
func wantNoNetwork(t *testing.T, log string) (local int) {
	t.Helper()
	calls, err := os.ReadFile(log)
	must(t, err)
	for line := range strings.Lines(string(calls)) {
		call := socketCall.FindStringSubmatch(line)
		switch {
		case call == nil:
		case call[1] == "AF_UNIX":
			local++
		default:
			t.Errorf("a call to the network: %s", line)
		}
	}
	return local
}
