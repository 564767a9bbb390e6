package report

import (
	"strings"
	"testing"

	"whybone/fishbone"
)

// The whys of a root cause end in the reason for which the team asked no further, in every report that shows them.
func TestWhysSayWhereTheyStopped(t *testing.T) {
	const leaf, reason = "afifth", "we can write one"
	a := change(t, complete(t), fishbone.StopAsking{ID: leaf, Reason: reason})
	cause, _ := a.Cause(leaf)
	shown := 0
	for _, p := range Profiles() {
		d, err := Make(a, p, Options{Language: "en", Words: plain{}, Now: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range d.Sections {
			for _, b := range s.Blocks {
				table, ok := b.(Table)
				for i, c := range table.Columns {
					if !ok || c.Head != "report.col.whys" {
						continue
					}
					for _, row := range table.Rows {
						said := strings.HasSuffix(row[i].Text, "\nreport.stopped "+reason)
						if of := strings.Contains(row[i].Text, cause.Text); said != of {
							t.Errorf("%s: the whys are %q", p.Name, row[i].Text)
						} else if of {
							shown++
						}
					}
				}
			}
		}
	}
	if shown == 0 {
		t.Error("no report shows whys")
	}
}
