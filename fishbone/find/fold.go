package find

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed simplified.txt
var simplifiedFile string

// The characters that have a simplified one, but for some rare ones, which are in a map.
const (
	firstHan = 0x3400
	lastHan  = 0xa000
	isRare   = 1 // stands in the table for a character that is in the map
)

// simplified holds the simplified form of each character that has one.
var simplified = sync.OnceValue(func() (t struct {
	usual [lastHan - firstHan]uint16
	rare  map[rune]rune
}) {
	t.rare = map[rune]rune{}
	lines := strings.Split(simplifiedFile, "\n")[2:]
	for i := 0; i+1 < len(lines); i += 2 {
		to := []rune(lines[i+1])
		for j, from := range []rune(lines[i]) {
			if from >= firstHan && from < lastHan && to[j] < 1<<16 {
				t.usual[from-firstHan] = uint16(to[j])
				continue
			}
			if t.rare[from] = to[j]; from < lastHan {
				t.usual[from-firstHan] = isRare
			}
		}
	}
	return t
})

// simplify returns the simplified form of a Chinese character, or the character itself.
func simplify(r rune) rune {
	if r < firstHan {
		return r
	}
	t := simplified()
	if r < lastHan {
		switch s := t.usual[r-firstHan]; s {
		case 0:
			return r
		case isRare:
		default:
			return rune(s)
		}
	}
	if s, ok := t.rare[r]; ok {
		return s
	}
	return r
}

// plain are letters that Unicode takes for their own, and that people type without what makes
// them so.
var plain = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h"}

// fold appends what a character is compared by. What says nothing to a search gives nothing.
func fold(to []rune, r rune) []rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(to, r)
	case 0xff01 <= r && r <= 0xff5e: // wide forms
		return fold(to, r-0xfee0)
	case 0x4e00 <= r && r < lastHan:
		return append(to, simplify(r))
	case 0xac00 <= r && r <= 0xd7a3: // Hangul stays together
		return append(to, r)
	}
	for _, d := range norm.NFKD.String(string(r)) {
		if silent(d) {
			continue
		}
		d = simplify(unicode.ToLower(d))
		if p, ok := plain[d]; ok {
			to = append(to, []rune(p)...)
		} else {
			to = append(to, d)
		}
	}
	return to
}

// silent says of a character that it belongs to the one before it and makes no difference:
// accents, the signs of voice in Japanese, and what is not seen.
func silent(r rune) bool {
	return 0x300 <= r && r <= 0x36f || r == 0x3099 || r == 0x309a || 0xfe00 <= r && r <= 0xfe0f || r > 0x7f && unicode.Is(unicode.Cf, r)
}

// unspaced says of a folded character that its script puts no spaces between words.
func unspaced(r rune) bool {
	if r < 0xe00 {
		return false
	}
	return 0x4e00 <= r && r < lastHan || r == 'ー' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// Simplified is a text in which each Chinese character that has a simplified form is in that.
func Simplified(text string) string { return strings.Map(simplify, text) }
