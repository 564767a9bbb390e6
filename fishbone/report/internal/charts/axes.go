package charts

import (
	"math"
	"slices"
	"strings"

	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/effect"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/spreadsheet"
)

// axes are those of the plots.
func (w *writer) axes() {
	w.acrossAxis()
	w.upAxis()
	if w.Share != "" {
		w.secondAxes()
	}
}

// acrossAxis has the categories.
func (w *writer) acrossAxis() {
	element, automatic := "catAx", 0
	if len(w.Days) > 0 {
		element, automatic = "dateAx", 1
	}
	place, order := "b", "minMax"
	if w.Sort == chart.Spans {
		place, order = "l", "maxMin" // the first task stands at the top
	}
	w.add(`<c:%s><c:axId val="%d"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/>`, element, across, order, place)
	if w.Sort == chart.Web {
		w.add(`<c:majorGridlines>%s</c:majorGridlines>`, gridLine)
	}
	if w.Axis != "" {
		w.axisTitle(w.Axis, false)
	}
	format := "General"
	if len(w.Days) > 0 {
		format = w.dayFormat()
	}
	w.add(`<c:numFmt formatCode="%s" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>%s`, ooxml.Escape(format), axisLine)
	w.turned(level, w.categorySize(), ink, false)
	w.add(`<c:crossAx val="%d"/><c:crosses val="autoZero"/><c:auto val="%d"/>`, up, automatic)
	if len(w.Days) > 0 {
		unit, step := "days", w.dayStep()
		if effect.Monthly(w.Days) {
			unit, step = "months", w.monthStep()
		}
		w.add(`<c:lblOffset val="100"/><c:baseTimeUnit val="%s"/>`, unit)
		if step > 0 {
			w.add(`<c:majorUnit val="%d"/><c:majorTimeUnit val="%s"/>`, step, unit)
		}
	} else {
		w.add(`<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>`)
		if w.Sort == chart.Spans {
			w.add(`<c:tickLblSkip val="1"/>`)
		}
		w.add(`<c:noMultiLvlLbl val="1"/>`)
	}
	w.add(`</c:%s>`, element)
}

// categorySize is how large the names of categories are: many rows have little room.
func (w *writer) categorySize() int {
	switch n := w.rows(); {
	case w.Sort == chart.Spans && n > 36: // two for each task: every other one has no name
		return 1000
	case w.Sort == chart.Spans && n > 20:
		return 1100
	case w.Sort == chart.Bars && w.longestWord() > plotBeside/float64(max(n, 1)):
		return 1000
	}
	return textSize
}

// plotBeside is how wide the bars of a chart are together that stands beside its table, in points.
const plotBeside = 290.0

// longestWord is how wide the longest word of a category is that is not broken, in points.
func (w *writer) longestWord() (wide float64) {
	for _, name := range w.Categories {
		for _, word := range strings.Fields(name) {
			if fonts.IsWestern(word) {
				wide = max(wide, typeset.Width(word, textSize/100, false))
			}
		}
	}
	return wide
}

// mostDays is how many days have their names along an axis.
const mostDays = 10

// dayStep is how far such days are apart, in days.
func (w *writer) dayStep() int {
	span := int(w.Days[len(w.Days)-1].Sub(w.Days[0]).Hours() / 24)
	return stepOf(span)
}

// mostMonths is how many months have their names along an axis of a chart that shares its slide, which stand level.
const mostMonths = 6

// monthStep is how far such months are apart.
func (w *writer) monthStep() int {
	span := effect.Months(w.Days[0], w.Days[len(w.Days)-1])
	steps := []int{1, 2, 3, 6, 12, 24, 60, 120}
	i := slices.IndexFunc(steps, func(step int) bool { return span/step < mostMonths })
	if i < 0 {
		return (span/mostMonths/12 + 1) * 12
	}
	return steps[i]
}

// stepOf parts so many days into no more than have room: by days, weeks or months.
func stepOf(span int) int {
	steps := []int{1, 2, 7, 14, 28, 56, 91, 182, 364}
	i := slices.IndexFunc(steps, func(step int) bool { return span/step <= mostDays })
	if i < 0 {
		return span / mostDays
	}
	return steps[i]
}

// upAxis has the values. Those of a plan lie along the top.
func (w *writer) upAxis() {
	place := "l"
	if w.Sort == chart.Spans {
		place = "t"
	}
	w.add(`<c:valAx><c:axId val="%d"/><c:scaling><c:orientation val="minMax"/>`, up)
	low, high, step := w.scale()
	if high > low {
		w.add(`<c:max val="%s"/><c:min val="%s"/>`, number(high), number(low))
	}
	w.add(`</c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines>%s</c:majorGridlines>`, place, gridLine)
	if w.Unit != "" && w.Sort != chart.Web && w.Share == "" { // where there are shares the legend says it
		w.axisTitle(w.Unit, true)
	}
	format := "General"
	if !w.From.IsZero() {
		format = w.dayFormat()
	}
	w.add(`<c:numFmt formatCode="%s" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`, ooxml.Escape(format))
	w.letters(textSize, muted, false)
	w.add(`<c:crossAx val="%d"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>`, across)
	if step > 0 {
		w.add(`<c:majorUnit val="%s"/>`, number(step))
	}
	w.add(`</c:valAx>`)
}

// scale is where the values begin and end, and how far the marks are apart; 0 for what the program
// may choose.
func (w *writer) scale() (low, high, step float64) {
	low, high = w.Least, w.Most
	switch {
	case w.Sort == chart.Spans && !w.From.IsZero():
		from := spreadsheet.Serial(w.From)
		return from, from + high, math.Max(7, float64(stepOf(int(high))))
	case w.Sort == chart.Spans:
		return 0, math.Ceil(high), math.Ceil(high / 20)
	case w.Sort == chart.Web:
		return 0, high, high / 5
	}
	return low, high, 0
}

// secondAxes are those of the line of shares, which ends at 100 %.
func (w *writer) secondAxes() {
	w.add(`<c:catAx><c:axId val="%d"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="%d"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`, acrossSecond, upSecond)
	w.add(`<c:valAx><c:axId val="%d"/><c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="r"/>`, upSecond)
	w.add(`<c:numFmt formatCode="0%%" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`)
	w.letters(textSize, muted, false)
	w.add(`<c:crossAx val="%d"/><c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="0.2"/></c:valAx>`, acrossSecond)
}

// axisTitle says what an axis counts.
func (w *writer) axisTitle(said string, upwards bool) {
	w.add(`<c:title>`)
	w.words(upwards && w.Sort != chart.Spans, line{said, textSize, muted, false})
	w.add(`<c:overlay val="0"/></c:title>`)
}

// level are words that are not turned, however long: they take two lines.
const level = ` rot="0" vert="horz"`

const (
	gridLine = `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="` + faint + `"/></a:solidFill></a:ln></c:spPr>`
	axisLine = `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="` + muted + `"/></a:solidFill></a:ln></c:spPr>`
)

// legend says which series is which; one alone is told by the title.
func (w *writer) legend() {
	if len(w.Series) < 2 {
		return
	}
	w.add(`<c:legend><c:legendPos val="b"/>`)
	if w.Sort == chart.Lines { // elsewhere programs count the entries differently
		for i, s := range w.Series {
			if s.Quiet {
				w.add(`<c:legendEntry><c:idx val="%d"/><c:delete val="1"/></c:legendEntry>`, i)
			}
		}
	}
	w.add(`<c:overlay val="0"/>`)
	w.letters(textSize, muted, false)
	w.add(`</c:legend>`)
}
