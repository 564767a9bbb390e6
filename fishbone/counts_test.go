package fishbone_test

import (
	"slices"
	"testing"

	"whybone/fishbone"
)

func TestRootCauses(t *testing.T) {
	confirm := func(id fishbone.ID) fishbone.Edit {
		return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}}
	}
	reject := func(id fishbone.ID) fishbone.Edit {
		return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Rejected}}
	}
	stop := func(id fishbone.ID) fishbone.Edit { return fishbone.StopAsking{ID: id, Reason: "x"} }
	outside := func(id fishbone.ID) fishbone.Edit {
		return fishbone.StopAsking{ID: id, Control: fishbone.OutsideControl}
	}
	five := fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.AddCause{ID: "4", Under: "raises", Text: "x"}, fishbone.AddCause{ID: "5", Under: "4", Text: "x"},
	}}
	tests := []struct {
		name  string
		edits []fishbone.Edit
		want  []fishbone.ID
	}{
		{"nothing concluded", nil, nil},
		{"confirmed, but asked no further", []fishbone.Edit{confirm("raises"), confirm("rivals")}, nil},
		{"a reason to stop, but no verdict", []fishbone.Edit{stop("rivals")}, nil},
		{"a reason to stop, and to verify", []fishbone.Edit{stop("rivals"), fishbone.Judge{ID: "rivals", Verdict: fishbone.Verdict{Finding: fishbone.ToVerify}}}, nil},
		{"confirmed with a reason to stop", []fishbone.Edit{confirm("raises"), stop("raises")}, []fishbone.ID{"raises"}},
		{"at level one", []fishbone.Edit{stop("rivals"), confirm("rivals")}, []fishbone.ID{"rivals"}},
		{"level five without a verdict", []fishbone.Edit{five}, nil},
		{"level five confirmed", []fishbone.Edit{five, confirm("5")}, []fishbone.ID{"5"}},
		{"level five outside", []fishbone.Edit{five, confirm("5"), outside("5")}, nil},
		{"outside is a reason to stop", []fishbone.Edit{confirm("rivals"), outside("rivals")}, nil},
		{"never in mid-chain", []fishbone.Edit{confirm("pay")}, nil},
		{"not below a rejected cause", []fishbone.Edit{confirm("raises"), stop("raises"), reject("staff")}, nil},
		{"not a rejected one", []fishbone.Edit{stop("raises"), reject("raises")}, nil},
		{"not in the tray", []fishbone.Edit{confirm("loose"), stop("loose")}, nil},
		{"not one that repeats another", []fishbone.Edit{
			fishbone.MoveCause{ID: "again", Under: "people"}, confirm("again"), stop("again"), confirm("rivals"), stop("rivals"),
		}, []fishbone.ID{"rivals"}},
		{"not one that is asked again", []fishbone.Edit{confirm("raises"), stop("raises"), fishbone.AddCause{ID: "new", Under: "raises", Text: "x"}}, nil},
		{"bone by bone", []fishbone.Edit{confirm("rivals"), stop("rivals"), confirm("raises"), stop("raises")}, []fishbone.ID{"raises", "rivals"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []fishbone.ID
			for _, c := range apply(t, start(t), tt.edits...).RootCauses() {
				got = append(got, c.ID)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("root causes %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCount(t *testing.T) {
	a := apply(t, start(t),
		fishbone.Judge{ID: "staff", Verdict: fishbone.Verdict{Finding: fishbone.ToVerify}},
		fishbone.StopAsking{ID: "raises", Reason: "x"},
		fishbone.Judge{ID: "raises", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}},
		fishbone.MoveCause{ID: "again", Under: "market"},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "x"}},
	)
	want := fishbone.Counts{Causes: 6, Unsorted: 1, Deepest: 3, Judged: 1, LevelOne: 2, Roots: 1, Solutions: 2, Untied: 1}
	if got := a.Count(); got != want {
		t.Errorf("counted %+v, want %+v", got, want)
	}
	if got, want := fishbone.New("x", now).Count(), (fishbone.Counts{}); got != want {
		t.Errorf("an empty analysis counts %+v", got)
	}
}

// Once a team asked why, the verdicts at the ends are those of what they explain.
func TestCausesAreJudgedAtTheirEnds(t *testing.T) {
	a := apply(t, fishbone.New("a", now),
		fishbone.Add{Thing: &fishbone.Bone{ID: "bone", Name: "bone"}},
		fishbone.AddCause{ID: "top", Under: "bone", Text: "top"},
		fishbone.AddCause{ID: "one", Under: "top", Text: "one"}, fishbone.AddCause{ID: "end", Under: "one", Text: "end"},
		fishbone.AddCause{ID: "other", Under: "top", Text: "other"},
	)
	judge := func(id fishbone.ID, f fishbone.Finding) fishbone.Edit {
		return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: "seen"}}
	}
	for _, step := range []struct {
		edit fishbone.Edit
		want int
	}{{judge("end", fishbone.Confirmed), 0}, {judge("other", fishbone.Rejected), 1}, {judge("end", fishbone.Unjudged), 0}, {judge("top", fishbone.ToVerify), 1}} {
		a = apply(t, a, step.edit)
		if got := a.Count().Judged; got != step.want {
			t.Errorf("after %+v %d are judged, want %d", step.edit, got, step.want)
		}
	}
}

