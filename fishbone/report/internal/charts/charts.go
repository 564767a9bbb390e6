// Package charts writes charts as the office programs draw them (DrawingML, ECMA-376 part 1, 21.2):
// with the values that they show and, for who wants to change these, with a workbook in which they
// stand. A chart is a part of the file, and its workbook another one.
//
// Elements stand in the order of the schema. Start reading at [Part].
package charts

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/effect"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/spreadsheet"
)

// What files say of the two parts.
const (
	Type         = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
	WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	Space        = "http://schemas.openxmlformats.org/drawingml/2006/chart"
)

// pairWide is how wide a chart is that shares its slide, in points.
const pairWide = 340.0

// The sizes of texts, in hundredths of a point, and their colours.
const (
	titleSize = 1600
	textSize  = 1200
	ink       = "1B2426"
	muted     = "4A5659"
	faint     = "D9DEDF"
)

// Part is the chart in the words and fonts of a report. Its workbook is the target of the relation
// that is named. The plots of charts that stand beside each other are level.
func Part(c *chart.Data, d *report.Document, workbook string, beside bool) []byte {
	w := &writer{Data: c, doc: d}
	w.add(ooxml.Head+`<c:chartSpace xmlns:c="%s" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="%s">`, Space, ooxml.Office)
	w.add(`<c:date1904 val="0"/><c:lang val="%s"/><c:roundedCorners val="0"/><c:chart>`, ooxml.Locale(d))
	w.title()
	w.add(`<c:plotArea>`)
	w.layout(beside)
	w.plots()
	w.axes()
	w.add(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	w.legend()
	w.add(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	w.letters(textSize, muted, false)
	w.add(`<c:externalData r:id="%s"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`, workbook)
	return []byte(w.b.String())
}

// writer is a chart on its way.
type writer struct {
	*chart.Data
	doc *report.Document
	b   strings.Builder
}

func (w *writer) add(format string, args ...any) { fmt.Fprintf(&w.b, format, args...) }

// The numbers of the axes, and those of the second ones.
const (
	across, up, acrossSecond, upSecond = 111, 112, 113, 114
)

// letters say how words look that stand at one place.
func (w *writer) letters(size int, color string, bold bool) { w.turned("", size, color, bold) }

// turned are letters that stand as attributes of their box say.
func (w *writer) turned(how string, size int, color string, bold bool) {
	w.add(`<c:txPr><a:bodyPr`+how+`/><a:lstStyle/><a:p><a:pPr>%s</a:pPr><a:endParaRPr lang="%s"/></a:p></c:txPr>`, w.look("defRPr", size, color, bold), ooxml.Locale(w.doc))
}

func (w *writer) look(element string, size int, color string, bold bool) string {
	attributes := fmt.Sprintf(`sz="%d" b="%d"`, size, map[bool]int{true: 1}[bold])
	if element == "rPr" {
		attributes = fmt.Sprintf(`lang="%s" altLang="en-US" %s`, ooxml.Locale(w.doc), attributes)
	}
	return fmt.Sprintf(`<a:%s %s><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="Calibri"/><a:ea typeface="%s"/></a:%[1]s>`, element, attributes, color, ooxml.Eastern(w.doc))
}

// words are a text that stands by itself, with lines of different sizes. Level says that it is not
// turned, as the names of axes are that go upwards.
func (w *writer) words(level bool, lines ...line) {
	body := `<a:bodyPr/>`
	if level {
		body = `<a:bodyPr rot="0" vert="horz"/>`
	}
	w.add(`<c:tx><c:rich>%s<a:lstStyle/>`, body)
	for _, l := range lines {
		w.add(`<a:p><a:pPr>%s</a:pPr><a:r>%s<a:t>%s</a:t></a:r></a:p>`, w.look("defRPr", l.size, l.color, l.bold), w.look("rPr", l.size, l.color, l.bold), ooxml.Escape(l.text))
	}
	w.add(`</c:rich></c:tx>`)
}

type line struct {
	text  string
	size  int
	color string
	bold  bool
}

func (w *writer) title() {
	var lines []line
	if w.Title != "" {
		lines = append(lines, line{w.Title, titleSize, ink, true})
	}
	if w.Below != "" {
		const wide = pairWide - 10
		below, ok := chart.InParts(w.Below, wide, titleSize/100, true) // some programs write all lines as the first
		if !ok {
			below = []string{w.Below}
		}
		for _, words := range below {
			lines = append(lines, line{words, textSize, muted, false})
		}
	}
	if len(lines) == 0 {
		w.add(`<c:autoTitleDeleted val="1"/>`)
		return
	}
	w.add(`<c:title>`)
	w.words(false, lines...)
	w.add(`<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`)
}

// plots draw the series: those of each look in a plot of its own.
func (w *writer) plots() {
	switch w.Sort {
	case chart.Web:
		w.add(`<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>`)
		w.series(func(chart.Look) bool { return true })
		w.add(`<c:axId val="%d"/><c:axId val="%d"/></c:radarChart>`, across, up)
	case chart.Lines:
		w.lines(across, up, func(chart.Look) bool { return true })
	case chart.Spans:
		w.add(`<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
		w.series(func(chart.Look) bool { return true })
		w.add(`<c:gapWidth val="20"/><c:overlap val="100"/><c:axId val="%d"/><c:axId val="%d"/></c:barChart>`, across, up)
	default:
		w.add(`<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
		w.series(func(l chart.Look) bool { return l == chart.AsBar })
		w.add(`<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="%d"/><c:axId val="%d"/></c:barChart>`, across, up)
		w.lines(across, up, func(l chart.Look) bool { return l == chart.AsLine || thin(l) })
		w.lines(acrossSecond, upSecond, shared)
	}
}

// layout is where the plot stands, as parts of the chart: that of values over time between four lines of a title with what was
// done below them, and the legend; else where the program has room.
func (w *writer) layout(beside bool) {
	if !beside || w.Sort != chart.Lines {
		w.add(`<c:layout/>`)
		return
	}
	left := min(max((typeset.Width(w.Unit, textSize/100, false)+44)/pairWide, 0.12), 0.3)
	w.add(`<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="%.3f"/><c:y val="0.345"/><c:w val="%.3f"/><c:h val="0.37"/></c:manualLayout></c:layout>`, left, 0.97-left)
}

// thin says whether a look is that of a line without marks.
func thin(l chart.Look) bool { return l == chart.AsDashes || l == chart.AsDots }

// shared says whether a series belongs to the second axis.
func shared(l chart.Look) bool { return l == chart.AsShare || l == chart.AsShareDashes }

// lines is a plot of the series of some looks, none if there are none.
func (w *writer) lines(x, y int, of func(chart.Look) bool) {
	any := false
	for _, s := range w.Series {
		any = any || of(s.Look)
	}
	if !any {
		return
	}
	w.add(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	w.series(of)
	w.add(`<c:marker val="1"/><c:axId val="%d"/><c:axId val="%d"/></c:lineChart>`, x, y)
}

// series writes those of some looks.
func (w *writer) series(of func(chart.Look) bool) {
	for i := range w.Series {
		s := &w.Series[i]
		if !of(s.Look) {
			continue
		}
		isBar := s.Look == chart.AsBar || s.Look == chart.Unseen
		w.add(`<c:ser><c:idx val="%d"/><c:order val="%[1]d"/><c:tx>`, i)
		if s.Look == chart.Unseen {
			w.add(`<c:v> </c:v>`) // not in the legend either: programs count its entries differently
		} else {
			w.add(`<c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache></c:strRef>`, area(i+1, 0, 0), ooxml.Escape(s.Name))
		}
		w.add(`</c:tx>`)
		w.stroke(s)
		if isBar {
			w.add(`<c:invertIfNegative val="0"/>`)
		} else {
			w.marker(s)
		}
		if s.Look == chart.AsBar && w.Sort == chart.Bars {
			w.labels()
		}
		if s.Look == chart.AsMoment {
			w.moment(s)
		}
		w.add(`<c:cat>`)
		w.categories()
		w.add(`</c:cat><c:val><c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%d"/>`, area(i+1, 1, w.rows()), formatOf(s), w.rows())
		for n, x := range s.Values {
			if !math.IsNaN(x) {
				w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, n, number(w.value(s, x)))
			}
		}
		w.add(`</c:numCache></c:numRef></c:val>`)
		if !isBar && w.Sort != chart.Web {
			w.add(`<c:smooth val="0"/>`)
		}
		w.add(`</c:ser>`)
	}
}

// value is a value as the workbook has it: days are counted from where it counts them.
func (w *writer) value(s *chart.Series, x float64) float64 {
	if s.Look == chart.Unseen && !w.From.IsZero() {
		return spreadsheet.Serial(w.From) + x
	}
	return x
}

// formatOf is how the values of a series are written.
func formatOf(s *chart.Series) string {
	if shared(s.Look) {
		return "0%"
	}
	return "General"
}

// stroke is the colour of a series.
func (w *writer) stroke(s *chart.Series) {
	switch s.Look {
	case chart.Unseen, chart.AsMoment:
		w.add(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	case chart.AsBar:
		w.add(`<c:spPr>%s<a:ln><a:noFill/></a:ln></c:spPr>`, solid(s.Ink))
	case chart.AsDashes, chart.AsShareDashes:
		w.add(`<c:spPr><a:ln w="15875" cap="rnd">%s<a:prstDash val="dash"/><a:round/></a:ln></c:spPr>`, solid(s.Ink))
	case chart.AsDots:
		w.add(`<c:spPr><a:ln w="12700" cap="rnd">%s<a:prstDash val="sysDot"/><a:round/></a:ln></c:spPr>`, solid(s.Ink))
	default:
		w.add(`<c:spPr><a:ln w="28575" cap="rnd">%s<a:round/></a:ln></c:spPr>`, solid(s.Ink))
	}
}

// moment draws the line upwards that ends in the only value of a series, with its name at the top.
func (w *writer) moment(s *chart.Series) {
	w.add(`<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	w.turned(` wrap="none"`, textSize, ink, true) // LibreOffice breaks a long name otherwise, within a word
	w.add(`<c:dLblPos val="t"/><c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
	w.add(`<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/><c:val val="%s"/><c:spPr><a:ln w="12700">%s<a:prstDash val="sysDash"/></a:ln></c:spPr></c:errBars>`, number(w.Most-w.Least), solid(s.Ink))
}

// marker marks values. One that stands alone makes no line, and is marked in any case.
func (w *writer) marker(s *chart.Series) {
	given := 0
	for _, x := range s.Values {
		if !math.IsNaN(x) {
			given++
		}
	}
	symbol, size := "circle", 7
	switch {
	case s.Look == chart.AsMoment:
		w.add(`<c:marker><c:symbol val="none"/></c:marker>`)
		return
	case (thin(s.Look) || s.Look == chart.AsShareDashes) && (given > 1 || w.Sort == chart.Web):
		w.add(`<c:marker><c:symbol val="none"/></c:marker>`)
		return
	case thin(s.Look):
		symbol, size = "dash", 12
	}
	w.add(`<c:marker><c:symbol val="%s"/><c:size val="%d"/><c:spPr>%s<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`, symbol, size, solid(s.Ink))
}

// labels write the values above the bars; that of the first one into its middle where a line of shares begins with
// a mark at its top.
func (w *writer) labels() {
	label := func(place, color string) {
		w.add(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
		w.letters(textSize, color, true)
		w.add(`<c:dLblPos val="%s"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`, place)
	}
	w.add(`<c:dLbls>`)
	if w.Share != "" {
		w.add(`<c:dLbl><c:idx val="0"/>`)
		label("ctr", "FFFFFF")
		w.add(`</c:dLbl>`)
	}
	label("outEnd", ink)
	w.add(`</c:dLbls>`)
}

// rows is how many categories there are.
func (w *writer) rows() int { return max(len(w.Categories), len(w.Days)) }

func (w *writer) categories() {
	if len(w.Days) > 0 {
		w.add(`<c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%d"/>`, area(0, 1, w.rows()), ooxml.Escape(w.dayFormat()), w.rows())
		for i, day := range w.Days {
			w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, number(spreadsheet.Serial(day)))
		}
		w.add(`</c:numCache></c:numRef>`)
		return
	}
	w.add(`<c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%d"/>`, area(0, 1, w.rows()), w.rows())
	for i, name := range w.Categories {
		if name != "" {
			w.add(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, ooxml.Escape(name))
		}
	}
	w.add(`</c:strCache></c:strRef>`)
}

// dayFormat is how days are written along an axis: without the year where it is the same one.
func (w *writer) dayFormat() string {
	years := len(w.Days) > 0 && w.Days[0].Year() != w.Days[len(w.Days)-1].Year() || !w.From.IsZero() && w.From.AddDate(0, 0, int(w.Most)).Year() != w.From.Year()
	chinese := strings.HasPrefix(w.doc.Language, "zh")
	monthly := effect.Monthly(w.Days)
	switch {
	case monthly && chinese && years:
		return `yyyy"年"m"月"`
	case monthly && chinese:
		return `m"月"`
	case monthly && years:
		return `mmm\ yyyy`
	case monthly:
		return `mmm`
	case chinese && years:
		return `yyyy"年"m"月"d"日"`
	case chinese:
		return `m"月"d"日"`
	case years:
		return `d\ mmm\ yyyy`
	}
	return `d\ mmm`
}

// sheetName is that of the only sheet of the workbook.
const sheetName = "Sheet1"

// area is a part of a column of the sheet, from a row to another one.
func area(column, from, to int) string {
	name := func(row int) string { return "$" + spreadsheet.ColumnName(column) + "$" + strconv.Itoa(row+1) }
	if from == to {
		return sheetName + "!" + name(from)
	}
	return sheetName + "!" + name(from) + ":" + name(to)
}

func solid(c color.NRGBA) string {
	return fmt.Sprintf(`<a:solidFill><a:srgbClr val="%02X%02X%02X"/></a:solidFill>`, c.R, c.G, c.B)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
