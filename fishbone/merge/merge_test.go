package merge_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/merge"
)

var start = time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)

// laptop makes edits on one machine: its identifiers are its own, and its clock goes on.
type laptop struct {
	name string
	made int
	at   time.Time
	fishbone.Signing
	a *fishbone.Analysis
}

func (l *laptop) id() fishbone.ID {
	l.made++
	return fishbone.ID(fmt.Sprint(l.name, l.made))
}

// do makes an edit, and says whether it fits.
func (l *laptop) do(e fishbone.Edit) bool {
	l.at = l.at.Add(time.Second)
	next, err := l.a.Apply(e, fishbone.Stamp{At: l.at, By: l.name})
	if err == nil {
		l.a = next
	}
	return err == nil
}

// base is a small analysis with things of several kinds.
func base(t interface{ Fatal(...any) }) *fishbone.Analysis {
	l := &laptop{name: "b", at: start, a: fishbone.New("a", fishbone.Stamp{At: start})}
	for _, e := range []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "等了四十分钟"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "people", Name: "人"}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "method", Name: "法"}},
		fishbone.AddCause{ID: "staff", Under: "people", Text: "staff leave"},
		fishbone.AddCause{ID: "pay", Under: "staff", Text: "pay is low"},
		fishbone.AddCause{ID: "raise", Under: "pay", Text: "no raise since 2023"},
		fishbone.AddCause{ID: "queue", Under: "method", Text: "one queue"},
		fishbone.AddCause{ID: "loose", Text: "a card"},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "two queues", Causes: []fishbone.ID{"queue"}}},
		fishbone.Add{Thing: &fishbone.Fact{ID: "f", Aspect: "what", Is: "on Mondays"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "two queues", Sort: fishbone.Action, Status: fishbone.PromiseOpen, Due: "2026-05-01", NewDue: "2026-06-01", Reason: "ill"}},
		fishbone.Add{Thing: &fishbone.Person{ID: "li", Name: "李", Role: fishbone.Member}},
	} {
		if !l.do(e) {
			t.Fatal("the base does not take ", e)
		}
	}
	return l.a
}

// both makes laptops on which the same analysis lies.
func both(t interface{ Fatal(...any) }) (was *fishbone.Analysis, a, b *laptop) {
	was = base(t)
	return was, &laptop{name: "x", at: start.Add(time.Hour), a: was}, &laptop{name: "y", at: start.Add(2 * time.Hour), a: was}
}

func content(a *fishbone.Analysis) string {
	data, err := json.Marshal(a.Parts())
	if err != nil {
		panic(err)
	}
	return string(data)
}

func merged(t interface{ Fatalf(string, ...any) }, was, ours, theirs *fishbone.Analysis) merge.Result {
	r, err := merge.Analyses(was, ours, theirs)
	if err != nil {
		t.Fatalf("merge: %v", err)
	}
	return r
}

func TestWhatBothDidIsThere(t *testing.T) {
	was, x, y := both(t)
	x.do(fishbone.AddCause{ID: "x1", Under: "people", Text: "x says"})
	x.do(fishbone.RewordCause{ID: "pay", Text: "pay is 3,100"})
	x.do(fishbone.MoveCause{ID: "loose", Under: "people"})
	y.do(fishbone.AddCause{ID: "y1", Under: "people", Text: "y says"})
	y.do(fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "payroll"}})
	y.do(fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"causes": []fishbone.ID{"queue", "raise"}}})
	y.do(fishbone.SetAbout{Field: fishbone.Goal, Text: "ten minutes"})
	r := merged(t, was, x.a, y.a)
	if len(r.Conflicts) > 0 {
		t.Errorf("conflicts: %+v", r.Conflicts)
	}
	pay, _ := r.Analysis.Cause("pay")
	if pay.Text != "pay is 3,100" || pay.Verdict.Evidence != "payroll" {
		t.Errorf("pay is %+v", pay)
	}
	if got := r.Analysis.CauseIDs("people"); !slices.Equal(got, []fishbone.ID{"staff", "x1", "loose", "y1"}) && !slices.Equal(got, []fishbone.ID{"staff", "y1", "x1", "loose"}) {
		t.Errorf("on the bone are %v", got)
	}
	if s, _ := r.Analysis.Solution("s"); !slices.Equal(s.Causes, []fishbone.ID{"queue", "raise"}) {
		t.Errorf("the solution is for %v", s.Causes)
	}
	if stamp := (fishbone.Stamp{At: start.Add(2*time.Hour + 2*time.Second), By: "y"}); pay.Changed != stamp {
		t.Errorf("pay was changed %v, want %v", pay.Changed, stamp)
	}
	if r.Analysis.About().Goal != "ten minutes" {
		t.Error("the goal is lost")
	}
}

