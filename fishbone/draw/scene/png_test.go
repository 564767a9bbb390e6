package scene

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"testing"

	"whybone/fishbone/draw/readable"
)

func decode(t *testing.T, s *Scene, dpi int) (image.Image, []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := s.PNG(&b, dpi); err != nil {
		t.Fatal(err)
	}
	p, err := png.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return p, b.Bytes()
}

func TestPNGSaysItsResolutionAndHasItsSize(t *testing.T) {
	t.Parallel()
	for _, dpi := range []int{72, 144, 300, 600} {
		p, file := decode(t, fish(), dpi)
		want := image.Pt(420*dpi/72, 240*dpi/72)
		if got := p.Bounds().Size(); got != want {
			t.Errorf("%d dpi: %v pixels, want %v", dpi, got, want)
		}
		at := bytes.Index(file, []byte("pHYs"))
		if at != header+4 {
			t.Fatalf("%d dpi: pHYs at %d, want %d", dpi, at, header+4)
		}
		if got := float64(binary.BigEndian.Uint32(file[at+4:])) * 0.0254; math.Abs(got-float64(dpi)) > 0.02 || file[at+12] != 1 {
			t.Errorf("the file says %.2f dpi, want %d", got, dpi)
		}
	}
}

func TestPNGRefusesWhatItCannotBe(t *testing.T) {
	t.Parallel()
	for _, dpi := range []int{-1, 0, 71, 601} {
		if err := fish().PNG(io.Discard, dpi); !errors.Is(err, ErrResolution) {
			t.Errorf("%d dpi: %v, want %v", dpi, err, ErrResolution)
		}
	}
	for _, s := range []*Scene{{Width: 30_000, Height: 30_000}, {Width: math.NaN(), Height: 1}, {}} {
		if err := s.PNG(io.Discard, 72); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%v × %v: %v, want %v", s.Width, s.Height, err, ErrTooLarge)
		}
	}
}

type full struct{ room int }

var errFull = errors.New("no space left on device")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestPNGTellsWhenItCannotBeWritten(t *testing.T) {
	t.Parallel()
	for _, room := range []int{0, 20, header, header + 30, 500} {
		if err := fish().PNG(&full{room}, 72); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: %v, want %v", room, err, errFull)
		}
	}
}

func near8(a, b uint8, most int) bool { return max(int(a)-int(b), int(b)-int(a)) <= most }

func TestThePaletteChangesNobodysPicture(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*Scene{"fish": fish(), "54 nodes": stored(t, "fishbone")} {
		exact, err := s.Image(2)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := decode(t, s, 144)
		if _, ok := p.(*image.Paletted); !ok {
			t.Errorf("%s has no palette", name)
		}
		far := 0
		for y := range exact.Rect.Max.Y {
			for x := range exact.Rect.Max.X {
				want := exact.RGBAAt(x, y)
				got := color.RGBAModel.Convert(p.At(x, y)).(color.RGBA)
				if !near8(got.R, want.R, tooFar) || !near8(got.G, want.G, tooFar) || !near8(got.B, want.B, tooFar) {
					far++
				}
			}
		}
		if most := exact.Rect.Dx() * exact.Rect.Dy() / 20_000; far > most {
			t.Errorf("%s: %d pixels are of another colour, want %d at most", name, far, most)
		}
		if got := color.RGBAModel.Convert(p.At(0, 0)); got != exact.At(0, 0) {
			t.Errorf("%s: the paper is %v, want %v", name, got, exact.At(0, 0))
		}
	}
}

func TestManyColorsAreKept(t *testing.T) {
	t.Parallel()
	s := &Scene{Width: 512, Height: 512, Paper: rgb(0xffffff)}
	for i := range 70_000 {
		x, y := float64(i%512), float64(i/512)
		s.Shapes = append(s.Shapes, Shape{Points: rectangle(x, y, 1, 1), Fill: rgb(uint32(i) * 37)})
	}
	p, _ := decode(t, s, 72)
	for i := range 70_000 {
		want := color.RGBA{uint8(i * 37 >> 16), uint8(i * 37 >> 8), uint8(i * 37), 0xff}
		if got := color.RGBAModel.Convert(p.At(i%512, i/512)); got != want {
			t.Fatalf("pixel %d is %v, want %v", i, got, want)
		}
	}
}

func TestTransparentPaperStays(t *testing.T) {
	t.Parallel()
	p, _ := decode(t, &Scene{Width: 10, Height: 10}, 72)
	if _, _, _, a := p.At(5, 5).RGBA(); a != 0 {
		t.Errorf("opacity %d, want 0", a)
	}
}

// ink counts the pixels of a picture that are not its paper.
func inked(p *image.RGBA) (n int) {
	for i := 0; i < len(p.Pix); i += 4 {
		if p.Pix[i] < 0x80 {
			n++
		}
	}
	return n
}

