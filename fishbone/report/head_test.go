package report

import (
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
)

// Who notes what is said belongs to the circle, and no work was begun after its first meeting.
func TestTheHeadOfAReport(t *testing.T) {
	c := &context{a: complete(t), words: plain{}}
	if said := membersOf(c).Text; !strings.Contains(said, "Ben") || strings.Contains(said, "Ann") {
		t.Errorf("the members are %q", said)
	}
	if day := openedOf(c).Day; day != "2026-02-20" {
		t.Errorf("it was opened on %s", day)
	}
	c.a = change(t, c.a, fishbone.Remove{Of: fishbone.MeetingKind, ID: "met"}, add(&fishbone.Meeting{ID: "met2", Date: "Monday"}))
	if day := openedOf(c).Day; day != fishbone.DayOf(today.Local()) {
		t.Errorf("without the day of a meeting it was opened on %s", day)
	}
}

// A cause that is confirmed and yet no root cause says why.
func TestFindings(t *testing.T) {
	c := &context{a: complete(t), words: plain{}}
	for want, cause := range map[string]fishbone.Cause{
		"confirmed":          {Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}},
		"confirmed\noutside": {Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}, Control: fishbone.OutsideControl},
		"rejected":           {Verdict: fishbone.Verdict{Finding: fishbone.Rejected}, Control: fishbone.OutsideControl},
	} {
		if got := c.finding(cause); got.Text != want || got.Strong != strings.HasPrefix(want, "confirmed") {
			t.Errorf("it says %+v, want %q", got, want)
		}
	}
}

// A target by formula can be worked out from what stands beside it.
func TestTargetsHaveWhatTheyFollowFrom(t *testing.T) {
	p, err := Named("qcc")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Make(complete(t), p, Options{Language: "en", Words: plain{}, Now: today, Draw: func(string) (Drawing, error) { return Drawing{}, nil }})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			table, ok := b.(Table)
			if !ok || table.Source != "measures" {
				continue
			}
			var heads []string
			for _, c := range table.Columns {
				heads = append(heads, c.Head)
			}
			before := slices.IndexFunc(table.Rows[0], func(v Value) bool { return v.Number != nil && *v.Number == 10 })
			if before < 0 || !slices.Contains(heads, "Share to improve (%)") || !slices.Contains(heads, "Ability of the team (%)") {
				t.Errorf("%q says %+v", heads, table.Rows[0])
			}
			return
		}
	}
	t.Error("there are no targets")
}
