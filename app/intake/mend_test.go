package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/app/intake"
	"whybone/fishbone"
)

const odd = "Date;Issue;Type;Severity;Cost\n31.06.2026;late;A;low;1,50\n;later;A;P1;about 5\n02.07.2026;;B;P1;\nsoon;x;B;;\n"

// What does not fit waits, each cell with the ways to read it.
func TestMends(t *testing.T) {
	p := look(t, odd, nil)
	if err := p.Settle(); err != nil {
		t.Fatal(err)
	}
	c := checkAll(t, p, nil)
	if c.New != 0 || c.Wrong != 4 {
		t.Errorf("it would come to %+v", c)
	}
	var said []string
	for _, problem := range c.Problems {
		line := problem.Attribute + " " + problem.Cell + ":"
		for _, m := range p.Offers(&problem.CellError) {
			line += " " + m.As
		}
		said = append(said, line)
	}
	want := []string{"received 31.06.2026: 2026-06-30", "severity P1: minor major critical kept", "received soon: leftOut"}
	if !slices.Equal(said, want) {
		t.Errorf("the problems are %q, want %q", said, want)
	}
	for _, m := range []intake.Mend{
		{Attribute: "received", Cell: "31.06.2026", As: "2026-06-30"}, {Attribute: "received", As: intake.AsAbove},
		{Attribute: "severity", Cell: "P1", As: "critical"}, {Attribute: "cost", Cell: "about 5", As: intake.Kept}, {Attribute: "what", As: intake.FromType},
	} {
		p.Mend(m)
	}
	all, wrong := read(t, p)
	if len(all) != 3 || len(wrong) != 1 {
		t.Fatalf("mended it is %+v, %q", all, wrong)
	}
	if all[0].Received != "2026-06-30" || all[1].Received != "2026-06-30" || all[1].Severity != fishbone.Critical || all[1].Own != "Cost: about 5" || all[2].What != "B" {
		t.Errorf("mended it is %+v", all)
	}
	p.Mend(intake.Mend{Attribute: "severity", Cell: "P1"}) // as before
	if all, _ := read(t, p); len(all) != 1 {
		t.Errorf("with one mend less it is %+v", all)
	}
}

// A row of sums is left out: it is neither a complaint nor an error, and neither is what else is wrong
// with it. The same goes for rows in which a day or what happened is missing.
func TestRowsThatAreLeftOut(t *testing.T) {
	p := look(t, "Severity;Date;Issue\nlow;2026-03-04;late\n9;Total;9\nlow;;of nobody\nlow;2026-03-05;\n", nil)
	if err := p.Settle(); err != nil {
		t.Fatal(err)
	}
	if c := checkAll(t, p, nil); c.Wrong != 3 || c.WrongRows != 3 || c.New != 1 {
		t.Errorf("it would come to %+v", c)
	}
	for _, m := range []intake.Mend{{Attribute: "received", Cell: "Total"}, {Attribute: "received"}, {Attribute: "what"}} {
		m.As = intake.LeftOut
		p.Mend(m)
	}
	if c := checkAll(t, p, nil); c.Wrong != 0 || c.New != 1 || len(c.Problems) != 0 {
		t.Errorf("left out, it would come to %+v", c)
	}
}

// A day of which only the year is missing is one, and says so.
func TestOnlyTheYearIsMissing(t *testing.T) {
	p := look(t, "Date;Issue\n2026-03-04;a\n3月5日;b\n29 Feb;c\n31.02.;d\nsoon;e\n", nil)
	_, wrong := read(t, p)
	year, day := "the day has no year", fishbone.ErrDay.Error()
	for i, want := range []string{year, year, day, day} {
		if i >= len(wrong) || !strings.HasSuffix(wrong[i], want) {
			t.Errorf("wrong is %q, want %q at %d", wrong, want, i)
		}
	}
}

// The order of days and months is nothing to ask about where years stand in front or months have names.
func TestWritten(t *testing.T) {
	for days, want := range map[string]intake.Written{
		"2026/3/4,2026年3月5日,3月6日,x": intake.YearFirst, "2026/3/4,3/4/2026": intake.ByOrder, "2026/3/4,3/4": intake.ByOrder, "13/4/2026,3/4/2026": intake.ByOrder, "13.4.2026": intake.OneWay,
		"4 March 2026": intake.OneWay, "4.4.2026": intake.OneWay, "民國115年3月4日": intake.YearFirst,
	} {
		p := look(t, "Date;Issue\n"+strings.ReplaceAll(days, ",", ";a\n")+";b\n", nil)
		if err := p.Settle(); p.Written != want {
			t.Errorf("%s are written %d, want %d (%v)", days, p.Written, want, err)
		}
	}
}

