package wall

import (
	"math"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// picture is a wall made ready for the screen.
type picture struct {
	base
	scene *scene.Scene
	cards []placed // and, behind them, the place of the next one
}

// base is what every card looks like, and what does not belong to one of them.
type base struct {
	grid    Grid
	room    Room
	size    fyne.Size
	unit    float32
	spine   Spine
	palette ui.Palette
}

// placed is a card with its place, and all that its looks depend on.
type placed struct {
	Card
	at   fyne.Position
	size fyne.Size
	cut  bool // it shows less than its text

	lit, selected, held bool
}

// changed are the cards that look otherwise in another picture, and their places in both; all
// is true where everything may.
func (p *picture) changed(next *picture) (places []placed, all bool) {
	if p.scene == nil || p.base != next.base {
		return nil, true
	}
	for i := range max(len(p.cards), len(next.cards)) {
		switch {
		case i >= len(p.cards):
			places = append(places, next.cards[i])
		case i >= len(next.cards):
			places = append(places, p.cards[i])
		case p.cards[i] != next.cards[i]:
			places = append(places, p.cards[i], next.cards[i])
		}
	}
	return places, false
}

func (c *placed) contains(p fyne.Position) bool {
	return p.X >= c.at.X && p.Y >= c.at.Y && p.X < c.at.X+c.size.Width && p.Y < c.at.Y+c.size.Height
}

// painter makes the picture of one wall.
type painter struct {
	*scene.Scene
	palette ui.Palette
	fitter  *Fitter
	grid    Grid
	name    float64 // the size of names, 0 for none
}

// The spine at the foot, for a unit of 1.
const (
	spineRoom = 40
	spineHead = 32
	spineText = 14
)

// paint puts cards into their places. Unit is how much larger than usual the spine is.
func paint(c Content, f *Fitter, g Grid, room Room, size fyne.Size, unit float32) *picture {
	p := &painter{
		Scene:   &scene.Scene{Width: float64(size.Width), Height: float64(size.Height), Paper: ui.Colors().Surface},
		palette: ui.Colors(), fitter: f, grid: g, name: room.Name,
	}
	made := &picture{scene: p.Scene, base: base{grid: g, room: room, size: size, unit: unit, palette: p.palette}}
	for i, card := range c.Cards {
		placed := p.at(card, i)
		placed.selected, placed.held = card.ID == c.Selected, card.ID == c.held
		placed.lit = placed.selected || c.Selected == "" && card.ID == c.Newest
		p.card(&placed)
		made.cards = append(made.cards, placed)
	}
	if c.Next != "" && len(c.Cards) < g.Places() {
		place := p.at(Card{Text: c.Next}, len(c.Cards))
		p.next(&place)
		made.cards = append(made.cards, place)
	}
	if c.Spine != nil {
		made.spine = *c.Spine
		p.spine(c.Spine, float64(unit))
	}
	return made
}

// at puts a card into the i-th place.
func (p *painter) at(c Card, i int) placed {
	x, y := float64(i%p.grid.Columns)*(p.grid.Width+gap), float64(i/p.grid.Columns)*(p.grid.Height+gap)
	return placed{Card: c, at: fyne.NewPos(float32(x), float32(y)), size: fyne.NewSize(float32(p.grid.Width), float32(p.grid.Height))}
}

func (p *painter) card(c *placed) {
	if c.held {
		empty := *c
		empty.Text = ""
		p.next(&empty)
		return
	}
	x, y := float64(c.at.X), float64(c.at.Y)
	fill, edge, thick := p.palette.Back, p.palette.Hairline, 1.0
	if c.lit {
		fill, edge = p.palette.Soft, p.palette.Accent
		if c.selected {
			thick = 2
		}
	}
	p.box(x, y, p.grid.Width, p.grid.Height, ui.Radius, scene.Shape{Of: c.ID, Part: scene.PartCause, Fill: edge})
	p.box(x+thick, y+thick, p.grid.Width-2*thick, p.grid.Height-2*thick, ui.Radius-1, scene.Shape{Of: c.ID, Part: scene.PartCause, Fill: fill})
	if c.Bone.A != 0 {
		p.box(x+3, y+above, 3, p.grid.Height-2*above, 1.5, scene.Shape{Of: c.ID, Part: scene.PartMark, Fill: c.Bone})
	}
	if c.More > 0 {
		p.stack(x+p.grid.Width-18, y+6)
	}
	lines, cut := p.fitter.wrapped(c.Text, p.grid, linesIn(p.grid.Height, p.grid.Text, p.name))
	for n, line := range lines {
		t := scene.Text{Of: c.ID, Part: scene.PartCause, Words: line, Size: p.grid.Text, Color: p.palette.Ink}
		p.text(t, x+inside, y+above+(float64(n)+0.5)*p.grid.Text*Leading)
	}
	if p.name > 0 && c.By != "" {
		by, _ := typeset.Wrap(c.By, p.grid.Width-2*inside, p.name, false, 1)
		t := scene.Text{Of: c.ID, Part: scene.PartMark, Words: by[0], Size: p.name, Color: p.palette.Muted}
		p.text(t, x+inside, y+p.grid.Height-above-p.name*nameHeight/2)
	}
	c.cut = cut
}

// stack is the mark of a card with several wordings: one sheet upon another.
func (p *painter) stack(x, y float64) {
	for i, fill := range []float64{0, 3} {
		p.box(x+fill, y+fill, 9, 9, 2, scene.Shape{Part: scene.PartMark, Fill: p.palette.Accent})
		if i == 1 {
			p.box(x+fill+1.5, y+fill+1.5, 6, 6, 1, scene.Shape{Part: scene.PartMark, Fill: p.palette.Surface})
		}
	}
}

// next is a dashed place: of the card that will be next, or of one that is being dragged.
func (p *painter) next(place *placed) {
	x, y, said := float64(place.at.X), float64(place.at.Y), place.Text
	w, h := p.grid.Width, p.grid.Height
	const r = 0.5
	points := []scene.Point{{X: x + r, Y: y + r}, {X: x + w - r, Y: y + r}, {X: x + w - r, Y: y + h - r}, {X: x + r, Y: y + h - r}, {X: x + r, Y: y + r}}
	p.Lines = append(p.Lines, scene.Line{Part: scene.PartMark, Points: points, Width: 1, Color: p.palette.Outline, Dashed: true})
	size := max(ui.Small, math.Round(p.grid.Text*0.75))
	t := scene.Text{Part: scene.PartNote, Words: said, Size: size, Color: p.palette.Faint}
	p.text(t, x+(w-typeset.Width(said, size, false))/2, y+h/2)
}

// spine is the fish without a bone, with its head at the edge.
func (p *painter) spine(s *Spine, u float64) {
	size, high := spineText*u, spineHead*u
	lines, _ := typeset.Wrap(s.Head, p.Width*0.55, size, true, 1)
	words := ""
	if len(lines) > 0 {
		words = lines[0]
	}
	wide := max(3*high, typeset.Width(words, size, true)+2*10*u)
	mid := p.Height - high/2
	left, tail, way := p.Width-wide, 2*u, 1.0
	tip := left - 3*u
	if s.HeadLeft {
		left, tail, way = 0, p.Width-2*u, -1
		tip = wide + 3*u
	}
	ink := p.palette.Ink
	line := func(width float64, points ...scene.Point) {
		p.Lines = append(p.Lines, scene.Line{Part: scene.PartSpine, Points: points, Width: width, Color: ink})
	}
	line(4*u, scene.Point{X: tail + way*9*u, Y: mid}, scene.Point{X: tip - way*8*u, Y: mid})
	line(3*u, scene.Point{X: tail, Y: mid - 9*u}, scene.Point{X: tail + way*9*u, Y: mid}, scene.Point{X: tail, Y: mid + 9*u})
	p.Shapes = append(p.Shapes, scene.Shape{Part: scene.PartSpine, Fill: ink, Points: []scene.Point{
		{X: tip - way*10*u, Y: mid - 6*u}, {X: tip, Y: mid}, {X: tip - way*10*u, Y: mid + 6*u}}})
	p.box(left, p.Height-high, wide, high, ui.Radius, scene.Shape{Part: scene.PartHead, Fill: p.palette.Accent})
	t := scene.Text{Part: scene.PartHead, Words: words, Size: size, Bold: true, Color: p.palette.OnAccent}
	p.text(t, left+(wide-typeset.Width(words, size, true))/2, mid)
}

// box adds a rounded rectangle.
func (p *painter) box(x, y, w, h, radius float64, s scene.Shape) {
	s.Points = []scene.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
	s.Radius = radius
	p.Shapes = append(p.Shapes, s)
}

// text adds a line of text whose middle is at a height.
func (p *painter) text(t scene.Text, x, middle float64) {
	t.Width = typeset.Width(t.Words, t.Size, t.Bold)
	t.At = scene.Point{X: math.Round(x), Y: math.Round(middle + 0.36*t.Size)}
	p.Texts = append(p.Texts, t)
}
