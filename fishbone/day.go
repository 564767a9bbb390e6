package fishbone

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Day is a day of the calendar, written as 2026-03-14; empty for none. Days compare as text.
type Day string

// DayOf is the day of a moment, where that moment is told.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Time is the beginning of a day in UTC, the zero time for none.
func (d Day) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// Add is the day so many days later.
func (d Day) Add(days int) Day {
	if d == "" {
		return ""
	}
	return DayOf(d.Time().AddDate(0, 0, days))
}

// Until is how many days there are from one day to another; 0 where one of them is none.
func (d Day) Until(other Day) int {
	if d == "" || other == "" {
		return 0
	}
	return int(math.Round(other.Time().Sub(d.Time()).Hours() / 24))
}

func cleanDay(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	if t, err := time.Parse(time.DateOnly, s); err != nil || t.Year() < 1900 {
		return "", fmt.Errorf("%w: %q", ErrDay, s)
	}
	return s, nil
}

// Figure is a decimal number with a point, such as 12.5 or -3; empty for none. It is kept as
// digits, so that what was typed comes back as it was.
type Figure string

// FigureOf writes a number as a figure, with the digits that it needs. What is no number is
// none.
func FigureOf(x float64) Figure {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return Figure(strconv.FormatFloat(x, 'f', -1, 64))
}

// Float is the number; ok is false for none.
func (f Figure) Float() (x float64, ok bool) {
	x, err := strconv.ParseFloat(string(f), 64)
	return x, err == nil
}

// maxFigure bounds figures: what a team counts is far smaller.
const maxFigure = 1e15

func cleanFigure(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.Abs(x) > maxFigure {
		return "", fmt.Errorf("%w: %q", ErrFigure, s)
	}
	if x == 0 {
		x = 0 // without the sign of -0
	}
	return string(FigureOf(x)), nil
}
