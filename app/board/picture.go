package board

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// box is a rectangle on the paper, in points.
type box struct{ left, top, right, bottom float32 }

func (r box) touches(o box) bool {
	return r.left <= o.right && o.left <= r.right && r.top <= o.bottom && o.top <= r.bottom
}

func (r box) middle() fyne.Position {
	return fyne.NewPos((r.left+r.right)/2, (r.top+r.bottom)/2)
}

func (r box) area() float32 { return (r.right - r.left) * (r.bottom - r.top) }

// picture is a scene made ready for the screen: strokes taken apart, everything with
// the box that it is in, and everything findable.
type picture struct {
	size     fyne.Size
	anchor   fyne.Position // what stays in its place from one edit to the next; zero for none
	paper    color.Color   // nil if there is no scene
	strokes  []stroke
	shapes   []shape
	words    []words
	areas    []area
	labels   map[fishbone.ID]box // the smallest area of each thing
	scene    *scene.Scene        // nil if there is none
	arranged *columns            // made when somebody walks, see columns.go
}

// stroke is one straight part of a line.
type stroke struct {
	box
	from, to fyne.Position
	width    float32
	ink      color.Color
}

// shape is a filled polygon. It is upright if it is a rectangle along the axes.
type shape struct {
	box
	of      fishbone.ID
	part    scene.Part
	points  []fyne.Position
	radius  float32
	upright bool
	fill    color.NRGBA
}

type words struct {
	box
	of         fishbone.ID
	part       scene.Part
	at         fyne.Position
	text, full string
	width      float32
	size       float32
	bold       bool
	ink        color.NRGBA
}

type area struct {
	box
	of     fishbone.ID
	part   scene.Part
	points []fyne.Position
}

// hit is what lies under a position.
type hit struct {
	of   fishbone.ID
	part scene.Part
}

func newPicture(s *scene.Scene) *picture {
	p := &picture{labels: map[fishbone.ID]box{}}
	if s == nil {
		return p
	}
	p.scene = s
	p.size = fyne.NewSize(float32(s.Width), float32(s.Height))
	p.anchor = fyne.NewPos(float32(s.Anchor.X), float32(s.Anchor.Y))
	p.paper = s.Paper
	for _, l := range s.Solid().Lines {
		p.addLine(l)
	}
	for _, f := range s.Shapes {
		points := positions(f.Points)
		p.shapes = append(p.shapes, shape{
			box: around(points), of: f.Of, part: f.Part, points: points,
			radius: float32(f.Radius), upright: upright(points), fill: f.Fill,
		})
	}
	for _, t := range s.Texts {
		p.addText(t)
	}
	for _, a := range s.Areas {
		p.addArea(a)
	}
	return p
}

func (p *picture) addLine(l scene.Line) {
	points := positions(l.Points)
	for i := 1; i < len(points); i++ {
		p.strokes = append(p.strokes, stroke{
			box: around(points[i-1 : i+1]), from: points[i-1], to: points[i],
			width: float32(l.Width), ink: l.Color,
		})
	}
}

func (p *picture) addText(t scene.Text) {
	x, y, size := float32(t.At.X), float32(t.At.Y), float32(t.Size)
	p.words = append(p.words, words{
		box: box{x, y - 1.2*size, x + float32(t.Width), y + 0.3*size},
		of:  t.Of, part: t.Part, at: fyne.NewPos(x, y), text: t.Words, full: t.Full,
		width: float32(t.Width), size: size, bold: t.Bold, ink: t.Color,
	})
}

func (p *picture) addArea(a scene.Area) {
	points := positions(a.Polygon)
	n := area{around(points), a.Of, a.Part, points}
	p.areas = append(p.areas, n)
	if n.of == "" || n.part == scene.PartLink { // a link names a thing that is elsewhere
		return
	}
	if was, ok := p.labels[n.of]; !ok || n.area() < was.area() {
		p.labels[n.of] = n.box
	}
}

// at gives the first thing that lies at a point of the paper.
func (p *picture) at(point fyne.Position) hit {
	for _, a := range p.areas {
		if a.contains(point) {
			return hit{a.of, a.part}
		}
	}
	return hit{}
}

// boneAt gives the bone whose box or strip lies at a point of the paper, whatever
// lies above it.
func (p *picture) boneAt(point fyne.Position) (fishbone.ID, bool) {
	for _, a := range p.areas {
		if a.part == scene.PartCategory && a.contains(point) {
			return a.of, true
		}
	}
	return "", false
}

// strip gives the largest area of a bone.
func (p *picture) strip(bone fishbone.ID) (strip area, ok bool) {
	for _, a := range p.areas {
		if a.part == scene.PartCategory && a.of == bone && (!ok || a.area() > strip.area()) {
			strip, ok = a, true
		}
	}
	return strip, ok
}

// color gives the colour of a bone's box.
func (p *picture) color(bone fishbone.ID) (color.NRGBA, bool) {
	for _, f := range p.shapes {
		if f.of == bone && f.part == scene.PartCategory {
			return f.fill, true
		}
	}
	return color.NRGBA{}, false
}

// text gives the whole label of a thing in one line, and whether the picture shows
// less than that.
func (p *picture) text(t hit) (text string, shortened bool) {
	var lines []string
	for _, w := range p.words {
		if w.of != t.of || w.part != t.part {
			continue
		}
		if w.full != "" {
			return w.full, true
		}
		lines = append(lines, w.text)
	}
	return joinLines(lines), false
}

// joinLines puts the lines of a label behind each other again: with a space between
// Latin words, without one between Chinese characters.
func joinLines(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(lines[i-1])
			first, _ := utf8.DecodeRuneInString(line)
			if last < 0x2e80 || first < 0x2e80 {
				b.WriteByte(' ')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// contains says whether a point is inside, by counting the edges to its right.
func (a *area) contains(p fyne.Position) bool {
	if p.X < a.left || p.X > a.right || p.Y < a.top || p.Y > a.bottom {
		return false
	}
	in := false
	for i, from := range a.points {
		to := a.points[(i+1)%len(a.points)]
		if (from.Y > p.Y) != (to.Y > p.Y) && p.X < from.X+(p.Y-from.Y)/(to.Y-from.Y)*(to.X-from.X) {
			in = !in
		}
	}
	return in
}

func positions(points []scene.Point) []fyne.Position {
	ps := make([]fyne.Position, len(points))
	for i, p := range points {
		ps[i] = fyne.NewPos(float32(p.X), float32(p.Y))
	}
	return ps
}

func around(points []fyne.Position) box {
	if len(points) == 0 {
		return box{}
	}
	r := box{points[0].X, points[0].Y, points[0].X, points[0].Y}
	for _, p := range points[1:] {
		r.left, r.right = min(r.left, p.X), max(r.right, p.X)
		r.top, r.bottom = min(r.top, p.Y), max(r.bottom, p.Y)
	}
	return r
}

// upright says whether a polygon is a rectangle along the axes.
func upright(points []fyne.Position) bool {
	if len(points) != 4 {
		return false
	}
	for i, p := range points {
		next, after := points[(i+1)%4], points[(i+2)%4]
		level := near(p.Y, next.Y) && near(next.X, after.X)
		plumb := near(p.X, next.X) && near(next.Y, after.Y)
		if !level && !plumb {
			return false
		}
	}
	return true
}

// near says whether two lengths on the paper are the same for the eye.
func near(a, b float32) bool { return a-b < 0.05 && b-a < 0.05 }
