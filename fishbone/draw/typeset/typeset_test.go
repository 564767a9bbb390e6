package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestWidth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text     string
		from, to float64
	}{
		{"", 0, 0},
		{"价格竞争", 4, 4},
		{"i", 0.2, 0.35},
		{"W", 0.8, 1},
		{"→①✓●", 2, 4},
		{"e\u0301", 0.5, 0.6},
		{"😀", 1.25, 1.4},
		{"㐀", 1, 1},
		{"\u200b", 0, 0.01},
	} {
		if w := Width(c.text, 1, false); w < c.from-1e-9 || w > c.to+1e-9 {
			t.Errorf("%q is %.3f em wide, not %v to %v", c.text, w, c.from, c.to)
		}
	}
	if r, b := Width("overloaded", 10, false), Width("overloaded", 10, true); b <= r {
		t.Errorf("bold is %.2f wide, regular %.2f", b, r)
	}
}

func TestHas(t *testing.T) {
	t.Parallel()
	for _, r := range "aé中國→①⑳✓●▲？…" {
		if !Has(r) {
			t.Errorf("the font lacks %q", r)
		}
	}
	if Has('😀') {
		t.Error("the font has an emoji")
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		width      float64
		most       int
		want       []string
		cut        bool
	}{
		{"nothing", "", 5, 4, nil, false},
		{"one line", "late again", 10, 4, []string{"late again"}, false},
		{"words", "late again and again", 5.5, 4, []string{"late again", "and again"}, false},
		{"no line begins with a comma", "价格竞争，又来", 4, 4, []string{"价格竞", "争，又来"}, false},
		{"no line ends with a bracket", "价格竞「争」", 4, 4, []string{"价格竞", "「争」"}, false},
		{"rather after 的", "没有更换的旧零件清单", 6, 4, []string{"没有更换的", "旧零件清单"}, false},
		{"a number keeps what it counts", "下单已经有5年", 6.2, 4, []string{"下单已经有", "5年"}, false},
		{"and with a space", "下单已经有 5 年", 7, 4, []string{"下单已经有", "5 年"}, false},
		{"months stay with what counts them", "24 个月全部记录", 4.4, 4, []string{"24 个月", "全部记录"}, false},
		{"a day stays whole", "产品质量问题3月12日", 8.4, 4, []string{"产品质量问题", "3月12日"}, false},
		{"so does what is numbered", "先到第1步的表", 4, 4, []string{"先到", "第1步的", "表"}, false},
		{"a number before a word", "来了5客户", 3.4, 4, []string{"来了5", "客户"}, false},
		{"a long word breaks", strings.Repeat("m", 20), 5, 9, []string{"mmmmm", "mmmmm", "mmmmm", "mmmmm"}, false},
		{"cut", "价格竞争加剧价格竞争加剧", 4, 2, []string{"价格竞争", "加剧…"}, true},
	} {
		lines, cut := Wrap(c.text, c.width, 1, false, c.most)
		if c.name == "a long word breaks" { // how many fit depends on the font
			if len(lines) < 4 || strings.Join(lines, "") != c.text {
				t.Errorf("%s: %q", c.name, lines)
			}
			continue
		}
		if strings.Join(lines, "|") != strings.Join(c.want, "|") || cut != c.cut {
			t.Errorf("%s: %q %v, want %q %v", c.name, lines, cut, c.want, c.cut)
		}
	}
}

func anyText(t *rapid.T) string {
	alphabet := []rune("abc mWi 的了价格竞争加剧，。、）」（「“”….!? -/\u0301😀\U0001f468\u200d\U0001f469é０a1")
	return rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 120, -1).Draw(t, "text")
}

func TestWrapKeepsItsRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(strings.Fields(anyText(t)), " ")
		width := rapid.Float64Range(2, 30).Draw(t, "width")
		lines, cut := Wrap(s, width, 1, false, 200)
		if cut || strings.ReplaceAll(strings.Join(lines, ""), " ", "") != strings.ReplaceAll(s, " ", "") {
			t.Fatalf("%q became %q", s, lines)
		}
		for i, l := range lines {
			if w := Width(l, 1, false); w > width+1e-9 && utf8.RuneCountInString(l) > 12 {
				t.Fatalf("line %q is %.2f wide, not %.2f", l, w, width)
			}
			if first, _ := utf8.DecodeRuneInString(l); i > 0 && width > 8 && strings.ContainsRune("，。、", first) && !strings.ContainsRune("，。、）」", lastRune(lines[i-1])) {
				t.Fatalf("line %q begins badly after %q", l, lines[i-1])
			}
		}
	})
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func TestBlock(t *testing.T) {
	t.Parallel()
	b := NewBlock("Damaged inspection step not replaced", false, Max{Lines: 4, Width: 20})
	if got := strings.Join(b.Lines(2), "|"); got != "Damaged inspection|step not replaced" {
		t.Errorf("two lines are %s", got)
	}
	if one, two, three := b.Width(1), b.Width(2), b.Width(3); one <= two || two <= three {
		t.Errorf("widths are %.2f, %.2f, %.2f", one, two, three)
	}
	b = NewBlock("作业指导书没有及时更换", false, Max{Lines: 4, Width: 20})
	if got := strings.Join(b.Lines(2), "|"); got != "作业指导书|没有及时更换" {
		t.Errorf("two lines are %s", got)
	}
	long := NewBlock(strings.Repeat("价格竞争", 2500), false, Max{Lines: 4, Width: 16, After: 2})
	if !long.Cut() || !math.IsInf(long.Width(3), 1) || long.Width(4) > 16 || !strings.HasSuffix(long.Lines(4)[3], "…") {
		t.Errorf("a text of 10,000 characters: %v %v %q", long.Width(3), long.Width(4), long.Lines(4))
	}
}

