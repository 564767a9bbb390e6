// Package thumbnail makes small pictures of large ones: of PNG, JPEG, GIF, WebP and BMP. What a
// file says of its size is looked at before it is decoded, so that no file can take more memory
// than a large photograph does. It opens no file.
package thumbnail

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // is read
	_ "image/jpeg" // is read
	_ "image/png"  // is read

	_ "golang.org/x/image/bmp" // is read
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // is read
)

// maxPixels is how large a picture may be: as the largest photographs of telephones.
const maxPixels = 64 << 20

// Why there is no small picture.
var (
	ErrNoPicture = errors.New("this is no picture that can be read")
	ErrTooLarge  = fmt.Errorf("the picture has more than %d million pixels", maxPixels>>20)
)

// Make makes a picture that fits into a size in pixels, and is no larger than the one in the
// data. It may take a while: it is not for a window's thread.
func Make(data []byte, width, height int) (small image.Image, err error) {
	defer func() { // a decoder that a file confuses
		if fault := recover(); fault != nil {
			small, err = nil, fmt.Errorf("%w: %v", ErrNoPicture, fault)
		}
	}()
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return nil, errors.Join(ErrNoPicture, err)
	}
	if config.Width > maxPixels/config.Height {
		return nil, ErrTooLarge
	}
	large, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errors.Join(ErrNoPicture, err)
	}
	turn := orientation(data)
	if turn >= 5 {
		width, height = height, width
	}
	return turned(shrink(large, width, height), turn), nil
}

// shrink scales a picture down to fit.
func shrink(large image.Image, width, height int) *image.RGBA {
	b := large.Bounds()
	scale := min(1, float64(width)/float64(b.Dx()), float64(height)/float64(b.Dy()))
	size := image.Rect(0, 0, max(1, int(float64(b.Dx())*scale)), max(1, int(float64(b.Dy())*scale)))
	small := image.NewRGBA(size)
	var by draw.Scaler = draw.ApproxBiLinear
	if b.Dx() < 4*width && b.Dy() < 4*height {
		by = draw.CatmullRom // finer, and slow where it reads much
	}
	by.Scale(small, size, large, b, draw.Src, nil)
	return small
}

// turned turns and mirrors a picture as a camera says that it was held: by the number that
// Exif has for that, 1 for upright.
func turned(p *image.RGBA, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return p
	}
	w, h := p.Bounds().Dx(), p.Bounds().Dy()
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			to := [...]image.Point{2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x}}[orientation]
			out.SetRGBA(to.X, to.Y, p.RGBAAt(x, y))
		}
	}
	return out
}

// orientation finds how a camera was held, in the Exif part of a JPEG: 1 where that is not said.
func orientation(data []byte) int {
	if len(data) < 4 || data[0] != 0xff || data[1] != 0xd8 {
		return 1
	}
	for at := 2; at+4 <= len(data) && data[at] == 0xff && data[at+1] != 0xda; {
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) {
			break
		}
		if part := data[at+4 : max(at+4, end)]; data[at+1] == 0xe1 && bytes.HasPrefix(part, []byte("Exif\x00\x00")) {
			return exifOrientation(part[6:])
		}
		at = end
	}
	return 1
}

func exifOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(tiff, []byte("MM")) {
		order = binary.BigEndian
	}
	if len(tiff) < 8 {
		return 1
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at > len(tiff)-2 {
		return 1
	}
	for i := range int(order.Uint16(tiff[at:])) {
		entry := at + 2 + 12*i
		if entry+12 > len(tiff) {
			break
		}
		const tag = 0x0112
		if order.Uint16(tiff[entry:]) == tag {
			if n := int(order.Uint16(tiff[entry+8:])); n >= 1 && n <= 8 {
				return n
			}
		}
	}
	return 1
}
