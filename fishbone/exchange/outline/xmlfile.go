package outline

import (
	"bytes"
	"encoding/xml"
	"strings"

	"whybone/fishbone/exchange/untrusted"
)

// xmlReader reads XML, and HTML in it.
type xmlReader struct{ *untrusted.XML }

func newXMLReader(data []byte) (*xmlReader, error) {
	x, err := untrusted.NewXML(data)
	return &xmlReader{x}, err
}

// words are the text of an element of HTML that has just begun, up to its end. Paragraphs and
// breaks begin new lines; images and links in it are told to found.
func (r *xmlReader) words(found func(xml.StartElement)) (string, error) {
	h := htmlText{}
	for depth := 1; depth > 0; {
		token, err := r.Next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "head" || t.Name.Local == "style" || t.Name.Local == "script" {
				if err := r.Skip(); err != nil {
					return "", err
				}
				depth--
				continue
			}
			h.open(t.Name.Local)
			found(t)
		case xml.EndElement:
			depth--
			h.shut(t.Name.Local)
		case xml.CharData:
			h.say(string(t))
		}
	}
	return h.String(), nil
}

// htmlText puts the words of HTML into lines.
type htmlText struct {
	b     strings.Builder
	line  strings.Builder
	space bool // stands before the next word
}

// isBlock says whether an element begins a line and ends one.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table":
		return true
	}
	return false
}

func (h *htmlText) open(name string) {
	if isBlock(name) && h.line.Len() > 0 {
		h.end()
	}
	if name == "br" {
		h.end()
	}
}

func (h *htmlText) shut(name string) {
	if name == "p" || isBlock(name) && h.line.Len() > 0 {
		h.end()
	}
}

func (h *htmlText) end() {
	h.b.WriteString(h.line.String())
	h.b.WriteByte('\n')
	h.line.Reset()
	h.space = false
}

func (h *htmlText) say(text string) {
	for _, r := range text {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' {
			h.space = h.line.Len() > 0
			continue
		}
		if h.space {
			h.line.WriteByte(' ')
			h.space = false
		}
		h.line.WriteRune(r)
	}
}

func (h *htmlText) String() string { return h.b.String() + h.line.String() }

// xmlWriter writes XML, indented.
type xmlWriter struct {
	out   bytes.Buffer
	depth int
}

func newXMLWriter() *xmlWriter {
	w := &xmlWriter{}
	w.out.WriteString(xml.Header)
	return w
}

// element writes an element with attributes (a name, then its value; empty ones are left out)
// and with what f writes between its ends; nothing where f is nil.
func (w *xmlWriter) element(name string, attributes []string, f func()) {
	w.indent()
	w.out.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		w.out.WriteString(" " + attributes[i] + `="`)
		w.escaped(attributes[i+1])
		w.out.WriteByte('"')
	}
	if f == nil {
		w.out.WriteString("/>\n")
		return
	}
	w.out.WriteString(">\n")
	w.depth++
	f()
	w.depth--
	w.indent()
	w.out.WriteString("</" + name + ">\n")
}

// line writes an element with a text.
func (w *xmlWriter) line(name, text string) {
	w.indent()
	w.out.WriteString("<" + name + ">")
	w.escaped(text)
	w.out.WriteString("</" + name + ">\n")
}

func (w *xmlWriter) indent() {
	for range w.depth {
		w.out.WriteByte(' ')
	}
}

func (w *xmlWriter) escaped(text string) { _ = xml.EscapeText(&w.out, []byte(text)) } // a buffer cannot fail
