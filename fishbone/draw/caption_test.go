package draw

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyCaption is a caption with any of its texts, or none.
func anyCaption() *rapid.Generator[Caption] {
	text := rapid.OneOf(rapid.Just(""), rapid.SampledFrom([]string{"v2", "2026-11-21", "质量改进小组", strings.Repeat("a long title ", 20)}), anyLabel())
	return rapid.Custom(func(t *rapid.T) Caption {
		return Caption{Title: text.Draw(t, "title"), Date: text.Draw(t, "date"), Team: text.Draw(t, "team"), Version: text.Draw(t, "version")}
	})
}

// wordsOf returns the texts of one part.
func wordsOf(s *Scene, p Part) (words []string) {
	for _, t := range s.Texts {
		if t.Part == p {
			words = append(words, t.Words)
		}
	}
	return words
}

func TestCaption(t *testing.T) {
	for _, c := range []struct {
		caption Caption
		want    []string
	}{
		{Caption{}, nil},
		{Caption{Team: "North"}, []string{"North"}},
		{Caption{Title: "Review", Date: "2026-11-21", Team: "North", Version: "v2"}, []string{"Review", "2026-11-21 · North · v2"}},
	} {
		s := Fishbone(marked(t), Options{Caption: c.caption})
		if got := wordsOf(s, PartCaption); !slices.Equal(got, c.want) {
			t.Errorf("the caption is %q, not %q", got, c.want)
		}
		for _, text := range s.Texts {
			if text.Part == PartCaption && (text.At.X+text.Width < s.Width-30*em || text.At.Y < 0.8*s.Height || text.Bold != (text.Words == "Review")) {
				t.Errorf("%q stands at %v in a picture of %.0f × %.0f, bold: %v", text.Words, text.At, s.Width, s.Height, text.Bold)
			}
		}
		for _, f := range append(faults(s), misplaced(marked(t), Options{}, s)...) {
			t.Error(f)
		}
	}
}

func TestLongCaptionIsCut(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("title ", 60))
	for _, text := range Fishbone(marked(t), Options{Caption: Caption{Title: long}}).Texts {
		if text.Part == PartCaption && (!strings.HasSuffix(text.Words, "…") || text.Full != long) {
			t.Errorf("a long title became %q, of %q", text.Words, text.Full)
		}
	}
}

func TestAnyFooterFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnalysis(t)
		o := Options{Caption: anyCaption().Draw(t, "caption"), Target: rapid.SampledFrom([]float64{0, 0.5}).Draw(t, "target")}
		if rapid.Bool().Draw(t, "wordy") {
			for _, w := range []*string{&o.Words.Root, &o.Words.Confirmed, &o.Words.Rejected, &o.Words.Verify, &o.Words.Same, &o.Words.Votes} {
				*w = strings.Repeat("word ", 5)
			}
		}
		s := Fishbone(a, o)
		for _, f := range append(faults(s), misplaced(a, o, s)...) {
			t.Error(f)
		}
	})
}

// The search must know how high a legend of several rows is, and a caption below it.
func TestFooterIsForeseen(t *testing.T) {
	var legend []entry
	for i := range 6 {
		legend = append(legend, entry{"●", fmt.Sprint("what the sign means ", i)})
	}
	f := newFooter(legend, Caption{Title: "Late deliveries", Date: "2026-11-21", Team: "Quality circle"}, "page 2/7")
	for width := 12.0; width < 150; width += 0.7 {
		if set := f.arrange(width); set.height > f.height(width)+1e-9 {
			t.Errorf("%v em wide: %v em high, not %v", width, set.height, f.height(width))
		}
	}
	if narrow, wide := f.height(30), f.height(150); narrow < 3*wide {
		t.Errorf("a footer is %v em high in 30 em, and %v in 150", narrow, wide)
	}
}
