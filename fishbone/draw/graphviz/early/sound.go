package early

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// room is what compiled code needs on the disk, and more: there is no second try.
const room = 16 << 20

// sound throws away what is not as it was noted, and reports whether there is code to
// load, or room to keep it.
func sound(dir string) bool {
	if dir == os.DevNull {
		return true
	}
	noted := readNote(dir)
	kept, removed := 0, 0
	for _, path := range files(dir) {
		if sum, err := checksum(path); err == nil && noted[path] == sum {
			kept++
			continue
		}
		if os.Remove(path) != nil {
			return false // it would be loaded
		}
		removed++
	}
	asNoted = removed == 0 && kept > 0 && kept == len(noted)
	return kept > 0 || hasRoom(dir)
}

// files are those of compiled code below a directory, not those that another program is
// just writing.
func files(dir string) (all []string) {
	found, _ := filepath.Glob(filepath.Join(dir, "go-graphviz", "*", "*"))
	for _, path := range found {
		if !strings.HasSuffix(path, ".tmp") {
			all = append(all, path)
		}
	}
	return all
}

func notePath(dir string) string { return filepath.Join(dir, "checksums") }

// asNoted says that all files were as they are written down when the program started. Then
// go-graphviz has loaded one of them and made none.
var asNoted bool

// note writes down the checksums of all files, unless they are written down already.
// Where that fails the files are made anew at the next start.
func note(dir string) {
	if dir == os.DevNull || asNoted && len(files(dir)) == len(readNote(dir)) {
		return
	}
	var text strings.Builder
	for _, path := range files(dir) {
		if sum, err := checksum(path); err == nil {
			fmt.Fprintf(&text, "%s %s\n", sum, path)
		}
	}
	if old, err := os.ReadFile(notePath(dir)); err == nil && string(old) == text.String() {
		return
	}
	f, err := os.CreateTemp(dir, "checksums.*.tmp")
	if err != nil {
		return
	}
	_, err = f.WriteString(text.String())
	if f.Close() == nil && err == nil {
		err = os.Rename(f.Name(), notePath(dir))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}

// readNote returns the checksum of each file as it was noted, none where there is no note.
func readNote(dir string) map[string]string {
	noted := map[string]string{}
	f, err := os.Open(notePath(dir))
	if err != nil {
		return noted
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if sum, path, ok := strings.Cut(lines.Text(), " "); ok {
			noted[path] = sum
		}
	}
	return noted
}

// checksum finds damage. Against somebody who wants to deceive it the directory is private.
func checksum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := crc32.NewIEEE()
	size, err := io.Copy(sum, f)
	return fmt.Sprintf("%d-%08x", size, sum.Sum32()), err
}

// hasRoom tries whether so much can be written.
func hasRoom(dir string) bool {
	f, err := os.CreateTemp(dir, "room.*.tmp")
	if err != nil {
		return false
	}
	defer os.Remove(f.Name())
	block := make([]byte, 1<<20)
	for range room / len(block) {
		if _, err = f.Write(block); err != nil {
			break
		}
	}
	return f.Close() == nil && err == nil
}
