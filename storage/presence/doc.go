// Package presence tells whether a program that left something behind is still running. A
// program claims a file that it makes; the claim ends with the program, however that ends.
package presence

import (
	"errors"
	"io/fs"
	"os"
)

// Claimed says whether a program that runs has claimed the file at a path. A file that was left
// behind is taken away.
func Claimed(path string) bool {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return false
	}
	return claimed(path)
}
