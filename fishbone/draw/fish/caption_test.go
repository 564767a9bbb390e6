package fish

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

func TestCaption(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		caption notation.Caption
		want    []string
	}{
		{notation.Caption{}, nil},
		{notation.Caption{Team: "North"}, []string{"North"}},
		{notation.Caption{Title: "Review", Date: "2026-11-21", Team: "North", Version: "v2"}, []string{"Review", "2026-11-21 · North · v2"}},
	} {
		s := Layout(drawtest.Marked(t), Options{Caption: c.caption})
		if got := drawtest.WordsOf(s, scene.PartCaption); !slices.Equal(got, c.want) {
			t.Errorf("the caption is %q, not %q", got, c.want)
		}
		for _, text := range s.Texts {
			if text.Part == scene.PartCaption && (text.At.X+text.Width < s.Width-30*notation.Em || text.At.Y < 0.8*s.Height || text.Bold != (text.Words == "Review")) {
				t.Errorf("%q stands at %v in a picture of %.0f × %.0f, bold: %v", text.Words, text.At, s.Width, s.Height, text.Bold)
			}
		}
		for _, f := range append(drawtest.Faults(s), misplaced(drawtest.Marked(t), Options{}, s)...) {
			t.Error(f)
		}
	}
}

// captionOf are the words of a picture's caption.
func captionOf(c notation.Caption, t *testing.T) (all []string) {
	for _, text := range Layout(drawtest.Marked(t), Options{Caption: c}).Texts {
		if text.Part == scene.PartCaption {
			all = append(all, text.Words)
		}
	}
	return all
}

// TestALongCaptionTakesSeveralLines gives a team of twelve, whose names all have to be there.
func TestALongCaptionTakesSeveralLines(t *testing.T) {
	t.Parallel()
	team := strings.TrimSuffix(strings.Repeat("Alexandra, ", 12), ", ")
	lines := captionOf(notation.Caption{Title: "Review", Team: team}, t)
	if got := strings.Join(lines, " "); got != "Review "+team || len(lines) < 3 {
		t.Errorf("the caption is %q", lines)
	}
}

func TestLongCaptionIsCut(t *testing.T) {
	t.Parallel()
	lines := captionOf(notation.Caption{Title: strings.TrimSpace(strings.Repeat("title ", 60))}, t)
	if len(lines) != 4 || !strings.HasSuffix(lines[3], "…") {
		t.Errorf("a long title became %q", lines)
	}
}

// TestALongTitleHasAFootnote wants the words of a caption that are cut in the list below the
// picture, with their number behind what is left of them.
func TestALongTitleHasAFootnote(t *testing.T) {
	t.Parallel()
	title := strings.TrimSpace(strings.Repeat("a title of many words ", 20))
	team := strings.TrimSuffix(strings.Repeat("Alexandra, ", 40), ", ")
	for _, page := range []scene.Page{scene.Fit, scene.A4} {
		a, o := drawtest.Marked(t), Options{Footnotes: true, Page: page, Caption: notation.Caption{Title: title, Team: team}}
		s := Layout(a, o)
		list := strings.Join(drawtest.WordsOf(s, scene.PartFootnote), " ")
		for number, text := range map[string]string{"1": title, "2": team} {
			if !strings.Contains(list, text) {
				t.Errorf("page %v: the list has no %.30q…, but %.80q", page, text, list)
			}
			if !slices.Contains(drawtest.WordsOf(s, scene.PartCaption), number) {
				t.Errorf("page %v: the caption has no number %s", page, number)
			}
		}
		for _, f := range append(drawtest.Faults(s), misplaced(a, o, s)...) {
			t.Error(f)
		}
	}
}

func TestAnyFooterFits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawtest.AnyAnalysis(t)
		o := Options{Caption: drawtest.AnyCaption().Draw(t, "caption"), Target: rapid.SampledFrom([]float64{0, 0.5}).Draw(t, "target")}
		if rapid.Bool().Draw(t, "wordy") {
			for _, w := range []*string{&o.Words.Root, &o.Words.Confirmed, &o.Words.Rejected, &o.Words.Verify, &o.Words.Same, &o.Words.Votes} {
				*w = strings.Repeat("word ", 5)
			}
		}
		s := Layout(a, o)
		for _, f := range append(drawtest.Faults(s), misplaced(a, o, s)...) {
			t.Error(f)
		}
	})
}
