package draw

import (
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

// anyLabel is a label in Latin, Chinese or a mixture, now and then an awkward one.
func anyLabel() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"late", "i", "人", "😀😀", "Donaudampfschifffahrtsgesellschaftskapitän", "（缺少）「标签」，未经批准。", "a/b-c_d.e@f"}),
		rapid.Custom(func(t *rapid.T) string {
			v := english
			v.state = rapid.Uint32().Draw(t, "series")
			return v.label()
		}),
		rapid.Custom(func(t *rapid.T) string {
			v := mandarin
			v.state = rapid.Uint32().Draw(t, "series")
			return v.label()
		}),
		rapid.StringOfN(rapid.RuneFrom([]rune("abc WM的了价格竞争，。（）1-😀é")), 1, 90, -1).Filter(func(s string) bool { return fishbone.Label(s) != "" }),
	)
}

// anyAnalysis is an analysis of any shape with any marks.
func anyAnalysis(t *rapid.T) *fishbone.Analysis {
	s := &sketch{}
	s.problem(rapid.OneOf(rapid.Just(""), anyLabel()).Draw(t, "problem"))
	var causes []fishbone.ID
	for range rapid.IntRange(0, 9).Draw(t, "bones") {
		bone := s.id()
		s.edits = append(s.edits, fishbone.AddBone{ID: bone, Name: anyLabel().Draw(t, "bone")})
		under := []fishbone.ID{bone}
		most := rapid.SampledFrom([]int{0, 1, 4, 30}).Draw(t, "most")
		for range rapid.IntRange(0, most).Draw(t, "causes") {
			id := s.id()
			parent := under[rapid.IntRange(0, len(under)-1).Draw(t, "parent")]
			s.edits = append(s.edits, fishbone.AddCause{ID: id, Under: parent, Text: anyLabel().Draw(t, "cause")})
			under, causes = append(under, id), append(causes, id)
		}
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: s.edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return anyMarks(t, a, causes)
}

// anyMarks judges, links and votes. A link that is not allowed is left out.
func anyMarks(t *rapid.T, a *fishbone.Analysis, causes []fishbone.ID) *fishbone.Analysis {
	if len(causes) == 0 {
		return a
	}
	any := rapid.SampledFrom(causes)
	for range rapid.IntRange(0, 12).Draw(t, "marks") {
		id := any.Draw(t, "marked")
		finding := rapid.SampledFrom([]fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify}).Draw(t, "finding")
		for _, e := range []fishbone.Edit{
			fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: finding}},
			fishbone.Vote{ID: id, Votes: rapid.IntRange(0, 200).Draw(t, "votes")},
			fishbone.LinkSame{ID: any.Draw(t, "same"), As: any.Draw(t, "as")},
		} {
			if next, err := a.Apply(e, fishbone.Stamp{}); err == nil {
				a = next
			}
		}
	}
	return a
}

// manyTimes is how often rapid's hundred checks are made, each time with other chances.
const manyTimes = 30

func TestAnyFishboneIsLegible(t *testing.T) {
	for range manyTimes {
		rapid.Check(t, legible)
	}
}

func legible(t *rapid.T) {
	a := anyAnalysis(t)
	o := Options{
		Depth:    rapid.IntRange(0, 6).Draw(t, "depth"),
		Target:   rapid.SampledFrom([]float64{0, 1.414, 0.7, 3}).Draw(t, "target"),
		HeadLeft: rapid.Bool().Draw(t, "head left"),
	}
	s := Fishbone(a, o)
	for _, f := range append(faults(s), misplaced(a, o, s)...) {
		t.Error(f)
	}
}
