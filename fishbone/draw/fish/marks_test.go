package fish

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

func TestMarks(t *testing.T) {
	t.Parallel()
	s := Layout(drawtest.Marked(t), Options{})
	for id, want := range map[fishbone.ID]string{
		"n2":  "业务人员流失 ✓ ▲12",
		"n3":  "薪资制度不够好",
		"n4":  "● 薪水提升比例不够合理",
		"n6":  "竞争太激烈 →①",
		"n8":  "fiercer competition ① ▲3",
		"n9":  "price competition ?",
		"n12": "because of level 4 +3",
	} {
		if got := drawtest.Beside(s, id); got != want {
			t.Errorf("%s reads %q, not %q", id, got, want)
		}
	}
	for _, text := range s.Texts {
		if struck := text.Of == "n5" || text.Of == "n10" || text.Words == "rejected"; (text.Struck.A != 0) != struck {
			t.Errorf("%q is struck through: %v", text.Words, text.Struck)
		}
		if bold := text.Of == "n4"; text.Part == scene.PartCause && text.Bold != bold {
			t.Errorf("%q is bold: %v", text.Words, text.Bold)
		}
	}
}

func TestLegend(t *testing.T) {
	t.Parallel()
	legend := func(s *scene.Scene) (words []string) {
		for _, t := range s.Texts {
			if t.Part == scene.PartLegend {
				words = append(words, t.Words)
			}
		}
		return words
	}
	want := []string{"●", "root", "✓", "confirmed", "?", "to verify", "rejected", "→①", "same as", "▲", "votes", "+", "more whys, not drawn"}
	if got := legend(Layout(drawtest.Marked(t), Options{Words: notation.Words{Root: "root"}})); !slices.Equal(got, want) {
		t.Errorf("the legend is %q", got)
	}
	if got := legend(Layout(drawtest.Sized(t, 54, false), Options{})); got != nil {
		t.Errorf("a fish without marks has the legend %q", got)
	}
}

func TestFullTextOfAShortenedLabel(t *testing.T) {
	t.Parallel()
	s := &drawtest.Sketch{}
	long := strings.TrimSpace(strings.Repeat("late ", 500))
	s.Problem("Late")
	id := s.Bone("People", drawtest.Leaf(long)...)[0]
	var lines []scene.Text
	for _, t := range Layout(s.Analysis(t), Options{}).Texts {
		if t.Of == id {
			lines = append(lines, t)
		}
	}
	if len(lines) != notation.MostLines || lines[0].Full != long || lines[1].Full != "" || !strings.HasSuffix(lines[3].Words, "…") {
		t.Errorf("a long label is drawn as %+v", lines)
	}
}

// Every label that is shortened has a number, and its whole text below the picture: causes,
// bones, the head, and the whys that are left out of a long chain.
func TestFootnotes(t *testing.T) {
	t.Parallel()
	long := func(word string) string { return strings.TrimSpace(strings.Repeat(word+" ", 90)) }
	s := &drawtest.Sketch{}
	s.Problem(long("problem"))
	s.Bone(long("people"), drawtest.Leaf(long("late"), "short")...)
	ids := s.Bone("Market", drawtest.Sub{Text: "1", Subs: []drawtest.Sub{{Text: "2", Subs: []drawtest.Sub{{Text: long("three"), Subs: []drawtest.Sub{{Text: "4", Subs: drawtest.Leaf("5")}}}}}}})
	s.Judge(ids[4], fishbone.Confirmed)
	a := s.Analysis(t)
	for _, page := range []scene.Page{scene.Fit, scene.A4} {
		o := Options{Footnotes: true, Page: page}
		var list []string
		marks := map[string]bool{}
		for _, p := range Pages(a, o) {
			for _, text := range p.Texts {
				switch text.Part {
				case scene.PartFootnote:
					list = append(list, text.Words)
				case scene.PartMark:
					marks[text.Words] = true
				}
			}
			for _, f := range drawtest.Faults(p) {
				t.Error(f)
			}
		}
		all := " " + strings.Join(list, " ")
		for i, whole := range []string{long("problem"), long("people"), long("late"), "3 " + long("three") + " 4 4"} {
			if want := fmt.Sprintf(" %d %s", i+1, whole); !strings.Contains(all, want) || !marks[fmt.Sprint(i+1)] {
				t.Errorf("page %v: footnote %q is not in %q, or no label has its number", page, want, all)
			}
		}
		if marks["5"] {
			t.Errorf("page %v: there are more numbers than footnotes", page)
		}
	}
	if s := Layout(a, Options{}); len(drawtest.WordsOf(s, scene.PartFootnote)) > 0 {
		t.Error("there are footnotes that nobody asked for")
	}
}

