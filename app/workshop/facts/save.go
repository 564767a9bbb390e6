package facts

import (
	"bytes"
	"encoding/csv"
	"errors"

	"whybone/app/filedialog"
	"whybone/app/outfile"
	"whybone/app/sheet"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// saveTable writes both tables into a file for spreadsheets.
func (v *view) saveTable() {
	v.entry.Flush()
	h := v.host
	name := panel.FileName(words.T("view.facts")+" "+h.Analysis().HeadText()) + ".csv"
	filedialog.Save(h.Window(), filedialog.Question{Name: name, Endings: []string{".csv"}}, func(path string) {
		data, err := v.csv()
		if err = errors.Join(err, outfile.Write(path, data)); err != nil {
			h.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
			return
		}
		h.Notices().Say(words.T("export.done", "file", path), ui.Positive, "", nil)
	}, h.Focus)
}

// csv is the table of facts and, below it, that of the containments. It begins with the mark
// by which spreadsheets know UTF-8.
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
	out := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(out)
	w.UseCRLF = true
	for _, line := range lines {
		for i := range line {
			line[i] = sheet.Harmless(line[i])
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}
