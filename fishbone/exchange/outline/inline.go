package outline

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// This file is about what stands within a line of Markdown.

// special are the characters that may mean something within a line.
const special = "\\`*_[]<>&~#|"

// escapeMarkdown makes a text mean itself within a line of Markdown.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for i, r := range text {
		begins := i == 0 && (r == '-' || r == '+' || r == '=')
		if begins || r < 0x80 && strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	escaped := b.String()
	if m := numbered.FindStringIndex(escaped); m != nil {
		escaped = escaped[:m[1]-1] + `\` + escaped[m[1]-1:]
	}
	return escaped
}

// numbered is a text that begins like an item with a number.
var numbered = regexp.MustCompile(`^\d{1,9}[.)]`)

// longLine is up to where emphasis is looked for in a line, which takes the square of its length.
const longLine = 4000

var (
	mdImage = regexp.MustCompile(`!\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)`)
	mdLink  = regexp.MustCompile(`\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)`)
	mdBreak = regexp.MustCompile(`(?i)<br\s*/?>`)
	mdTag   = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
)

// inline is what a line of Markdown says, without what makes it bold or a link. Targets of links
// are named as lost.
func (r *markdownReader) inline(text string) string {
	if !strings.ContainsAny(text, special) {
		return text
	}
	text, kept := hide(text)
	for _, m := range mdImage.FindAllStringSubmatch(text, 20) {
		r.lose(Image, nil, kept.show(m[2]))
	}
	text = mdImage.ReplaceAllString(text, "$1")
	for _, m := range mdLink.FindAllStringSubmatch(text, 20) {
		r.lose(Link, nil, kept.show(m[2]))
	}
	text = mdLink.ReplaceAllString(text, "$1")
	text = mdTag.ReplaceAllString(mdBreak.ReplaceAllString(text, " "), "")
	if len(text) <= longLine {
		for _, sign := range []string{"**", "__", "~~", "*", "_"} {
			text = plainText(text, sign)
		}
	}
	return kept.show(html.UnescapeString(text))
}

// hidden are the parts of a line that mean themselves. In their place stand their numbers between
// control characters, which no text that is read has.
type hidden []string

var hiddenPart = regexp.MustCompile("\x01(\\d+)\x02")

// hide takes out of a line what is escaped, and code.
func hide(text string) (string, *hidden) {
	var b strings.Builder
	var kept hidden
	keep := func(part string) {
		fmt.Fprintf(&b, "\x01%d\x02", len(kept))
		kept = append(kept, part)
	}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && isPunctuation(text[i+1]):
			keep(text[i+1 : i+2])
			i += 2
		case c == '`':
			n := len(text[i:]) - len(strings.TrimLeft(text[i:], "`"))
			end := -1
			if len(text) <= longLine {
				end = strings.Index(text[i+n:], text[i:i+n])
			}
			if end < 0 {
				keep(text[i : i+n])
				i += n
			} else {
				keep(text[i+n : i+n+end])
				i += 2*n + end
			}
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String(), &kept
}

// show puts the parts back that were hidden.
func (k *hidden) show(text string) string {
	return hiddenPart.ReplaceAllStringFunc(text, func(number string) string {
		i, err := strconv.Atoi(number[1 : len(number)-1])
		if err != nil || i >= len(*k) {
			return ""
		}
		return (*k)[i]
	})
}

func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')
}

// plainText takes pairs of a sign off the words that stand between them.
func plainText(text, sign string) string {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for from := 0; ; {
		open := strings.Index(text[from:], sign)
		if open < 0 {
			return text
		}
		open += from
		inner := text[open+len(sign):]
		shut := strings.Index(inner, sign)
		if shut < 0 {
			return text
		}
		after := inner[shut+len(sign):]
		said := inner[:shut]
		spaced := said == "" || strings.TrimSpace(said) != said
		inWord := sign[0] == '_' && (endsWith(text[:open], word) || beginsWith(after, word))
		if spaced || inWord {
			from = open + len(sign)
			continue
		}
		text = text[:open] + said + after
		from = open + len(said)
	}
}

func beginsWith(s string, f func(rune) bool) bool { return s != "" && f([]rune(s[:min(len(s), 4)])[0]) }

func endsWith(s string, f func(rune) bool) bool {
	r := []rune(s[max(0, len(s)-4):])
	return len(r) > 0 && f(r[len(r)-1])
}
