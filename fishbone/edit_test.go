package fishbone_test

import (
	"errors"
	"slices"
	"testing"

	"whybone/fishbone"
)

// doable are edits that fit the analysis of start, and what is true after each.
var doable = []struct {
	name string
	edit fishbone.Edit
	want func(a *fishbone.Analysis) bool
}{
	{"a field keeps its lines", fishbone.SetAbout{Field: fishbone.Present, Text: " 100 → 83 \r\n3 月 \n"},
		func(a *fishbone.Analysis) bool { return a.About().Present == "100 → 83\n3 月" }},
	{"the problem is one line", fishbone.SetAbout{Field: fishbone.Problem, Text: "a\nb"},
		func(a *fishbone.Analysis) bool { return a.About().Problem == "a b" && a.HeadText() == "a b" }},
	{"the head has the last word", fishbone.SetAbout{Field: fishbone.Head, Text: "销售下滑"},
		func(a *fishbone.Analysis) bool { return a.HeadText() == "销售下滑" }},
	{"a field is cleared", fishbone.SetAbout{Field: fishbone.Problem},
		func(a *fishbone.Analysis) bool { return a.HeadText() == "" }},
	{"a bone before another", fishbone.Add{Thing: &fishbone.Bone{ID: "new", Name: " 料 "}, Before: "market"},
		func(a *fishbone.Analysis) bool { b := a.Bones(); return b[1].ID == "new" && b[1].Name == "料" }},
	{"a bone renamed", fishbone.Set{Of: fishbone.BoneKind, ID: "people", Values: fishbone.Values{"name": "人员"}},
		func(a *fishbone.Analysis) bool { b, _ := a.Bone("people"); return b.Name == "人员" }},
	{"a bone moved outwards", fishbone.Move{Of: fishbone.BoneKind, ID: "people"},
		func(a *fishbone.Analysis) bool { return a.Bones()[1].ID == "people" }},
	{"a removed bone leaves its causes in the tray", fishbone.RemoveBone{ID: "people"},
		func(a *fishbone.Analysis) bool {
			return slices.Equal(a.CauseIDs(fishbone.Tray), []fishbone.ID{"loose", "again", "staff"}) && a.Level("raises") == 3
		}},
	{"a cause before a sibling", fishbone.AddCause{ID: "new", Before: "again", Text: "x", By: " 王 "},
		func(a *fishbone.Analysis) bool {
			return slices.Equal(a.CauseIDs(fishbone.Tray), []fishbone.ID{"loose", "new", "again"}) && cause(a, "new").By == "王"
		}},
	{"a cause reworded", fishbone.RewordCause{ID: "pay", Text: "薪资  太低"},
		func(a *fishbone.Analysis) bool { return cause(a, "pay").Text == "薪资 太低" }},
	{"a cause moved with all below it", fishbone.MoveCause{ID: "staff", Under: "market", Before: "rivals"},
		func(a *fishbone.Analysis) bool {
			b, _ := a.BoneOf("raises")
			return b.ID == "market" && slices.Equal(a.CauseIDs("market"), []fishbone.ID{"staff", "rivals"}) && len(a.CauseIDs("people")) == 0
		}},
	{"a removed cause takes its answers, ties and links along", fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.RemoveCause{ID: "rivals"}, fishbone.RemoveCause{ID: "staff"},
	}},
		func(a *fishbone.Analysis) bool {
			s, _ := a.Solution("s1")
			_, there := a.Cause("raises")
			return !there && len(s.Causes) == 0 && cause(a, "again").SameAs == ""
		}},
	{"a link opened again", fishbone.LinkSame{ID: "again"},
		func(a *fishbone.Analysis) bool { return cause(a, "again").SameAs == "" }},
	{"a link to a closed cause goes on", fishbone.LinkSame{ID: "loose", As: "again"},
		func(a *fishbone.Analysis) bool { return cause(a, "loose").SameAs == "rivals" }},
	{"links to a cause follow when it is closed", fishbone.LinkSame{ID: "rivals", As: "loose"},
		func(a *fishbone.Analysis) bool { return cause(a, "again").SameAs == "loose" }},
	{"a verdict", fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: " 离职面谈 "}},
		func(a *fishbone.Analysis) bool {
			return cause(a, "pay").Verdict == fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "离职面谈"}
		}},
	{"votes", fishbone.SetVotes{ID: "pay", Votes: 4}, func(a *fishbone.Analysis) bool { return cause(a, "pay").Votes == 4 }},
	{"fewer votes than none", fishbone.SetVotes{ID: "pay", Votes: -4}, func(a *fishbone.Analysis) bool { return cause(a, "pay").Votes == 0 }},
	{"a reason to stop", fishbone.StopAsking{ID: "raises", Reason: "法律规定"},
		func(a *fishbone.Analysis) bool { return cause(a, "raises").Stop == "法律规定" }},
	{"an answer takes the reason to stop away", fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.StopAsking{ID: "raises", Reason: "x"}, fishbone.AddCause{ID: "new", Under: "raises", Text: "y"},
	}}, func(a *fishbone.Analysis) bool { return cause(a, "raises").Stop == "" && a.Level("new") == 4 }},
	{"a solution, its ties without repetition", fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "x", Causes: []fishbone.ID{"pay", "loose", "pay"}}},
		func(a *fishbone.Analysis) bool {
			s := a.Solutions()[1]
			return s.ID == "s2" && slices.Equal(s.Causes, []fishbone.ID{"pay", "loose"})
		}},
	{"a solution reworded", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"text": "每年调薪"}},
		func(a *fishbone.Analysis) bool { s, _ := a.Solution("s1"); return s.Text == "每年调薪" }},
	{"a solution's strength", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"strength": "weaker"}},
		func(a *fishbone.Analysis) bool { s, _ := a.Solution("s1"); return s.Strength == fishbone.Weaker }},
	{"a solution untied", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"causes": nil}},
		func(a *fishbone.Analysis) bool { s, _ := a.Solution("s1"); return len(s.Causes) == 0 }},
	{"a solution removed", fishbone.Remove{Of: fishbone.SolutionKind, ID: "s1"}, func(a *fishbone.Analysis) bool { return len(a.Solutions()) == 0 }},
	{"an idea parked", fishbone.Add{Thing: &fishbone.Idea{ID: "i2", Text: "x"}}, func(a *fishbone.Analysis) bool { return a.Ideas()[1].ID == "i2" }},
	{"an idea taken off", fishbone.Remove{Of: fishbone.IdeaKind, ID: "i1"}, func(a *fishbone.Analysis) bool { return len(a.Ideas()) == 0 }},
	{"a person added", fishbone.Add{Thing: &fishbone.Person{ID: "p2", Name: "x", Role: fishbone.Member}},
		func(a *fishbone.Analysis) bool { return a.People()[1].Name == "x" }},
	{"a person changed", fishbone.Set{Of: fishbone.PersonKind, ID: "p1", Values: fishbone.Values{"name": "王经理", "role": string(fishbone.Facilitator)}},
		func(a *fishbone.Analysis) bool {
			p, _ := a.Person("p1")
			return p == fishbone.Person{ID: "p1", Name: "王经理", Role: fishbone.Facilitator}
		}},
	{"a person removed", fishbone.Remove{Of: fishbone.PersonKind, ID: "p1"}, func(a *fishbone.Analysis) bool { return len(a.People()) == 0 }},
}

