package pptx

import (
	"fmt"
	"image/color"
	"maps"
	"math"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
)

// fish draws a fish as shapes: what belongs to a bone is a group, and what belongs to none lies
// below. Lines are connected to the shapes that they lead to.
func (w *writer) fish(s *slide, p report.Picture, page *scene.Scene, k, dx, dy float64) {
	c := page.Copy()
	c.Transform(k, dx, dy)
	f := &fishWriter{writer: w, slide: s, causes: p.Things, groups: map[fishbone.ID]*group{}, boxes: map[string]int{}, places: map[string]rect{}, itself: map[fishbone.ID]bool{}}
	f.texts(c)
	f.filled(c)
	f.lines(c)
	f.write(p.Alt)
	w.base.Analysis, w.base.Head = w.doc.Of, deck.DigestOf(w.doc.Subject)
	w.causes = p.Things
}

// group is the shapes of a bone, or of what belongs to none.
type group struct {
	lines, shapes, words   strings.Builder // in the order in which they are drawn
	left, top, right, foot float64
	any                    bool
}

// add takes a shape into the group, which grows around it.
func (g *group) add(r rect) {
	if !g.any {
		g.left, g.top, g.right, g.foot, g.any = r.x, r.y, r.x+r.w, r.y+r.h, true
		return
	}
	g.left, g.top, g.right, g.foot = min(g.left, r.x), min(g.top, r.y), max(g.right, r.x+r.w), max(g.foot, r.y+r.h)
}

type fishWriter struct {
	*writer
	slide  *slide
	causes map[fishbone.ID]report.Hung // and bones
	order  []fishbone.ID
	groups map[fishbone.ID]*group
	boxes  map[string]int     // the numbers of shapes with words, by their names
	places map[string]rect    // and where they are
	labels map[string][]label // what is written in shapes, by their names
	names  []string
	itself map[fishbone.ID]bool // causes that are drawn in their own words
}

// label is a line of words with its place.
type label struct {
	text scene.Text
	box  rect
}

// of is the group of a thing: that of its bone, or the one of what belongs to none.
func (f *fishWriter) of(id fishbone.ID) *group {
	bone := id
	for n := 0; f.causes[bone].Under != "" && n <= fishbone.MaxLevel; n++ {
		bone = f.causes[bone].Under
	}
	if f.groups[bone] == nil {
		f.groups[bone] = &group{}
		f.order = append(f.order, bone)
	}
	return f.groups[bone]
}

// skipped is the name of words that stand for causes which were left out.
const skipped = "skipped"

// nameOf is the name of the shape of a text; empty for what is no more than words.
func (f *fishWriter) nameOf(t *scene.Text) string {
	switch t.Part {
	case scene.PartHead:
		return deck.NameHead
	case scene.PartCategory:
		return deck.NameBone + string(t.Of)
	case scene.PartCause:
		if f.itself[t.Of] {
			return deck.NameCause + string(t.Of)
		}
		return skipped + ":" + string(t.Of)
	}
	return ""
}

// findThemselves finds the causes that are drawn in their own words.
func (f *fishWriter) findThemselves(c *scene.Scene) {
	shown, full := map[fishbone.ID]string{}, map[fishbone.ID]string{}
	for i := range c.Texts {
		if t := &c.Texts[i]; t.Part == scene.PartCause {
			shown[t.Of] += t.Words
			full[t.Of] += t.Full
		}
	}
	for id, words := range shown {
		said := deck.DigestOf(f.causes[id].Text)
		f.itself[id] = f.causes[id].Under != "" && (deck.DigestOf(words) == said || deck.DigestOf(full[id]) == said)
	}
}

// texts gathers the lines of each shape, and writes what stands by itself.
func (f *fishWriter) texts(c *scene.Scene) {
	f.labels = map[string][]label{}
	f.findThemselves(c)
	for i := range c.Texts {
		t := &c.Texts[i]
		box := boxOf(t)
		name := f.nameOf(t)
		if name == "" {
			g := f.of(t.Of)
			g.add(box)
			g.words.WriteString(f.shape(f.slide.id(), string(t.Part), wider(box), text{words: plainDots(t.Words), size: t.Size, bold: t.Bold, color: hex(t.Color), oneLine: true, strike: t.Struck.A > 0}))
			continue
		}
		if f.labels[name] == nil {
			f.names = append(f.names, name)
		}
		f.labels[name] = append(f.labels[name], label{*t, box})
	}
	for _, name := range f.names {
		if strings.HasPrefix(name, deck.NameCause) || strings.HasPrefix(name, skipped) {
			f.cause(name)
		}
	}
}

// plainDots writes dots that are as wide in every font: in Chinese ones those of a single
// character take the room of two.
func plainDots(words string) string { return strings.ReplaceAll(words, "…", "...") }

// wider gives words a little room: other fonts are a little wider, above all with signs and
// digits between Chinese characters.
func wider(r rect) rect { r.w = 1.04*r.w + 2; return r }

