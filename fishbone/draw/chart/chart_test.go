package chart

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"

	"whybone/fishbone/draw/scene"
)

type chart interface {
	Draw(Style) (*scene.Scene, error)
}

// failer is what a test and a property have in common.
type failer interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
}

// legible draws a chart and wants its texts on the paper and off each other, and no line
// through one of them.
func legible(t failer, c chart, s Style) *scene.Scene {
	t.Helper()
	drawn, err := c.Draw(s)
	if err != nil {
		t.Fatal(err)
	}
	type box struct{ x0, y0, x1, y1 float64 }
	boxOf := func(x *scene.Text) box {
		return box{x.At.X, x.At.Y - 0.85*x.Size, x.At.X + x.Width, x.At.Y + 0.2*x.Size}
	}
	for i := range drawn.Texts {
		a := boxOf(&drawn.Texts[i])
		if a.x0 < 0 || a.y0 < 0 || a.x1 > drawn.Width || a.y1 > drawn.Height {
			t.Errorf("%q is outside the paper", drawn.Texts[i].Words)
		}
		for j := range i {
			if b := boxOf(&drawn.Texts[j]); a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
				t.Errorf("%q lies on %q", drawn.Texts[i].Words, drawn.Texts[j].Words)
			}
		}
		lines := drawn.Lines
		if inDisc(drawn, &drawn.Texts[i]) {
			lines = nil // they are below it
		}
		for _, l := range lines {
			for k := 1; k < len(l.Points); k++ {
				p, q := l.Points[k-1], l.Points[k]
				// Through the middle of it, as overlaps.mjs counts.
				middle := (a.y0 + a.y1) / 2
				inside := func(x, y float64) bool {
					return x > a.x0+1 && x < a.x1-1 && math.Abs(y-middle) < 0.25*drawn.Texts[i].Size
				}
				for n := range 101 {
					f := float64(n) / 100
					if inside(p.X+(q.X-p.X)*f, p.Y+(q.Y-p.Y)*f) {
						t.Errorf("a line runs through %q", drawn.Texts[i].Words)
						break
					}
				}
			}
		}
	}
	return drawn
}

// inDisc says whether a text stands in one of the points, which are drawn over lines.
func inDisc(s *scene.Scene, t *scene.Text) bool {
	for _, p := range s.Shapes {
		if p.Radius > 5 && t.At.X > p.Points[0].X && t.At.X < p.Points[1].X && t.At.Y > p.Points[0].Y && t.At.Y < p.Points[2].Y {
			return true
		}
	}
	return false
}

func words(s *scene.Scene) string {
	var all []string
	for _, t := range s.Texts {
		all = append(all, t.Words)
	}
	return strings.Join(all, " ")
}

func TestParetoSortsAndAddsUp(t *testing.T) {
	t.Parallel()
	p := Pareto{Title: "Complaints", Unit: "pieces", Bars: []Bar{{Name: "few", Count: 5}, {Name: "rest", Count: 20, Other: true}, {Name: "most", Count: 60}, {Name: "some", Count: 15}}}
	s := legible(t, p, Style{})
	got := words(s)
	if !strings.Contains(got, "most some few rest") || !strings.Contains(got, "3 of 4 make up 80%") || !strings.Contains(got, "pieces") {
		t.Errorf("shows %s", got)
	}
	if p.Bars[0].Name != "few" {
		t.Error("the data were sorted in place")
	}
}

func TestEffectComparesBeforeAndAfter(t *testing.T) {
	t.Parallel()
	goal := 60.0
	dated := Effect{Unit: "a month", Change: "2026-02-10", Done: "new boxes", Goal: &goal, Values: []Value{{"2026-01", 200}, {"2026-02", 180}, {"2026-03", 95}}}
	if got := words(legible(t, dated, Style{})); !strings.Contains(got, "mean: before 190 → after 95 (−50%)") || !strings.Contains(got, "goal 60") || !strings.Contains(got, "new boxes") {
		t.Errorf("shows %s", got)
	}
	bars := Effect{Change: "after", Values: []Value{{"before", 3}, {"after", 1}}}
	if got := words(legible(t, bars, Style{})); !strings.Contains(got, "before 3 → after 1") {
		t.Errorf("shows %s", got)
	}
	alone := Effect{Values: []Value{{"2026-01-01", 7}}}
	if got := words(legible(t, alone, Style{})); strings.Contains(got, "mean") {
		t.Errorf("shows %s", got)
	}
}

