package scene

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"whybone/fishbone/draw/readable"
)

func TestThemesAreReadable(t *testing.T) {
	t.Parallel()
	for name, theme := range map[string]Theme{"light": Light(), "dark": Dark(), "black and white": BlackAndWhite()} {
		for _, ink := range []color.NRGBA{theme.Ink, theme.Muted, theme.Faint, theme.Spine} {
			if c := contrast(ink, theme.Paper); c < 4.5 {
				t.Errorf("%s: %v on paper has a contrast of %.2f", name, ink, c)
			}
		}
		for i := range theme.Categories {
			box := theme.Category(i)
			if theme.Outlined {
				box = theme.Paper
			}
			if c := contrast(theme.CategoryInk, box); c < 4.5 {
				t.Errorf("%s: words on bone %d have a contrast of %.2f", name, i, c)
			}
			if c := contrast(theme.Paper, theme.Category(i)); c < 3 {
				t.Errorf("%s: bone %d on paper has a contrast of %.2f", name, i, c)
			}
		}
		if c := contrast(theme.HeadInk, theme.Head); c < 4.5 {
			t.Errorf("%s: the head has a contrast of %.2f", name, c)
		}
	}
	if light := Light(); light.Category(6) != light.Category(0) {
		t.Error("the colours do not come round again")
	}
}

// contrast is the contrast ratio of WCAG 2.
func contrast(a, b color.NRGBA) float64 {
	luminance := func(c color.NRGBA) float64 {
		return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
	}
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

// linear is how much light a part of a colour stands for.
func linear(v uint8) float64 {
	if x := float64(v) / 255; x > 0.04045 {
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return float64(v) / 255 / 12.92
}

// How people see linear red, green and blue who lack one kind of cone altogether, after
// Machado, Oliveira and Fernandes 2009.
var blindness = map[string][3][3]float64{
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

func TestCategoriesAreToldApartByTheColourBlind(t *testing.T) {
	t.Parallel()
	const far, beside = 8, 10 // hundredths of Oklab; 2 is just seen
	for name, theme := range map[string]Theme{"light": Light(), "dark": Dark()} {
		for kind, see := range blindness {
			for i, a := range theme.Categories {
				for j, b := range theme.Categories[:i] {
					least := float64(beside)
					if i-j == 3 {
						least = far
					}
					if d := apart(a, b, see); d < least {
						t.Errorf("%s: with %s bones %d and %d differ by %.1f", name, kind, j, i, d)
					}
				}
			}
		}
	}
}

// apart is the distance of two colours in Oklab, in hundredths, to eyes that see like that.
func apart(a, b color.NRGBA, see [3][3]float64) float64 {
	lab := func(c color.NRGBA) [3]float64 {
		var rgb [3]float64
		for i, v := range []uint8{c.R, c.G, c.B} {
			rgb[i] = linear(v)
		}
		cones := times([3][3]float64{{0.4122, 0.5363, 0.0514}, {0.2119, 0.6807, 0.1074}, {0.0883, 0.2817, 0.6300}}, times(see, rgb))
		for i, v := range cones {
			cones[i] = math.Cbrt(max(v, 0))
		}
		return times([3][3]float64{{0.2105, 0.7936, -0.0041}, {1.9780, -2.4286, 0.4506}, {0.0259, 0.7828, -0.8087}}, cones)
	}
	x, y := lab(a), lab(b)
	return 100 * math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
}

func times(m [3][3]float64, v [3]float64) (w [3]float64) {
	for i := range m {
		for j := range v {
			w[i] += m[i][j] * v[j]
		}
	}
	return w
}

// TestLinesStandOut is about what tells something without words.
func TestLinesStandOut(t *testing.T) {
	t.Parallel()
	for name, theme := range map[string]Theme{
		"light": Light(), "dark": Dark(), "black and white": BlackAndWhite(), "light, far away": Light().Strong(), "dark, far away": Dark().Strong(),
	} {
		lines := map[string]color.NRGBA{"spine": theme.Spine, "head": theme.Head, "alarm": theme.Alarm, "twig": theme.Muted, "rejected": theme.Faint}
		for i, b := range theme.Categories {
			lines[fmt.Sprint("bone ", i)] = b
		}
		for what, c := range lines {
			if got := readable.Contrast(c, theme.Paper); got < readable.Shape {
				t.Errorf("%s: %s has a contrast of %.2f", name, what, got)
			}
		}
	}
}

func TestStrongThemesCanBeReadAcrossTheRoom(t *testing.T) {
	t.Parallel()
	for name, theme := range map[string]Theme{"light": Light().Strong(), "dark": Dark().Strong(), "black and white": BlackAndWhite().Strong()} {
		for what, c := range map[string]float64{
			"ink": readable.Contrast(theme.Ink, theme.Paper), "second": readable.Contrast(theme.Muted, theme.Paper),
			"third": readable.Contrast(theme.Faint, theme.Paper), "alarm": readable.Contrast(theme.Alarm, theme.Paper),
			"head": readable.Contrast(theme.HeadInk, theme.Head),
		} {
			if c < readable.Far {
				t.Errorf("%s: %s has a contrast of %.2f", name, what, c)
			}
		}
		for i, b := range theme.Categories {
			ground := theme.CategoryInk
			if theme.Outlined {
				ground = theme.Paper
			}
			if c := readable.Contrast(b, ground); c < readable.Far {
				t.Errorf("%s: bone %d has a contrast of %.2f", name, i, c)
			}
		}
	}
	if Light().Categories[1] == Light().Strong().Categories[1] {
		t.Error("the orange of paper is too light for a room, and is not darker")
	}
}
