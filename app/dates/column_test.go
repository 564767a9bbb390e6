package dates_test

import (
	"errors"
	"slices"
	"testing"

	"whybone/app/dates"
	"whybone/fishbone"
)

func TestColumn(t *testing.T) {
	for written, want := range map[string]string{
		"2026-03-14": "2026-03-14", " 2026/3/4 ": "2026-03-04", "2026.3.14": "2026-03-14", "20260314": "2026-03-14",
		"14.3.2026": "2026-03-14", "04.03.2026": "2026-03-04", "14/3/2026": "2026-03-14", "3/14/2026": "2026-03-14", "3/3/2026": "2026-03-03",
		"2026年3月4日": "2026-03-04", "2026年3月": "2026-03-01", "115/3/14": "2026-03-14", "民國115年3月14日": "2026-03-14", "２０２６／３／１４": "2026-03-14",
		"14 March 2026": "2026-03-14", "March 14, 2026": "2026-03-14", "14-Mar-2026": "2026-03-14", "Mar 2026": "2026-03-01", "Sat 14 Mar 2026": "2026-03-14",
		"2026-03": "2026-03-01", "3/2026": "2026-03-01", "2026-W11": "2026-03-09", "2026 KW 11": "2026-03-09", "2026年第11周": "",
		"2026-03-14 09:30": "2026-03-14", "2026-03-14T09:30:00Z": "2026-03-14", "29.2.2024": "2024-02-29",
		"": "", "x": "", "14": "", "2026": "", "29.2.2026": "", "32.1.2026": "", "2026-13-01": "", "14.3": "", "14.3.26": "", "0/0/2026": "", "2026-W54": "", "5.3": "", "1e5": "",
	} {
		got, err := dates.Column([]string{written})
		if want == "" {
			if d, ok := errors.AsType[*dates.DayError](err); !ok || d.Record != 1 {
				t.Errorf("%q is read as %q, %v", written, got, err)
			}
			continue
		}
		if err != nil || string(got[0]) != want {
			t.Errorf("%q is read as %q, %v; want %s", written, got, err, want)
		}
	}
}

