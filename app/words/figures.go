package words

import (
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// FewerForms says in a sentence what complaints and satisfaction say together. Fewer complaints, that is
// fewer than chance explains, while customers are no more satisfied are never told as a success.
func FewerForms(i fishbone.Indicator, c service.Comparison) string {
	if c.Complaints[0]+c.Complaints[1] == 0 {
		return ""
	}
	key := map[int]string{-1: "figures.fewerAlone", 0: "figures.asMany", 1: "figures.more"}[c.Change]
	if c.Better {
		key = map[int]string{-1: "figures.fewerAndBetter", 0: "figures.asManyButBetter", 1: "figures.moreButBetter"}[c.Change]
	}
	return T(key, "months", c.Months, "worse", c.Worse, "name", i.Name, "counts", fromTo(Number(c.Complaints[0]), Number(c.Complaints[1])),
		"values", fromTo(Figure(c.Satisfaction[0]), Measured(Figure(c.Satisfaction[1]), i.Unit)))
}

// fromTo is what became of a figure, on one line.
func fromTo(was, is string) string {
	return strings.ReplaceAll(was+" → "+is, " ", "\u00a0")
}

// FiguresTaken says how many values came in, how many of them in the place of others, and how many did
// not.
func FiguresTaken(values, replaced, indicators, same, wrong int) string {
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
	add("figures.taken.replaced", replaced)
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