func cause(a *fishbone.Analysis, id fishbone.ID) fishbone.Cause {
	c, _ := a.Cause(id)
	return c
}

func TestEditsDoWhatTheySay(t *testing.T) {
	for _, tt := range doable {
		t.Run(tt.name, func(t *testing.T) {
			before := start(t)
			after := apply(t, before, stored(t, tt.edit))
			if !tt.want(after) {
				t.Errorf("after %+v the analysis is %s", tt.edit, content(t, after))
			}
			if err := after.Check(); err != nil {
				t.Errorf("check: %v", err)
			}
			if got, want := content(t, apply(t, after, fishbone.Revert{Patch: undo(t, before, tt.edit)})), content(t, before); got != want {
				t.Errorf("undone it is\n%s\nit was\n%s", got, want)
			}
		})
	}
}

// none is an identifier that nothing has.
const none = fishbone.ID("nobody")

// refusable are edits that do not fit the analysis of start, and why.
var refusable = []struct {
	name string
	edit fishbone.Edit
	want error
}{
	{"unknown field", fishbone.SetAbout{Field: "colour", Text: "x"}, fishbone.ErrNotFound},
	{"bone without a name", fishbone.Add{Thing: &fishbone.Bone{ID: "new", Name: " \t\n"}}, fishbone.ErrEmpty},
	{"bone without an identifier", fishbone.Add{Thing: &fishbone.Bone{Name: "x"}}, fishbone.ErrNotFound},
	{"bone named as a list", fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.BoneKind.List, Name: "x"}}, fishbone.ErrNotFound},
	{"identifier that is not UTF-8", fishbone.Add{Thing: &fishbone.Bone{ID: "\xff\xff", Name: "x"}}, fishbone.ErrNotFound},
	{"bone with a cause's identifier", fishbone.Add{Thing: &fishbone.Bone{ID: "pay", Name: "x"}}, fishbone.ErrTaken},
	{"bone before nothing", fishbone.Add{Thing: &fishbone.Bone{ID: "new", Name: "x"}, Before: none}, fishbone.ErrNotFound},
	{"rename no bone", fishbone.Set{Of: fishbone.BoneKind, ID: none, Values: fishbone.Values{"name": "x"}}, fishbone.ErrNotFound},
	{"rename to nothing", fishbone.Set{Of: fishbone.BoneKind, ID: "people", Values: fishbone.Values{"name": "\u200b"}}, fishbone.ErrEmpty},
	{"move no bone", fishbone.Move{Of: fishbone.BoneKind, ID: "pay"}, fishbone.ErrNotFound},
	{"move a bone before nothing", fishbone.Move{Of: fishbone.BoneKind, ID: "people", Before: none}, fishbone.ErrNotFound},
	{"remove no bone", fishbone.RemoveBone{ID: none}, fishbone.ErrNotFound},

	{"cause without words", fishbone.AddCause{ID: "new"}, fishbone.ErrEmpty},
	{"cause taken", fishbone.AddCause{ID: "s1", Text: "x"}, fishbone.ErrTaken},
	{"cause under nothing", fishbone.AddCause{ID: "new", Under: none, Text: "x"}, fishbone.ErrNotFound},
	{"cause under a solution", fishbone.AddCause{ID: "new", Under: "s1", Text: "x"}, fishbone.ErrNotFound},
	{"cause under a list", fishbone.AddCause{ID: "new", Under: fishbone.IdeaKind.List, Text: "x"}, fishbone.ErrNotFound},
	{"cause under a closed one", fishbone.AddCause{ID: "new", Under: "again", Text: "x"}, fishbone.ErrClosed},
	{"cause before somebody else's child", fishbone.AddCause{ID: "new", Under: "people", Before: "pay", Text: "x"}, fishbone.ErrNotFound},
	{"reword no cause", fishbone.RewordCause{ID: none, Text: "x"}, fishbone.ErrNotFound},
	{"reword to nothing", fishbone.RewordCause{ID: "pay"}, fishbone.ErrEmpty},
	{"move no cause", fishbone.MoveCause{ID: none}, fishbone.ErrNotFound},
	{"move a cause below itself", fishbone.MoveCause{ID: "staff", Under: "staff"}, fishbone.ErrLoop},
	{"move a cause below its answer", fishbone.MoveCause{ID: "staff", Under: "raises"}, fishbone.ErrLoop},
	{"move a cause below nothing", fishbone.MoveCause{ID: "staff", Under: none}, fishbone.ErrNotFound},
	{"move a cause below a closed one", fishbone.MoveCause{ID: "staff", Under: "again"}, fishbone.ErrClosed},
	{"move a cause before a stranger", fishbone.MoveCause{ID: "staff", Under: "market", Before: "pay"}, fishbone.ErrNotFound},
	{"remove no cause", fishbone.RemoveCause{ID: "people"}, fishbone.ErrNotFound},
	{"link no cause", fishbone.LinkSame{ID: none, As: "pay"}, fishbone.ErrNotFound},
	{"link to nothing", fishbone.LinkSame{ID: "loose", As: none}, fishbone.ErrNotFound},
	{"link to itself", fishbone.LinkSame{ID: "loose", As: "loose"}, fishbone.ErrSame},
	{"link back to what repeats it", fishbone.LinkSame{ID: "rivals", As: "again"}, fishbone.ErrSame},
	{"close a cause with answers", fishbone.LinkSame{ID: "pay", As: "loose"}, fishbone.ErrNotALeaf},
	{"judge nothing", fishbone.Judge{ID: none}, fishbone.ErrNotFound},
	{"read back nothing", fishbone.JudgeTherefore{ID: none, Therefore: fishbone.Holds}, fishbone.ErrNotFound},
	{"read back a card in the tray", fishbone.JudgeTherefore{ID: "loose", Therefore: fishbone.Holds}, fishbone.ErrNoTherefore},
	{"neither holds nor breaks", fishbone.JudgeTherefore{ID: "pay", Therefore: "perhaps"}, fishbone.ErrNotFound},
	{"unknown strength", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"strength": "mighty"}}, fishbone.ErrUnknownWord},
	{"when it was made", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"made": now}}, fishbone.ErrNotFound},
	{"unknown attribute", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"colour": "red"}}, fishbone.ErrNotFound},
	{"another kind's thing", fishbone.Set{Of: fishbone.SolutionKind, ID: "i1", Values: fishbone.Values{"text": "x"}}, fishbone.ErrNotFound},
	{"a cause without its rules", fishbone.Set{Of: fishbone.CauseKind, ID: "pay", Values: fishbone.Values{"stop": "x"}}, fishbone.ErrNotFound},
	{"a cause added without its rules", fishbone.Add{Thing: &fishbone.Cause{ID: "new", Text: "x"}}, fishbone.ErrNotFound},
	{"a bone removed without its rules", fishbone.Remove{Of: fishbone.BoneKind, ID: "people"}, fishbone.ErrNotFound},
	{"a cause moved without its rules", fishbone.Move{Of: fishbone.CauseKind, ID: "pay"}, fishbone.ErrNotFound},
	{"unknown finding", fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: "maybe"}}, fishbone.ErrUnknownWord},
	{"vote for nothing", fishbone.SetVotes{ID: none, Votes: 1}, fishbone.ErrNotFound},
	{"stop at nothing", fishbone.StopAsking{ID: none, Reason: "x"}, fishbone.ErrNotFound},
	{"outside where it was answered", fishbone.StopAsking{ID: "pay", Control: fishbone.OutsideControl}, fishbone.ErrAnswered},
	{"a control that nobody knows", fishbone.StopAsking{ID: "raises", Control: "x"}, fishbone.ErrUnknownWord},
	{"stop where it was answered", fishbone.StopAsking{ID: "pay", Reason: "x"}, fishbone.ErrAnswered},

	{"solution without words", fishbone.Add{Thing: &fishbone.Solution{ID: "new"}}, fishbone.ErrEmpty},
	{"solution taken", fishbone.Add{Thing: &fishbone.Solution{ID: "people", Text: "x"}}, fishbone.ErrTaken},
	{"solution tied to nothing", fishbone.Add{Thing: &fishbone.Solution{ID: "new", Text: "x", Causes: []fishbone.ID{none}}}, fishbone.ErrNotFound},
	{"reword no solution", fishbone.Set{Of: fishbone.SolutionKind, ID: "pay", Values: fishbone.Values{"text": "x"}}, fishbone.ErrNotFound},
	{"reword a solution to nothing", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"text": ""}}, fishbone.ErrEmpty},
	{"tie to a bone", fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"causes": []fishbone.ID{"people"}}}, fishbone.ErrNotFound},
	{"tie no solution", fishbone.Set{Of: fishbone.SolutionKind, ID: none, Values: fishbone.Values{"causes": nil}}, fishbone.ErrNotFound},
	{"remove no solution", fishbone.Remove{Of: fishbone.SolutionKind, ID: none}, fishbone.ErrNotFound},
	{"idea without words", fishbone.Add{Thing: &fishbone.Idea{ID: "new"}}, fishbone.ErrEmpty},
	{"idea taken", fishbone.Add{Thing: &fishbone.Idea{ID: "i1", Text: "x"}}, fishbone.ErrTaken},
	{"unpark nothing", fishbone.Remove{Of: fishbone.IdeaKind, ID: none}, fishbone.ErrNotFound},
	{"person without a name", fishbone.Add{Thing: &fishbone.Person{ID: "new", Role: fishbone.Member}}, fishbone.ErrEmpty},
	{"person without a role", fishbone.Add{Thing: &fishbone.Person{ID: "new", Name: "x"}}, fishbone.ErrUnknownWord},
	{"person taken", fishbone.Add{Thing: &fishbone.Person{ID: "p1", Name: "x", Role: fishbone.Member}}, fishbone.ErrTaken},
	{"change nobody", fishbone.Set{Of: fishbone.PersonKind, ID: none, Values: fishbone.Values{"name": "x", "role": string(fishbone.Member)}}, fishbone.ErrNotFound},
	{"unknown role", fishbone.Set{Of: fishbone.PersonKind, ID: "p1", Values: fishbone.Values{"name": "x", "role": string("boss")}}, fishbone.ErrUnknownWord},
	{"nameless", fishbone.Set{Of: fishbone.PersonKind, ID: "p1", Values: fishbone.Values{"name": "", "role": string(fishbone.Member)}}, fishbone.ErrEmpty},
	{"remove nobody", fishbone.Remove{Of: fishbone.PersonKind, ID: none}, fishbone.ErrNotFound},

	{"a batch with one bad edit", fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.Set{Of: fishbone.BoneKind, ID: "people", Values: fishbone.Values{"name": "x"}}, fishbone.RemoveBone{ID: none},
	}}, fishbone.ErrNotFound},
}

