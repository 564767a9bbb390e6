package facts

import (
	"strings"

	"golang.org/x/text/width"

	"whybone/fishbone"
)

// readFigure reads a number as it is typed: with full-width digits, and with commas or blanks
// between thousands. What is none stays as it is, for the edit to refuse.
func readFigure(text string) string {
	s := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "").Replace(width.Narrow.String(fishbone.Label(text)))
	parts := strings.Split(s, ",")
	for i, p := range parts[1:] {
		if digits, _, _ := strings.Cut(p, "."); len(digits) != 3 || parts[0] == "" || len(parts[0]) > 3 || i < len(parts)-2 && strings.Contains(p, ".") {
			return text
		}
	}
	return strings.Join(parts, "")
}
