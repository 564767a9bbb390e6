package outline

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"whybone/fishbone/exchange/charset"
)

// xmlReader walks through XML one token at a time. It refuses what can make a small file
// endless, and it needs no stack of its own for what is nested.
type xmlReader struct {
	dec   *xml.Decoder
	depth int
}

// maxElements is how deep elements may be nested: as deep as causes, each with what hangs on it.
const maxElements = 500

func newXMLReader(data []byte) (*xmlReader, error) {
	if len(data) > maxText {
		return nil, ErrBomb
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		text, err := charset.Decode(data, "")
		if err != nil {
			return nil, ErrDamaged
		}
		data = []byte(text)
	}
	r := &xmlReader{dec: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))}
	r.dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil // it has been decoded already
		}
		e, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(in), nil
	}
	return r, nil
}

// next is the next token; none at the end.
func (r *xmlReader) next() (xml.Token, error) {
	token, err := r.dec.RawToken()
	if err == io.EOF {
		if r.depth > 0 {
			return nil, r.fail(ErrDamaged)
		}
		return nil, nil
	}
	if err != nil {
		return nil, r.fail(fmt.Errorf("%w: %w", ErrDamaged, err))
	}
	switch t := token.(type) {
	case xml.Directive:
		if bytes.Contains(bytes.ToUpper(t), []byte("ENTITY")) {
			return nil, r.fail(ErrEntities)
		}
	case xml.StartElement:
		if r.depth++; r.depth > maxElements {
			return nil, r.fail(ErrBomb)
		}
	case xml.EndElement:
		if r.depth--; r.depth < 0 {
			return nil, r.fail(ErrDamaged)
		}
	}
	return token, nil
}

func (r *xmlReader) fail(err error) error {
	line, _ := r.dec.InputPos()
	return &lineError{line, err}
}

// skip passes over an element that has just begun, and over all that is in it.
func (r *xmlReader) skip() error {
	for depth := 1; depth > 0; {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// raw is the text of an element that has just begun, up to its end, as it stands there.
func (r *xmlReader) raw() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := r.next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return b.String(), nil
}

// words are the text of an element of HTML that has just begun, up to its end. Paragraphs and
// breaks begin new lines; images and links in it are told to found.
func (r *xmlReader) words(found func(xml.StartElement)) (string, error) {
	h := htmlText{}
	for depth := 1; depth > 0; {
		token, err := r.next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "head" || t.Name.Local == "style" || t.Name.Local == "script" {
				if err := r.skip(); err != nil {
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

// rootElement is the name of the first element of XML, which is looked for in the beginning of a
// file.
func rootElement(data []byte) string {
	r, err := newXMLReader(data[:min(len(data), 64<<10)])
	if err != nil {
		return ""
	}
	r.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // names are ASCII
	for {
		token, err := r.dec.RawToken()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name.Local
		}
	}
}

// attribute is what an element has under a name; the prefix of a namespace is the name as
// it is written.
func attribute(e xml.StartElement, prefix, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == prefix && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

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
