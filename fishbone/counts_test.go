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
	tests := []struct {
		name  string
		edits []fishbone.Edit
		want  []fishbone.ID
	}{
		{"nothing concluded", nil, nil},
		{"a confirmed leaf", []fishbone.Edit{confirm("raises")}, []fishbone.ID{"raises"}},
		{"never in mid-chain", []fishbone.Edit{confirm("pay")}, nil},
		{"a written reason to stop", []fishbone.Edit{fishbone.StopAsking{ID: "rivals", Reason: "x"}}, []fishbone.ID{"rivals"}},
		{"level five", []fishbone.Edit{
			fishbone.AddCause{ID: "4", Under: "raises", Text: "x"}, fishbone.AddCause{ID: "5", Under: "4", Text: "x"},
		}, []fishbone.ID{"5"}},
		{"not below a rejected cause", []fishbone.Edit{confirm("raises"), reject("staff")}, nil},
		{"not a rejected one", []fishbone.Edit{fishbone.StopAsking{ID: "raises", Reason: "x"}, reject("raises")}, nil},
		{"not in the tray", []fishbone.Edit{confirm("loose")}, nil},
		{"not one that repeats another", []fishbone.Edit{
			fishbone.MoveCause{ID: "again", Under: "people"}, confirm("again"), confirm("rivals"),
		}, []fishbone.ID{"rivals"}},
		{"bone by bone", []fishbone.Edit{confirm("rivals"), confirm("raises")}, []fishbone.ID{"raises", "rivals"}},
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
