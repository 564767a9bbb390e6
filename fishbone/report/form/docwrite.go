package form

import (
	"maps"
	"slices"
	"strings"
)

// fill implements [filler].
func (d *document) fill(c *changes, all []Write) error {
	byPart := map[string][]Write{}
	for _, w := range all {
		byPart[w.Cell.Sheet.entry] = append(byPart[w.Cell.Sheet.entry], w)
	}
	for _, part := range slices.Sorted(maps.Keys(byPart)) {
		data, root, err := c.part(part)
		if err != nil {
			return err
		}
		p := partWriter{data: data, ids: lastDrawing(root)}
		for _, w := range byPart[part] {
			if w.png == nil {
				p.write(w)
			} else if err := p.picture(c, w); err != nil {
				return err
			}
		}
		c.changed[part] = spliced(data, p.splices)
	}
	return nil
}

// partWriter writes into the cells of a part.
type partWriter struct {
	data    []byte
	splices []splice
	ids     int // of drawings, so far
}

// passage is where something is written: in a cell or in a content control, either in a paragraph or in the middle of one.
type passage struct {
	in         *node   // the cell, or the content of the control
	paragraphs []*node // in it, without those of tables
	runs       []*node // that hold words and nothing else
}

// write puts a value into a cell. Where the cell is a content control, or has a single one and
// nothing else, the value goes into that.
func (p *partWriter) write(w Write) {
	in := w.Cell.at
	if c := w.Cell.control; c != nil && (in == c || !w.After) {
		in = c.kid("sdtContent")
		p.settle(c)
	}
	t := passageOf(in)
	if w.After && w.Cell.Text != "" {
		p.append(t, w)
		return
	}
	p.replace(t, w.Value.Text, w.Cell.control)
}

// settle has a content control show what is written in it from now on: no placeholder, and
// nothing that another part of the file says.
func (p *partWriter) settle(c *node) {
	for _, name := range []string{"showingPlcHdr", "dataBinding"} {
		if n := c.kid("sdtPr", name); n != nil {
			p.cut(n)
		}
	}
}

func (p *partWriter) cut(n *node) { p.splices = append(p.splices, splice{n.start, n.end, ""}) }

func passageOf(in *node) passage {
	t := passage{in: in}
	in.walk(func(n *node) bool {
		switch n.name {
		case "p":
			t.paragraphs = append(t.paragraphs, n)
		case "r":
			if isPlain(n) {
				t.runs = append(t.runs, n)
			}
			return false
		case "tbl", "del", "moveFrom", "AlternateContent", "sdtPr":
			return false
		}
		return true
	})
	return t
}

// isPlain says whether a run holds words and nothing else, such as a picture or a field.
func isPlain(r *node) bool {
	for _, k := range r.kids {
		switch k.name {
		case "", "rPr", "t", "br", "cr", "tab", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak":
		default:
			return false
		}
	}
	return true
}

// replace writes in the place of all words of a cell: where the first of them stood, or in the
// first paragraph. Paragraphs that said nothing else go.
func (p *partWriter) replace(t passage, value string, control *node) {
	if len(t.runs) > 0 {
		at := t.runs[0]
		p.splices = append(p.splices, splice{at.start, at.end, run(at, properties(p.data, at.kid("rPr"), control), value)})
		for _, r := range t.runs[1:] {
			p.cut(r)
		}
		for _, one := range t.paragraphs {
			if one.start > at.end && t.in.kid("tbl") == nil && onlyWords(one) && len(one.all("r")) > 0 {
				p.replaceWhole(one)
			}
		}
		return
	}
	if len(t.paragraphs) == 0 {
		if t.in.empty() { // a control with nothing in it
			p.splices = append(p.splices, splice{t.in.start, t.in.open, t.in.startTag(false, nil) + p.wrapped(t.in, run(t.in, "", value)) + "</" + t.in.tag(t.in.name) + ">"})
			return
		}
		p.splices = append(p.splices, splice{t.in.close, t.in.close, p.wrapped(t.in, run(t.in, "", value))})
		return
	}
	p.into(t.paragraphs[0], value)
}

