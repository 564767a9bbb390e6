package dates_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"whybone/app/dates"
	"whybone/fishbone"
	"whybone/fishbone/fuzztest"
)

const (
	wednesday = fishbone.Day("2026-03-11")
	friday    = fishbone.Day("2026-03-13")
	saturday  = fishbone.Day("2026-03-14")
)

// reading says in a line what a text is read as: "day", "day or day", or "nothing".
func reading(r dates.Reading, ok bool) string {
	switch {
	case !ok:
		return "nothing"
	case r.Other != "":
		return string(r.Day) + " or " + string(r.Other)
	}
	return string(r.Day)
}

// check reads lines of "text = reading".
func check(t *testing.T, today fishbone.Day, o dates.Options, table string) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			t.Fatalf("no reading in %q", line)
		}
		if got := reading(dates.Read(text, today, o)); got != want {
			t.Errorf("on %s, %q is read as %s, want %s", today, text, got, want)
		}
	}
}

func TestEnglishDays(t *testing.T) {
	check(t, wednesday, dates.Options{}, `
		2026-03-12 = 2026-03-12
		2026/3/12 = 2026-03-12
		20260312 = 2026-03-12
		12.3. = 2026-03-12
		12.3 = 2026-03-12
		6.20 = 2026-06-20
		12. 3. 2027 = 2027-03-12
		12.3.27 = 2027-03-12
		12 Mar = 2026-03-12
		12 march 2027 = 2027-03-12
		12th of March = 2026-03-12
		March 12 = 2026-03-12
		Mar. 12th, 2026 = 2026-03-12
		Thu, 12 March = 2026-03-12
		by 12 March = 2026-03-12
		Sept 3 = 2026-09-03
		31.1. = 2027-01-31
		10 Mar = 2027-03-10 or 2026-03-10
		29 Feb = 2028-02-29
		30 Feb = nothing
		25/3 = 2026-03-25
		3/25 = 2026-03-25
		4/4 = 2026-04-04
		12/4 = 2026-04-12 or 2026-12-04
		12/4/2026 = 2026-04-12 or 2026-12-04
		the 15th = 2026-03-15
		5th = 2026-04-05
		today = 2026-03-11
		Tomorrow = 2026-03-12
		day after tomorrow = 2026-03-13
		Friday = 2026-03-13
		fri = 2026-03-13
		tuesday = 2026-03-17
		wed = 2026-03-18 or 2026-03-11
		this Friday = 2026-03-13
		next Friday = 2026-03-20 or 2026-03-13
		next Tuesday = 2026-03-17
		in 2 weeks = 2026-03-25
		in two weeks = 2026-03-25
		in a month = 2026-04-11
		in half a year = 2026-09-11
		3 days = 2026-03-14
		within ten days = 2026-03-21
		2w = 2026-03-25
		a week from now = 2026-03-18
		end of month = 2026-03-31
		end of next month = 2026-04-30
		the end of the week = 2026-03-13
		end of the year = 2026-12-31
		soon = nothing
		12 = nothing
		the 40th = nothing
		13/13 = nothing
		market 3 = nothing`)
}

func TestChineseDays(t *testing.T) {
	check(t, wednesday, dates.Options{MonthFirst: true}, `
		3月12日 = 2026-03-12
		3月12号 = 2026-03-12
		3月12號 = 2026-03-12
		３月１２日 = 2026-03-12
		三月十二日 = 2026-03-12
		十二月三十一日 = 2026-12-31
		2026年3月12日 = 2026-03-12
		明年1月5日 = 2027-01-05
		3月12日（周四） = 2026-03-12
		周四 3月12日 = 2026-03-12
		3/12 = 2026-03-12
		3.12 = 2026-03-12
		12.3. = 2026-03-12
		25/3 = 2026-03-25
		3月10日 = 2027-03-10 or 2026-03-10
		15日 = 2026-03-15
		5号 = 2026-04-05
		下月5号 = 2026-04-05
		下個月5號 = 2026-04-05
		本月20日 = 2026-03-20
		今天 = 2026-03-11
		明天 = 2026-03-12
		后天 = 2026-03-13
		後天 = 2026-03-13
		大後天 = 2026-03-14
		周五 = 2026-03-13
		週五 = 2026-03-13
		星期二 = 2026-03-17
		禮拜天 = 2026-03-15
		周三 = 2026-03-18 or 2026-03-11
		本周五 = 2026-03-13
		這週五 = 2026-03-13
		下周五 = 2026-03-20
		下週五 = 2026-03-20
		下个星期一 = 2026-03-16
		下下周五 = 2026-03-27
		两周后 = 2026-03-25
		兩週後 = 2026-03-25
		2周后 = 2026-03-25
		三天后 = 2026-03-14
		十天內 = 2026-03-21
		一個月後 = 2026-04-11
		半个月后 = 2026-03-26
		半年後 = 2026-09-11
		月底 = 2026-03-31
		下个月底 = 2026-04-30
		年底前 = 2026-12-31
		周末 = 2026-03-15
		下周五前 = 2026-03-20
		期限：3月12日 = 2026-03-12
		2月30日 = nothing
		尽快 = nothing`)
}

