package links

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"whybone/fishbone"
)

var now = fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}

const today fishbone.Day = "2026-06-01"

func apply(t testing.TB, a *fishbone.Analysis, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	for _, e := range edits {
		next, err := a.Apply(e, now)
		if err != nil {
			t.Fatalf("apply %+v: %v", e, err)
		}
		a = next
	}
	return a
}

func add(t fishbone.Thing) fishbone.Edit { return fishbone.Add{Thing: t} }

func about(f fishbone.Field, text string) fishbone.Edit {
	return fishbone.SetAbout{Field: f, Text: text}
}

func set(k *fishbone.Kind, id fishbone.ID, attribute, value string) fishbone.Edit {
	return fishbone.Set{Of: k, ID: id, Values: fishbone.Values{attribute: value}}
}

func judge(id fishbone.ID, f fishbone.Finding, evidence string) fishbone.Edit {
	return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: evidence}}
}

func drop(k *fishbone.Kind, id fishbone.ID) fishbone.Edit { return fishbone.Remove{Of: k, ID: id} }

// proven is an analysis in which each end of the whys is followed to its proof: one root cause
// five levels deep, and one at level one with a reason to stop.
func proven(t testing.TB) *fishbone.Analysis {
	a := apply(t, fishbone.New("a", now),
		about(fishbone.Problem, "Calls are not answered"), about(fishbone.Voice, "Nobody picks up"),
		add(&fishbone.Bone{ID: "b", Name: "People"}), add(&fishbone.Bone{ID: "p", Name: "Process"}))
	under := fishbone.ID("b")
	for level := 1; level <= fishbone.FiveDeep; level++ {
		id := fishbone.ID(fmt.Sprint("w", level))
		a = apply(t, a, fishbone.AddCause{ID: id, Under: under, Text: "why " + fmt.Sprint(level)})
		under = id
	}
	return apply(t, a,
		fishbone.AddCause{ID: "c", Under: "p", Text: "One telephone"},
		fishbone.StopAsking{ID: "c", Reason: "we can buy another"},
		judge("w5", fishbone.Confirmed, "300 calls counted"), judge("c", fishbone.Confirmed, "seen"),
		fishbone.SetChain{ID: "w1", Chain: fishbone.Occurrence}, fishbone.SetChain{ID: "c", Chain: fishbone.Escape},
		fishbone.AddCause{ID: "y", Under: "p", Text: "No rule"}, fishbone.StopAsking{ID: "y", Reason: "ours"}, judge("y", fishbone.Confirmed, "read"),
		fishbone.SetChain{ID: "y", Chain: fishbone.System},
		add(&fishbone.Solution{ID: "s", Text: "Shifts by half hour", Causes: []fishbone.ID{"w5"}, Choice: fishbone.Chosen, Reason: "cheap"}),
		add(&fishbone.Solution{ID: "s2", Text: "Two telephones", Causes: []fishbone.ID{"c", "y"}, Choice: fishbone.Chosen, Reason: "quick"}),
		add(&fishbone.Promise{ID: "pr", Text: "Plan shifts", Solution: "s", Owner: "Liu", Due: "2026-05-01", Status: fishbone.PromiseDone, CheckedBy: "Wang"}),
		add(&fishbone.Promise{ID: "pr2", Text: "Buy", Solution: "s2", Owner: "Chen", Due: "2026-07-01"}),
		add(&fishbone.Promise{ID: "st", Text: "Write it down", Sort: fishbone.Standard, Owner: "Liu", Due: "2026-05-09", Status: fishbone.PromiseDone, Document: "Shifts", CheckedBy: "Wang"}),
		add(&fishbone.Promise{ID: "ra", Text: "The other shop", Sort: fishbone.ReadAcross, Owner: "Liu", Due: "2026-07-09"}),
		add(&fishbone.Containment{ID: "co", Text: "Call back", Removed: "2026-05-20"}),
		add(&fishbone.Measure{ID: "m", Text: "Calls missed", Since: "2026-05-01", Verdict: fishbone.Effective}),
		add(&fishbone.Measurement{ID: "v1", Measure: "m", Day: "2026-04-01", Value: "18.2"}),
		add(&fishbone.Measurement{ID: "v2", Measure: "m", Day: "2026-05-20", Value: "9.4"}),
		about(fishbone.Closed, "2026-05-30"), about(fishbone.Expected, "3"))
}

