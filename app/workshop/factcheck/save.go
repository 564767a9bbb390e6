package factcheck

import (
	"whybone/app/sheet"
	"whybone/app/tables"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// saveTable writes the table into a file for spreadsheets.
func (v *view) saveTable() {
	v.Flush()
	name := panel.FileName(words.T("view.factcheck")+" "+v.host.Analysis().HeadText()) + tables.Ending
	panel.SaveFile(v.host, name, []string{tables.Ending}, func(string) ([]byte, error) { return v.csv() })
}

// csv has a line for each cause and a column for each fact, with reasons.
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
	return sheet.Write(lines)
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
