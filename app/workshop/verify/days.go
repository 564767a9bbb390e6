package verify

import (
	"whybone/app/dates"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// dayWords names a day, as short as it is clear on another one.
func dayWords(d, today fishbone.Day) string {
	if d == "" {
		return "—"
	}
	return words.Day(d, today)
}

// readDay reads the day by which something is to be verified, or should have been.
func readDay(s string, today fishbone.Day) string {
	how := panel.Days()
	how.Around = true
	return dates.Typed(s, today, how)
}
