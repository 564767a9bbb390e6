// Package docx writes a report as a document for word processors (ECMA-376, Office Open XML):
// headings, real tables whose heads are repeated, and pictures with a description.
//
// The elements stand in the order of the standard's schema, which readers insist on. Start
// reading at [Write]; body.go has the text, parts.go what surrounds it.
package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"

	"whybone/fishbone/report"
)

// Write writes a report. Errors are those of pictures that are too large.
func Write(d *report.Document) ([]byte, error) {
	w := newWriter(d)
	if err := w.body(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range w.parts() {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: modified(d.Made)})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(p.data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// modified is a moment that the archive can hold.
func modified(t time.Time) time.Time {
	if t.Year() < 1980 {
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t.UTC()
}

// part is a file in the archive.
type part struct {
	name string
	data []byte
}

// parts are all of them; the types come first, as readers like it.
func (w *writer) parts() []part {
	all := []part{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(relations)},
		{"docProps/core.xml", w.core()},
		{"docProps/app.xml", []byte(program)},
		{"word/document.xml", w.document()},
		{"word/styles.xml", w.styles()},
		{"word/settings.xml", w.settings()},
		{"word/footer1.xml", w.footer()},
		{"word/_rels/document.xml.rels", w.relations()},
	}
	for i, p := range w.pictures {
		all = append(all, part{fmt.Sprintf("word/media/image%d.png", i+1), p})
	}
	return all
}
