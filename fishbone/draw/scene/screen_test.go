package scene

import (
	"image"
	"image/color"
	"testing"
)

func TestScreenDrawsPartsThatFitTogether(t *testing.T) {
	t.Parallel()
	s := stored(t, "fishbone")
	const scale = 0.63
	whole := image.NewRGBA(image.Rect(100, 80, 420, 300))
	NewScreen().Draw(s, scale, whole)
	parts := image.NewRGBA(whole.Rect)
	screen := NewScreen()
	for y := 80; y < 300; y += 55 {
		for x := 100; x < 420; x += 64 {
			screen.Draw(s, scale, parts.SubImage(image.Rect(x, y, x+64, y+55)).(*image.RGBA))
		}
	}
	far := 0
	for i := range whole.Pix {
		if d := int(whole.Pix[i]) - int(parts.Pix[i]); d > 16 || d < -16 {
			far++
		}
	}
	if far > 0 {
		t.Errorf("%d of %d values differ between the whole and its parts", far, len(whole.Pix))
	}
}

func TestScreenIsCrisp(t *testing.T) {
	t.Parallel()
	ink := color.NRGBA{R: 10, G: 20, B: 30, A: 255}
	paper := color.RGBA{R: 250, G: 250, B: 250, A: 255}
	s := &Scene{Width: 100, Height: 60, Paper: color.NRGBA(paper), Lines: []Line{
		{Points: []Point{{10, 20.4}, {90, 20.4}}, Width: 0.2, Color: ink},
	}, Texts: []Text{{At: Point{10, 50}, Words: "unreadable", Width: 40, Size: 2, Color: ink}}}
	on := image.NewRGBA(image.Rect(0, 0, 100, 60))
	NewScreen().Draw(s, 1, on)
	rows := 0
	for y := range 40 {
		if c := on.RGBAAt(50, y); c != paper {
			rows++
			if c != color.RGBA(ink) {
				t.Errorf("the line is not crisp: %v in row %d", c, y)
			}
		}
	}
	if rows != 1 {
		t.Errorf("a thin line has %d rows", rows)
	}
	if c := on.RGBAAt(30, 49); c == paper || c == color.RGBA(ink) || c != on.RGBAAt(12, 49) {
		t.Errorf("letters that cannot be read are not a faint bar but %v", c)
	}
	beyond := image.NewRGBA(image.Rect(-5, -5, 5, 5))
	if NewScreen().Draw(s, 1, beyond); beyond.RGBAAt(-3, -3) != paper || beyond.RGBAAt(3, 3) != paper {
		t.Errorf("beyond the scene there is %v, in it %v", beyond.RGBAAt(-3, -3), beyond.RGBAAt(3, 3))
	}
}
