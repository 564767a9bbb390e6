package system

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/windows"
)

// clipboardPrograms is PowerShell, which every Windows has. It needs a thread of the kind
// that the clipboard wants (-STA).
func clipboardPrograms() []program {
	return []program{{name: "powershell.exe", args: func(file string) []string {
		return []string{"-NoProfile", "-NonInteractive", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms, System.Drawing; " +
				"$p = [System.Drawing.Image]::FromFile('" + strings.ReplaceAll(file, "'", "''") + "'); " +
				"[System.Windows.Forms.Clipboard]::SetImage($p); $p.Dispose()"}
	}}}
}

// copyFilePrograms put the files that a list names on the clipboard.
func copyFilePrograms() []program {
	return []program{{name: "powershell.exe", args: func(file string) []string {
		return []string{"-NoProfile", "-NonInteractive", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms; " +
				"$f = New-Object System.Collections.Specialized.StringCollection; " +
				"Get-Content -Encoding UTF8 -LiteralPath '" + strings.ReplaceAll(file, "'", "''") + "' | ForEach-Object { [void]$f.Add($_) }; " +
				"[System.Windows.Forms.Clipboard]::SetFileDropList($f)"}
	}}}
}

func fileList(paths []string) string { return strings.Join(paths, "\r\n") }

// pastePrograms write the picture on the clipboard.
func pastePrograms() []program {
	return []program{{name: "powershell.exe", args: func(file string) []string {
		return []string{"-NoProfile", "-NonInteractive", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms, System.Drawing; " +
				"$p = [System.Windows.Forms.Clipboard]::GetImage(); " +
				"if ($p) { $p.Save('" + strings.ReplaceAll(file, "'", "''") + "', [System.Drawing.Imaging.ImageFormat]::Png) }"}
	}}}
}

// printPDF has the program that PDF files belong to print one. That works on after the call
// has returned, so the file stays; the system clears its temporary folder.
func printPDF(pdf []byte, _ string) error {
	folder, err := os.MkdirTemp("", "whybone-")
	if err != nil {
		return err
	}
	file := filepath.Join(folder, "print.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		return err
	}
	verb, err := windows.UTF16PtrFromString("print")
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	err = windows.ShellExecute(0, verb, name, nil, nil, windows.SW_HIDE)
	if errors.Is(err, windows.ERROR_NO_ASSOCIATION) || errors.Is(err, syscall.Errno(31)) { // SE_ERR_NOASSOC
		return fmt.Errorf("%w: %w", ErrNoPrinting, err)
	}
	return err
}

// hideWindow keeps a console from flashing up.
func hideWindow(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
