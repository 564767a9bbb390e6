package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strconv"
)

// Page is a page that is being drawn. Lengths are points; x grows to the right and y
// downwards from the upper left corner.
type Page struct {
	document      *Document
	width, height float64
	content       bytes.Buffer

	fill, stroke string // the colours that were set last
	opacity      string

	marking bool // something is open that In began
	tag     *Tag
	pieces  []*Tag // the tag of each, by its number
}

func (p *Page) add(format string, values ...any) {
	fmt.Fprintf(&p.content, format+"\n", values...)
}

// number writes a length to a thousandth, which is as exact as a printer gets.
func number(x float64) string {
	return strconv.FormatFloat(math.Round(x*1000)/1000+0, 'f', -1, 64)
}

func (p *Page) at(x, y float64) string { return number(x) + " " + number(p.height-y) }

// Move begins an outline.
func (p *Page) Move(x, y float64) { p.add("%s m", p.at(x, y)) }

// Line goes on with an outline to a point.
func (p *Page) Line(x, y float64) { p.add("%s l", p.at(x, y)) }

// Curve goes on with an outline by two handles to a point.
func (p *Page) Curve(ax, ay, bx, by, x, y float64) {
	p.add("%s %s %s c", p.at(ax, ay), p.at(bx, by), p.at(x, y))
}

// Fill closes the outline and fills it.
func (p *Page) Fill() { p.add("h f") }

// Stroke draws along the outline.
func (p *Page) Stroke() { p.add("S") }

// Within draws what it is given so that only what lies within a rectangle is seen.
func (p *Page) Within(x, y, width, height float64, draw func()) {
	fill, stroke, opacity := p.fill, p.stroke, p.opacity
	p.add("q %s %s %s re W n", p.at(x, y+height), number(width), number(height))
	draw()
	p.add("Q")
	p.fill, p.stroke, p.opacity = fill, stroke, opacity
}

// SetStroke says how the next outlines are drawn: with round ends, and with dashes and
// gaps of the given lengths, or zeros for a line without gaps. No outline may be begun.
func (p *Page) SetStroke(c color.NRGBA, width, dash, gap float64) {
	p.setOpacity(c.A)
	if rgb := components(c); rgb != p.stroke {
		p.stroke = rgb
		p.add("%s RG", rgb)
	}
	dashes := ""
	if dash > 0 {
		dashes = number(dash) + " " + number(gap)
	}
	p.add("1 J 1 j %s w [%s] 0 d", number(width), dashes)
}

func components(c color.NRGBA) string {
	part := func(v uint8) string { return number(float64(v) / 0xff) }
	return part(c.R) + " " + part(c.G) + " " + part(c.B)
}

// SetFill says how the next outlines and glyphs are filled. No outline may be begun.
func (p *Page) SetFill(c color.NRGBA) {
	p.setOpacity(c.A)
	if rgb := components(c); rgb != p.fill {
		p.fill = rgb
		p.add("%s rg", rgb)
	}
}

func (p *Page) setOpacity(a uint8) {
	name := fmt.Sprintf("/A%d", a)
	if name == p.opacity || p.opacity == "" && a == 0xff {
		return
	}
	p.opacity = name
	if !slices.Contains(p.document.opacity, a) {
		p.document.opacity = append(p.document.opacity, a)
	}
	p.add("%s gs", name)
}
