package storage

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
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
	path := filepath.Join(filetest.Dir(t), "whybone.db")
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

// The file that lies beside the data file begins anew once it has grown long, and the edits after
// that leave the data file alone: other programs look at it anew whenever it has changed.
func TestALongLogBeginsAnew(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	made, log := modified(t, s.path), s.path+"-wal"
	for n := 0; modified(t, s.path).Equal(made); n++ {
		if n > walPages {
			t.Fatalf("after %d edits of some pages each nothing has come into the file", n)
		}
		a = do(t, s, c, a, problem(fmt.Sprint(c.n)))
		s.tidying.wait()
	}
	before, long := modified(t, s.path), sizeOf(t, log)
	for range 2 * seldom {
		a = do(t, s, c, a, problem(fmt.Sprint(c.n)))
		s.tidying.wait()
	}
	if !modified(t, s.path).Equal(before) {
		t.Error("small edits changed the data file itself")
	}
	if size := sizeOf(t, log); size != long {
		t.Errorf("the log has %d bytes, and had %d: it has not begun anew", size, long)
	}
}

// Where one write comes after the other, it begins anew all the same.
func TestALogBeginsAnewUnderWay(t *testing.T) {
	s, c := openTemp(t), &clock{}
	create(t, s, c)
	const size, times = 256 << 10, 200
	for i := range times {
		content := make([]byte, size)
		content[0] = byte(i)
		if _, err := s.PutContent(content, c.now().At); err != nil {
			t.Fatal(err)
		}
	}
	if all, log := int64(size*times), sizeOf(t, s.path+"-wal"); log > all/2 {
		t.Errorf("the log has %d of the %d bytes that were written", log, all)
	}
}

// While somebody reads, the file beside the data file cannot begin anew. It is cut afterwards.
func TestALongLogIsCut(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	log := s.path + "-wal"
	reading, err := s.read.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer reading.Rollback()
	if _, _, err := marks(reading); err != nil {
		t.Fatal(err)
	}
	if _, err := s.PutContent(make([]byte, walSize+walSize/8), c.now().At); err != nil {
		t.Fatal(err)
	}
	if err := reading.Rollback(); err != nil {
		t.Fatal(err)
	}
	for range 4 * seldom {
		a = do(t, s, c, a, problem(fmt.Sprint(c.n)))
		s.tidying.wait()
	}
	if size := sizeOf(t, log); size > walSize {
		t.Errorf("the log has %d bytes", size)
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func modified(t *testing.T, path string) time.Time {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime()
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
