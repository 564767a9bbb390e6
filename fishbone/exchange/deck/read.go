package deck

import (
	"encoding/xml"
	"errors"
	"path"
	"strconv"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// Why a deck cannot be brought home, besides those of package untrusted.
var (
	ErrNoFish = errors.New("no shape in the deck belongs to a fish of Whybone")
	ErrOther  = errors.New("the deck was made from another analysis")
	ErrTooBig = errors.New("the deck has more slides or shapes than any deck has")
)

// Deck is a deck as it was read.
type Deck struct {
	Base   *Base    // nil where the deck has lost it, as slides do that are copied into another deck
	slides []*slide // with a fish
	trees  []*slide // with whys
}

// What a deck may have at most.
const (
	maxSlides = 1000
	maxShapes = 20_000
	maxInOne  = 4000 // shapes on a slide with a fish
)

const presentationPart = "ppt/presentation.xml"

// Is says whether a file is a deck.
func Is(data []byte) bool {
	if !strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04") {
		return false
	}
	z, err := untrusted.OpenArchive(data)
	return err == nil && z.Has(presentationPart)
}

// Read reads a deck. The errors are [ErrNoFish], [ErrTooBig] and those of package untrusted.
func Read(data []byte) (*Deck, error) {
	z, err := untrusted.OpenArchive(data)
	if err != nil {
		return nil, err
	}
	r := &reader{Archive: z}
	parts, err := r.slideParts()
	if err != nil {
		return nil, err
	}
	d := &Deck{}
	if d.Base, err = r.base(); err != nil {
		return nil, err
	}
	for _, part := range parts {
		s, err := r.slide(part)
		if err != nil {
			return nil, err
		}
		if (s.hasFish() || s.hasWhys()) && len(s.shapes) > maxInOne {
			return nil, ErrTooBig
		}
		switch {
		case s.hasFish():
			d.slides = append(d.slides, s)
		case s.hasWhys():
			d.trees = append(d.trees, s)
		}
	}
	if len(d.slides) == 0 && len(d.trees) == 0 {
		return nil, ErrNoFish
	}
	return d, nil
}

// Of is the analysis from which the deck was made, empty where it does not say.
func (d *Deck) Of() fishbone.ID {
	if d.Base == nil {
		return ""
	}
	return d.Base.Analysis
}

type reader struct {
	*untrusted.Archive
	bytes, shapes int // that were read
}

// elements goes through the elements of a part.
func (r *reader) elements(part string, open func(*untrusted.XML, xml.StartElement) error, shut func(xml.EndElement)) error {
	data, err := r.Entry(part)
	if err != nil {
		return err
	}
	if r.bytes += len(data); r.bytes > untrusted.MaxText {
		return untrusted.ErrBomb
	}
	x, err := untrusted.NewXML(data)
	if err != nil {
		return err
	}
	for {
		token, err := x.Next()
		if err != nil || token == nil {
			return unlined(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if err := open(x, e); err != nil {
				return unlined(err)
			}
		case xml.EndElement:
			if shut != nil {
				shut(e)
			}
		}
	}
}

// unlined takes the line off an error: a part is no text that anybody reads.
func unlined(err error) error {
	if at, ok := errors.AsType[*untrusted.LineError](err); ok {
		return at.Err
	}
	return err
}

// slideParts are the parts with the slides, in the order in which they are shown.
func (r *reader) slideParts() (parts []string, err error) {
	targets := map[string]string{}
	err = r.elements("ppt/_rels/presentation.xml.rels", func(_ *untrusted.XML, e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := untrusted.Attribute(e, "", "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("ppt", target)
			}
			targets[untrusted.Attribute(e, "", "Id")] = strings.TrimPrefix(path.Clean(target), "/")
		}
		return nil
	}, nil)
	if err != nil {
		return nil, err
	}
	met := map[string]bool{}
	err = r.elements(presentationPart, func(_ *untrusted.XML, e xml.StartElement) error {
		if e.Name.Local != "sldId" {
			return nil
		}
		if part := targets[relation(e)]; r.Has(part) && !met[part] {
			met[part] = true
			parts = append(parts, part)
		}
		if len(parts) > maxSlides {
			return ErrTooBig
		}
		return nil
	}, nil)
	return parts, err
}

