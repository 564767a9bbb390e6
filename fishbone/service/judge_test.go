package service

import (
	"math"
	"math/big"
	"testing"
)

// What chance explains is what counting all throws of a coin says.
func TestAtMost(t *testing.T) {
	for n := range 60 {
		for k := range n/2 + 1 {
			sum := new(big.Int)
			for i := range k + 1 {
				sum.Add(sum, new(big.Int).Binomial(int64(n), int64(i)))
			}
			want, _ := new(big.Rat).SetFrac(sum, new(big.Int).Lsh(big.NewInt(1), uint(n))).Float64()
			if got := atMost(k, n); math.Abs(got-want) > 1e-12 {
				t.Fatalf("at most %d of %d: %v, want %v", k, n, got, want)
			}
		}
	}
}

func TestChanged(t *testing.T) {
	for _, c := range []struct{ before, after, want int }{
		{66, 65, 0}, {65, 66, 0}, {40, 20, -1}, {20, 40, 1}, {5, 0, -1}, {4, 0, 0}, {0, 0, 0}, {1_000_000, 1_000_000, 0}, {1_000_000, 990_000, -1}, {1_000_000, 999_900, 0}, {0, 3000, 1},
	} {
		if got := changed(c.before, c.after); got != c.want {
			t.Errorf("from %d to %d it is %d, want %d", c.before, c.after, got, c.want)
		}
	}
}
