package promiselist

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"whybone/app/words"
	"whybone/fishbone"
)

// Events are promises as a calendar in the format of RFC 5545: a whole day each, for those that
// have one. An event keeps its name, so that a calendar that reads the file again changes what it
// has instead of showing it twice; what was dropped is cancelled there.
func Events(promises []fishbone.Promise) []byte {
	var b strings.Builder
	write := func(name, value string) { b.WriteString(folded(name + ":" + value)) }
	write("BEGIN", "VCALENDAR")
	write("VERSION", "2.0")
	write("PRODID", "-//Whybone//Promises//EN")
	write("CALSCALE", "GREGORIAN")
	write("METHOD", "PUBLISH")
	for _, p := range promises {
		if p.DueDay() != "" {
			event(p, write)
		}
	}
	write("END", "VCALENDAR")
	return []byte(b.String())
}

// epoch is what the numbers of events count from, in minutes: they must fit into 31 bits.
var epoch = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

func event(p fishbone.Promise, write func(name, value string)) {
	const day, moment = "20060102", "20060102T150405Z"
	due, changed := p.DueDay(), p.Changed.At.UTC()
	status, title := "CONFIRMED", p.Text
	switch p.Status {
	case fishbone.PromiseDone:
		title = "✓ " + title
	case fishbone.PromiseDropped:
		status = "CANCELLED"
	}
	write("BEGIN", "VEVENT")
	write("UID", string(p.ID)+"@whybone")
	write("DTSTAMP", changed.Format(moment))
	write("LAST-MODIFIED", changed.Format(moment))
	write("SEQUENCE", fmt.Sprint(max(0, int(changed.Sub(epoch).Minutes()))))
	write("DTSTART;VALUE=DATE", due.Time().Format(day))
	write("DTEND;VALUE=DATE", due.Add(1).Time().Format(day))
	write("SUMMARY", escaped(title))
	if about := about(p); about != "" {
		write("DESCRIPTION", escaped(about))
	}
	if p.Where != "" {
		write("LOCATION", escaped(p.Where))
	}
	write("STATUS", status)
	write("TRANSP", "TRANSPARENT") // nobody is busy all day with it
	write("END", "VEVENT")
}

// about is what else an event says of a promise, a line each.
func about(p fishbone.Promise) string {
	var lines []string
	for _, one := range []struct{ name, value string }{
		{"owner", p.Owner}, {"helper", p.Helper}, {"to", p.To}, {"for", p.For}, {"how", p.How}, {"reason", p.Reason}, {"evidence", p.Evidence},
	} {
		if one.value != "" {
			lines = append(lines, words.T("promise.fact", "name", words.Title(fishbone.PromiseKind, one.name), "value", one.value))
		}
	}
	return strings.Join(lines, "\n")
}

// escaped is a text as the format wants it (RFC 5545, 3.3.11).
func escaped(s string) string {
	s = strings.Map(func(r rune) rune {
		if r != '\n' && r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// folded is a line of at most 75 bytes and those that go on with it (RFC 5545, 3.1), none of
// which begins within a character.
func folded(line string) string {
	const most = 75
	var b strings.Builder
	room := most
	for len(line) > room {
		at := room
		for !utf8.RuneStart(line[at]) {
			at--
		}
		b.WriteString(line[:at] + "\r\n ")
		line, room = line[at:], most-1 // a blank begins what goes on
	}
	return b.String() + line + "\r\n"
}