// Each row makes one conflict, of the thing and for the reason that it says.
func TestConflicts(t *testing.T) {
	type edits = []fishbone.Edit
	tests := []struct {
		name   string
		x, y   edits
		thing  fishbone.ID
		of     string
		reason merge.Reason
		check  func(*fishbone.Analysis) bool
	}{
		{"both reworded", edits{fishbone.RewordCause{ID: "pay", Text: "x"}}, edits{fishbone.RewordCause{ID: "pay", Text: "y"}}, "pay", "text", merge.BothChanged,
			func(a *fishbone.Analysis) bool { c, _ := a.Cause("pay"); return c.Text == "y" }},
		{"both wrote a goal", edits{fishbone.SetAbout{Field: fishbone.Goal, Text: "z"}}, edits{fishbone.SetAbout{Field: fishbone.Goal, Text: "y"}}, "", "goal", merge.BothChanged,
			func(a *fishbone.Analysis) bool { return a.About().Goal == "y" }},
		{"taken away and reworded", edits{fishbone.RemoveCause{ID: "loose"}}, edits{fishbone.RewordCause{ID: "loose", Text: "y"}}, "loose", "", merge.Removed,
			func(a *fishbone.Analysis) bool { return a.Has("loose") }},
		{"taken away and asked on", edits{fishbone.RemoveCause{ID: "queue"}}, edits{fishbone.AddCause{ID: "y1", Under: "queue", Text: "y"}}, "queue", "", merge.Removed,
			func(a *fishbone.Analysis) bool { return a.Level("y1") == 2 }},
		{"hung below one another", edits{fishbone.MoveCause{ID: "queue", Under: "loose"}}, edits{fishbone.MoveCause{ID: "loose", Under: "queue"}}, "loose", "", merge.Apart,
			func(a *fishbone.Analysis) bool { c, _ := a.Cause("loose"); return c.Parent == fishbone.Tray }},
		{"stopped and answered", edits{fishbone.StopAsking{ID: "queue", Reason: "enough"}}, edits{fishbone.AddCause{ID: "y1", Under: "queue", Text: "y"}}, "queue", "stop", merge.Unfitting,
			func(a *fishbone.Analysis) bool { c, _ := a.Cause("queue"); return c.Stop == "" && a.Has("y1") }},
		{"the same as another, and answered", edits{fishbone.LinkSame{ID: "loose", As: "queue"}}, edits{fishbone.AddCause{ID: "y1", Under: "loose", Text: "y"}}, "loose", "sameAs", merge.Unfitting,
			func(a *fishbone.Analysis) bool { return a.Has("y1") }},
		{"the same as one another", edits{fishbone.LinkSame{ID: "loose", As: "queue"}}, edits{fishbone.LinkSame{ID: "queue", As: "loose"}}, "loose", "sameAs", merge.Unfitting, nil},
		{"read back and reworded", edits{fishbone.JudgeTherefore{ID: "pay", Therefore: fishbone.Holds}}, edits{fishbone.RewordCause{ID: "staff", Text: "y"}}, "pay", "therefore", merge.Unfitting,
			func(a *fishbone.Analysis) bool { c, _ := a.Cause("pay"); return c.Therefore == fishbone.Unchecked }},
		{"checked against a fact", edits{fishbone.CheckFit{ID: "x1", Cause: "pay", Fact: "f", Verdict: fishbone.Explains}},
			edits{fishbone.CheckFit{ID: "y1", Cause: "pay", Fact: "f", Verdict: fishbone.CannotExplain, Reason: "y"}}, "y1", "", merge.Doubled,
			func(a *fishbone.Analysis) bool {
				f, _ := a.FitOf("pay", "f")
				return f.ID == "y1" && len(a.Fits()) == 1
			}},
		{"answered for a report", edits{fishbone.Add{Thing: &fishbone.Answer{ID: "x1", Name: "part", Text: "x"}}},
			edits{fishbone.Add{Thing: &fishbone.Answer{ID: "y1", Name: "part", Text: "y"}}}, "y1", "", merge.Doubled,
			func(a *fishbone.Analysis) bool { return a.Answer("part").Text == "y" }},
		{"the same identifier", edits{fishbone.Add{Thing: &fishbone.Idea{ID: "x1", Text: "x"}}}, edits{fishbone.Add{Thing: &fishbone.Bone{ID: "x1", Name: "y"}}}, "x1", "", merge.Reused, nil},
		{"postponed, and not", edits{fishbone.Set{Of: fishbone.PromiseKind, ID: "p", Values: fishbone.Values{"newDue": "", "reason": ""}}},
			edits{fishbone.Set{Of: fishbone.PromiseKind, ID: "p", Values: fishbone.Values{"newDue": "2026-07-01"}}}, "p", "", merge.BothChanged,
			func(a *fishbone.Analysis) bool {
				p, _ := a.Promise("p")
				return p.NewDue == "2026-07-01" && p.Reason == "ill"
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			was, x, y := both(t)
			for _, e := range tt.x {
				if !x.do(e) {
					t.Fatal("x cannot", e)
				}
			}
			for _, e := range tt.y {
				if !y.do(e) {
					t.Fatal("y cannot", e)
				}
			}
			r := merged(t, was, x.a, y.a)
			found := slices.ContainsFunc(r.Conflicts, func(c merge.Conflict) bool {
				return c.Thing == tt.thing && c.Attribute == tt.of && c.Reason == tt.reason
			})
			if !found {
				t.Errorf("conflicts: %+v", r.Conflicts)
			}
			if tt.check != nil && !tt.check(r.Analysis) {
				t.Errorf("merged is %s", content(r.Analysis))
			}
			mirrored(t, was, x.a, y.a, r)
		})
	}
}

