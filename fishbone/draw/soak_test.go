package draw

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/internal/drawtest"
)

// TestMemoryStaysBoundedOverManyPictures draws as much as a workshop does in a day,
// and more. Graphviz itself would have taken some hundred megabytes by then.
func TestMemoryStaysBoundedOverManyPictures(t *testing.T) {
	if os.Getenv("WHYBONE_SOAK") != "1" {
		t.Skip("it takes minutes; set WHYBONE_SOAK=1 to run it")
	}
	if _, err := os.Stat("/proc/self/statm"); err != nil {
		t.Skip("this system does not tell what a process holds")
	}
	const most = 400 << 20
	r, s := NewRenderer(drawtest.Engine), fish.Layout(drawtest.Sized(t, 54, true), fish.Options{})
	peak := 0
	for i := range 20_000 {
		if _, err := r.Draw(context.Background(), s); err != nil {
			t.Fatal(err)
		}
		if i%100 == 0 {
			peak = max(peak, held(t))
		}
	}
	t.Logf("at most %d MB, workers included", peak>>20)
	if peak > most {
		t.Errorf("%d MB, want at most %d", peak>>20, most>>20)
	}
}

// held is what this process and its children have in memory, in bytes.
func held(t *testing.T) int {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, file := range stats {
		stat, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended since
		}
		// After the name in brackets: state, parent, … and as the 22nd the pages.
		_, rest, _ := strings.Cut(string(stat), ") ")
		fields := strings.Fields(rest)
		pid, parent := filepath.Base(filepath.Dir(file)), fields[1]
		if self := strconv.Itoa(os.Getpid()); pid == self || parent == self {
			n, err := strconv.Atoi(fields[21])
			if err != nil {
				t.Fatal(err)
			}
			pages += n
		}
	}
	return pages * os.Getpagesize()
}
