package record

import (
	"fmt"
	"strings"
	"time"

	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/storage"
)

// CSV is the record as a table for spreadsheets, in UTF-8 with the mark that they know it
// by. Times are those of the given zone.
func CSV(lines []Line, zone *time.Location) ([]byte, error) {
	rows := [][]string{{
		words.T("record.number"), words.T("record.day"), words.T("record.time"), words.T("record.who"),
		words.T("record.what"), words.T("record.state"),
	}}
	for _, l := range lines {
		at, state := l.At.In(zone), words.T("record.done")
		switch l.State {
		case storage.Undone:
			state = words.T("record.undone")
		case storage.Superseded:
			state = words.T("record.aside")
		}
		rows = append(rows, []string{fmt.Sprint(l.Position), at.Format(time.DateOnly), at.Format(time.TimeOnly), l.Who, l.What, state})
	}
	return sheet.Write(rows)
}

// Text is the record to be read, day by day. What is set aside says so; what comes after
// where the analysis stands is last, under a heading
// of its own. Times are those of the given zone.
func Text(title string, lines []Line, done int, zone *time.Location) []byte {
	var b strings.Builder
	fmt.Fprintln(&b, words.T("record.title", "problem", title))
	day := ""
	for _, l := range lines {
		at := l.At.In(zone)
		if l.Position == done+1 {
			fmt.Fprintf(&b, "\n%s\n", words.T("record.undone.heading"))
			day = ""
		}
		if d := at.Format(time.DateOnly); d != day {
			day = d
			fmt.Fprintf(&b, "\n%s\n", day)
		}
		fmt.Fprintf(&b, "%s  ", at.Format("15:04"))
		if l.Who != "" {
			fmt.Fprintf(&b, "%s  ", l.Who)
		}
		fmt.Fprintln(&b, l.Said())
	}
	return []byte(b.String())
}

// Said is what the edit did, with a word before it where it was set aside.
func (l Line) Said() string {
	if l.State == storage.Superseded {
		return words.T("record.aside.what", "what", l.What)
	}
	return l.What
}
