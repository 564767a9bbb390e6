package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// doubleBytes are all characters that two bytes give in an old encoding.
func doubleBytes(e encoding.Encoding) (chars []rune) {
	for lead := 0x81; lead <= 0xfe; lead++ {
		for trail := 0x40; trail <= 0xfe; trail++ {
			s, err := e.NewDecoder().Bytes([]byte{byte(lead), byte(trail)})
			if r := []rune(string(s)); err == nil && len(r) == 1 && r[0] != unicode.ReplacementChar && !unicode.Is(unicode.Co, r[0]) {
				chars = append(chars, r[0])
			}
		}
	}
	return chars
}

func span(from, to rune) (chars []rune) {
	for r := from; r <= to; r++ {
		chars = append(chars, r)
	}
	return chars
}

// characterSets are the characters that every picture shows.
func characterSets(t *testing.T) map[string][]rune {
	table, err := os.ReadFile("testdata/tongyong-guifan.txt")
	if err != nil {
		t.Fatal(err)
	}
	general := []rune(strings.ReplaceAll(string(table), "\n", ""))
	if len(general) != 8105 {
		t.Fatalf("the table of general characters has %d", len(general))
	}
	return map[string][]rune{
		"通用规范汉字表": general,
		"Big5":    doubleBytes(traditionalchinese.Big5),
		// JIS X 0208 has kana and the jōyō kanji but for the four that were added.
		"Japanese":   append(doubleBytes(japanese.ShiftJIS), []rune("𠮟塡剝頰")...),
		"Cantonese":  []rune("佢哋唔冇咗嘅喺噉咁嚟攞揾搵啲嗰啱嘢乜嘥畀俾瞓諗睇攰嬲孭氹焗嗌噏嘈掂瞌喐郁撳冚揼㩒㷫𠺢𡃁𠹌𢫏𨋢𠝹𡁻𠻹𠱁𠸎"),
		"Hangul":     span(0xac00, 0xd7a3),
		"Vietnamese": append([]rune("ăâđêôơưĂÂĐÊÔƠƯ₫"), span(0x1ea0, 0x1ef9)...),
		"Latin":      span(0xa0, 0x24f),
		"accents":    span(0x300, 0x36f),
		"Greek":      []rune("αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςϕϵ"),
		"Cyrillic":   span(0x400, 0x52f),
		"operators":  span(0x2200, 0x22ff),
		"arrows":     span(0x2190, 0x21ff),
		"boxes":      span(0x2500, 0x25ff),
		"symbols":    span(0x2600, 0x27bf),
		"circled":    span(0x2460, 0x24ff),
		"units":      span(0x3380, 0x33df),
		"Arabic":     []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة،؛؟٠١٢٣٤٥٦٧٨٩"),
		"Thai":       append(span(0xe01, 0xe3a), span(0xe3f, 0xe5b)...),
		"Hebrew":     span(0x5d0, 0x5ea),
		"Hindi":      span(0x905, 0x939),
		"emoji":      append(span(0x1f600, 0x1f64f), []rune("🔧⚙🏭👷📈📉🧪✅❌⚠")...),
	}
}

// TestEveryCharacterHasAFont asks for the glyph itself, not only for what the list of the
// fonts' characters says.
func TestEveryCharacterHasAFont(t *testing.T) {
	t.Parallel()
	for name, chars := range characterSets(t) {
		for _, forms := range []Forms{Simplified, Traditional, Japanese, Korean} {
			var missing []rune
			for _, r := range chars {
				f := For(r, forms == Traditional, forms)
				if f == nil {
					missing = append(missing, r)
				} else if _, ok := f.Glyph(r); !ok && !Unseen(r) {
					missing = append(missing, r)
				}
			}
			if len(missing) > 0 {
				t.Errorf("%s, %s: %d of %d characters have no glyph: %s", name, forms.Language(), len(missing), len(chars), string(missing[:min(40, len(missing))]))
			}
		}
	}
}

func TestTheListOfCharactersIsTrue(t *testing.T) {
	t.Parallel()
	tables := coverage()
	for _, f := range general[1:] {
		if tables[f.name] == nil {
			t.Fatalf("nothing is known of %s", f.name)
		}
		for _, font := range f.weights {
			for r := rune(0x20); r < 0x30000; r += 7 {
				if _, ok := font.Glyph(r); ok != unicode.Is(tables[f.name], r) {
					t.Fatalf("%s has %q: %v, the list says otherwise", font.Name(), r, ok)
				}
			}
		}
	}
}

