package columns

import (
	"regexp"
	"strings"

	"whybone/fishbone/report"
)

// tie is a blank between a figure and a word, at which no line ends: 18 complaints, by 10.2%. In a narrow column one may;
// signs of units and names stay where they are.
var tie = regexp.MustCompile(`(\d[%‰]?)\x{00a0}(\p{Latin}{3,})|\b(\p{Latin}{2,})\x{00a0}(\d)`)

const noBreak = "\u00a0"

// loosened is a text without those ties whose words are too wide together.
func loosened(text string, tooWide func(words string) bool) string {
	if !strings.Contains(text, noBreak) || !tie.MatchString(text) {
		return text
	}
	var b strings.Builder
	for _, part := range parts(text) {
		if strings.Contains(part, noBreak) && tooWide(strings.TrimSpace(part)) {
			part = tie.ReplaceAllString(part, "$1$3 $2$4")
		}
		b.WriteString(part)
	}
	return b.String()
}

// parts are what stays together on a line, each with the blank behind it.
func parts(text string) (all []string) {
	from := 0
	for i, r := range text {
		if breaks(r) {
			all, from = append(all, text[from:i+len(string(r))]), i+len(string(r))
		}
	}
	return append(all, text[from:])
}

// untied is a table without ties; any is false for one that has none.
func untied(t report.Table) (free report.Table, any bool) {
	free = changed(t, func(v report.Value, _ int) report.Value {
		was := v.Text
		v.Text = loosened(v.Text, func(string) bool { return true })
		any = any || v.Text != was
		return v
	})
	return free, any
}
