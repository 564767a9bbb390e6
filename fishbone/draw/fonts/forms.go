package fonts

import (
	"sync/atomic"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// FormsOf tells from texts which forms they are written in. Kana is Japanese, Hangul is
// Korean, and Chinese is traditional where far more of its characters are in Big5 alone
// than in GB 2312 alone: rare names of the mainland are in Big5 alone, too. Where that
// says nothing, they are the usual ones.
func FormsOf(texts []string, usual Forms) Forms {
	const enough = 2_000 // characters tell more than that
	var n counts
	for _, text := range texts {
		if n.add(text); n.han > enough {
			break
		}
	}
	switch {
	case n.kana > 0 && n.kana*4 > n.simplified+n.traditional:
		return Japanese
	case n.hangul > 0 && n.hangul*4 > n.han:
		return Korean
	case n.traditional > 2*n.simplified:
		return Traditional
	case n.simplified > 0:
		return Simplified
	}
	return usual
}

// FormsIn is [FormsOf] for one label among others: what is written in kana or Hangul has
// forms of its own, and everything else those of the others.
func FormsIn(label string, others Forms) Forms {
	for _, r := range label {
		switch {
		case r < 0x1100:
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return Japanese
		case unicode.Is(unicode.Hangul, r):
			return Korean
		}
	}
	return others
}

// counts are how many characters of a kind texts have.
type counts struct{ han, kana, hangul, simplified, traditional int }

func (n *counts) add(text string) {
	for _, r := range text {
		switch {
		case r < 0x1100:
		case unicode.Is(unicode.Han, r):
			n.han++
			switch setsOf(r) &^ known {
			case gb2312:
				n.simplified++
			case big5:
				n.traditional++
			}
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			n.kana++
		case unicode.Is(unicode.Hangul, r):
			n.hangul++
		}
	}
}

// The sets of Chinese characters that tell simplified from traditional text.
const (
	known = 1 << iota
	gb2312
	big5
)

// sets remembers which sets a character is in.
var sets [0x10000]atomic.Uint32

func setsOf(r rune) uint32 {
	if r >= rune(len(sets)) {
		return 0
	}
	if s := sets[r].Load(); s != 0 {
		return s
	}
	s := uint32(known)
	if _, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r)); err == nil {
		s |= gb2312
	}
	if _, err := traditionalchinese.Big5.NewEncoder().String(string(r)); err == nil {
		s |= big5
	}
	sets[r].Store(s)
	return s
}
