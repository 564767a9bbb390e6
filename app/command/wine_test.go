package command

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// windowsProgram names the program for Windows that the scripts try under wine in the place of this one: "make
// test-windows" does. What else scripts run is of this system.
const windowsProgram = "WHYBONE_EXE"

func onWindows() bool { return os.Getenv(windowsProgram) != "" }

// runOnWindows runs it with the arguments of this one, and ends as it ends.
func runOnWindows() {
	c := exec.Command("wine", append([]string{os.Getenv(windowsProgram)}, os.Args[1:]...)...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	c.Env = append(os.Environ(), "WINEDEBUG=-all", "WINEDLLOVERRIDES=winemenubuilder.exe=", "DISPLAY=")
	if os.Getenv("LC_ALL") == "C" {
		c.Env = append(c.Env, "LC_ALL=C.UTF-8") // wine takes away what plain C does not have
	}
	err := c.Run()
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		os.Exit(ended.ExitCode())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(125)
	}
	os.Exit(0)
}
