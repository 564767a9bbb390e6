package figuretable_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"whybone/app/figuretable"
	"whybone/app/intake"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

func TestReadMonth(t *testing.T) {
	for cell, want := range map[string]fishbone.Day{
		"2026-03": "2026-03-01", "2026/3": "2026-03-01", "2026年3月": "2026-03-01", "2026年3月份": "2026-03-01", "2026-03-14": "2026-03-01", "２０２６．３": "2026-03-01", "202603": "2026-03-01",
		"Mar 2026": "2026-03-01", "March 2026": "2026-03-01", "Mar-26": "2026-03-01", "2026 Mar": "2026-03-01", "3/2026": "2026-03-01", "115年3月": "2026-03-01", "民國115年3月": "2026-03-01",
		"2026-03-01T00:00:00": "2026-03-01",
		"":                    "", "3月": "", "12.5": "", "95": "", "2026-13": "", "满意率": "", "1234567": "", "0.3": "",
	} {
		if got, ok := figuretable.ReadMonth(cell); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}

// figures are what a table says, in one line each: the indicator, and its months in their order.
func figures(t figuretable.Table) (all []string) {
	for _, i := range t.Indicators {
		said := i.Said.Name + "|" + i.Said.Team + "|" + i.Said.Unit + "|" + string(i.Said.Target)
		for _, m := range slices.Sorted(maps.Keys(i.Values)) {
			said += " " + string(m[:7]) + "=" + string(i.Values[m])
		}
		all = append(all, said)
	}
	return all
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		want  []string
		wrong int
	}{
		"months down":        {"月份,满意率(%),投诉率\n2026-01,95.5,3\n2026-02,96,\n", []string{"满意率||%| 2026-01=95.5 2026-02=96", "投诉率||| 2026-01=3"}, 0},
		"months across":      {"指标\t部门\t单位\t目标\t2026年1月\t2026年2月\n满意率\t客服\t%\t95\t95.5\t96\n", []string{"满意率|客服|%|95 2026-01=95.5 2026-02=96"}, 0},
		"a title above":      {"Service 2026;;\n;;\nMonth;Answered;Wait\nJan 2026;91,5;12\nFeb 2026;92;13\n", []string{"Answered||| 2026-01=91.5 2026-02=92", "Wait||| 2026-01=12 2026-02=13"}, 0},
		"a number before":    {"No.,Month,Answered\n1,2026-01,5\n2,2026-02,6\n", []string{"Answered||| 2026-01=5 2026-02=6"}, 0},
		"targets below":      {"Month,Answered\nTarget,90\nUnit,%\n2026-01,91\n2026-02,92\n", []string{"Answered||%|90 2026-01=91 2026-02=92"}, 0},
		"a row for each":     {"Month,Indicator,Department,Value\n2026-01,Answered,Desk,5\n2026-01,Wait,Desk,6\n2026-02,Answered,Desk,7\n", []string{"Answered|Desk|| 2026-01=5 2026-02=7", "Wait|Desk|| 2026-01=6"}, 0},
		"the only month":     {"指标,目标,2026年3月\n满意率,95,96\n投诉率,,3\n", []string{"满意率|||95 2026-03=96", "投诉率||| 2026-03=3"}, 0},
		"a single row":       {"月份,满意率,投诉率\n2026-03,96,3\n", []string{"满意率||| 2026-03=96", "投诉率||| 2026-03=3"}, 0},
		"the year above":     {"2026年度服务指标\n指标,目标,1月,2月,12月\n满意率,95,96,97,98\n", []string{"满意率|||95 2026-01=96 2026-02=97 2026-12=98"}, 0},
		"a year of Taiwan":   {"民國115年度\n月份,滿意率\n1月,96\n2月份,97\n", []string{"滿意率||| 2026-01=96 2026-02=97"}, 0},
		"the year alone":     {"2026\nMonth,Calls\nJan,2025\nSept.,2024\n", []string{"Calls||| 2026-01=2025 2026-09=2024"}, 0},
		"percent and dashes": {"月份,满意率\n2026-01,95.5%\n2026-02,—\n2026-03,abc\n", []string{"满意率||%| 2026-01=95.5"}, 1},
	} {
		got, err := figuretable.Pasted([]byte(c.text))
		if err != nil || !slices.Equal(figures(got), c.want) || len(got.Wrong) != c.wrong {
			t.Errorf("%s: %q, %v, %v; want %q", name, figures(got), got.Wrong, err, c.want)
		}
	}
	if _, err := figuretable.Pasted([]byte("a,b\n1,2\n")); err != service.ErrNoMonths {
		t.Errorf("without months: %v", err)
	}
	if _, err := figuretable.Pasted([]byte("2025 and 2026\nMonth,a\n1月,5\n2月,5\n")); err != service.ErrNoMonths {
		t.Errorf("of one of two years: %v", err)
	}
}

