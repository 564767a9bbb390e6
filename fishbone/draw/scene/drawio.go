package scene

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"
)

// DrawIO returns pages in the language of draw.io (diagrams.net), as shapes that can be edited
// there: a label of several lines is one text, a box has its words inside, a line is a connector
// that goes along with the box at its end.
func DrawIO(pages []*Scene) []byte {
	var b bytes.Buffer
	b.WriteString(`<mxfile host="Whybone">`)
	for i, s := range pages {
		d := &drawioWriter{scene: s, out: &b}
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
	out    *bytes.Buffer
	boxes  []drawioBox
	inside map[*label]bool
}

// drawioBox is an upright rectangle, to which connectors can be tied.
type drawioBox struct {
	shape     *Shape
	id        string
	low, high Point
}

func (d *drawioWriter) page() {
	s := d.scene
	labels := s.labels()
	d.inside = map[*label]bool{}
	for i := range s.Shapes {
		if low, high, ok := s.Shapes[i].box(); ok {
			d.boxes = append(d.boxes, drawioBox{&s.Shapes[i], "s" + strconv.Itoa(i), low, high})
		}
	}
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
	width, height := high.X-low.X, high.Y-low.Y
	if len(p.Points) < 3 || width <= 0 || height <= 0 {
		return
	}
	style := "strokeColor=none;fillColor=" + hex(p.Fill) + opacity("fillOpacity", p.Fill) + ";"
	value := ""
	if _, _, ok := p.box(); ok {
		if p.Radius > 0 {
			style += "rounded=1;absoluteArcSize=1;arcSize=" + short(2*p.Radius) + ";"
		}
		if l := d.within(p, low, high, labels); l != nil {
			value = strings.Join(l.words, "\n")
			style += l.style() + "align=center;verticalAlign=middle;whiteSpace=wrap;"
		}
	} else {
		var corners []string
		for _, at := range p.Points {
			corners = append(corners, "["+short((at.X-low.X)/width)+","+short((at.Y-low.Y)/height)+"]")
		}
		style += "shape=mxgraph.basic.polygon;polyline=0;polyCoords=[" + strings.Join(corners, ",") + "];"
	}
	d.vertex("s"+strconv.Itoa(i), value, style, low, high)
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
	const room = 4 // for fonts that are wider
	low, high := Point{l.low.X, l.low.Y}, Point{l.high.X + room, l.high.Y}
	d.vertex("t"+strconv.Itoa(i), strings.Join(l.words, "\n"), "text;"+l.style()+"align=left;verticalAlign=middle;spacing=0;", low, high)
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

func (d *drawioWriter) vertex(id, value, style string, low, high Point) {
	d.out.WriteString(`<mxCell id="` + id + `" value="`)
	_ = xml.EscapeText(d.out, []byte(value)) // a buffer cannot fail
	fmt.Fprintf(d.out, `" style="%s" vertex="1" parent="1"><mxGeometry x="%s" y="%s" width="%s" height="%s" as="geometry"/></mxCell>`+"\n",
		style, short(low.X), short(low.Y), short(high.X-low.X), short(high.Y-low.Y))
}

// line writes a connector, tied to the boxes at its ends.
func (d *drawioWriter) line(i int, l *Line) {
	last := len(l.Points) - 1
	if last < 1 {
		return
	}
	style := "endArrow=none;html=0;rounded=0;strokeColor=" + hex(l.Color) + opacity("strokeOpacity", l.Color) + ";strokeWidth=" + short(l.Width) + ";"
	if l.Dashed {
		style += "dashed=1;"
	}
	source, exit := d.tie(l, l.Points[0], "exit", "source")
	target, entry := d.tie(l, l.Points[last], "entry", "target")
	fmt.Fprintf(d.out, `<mxCell id="l%d" style="%s" edge="1" parent="1"%s%s><mxGeometry relative="1" as="geometry"><mxPoint x="%s" y="%s" as="sourcePoint"/><mxPoint x="%s" y="%s" as="targetPoint"/>`,
		i, style+exit+entry, source, target, short(l.Points[0].X), short(l.Points[0].Y), short(l.Points[last].X), short(l.Points[last].Y))
	if last > 1 {
		d.out.WriteString(`<Array as="points">`)
		for _, at := range l.Points[1:last] {
			fmt.Fprintf(d.out, `<mxPoint x="%s" y="%s"/>`, short(at.X), short(at.Y))
		}
		d.out.WriteString(`</Array>`)
	}
	d.out.WriteString("</mxGeometry></mxCell>\n")
}

// tie is what ties the end of a line to the box of the same thing that it touches.
func (d *drawioWriter) tie(l *Line, at Point, side, end string) (attribute, style string) {
	const near = 2
	for _, b := range d.boxes {
		if b.shape.Of != l.Of || l.Of == "" || at.X < b.low.X-near || at.X > b.high.X+near || at.Y < b.low.Y-near || at.Y > b.high.Y+near {
			continue
		}
		x, y := (at.X-b.low.X)/(b.high.X-b.low.X), (at.Y-b.low.Y)/(b.high.Y-b.low.Y)
		return fmt.Sprintf(` %s="%s"`, end, b.id), fmt.Sprintf("%sX=%s;%sY=%s;%sPerimeter=0;", side, short(x), side, short(y), side)
	}
	return "", ""
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
