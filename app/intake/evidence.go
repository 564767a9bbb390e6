package intake

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"whybone/app/dates"
	"whybone/app/sheet"
)

// evidence is what the cells of a column show of how they are written. A column of which the first
// cells hold no day is not looked at for days any more, and so with numbers.
type evidence struct {
	looked       int
	days         map[string]bool // different ones
	years        map[int]bool    // that stand in them
	isDay, isNum bool            // there is at least one

	point, comma   int
	differs        string // a number that is another one with a comma
	before, behind float64
}

// How much of a column is looked at: so many cells until there is a day or a number, so many
// different days, and so many numbers.
const (
	patience    = 200
	mostDays    = 20_000
	mostNumbers = 20_000
	longestDay  = 40
)

func newEvidence() evidence { return evidence{days: map[string]bool{}, years: map[int]bool{}} }

func (e *evidence) see(cell string) {
	e.looked++
	if len(cell) > longestDay {
		return
	}
	if e.isDay || e.looked <= patience {
		e.day(dates.WithoutClock(cell))
	}
	if (e.isNum || e.looked <= patience) && e.point+e.comma < 2*mostNumbers && strings.ContainsAny(cell, ".,，．") {
		e.number(cell)
	}
}

func (e *evidence) day(day string) {
	if e.days[day] || len(e.days) >= mostDays {
		return
	}
	if !e.isDay {
		_, one := dates.DaysFirst.Day(day)
		_, other := dates.MonthsFirst.Day(day)
		e.isDay = one || other
	}
	e.days[strings.Clone(day)] = true
	if year := wholeYear.FindString(day); year != "" {
		e.years[number(year)] = true
	}
}

// wholeYear is a year within a day.
var wholeYear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

func (e *evidence) number(cell string) {
	point, isPoint := figure(cell, '.')
	comma, isComma := figure(cell, ',')
	if isPoint {
		e.point++
	}
	if isComma {
		e.comma++
	}
	e.isNum = e.isNum || isPoint || isComma
	if isPoint && isComma && point != comma && e.differs == "" {
		e.differs, e.before, e.behind = strings.Clone(cell), point, comma
	}
}

// figure reads an amount, with its currency before or behind it.
func figure(cell string, decimal rune) (float64, bool) {
	if plain(cell, decimal) {
		n, err := strconv.ParseFloat(cell, 64)
		return n, err == nil
	}
	cell = strings.TrimSpace(strings.Trim(cell, "¥￥$€£元圓 "))
	for _, code := range []string{"RMB", "CNY", "USD", "EUR", "NTD", "TWD", "NT", "HKD"} {
		cell = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(cell, code), code))
	}
	return sheet.Number(strings.Trim(cell, "¥￥$€£ "), decimal)
}

// plain says whether a cell is digits with at most a decimal point, as most are.
func plain(cell string, decimal rune) bool {
	points := 0
	for i := range len(cell) {
		switch b := cell[i]; {
		case b >= '0' && b <= '9':
		case b == '.' && decimal == '.' && i > 0 && i < len(cell)-1:
			points++
		default:
			return false
		}
	}
	return cell != "" && points <= 1
}

func (e *evidence) decimal(column string) (rune, error) {
	switch {
	case e.comma > e.point:
		return ',', nil
	case e.point > e.comma || e.differs == "":
		return '.', nil
	}
	return 0, &sheet.AmbiguousError{Column: column, Cell: e.differs, Point: e.before, Comma: e.behind}
}

// Settle finds out how the table writes days and numbers, where that is not said. The error is
// [ErrNoDay], [ErrNoWords], a [*dates.AmbiguousError] or a [*sheet.AmbiguousError].
func (p *Plan) Settle() error {
	switch {
	case p.Of("received") < 0:
		return ErrNoDay
	case p.Of("what") < 0:
		return ErrNoWords
	}
	return errors.Join(p.settleDates(), p.settleDecimal())
}

func (p *Plan) settleDates() (err error) {
	days := map[string]bool{}
	for _, attribute := range []string{"received", "due"} {
		if i := p.Of(attribute); i >= 0 {
			for day := range p.Columns[i].evidence.days {
				days[day] = true
			}
		}
	}
	p.Written = writtenIn(days)
	if p.Dates != "" {
		return nil
	}
	if p.Dates, err = dates.OrderOf(days, p.Year); err != nil && p.likelyDates != "" {
		p.Dates, err = p.likelyDates, nil
	}
	return err
}

// Written is how a table writes its days, as far as somebody may want to read them in another order.
type Written int

// The ways.
const (
	ByOrder   Written = iota // some are others in the other order
	YearFirst                // none is, and years stand in front
	OneWay                   // none is: months have names, or days stand before points, or there are no days
)

// yearInFront is a day that begins with its year, of either calendar.
var yearInFront = regexp.MustCompile(`^\D{0,3}\d{3}`)

func writtenIn(days map[string]bool) Written {
	w := OneWay
	for day := range days {
		if yearInFront.MatchString(day) {
			w = YearFirst
			continue
		}
		one, ok := dates.DaysFirst.DayIn(day, leapYear)
		other, alsoOK := dates.MonthsFirst.DayIn(day, leapYear)
		if ok != alsoOK || one != other {
			return ByOrder
		}
	}
	return w
}

func (p *Plan) settleDecimal() (err error) {
	if p.Decimal != 0 {
		return nil
	}
	p.Decimal = '.'
	if i := p.Of("cost"); i >= 0 {
		if p.Decimal, err = p.Columns[i].evidence.decimal(p.Columns[i].Name); err != nil && p.likelyDecimal != 0 {
			p.Decimal, err = p.likelyDecimal, nil
		}
	}
	return err
}
