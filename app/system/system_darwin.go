package system

import (
	"os/exec"
	"strings"
)

func clipboardPrograms() []program {
	return []program{{name: "osascript", args: func(file string) []string {
		return []string{
			"-e", "on run argv",
			"-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)",
			"-e", "end run", file,
		}
	}}}
}

// copyFilePrograms put the files that a list names on the clipboard.
func copyFilePrograms() []program {
	return []program{{name: "osascript", args: func(file string) []string {
		return []string{
			"-l", "JavaScript", "-e", "ObjC.import('AppKit')",
			"-e", "function run(argv) {",
			"-e", "const list = $.NSString.stringWithContentsOfFileEncodingError(argv[0], $.NSUTF8StringEncoding, null).js",
			"-e", "const board = $.NSPasteboard.generalPasteboard",
			"-e", "board.clearContents",
			"-e", "board.writeObjects($(list.split('\\n').map((path) => $.NSURL.fileURLWithPath(path))))",
			"-e", "}", file,
		}
	}}}
}

func fileList(paths []string) string { return strings.Join(paths, "\n") }

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
