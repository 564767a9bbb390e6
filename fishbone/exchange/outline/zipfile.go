package outline

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// archive is a ZIP file, of which single entries are read into memory. Nothing is extracted, so
// entries that name places elsewhere and links harm nobody: they are only names here.
type archive struct {
	entries map[string]*zip.File // by their names, without a slash before them
}

// What an archive may be at most.
const (
	maxEntries = 20_000
	maxRatio   = 500 // how many times as large an entry is, unpacked
	smallEntry = 4 << 20
)

func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, ErrDamaged
	}
	if len(r.File) > maxEntries {
		return nil, ErrBomb
	}
	a := &archive{map[string]*zip.File{}}
	for _, f := range r.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if a.entries[name] == nil {
			a.entries[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a != nil && a.entries[name] != nil }

// entry is what an entry holds.
func (a *archive) entry(name string) ([]byte, error) {
	f := a.entries[name]
	if f == nil {
		return nil, ErrDamaged
	}
	if f.Flags&1 != 0 {
		return nil, ErrEncrypted
	}
	size := f.UncompressedSize64
	if size > maxText || size > smallEntry && size > maxRatio*f.CompressedSize64 {
		return nil, ErrBomb
	}
	in, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxText+1))
	if err != nil {
		return nil, ErrDamaged
	}
	if len(data) > maxText {
		return nil, ErrBomb
	}
	return data, nil
}
