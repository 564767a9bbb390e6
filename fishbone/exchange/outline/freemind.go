package outline

import (
	"encoding/xml"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// freemind is what FreeMind, Freeplane and Docear write: nested nodes, whose text stands in an
// attribute or, formatted, in an element beside their children.
var freemind = &Format{
	Name: "mm", Endings: []string{".mm"},
	Holds: Problem | Evidence | Finding | By | Votes | Wordings | Tray,
	is:    func(f *file) bool { return f.root == "map" },
	read:  readFreeMind, write: writeFreeMind,
}

// icons are those of FreeMind that say what was found out.
var icons = marks{
	{fishbone.Confirmed, "button_ok"},
	{fishbone.Rejected, "button_cancel"},
	{fishbone.ToVerify, "xmag"},
	{fishbone.Undecided, "help"},
}

// The names of Whybone's own attributes of a node.
const (
	nodeBy      = "by"
	nodeVotes   = "votes"
	nodeWording = "wording"
)

func writeFreeMind(o *Outline, _ Options) ([]byte, error) {
	w := newXMLWriter()
	w.out.Reset() // the oldest readers want no declaration, and UTF-8 is what XML is without one
	w.element("map", []string{"version", "0.9.0"}, func() {
		w.node(&Topic{Text: o.Head, Evidence: o.Problem}, func() {
			for _, t := range o.Bones {
				w.node(t, nil)
			}
			for _, t := range o.Tray {
				w.node(t, func() { w.element("hook", []string{"NAME", "FreeNode"}, nil) })
			}
		})
	})
	return w.out.Bytes(), nil
}

// node writes a node, and what else stands in it.
func (w *xmlWriter) node(t *Topic, more func()) {
	w.element("node", []string{"TEXT", t.Text}, func() {
		if sign := icons.of(t.Finding); sign != "" {
			w.element("icon", []string{"BUILTIN", sign}, nil)
		}
		w.nodeAttribute(nodeBy, t.By)
		w.nodeAttribute(nodeVotes, votes(t))
		for _, other := range t.Wordings {
			w.nodeAttribute(nodeWording, other)
		}
		if t.Evidence != "" {
			w.element("richcontent", []string{"TYPE", "NOTE"}, func() { w.html(t.Evidence) })
		}
		if more != nil {
			more()
		}
		for _, b := range t.Below {
			w.node(b, nil)
		}
	})
}

func (w *xmlWriter) nodeAttribute(name, value string) {
	if value != "" {
		w.element("attribute", []string{"NAME", name, "VALUE", value}, nil)
	}
}

// html writes a text as HTML, a paragraph a line.
func (w *xmlWriter) html(text string) {
	w.element("html", nil, func() {
		w.element("head", nil, nil)
		w.element("body", nil, func() {
			for _, l := range strings.Split(text, "\n") {
				w.line("p", l)
			}
		})
	})
}

func readFreeMind(f *file) (*Outline, error) {
	x, err := newXMLReader(f.data)
	if err != nil {
		return nil, err
	}
	r := &freeMindReader{xmlReader: x}
	for {
		token, err := r.Next()
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case nil:
			return r.tree.outline(), nil
		case xml.StartElement:
			if err := r.start(e); err != nil {
				return nil, err
			}
		case xml.EndElement:
			if e.Name.Local == "node" && len(r.open) > 0 {
				r.shut()
			}
		}
	}
}

type freeMindReader struct {
	*xmlReader
	tree
	rooted bool
	open   []*Topic // the node that is read, after those around it
	free   map[*Topic]bool
}

