package storage

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"whybone/fishbone"
)

// TestSearchKnowsNoWidthNorCapitals searches texts as an older version kept them.
func TestSearchKnowsNoWidthNorCapitals(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.SetAbout{Field: fishbone.Head, Text: "h"})
	for _, one := range []struct{ kept, typed string }{
		{"ＰＭＳ　运行慢", "pms 运"}, {"PMS slow", "ｐｍｓ"}, {"re\u0301sume\u0301", "Résumé"}, {"Résumé", "RE\u0301SUME\u0301"},
		{"ÜBERLAUF", "überl"}, {"Дефект", "дЕФ"}, {"ｶﾀｶﾅ不良", "カタカナ"}, {"か\u3099", "が"}, {"\u1112\u1161\u11ab글", "한글"},
		{"合格率（一班）", "率(一班)"}, {"合格率(一班)", "率（一"}, {"x\u0304 图", "X\u0304"}, {"９５％", "95%"}, {"50 Ω", "50 ω"},
	} {
		if _, err := s.write.Exec(`UPDATE about SET head = ? WHERE analysis = ?`, one.kept, a.ID()); err != nil {
			t.Fatal(err)
		}
		if _, total, err := s.List(Query{Text: one.typed}); err != nil || total != 1 {
			t.Errorf("%q does not find %q: %d, %v", one.typed, one.kept, total, err)
		}
		if _, total, err := s.List(Query{Text: one.typed + "z"}); err != nil || total != 0 {
			t.Errorf("%qz finds %q: %d, %v", one.typed, one.kept, total, err)
		}
	}
}

// TestSearchFindsWhatFoldsAlike compares SQLite's answer with Go's.
func TestSearchFindsWhatFoldsAlike(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.SetAbout{Field: fishbone.Problem, Text: "\u2603"})
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []rune("aBé ÉＰｐ１1%_（(，,中か\u0301\u3099\u1112\u1161Ωｶ'\\[]*?豈")
		kept := rapid.StringOfN(rapid.SampledFrom(alphabet), 1, 8, -1).Draw(t, "kept")
		part := []rune(kept)
		from := rapid.IntRange(0, len(part)-1).Draw(t, "from")
		text := string(part[from:rapid.IntRange(from+1, len(part)).Draw(t, "to")])
		for _, changed := range []func(string) string{norm.NFD.String, width.Widen.String, width.Narrow.String, strings.ToUpper, strings.ToLower} {
			if rapid.Bool().Draw(t, "change") {
				text = changed(text)
			}
		}
		if _, err := s.write.Exec(`UPDATE about SET problem = ? WHERE analysis = ?`, kept, a.ID()); err != nil {
			t.Fatal(err)
		}
		want := strings.Contains(fishbone.Fold(kept), fishbone.Fold(strings.TrimSpace(text)))
		// A letter is found also in one that an older version kept apart from its accent.
		narrow := width.Fold.String(kept)
		apart := narrow != norm.NFC.String(narrow)
		if _, total, err := s.List(Query{Text: text}); err != nil || (total == 1) != want && !(apart && total == 1) {
			t.Fatalf("%q in %q: %d, %v, want %v", text, kept, total, err, want)
		}
	})
}
