package words

import (
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// FewerForms says in a sentence what complaints and satisfaction say together. Fewer complaints
// while customers are no more satisfied are never told as a success.
func FewerForms(i fishbone.Indicator, c service.Comparison) string {
	if c.Complaints[0]+c.Complaints[1] == 0 {
		return ""
	}
	key := "figures.more"
	switch {
	case c.FewerAlone():
		key = "figures.fewerAlone"
	case c.Fewer:
		key = "figures.fewerAndBetter"
	case c.Better:
		key = "figures.notFewerButBetter"
	}
	return T(key, "months", c.Months, "before", Number(c.Complaints[0]), "after", Number(c.Complaints[1]), "name", i.Name,
		"was", Figure(c.Satisfaction[0]), "is", Figure(c.Satisfaction[1]), "unit", i.Unit)
}

// FiguresTaken says how many values came in, and how many did not.
func FiguresTaken(values, indicators, same, wrong int) string {
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, T(key, "n", Number(n)))
		}
	}
	if values == 0 {
		parts = append(parts, T("figures.taken.nothing"))
	}
	add("figures.taken.values", values)
	add("figures.taken.indicators", indicators)
	add("figures.taken.same", same)
	add("figures.taken.wrong", wrong)
	return strings.Join(parts, T("figures.taken.and")) + T("figures.taken.end")
}

// written tells what values did to the register: what came out of a file, or by what they are of.
func written(e complaint.Write) string {
	if e.File != "" {
		return T("register.edit.figuresFrom", "file", e.File)
	}
	for _, v := range e.Values { // the first ones say what it is about
		switch v.Kind {
		case fishbone.IndicatorKind.Name, fishbone.CheckSheetKind.Name, fishbone.MonthFigureKind.Name, fishbone.StrokesKind.Name:
			return T("register.edit." + v.Kind)
		}
	}
	return T("register.edit.checkSheet")
}
