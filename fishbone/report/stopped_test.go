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

// So do those of the trees on slides, and a cause that was discussed elsewhere says where: only where no answer follows.
func TestTreesSayWhereTheyStopped(t *testing.T) {
	a := complete(t)
	trees, ends := WhysOf(a, func(c fishbone.Cause) string { return "ends at " + c.Text }), 0
	var check func(w Why)
	check = func(w Why) {
		if end := len(w.Answers) == 0; end != (w.Note == "ends at "+w.Text) || !end && w.Note != "" {
			t.Errorf("%q says %q", w.Text, w.Note)
		} else if end {
			ends++
		}
		for _, one := range w.Answers {
			check(one)
		}
	}
	for _, tree := range trees {
		check(tree)
	}
	if ends == 0 {
		t.Error("no tree ends")
	}
	c := &context{a: a, words: plain{}}
	leaf, _ := a.Cause("afifth")
	leaf.Stop = "we can write one"
	if got := c.askedNoFurther(leaf); got != "report.stopped we can write one" {
		t.Errorf("it says %q", got)
	}
	if leaf.SameAs = "bfifth"; c.askedNoFurther(leaf) == "report.stopped we can write one" {
		t.Error("it does not say that it is the same as another one")
	}
}

// What is a root cause although nobody asked why is on the slides with its reason, and what has none is not.
func TestTreesHaveCausesThatAreRootsAtOnce(t *testing.T) {
	a := complete(t)
	a = change(t, a, fishbone.AddCause{ID: "single", Under: a.Bones()[0].ID, Text: "New products come late"})
	for _, reason := range []string{"", "we plan that ourselves"} {
		shown := ""
		for _, tree := range WhysOf(a, func(fishbone.Cause) string { return reason }) {
			for _, one := range tree.Answers {
				if one.ID == "single" {
					shown = one.Note
				}
			}
		}
		if shown != reason {
			t.Errorf("for the reason %q the trees say %q", reason, shown)
		}
	}
}
