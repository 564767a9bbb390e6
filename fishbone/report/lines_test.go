package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
)

// A plan is read from lines, in weeks or in days, however they are parted.
func TestPlanOf(t *testing.T) {
	p, ok := PlanOf("主题选定；1；1-2；王敏\nPlan; 2 - 3 ;; Ann\n\nLater; ; ;")
	if !ok || p.Begin != "" || len(p.Steps) != 3 {
		t.Fatalf("read: %+v, %v", p, ok)
	}
	if s := p.Steps[0]; s.Who != "王敏" || s.PlannedSpan != (chart.Span{From: 0, To: 7}) || s.DoneSpan != (chart.Span{From: 0, To: 14}) {
		t.Errorf("the first step is %+v", s)
	}
	if s := p.Steps[1]; s.Who != "Ann" || s.PlannedSpan != (chart.Span{From: 7, To: 21}) || !s.DoneSpan.None() {
		t.Errorf("the second step is %+v", s)
	}
	p, ok = PlanOf("a | 2026-03-04 – 2026-03-13 | 2026-03-16\nb\t2026-03-02")
	if !ok || p.Begin != "2026-03-02" || p.Steps[0].PlannedSpan != (chart.Span{From: 2, To: 12}) || p.Steps[0].DoneSpan != (chart.Span{From: 14, To: 15}) {
		t.Errorf("of days: %+v, %v", p, ok)
	}
	for _, text := range []string{"", "We begin in March and Ann leads it", "one; 1", "one; 1\ntwo", "a; soon\nb; later"} {
		if _, ok := PlanOf(text); ok {
			t.Errorf("%q is a plan", text)
		}
	}
}

func TestMarksOf(t *testing.T) {
	m, ok := MarksOf("解决问题；2.4；3.8\nTalking; 3; 4\nTrust|2|5|more")
	if !ok || len(m) != 3 || m[0] != (chart.Ability{Name: "解决问题", Before: 2.4, After: 3.8}) {
		t.Errorf("read: %+v, %v", m, ok)
	}
	for _, text := range []string{"", "Ann learned to count", "a; 1; 2", "a; 1; 2\nb; x; 2\nc; 1; 2", "a; 1; 200\nb; 1; 2\nc; 1; 2"} {
		if _, ok := MarksOf(text); ok {
			t.Errorf("%q are marks", text)
		}
	}
}

// A list is printed as a table with its picture; what is none as it was written.
func TestListsAreTablesWithPictures(t *testing.T) {
	p, err := Named("qcc")
	if err != nil {
		t.Fatal(err)
	}
	tables := func(schedule string) (n int, asked []string) {
		a := complete(t)
		a = change(t, a, a.GiveAnswer("schedule", schedule, ""))
		d, err := Make(a, p, Options{Language: "en", Words: plain{}, Now: today, Draw: func(name string) (Drawing, error) { asked = append(asked, name); return Drawing{}, nil }})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range d.Sections[1].Blocks {
			if table, ok := b.(Table); ok && table.Source == "answer.schedule" {
				n = len(table.Rows)
			}
		}
		return n, asked
	}
	if n, asked := tables("Theme; 1-2; 1-2; Ann\nPlan; 2"); n != 2 || len(asked) == 0 || asked[0] != "plan.schedule" {
		t.Errorf("%d rows, asked for %q", n, asked)
	}
	if n, _ := tables("In March"); n != 0 {
		t.Error("a sentence is a table")
	}
}

// What was counted is a table that falls and ends at 100 %, with its chart.
func TestCountsBecomeAPareto(t *testing.T) {
	p, err := Named("qcc")
	if err != nil {
		t.Fatal(err)
	}
	of := func(given string) (rows []string, asked []string) {
		a := complete(t)
		a = change(t, a, a.GiveAnswer("check-sheet", given, ""))
		d, err := Make(a, p, Options{Language: "en", Words: plain{}, Now: today, Draw: func(name string) (Drawing, error) { asked = append(asked, name); return Drawing{}, nil }})
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range d.Tables() {
			if table.Source == "answer.check-sheet" {
				for _, row := range table.Rows {
					rows = append(rows, fmt.Sprint(row[0].Text, " ", *row[1].Number, " ", *row[2].Number))
				}
			}
		}
		return rows, asked
	}
	rows, asked := of("cold; 3\nlate；9\nother; 4\ndirty | 4")
	if want := []string{"late 9 45", "dirty 4 65", "cold 3 80", "other 4 100"}; !slices.Equal(rows, want) {
		t.Errorf("the rows are %q, not %q", rows, want)
	}
	if !slices.Contains(asked, "counts.check-sheet") {
		t.Errorf("the chart was not asked for: %q", asked)
	}
	for _, given := range []string{"cold", "cold; many\nlate; 9", "cold; -1\nlate; 2", "cold; 0\nlate; 0"} {
		if rows, asked := of(given); rows != nil || slices.Contains(asked, "counts.check-sheet") {
			t.Errorf("%q is a table: %q", given, rows)
		}
	}
}

// The marks of a table have as many decimals as each other, and what is typed as 2026-03-08 is written as
// days are.
func TestMarksAndDaysAreWrittenAlike(t *testing.T) {
	a := complete(t)
	a = change(t, a, a.GiveAnswer("abilities", "Tools; 2.6; 4\nTrust; 3; 3.9\nZeal; 3; 2\nTalking; 3; 4\nCalm; 3; 4", ""))
	a = change(t, a, a.GiveAnswer("timeline", "2026-03-08 The first one comes back\n2026-13-08 is no day", ""))
	made := func(profile string) *Document {
		p, err := Named(profile)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Make(a, p, Options{Language: "en", Words: spoken{}, Now: today, Draw: func(string) (Drawing, error) { return Drawing{}, nil }})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	var rows []string
	for _, table := range made("qcc").Tables() {
		if table.Source == "answer.abilities" {
			for _, row := range table.Rows {
				rows = append(rows, row[1].Text+" "+row[2].Text+" "+row[3].Text)
			}
		}
	}
	if want := []string{"2.6 4.0 1.4", "3.0 3.9 0.9", "3.0 2.0 −1.0", "3.0 4.0 1.0", "3.0 4.0 1.0"}; !slices.Equal(rows, want) {
		t.Errorf("the marks are %q", rows)
	}
	said := ""
	for _, b := range made("rca2").Sections[0].Blocks {
		if f, ok := b.(Field); ok {
			said += f.Value.Text
		}
	}
	if !strings.Contains(said, "<2026-03-08> The first one comes back\n2026-13-08 is no day") {
		t.Errorf("it says %q", said)
	}
}

// spoken are words that show where a day is one.
type spoken struct{ plain }

func (spoken) Day(d fishbone.Day) string { return "<" + string(d) + ">" }
