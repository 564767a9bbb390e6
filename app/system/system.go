// Package system hands pictures and files to the system that the program runs on: to its clipboard
// and to its printer. Fyne's clipboard takes text alone, and Fyne knows no printer.
//
// The work is done by programs that belong to the system, so that nothing has to be linked
// in for it: PowerShell on Windows, osascript on macOS, wl-copy or xclip elsewhere; lp or
// lpr to print. Where none of them is there, an error says so. It shows nothing and asks
// nothing.
//
// Start reading at [CopyPicture], [CopyFiles] and [PrintPDF].
package system

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Why nothing came of it.
var (
	ErrNoClipboard = errors.New("no program here puts that on the clipboard")
	ErrNoPrinting  = errors.New("no program here prints a PDF")
	ErrNoPrinter   = errors.New("no printer is set up")
)

// patience is how long a program may take. PowerShell alone needs some seconds to start.
const patience = 30 * time.Second

// program is one that may be there to do the work, and how it is called for a file.
type program struct {
	name string
	args func(file string) []string
	// reads says that it reads the file from its standard input.
	reads bool
	// writes says that what it prints is what the file is to hold.
	writes bool
}

// CopyPicture puts a PNG on the clipboard. The errors are [ErrNoClipboard] and those of the
// program that does it.
func CopyPicture(png []byte) error {
	return withFile("picture.png", png, func(file string) error {
		return runFirst(clipboardPrograms(), file, ErrNoClipboard)
	})
}

// PrintPDF prints a document on the usual printer, with its title in the printer's list. The
// errors are [ErrNoPrinting], [ErrNoPrinter] and those of the program that does it.
func PrintPDF(pdf []byte, title string) error {
	return printPDF(pdf, title)
}

// printByProgram prints where programs take a file and are done with it when they end.
func printByProgram(pdf []byte, title string) error {
	return withFile("print.pdf", pdf, func(file string) error {
		err := runFirst(printPrograms(title), file, ErrNoPrinting)
		if failed, ok := errors.AsType[*failure](err); ok && strings.Contains(failed.said, "no default destination") {
			return fmt.Errorf("%w: %w", ErrNoPrinter, err)
		}
		return err
	})
}

// printPrograms print a file on the usual printer.
func printPrograms(title string) []program {
	return []program{
		{name: "lp", args: func(file string) []string { return []string{"-t", title, "--", file} }},
		{name: "lpr", args: func(file string) []string { return []string{"-T", title, file} }},
	}
}

// withFile does something with data in a file of its own, which is gone afterwards.
func withFile(name string, data []byte, do func(file string) error) error {
	folder, err := os.MkdirTemp("", "whybone-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return err
	}
	return do(file)
}

// runFirst runs the first of some programs that is there.
func runFirst(programs []program, file string, none error) error {
	for _, p := range programs {
		if path, err := exec.LookPath(p.name); err == nil {
			return p.run(path, file)
		}
	}
	return none
}

// failure is what a program said when it failed.
type failure struct {
	program, said string
	err           error
}

// Error says it in one line.
func (f *failure) Error() string {
	said := strings.Join(strings.Fields(f.said), " ")
	if said == "" {
		said = f.err.Error()
	}
	return f.program + ": " + said
}

// Unwrap gives what became of the program.
func (f *failure) Unwrap() error { return f.err }

// run runs a program and waits until it ends. What it says goes into a file: xclip leaves
// a process behind, which holds the clipboard and would keep a pipe open.
func (p program) run(path, file string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	said, err := os.Create(filepath.Join(filepath.Dir(file), "said"))
	if err != nil {
		return err
	}
	defer said.Close()
	c := exec.CommandContext(ctx, path, p.args(file)...)
	c.Stderr = said
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // what it says is read here
	hideWindow(c)
	if p.reads {
		in, err := os.Open(file)
		if err != nil {
			return err
		}
		defer in.Close()
		c.Stdin = in
	}
	if p.writes {
		out, err := os.OpenFile(file, os.O_WRONLY|os.O_TRUNC, 0o600)
		if err != nil {
			return err
		}
		defer out.Close()
		c.Stdout = out
	}
	if err := c.Run(); err != nil {
		words, _ := os.ReadFile(said.Name())
		return &failure{p.name, string(words), err}
	}
	return nil
}
