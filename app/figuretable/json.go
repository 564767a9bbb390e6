package figuretable

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

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
	var file struct {
		Figures []jsonIndicator `json:"figures"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil || file.Figures == nil {
		return t, errors.Join(service.ErrJSON, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return t, service.ErrJSON
	}
	for _, one := range file.Figures {
		i := Indicator{Values: map[fishbone.Day]fishbone.Figure{}}
		for attribute, said := range map[string]string{
			"name": one.Name, "team": one.Team, "unit": one.Unit, "direction": one.Direction, "concern": string(one.Concern),
			"target": string(one.Target), "lower": string(one.Lower), "upper": string(one.Upper),
		} {
			i.say(attribute, said)
		}
		if i.Said.Name == "" {
			continue
		}
		for m, f := range one.Values {
			month, ok := ReadMonth(string(m))
			if !ok {
				t.Wrong = append(t.Wrong, Wrong{one.Name, m, string(f)})
				continue
			}
			t.take(&i, month, string(f), '.')
		}
		t.Indicators = append(t.Indicators, i)
	}
	return t, nil
}
