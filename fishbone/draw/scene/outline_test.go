package scene

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSolidCutsALineIntoItsDashes(t *testing.T) {
	t.Parallel()
	s := &Scene{Width: 100, Height: 50, Lines: []Line{
		{Of: "before", Points: []Point{{0, 1}, {9, 1}}, Width: 1},
		{Of: "dashed", Points: []Point{{10, 10}, {14, 10}, {14, 30}}, Width: 1, Dashed: true},
		{Of: "after", Points: []Point{{0, 2}, {9, 2}}, Width: 1},
	}}
	var got [][]Point
	for _, l := range s.Solid().Lines {
		if l.Dashed {
			t.Errorf("%v is still dashed", l.Points)
		}
		got = append(got, l.Points)
	}
	want := [][]Point{
		{{0, 1}, {9, 1}},
		{{10, 10}, {13, 10}},
		{{14, 12.4}, {14, 15.4}}, {{14, 18.8}, {14, 21.8}}, {{14, 25.2}, {14, 28.2}},
		{{0, 2}, {9, 2}},
	}
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d: %v", len(got), len(want), got)
	}
	for i := range want {
		for j := range want[i] {
			if a, b := got[i][j], want[i][j]; math.Abs(a.X-b.X)+math.Abs(a.Y-b.Y) > 1e-6 {
				t.Errorf("line %d is %v, want %v", i, got[i], want[i])
			}
		}
	}
	if !s.Lines[1].Dashed || len(s.Lines) != 3 {
		t.Error("the scene was changed")
	}
	if plain := (&Scene{Lines: s.Lines[:1]}); plain.Solid() != plain {
		t.Error("a scene without dashes was copied")
	}
}

func TestDashesLieOnTheirLine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := Line{Width: rapid.Float64Range(0, 5).Draw(t, "width"), Dashed: true}
		for range rapid.IntRange(0, 6).Draw(t, "points") {
			l.Points = append(l.Points, Point{rapid.Float64Range(0, 200).Draw(t, "x"), rapid.Float64Range(0, 200).Draw(t, "y")})
		}
		whole, inked := lengthOf(l.Points), 0.0
		dashes := l.dashes()
		for _, d := range dashes {
			inked += lengthOf(d.Points)
		}
		ink, gap := math.Max(dashInk*l.Width, 0.1), math.Max(dashGap*l.Width, 0.1)
		rounds := math.Floor(whole / (ink + gap))
		if want := rounds*ink + math.Min(ink, whole-rounds*(ink+gap)); math.Abs(inked-want) > 1e-3 {
			t.Errorf("%v of %v is inked, want %v", inked, whole, want)
		}
	})
}

func lengthOf(ps []Point) (sum float64) {
	for i := 1; i < len(ps); i++ {
		sum += math.Hypot(ps[i].X-ps[i-1].X, ps[i].Y-ps[i-1].Y)
	}
	return sum
}

func TestEveryFormatShowsDashes(t *testing.T) {
	t.Parallel()
	s := &Scene{Width: 60, Height: 10, Paper: rgb(0xffffff), Lines: []Line{{Points: []Point{{5, 5}, {55, 5}}, Width: 2, Color: rgb(0), Dashed: true}}}
	if svg := string(s.SVG()); !strings.Contains(svg, `stroke-dasharray="6 6.8"`) {
		t.Errorf("no dashes in\n%s", svg)
	}
	if dot := string(s.DOT()); !strings.Contains(dot, "style=dashed") {
		t.Errorf("no dashes in\n%s", dot)
	}
	picture, err := s.Image(1)
	if err != nil {
		t.Fatal(err)
	}
	var inked []int
	was := false
	for x := range 60 {
		if now := picture.RGBAAt(x, 5).R < 0x80; now != was {
			inked, was = append(inked, x), now
		}
	}
	if want := []int{4, 12, 17, 25, 30, 37, 43, 50}; !reflect.DeepEqual(inked, want) {
		t.Errorf("ink begins and ends at %v, want %v", inked, want)
	}
}