// What follows from the values is said at the end of the note.
func TestANoteIsNotCut(t *testing.T) {
	t.Parallel()
	long := Effect{Values: []Value{{"2026-01-01", 7}, {"2026-02-01", 8}}, Change: "2026-02-01",
		Note: "2 of the 3 values since then lie above the old upper limit of 4.29 (46.7), which is what the natural limits of the nine months before say. That is hardly chance: it got better."}
	if got := words(legible(t, long, Style{Width: 420, Height: 320})); !strings.Contains(got, "better.") {
		t.Errorf("shows %s", got)
	}
}

func TestWhatCannotBeDrawn(t *testing.T) {
	t.Parallel()
	nan := math.NaN()
	for name, c := range map[string]chart{
		"no bars":         Pareto{},
		"nothing counted": Pareto{Bars: []Bar{{Name: "a"}}},
		"less than none":  Pareto{Bars: []Bar{{Name: "a", Count: 2}, {Name: "b", Count: -1}}},
		"no count":        Pareto{Bars: []Bar{{Name: "a", Count: nan}}},
		"too many bars":   Pareto{Bars: make([]Bar, maxBars+1)},
		"no solutions":    Quadrant{},
		"no mark":         Quadrant{Points: []Choice{{"a", 0, 1}}},
		"a mark of 11":    Quadrant{Points: []Choice{{"a", 11, 1}}},
		"no values":       Effect{},
		"no value":        Effect{Values: []Value{{"a", nan}}},
		"backwards":       Effect{Values: []Value{{"2026-02", 1}, {"2026-01", 1}}},
		"no such change":  Effect{Change: "c", Values: []Value{{"a", 1}}},
	} {
		if _, err := c.Draw(Style{}); !errors.Is(err, ErrData) {
			t.Errorf("%s: %v, want %v", name, err, ErrData)
		}
	}
}

func TestSolutionsInOnePlaceStandBesideEachOther(t *testing.T) {
	t.Parallel()
	var q Quadrant
	for i := range maxChoices {
		q.Points = append(q.Points, Choice{fmt.Sprint("a solution with a name of some length ", i), 3, 3})
	}
	s := legible(t, q, Style{})
	for i := range q.Points {
		if !strings.Contains(strings.ReplaceAll(words(s), " ", ""), fmt.Sprint("length", i)) {
			t.Errorf("solution %d is missing", i)
		}
	}
}

// What moves aside stays in its part of the chart: beside it in a list stands which one that is.
func TestPointsMoveAsideWithinTheirPart(t *testing.T) {
	t.Parallel()
	room := &placer{within: vg.Rectangle{Max: vg.Point{X: 400, Y: 400}}}
	middle := vg.Point{X: 200, Y: 200}
	for _, at := range []vg.Point{{X: 195, Y: 205}, {X: 205, Y: 205}, {X: 195, Y: 195}, {X: 205, Y: 195}} {
		var all []vg.Point
		for range 20 {
			p := apart(all, room, at, middle, numberRadius)
			if (p.X > middle.X) != (at.X > middle.X) || (p.Y > middle.Y) != (at.Y > middle.Y) {
				t.Errorf("from %v one moved to %v", at, p)
			}
			all = append(all, p)
		}
	}
}

func TestTheSameChartHasTheSameBytes(t *testing.T) {
	t.Parallel()
	p := Pareto{Bars: []Bar{{Name: "a", Count: 1}, {Name: "b", Count: 1}, {Name: "c", Count: 1}}}
	first := legible(t, p, Style{}).SVG()
	for range 5 {
		if !bytes.Equal(first, legible(t, p, Style{}).SVG()) {
			t.Fatal("other bytes")
		}
	}
	if !strings.Contains(string(first), ">a<") || strings.Index(string(first), ">a<") > strings.Index(string(first), ">b<") {
		t.Error("equal bars change places")
	}
}

