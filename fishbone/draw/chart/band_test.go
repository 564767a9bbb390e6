package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"whybone/fishbone/draw/scene"
)

// banded is a chart of monthly values with bands, changed at one of them.
func banded(before, after []float64, goal float64) Effect {
	limits := func(name string, values []float64) *Band {
		b := &Band{Name: name, Lower: math.Inf(1), Upper: math.Inf(-1), Limited: len(values) > 3}
		for _, v := range values {
			b.Mean += v / float64(len(values))
			b.Lower, b.Upper = math.Min(b.Lower, v), math.Max(b.Upper, v)
		}
		return b
	}
	e := Effect{Title: "Sales", Unit: "million", Goal: &goal, Done: "solutions in force",
		Before: limits("Before: mean 3.8, limits 3.1 to 4.4", before), After: limits("After: mean 4.1", after)}
	for i, v := range append(append([]float64{}, before...), after...) {
		e.Values = append(e.Values, Value{fmt.Sprintf("%d-%02d-01", 2020+i/12, i%12+1), v})
	}
	e.Change = e.Values[len(before)].When
	return e
}

// covered says which of the names of bands something lies on: a line, which is a strip where
// something was filled before, a value, or another text.
func covered(drawn *scene.Scene) (all []string) {
	var names []scene.Text
	for _, x := range drawn.Texts {
		if x.Bold && (strings.Contains(x.Words, "mean") || strings.Contains(x.Words, "limits")) {
			names = append(names, x)
		}
	}
	for _, x := range names {
		x0, x1, y := x.At.X, x.At.X+x.Width, x.At.Y-0.35*x.Size
		hit := func(p, q scene.Point) bool {
			for n := range 201 {
				f := float64(n) / 200
				at := scene.Point{X: p.X + (q.X-p.X)*f, Y: p.Y + (q.Y-p.Y)*f}
				if at.X > x0 && at.X < x1 && math.Abs(at.Y-y) < 0.35*x.Size {
					return true
				}
			}
			return false
		}
		for _, l := range drawn.Lines {
			for k := 1; k < len(l.Points); k++ {
				if hit(l.Points[k-1], l.Points[k]) {
					all = append(all, x.Words+": a line")
				}
			}
		}
		for _, s := range drawn.Shapes {
			middle := func(i, j int) scene.Point {
				return scene.Point{X: (s.Points[i].X + s.Points[j].X) / 2, Y: (s.Points[i].Y + s.Points[j].Y) / 2}
			}
			thin := len(s.Points) == 4 && math.Hypot(s.Points[0].X-s.Points[3].X, s.Points[0].Y-s.Points[3].Y) < 4
			if thin && hit(middle(0, 3), middle(1, 2)) || s.Radius > 3 && hit(s.Points[0], s.Points[2]) {
				all = append(all, x.Words+": a value")
			}
		}
	}
	return all
}

// Nothing lies on what the bands are called, whatever the values are.
func TestNamesOfBandsAreReadable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.Float64Range(0, 1000).Draw(t, "base")
		values := func(name string, least, most int) []float64 {
			return rapid.SliceOfN(rapid.Float64Range(base, base*1.3+10), least, most).Draw(t, name)
		}
		e := banded(values("before", 2, 52), values("after", 2, 12), rapid.Float64Range(0, base*1.5).Draw(t, "goal"))
		drawn := legible(t, e, Style{Width: rapid.Float64Range(500, 1000).Draw(t, "width"), Height: rapid.Float64Range(280, 600).Draw(t, "height")})
		if all := covered(drawn); len(all) > 0 {
			t.Errorf("covered: %q", all)
		}
	})
}

// A usual chart names both bands.
func TestBandsAreNamed(t *testing.T) {
	t.Parallel()
	e := banded([]float64{4.28, 3.61, 3.58}, []float64{3.89, 4.22, 4.31}, 4.2)
	got := words(legible(t, e, Style{Width: 739, Height: 315}))
	for _, want := range []string{"Before: mean", "After: mean"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %s", want, got)
		}
	}
}

// No line lies between a band and its name, which would be taken for that of the line.
func TestNamesOfBandsAreNear(t *testing.T) {
	t.Parallel()
	for _, e := range []Effect{
		banded([]float64{31, 52, 49}, []float64{27, 22}, 30), banded([]float64{9, 24, 21}, []float64{7, 5}, 9), banded([]float64{46, 38, 39}, []float64{45, 47}, 46),
	} {
		e.Before.Name, e.After.Name = "Was: mean 4", "Is: mean 5"
		for _, size := range [][2]float64{{480, 260}, {560, 280}, {739, 315}} {
			drawn := legible(t, e, Style{Width: size[0], Height: size[1]})
			var dots []float64 // the places of the values
			for _, s := range drawn.Shapes {
				if s.Radius > 3 {
					dots = append(dots, (s.Points[0].Y+s.Points[2].Y)/2)
				}
			}
			v, w := e.Values[0].Value, e.Values[1].Value
			y := func(x float64) float64 { return dots[0] + (x-v)/(w-v)*(dots[1]-dots[0]) }
			for _, x := range drawn.Texts {
				for _, b := range []*Band{e.Before, e.After} {
					goal, middle := y(*e.Goal), x.At.Y-0.35*x.Size
					if x.Words == b.Name && (goal-middle)*(goal-y(b.Mean)) < 0 {
						t.Errorf("%g × %g: the goal lies between %q and its mean", size[0], size[1], x.Words)
					}
				}
			}
		}
	}
}