// TestFormsAreAsWideAsEachOther is what lets a label be measured before anybody knows its
// forms.
func TestFormsAreAsWideAsEachOther(t *testing.T) {
	t.Parallel()
	width := func(r rune, bold bool, forms Forms) float64 {
		f := For(r, bold, forms)
		id, _ := f.Glyph(r)
		return f.Advance(id)
	}
	for _, r := range "骨過一、。，！？（）「」『』《》〈〉【】〔〕…—“”·～：；①㈠㎡℃※ーアいｱ가한a0%" {
		for _, bold := range []bool{false, true} {
			for _, forms := range []Forms{Traditional, Japanese, Korean} {
				if got, want := width(r, bold, forms), width(r, bold, Simplified); got != want {
					t.Errorf("%q is %v wide in %s, %v in Chinese", r, got, forms.Language(), want)
				}
			}
		}
	}
}

func TestTheFontOfACharacter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		chars string
		forms Forms
		want  string
	}{
		{"a", Traditional, "NotoSansSC"}, {"骨", Simplified, "NotoSansSC"}, {"骨", Traditional, "NotoSansTC"},
		{"骨", Japanese, "NotoSansJP"}, {"骨", Korean, "NotoSansKR"}, {"，", Traditional, "NotoSansTC"},
		{"喆", Simplified, "NotoSansSCMore"}, {"喆", Traditional, "NotoSansTCMore"}, {"𬭛", Traditional, "NotoSansSCMore"},
		{"한", Simplified, "NotoSansKR"}, {"x\u0304", Simplified, "NotoSans"}, {"ơ", Simplified, "NotoSans"},
		{"⊕", Simplified, "NotoSansSC"}, {"⨂", Simplified, "NotoSansMath"}, {"غ", Simplified, "NotoSansArabic"},
		{"☑", Simplified, "NotoSansSymbols2"}, {"😀", Simplified, "NotoEmoji"}, {"👩\u200d🏭", Simplified, "NotoEmoji"}, {"1\ufe0f\u20e3", Simplified, "NotoEmoji"},
	} {
		f := ForAll([]rune(c.chars), false, c.forms)
		if f == nil || f.Family() != c.want {
			t.Errorf("%q in %s is of %v, want %s", c.chars, c.forms.Language(), f, c.want)
		}
	}
	if f := For(0xe000, false, Simplified); f != nil {
		t.Errorf("a private character is of %s", f.Name())
	}
}

func TestFormsOfTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		texts string
		usual Forms
		want  Forms
	}{
		{"", Traditional, Traditional}, {"late again", Japanese, Japanese}, {"人口", Traditional, Traditional},
		{"客户投诉", Traditional, Simplified}, {"客戶投訴", Simplified, Traditional},
		{"三月銷售額下滑，他說：“价格”", Simplified, Traditional},
		{"李堃、张玥的工单重复投诉|赵旻与刘昉交接不清|佢哋唔知點處理", Traditional, Simplified},
		{"検査工程のばらつき|治具の劣化", Simplified, Japanese}, {"포장 불량|교육 부족", Simplified, Korean},
		{"人员培训不足|设备老化|来料批次混用|标准没有更新|の", Simplified, Simplified},
	} {
		if got := FormsOf(strings.Split(c.texts, "|"), c.usual); got != c.want {
			t.Errorf("%s is in %s, want %s", c.texts, got.Language(), c.want.Language())
		}
	}
	for label, want := range map[string]Forms{"駅の図": Japanese, "포장": Korean, "骨": Traditional, "late": Traditional} {
		if got := FormsIn(label, Traditional); got != want {
			t.Errorf("%s among traditional labels is in %s", label, got.Language())
		}
	}
}

// parts are glyphs with parts of their own (é, ǖ), without, and without an outline.
var parts = []rune("é中 ǖA堃")

func TestASubsetDrawsTheSame(t *testing.T) {
	t.Parallel()
	for _, forms := range []Forms{Simplified, Japanese} {
		for _, r := range parts {
			f := For(r, true, forms)
			id, _ := f.Glyph(r)
			file, err := sfnt.Parse(withoutCmap(f, id))
			if err != nil {
				t.Fatal(err)
			}
			var b sfnt.Buffer
			got, err := file.LoadGlyph(&b, 1, fixed.I(1000), nil)
			if want := f.Outline(id, fixed.I(1000)); err != nil || !slices.Equal(got, want) {
				t.Errorf("%q of %s: %v, %d segments, want %d", r, f.Name(), err, len(got), len(want))
			}
		}
	}
}