// A column shows by itself in which order its country writes.
func TestAColumnShowsItsOrder(t *testing.T) {
	for name, c := range map[string]struct {
		written []string
		want    []fishbone.Day
	}{
		"day first":   {[]string{"3/2/2026", "14/2/2026"}, []fishbone.Day{"2026-02-03", "2026-02-14"}},
		"month first": {[]string{"3/2/2026", "3/16/2026"}, []fishbone.Day{"2026-03-02", "2026-03-16"}},
		"points":      {[]string{"3.2.2026", "4.2.2026"}, []fishbone.Day{"2026-02-03", "2026-02-04"}},
	} {
		if got, err := dates.Column(c.written); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	_, err := dates.Column([]string{"5/5/2026", "3/2/2026"})
	if d, ok := errors.AsType[*dates.AmbiguousError](err); !ok || d.Cell != "3/2/2026" || d.One == d.Other {
		t.Errorf("what means two things: %v", err)
	}
	_, err = dates.Column([]string{"14/2/2026", "2/16/2026"})
	if d, ok := errors.AsType[*dates.DayError](err); !ok || d.Record != 2 {
		t.Errorf("two orders in one column: %v", err)
	}
}

// A cell that is no day keeps nobody from reading the others, which show the order.
func TestOrderOf(t *testing.T) {
	for name, c := range map[string]struct {
		cells []string
		want  dates.Order
	}{
		"days first":            {[]string{"3/2/2026", "unknown", "14/2/2026", "", "2026-03-01"}, dates.DaysFirst},
		"months first":          {[]string{"3/2/2026", "2/14/2026", "x"}, dates.MonthsFirst},
		"mostly":                {[]string{"2/13/2026", "2/14/2026", "15/2/2026"}, dates.MonthsFirst},
		"the year stands first": {[]string{"2026-02-03", "x"}, dates.DaysFirst},
		"nothing":               {nil, dates.DaysFirst},
	} {
		cells := map[string]bool{}
		for _, cell := range c.cells {
			cells[cell] = true
		}
		if got, err := dates.OrderOf(cells, 0); err != nil || got != c.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	_, err := dates.OrderOf(map[string]bool{"3/2/2026": true, "4/2/2026": true, "x": true}, 0)
	if e, ok := errors.AsType[*dates.AmbiguousError](err); !ok || e.Cell != "3/2/2026" || e.One != "2026-02-03" || e.Other != "2026-03-02" {
		t.Errorf("what can be read in two ways gives %v", err)
	}
	if day, ok := dates.MonthsFirst.Day("3/2/2026"); !ok || day != "2026-03-02" {
		t.Errorf("read is %q", day)
	}
}

func TestWithoutClock(t *testing.T) {
	for cell, want := range map[string]string{
		"2026-03-14 09:30": "2026-03-14", "2026-03-14T9:30:00Z": "2026-03-14", " 3/14/2026 12:05:01 PM ": "3/14/2026", "14 March 2026": "14 March 2026",
		"2026年3月14日 9:05": "2026年3月14日", "": "", "14 Mar 2026 10:00": "14 Mar 2026", "2026-3-1": "2026-3-1",
	} {
		if got := dates.WithoutClock(cell); got != want {
			t.Errorf("%q becomes %q", cell, got)
		}
	}
}

// In a column of what was a day without its year is the last one.
func TestRecentDaysNeedNoYear(t *testing.T) {
	const today = fishbone.Day("2026-02-20")
	for name, c := range map[string]struct {
		written    []string
		monthFirst bool
		want       []fishbone.Day
	}{
		"over the year":  {[]string{"12月28日", "1月4日", "2月20日", "2月21日"}, true, []fishbone.Day{"2025-12-28", "2026-01-04", "2026-02-20", "2025-02-21"}},
		"with years":     {[]string{"2026-03-01", "3.3.2026"}, false, []fishbone.Day{"2026-03-01", "2026-03-03"}},
		"points":         {[]string{"5.1.", "12.1."}, false, []fishbone.Day{"2026-01-05", "2026-01-12"}},
		"names":          {[]string{"5 Jan", "Jan 12"}, false, []fishbone.Day{"2026-01-05", "2026-01-12"}},
		"shows itself":   {[]string{"5/1", "19/1"}, false, []fishbone.Day{"2026-01-05", "2026-01-19"}},
		"in Chinese":     {[]string{"1/5", "1/12"}, true, []fishbone.Day{"2026-01-05", "2026-01-12"}},
		"months":         {[]string{"11月", "12月", "1月"}, true, nil},
		"not the future": {[]string{"soon"}, false, nil},
	} {
		got, err := dates.Recent(c.written, today, c.monthFirst)
		if (err != nil) != (c.want == nil) || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
	if _, err := dates.Recent([]string{"5/1", "6/1"}, today, false); err == nil {
		t.Error("5/1 and 6/1 are read without doubt")
	}
	if _, err := dates.Column([]string{"明年3月1日"}); err == nil {
		t.Error("next year is known to a table that knows no day")
	}
}

// A day without a year is of the one that is said, and of none before.
func TestDayIn(t *testing.T) {
	for cell, want := range map[string]fishbone.Day{
		"3月5日": "2026-03-05", "5 March": "2026-03-05", "Mar 5": "2026-03-05", "3/5": "2026-03-05", "12月31日": "2026-12-31",
		"2025/3/5": "2025-03-05", "2月29日": "", "昨天": "", "5日": "", "合计": "",
	} {
		if got, ok := dates.MonthsFirst.DayIn(cell, 2026); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
		if got, _ := dates.MonthsFirst.DayIn(cell, 0); want != "2025-03-05" && got != "" {
			t.Errorf("without a year %q is read as %q", cell, got)
		}
	}
	if o, err := dates.OrderOf(map[string]bool{"3/14": true, "3/5": true}, 2026); err != nil || o != dates.MonthsFirst {
		t.Errorf("days without a year show %q, %v", o, err)
	}
	if _, err := dates.OrderOf(map[string]bool{"3/5": true}, 2026); err == nil {
		t.Error("of two days one is taken")
	}
}
