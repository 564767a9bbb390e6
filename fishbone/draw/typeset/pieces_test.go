package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// What is not asked is what would be answered: with characters of every kind of UAX #14 between
// Chinese ones.
func TestSegmentsEndWhereUnicodeSays(t *testing.T) {
	t.Parallel()
	alphabet := []rune("不稳定的冷却液返工鿿一㐀々ーっあ한ᄀaé5５0.,:/-—–%％$￥（）()「」“”‘’«!？…·\u00a0\u00ad\u200b\u2060\u200d\u0301\t \n\r\u2028🇩🇪👍🏽☝𠀀กא\ufffc\ufeff")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 60, -1).Draw(t, "text")
		if rapid.Bool().Draw(t, "mostly Chinese") {
			s = strings.ReplaceAll(s, "a", "检查")
		}
		var got, want []string
		for at, state := 0, -1; at < len(s); {
			start := at
			at, state = segmentEnd(s, at, state)
			got = append(got, s[start:at])
		}
		for rest, state := s, -1; rest != ""; {
			var segment string
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			want = append(want, segment)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q is cut into %q, not into %q", s, got, want)
		}
	})
}

func TestKindsOfCharacters(t *testing.T) {
	t.Parallel()
	for r := rune(-1); r <= unicode.MaxRune; r++ {
		if isHan(r) != unicode.Is(unicode.Han, r) {
			t.Fatalf("%U: Chinese %v", r, isHan(r))
		}
		if isDigit(r) != unicode.IsDigit(r) {
			t.Fatalf("%U: a digit %v", r, isDigit(r))
		}
		if isLineBreak(r) != strings.ContainsRune("\n\r\u2028\u2029", r) {
			t.Fatalf("%U: breaks a line %v", r, isLineBreak(r))
		}
	}
}

// Each word of the dictionary is found with its own count, and a word with another end is not.
func TestWordsAreFound(t *testing.T) {
	t.Parallel()
	d := words()
	for n, list := range d.lengths {
		is := map[string]float64{}
		at := func(k int) []rune {
			word := make([]rune, n+1)
			for i, column := range list.columns {
				word[i] = rune(column[k])
			}
			return word
		}
		for k := range list.counts {
			is[string(at(k))] = float64(list.counts[k]) / 12
		}
		for k := 0; k < len(list.counts); k += 7 {
			word := at(k)
			for _, last := range []rune{word[n], word[n] + 1, '一', '鿿'} {
				word[n] = last
				want, known := is[string(word)]
				if trade[string(word)] {
					continue
				}
				if log, found := d.count(word); found != known || log != want {
					t.Fatalf("%s: %v %v, not %v %v", string(word), log, found, want, known)
				}
			}
		}
	}
}
