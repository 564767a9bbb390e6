//go:build linux

package endtoend

import (
	"encoding/binary"
	"hash/maphash"
	"image"
	"os"
	"syscall"
	"testing"
	"time"
)

// watch sees the screen at once: Xvfb keeps it in a file, and this is that file in
// memory. Looking takes no message to anybody, so it neither waits nor disturbs.
type watch struct {
	t      testing.TB
	points []byte // four bytes each: blue, green, red
	stride int
	seed   maphash.Seed
}

const (
	blink = 500 * time.Microsecond // between two looks
	quiet = 150 * time.Millisecond // a picture that stays for so long is complete
)

func (d *desktop) newWatch() *watch {
	d.t.Helper()
	f, err := os.Open(d.frame)
	must(d.t, err)
	defer f.Close()
	info, err := f.Stat()
	must(d.t, err)
	data, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	must(d.t, err)
	d.t.Cleanup(func() { _ = syscall.Munmap(data) })
	word := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	return &watch{t: d.t, points: data[word(0)+12*word(19):], stride: word(12), seed: maphash.MakeSeed()}
}

// sum is a number for what a part of the screen shows.
func (w *watch) sum(in image.Rectangle) uint64 {
	var h maphash.Hash
	h.SetSeed(w.seed)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		h.Write(w.points[y*w.stride+4*in.Min.X : y*w.stride+4*in.Max.X])
	}
	return h.Sum64()
}

// ink counts the points of a part of the screen that are dark and grey, as letters on
// light paper are and a coloured cursor is not.
func (w *watch) ink(in image.Rectangle) (n int) {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		row := w.points[y*w.stride:]
		for x := in.Min.X; x < in.Max.X; x++ {
			b, g, r := row[4*x], row[4*x+1], row[4*x+2]
			if r < 140 && apart(r, b) < 30 && apart(r, g) < 30 {
				n++
			}
		}
	}
	return n
}

// until waits for something to be seen and says when it was.
func (w *watch) until(what string, seen func() bool) time.Time {
	w.t.Helper()
	for end := time.Now().Add(patience); !seen(); time.Sleep(blink) {
		if time.Now().After(end) {
			w.t.Fatalf("waited in vain: %s", what)
		}
	}
	return time.Now()
}

// complete waits until a part of the screen is another than before and stays so, and
// says when it changed last.
func (w *watch) complete(in image.Rectangle, before uint64) time.Time {
	w.t.Helper()
	now := before
	last := w.until("the picture is another one", func() bool {
		now = w.sum(in)
		return now != before
	})
	return w.rest(in, now, last)
}

// rest waits until a part of the screen stays as it is and says when it changed last.
func (w *watch) rest(in image.Rectangle, now uint64, last time.Time) time.Time {
	w.t.Helper()
	for time.Since(last) < quiet {
		time.Sleep(blink)
		if s := w.sum(in); s != now {
			now, last = s, time.Now()
		}
	}
	return last
}
