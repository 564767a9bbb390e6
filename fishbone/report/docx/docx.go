// Package docx writes a report as a document for word processors (ECMA-376, Office Open XML):
// headings, real tables whose heads are repeated, and pictures with a description.
//
// The elements stand in the order of the standard's schema, which readers insist on. Start
// reading at [Write]; body.go has the text, parts.go what surrounds it.
package docx

import (
	"fmt"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
)

// Write writes a report. Errors are those of pictures that are too large.
func Write(d *report.Document) ([]byte, error) {
	w := newWriter(d)
	if err := w.body(); err != nil {
		return nil, err
	}
	return ooxml.Write(w.parts(), d.Made)
}

// parts are all of them; the types come first, as readers like it.
func (w *writer) parts() []ooxml.Part {
	all := []ooxml.Part{
		{Name: "[Content_Types].xml", Data: []byte(contentTypes)},
		{Name: "_rels/.rels", Data: ooxml.Relations("word/document.xml", false)},
		{Name: "docProps/core.xml", Data: ooxml.Core(w.doc)},
		{Name: "docProps/app.xml", Data: []byte(ooxml.Program)},
		{Name: "word/document.xml", Data: w.document()},
		{Name: "word/styles.xml", Data: w.styles()},
		{Name: "word/numbering.xml", Data: w.numbering()},
		{Name: "word/settings.xml", Data: w.settings()},
		{Name: "word/footer1.xml", Data: w.footer()},
		{Name: "word/_rels/document.xml.rels", Data: w.relations()},
	}
	for i, p := range w.pictures {
		all = append(all, ooxml.Part{Name: fmt.Sprintf("word/media/image%d.png", i+1), Data: p})
	}
	return all
}
