package complaint_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"whybone/fishbone/complaint"
)

func TestPareto(t *testing.T) {
	counts := []complaint.Count{
		{Name: "late", N: 3, Cost: 10}, {Name: "rude", N: 5, Severe: 1}, {Name: "lost", N: 3, Cost: 70, Severe: 2}, {Name: "dear"},
	}
	for name, c := range map[string]struct {
		by    complaint.Weight
		order []string
		upto  []float64
	}{
		"number":   {complaint.ByNumber, []string{"rude", "late", "lost"}, []float64{5. / 11, 8. / 11, 1}},
		"cost":     {complaint.ByCost, []string{"lost", "late"}, []float64{70. / 80, 1}},
		"severity": {complaint.BySeverity, []string{"lost", "rude"}, []float64{2. / 3, 1}},
	} {
		bars := complaint.Pareto(counts, c.by)
		if len(bars) != len(c.order) {
			t.Errorf("by %s there are %d bars", name, len(bars))
			continue
		}
		for i, b := range bars {
			if b.Name != c.order[i] || math.Abs(b.Upto-c.upto[i]) > 1e-12 {
				t.Errorf("by %s bar %d is %s, up to %v", name, i, b.Name, b.Upto)
			}
		}
	}
}

// The bars fall, their shares sum up to one, and nothing that weighs is left out.
func TestParetoFalls(t *testing.T) {
	for range 300 {
		var counts []complaint.Count
		total := 0
		for range rand.IntN(30) {
			n := rand.IntN(5)
			counts, total = append(counts, complaint.Count{Name: string(rune('a' + rand.IntN(26))), N: n}), total+n
		}
		sum, upto := 0, 0.0
		for i, b := range complaint.Pareto(counts, complaint.ByNumber) {
			sum += b.N
			if b.Upto <= upto || math.Abs(b.Upto-float64(sum)/float64(total)) > 1e-9 || i > 0 && b.Share > upto+1e-9 {
				t.Fatalf("bar %d of %v: share %v, up to %v", i, counts, b.Share, b.Upto)
			}
			upto = b.Upto
		}
		if sum != total || total > 0 && upto != 1 {
			t.Fatalf("%d of %d, up to %v", sum, total, upto)
		}
	}
}

// chance adds the terms up with 200 digits.
func chance(n int, expected float64) float64 {
	const digits = 700
	x := new(big.Float).SetPrec(digits).SetFloat64(expected)
	term := new(big.Float).SetPrec(digits).SetInt64(1)
	all, below := new(big.Float).SetPrec(digits), new(big.Float).SetPrec(digits)
	for k := 0; k < 2000; k++ {
		if k < n {
			below.Add(below, term)
		}
		all.Add(all, term)
		term.Mul(term, x)
		term.Quo(term, new(big.Float).SetInt64(int64(k+1)))
	}
	above := new(big.Float).SetPrec(digits).Sub(all, below)
	f, _ := above.Quo(above, all).Float64()
	return f
}

func TestChance(t *testing.T) {
	for _, expected := range []float64{0.1, 0.5, 1, 2, 3.7, 10, 40, 150} {
		for n := 0; n < 400; n += 1 + n/7 {
			want, got := chance(n, expected), complaint.Chance(n, expected)
			if math.Abs(got-want) > 1e-9*math.Max(want, 1e-3) && math.Abs(got-want) > want*1e-9 {
				t.Errorf("of %d where %v are expected the chance is %v, want %v", n, expected, got, want)
			}
		}
	}
	if complaint.Chance(0, 0) != 1 || complaint.Chance(1, 0) != 0 {
		t.Error("where nothing is expected")
	}
}

func TestCameBack(t *testing.T) {
	for _, c := range []struct {
		n        int
		expected float64
		want     bool
	}{
		{0, 0, false}, {1, 0, true}, {2, 2, false}, {5, 2, false}, {6, 2, true}, {1, 5, false}, {12, 10, false}, {17, 10, true}, {3, 0.5, true}, {2, 0.5, false},
	} {
		if got := complaint.CameBack(c.n, c.expected); got != c.want {
			t.Errorf("%d where %v are expected: %v (chance %v)", c.n, c.expected, got, complaint.Chance(c.n, c.expected))
		}
	}
}
