package outline

import (
	"slices"
	"strings"
	"unicode"

	"whybone/fishbone"
	"whybone/fishbone/exchange/charset"
	"whybone/fishbone/exchange/untrusted"
)

// plain is text of which each line is a topic and the indentation says what belongs to what, with
// or without bullets.
var plain = &Format{
	Name: "txt", Endings: plainEndings,
	is:   func(f *file) bool { return f.text != "" && f.isPlain() },
	read: readPlain, write: writePlain,
}

var plainEndings = []string{".txt", ".text"}

// isPlain says whether a file may be plain text: what comes from the standard input has no name
// that could say so.
func (f *file) isPlain() bool { return slices.Contains(plainEndings, f.ending) || f.name == unnamed }

// textOf is what the bytes of a text file say, empty for those that are none.
func textOf(data []byte) string {
	if len(data) > maxText {
		return ""
	}
	text, err := charset.Decode(data, "")
	if err != nil || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) && r != '\x1a' }) {
		return ""
	}
	return text
}

// linesOf are the lines of a text.
func linesOf(text string) []string {
	return strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
}

func writePlain(o *Outline, _ Options) ([]byte, error) {
	text := plainWith("", o)
	if misread(o, text) {
		text = plainWith("- ", o)
	}
	return []byte(text), nil
}

// plainWith is an outline as text, with a bullet before each line.
func plainWith(bullet string, o *Outline) string {
	var b strings.Builder
	if o.Head != "" {
		b.WriteString(bullet + o.Head + "\n")
	}
	o.each(func(level int, t *Topic) {
		b.WriteString(strings.Repeat("\t", level+1) + bullet + t.Text + "\n")
	})
	return b.String()
}

// misread says whether a line begins with what would be taken for a bullet, or the first one for
// that of another format. Then all lines get a bullet, because one counts as indentation.
func misread(o *Outline, text string) bool {
	like := func(text string) bool {
		said, _ := fishbone.ListItem(text)
		return said != text
	}
	found := like(o.Head) || headed.MatchString(text) || mermaidIn(text) != nil || strings.ContainsAny(text[:min(1, len(text))], "<{[")
	o.each(func(_ int, t *Topic) { found = found || like(t.Text) })
	return found
}

func readPlain(f *file) (*Outline, error) {
	r := &listReader{}
	for i, line := range linesOf(f.text) {
		said, column := fishbone.ListItem(line)
		if said == "" {
			continue
		}
		if _, err := r.item(column, said); err != nil {
			return nil, &untrusted.LineError{Line: i + 1, Err: err}
		}
	}
	return r.done(), nil
}

// listReader hangs topics below one another by how far they are indented.
type listReader struct {
	tree
	open []indented // the topics that the next one may hang below
}

type indented struct {
	column int
	topic  *Topic
}

// item adds the next topic.
func (r *listReader) item(column int, text string) (*Topic, error) {
	for len(r.open) > 0 && r.open[len(r.open)-1].column >= column {
		r.open = r.open[:len(r.open)-1]
	}
	under := &r.root
	if len(r.open) > 0 {
		under = r.open[len(r.open)-1].topic
	}
	t, err := r.add(under, len(r.open), text)
	r.open = append(r.open, indented{column, t})
	return t, err
}

// done sorts out what is the root: the only topic of the first level. A list without levels
// names causes that are on no bone, unless each line has the name of one before a colon.
func (r *listReader) done() *Outline {
	top := r.root.Below
	switch {
	case len(top) == 1:
		r.root = *top[0]
	case !slices.ContainsFunc(top, func(t *Topic) bool { return len(t.Below) > 0 }):
		if bones, ok := byPrefix(top); ok {
			r.root.Below = bones
		} else {
			r.root.Below, r.Tray = nil, top
		}
	}
	return r.outline()
}

// byPrefix puts topics such as "Material: mixed lots" onto bones; false where one of them is not
// so.
func byPrefix(topics []*Topic) (bones []*Topic, ok bool) {
	named := map[string]*Topic{}
	for _, t := range topics {
		name, rest, ok := fishbone.NewBonePrefix(t.Text)
		if !ok {
			return nil, false
		}
		if named[name] == nil {
			named[name] = &Topic{Text: name}
			bones = append(bones, named[name])
		}
		named[name].Below = append(named[name].Below, &Topic{Text: rest, Evidence: t.Evidence})
	}
	return bones, len(topics) > 0
}