// Where all lines are drawn, nothing is shortened.
func TestWholeLabels(t *testing.T) {
	t.Parallel()
	text := strings.TrimSpace(strings.Repeat("late again and ", 30))
	s := &drawtest.Sketch{}
	s.Problem("Late")
	id := s.Bone("People", drawtest.Leaf(text, "short")...)[0]
	drawn := Layout(s.Analysis(t), Options{Footnotes: true, Whole: true})
	var lines []string
	for _, t := range drawn.Texts {
		if t.Of == id {
			lines = append(lines, strings.TrimSpace(t.Words))
		}
	}
	if got := strings.Join(lines, " "); got != text {
		t.Errorf("it reads %q", got)
	}
	if notes := drawtest.WordsOf(drawn, scene.PartFootnote); len(notes) > 0 {
		t.Errorf("there are footnotes: %q", notes)
	}
}

func TestDropOnACategory(t *testing.T) {
	t.Parallel()
	s := Layout(drawtest.Sized(t, 54, false), Options{})
	strips := map[fishbone.ID]int{}
	lastCause := 0
	for i, area := range s.Areas {
		if area.Part == scene.PartCause {
			lastCause = i
		}
		if area.Part == scene.PartCategory {
			strips[area.Of]++
		}
	}
	for id, n := range strips {
		if n != 2 {
			t.Errorf("category %s has %d areas, not its box and its strip", id, n)
		}
	}
	var head drawtest.Frame
	for _, area := range s.Areas {
		if area.Part == scene.PartHead {
			head = drawtest.FrameAround(area.Polygon)
		}
	}
	for _, area := range s.Areas[lastCause+1:] {
		switch {
		case area.Part == scene.PartHead:
		case area.Part != scene.PartCategory:
			t.Errorf("a strip lies over %s", area.Of)
		default:
			for i, from := range area.Polygon {
				if to := area.Polygon[(i+1)%len(area.Polygon)]; drawtest.Crosses(from, to, head) {
					t.Errorf("the strip of %s touches the head", area.Of)
				}
			}
		}
	}
}

func TestSameAsLeadsSomewhere(t *testing.T) {
	t.Parallel()
	s := &drawtest.Sketch{}
	s.Problem("Late")
	men := s.Bone("People", drawtest.Sub{Text: "tired", Subs: []drawtest.Sub{{Text: "shifts", Subs: []drawtest.Sub{{Text: "too few people", Subs: drawtest.Leaf("nobody applies", "low pay")}}}}})
	s.Bone("A category with a long name", drawtest.Leaf("nobody wants the job", "paid badly", "the radio")...)
	s.Hang(fishbone.Tray, drawtest.Leaf("music from the hall"))
	for cause, as := range map[fishbone.ID]fishbone.ID{"n8": men[3], "n9": men[4], "n10": "n11"} {
		s.Edits = append(s.Edits, fishbone.LinkSame{ID: cause, As: as})
	}
	a := s.Analysis(t)
	for _, c := range []struct {
		o    Options
		want map[fishbone.ID]string
	}{
		{Options{Depth: 9}, map[fishbone.ID]string{"n4": "too few people", "n5": "nobody applies ①", "n6": "low pay ②", "n8": "nobody wants the job →①"}},
		{Options{}, map[fishbone.ID]string{"n4": "too few people +2 ① ②", "n8": "nobody wants the job →①", "n9": "paid badly →②", "n10": "the radio →music from…"}},
		{Options{Depth: 1}, map[fishbone.ID]string{"n2": "tired +4 ① ②", "n9": "paid badly →②"}},
		{Options{content: &pageContent{bones: map[fishbone.ID]bool{"n7": true}, shown: map[fishbone.ID]bool{"n8": true}}}, map[fishbone.ID]string{"n8": "nobody wants the job →People"}},
	} {
		scene := Layout(a, c.o)
		for id, want := range c.want {
			if got := drawtest.Beside(scene, id); got != want {
				t.Errorf("with %+v, %s reads %q, not %q", c.o, id, got, want)
			}
		}
		for _, f := range drawtest.Faults(scene) {
			t.Error(f)
		}
	}
}
