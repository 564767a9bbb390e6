//go:build !windows && !darwin

package system

import (
	"net/url"
	"os"
	"os/exec"
	"strings"
)

// clipboardPrograms are those of the display that the window is on. Wayland's comes first
// where there is a Wayland: what is copied there can be pasted into X11 programs as well.
func clipboardPrograms() []program {
	var all []program
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		all = append(all, program{name: "wl-copy", reads: true, args: func(string) []string { return []string{"--type", "image/png"} }})
	}
	return append(all, program{name: "xclip", args: func(file string) []string {
		return []string{"-selection", "clipboard", "-target", "image/png", "-in", file}
	}})
}

// copyFilePrograms put the files that a list names on the clipboard.
func copyFilePrograms() []program {
	var all []program
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		all = append(all, program{name: "wl-copy", reads: true, args: func(string) []string { return []string{"--type", "text/uri-list"} }})
	}
	return append(all, program{name: "xclip", args: func(file string) []string {
		return []string{"-selection", "clipboard", "-target", "text/uri-list", "-in", file}
	}})
}

// fileList names files as desktops hand them to one another.
func fileList(paths []string) string {
	var b strings.Builder
	for _, p := range paths {
		b.WriteString((&url.URL{Scheme: "file", Path: p}).String() + "\r\n")
	}
	return b.String()
}

// pastePrograms print the picture on the clipboard.
func pastePrograms() []program {
	var all []program
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		all = append(all, program{name: "wl-paste", writes: true, args: func(string) []string { return []string{"--type", "image/png"} }})
	}
	return append(all, program{name: "xclip", writes: true, args: func(string) []string {
		return []string{"-selection", "clipboard", "-target", "image/png", "-out"}
	}})
}

func printPDF(pdf []byte, title string) error { return printByProgram(pdf, title) }

func hideWindow(*exec.Cmd) {}