// book is one with all that can be said of indicators.
func book() *service.Book {
	var values []complaint.Value
	b := service.Read(nil)
	for n, i := range []fishbone.Indicator{
		{ID: "a", Name: "=满意率", Team: "+客服", Unit: "%", Direction: fishbone.HigherIsBetter, Target: "95", Lower: "90", Concern: fishbone.Satisfaction},
		{ID: "b", Name: "Rated", Direction: fishbone.LowerIsBetter, Upper: "-5.25"}, {ID: "c", Name: "2026 plan, \"new\"", Direction: fishbone.HigherIsBetter},
	} {
		i.Place = n + 1
		values = append(values, complaint.Put(&i)...)
		for m, f := range []fishbone.Figure{"1", "-2.5", "1000000"} {
			values = append(values, b.Set(i.ID, service.Later("2026-01-01", m+n), f)...)
		}
	}
	return service.Read(complaint.Things(values))
}

// What was written comes back from each kind of file, in each language, and a second time it
// changes nothing.
func TestRoundTrip(t *testing.T) {
	defer func() { _ = words.Use(words.English) }()
	was := book()
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		for _, ending := range figuretable.Endings() {
			data, err := figuretable.Write(was, was.Indicators, was.Months(), ending, time.Unix(0, 0))
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "figures"+ending)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			table, err := figuretable.Open(path)
			if err != nil || len(table.Wrong) > 0 {
				t.Errorf("%s in %s: %v, %v", ending, l.Name, table.Wrong, err)
				continue
			}
			if seen := looked(t, path); !slices.Equal(figures(seen), figures(table)) {
				t.Errorf("%s in %s: looked at it says %q, read at once %q", ending, l.Name, figures(seen), figures(table))
			}
			e, taken := table.Edit(service.Read(nil), "")
			is := service.Read(complaint.Things(e.Values))
			one, _ := figuretable.JSON(was, was.Indicators, was.Months())
			other, _ := figuretable.JSON(is, is.Indicators, is.Months())
			if string(one) != string(other) || taken.Indicators != 3 || taken.Values != 9 {
				t.Errorf("%s in %s: %+v\n%s\n%s", ending, l.Name, taken, one, other)
			}
			if again, _ := table.Edit(is, ""); len(again.Values) > 0 {
				t.Errorf("%s in %s: a second time it writes %v", ending, l.Name, again.Values)
			}
		}
	}
}

