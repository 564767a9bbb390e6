package draw

import (
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
)

// beside returns the words at a cause, its marks included, in the order of writing.
func beside(s *Scene, id fishbone.ID) string {
	var words []string
	for _, t := range s.Texts {
		if t.Of == id {
			words = append(words, t.Words)
		}
	}
	return strings.Join(words, " ")
}

func TestMarks(t *testing.T) {
	s := Fishbone(marked(t), Options{})
	for id, want := range map[fishbone.ID]string{
		"n2":  "业务人员流失 ✓ •12",
		"n3":  "薪资制度不够好",
		"n4":  "● 薪水提升比例不够合理",
		"n6":  "竞争太激烈 →①",
		"n8":  "fiercer competition ① •3",
		"n9":  "price competition ?",
		"n12": "because of level 4 +3",
	} {
		if got := beside(s, id); got != want {
			t.Errorf("%s reads %q, not %q", id, got, want)
		}
	}
	for _, text := range s.Texts {
		if struck := text.Of == "n5" || text.Of == "n10" || text.Words == "rejected"; (text.Struck.A != 0) != struck {
			t.Errorf("%q is struck through: %v", text.Words, text.Struck)
		}
		if bold := text.Of == "n4"; text.Part == PartCause && text.Bold != bold {
			t.Errorf("%q is bold: %v", text.Words, text.Bold)
		}
	}
}

func TestLegend(t *testing.T) {
	legend := func(s *Scene) (words []string) {
		for _, t := range s.Texts {
			if t.Part == PartLegend {
				words = append(words, t.Words)
			}
		}
		return words
	}
	want := []string{"●", "root", "✓", "confirmed", "?", "to verify", "rejected", "→", "same as", "•", "votes"}
	if got := legend(Fishbone(marked(t), Options{Words: Words{Root: "root"}})); !slices.Equal(got, want) {
		t.Errorf("the legend is %q", got)
	}
	if got := legend(Fishbone(sized(t, 54, false), Options{})); got != nil {
		t.Errorf("a fish without marks has the legend %q", got)
	}
}

func TestFullTextOfAShortenedLabel(t *testing.T) {
	s := &sketch{}
	long := strings.TrimSpace(strings.Repeat("late ", 500))
	s.problem("Late")
	id := s.bone("People", leaf(long)...)[0]
	var lines []Text
	for _, t := range Fishbone(s.analysis(t), Options{}).Texts {
		if t.Of == id {
			lines = append(lines, t)
		}
	}
	if len(lines) != mostLines || lines[0].Full != long || lines[1].Full != "" || !strings.HasSuffix(lines[3].Words, "…") {
		t.Errorf("a long label is drawn as %+v", lines)
	}
}

func TestDropOnACategory(t *testing.T) {
	s := Fishbone(sized(t, 54, false), Options{})
	strips := map[fishbone.ID]int{}
	lastCause := 0
	for i, area := range s.Areas {
		if area.Part == PartCause {
			lastCause = i
		}
		if area.Part == PartBone {
			strips[area.Of]++
		}
	}
	for id, n := range strips {
		if n != 2 {
			t.Errorf("category %s has %d areas, not its box and its strip", id, n)
		}
	}
	var head frame
	for _, area := range s.Areas {
		if area.Part == PartHead {
			head = frameAround(area.Polygon)
		}
	}
	for _, area := range s.Areas[lastCause+1:] {
		switch {
		case area.Part == PartHead:
		case area.Part != PartBone:
			t.Errorf("a strip lies over %s", area.Of)
		default:
			for i, from := range area.Polygon {
				if to := area.Polygon[(i+1)%len(area.Polygon)]; crosses(from, to, head) {
					t.Errorf("the strip of %s touches the head", area.Of)
				}
			}
		}
	}
}

func TestSameAsLeadsSomewhere(t *testing.T) {
	s := &sketch{}
	s.problem("Late")
	men := s.bone("People", sub{"tired", []sub{{"shifts", []sub{{"too few people", leaf("nobody applies", "low pay")}}}}})
	s.bone("A category with a long name", leaf("nobody wants the job", "paid badly", "the radio")...)
	s.hang(fishbone.Tray, leaf("music from the hall"))
	for cause, as := range map[fishbone.ID]fishbone.ID{"n8": men[3], "n9": men[4], "n10": "n11"} {
		s.edits = append(s.edits, fishbone.LinkSame{ID: cause, As: as})
	}
	a := s.analysis(t)
	for _, c := range []struct {
		o    Options
		want map[fishbone.ID]string
	}{
		{Options{Depth: 9}, map[fishbone.ID]string{"n4": "too few people", "n5": "nobody applies ①", "n6": "low pay ②", "n8": "nobody wants the job →①"}},
		{Options{}, map[fishbone.ID]string{"n4": "too few people +2 ① ②", "n8": "nobody wants the job →①", "n9": "paid badly →②", "n10": "the radio →music from th…"}},
		{Options{Depth: 1}, map[fishbone.ID]string{"n2": "tired +4 ① ②", "n9": "paid badly →②"}},
		{Options{excerpt: &excerpt{bone: "n7", shown: map[fishbone.ID]bool{"n8": true}}}, map[fishbone.ID]string{"n8": "nobody wants the job →People"}},
	} {
		scene := Fishbone(a, c.o)
		for id, want := range c.want {
			if got := beside(scene, id); got != want {
				t.Errorf("with %+v, %s reads %q, not %q", c.o, id, got, want)
			}
		}
		for _, f := range faults(scene) {
			t.Error(f)
		}
	}
}
