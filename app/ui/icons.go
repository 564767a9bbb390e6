package ui

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
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
	Up     Icon = `<path d="M6 15l6-6 6 6"/>`
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
	Stop      Icon = `<path d="M6 6h12v12H6z"/>`
	Folder    Icon = `<path d="M3 6h6l2 2.5h10V19H3z"/>`
	Page      Icon = `<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4"/>`
	Rail      Icon = `<path d="M4 5h16v14H4zM9 5v14"/>`
	Side      Icon = `<path d="M4 5h16v14H4zM15 5v14"/>`
	Bulb      Icon = `<path d="M9 17c0-3-3-4-3-8a6 6 0 0 1 12 0c0 4-3 5-3 8zM10 20.5h4"/>`
	Clock     Icon = `<circle cx="12" cy="13" r="8"/><path d="M12 8.5V13l3 2M9.5 2.5h5"/>`
	Present   Icon = `<path d="M3 5h18v11H3z"/><path d="M12 16v3M8 20.5l4-2 4 2"/>`
	// Again is what comes back.
	Again    Icon = `<path d="M19 12a7 7 0 1 1-2.2-5.1"/><path d="M19.5 3.5v4.5h-4.5"/>`
	Past     Icon = `<path d="M4.5 9a8.3 8.3 0 1 1-.6 5"/><path d="M4 4.5V9h4.5"/><path d="M12 8v4.5l3 2"/>`
	Scales   Icon = `<path d="M12 4v16M8 20h8M5 7h14M5 7l-3 6.5h6zM19 7l-3 6.5h6z"/>`
	Tick     Icon = `<path d="M4 4h16v16H4z"/><path d="M8 12l3 3 5.5-6"/>`
	Untick   Icon = `<path d="M4 4h16v16H4z"/>`
	Curve    Icon = `<path d="M4 4v16h16"/><path d="M7 8l4 5 3-2 5 5"/>`
	Lock     Icon = `<path d="M6 11h12v9H6z"/><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`
	Shuffle  Icon = `<path d="M3 7h4l9 10h4M3 17h4l3-3.4M13 10.4L16 7h4"/><path d="M18 4.5L20.5 7 18 9.5M18 14.5l2.5 2.5-2.5 2.5"/>`
	Clip     Icon = `<path d="M19 11l-7.5 7.5a4 4 0 0 1-6-6L13 5a2.8 2.8 0 0 1 4 4l-7.5 7.5a1.4 1.4 0 0 1-2-2L14 8"/>`
	TwoSides Icon = `<circle cx="12" cy="12" r="8"/><path d="M12 4v16"/>`
	Laptop   Icon = `<path d="M5 5.5h14v10.5H5zM2.5 18.5h19"/>`
	Calendar Icon = `<path d="M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7"/>`
	Warning  Icon = `<path d="M12 4l9 16H3z"/><path d="M12 10v5M12 17.5v.5"/>`
)

// drawing is an icon as it is painted.
type drawing struct {
	icon          Icon
	color         color.NRGBA
	width, height int // in pixels
}

// drawings are those that were painted already, for the next ones that look the same.
var drawings sync.Map // of *image.RGBA by drawing

// Draw makes a picture of the icon. It is no [canvas.Image]: each of those reads its drawing
// anew, again and again, and has the window painted a second time.
func (i Icon) Draw(c color.NRGBA, size float32) *canvas.Raster {
	r := canvas.NewRaster(func(width, height int) image.Image {
		d := drawing{i, c, width, height}
		painted, ok := drawings.Load(d)
		if !ok {
			painted, _ = drawings.LoadOrStore(d, d.paint())
		}
		return painted.(*image.RGBA)
	})
	r.SetMinSize(fyne.NewSquareSize(size))
	return r
}

// paint draws the icon into the middle of its room.
func (d drawing) paint() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, d.width, d.height))
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#%02x%02x%02x" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">%s</svg>`,
		d.color.R, d.color.G, d.color.B, d.icon)
	lines, err := oksvg.ReadIconStream(strings.NewReader(svg))
	if err != nil {
		return img // a test reads them all
	}
	side := min(d.width, d.height)
	lines.SetTarget(float64((d.width-side)/2), float64((d.height-side)/2), float64(side), float64(side))
	scanner := rasterx.NewScannerGV(d.width, d.height, img, img.Bounds())
	lines.Draw(rasterx.NewDasher(d.width, d.height, scanner), 1)
	return img
}
