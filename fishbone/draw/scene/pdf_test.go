package scene

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func pdfOf(t testing.TB, info DocumentInfo, pages ...*Scene) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, pages, info); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// poppler runs one of Poppler's tools on a PDF and returns what it prints.
func poppler(t testing.TB, tool string, pdf []byte, after ...string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		t.Skipf("no %s here (Debian: poppler-utils)", tool)
	}
	file := filepath.Join(t.TempDir(), "scene.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, append([]string{file}, after...)...).CombinedOutput()
	if err != nil || strings.Contains(string(out), "Error") {
		t.Fatalf("%s: %v\n%s", tool, err, out)
	}
	return string(out)
}

func TestTextsOfAPDFCanBeReadBack(t *testing.T) {
	t.Parallel()
	s := fish()
	s.Texts = append(s.Texts, written("", 20, 90, "한국 ไ", 10, false))
	text := poppler(t, "pdftotext", pdfOf(t, DocumentInfo{}, s), "-")
	for _, want := range []string{"销售额整体下滑，", "连续三个月…", "People 人", "薪资制度不够好 (pay AVATAR)", `struck: "a" \N <b> & 管理不力`, "✓ ★ ① →", "한국"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be found in\n%s", want, text)
		}
	}
}

func TestAPDFSaysWhatItIs(t *testing.T) {
	t.Parallel()
	info := DocumentInfo{Title: "交货晚 & (late)", Author: "王芳", Language: "zh-Hans", Made: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)}
	wide := &Scene{Width: 1190.55, Height: 841.89, Paper: rgb(0xffffff)}
	pdf := pdfOf(t, info, fish(), wide)
	got := poppler(t, "pdfinfo", pdf, "-l", "2")
	for _, want := range []string{`Title: +交货晚 & \(late\)`, `Author: +王芳`, `CreationDate: +Wed Mar +4 05:06:07 2026`, `Pages: +2`, `Page +1 size: +420 x 240 pts`, `Page +2 size: +1190.55 x 841.89 pts`} {
		if !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
	if !bytes.Contains(pdf, []byte("/Lang (zh-Hans)")) {
		t.Error("the language is missing")
	}
	if fonts := poppler(t, "pdffonts", pdf); strings.Count(fonts, "CID TrueType      Identity-H       yes yes yes") != 2 {
		t.Errorf("want two embedded fonts with Unicode:\n%s", fonts)
	}
}

func TestTheSamePDFHasTheSameBytes(t *testing.T) {
	t.Parallel()
	s := stored(t, "fishbone")
	first := pdfOf(t, DocumentInfo{Title: "a"}, s, fish())
	for range 5 {
		if !bytes.Equal(first, pdfOf(t, DocumentInfo{Title: "a"}, s, fish())) {
			t.Fatal("the same scene gave other bytes")
		}
	}
	if len(first) > 120_000 {
		t.Errorf("%d bytes, which is more than a subset of the font", len(first))
	}
}

func TestAHugeSceneBecomesAPageThatReadersOpen(t *testing.T) {
	t.Parallel()
	got := poppler(t, "pdfinfo", pdfOf(t, DocumentInfo{}, &Scene{Width: 28_800, Height: 1_000}))
	if !strings.Contains(got, "14400 x 500 pts") {
		t.Errorf("want a page of 14400 x 500:\n%s", got)
	}
}

func TestPDFRefusesWhatItCannotBe(t *testing.T) {
	t.Parallel()
	for _, s := range []*Scene{{}, {Width: 10, Height: math.Inf(1)}, {Width: math.NaN(), Height: 10}, {Width: 50_001, Height: 10}} {
		if err := PDF(io.Discard, []*Scene{s}, DocumentInfo{}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%v × %v: %v, want %v", s.Width, s.Height, err, ErrTooLarge)
		}
	}
	if err := PDF(io.Discard, nil, DocumentInfo{}); err == nil {
		t.Error("a document without a page was written")
	}
	if err := PDF(&full{100}, []*Scene{fish()}, DocumentInfo{}); !errors.Is(err, errFull) {
		t.Errorf("%v, want %v", err, errFull)
	}
}

func TestAnySceneBecomesAPDF(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		info := DocumentInfo{Title: rapid.String().Draw(t, "title"), Author: rapid.SampledFrom(nasty).Draw(t, "author")}
		var b bytes.Buffer
		if err := PDF(&b, []*Scene{anyScene(t)}, info); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-1.")) || !bytes.HasSuffix(b.Bytes(), []byte("%%EOF\n")) {
			t.Fatal("it is no PDF")
		}
	})
}

