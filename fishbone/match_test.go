package fishbone

import "testing"

func TestSimilar(t *testing.T) {
	tests := []struct {
		a, b string
		same bool
	}{
		{"竞争太激烈", "市场竞争加剧", true}, // the notes' own example
		{"競爭太激烈", "市場競爭加劇", true},
		{"Competition too fierce", "Fiercer competition", true},
		{"Training plans are outdated", "training plan outdated", true},
		{"没有培训计划", "没有 培训 计划。", true},
		{"员工培训不足", "新员工培训不足", true},
		{"ＥＲＰ system down", "ERP systems down", true},
		{"薪资制度不够好", "薪水提升比例不够合理", false},
		{"产品质量问题", "产品价格太高", false},
		{"Late delivery", "Wrong delivery address", false},
		{"管理不力", "缺乏有效的激励", false},
		{"", "", false},
		{"……", "！！", false},
	}
	for _, tt := range tests {
		if got := Similar(tt.a, tt.b); (got >= SameEnough) != tt.same {
			t.Errorf("Similar(%q, %q) = %.2f, same enough should be %v", tt.a, tt.b, got, tt.same)
		}
		if there, back := Similar(tt.a, tt.b), Similar(tt.b, tt.a); there != back {
			t.Errorf("Similar(%q, %q) = %.2f one way and %.2f the other", tt.a, tt.b, there, back)
		}
	}
	if full, part := Similar("竞争太激烈", "市场竞争加剧"), Similar("竞争太激烈", "价格竞争"); full <= part {
		t.Errorf("the same cause scores %.2f, a special case of it %.2f", full, part)
	}
}

// What the index finds is what comparing all pairs finds.
func TestLikeSolution(t *testing.T) {
	texts := []string{
		"Pay staff by results", "Train the staff", "staff paid by results", "Call every guest back", "TRAIN staff", "提高底薪", "把底薪提高", "……", "底薪",
		"Train the staff again and again",
	}
	a := New("a", Stamp{})
	for i, text := range texts {
		var err error
		if a, err = a.Apply(Add{Thing: &Solution{ID: ID(rune('a' + i)), Text: text}}, Stamp{}); err != nil {
			t.Fatal(err)
		}
	}
	matched := 0
	for i, s := range a.Solutions() {
		var want Match
		for _, earlier := range a.Solutions()[:i] {
			if like := Similar(s.Text, earlier.Text); like > want.Like {
				want = Match{earlier.ID, earlier.Text, like}
			}
		}
		got, ok := a.LikeSolution(s.ID)
		if ok != (want.Like >= SameEnough) || ok && got != want {
			t.Errorf("%q is like %+v (%v), want %+v", s.Text, got, ok, want)
		}
		if ok {
			matched++
		}
	}
	if matched < 3 {
		t.Errorf("only %d of them match: the test compares nothing", matched)
	}
	reworded, err := a.Apply(Set{Of: SolutionKind, ID: "c", Values: Values{"text": "Something else"}}, Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := reworded.LikeSolution("c"); ok {
		t.Error("a match of words that are not there any more")
	}
	if _, ok := a.LikeSolution("c"); !ok {
		t.Error("the older state has lost its match")
	}
}
