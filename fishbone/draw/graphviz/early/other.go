//go:build !unix

package early

// Restore does nothing here: the directory for temporary files is the user's own.
func Restore() {}
