package workbook

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"whybone/fishbone/exchange/untrusted"
)

// dating is what a style makes of a number: a number, a day, or a time of day.
type dating byte

const (
	aNumber dating = iota
	aDay
	aTime
)

// usual are the formats that files do not describe. Those from 27 on are Chinese, Japanese and Korean.
func usual(format int) dating {
	switch {
	case format >= 18 && format <= 21, format >= 32 && format <= 35, format >= 45 && format <= 47, format == 55 || format == 56:
		return aTime
	case format >= 14 && format <= 22, format >= 27 && format <= 36, format >= 50 && format <= 58:
		return aDay
	}
	return aNumber
}

// unsaid are the parts of a format that are written as they stand, colours and languages among them.
var unsaid = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^\]]*\]`)

// described is what a format means that the file describes.
func described(code string) dating {
	code, _, _ = strings.Cut(code, ";") // of positive numbers
	elapsed := strings.Contains(strings.ToLower(code), "[h") || strings.Contains(strings.ToLower(code), "[m")
	plain := strings.ToLower(unsaid.ReplaceAllString(code, ""))
	plain = strings.ReplaceAll(plain, "general", "")
	switch {
	case elapsed, strings.ContainsAny(plain, "0#?"):
		return aNumber // so many hours are no day
	case strings.ContainsAny(plain, "yd") || strings.Contains(plain, "m") && !strings.ContainsAny(plain, "hs"):
		return aDay
	case strings.ContainsAny(plain, "hs"):
		return aTime
	}
	return aNumber
}

// readStyles reads what each style of a cell makes of numbers.
func (b *Book) readStyles(part string) error {
	if b.parts[part] == nil {
		return nil
	}
	own := map[int]dating{}
	cells := false
	return b.tags(part, func(l *lexer) error {
		switch string(l.name) {
		case "numFmt":
			if id, ok := l.whole("numFmtId"); ok && len(own) < maxStyles {
				own[id] = described(l.said("formatCode"))
			}
		case "cellXfs":
			cells = !l.closes
		case "xf":
			if !cells || l.closes {
				return nil
			}
			if len(b.dates) >= maxStyles {
				return untrusted.ErrBomb
			}
			id, _ := l.whole("numFmtId")
			d, ok := own[id]
			if !ok {
				d = usual(id)
			}
			b.dates = append(b.dates, d)
		}
		return nil
	})
}

// number is a number as it was typed: a day in the form of ISO 8601 where it is shown as one.
func (b *Book) number(written string, style int) string {
	shown := aNumber
	if style >= 0 && style < len(b.dates) {
		shown = b.dates[style]
	}
	if shown == aNumber && plain(written) {
		return written
	}
	x, err := strconv.ParseFloat(written, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return written
	}
	if shown != aNumber {
		if day, ok := b.day(x, shown); ok {
			return day
		}
	}
	// What Excel shows has 15 digits at most; the others are what binary numbers are off by.
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// plain says whether a number is written in the way in which it would be typed.
func plain(written string) bool {
	for i := range len(written) {
		if b := written[i]; (b < '0' || b > '9') && b != '.' && (b != '-' || i > 0) {
			return false
		}
	}
	return len(written) <= 15
}

// day is the day and the time of day that a number stands for. Excel takes 1900 for a leap year:
// its days up to February of that year are one off, and one of them never was.
func (b *Book) day(x float64, shown dating) (string, bool) {
	const lastDay = 2_958_465 // the end of the year 9999
	if x < 0 || x > lastDay+1 {
		return "", false
	}
	whole := math.Floor(x)
	seconds := int(math.Round((x - whole) * 24 * 60 * 60))
	at := time.Date(1899, 12, 30, 0, 0, seconds, 0, time.UTC)
	switch {
	case b.later:
		at = time.Date(1904, 1, 1, 0, 0, seconds, 0, time.UTC)
	case whole < 60:
		at = at.AddDate(0, 0, 1)
	}
	at = at.AddDate(0, 0, int(whole))
	switch {
	case shown == aTime && whole == 0:
		return at.Format("15:04"), true
	case at.Hour()+at.Minute()+at.Second() == 0:
		return at.Format(time.DateOnly), true
	}
	return at.Format("2006-01-02 15:04"), true
}
