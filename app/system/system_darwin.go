package system

import "os/exec"

func clipboardPrograms() []program {
	return []program{{name: "osascript", args: func(file string) []string {
		return []string{
			"-e", "on run argv",
			"-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)",
			"-e", "end run", file,
		}
	}}}
}

// pastePrograms write the picture on the clipboard.
func pastePrograms() []program {
	return []program{{name: "osascript", args: func(file string) []string {
		return []string{
			"-e", "on run argv",
			"-e", "set picture to the clipboard as «class PNGf»",
			"-e", "set f to open for access (POSIX file (item 1 of argv)) with write permission",
			"-e", "write picture to f",
			"-e", "close access f",
			"-e", "end run", file,
		}
	}}}
}

func printPDF(pdf []byte, title string) error { return printByProgram(pdf, title) }

func hideWindow(*exec.Cmd) {}
