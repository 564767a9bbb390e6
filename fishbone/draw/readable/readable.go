// Package readable measures how well one colour stands out from another, and makes it stand
// out more. It knows nothing of what is painted.
//
// Start reading at [Contrast].
package readable

import (
	"image/color"
	"math"
)

// The contrast that letters need to be read by who sits before them, and across a room; and that
// shapes need which tell something, such as bars and rings.
const (
	Near  = 4.5
	Far   = 7
	Shape = 3
)

// Contrast is that of WCAG 2 between two opaque colours, from 1 to 21.
func Contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	part := func(n uint8) float64 {
		v := float64(n) / 255
		if v <= 0.03928 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// Apart mixes as little black or white into a colour as it takes to reach a contrast to
// all the grounds that it stands on. Where that cannot be, black or white comes out.
func Apart(c color.NRGBA, least float64, grounds ...color.NRGBA) color.NRGBA {
	end := color.NRGBA{A: 255}
	for _, g := range grounds {
		if luminance(g) < 0.18 { // white stands out from it more than black
			end = color.NRGBA{R: 255, G: 255, B: 255, A: 255}
		}
	}
	const steps = 50
	for i := range steps {
		mixed := Mix(c, end, float64(i)/steps)
		if standsOut(mixed, least, grounds) {
			return mixed
		}
	}
	return end
}

func standsOut(c color.NRGBA, least float64, grounds []color.NRGBA) bool {
	for _, g := range grounds {
		if Contrast(c, g) < least {
			return false
		}
	}
	return true
}

// Pale is a ground with a part of an ink, 0 to 1, or with as much more as a shape needs to be seen on it.
func Pale(ground, ink color.NRGBA, part float64) color.NRGBA {
	const step = 0.02
	for ; part < 1; part += step {
		if mixed := Mix(ground, ink, part); Contrast(mixed, ground) >= Shape {
			return mixed
		}
	}
	return ink
}

// Mix is a colour with a part, 0 to 1, of another one; it is as opaque as the first.
func Mix(a, b color.NRGBA, part float64) color.NRGBA {
	m := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-part) + float64(y)*part)) }
	return color.NRGBA{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: a.A}
}