func TestEveryCharacterLeavesInk(t *testing.T) {
	t.Parallel()
	for _, words := range []string{"a", "竞", "é", "e\u0301", "→", "①", "👍", "👍🏽", "ع", "ש", "龘", "𠀀", "\U0010fffd", "한", "ไ"} {
		for _, bold := range []bool{false, true} {
			s := &Scene{Width: 60, Height: 40, Paper: rgb(0xffffff), Texts: []Text{written("", 10, 28, words, 20, bold)}}
			p, err := s.Image(2)
			if err != nil {
				t.Fatal(err)
			}
			if n := inked(p); n < 10 {
				t.Errorf("%q (bold %t) leaves %d dark pixels", words, bold, n)
			}
		}
	}
}

// TestAStrikeHidesNoStroke counts the strokes of characters that have one where the line
// runs, on a small screen.
func TestAStrikeHidesNoStroke(t *testing.T) {
	t.Parallel()
	for name, theme := range map[string]Theme{"light": Light(), "dark": Dark()} {
		x := written("", 10, 28, "三", 15, false)
		x.Color = theme.Faint
		x.Struck = theme.Strike(true, x.Color, theme.Paper)
		p, err := (&Scene{Width: 40, Height: 40, Paper: theme.Paper, Texts: []Text{x}}).Image(1)
		if err != nil {
			t.Fatal(err)
		}
		middle, strokes, before := int(x.At.X+x.Width/2), 0, false
		for y := range p.Rect.Dy() {
			c := p.RGBAAt(middle, y)
			now := readable.Contrast(color.NRGBA(c), x.Struck) > 1.4 && readable.Contrast(color.NRGBA(c), theme.Paper) > 2
			if now && !before {
				strokes++
			}
			before = now
		}
		if strokes != 3 {
			t.Errorf("%s: 三 has %d strokes under its strike", name, strokes)
		}
	}
}

func TestFallbackWritingStaysInItsRoom(t *testing.T) {
	t.Parallel()
	for _, words := range []string{"عربي كلام", "👨‍👩‍👧 👍🏽", "שלום עולם", "ไทย", "한국어"} {
		x := written("", 20, 28, words, 16, true)
		s := &Scene{Width: x.Width + 40, Height: 40, Paper: rgb(0xffffff), Texts: []Text{x}}
		p, err := s.Image(1)
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []image.Rectangle{image.Rect(0, 0, 18, 40), image.Rect(int(22+x.Width), 0, int(x.Width+40), 40)} {
			if n := inked(copyOf(p, side)); n > 0 {
				t.Errorf("%q: %d dark pixels beside its room", words, n)
			}
		}
	}
}

func copyOf(p *image.RGBA, part image.Rectangle) *image.RGBA {
	c := image.NewRGBA(part)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			c.SetRGBA(x, y, p.RGBAAt(x, y))
		}
	}
	return c
}

func TestLinesAndTextsGrowTogether(t *testing.T) {
	t.Parallel()
	s := &Scene{Width: 200, Height: 60, Paper: rgb(0xffffff),
		Lines: []Line{{Points: []Point{{10, 10}, {190, 30}}, Width: 3, Color: rgb(0)}},
		Texts: []Text{written("", 20, 50, "原因 cause", 14, false)},
	}
	small, err := s.Image(1)
	if err != nil {
		t.Fatal(err)
	}
	large, err := s.Image(4)
	if err != nil {
		t.Fatal(err)
	}
	if ratio := float64(inked(large)) / float64(inked(small)); ratio < 14 || ratio > 19 {
		t.Errorf("four times the scale has %.1f times the ink, want about 16", ratio)
	}
}

// TestALongSlantedLineIsStraight follows a rib of a large fish down the picture, from one
// band of the drawing to the next.
func TestALongSlantedLineIsStraight(t *testing.T) {
	t.Parallel()
	const high, lean = 9000.0, 0.364
	s := &Scene{Width: high*lean + 40, Height: high, Paper: rgb(0xffffff), Lines: []Line{
		{Points: []Point{{20, 0}, {20 + high*lean, high}}, Width: 4, Color: rgb(0)},
	}}
	p, err := s.Image(1)
	if err != nil {
		t.Fatal(err)
	}
	for y := 3; y < int(high)-3; y++ {
		sum, n := 0, 0
		for x, middle := 0, int(20+float64(y)*lean); x < p.Rect.Dx(); x++ {
			if far := x - middle; far > -40 && far < 40 && p.RGBAAt(x, y).R < 0x80 {
				sum, n = sum+x, n+1
			}
		}
		want := 20 + (float64(y)+0.5)*lean
		if n < 3 || n > 6 || math.Abs(float64(sum)/float64(n)+0.5-want) > 0.8 {
			t.Fatalf("row %d: %d dark pixels about %.1f, want 4 about %.1f", y, n, float64(sum)/float64(max(n, 1)), want)
		}
	}
}
