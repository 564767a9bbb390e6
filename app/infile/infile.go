// Package infile reads the files that people open: analyses, and sets of bones. It says of
// what it cannot read which files it can. It stores nothing; who opens a file does.
//
// Start reading at [Read].
package infile

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"whybone/app/workshop/categories"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// maxSize is the most of a file that is read, in bytes.
const maxSize = 320 << 20

// Endings are those of the files that can be read.
func Endings() []string { return []string{".json"} }

// Content is what is in a file: one of the two.
type Content struct {
	// Analysis builds an analysis; nil where the file holds none.
	Analysis fishbone.Edit
	// Files are the bytes of its attachments, by their sums.
	Files map[string][]byte
	Bones *categories.Set
}

// Read reads a file. Identifiers of what is in it come from newID.
func Read(path string, newID func() fishbone.ID) (Content, error) {
	f, err := os.Open(path)
	if err != nil {
		return Content{}, err
	}
	defer f.Close()
	data, err := ReadAll(f)
	if err != nil {
		return Content{}, err
	}
	return Decode(data, path, newID)
}

// ReadAll reads a file to its end. The errors are [exchange.ErrTooLarge] and those of reading.
func ReadAll(r io.Reader) ([]byte, error) {
	tooLarge := fmt.Errorf("%w: it has more than %d MiB", exchange.ErrTooLarge, maxSize>>20)
	var data bytes.Buffer
	if f, ok := r.(*os.File); ok {
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		if info.Size() > maxSize {
			return nil, tooLarge
		}
		data.Grow(int(info.Size()) + bytes.MinRead)
	}
	n, err := data.ReadFrom(io.LimitReader(r, maxSize+1))
	if err == nil && n > maxSize {
		return nil, tooLarge
	}
	return data.Bytes(), err
}

// Decode reads what is in a file of that name. The errors are [*exchange.FormatError],
// [*exchange.Error] and those of package fishbone.
func Decode(data []byte, name string, newID func() fishbone.ID) (Content, error) {
	if err := exchange.CheckFormat(data, name); err != nil {
		return Content{}, err
	}
	if set, ok := categories.ReadSet(data, baseName(name)); ok {
		return Content{Bones: &set}, nil
	}
	edit, files, err := exchange.ReadWhole(data, newID)
	return Content{Analysis: edit, Files: files}, err
}

// baseName is a file's name without folder and ending.
func baseName(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
