package ui

import (
	"fmt"
	"hash/crc32"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Icon names one of the program's line drawings, on a grid of 24.
type Icon string

// The icons.
const (
	Back   Icon = `<path d="M15 5l-7 7 7 7"/>`
	Undo   Icon = `<path d="M9 6L4 11l5 5"/><path d="M4 11h10a6 6 0 0 1 0 12h-3" transform="translate(0 -2)"/>`
	Redo   Icon = `<path d="M15 6l5 5-5 5"/><path d="M20 11H10a6 6 0 0 0 0 12h3" transform="translate(0 -2)"/>`
	Check  Icon = `<path d="M5 12.5l4.5 4.5L19 7.5"/>`
	Plus   Icon = `<path d="M12 5v14M5 12h14"/>`
	Minus  Icon = `<path d="M5 12h14"/>`
	Cross  Icon = `<path d="M6 6l12 12M18 6L6 18"/>`
	Down   Icon = `<path d="M6 9l6 6 6-6"/>`
	Right  Icon = `<path d="M9 6l6 6-6 6"/>`
	Search Icon = `<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>`
	More   Icon = `<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>`
	Pencil Icon = `<path d="M4 20l1-4L16.5 4.5l3 3L8 19z"/>`
	Trash  Icon = `<path d="M5 7h14M9 7V4.5h6V7M7 7l1 13h8l1-13"/>`
	Link   Icon = `<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1.5 1.5"/><path d="M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1.5-1.5"/>`
	Copy   Icon = `<path d="M9 9h11v11H9z"/><path d="M15 9V4H4v11h5"/>`
	Menu   Icon = `<path d="M4 7h16M4 12h16M4 17h16"/>`
	Gear   Icon = `<path d="M4 7h10M18 7h2M4 17h2M10 17h10"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/>`
	Fit    Icon = `<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>`
	// Therefore are the three dots of ∴.
	Therefore Icon = `<circle cx="6" cy="18" r="1.6"/><circle cx="18" cy="18" r="1.6"/><circle cx="12" cy="8" r="1.6"/>`
	Branch    Icon = `<path d="M6 4v9a4 4 0 0 0 4 4h9"/><path d="M15 13l4 4-4 4"/>`
	Stop      Icon = `<path d="M6 6h12v12H6z"/>`
	Folder    Icon = `<path d="M3 6h6l2 2.5h10V19H3z"/>`
	Page      Icon = `<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4"/>`
	Rail      Icon = `<path d="M4 5h16v14H4zM9 5v14"/>`
	Side      Icon = `<path d="M4 5h16v14H4zM15 5v14"/>`
	Bulb      Icon = `<path d="M9 17c0-3-3-4-3-8a6 6 0 0 1 12 0c0 4-3 5-3 8zM10 20.5h4"/>`
	Clock     Icon = `<circle cx="12" cy="13" r="8"/><path d="M12 8.5V13l3 2M9.5 2.5h5"/>`
	Present   Icon = `<path d="M3 5h18v11H3z"/><path d="M12 16v3M8 20.5l4-2 4 2"/>`
	Past      Icon = `<path d="M4.5 9a8.3 8.3 0 1 1-.6 5"/><path d="M4 4.5V9h4.5"/><path d="M12 8v4.5l3 2"/>`
	Warning   Icon = `<path d="M12 4l9 16H3z"/><path d="M12 10v5M12 17.5v.5"/>`
)

// resource gives an icon in one colour. Fyne recolours filled drawings only, so each
// colour is a drawing of its own.
func (i Icon) resource(c color.NRGBA) fyne.Resource {
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="#%02x%02x%02x" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">%s</svg>`, c.R, c.G, c.B, i)
	return fyne.NewStaticResource(fmt.Sprintf("icon-%08x.svg", crc32.ChecksumIEEE([]byte(svg))), []byte(svg))
}

// Draw makes a picture of the icon.
func (i Icon) Draw(c color.NRGBA, size float32) *canvas.Image {
	img := canvas.NewImageFromResource(i.resource(c))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(size))
	return img
}
