package scene

import (
	"encoding/binary"
	"fmt"
	"image/color"
	"image/jpeg"
	"io"
)

const (
	// jpegQuality keeps small letters sharp.
	jpegQuality = 92
	// maxJPEG bounds a side of a JPEG, in pixels: its header has 16 bits for each.
	maxJPEG = 1<<16 - 1
)

// JPEG writes the scene with dpi dots per inch, [MinDPI] to [MaxDPI], and says so in
// the file. Transparent paper is white. Other errors are [ErrTooLarge] and those of w.
func (s *Scene) JPEG(w io.Writer, dpi int) error {
	if dpi < MinDPI || dpi > MaxDPI {
		return fmt.Errorf("drawing a JPEG with %d dots per inch (%d to %d): %w", dpi, MinDPI, MaxDPI, ErrResolution)
	}
	scale := float64(dpi) / 72
	size, err := s.pixels(scale)
	if err != nil {
		return err
	}
	if size.X > maxJPEG || size.Y > maxJPEG {
		return fmt.Errorf("drawing a JPEG of %d × %d pixels (each side may have %d): %w", size.X, size.Y, maxJPEG, ErrTooLarge)
	}
	opaque := *s
	opaque.Paper = onWhite(s.Paper)
	picture, err := opaque.Image(scale)
	if err != nil {
		return err
	}
	to := &insertWriter{w: w, left: jpegStart, insert: density(dpi)}
	if err := jpeg.Encode(to, picture, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return fmt.Errorf("writing a JPEG: %w", err)
	}
	return nil
}

// onWhite is what a colour looks like on white paper.
func onWhite(c color.NRGBA) color.NRGBA {
	mix := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 0xff*(0xff-int(c.A))) / 0xff) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xff}
}

// jpegStart is how many bytes of a JPEG lie before the place for its resolution: the
// mark of its beginning.
const jpegStart = 2

// density is the JFIF header, which tells dots per inch.
func density(dpi int) []byte {
	b := []byte{0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 1} // version 1.1, the unit is the inch
	b = binary.BigEndian.AppendUint16(b, uint16(dpi))
	b = binary.BigEndian.AppendUint16(b, uint16(dpi))
	return append(b, 0, 0) // no small picture
}
