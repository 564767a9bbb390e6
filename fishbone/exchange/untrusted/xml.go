package untrusted

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"whybone/fishbone/exchange/charset"
)

// XML walks through XML one token at a time. It refuses what can make a small file endless, and
// it needs no stack of its own for what is nested.
type XML struct {
	dec   *xml.Decoder
	depth int
}

// maxElements is how deep elements may be nested: as deep as causes, each with what hangs on it.
const maxElements = 500

// NewXML begins to read. The errors are [ErrBomb] and [ErrDamaged].
func NewXML(data []byte) (*XML, error) {
	if len(data) > MaxText {
		return nil, ErrBomb
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		text, err := charset.Decode(data, "")
		if err != nil {
			return nil, ErrDamaged
		}
		data = []byte(text)
	}
	r := &XML{dec: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))}
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

// Next is the next token; none at the end. The errors are [*LineError].
func (r *XML) Next() (xml.Token, error) {
	token, err := r.dec.RawToken()
	if err == io.EOF {
		if r.depth > 0 {
			return nil, r.Fail(ErrDamaged)
		}
		return nil, nil
	}
	if err != nil {
		return nil, r.Fail(fmt.Errorf("%w: %w", ErrDamaged, err))
	}
	switch t := token.(type) {
	case xml.Directive:
		if bytes.Contains(bytes.ToUpper(t), []byte("ENTITY")) {
			return nil, r.Fail(ErrEntities)
		}
	case xml.StartElement:
		if r.depth++; r.depth > maxElements {
			return nil, r.Fail(ErrBomb)
		}
	case xml.EndElement:
		if r.depth--; r.depth < 0 {
			return nil, r.Fail(ErrDamaged)
		}
	}
	return token, nil
}

// Fail says where something is wrong.
func (r *XML) Fail(err error) error {
	line, _ := r.dec.InputPos()
	return &LineError{line, err}
}

// Skip passes over an element that has just begun, and over all that is in it.
func (r *XML) Skip() error {
	for depth := 1; depth > 0; {
		token, err := r.Next()
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

// Raw is the text of an element that has just begun, up to its end, as it stands there.
func (r *XML) Raw() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := r.Next()
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

// RootElement is the name of the first element of XML, which is looked for in the beginning of a
// file.
func RootElement(data []byte) string {
	r, err := NewXML(data[:min(len(data), 64<<10)])
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

// Attribute is what an element has under a name; the prefix of a namespace is the name as
// it is written.
func Attribute(e xml.StartElement, prefix, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == prefix && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
