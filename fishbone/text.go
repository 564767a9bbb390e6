package fishbone

import (
	"crypto/rand"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// Limits. They are generous for people and small enough for a picture, a row and
// a stack to bear.
const (
	MaxLabel  = 10_000  // characters in the text of a cause, bone, solution, idea or name
	MaxField  = 100_000 // characters in a field of [About] or of a verdict
	MaxLevel  = 100     // levels of causes below a bone
	MaxCauses = 200_000 // causes in one analysis
	MaxListed = 20_000  // people, bones, solutions, ideas … in one analysis
)

// NewID returns a fresh identifier: 26 lower-case letters and digits with 128 bits
// of chance in them, so that two laptops never give the same.
func NewID() ID { return ID(strings.ToLower(rand.Text())) }

// Label makes typed text fit for a label: one line, no control characters, no
// space at its ends or doubled inside, none for a line break within Chinese or Japanese.
// Letters are composed with their accents (NFC), as most programs have them.
// Everything else stays as typed. Text that nobody would see, such as a zero-width
// space alone, is empty.
func Label(s string) string {
	s = norm.NFC.String(s)
	if isLabel(s) {
		return s
	}
	s = strings.Join(strings.Fields(visible(joinLines(s))), " ")
	if !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && !unicode.Is(unicode.Cf, r) }) {
		return ""
	}
	return s
}

// isLabel says whether a text is a label as it is, as it mostly is: without spaces but
// single ones inside, and without anything else that Label would look at.
func isLabel(s string) bool {
	last := ' '
	for _, r := range s {
		if r == ' ' && last == ' ' || r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError) {
			return false
		}
		last = r
	}
	return last != ' '
}

// lineBreaks are the characters that end a line.
const lineBreaks = "\n\r\u2028\u2029"

// Flat is the lines of a field behind each other in one, each after a space.
func Flat(s string) string { return Label(spaceLines(s)) }

// spaceLines puts a space for each line break, as all labels had it before [LineRules].
func spaceLines(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(lineBreaks, r) {
			return ' '
		}
		return r
	}, s)
}

// joinLines puts lines behind each other where their script has no spaces, as Chinese and
// Japanese have none. Other line breaks stay.
func joinLines(s string) string {
	if !strings.ContainsAny(s, lineBreaks) {
		return s
	}
	var b strings.Builder
	var before rune
	for rest := s; rest != ""; {
		ink := strings.TrimLeftFunc(rest, unicode.IsSpace)
		gap := rest[:len(rest)-len(ink)]
		after, size := utf8.DecodeRuneInString(ink)
		if !(strings.ContainsAny(gap, lineBreaks) && unspaced(before) && unspaced(after)) {
			b.WriteString(gap)
		}
		b.WriteString(ink[:size])
		before, rest = after, ink[size:]
	}
	return b.String()
}

// unspaced says of a character that its script puts no spaces between words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff65 || r == 'ー'
}

// seen says whether anybody would see something of a text: whether it makes a label.
func seen(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r)
	})
}

// Paragraph makes typed text fit for a field of several lines, composed like a [Label].
func Paragraph(s string) string {
	s = norm.NFC.String(s)
	if isLabel(s) {
		return s
	}
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRightFunc(visible(l), unicode.IsSpace)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// Fold makes texts comparable for a search: what is typed in another width, in capitals
// or with accents apart is found all the same.
func Fold(s string) string {
	return strings.ToLower(norm.NFC.String(width.Fold.String(s)))
}

// visible drops what no label can show: control characters, and the marks that
// turn the direction of everything after them. Each byte that is no text becomes
// U+FFFD, just as in JSON, so that an edit means the same once it was stored.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
			return -1
		}
		return r
	}, s)
}

// cleanLabel cleans and checks the text of a thing.
func cleanLabel(s string) (string, error) {
	s = Label(s)
	if s == "" {
		return "", ErrEmpty
	}
	return s, notLonger(s, MaxLabel)
}

// cleanLine is cleanLabel for a text that may be missing.
func cleanLine(s string) (string, error) {
	s = Label(s)
	return s, notLonger(s, MaxLabel)
}

// cleanText cleans and checks the text of a field, which may be empty.
func cleanText(s string) (string, error) {
	s = Paragraph(s)
	return s, notLonger(s, MaxField)
}

func notLonger(s string, most int) error {
	if len(s) <= most {
		return nil
	}
	if n := utf8.RuneCountInString(s); n > most {
		return fmt.Errorf("%w: %d characters, and at most %d are allowed", ErrTooLong, n, most)
	}
	return nil
}
