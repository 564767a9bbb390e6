package fishbone_test

import (
	"testing"

	"whybone/fishbone"
)

// Twenty ideas are twenty different ones, in every script: what says nearly the same counts
// once, until the team says that both count.
func TestNearDuplicatesCountOnce(t *testing.T) {
	for name, texts := range map[string][3]string{
		"English": {"Train the new staff", "Raise the pay", "Train new staff"},
		"简体":      {"午高峰多排两个骑手", "每周更新出餐数据", "午高峰多排两名骑手"},
		"繁體":      {"尖峰時段增派兩名外送員", "每週更新出餐資料", "尖峰時段增派兩位外送員"},
	} {
		a := fishbone.New("a", now)
		for i, text := range texts {
			a = apply(t, a, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.ID(rune('a' + i)), Text: text}})
		}
		if got := a.Count().Solutions; got != 2 || !a.IsRepeated("c") || a.IsRepeated("a") {
			t.Errorf("%s: %d solutions differ", name, got)
		}
		a = apply(t, a, fishbone.Set{Of: fishbone.SolutionKind, ID: "c", Values: fishbone.Values{"apart": string(fishbone.CountedApart)}})
		if got := a.Count().Solutions; got != 3 || a.IsRepeated("c") {
			t.Errorf("%s: %d solutions count where each counts by itself", name, got)
		}
	}
}

// A root cause is beyond weak with one solution that is not weak. One of which nobody said how
// strong it is does not count.
func TestBeyondWeak(t *testing.T) {
	for strength, want := range map[fishbone.Strength]bool{
		fishbone.Unsaid: false, fishbone.Weaker: false, fishbone.Intermediate: true, fishbone.Stronger: true,
	} {
		a := apply(t, fishbone.New("a", now), fishbone.AddCause{ID: "root", Text: "root"})
		a = apply(t, a, fishbone.Add{Thing: &fishbone.Solution{ID: "weak", Text: "train them", Causes: []fishbone.ID{"root"}, Strength: fishbone.Weaker}})
		a = apply(t, a, fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "lock it", Causes: []fishbone.ID{"root"}, Strength: strength}})
		if got := a.BeyondWeak()["root"]; got != want {
			t.Errorf("with a %q one it is beyond weak: %v", strength, got)
		}
	}
}
