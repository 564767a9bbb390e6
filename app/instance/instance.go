// Package instance sees to it that a data file has one window: a second start shows the first
// one's. It talks through a socket of the local machine in a directory of the user's own, on Windows
// through a named pipe that is open to that user alone, and never over a network.
package instance

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/adrg/xdg"
)

// show is what a second start says, with the files that it was given in quotes behind it, and
// shown what it is answered.
const show, shown = "show", "shown"

// patience is how long an answer may take. A window that hangs gives none.
const patience = 2 * time.Second

// DefaultDir is where the sockets are, and on Windows what pipes are named after: in the user's directory for such things.
func DefaultDir() string {
	xdg.Reload()
	return filepath.Join(xdg.StateHome, "whybone", "windows")
}

// Take makes this program the one that shows a data file. It returns true where another one
// does already, which has brought its window forward then and was told which files to open.
// Otherwise show is called, on any goroutine, whenever somebody starts the program again, with
// the files that were given then, until release is called. An error means that a second start
// will not find this one; that is no reason to stop.
func Take(dir, data string, files []string, show func(files []string)) (release func(), another bool, err error) {
	none := func() {}
	name, err := nameOf(dir, data)
	if err != nil {
		return none, false, err
	}
	at := place(dir, name)
	if ask(at, files) {
		return none, true, nil
	}
	l, err := listen(at) // nobody answers
	if err != nil {
		return none, false, fmt.Errorf("take the data file for this window: %w", err)
	}
	go serve(l, show)
	return func() { _ = l.Close() }, false, nil
}

// nameOf is under which name the window of a data file is found. It is short, whatever the file's is:
// a socket's path has at most about a hundred bytes.
func nameOf(dir, data string) (string, error) {
	full, err := filepath.Abs(data)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(full); err == nil {
		full = real
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(full))
	return hex.EncodeToString(sum[:8]), nil
}

// listener is where a window waits for other starts, and conn is how one of them talks to it.
type listener interface {
	accept() (conn, error)
	io.Closer
}

type conn interface {
	io.ReadWriteCloser
	SetDeadline(time.Time) error
}

// ask asks the program at a place to show its window and open files, and says whether it did.
func ask(at string, files []string) bool {
	c, err := dial(at)
	if err != nil {
		return false
	}
	defer c.Close()
	if c.SetDeadline(time.Now().Add(patience)) != nil {
		return false
	}
	if _, err := fmt.Fprintln(c, request(files)); err != nil {
		return false
	}
	answer, err := bufio.NewReader(c).ReadString('\n')
	return err == nil && answer == shown+"\n"
}

// request is what a second start says.
func request(files []string) string {
	said := show
	for _, file := range files {
		said += " " + strconv.Quote(file)
	}
	return said
}

// readRequest reads what [request] wrote; ok is false for anything else.
func readRequest(line string) (files []string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), show)
	for ok && rest != "" {
		quoted, err := strconv.QuotedPrefix(rest[1:])
		if rest[0] != ' ' || err != nil {
			return nil, false
		}
		file, _ := strconv.Unquote(quoted)
		files, rest = append(files, file), rest[1+len(quoted):]
	}
	return files, ok
}

// serve answers until it is closed.
func serve(l listener, f func(files []string)) {
	for {
		c, err := l.accept()
		if err != nil {
			return
		}
		_ = c.SetDeadline(time.Now().Add(patience))
		if line, err := bufio.NewReader(c).ReadString('\n'); err == nil {
			if files, ok := readRequest(line); ok {
				f(files)
				_, _ = fmt.Fprintln(c, shown)
			}
		}
		_ = c.Close()
	}
}
