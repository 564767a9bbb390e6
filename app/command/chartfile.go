package command

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"whybone/fishbone/draw/chart"
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

func readPareto(data []byte, title string) (drawing, error) {
	var p chart.Pareto
	var f paretoFile
	t, err := readChart(data, 1, &f)
	if err != nil {
		return nil, err
	}
	p.Title, p.Unit = f.Title, f.Unit
	for _, b := range f.Bars {
		p.Bars = append(p.Bars, chart.Bar(b))
	}
	if t != nil {
		p.Unit = t.head[1]
		for _, r := range t.rows {
			p.Bars = append(p.Bars, chart.Bar{Name: r.name, Count: r.values[0]})
		}
	}
	if title != "" {
		p.Title = title
	}
	return p, nil
}

func readEffort(data []byte, title string) (drawing, error) {
	var q chart.Quadrant
	var f effortFile
	t, err := readChart(data, 2, &f)
	if err != nil {
		return nil, err
	}
	q.Title, q.Effort, q.Impact = f.Title, f.Effort, f.Impact
	for _, s := range f.Solutions {
		q.Points = append(q.Points, chart.Choice(s))
	}
	if t != nil {
		q.Effort, q.Impact = t.head[1], t.head[2]
		for _, r := range t.rows {
			q.Points = append(q.Points, chart.Choice{Name: r.name, Effort: r.values[0], Impact: r.values[1]})
		}
	}
	if title != "" {
		q.Title = title
	}
	return q, nil
}

func readEffect(data []byte, title string) (drawing, error) {
	var e chart.Effect
	var f effectFile
	t, err := readChart(data, 1, &f)
	if err != nil {
		return nil, err
	}
	e.Title, e.Unit, e.Change, e.Done, e.Goal = f.Title, f.Unit, f.Change, f.Done, f.Goal
	for _, v := range f.Values {
		e.Values = append(e.Values, chart.Value(v))
	}
	if t != nil {
		e.Unit = t.head[1]
		for _, r := range t.rows {
			e.Values = append(e.Values, chart.Value{When: r.name, Value: r.values[0]})
		}
	}
	if title != "" {
		e.Title = title
	}
	return e, nil
}

// readChart reads JSON into what into points to, or CSV with so many columns of values
// into a table.
func readChart(data []byte, values int, into any) (*table, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return nil, errors.New("the text is not UTF-8")
	}
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return readTable(data, values)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return nil, fmt.Errorf("this is not the JSON of this chart: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is something after the end of the JSON")
	}
	return nil, nil
}

// table is a CSV file: names in the first column, values in the others.
type table struct {
	head []string
	rows []row
}

type row struct {
	name   string
	values []float64
}

// readTable reads CSV, with commas, semicolons or tabs as the first line has them.
func readTable(data []byte, values int) (*table, error) {
	r := csv.NewReader(bytes.NewReader(data))
	first, _, _ := strings.Cut(string(data), "\n")
	for _, between := range "\t;" {
		if strings.ContainsRune(first, between) && !strings.Contains(first, ",") {
			r.Comma = between
		}
	}
	r.FieldsPerRecord = values + 1
	r.TrimLeadingSpace = true
	records, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("this is neither JSON nor CSV with a header and %d columns: %w", values+1, err)
	}
	if len(records) == 0 {
		return nil, errors.New("the file is empty")
	}
	t := &table{head: records[0]}
	for i, record := range records[1:] {
		one := row{name: strings.TrimSpace(record[0])}
		for _, field := range record[1:] {
			v, err := strconv.ParseFloat(strings.TrimSpace(field), 64)
			if err != nil {
				return nil, fmt.Errorf("record %d: %q is not a number", i+2, field)
			}
			one.values = append(one.values, v)
		}
		t.rows = append(t.rows, one)
	}
	return t, nil
}
