package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"whybone/fishbone/exchange/untrusted"
	"whybone/fishbone/spreadsheet"
)

// What a workbook may be at most. What one of a hundred thousand rows is stays far below.
const (
	maxEntries = 20_000
	maxSheets  = 200
	maxStyles  = 70_000 // Excel has no more
	maxShared  = 96 << 20
	maxPart    = 4 << 30
	maxRatio   = 500 // how many times as large a large part is, unpacked
)

// ErrOld says that a file is one of Excel before 2007, or locked with a password: they look alike.
var ErrOld = errors.New("it is a workbook of an old kind, or one that is locked with a password")

// ErrNoSheet says that a workbook has no sheet of that name, or none at all.
var ErrNoSheet = errors.New("there is no such sheet")

// Book is a workbook.
type Book struct {
	parts  map[string]*zip.File
	sheets []Sheet
	shared []string // texts of cells
	dates  []dating // how each style shows a number
	later  bool     // days are counted from 1904
}

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
}

// IsOne says whether a file that begins so may be a workbook, of the old kind too.
func IsOne(beginning []byte) bool {
	return bytes.HasPrefix(beginning, []byte("PK\x03\x04")) || bytes.HasPrefix(beginning, oldMark)
}

var oldMark = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

// Open reads what sheets a workbook has and what their cells share. The file has to stay open
// while it is read. The errors are [ErrOld], [ErrNoSheet] and those of package untrusted.
func Open(file io.ReaderAt, size int64) (*Book, error) {
	mark := make([]byte, len(oldMark))
	if n, _ := file.ReadAt(mark, 0); bytes.Equal(mark[:n], oldMark) {
		return nil, ErrOld
	}
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return nil, untrusted.ErrDamaged
	}
	if len(archive.File) > maxEntries {
		return nil, untrusted.ErrBomb
	}
	b := &Book{parts: map[string]*zip.File{}}
	for _, f := range archive.File {
		if name := partName("", strings.ReplaceAll(f.Name, `\`, "/")); b.parts[name] == nil {
			b.parts[name] = f
		}
	}
	return b, b.read()
}

// partName is the name of a part, seen from a folder.
func partName(folder, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = "/" + folder + "/" + target
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// Sheets are the sheets, in their order.
func (b *Book) Sheets() []Sheet { return b.sheets }

// read reads all parts but the sheets.
func (b *Book) read() error {
	book := "xl/workbook.xml"
	if b.parts[book] == nil {
		return untrusted.ErrDamaged
	}
	targets, err := b.relations("xl/_rels/workbook.xml.rels")
	if err != nil {
		return err
	}
	err = b.tags(book, func(l *lexer) error {
		if l.closes {
			return nil
		}
		switch string(l.name) {
		case "workbookPr":
			v := l.said("date1904")
			b.later = v == "1" || v == "true"
		case "sheet":
			if part := targets[sheetID(l)]; b.parts[part] != nil && len(b.sheets) < maxSheets {
				b.sheets = append(b.sheets, Sheet{Name: l.said("name"), Hidden: len(l.attribute("state")) > 0 && l.said("state") != "visible", part: part})
			}
		}
		return nil
	})
	if err == nil && len(b.sheets) == 0 {
		err = ErrNoSheet
	}
	if err == nil {
		err = b.readStyles("xl/styles.xml")
	}
	if err == nil {
		err = b.readShared("xl/sharedStrings.xml")
	}
	return err
}

// sheetID is the identifier by which a sheet's part is found. Its prefix is the file's own choice.
func sheetID(l *lexer) string {
	if id := l.said("r:id"); id != "" {
		return id
	}
	for word := range strings.FieldsSeq(string(l.tag)) {
		if key, _, ok := strings.Cut(word, "="); ok && strings.HasSuffix(key, ":id") {
			return l.said(key)
		}
	}
	return ""
}

// relations are the parts that the workbook names, by their identifiers.
func (b *Book) relations(part string) (map[string]string, error) {
	targets := map[string]string{}
	err := b.tags(part, func(l *lexer) error {
		if string(l.name) == "Relationship" && !l.closes && len(targets) < maxEntries {
			targets[l.said("Id")] = partName("xl", l.said("Target"))
		}
		return nil
	})
	return targets, err
}

// readShared reads the texts that cells share.
func (b *Book) readShared(part string) error {
	if b.parts[part] == nil {
		return nil
	}
	var c collector
	size := 0
	return b.tags(part, func(l *lexer) error {
		switch {
		case string(l.name) == "si" && !l.closes:
			c.begin()
		case string(l.name) == "si":
			if size += len(c.text) + 16; size > maxShared {
				return untrusted.ErrBomb
			}
			b.shared = append(b.shared, string(c.end()))
		default:
			return c.see(l)
		}
		if l.empty {
			b.shared = append(b.shared, "")
		}
		return nil
	})
}

// tags goes through the tags of a part.
func (b *Book) tags(part string, f func(*lexer) error) error {
	in, err := b.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	for l := newLexer(in); ; {
		err := l.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = f(l)
		}
		if err != nil {
			return readError(err)
		}
	}
}

// open opens a part.
func (b *Book) open(part string) (io.ReadCloser, error) {
	f := b.parts[part]
	switch {
	case f == nil:
		return nil, untrusted.ErrDamaged
	case f.Flags&1 != 0:
		return nil, untrusted.ErrEncrypted
	case f.UncompressedSize64 > maxPart, f.UncompressedSize64 > untrusted.SmallEntry && f.UncompressedSize64 > maxRatio*f.CompressedSize64:
		return nil, untrusted.ErrBomb
	}
	in, err := f.Open()
	if err != nil {
		return nil, untrusted.ErrDamaged
	}
	return in, nil
}

// readError is the error for what went wrong while a part was read.
func readError(err error) error {
	for _, known := range []error{zip.ErrFormat, zip.ErrChecksum, zip.ErrAlgorithm, io.ErrUnexpectedEOF} {
		if errors.Is(err, known) {
			return untrusted.ErrDamaged
		}
	}
	if strings.HasPrefix(err.Error(), "flate:") {
		return untrusted.ErrDamaged
	}
	return err
}

// collector puts the texts of a cell or a shared text together, without how they are pronounced.
type collector struct {
	text   []byte
	spoken bool // within how it is pronounced
}

func (c *collector) begin() { c.text, c.spoken = c.text[:0], false }

func (c *collector) see(l *lexer) error {
	switch string(l.name) {
	case "rPh":
		c.spoken = !l.closes && !l.empty
	case "t", "v":
		if l.closes && !c.spoken {
			if c.text = append(c.text, l.text...); len(c.text) > maxText {
				return fmt.Errorf("%w: a cell has more than %d bytes", untrusted.ErrBomb, maxText)
			}
		}
	}
	return nil
}

// end is what was collected, as it was typed.
func (c *collector) end() []byte {
	if !utf8.Valid(c.text) {
		c.text = bytes.ToValidUTF8(c.text, []byte("\ufffd"))
	}
	if bytes.Contains(c.text, []byte("_x")) {
		c.text = append(c.text[:0], spreadsheet.Unescape(string(c.text))...)
	}
	return c.text
}