// relation is the identifier of one, in whatever namespace.
func relation(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// base reads what the deck knows of the fish that was drawn in it.
func (r *reader) base() (*Base, error) {
	const part = "docProps/custom.xml"
	if !r.Has(part) {
		return nil, nil
	}
	properties := map[string]string{}
	err := r.elements(part, func(x *untrusted.XML, e xml.StartElement) error {
		name := untrusted.Attribute(e, "", "name")
		if e.Name.Local != "property" || !strings.HasPrefix(name, property) {
			return nil
		}
		text, err := x.Raw()
		properties[name] = text
		return err
	}, nil)
	if err != nil {
		return nil, err
	}
	return parseBase(properties), nil
}

// slide reads the shapes of a slide.
func (r *reader) slide(part string) (*slide, error) {
	p := &slideReader{slide: &slide{}, all: &r.shapes}
	if err := r.elements(part, p.open, p.shut); err != nil {
		return nil, err
	}
	return p.slide, nil
}

// slideReader is the way through the XML of a slide.
type slideReader struct {
	slide  *slide
	all    *int    // shapes of the whole deck
	groups []group // that are open
	shape  *shape  // that is open
	text   strings.Builder
}

// group is one on the way: how the places in it become those of the slide.
type group struct {
	number         int // in the slide's list
	dx, dy, kx, ky float64
}

func (p *slideReader) open(x *untrusted.XML, e xml.StartElement) error {
	switch e.Name.Local {
	case "Fallback": // what stands there is there already
		return x.Skip()
	case "grpSp":
		p.slide.groups = append(p.slide.groups, groupOf{above: p.group()})
		p.groups = append(p.groups, group{number: len(p.slide.groups) - 1, kx: 1, ky: 1})
	case "sp", "cxnSp":
		if *p.all++; *p.all > maxShapes {
			return ErrTooBig
		}
		p.shape = &shape{line: e.Name.Local == "cxnSp", group: p.group()}
		p.text.Reset()
	case "cNvPr":
		p.named(e)
	case "grpSpPr":
		return p.groupPlace(x)
	case "t":
		if p.shape == nil {
			return nil
		}
		said, err := x.Raw()
		p.text.WriteString(said)
		return err
	case "br":
		p.text.WriteByte('\n')
	default:
		p.property(e)
	}
	return nil
}

// named notes the name of a shape or of a group.
func (p *slideReader) named(e xml.StartElement) {
	name := withoutNumber(untrusted.Attribute(e, "", "name"))
	switch {
	case p.shape != nil:
		p.shape.name, p.shape.number = name, untrusted.Attribute(e, "", "id")
	case len(p.groups) > 0 && p.slide.groups[p.group()].name == "":
		p.slide.groups[p.group()].name = name
	}
}

// withoutNumber is a name without the number by which programs tell a copy from its original.
func withoutNumber(name string) string {
	if cut := strings.TrimRight(name, "0123456789"); cut != name && strings.HasSuffix(cut, " ") {
		return strings.TrimSpace(cut)
	}
	return name
}

// group is the number of the group that is open, -1 for none.
func (p *slideReader) group() int {
	if len(p.groups) == 0 {
		return -1
	}
	return p.groups[len(p.groups)-1].number
}

// property notes what an element says of the shape that is open.
func (p *slideReader) property(e xml.StartElement) {
	s := p.shape
	if s == nil {
		return
	}
	switch e.Name.Local {
	case "ph":
		s.placeholder = true
	case "fld": // in a group it is no placeholder any more
		s.placeholder = s.placeholder || untrusted.Attribute(e, "", "type") == "slidenum"
	case "xfrm":
		s.flipX, s.flipY = isTrue(untrusted.Attribute(e, "", "flipH")), isTrue(untrusted.Attribute(e, "", "flipV"))
	case "off":
		s.box.x, s.box.y = points(e, "x"), points(e, "y")
	case "ext":
		if untrusted.Attribute(e, "", "cx") != "" { // there are extensions of that name, too
			s.box.w, s.box.h = points(e, "cx"), points(e, "cy")
		}
	case "stCxn":
		s.begin = untrusted.Attribute(e, "", "id")
	case "endCxn":
		s.end = untrusted.Attribute(e, "", "id")
	case "headEnd":
		s.arrowBack = arrow(e)
	case "tailEnd":
		s.arrow = arrow(e)
	case "prstGeom":
		switch untrusted.Attribute(e, "", "prst") {
		case "line", "straightConnector1", "bentConnector3":
			s.line = true
		}
	}
}

func isTrue(s string) bool { return s == "1" || s == "true" }

func arrow(e xml.StartElement) bool {
	kind := untrusted.Attribute(e, "", "type")
	return kind != "" && kind != "none"
}

// emu is how many units of a drawing there are in a point.
const emu = 12700

// most is beyond every slide, in points.
const most = 1e6

func points(e xml.StartElement, name string) float64 {
	v, err := strconv.ParseFloat(untrusted.Attribute(e, "", name), 64)
	if err != nil || !(v > -most*emu && v < most*emu) {
		return 0
	}
	return v / emu
}

// groupPlace reads how the places in a group become those around it.
func (p *slideReader) groupPlace(x *untrusted.XML) error {
	var at, child rect
	for depth := 1; depth > 0; {
		token, err := x.Next()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			switch e.Name.Local {
			case "off":
				at.x, at.y = points(e, "x"), points(e, "y")
			case "ext":
				at.w, at.h = points(e, "cx"), points(e, "cy")
			case "chOff":
				child.x, child.y = points(e, "x"), points(e, "y")
			case "chExt":
				child.w, child.h = points(e, "cx"), points(e, "cy")
			}
		case xml.EndElement:
			depth--
		}
	}
	if len(p.groups) == 0 { // the tree of all shapes
		return nil
	}
	g := &p.groups[len(p.groups)-1]
	g.kx, g.ky = scale(at.w, child.w), scale(at.h, child.h)
	g.dx, g.dy = at.x-child.x*g.kx, at.y-child.y*g.ky
	return nil
}

func scale(outside, inside float64) float64 {
	if outside <= 0 || inside <= 0 {
		return 1
	}
	return outside / inside
}

func (p *slideReader) shut(e xml.EndElement) {
	switch e.Name.Local {
	case "p":
		if p.shape != nil {
			p.text.WriteByte('\n')
		}
	case "grpSp":
		if len(p.groups) > 0 {
			p.groups = p.groups[:len(p.groups)-1]
		}
	case "sp", "cxnSp":
		if p.shape == nil {
			return
		}
		p.shape.text = p.text.String()
		for i := len(p.groups) - 1; i >= 0; i-- {
			p.shape.box = p.groups[i].outside(p.shape.box)
		}
		p.slide.shapes = append(p.slide.shapes, p.shape)
		p.shape = nil
	}
}

// outside is where a place in a group is around it.
func (g *group) outside(r rect) rect {
	within := func(v float64) float64 { return min(max(v, -most), most) }
	return rect{within(g.dx + r.x*g.kx), within(g.dy + r.y*g.ky), within(r.w * g.kx), within(r.h * g.ky)}
}