// The same words on other days of the week.
func TestWeekdaysDependOnTheDay(t *testing.T) {
	check(t, friday, dates.Options{}, "next Friday = 2026-03-20\nFriday = 2026-03-20 or 2026-03-13\nthis Monday = 2026-03-09")
	check(t, saturday, dates.Options{MonthFirst: true}, "周五 = 2026-03-20\n下周五 = 2026-03-20\n周日 = 2026-03-15\n下周日 = 2026-03-22")
	check(t, saturday, dates.Options{}, "next Friday = 2026-03-20\nnext Sunday = 2026-03-22 or 2026-03-15")
	check(t, "2026-01-31", dates.Options{}, "in 1 month = 2026-02-28\nin a year = 2027-01-31\n31st = 2026-01-31")
	check(t, "2026-12-30", dates.Options{MonthFirst: true}, "1月5日 = 2027-01-05\n下月5日 = 2027-01-05\n三天后 = 2027-01-02")
}

// What has happened is looked for in the past.
func TestPastDays(t *testing.T) {
	check(t, wednesday, dates.Options{Past: true}, `
		10 Mar = 2026-03-10
		11.3. = 2026-03-11
		20 Dec = 2025-12-20
		12 Mar = 2025-03-12 or 2026-03-12
		yesterday = 2026-03-10
		Friday = 2026-03-06
		wed = 2026-03-11
		last Friday = 2026-03-06
		last Wednesday = 2026-03-04
		2 weeks ago = 2026-02-25
		the 5th = 2026-03-05
		20th = 2026-02-20`)
	check(t, wednesday, dates.Options{Past: true, MonthFirst: true}, "昨天 = 2026-03-10\n前天 = 2026-03-09\n上周五 = 2026-03-06\n三天前 = 2026-03-08\n12月20日 = 2025-12-20")
}

// Where nobody can be asked, one of two days is taken: the nearer one, and one that was just
// missed only where that may be meant.
func TestOneOfTwoDays(t *testing.T) {
	check(t, wednesday, dates.Options{Alone: true}, `
		12/4 = 2026-04-12
		4/12 = 2026-04-12
		12/4/2026 = 2026-04-12 or 2026-12-04
		10 Mar = 2027-03-10
		wed = 2026-03-11
		next Friday = 2026-03-20`)
	check(t, wednesday, dates.Options{Alone: true, Around: true}, `
		10 Mar = 2026-03-10
		1 Feb = 2027-02-01
		12 Mar = 2026-03-12`)
	check(t, wednesday, dates.Options{Alone: true, Around: true, Past: true}, `
		12 Mar = 2026-03-12
		10 Mar = 2026-03-10
		1 May = 2025-05-01`)
}

// A month or a week is a day only where its first day is meant, and the years of the Republic of
// China are known everywhere.
func TestPeriodsAndYears(t *testing.T) {
	check(t, wednesday, dates.Options{}, `
		2026-W11 = nothing
		115/3/14 = 2026-03-14
		民國115年3月14日 = 2026-03-14
		14-Mar-2026 = 2026-03-14
		+3 = 2026-03-14`)
	check(t, wednesday, dates.Options{Period: true}, `
		2026-W11 = 2026-03-09
		2026-W54 = nothing
		Mar 2026 = 2026-03-01
		3/2026 = 2026-03-01
		2026年3月 = 2026-03-01`)
}

