package storage

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// This file breaks things on purpose. Each test does a little of that always, and as much as
// "make torture" asks for with WHYBONE_TORTURE set; then it prints what came of it.

// times is how often something is done: few times usually, many times under torture.
func times(few, many int) int {
	if os.Getenv("WHYBONE_TORTURE") != "" {
		return many
	}
	return few
}

// tell prints a line of the table that "make torture" ends with.
func tell(t *testing.T, what, measured string) {
	t.Helper()
	if os.Getenv("WHYBONE_TORTURE") != "" {
		fmt.Printf("torture: %-70s %s\n", what, measured)
	}
}

// archive is a closed data file with several analyses, and what is in it.
func archive(t *testing.T, path string, n int) map[fishbone.ID]string {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c, all := &clock{}, map[fishbone.ID]string{}
	for range n {
		a := do(t, s, c, create(t, s, c), everything()...)
		all[a.ID()] = text(t, reloaded(t, s, a.ID()))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return all
}

// A file in which some bytes are wrong gives no wrong word, and does not end the program. What
// is sound in it can be saved.
func TestTortureDamagedFiles(t *testing.T) {
	dir := filetest.Dir(t)
	path, hurt, saved := filepath.Join(dir, "whybone.db"), filepath.Join(dir, "hurt.db"), filepath.Join(dir, "saved.db")
	want := archive(t, path, 4)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	rng := rand.New(rand.NewPCG(1, 2))
	for _, way := range []struct {
		name  string
		times int
		hurt  func(data []byte) []byte
	}{
		{"a byte", times(60, 1000), func(data []byte) []byte {
			data[rng.IntN(len(data))] ^= byte(1 + rng.IntN(255))
			return data
		}},
		{"a sector of zeroes", times(10, 100), func(data []byte) []byte {
			at := rng.IntN(len(data)/512) * 512
			clear(data[at : at+512])
			return data
		}},
		{"two pages swapped", times(10, 100), func(data []byte) []byte {
			a, b := rng.IntN(len(data)/page)*page, rng.IntN(len(data)/page)*page
			old := slices.Clone(data[a : a+page])
			copy(data[a:a+page], data[b:b+page])
			copy(data[b:b+page], old)
			return data
		}},
		{"an end cut off", times(10, 100), func(data []byte) []byte { return data[:rng.IntN(len(data))] }},
	} {
		silent, found, unsaved, kept := 0, 0, 0, map[SalvageState]int{}
		for range way.times {
			for _, p := range []string{hurt, hurt + "-wal", hurt + "-shm", saved, saved + "-wal", saved + "-shm"} {
				_ = os.Remove(p)
			}
			broken := way.hurt(slices.Clone(sound))
			write(t, hurt, string(broken))
			wrong, whole := loadAll(t, hurt, want)
			if silent += wrong; wrong > 0 {
				for at := range min(len(broken), len(sound)) {
					if broken[at] != sound[at] {
						t.Logf("%d wrong after a change at %d: %q became %q", wrong, at, sound[max(at-40, 0):at+20], broken[max(at-40, 0):at+20])
						break
					}
				}
			}
			if whole == len(want) {
				continue
			}
			found++
			mended, states := repaired(t, hurt, saved, want)
			for state, n := range states {
				kept[state] += n
			}
			unsaved += max(whole-mended, 0)
		}
		tell(t, way.name+" wrong, "+fmt.Sprint(way.times)+" times: silent / lost though sound", fmt.Sprintf("%d / %d (found %d; of %d analyses %d whole, %d without history, %d in part)",
			silent, unsaved, found, found*len(want), kept[Whole], kept[NoHistory], kept[Partial]))
		if silent > 0 || unsaved > 0 {
			t.Errorf("%s: %d times wrong words were shown, %d sound analyses were lost", way.name, silent, unsaved)
		}
	}
}

// loadAll loads every analysis and counts those that are other than they were, and the whole
// ones.
func loadAll(t *testing.T, path string, want map[fishbone.ID]string) (wrong, whole int) {
	t.Helper()
	s, err := open(path, time.Second, withoutBackup)
	if err != nil {
		return 0, 0
	}
	defer func() { _ = s.Close() }()
	for id, was := range want {
		a, err := s.Load(id)
		if err != nil {
			continue
		}
		if text(t, a) != was {
			wrong++
		}
		whole++
	}
	return wrong, whole
}

// repaired repairs a file and counts the analyses that are whole then, and what it says of them.
func repaired(t *testing.T, path, to string, want map[fishbone.ID]string) (mended int, states map[SalvageState]int) {
	t.Helper()
	all, err := Repair(path, to)
	if err != nil {
		return 0, nil
	}
	states = map[SalvageState]int{}
	for _, one := range all {
		if _, ours := want[one.ID]; ours {
			states[one.State]++
		}
	}
	wrong, whole := loadAll(t, to, want)
	if wrong > states[Partial] {
		t.Errorf("%d analyses are said to be as they were, and are not", wrong-states[Partial])
	}
	return whole - wrong, states
}

// The file goes, or another one comes in its place, at any moment of editing. No edit is
// acknowledged for long after that, and what came is not torn.
func TestTortureTheFileGoes(t *testing.T) {
	filetest.MovesOpenFiles(t)
	for name, happens := range map[string]func(t *testing.T, path, old string){
		"deleted":            func(t *testing.T, path, _ string) { _ = os.Remove(path) },
		"moved":              func(t *testing.T, path, _ string) { rename(t, path, path+".moved") },
		"replaced by copy":   func(t *testing.T, path, old string) { copyFile(t, old, path) },
		"replaced by rename": func(t *testing.T, path, old string) { rename(t, old, path) },
	} {
		torn, late := 0, 0
		n := times(3, 50)
		for range n {
			s, c, a := openFor(t)
			old := backup(t, s)
			for i := range 20 {
				a = do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint("x", i)), Name: "more"}})
			}
			at := time.Now().Add(time.Duration(rand.IntN(20)) * time.Millisecond)
			gone := make(chan bool)
			go func() {
				time.Sleep(time.Until(at))
				happens(t, s.path, old)
				close(gone)
			}()
			acknowledged := 0
			for i := 0; ; i++ {
				was := false
				select {
				case <-gone:
					was = true
				default:
				}
				next, err := s.Do(a, fishbone.Add{Thing: &fishbone.Idea{ID: fishbone.ID(fmt.Sprint("idea", i)), Text: "word"}}, c.now())
				if err != nil {
					if !Passing(err) {
						t.Fatalf("%s: %v", name, err)
					}
					break
				}
				a = next
				if was {
					acknowledged++ // it is in the window's memory, and in no file
				}
			}
			late += acknowledged
			_ = s.Close()
			<-gone // a copy takes a while
			if strings.HasPrefix(name, "replaced") {
				if err := setAside(s.path); err != nil {
					t.Fatal(err)
				}
				if err := CheckFile(s.path); err != nil {
					torn++
				}
			}
		}
		tell(t, fmt.Sprintf("the file %s at %d moments: torn / acknowledged after", name, n), fmt.Sprintf("%d / %d", torn, late))
		if torn > 0 || late > 0 {
			t.Errorf("%s: torn %d times, %d edits acknowledged that are in no file", name, torn, late)
		}
	}
}

