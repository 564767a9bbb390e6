package figuretable

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The ways to write a month whose year stands elsewhere in the table, most often in its title.
var (
	bare      = regexp.MustCompile(`^(\d{1,2})\s*月份?$`)
	bareNamed = regexp.MustCompile(`(?i)^(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$`)
	number    = regexp.MustCompile(`\d+`)
	ofMinguo  = regexp.MustCompile(`(?:^|[国國民\s])(\d{2,3})\s*年`)
)

// addYears writes the year to months without one, if the table names just one year and no month has a
// year of its own.
func addYears(cells [][]string) {
	year, ok := yearOf(cells)
	if !ok {
		return
	}
	for _, row := range cells {
		for c, cell := range row {
			if month, ok := bareMonth(cell); ok {
				row[c] = strconv.Itoa(year) + "-" + strconv.Itoa(month)
			}
		}
	}
}

// bareMonth reads a month without a year.
func bareMonth(cell string) (month int, ok bool) {
	s := strings.TrimSpace(norm.NFKC.String(cell))
	if m := bare.FindStringSubmatch(s); m != nil {
		month = toInt(m[1])
		return month, month >= 1 && month <= 12
	}
	if bareNamed.MatchString(s) {
		return monthNamed(s), true
	}
	return 0, false
}

// yearOf is the one year that the cells name. A number is a year only where it stands alone in its row.
func yearOf(cells [][]string) (year int, ok bool) {
	for _, row := range cells {
		alone := filled(row) == 1
		for _, cell := range row {
			if _, has := ReadMonth(cell); has {
				return 0, false
			}
			for _, said := range yearsIn(cell, alone) {
				if year != 0 && said != year {
					return 0, false
				}
				year = said
			}
		}
	}
	return year, year != 0
}

// yearsIn are the years in the words of a cell.
func yearsIn(cell string, alone bool) (years []int) {
	s := strings.TrimSpace(norm.NFKC.String(cell))
	if _, err := strconv.ParseFloat(s, 64); err == nil && !alone {
		return nil
	}
	for _, n := range number.FindAllString(s, -1) {
		if year := toInt(n); len(n) == 4 && year >= 1950 && year < 2100 {
			years = append(years, year)
		}
	}
	for _, m := range ofMinguo.FindAllStringSubmatch(s, -1) {
		years = append(years, yearZero+toInt(m[1]))
	}
	return years
}
