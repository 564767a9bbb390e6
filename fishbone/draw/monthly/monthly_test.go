package monthly_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"whybone/fishbone/draw/monthly"
)

// Whatever the values are, nothing leaves the paper, and no word lies on another one.
func TestChartsKeepTheirPaper(t *testing.T) {
	for seed := range uint64(200) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		c := monthly.Chart{Title: "满意率", Below: "fewer", Values: "%", Complaints: "投诉件数"}
		if rnd.IntN(3) > 0 {
			c.Marks = [...]string{"On target", "Target missed", "Beyond the limit of this indicator"}
		}
		scale := []float64{0.001, 1, 100, 1e6}[rnd.IntN(4)]
		for m := range rnd.IntN(61) {
			c.Months = append(c.Months, monthly.Month{Short: fmt.Sprintf("26-%02d", m%12+1), Value: scale * (rnd.Float64() - 0.3), Known: rnd.IntN(5) > 0, Mark: monthly.Mark(rnd.IntN(3)), Complaints: rnd.IntN(3) * rnd.IntN(2000), Kept: rnd.IntN(2) == 0})
		}
		if rnd.IntN(2) == 0 {
			c.Target = &monthly.Level{At: scale * rnd.Float64(), Words: "target 95"}
		}
		if rnd.IntN(2) == 0 {
			c.Lower, c.Upper = &monthly.Level{At: scale * rnd.Float64() / 5, Words: "limit 90"}, &monthly.Level{At: scale * rnd.Float64(), Words: "limit 99"}
		}
		s := c.Draw(monthly.Style{Width: 336, Height: 300, Text: 11, Margin: float64(rnd.IntN(20))})
		for _, l := range s.Lines {
			for _, p := range l.Points {
				if p.X < -1 || p.X > s.Width+1 || p.Y < -1 || p.Y > s.Height+1 {
					t.Fatalf("seed %d: a line goes to %v", seed, p)
				}
			}
		}
		for i, x := range s.Texts {
			if x.At.X < -1 || x.At.X+x.Width > s.Width+1 || x.At.Y > s.Height+1 || x.At.Y < 0 {
				t.Errorf("seed %d: %q stands at %v", seed, x.Words, x.At)
			}
			for _, y := range s.Texts[:i] {
				if x.At.X < y.At.X+y.Width && y.At.X < x.At.X+x.Width && x.At.Y-0.7*x.Size < y.At.Y && y.At.Y-0.7*y.Size < x.At.Y {
					t.Errorf("seed %d: %q lies on %q", seed, x.Words, y.Words)
				}
			}
		}
	}
}

// An axis that does not begin at zero is broken, one that does is whole.
func TestTheAxisSaysWhereItBegins(t *testing.T) {
	for value, broken := range map[float64]bool{0: false, 1: false, 3: true, 92: true, -3: false} {
		c := monthly.Chart{Months: []monthly.Month{{Value: value, Known: true}, {Value: value + 1, Known: true}}}
		s := c.Draw(monthly.Style{Width: 336, Height: 300, Text: 11})
		found := false
		for _, l := range s.Lines {
			found = found || len(l.Points) == 6 && l.Points[0].X == l.Points[5].X
		}
		if found != broken {
			t.Errorf("from %v the axis is broken: %v", value, found)
		}
	}
}

// What a ring or a square means is said where there is one, and no month is without a bar and a sign.
func TestEverySignIsExplained(t *testing.T) {
	marks := [...]string{"on target", "missed", "beyond"}
	for _, c := range []struct {
		mark monthly.Mark
		want []string
		not  []string
	}{
		{monthly.Plain, []string{"0", "–"}, marks[:]},
		{monthly.Ring, []string{"0", "–", "on target", "missed"}, []string{"beyond"}},
		{monthly.Square, []string{"0", "–", "on target", "beyond"}, []string{"missed"}},
	} {
		chart := monthly.Chart{Values: "%", Complaints: "complaints", Marks: marks, Months: []monthly.Month{{Value: 1, Known: true}, {Value: 2, Known: true, Mark: c.mark, Complaints: 3, Kept: true}, {Kept: true}}}
		said := map[string]int{}
		for _, text := range chart.Draw(monthly.Style{Width: 336, Height: 300, Text: 11}).Texts {
			said[text.Words]++
		}
		for _, want := range c.want {
			if said[want] == 0 || want == "0" && said[want] < 3 { // of both scales, and of the last month
				t.Errorf("with mark %v there is no %q: %v", c.mark, want, said)
			}
		}
		for _, not := range c.not {
			if said[not] > 0 {
				t.Errorf("with mark %v there is %q", c.mark, not)
			}
		}
	}
}
