package readable

import (
	"image/color"
	"math"
	"testing"
)

func grey(n uint8) color.NRGBA { return color.NRGBA{R: n, G: n, B: n, A: 255} }

func TestContrast(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b color.NRGBA
		want float64
	}{
		{grey(0), grey(255), 21}, {grey(255), grey(0), 21}, {grey(90), grey(90), 1},
		{color.NRGBA{R: 255, A: 255}, grey(255), 4.0}, // the standard's own example
	} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%v on %v: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestPale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ ground, ink color.NRGBA }{{grey(255), grey(0)}, {grey(20), grey(255)}, {grey(255), color.NRGBA{R: 0xc3, G: 0x52, B: 0x12, A: 255}}} {
		got := Pale(c.ground, c.ink, 0.1)
		if is := Contrast(got, c.ground); is < Shape || is > Shape+0.5 {
			t.Errorf("%v on %v: %.2f", c.ink, c.ground, is)
		}
		if got := Pale(c.ground, c.ink, 0.95); got != Mix(c.ground, c.ink, 0.95) {
			t.Errorf("what can be seen already became %v", got)
		}
	}
	if got := Pale(grey(200), grey(220), 0.5); got != grey(220) {
		t.Errorf("what cannot be reached gave %v", got)
	}
}

func TestApart(t *testing.T) {
	t.Parallel()
	orange := color.NRGBA{R: 0xc3, G: 0x52, B: 0x12, A: 255}
	for _, ground := range []color.NRGBA{grey(255), grey(240), grey(20), grey(36)} {
		got := Apart(orange, Far, ground)
		if c := Contrast(got, ground); c < Far || c > Far+1 {
			t.Errorf("%v on %v: %.2f", got, ground, c)
		}
		if got.R <= got.B {
			t.Errorf("%v on %v is no orange any more", got, ground)
		}
	}
	if got := Apart(grey(10), Far, grey(255)); got != grey(10) {
		t.Errorf("what stands out already became %v", got)
	}
	if got := Apart(orange, 21, grey(230)); got != grey(0) {
		t.Errorf("what cannot be reached gave %v", got)
	}
}