func TestEditsAreRefused(t *testing.T) {
	for _, tt := range refusable {
		t.Run(tt.name, func(t *testing.T) {
			a := start(t)
			was := content(t, a)
			after, err := a.Apply(tt.edit, now)
			if !errors.Is(err, tt.want) || after != nil {
				t.Errorf("apply gave %v, %v; want the error %q", after, err, tt.want)
			}
			if content(t, a) != was {
				t.Errorf("the refused edit left something behind: %s", content(t, a))
			}
		})
	}
}

// Two analyses that grow from one state must not see each other's causes.
func TestBranchesShareNothing(t *testing.T) {
	a := apply(t, start(t), fishbone.AddCause{ID: "third", Text: "x"}) // three in the tray: room for a fourth
	left := apply(t, a, fishbone.AddCause{ID: "l", Text: "left"})
	right := apply(t, a, fishbone.AddCause{ID: "r", Text: "right"})
	if l, r := texts(left, fishbone.Tray), texts(right, fishbone.Tray); l[3] != "left" || r[3] != "right" {
		t.Errorf("the trays are %q and %q", l, r)
	}
	was := content(t, a)
	apply(t, a, fishbone.AddCause{ID: "f", Text: "first", Before: "loose"})
	if got := content(t, a); got != was {
		t.Errorf("a cause put first in one branch changes the trunk to\n%s\nit was\n%s", got, was)
	}
}

