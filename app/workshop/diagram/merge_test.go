package diagram

import "testing"

// TestTheJointGoesWhereACardIsSplit splits texts where the entry puts the cursor.
func TestTheJointGoesWhereACardIsSplit(t *testing.T) {
	for _, c := range []struct{ text, one, rest string }{
		{"量具没有校准而且没有人负责", "量具没有校准", "没有人负责"},
		{"量具沒有校準並且沒有人負責", "量具沒有校準", "沒有人負責"},
		{"温度和湿度", "温度", "湿度"},
		{"标准太旧，没有人看", "标准太旧", "没有人看"},
		{"New forms are unclear and the old ones are in use", "New forms are unclear", "the old ones are in use"},
	} {
		r, at := []rune(c.text), splitAt(c.text)
		if one, rest := trimJoint(string(r[:at])), trimJoint(string(r[at:])); one != c.one || rest != c.rest {
			t.Errorf("%s becomes %q and %q", c.text, one, rest)
		}
	}
	if got := trimJoint("溶液饱和"); got != "溶液饱和" {
		t.Errorf("a word that ends like a joint becomes %q", got)
	}
}
