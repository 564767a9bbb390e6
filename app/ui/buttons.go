package ui

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Primary is the one button of a page that goes on.
func Primary(icon Icon, words string, onTap func()) *Tap {
	p := Colors()
	t := button(icon, Style{Body, true, p.OnAccent}, p.OnAccent, words, onTap)
	t.Fill, t.Over, t.Leads = p.Accent, blend(p.Accent, p.Ink, 0.14), true
	return t
}

// HasPrimary says whether there is a [Primary] among objects, or in what they hold.
func HasPrimary(in ...fyne.CanvasObject) bool {
	return slices.ContainsFunc(in, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *fyne.Container:
			return HasPrimary(o.Objects...)
		case *Tap:
			return o.Leads
		}
		return false
	})
}

// Plain is an outlined button.
func Plain(icon Icon, words string, onTap func()) *Tap {
	p := Colors()
	t := button(icon, Style{Body, false, p.Ink}, p.Ink, words, onTap)
	t.Fill, t.Edge = p.Surface, p.Rule
	return t
}

// Quiet is a button that is only words, until the pointer is on it.
func Quiet(icon Icon, words string, onTap func()) *Tap {
	p := Colors()
	return button(icon, Style{Body, false, p.Muted}, p.Muted, words, onTap)
}

// wordsInset is from the left edge of a button to its words.
const wordsInset = 14

// AtEdge lets the words of buttons without an outline begin where other words do: what shows under
// the pointer stands out.
func AtEdge(buttons fyne.CanvasObject) fyne.CanvasObject {
	return Padded(0, 0, 0, -wordsInset, buttons)
}

// Dropdown is a quiet button that opens a menu, which its owner sets.
func Dropdown(words string) *Tap {
	p := Colors()
	label := Row(2, Text(words, Style{Body, false, p.Muted}), Down.Draw(p.Muted, 16))
	return NewTap(MinSize(0, 36, Padded(0, 8, 0, wordsInset, label)), nil)
}

// Destructive is a quiet button, in red, for what cannot be undone.
func Destructive(words string, onTap func()) *Tap {
	p := Colors()
	return button("", Style{Body, false, p.Bad}, p.Bad, words, onTap)
}

// IconButton is a square button with a tooltip that names it and its key.
func IconButton(icon Icon, tip string, enabled bool, onTap func()) *Tap {
	p := Colors()
	ink := p.Muted
	if !enabled {
		ink, onTap = blend(p.Faint, p.Back, 0.55), nil
	}
	return iconButton(icon.Draw(ink, iconSize), 6, tip, onTap)
}

// MenuButton is an icon that opens something below itself, such as a menu.
func MenuButton(icon Icon, tip string, open func(at fyne.Position)) *Tap {
	var button *Tap
	button = IconButton(icon, tip, true, func() {
		button.MouseOut() // no tooltip comes over a menu
		open(Below(button))
	})
	return button
}

// LargeIcon is an [IconButton] so many times its usual size, as what stands beside it.
func LargeIcon(icon Icon, times float32, tip string, onTap func()) *Tap {
	return iconButton(icon.Draw(Colors().Muted, iconSize*times), 6, tip, onTap)
}

// SmallIcon is an [IconButton] that fits into a row of a list.
func SmallIcon(icon Icon, tip string, onTap func()) *Tap {
	return iconButton(icon.Draw(Colors().Faint, 16), 4, tip, onTap)
}

const iconSize = 20

func iconButton(icon fyne.CanvasObject, around float32, tip string, onTap func()) *Tap {
	t := NewTap(Pad(around, icon), onTap)
	t.SetToolTip(tip)
	return t
}

func button(icon Icon, s Style, ink color.NRGBA, words string, onTap func()) *Tap {
	parts := []fyne.CanvasObject{Text(words, s)}
	if icon != "" {
		parts = append([]fyne.CanvasObject{icon.Draw(ink, 18)}, parts...)
	}
	return NewTap(Bar(36, wordsInset, 14, Step, parts...), onTap)
}

// Tone is what a chip means.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Accented
	Positive
	Negative
	Waiting
)

func (t Tone) colors(p Palette) (ink, fill color.NRGBA) {
	switch t {
	case Accented:
		return p.Accent, p.Soft
	case Positive:
		return p.Good, p.GoodSoft
	case Negative:
		return p.Bad, p.BadSoft
	case Waiting:
		return p.Open, p.OpenSoft
	}
	return p.Muted, p.Sunken
}

// Chip is a small rounded word.
func Chip(words string, tone Tone) fyne.CanvasObject { return LargerChip(words, tone, 1) }

// LargerChip is a chip that is larger than usual, for a room.
func LargerChip(words string, tone Tone, larger float32) fyne.CanvasObject {
	ink, fill := tone.colors(Colors())
	return chip(words, ink, fill, larger)
}

// ColorChip is a chip in colours of its own, such as a bone's.
func ColorChip(words string, ink, fill color.Color) fyne.CanvasObject {
	return chip(words, ink, fill, 1)
}

func chip(words string, ink, fill color.Color, larger float32) fyne.CanvasObject {
	back := canvas.NewRectangle(fill)
	back.CornerRadius = chipHeight / 2 * larger
	text := Text(words, Style{RoundSize(Small, larger), false, ink})
	return container.NewStack(back, Bar(chipHeight*larger, 9*larger, 9*larger, 0, text))
}

// ChipButton is a chip that can be clicked; chosen ones are filled.
func ChipButton(words string, chosen bool, onTap func()) *Tap {
	return LargerChipButton(words, chosen, 1, onTap)
}

// LargerChipButton is a chip that can be clicked and is larger than usual, for a room.
func LargerChipButton(words string, chosen bool, larger float32, onTap func()) *Tap {
	p := Colors()
	s := Style{RoundSize(Small, larger), chosen, p.Muted}
	if chosen {
		s.Color = p.OnAccent
	}
	t := NewTap(Bar(26*larger, 11*larger, 11*larger, 0, Text(words, s)), onTap)
	t.Radius, t.Fill, t.Over = 13*larger, p.Sunken, p.Hairline
	if chosen {
		t.Fill, t.Over = p.Accent, p.Accent
	}
	return t
}

// KeyCap shows a key of the keyboard and what it does.
func KeyCap(key, does string) fyne.CanvasObject {
	p := Colors()
	back := canvas.NewRectangle(p.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = 4, p.Hairline, 1
	cap := container.NewStack(back, Bar(20, 6, 6, 0, Text(key, Style{Small, false, p.Muted})))
	return Row(6, cap, Text(does, Style{Small, false, p.Faint}))
}

// Card is a surface with a hairline around it.
func Card(content fyne.CanvasObject) fyne.CanvasObject {
	p := Colors()
	back := canvas.NewRectangle(p.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = Radius, p.Hairline, 1
	return container.NewStack(back, content)
}

// Filled puts a colour behind content.
func Filled(c color.Color, radius float32, content fyne.CanvasObject) fyne.CanvasObject {
	back := canvas.NewRectangle(c)
	back.CornerRadius = radius
	return container.NewStack(back, content)
}

// Chosen lies behind what is chosen among others and is no [Tap].
func Chosen() fyne.CanvasObject {
	p := Colors()
	back := canvas.NewRectangle(p.Soft)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = Radius, p.Accent, 1
	return back
}

// Hairline is a thin rule across.
func Hairline() fyne.CanvasObject {
	r := canvas.NewRectangle(Colors().Hairline)
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
}

// blend mixes a part of b into a.
func blend(a, b color.NRGBA, part float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*(1-part) + float64(y)*part) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}
