package console

import (
	"bytes"
	"os"

	"golang.org/x/sys/windows"
)

// Open finds the console: files and pipes that the program was given, else the console of the
// program that started it, else none.
func Open() *Console {
	attached := attach()
	c := &Console{In: bytes.NewReader(nil), said: &record{}, free: free}
	c.Out, c.Err = c.said, c.said
	if given(windows.STD_INPUT_HANDLE) {
		c.In = os.Stdin
	} else if f, err := os.Open("CONIN$"); attached && err == nil {
		c.In = f
	}
	out, opening := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if given(windows.STD_OUTPUT_HANDLE) {
		c.Out = os.Stdout
	} else if attached && opening == nil {
		c.Out, os.Stdout = out, out
	}
	if given(windows.STD_ERROR_HANDLE) {
		c.Err = os.Stderr
	} else if attached && opening == nil {
		c.Err, os.Stderr = out, out
	} else {
		c.show = showMessage
	}
	return c
}

// attach takes the console of the program that started this one. It has none itself unless it was
// built with one.
func attach() bool {
	const parent = ^uintptr(0)
	done, _, err := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole").Call(parent)
	return done != 0 || err == windows.ERROR_ACCESS_DENIED // it has one already
}

// free gives the console back: closing it would close the window.
func free() { _, _, _ = windows.NewLazySystemDLL("kernel32.dll").NewProc("FreeConsole").Call() }

// given says whether the program was started with a file, a pipe or nothing at all, such as NUL: all
// but a console, which is opened anew, because Go has looked at it before it was taken.
func given(which uint32) bool {
	h, err := windows.GetStdHandle(which)
	if err != nil || h == 0 || h == windows.InvalidHandle {
		return false
	}
	var mode uint32
	kind, err := windows.GetFileType(h)
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN && windows.GetConsoleMode(h, &mode) != nil
}

// showMessage shows a text in a box of the system.
func showMessage(text string) {
	words, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	title, _ := windows.UTF16PtrFromString("Whybone")
	_, _ = windows.MessageBox(0, words, title, windows.MB_ICONWARNING)
}