// cause writes the words of a cause in one shape.
func (f *fishWriter) cause(name string) {
	all := f.labels[name]
	first := all[0]
	box, words := first.box, first.text.Words
	for _, l := range all[1:] {
		right := max(box.x+box.w, l.box.x+l.box.w)
		box.x = min(box.x, l.box.x)
		box.w, box.h = right-box.x, l.box.y+l.box.h-box.y
		words += "\n" + l.text.Words
	}
	if !f.itself[first.text.Of] {
		words = plainDots(words)
	}
	t := text{words: words, size: first.text.Size, bold: first.text.Bold, color: hex(first.text.Color), oneLine: true, alt: first.text.Full, strike: first.text.Struck.A > 0}
	if len(all) > 1 {
		t.pitch = all[1].text.At.Y - first.text.At.Y
		box.y -= 0.14 * first.text.Size // an exact pitch lays its lines lower
	}
	if !f.itself[first.text.Of] { // its number stands close behind it: other fonts have wider blanks and figures
		t.size, t.right = t.size*besideNumber, true
	}
	g := f.of(first.text.Of)
	g.add(box)
	if f.itself[first.text.Of] {
		f.drawn(first.text.Of, box, all)
	}
	id := f.slide.id()
	f.boxes[name] = id
	if !t.right {
		box = wider(box)
	}
	g.words.WriteString(f.shape(id, name, box, t))
}

// besideNumber is how much smaller words are set that have the number of a footnote behind them.
const besideNumber = 0.92

// filled writes the boxes of the head and of the bones, with their words in them, and discs.
func (f *fishWriter) filled(c *scene.Scene) {
	for i := range c.Shapes {
		s := &c.Shapes[i]
		box := around(s.Points)
		name, t := string(s.Part), text{fill: hex(s.Fill), radius: s.Radius > 0}
		switch s.Part {
		case scene.PartHead:
			name = deck.NameHead
		case scene.PartCategory:
			name = deck.NameBone + string(s.Of)
		}
		if _, done := f.boxes[name]; !done && len(f.labels[name]) > 0 {
			l := f.labels[name]
			for n, one := range l {
				if n > 0 {
					t.words += "\n"
				}
				t.words += one.text.Words
			}
			t.size, t.bold, t.color, t.center, t.oneLine = l[0].text.Size, l[0].text.Bold, hex(l[0].text.Color), true, true
			if len(l) > 1 {
				t.pitch = l[1].text.At.Y - l[0].text.At.Y
			}
		} else {
			t.size = 1
		}
		g := f.of(s.Of)
		g.add(box)
		id := f.slide.id()
		if _, done := f.boxes[name]; !done {
			f.boxes[name] = id
		}
		if len(s.Points) != 4 {
			t.outline = outline(s.Points, box)
		}
		if s.Part == scene.PartCategory && len(f.labels[name]) > 0 && f.places[name] == (rect{}) {
			f.drawn(s.Of, box, f.labels[name])
		}
		f.places[name] = box
		g.shapes.WriteString(f.shape(id, name, box, t))
	}
}

// drawn notes in the deck what a bone or a cause was called, and where it stood.
func (f *fishWriter) drawn(id fishbone.ID, box rect, words []label) {
	var shown []string
	for _, l := range words {
		shown = append(shown, l.text.Words)
	}
	d := deck.Drawn{ID: id, Under: f.causes[id].Under, Slide: len(f.slides) - 1, X: int(math.Round(box.x)), Y: int(math.Round(box.y))}
	d.Shown, d.Said = deck.DigestOf(strings.Join(shown, "\n")), deck.DigestOf(f.causes[id].Text)
	f.base.Drawn = append(f.base.Drawn, d)
}

