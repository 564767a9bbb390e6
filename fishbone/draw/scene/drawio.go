package scene

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"whybone/fishbone"
)

// DrawIO returns pages in the language of draw.io (diagrams.net), as shapes that can be edited
// there: a label of several lines is one text, a box has its words inside, and what hangs on one
// bone is a group, which moves as one. A line is a connector that goes along with what it touches:
// a box, the words of its cause, or the larger line that it leads to. Bones says on which bone a
// cause is; without it there are no groups.
func DrawIO(pages []*Scene, bones map[fishbone.ID]fishbone.ID) []byte {
	var b bytes.Buffer
	b.WriteString(`<mxfile host="Whybone">`)
	for i, s := range pages {
		d := &drawioWriter{scene: s, bones: bones, out: &b}
		fmt.Fprintf(&b, "\n"+`<diagram id="page%d" name="%d"><mxGraphModel page="1" pageWidth="%s" pageHeight="%s" background="%s"><root>`,
			i+1, i+1, short(s.Width), short(s.Height), hex(s.Paper))
		b.WriteString("\n" + `<mxCell id="0"/>` + "\n" + `<mxCell id="1" parent="0"/>` + "\n")
		d.page()
		b.WriteString("</root></mxGraphModel></diagram>")
	}
	b.WriteString("\n</mxfile>\n")
	return b.Bytes()
}

type drawioWriter struct {
	scene  *Scene
	bones  map[fishbone.ID]fishbone.ID
	out    *bytes.Buffer
	ends   []drawioEnd // what a connector can be tied to, in the order in which it is preferred
	inside map[*label]bool
	cells  []drawioCell
}

// drawioCell is a shape or a connector.
type drawioCell struct {
	id, value, style string
	at               box
	points           []Point // of a connector
	source, target   string  // what it is tied to
	bone             fishbone.ID
}

// drawioEnd is a thing that connectors can be tied to.
type drawioEnd struct {
	id    string
	of    fishbone.ID
	at    box
	near  float64 // how far away from it a connector may end
	line  *Line   // nil for a shape
	index int     // of the line
}

func (d *drawioWriter) page() {
	s := d.scene
	labels := s.labels()
	d.inside = map[*label]bool{}
	d.gather(labels)
	for i := range s.Lines {
		d.line(i, &s.Lines[i])
	}
	for i := range s.Shapes {
		d.shape(i, &s.Shapes[i], labels)
	}
	for i := range labels {
		if l := &labels[i]; !d.inside[l] {
			d.text(i, l)
		}
	}
	d.write()
}

// gather finds what connectors can be tied to.
func (d *drawioWriter) gather(labels []label) {
	const touching = 2
	s := d.scene
	for i := range s.Shapes {
		if low, high, ok := s.Shapes[i].box(); ok && s.Shapes[i].Part.holds() {
			at, _ := d.frame(i, box{low.X, low.Y, high.X, high.Y})
			end := drawioEnd{id: "s" + strconv.Itoa(i), of: s.Shapes[i].Of, at: at, near: touching}
			d.ends = append(d.ends, end)
			if s.Shapes[i].Part == PartHead { // with the point of the spine's arrow before it
				end.of, end.near = headEnd, high.Y-low.Y
				d.ends = append(d.ends, end)
			}
		}
	}
	for i := range s.Lines {
		if l := &s.Lines[i]; len(l.Points) > 1 && (l.Of != "" || d.bones == nil) {
			d.ends = append(d.ends, drawioEnd{id: "l" + strconv.Itoa(i), of: l.Of, at: around(l.Points, 0), near: touching, line: l, index: i})
		}
	}
	for i := range labels {
		if l := &labels[i]; l.Part == PartCause {
			d.ends = append(d.ends, drawioEnd{id: "t" + strconv.Itoa(i), of: l.Of, at: l.place(), near: 2 * l.Size})
		}
	}
}

// headEnd stands for the head, which has no identifier.
const headEnd fishbone.ID = "head"