func TestAProvenAnalysisHasNoEnd(t *testing.T) {
	c := Of(proven(t), today)
	if ends := c.Ends(); len(ends) > 0 {
		t.Fatalf("ends: %+v", ends)
	}
	if len(c.Lines) != 3 || c.Broken() != 0 {
		t.Fatalf("%d lines, %d broken", len(c.Lines), c.Broken())
	}
	l := c.Lines[0]
	if l.Breaks != Through || len(l.Path) != 5 || l.Leaf().ID != "w5" || l.Branches[0].Promises[0].ID != "pr" {
		t.Errorf("line %+v", l)
	}
	if p := l.Measures[0]; p.Was.Mean != 18.2 || p.Is.Mean != 9.4 {
		t.Errorf("proof %+v", p)
	}
}

// Each end alone, by what was done to an analysis without one.
func TestEveryEnd(t *testing.T) {
	s, p, m := fishbone.SolutionKind, fishbone.PromiseKind, fishbone.MeasureKind
	for _, one := range []struct {
		edits []fishbone.Edit
		want  End
		first Station // at which a line breaks; Through for none
	}{
		{[]fishbone.Edit{about(fishbone.Voice, "")}, End{Gap: NoComplaint, At: Complaint}, Through},
		{[]fishbone.Edit{about(fishbone.Problem, "")}, End{Gap: NoProblem, At: Problem}, Through},
		{[]fishbone.Edit{fishbone.SetChain{ID: "w1"}}, End{Gap: NoOccurrence, At: Whys}, Through},
		{[]fishbone.Edit{fishbone.SetChain{ID: "c"}}, End{Gap: NoEscape, At: Whys}, Through},
		{[]fishbone.Edit{fishbone.SetChain{ID: "y"}}, End{Gap: NoSystem, At: Whys}, Through},
		{[]fishbone.Edit{set(fishbone.ContainmentKind, "co", "removed", "")}, End{Gap: Contained, At: Complaint, Of: "co"}, Through},
		{[]fishbone.Edit{set(fishbone.ContainmentKind, "co", "removed", ""), set(fishbone.ContainmentKind, "co", "due", "2099-01-01")}, End{Gap: Contained, At: Complaint, Of: "co"}, Through},
		{[]fishbone.Edit{about(fishbone.Closed, ""), set(fishbone.ContainmentKind, "co", "removed", ""), set(fishbone.ContainmentKind, "co", "due", "2026-05-31")}, End{Gap: Contained, At: Complaint, Of: "co"}, Through},
		{[]fishbone.Edit{drop(p, "st")}, End{Gap: NoStandard, At: Promise}, Through},
		{[]fishbone.Edit{set(p, "ra", "status", "dropped")}, End{Gap: NoReadAcross, At: Promise}, Through},
		{[]fishbone.Edit{about(fishbone.Expected, "")}, End{Gap: NoExpected, At: Effect}, Through},
		{[]fishbone.Edit{fishbone.JudgeTherefore{ID: "w3", Therefore: fishbone.Breaks}}, End{Gap: BrokenWhy, At: Whys, Of: "w3"}, Through},
		{[]fishbone.Edit{fishbone.StopAsking{ID: "c"}}, End{Gap: NotAsked, At: Verdict, Of: "c"}, Verdict},
		{[]fishbone.Edit{fishbone.RemoveCause{ID: "w5"}, judge("w4", fishbone.Confirmed, "seen"),
			fishbone.Set{Of: s, ID: "s", Values: fishbone.Values{"causes": []fishbone.ID{"w4"}}}}, End{Gap: ShortOfFive, At: Whys, Of: "w4", N: 4}, Through},
		{[]fishbone.Edit{judge("w5", fishbone.Unjudged, "")}, End{Gap: NoVerdict, At: Verdict, Of: "w5"}, Verdict},
		{[]fishbone.Edit{judge("w5", fishbone.ToVerify, "")}, End{Gap: Unverified, At: Verdict, Of: "w5"}, Verdict},
		{[]fishbone.Edit{judge("w5", fishbone.Confirmed, "")}, End{Gap: NoEvidence, At: Verdict, Of: "w5"}, Through},
		{[]fishbone.Edit{drop(p, "pr"), drop(s, "s")}, End{Gap: NoSolution, At: Solution, Of: "w5"}, Solution},
		{[]fishbone.Edit{drop(p, "pr"), set(s, "s", "choice", "")}, End{Gap: NotChosen, At: Solution, Of: "s", N: 1}, Solution},
		{[]fishbone.Edit{set(s, "s", "reason", "")}, End{Gap: NoReason, At: Solution, Of: "s"}, Through},
		{[]fishbone.Edit{drop(p, "pr")}, End{Gap: NoPromise, At: Promise, Of: "s"}, Promise},
		{[]fishbone.Edit{fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "r", Solution: "s"}},
			fishbone.Set{Of: p, ID: "pr", Values: fishbone.Values{"risk": fishbone.ID("r")}}}, End{Gap: NoPromise, At: Promise, Of: "s"}, Promise},
		{[]fishbone.Edit{set(p, "pr", "status", "dropped")}, End{Gap: NoPromise, At: Promise, Of: "s"}, Promise},
		{[]fishbone.Edit{set(p, "pr2", "owner", "")}, End{Gap: NoOwner, At: Promise, Of: "pr2"}, Through},
		{[]fishbone.Edit{set(p, "pr2", "due", "")}, End{Gap: NoDay, At: Promise, Of: "pr2"}, Through},
		{[]fishbone.Edit{set(p, "pr2", "due", "2026-05-30")}, End{Gap: Overdue, At: Promise, Of: "pr2", N: 2}, Through},
		{[]fishbone.Edit{set(p, "pr", "checkedBy", "")}, End{Gap: Unchecked, At: Promise, Of: "pr"}, Through},
		{[]fishbone.Edit{set(p, "pr", "accepted", "no")}, End{Gap: Refused, At: Promise, Of: "pr"}, Through},
		{[]fishbone.Edit{set(p, "st", "document", "")}, End{Gap: NoDocument, At: Promise, Of: "st"}, Through},
		{[]fishbone.Edit{set(p, "ra", "owner", "")}, End{Gap: NoOwner, At: Promise, Of: "ra"}, Through},
		{[]fishbone.Edit{set(m, "m", "cause", "w2"), add(&fishbone.Measure{ID: "n", Text: "x", Cause: "c", Since: "2026-05-02", Verdict: fishbone.Effective}),
			add(&fishbone.Measurement{ID: "n1", Measure: "n", Day: "2026-05-01", Value: "1"}), add(&fishbone.Measurement{ID: "n2", Measure: "n", Day: "2026-05-02", Value: "0"})},
			End{Gap: NoMeasure, At: Effect, Of: "y"}, Effect},
		{[]fishbone.Edit{set(m, "m", "since", "")}, End{Gap: NoSince, At: Effect, Of: "m"}, Effect},
		{[]fishbone.Edit{drop(fishbone.MeasurementKind, "v2")}, End{Gap: NoValues, At: Effect, Of: "m"}, Effect},
		{[]fishbone.Edit{set(m, "m", "verdict", ""), drop(p, "st"), drop(p, "ra")}, End{Gap: NoJudgement, At: Effect, Of: "m"}, Effect},
		{[]fishbone.Edit{set(m, "m", "verdict", "notEffective"), drop(p, "st"), drop(p, "ra")}, End{Gap: NoEffect, At: Effect, Of: "m"}, Through},
	} {
		c := Of(apply(t, proven(t), one.edits...), today)
		if ends := c.Ends(); len(ends) != 1 || ends[0] != one.want {
			t.Errorf("%s: ends %+v, want %+v", one.want.Gap, ends, one.want)
		}
		first := Through
		for _, l := range c.Lines {
			first = min(first, l.Breaks)
		}
		if first != one.first {
			t.Errorf("%s: breaks at %d, want %d", one.want.Gap, first, one.first)
		}
	}
}

