package panel

import (
	"strings"

	"whybone/app/words"
)

// Shorten cuts a text for a chip.
func Shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}

// MoreRows says that a list has so many more rows below.
func MoreRows(n int) string { return words.T("list.more", "n", n) }

// MoreBelow says that there is more below in a list whose titles are rows, too.
func MoreBelow(int) string { return words.T("list.below") }

// Progress tells a number on its way to a goal; beyond it the number alone.
func Progress(key, past string, n, goal int) string {
	if n > goal {
		return words.T(past, "n", n)
	}
	return words.T(key, "n", n, "of", goal)
}

// FileName is a file's name without its ending: the words of what is in it, as far as
// they can be one.
func FileName(words string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, words)
	if name = strings.Trim(Shorten(name, 60), " .…"); name == "" {
		return "whybone"
	}
	return name
}
