package promiselist_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"whybone/app/promiselist"
	"whybone/app/words"
	"whybone/fishbone"
)

var noon = time.Date(2026, 3, 11, 12, 0, 0, 0, time.UTC)

// list is an analysis with promises.
func list(t testing.TB, promises ...fishbone.Promise) promiselist.List {
	t.Helper()
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	a := fishbone.New("a", fishbone.Stamp{At: noon})
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "Returns take too long"}}
	for i, p := range promises {
		p.ID = fishbone.ID(fmt.Sprint("p", i))
		edits = append(edits, fishbone.Add{Thing: &p})
	}
	a, err := a.Apply(fishbone.Join(edits...), fishbone.Stamp{At: noon})
	if err != nil {
		t.Fatal(err)
	}
	return promiselist.Of(a, noon)
}

// unfolded reads a calendar as RFC 5545 says: names and values of all lines.
func unfolded(t *testing.T, data []byte) (lines []string) {
	t.Helper()
	text := string(data)
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
		t.Fatal("the lines do not end as they should")
	}
	for _, l := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) {
			t.Errorf("a line of %d bytes: %q", len(l), l)
		}
		if rest, ok := strings.CutPrefix(l, " "); ok {
			lines[len(lines)-1] += rest
		} else {
			lines = append(lines, l)
		}
	}
	return lines
}

func TestEvents(t *testing.T) {
	long := strings.Repeat("退貨規定做成一頁圖，貼在櫃檯；", 12)
	l := list(t,
		fishbone.Promise{Text: `Call Anna, Ben; and C:\ back`, Owner: "Anna", How: "first line\nsecond line", Due: "2026-03-31", Where: "shop"},
		fishbone.Promise{Text: long, Due: "2026-12-31"},
		fishbone.Promise{Text: "no day"},
		fishbone.Promise{Text: "moved", Due: "2026-03-01", NewDue: "2026-04-01", Reason: "late"},
		fishbone.Promise{Text: "dropped", Due: "2026-03-01", Status: fishbone.PromiseDropped},
	)
	data := promiselist.Events(l.Analysis.Promises())
	lines := unfolded(t, data)
	for _, want := range []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", `SUMMARY:Call Anna\, Ben\; and C:\\ back`, `DESCRIPTION:Owner: Anna\nHow: first line\nsecond line`,
		"LOCATION:shop", "UID:p0@whybone", "DTSTAMP:20260311T120000Z", "DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401",
		"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SUMMARY:" + long, "DTSTART;VALUE=DATE:20260401", "STATUS:CANCELLED", "END:VCALENDAR",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("the calendar has no line %q", want)
		}
	}
	if n := strings.Count(string(data), "BEGIN:VEVENT"); n != 4 {
		t.Errorf("there are %d events, want 4: what has no day is none", n)
	}
	if again := promiselist.Events(l.Analysis.Promises()); string(again) != string(data) {
		t.Error("the same promises make another calendar")
	}
}

func TestTheTableIsHarmless(t *testing.T) {
	l := list(t, fishbone.Promise{Text: "=1+1", Owner: "+Anna", To: "@all", How: "-x", Due: "2026-03-01", Sort: fishbone.Standard})
	data, err := promiselist.File(promiselist.Table, l)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%q, %v", rows, err)
	}
	for _, want := range []string{"'=1+1", "'+Anna", "'@all", "'-x", "2026-03-01", "standard", "not begun", "10", "Returns take too long"} {
		if !slices.Contains(rows[1], want) {
			t.Errorf("the row %q has no cell %q", rows[1], want)
		}
	}
	for i, cell := range rows[0] {
		if cell == "" {
			t.Errorf("column %d has no name", i)
		}
	}
}

func TestTheListToRead(t *testing.T) {
	l := list(t,
		fishbone.Promise{Text: "clean up", Owner: "Anna", Due: "2026-03-10"},
		fishbone.Promise{Text: "order it", Due: "2026-03-01", NewDue: "2026-03-12", Reason: "no stock", Status: fishbone.PromiseDoing},
	)
	data, err := promiselist.File(promiselist.Text, l)
	want := "Promises: Returns take too long\n\nOverdue\n  1  clean up\n     Anna · 2026-03-10 · 1 day overdue\n\n" +
		"This week\n  2  order it\n     no owner · 2026-03-12 · under way · instead of 2026-03-01: no stock\n"
	if err != nil || string(data) != want {
		t.Errorf("it says\n%s\nwant\n%s%v", data, want, err)
	}
	late, err := promiselist.File(promiselist.Text, promiselist.Overdue(l.Analysis, noon))
	if err != nil || strings.Contains(string(late), "order it") || !strings.Contains(string(late), "clean up") {
		t.Errorf("overdue are\n%s%v", late, err)
	}
}

// A long list goes on on the next page, and every word stands on its page and in its column.
func TestPages(t *testing.T) {
	var all []fishbone.Promise
	for i := range 60 {
		all = append(all, fishbone.Promise{Text: strings.Repeat("退貨規定做成一頁圖 return rules ", 1+i%9), Owner: "Wilhelmina Constantinopolous", Due: "2026-03-01", How: strings.Repeat("how ", i)})
	}
	pages := promiselist.Draw(list(t, all...))
	if len(pages) < 4 || len(pages) > 12 {
		t.Errorf("there are %d pages", len(pages))
	}
	for i, page := range pages {
		for j, text := range page.Texts {
			for _, other := range page.Texts[:j] {
				if other.At.Y == text.At.Y && other.At.X < text.At.X && other.At.X+other.Width > text.At.X {
					t.Errorf("page %d: %q runs into %q", i+1, other.Words, text.Words)
				}
			}
			if text.At.X < 0 || text.At.X+text.Width > page.Width-30 || text.At.Y < 20 || text.At.Y > page.Height-20 {
				t.Errorf("page %d: %q stands at %v, %v, %v wide", i+1, text.Words, text.At.X, text.At.Y, text.Width)
			}
		}
	}
	if pages := promiselist.Draw(list(t)); len(pages) != 1 {
		t.Errorf("an empty list has %d pages", len(pages))
	}
}

func TestWhatIsDoneTodaySaysSo(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[fishbone.Day]string{"2026-03-11": "done today", "2026-03-09": "done 9 Mar"} {
		if got := promiselist.State(fishbone.Promise{Status: fishbone.PromiseDone, Done: day}, "2026-03-11"); got != want {
			t.Errorf("done on %s is %q, want %q", day, got, want)
		}
	}
}