// By something that is to come in a month, a week, a quarter or a year its last day is meant, or
// the first one; before it means before it begins.
func TestStretchesToCome(t *testing.T) {
	check(t, wednesday, dates.Options{}, `
		by March = 2026-03-31
		April 2027 = 2027-04-30 or 2027-04-01
		by April = 2026-04-30 or 2026-04-01
		in April = 2026-04-30 or 2026-04-01
		February = 2027-02-28 or 2027-02-01
		before April = 2026-03-31 or 2026-04-30
		Apr. 2027 = 2027-04-30 or 2027-04-01
		April = nothing
		Jan = nothing
		may = nothing
		mid-March = 2026-03-15
		early April = 2026-04-10
		late Jan 2027 = 2027-01-31
		the end of June = 2026-06-30
		start of next month = 2026-04-01
		next week = 2026-03-20 or 2026-03-16
		this week = 2026-03-13
		early next week = 2026-03-17
		before next week = 2026-03-15 or 2026-03-20
		this month = 2026-03-31
		next month = 2026-04-30 or 2026-04-01
		next year = 2027-12-31 or 2027-01-01
		next quarter = 2026-06-30 or 2026-04-01
		end of the quarter = 2026-03-31
		Q3 = 2026-09-30 or 2026-07-01
		end of Q1 2027 = 2027-03-31
		EOM = 2026-03-31
		eow = 2026-03-13
		2027-03 = 2027-03-31 or 2027-03-01
		week = nothing
		2027 = nothing`)
	check(t, wednesday, dates.Options{MonthFirst: true}, `
		明年3月 = 2027-03-31 or 2027-03-01
		明年三月份 = 2027-03-31 or 2027-03-01
		明年3月前 = 2027-02-28 or 2027-03-31
		2027年3月 = 2027-03-31 or 2027-03-01
		4月 = 2026-04-30 or 2026-04-01
		3月 = 2026-03-31
		1月 = 2027-01-31 or 2027-01-01
		13月 = nothing
		三个月 = 2026-06-11
		3个月内 = 2026-06-11
		半年內 = 2026-09-11
		4月底 = 2026-04-30
		四月初 = 2026-04-05
		4月中旬 = 2026-04-20
		明年4月上旬前 = 2027-04-10
		下周 = 2026-03-20 or 2026-03-16
		下週內 = 2026-03-20 or 2026-03-16
		下下周 = 2026-03-27 or 2026-03-23
		这周内 = 2026-03-13
		下周初 = 2026-03-17
		下周末 = 2026-03-22
		本月内 = 2026-03-31
		下個月 = 2026-04-30 or 2026-04-01
		下月中 = 2026-04-15
		月初 = 2026-04-05
		月中 = 2026-03-15
		年中 = 2026-06-30
		明年 = 2027-12-31 or 2027-01-01
		明年年底 = 2027-12-31
		明年初 = 2027-01-31
		上半年 = 2026-06-30
		明年上半年 = 2027-06-30
		第二季度 = 2026-06-30 or 2026-04-01
		二季度末 = 2026-06-30
		明年第一季 = 2027-03-31 or 2027-01-01
		下季度 = 2026-06-30 or 2026-04-01
		明天下班前 = 2026-03-12
		四季 = nothing`)
	check(t, saturday, dates.Options{MonthFirst: true}, "本周内 = 2026-03-15\nthis week = 2026-03-15\n周末 = 2026-03-15")
	check(t, wednesday, dates.Options{Alone: true, MonthFirst: true}, "明年3月 = 2027-03-31\n下周 = 2026-03-20\nnext month = 2026-04-30")
	check(t, wednesday, dates.Options{Past: true, MonthFirst: true}, "3月 = nothing\nMarch 2026 = nothing\n3月前 = 2025-12-11")
	check(t, wednesday, dates.Options{Past: true, Period: true, MonthFirst: true}, "3月 = 2026-03-01\n4月 = 2025-04-01\n2025年第四季度 = 2025-10-01\nby July = 2025-07-01")
}

