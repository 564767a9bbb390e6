package picture

import (
	"bytes"
	"fmt"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// The endings that others than this table have to know.
const (
	SVG = ".svg"
	PNG = ".png"
	JPG = ".jpg"
	PDF = ".pdf"
	DOT = ".dot"

	DrawIO = ".drawio"
)

// Format is a kind of picture file.
type Format struct {
	Ending string // with its dot, in small letters
	Pixels bool   // made of pixels: the resolution matters
	Pages  bool   // one file holds any number of pages
	Alias  bool   // another ending of the format before it
	Text   bool   // its texts are for another program to draw
	encode func(pages []*scene.Scene, s Settings) ([]byte, error)
}

// Settings are what files may need besides their pictures.
type Settings struct {
	DPI   int                         // of a format of pixels, [scene.MinDPI] to [scene.MaxDPI]
	Info  scene.DocumentInfo          // of a PDF
	Tiles scene.Page                  // of a PDF: the sheets that a poster is put together from; [scene.Fit] for none
	Bones map[fishbone.ID]fishbone.ID // of a fish for draw.io: on which bone a cause is, as [Bones] says
}

var formats = []Format{
	{Ending: SVG, encode: svg},
	{Ending: PNG, Pixels: true, encode: png},
	{Ending: JPG, Pixels: true, encode: jpeg},
	{Ending: ".jpeg", Pixels: true, Alias: true, encode: jpeg},
	{Ending: PDF, Pages: true, encode: pdf},
	{Ending: DOT, Text: true, encode: dot},
	{Ending: ".gv", Alias: true, Text: true, encode: dot},
	{Ending: DrawIO, Pages: true, Text: true, encode: drawio},
}

// Formats are all formats, the usual one first.
func Formats() []Format { return slices.Clone(formats) }

// FormatOf returns the format with an ending.
func FormatOf(ending string) (f Format, ok bool) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Ending == ending })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// Files returns drawn pages as files of one kind: one for all of them, or one for each
// where such a file holds a single picture.
func Files(pages []*scene.Scene, kind string, s Settings) ([][]byte, error) {
	format, ok := FormatOf(kind)
	if !ok {
		return nil, fmt.Errorf("there is no kind of picture called %q", kind)
	}
	each := 1
	if format.Pages {
		each = len(pages)
	}
	var files [][]byte
	for chunk := range slices.Chunk(pages, each) {
		file, err := format.encode(chunk, s)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func svg(pages []*scene.Scene, _ Settings) ([]byte, error) { return pages[0].SVGWithFonts(), nil }

func dot(pages []*scene.Scene, _ Settings) ([]byte, error) { return pages[0].DOT(), nil }

func drawio(pages []*scene.Scene, s Settings) ([]byte, error) {
	return scene.DrawIO(pages, s.Bones), nil
}

func png(pages []*scene.Scene, s Settings) ([]byte, error) {
	var b bytes.Buffer
	err := pages[0].PNG(&b, s.DPI)
	return b.Bytes(), err
}

func jpeg(pages []*scene.Scene, s Settings) ([]byte, error) {
	var b bytes.Buffer
	err := pages[0].JPEG(&b, s.DPI)
	return b.Bytes(), err
}

func pdf(pages []*scene.Scene, s Settings) ([]byte, error) {
	var b bytes.Buffer
	if s.Tiles != scene.Fit {
		err := scene.TiledPDF(&b, pages, s.Tiles, tileWords(), s.Info)
		return b.Bytes(), err
	}
	err := scene.PDF(&b, pages, s.Info)
	return b.Bytes(), err
}