func TestPath(t *testing.T) {
	a := start(t)
	var path []fishbone.ID
	for _, c := range a.Path("raises") {
		path = append(path, c.ID)
	}
	if !slices.Equal(path, []fishbone.ID{"staff", "pay", "raises"}) {
		t.Errorf("path %q", path)
	}
	if b, ok := a.BoneOf("raises"); !ok || b.ID != "people" {
		t.Errorf("bone of raises is %q, %v", b.ID, ok)
	}
	if b, ok := a.BoneOf("loose"); ok {
		t.Errorf("a cause in the tray hangs on %q", b.ID)
	}
	if a.Level("raises") != 3 || a.Level("loose") != 1 || a.Level("nobody") != 0 {
		t.Errorf("levels %d, %d, %d", a.Level("raises"), a.Level("loose"), a.Level("nobody"))
	}
}

func TestCountOfTiesAndVerdicts(t *testing.T) {
	a := apply(t, start(t),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "tied to nothing"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s3", Text: "nor this one"}},
		fishbone.Judge{ID: "staff", Verdict: fishbone.Verdict{Finding: fishbone.ToVerify}},
		fishbone.Judge{ID: "pay", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}},
	)
	if n := a.Count(); n.Solutions != 3 || n.Untied != 2 || n.LevelOne != 2 || n.Judged != 1 {
		t.Errorf("%+v", n)
	}
}

func TestEnds(t *testing.T) {
	judge := func(f fishbone.Finding) fishbone.Edit {
		return fishbone.Judge{ID: "rivals", Verdict: fishbone.Verdict{Finding: f}}
	}
	for _, c := range []struct {
		stop    string
		control fishbone.Control
		finding fishbone.Finding
		want    fishbone.End
	}{
		{"", "", fishbone.Unjudged, fishbone.NoEnd},
		{"", "", fishbone.Confirmed, fishbone.NoEnd},
		{"x", "", fishbone.Unjudged, fishbone.WaitingEnd},
		{"x", "", fishbone.ToVerify, fishbone.WaitingEnd},
		{"x", "", fishbone.Confirmed, fishbone.RootEnd},
		{"x", "", fishbone.Rejected, fishbone.NoEnd},
		{"", fishbone.OutsideControl, fishbone.Unjudged, fishbone.OutsideEnd},
		{"x", fishbone.OutsideControl, fishbone.Confirmed, fishbone.OutsideEnd},
		{"x", fishbone.OutsideControl, fishbone.Rejected, fishbone.NoEnd},
	} {
		a := apply(t, start(t), fishbone.StopAsking{ID: "rivals", Reason: c.stop, Control: c.control}, judge(c.finding))
		if got := a.EndOf("rivals"); got != c.want {
			t.Errorf("%+v is %v", c, got)
		}
		counts := map[fishbone.End]int{fishbone.RootEnd: len(a.RootCauses()), fishbone.OutsideEnd: len(a.OutsideCauses()), fishbone.WaitingEnd: len(a.WaitingEnds())}
		for end, n := range counts {
			if want := map[bool]int{true: 1}[end == c.want]; n != want {
				t.Errorf("%+v: %d ends of sort %v", c, n, end)
			}
		}
	}
}
