package drawtest

import (
	"strings"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
)

// AnyLabel is a label in Latin, Chinese or a mixture, now and then an awkward one.
func AnyLabel() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"late", "i", "人", "😀😀", "Donaudampfschifffahrtsgesellschaftskapitän", "（缺少）「标签」，未经批准。", "a/b-c_d.e@f"}),
		rapid.Custom(func(t *rapid.T) string {
			v := English
			v.State = rapid.Uint32().Draw(t, "series")
			return v.Label()
		}),
		rapid.Custom(func(t *rapid.T) string {
			v := Mandarin
			v.State = rapid.Uint32().Draw(t, "series")
			return v.Label()
		}),
		rapid.StringOfN(rapid.RuneFrom([]rune("abc WM的了价格竞争，。（）1-😀é")), 1, 90, -1).Filter(func(s string) bool { return fishbone.Label(s) != "" }),
	)
}

// AnyAnalysis is an analysis of any shape with any marks.
func AnyAnalysis(t *rapid.T) *fishbone.Analysis {
	s := &Sketch{}
	s.Problem(rapid.OneOf(rapid.Just(""), AnyLabel()).Draw(t, "problem"))
	var causes []fishbone.ID
	for range rapid.IntRange(0, 9).Draw(t, "bones") {
		bone := s.id()
		s.Edits = append(s.Edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: AnyLabel().Draw(t, "bone")}})
		under := []fishbone.ID{bone}
		most := rapid.SampledFrom([]int{0, 1, 4, 30}).Draw(t, "most")
		for range rapid.IntRange(0, most).Draw(t, "causes") {
			id := s.id()
			parent := under[rapid.IntRange(0, len(under)-1).Draw(t, "parent")]
			s.Edits = append(s.Edits, fishbone.AddCause{ID: id, Under: parent, Text: AnyLabel().Draw(t, "cause")})
			under, causes = append(under, id), append(causes, id)
		}
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: s.Edits}, fishbone.Stamp{})
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
			fishbone.SetVotes{ID: id, Votes: rapid.IntRange(0, 200).Draw(t, "votes")},
			fishbone.LinkSame{ID: any.Draw(t, "same"), As: any.Draw(t, "as")},
		} {
			if next, err := a.Apply(e, fishbone.Stamp{}); err == nil {
				a = next
			}
		}
	}
	return a
}

// AnyCaption is a caption with any of its texts, or none.
func AnyCaption() *rapid.Generator[notation.Caption] {
	text := rapid.OneOf(rapid.Just(""), rapid.SampledFrom([]string{"v2", "2026-11-21", "质量改进小组", strings.Repeat("a long title ", 20)}), AnyLabel())
	return rapid.Custom(func(t *rapid.T) notation.Caption {
		return notation.Caption{Title: text.Draw(t, "title"), Date: text.Draw(t, "date"), Team: text.Draw(t, "team"), Version: text.Draw(t, "version")}
	})
}
