package scene

import (
	"bytes"
	"errors"
	"image/jpeg"
	"io"
	"testing"
)

func TestJPEGSaysItsResolutionAndLooksLikeThePicture(t *testing.T) {
	t.Parallel()
	for _, dpi := range []int{72, 150, 600} {
		s := fish()
		var b bytes.Buffer
		if err := s.JPEG(&b, dpi); err != nil {
			t.Fatal(err)
		}
		want := []byte{0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 1, byte(dpi >> 8), byte(dpi), byte(dpi >> 8), byte(dpi), 0, 0}
		if !bytes.HasPrefix(b.Bytes(), want) {
			t.Errorf("%d dpi: begins with % x, want % x", dpi, b.Bytes()[:len(want)], want)
		}
		got, err := jpeg.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		exact, err := s.Image(float64(dpi) / 72)
		if err != nil {
			t.Fatal(err)
		}
		if got.Bounds() != exact.Bounds() {
			t.Fatalf("%d dpi: %v pixels, want %v", dpi, got.Bounds(), exact.Bounds())
		}
		far := 0
		for y := range exact.Rect.Max.Y {
			for x := range exact.Rect.Max.X {
				r, g, b, _ := got.At(x, y).RGBA()
				light := (299*r + 587*g + 114*b) / 1000 >> 8
				r, g, b, _ = exact.At(x, y).RGBA()
				if !near8(uint8(light), uint8((299*r+587*g+114*b)/1000>>8), 40) {
					far++
				}
			}
		}
		if most := exact.Rect.Dx() * exact.Rect.Dy() / 500; far > most {
			t.Errorf("%d dpi: %d pixels are much lighter or darker, want %d at most", dpi, far, most)
		}
	}
}

func TestTransparentPaperIsWhiteInAJPEG(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := (&Scene{Width: 10, Height: 10}).JPEG(&b, 72); err != nil {
		t.Fatal(err)
	}
	p, err := jpeg.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, _ := p.At(5, 5).RGBA(); r>>8 < 0xfe || g>>8 < 0xfe || b>>8 < 0xfe {
		t.Errorf("the paper is %v", p.At(5, 5))
	}
}

func TestJPEGRefusesWhatItCannotBe(t *testing.T) {
	t.Parallel()
	for _, dpi := range []int{-1, 71, 601} {
		if err := fish().JPEG(io.Discard, dpi); !errors.Is(err, ErrResolution) {
			t.Errorf("%d dpi: %v, want %v", dpi, err, ErrResolution)
		}
	}
	for _, s := range []*Scene{{Width: 30_000, Height: 30_000}, {Width: 10, Height: 66_000}, {}} {
		if err := s.JPEG(io.Discard, 72); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%v × %v: %v, want %v", s.Width, s.Height, err, ErrTooLarge)
		}
	}
	if err := fish().JPEG(&full{50}, 72); !errors.Is(err, errFull) {
		t.Errorf("%v, want %v", err, errFull)
	}
}
