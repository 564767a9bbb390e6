package figuretable

import (
	"slices"
	"strings"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// Taken is how much of a table is new.
type Taken struct {
	Indicators int // that were not there
	Values     int // that are new or other ones
	Replaced   int // of these, those that take the place of others
	Same       int // that were there already
}

// Edit is what takes a table into a book, and how much that is. What is there already is not
// written again: a table that comes in a second time changes nothing.
func (t Table) Edit(b *service.Book, file string) (e complaint.Write, taken Taken) {
	e.File = file
	for _, one := range t.Indicators {
		i, ok := b.Named(one.Said.Name, one.Said.Team)
		if !ok {
			i = b.NewIndicator(started(one))
			i.Place += taken.Indicators
			taken.Indicators++
			e.Values = append(e.Values, complaint.Put(&i)...)
		} else {
			e.Values = append(e.Values, complaint.Difference(&i, said(i, one))...)
		}
		for _, month := range sortedMonths(one.Values) {
			f := one.Values[month]
			v, ok := b.Value(i.ID, month)
			if ok && !v.Counted && fishbone.FigureOf(v.Number) == f {
				taken.Same++
				continue
			}
			taken.Values++
			if ok && !v.Counted {
				taken.Replaced++
			}
			e.Values = append(e.Values, b.Set(i.ID, month, f)...)
		}
	}
	return e, taken
}

func sortedMonths(values map[fishbone.Day]fishbone.Figure) (all []fishbone.Day) {
	for m := range values {
		all = append(all, m)
	}
	slices.Sort(all)
	return all
}

// started is a new indicator as a table says it, with what its name tells where that says nothing.
func started(one Indicator) fishbone.Indicator {
	said, guess := one.Said, Guess(one.Said.Name)
	if !one.Directed {
		said.Direction = guess.Direction
	}
	if said.Concern == "" {
		said.Concern = guess.Concern
	}
	return said
}

// said is an indicator with what a table says of it; what that does not say stays.
func said(i fishbone.Indicator, by Indicator) *fishbone.Indicator {
	for _, f := range fishbone.IndicatorKind.Attributes {
		if v := f.Get(&by.Said); !f.Empty(v) && f.Name != "name" && f.Name != "team" {
			f.Put(&i, v)
		}
	}
	if by.Directed {
		i.Direction = by.Said.Direction
	}
	return &i
}

// bad are parts of names of which less is better, and content those of satisfaction.
var (
	bad = []string{"投诉", "抱怨", "客诉", "客訴", "不满", "不滿", "差错", "差錯", "错误", "錯誤", "退货", "退貨", "退款", "流失", "不良", "等候", "等待", "超时", "逾時", "延误", "延誤",
		"complaint", "unhappy", "dissatisf", "error", "defect", "return", "churn", "wait", "late", "lost"}
	content = []string{"满意", "滿意", "不满", "不滿", "净推荐", "淨推薦", "satisf", "happy", "nps", "csat"}
)

// Guess is what a name tells of an indicator: which values are good, and whether it is about how
// satisfied customers are.
func Guess(name string) (i fishbone.Indicator) {
	folded := strings.ToLower(name)
	has := func(parts []string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(folded, part) })
	}
	i.Name, i.Direction = name, fishbone.HigherIsBetter
	if has(bad) {
		i.Direction = fishbone.LowerIsBetter
	}
	if has(content) {
		i.Concern = fishbone.Satisfaction
	}
	return i
}

// Rows are indicators as a table: one in each row, with its months side by side.
func Rows(b *service.Book, indicators []fishbone.Indicator, months []fishbone.Day) [][]string {
	attributes := []string{"name", "team", "unit", "direction", "target", "lower", "upper", "concern"}
	var head []string
	for _, name := range attributes {
		head = append(head, words.Title(fishbone.IndicatorKind, name))
	}
	for _, m := range months {
		head = append(head, string(m[:7]))
	}
	rows := [][]string{head}
	for _, i := range indicators {
		var row []string
		for _, name := range attributes {
			f, _ := fishbone.IndicatorKind.Attribute(name)
			cell := f.Get(&i).(string)
			if f.Content == fishbone.ContentWord {
				cell = wordOf(words.Used(), f, cell)
			}
			row = append(row, cell)
		}
		for _, m := range months {
			cell := ""
			if v, ok := b.Value(i.ID, m); ok {
				cell = string(fishbone.FigureOf(v.Number))
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}
