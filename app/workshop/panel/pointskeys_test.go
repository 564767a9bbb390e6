package panel

import (
	"testing"

	"whybone/fishbone"
)

func TestPointsKeysAreThoseOfTheScale(t *testing.T) {
	for scale, want := range map[fishbone.Scale]string{fishbone.OneToFive: "1–5", fishbone.FiveThreeOne: "1 3 5"} {
		if got := PointsKeys(scale); got != want {
			t.Errorf("%q: %q, want %q", scale, got, want)
		}
	}
}
