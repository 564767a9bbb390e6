package columns

import (
	"regexp"
	"strings"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// counted is a figure with its Chinese unit at the end of a line, which the blank between them ties together.
var counted = regexp.MustCompile(`[\d.,]+\x{00a0}\p{Han}+[，。；、）]?$`)

// items are what is counted in a short list, each of which begins a line where not all have room on one.
var items = regexp.MustCompile(`(\x{00a0}\p{Han}+、)(\d)`)

const mostItems = 3

// Units are the words of a value in lines of a width that begin with a figure where it stood at the end of one with
// its Chinese unit: office programs end lines between both, whatever ties them, where their letters are a little
// wider than ours.
func Units(v report.Value, size, wide float64) report.Value {
	const narrow = 0.88 // of a line: so much of it is sure to have room
	if !strings.Contains(v.Text, "\u00a0") || Lines(v.Text, size, v.Strong, narrow*wide) <= 1 {
		return v
	}
	var lines []string
	for _, line := range strings.Split(v.Text, "\n") {
		if Lines(line, size, v.Strong, narrow*wide) > 1 {
			if some := strings.Split(items.ReplaceAllString(line, "$1\n$2"), "\n"); len(some) > 1 && len(some) <= mostItems {
				lines, line = append(lines, some[:len(some)-1]...), some[len(some)-1]
			}
		}
		for Lines(line, size, v.Strong, wide) <= 2 { // a text of many lines is not cut into pieces: people edit it
			before, after, ok := parted(line, size, wide, narrow, v.Strong)
			if !ok {
				break
			}
			lines, line = append(lines, before), after
		}
		lines = append(lines, line)
	}
	v.Text = strings.Join(lines, "\n")
	return v
}

// parted are the words before and from a figure on that stands at the end of a full line with its unit.
func parted(line string, size, wide, narrow float64, bold bool) (before, after string, ok bool) {
	at := 0
	for _, set := range typeset.WrapAll(line, wide, size, bold) {
		found := strings.Index(line[at:], set)
		if found < 0 {
			return "", "", false
		}
		at += found
		if figure := counted.FindStringIndex(set); figure != nil && figure[0] > 0 && typeset.Width(set, size, bold) > narrow*wide {
			at += figure[0]
			return strings.TrimRight(line[:at], " "), line[at:], true
		}
		at += len(set)
	}
	return "", "", false
}
