package fishbone_test

import (
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

func holds(id fishbone.ID) fishbone.Edit {
	return fishbone.JudgeTherefore{ID: id, Therefore: fishbone.Holds}
}
func breaks(id fishbone.ID) fishbone.Edit {
	return fishbone.JudgeTherefore{ID: id, Therefore: fishbone.Breaks}
}

// readBack is the analysis of start in which every link was read back.
func readBack(t failer) *fishbone.Analysis {
	return apply(t, start(t), breaks("staff"), holds("pay"), breaks("raises"), holds("rivals"))
}

// What becomes of the four judgements when something changes: h holds, b breaks, - is
// nothing; of staff, pay, raises, rivals.
func TestWhatIsSaidOfALinkFallsWithItsWords(t *testing.T) {
	for _, tt := range []struct {
		name string
		edit fishbone.Edit
		want string
	}{
		{"judged", fishbone.JudgeTherefore{ID: "pay", Therefore: fishbone.Breaks}, "bbbh"},
		{"taken back", fishbone.JudgeTherefore{ID: "pay"}, "b-bh"},
		{"reworded in the middle", fishbone.RewordCause{ID: "pay", Text: "x"}, "b--h"},
		{"reworded at the end", fishbone.RewordCause{ID: "raises", Text: "x"}, "bh-h"},
		{"the same words", fishbone.RewordCause{ID: "pay", Text: " 薪资制度不够好 "}, "bhbh"},
		{"moved under another", fishbone.MoveCause{ID: "raises", Under: "staff"}, "bh-h"},
		{"moved with what is below", fishbone.MoveCause{ID: "pay", Under: "rivals"}, "b-bh"},
		{"moved to a bone", fishbone.MoveCause{ID: "raises", Under: "people"}, "bh-h"},
		{"moved from bone to bone", fishbone.MoveCause{ID: "staff", Under: "market"}, "bhbh"},
		{"moved within its bone", fishbone.MoveCause{ID: "staff", Under: "people"}, "bhbh"},
		{"moved to the tray", fishbone.MoveCause{ID: "staff"}, "-hbh"},
		{"its bone removed", fishbone.RemoveBone{ID: "people"}, "-hbh"},
		{"its bone renamed", fishbone.Set{Of: fishbone.BoneKind, ID: "people", Values: fishbone.Values{"name": "x"}}, "bhbh"},
		{"the problem reworded", fishbone.SetAbout{Field: fishbone.Problem, Text: "x"}, "-hb-"},
		{"the head written", fishbone.SetAbout{Field: fishbone.Head, Text: "x"}, "-hb-"},
		{"another text written", fishbone.SetAbout{Field: fishbone.Goal, Text: "x"}, "bhbh"},
		{"the problem, where the head has its own words", fishbone.Batch{Edits: []fishbone.Edit{
			fishbone.SetAbout{Field: fishbone.Head, Text: "x"}, breaks("staff"), fishbone.SetAbout{Field: fishbone.Problem, Text: "y"},
		}}, "bhb-"},
		{"judged otherwise", fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}}, "bhbh"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := readBack(t)
			after := apply(t, before, stored(t, tt.edit))
			got := ""
			for _, id := range []fishbone.ID{"staff", "pay", "raises", "rivals"} {
				got += map[fishbone.Therefore]string{fishbone.Unchecked: "-", fishbone.Holds: "h", fishbone.Breaks: "b"}[cause(after, id).Therefore]
			}
			if got != tt.want {
				t.Errorf("they are %s, want %s", got, tt.want)
			}
			if got, want := content(t, apply(t, after, stored(t, fishbone.Revert{Patch: undo(t, before, tt.edit)}))), content(t, before); got != want {
				t.Errorf("undone it is\n%s\nit was\n%s", got, want)
			}
		})
	}
}

func TestBrokenLinks(t *testing.T) {
	a := readBack(t)
	list := func(a *fishbone.Analysis) (names string) {
		for _, c := range a.FailedTherefores() {
			names += string(c.ID) + " "
		}
		return names
	}
	if got := list(a); got != "staff raises " {
		t.Errorf("broken are %q", got)
	}
	if got := list(apply(t, a, fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: fishbone.Rejected}})); got != "staff " {
		t.Errorf("with a rejected cause between, broken are %q", got)
	}
	if got := list(apply(t, a, fishbone.RemoveBone{ID: "people"})); got != "" {
		t.Errorf("in the tray, broken are %q", got)
	}
}

func TestUnanswered(t *testing.T) {
	a := readBack(t)
	for id, want := range map[fishbone.ID]bool{"staff": false, "pay": true, "raises": true, "rivals": true} {
		if a.Unanswered(id) != want {
			t.Errorf("is %s unanswered? %v", id, !want)
		}
	}
	if apply(t, a, fishbone.AddCause{ID: "new", Under: "pay", Text: "x"}).Unanswered("pay") {
		t.Error("another answer does not count")
	}
}

// Typing on is stored as its last state alone, which must lead to where the typing led.
func TestTypingOnComesOutAsItsLastState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := readBack(t)
		if rapid.Bool().Draw(t, "a head") {
			a = apply(t, a, fishbone.SetAbout{Field: fishbone.Head, Text: "销售下滑"}, breaks("staff"))
		}
		field := rapid.SampledFrom([]fishbone.Field{fishbone.Problem, fishbone.Head, fishbone.Goal}).Draw(t, "field")
		words := rapid.SampledFrom([]string{"", "销售下滑", "这个月公司的销售额整体下滑", "x"})
		first := fishbone.SetAbout{Field: field, Text: words.Draw(t, "first")}
		last := fishbone.SetAbout{Field: field, Text: words.Draw(t, "last")}
		merged, ok := fishbone.Merge(first, last)
		if !ok {
			t.Fatal("they are not merged")
		}
		if got, want := content(t, apply(t, a, merged)), content(t, apply(t, a, first, last)); got != want {
			t.Fatalf("merged it is\n%s\ntyped\n%s", got, want)
		}
	})
}