// withoutCmap is a subset with an empty table of characters, which the reader wants.
func withoutCmap(f *Font, id uint16) []byte {
	return f.subset([]uint16{0, id}, map[string][]byte{"cmap": cmap(nil, nil), "post": post(), "name": tablesOf(f.Data())["name"], "OS/2": tablesOf(f.Data())["OS/2"]})
}

func TestAWebFontHasItsCharacters(t *testing.T) {
	t.Parallel()
	f := For('中', false, Traditional)
	chars := map[rune]uint16{}
	for _, r := range "中骨過，A" {
		chars[r], _ = f.Glyph(r)
	}
	file, err := sfnt.Parse(unpack(t, f.Web(chars)))
	if err != nil {
		t.Fatal(err)
	}
	var b sfnt.Buffer
	for _, r := range slices.Sorted(maps.Keys(chars)) {
		id, err := file.GlyphIndex(&b, r)
		if err != nil || id == 0 {
			t.Fatalf("%q is missing: %v", r, err)
		}
		got, err := file.LoadGlyph(&b, id, fixed.I(1000), nil)
		if want := f.Outline(chars[r], fixed.I(1000)); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %d segments, want %d", r, err, len(got), len(want))
		}
	}
	if whole := unpack(t, f.WholeWeb()); len(tablesOf(whole)) != len(tablesOf(f.Data())) {
		t.Error("the whole font has lost a table")
	}
}

// unpack turns a WOFF file into the TrueType file that it was.
func unpack(t *testing.T, file []byte) []byte {
	t.Helper()
	if string(file[:4]) != "wOFF" || int(binary.BigEndian.Uint32(file[8:])) != len(file) {
		t.Fatalf("%q, %d bytes", file[:4], len(file))
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[12:])) {
		entry := file[44+20*i:]
		at, packed, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		table := file[at : at+packed]
		if packed < size {
			z, err := zlib.NewReader(bytes.NewReader(table))
			if err != nil {
				t.Fatal(err)
			}
			if table, err = io.ReadAll(z); err != nil || len(table) != int(size) {
				t.Fatalf("%s: %d bytes, want %d, %v", entry[:4], len(table), size, err)
			}
		}
		tables[string(entry[:4])] = table
	}
	return fontFile(tables)
}

// TestTheFontOfAWindow has the forms of its language, all common characters, those that
// were added, and those that it had, under the numbers that its rules know.
func TestTheFontOfAWindow(t *testing.T) {
	t.Parallel()
	for _, forms := range []Forms{Simplified, Traditional} {
		for _, bold := range []bool{false, true} {
			file, err := sfnt.Parse(WindowWith(forms, bold, []rune("喆堃𬭛한駅啲喆"), nil))
			if err != nil {
				t.Fatal(err)
			}
			var b sfnt.Buffer
			for _, r := range "é中骨過，这A喆堃𬭛한駅啲" {
				f := For(r, bold, forms)
				own, _ := f.Glyph(r)
				id, err := file.GlyphIndex(&b, r)
				if err != nil || id == 0 {
					t.Fatalf("%s lacks %q: %v", forms.Language(), r, err)
				}
				got, err := file.LoadGlyph(&b, id, fixed.I(1000), nil)
				if want := f.Outline(own, fixed.I(1000)); err != nil || !slices.Equal(got, want) && r >= East {
					t.Errorf("%s: %q has %d segments, want %d of %s (%v)", forms.Language(), r, len(got), len(want), f.Name(), err)
				}
				advance, err := file.GlyphAdvance(&b, id, fixed.I(1000), 0)
				if err != nil || float64(advance)/64/1000 != f.Advance(own) {
					t.Errorf("%s: %q is %v wide, want %v em", forms.Language(), r, advance, f.Advance(own))
				}
			}
		}
	}
	for r, want := range map[rune]bool{'中': false, 'a': false, '喆': true, '한': true, '😀': false, 'غ': false, '\u0304': false, 0xe000: false} {
		if got := Addable(r, Simplified); got != want {
			t.Errorf("%q can be added: %v", r, got)
		}
	}
	if _, err := sfnt.Parse(Window(Traditional, false)); err != nil {
		t.Error(err)
	}
}

func BenchmarkWindow(b *testing.B) {
	for b.Loop() {
		WindowWith(Traditional, false, []rune("喆"), nil)
	}
}
