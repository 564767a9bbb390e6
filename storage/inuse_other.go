//go:build !unix

package storage

// inUse says whether another program has the file open. Here that program's files cannot be
// moved, which says it early enough.
func inUse(string) bool { return false }
