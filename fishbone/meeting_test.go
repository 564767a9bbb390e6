package fishbone

import (
	"testing"
	"time"
)

// TestTheWorkBeganWithTheFirstMeeting writes an analysis down after the team had met.
func TestTheWorkBeganWithTheFirstMeeting(t *testing.T) {
	at := Stamp{At: time.Date(2026, 9, 1, 22, 0, 0, 0, time.UTC)}
	zone := time.FixedZone("", 8*60*60)
	a := New("a", at)
	if day := a.Began(zone); day != "2026-09-02" {
		t.Errorf("without meetings it began on %s", day)
	}
	for _, c := range []struct{ said, want Day }{
		{"Monday", "2026-09-02"}, {"2026-10-01", "2026-09-02"}, {"2026-08-20", "2026-08-20"}, {"2026-08-24", "2026-08-20"},
	} {
		var err error
		if a, err = a.Apply(Add{Thing: &Meeting{ID: ID("m" + c.said), Date: string(c.said)}}, at); err != nil {
			t.Fatal(err)
		}
		if day := a.Began(zone); day != c.want {
			t.Errorf("with a meeting on %s it began on %s, want %s", c.said, day, c.want)
		}
	}
}
