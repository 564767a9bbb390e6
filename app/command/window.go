package command

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/infile"
)

// files takes the files that the window is to open, and refuses the name of a command that there
// is not.
func files(c *cobra.Command, args []string) error {
	for _, arg := range args {
		if _, err := os.Stat(arg); err == nil {
			continue
		}
		if filepath.Ext(arg) != "" || strings.ContainsFunc(arg, func(r rune) bool { return r < 128 && os.IsPathSeparator(uint8(r)) }) {
			return &fileError{arg, fs.ErrNotExist}
		}
		return noCommand(c, []string{arg})
	}
	return nil
}

// window opens the window, if there is one and a display for it. A data file among its arguments is
// the one that it works on, unless another one is named.
func (p *Program) window(data *dataFlag, files []string) error {
	if len(files) == 1 && data.path == "" && infile.IsData(files[0]) {
		data.path, files = files[0], nil
	}
	path, err := data.file()
	if err != nil {
		return err
	}
	if p.Window == nil {
		return said("cli.noWindow")
	}
	if p.noDisplay() {
		return said("cli.noDisplay")
	}
	for i, file := range files { // the window that is open may stand in another directory
		if files[i], err = filepath.Abs(file); err != nil {
			return &fileError{file, err}
		}
	}
	return p.Window(path, p.Version, files...)
}

// noDisplay says whether a window could not even be tried: where displays are named
// in the environment, and none is.
func (p *Program) noDisplay() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return false
	}
	return p.Getenv("DISPLAY") == "" && p.Getenv("WAYLAND_DISPLAY") == ""
}
