package ui

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

// widthAfresh is [lineBreaker.wide] without memory, paragraph by paragraph.
func widthAfresh(text string, room, size float32) float32 {
	best, fewest := room, math.MaxInt
	for width, n := room, 0; n < 8 && width > room-4*size; n++ {
		wrong, narrower := 0, float32(0)
		for paragraph := range strings.SplitSeq(text, "\n") {
			lines := paragraphLines([]rune(paragraph), fyne.TextWrapBreak, width, size)
			for i, line := range lines[1:] {
				before := lines[i]
				if mayBreak(before[len(before)-1], line[0]) {
					continue
				}
				if wrong++; wrong == 1 {
					narrower = fyne.MeasureText(string(before), size, fyne.TextStyle{}).Width - 0.5
				}
			}
		}
		if wrong < fewest {
			best, fewest = width, wrong
		}
		if wrong == 0 {
			break
		}
		width = narrower
	}
	return best
}

// What is remembered of a text changes nothing: whatever is put in or taken out, in whatever room.
func TestLinesAreBrokenAgainAsAfresh(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	alphabet := []rune("三月份销售额比二月下降系统太慢前台没有人会用，。、：！？）」（「“”361.7% PMSil\n\n\u0301")
	some := func(t *rapid.T, most int) []rune {
		return []rune(rapid.StringOfN(rapid.SampledFrom(alphabet), 0, most, -1).Draw(t, "text"))
	}
	rapid.Check(t, func(t *rapid.T) {
		var b lineBreaker
		text, room, size := some(t, 200), float32(120), float32(15)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			from := rapid.IntRange(0, len(text)).Draw(t, "from")
			to := min(len(text), from+rapid.SampledFrom([]int{0, 0, 1, 1, 5, 60}).Draw(t, "out"))
			text = slices.Concat(text[:from], some(t, rapid.SampledFrom([]int{0, 1, 1, 3, 40}).Draw(t, "in")), text[to:])
			if rapid.IntRange(0, 5).Draw(t, "resize") == 0 {
				room, size = rapid.Float32Range(5, 320).Draw(t, "room"), rapid.SampledFrom([]float32{13, 15, 18}).Draw(t, "size")
			}
			if got, want := b.wide(string(text), fyne.TextWrapBreak, room, size), widthAfresh(string(text), room, size); got != want {
				t.Fatalf("%q in %v: %v, not %v", string(text), room, got, want)
			}
			for _, l := range b.tries {
				if want := breakLines(nil, text, l.width, size, nil); !slices.Equal(l.spans, want) {
					t.Fatalf("%q in %v: %v, not %v", string(text), l.width, l.spans, want)
				}
			}
		}
	})
}

func TestSpacelessCharacters(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune; r++ {
		if isSpaceless(r) != unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			t.Fatalf("%U: without spaces %v", r, isSpaceless(r))
		}
	}
}
