package fishbone_test

import (
	"encoding/json"
	"time"

	"whybone/fishbone"
)

// now is the time of every edit in these tests.
var now = fishbone.Stamp{At: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), By: "林"}

// start is the worked example in small: two bones, a chain of whys below "staff",
// one cause in the tray, one closed as "same as", a solution, an idea, a person.
//
//	people ─ staff ─ pay ─ raises
//	market ─ rivals
//	tray   ─ loose, again (same as rivals)
func start(t failer) *fishbone.Analysis {
	t.Helper()
	return apply(t, fishbone.New("a1", now),
		fishbone.SetAbout{Field: fishbone.Problem, Text: "这个月公司的销售额整体下滑"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "people", Name: "人"}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "market", Name: "市场"}},
		fishbone.AddCause{ID: "staff", Under: "people", Text: "业务人员流失"},
		fishbone.AddCause{ID: "pay", Under: "staff", Text: "薪资制度不够好"},
		fishbone.AddCause{ID: "raises", Under: "pay", Text: "薪水提升比例不够合理"},
		fishbone.AddCause{ID: "rivals", Under: "market", Text: "市场竞争加剧"},
		fishbone.AddCause{ID: "loose", Text: "公司发展策略错误"},
		fishbone.AddCause{ID: "again", Text: "竞争太激烈"},
		fishbone.LinkSame{ID: "again", As: "rivals"},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s1", Text: "每半年调薪一次", Causes: []fishbone.ID{"raises", "rivals"}}},
		fishbone.Add{Thing: &fishbone.Idea{ID: "i1", Text: "请同行来讲课"}},
		fishbone.Add{Thing: &fishbone.Person{ID: "p1", Name: "小王", Role: fishbone.Recorder}},
	)
}

// apply does edits that must succeed.
func apply(t failer, a *fishbone.Analysis, edits ...fishbone.Edit) *fishbone.Analysis {
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

// undo is the way back from an edit that must succeed.
func undo(t failer, a *fishbone.Analysis, e fishbone.Edit) fishbone.Patch {
	t.Helper()
	c, err := a.Change(fishbone.DatedEdit{Edit: e, At: now})
	if err != nil {
		t.Fatalf("apply %+v: %v", e, err)
	}
	return c.Undo
}

// failer is what both testing and rapid offer.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// content is everything an analysis says, as text that can be compared.
func content(t failer, a *fishbone.Analysis) string {
	t.Helper()
	return asJSON(t, a.Parts())
}

func asJSON(t failer, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("write %T: %v", v, err)
	}
	return string(b)
}

// stored sends an edit through its file form and back.
func stored(t failer, e fishbone.Edit) fishbone.Edit {
	t.Helper()
	data, err := fishbone.MarshalEdit(e)
	if err != nil {
		t.Fatalf("write %s: %v", e.Name(), err)
	}
	back, err := fishbone.UnmarshalEdit(data)
	if err != nil {
		t.Fatalf("read back %s: %v", data, err)
	}
	return back
}

// texts are the texts of the causes directly under a bone, a cause or the tray.
func texts(a *fishbone.Analysis, under fishbone.ID) []string {
	var list []string
	for _, c := range a.Causes(under) {
		list = append(list, c.Text)
	}
	return list
}
