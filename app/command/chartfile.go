package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"whybone/app/sheet"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/exchange/charset"
)

// The charts as JSON has them.
type (
	paretoFile struct {
		Title, Unit string
		Bars        []struct {
			Name  string
			Count float64
			Other bool
		}
	}
	effortFile struct {
		Title, Effort, Impact string
		Solutions             []struct {
			Name           string
			Effort, Impact float64
		}
	}
	effectFile struct {
		Title, Unit, Change, Done string
		Goal                      *float64
		Values                    []struct {
			When  string
			Value float64
		}
	}
)

func readPareto(data []byte, o sheet.Options, title string) (drawing, error) {
	var p chart.Pareto
	var f paretoFile
	t, err := readChart(data, 1, o, &f)
	if err != nil {
		return nil, err
	}
	p.Title, p.Unit = f.Title, f.Unit
	for _, b := range f.Bars {
		p.Bars = append(p.Bars, chart.Bar(b))
	}
	if t != nil {
		p.Unit = t.Head[1]
		for _, r := range t.Rows {
			p.Bars = append(p.Bars, chart.Bar{Name: r.Name, Count: r.Values[0]})
		}
	}
	if title != "" {
		p.Title = title
	}
	return p, nil
}

func readEffort(data []byte, o sheet.Options, title string) (drawing, error) {
	var q chart.Quadrant
	var f effortFile
	t, err := readChart(data, 2, o, &f)
	if err != nil {
		return nil, err
	}
	q.Title, q.Effort, q.Impact = f.Title, f.Effort, f.Impact
	for _, s := range f.Solutions {
		q.Points = append(q.Points, chart.Choice(s))
	}
	if t != nil {
		q.Effort, q.Impact = t.Head[1], t.Head[2]
		for _, r := range t.Rows {
			q.Points = append(q.Points, chart.Choice{Name: r.Name, Effort: r.Values[0], Impact: r.Values[1]})
		}
	}
	if title != "" {
		q.Title = title
	}
	return q, nil
}

func readEffect(data []byte, o sheet.Options, title string) (drawing, error) {
	var e chart.Effect
	var f effectFile
	t, err := readChart(data, 1, o, &f)
	if err != nil {
		return nil, err
	}
	e.Title, e.Unit, e.Change, e.Done, e.Goal = f.Title, f.Unit, f.Change, f.Done, f.Goal
	for _, v := range f.Values {
		e.Values = append(e.Values, chart.Value(v))
	}
	if t != nil {
		e.Unit = t.Head[1]
		for _, r := range t.Rows {
			e.Values = append(e.Values, chart.Value{When: r.Name, Value: r.Values[0]})
		}
	}
	if title != "" {
		e.Title = title
	}
	return e, nil
}

// readChart reads JSON into what into points to, or CSV with so many columns of values
// into a table.
func readChart(data []byte, values int, o sheet.Options, into any) (*sheet.Table, error) {
	text, err := charset.Decode(data, o.Encoding)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(strings.TrimSpace(text), "{") {
		return readTable(data, values, o)
	}
	if key := keyTwice(text); key != "" {
		return nil, fmt.Errorf("this is not the JSON of this chart: the key %q is there twice", key)
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return nil, fmt.Errorf("this is not the JSON of this chart: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is something after the end of the JSON")
	}
	return nil, nil
}

// keyTwice is a key that an object in the JSON has twice, of which Go would take the last;
// empty if there is none, or if it is no JSON.
func keyTwice(text string) string {
	d := json.NewDecoder(strings.NewReader(text))
	var open []map[string]bool // the keys of each object that is open, nil for a list
	key := false               // a key comes next
	for {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		inObject := func() bool { return len(open) > 0 && open[len(open)-1] != nil }
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			default:
				open = open[:len(open)-1]
			}
			key = inObject()
			continue
		case string:
			if key {
				if open[len(open)-1][t] {
					return t
				}
				open[len(open)-1][t] = true
				key = false
				continue
			}
		}
		key = inObject()
	}
}

// readTable reads a table, and says what could help where it cannot be read.
func readTable(data []byte, values int, o sheet.Options) (*sheet.Table, error) {
	t, err := sheet.Read(data, values, o)
	if errors.Is(err, sheet.ErrColumns) {
		return nil, fmt.Errorf("this is neither JSON nor CSV with a header and %d columns: %w", values+1, err)
	}
	if _, ambiguous := errors.AsType[*sheet.AmbiguousError](err); ambiguous {
		return nil, fmt.Errorf("%w; say which with --decimal . or --decimal ,", err)
	}
	return t, err
}