// TestAPDFLooksLikeThePicture compares what Poppler draws with the PNG.
func TestAPDFLooksLikeThePicture(t *testing.T) {
	t.Parallel()
	s := stored(t, "fishbone")
	out := filepath.Join(t.TempDir(), "page")
	poppler(t, "pdftoppm", pdfOf(t, DocumentInfo{}, s), "-r", "72", "-singlefile", out)
	drawn, err := os.ReadFile(out + ".ppm")
	if err != nil {
		t.Fatal(err)
	}
	want, err := s.Image(1)
	if err != nil {
		t.Fatal(err)
	}
	var width, height, depth int
	if _, err := fmt.Sscanf(string(drawn[:20]), "P6\n%d %d\n%d", &width, &height, &depth); err != nil {
		t.Fatal(err)
	}
	if math.Abs(float64(width-want.Rect.Dx())) > 1 || math.Abs(float64(height-want.Rect.Dy())) > 1 {
		t.Fatalf("%d × %d pixels, want %v", width, height, want.Rect.Size())
	}
	pixels := drawn[len(drawn)-3*width*height:]
	// Squares of some pixels, for the two smooth edges in different ways.
	const side = 8
	worst, sum, n := 0.0, 0.0, 0
	for y := 0; y+side < min(height, want.Rect.Dy()); y += side {
		for x := 0; x+side < min(width, want.Rect.Dx()); x += side {
			difference := 0.0
			for i := range side * side {
				px, py := x+i%side, y+i/side
				difference += float64(pixels[3*(py*width+px)]) - float64(want.Pix[want.PixOffset(px, py)])
			}
			difference = math.Abs(difference) / (side * side)
			worst, sum, n = math.Max(worst, difference), sum+difference, n+1
		}
	}
	if mean := sum / float64(n); mean > 3 || worst > 60 {
		t.Errorf("places differ by %.1f of 255 on average, the worst by %.0f", mean, worst)
	}
}

func TestDashesOfAPDFAreDashes(t *testing.T) {
	t.Parallel()
	ink := func(dashed bool) (dark int) {
		l := Line{Points: []Point{{10, 20}, {190, 20}}, Width: 4, Dashed: dashed}
		l.Color.A = 0xff
		s := &Scene{Width: 200, Height: 40, Paper: rgb(0xffffff), Lines: []Line{l}}
		out := filepath.Join(t.TempDir(), "page")
		poppler(t, "pdftoppm", pdfOf(t, DocumentInfo{}, s), "-r", "72", "-singlefile", out)
		drawn, err := os.ReadFile(out + ".ppm")
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(drawn, []byte{0, 0, 0})
	}
	if part := float64(ink(true)) / float64(ink(false)); part < 0.4 || part > 0.8 {
		t.Errorf("dashes cover %.2f of the line", part)
	}
}

// A table of contents leads to the headings, and images are there with their opacity.
func TestAPDFHasBookmarksAndImages(t *testing.T) {
	t.Parallel()
	mark := image.NewNRGBA(image.Rect(0, 0, 4, 2))
	mark.Set(1, 1, color.NRGBA{200, 10, 20, 128})
	pages := []*Scene{fish(), fish()}
	pages[0].Headings = []Heading{{"一 主题", 20}, {"D2 (x)", 60}}
	pages[1].Headings = []Heading{{"Last", 10}}
	pages[1].Images = []Image{{At: Point{10, 10}, Width: 40, Height: 20, Picture: mark}, {At: Point{60, 10}, Width: 40, Height: 20, Picture: mark}}
	text := string(pdfOf(t, DocumentInfo{Language: "zh-Hans"}, pages...))
	for _, want := range []string{"/Type/Outlines", "/Count 3", "/Title <FEFF4E0000204E3B9898>", `/Title (D2 \(x\))`, "/Title (Last)", "/Outlines ", "/SMask ", "/Lang (zh-Hans)"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s", want)
		}
	}
	if n := strings.Count(text, "/ColorSpace/DeviceRGB"); n != 1 {
		t.Errorf("the image is there %d times", n)
	}
	if plain := string(pdfOf(t, DocumentInfo{}, fish())); strings.Contains(plain, "Outlines") || strings.Contains(plain, "XObject") {
		t.Error("a picture alone has a table of contents")
	}
	poppler(t, "pdfinfo", []byte(text))
}

