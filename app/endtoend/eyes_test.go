//go:build linux

package endtoend

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"whybone/app/ui"
	"whybone/fishbone/draw/fonts"
)

// screen is what the desktop shows now. Xvfb keeps it in a file in the format of xwd:
// a header of big-endian words, a table of colours, and the points.
func (d *desktop) screen() *image.RGBA {
	d.t.Helper()
	data, err := os.ReadFile(d.frame)
	must(d.t, err)
	word := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	const headerSize, pixmapWidth, pixmapHeight, bitsPerPixel, bytesPerLine, colours = 0, 4, 5, 11, 12, 19
	if word(bitsPerPixel) != 32 {
		d.t.Fatalf("the screen has %d bits a point, not 32", word(bitsPerPixel))
	}
	img := image.NewRGBA(image.Rect(0, 0, word(pixmapWidth), word(pixmapHeight)))
	at := word(headerSize) + 12*word(colours)
	for y := range img.Rect.Dy() {
		line := data[at+y*word(bytesPerLine):]
		row := img.Pix[y*img.Stride:]
		for x := range img.Rect.Dx() {
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = line[4*x+2], line[4*x+1], line[4*x], 255
		}
	}
	return img
}

// photograph writes the screen into a directory and returns the file's path.
func (d *desktop) photograph(dir, name string) string {
	d.t.Helper()
	must(d.t, os.MkdirAll(dir, 0o755))
	path := filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+".png")
	f, err := os.Create(path)
	must(d.t, err)
	defer f.Close()
	must(d.t, (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(f, d.screen()))
	return path
}

// eyes find words on the screen by drawing them as the window does and looking for
// that. They remember what words look like.
type eyes struct {
	scale float32
	known map[string][]shape
}

// shape is how words look.
type shape struct {
	size   image.Point
	ink    image.Point // where there is most of it
	paper  image.Point // where there is none
	points []point     // all, in a mixed order: a place that looks otherwise shows it soon
}

// point is how much ink there is somewhere, from 0 to 255.
type point struct {
	at  image.Point
	ink int
}

// The sizes of the words in the window, and the colours. Words on the board have
// others: they are as large as the picture.
var (
	sizes = []float32{ui.Body, ui.Small, ui.Strong, ui.Title}
	inks  = []color.NRGBA{
		ui.Light.Ink, ui.Light.Muted, ui.Light.Faint, ui.Light.Accent, ui.Light.OnAccent, ui.Light.Good, ui.Light.Bad, ui.Light.Open,
		ui.Dark.Ink, ui.Dark.Muted, ui.Dark.Faint, ui.Dark.Accent, ui.Dark.OnAccent, ui.Dark.Good, ui.Dark.Bad, ui.Dark.Open,
	}
)

// shapes are the words in every size, regular and bold.
func (e *eyes) shapes(words string) []shape {
	if known, ok := e.known[words]; ok {
		return known
	}
	learnRare(words)
	var all []shape
	for _, size := range sizes {
		for _, bold := range []bool{false, true} {
			c := software.NewTransparentCanvas()
			c.SetPadded(false)
			c.SetScale(e.scale)
			c.SetContent(ui.Text(words, ui.Style{Size: size, Bold: bold, Color: color.White}))
			all = append(all, newShape(c.Capture()))
		}
	}
	e.known[words] = all
	return all
}

// learnRare has rare characters added to the font at once: the window gathers them for a moment,
// and what is drawn before looks otherwise.
func learnRare(words string) {
	if strings.ContainsFunc(words, func(r rune) bool { _, common := fonts.Common(r); return !common }) {
		ui.Text(words, ui.Style{})
		settings := fyne.CurrentApp().Settings()
		settings.SetTheme(settings.Theme())
	}
}

func newShape(img image.Image) shape {
	b := img.Bounds()
	s := shape{size: b.Size()}
	most, least := -1, 256
	for y := range s.size.Y {
		for x := range s.size.X {
			_, _, _, alpha := img.At(b.Min.X+x, b.Min.Y+y).RGBA()
			p := point{image.Pt(x, y), int(alpha >> 8)}
			s.points = append(s.points, p)
			if p.ink > most {
				most, s.ink = p.ink, p.at
			}
			if p.ink < least {
				least, s.paper = p.ink, p.at
			}
		}
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(s.points), func(i, j int) {
		s.points[i], s.points[j] = s.points[j], s.points[i]
	})
	return s
}

// find looks for words in a part of a picture: whole lines, or what a line begins with.
// The letters after that stand between two points of the screen, and look otherwise.
func (e *eyes) find(img *image.RGBA, in image.Rectangle, words string) (image.Rectangle, bool) {
	shapes := e.shapes(words)
	var paper color.RGBA // a colour that is no ink: most points are like the one before
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			ink := img.RGBAAt(x, y)
			if ink == paper {
				continue
			}
			if !isInk(ink) {
				paper = ink
				continue
			}
			for i := range shapes {
				s := &shapes[i]
				at := image.Pt(x, y).Sub(s.ink)
				if r := (image.Rectangle{at, at.Add(s.size)}); r.In(in) && s.matches(img, at, ink) {
					return r, true
				}
			}
		}
	}
	return image.Rectangle{}, false
}

// matches says whether the words stand at a place, in one ink on one paper.
func (s *shape) matches(img *image.RGBA, at image.Point, ink color.RGBA) bool {
	paper := img.RGBAAt(at.X+s.paper.X, at.Y+s.paper.Y)
	if difference(paper, ink) < 120 {
		return false
	}
	for _, p := range s.points {
		want := color.RGBA{mix(paper.R, ink.R, p.ink), mix(paper.G, ink.G, p.ink), mix(paper.B, ink.B, p.ink), 255}
		if difference(img.RGBAAt(at.X+p.at.X, at.Y+p.at.Y), want) > 96 {
			return false
		}
	}
	return true
}

func mix(paper, ink uint8, part int) uint8 {
	return uint8((int(paper)*(255-part) + int(ink)*part) / 255)
}

func isInk(c color.RGBA) bool {
	for _, i := range inks {
		if difference(c, color.RGBA{i.R, i.G, i.B, 255}) <= 24 {
			return true
		}
	}
	return false
}

// difference says how different two colours are, from 0 to 765.
func difference(a, b color.RGBA) int {
	return apart(a.R, b.R) + apart(a.G, b.G) + apart(a.B, b.B)
}

func apart(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }

// area is the box around all points of one colour in a part of a picture.
func area(img *image.RGBA, in image.Rectangle, c color.NRGBA) image.Rectangle {
	var box image.Rectangle
	want := color.RGBA{c.R, c.G, c.B, 255}
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if img.RGBAAt(x, y) == want {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// see waits until words stand on the screen and says where.
func (d *desktop) see(words string) image.Rectangle {
	d.t.Helper()
	return d.seeIn(image.Rect(0, 0, d.width, d.height), words)
}

func (d *desktop) seeIn(in image.Rectangle, words string) (at image.Rectangle) {
	d.t.Helper()
	d.until(fmt.Sprintf("%q is on the screen", words), func() (ok bool) {
		at, ok = d.eyes.find(d.screen(), in, words)
		return ok
	})
	return at
}

// seesIn says whether words stand in a part of the screen now.
func (d *desktop) seesIn(in image.Rectangle, words string) bool {
	_, ok := d.eyes.find(d.screen(), in, words)
	return ok
}
