package dates

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"whybone/fishbone"
)

// Options are what is known of a day before it is read. The zero value is for a day to come, in
// English.
type Options struct {
	// Past says that the day was: what has no year was the last time.
	Past bool
	// Alone says that nobody can be asked which of two days is meant: of 3/12 the nearer one is
	// taken, and a day that was just missed is not. Only two with a year are still in doubt.
	Alone bool
	// Around says that a day on the other side of today is meant where it is at most a month
	// away: what should have been done last week, or begins next week.
	Around bool
	// Period says that a month or a week means its first day, as where values are kept.
	Period bool
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

// Typed reads what is typed into a field for a day and what nobody is asked about. What is none,
// or can be two days, comes back as it was, for an edit to refuse.
func Typed(text string, today fishbone.Day, o Options) string {
	if day, err := One(text, today, o); err == nil {
		return string(day)
	}
	return text
}

// Find finds the days that a sentence names by their numbers or the names of their months, in
// their order. One without a year is the last such day that is not after today.
func Find(text string, today fishbone.Day) []fishbone.Day {
	type found struct {
		at  int
		day fishbone.Day
	}
	r := reader{today: today, Options: Options{Past: true, Alone: true}}
	s := string(fold([]rune(text)))
	var all []found
	for _, known := range rules() {
		if known.within == nil {
			continue
		}
		for at := known.within.FindStringSubmatchIndex(s); at != nil; at = known.within.FindStringSubmatchIndex(s) {
			if d, ok := known.read(r, groups(s, at)); ok {
				all = append(all, found{at[0], d.Day})
			}
			s = s[:at[0]] + strings.Repeat("\x00", at[1]-at[0]) + s[at[1]:] // what was read is read by no other rule
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.at, b.at) })
	days := make([]fishbone.Day, len(all))
	for i, f := range all {
		days[i] = f.day
	}
	return days
}

// groups are what the groups of an expression found at their places.
func groups(s string, at []int) []string {
	all := make([]string, len(at)/2)
	for i := range all {
		if at[2*i] >= 0 {
			all[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return all
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
	for _, word := range []string{"每", "每年", "每月", "每周", "每季", "每季度", "从", "自", "上", "下", "这", "本", "大"} {
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
	from, to := []rune("後週禮號個兩內過點遲這從國廿〇。、　"), []rune("后周礼号个两内过点迟这从国廿零.. ")
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
