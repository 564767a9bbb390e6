//go:build linux

package endtoend

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long anything may take before a test gives up. It is generous:
// the machine may be busy with other tests.
const patience = 90 * time.Second

// glance is how long to look away before looking again at something that is awaited.
const glance = 15 * time.Millisecond

// windowManager takes the frame off every window, makes it as large as the screen,
// and closes it by Alt+F4.
const windowManager = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <applications><application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications>
</openbox_config>
`

// desktop is a screen that nobody sees, with a home directory of its own.
type desktop struct {
	t             testing.TB
	width, height int
	display       string // as DISPLAY names it
	home          string
	frame         string // the file that shows what is on the screen
	eyes          *eyes
}

// newDesktop starts one. Everything that it started ends with the test.
func newDesktop(t testing.TB, width, height int) *desktop {
	t.Helper()
	needTools(t, "Xvfb", "openbox", "xdotool", "xclip")
	dir := t.TempDir()
	d := &desktop{t: t, width: width, height: height, home: filepath.Join(dir, "home"), frame: filepath.Join(dir, "Xvfb_screen0")}
	must(t, os.Mkdir(d.home, 0o700))
	d.startScreen(dir)
	rc := filepath.Join(dir, "openbox.xml")
	config := windowManager
	if windowsProgram() != "" {
		config = underFrame.Replace(config)
	}
	must(t, os.WriteFile(rc, []byte(config), 0o600))
	ready := filepath.Join(dir, "ready")
	d.start(exec.Command("openbox", "--sm-disable", "--config-file", rc, "--startup", "touch "+ready))
	d.until("the window manager is up", func() bool { _, err := os.Stat(ready); return err == nil })
	return d
}

// needTools skips a test on a machine without the tools, but not where tests must run.
func needTools(t testing.TB, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("%s is missing: make test installs it", tool)
			}
			t.Skipf("%s is missing: make test installs it", tool)
		}
	}
}

// startScreen starts Xvfb on a free display and learns which one it took.
func (d *desktop) startScreen(dir string) {
	d.t.Helper()
	number, tell, err := os.Pipe()
	must(d.t, err)
	defer number.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", d.width, d.height),
		"-fbdir", dir, "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{tell}
	d.start(x)
	tell.Close()
	must(d.t, number.SetReadDeadline(time.Now().Add(patience)))
	line := make([]byte, 16)
	n, err := io.ReadAtLeast(number, line, 2)
	must(d.t, err)
	d.display = ":" + strings.TrimSpace(string(line[:n]))
}

// start starts a process on this desktop that ends with the test at the latest.
func (d *desktop) start(c *exec.Cmd) *process {
	d.t.Helper()
	p := &process{cmd: c, said: &bytes.Buffer{}, ended: make(chan struct{})}
	if c.Env == nil {
		c.Env = d.environ()
	}
	c.Stdout, c.Stderr = p.said, p.said
	c.WaitDelay = time.Second
	must(d.t, c.Start())
	go func() {
		p.err = c.Wait()
		close(p.ended)
	}()
	d.t.Cleanup(func() {
		pid := c.Process.Pid
		if c.SysProcAttr != nil && c.SysProcAttr.Setpgid {
			pid = -pid // and all that it started
		}
		_ = syscall.Kill(pid, syscall.SIGKILL) // it may have ended
		<-p.ended
	})
	return p
}

// process is a process of the test.
type process struct {
	cmd   *exec.Cmd
	said  *bytes.Buffer // to be read once it ended
	ended chan struct{}
	err   error // how it ended
}

func (p *process) running() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

// environ is the environment on this desktop, with more variables: what people's own
// says of languages, directories and displays is left out.
func (d *desktop) environ(more ...string) []string {
	var env []string
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if !strings.HasPrefix(name, "LC_") && !strings.HasPrefix(name, "XDG_") && !strings.HasPrefix(name, "FYNE_") &&
			!strings.HasPrefix(name, "WHYBONE_") && name != "LANG" && name != "LANGUAGE" && name != "WAYLAND_DISPLAY" {
			env = append(env, v)
		}
	}
	return append(append(env, "LC_ALL=C.UTF-8", "DISPLAY="+d.display, "HOME="+d.home), more...)
}

// until waits for something to become true.
func (d *desktop) until(what string, holds func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); !holds(); {
		if time.Now().After(end) {
			d.fail("waited in vain: %s", what)
		}
		time.Sleep(glance)
	}
}

// fail ends the test and leaves a picture of the screen to look at.
func (d *desktop) fail(format string, args ...any) {
	d.t.Helper()
	if d.display != "" {
		d.t.Logf("the screen is in %s", d.photograph(filepath.Join(module(d.t), "build", "endtoend"), d.t.Name()))
	}
	d.t.Fatalf(format, args...)
}

// module is the directory of the whole program's source.
func module(t testing.TB) string {
	t.Helper()
	here, err := os.Getwd()
	must(t, err)
	return filepath.Dir(filepath.Dir(here))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
