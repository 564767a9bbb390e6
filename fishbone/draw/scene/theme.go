package scene

import (
	"image/color"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/readable"
)

// Theme is the colours of a picture.
type Theme struct {
	Paper color.NRGBA
	Ink   color.NRGBA // causes on a category's rib
	Muted color.NRGBA // their sub-causes, the legend
	Faint color.NRGBA // what was rejected

	Spine       color.NRGBA
	Head        color.NRGBA // the head's box
	HeadInk     color.NRGBA
	CategoryInk color.NRGBA // words in the box of a category
	Categories  []color.NRGBA

	Alarm color.NRGBA // where a "therefore" does not hold

	Forms fonts.Forms // see [Scene]

	Outlined bool // the box of a category is paper with an edge in the category's colour

	strong bool // see Strong
}

// OrLight returns the theme, or Light if it is nil.
func (t *Theme) OrLight() *Theme {
	if t != nil {
		return t
	}
	light := Light()
	return &light
}

// Category returns the colour of the i-th category bone, counted from 0. Colours
// repeat when there are more categories than colours.
func (t Theme) Category(i int) color.NRGBA {
	if len(t.Categories) == 0 {
		return t.Spine
	}
	return t.Categories[i%len(t.Categories)]
}

// Strong returns the theme for people who sit far away: everything written stands out
// from its ground by [readable.Far].
func (t Theme) Strong() Theme {
	on := func(c, ground color.NRGBA) color.NRGBA { return readable.Apart(c, readable.Far, ground) }
	t.Ink, t.Muted, t.Faint = on(t.Ink, t.Paper), on(t.Muted, t.Paper), on(t.Faint, t.Paper)
	t.Alarm = on(t.Alarm, t.Paper)
	t.Head = on(t.Head, t.HeadInk)
	categories := make([]color.NRGBA, len(t.Categories))
	for i, b := range t.Categories {
		categories[i] = readable.Apart(b, readable.Far, t.Paper, t.CategoryInk)
		if t.Outlined {
			categories[i] = on(b, t.Paper)
		}
	}
	t.Categories, t.strong = categories, true
	return t
}

// Strike returns the colour of the line through struck words, and no colour if they are
// not struck. It is the colour of the words where the theme has no grey, or where the
// ground is not opaque.
func (t Theme) Strike(struck bool, ink, ground color.NRGBA) color.NRGBA {
	switch {
	case !struck:
		return color.NRGBA{}
	case t.Outlined || ground.A != 0xff:
		return ink
	}
	return readable.Mix(ground, ink, strikePart)
}

// Contrast returns the least contrast of words to their ground.
func (t Theme) Contrast() float64 {
	if t.strong {
		return readable.Far
	}
	return readable.Near
}

// strikePart is the share of the words' colour in a strike; the rest is the ground.
const strikePart = 0.45

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgbs(hex ...uint32) []color.NRGBA {
	cs := make([]color.NRGBA, len(hex))
	for i, h := range hex {
		cs[i] = rgb(h)
	}
	return cs
}

// The colours of the categories are the hues of Okabe and Ito: blue, vermilion, purple,
// green, ochre and a second blue. Theirs cannot all carry words in a box or be a thin
// line on white, so the light theme has them darker, and both have them unequally
// light: people who do not tell red from green tell them apart by that.

// Light returns the theme for paper and bright rooms.
func Light() Theme {
	return Theme{
		Paper: rgb(0xffffff),
		Ink:   rgb(0x1b2426),
		Muted: rgb(0x4a5659),
		Faint: rgb(0x5c696c),

		Spine:       rgb(0x1b2426),
		Head:        rgb(0x085f5f),
		HeadInk:     rgb(0xffffff),
		CategoryInk: rgb(0xffffff),
		Categories:  rgbs(0x36639d, 0xc35212, 0x641f49, 0x1a8373, 0x5a4d00, 0x232b76),
		Alarm:       rgb(0xc0261c),
	}
}

// BlackAndWhite returns the theme for printers and copiers without colour or grey.
// Categories are told apart by their boxes, marks by their signs.
func BlackAndWhite() Theme {
	black, white := rgb(0x000000), rgb(0xffffff)
	return Theme{
		Paper: white,
		Ink:   black,
		Muted: black,
		Faint: black,

		Spine:       black,
		Head:        black,
		HeadInk:     white,
		CategoryInk: black,
		Categories:  []color.NRGBA{black},
		Alarm:       black,
		Outlined:    true,
	}
}

// Dark returns the theme for projectors in dark rooms.
func Dark() Theme {
	return Theme{
		Paper: rgb(0x1b2224),
		Ink:   rgb(0xe8edee),
		Muted: rgb(0xb4bfc2),
		Faint: rgb(0x8e9b9f),

		Spine:       rgb(0xe8edee),
		Head:        rgb(0x4fb8b0),
		HeadInk:     rgb(0x06201f),
		CategoryInk: rgb(0x101618),
		Categories:  rgbs(0x2f8fe8, 0xf58f1e, 0xb37d94, 0x5ee8b8, 0xf7d146, 0xa3c8f7),
		Alarm:       rgb(0xff8272),
	}
}
