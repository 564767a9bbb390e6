package pdf

import (
	"fmt"
	"image"
	"image/color"
	"slices"
)

// Image draws a picture made of pixels into a rectangle with this upper left corner.
func (p *Page) Image(m image.Image, x, y, width, height float64) {
	if m == nil || m.Bounds().Empty() {
		return
	}
	i := slices.Index(p.document.images, m)
	if i < 0 {
		i = len(p.document.images)
		p.document.images = append(p.document.images, m)
	}
	p.setOpacity(0xff)
	p.add("q %s 0 0 %s %s %s cm /I%d Do Q", number(width), number(height), number(x), number(p.height-y-height), i)
}

// picture writes the pixels, and beside them how opaque each is if one is not wholly.
func picture(w *writer, m image.Image) string {
	b := m.Bounds()
	pixels, alpha := make([]byte, 0, 3*b.Dx()*b.Dy()), make([]byte, 0, b.Dx()*b.Dy())
	opaque := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			pixels, alpha = append(pixels, c.R, c.G, c.B), append(alpha, c.A)
			opaque = opaque && c.A == 0xff
		}
	}
	entries := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", b.Dx(), b.Dy())
	mask := ""
	if !opaque {
		mask = "/SMask " + w.stream(entries+"/ColorSpace/DeviceGray", alpha)
	}
	return w.stream(entries+"/ColorSpace/DeviceRGB"+mask, pixels)
}
