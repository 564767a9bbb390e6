package outline

import (
	"encoding/xml"
	"whybone/fishbone/exchange/untrusted"
)

// This file is about content.xml, which XMind wrote up to version 8, and still reads.

// oldContent writes a sheet as content.xml.
func oldContent(s *xmindSheet) []byte {
	w := newXMLWriter()
	w.element("xmap-content", []string{
		"xmlns", "urn:xmind:xmap:xmlns:content:2.0", "xmlns:fo", "http://www.w3.org/1999/XSL/Format", "xmlns:svg", "http://www.w3.org/2000/svg",
		"xmlns:xhtml", "http://www.w3.org/1999/xhtml", "xmlns:xlink", "http://www.w3.org/1999/xlink", "version", "2.0",
	}, func() {
		w.element("sheet", []string{"id", s.ID}, func() {
			w.oldTopic(s.Root)
			w.line("title", s.Title)
		})
	})
	return w.out.Bytes()
}

func (w *xmlWriter) oldTopic(t *xmindTopic) {
	w.element("topic", []string{"id", t.ID, "structure-class", t.Structure}, func() {
		w.line("title", t.Title)
		if t.Children != nil {
			w.element("children", nil, func() {
				w.oldTopics("attached", t.Children.Attached)
				w.oldTopics("detached", t.Children.Detached)
			})
		}
		if len(t.Markers) > 0 {
			w.element("marker-refs", nil, func() {
				for _, m := range t.Markers {
					w.element("marker-ref", []string{"marker-id", m.ID}, nil)
				}
			})
		}
		if t.Notes != nil {
			w.element("notes", nil, func() { w.line("plain", t.Notes.Plain.Content) })
		}
	})
}

func (w *xmlWriter) oldTopics(sort string, topics []*xmindTopic) {
	if len(topics) == 0 {
		return
	}
	w.element("topics", []string{"type", sort}, func() {
		for _, t := range topics {
			w.oldTopic(t)
		}
	})
}

// readOldXMind reads the sheets of content.xml.
func readOldXMind(data []byte) ([]*xmindSheet, error) {
	x, err := newXMLReader(data)
	if err != nil {
		return nil, err
	}
	r := &oldXMind{xmlReader: x}
	for {
		token, err := r.Next()
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case nil:
			return r.sheets, nil
		case xml.StartElement:
			if err := r.start(e); err != nil {
				return nil, err
			}
		case xml.EndElement:
			r.shut()
		}
	}
}

type oldXMind struct {
	*xmlReader
	sheets []*xmindSheet
	within []string      // the elements around what is read
	topics []*xmindTopic // of these, the topics
	kinds  []string      // of these, the sorts of children
}

func (r *oldXMind) parent() string {
	if len(r.within) == 0 {
		return ""
	}
	return r.within[len(r.within)-1]
}

func (r *oldXMind) topic() *xmindTopic {
	if len(r.topics) == 0 {
		return &xmindTopic{} // of no sheet
	}
	return r.topics[len(r.topics)-1]
}

// start reads the beginning of an element, and all of one that holds text.
func (r *oldXMind) start(e xml.StartElement) error {
	name := e.Name.Local
	switch name {
	case "title", "plain", "label":
		said, err := r.Raw()
		r.said(name, said)
		return err
	case "html":
		said, err := r.words(func(xml.StartElement) {})
		r.said(name, said)
		return err
	case "sheet":
		r.sheets = append(r.sheets, &xmindSheet{})
	case "topics":
		r.kinds = append(r.kinds, untrusted.Attribute(e, "", "type"))
	case "topic":
		r.begin(e)
	case "marker-ref":
		t := r.topic()
		t.Markers = append(t.Markers, xmindMarker{untrusted.Attribute(e, "", "marker-id")})
	case "img":
		r.topic().Image = &xmindImage{untrusted.Attribute(e, e.Name.Space, "src")}
	case "boundary":
		t := r.topic()
		t.Boundaries = append(t.Boundaries, xmindBoundary{})
	case "relationship":
		if s := r.sheet(); s != nil {
			s.Relationships = append(s.Relationships, &xmindRelated{From: untrusted.Attribute(e, "", "end1"), To: untrusted.Attribute(e, "", "end2")})
		}
	case "extension":
		t := r.topic()
		t.Extensions = append(t.Extensions, xmindExtension{untrusted.Attribute(e, "", "provider")})
	}
	r.within = append(r.within, name)
	return nil
}

func (r *oldXMind) sheet() *xmindSheet {
	if len(r.sheets) == 0 {
		return nil
	}
	return r.sheets[len(r.sheets)-1]
}

// begin begins a topic: the root of the sheet, or one below the topic that is read.
func (r *oldXMind) begin(e xml.StartElement) {
	x := &xmindTopic{ID: untrusted.Attribute(e, "", "id"), Structure: untrusted.Attribute(e, "", "structure-class"), Link: untrusted.Attribute(e, "xlink", "href")}
	switch {
	case len(r.topics) == 0:
		if s := r.sheet(); s != nil && s.Root == nil {
			s.Root = x
		}
	case len(r.kinds) > 0:
		t := r.topic()
		if t.Children == nil {
			t.Children = &xmindChildren{}
		}
		switch c := t.Children; r.kinds[len(r.kinds)-1] {
		case "attached", "":
			c.Attached = append(c.Attached, x)
		case "detached":
			c.Detached = append(c.Detached, x)
		case "summary":
			c.Summary = append(c.Summary, x)
		default:
			c.Callout = append(c.Callout, x)
		}
	}
	r.topics = append(r.topics, x)
}

// said puts a text where it belongs.
func (r *oldXMind) said(name, text string) {
	t := r.topic()
	switch {
	case name == "label":
		t.Labels = append(t.Labels, text)
	case name == "plain":
		t.Notes = &xmindNotes{Plain: xmindText{text}}
	case name == "html":
		if t.Notes == nil {
			t.Notes = &xmindNotes{Plain: xmindText{text}}
		}
	case r.parent() == "topic":
		t.Title = text
	case r.parent() == "sheet":
		r.sheet().Title = text
	case r.parent() == "boundary" && len(t.Boundaries) > 0:
		t.Boundaries[len(t.Boundaries)-1].Title = text
	case r.parent() == "relationship" && r.sheet() != nil && len(r.sheet().Relationships) > 0:
		all := r.sheet().Relationships
		all[len(all)-1].Title = text
	}
}

// shut ends an element.
func (r *oldXMind) shut() {
	if len(r.within) == 0 {
		return
	}
	switch r.parent() {
	case "topic":
		r.topics = r.topics[:len(r.topics)-1]
	case "topics":
		r.kinds = r.kinds[:len(r.kinds)-1]
	}
	r.within = r.within[:len(r.within)-1]
}
