package session_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/storage"
)

// disk is one that can be taken away and put back, as a drive on a cable or a share.
type disk struct {
	t               *testing.T
	inside, outside string
}

// newDisk skips the test where this user may not mount anything.
func newDisk(t *testing.T) *disk {
	t.Helper()
	d := &disk{t, t.TempDir(), t.TempDir()}
	if err := syscall.Mount("tmpfs", d.inside, "tmpfs", 0, "size=256m"); err != nil {
		t.Skip("a disk that vanishes can only be mounted by root:", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(d.inside, syscall.MNT_DETACH) })
	d.comeBack()
	t.Cleanup(d.vanish)
	return d
}

func (d *disk) comeBack() {
	if err := syscall.Mount(d.inside, d.outside, "", syscall.MS_BIND, ""); err != nil {
		d.t.Error(err)
	}
}

func (d *disk) vanish() {
	if err := syscall.Unmount(d.outside, syscall.MNT_DETACH); err != nil {
		d.t.Error(err)
	}
}

// The disk with the file vanishes at any moment of typing and comes back. No word is lost, and
// nothing is written to where the disk was.
func TestTortureTheDiskVanishes(t *testing.T) {
	moments := 2
	if torture() {
		moments = 50
	}
	d := newDisk(t)
	lost, waited := 0, 0
	for n := range moments {
		l, w := typeThrough(t, d, filepath.Join(d.outside, fmt.Sprint("whybone", n, ".db")))
		lost, waited = lost+l, waited+w
	}
	if torture() {
		fmt.Printf("torture: %-70s %d\n", fmt.Sprintf("the disk vanishes at %d moments and comes back: words lost", moments), lost)
	}
	if lost > 0 {
		t.Errorf("%d words lost", lost)
	}
	if waited == 0 {
		t.Error("nothing had to wait: the disk was never seen to be gone")
	}
}

// typeThrough types while the disk vanishes and comes back, and counts the words that are not in
// the file at the end, and those that had to wait.
func typeThrough(t *testing.T, d *disk, path string) (lost, waited int) {
	t.Helper()
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	id, err := session.New(store, nil, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	window := &thread{events: make(chan func(), 1000)}
	s, err := session.Open(store.Impatient(), id, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s.SaveLater(window)
	gone := time.After(time.Duration(rand.IntN(60)) * time.Millisecond)
	var back, enough <-chan time.Time
	var words []string
	for typing := true; typing || s.Unsaved().Any(); {
		select {
		case f := <-window.events:
			f()
		case <-gone:
			d.vanish()
			back = time.After(time.Duration(20+rand.IntN(100)) * time.Millisecond)
		case <-back:
			if left, err := os.ReadDir(d.outside); err != nil || len(left) > 0 {
				t.Errorf("where the disk was: %v, %v", left, err)
			}
			d.comeBack()
			enough = time.After(time.Duration(rand.IntN(50)) * time.Millisecond)
		case <-enough:
			typing = false
			s.SaveNow()
		case <-time.After(2 * time.Millisecond):
			if !typing {
				continue
			}
			word := fmt.Sprint("word ", len(words))
			if err := s.Do(fishbone.AddCause{ID: fishbone.NewID(), Text: word}); err != nil {
				t.Fatal(err)
			}
			words = append(words, word)
			if err := s.KeepDraft("cause", word+" and more"); err != nil {
				t.Fatal(err)
			}
			waited += s.Unsaved().Changes
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return missingWords(t, path, id, words), waited
}

// missingWords counts the words that are not in the file: the last one is also being typed on.
func missingWords(t *testing.T, path string, id fishbone.ID, words []string) (n int) {
	t.Helper()
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, damages, err := store.Check(); err != nil || len(damages) > 0 {
		t.Errorf("the file: %v, %v", damages, err)
	}
	a, err := store.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, c := range a.Causes("") {
		there[c.Text] = true
	}
	for _, word := range words {
		if !there[word] {
			n++
		}
	}
	drafts, err := store.Drafts(id)
	if err != nil || drafts["cause"] != words[len(words)-1]+" and more" {
		t.Errorf("typed and not entered: %v, %v", drafts, err)
		n++
	}
	return n
}
