//go:build !windows

package instance

import (
	"errors"
	"net"
	"os"
	"path/filepath"
)

// place is the path of the socket.
func place(dir, name string) string { return filepath.Join(dir, name) }

func dial(at string) (conn, error) { return net.DialTimeout("unix", at, patience) }

// socket is where a window listens.
type socket struct{ net.Listener }

func (s socket) accept() (conn, error) { return s.Accept() }

// listen makes the socket, in the place of what was left behind there.
func listen(at string) (listener, error) {
	if err := os.Remove(at); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	l, err := net.Listen("unix", at)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(at, 0o600); err != nil { // the directory is the user's alone, and so is this
		return nil, errors.Join(err, l.Close())
	}
	return socket{l}, nil
}
