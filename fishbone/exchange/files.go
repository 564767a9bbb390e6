package exchange

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"

	"whybone/fishbone"
)

// This file is about the bytes of attachments. They stand behind the analysis, each once, by
// their sum, in base64: as a list of strings, because a string of a file has a limit.

const (
	keyFiles = "files"
	keySum   = "sum"
	keyData  = "data"
)

// bytesInString is how many bytes a string holds, and mostInFile how many an attachment may have.
const (
	bytesInString = 3 << 17
	mostInFile    = 20 << 20
)

// ErrSum says that bytes are not those that were written.
var ErrSum = errors.New("the bytes do not agree with their sum")

// WriteWhole writes a whole analysis as [WriteJSON] does, with the bytes of its attachments,
// which content gives by their sums. It gives nil for those that cannot be had: they are left
// out.
func WriteWhole(a *fishbone.Analysis, content func(sum string) ([]byte, error)) ([]byte, error) {
	var files []file
	seen := map[string]bool{"": true}
	for _, at := range a.Attachments() {
		if seen[at.Sum] {
			continue
		}
		seen[at.Sum] = true
		data, err := content(at.Sum)
		if err != nil {
			return nil, err
		}
		if data != nil {
			files = append(files, file{at.Sum, data})
		}
	}
	return writeJSON(a, files), nil
}

// file is the bytes of an attachment with their sum.
type file struct {
	sum  string
	data []byte
}

// files writes the bytes of attachments, if there are any.
func (w *writer) files(files []file) {
	if len(files) == 0 {
		return
	}
	w.key(keyFiles)
	w.list(func() {
		for _, f := range files {
			w.item()
			w.object(func() {
				w.string(keySum, f.sum)
				w.key(keyData)
				w.list(func() { w.base64(f.data) })
			})
		}
	})
}

func (w *writer) base64(data []byte) {
	for len(data) > 0 {
		part := data[:min(bytesInString, len(data))]
		data = data[len(part):]
		w.item()
		w.out.WriteByte('"')
		w.out.Write(base64.StdEncoding.AppendEncode(nil, part))
		w.out.WriteByte('"')
	}
}

// file reads the bytes of one attachment.
func (r *jsonReader) file() error {
	var sum string
	data := []byte{}
	start := r.upcoming()
	err := r.object(map[string]func() error{
		keySum:  func() error { return r.text(&sum) },
		keyData: func() error { return r.list(func() error { return r.base64(&data) }) },
	})
	if err != nil {
		return err
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
		return r.failAt(start, ErrSum)
	}
	r.contents[sum] = data
	return nil
}

func (r *jsonReader) base64(to *[]byte) error {
	var text string
	if err := r.text(&text); err != nil {
		return err
	}
	if len(*to)+base64.StdEncoding.DecodedLen(len(text)) > mostInFile+2 {
		return r.fail(fmt.Errorf("%w: an attachment has more than %d MB", fishbone.ErrTooLong, mostInFile>>20))
	}
	more, err := base64.StdEncoding.AppendDecode(*to, []byte(text))
	if err != nil {
		return r.fail(fmt.Errorf("%w: %w", ErrType, err))
	}
	*to = more
	return nil
}

// attached are the bytes that attachments of the document have the sums of.
func (r *jsonReader) attached() map[string][]byte {
	attached := map[string][]byte{}
	for _, n := range r.doc.lists[fishbone.AttachmentKind] {
		sum := n.thing.(*fishbone.Attachment).Sum
		if data, ok := r.contents[sum]; ok {
			attached[sum] = data
		}
	}
	return attached
}
