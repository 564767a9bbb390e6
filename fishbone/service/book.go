package service

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// Why a table of figures cannot be read.
var (
	ErrNoMonths = errors.New("no row and no column of the table has months with their years")
	ErrTooLarge = errors.New("the table is too large for one of figures")
	ErrJSON     = errors.New("the file is no JSON of service figures")
)

// Book is all that is kept of the service. It does not change.
type Book struct {
	Indicators []fishbone.Indicator // in their order
	Sheets     []*Sheet             // the newest month first

	typed map[cell]fishbone.Figure
	fed   map[cell][]*Sheet
}

// cell is a month of an indicator.
type cell struct {
	indicator fishbone.ID
	month     fishbone.Day
}

// Value is what an indicator was in a month.
type Value struct {
	Number  float64
	Counted bool    // it comes from check sheets, and nobody typed one
	Sheet   *Sheet  // one of the check sheets that have something to say, nil for none
	Fed     float64 // what check sheets come to, where there is a sheet
}

// Read reads the things of the register, in any order.
func Read(things []fishbone.Thing) *Book {
	b := &Book{typed: map[cell]fishbone.Figure{}, fed: map[cell][]*Sheet{}}
	known := map[fishbone.ID]bool{}
	for _, t := range things {
		if i, ok := t.(*fishbone.Indicator); ok {
			b.Indicators, known[i.ID] = append(b.Indicators, *i), true
		}
	}
	for _, t := range things {
		if f, ok := t.(*fishbone.MonthFigure); ok && known[f.Indicator] {
			b.typed[cell{f.Indicator, MonthOf(f.Month)}] = f.Value
		}
	}
	slices.SortFunc(b.Indicators, func(x, y fishbone.Indicator) int {
		return cmp.Or(cmp.Compare(x.Place, y.Place), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	b.Sheets = readSheets(things)
	for _, s := range b.Sheets {
		if known[s.Indicator] {
			at := cell{s.Indicator, s.Month}
			b.fed[at] = append(b.fed[at], s)
		}
	}
	return b
}

// MonthOf is the first day of a day's month.
func MonthOf(d fishbone.Day) fishbone.Day {
	if len(d) < 8 {
		return d
	}
	return d[:8] + "01"
}

// Later is the month so many later, or earlier.
func Later(month fishbone.Day, by int) fishbone.Day {
	t := MonthOf(month).Time()
	return fishbone.DayOf(time.Date(t.Year(), t.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC))
}

// Indicator returns one of the indicators.
func (b *Book) Indicator(id fishbone.ID) (fishbone.Indicator, bool) {
	i := slices.IndexFunc(b.Indicators, func(i fishbone.Indicator) bool { return i.ID == id })
	if i < 0 {
		return fishbone.Indicator{}, false
	}
	return b.Indicators[i], true
}

// Named returns the indicator of a name and a team, whatever the script and the case; of any team
// where only one has the name.
func (b *Book) Named(name, team string) (found fishbone.Indicator, ok bool) {
	n := 0
	for _, i := range b.Indicators {
		if fishbone.Fold(i.Name) != fishbone.Fold(name) {
			continue
		}
		if fishbone.Fold(i.Team) == fishbone.Fold(team) {
			return i, true
		}
		found, n = i, n+1
	}
	return found, n == 1 && team == ""
}

// Value is what an indicator was in a month: what somebody typed, or else what its check sheets
// come to.
func (b *Book) Value(indicator fishbone.ID, month fishbone.Day) (v Value, ok bool) {
	at := cell{indicator, month}
	if sheets := b.fed[at]; len(sheets) > 0 {
		v.Fed, v.Counted = together(sheets)
		v.Sheet, v.Number = sheets[0], v.Fed
		if !v.Counted {
			v.Sheet = nil
		}
	}
	if x, typed := b.typed[at].Float(); typed {
		v.Number, v.Counted = x, false
		return v, true
	}
	return v, v.Counted
}

// Months are the months of which anything is known, from the first one.
func (b *Book) Months() []fishbone.Day {
	all := map[fishbone.Day]bool{}
	for at := range b.typed {
		all[at.month] = true
	}
	for at := range b.fed {
		all[at.month] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// Teams are the teams that have indicators, each once, in their order.
func (b *Book) Teams() (all []string) {
	for _, i := range b.Indicators {
		if i.Team != "" && !slices.Contains(all, i.Team) {
			all = append(all, i.Team)
		}
	}
	return all
}

// Set are the values after which an indicator is something in a month; without a figure nobody
// typed one.
func (b *Book) Set(indicator fishbone.ID, month fishbone.Day, f fishbone.Figure) []complaint.Value {
	t := &fishbone.MonthFigure{ID: figureID(indicator, month), Month: month, Indicator: indicator, Value: f}
	if f == "" {
		return complaint.Gone(t)
	}
	return complaint.Put(t)
}

// figureID is the identifier of an indicator's month: it is the same at all desks, where the later
// one then stands.
func figureID(indicator fishbone.ID, month fishbone.Day) fishbone.ID {
	return indicator + "-" + fishbone.ID(month[:7])
}

// NewIndicator gives a new indicator its identifier and its place. Two desks that begin with the
// same name and team have the same indicator.
func (b *Book) NewIndicator(i fishbone.Indicator) fishbone.Indicator {
	sum := sha256.Sum256([]byte("indicator\n" + fishbone.Fold(fishbone.Label(i.Name)) + "\n" + fishbone.Fold(fishbone.Label(i.Team))))
	i.ID = fishbone.ID(strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:16])))
	if _, taken := b.Indicator(i.ID); taken { // it was called so once
		i.ID = fishbone.NewID()
	}
	i.Place = 1
	for _, other := range b.Indicators {
		i.Place = max(i.Place, other.Place+1)
	}
	return i
}
