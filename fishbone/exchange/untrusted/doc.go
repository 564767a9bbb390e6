// Package untrusted reads the archives and the XML of files that strangers have made, within
// limits: a hostile file costs neither time nor memory, and nothing of it comes onto the disk.
//
// Start reading at archive.go, then xml.go.
package untrusted

import "errors"

// MaxText is how many bytes of text are read, also of what is packed.
const MaxText = 64 << 20

// Why something cannot be read.
var (
	ErrDamaged   = errors.New("it is damaged, or of another kind")
	ErrEntities  = errors.New("it declares entities, which can make a small file endless")
	ErrBomb      = errors.New("it unpacks to more than any map has")
	ErrEncrypted = errors.New("it is encrypted")
)

// LineError says in which line something is wrong.
type LineError struct {
	Line int
	Err  error
}

func (e *LineError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *LineError) Unwrap() error { return e.Err }