// write writes the cells: what belongs to no bone and lies below, then bone by bone, then the rest.
func (d *drawioWriter) write() {
	groups := map[fishbone.ID]*box{}
	var order []fishbone.ID
	for _, c := range d.cells {
		if c.bone == "" {
			continue
		}
		if groups[c.bone] == nil {
			at := c.at
			groups[c.bone] = &at
			order = append(order, c.bone)
		}
		g := groups[c.bone]
		*g = box{min(g.left, c.at.left), min(g.top, c.at.top), max(g.right, c.at.right), max(g.bottom, c.at.bottom)}
	}
	for _, c := range d.cells {
		if c.bone == "" && c.points != nil {
			d.cell(&c, "1", Point{})
		}
	}
	for i, bone := range order {
		id, at := "g"+strconv.Itoa(i), *groups[bone]
		d.vertex(id, "", `group`, ` connectable="0"`, "1", at)
		for _, c := range d.cells {
			if c.bone == bone {
				d.cell(&c, id, Point{at.left, at.top})
			}
		}
	}
	for _, c := range d.cells {
		if c.bone == "" && c.points == nil {
			d.cell(&c, "1", Point{})
		}
	}
}

// cell writes a cell in a group that begins at a point.
func (d *drawioWriter) cell(c *drawioCell, parent string, from Point) {
	if c.points == nil {
		d.vertex(c.id, c.value, c.style, "", parent, box{c.at.left - from.X, c.at.top - from.Y, c.at.right - from.X, c.at.bottom - from.Y})
		return
	}
	fmt.Fprintf(d.out, `<mxCell id="%s" style="%s" edge="1" parent="%s"`, c.id, c.style, parent)
	if c.source != "" {
		fmt.Fprintf(d.out, ` source="%s"`, c.source)
	}
	if c.target != "" {
		fmt.Fprintf(d.out, ` target="%s"`, c.target)
	}
	last := len(c.points) - 1
	point := func(p Point, as string) {
		fmt.Fprintf(d.out, `<mxPoint x="%s" y="%s"%s/>`, short(p.X-from.X), short(p.Y-from.Y), as)
	}
	d.out.WriteString(`><mxGeometry relative="1" as="geometry">`)
	point(c.points[0], ` as="sourcePoint"`)
	point(c.points[last], ` as="targetPoint"`)
	if last > 1 {
		d.out.WriteString(`<Array as="points">`)
		for _, p := range c.points[1:last] {
			point(p, "")
		}
		d.out.WriteString(`</Array>`)
	}
	d.out.WriteString("</mxGeometry></mxCell>\n")
}

// holds says whether lines begin and end at boxes of a part.
func (p Part) holds() bool {
	return p == PartHead || p == PartCategory || p == PartCause
}

// bone is the bone of a thing that is one, or hangs on one; empty where nothing is grouped, and
// for what stands below the picture.
func (d *drawioWriter) bone(of fishbone.ID, part Part) fishbone.ID {
	switch part {
	case PartFootnote, PartLegend, PartCaption:
		return ""
	case PartCategory:
		if d.bones != nil {
			return of
		}
	}
	return d.bones[of]
}

// label are the lines of one text.
type label struct {
	*Text
	words     []string
	low, high Point // what it takes
}

// lineHeight is how far apart draw.io puts the lines of a text, in em, and middle how far its
// baseline is below the middle of one.
const (
	lineHeight = 1.2
	middle     = 0.35
)

// labels puts the lines of texts together that belong together.
func (s *Scene) labels() (all []label) {
	for i := range s.Texts {
		t := &s.Texts[i]
		words := Clean(t.Words)
		if strings.TrimSpace(words) == "" {
			continue
		}
		if n := len(all); n > 0 && all[n-1].goesOn(t) {
			l := &all[n-1]
			l.words = append(l.words, words)
			l.grow(t)
			continue
		}
		l := label{t, []string{words}, Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}}
		l.grow(t)
		all = append(all, l)
	}
	return all
}

func (l *label) grow(t *Text) {
	mid := t.At.Y - middle*t.Size
	l.low = Point{min(l.low.X, t.At.X), min(l.low.Y, mid-lineHeight/2*t.Size)}
	l.high = Point{max(l.high.X, t.At.X+t.Width), max(l.high.Y, mid+lineHeight/2*t.Size)}
}

// goesOn says whether a text is the next line of a label: below it, and at its left or in its middle.
func (l *label) goesOn(t *Text) bool {
	below := t.At.Y - (l.high.Y - lineHeight/2*l.Size + middle*l.Size)
	left := math.Abs(t.At.X-l.low.X) < 1
	centred := math.Abs(t.At.X+t.Width/2-(l.low.X+l.high.X)/2) < 1
	return l.Of == t.Of && l.Part == t.Part && l.Size == t.Size && l.Bold == t.Bold && l.Color == t.Color &&
		(left || centred) && below > 0.9*t.Size && below < 1.8*t.Size
}

