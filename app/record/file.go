package record

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"time"

	"whybone/app/words"
)

// CSV is the record as a table for spreadsheets, in UTF-8 with the mark that they know it
// by. Times are those of the given zone.
func CSV(lines []Line, done int, zone *time.Location) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{{
		words.T("record.number"), words.T("record.day"), words.T("record.time"), words.T("record.who"),
		words.T("record.what"), words.T("record.state"),
	}}
	for _, l := range lines {
		at, state := l.At.In(zone), words.T("record.done")
		if l.Position > done {
			state = words.T("record.undone")
		}
		rows = append(rows, []string{fmt.Sprint(l.Position), at.Format(time.DateOnly), at.Format(time.TimeOnly), l.Who, l.What, state})
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// Text is the record to be read, day by day. What is undone stands last, under a heading
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
		fmt.Fprintln(&b, l.What)
	}
	return []byte(b.String())
}