// start reads an element: a node, or what hangs on one.
func (r *freeMindReader) start(e xml.StartElement) error {
	if e.Name.Local == "node" {
		return r.node(e)
	}
	if len(r.open) == 0 {
		return nil
	}
	t := r.open[len(r.open)-1]
	switch e.Name.Local {
	case "richcontent":
		return r.rich(t, e)
	case "icon":
		sign := untrusted.Attribute(e, "", "BUILTIN")
		if found, ok := icons.finding(sign); ok && t.Finding == fishbone.Unjudged {
			t.Finding = found
		} else {
			r.lose(Marker, t, sign)
		}
	case "attribute":
		r.attribute(t, untrusted.Attribute(e, "", "NAME"), untrusted.Attribute(e, "", "VALUE"))
	case "arrowlink":
		r.lose(Relationship, t, untrusted.Attribute(e, "", "MIDDLE_LABEL"))
	case "hook":
		if untrusted.Attribute(e, "", "NAME") == "MapStyle" { // with icons of its own, which are no node's
			return r.Skip()
		}
		r.hook(t, e)
	}
	return nil
}

// node begins a node.
func (r *freeMindReader) node(e xml.StartElement) error {
	text := untrusted.Attribute(e, "", "TEXT")
	if text == "" {
		text = untrusted.Attribute(e, "", "LOCALIZED_TEXT")
	}
	t := &r.root
	if !r.rooted {
		t.Text, r.rooted = text, true
	} else {
		under := t // one behind the root belongs to it all the same
		if len(r.open) > 0 {
			under = r.open[len(r.open)-1]
		}
		var err error
		if t, err = r.add(under, max(1, len(r.open)), text); err != nil {
			return r.Fail(err)
		}
	}
	if link := untrusted.Attribute(e, "", "LINK"); link != "" {
		r.lose(Link, t, link)
	}
	if untrusted.Attribute(e, "", "ENCRYPTED_CONTENT") != "" {
		r.lose(Encrypted, t, "")
	}
	r.open = append(r.open, t)
	return nil
}

// shut ends a node. One that floats freely beside the root is on no bone.
func (r *freeMindReader) shut() {
	t := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	if len(r.open) == 1 && r.free[t] {
		r.root.Below = r.root.Below[:len(r.root.Below)-1]
		r.Tray = append(r.Tray, t)
	}
}

// rich reads formatted text: that of the node itself, its details, or its note.
func (r *freeMindReader) rich(t *Topic, e xml.StartElement) error {
	said, err := r.words(func(e xml.StartElement) { r.within(t, e) })
	if err != nil {
		return err
	}
	said = strings.TrimSpace(said)
	switch untrusted.Attribute(e, "", "TYPE") {
	case "NODE":
		t.Text = said
	default: // NOTE, DETAILS
		t.Evidence = strings.TrimSpace(t.Evidence + "\n" + said)
	}
	return nil
}

// within names what formatted text has that is no text.
func (r *freeMindReader) within(t *Topic, e xml.StartElement) {
	switch e.Name.Local {
	case "img":
		r.lose(Image, t, untrusted.Attribute(e, "", "src"))
	case "a":
		r.lose(Link, t, untrusted.Attribute(e, "", "href"))
	}
}

func (r *freeMindReader) attribute(t *Topic, name, value string) {
	switch name {
	case nodeBy:
		t.By = value
	case nodeVotes:
		t.Votes = votesIn(value)
	case nodeWording:
		t.Wordings = append(t.Wordings, wordingsIn(value)...)
	default:
		r.lose(Property, t, name+" = "+value)
	}
}

// hook reads what a program has added to a node.
func (r *freeMindReader) hook(t *Topic, e xml.StartElement) {
	switch name := untrusted.Attribute(e, "", "NAME"); name {
	case "FreeNode":
		if r.free == nil {
			r.free = map[*Topic]bool{}
		}
		r.free[t] = true
	case "ExternalObject":
		r.lose(Image, t, untrusted.Attribute(e, "", "URI"))
	case "SummaryNode", "FirstGroupNode":
		r.lose(Summary, t, "")
	case "LatexNode", "plugins/latex/LatexNodeHook.properties":
		r.lose(Formula, t, untrusted.Attribute(e, "", "EQUATION"))
	}
}
