package soak

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/graphviz"
	"whybone/storage"
)

func TestMain(m *testing.M) {
	if !graphviz.Serve() { // else it was a worker
		os.Exit(m.Run())
	}
}

// The edits of a long day, after how many of them comes a picture, and how many come before
// memory is looked at.
const (
	edits   = 100_000
	picture = 5
	warmUp  = 30_000 // until SQLite's caches are full
)

// most is what the program may hold, with its workers.
const most = 400 << 20

// TestMemoryStaysBounded does in one analysis, a hundred thousand times, what a team does: it
// types, enters, changes its mind, looks back and opens the analysis anew, while pictures are
// drawn and backups made. What the program usually holds after the warm-up stays; a worker grows
// until it is replaced.
func TestMemoryStaysBounded(t *testing.T) {
	if os.Getenv("WHYBONE_SOAK") != "1" {
		t.Skip("it takes minutes; set WHYBONE_SOAK=1 to run it")
	}
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("this system does not tell what a process holds")
	}
	w := newTeam(t)
	var warm int
	var seen []use
	for n := 1; n <= edits; n++ {
		w.work(n)
		if n%100 == 0 {
			seen = append(seen, held(t))
		}
		if n%10_000 > 0 {
			continue
		}
		usual, peak := summary(seen)
		seen = seen[:0]
		t.Logf("%6d edits, %5d pictures: usually %v; at most %v; %d entries in the log, a file of %d MB",
			n, n/picture, usual, peak, w.session.Done(), w.size()>>20)
		if n <= warmUp {
			warm = max(warm, usual.program)
		}
		if usual.program > warm+warm/10 || peak.all > most {
			t.Errorf("after %d edits usually %v, at most %v; after the warm-up %d MB", n, usual, peak, warm>>20)
		}
	}
	if _, damages, err := w.store.Check(); err != nil || len(damages) > 0 {
		t.Errorf("the file: %v, %v", damages, err)
	}
}

// use is what is held in memory, in bytes.
type use struct{ program, all int } // all with the workers

func (u use) String() string {
	return fmt.Sprintf("%d MB, with workers %d MB", u.program>>20, u.all>>20)
}

// summary is the median of what was held, and the most.
func summary(seen []use) (usual, peak use) {
	of := func(f func(use) int) (median, most int) {
		all := make([]int, len(seen))
		for i, u := range seen {
			all[i] = f(u)
		}
		slices.Sort(all)
		return all[len(all)/2], all[len(all)-1]
	}
	usual.program, peak.program = of(func(u use) int { return u.program })
	usual.all, peak.all = of(func(u use) int { return u.all })
	return usual, peak
}

// held is what this process and its children have in memory.
func held(t *testing.T) (u use) {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	self := strconv.Itoa(os.Getpid())
	for _, file := range stats {
		stat, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended since
		}
		// After the name in brackets: state, parent, … and as the 22nd the pages.
		_, rest, _ := strings.Cut(string(stat), ") ")
		fields := strings.Fields(rest)
		own := filepath.Base(filepath.Dir(file)) == self
		if parent := fields[1]; !own && parent != self {
			continue
		}
		pages, err := strconv.Atoi(fields[21])
		if err != nil {
			t.Fatal(err)
		}
		u.all += pages * os.Getpagesize()
		if own {
			u.program = pages * os.Getpagesize()
		}
	}
	return u
}

// team is a team at its analysis.
type team struct {
	t        *testing.T
	store    *storage.Store
	session  *session.Session
	renderer *draw.Renderer
	clock    time.Time
	chance   *rand.Rand
}

func newTeam(t *testing.T) *team {
	engine := graphviz.New(graphviz.Options{})
	t.Cleanup(engine.Close)
	store, err := storage.Open(filepath.Join(t.TempDir(), "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &team{
		t: t, store: store, renderer: draw.NewRenderer(engine),
		clock: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), chance: rand.New(rand.NewPCG(1, 2)),
	}
	bones := fishbone.Batch{}
	for i := range bonesHad {
		bones.Edits = append(bones.Edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone(i), Name: fmt.Sprint("People ", i)}})
	}
	id, err := session.New(store, bones, w.now())
	w.must(err)
	w.open(id)
	return w
}

const bonesHad = 6

func bone(n int) fishbone.ID { return fishbone.ID(fmt.Sprint("bone-", n)) }

func (w *team) now() time.Time {
	w.clock = w.clock.Add(time.Second)
	return w.clock
}

func (w *team) open(id fishbone.ID) {
	w.t.Helper()
	s, err := session.Open(w.store, id, w.now)
	w.must(err)
	w.session = s
}

// work makes one edit, and around some of them what else happens in a meeting.
func (w *team) work(n int) {
	w.t.Helper()
	w.must(w.session.KeepDraft("cause", "half a wo"))
	w.must(w.session.KeepDraft("cause", "half a word"))
	w.must(w.session.Do(w.edit(n), session.Ends("cause")))
	if n%10 == 0 {
		w.must(w.session.Undo())
		if n%20 == 0 {
			w.must(w.session.Redo())
		}
	}
	if n%picture == 0 {
		_, err := w.renderer.Draw(context.Background(), fish.Layout(w.session.Analysis(), fish.Options{}))
		w.must(err)
	}
	if n%500 == 0 {
		w.lookBack()
	}
	if n%2000 == 0 {
		w.open(w.session.Analysis().ID())
	}
	if n%5000 == 0 {
		_, err := w.store.Backup(w.now(), storage.BeforeImport)
		w.must(err)
		_, err = w.store.BackupDaily(w.now())
		w.must(err)
	}
}

// edit adds causes until there are as many as in a usual analysis, and then changes them.
func (w *team) edit(n int) fishbone.Edit {
	causes := w.causes()
	under := bone(w.chance.IntN(bonesHad))
	if len(causes) < 40 || len(causes) < 60 && n%3 == 0 {
		if len(causes) > 0 && n%2 == 0 {
			under = causes[w.chance.IntN(len(causes))]
		}
		return fishbone.AddCause{ID: fishbone.NewID(), Under: under, Text: fmt.Sprint("因为 because ", n)}
	}
	one := causes[w.chance.IntN(len(causes))]
	switch n % 3 {
	case 1:
		return fishbone.RewordCause{ID: one, Text: fmt.Sprint("又因为 because ", n)}
	case 2:
		return fishbone.MoveCause{ID: one, Under: under}
	}
	return fishbone.RemoveCause{ID: one}
}

// lookBack reads the record, shows a moment, and sometimes goes back to it.
func (w *team) lookBack() {
	w.t.Helper()
	_, err := w.session.Record(0, 100)
	w.must(err)
	moment := w.session.Done() - 1 - w.chance.IntN(200)
	w.must(w.session.ShowMoment(moment))
	w.session.EndMoment()
	if w.chance.IntN(4) == 0 {
		w.must(w.session.GoTo(moment))
	}
}

func (w *team) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *team) causes() (ids []fishbone.ID) {
	for _, c := range w.session.Analysis().WalkBones() {
		ids = append(ids, c.ID)
	}
	return ids
}

// size is that of the data file.
func (w *team) size() int64 {
	w.t.Helper()
	info, err := os.Stat(w.store.Path())
	w.must(err)
	return info.Size()
}
