package figuretable

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"

	"whybone/app/intake"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/service"
)

// jsonIndicator is an indicator with its values as JSON has it.
type jsonIndicator struct {
	Name      string                           `json:"name"`
	Team      string                           `json:"team,omitempty"`
	Unit      string                           `json:"unit,omitempty"`
	Direction string                           `json:"direction"` // higher or lower
	Target    fishbone.Figure                  `json:"target,omitempty"`
	Lower     fishbone.Figure                  `json:"lower,omitempty"`
	Upper     fishbone.Figure                  `json:"upper,omitempty"`
	Concern   fishbone.Concern                 `json:"concern,omitempty"`
	Values    map[fishbone.Day]fishbone.Figure `json:"values"` // by the first day of the month
	Counted   []fishbone.Day                   `json:"counted,omitempty"`
}

// JSON writes indicators with the values of some months.
func JSON(b *service.Book, indicators []fishbone.Indicator, months []fishbone.Day) ([]byte, error) {
	all := []jsonIndicator{}
	for _, i := range indicators {
		one := jsonIndicator{Name: i.Name, Team: i.Team, Unit: i.Unit, Direction: "lower", Target: i.Target, Lower: i.Lower, Upper: i.Upper, Concern: i.Concern, Values: map[fishbone.Day]fishbone.Figure{}}
		if i.Direction == fishbone.HigherIsBetter {
			one.Direction = "higher"
		}
		for _, m := range months {
			if v, ok := b.Value(i.ID, m); ok {
				one.Values[m] = fishbone.FigureOf(v.Number)
				if v.Counted {
					one.Counted = append(one.Counted, m)
				}
			}
		}
		all = append(all, one)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(map[string]any{"figures": all})
	return out.Bytes(), err
}

// ReadJSON reads what [JSON] wrote. Values that check sheets gave are typed ones here.
func ReadJSON(data []byte) (t Table, err error) {
	all, err := parseJSON(data)
	if err != nil {
		return t, err
	}
	for _, one := range all {
		i := Indicator{Values: map[fishbone.Day]fishbone.Figure{}}
		for n, attribute := range jsonAttributes {
			i.say(attribute, one.said()[n])
		}
		if i.Said.Name == "" {
			continue
		}
		for m, f := range one.Values {
			month, ok := ReadMonth(string(m))
			if !ok {
				t.Wrong = append(t.Wrong, Wrong{Indicator: one.Name, Month: m, Cell: string(f)})
				continue
			}
			t.take(&i, month, string(f), '.', place{})
		}
		t.Indicators = append(t.Indicators, i)
	}
	return t, nil
}

func parseJSON(data []byte) ([]jsonIndicator, error) {
	var file struct {
		Figures []jsonIndicator `json:"figures"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil || file.Figures == nil {
		return nil, errors.Join(service.ErrJSON, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, service.ErrJSON
	}
	return file.Figures, nil
}

// jsonAttributes are the attributes of an indicator in the order of [jsonIndicator.said].
var jsonAttributes = []string{"name", "team", "unit", "direction", "target", "lower", "upper", "concern"}

func (j jsonIndicator) said() []string {
	return []string{j.Name, j.Team, j.Unit, j.Direction, string(j.Target), string(j.Lower), string(j.Upper), string(j.Concern)}
}

// jsonTable is what [JSON] wrote as a table to look at: an indicator in each row, a month in each column.
type jsonTable [][]string

func readJSONTable(data []byte) (jsonTable, error) {
	all, err := parseJSON(data)
	if err != nil {
		return nil, err
	}
	found := map[fishbone.Day]bool{}
	for _, one := range all {
		for m := range one.Values {
			found[m] = true
		}
	}
	months := slices.Sorted(maps.Keys(found))
	var head []string
	for _, attribute := range jsonAttributes {
		head = append(head, words.Title(fishbone.IndicatorKind, attribute))
	}
	for _, m := range months {
		head = append(head, string(m))
	}
	table := jsonTable{head}
	for _, one := range all {
		row := one.said()
		for _, m := range months {
			row = append(row, string(one.Values[m]))
		}
		table = append(table, row)
	}
	return table, nil
}

// Rows implements [intake.Table].
func (t jsonTable) Rows(f func(number int, cells []string) error) error {
	for i, row := range t {
		if err := f(i+1, row); err != nil {
			return err
		}
	}
	return nil
}

// Form implements [intake.Table].
func (jsonTable) Form() intake.Form { return intake.Form{} }

// Sheets implements [intake.Table].
func (jsonTable) Sheets() []string { return nil }
