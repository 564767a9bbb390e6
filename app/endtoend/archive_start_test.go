//go:build linux

package endtoend

import (
	"image"
	"os"
	"testing"
	"time"

	"whybone/app/words"
)

// BenchmarkStartOnArchive starts the program on a large archive until its list is on the screen, and says what
// memory the program has then. The archive is one that BenchmarkArchive of the storage kept in WHYBONE_ARCHIVE_FILE.
func BenchmarkStartOnArchive(b *testing.B) {
	data := os.Getenv("WHYBONE_ARCHIVE_FILE")
	if data == "" {
		b.Skip("WHYBONE_ARCHIVE_FILE names no archive")
	}
	d := newDesktop(b, 1280, 720)
	s := &speed{window: d.open(data, words.English), b: b, watch: d.newWatch()}
	rows := image.Rect(60, 560, 1200, 700)
	memory := 0.0
	for b.Loop() {
		s.steps(5, func() time.Duration {
			s.close()
			at := time.Now()
			s.window = d.open(data, words.English)
			took := s.watch.until("the list is there", func() bool { return s.watch.ink(rows) > 500 }).Sub(at)
			d.see(words.T("home.all"))
			memory = max(memory, s.memory())
			return took
		})
	}
	b.ReportMetric(memory, "MB-RSS")
}