// looked reads a file as it is looked at before it comes in.
func looked(t *testing.T, path string) figuretable.Table {
	t.Helper()
	table, err := figuretable.OpenSheet(path, intake.Form{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := figuretable.Look(table)
	if err == nil {
		err = p.Settle()
	}
	if err != nil {
		t.Fatal(err)
	}
	return p.Said()
}

// plan is what a text shows.
func plan(t *testing.T, text string) *figuretable.Plan {
	t.Helper()
	table, err := intake.Pasted([]byte(text), "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := figuretable.Look(table)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func held(p *figuretable.Plan) (all []string) {
	for _, c := range p.Columns {
		all = append(all, c.Attribute)
	}
	return all
}

// What each column holds is seen before anything comes in, and so is each cell that is no number.
func TestLook(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		want  []string
		head  int
		wrong [2]int // the number of the row and the column of the only one
	}{
		"down":   {"品级表,,\n序号,月份,满意率\n1,2026-01,95\n2,2026-02,x\n", []string{"", "month", "values"}, 2, [2]int{4, 2}},
		"across": {"指标\t备注\t2026年1月\t2026年2月\n满意率\ta\t95\tx\n投诉率\t\t3\t4\n", []string{"name", "", "ofMonth", "ofMonth"}, 1, [2]int{2, 3}},
		"list":   {"Month,Indicator,Value\n2026-01,Answered,5\n2026-01,Wait,x\n2026-02,Wait,7\n", []string{"month", "name", "value"}, 1, [2]int{3, 2}},
	} {
		p := plan(t, c.text)
		if err := p.Settle(); err != nil || !slices.Equal(held(p), c.want) || p.Head != c.head {
			t.Errorf("%s: it holds %q below row %d, %v", name, held(p), p.Head, err)
		}
		for _, row := range p.Preview(0, 99) {
			for column := range p.Columns {
				if got := p.IsWrong(row.Number, column); got != (c.wrong == [2]int{row.Number, column}) {
					t.Errorf("%s: the cell %d of row %d is wrong: %v", name, column, row.Number, got)
				}
			}
		}
		check, _ := p.Check(service.Read(nil))
		if check.Wrong != 1 || len(check.Problems) != 1 || check.Problems[0].Rows[0] != c.wrong[0] || check.Problems[0].Column != c.wrong[1] {
			t.Errorf("%s: it would come to %+v", name, check)
		}
		if numbers, rows := p.WrongRows(); !slices.Equal(numbers, c.wrong[:1]) || !slices.Contains(rows[0], "x") {
			t.Errorf("%s: the rows that do not fit are %d %q", name, numbers, rows)
		}
	}
}

// What a column is taken for can be said otherwise, or not at all.
func TestTake(t *testing.T) {
	p := plan(t, "Month,Opened,Answered,Wait\n2026-01,2025-12,5,7\n2026-02,2026-01,6,8\n")
	p.Take(3, "")
	if err := p.Settle(); err != nil || len(p.Said().Indicators) != 2 || len(p.Said().Wrong) != 2 {
		t.Errorf("without a column it says %q, %v", figures(p.Said()), err)
	}
	p.Take(1, figuretable.Month)
	p.Take(0, "")
	if err := p.Settle(); err != nil || !slices.Equal(figures(p.Said()), []string{"Answered||| 2025-12=5 2026-01=6"}) {
		t.Errorf("by other months it says %q, %v", figures(p.Said()), err)
	}
	p.Take(1, "")
	if err := p.Settle(); err != service.ErrNoMonths {
		t.Errorf("without months: %v", err)
	}
	p = plan(t, "Name,Other,2026-01,2026-02\nA,B,1,2\n")
	p.Take(0, "")
	if err := p.Settle(); err != figuretable.ErrNoNames {
		t.Errorf("without names: %v", err)
	}
	p.Take(1, "name")
	if err := p.Settle(); err != nil || !slices.Equal(figures(p.Said()), []string{"B||| 2026-01=1 2026-02=2"}) {
		t.Errorf("by other names it says %q, %v", figures(p.Said()), err)
	}
}

func TestGuess(t *testing.T) {
	for name, want := range map[string]fishbone.Indicator{
		"满意率": {Direction: fishbone.HigherIsBetter, Concern: fishbone.Satisfaction}, "投诉率": {}, "抱怨率": {}, "不满意顾客比例": {Concern: fishbone.Satisfaction},
		"有效电话接听比例": {Direction: fishbone.HigherIsBetter}, "Unhappy guests": {Concern: fishbone.Satisfaction}, "Complaints per 1000": {}, "NPS": {Direction: fishbone.HigherIsBetter, Concern: fishbone.Satisfaction},
	} {
		if got := figuretable.Guess(name); got.Direction != want.Direction || got.Concern != want.Concern {
			t.Errorf("%s: %q, %q", name, got.Direction, got.Concern)
		}
	}
}

// Whatever stands in a table, reading it ends, and what is taken is numbers by months.
func FuzzPasted(f *testing.F) {
	for _, seed := range []string{"月份,满意率\n2026-01,95.5%\n", "a\t2026-01\t2026-02\nx\t1\t2\n", "Month,Name,Value\n2026-01,a,1\n2026-01,b,2\n", "2026-01\n2026-01\n2026-01", ",,\n,2026-01,", `{"figures":[{"name":"a","values":{"2026-01-01":"1"}}]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte) (figuretable.Table, error){figuretable.Pasted, figuretable.ReadJSON} {
			table, err := read(data)
			if err != nil {
				continue
			}
			e, _ := table.Edit(service.Read(nil), "")
			if _, err := e.Clean(); err != nil {
				t.Errorf("%v does not fit: %v", e.Values, err)
			}
		}
	})
}