// wrapped is a run in a paragraph where the place is for paragraphs.
func (p *partWriter) wrapped(in *node, run string) string {
	if in.name == "tc" {
		return "<" + in.tag("p") + ">" + run + "</" + in.tag("p") + ">"
	}
	return run
}

// replaceWhole takes a paragraph away, with the splices that were to be made in it.
func (p *partWriter) replaceWhole(n *node) {
	p.splices = slices.DeleteFunc(p.splices, func(s splice) bool { return s.from >= n.start && s.to <= n.end })
	p.cut(n)
}

// onlyWords says whether a paragraph holds nothing but words.
func onlyWords(paragraph *node) bool {
	for _, k := range paragraph.kids {
		switch {
		case k.name == "r" && isPlain(k), k.name == "proofErr", k.name == "":
		case k.name == "pPr" && k.kid("sectPr") == nil:
		default:
			return false
		}
	}
	return true
}

func holds(n, other *node) bool { return other.start >= n.start && other.end <= n.end }

// into writes at the end of a paragraph.
func (p *partWriter) into(paragraph *node, value string) {
	p.intoWith(paragraph, run(paragraph, properties(p.data, paragraph.kid("pPr", "rPr"), nil), value))
}

// intoWith puts a run at the end of a paragraph.
func (p *partWriter) intoWith(paragraph *node, text string) {
	if paragraph.empty() {
		p.splices = append(p.splices, splice{paragraph.start, paragraph.open, paragraph.startTag(false, nil) + text + "</" + paragraph.tag("p") + ">"})
		return
	}
	p.splices = append(p.splices, splice{paragraph.close, paragraph.close, text})
}

// append writes behind what stands in a cell: into the empty paragraph that follows the words, or
// behind the last of them.
func (p *partWriter) append(t passage, w Write) {
	last := -1
	for i, one := range t.paragraphs {
		if strings.TrimSpace(cellText(&node{kids: []*node{one}})) != "" {
			last = i
		}
	}
	if last >= 0 && last+1 < len(t.paragraphs) && onlyWords(t.paragraphs[last+1]) {
		p.into(t.paragraphs[last+1], w.Value.Text)
		return
	}
	if last < 0 {
		p.replace(t, w.Value.Text, nil)
		return
	}
	paragraph := t.paragraphs[last]
	look := paragraph.kid("pPr", "rPr")
	for _, r := range t.runs {
		if holds(paragraph, r) {
			look = r.kid("rPr")
		}
	}
	said := gap(w.Cell.Text, w.Value.Text) + w.Value.Text
	p.splices = append(p.splices, splice{paragraph.close, paragraph.close, run(paragraph, properties(p.data, look, nil), said)})
}

// properties is how letters look, as it stands in the file: without what only placeholders, or
// only marks of paragraphs, have.
func properties(data []byte, rPr *node, control *node) string {
	if rPr == nil || rPr.empty() {
		return ""
	}
	placeholder := control != nil && control.kid("sdtPr", "showingPlcHdr").on()
	var b strings.Builder
	for _, k := range rPr.kids {
		switch k.name {
		case "ins", "del", "moveFrom", "moveTo", "rPrChange", "":
			continue
		case "rStyle":
			if placeholder {
				continue
			}
		}
		b.Write(data[k.start:k.end])
	}
	return "<" + rPr.tag("rPr") + ">" + b.String() + "</" + rPr.tag("rPr") + ">"
}

// run is a run of words. Lines are parted by breaks.
func run(beside *node, properties, value string) string {
	var b strings.Builder
	r, t := beside.tag("r"), beside.tag("t")
	b.WriteString("<" + r + ">" + properties)
	for i, line := range strings.Split(value, "\n") {
		if i > 0 {
			b.WriteString("<" + beside.tag("br") + "/>")
		}
		if line != "" {
			b.WriteString("<" + t + ` xml:space="preserve">` + escape(line) + "</" + t + ">")
		}
	}
	b.WriteString("</" + r + ">")
	return b.String()
}