// A mend from a file that somebody has changed is no way around what may stand there.
func TestAMendThatDoesNotFit(t *testing.T) {
	p := look(t, "Date;Issue\nx;late\n", nil)
	p.Mend(intake.Mend{Attribute: "received", Cell: "x", As: "no day"})
	if all, wrong := read(t, p); len(all) != 0 || len(wrong) != 1 {
		t.Errorf("%+v, %q", all, wrong)
	}
}

func checkAll(t *testing.T, p *intake.Plan, known []string) intake.Check {
	t.Helper()
	c, err := p.Check(func(origins []string) (n int, err error) {
		for _, o := range origins {
			if slices.Contains(known, o) {
				n++
			}
		}
		return n, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Those that came in before are counted, and a number that stands in the table twice is one.
func TestCheck(t *testing.T) {
	p := look(t, "No;Date;Issue;Root cause\n1;2026-03-04;a;why\n2;2026-03-04;b;\n2;2026-03-04;b;\n3;soon;c;\n3;soon;c;\n", nil)
	if err := p.Settle(); err != nil {
		t.Fatal(err)
	}
	c := checkAll(t, p, []string{"no 1"})
	if c.New != 1 || c.Known != 2 || c.Wrong != 2 || c.Cases != 1 || len(c.Problems) != 1 || c.Problems[0].N != 2 || !slices.Equal(c.Problems[0].Rows, []int{5, 6}) {
		t.Errorf("it would come to %+v", c)
	}
}

func TestMappings(t *testing.T) {
	p := look(t, "When;Text;More\n3/4/2026;late;x\n", nil)
	p.Take(0, "received")
	p.Take(1, "what")
	p.Take(2, "type")
	p.Dates = "mdy"
	p.Mend(intake.Mend{Attribute: "received", Cell: "soon", As: "2026-01-01"})
	kept := intake.ReadMappings(intake.Mappings{}.With(p.Mapping("SAP export")).With(p.Mapping("")).String())
	if names := kept.Names(); !slices.Equal(names, []string{"SAP export"}) || len(kept) != 2 {
		t.Errorf("kept are %d, %q", len(kept), names)
	}
	next := look(t, "when;TEXT;more\nsoon;late;x\n5/6/2026;rude;y\n", nil)
	m, ok := kept.For(next)
	if !ok || next.Use(m) != 3 {
		t.Fatalf("the same headings are not known: %+v", m)
	}
	all, wrong := read(t, next)
	if len(all) != 2 || len(wrong) != 0 || all[0].Received != "2026-01-01" || all[1].Received != "2026-05-06" || all[1].Type != "y" {
		t.Errorf("%+v, %q", all, wrong)
	}
	if _, ok := kept.For(look(t, "When;Text\n1;2\n", nil)); ok {
		t.Error("a table with other headings is taken for the same")
	}
	if _, ok := kept.Named("SAP"); ok {
		t.Error("there is a mapping of another name")
	}
	// What a table shows by itself counts more.
	european := look(t, "When;Text;More\n13.4.2026;late;x\n", nil)
	european.Use(m)
	if all, _ := read(t, european); len(all) != 1 || all[0].Received != "2026-04-13" {
		t.Errorf("%+v", all)
	}
}

func TestMostMappings(t *testing.T) {
	var all intake.Mappings
	for i := range 60 {
		p := look(t, "Date;Issue;"+strings.Repeat("x", i+1)+"\n2026-03-04;late;y\n", nil)
		name := ""
		if i == 0 {
			name = "first"
		}
		all = all.With(p.Mapping(name))
	}
	if _, ok := all.Named("first"); !ok || len(all) != 40 {
		t.Errorf("of 60 there are %d, the one with a name: %v", len(all), ok)
	}
}

// The analysis of a row: causes by their chains, measures as promises that were kept.
func TestCases(t *testing.T) {
	p := look(t, "Date\tIssue\tRoot cause\t流出原因\t对策\t责任人\tDue date\n2026-03-04\tlate, again\t1、没有计划；2、没有车\t未检验\t买车\t王\t2026-04-01\n2026-03-05\tx\t\t\t\t\t\n", nil)
	if err := p.Settle(); err != nil {
		t.Fatal(err)
	}
	var made []*fishbone.Analysis
	err := p.Read(func(r *intake.Row) error {
		if r.Err != nil {
			return r.Err
		}
		if r.Case.Empty() {
			return nil
		}
		a, err := fishbone.New("a", fishbone.Stamp{}).Apply(r.Analysis(intake.CaseWords{Occurrence: "O", Escape: "E", System: "S", Evidence: "row 2"}, fishbone.NewID), fishbone.Stamp{})
		made = append(made, a)
		return err
	})
	if err != nil || len(made) != 1 {
		t.Fatalf("%d analyses, %v", len(made), err)
	}
	a := made[0]
	var said []string
	for _, b := range a.Bones() {
		for _, c := range a.Causes(b.ID) {
			said = append(said, b.Name+" "+c.Text+" "+string(c.Chain)+" "+string(c.Verdict.Finding)+" "+c.Verdict.Evidence)
		}
	}
	if want := []string{"O 没有计划 occurrence confirmed row 2", "O 没有车 occurrence confirmed row 2", "E 未检验 escape confirmed row 2"}; !slices.Equal(said, want) {
		t.Errorf("the causes are %q", said)
	}
	if len(a.RootCauses()) != 3 || a.About().Problem != "late, again" || a.About().Closed != "2026-04-01" {
		t.Errorf("%d root causes, %+v", len(a.RootCauses()), a.About())
	}
	promises := a.Promises()
	if len(promises) != 1 || promises[0].Text != "买车" || promises[0].Owner != "王" || promises[0].Status != fishbone.PromiseDone || promises[0].Solution == "" {
		t.Errorf("the promises are %+v", promises)
	}
}

// into keeps what is brought in, and takes no more than some of it.
type into struct {
	said []string
	most int
}

var errFull = errors.New("full")

func (i *into) Add(c fishbone.Complaint, origin string) error {
	if len(i.said) == i.most {
		return errFull
	}
	i.said = append(i.said, string(c.Received)+" "+c.What+" "+origin)
	return nil
}

func (i *into) AddCase(c fishbone.Complaint, origin string, _ *fishbone.Analysis) (bool, error) {
	return true, i.Add(c, origin)
}

// Reading goes ahead of what is brought in, and brings the same in the same order.
func TestBringIn(t *testing.T) {
	text := "No;Date;Issue\n"
	for i := range 1000 {
		day := "2026-03-04"
		if i == 500 {
			day = "soon"
		}
		text += fmt.Sprintf("%d;%s;late %d\n", i, day, i)
	}
	p := look(t, text, nil)
	if err := p.Settle(); err != nil {
		t.Fatal(err)
	}
	all, wrong := &into{most: 1000}, []string(nil)
	err := p.BringIn(all, nil, func(r *intake.Row) error {
		if r.Err != nil {
			wrong = append(wrong, strings.Join(r.Cells, " "))
		}
		return nil
	})
	if err != nil || len(all.said) != 999 || all.said[998] != "2026-03-04 late 999 no 999" || !slices.Equal(wrong, []string{"500 soon late 500"}) {
		t.Errorf("%d came in, not %q, %v", len(all.said), wrong, err)
	}
	if err := p.BringIn(&into{most: 300}, nil, func(*intake.Row) error { return nil }); !errors.Is(err, errFull) {
		t.Errorf("where no more goes in: %v", err)
	}
	if err := p.BringIn(&into{most: 1000}, nil, func(r *intake.Row) error { return r.Err }); err == nil {
		t.Error("it does not end where it is to end")
	}
}

// Days without a year wait for somebody to say which it is. Those of the other days are offered, and
// where there are none, this year and the last; the next table with the same headings asks again.
func TestDaysWithoutAYear(t *testing.T) {
	for name, c := range map[string]struct {
		table string
		want  []string
	}{
		"beside others": {"日期,内容\n2025年12月30日,a\n2026/3/4,b\n3月5日,c\n合计,3\n", []string{"3月5日: year 2026 year 2025", "合计: leftOut"}},
		"alone":         {"日期,内容\n3月5日,c\n13月5日,d\n", []string{"3月5日: year 2024 year 2023", "13月5日: leftOut"}},
		"what is due":   {"日期,内容,承诺日期\n2026/3/4,b,3月8日\n", []string{"3月8日: year 2026 kept"}},
	} {
		p := look(t, c.table, nil)
		p.Today = "2024-05-01"
		if err := p.Settle(); err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, problem := range checkAll(t, p, nil).Problems {
			line := problem.Cell + ":"
			for _, m := range p.Offers(&problem.CellError) {
				line += " " + m.As
			}
			said = append(said, line)
		}
		if !slices.Equal(said, c.want) {
			t.Errorf("%s: offered is %q, want %q", name, said, c.want)
		}
	}
	p := look(t, "日期,内容\n2026/3/4,b\n3月5日,c\n", nil)
	p.Mend(intake.Mend{Attribute: "received", Cell: "3月5日", As: intake.InYear + "2026"})
	all, wrong := read(t, p)
	if len(all) != 2 || len(wrong) != 0 || all[1].Received != "2026-03-05" {
		t.Errorf("%+v, %q", all, wrong)
	}
	next := look(t, "日期,内容\n2027/3/4,b\n3月5日,c\n", nil)
	next.Use(p.Mapping(""))
	if all, _ := read(t, next); len(all) != 1 {
		t.Errorf("the next table has days of another year: %+v", all)
	}
}
