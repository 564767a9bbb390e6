package system

import (
	"os"
	"path/filepath"
)

// CopyFiles puts files on the clipboard, to be pasted into a folder, a letter or a chat. A window of
// Fyne cannot have them dragged out of it. The errors are [ErrNoClipboard] and those of the program that
// does it.
func CopyFiles(paths []string) error {
	return withFile("files.txt", []byte(fileList(paths)), func(list string) error {
		return runFirst(copyFilePrograms(), list, ErrNoClipboard)
	})
}

// CopyFolder is a folder of this user alone for files that are on the clipboard. What was there for
// the clipboard before is gone.
func CopyFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "whybone", "copied")
	if err := os.RemoveAll(folder); err != nil {
		return "", err
	}
	return folder, os.MkdirAll(folder, 0o700)
}
