package session_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/storage"
)

// The variables that tell a test process to be one of those which work on one file.
const (
	partRole = "WHYBONE_TEST_PART"
	partFile = "WHYBONE_TEST_PART_FILE"
)

// shared is how many analyses all programs write to, one after the other.
const shared = 24

// A window stands still for somebody who types where nothing happens for longer than this.
const frozen = 100 * time.Millisecond

func torture() bool { return os.Getenv("WHYBONE_TORTURE") != "" }

// howLong is how long everybody works: a moment usually, ten minutes under torture, or as long
// as WHYBONE_TORTURE_TIME says, such as 90s.
func howLong(t *testing.T) time.Duration {
	if given := os.Getenv("WHYBONE_TORTURE_TIME"); given != "" {
		d, err := time.ParseDuration(given)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if torture() {
		return 10 * time.Minute
	}
	return 2 * time.Second
}

// Programs and windows work on one file. Nothing that was acknowledged is lost, nobody is shown
// an error, and no window stands still.
func TestTortureProgramsAndWindows(t *testing.T) {
	lasts := howLong(t)
	if role := os.Getenv(partRole); role != "" {
		playPart(t, role, os.Getenv(partFile), lasts)
		return
	}
	programs := 3
	if torture() {
		programs = 8
	}
	path := filepath.Join(t.TempDir(), "whybone.db")
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, id := range partAnalyses() {
		if _, err := store.Create(fishbone.New(id, fishbone.Stamp{At: time.Now()})); err != nil {
			t.Fatal(err)
		}
	}
	roles := []string{"window 1", "window 2"}
	for i := range programs {
		roles = append(roles, fmt.Sprint("program ", i+1))
	}
	all := &acts{}
	var parts sync.WaitGroup
	for _, role := range roles {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTortureProgramsAndWindows$", "-test.timeout=0")
		cmd.Env = append(os.Environ(), partRole+"="+role, partFile+"="+path, "WHYBONE_TORTURE_TIME="+lasts.String())
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		parts.Go(func() {
			all.read(out)
			if err := cmd.Wait(); err != nil {
				t.Errorf("%s: %v", role, err)
			}
		})
	}
	parts.Wait()
	lost := all.missing(t, store)
	if _, damages, err := store.Check(); err != nil || len(damages) > 0 {
		t.Errorf("the file: %v, %v", damages, err)
	}
	line := fmt.Sprintf("%d / %d / %v (with waiting for a core %v, an idle thread %v; %d edits, the longest wait for the file %v)",
		lost, len(all.errors), all.own, all.gap, all.idle, len(all.stored), all.waited)
	if torture() {
		fmt.Printf("torture: %-70s %s\n", fmt.Sprintf("%d programs, 2 windows, %v: lost / errors shown / longest standstill", programs, lasts), line)
	}
	t.Log(line)
	if lost > 0 || len(all.errors) > 0 {
		t.Errorf("%d edits lost, errors: %q", lost, all.errors)
	}
	if torture() && all.own > frozen {
		t.Errorf("a window stood still for %v", all.own)
	}
}

// partAnalyses are those that everybody writes to, and one for each window.
func partAnalyses() (ids []fishbone.ID) {
	for i := range shared {
		ids = append(ids, sharedAnalysis(i))
	}
	return append(ids, "window-1", "window-2")
}

func sharedAnalysis(n int) fishbone.ID { return fishbone.ID(fmt.Sprintf("shared-%02d", n)) }

// acts are what all parts say that they have done.
type acts struct {
	mu          sync.Mutex
	stored      map[string]string // the analysis of each thing that was acknowledged
	errors      []string
	gap, waited time.Duration
	own         time.Duration // the longest standstill for which other programs are no excuse
	idle        time.Duration // how long a thread stood still that had nothing to do
}

func (a *acts) read(out io.Reader) {
	for lines := bufio.NewScanner(out); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		a.mu.Lock()
		switch word {
		case "stored":
			id, analysis, _ := strings.Cut(rest, " ")
			if a.stored == nil {
				a.stored = map[string]string{}
			}
			a.stored[id] = analysis
		case "error":
			a.errors = append(a.errors, rest)
		case "gap":
			d, _ := time.ParseDuration(rest)
			a.gap = max(a.gap, d)
		case "own":
			d, _ := time.ParseDuration(rest)
			a.own = max(a.own, d)
		case "idle":
			d, _ := time.ParseDuration(rest)
			a.idle = max(a.idle, d)
		case "waited":
			d, _ := time.ParseDuration(rest)
			a.waited = max(a.waited, d)
		}
		a.mu.Unlock()
	}
}

// missing counts what was acknowledged and is not in the file.
func (a *acts) missing(t *testing.T, store *storage.Store) (n int) {
	t.Helper()
	loaded := map[string]*fishbone.Analysis{}
	for id, in := range a.stored {
		if loaded[in] == nil {
			var err error
			if loaded[in], err = store.Load(fishbone.ID(in)); err != nil {
				t.Fatal(err)
			}
		}
		if _, there := loaded[in].Cause(fishbone.ID(id)); !there {
			n++
		}
	}
	return n
}

func playPart(t *testing.T, role, path string, lasts time.Duration) {
	store, err := storage.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if n, ok := strings.CutPrefix(role, "window "); ok {
		beAWindow(t, store, fishbone.ID("window-"+n), lasts)
	} else {
		beAProgram(store, role == "program 1", lasts)
	}
	if err := store.Close(); err != nil {
		fmt.Println("error", err)
	}
}

