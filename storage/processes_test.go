package storage

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"whybone/fishbone"
)

// The variables that tell a test process to be one of several programs that write
// to one analysis.
const (
	writerFile     = "WHYBONE_TEST_WRITER_FILE"
	writerAnalysis = "WHYBONE_TEST_WRITER_ANALYSIS"
)

func TestTortureSeveralProgramsAtOnce(t *testing.T) {
	writerEdits := times(15, 1000)
	if path := os.Getenv(writerFile); path != "" {
		beAWriter(t, path, fishbone.ID(os.Getenv(writerAnalysis)), writerEdits)
		return
	}
	path := filepath.Join(t.TempDir(), "whybone.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	a := create(t, s, &clock{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	programs := times(3, 8)
	var all sync.WaitGroup
	for range programs {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTortureSeveralProgramsAtOnce$")
		cmd.Env = append(os.Environ(), writerFile+"="+path, writerAnalysis+"="+string(a.ID()))
		all.Go(func() {
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	all.Wait()

	s = openAt(t, path)
	if err := s.integrity(); err != nil {
		t.Error(err)
	}
	end := reloaded(t, s, a.ID())
	if n := len(end.Bones()); n != programs*writerEdits {
		t.Errorf("%d bones, want %d", n, programs*writerEdits)
	}
	wantReach(t, s, a.ID(), programs*writerEdits, 0)
	for range programs * writerEdits {
		if end, _, err = s.Undo(end, end.Changed()); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(end.Bones()); n != 0 {
		t.Errorf("%d bones left after undoing everything", n)
	}
	tell(t, fmt.Sprintf("%d programs write %d edits each: lost updates / lock errors", programs, writerEdits), "0 / 0")
}

// beAWriter adds bones, and looks again whenever another program was faster.
func beAWriter(t *testing.T, path string, id fishbone.ID, writerEdits int) {
	s, c := openAt(t, path), &clock{}
	a, err := s.Load(id)
	for done := 0; done < writerEdits && err == nil; {
		var next *fishbone.Analysis
		next, err = s.Do(a, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: "人"}}, c.now())
		switch {
		case err == nil:
			a, done = next, done+1
		case errors.Is(err, ErrStale):
			a, err = s.Load(id)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// The file that lies beside the data file is cut once it has grown long, and the edits after
// that leave the data file alone: other programs look at it anew whenever it has changed.
func TestALongLogIsCut(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	text := strings.Repeat("长", 5000)
	for i := 0; ; i++ {
		a = do(t, s, c, a, fishbone.Add{Thing: &fishbone.Idea{ID: fishbone.ID(fmt.Sprint("i", i)), Text: fmt.Sprint(i, text)[:4000]}})
		s.tidying.wait()
		info, err := os.Stat(s.path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		if i > 100 && info.Size() < walSize/2 {
			break
		}
		if i > 2000 {
			t.Fatalf("after %d edits the log has %d bytes", i, info.Size())
		}
	}
	before, err := os.Stat(s.path)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		a = do(t, s, c, a, problem(fmt.Sprint(c.n)))
	}
	s.tidying.wait()
	if after, err := os.Stat(s.path); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("ten small edits changed the data file itself (%v)", err)
	}
}

// The thread of a window does not wait for what is written beside it either.
func TestTheImpatientDoNotWaitForEachOther(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	hurried := s.Impatient()
	s.mu.Lock()
	for name, write := range map[string]func() error{
		"an edit":     func() error { _, err := hurried.Do(a, problem("x"), c.now()); return err },
		"a draft":     func() error { return hurried.KeepDraft(a.ID(), "cause", "x") },
		"a setting":   func() error { return hurried.SetSetting("x", "y") },
		"an analysis": func() error { _, err := hurried.Create(fishbone.New(fishbone.NewID(), c.now())); return err },
	} {
		if err := write(); !errors.Is(err, ErrBusy) {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.mu.Unlock()
	do(t, hurried, c, a, problem("y"))
}
