package intake

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"whybone/app/dates"
	"whybone/fishbone"
)

// Mend says how a cell that does not fit is read, wherever it stands in the column.
type Mend struct {
	Attribute string `json:"attribute"`
	Cell      string `json:"cell"`
	As        string `json:"as"` // what is read instead: a word, a day, or one of those below
}

// What a cell may be read as besides a value.
const (
	Kept     = "kept"     // it stays among the team's own fields, and the attribute is empty
	AsAbove  = "above"    // the same as in the row above
	FromType = "fromType" // what happened is what the type says
	LeftOut  = "leftOut"  // nothing: the row is no complaint, as a row of sums is none
	InYear   = "year "    // with a year behind it: that is the year of each day in the table that has none
)

// of is what a mend is about.
func (m Mend) of() Mend { m.As = ""; return m }

// OfAll says whether a mend is about all cells of the table's days, not about one.
func (m Mend) OfAll() bool { return strings.HasPrefix(m.As, InYear) }

// Mend has a cell read in another way from now on. Without As it is read as before.
func (p *Plan) Mend(m Mend) {
	if year, ok := strings.CutPrefix(m.As, InYear); ok { // another table has other years, so no mapping has it
		p.Year = number(year)
		return
	}
	if p.mends == nil {
		p.mends = map[Mend]string{}
	}
	if p.mends[m.of()] = m.As; m.As == "" {
		delete(p.mends, m.of())
	}
}

// Offers are the ways in which a cell that does not fit may be read, the likeliest first.
func (p *Plan) Offers(e *CellError) (all []Mend) {
	offer := func(as ...string) {
		for _, one := range as {
			all = append(all, Mend{e.Attribute, e.Cell, one})
		}
	}
	switch {
	case errors.Is(e.Err, ErrGarbled):
	case e.Attribute == "received" && e.Cell == "":
		offer(AsAbove, LeftOut)
	case e.Attribute == "received":
		if offer(p.days(e.Cell)...); len(all) == 0 { // such as the word before sums
			offer(LeftOut)
		}
	case e.Attribute == "due":
		offer(append(p.days(e.Cell), Kept)...)
	case e.Attribute == "what" && e.Cell == "" && p.Of("type") >= 0:
		offer(FromType, LeftOut)
	case e.Attribute == "what" && e.Cell == "":
		offer(LeftOut)
	case e.Attribute == "severity":
		offer(string(fishbone.Minor), string(fishbone.Major), string(fishbone.Critical), Kept)
	case e.Attribute != "what":
		offer(Kept)
	}
	return all
}

// days are the ways in which a cell may be a day after all: in a year of the others, or at the end
// of a month that is shorter.
func (p *Plan) days(cell string) (all []string) {
	for _, year := range p.Years() {
		if _, ok := p.order().DayIn(dates.WithoutClock(cell), year); ok {
			all = append(all, InYear+strconv.Itoa(year))
		}
	}
	if day, ok := p.lastOfMonth(cell); ok && len(all) == 0 {
		all = append(all, string(day))
	}
	return all
}

// order is the order of days and months, as far as it is known.
func (p *Plan) order() dates.Order {
	if p.Dates == "" {
		return dates.DaysFirst
	}
	return p.Dates
}

// mostYears is how many years are offered for days that have none.
const mostYears = 3

// Years are those that stand in the table's days, the latest first, or else this one and the last.
func (p *Plan) Years() (all []int) {
	found := map[int]bool{}
	for _, attribute := range []string{"received", "due"} {
		if i := p.Of(attribute); i >= 0 {
			maps.Copy(found, p.Columns[i].evidence.years)
		}
	}
	if len(found) == 0 && p.Today != "" {
		year := p.Today.Time().Year()
		return []int{year, year - 1}
	}
	all = slices.Sorted(maps.Keys(found))
	slices.Reverse(all)
	return all[:min(len(all), mostYears)]
}

// threeNumbers is a day as three numbers.
var threeNumbers = regexp.MustCompile(`^(\d{1,4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,4})\D?$`)

// lastOfMonth is the last day of the month of a day that the month does not have, such as the
// 31st of June.
func (p *Plan) lastOfMonth(cell string) (fishbone.Day, bool) {
	m := threeNumbers.FindStringSubmatch(dates.WithoutClock(cell))
	if m == nil {
		return "", false
	}
	year, month, day := m[1], m[2], m[3]
	switch {
	case len(m[1]) == 4:
	case p.Dates == dates.MonthsFirst:
		year, month, day = m[3], m[1], m[2]
	default:
		year, month, day = m[3], m[2], m[1]
	}
	y, m2, d := number(year), number(month), number(day)
	if len(year) != 4 || y < 1900 || m2 < 1 || m2 > 12 || d < 29 || d > 31 {
		return "", false
	}
	last := time.Date(y, time.Month(m2)+1, 0, 0, 0, 0, 0, time.UTC)
	return fishbone.DayOf(last), last.Day() < d
}

func number(s string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}