// beAProgram writes to what all write to, and looks again whenever another one was faster. The
// first one writes to the windows' analyses, too.
func beAProgram(store *storage.Store, first bool, lasts time.Duration) {
	began := time.Now()
	for n := 1; ; n++ {
		since := time.Since(began)
		if since >= lasts {
			return
		}
		id := sharedAnalysis(int(since * shared / lasts))
		if first && n%50 == 0 {
			id = fishbone.ID(fmt.Sprint("window-", 1+n/50%2))
		}
		add(store, id)
		time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond)
	}
}

func add(store *storage.Store, id fishbone.ID) {
	edit := fishbone.AddCause{ID: fishbone.NewID(), Text: "原因"}
	for {
		a, err := store.Load(id)
		if err == nil {
			_, err = store.Do(a, edit, fishbone.Stamp{At: time.Now()})
		}
		if errors.Is(err, storage.ErrStale) {
			continue
		}
		if err != nil {
			fmt.Println("error", err)
		} else {
			fmt.Println("stored", edit.ID, id)
		}
		return
	}
}

// thread is a window's thread: what it is given, it does one after the other.
type thread struct {
	events chan func()
	last   time.Time     // when it came to a heartbeat
	starve time.Duration // how long it had waited for a core of the machine by then
	gap    time.Duration
	own    time.Duration // the longest gap without waiting for a core
}

// Run implements [session.Background].
func (h *thread) Run(work, done func()) {
	go func() {
		work()
		h.events <- done
	}()
}

// After implements [session.Background].
func (h *thread) After(d time.Duration, f func()) (cancel func()) {
	timer := time.AfterFunc(d, func() { h.events <- f })
	return func() { timer.Stop() }
}

// beat measures how long it has been since the last beat.
func (h *thread) beat() {
	now, starved := time.Now(), starvation()
	if !h.last.IsZero() {
		h.gap = max(h.gap, now.Sub(h.last))
		h.own = max(h.own, now.Sub(h.last)-(starved-h.starve))
	}
	h.last, h.starve = now, starved
}

// starvation is how long this thread has waited for a core of the machine, as Linux knows; 0
// elsewhere. Other programs take the cores away: that says nothing about the window.
func starvation() time.Duration {
	data, err := os.ReadFile("/proc/thread-self/schedstat")
	if err != nil {
		return 0
	}
	var ran, waited int64
	if _, err := fmt.Sscan(string(data), &ran, &waited); err != nil {
		return 0
	}
	return time.Duration(waited)
}

// typist types in a window: a key at a time, and Enter after some.
type typist struct {
	*thread
	t       *testing.T
	store   *storage.Store
	id      fishbone.ID
	session *session.Session
	typed   string
	waiting []fishbone.ID // entered and not on the disk yet
	since   time.Time     // something is waiting
	waited  time.Duration
}

func beAWindow(t *testing.T, store *storage.Store, id fishbone.ID, lasts time.Duration) {
	runtime.LockOSThread()
	w := &typist{thread: &thread{events: make(chan func(), 1000)}, t: t, store: store, id: id}
	w.open()
	idle := make(chan time.Duration)
	go func() { idle <- standstill(lasts) }()
	beats, keys, end := time.NewTicker(5*time.Millisecond), time.NewTicker(60*time.Millisecond), time.After(lasts)
	for working := true; working; {
		select {
		case f := <-w.events:
			f()
			w.beat()
		case <-beats.C:
			w.beat()
		case <-keys.C:
			w.key()
			w.beat()
		case <-end:
			working = false
		}
	}
	fmt.Println("gap", w.gap)
	fmt.Println("own", w.own)
	fmt.Println("idle", <-idle)
	for deadline := time.After(30 * time.Second); w.session.Unsaved().Any(); {
		select {
		case f := <-w.events:
			f()
		case <-deadline:
			fmt.Println("error", "never stored:", w.session.Unsaved().Reason)
			return
		}
	}
	w.changed()
	fmt.Println("waited", w.waited)
}

// standstill is how long a thread stands still that has nothing to do: with that the machine is
// busy, and not the window.
func standstill(lasts time.Duration) time.Duration {
	runtime.LockOSThread()
	h := &thread{}
	for end := time.Now().Add(lasts); time.Now().Before(end); h.beat() {
		time.Sleep(5 * time.Millisecond)
	}
	return h.gap
}

// open opens the analysis as a window does, and as it does once more after another program
// changed it.
func (w *typist) open() {
	s, err := session.Open(w.store.Impatient(), w.id, time.Now)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	s.SaveLater(w.thread)
	s.HoldUp(frozen / 2)
	s.Listen(func(session.Change) { w.changed() })
	w.session = s
}

// changed acknowledges what was entered as soon as the window would say that it is saved.
func (w *typist) changed() {
	if w.session == nil || w.session.Unsaved().Any() {
		if w.since.IsZero() {
			w.since = time.Now()
		}
		return
	}
	if !w.since.IsZero() {
		w.waited = max(w.waited, time.Since(w.since))
		w.since = time.Time{}
	}
	for _, id := range w.waiting {
		fmt.Println("stored", id, w.id)
	}
	w.waiting = nil
}

func (w *typist) key() {
	if len(w.typed) < 12 {
		w.typed += "x"
		if err := w.session.KeepDraft("cause", w.typed); err != nil {
			fmt.Println("error", err)
		}
		return
	}
	edit := fishbone.AddCause{ID: fishbone.NewID(), Text: w.typed}
	w.waiting = append(w.waiting, edit.ID)
	err := w.session.Do(edit, session.Ends("cause"))
	if errors.Is(err, storage.ErrStale) {
		w.open()
		err = w.session.Do(edit, session.Ends("cause"))
	}
	switch {
	case errors.Is(err, storage.ErrStale): // and once more; the words stay in the entry
		w.waiting = w.waiting[:len(w.waiting)-1]
		return
	case err != nil:
		fmt.Println("error", err)
	}
	w.typed = ""
	w.changed()
}
