package scene

import (
	"math"
	"strings"
	"unicode"

	"whybone/fishbone"
	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/graphviz"
)

// fontName is the bundled font as Graphviz knows it; " Bold" goes behind it.
func (s *Scene) fontName() string {
	if s.forms() == fonts.Traditional {
		return "Noto Sans TC"
	}
	return "Noto Sans SC"
}

// pangoBaseline is where Graphviz sets a line of text below the top of its node, in em,
// where it measures with Pango as it usually does.
const pangoBaseline = 0.8

// DOT returns the scene in Graphviz's language, every position pinned, so that
// "neato -n2" draws the same picture. Texts and boxes are nodes, lines are edges
// between two invisible corners of the page, and other shapes are its background.
// Each has its part and its owner in "class". Graphviz cannot strike text through.
func (s *Scene) DOT() []byte {
	d := &dotWriter{s, s.fontName(), graphviz.NewWriter(512 + 256*(len(s.Lines)+len(s.Shapes)+len(s.Texts)))}
	d.page()
	for i := range s.Lines {
		d.line(i, &s.Lines[i])
	}
	for i := range s.Shapes {
		d.box(i, &s.Shapes[i])
	}
	for i := range s.Texts {
		d.text(i, &s.Texts[i])
	}
	d.Add("}\n")
	return d.Bytes()
}

// dotWriter writes a scene as DOT.
type dotWriter struct {
	scene *Scene
	font  string
	graphviz.Writer
}

func (d *dotWriter) page() {
	s := d.scene
	d.Add("graph fishbone {\n  graph [viewport=\"", s.Width, ",", s.Height, ",1,", s.Width/2, ",", s.Height/2,
		"\", notranslate=true, pad=0, margin=0, splines=true, outputorder=edgesfirst, bgcolor=\"", s.Paper)
	if background := d.background(); background != "" {
		d.Add("\", _background=\"", background)
	}
	d.Add("\"]\n  node [shape=plaintext, fixedsize=true, margin=0, labelloc=t, fontname=\"", d.font, "\"]\n",
		"  edge [dir=none]\n",
		"  low [pos=\"1,1\", width=", graphviz.Inch(2), ", height=", graphviz.Inch(2), ", label=\"\", style=invis]\n",
		"  high [pos=\"", s.Width-1, ",", s.Height-1, "\", width=", graphviz.Inch(2), ", height=", graphviz.Inch(2), ", label=\"\", style=invis]\n")
}

func (d *dotWriter) line(i int, l *Line) {
	if len(l.Points) < 2 {
		return
	}
	d.Add("  low -- high [id=l", i, class(l.Part, l.Of), ", color=\"", l.Color, "\", penwidth=", l.Width)
	if l.Dashed {
		d.Add(", style=dashed")
	}
	d.Add(", pos=\"")
	// Graphviz knows curves alone: a straight one has its two handles on the way.
	for j, to := range l.Points {
		if j > 0 {
			from := l.Points[j-1]
			d.point(Point{(2*from.X + to.X) / 3, (2*from.Y + to.Y) / 3})
			d.Add(" ")
			d.point(Point{(from.X + 2*to.X) / 3, (from.Y + 2*to.Y) / 3})
			d.Add(" ")
		}
		d.point(to)
		if j < len(l.Points)-1 {
			d.Add(" ")
		}
	}
	d.Add("\"]\n")
}

func (d *dotWriter) box(i int, p *Shape) {
	low, high, ok := p.box()
	if !ok {
		return
	}
	style := "filled"
	if p.Radius > 0 {
		style = "\"filled,rounded\""
	}
	d.Add("  s", i, " [id=s", i, class(p.Part, p.Of), ", shape=box, label=\"\", peripheries=0, style=", style, ", fillcolor=\"", p.Fill, "\", pos=\"")
	d.point(Point{(low.X + high.X) / 2, (low.Y + high.Y) / 2})
	d.Add("\", width=", graphviz.Inch(high.X-low.X), ", height=", graphviz.Inch(high.Y-low.Y), "]\n")
}

func (d *dotWriter) text(i int, t *Text) {
	words := Clean(t.Words)
	if words == "" {
		return
	}
	// Room enough for other fonts, so that nobody is warned; the text stands where it
	// stands. Whole points, for older versions of Graphviz round a height to them.
	height := math.Ceil(1.5 * t.Size)
	d.Add("  t", i, " [id=t", i, class(t.Part, t.Of), ", fontsize=", t.Size, ", fontcolor=\"", t.Color, "\", pos=\"")
	d.point(Point{t.At.X + t.Width/2, t.At.Y - pangoBaseline*t.Size + height/2})
	d.Add("\", width=", graphviz.Inch(1.05*t.Width+4), ", height=", graphviz.Inch(height))
	if t.Bold {
		d.Add(", fontname=\"", d.font, " Bold\"")
	}
	d.Add(", label=\"", escape.Replace(words), "\"]\n")
}

// background is every shape that is not a box, in the language of xdot.
func (d *dotWriter) background() string {
	b := &dotWriter{scene: d.scene}
	for i := range d.scene.Shapes {
		p := &d.scene.Shapes[i]
		if _, _, ok := p.box(); ok || len(p.Points) < 3 {
			continue
		}
		fill := graphviz.Color(p.Fill)
		b.Add("c 9 -#00000000 C ", len(fill), " -", fill, " P ", len(p.Points), " ")
		for _, at := range p.Points {
			b.Add(at.X, " ", d.scene.Height-at.Y, " ")
		}
	}
	return string(b.Bytes())
}

// point writes a place as Graphviz counts: y grows upwards.
func (d *dotWriter) point(p Point) { d.Add(p.X, ",", d.scene.Height-p.Y) }

// class carries part and owner into what Graphviz draws.
func class(part Part, of fishbone.ID) string {
	c := string(part)
	if of != "" {
		c += " of-" + string(of)
	}
	return ", class=\"" + strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, c) + "\""
}

// escape makes a text literal inside a quoted label: Graphviz has its own meaning
// for \N, \G and the like, and decodes entities.
var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`)

// Clean makes words fit for a line of text in any format: what cannot be written
// in XML, or would break the line, becomes a space or the replacement character.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case r == '\ufffe', r == '\uffff':
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// box says whether a shape is an upright rectangle, and between which corners. One
// that is thinner than Graphviz can make a node does not count.
func (p *Shape) box() (low, high Point, ok bool) {
	if len(p.Points) != 4 {
		return
	}
	a, b, c, d := p.Points[0], p.Points[1], p.Points[2], p.Points[3]
	lying := a.Y == b.Y && b.X == c.X && c.Y == d.Y && d.X == a.X
	standing := a.X == b.X && b.Y == c.Y && c.X == d.X && d.Y == a.Y
	low = Point{math.Min(a.X, c.X), math.Min(a.Y, c.Y)}
	high = Point{math.Max(a.X, c.X), math.Max(a.Y, c.Y)}
	return low, high, (lying || standing) && high.X-low.X >= 2 && high.Y-low.Y >= 2
}
