package guide

import (
	"strings"
	"unicode"
)

// manySentences says whether a text goes on after a full stop. A stop inside a number
// or a name ("3.5", "No.2") is none, because no space follows it.
func manySentences(s string) bool {
	runes := []rune(strings.TrimSpace(s))
	for i, r := range runes[:max(0, len(runes)-1)] {
		switch r {
		case '。', '！', '？', '；':
			return true
		case '.', '!', '?', ';':
			if unicode.IsSpace(runes[i+1]) {
				return true
			}
		}
	}
	return false
}