// Both bands have their names, or none has; and no line ends between a name and its figure.
func TestBothBandsAreNamedOrNone(t *testing.T) {
	t.Parallel()
	both, none := 0, 0
	for n := range 200 {
		v := func(i int) float64 { return float64((n*i*i*37+n*11)%50) + 5 }
		e := banded([]float64{v(1), v(2), v(3)}, []float64{v(4), v(5)}, v(6))
		e.Before.Name, e.After.Name = "对策前：平均 41", "对策后：平均 46"
		e.Below = "平均 382 → 421 万元 · 进步率 10.2% · 达成率 102.6%"
		drawn := legible(t, e, Style{Width: 330 + float64(n%5)*70, Height: 260})
		named, head := 0, ""
		for _, x := range drawn.Texts {
			switch x.Words {
			case e.Before.Name, e.After.Name, "平均 41", "平均 46":
				named++
			case "41", "46", "均 41", "均 46", "102.6%", "率 102.6%", "成率 102.6%":
				t.Errorf("a line is %q", x.Words)
			}
			if strings.Contains(x.Words, "进步率") {
				head = x.Words
			}
		}
		if head == "" || !strings.HasSuffix(head, "%") {
			t.Errorf("a line of the head is %q", head)
		}
		switch named {
		case 0:
			none++
		case 2:
			both++
		default:
			t.Errorf("%d of two bands are named", named)
		}
	}
	if both == 0 || none == 0 {
		t.Errorf("%d charts have names, %d have none", both, none)
	}
}

// Lines that would lie at the far end of their scale have one of their own; bars never do.
func TestScaleOfLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values []float64
		goal   float64
		dated  bool
		zero   bool
	}{
		{[]float64{4.28, 3.61, 3.58, 4.31}, 4.2, true, false},
		{[]float64{4.28, 3.61, 3.58, 4.31}, 4.2, false, true},
		{[]float64{18, 17, 6, 5}, 8, true, true},
		{[]float64{98, 97, 99}, 0, true, true},
		{[]float64{-98, -97, -99}, -96, true, false},
		{[]float64{7, 7, 7}, 7, true, true},
	} {
		e := Effect{Goal: &c.goal}
		var list []moment
		for _, v := range c.values {
			list = append(list, moment{Value: Value{Value: v}})
		}
		least, most := e.bounds(list, c.dated)
		if zero := least <= 0 && most >= 0; zero != c.zero {
			t.Errorf("%v: the scale goes from %g to %g", c, least, most)
		}
		for _, v := range append(c.values, c.goal) {
			if v < least || v > most {
				t.Errorf("%v: %g is not between %g and %g", c, v, least, most)
			}
		}
	}
}

// The number above the highest bar, through whose top the goal runs, stands below what was done.
func TestNumberOfTheHighestBar(t *testing.T) {
	t.Parallel()
	goal := 1174.0
	e := Effect{Unit: "pieces", Done: "A mentor for every newcomer", Change: "e", Goal: &goal,
		Values: []Value{{"a", 0}, {"b", 0}, {"c", 0}, {"d", 0}, {"e", 1175}}}
	for _, height := range []float64{250, 400, 600} {
		legible(t, e, Style{Height: height})
	}
}

// The days of some years are drawn, and no more than that.
func TestManyValues(t *testing.T) {
	t.Parallel()
	e := Effect{Unit: "%", Before: &Band{Name: "mean 50", Mean: 50}}
	for i := range maxDated + 1 {
		day := time.Date(2020, 1, 1+i, 0, 0, 0, 0, time.UTC)
		e.Values = append(e.Values, Value{day.Format(time.DateOnly), float64(i*37%101) + 1})
	}
	if _, err := e.Draw(Style{}); !errors.Is(err, ErrData) {
		t.Errorf("%d values: %v", len(e.Values), err)
	}
	e.Values = e.Values[:maxDated]
	legible(t, e, Style{})
	bars := Effect{Values: make([]Value, maxValues+1)}
	if _, err := bars.Draw(Style{}); !errors.Is(err, ErrData) {
		t.Errorf("%d bars: %v", len(bars.Values), err)
	}
}

// BenchmarkManyValues draws as many values as there can be.
func BenchmarkManyValues(b *testing.B) {
	e := Effect{Unit: "%", Before: &Band{Name: "mean 50, limits 2 to 98", Mean: 50, Lower: 2, Upper: 98, Limited: true}}
	for i := range maxDated {
		e.Values = append(e.Values, Value{time.Date(2020, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), float64(i*37%101) + 1})
	}
	for b.Loop() {
		if _, err := e.Draw(Style{}); err != nil {
			b.Fatal(err)
		}
	}
}

// A band that is full of values and has none of its room above is named below itself.
func TestAFullBandIsNamedBelow(t *testing.T) {
	t.Parallel()
	var before, after []float64
	for i := range 36 {
		before = append(before, 336+float64((36-i)%5)*10)
	}
	for i := range 17 {
		after = append(after, 400+float64((17-i)%5)*10)
	}
	e := banded(before, after, 421)
	for _, size := range [][2]float64{{739, 315}, {900, 330}, {1000, 380}} {
		got := words(legible(t, e, Style{Width: size[0], Height: size[1]}))
		for _, want := range []string{"Before: mean", "After: mean"} {
			if !strings.Contains(got, want) {
				t.Errorf("%g × %g: %q is missing", size[0], size[1], want)
			}
		}
	}
}
