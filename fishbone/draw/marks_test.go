package draw

import (
	"image/color"
	"math"
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
		if struck := text.Of == "n5" || text.Of == "n10" || text.Words == "rejected"; text.Struck != struck {
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
		if area.Part == PartBone && len(area.Polygon) == 4 {
			strips[area.Of]++
		}
	}
	for id, n := range strips {
		if n != 2 {
			t.Errorf("category %s has %d areas, not its box and its strip", id, n)
		}
	}
	for _, area := range s.Areas[lastCause+1:] {
		if area.Part != PartBone && area.Part != PartHead {
			t.Errorf("a strip lies over %s", area.Of)
		}
	}
}

func TestThemesAreReadable(t *testing.T) {
	for name, theme := range map[string]Theme{"light": Light(), "dark": Dark()} {
		for _, ink := range []color.NRGBA{theme.Ink, theme.Second, theme.Third, theme.Spine} {
			if c := contrast(ink, theme.Paper); c < 4.5 {
				t.Errorf("%s: %v on paper has a contrast of %.2f", name, ink, c)
			}
		}
		for i := range theme.Bones {
			if c := contrast(theme.BoneInk, theme.Bone(i)); c < 4.5 {
				t.Errorf("%s: words on bone %d have a contrast of %.2f", name, i, c)
			}
			if c := contrast(theme.Paper, theme.Bone(i)); c < 3 {
				t.Errorf("%s: bone %d on paper has a contrast of %.2f", name, i, c)
			}
		}
		if c := contrast(theme.HeadInk, theme.Head); c < 4.5 {
			t.Errorf("%s: the head has a contrast of %.2f", name, c)
		}
	}
	if light := Light(); light.Bone(6) != light.Bone(0) {
		t.Error("the colours do not come round again")
	}
}

// contrast is the contrast ratio of WCAG 2.
func contrast(a, b color.NRGBA) float64 {
	luminance := func(c color.NRGBA) float64 {
		part := func(v uint8) float64 {
			if x := float64(v) / 255; x > 0.04045 {
				return math.Pow((x+0.055)/1.055, 2.4)
			}
			return float64(v) / 255 / 12.92
		}
		return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
	}
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}
