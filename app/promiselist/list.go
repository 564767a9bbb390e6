package promiselist

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/fishbone"
)

// The files that there are, by their endings.
const (
	Text     = ".txt"
	Table    = ".csv"
	Calendar = ".ics"
	Pages    = ".pdf"
)

// Endings are all of them, the usual one first.
func Endings() []string { return []string{Table, Calendar, Pages, Text} }

// List is promises of one analysis in their order, seen at a moment.
type List struct {
	Analysis *fishbone.Analysis
	Promises []fishbone.Promise
	Now      time.Time
}

// Of lists all promises of an analysis.
func Of(a *fishbone.Analysis, now time.Time) List {
	return List{a, a.PromisesByDay(fishbone.DayOf(now)), now}
}

// Overdue lists those that are overdue.
func Overdue(a *fishbone.Analysis, now time.Time) List {
	l := Of(a, now)
	l.Promises = slices.DeleteFunc(l.Promises, func(p fishbone.Promise) bool { return p.Late(l.today()) == 0 })
	return l
}

func (l List) today() fishbone.Day { return fishbone.DayOf(l.Now) }

// File writes lists as one file of an ending; a document holds the first one only.
func File(ending string, lists ...List) ([]byte, error) {
	switch ending {
	case Calendar:
		var all []fishbone.Promise
		for _, l := range lists {
			all = append(all, l.Promises...)
		}
		return Events(all), nil
	case Pages:
		return Print(lists[0])
	case Text:
		var texts [][]byte
		for _, l := range lists {
			texts = append(texts, l.lines())
		}
		return bytes.Join(texts, []byte("\n")), nil
	}
	return CSV(lists...)
}

// Group names a group of the list.
func Group(g fishbone.PromiseGroup) string { return words.T("promise.group." + string(g)) }

// Sort names what a promise is about.
func Sort(s fishbone.PromiseSort) string {
	if s == fishbone.Action {
		return words.T("promise.action")
	}
	return words.T("sort." + string(s))
}

// Status names how far a promise is, in a language.
func Status(l words.Language, s fishbone.PromiseStatus) string {
	if s == fishbone.PromiseOpen {
		return l.T("promise.open")
	}
	return l.T("status." + string(s))
}

// State says how far a promise is on a day, and when it was done or by how much it is late.
func State(p fishbone.Promise, today fishbone.Day) string {
	switch late := p.Late(today); {
	case late == 1:
		return words.T("promise.lateOne")
	case late > 0:
		return words.T("promise.late", "n", late)
	case p.Status == fishbone.PromiseDone && p.Done == today:
		return words.T("promise.doneToday")
	case p.Status == fishbone.PromiseDone && p.Done != "":
		return words.T("promise.doneOn", "day", words.Day(p.Done, today))
	}
	return Status(words.Used(), p.Status)
}

// CSV is lists as one table in UTF-8, with the mark by which spreadsheets know it: a column for
// each attribute, and the problem that a promise is about.
func CSV(lists ...List) ([]byte, error) {
	head := []string{words.T("promise.no")}
	for _, f := range columns() {
		if f.Name == "text" {
			head = append(head, words.T("promise.what"))
			continue
		}
		head = append(head, words.Title(fishbone.PromiseKind, f.Name))
	}
	rows := [][]string{append(head, words.T("promise.lateDays"), words.T("promise.problem"))}
	for _, l := range lists {
		for i, p := range l.Promises {
			rows = append(rows, l.cells(i+1, p))
		}
	}
	return sheet.Write(rows)
}

// cells are a row of the table.
func (l List) cells(number int, p fishbone.Promise) []string {
	row := []string{strconv.Itoa(number)}
	for _, f := range columns() {
		row = append(row, value(l.Analysis, f, &p))
	}
	late := ""
	if n := p.Late(l.today()); n > 0 {
		late = strconv.Itoa(n)
	}
	return append(row, late, l.Analysis.HeadText())
}

// columns are the attributes that a table shows.
func columns() (all []fishbone.Attribute) {
	for _, f := range fishbone.PromiseKind.Attributes {
		if f.Content != fishbone.ContentStamp {
			all = append(all, f)
		}
	}
	return all
}

// value is what an attribute holds, in words.
func value(a *fishbone.Analysis, f fishbone.Attribute, p *fishbone.Promise) string {
	switch v := f.Get(p).(type) {
	case fishbone.ID:
		return nameOf(a, v)
	case string:
		switch {
		case f.Name == "sort":
			return Sort(p.Sort)
		case f.Name == "status":
			return Status(words.Used(), p.Status)
		case f.Content == fishbone.ContentWord && v != "":
			return words.T(f.Name + "." + v)
		}
		return v
	}
	return ""
}

// nameOf is what a cause, a solution or a risk is called.
func nameOf(a *fishbone.Analysis, id fishbone.ID) string {
	if c, ok := a.Cause(id); ok {
		return c.Text
	}
	if s, ok := a.Solution(id); ok {
		return s.Text
	}
	r, _ := a.Risk(id)
	return r.Text
}

// lines is the list to be read, group by group.
func (l List) lines() []byte {
	a, today := l.Analysis, l.today()
	var b strings.Builder
	fmt.Fprintln(&b, words.T("promise.title", "problem", a.HeadText()))
	group := fishbone.PromiseGroup("")
	for i, p := range l.Promises {
		if g := p.Group(today); g != group {
			group = g
			fmt.Fprintf(&b, "\n%s\n", Group(g))
		}
		fmt.Fprintf(&b, "%3d  %s\n", i+1, p.Text)
		fmt.Fprintf(&b, "     %s\n", strings.Join(facts(a, p, today), " · "))
	}
	return []byte(b.String())
}

// facts are what a line of text says of a promise below its words.
func facts(a *fishbone.Analysis, p fishbone.Promise, today fishbone.Day) (all []string) {
	owner, due := p.Owner, string(p.DueDay())
	if owner == "" {
		owner = words.T("promise.noOwner")
	}
	if due == "" {
		due = words.T("promise.noDay")
	}
	all = append(all, owner, due, State(p, today))
	if p.NewDue != "" {
		all = append(all, words.T("promise.postponed", "day", string(p.Due), "reason", p.Reason))
	}
	if p.To != "" {
		all = append(all, words.T("promise.toWhom", "name", p.To))
	}
	if cause := nameOf(a, p.Cause); cause != "" {
		all = append(all, words.T("promise.forCause", "cause", cause))
	}
	return all
}
