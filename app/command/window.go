package command

import (
	"errors"
	"runtime"
)

// window opens the window, if there is one and a display for it.
func (p *Program) window(data *dataFlag) error {
	path, err := data.file()
	if err != nil {
		return err
	}
	if p.Window == nil {
		return errors.New("this program was built without its window")
	}
	if p.noDisplay() {
		return errors.New(`there is no display to open the window on; "whybone --help" lists what works without one`)
	}
	return p.Window(path)
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