// What cannot be read says why.
func TestWhyADayCannotBeRead(t *testing.T) {
	_, err := dates.One("soon", wednesday, dates.Options{})
	if d, ok := errors.AsType[*dates.DayError](err); !ok || d.Cell != "soon" {
		t.Errorf("soon: %v", err)
	}
	_, err = dates.One(" 3/2/2026", wednesday, dates.Options{})
	if d, ok := errors.AsType[*dates.AmbiguousError](err); !ok || d.Cell != "3/2/2026" || d.One != "2026-02-03" || d.Other != "2026-03-02" {
		t.Errorf("3/2/2026: %v", err)
	}
	if d, err := dates.One("3/2/2026", wednesday, dates.Options{MonthFirst: true}); err != nil || d != "2026-03-02" {
		t.Errorf("in Chinese: %s, %v", d, err)
	}
}

func TestADayIsCutFromASentence(t *testing.T) {
	for _, c := range []struct {
		text, before, day string
		chinese           bool
	}{
		{"call every guest back 12.3.", "call every guest back", "2026-03-12", false},
		{"Call every guest back by 12 March", "Call every guest back", "2026-03-12", false},
		{"Order the scanner, tomorrow", "Order the scanner", "2026-03-12", false},
		{"Train the night shift in 2 weeks", "Train the night shift", "2026-03-25", false},
		{"move the box next Friday", "move the box", "2026-03-20 or 2026-03-13", false},
		{"answer within 2 days", "answer within 2 days", "nothing", false},
		{"read the scale every Friday", "read the scale every Friday", "nothing", false},
		{"keep it below 12.3", "keep it below 12.3", "nothing", false},
		{"cut the queue to 5-3", "cut the queue to 5-3", "nothing", false},
		{"clean up", "clean up", "nothing", false},
		{"Replace the printer by March 2027", "Replace the printer", "2027-03-31 or 2027-03-01", false},
		{"Replace the printer by April", "Replace the printer", "2026-04-30 or 2026-04-01", false},
		{"Answer as early as you may", "Answer as early as you may", "nothing", false},
		{"Count the calls of next week", "Count the calls of next week", "nothing", false},
		{"repeat the survey each March", "repeat the survey each March", "nothing", false},
		{"move the shelves next week", "move the shelves", "2026-03-20 or 2026-03-16", false},
		{"货架全部换成带锁的 明年3月", "货架全部换成带锁的", "2027-03-31 or 2027-03-01", true},
		{"貨架換成帶鎖的，下個月底前", "貨架換成帶鎖的", "2026-04-30", true},
		{"统计本周", "统计本周", "nothing", true},
		{"盘点改为每年3月底", "盘点改为每年3月底", "nothing", true},
		{"保质期缩短到3月", "保质期缩短到3月", "nothing", true},
		{"重算2025年3月", "重算2025年3月", "nothing", true},
		{"打电话给每位客人3月12日前", "打电话给每位客人", "2026-03-12", true},
		{"週末加開一個退貨櫃檯 12/8", "週末加開一個退貨櫃檯", "2026-12-08", true},
		{"把表单改完，下周五", "把表单改完", "2026-03-20", true},
		{"換掉掃描器兩週後", "換掉掃描器", "2026-03-25", true},
		{"退货改成3天内", "退货改成3天内", "nothing", true},
		{"仓库改成每周五", "仓库改成每周五", "nothing", true},
		{"店長手機可以核退三千元以下", "店長手機可以核退三千元以下", "nothing", true},
	} {
		before, r, ok := dates.Cut(c.text, wednesday, dates.Options{MonthFirst: c.chinese})
		if got := reading(r, ok); before != c.before || got != c.day {
			t.Errorf("%q is %q and %s, want %q and %s", c.text, before, got, c.before, c.day)
		}
	}
}

// Whatever is typed is read as a day of the calendar or not at all.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"12.3.", "3月12日", "next Friday", "in 999 years", "9999-12-31", "12/31/99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		defer fuzztest.Limit(t)()
		for _, o := range []dates.Options{{}, {Past: true}, {MonthFirst: true}, {Alone: true, Around: true, Period: true}} {
			r, ok := dates.Read(s, wednesday, o)
			if ok != (r.Day != "") {
				t.Errorf("%q: %v, %v", s, r, ok)
			}
			for _, d := range []fishbone.Day{r.Day, r.Other} {
				if d != "" && fishbone.DayOf(d.Time()) != d {
					t.Errorf("%q is read as %q", s, d)
				}
			}
			if before, _, ok := dates.Cut(s, wednesday, o); ok && len(before) >= len(s) {
				t.Errorf("nothing was cut from %q", s)
			}
		}
	})
}
