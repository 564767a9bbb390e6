//go:build !unix

package early

import "os"

// variable names the directory for temporary files.
const variable = "TMP"

// own makes a directory. The places that it is asked for are the user's own here.
func own(dir string) bool {
	err := os.Mkdir(dir, 0o700)
	return err == nil || os.IsExist(err)
}
