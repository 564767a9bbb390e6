package command

import (
	"runtime"
)

// window opens the window, if there is one and a display for it.
func (p *Program) window(data *dataFlag) error {
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
	return p.Window(path, p.Version)
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
