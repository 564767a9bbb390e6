package dates

import (
	"strings"
	"unicode"

	"whybone/fishbone"
)

// Options are what is known of a day before it is read. The zero value is for a day to come, in
// English.
type Options struct {
	// Past says that the day was: what has no year was the last time.
	Past bool
	// MonthFirst says that 3/12 and 3.12 are the 12th of March, as in Chinese. Otherwise 12.3
	// is, and of 3/12 nobody knows.
	MonthFirst bool
}

// Reading is what was understood.
type Reading struct {
	Day   fishbone.Day
	Other fishbone.Day // what else it may mean, empty if there is no doubt
}

// Read reads a text that is a day and nothing else; ok is false if it is none.
func Read(text string, today fishbone.Day, o Options) (_ Reading, ok bool) {
	r := reader{today: today, Options: o}
	return r.read(strings.TrimSpace(string(fold([]rune(text)))))
}

// longest is how many characters a day in a sentence has at most.
const longest = 28

// Cut takes the day from the end of a sentence, as in "call every guest back by 12 March". What
// could just as well be a figure or a part of what is to be done, such as "within 3 days", stays
// where it is. Before is the sentence without the day, all of it if there is none.
func Cut(text string, today fishbone.Day, o Options) (before string, _ Reading, ok bool) {
	whole := []rune(strings.TrimSpace(text))
	plain := fold(whole)
	r := reader{today: today, Options: o, inText: true}
	for i := max(1, len(plain)-longest); i < len(plain); i++ {
		if !begins(plain, i) || refers(string(plain[:i])) {
			continue
		}
		if day, ok := r.read(strings.TrimSpace(string(plain[i:]))); ok {
			return trimEnd(string(whole[:i])), day, true
		}
	}
	return text, Reading{}, false
}

// begins says whether a day may begin at a character: after a blank or a mark, and anywhere in
// Chinese.
func begins(s []rune, i int) bool {
	if unicode.IsSpace(s[i]) {
		return false
	}
	before := s[i-1]
	if unicode.IsDigit(before) {
		return false
	}
	return unicode.IsSpace(before) || unicode.IsPunct(before) || unicode.Is(unicode.Han, s[i]) || unicode.Is(unicode.Han, before)
}

// refers says whether what comes before a day makes another thing of it than a day to keep:
// every Friday, from Monday on.
func refers(before string) bool {
	before = strings.TrimSpace(before)
	for _, word := range []string{"每", "从", "自", "上", "下", "这", "本", "大"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	words := strings.Fields(before)
	if len(words) == 0 {
		return false
	}
	switch strings.Trim(words[len(words)-1], ",;:") {
	case "every", "each", "from", "since", "after", "of", "next", "last", "this", "within", "in":
		return true
	}
	return false
}

// trimEnd takes away what led to the day.
func trimEnd(s string) string {
	s = strings.TrimRight(s, " \t　,，;；:：、/／|—–-")
	for _, word := range []string{" by", " until", " till", " before", " due", " on", "截止", "期限", "最晚", "最迟", "最遲", "于", "於", "在"} {
		if len(s) > len(word) && strings.EqualFold(s[len(s)-len(word):], word) {
			return strings.TrimRight(s[:len(s)-len(word)], " \t　,，;；:：、/／|—–-")
		}
	}
	return s
}

// plainer are characters that mean the same as others here.
var plainer = func() map[rune]rune {
	m := map[rune]rune{}
	from, to := []rune("後週禮號個兩內過點遲這從廿〇。、　"), []rune("后周礼号个两内过点迟这从廿零.. ")
	for i, r := range from {
		m[r] = to[i]
	}
	return m
}()

// fold writes a text in small letters, simplified characters and half width, character by
// character.
func fold(s []rune) []rune {
	plain := make([]rune, len(s))
	for i, r := range s {
		if r >= 0xff01 && r <= 0xff5e {
			r -= 0xfee0
		}
		if p, ok := plainer[r]; ok {
			r = p
		}
		if unicode.IsSpace(r) {
			r = ' '
		}
		plain[i] = unicode.ToLower(r)
	}
	return plain
}
