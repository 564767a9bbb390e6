package intake

import (
	"errors"
	"regexp"
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
)

// of is what a mend is about.
func (m Mend) of() Mend { m.As = ""; return m }

// Mend has a cell read in another way from now on. Without As it is read as before.
func (p *Plan) Mend(m Mend) {
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
		offer(AsAbove)
	case e.Attribute == "received":
		if day, ok := p.lastOfMonth(e.Cell); ok {
			offer(string(day))
		}
	case e.Attribute == "what" && e.Cell == "" && p.Of("type") >= 0:
		offer(FromType)
	case e.Attribute == "severity":
		offer(string(fishbone.Minor), string(fishbone.Major), string(fishbone.Critical), Kept)
	case e.Attribute != "what":
		offer(Kept)
	}
	return all
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
