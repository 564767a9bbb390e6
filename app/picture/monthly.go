package picture

import (
	"cmp"
	"strings"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/monthly"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/service"
)

// Monthly is the chart of an indicator over some months, with the complaints of the same months.
func Monthly(b *service.Book, i fishbone.Indicator, months []fishbone.Day, complaints map[fishbone.Day]int) monthly.Chart {
	c := monthly.Chart{Title: i.Name, Below: i.Team, Values: cmp.Or(i.Unit, words.T("figures.value")), Complaints: words.T("figures.complaintsLong")}
	c.Target, c.Lower, c.Upper = level("figures.chart.target", i.Target), level("figures.chart.lower", i.Lower), level("figures.chart.upper", i.Upper)
	marks := map[service.Standing]monthly.Mark{service.Missed: monthly.Ring, service.Beyond: monthly.Square}
	for mark, s := range map[monthly.Mark]service.Standing{monthly.Plain: service.Hit, monthly.Ring: service.Missed, monthly.Square: service.Beyond} {
		c.Marks[mark] = words.T("figures.standing." + string(s))
	}
	first := firstOf(complaints)
	for _, m := range months {
		one := monthly.Month{Short: words.Language("").ShortMonth(m, true), Complaints: complaints[m], Kept: first != "" && m >= first}
		if v, ok := b.Value(i.ID, m); ok {
			one.Value, one.Known, one.Mark = v.Number, true, marks[service.Judge(i, v.Number)]
		}
		c.Months = append(c.Months, one)
	}
	return c
}

// firstOf is the first month with a complaint, none without any.
func firstOf(complaints map[fishbone.Day]int) (first fishbone.Day) {
	for m, n := range complaints {
		if n > 0 && (first == "" || m < first) {
			first = m
		}
	}
	return first
}

// level is a line across a chart; nil for none.
func level(key string, f fishbone.Figure) *monthly.Level {
	x, ok := f.Float()
	if !ok {
		return nil
	}
	return &monthly.Level{At: x, Words: strings.TrimSpace(words.T(key) + " " + string(f))}
}

// MonthlyStyle is how such a chart is drawn: on paper of a size, with words of a size, and room
// around it.
func MonthlyStyle(width, height, text, margin float64, theme *scene.Theme) monthly.Style {
	return monthly.Style{Width: width, Height: height, Text: text, Margin: margin, Theme: theme}
}

// MonthlyFiles is the chart of an indicator with all its months up to one, as files of a kind.
func MonthlyFiles(b *service.Book, i fishbone.Indicator, complaints map[fishbone.Day]int, last fishbone.Day, ending string, info scene.DocumentInfo) ([][]byte, error) {
	first := service.Later(last, -12)
	if known := b.Months(); len(known) > 0 {
		first, last = min(first, known[0]), max(last, known[len(known)-1])
	}
	var months []fishbone.Day
	for m := first; m <= last; m = service.Later(m, 1) {
		months = append(months, m)
	}
	chart := Monthly(b, i, months, complaints)
	if c, ok := b.Compare(i, complaints, last); ok {
		chart.Below = words.FewerForms(i, c)
	}
	drawn := chart.Draw(MonthlyStyle(960, 540, 13, 28, Theme(false)))
	return Files([]*scene.Scene{drawn}, ending, Settings{DPI: 144, Info: info})
}
