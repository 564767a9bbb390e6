package scene

import (
	"bytes"
	"encoding/base64"
	"image"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"whybone/fishbone/draw/fonts"
)

// everyScript has what the old bundled font lacked, and what needs a shaper.
var everyScript = []string{
	"喆堃镕祎旻昉燊湉𬭛", "佢哋唔知點處理", "駅の図と対応が違う", "포장 불량", "Người dùng chưa được hướng dẫn",
	"☑ 已回访 ☐ 未回访", "x̄ R̄ p̂ σ̂ X̿", "∑x² ≤ ∞ ∝ ∴ ∵ ≠ ⊕ ∮", "الرطوبة عالية (15%)", "ปัญหาที่โรงงาน", "תקלה במכונה", "न्यूनतम", "😀 👩\u200d🏭 1️⃣",
}

// TestEveryWriterShowsEveryCharacter writes one text after the other in each format.
func TestEveryWriterShowsEveryCharacter(t *testing.T) {
	t.Parallel()
	for _, words := range everyScript {
		for _, forms := range []fonts.Forms{fonts.Simplified, fonts.Traditional} {
			line := written("", 10, 30, words, 14, forms == fonts.Traditional)
			s := &Scene{Width: 400, Height: 50, Paper: rgb(0xffffff), Forms: forms, Texts: []Text{line}}
			if missing := Missing([]*Scene{s}); len(missing) > 0 {
				t.Errorf("%s: %q are missing", words, missing)
			}
			inFont(t, s, words)
			inPDF(t, s, words)
		}
	}
}

// inPDF looks for the words in what a reader of the PDF would copy.
func inPDF(t *testing.T, s *Scene, words string) {
	t.Helper()
	if strings.ContainsFunc(words, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) }) {
		return // a tool puts brackets of its own where the direction changes
	}
	got := strings.Join(strings.Fields(poppler(t, "pdftotext", pdfOf(t, DocumentInfo{}, s), "-")), "")
	if want := strings.ReplaceAll(words, " ", ""); got != want {
		t.Errorf("the PDF says %q, want %q", got, want)
	}
}

var fontFile = regexp.MustCompile(`base64,([^)]+)`)

// inFont looks for the words in the fonts that an SVG brings along.
func inFont(t *testing.T, s *Scene, words string) {
	t.Helper()
	svg := s.SVGWithFonts()
	if !bytes.Contains(svg, []byte(">"+words+"<")) {
		t.Errorf("the SVG has not the words %s", words)
	}
	for _, m := range fontFile.FindAllSubmatch(svg, -1) {
		if data, err := base64.StdEncoding.DecodeString(string(m[1])); err != nil || !bytes.HasPrefix(data, []byte("wOFF")) {
			t.Errorf("%s: a font cannot be read, %v", words, err)
		}
	}
	for _, g := range s.Texts[0].glyphs(s.forms()) {
		if alone := len([]rune(g.Text)) == 1; alone && !bytes.Contains(svg, []byte(`font-family:"`+g.Font.Family()+`"`)) {
			t.Errorf("the SVG lacks the font of %q in %s", g.Text, words)
		}
	}
}

func TestFormsDiffer(t *testing.T) {
	t.Parallel()
	drawn := func(words string, forms fonts.Forms) *image.RGBA {
		s := &Scene{Width: 120, Height: 40, Paper: rgb(0xffffff), Forms: forms, Texts: []Text{written("", 10, 30, words, 20, false)}}
		p, err := s.Image(1)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, words := range []string{"骨", "人，口"} {
		if bytes.Equal(drawn(words, fonts.Simplified).Pix, drawn(words, fonts.Traditional).Pix) {
			t.Errorf("%s looks alike in simplified and traditional Chinese", words)
		}
	}
	if bytes.Equal(drawn("骨", fonts.Simplified).Pix, drawn("骨", fonts.Japanese).Pix) {
		t.Error("骨 looks alike in Chinese and Japanese")
	}
}

func TestMissingCharactersAreNamedOnce(t *testing.T) {
	t.Parallel()
	s := &Scene{Width: 100, Height: 50, Texts: []Text{written("", 0, 20, "b\ue001 \ue000\ue001", 10, false), written("", 0, 40, "\ue000 x̄ 喆", 10, true)}}
	if got := Missing([]*Scene{s, s}); string(got) != "\ue001\ue000" {
		t.Errorf("missing are %q", got)
	}
}
