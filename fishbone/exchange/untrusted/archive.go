package untrusted

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// Archive is a ZIP file, of which single entries are read into memory. Nothing is extracted, so
// entries that name places elsewhere and links harm nobody: they are only names here.
type Archive struct {
	entries map[string]*zip.File // by their names, without a slash before them
	read    int                  // how many bytes have been unpacked
}

// What an archive may be at most.
const (
	maxEntries = 20_000
	maxRatio   = 500 // how many times as large an entry is, unpacked
	// SmallEntry is how large an entry may be whatever it was packed into.
	SmallEntry = 4 << 20
	// maxRead is how many bytes of all entries are unpacked: they may be the same again and again.
	maxRead = 2 * MaxText
)

// OpenArchive opens one. The errors are [ErrDamaged] and [ErrBomb].
func OpenArchive(data []byte) (*Archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, ErrDamaged
	}
	if len(r.File) > maxEntries {
		return nil, ErrBomb
	}
	a := &Archive{entries: map[string]*zip.File{}}
	for _, f := range r.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if a.entries[name] == nil {
			a.entries[name] = f
		}
	}
	return a, nil
}

// Has says whether there is an entry of that name; a nil archive has none.
func (a *Archive) Has(name string) bool { return a != nil && a.entries[name] != nil }

// Entry is what an entry holds. The errors are [ErrDamaged], [ErrEncrypted] and [ErrBomb].
func (a *Archive) Entry(name string) ([]byte, error) {
	f := a.entries[name]
	if f == nil {
		return nil, ErrDamaged
	}
	if f.Flags&1 != 0 {
		return nil, ErrEncrypted
	}
	size := f.UncompressedSize64
	if size > MaxText || size > SmallEntry && size > maxRatio*f.CompressedSize64 {
		return nil, ErrBomb
	}
	in, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, MaxText+1))
	if err != nil {
		return nil, ErrDamaged
	}
	if a.read += len(data); len(data) > MaxText || a.read > maxRead {
		return nil, ErrBomb
	}
	return data, nil
}
