package scene

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"

	"whybone/fishbone/draw/graphviz"
)

// ErrTooLarge means that a picture is larger than what can be drawn.
var ErrTooLarge = graphviz.ErrTooLarge

// MaxSide bounds the paper, in points: 17 metres.
const MaxSide = 50_000

// Draw gives a scene to Graphviz and returns what it drew. The source is not
// changed; slices may be shared with it. The error is one of ctx, of [graphviz],
// or [ErrTooLarge].
func Draw(ctx context.Context, e *graphviz.Engine, source *Scene) (*Scene, error) {
	if !(source.Width >= 4 && source.Width <= MaxSide && source.Height >= 4 && source.Height <= MaxSide) {
		return nil, fmt.Errorf("drawing a picture of %.0f × %.0f points (each side may have 4 to %d): %w",
			source.Width, source.Height, MaxSide, ErrTooLarge)
	}
	svg, err := e.Render(ctx, "nop2", source.DOT())
	if err != nil {
		return nil, err
	}
	return readSVG(svg, source)
}

// belowPango is how much lower go-graphviz, which has no Pango, sets a text than a
// Graphviz with Pango, in em.
const belowPango = 0.1

// readSVG returns the scene that Graphviz drew from the DOT of source: its lines,
// shapes and texts where Graphviz put them. What an SVG of Graphviz does not tell
// (widths, corners, areas, whole labels …) is the source's.
func readSVG(svg []byte, source *Scene) (*Scene, error) {
	r := newReader(source)
	// Graphviz writes repeated spaces as &#160;. A no-break space that was typed stays one.
	in := xml.NewDecoder(bytes.NewReader(bytes.ReplaceAll(svg, []byte("&#160;"), []byte(" "))))
	for {
		token, err := in.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = r.token(token)
		}
		if err != nil {
			return nil, fmt.Errorf("reading what graphviz drew: %w", err)
		}
	}
	if err := r.finish(); err != nil {
		return nil, fmt.Errorf("reading what graphviz drew: %w", err)
	}
	return r.scene, nil
}

// svgReader takes the elements of Graphviz's SVG into scene.
type svgReader struct {
	source, scene *Scene

	kind  byte // what is being read: 'l', 's' or 't', the first letter of its id; 0 for the page
	index int
	words []byte
	text  bool // inside <text>

	polygons [][]Point // of the page: the paper, then the background
	drawn    map[byte][]bool
}

func newReader(source *Scene) *svgReader {
	scene := *source
	scene.Lines = append([]Line(nil), source.Lines...)
	scene.Shapes = append([]Shape(nil), source.Shapes...)
	scene.Texts = append([]Text(nil), source.Texts...)
	return &svgReader{source: source, scene: &scene, drawn: map[byte][]bool{
		'l': make([]bool, len(scene.Lines)), 's': make([]bool, len(scene.Shapes)), 't': make([]bool, len(scene.Texts)),
	}}
}

func (r *svgReader) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.CharData:
		if r.text {
			r.words = append(r.words, t...)
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "text":
			if r.kind == 't' {
				r.scene.Texts[r.index].Words = string(r.words)
			}
			r.text = false
		case "g":
			r.kind = 0
		}
	}
	return nil
}

func (r *svgReader) start(e xml.StartElement) (err error) {
	switch e.Name.Local {
	case "g":
		r.enter(graphviz.Attribute(e, "id"))
		return nil
	case "polygon":
		return r.outline(e, graphviz.Attribute(e, "points"))
	case "path":
		return r.outline(e, graphviz.Attribute(e, "d"))
	case "text":
		r.text, r.words = true, r.words[:0]
		if r.kind == 't' {
			err = r.label(e)
		}
	}
	return err
}

// enter notes which thing the following elements draw.
func (r *svgReader) enter(id string) {
	r.kind = 0
	if id == "" {
		return
	}
	i, err := strconv.Atoi(id[1:])
	if all := r.drawn[id[0]]; err == nil && i >= 0 && i < len(all) {
		r.kind, r.index = id[0], i
		all[i] = true
	}
}

