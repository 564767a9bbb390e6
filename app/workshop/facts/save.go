package facts

import (
	"whybone/app/sheet"
	"whybone/app/tables"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// saveTable writes both tables into a file for spreadsheets.
func (v *view) saveTable() {
	v.entry.Flush()
	name := panel.FileName(words.T("view.facts")+" "+v.host.Analysis().HeadText()) + tables.Ending
	panel.SaveFile(v.host, name, []string{tables.Ending}, func(string) ([]byte, error) { return v.csv() })
}

// csv is the table of facts and, below it, that of the containments.
func (v *view) csv() ([]byte, error) {
	a := v.host.Analysis()
	about := a.About()
	lines := [][]string{
		{words.T("facts.voice"), about.Voice}, {words.T("facts.ours"), about.Problem},
		{words.T("field.affected"), string(about.Affected)}, {words.T("field.total"), string(about.Total)}, {words.T("field.period"), about.Period}, {},
		{"", words.T("facts.column.is"), words.T("facts.column.isNot"), words.T("facts.column.differs"), words.T("facts.column.since")},
	}
	for _, r := range v.rows() {
		lines = append(lines, []string{words.Aspect(r.aspect), r.fact.Is, r.fact.IsNot, r.fact.Differs, r.fact.Since})
	}
	head := []string{words.T("facts.containment")}
	for _, column := range containmentColumns[1:] {
		head = append(head, words.T("facts.line."+column))
	}
	lines = append(lines, nil, append(head, words.T("field.removed")))
	for _, c := range a.Containments() {
		lines = append(lines, []string{c.Text, c.Where, c.Owner, string(c.Since), c.Effect, string(c.Due), string(c.Removed)})
	}
	return sheet.Write(lines)
}