// hidden are the causes that were drawn on no slide.
func (w *writer) hidden() (all []deck.Drawn) {
	drawn := map[fishbone.ID]bool{}
	for _, d := range w.base.Drawn {
		drawn[d.ID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(w.causes)) {
		if !drawn[id] {
			said := deck.DigestOf(w.causes[id].Text)
			all = append(all, deck.Drawn{ID: id, Under: w.causes[id].Under, Slide: deck.Hidden, Said: said, Shown: said})
		}
	}
	return all
}

// outline is the form of a shape that is no rectangle.
func outline(points []scene.Point, box rect) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="%d" h="%d">`, emus(box.w), emus(box.h))
	for i, p := range points {
		verb := "lnTo"
		if i == 0 {
			verb = "moveTo"
		}
		fmt.Fprintf(&b, `<a:%s><a:pt x="%d" y="%d"/></a:%s>`, verb, emus(p.X-box.x), emus(p.Y-box.y), verb)
	}
	b.WriteString(`<a:close/></a:path></a:pathLst></a:custGeom>`)
	return b.String()
}

// lines writes lines as connectors, each from point to point.
func (f *fishWriter) lines(c *scene.Scene) {
	for i := range c.Lines {
		l := &c.Lines[i]
		for n := 1; n < len(l.Points); n++ {
			from, to := l.Points[n-1], l.Points[n]
			end := ""
			switch l.Part {
			case scene.PartSpine:
				end = f.joined(deck.NameHead, to)
			case scene.PartCategory:
				end = f.joined(deck.NameBone+string(l.Of), to)
			}
			f.connector(l, from, to, end)
		}
	}
}

// near is how far a line may end from the middle of a side and still be connected there, in
// points: programs draw what is connected to where it is connected.
const near = 6

// joined connects the end of a line with the shape of a name, if it ends in the middle of one of
// its sides. Sides are counted from the top, against the clock.
func (f *fishWriter) joined(name string, at scene.Point) string {
	box, ok := f.places[name]
	if !ok {
		return ""
	}
	x, y := box.x+box.w/2, box.y+box.h/2
	for site, middle := range []scene.Point{{X: x, Y: box.y}, {X: box.x, Y: y}, {X: x, Y: box.y + box.h}, {X: box.x + box.w, Y: y}} {
		if math.Hypot(middle.X-at.X, middle.Y-at.Y) < near {
			return fmt.Sprintf(`<a:endCxn id="%d" idx="%d"/>`, f.boxes[name], site)
		}
	}
	return ""
}

// nameOfLine is the name of a line: it says to which bone or cause it belongs.
func nameOfLine(l *scene.Line) string {
	switch l.Part {
	case scene.PartCategory:
		return deck.NameRib + string(l.Of)
	case scene.PartCause:
		return deck.NameLine + string(l.Of)
	}
	return string(l.Part)
}

func (f *fishWriter) connector(l *scene.Line, from, to scene.Point, ends string) {
	box := rect{min(from.X, to.X), min(from.Y, to.Y), max(from.X, to.X) - min(from.X, to.X), max(from.Y, to.Y) - min(from.Y, to.Y)}
	flip := ""
	if from.X > to.X {
		flip += ` flipH="1"`
	}
	if from.Y > to.Y {
		flip += ` flipV="1"`
	}
	dash := ""
	if l.Dashed {
		dash = `<a:prstDash val="dash"/>`
	}
	g := f.of(l.Of)
	g.add(box)
	fmt.Fprintf(&g.lines, `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="%d" name="%s"/><p:cNvCxnSpPr>%s</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm%s><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`,
		f.slide.id(), ooxml.Escape(nameOfLine(l)), ends, flip, emus(box.x), emus(box.y), emus(box.w), emus(box.h))
	fmt.Fprintf(&g.lines, `<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill>%s</a:ln></p:spPr></p:cxnSp>`, emus(l.Width), hex(l.Color), dash)
}

// write puts the groups onto the slide: first what belongs to no bone, then bone by bone.
func (f *fishWriter) write(alt string) {
	if g := f.groups[""]; g != nil {
		f.slide.shapes.WriteString(g.lines.String() + g.shapes.String() + g.words.String())
	}
	first := true
	for _, bone := range f.order {
		g := f.groups[bone]
		if bone == "" || !g.any {
			continue
		}
		said := ""
		if first {
			said, first = alt, false
		}
		place := fmt.Sprintf(`<a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/>`, emus(g.left), emus(g.top), emus(g.right-g.left), emus(g.foot-g.top))
		fmt.Fprintf(&f.slide.shapes, `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>%s%s</a:xfrm></p:grpSpPr>`,
			f.slide.id(), ooxml.Escape(deck.NameGroup+string(bone)), ooxml.Escape(said), place, strings.NewReplacer("a:off", "a:chOff", "a:ext", "a:chExt").Replace(place))
		f.slide.shapes.WriteString(g.lines.String() + g.shapes.String() + g.words.String() + `</p:grpSp>`)
	}
}

// drawnIn is the rectangle around all that is drawn.
func drawnIn(s *scene.Scene) rect {
	g := group{}
	for i := range s.Lines {
		g.add(around(s.Lines[i].Points))
	}
	for i := range s.Shapes {
		g.add(around(s.Shapes[i].Points))
	}
	for i := range s.Texts {
		g.add(boxOf(&s.Texts[i]))
	}
	if !g.any {
		return rect{0, 0, s.Width, s.Height}
	}
	return rect{g.left, g.top, g.right - g.left, g.foot - g.top}
}

// boxOf is where a line of words stands.
func boxOf(t *scene.Text) rect { return rect{t.At.X, t.At.Y - 0.95*t.Size, t.Width, 1.25 * t.Size} }

// around is the rectangle around points.
func around(points []scene.Point) rect {
	left, top, right, foot := points[0].X, points[0].Y, points[0].X, points[0].Y
	for _, p := range points {
		left, top, right, foot = min(left, p.X), min(top, p.Y), max(right, p.X), max(foot, p.Y)
	}
	return rect{left, top, right - left, foot - top}
}

func hex(c color.NRGBA) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }
