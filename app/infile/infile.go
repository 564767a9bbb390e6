// Package infile reads the files that people open: analyses, those of other programs too, and
// sets of bones. It says of what it cannot read which files it can. It stores nothing; who opens a file does.
//
// Start reading at [Read].
package infile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"whybone/app/workshop/categories"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/exchange/outline"
)

// maxSize is the most of a file that is read, in bytes.
const maxSize = 320 << 20

// Endings are those of the files that can be read.
func Endings() []string { return append([]string{".json"}, foreign()...) }

// foreign are the endings of the files of other programs.
func foreign() (endings []string) {
	for _, f := range outline.Formats() {
		endings = append(endings, f.Endings...)
	}
	return endings
}

// DeckEnding is that of decks of slides. They hold no analysis of their own: a deck that was made
// from one comes home to it, see package exchange/deck.
const DeckEnding = ".pptx"

// Pasted is the name of a text that comes from no file: the clipboard's, or the standard input's.
const Pasted = "-"

// Content is what is in a file: one of the two.
type Content struct {
	// Analysis builds an analysis; nil where the file holds none.
	Analysis fishbone.Edit
	// Files are the bytes of its attachments, by their sums.
	Files map[string][]byte
	Bones *categories.Set
	// Lost is what a file of another program holds and could not be taken over.
	Lost []outline.Loss
	// HeadLeft says that a fish of another program looks to the left.
	HeadLeft bool
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

// IsData says whether a file is a data file, of whatever size.
func IsData(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	if _, err := io.ReadFull(f, head); err != nil {
		return false
	}
	wrong, ok := errors.AsType[*exchange.FormatError](exchange.CheckFormat(head, path))
	return ok && wrong.Data
}

// ReadDeck reads a deck of slides.
func ReadDeck(path string) (*deck.Deck, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := ReadAll(f)
	if err != nil {
		return nil, err
	}
	return deck.Read(data)
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

// Decode reads what is in a file of that name; one without a name is [Pasted]. The errors are
// [*exchange.FormatError], [*exchange.Error], [*outline.ReadError] and those of package fishbone.
func Decode(data []byte, name string, newID func() fishbone.ID) (Content, error) {
	if err := exchange.CheckFormat(data, name); err != nil {
		return decodeForeign(data, name, newID, err)
	}
	if set, ok := categories.ReadSet(data, baseName(name)); ok {
		return Content{Bones: &set}, nil
	}
	edit, files, err := exchange.ReadWhole(data, newID)
	return Content{Analysis: edit, Files: files}, err
}

// decodeForeign reads a file of another program. Refused is the error for one that is of none.
func decodeForeign(data []byte, name string, newID func() fishbone.ID, refused error) (Content, error) {
	wrong, ok := errors.AsType[*exchange.FormatError](refused)
	if !ok || wrong.Data {
		return Content{}, refused
	}
	o, err := outline.Read(data, name)
	if err != nil {
		return Content{}, err
	}
	if o == nil {
		wrong.Known = foreign()
		return Content{}, wrong
	}
	edit, err := o.Edit(newID)
	return Content{Analysis: edit, Lost: o.Lost, HeadLeft: o.HeadLeft}, err
}

// baseName is a file's name without folder and ending.
func baseName(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
