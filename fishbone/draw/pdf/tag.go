package pdf

import (
	"fmt"
	"strings"
)

// Tag is a part of what a document says, by its role in the standard (ISO 32000-1, 14.8.4): "H1",
// "P", "Table", "TD" and so on. Who listens to a document, or makes another one of it, goes by its
// tags, in the order in which they were added, and not by where words stand.
type Tag struct {
	Role string
	Alt  string     // what a "Figure" shows, in words
	Box  [4]float64 // where a "Figure" is on its page: left, top, width and height
	kids []*Tag
}

// Add adds a part behind those that are there.
func (t *Tag) Add(role string) *Tag {
	kid := &Tag{Role: role}
	t.kids = append(t.kids, kid)
	return kid
}

// Kids are the parts, in their order.
func (t *Tag) Kids() []*Tag { return t.kids }

// In says what the things that are drawn next are a part of; nil is for lines, grounds and numbers
// of pages, which say nothing. It does nothing where the document has no tags.
func (p *Page) In(t *Tag) {
	if p.document.Tags == nil || p.marking && p.tag == t {
		return
	}
	p.endMark()
	p.marking, p.tag = true, t
	if t == nil {
		p.add("/Artifact BMC")
		return
	}
	p.add("/%s<</MCID %d>>BDC", t.Role, len(p.pieces))
	p.pieces = append(p.pieces, t)
}

// endMark ends what [Page.In] began last.
func (p *Page) endMark() {
	if p.marking {
		p.add("EMC")
		p.marking = false
	}
}

// structure writes the tags with the pieces of pages that they have, and returns what the catalog
// says of them. Pages are the references of all pages.
func (d *Document) structure(w *writer, pages []string) string {
	if d.Tags == nil {
		return ""
	}
	s := &structure{document: d, writer: w, pages: pages, ids: map[*Tag]int{}, pieces: map[*Tag][]piece{}}
	for n, p := range d.pages {
		for id, t := range p.pieces {
			s.pieces[t] = append(s.pieces[t], piece{page: n, id: id})
		}
	}
	root := w.reserve()
	top := s.element(d.Tags, root)
	w.put(root, fmt.Sprintf("<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>", ref(top), s.parents(), len(pages)))
	return fmt.Sprintf("/MarkInfo<</Marked true>>/StructTreeRoot %s", ref(root))
}

// pageTags is what a page says of its tags: readers go from one to the next in their order.
func (d *Document) pageTags(n int) string {
	if d.Tags == nil {
		return ""
	}
	return fmt.Sprintf("/StructParents %d/Tabs/S", n)
}

// structure is the tags of a document on their way into a file.
type structure struct {
	document *Document
	writer   *writer
	pages    []string
	ids      map[*Tag]int // of the objects
	pieces   map[*Tag][]piece
}

// piece is what a page has of a tag.
type piece struct{ page, id int }

// element writes a tag with all below it, and returns its number.
func (s *structure) element(t *Tag, under int) (id int) {
	id = s.writer.reserve()
	s.ids[t] = id
	var kids strings.Builder
	for _, piece := range s.pieces[t] {
		fmt.Fprintf(&kids, "<</Type/MCR/Pg %s/MCID %d>>", s.pages[piece.page], piece.id)
	}
	for _, kid := range t.kids {
		kids.WriteString(ref(s.element(kid, id)) + " ")
	}
	s.writer.put(id, fmt.Sprintf("<</Type/StructElem/S/%s/P %s%s/K[%s]>>", t.Role, ref(under), s.attributes(t), strings.TrimSpace(kids.String())))
	return id
}

// attributes are what readers want to know of some roles.
func (s *structure) attributes(t *Tag) string {
	switch t.Role {
	case "TH":
		return "/A<</O/Table/Scope/Column>>"
	case "Figure":
		said := "/Alt " + text(t.Alt)
		if all := s.pieces[t]; len(all) > 0 {
			left, bottom := t.Box[0], s.document.pages[all[0].page].height-t.Box[1]-t.Box[3]
			said += fmt.Sprintf("/A<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>", number(left), number(bottom), number(left+t.Box[2]), number(bottom+t.Box[3]))
		}
		return said
	}
	return ""
}

// parents writes which tag each piece of a page belongs to.
func (s *structure) parents() string {
	var nums strings.Builder
	for n, p := range s.document.pages {
		fmt.Fprintf(&nums, "%d[", n)
		for _, t := range p.pieces {
			nums.WriteString(ref(s.ids[t]) + " ")
		}
		nums.WriteString("]")
	}
	return s.writer.object("<</Nums[" + nums.String() + "]>>")
}