// An image is drawn where it stands, in pixels and in an SVG.
func TestAnImageIsDrawn(t *testing.T) {
	t.Parallel()
	red := color.NRGBA{200, 10, 20, 255}
	mark := image.NewNRGBA(image.Rect(0, 0, 4, 2))
	draw.Draw(mark, mark.Rect, image.NewUniform(red), image.Point{}, draw.Src)
	s := &Scene{Width: 100, Height: 200, Paper: color.NRGBA{255, 255, 255, 255}, Images: []Image{{At: Point{10, 50}, Width: 40, Height: 100, Picture: mark}}}
	img, err := s.Image(2)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []image.Point{{22, 102}, {60, 200}, {98, 298}} {
		if got := color.NRGBAModel.Convert(img.At(at.X, at.Y)); got != red {
			t.Errorf("at %v it is %v", at, got)
		}
	}
	if got := color.NRGBAModel.Convert(img.At(15, 200)); got == red {
		t.Error("it is drawn beside its place")
	}
	if svg := string(s.SVG()); !strings.Contains(svg, `<image x="10" y="50" width="40" height="100"`) || !strings.Contains(svg, "data:image/png;base64,") {
		t.Errorf("the SVG is %s", svg)
	}
	moved := s.Copy()
	moved.Transform(2, 5, 0)
	if m := moved.Images[0]; m.At != (Point{25, 100}) || m.Width != 80 || s.Images[0].Width != 40 || moved.LooksLike(s) {
		t.Errorf("moved: %+v", m)
	}
}

// streams are the contents of a PDF's pages, unpacked.
func streams(t testing.TB, pdf []byte) (all []string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`(?s)/Filter/FlateDecode/Length \d+>>\nstream\n(.*?)\nendstream`).FindAllSubmatch(pdf, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}

// A document that is read from top to bottom says what its parts are; a picture has none.
func TestAPDFSaysWhatItsPartsAre(t *testing.T) {
	t.Parallel()
	root := &Tag{Role: "Document"}
	title, row := root.Add("H1"), root.Add("Table").Add("TR")
	cell, figure := row.Add("TH"), root.Add("Figure")
	figure.Alt, figure.Box = "鱼骨图", [4]float64{10, 20, 30, 40}
	first, second := fish(), fish()
	for _, s := range []*Scene{first, second} {
		s.Tags = root
		for i := range s.Lines {
			s.Lines[i].Tag = figure
		}
	}
	first.Texts = []Text{written("", 20, 30, "Title", 10, false), written("", 20, 60, "cell 一", 10, false), written("", 20, 90, "1 / 2", 10, false)}
	first.Texts[0].Tag, first.Texts[1].Tag = title, cell
	second.Texts = []Text{written("", 20, 30, "goes on", 10, false)}
	second.Texts[0].Tag = cell
	pdf := pdfOf(t, DocumentInfo{Language: "zh-Hans"}, first, second)
	for _, want := range []string{"/MarkInfo<</Marked true>>", "/StructTreeRoot", "/StructParents 1/Tabs/S", "/Alt <FEFF9C7C9AA856FE>", "/BBox[10 180 40 220]", "/Scope/Column", "/S/H1"} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
	marked := 0
	for _, text := range streams(t, pdf) {
		begun, ended := strings.Count(text, "BDC\n")+strings.Count(text, "BMC\n"), strings.Count(text, "EMC\n")
		if begun != ended {
			t.Errorf("%d parts begin and %d end", begun, ended)
		}
		marked += strings.Count(text, "/MCID")
	}
	if marked != 5 { // the figure on both pages, the title, the cell on both pages
		t.Errorf("%d pieces are marked", marked)
	}
	if plain := pdfOf(t, DocumentInfo{}, fish()); bytes.Contains(plain, []byte("Struct")) || strings.Contains(strings.Join(streams(t, plain), ""), "MCID") {
		t.Error("a picture has tags")
	}
	told := poppler(t, "pdfinfo", pdf, "-struct-text")
	for _, want := range []string{`(?s)H1 \(block\)\s+"Title"`, `(?s)TH.*"cell 一"`, `"goes on"`, `Figure`} {
		if !regexp.MustCompile(want).MatchString(told) {
			t.Errorf("%s is not told by\n%s", want, told)
		}
	}
	if strings.Contains(told, "1 / 2") {
		t.Error("the number of the page is read aloud")
	}
}
