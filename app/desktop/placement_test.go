package desktop

import (
	"testing"

	"pgregory.net/rapid"
)

func TestAPlacementIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was := Placement{
			Width: float32(rapid.IntRange(mustBeSeen, 9000).Draw(t, "w")), Height: float32(rapid.IntRange(mustBeSeen, 9000).Draw(t, "h")),
			X: rapid.IntRange(-5000, 5000).Draw(t, "x"), Y: rapid.IntRange(-5000, 5000).Draw(t, "y"), Maximized: rapid.Bool().Draw(t, "f"),
		}
		if read, ok := ParsePlacement(was.String()); !ok || read != was {
			t.Fatalf("%v is read as %v", was, read)
		}
	})
	for _, odd := range []string{"", "size=1x1 at=0,0 filled=false", "size=NaNx800 at=0,0 filled=true", "size=1e9x1e9 at=0,0 filled=true"} {
		if p, ok := ParsePlacement(odd); ok {
			t.Errorf("%q is read as %v", odd, p)
		}
	}
}
