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
	{"a bone before another", fishbone.AddBone{ID: "new", Name: " 料 ", Before: "market"},
		func(a *fishbone.Analysis) bool { b := a.Bones(); return b[1].ID == "new" && b[1].Name == "料" }},
	{"a bone renamed", fishbone.RenameBone{ID: "people", Name: "人员"},
		func(a *fishbone.Analysis) bool { b, _ := a.Bone("people"); return b.Name == "人员" }},
	{"a bone moved outwards", fishbone.MoveBone{ID: "people"},
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
	{"votes", fishbone.Vote{ID: "pay", Votes: 4}, func(a *fishbone.Analysis) bool { return cause(a, "pay").Votes == 4 }},
	{"fewer votes than none", fishbone.Vote{ID: "pay", Votes: -4}, func(a *fishbone.Analysis) bool { return cause(a, "pay").Votes == 0 }},
	{"a reason to stop", fishbone.StopAsking{ID: "raises", Reason: "法律规定"},
		func(a *fishbone.Analysis) bool { return cause(a, "raises").Stop == "法律规定" }},
	{"an answer takes the reason to stop away", fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.StopAsking{ID: "raises", Reason: "x"}, fishbone.AddCause{ID: "new", Under: "raises", Text: "y"},
	}}, func(a *fishbone.Analysis) bool { return cause(a, "raises").Stop == "" && a.Level("new") == 4 }},
	{"a solution, its ties without repetition", fishbone.AddSolution{ID: "s2", Text: "x", Causes: []fishbone.ID{"pay", "loose", "pay"}},
		func(a *fishbone.Analysis) bool {
			s := a.Solutions()[1]
			return s.ID == "s2" && slices.Equal(s.Causes, []fishbone.ID{"pay", "loose"})
		}},
	{"a solution reworded", fishbone.RewordSolution{ID: "s1", Text: "每年调薪"},
		func(a *fishbone.Analysis) bool { s, _ := a.Solution("s1"); return s.Text == "每年调薪" }},
	{"a solution untied", fishbone.TieSolution{ID: "s1"},
		func(a *fishbone.Analysis) bool { s, _ := a.Solution("s1"); return len(s.Causes) == 0 }},
	{"a solution removed", fishbone.RemoveSolution{ID: "s1"}, func(a *fishbone.Analysis) bool { return len(a.Solutions()) == 0 }},
	{"an idea parked", fishbone.Park{ID: "i2", Text: "x"}, func(a *fishbone.Analysis) bool { return a.Ideas()[1].ID == "i2" }},
	{"an idea taken off", fishbone.Unpark{ID: "i1"}, func(a *fishbone.Analysis) bool { return len(a.Ideas()) == 0 }},
	{"a person added", fishbone.AddPerson{ID: "p2", Name: "x", Role: fishbone.Member},
		func(a *fishbone.Analysis) bool { return a.People()[1].Name == "x" }},
	{"a person changed", fishbone.ChangePerson{ID: "p1", Name: "王经理", Role: fishbone.Facilitator},
		func(a *fishbone.Analysis) bool {
			p, _ := a.Person("p1")
			return p == fishbone.Person{ID: "p1", Name: "王经理", Role: fishbone.Facilitator}
		}},
	{"a person removed", fishbone.RemovePerson{ID: "p1"}, func(a *fishbone.Analysis) bool { return len(a.People()) == 0 }},
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
			if got, want := content(t, apply(t, after, fishbone.Undo(before, after))), content(t, before); got != want {
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
	{"bone without a name", fishbone.AddBone{ID: "new", Name: " \t\n"}, fishbone.ErrEmpty},
	{"bone without an identifier", fishbone.AddBone{Name: "x"}, fishbone.ErrNotFound},
	{"bone named as a list", fishbone.AddBone{ID: fishbone.ListBones, Name: "x"}, fishbone.ErrNotFound},
	{"identifier that is not UTF-8", fishbone.AddBone{ID: "\xff\xff", Name: "x"}, fishbone.ErrNotFound},
	{"bone with a cause's identifier", fishbone.AddBone{ID: "pay", Name: "x"}, fishbone.ErrTaken},
	{"bone before nothing", fishbone.AddBone{ID: "new", Name: "x", Before: none}, fishbone.ErrNotFound},
	{"rename no bone", fishbone.RenameBone{ID: none, Name: "x"}, fishbone.ErrNotFound},
	{"rename to nothing", fishbone.RenameBone{ID: "people", Name: "\u200b"}, fishbone.ErrEmpty},
	{"move no bone", fishbone.MoveBone{ID: "pay"}, fishbone.ErrNotFound},
	{"move a bone before nothing", fishbone.MoveBone{ID: "people", Before: none}, fishbone.ErrNotFound},
	{"remove no bone", fishbone.RemoveBone{ID: none}, fishbone.ErrNotFound},

	{"cause without words", fishbone.AddCause{ID: "new"}, fishbone.ErrEmpty},
	{"cause taken", fishbone.AddCause{ID: "s1", Text: "x"}, fishbone.ErrTaken},
	{"cause under nothing", fishbone.AddCause{ID: "new", Under: none, Text: "x"}, fishbone.ErrNotFound},
	{"cause under a solution", fishbone.AddCause{ID: "new", Under: "s1", Text: "x"}, fishbone.ErrNotFound},
	{"cause under a list", fishbone.AddCause{ID: "new", Under: fishbone.ListIdeas, Text: "x"}, fishbone.ErrNotFound},
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
	{"read back nothing", fishbone.JudgeLink{ID: none, Link: fishbone.Holds}, fishbone.ErrNotFound},
	{"read back a card in the tray", fishbone.JudgeLink{ID: "loose", Link: fishbone.Holds}, fishbone.ErrNoLink},
	{"neither holds nor breaks", fishbone.JudgeLink{ID: "pay", Link: "perhaps"}, fishbone.ErrNotFound},
	{"unknown finding", fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: "maybe"}}, fishbone.ErrNotFound},
	{"vote for nothing", fishbone.Vote{ID: none, Votes: 1}, fishbone.ErrNotFound},
	{"stop at nothing", fishbone.StopAsking{ID: none, Reason: "x"}, fishbone.ErrNotFound},
	{"stop where it was answered", fishbone.StopAsking{ID: "pay", Reason: "x"}, fishbone.ErrAnswered},

	{"solution without words", fishbone.AddSolution{ID: "new"}, fishbone.ErrEmpty},
	{"solution taken", fishbone.AddSolution{ID: "people", Text: "x"}, fishbone.ErrTaken},
	{"solution tied to nothing", fishbone.AddSolution{ID: "new", Text: "x", Causes: []fishbone.ID{none}}, fishbone.ErrNotFound},
	{"reword no solution", fishbone.RewordSolution{ID: "pay", Text: "x"}, fishbone.ErrNotFound},
	{"reword a solution to nothing", fishbone.RewordSolution{ID: "s1"}, fishbone.ErrEmpty},
	{"tie to a bone", fishbone.TieSolution{ID: "s1", Causes: []fishbone.ID{"people"}}, fishbone.ErrNotFound},
	{"tie no solution", fishbone.TieSolution{ID: none}, fishbone.ErrNotFound},
	{"remove no solution", fishbone.RemoveSolution{ID: none}, fishbone.ErrNotFound},
	{"idea without words", fishbone.Park{ID: "new"}, fishbone.ErrEmpty},
	{"idea taken", fishbone.Park{ID: "i1", Text: "x"}, fishbone.ErrTaken},
	{"unpark nothing", fishbone.Unpark{ID: none}, fishbone.ErrNotFound},
	{"person without a name", fishbone.AddPerson{ID: "new", Role: fishbone.Member}, fishbone.ErrEmpty},
	{"person without a role", fishbone.AddPerson{ID: "new", Name: "x"}, fishbone.ErrNotFound},
	{"person taken", fishbone.AddPerson{ID: "p1", Name: "x", Role: fishbone.Member}, fishbone.ErrTaken},
	{"change nobody", fishbone.ChangePerson{ID: none, Name: "x", Role: fishbone.Member}, fishbone.ErrNotFound},
	{"unknown role", fishbone.ChangePerson{ID: "p1", Name: "x", Role: "boss"}, fishbone.ErrNotFound},
	{"nameless", fishbone.ChangePerson{ID: "p1", Role: fishbone.Member}, fishbone.ErrEmpty},
	{"remove nobody", fishbone.RemovePerson{ID: none}, fishbone.ErrNotFound},

	{"a batch with one bad edit", fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.RenameBone{ID: "people", Name: "x"}, fishbone.RemoveBone{ID: none},
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
		{"another kind", about(fishbone.Goal, "a"), fishbone.Vote{ID: "pay"}, false},
		{"evidence typed on", judge("pay", fishbone.Confirmed, "a"), judge("pay", fishbone.Confirmed, "ab"), true},
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
