//go:build linux

package endtoend

import (
	"fmt"
	"os"
	"testing"
	"time"

	"whybone/fishbone/guide"
)

// patiently is set in the environment by who has an hour for [BenchmarkEditsInAnHour].
const patiently = "WHYBONE_HOUR"

// BenchmarkEdits makes as many edits as an hour has seconds, nearly three times, as fast
// as they are taken, and tells what the program holds meanwhile.
func BenchmarkEdits(b *testing.B) { measureEdits(b, 0) }

// BenchmarkEditsInAnHour makes them at the pace of a meeting. It takes that hour, so it
// has to be asked for by WHYBONE_HOUR=1.
func BenchmarkEditsInAnHour(b *testing.B) {
	if os.Getenv(patiently) == "" {
		b.Skipf("it takes an hour; %s=1 runs it", patiently)
	}
	measureEdits(b, time.Hour)
}

// measureEdits sends cards to bones by their numbers, 10,000 times in the time given, or as
// fast as it goes.
func measureEdits(b *testing.B, in time.Duration) {
	s := openFish(b, 300, guide.StepGroup)
	s.press("Down") // takes a card
	const edits = 10_000
	for b.Loop() {
		started := time.Now()
		for n := 1; n <= edits; n++ {
			time.Sleep(time.Until(started.Add(in / edits * time.Duration(n))))
			changed := s.analysis().Changed()
			s.fingers.key('1' + keysym(n%6))
			s.watch.until("the edit is stored", func() bool { return s.analysis().Changed() != changed })
			switch n {
			case 1_000, 3_000, 5_000, edits:
				b.ReportMetric(s.memory(), fmt.Sprint("MB-at-", n))
				b.Logf("%d edits after %v: %.0f MB", n, time.Since(started).Round(time.Second), s.memory())
			}
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(load(b), "load")
}
