package reporttest

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// Parts are the parts of a file of an office program, by their names.
func Parts(t testing.TB, file []byte) map[string]string {
	t.Helper()
	parts := map[string]string{}
	if _, err := Rewrite(file, func(name, text string) string {
		parts[name] = text
		return text
	}); err != nil {
		t.Fatal(err)
	}
	return parts
}

// Rewrite is a copy of such a file in which f has changed what stands in its parts. A part that
// becomes empty is left out.
func Rewrite(file []byte, f func(name, text string) string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range z.File {
		in, err := part.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		rewritten := f(part.Name, string(text))
		if rewritten == "" {
			continue
		}
		out, err := w.CreateHeader(&zip.FileHeader{Name: part.Name})
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(out, rewritten); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}
