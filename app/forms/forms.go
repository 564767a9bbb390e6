// Package forms has the words for the forms of customers: what fields, sheets and cells are called,
// and a sentence for what did not get into a form. The window and the command line say the same.
//
// It reads and writes no file. Start reading at [Fields].
package forms

import (
	"slices"
	"strings"

	"whybone/app/reports"
	"whybone/app/words"
	"whybone/fishbone/report"
	"whybone/fishbone/report/form"
)

// Field is one that can be chosen for a cell.
type Field struct {
	report.Choice
	Place form.Place
}

// Fields are those that a report shows.
func Fields(p *report.Profile) (all []Field) {
	for _, c := range reports.Choices(p) {
		place := form.Place{Show: c.Item.Show, As: c.Item.As, Where: c.Item.Where}
		if c.List {
			place.Column = c.Item.Columns[0]
		}
		one := Field{c, place}
		if !slices.ContainsFunc(all, func(f Field) bool { return f.Place.Same(place) }) {
			all = append(all, one)
		}
	}
	return all
}

// AllFields are those of all reports, each once: it is called as the first report calls it.
func AllFields() (all []Field) {
	for _, p := range report.Profiles() {
		for _, f := range Fields(p) {
			if !slices.ContainsFunc(all, func(o Field) bool { return o.Place.Same(f.Place) }) {
				all = append(all, f)
			}
		}
	}
	return all
}

// Name is what stands in a place: the name of its field, with that of its list, or the text that is
// always there.
func Name(p form.Place, fields []Field) string {
	if p.Text != "" {
		return words.T("form.always", "text", p.Text)
	}
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Place.SameList(p) })
	if i < 0 { // no report shows these rows of it
		i = slices.IndexFunc(fields, func(f Field) bool { return f.Place.Show == p.Show })
	}
	switch {
	case i < 0 && p.Column == "":
		return first(reports.Name(p.Item()), p.Show)
	case i < 0:
		return words.T("form.column", "list", p.Show, "column", reports.Name(p.Item()))
	case p.Column == "" && strings.HasPrefix(p.Show, "answer."): // what a report asks for has no other name
		return fields[i].Label
	case p.Column == "":
		return first(reports.Name(p.Item()), fields[i].Label)
	}
	return words.T("form.column", "list", first(fields[i].Group, fields[i].Section), "column", reports.Name(p.Item()))
}

// Sheet is what a sheet is called.
func Sheet(s *form.Sheet) string {
	switch {
	case s.Sort == form.OfBook:
		return s.Name
	case s.Sort == form.Controls && s.Part != "":
		return words.T("form."+s.Part, "what", words.T("form.controls"))
	case s.Sort == form.Controls:
		return words.T("form.controls")
	case s.Part != "":
		return words.T("form."+s.Part, "what", words.T("form.table", "n", s.Number))
	}
	return words.T("form.table", "n", s.Number)
}

// where is a cell in words, with its sheet where the form has several.
func where(f *form.Form, l form.Left) string {
	if l.Cell == nil {
		return l.Place.Cell
	}
	if len(f.Sheets) == 1 {
		return l.Cell.Name()
	}
	return words.T("form.cellOf", "sheet", Sheet(l.Cell.Sheet), "cell", l.Cell.Name())
}

// mostNamed is how much of a text a sentence repeats, in characters.
const mostNamed = 60

// Left says what did not get into a form, or not as it should, and why.
func Left(f *form.Form, l form.Left, fields []Field) string {
	return words.T("form.left."+string(l.Reason), "cell", where(f, l), "field", Name(l.Place, fields), "n", len(l.Items), "items", strings.Join(shortened(l.Items), words.T("form.and")))
}

func shortened(items []string) (all []string) {
	for _, s := range items {
		r := []rune(strings.Join(strings.Fields(s), " "))
		if len(r) > mostNamed {
			r = append(r[:mostNamed-1], '…')
		}
		all = append(all, string(r))
	}
	return all
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
