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
