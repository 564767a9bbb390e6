package form

import (
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
)

// What the XML of a part may be at most.
const (
	maxNodes = 600_000
	maxDepth = 250
)

// node is an element or a text of a part, with its place in the bytes of that. So what is changed
// is cut out and replaced, and all around it stays as the other program wrote it.
type node struct {
	prefix, name string // of an element; a text has no name
	attrs        []xml.Attr
	text         string // of a text
	kids         []*node
	// The start tag is start to open, the end tag close to end. An element without an end tag
	// has open, close and end at one place.
	start, open, close, end int
}

// parse reads a part. Entities that a file declares itself are refused, as are other encodings
// than UTF-8, in which no office writes.
func parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &node{open: 0, close: len(data), end: len(data)}
	stack, n := []*node{root}, 0
	for {
		start := int(d.InputOffset())
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, ErrDamaged
		}
		end := int(d.InputOffset())
		top := stack[len(stack)-1]
		if n++; n > maxNodes {
			return nil, ErrTooLarge
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, ErrDamaged // no office declares anything
		case xml.CharData:
			if len(stack) > 1 {
				top.kids = append(top.kids, &node{text: string(t), start: start, open: end, close: end, end: end})
			}
		case xml.StartElement:
			if len(stack) > maxDepth {
				return nil, ErrTooLarge
			}
			e := &node{prefix: t.Name.Space, name: t.Name.Local, attrs: slices.Clip(slices.Clone(t.Attr)), start: start, open: end}
			top.kids = append(top.kids, e)
			stack = append(stack, e)
		case xml.EndElement:
			if len(stack) == 1 || top.name != t.Name.Local || top.prefix != t.Name.Space {
				return nil, ErrDamaged
			}
			top.close, top.end = start, end
			stack = stack[:len(stack)-1]
		}
	}
	if len(stack) > 1 {
		return nil, ErrDamaged
	}
	for _, k := range root.kids {
		if k.name != "" {
			return k, nil
		}
	}
	return nil, ErrDamaged
}

// empty says whether an element has no end tag.
func (n *node) empty() bool { return n.open == n.end }

// attr is what an element has under a name, whatever its prefix is.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// prefixed is what an element has under a name that has a prefix, such as r:id.
func (n *node) prefixed(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name && a.Name.Space != "" && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// kid is the first element of a name in this one, nil for none.
func (n *node) kid(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.kids, func(k *node) bool { return k.name == name })
		if i < 0 {
			return nil
		}
		n = n.kids[i]
	}
	return n
}

// all are the elements of a name in this one.
func (n *node) all(name string) (found []*node) {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			found = append(found, k)
		}
	}
	return found
}

// walk goes through all elements below this one, as long as f wants to go deeper.
func (n *node) walk(f func(*node) (deeper bool)) {
	for _, k := range n.kids {
		if k.name != "" && f(k) {
			k.walk(f)
		}
	}
}

// words are the texts that stand directly in an element.
func (n *node) words() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.text)
	}
	return b.String()
}

// on says what an element such as <b/> says: it is on unless it says that it is not.
func (n *node) on() bool {
	return n != nil && !slices.Contains([]string{"0", "false", "off"}, n.attr("val"))
}

// tag is the name of an element beside this one, in the same namespace.
func (n *node) tag(name string) string {
	if n.prefix == "" {
		return name
	}
	return n.prefix + ":" + name
}

// splice is what comes in the place of some bytes of a part.
type splice struct {
	from, to int
	with     string
}

// spliced is a part with other bytes at some places. Where two begin at one place, the first
// comes first; one inside of another is left out.
func spliced(data []byte, all []splice) []byte {
	slices.SortStableFunc(all, func(a, b splice) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, s := range all {
		if s.from < at {
			continue
		}
		out.Write(data[at:s.from])
		out.WriteString(s.with)
		at = s.to
	}
	out.Write(data[at:])
	return out.Bytes()
}

// relation is a link from one part to another.
type relation struct{ id, kind, target string }

// relationsPart is where the links of a part are; those of the whole file if it has no name.
func relationsPart(part string) string {
	if part == "" {
		return "_rels/.rels"
	}
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// relations are the links of a part; there may be none.
func (a *archive) relations(part string) ([]relation, error) {
	name := relationsPart(part)
	if !a.has(name) {
		return nil, nil
	}
	data, err := a.part(name)
	if err != nil {
		return nil, err
	}
	root, err := parse(data)
	if err != nil {
		return nil, err
	}
	var all []relation
	for _, r := range root.all("Relationship") {
		if r.attr("TargetMode") == "External" {
			continue
		}
		target := r.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", path.Dir(part), target)
		}
		kind := r.attr("Type")
		all = append(all, relation{r.attr("Id"), kind[strings.LastIndex(kind, "/")+1:], strings.TrimPrefix(path.Clean(target), "/")})
	}
	return all, nil
}

// tree is a part that was read.
func (a *archive) tree(part string) ([]byte, *node, error) {
	data, err := a.part(part)
	if err != nil {
		return nil, nil, err
	}
	root, err := parse(data)
	return data, root, err
}

// escape writes a text into XML. A character that XML does not have becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder cannot fail
	return b.String()
}
