package report

import (
	"slices"
	"strings"
	"whybone/fishbone"
	"whybone/fishbone/links"
)

// Values gives what profiles show of an analysis one by one, for forms that are not ours.
type Values struct{ c *context }

// ValuesOf makes the values of an analysis. Of the options it needs Language, Words and Now.
func ValuesOf(a *fishbone.Analysis, o Options) *Values {
	today := fishbone.DayOf(o.Now)
	return &Values{&context{a: a, words: o.Words, today: today, chain: links.Of(a, today), doc: &Document{Language: o.Language}}}
}

// Value is that of a single field; empty for what is none. Of a picture it says what is to be seen.
func (v *Values) Value(i Item) Value {
	src, ok := sourceOf(i)
	if ok && src.single && v.c.a.Count().Causes > 0 {
		return Value{Text: v.c.alt(strings.TrimPrefix(i.Show, picture))}
	}
	if !ok || src.value == nil {
		return Value{}
	}
	value := src.value(v.c)
	value.Text = strings.TrimSpace(value.Text)
	return value
}

// IsList says whether a field is a list.
func (v *Values) IsList(i Item) bool { return isList(i) }

func isList(i Item) bool {
	src, ok := sourceOf(i)
	return ok && src.rows != nil
}

// Rows are the values of a list in the first column that the item names, and what its rows are
// called.
func (v *Values) Rows(i Item) (values []Value, names []string) {
	src, ok := sourceOf(i)
	if !ok || src.rows == nil || len(i.Columns) == 0 {
		return nil, nil
	}
	for _, r := range v.c.rows(i, src) {
		value := r.value(i.Columns[0])
		value.Text = strings.TrimSpace(value.Text)
		values, names = append(values, value), append(names, r.name)
	}
	return values, names
}

// CheckItem says what is wrong with an item that no profile has, as that of a form.
func CheckItem(i Item) error {
	i.Label = Text{"en": "?"} // forms have labels of their own
	return i.check()
}

// Choice is a field that can be chosen, or a column of a list.
type Choice struct {
	Item    Item // of a list with that column alone
	List    bool
	Section string // its heading
	Group   string // what the list is called, empty where the section says it
	Label   string
}

// Choices are what a profile shows, in its order; of the pictures those that can stand in one
// cell.
func Choices(p *Profile, language string, w Words) (all []Choice) {
	c := &context{words: w, doc: &Document{Language: language}}
	add := func(section string, items []Item) {
		for _, i := range items {
			src, ok := sourceOf(i)
			switch {
			case !ok:
			case src.value != nil || src.single:
				all = append(all, Choice{Item: bare(i, nil), Section: section, Label: first(c.label(i, src), section)})
			case src.rows != nil:
				for _, column := range i.Columns {
					column = strings.TrimPrefix(column, optional)
					label := first(i.Heads[column].In(language), src.head(w, column))
					all = append(all, Choice{Item: bare(i, []string{column}), List: true, Section: section, Group: c.label(i, src), Label: label})
				}
			}
		}
	}
	add("", p.Head)
	for _, s := range p.Sections {
		add(strings.TrimSpace(s.Number+" "+s.Title.In(language)), s.Items)
	}
	return all
}

// Name is what an item is called, or its column where it is a list.
func Name(i Item, language string, w Words) string {
	src, ok := sourceOf(i)
	switch {
	case !ok:
		return ""
	case src.rows != nil && len(i.Columns) > 0:
		return src.head(w, i.Columns[0])
	}
	c := &context{words: w, doc: &Document{Language: language}}
	return c.label(i, src)
}

// bare is an item as a form needs it.
func bare(i Item, columns []string) Item {
	return Item{Show: i.Show, As: i.As, Where: i.Where, Columns: slices.Clone(columns)}
}
