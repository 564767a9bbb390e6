package factcheck

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
	"whybone/fishbone"
)

// saveTable writes the table into a file for spreadsheets.
func (v *view) saveTable() {
	v.Flush()
	h := v.host
	name := panel.FileName(words.T("view.factcheck")+" "+h.Analysis().HeadText()) + ".csv"
	filedialog.Save(h.Window(), filedialog.Question{Name: name, Endings: []string{".csv"}}, func(path string) {
		data, err := v.csv()
		if err = errors.Join(err, outfile.Write(path, data)); err != nil {
			h.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
			return
		}
		h.Notices().Say(words.T("export.done", "file", path), ui.Positive, "", nil)
	}, h.Focus)
}

// csv has a line for each cause and a column for each fact, with reasons. It begins with the
// mark by which spreadsheets know UTF-8.
func (v *view) csv() ([]byte, error) {
	a := v.host.Analysis()
	head := []string{words.T("kind.bone"), words.T("kind.cause")}
	for _, f := range v.facts() {
		head = append(head, pair(f))
	}
	lines := [][]string{append(head, words.T("factcheck.withoutIt"), words.T("factcheck.result"))}
	for _, l := range v.lines() {
		bone, _ := a.BoneOf(l.Cause.ID)
		line := []string{bone.Name, l.Cause.Text}
		for _, f := range l.Fits {
			line = append(line, cellText(f))
		}
		without, found := "", ""
		if l.Cause.Without != fishbone.WithoutUnsaid {
			without = words.T("without." + string(l.Cause.Without))
		}
		if l.Cause.Verdict.Finding != fishbone.Unjudged {
			found = words.T("verdict." + string(l.Cause.Verdict.Finding))
		}
		lines = append(lines, append(line, without, found))
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

// cellText is a cell in words.
func cellText(f fishbone.Fit) string {
	if f.Verdict == "" {
		return ""
	}
	said := words.T("verdict." + string(f.Verdict))
	if reason := fishbone.Flat(f.Reason); reason != "" {
		said += words.T("factcheck.because", "reason", reason)
	}
	return said
}