// shape writes a shape, with the words inside a box.
func (d *drawioWriter) shape(i int, p *Shape, labels []label) {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, at := range p.Points {
		low, high = Point{min(low.X, at.X), min(low.Y, at.Y)}, Point{max(high.X, at.X), max(high.Y, at.Y)}
	}
	if d.framed(i) {
		return
	}
	width, height := high.X-low.X, high.Y-low.Y
	if len(p.Points) < 3 || width <= 0 || height <= 0 {
		return
	}
	stroke, fill := "none", p.Fill
	inside, edge := d.frame(i, box{low.X, low.Y, high.X, high.Y})
	if edge > 0 {
		stroke, fill = hex(p.Fill)+";strokeWidth="+short(edge), d.scene.Shapes[i+1].Fill
	}
	style := "strokeColor=" + stroke + ";fillColor=" + hex(fill) + opacity("fillOpacity", fill) + ";"
	value := ""
	if _, _, ok := p.box(); ok {
		if p.Radius > 0 {
			style += "rounded=1;absoluteArcSize=1;arcSize=" + short(2*p.Radius) + ";"
		}
		if l := d.within(p, low, high, labels); l != nil {
			value = strings.Join(l.words, "\n")
			style += l.style() + l.within(inside)
		}
	} else {
		var corners []string
		for _, at := range p.Points {
			corners = append(corners, "["+short((at.X-low.X)/width)+","+short((at.Y-low.Y)/height)+"]")
		}
		style += "shape=mxgraph.basic.polygon;polyline=0;polyCoords=[" + strings.Join(corners, ",") + "];"
	}
	d.cells = append(d.cells, drawioCell{id: "s" + strconv.Itoa(i), value: value, style: style, at: inside, bone: d.bone(p.Of, p.Part)})
}

// within is how the words of a label stand in its box: in the middle, or where they are beside
// others.
func (l *label) within(b box) string {
	const near = 2
	if math.Abs(l.low.X+l.high.X-b.left-b.right) < near && math.Abs(l.low.Y+l.high.Y-b.top-b.bottom) < 2*near {
		return "align=center;verticalAlign=middle;whiteSpace=wrap;"
	}
	return "align=left;verticalAlign=top;spacing=0;spacingLeft=" + short(l.low.X-b.left) + ";spacingTop=" + short(l.low.Y-b.top) + ";"
}

// frame is where a shape lies whose edge is as broad as it is around the next one.
func (d *drawioWriter) frame(i int, at box) (middle box, edge float64) {
	if !d.framed(i + 1) {
		return at, 0
	}
	inner, _, _ := d.scene.Shapes[i+1].box()
	edge = inner.X - at.left
	return box{at.left + edge/2, at.top + edge/2, at.right - edge/2, at.bottom - edge/2}, edge
}

// framed says whether a shape lies in the one before it, which is its frame: the two are one shape
// with an edge.
func (d *drawioWriter) framed(i int) bool {
	if i < 1 || i >= len(d.scene.Shapes) {
		return false
	}
	outer, inner := &d.scene.Shapes[i-1], &d.scene.Shapes[i]
	low, high, ok := outer.box()
	in, out, both := inner.box()
	edge := in.X - low.X
	const same = 0.1
	return ok && both && outer.Of == inner.Of && outer.Part == inner.Part && edge > 0 && edge < (high.Y-low.Y)/4 &&
		math.Abs(in.Y-low.Y-edge) < same && math.Abs(high.X-out.X-edge) < same && math.Abs(high.Y-out.Y-edge) < same
}

// within is the one label inside a box that belongs to the same thing; it is written with the box.
func (d *drawioWriter) within(p *Shape, low, high Point, labels []label) (found *label) {
	for i := range labels {
		l := &labels[i]
		if l.Of != p.Of || l.Part != p.Part || d.inside[l] || l.low.X < low.X-1 || l.high.X > high.X+1 || l.low.Y < low.Y-l.Size || l.high.Y > high.Y+l.Size {
			continue
		}
		if found != nil {
			return nil
		}
		found = l
	}
	if found != nil {
		d.inside[found] = true
	}
	return found
}

func (d *drawioWriter) text(i int, l *label) {
	d.cells = append(d.cells, drawioCell{
		id: "t" + strconv.Itoa(i), value: strings.Join(l.words, "\n"), style: "text;" + l.style() + "align=left;verticalAlign=middle;spacing=0;",
		at: l.place(), bone: d.bone(l.Of, l.Part),
	})
}

