package panel

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/dates"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// Days is how people who use the interface in its language write days.
func Days() dates.Options { return dates.Options{MonthFirst: words.Used() != words.English} }

// DayWidth is how wide the name of any day is.
func DayWidth(s ui.Style) float32 { return ui.Text(words.WidestDay(), s).MinSize().Width }

// LongDay names a day so that nobody takes it for another: with its weekday, and how far it is.
func LongDay(d, today fishbone.Day) string {
	name := words.Day(d, today)
	weekday := words.T(fmt.Sprintf("weekday.%d", int(d.Time().Weekday())))
	n := today.Until(d)
	key := "promise.day.near" // today, tomorrow and yesterday say it themselves
	switch {
	case n < -1:
		key, n = "promise.day.ago", -n
	case n >= 14:
		key, n = "promise.day.weeks", (n+3)/7
	case n > 1:
		key = "promise.day.days"
	}
	return words.T(key, "weekday", weekday, "day", action.InLine(name), "n", n)
}

// DayNote says below an entry which day was understood, and offers the other one that may be
// meant.
func DayNote(r dates.Reading, today fishbone.Day, width float32, takeOther func()) fyne.CanvasObject {
	c := ui.Colors()
	if r.Day == "" {
		return ui.Paragraph(words.T("promise.noSuchDay"), ui.Style{Size: ui.Small, Color: c.Bad}, width, 2)
	}
	note := ui.Paragraph(LongDay(r.Day, today), ui.Style{Size: ui.Small, Color: c.Faint}, width, 2)
	if r.Other == "" {
		return note
	}
	other := ui.ChipButton(words.T("promise.orDayShort", "day", words.Day(r.Other, today)), false, takeOther)
	return ui.Column(2, note, ui.Row(0, other))
}
