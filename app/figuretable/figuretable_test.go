package figuretable_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"whybone/app/figuretable"
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
