package intake

import (
	"encoding/json"
	"slices"

	"whybone/app/dates"
)

// Mapping is what was made of a table, to be done again with the next one that has the same
// headings.
type Mapping struct {
	Name     string      `json:"name,omitempty"` // as the team calls it, such as "SAP export"; empty for none
	Columns  []Mapped    `json:"columns"`
	Dates    dates.Order `json:"dates,omitempty"`
	Decimal  string      `json:"decimal,omitempty"`
	Encoding string      `json:"encoding,omitempty"`
	Mends    []Mend      `json:"mends,omitempty"`
	Cases    bool        `json:"cases,omitempty"` // analyses were made of causes and measures
}

// Mapped is what one column was taken for.
type Mapped struct {
	Heading   string `json:"heading"`
	Attribute string `json:"attribute"`
}

// Setting is the name under which a data file keeps the mappings.
const Setting = "complaint tables"

// mostMappings is how many are kept: the least lately used ones go, those without a name first.
const mostMappings = 40

// Mappings are those of a team, the one used last first.
type Mappings []Mapping

// ReadMappings reads what [Mappings.String] wrote. What is none gives none.
func ReadMappings(s string) (all Mappings) {
	if json.Unmarshal([]byte(s), &all) != nil {
		return nil
	}
	return all
}

// String is how mappings are kept.
func (all Mappings) String() string {
	if len(all) == 0 {
		return ""
	}
	text, err := json.Marshal(all)
	if err != nil {
		return ""
	}
	return string(text)
}

// Named is the mapping of a name.
func (all Mappings) Named(name string) (Mapping, bool) {
	i := slices.IndexFunc(all, func(m Mapping) bool { return m.Name == name && name != "" })
	if i < 0 {
		return Mapping{}, false
	}
	return all[i], true
}

// Names are the names of those that have one.
func (all Mappings) Names() (names []string) {
	for _, m := range all {
		if m.Name != "" {
			names = append(names, m.Name)
		}
	}
	return names
}

// For is the mapping that was used last for a table with the same headings.
func (all Mappings) For(p *Plan) (Mapping, bool) {
	i := slices.IndexFunc(all, func(m Mapping) bool { return m.fits(p) })
	if i < 0 {
		return Mapping{}, false
	}
	return all[i], true
}

// fits says whether a table has the very headings of a mapping.
func (m Mapping) fits(p *Plan) bool {
	if len(m.Columns) != len(p.Columns) {
		return false
	}
	for _, c := range p.Columns {
		if _, ok := m.of(c.Name); !ok {
			return false
		}
	}
	return true
}

// of is what a column was taken for.
func (m Mapping) of(heading string) (string, bool) {
	for _, c := range m.Columns {
		if fold(c.Heading) == fold(heading) {
			return c.Attribute, true
		}
	}
	return "", false
}

// With has a mapping as the one used last. It takes the place of one that has its name and of one
// for the same headings that has none.
func (all Mappings) With(m Mapping) Mappings {
	next := Mappings{m}
	for _, other := range all {
		replaced := other.Name == m.Name && m.Name != "" || other.Name == "" && slices.Equal(other.Columns, m.Columns) || other.Name == m.Name && sameHeadings(other, m)
		if !replaced {
			next = append(next, other)
		}
	}
	for len(next) > mostMappings {
		at := len(next) - 1
		for i, one := range next {
			if one.Name == "" && i > 0 {
				at = i
			}
		}
		next = slices.Delete(next, at, at+1)
	}
	return next
}

func sameHeadings(a, b Mapping) bool {
	return slices.EqualFunc(a.Columns, b.Columns, func(x, y Mapped) bool { return fold(x.Heading) == fold(y.Heading) })
}

// Mapping is what is made of the table, under a name, which may be empty.
func (p *Plan) Mapping(name string) Mapping {
	m := Mapping{Name: name, Dates: p.Dates, Decimal: string(p.Decimal), Encoding: p.table.Form().Encoding}
	for _, c := range p.Columns {
		m.Columns = append(m.Columns, Mapped{c.Name, c.Attribute})
	}
	for of, as := range p.mends {
		of.As = as
		m.Mends = append(m.Mends, of)
	}
	slices.SortFunc(m.Mends, func(a, b Mend) int {
		return slices.Compare([]string{a.Attribute, a.Cell}, []string{b.Attribute, b.Cell})
	})
	return m
}

// Use does with the table what a mapping says, as far as it has the columns. Days and numbers that
// can be read in two ways are read as then; what the table shows by itself counts more. It returns
// how many columns are known to the mapping.
func (p *Plan) Use(m Mapping) (n int) {
	for i := range p.Columns {
		c := &p.Columns[i]
		attribute, ok := m.of(c.Name)
		if !ok {
			continue
		}
		n++
		if isAttribute(attribute) || attribute == "" {
			p.Take(i, attribute)
		}
	}
	p.likelyDates = m.Dates
	if m.Decimal == "." || m.Decimal == "," {
		p.likelyDecimal = rune(m.Decimal[0])
	}
	for _, one := range m.Mends {
		p.Mend(one)
	}
	return n
}
