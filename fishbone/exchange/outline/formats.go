package outline

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// Format is a sort of file. Its name is what a command line calls it.
type Format struct {
	Name    string
	Endings []string // with their dots; the first is the usual one
	Holds   Part

	is    func(*file) bool // whether a file is of the format
	read  func(*file) (*Outline, error)
	write func(*Outline, Options) ([]byte, error) // nil where the format is only read
}

// Formats are those that can be read, in the order in which they are tried.
func Formats() []*Format { return slices.Clone(formats) }

// formats is the registry: a new format is one line here.
var formats = []*Format{xmind, freemind, opml, xlsx, csvTable, mermaid, fba, markdown, plain}

// Writes says whether files of the format can be written.
func (f *Format) Writes() bool { return f.write != nil }

// ForEnding is the format that a file name's ending means, nil for none.
func ForEnding(ending string) *Format {
	i := slices.IndexFunc(formats, func(f *Format) bool { return slices.Contains(f.Endings, strings.ToLower(ending)) })
	if i < 0 {
		return nil
	}
	return formats[i]
}

// Options are what a file is to be like beside what the analysis says.
type Options struct {
	HeadLeft bool
	Language string // of what the program itself says in the file: en, zh-Hans or zh-Hant
}

// Write writes an analysis, and says what is not in the file.
func Write(f *Format, a *fishbone.Analysis, with Options) ([]byte, []Loss, error) {
	o := Of(a)
	o.HeadLeft = with.HeadLeft
	o.without(all &^ f.Holds)
	data, err := f.write(o, with)
	return data, o.Lost, err
}

// Lost is what a file of the format will not hold of an analysis.
func Lost(f *Format, a *fishbone.Analysis) []Loss {
	o := Of(a)
	o.without(all &^ f.Holds)
	return o.Lost
}

// Why a file cannot be read, besides the rules of package fishbone.
var (
	ErrDamaged   = untrusted.ErrDamaged
	ErrEntities  = untrusted.ErrEntities
	ErrAliases   = errors.New("it uses aliases, which can make a small file endless")
	ErrBomb      = untrusted.ErrBomb
	ErrEncrypted = untrusted.ErrEncrypted
	ErrNoTopics  = errors.New("there is nothing in it")
)

// ReadError says of a file which format it was read as, and what is wrong with it.
type ReadError struct {
	Format string // its name
	Line   int    // counted from 1; 0 where that says nothing
	Err    error
}

// Error says it in one line.
func (e *ReadError) Error() string {
	at := ""
	if e.Line > 0 {
		at = fmt.Sprintf("line %d: ", e.Line)
	}
	return fmt.Sprintf("read as %s: %s%v", e.Format, at, e.Err)
}

// Unwrap gives the reason.
func (e *ReadError) Unwrap() error { return e.Err }

// unnamed is the name of what comes from no file.
const unnamed = "-"

// maxText is how many bytes of text are read, also of what is packed.
const maxText = untrusted.MaxText

// file is what is read, with what was found out about it.
type file struct {
	data   []byte
	name   string             // as it was given
	ending string             // of its name, with the dot, in small letters
	root   string             // the first element where it is XML, empty otherwise
	zip    *untrusted.Archive // where it is one
	broken error              // why it is no archive although it begins like one
	text   string             // where it is text
}

// look finds out what a file is.
func look(data []byte, name string) *file {
	f := &file{data: data, name: name, ending: strings.ToLower(filepath.Ext(name))}
	switch start := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\ufeff")), " \t\r\n"); {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		f.zip, f.broken = untrusted.OpenArchive(data)
	case bytes.HasPrefix(start, []byte("<")):
		if f.root = untrusted.RootElement(data); f.root == "" {
			f.text = textOf(data)
		}
	default:
		f.text = textOf(data)
	}
	return f
}

// Find is the format of a file, by what is in it and by its name; nil for none of them.
func Find(data []byte, name string) *Format { return find(look(data, name)) }

func find(f *file) *Format {
	i := slices.IndexFunc(formats, func(one *Format) bool { return one.is(f) })
	if i < 0 {
		return nil
	}
	return formats[i]
}

// Read reads a file of one of the formats. Where the file itself does not say what it is about,
// the head is its name; one that has none is called "-". The errors are [*ReadError]; the outline is nil without one where the
// file is of none of the formats.
func Read(data []byte, name string) (*Outline, error) {
	seen := look(data, name)
	f := find(seen)
	if f == nil {
		return nil, nil
	}
	err := ErrBomb
	var o *Outline
	if seen.zip != nil || len(data) <= maxText {
		o, err = f.read(seen)
	}
	if err == nil && o.tooMany() {
		err = fishbone.ErrTooMany
	}
	if err == nil && len(o.Bones) == 0 && len(o.Tray) == 0 && o.Head == "" {
		err = ErrNoTopics
	}
	if err != nil {
		failed := &ReadError{Format: f.Name, Err: err}
		if at, ok := errors.AsType[*untrusted.LineError](err); ok {
			failed.Line, failed.Err = at.Line, at.Err
		}
		return nil, failed
	}
	if o.Head == "" && name != unnamed {
		base := filepath.Base(filepath.ToSlash(name))
		o.Head = fishbone.Label(strings.TrimSuffix(base, filepath.Ext(base)))
	}
	return o, nil
}
