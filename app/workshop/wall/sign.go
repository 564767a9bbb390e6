package wall

import (
	"strings"
	"unicode"
)

// Signing is how cards say who said them, as the team wants it.
type Signing string

// The ways to sign a card. Names is the usual one.
const (
	Names    Signing = ""
	Initials Signing = "initials"
	Nobody   Signing = "nobody"
)

// Signings are all ways to sign a card.
func Signings() []Signing { return []Signing{Names, Initials, Nobody} }

// Sign is how a card is signed by somebody.
func (s Signing) Sign(name string) string {
	switch s {
	case Nobody:
		return ""
	case Initials:
		return initials(name)
	}
	return name
}

// initials are the first letters of a name's words; of a Chinese name it is the family name.
func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(name) {
		r := []rune(word)[0]
		b.WriteRune(unicode.ToUpper(r))
		if unicode.Is(unicode.Han, r) {
			break
		}
	}
	return b.String()
}
