// Command console is whybone.com, the program for the prompt of Windows: it runs whybone.exe beside
// it with the same arguments, waits for it, and ends as it ended. The prompt takes a .com before
// an .exe, and does not wait for a program that has a window, as whybone.exe has.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
)

func main() {
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintln(os.Stderr, "whybone:", err)
		os.Exit(1)
	}
	signal.Ignore(os.Interrupt) // which whybone.exe gets, too, and ends by
	c := exec.Command(strings.TrimSuffix(self, filepath.Ext(self))+".exe", os.Args[1:]...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = c.Run()
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		os.Exit(ended.ExitCode())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "whybone:", err)
		os.Exit(1)
	}
}
