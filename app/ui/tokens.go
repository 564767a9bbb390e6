package ui

import (
	"image/color"

	"whybone/fishbone/draw/readable"
)

// Sizes in Fyne's device-independent pixels: one step of eight, one corner, three
// sizes of text on a page.
const (
	Step   = 8
	Radius = 6

	Small  = 12
	Body   = 14
	Strong = 16
	Title  = 22

	HeaderHeight = 52
	RowHeight    = 40
	AnswerHeight = 32
	chipHeight   = 20
	StatusHeight = 28
	EntryHeight  = 40
)

// Palette is every colour of the interface, for one background. Text on what it is
// meant for has a contrast of at least 4.5 to 1, and shapes that tell something of 3 to 1.
type Palette struct {
	Dark         bool
	HighContrast bool // every text stands out by [readable.Far]

	Back, Surface, Sunken       color.NRGBA
	Hairline, Rule              color.NRGBA // for order alone: nobody has to see them
	Outline                     color.NRGBA // what is filled in or ticked, and marks that tell something
	Ink, Muted, Faint           color.NRGBA
	Accent, OnAccent, Soft      color.NRGBA
	Second                      color.NRGBA // beside the accent, where two are told apart
	Good, Bad, Open             color.NRGBA // confirmed, rejected, to verify
	GoodSoft, BadSoft, OpenSoft color.NRGBA // the fills behind them
}

// Light and Dark are the two palettes.
var (
	Light = Palette{
		Back: hex(0xF6F7F7), Surface: hex(0xFFFFFF), Sunken: hex(0xEEF1F1),
		Hairline: hex(0xE1E5E6), Rule: hex(0xC3CACC), Outline: hex(0x788487),
		Ink: hex(0x1B2426), Muted: hex(0x4A5659), Faint: hex(0x5C696C),
		Accent: hex(0x085F5F), OnAccent: hex(0xFFFFFF), Soft: hex(0xE0EFEE), Second: hex(0x6B55A8),
		Good: hex(0x1E6F43), Bad: hex(0xA8323A), Open: hex(0x8A5A00),
		GoodSoft: hex(0xE2F1E8), BadSoft: hex(0xF8E6E6), OpenSoft: hex(0xFBEFD6),
	}
	Dark = Palette{
		Dark: true,
		Back: hex(0x14191B), Surface: hex(0x1B2224), Sunken: hex(0x252D30),
		Hairline: hex(0x2B3437), Rule: hex(0x465256), Outline: hex(0x748286),
		Ink: hex(0xE8EDEE), Muted: hex(0xB4BFC2), Faint: hex(0x8E9B9F),
		Accent: hex(0x4FB8B0), OnAccent: hex(0x06201F), Soft: hex(0x183534), Second: hex(0xAE9BE6),
		Good: hex(0x6CC796), Bad: hex(0xF08C8F), Open: hex(0xE5B454),
		GoodSoft: hex(0x173226), BadSoft: hex(0x3B2123), OpenSoft: hex(0x382C14),
	}
)

var highContrastLight, highContrastDark = Light.highContrast(), Dark.highContrast()

// highContrast is the palette for people who sit far away.
func (p Palette) highContrast() Palette {
	p.HighContrast = true
	for _, c := range []*color.NRGBA{&p.Ink, &p.Muted, &p.Faint, &p.Accent, &p.Second, &p.Good, &p.Bad, &p.Open} {
		*c = readable.Apart(*c, readable.Far, p.Back, p.Surface, p.Sunken, p.Soft)
	}
	p.Good = readable.Apart(p.Good, readable.Far, p.GoodSoft)
	p.Bad = readable.Apart(p.Bad, readable.Far, p.BadSoft)
	p.Open = readable.Apart(p.Open, readable.Far, p.OpenSoft)
	p.Outline = p.Faint
	p.Rule = p.Faint
	return p
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}
