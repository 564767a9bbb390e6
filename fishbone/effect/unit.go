package effect

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// perWords are words that say of how many a share is told.
var perWords = []struct {
	word string
	per  float64
}{
	{"percent", 100}, {"per cent", 100}, {"ppm", 1e6}, {"per million", 1e6}, {"per thousand", 1000}, {"per hundred", 100},
	{"百分", 100}, {"每百万", 1e6}, {"每百萬", 1e6}, {"每千", 1000}, {"每万", 1e4}, {"每萬", 1e4}, {"每百", 100},
	{"/千", 1000}, {"/万", 1e4}, {"/萬", 1e4}, {"/百", 100}, {"%", 100}, {"‰", 1000},
}

// Touches says whether a unit stands right behind its figure, as in "12%"; others stand apart.
func Touches(unit string) bool { return unit == "%" || unit == "‰" }

// PerWhat reads from a unit of how many a share is told: 100 for "%", 1000 for "per 1,000" and
// "每千次"; 0 where the unit is none of a share.
func PerWhat(unit string) float64 {
	u := strings.ToLower(norm.NFKC.String(unit))
	for _, w := range perWords {
		if strings.Contains(u, w.word) {
			return w.per
		}
	}
	for _, lead := range []string{"per", "每", "/"} {
		_, after, ok := strings.Cut(u, lead)
		if !ok {
			continue
		}
		digits := leadingNumber(strings.TrimSpace(after))
		if n, err := strconv.ParseFloat(digits, 64); err == nil && n >= 100 && isPowerOfTen(n) {
			return n
		}
	}
	return 0
}

// leadingNumber is the whole number with which a text begins, without what stands between its
// thousands.
func leadingNumber(s string) string {
	var digits strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case strings.ContainsRune(",.' ", r):
		default:
			return digits.String()
		}
	}
	return digits.String()
}

func isPowerOfTen(n float64) bool {
	for n >= 10 {
		n /= 10
	}
	return n == 1
}