var anyName = rapid.SampledFrom([]string{"交货延迟", "A mentor for every newcomer", "更新作业指导书并培训全部班组长，每季度一次", "x", "Donaudampfschifffahrtsgesellschaft", "👍", "电话无人接听 (hotline)"})

func TestAnyChartIsLegible(t *testing.T) {
	t.Parallel()
	bw, dark := scene.BlackAndWhite(), scene.Dark()
	rapid.Check(t, func(t *rapid.T) {
		s := Style{Theme: rapid.SampledFrom([]*scene.Theme{nil, &bw, &dark}).Draw(t, "theme")}
		name := func() string { return anyName.Draw(t, "name") }
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			p := Pareto{Title: name(), Unit: name()}
			for range rapid.IntRange(1, 25).Draw(t, "bars") {
				p.Bars = append(p.Bars, Bar{Name: name(), Count: float64(rapid.IntRange(1, 1_000).Draw(t, "count")), Other: rapid.Bool().Draw(t, "other")})
			}
			legible(t, p, s)
		case 1:
			q := Quadrant{Title: name()}
			mark := rapid.IntRange(1, rapid.SampledFrom([]int{5, 10}).Draw(t, "most"))
			for range rapid.IntRange(1, 30).Draw(t, "solutions") {
				q.Points = append(q.Points, Choice{name(), float64(mark.Draw(t, "effort")), float64(mark.Draw(t, "impact"))})
			}
			legible(t, q, s)
		case 2:
			e := Effect{Title: name(), Unit: name(), Done: name()}
			dated := rapid.Bool().Draw(t, "dated")
			for i := range rapid.IntRange(2, 24).Draw(t, "values") {
				v := Value{fmt.Sprint(name(), i), float64(rapid.IntRange(0, 5_000).Draw(t, "value"))}
				if dated {
					v.When = fmt.Sprintf("%d-%02d-15", 2020+i/12, i%12+1)
				}
				e.Values = append(e.Values, v)
			}
			e.Change = e.Values[rapid.IntRange(0, len(e.Values)-1).Draw(t, "change")].When
			if rapid.Bool().Draw(t, "aims") {
				goal := float64(rapid.IntRange(0, 6_000).Draw(t, "goal"))
				e.Goal = &goal
			}
			legible(t, e, s)
		}
	})
}

func BenchmarkCharts(b *testing.B) {
	var q Quadrant
	for i := range 20 {
		q.Points = append(q.Points, Choice{fmt.Sprint("更新作业指导书 ", i), float64(i%5 + 1), float64(i/4 + 1)})
	}
	for b.Loop() {
		if _, err := q.Draw(Style{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestWhatIsCalledOtherStandsLast draws charts whose largest bar is the sum of all others.
func TestWhatIsCalledOtherStandsLast(t *testing.T) {
	for _, name := range []string{"Other", "OTHERS", " other ", "其他", "其它", "（其他）", "其餘", "Sonstige", "Autres", "その他"} {
		bars, _, err := Pareto{Bars: []Bar{{Name: "a", Count: 3}, {Name: name, Count: 90}, {Name: "b", Count: 7}}}.sorted()
		if err != nil || bars[2].Name != name || bars[0].Name != "b" {
			t.Errorf("%q: the order is %v, %v", name, bars, err)
		}
	}
	bars, _, _ := Pareto{Bars: []Bar{{Name: "a", Count: 3}, {Name: "Other branch", Count: 90}, {Name: "其他部门投诉", Count: 7}}}.sorted()
	if bars[0].Name != "Other branch" || bars[2].Name != "a" {
		t.Errorf("what only begins so stands at %v", bars)
	}
}

// An axis has two numbers at least, however little room there is, and no more than have room beyond that.
func TestAnAxisHasTwoNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		least := rapid.Float64Range(-1e4, 1e4).Draw(t, "least")
		most := least + math.Pow(10, rapid.Float64Range(-2, 5).Draw(t, "wide"))
		room := rapid.Float64Range(0, 6).Draw(t, "room")
		if n := len(fewTicks(least, most, room)); n < 2 || n > 7 {
			t.Fatalf("%v to %v has %d numbers in room for %v", least, most, n, room)
		}
	})
}