func TestLinesIn(t *testing.T) {
	t.Parallel()
	b := NewBlock("活动与客户需求不符", false, Max{Lines: 4, Width: 20})
	for width, want := range map[float64]string{b.Width(2): "活动与客户|需求不符", 7: "活动与客户|需求不符"} {
		if got := strings.Join(b.LinesIn(2, width), "|"); got != want {
			t.Errorf("two lines of %.1f em are %s, not %s", width, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(strings.Fields(anyText(t)), " ")
		after := rapid.Float64Range(0, 3).Draw(t, "after")
		b := NewBlock(s, true, Max{Lines: 4, Width: 18, After: after})
		n := rapid.IntRange(1, 4).Draw(t, "lines")
		if math.IsInf(b.Width(n), 1) {
			return
		}
		width := b.Width(n) + rapid.Float64Range(0, 6).Draw(t, "spare")
		lines := b.LinesIn(n, width)
		if want := strings.Join(b.Lines(n), ""); strings.ReplaceAll(strings.Join(lines, ""), " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Fatalf("%q is not %q", lines, want)
		}
		for i, l := range lines {
			w := Width(l, 1, true)
			if i == len(lines)-1 {
				w += after
			}
			if w > width+1e-6 {
				t.Fatalf("%q is %.2f wide, not %.2f", l, w, width)
			}
		}
	})
}

func TestBlockLinesAreAsNarrowAsItSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(strings.Fields(anyText(t)), " ")
		after := rapid.Float64Range(0, 3).Draw(t, "after")
		b := NewBlock(s, true, Max{Lines: 4, Width: 18, After: after})
		for n := 1; n <= 4; n++ {
			if math.IsInf(b.Width(n), 1) {
				continue
			}
			lines := b.Lines(n)
			if len(lines) > n {
				t.Fatalf("%d lines of %d: %q", len(lines), n, lines)
			}
			for i, l := range lines {
				w := Width(l, 1, true)
				if i == len(lines)-1 {
					w += after
				}
				if w > b.Width(n)+1e-9 {
					t.Fatalf("line %q is %.2f wide, the block %.2f", l, w, b.Width(n))
				}
			}
		}
		if math.IsInf(b.Width(4), 1) {
			t.Fatal("the block cannot be set at all")
		}
	})
}

func BenchmarkWidth(b *testing.B) {
	for b.Loop() {
		Width("不稳定的冷却液返工导致", 16, false)
	}
}

func BenchmarkBlock(b *testing.B) {
	for b.Loop() {
		NewBlock("不稳定的冷却液返工导致", false, Max{Lines: 4, Width: 18})
	}
}

// What is wrapped as a whole is as Wrap breaks it where that has no limit, and nothing of it is lost
// where it has.
func TestNothingIsLeftOut(t *testing.T) {
	for _, s := range []string{"", "one", "Nobody counts the moulds that are in use, so some are used too long.", "模具的使用次数没有记录，其中三副已用满五年。"} {
		want, cut := Wrap(s, 90, 10, false, 100)
		if got := WrapAll(s, 90, 10, false); cut || !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", s, got, want)
		}
	}
	for _, one := range []string{"一二三四五六七八九十", "some words, ", "ﬀé😀", strings.Repeat("x", 900)} {
		s := strings.TrimSpace(strings.Repeat(one, 700))
		lines := WrapAll(s, 200, 10, false)
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := strings.Join(lines, ""); bare(got) != bare(s) {
			t.Errorf("%.12s…: %d bytes of %d", s, len(bare(got)), len(bare(s)))
		}
		for _, line := range lines {
			if w := Width(line, 10, false); w > 200.01 {
				t.Errorf("%.12s…: a line of %.0f", s, w)
			}
		}
	}
}

// A quoted Chinese word is broken no more than one without quotes, whatever stands around it.
func TestQuotedWordsStayWhole(t *testing.T) {
	for _, word := range []string{"满意率", "客户", "投诉", "原因"} {
		for _, before := range []string{"", "投诉 25 件，", "近三个月的", "（25 件），但", "the "} {
			for _, after := range []string{"没有好转（92.5 → 91.5%）。", "也下降了", "。", "（全部）"} {
				for width := 6.0; width < 24; width++ {
					lines, _ := Wrap(before+"“"+word+"”"+after, width, 1, false, 20)
					if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, "“"+word+"”") }) {
						t.Errorf("%v em wide: %q", width, lines)
					}
				}
			}
		}
	}
}