// outline takes the points of a polygon or a path.
func (r *svgReader) outline(e xml.StartElement, s string) error {
	ps, err := r.points(s)
	if err != nil {
		return fmt.Errorf("the outline %q: %w", s, err)
	}
	switch r.kind {
	case 0:
		r.polygons = append(r.polygons, ps)
	case 'l':
		l := &r.scene.Lines[r.index]
		l.Points = l.Points[:0:0]
		for i := 0; i < len(ps); i += 3 { // handles lie between
			l.Points = append(l.Points, ps[i])
		}
		l.Color, err = readColor(e, "stroke")
	case 's':
		p := &r.scene.Shapes[r.index]
		p.Points = within(ps, p.Points)
		p.Fill, err = readColor(e, "fill")
	}
	return err
}

// label takes the place of a text: Graphviz gives the middle of its baseline.
func (r *svgReader) label(e xml.StartElement) error {
	t := &r.scene.Texts[r.index]
	middle, err := r.points(graphviz.Attribute(e, "x") + "," + graphviz.Attribute(e, "y"))
	if err != nil || len(middle) != 1 {
		return fmt.Errorf("the place of %q: %w", t.Words, err)
	}
	t.At = Point{middle[0].X - t.Width/2, middle[0].Y - belowPango*t.Size}
	t.Color, err = readColor(e, "fill")
	return err
}

// finish gives the page's polygons to the shapes that are no boxes, and checks that
// nothing is missing.
func (r *svgReader) finish() error {
	for i := len(r.scene.Shapes) - 1; i >= 0; i-- {
		p := &r.scene.Shapes[i]
		if _, _, ok := p.box(); ok || r.drawn['s'][i] || len(p.Points) < 3 || len(r.polygons) == 0 {
			continue
		}
		last := r.polygons[len(r.polygons)-1]
		if len(last) == len(p.Points)+1 { // closed
			p.Points = last[:len(p.Points)]
			r.polygons = r.polygons[:len(r.polygons)-1]
			r.drawn['s'][i] = true
		}
	}
	for i, l := range r.source.Lines {
		if len(l.Points) >= 2 && !r.drawn['l'][i] {
			return fmt.Errorf("line %d of %q is missing", i, l.Of)
		}
	}
	for i, p := range r.source.Shapes {
		if len(p.Points) >= 3 && !r.drawn['s'][i] {
			return fmt.Errorf("shape %d of %q is missing", i, p.Of)
		}
	}
	for i, t := range r.source.Texts {
		if Clean(t.Words) != "" && !r.drawn['t'][i] {
			return fmt.Errorf("text %d, %q, is missing", i, t.Words)
		}
	}
	return nil
}

// points reads the places in an attribute. Graphviz's zero is the lower left corner
// of the page.
func (r *svgReader) points(s string) ([]Point, error) {
	places, err := graphviz.Places(s)
	ps := make([]Point, len(places))
	for i, p := range places {
		ps[i] = Point{p[0], p[1] + r.source.Height}
	}
	return ps, err
}

// within returns the corners of the rectangle around an outline, in the order of a
// box's own corners.
func within(outline, corners []Point) []Point {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, p := range outline {
		low = Point{math.Min(low.X, p.X), math.Min(low.Y, p.Y)}
		high = Point{math.Max(high.X, p.X), math.Max(high.Y, p.Y)}
	}
	box := make([]Point, len(corners))
	for i, c := range corners {
		box[i] = Point{nearer(c.X, low.X, high.X), nearer(c.Y, low.Y, high.Y)}
	}
	return box
}

func nearer(to, a, b float64) float64 {
	if math.Abs(to-a) < math.Abs(to-b) {
		return a
	}
	return b
}

// readColor reads a colour and its opacity.
func readColor(e xml.StartElement, name string) (c color.NRGBA, err error) {
	value := graphviz.Attribute(e, name)
	if value == "none" || value == "transparent" {
		return c, nil
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(value, "#"), 16, 24)
	if err != nil {
		return c, fmt.Errorf("the colour %q: %w", value, err)
	}
	c = rgb(uint32(n))
	if o := graphviz.Attribute(e, name+"-opacity"); o != "" {
		opacity, err := strconv.ParseFloat(o, 64)
		if err != nil {
			return c, fmt.Errorf("the opacity %q: %w", o, err)
		}
		c.A = uint8(math.Round(opacity * 0xff))
	}
	return c, nil
}