// place is what a label takes, with room for fonts that are wider.
func (l *label) place() box {
	const room = 4
	return box{l.low.X, l.low.Y, l.high.X + room, l.high.Y}
}

// style is how the words of a label look.
func (l *label) style() string {
	const bold, struck = 1, 8
	look := 0
	if l.Bold {
		look |= bold
	}
	if l.Struck.A != 0 {
		look |= struck
	}
	return "html=0;fontSize=" + short(l.Size) + ";fontColor=" + hex(l.Color) + ";fontStyle=" + strconv.Itoa(look) + ";"
}

func (d *drawioWriter) vertex(id, value, style, more, parent string, at box) {
	d.out.WriteString(`<mxCell id="` + id + `" value="`)
	_ = xml.EscapeText(d.out, []byte(value)) // a buffer cannot fail
	fmt.Fprintf(d.out, `" style="%s" vertex="1"%s parent="%s"><mxGeometry x="%s" y="%s" width="%s" height="%s" as="geometry"/></mxCell>`+"\n",
		style, more, parent, short(at.left), short(at.top), short(at.right-at.left), short(at.bottom-at.top))
}

// line makes a connector.
func (d *drawioWriter) line(i int, l *Line) {
	last := len(l.Points) - 1
	if last < 1 {
		return
	}
	style := "endArrow=none;html=0;rounded=0;strokeColor=" + hex(l.Color) + opacity("strokeOpacity", l.Color) + ";strokeWidth=" + short(l.Width) + ";"
	if l.Dashed {
		style += "dashed=1;"
	}
	source, exit := d.tie(i, l, l.Points[0], "exit")
	target, entry := d.tie(i, l, l.Points[last], "entry")
	d.cells = append(d.cells, drawioCell{
		id: "l" + strconv.Itoa(i), style: style + exit + entry, at: around(l.Points, l.Width/2), points: l.Points,
		source: source, target: target, bone: d.bone(l.Of, l.Part),
	})
}

// tie is what the end of a line is tied to, and where: what it touches of the same thing, a line
// that it leads to, or else nothing.
func (d *drawioWriter) tie(i int, l *Line, at Point, side string) (id, style string) {
	of := l.Of
	switch {
	case l.Part == PartSpine:
		of = headEnd
	case of == "" && l.Part != PartLink:
		return "", ""
	}
	for _, e := range d.ends {
		if !e.at.meets(box{at.X - e.near, at.Y - e.near, at.X + e.near, at.Y + e.near}) {
			continue
		}
		if e.line == nil {
			if e.of == of || l.Part == PartLink && e.of != headEnd {
				return e.id, e.where(at, side)
			}
			continue
		}
		larger := e.line.Width > l.Width || e.line.Width == l.Width && e.index < i
		if larger && d.bone(e.of, e.line.Part) == d.bone(l.Of, l.Part) && e.line.passes(at, e.near) {
			return e.id, e.where(at, side)
		}
	}
	return "", ""
}

// where says at which part of a thing's width and height a point is.
func (e *drawioEnd) where(at Point, side string) string {
	part := func(way string, at, from, to float64) string {
		const thin = 1 // less than that, draw.io does not divide
		if to-from < thin {
			return fmt.Sprintf("%s%s=0;%sD%s=%s;", side, way, side, strings.ToLower(way), short(at-from))
		}
		return fmt.Sprintf("%s%s=%s;", side, way, short((at-from)/(to-from)))
	}
	return part("X", at.X, e.at.left, e.at.right) + part("Y", at.Y, e.at.top, e.at.bottom) + side + "Perimeter=0;"
}

// passes says whether a line goes by a point that near.
func (l *Line) passes(at Point, near float64) bool {
	for i := 1; i < len(l.Points); i++ {
		a, b := l.Points[i-1], l.Points[i]
		dx, dy := b.X-a.X, b.Y-a.Y
		along := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			along = max(0, min(1, ((at.X-a.X)*dx+(at.Y-a.Y)*dy)/length))
		}
		if math.Hypot(a.X+along*dx-at.X, a.Y+along*dy-at.Y) <= near {
			return true
		}
	}
	return false
}

// short writes a number with as many digits as a picture needs.
func short(n float64) string { return strconv.FormatFloat(math.Round(n*1000)/1000, 'f', -1, 64) }

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func opacity(name string, c color.NRGBA) string {
	if c.A == 255 {
		return ""
	}
	return ";" + name + "=" + strconv.Itoa(int(c.A)*100/255)
}
