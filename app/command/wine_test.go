package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
)

// windowsProgram names the program for Windows that the scripts try under wine in the place of this one: "make
// test-windows" does. What else scripts run is of this system.
const windowsProgram = "WHYBONE_EXE"

func onWindows() bool { return os.Getenv(windowsProgram) != "" }

// runOnWindows runs it with the arguments of this one, and ends as it ends. A program that fails says why: where it
// ended with 1 without a word, wine 8 has lost it, as it does now and then, and it is started again, once.
func runOnWindows() {
	code, lost := startUnderWine()
	if lost {
		code, _ = startUnderWine()
	}
	os.Exit(code)
}

// startUnderWine runs it once, and says whether it was lost.
func startUnderWine() (code int, lost bool) {
	c := exec.Command("wine", append([]string{os.Getenv(windowsProgram)}, os.Args[1:]...)...)
	var said bytes.Buffer
	out := &written{to: os.Stdout}
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, out, &said
	c.Env = append(os.Environ(), "WINEDEBUG=-all", "WINEDLLOVERRIDES=winemenubuilder.exe=", "DISPLAY=")
	if os.Getenv("LC_ALL") == "C" {
		c.Env = append(c.Env, "LC_ALL=C.UTF-8") // wine takes away what plain C does not have
	}
	err := c.Run()
	complaints := winesOwn.ReplaceAll(said.Bytes(), nil)
	if _, err := os.Stderr.Write(complaints); err != nil {
		return 125, false
	}
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		code = ended.ExitCode()
		return code, code == 1 && out.n == 0 && len(complaints) == 0
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 125, false
	}
	return 0, false
}

// winesOwn is what wine says when its connection ends before the program does.
var winesOwn = regexp.MustCompile(`(?m)^wine client error:.*\n?`)

// written counts what goes through it.
type written struct {
	to io.Writer
	n  int
}

func (c *written) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += n
	return n, err
}
