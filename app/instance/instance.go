// Package instance sees to it that a data file has one window: a second start shows the first
// one's. It talks through a socket of the local machine in a directory of the user's own, and
// never over a network.
package instance

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
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

// DefaultDir is where the sockets are: in the user's directory for such things.
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
	path, err := socket(dir, data)
	if err != nil {
		return none, false, err
	}
	if ask(path, files) {
		return none, true, nil
	}
	// Nobody answers: what is there was left behind.
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return none, false, fmt.Errorf("take the data file for this window: %w", err)
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return none, false, fmt.Errorf("take the data file for this window: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil { // the directory is the user's alone, and so is this
		return none, false, errors.Join(fmt.Errorf("take the data file for this window: %w", err), l.Close())
	}
	go serve(l, show)
	return func() { _ = l.Close() }, false, nil
}

// socket is the place of the socket for a data file. Its name is short, whatever the file's
// is: a socket's path has at most about a hundred bytes.
func socket(dir, data string) (string, error) {
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
	return filepath.Join(dir, hex.EncodeToString(sum[:8])), nil
}

// ask asks the program behind a socket to show its window and open files, and says whether it
// did.
func ask(path string, files []string) bool {
	c, err := net.DialTimeout("unix", path, patience)
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

// serve answers until the socket is closed.
func serve(l net.Listener, f func(files []string)) {
	for {
		c, err := l.Accept()
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