// A solution for what went is for the rest.
func TestTiesToWhatWentAreGone(t *testing.T) {
	was, x, y := both(t)
	x.do(fishbone.RemoveCause{ID: "loose"})
	y.do(fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"causes": []fishbone.ID{"queue", "loose"}}})
	r := merged(t, was, x.a, y.a)
	if s, _ := r.Analysis.Solution("s"); !slices.Equal(s.Causes, []fishbone.ID{"queue"}) || r.Analysis.Has("loose") {
		t.Errorf("the solution is for %v", s.Causes)
	}
}

// The order that one side made stands, also where the other one added something later.
func TestOrderThatOneSideMade(t *testing.T) {
	was, x, y := both(t)
	x.do(fishbone.Move{Of: fishbone.BoneKind, ID: "method", Before: "people"})
	y.do(fishbone.Add{Thing: &fishbone.Bone{ID: "y1", Name: "料"}})
	r := merged(t, was, x.a, y.a)
	if got := r.Analysis.List(fishbone.BoneKind.List); !slices.Equal(got, []fishbone.ID{"method", "y1", "people"}) {
		t.Errorf("the bones are %v", got)
	}
	mirrored(t, was, x.a, y.a, r)
}

// A row of links that came from both sides leads to its end.
func TestLinksLeadToTheEnd(t *testing.T) {
	was, x, y := both(t)
	x.do(fishbone.LinkSame{ID: "loose", As: "queue"})
	y.do(fishbone.LinkSame{ID: "queue", As: "raise"})
	r := merged(t, was, x.a, y.a)
	for _, id := range []fishbone.ID{"loose", "queue"} {
		if c, _ := r.Analysis.Cause(id); c.SameAs != "raise" {
			t.Errorf("%s is the same as %q", id, c.SameAs)
		}
	}
}

func TestStrangersAreRefused(t *testing.T) {
	was := base(t)
	if _, err := merge.Analyses(was, was, fishbone.New("other", fishbone.Stamp{})); !errors.Is(err, merge.ErrStrangers) {
		t.Errorf("merging another analysis: %v", err)
	}
}

// mirrored sees to it that the sides may be exchanged.
func mirrored(t interface {
	Fatalf(string, ...any)
}, was, ours, theirs *fishbone.Analysis, r merge.Result) {
	other := merged(t, was, theirs, ours)
	if a, b := content(r.Analysis), content(other.Analysis); a != b {
		t.Fatalf("merged from here\n%s\nand from there\n%s", a, b)
	}
	if len(r.Conflicts) != len(other.Conflicts) {
		t.Fatalf("conflicts from here %+v and from there %+v", r.Conflicts, other.Conflicts)
	}
	for i, c := range r.Conflicts {
		d := other.Conflicts[i]
		if c.Kind != d.Kind || c.Thing != d.Thing || c.Attribute != d.Attribute || c.Reason != d.Reason {
			t.Fatalf("conflict %d from here %+v and from there %+v", i, c, d)
		}
	}
}