// The variable that tells a test process to edit a file until it is killed.
const victimFile = "WHYBONE_TEST_VICTIM"

// A program is killed at any moment of editing, importing and restoring. What it acknowledged
// is there.
func TestTortureKills(t *testing.T) {
	if path := os.Getenv(victimFile); path != "" {
		beAVictim(path)
		return
	}
	runs, lost, damaged := times(8, 1000), 0, 0
	var path string
	for run := range runs {
		if run%20 == 0 { // or the check after each run takes ever longer
			path = filepath.Join(filetest.Dir(t), fmt.Sprint("whybone", run, ".db"))
		}
		cmd := exec.Command(os.Args[0], "-test.run=^TestTortureKills$")
		cmd.Env = append(os.Environ(), victimFile+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		acknowledged := make(chan []string)
		go func() {
			var ids []string
			for lines := bufio.NewScanner(out); lines.Scan(); {
				if id, ok := strings.CutPrefix(lines.Text(), "stored "); ok {
					ids = append(ids, id)
				}
			}
			acknowledged <- ids
		}()
		time.Sleep(time.Duration(20+rand.IntN(120)) * time.Millisecond)
		_ = cmd.Process.Kill()
		ids := <-acknowledged
		_ = cmd.Wait()
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range ids {
			if _, err := s.Load(fishbone.ID(id)); err != nil {
				lost++
			}
		}
		if _, damages, err := s.Check(); err != nil || len(damages) > 0 {
			damaged++
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	tell(t, fmt.Sprintf("killed at %d moments: acknowledged edits lost / files damaged", runs), fmt.Sprintf("%d / %d", lost, damaged))
	if lost > 0 || damaged > 0 {
		t.Errorf("%d edits lost, %d files damaged", lost, damaged)
	}
}

// beAVictim creates, edits, deletes, backs up and restores, and says what it has stored.
func beAVictim(path string) {
	s, err := Open(path)
	if err != nil {
		fmt.Println("cannot open:", err)
		return
	}
	now := fishbone.Stamp{At: time.Now()}
	var last fishbone.ID
	for i := 0; ; i++ {
		a, err := s.Create(fishbone.New(fishbone.NewID(), now))
		if err != nil {
			continue
		}
		for _, e := range everything()[:6] {
			if next, err := s.Do(a, e, now); err == nil {
				a = next
			}
		}
		fmt.Println("stored", a.ID())
		if i%7 == 3 {
			if b, err := s.Backup(time.Now(), BeforeImport); err == nil {
				_, _ = s.RestoreBackup(b.Path, time.Now().Add(time.Second))
			}
		}
		if last != "" && i%2 == 0 {
			_ = s.KeepDraft(a.ID(), "cause", "typed")
		}
		last = a.ID()
	}
}