func TestMerge(t *testing.T) {
	about := func(f fishbone.Field, s string) fishbone.Edit { return fishbone.SetAbout{Field: f, Text: s} }
	judge := func(id fishbone.ID, f fishbone.Finding, evidence string) fishbone.Edit {
		return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: evidence}}
	}
	tests := []struct {
		name          string
		before, after fishbone.Edit
		want          bool
	}{
		{"same field", about(fishbone.Goal, "a"), about(fishbone.Goal, "ab"), true},
		{"another field", about(fishbone.Goal, "a"), about(fishbone.What, "ab"), false},
		{"another kind", about(fishbone.Goal, "a"), fishbone.SetVotes{ID: "pay"}, false},
		{"evidence typed on", judge("pay", fishbone.Confirmed, "a"), judge("pay", fishbone.Confirmed, "ab"), true},
		{"another field of a verdict", judge("pay", fishbone.Confirmed, "a"),
			fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "a", Who: "Ann"}}, false},
		{"another finding", judge("pay", fishbone.Confirmed, ""), judge("pay", fishbone.Rejected, ""), false},
		{"another cause", judge("pay", fishbone.Confirmed, ""), judge("loose", fishbone.Confirmed, ""), false},
		{"a reason typed on", fishbone.StopAsking{ID: "pay", Reason: "a"}, fishbone.StopAsking{ID: "pay", Reason: "ab"}, true},
		{"two new causes", fishbone.AddCause{ID: "x", Text: "a"}, fishbone.AddCause{ID: "y", Text: "a"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			merged, ok := fishbone.Merge(tt.before, tt.after)
			if ok != tt.want {
				t.Fatalf("merged: %v, want %v", ok, tt.want)
			}
			if ok && merged != tt.after {
				t.Errorf("merged into %+v, want the later one", merged)
			}
		})
	}
}