func TestWhatEndsTogether(t *testing.T) {
	a := apply(t, proven(t), fishbone.RemoveCause{ID: "w5"})
	ends := Of(a, today).Ends()
	want := []Gap{ShortOfFive, NoVerdict, Untied}
	if got := gaps(ends); !slices.Equal(got, want) {
		t.Errorf("an unjudged answer at level four: %v, want %v", got, want)
	}
	a = fishbone.New("a", now)
	if got := gaps(Of(a, today).Ends()); !slices.Equal(got, []Gap{NoComplaint, NoProblem, NoCause}) {
		t.Errorf("an empty analysis: %v", got)
	}
}

func gaps(ends []End) (all []Gap) {
	for _, e := range ends {
		all = append(all, e.Gap)
	}
	return all
}

// What the team said it will not follow is no end.
func TestWhatIsNoEnd(t *testing.T) {
	for name, edits := range map[string][]fishbone.Edit{
		"rejected":      {fishbone.AddCause{ID: "x", Under: "b", Text: "x"}, judge("x", fishbone.Rejected, "")},
		"the same":      {fishbone.AddCause{ID: "x", Under: "b", Text: "x"}, fishbone.LinkSame{ID: "x", As: "c"}},
		"outside":       {fishbone.AddCause{ID: "x", Under: "b", Text: "x"}, fishbone.StopAsking{ID: "x", Reason: "the weather", Control: fishbone.OutsideControl}},
		"cannot now":    {fishbone.AddCause{ID: "x", Under: "b", Text: "x"}, judge("x", fishbone.Undecided, "")},
		"below the cut": {about(fishbone.SchoolField, string(fishbone.ByPoints)), fishbone.AddCause{ID: "x", Under: "b", Text: "x"}},
		"declined":      {add(&fishbone.Solution{ID: "x", Text: "x", Choice: fishbone.Declined})},
		"done by all":   {set(fishbone.PromiseKind, "pr", "owner", "")},
		"done at last":  {set(fishbone.PromiseKind, "pr", "due", "")},
		"due later":     {about(fishbone.Closed, ""), set(fishbone.ContainmentKind, "co", "removed", ""), set(fishbone.ContainmentKind, "co", "due", "2026-06-02")},
		"due today":     {set(fishbone.PromiseKind, "pr2", "due", string(today))},
		"put off":       {set(fishbone.PromiseKind, "pr2", "due", "2026-05-02"), fishbone.Set{Of: fishbone.PromiseKind, ID: "pr2", Values: fishbone.Values{"newDue": "2026-06-20", "reason": "no parts"}}},
		"no chains":     {fishbone.SetChain{ID: "w1"}, fishbone.SetChain{ID: "c"}, fishbone.SetChain{ID: "y"}},
		"for the cause": {set(fishbone.PromiseKind, "pr", "solution", ""), set(fishbone.PromiseKind, "pr", "cause", "w5"), drop(fishbone.SolutionKind, "s")},
	} {
		if ends := Of(apply(t, proven(t), edits...), today).Ends(); len(ends) > 0 {
			t.Errorf("%s: %+v", name, ends)
		}
	}
	if ends := Of(apply(t, proven(t), set(fishbone.PromiseKind, "pr2", "due", "2026-05-30")), "").Ends(); len(ends) > 0 {
		t.Errorf("without a day: %+v", ends)
	}
}

// What is mended once is told once.
func TestSharedEndsAreToldOnce(t *testing.T) {
	c := Of(apply(t, proven(t), drop(fishbone.PromiseKind, "pr2")), today)
	if n := len(c.Ends()); n != 1 || c.Broken() != 2 {
		t.Errorf("%d ends on %d lines, want one on two", n, c.Broken())
	}
}
