package form

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
)

// What cannot be opened, or filled.
var (
	ErrNotForm   = errors.New("not a workbook (.xlsx) or a document (.docx)")
	ErrOldOffice = errors.New("a file of an old office, or one with a password")
	ErrDamaged   = errors.New("the file is damaged")
	ErrTooLarge  = errors.New("the form is larger than any form")
	ErrLocked    = errors.New("the file is encrypted")
	ErrNoCells   = errors.New("the form has no cell that could be filled")
)

// What a form may be at most.
const (
	MaxSize    = 64 << 20 // bytes of the file
	maxEntries = 5_000
	maxPart    = 24 << 20 // bytes of a part that is read, unpacked
	maxRead    = 64 << 20 // of all of them together
	smallPart  = 2 << 20
	maxRatio   = 400 // how many times as large a part is, unpacked
)

// archive is the form as a file: parts of which some are read and a few are written anew.
type archive struct {
	reader *zip.Reader
	parts  map[string]*zip.File
	read   uint64 // bytes that were unpacked
}

func openArchive(data []byte) (*archive, error) {
	if len(data) > MaxSize {
		return nil, ErrTooLarge
	}
	if bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}) {
		return nil, ErrOldOffice
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, ErrNotForm
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, ErrDamaged
	}
	if len(r.File) > maxEntries {
		return nil, ErrTooLarge
	}
	a := &archive{reader: r, parts: map[string]*zip.File{}}
	for _, f := range r.File {
		if a.parts[f.Name] != nil {
			return nil, ErrDamaged // which of the two counts differs from office to office
		}
		a.parts[f.Name] = f
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.parts[name] != nil }

// part is what a part holds.
func (a *archive) part(name string) ([]byte, error) {
	f := a.parts[name]
	if f == nil {
		return nil, ErrDamaged
	}
	if f.Flags&1 != 0 {
		return nil, ErrLocked
	}
	size := f.UncompressedSize64
	if size > maxPart || a.read+size > maxRead || size > smallPart && size > maxRatio*f.CompressedSize64 {
		return nil, ErrTooLarge
	}
	in, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, int64(size)+1))
	if err != nil || uint64(len(data)) != size {
		return nil, ErrDamaged
	}
	a.read += size
	return data, nil
}

// with is the file with some parts in other words, and with new ones. All other entries are the
// same bytes as before, also as they are compressed.
func (a *archive) with(changed map[string][]byte, added []newPart) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if err := w.SetComment(a.reader.Comment); err != nil {
		return nil, err
	}
	for _, f := range a.reader.File {
		data, ok := changed[f.Name]
		if !ok {
			if err := w.Copy(f); err != nil {
				return nil, ErrDamaged
			}
			continue
		}
		head := zip.FileHeader{Name: f.Name, Comment: f.Comment, Method: zip.Deflate, Modified: f.Modified, ExternalAttrs: f.ExternalAttrs}
		if err := write(w, &head, data); err != nil {
			return nil, err
		}
	}
	for _, p := range added {
		head := zip.FileHeader{Name: p.name, Method: p.method, Modified: a.reader.File[0].Modified}
		if err := write(w, &head, p.data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// newPart is a part that the form did not have.
type newPart struct {
	name   string
	method uint16
	data   []byte
}

func write(w *zip.Writer, head *zip.FileHeader, data []byte) error {
	to, err := w.CreateHeader(head)
	if err != nil {
		return err
	}
	_, err = to.Write(data)
	return err
}
