package storage

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

func wantDrafts(t *testing.T, s *Store, id fishbone.ID, want string) {
	t.Helper()
	drafts, err := s.Drafts(id)
	if got := strings.TrimPrefix(fmt.Sprint(drafts), "map"); err != nil || got != want {
		t.Errorf("the drafts are %s (%v), want %s", got, err, want)
	}
}

func TestDrafts(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a, other := create(t, s, c), create(t, s, c)
	for _, d := range [][2]string{{"causes", "薪"}, {"causes", "薪资"}, {"park", "x"}, {"why", "y"}, {"park", ""}} {
		if err := s.KeepDraft(a.ID(), d[0], d[1]); err != nil {
			t.Fatal(err)
		}
	}
	wantDrafts(t, s, a.ID(), "[causes:薪资 why:y]")
	wantDrafts(t, s, other.ID(), "[]")
	wantReach(t, s, a.ID(), 0, 0)
	do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}}) // a draft makes nothing stale, and no edit ends it
	wantDrafts(t, s, a.ID(), "[causes:薪资 why:y]")
	if err := s.KeepDraft("nobody", "causes", "x"); err == nil {
		t.Error("a draft is kept in an analysis that is not there")
	}
}

func TestEnteringEndsTheDraft(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	for _, place := range []string{"one", "two", "three"} {
		if err := s.KeepDraft(a.ID(), place, "x"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Do(a, fishbone.Add{Thing: &fishbone.Bone{ID: "b"}}, c.now(), EndDrafts("one")); !errors.Is(err, fishbone.ErrEmpty) {
		t.Fatalf("the error is %v", err)
	}
	wantDrafts(t, s, a.ID(), "[one:x three:x two:x]")
	a, err := s.Do(a, fishbone.SetAbout{Field: fishbone.Goal, Text: "x"}, c.now(), Merge(), EndDrafts("one", "three"))
	if err != nil {
		t.Fatal(err)
	}
	wantDrafts(t, s, a.ID(), "[two:x]")
	if _, err = s.Do(a, fishbone.SetAbout{Field: fishbone.Goal, Text: "xy"}, c.now(), Merge()); err != nil {
		t.Fatal(err)
	}
	wantReach(t, s, a.ID(), 1, 0)
}

func TestDraftsGoWithTheirAnalysis(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	if err := errors.Join(s.KeepDraft(a.ID(), "why", "x"), s.SetWriter(a.ID(), "王芳")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Delete(a.ID(), c.now().At), s.Restore(a.ID())); err != nil {
		t.Fatal(err)
	}
	wantDrafts(t, s, a.ID(), "[why:x]")
	if name, err := s.Writer(a.ID()); name != "王芳" || err != nil {
		t.Errorf("the writer is %q, %v", name, err)
	}
	if err := s.Delete(a.ID(), c.now().At); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Purge(c.now().At.Add(time.Hour)); n != 1 || err != nil {
		t.Fatalf("%d purged, %v", n, err)
	}
	wantDrafts(t, s, a.ID(), "[]")
	if _, err := s.Writer(a.ID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("the writer of nothing gives %v", err)
	}
}

// The variables that tell a test process to type until it is killed.
const (
	typistFile     = "WHYBONE_TEST_TYPIST_FILE"
	typistAnalysis = "WHYBONE_TEST_TYPIST_ANALYSIS"
)

// TestWhatIsTypedOutlivesAKill kills a program in the middle of typing: what it had kept
// is there afterwards, but for at most the character that was just coming.
func TestWhatIsTypedOutlivesAKill(t *testing.T) {
	if path := os.Getenv(typistFile); path != "" {
		beATypist(t, path, fishbone.ID(os.Getenv(typistAnalysis)))
		return
	}
	for _, keys := range []int{1, 7, 60} {
		path := filepath.Join(filetest.Dir(t), "whybone.db")
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		a := create(t, s, &clock{})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		typed := killWhileTyping(t, path, a.ID(), keys)
		s = openAt(t, path)
		if err := s.integrity(); err != nil {
			t.Error(err)
		}
		drafts, err := s.Drafts(a.ID())
		if err != nil {
			t.Fatal(err)
		}
		// Entered words are in the analysis, the others in the draft, and none in both.
		got := len([]rune(drafts["causes"]))
		for _, c := range reloaded(t, s, a.ID()).Causes(fishbone.Tray) {
			got += len([]rune(c.Text))
		}
		if got != typed && got != typed+1 {
			t.Errorf("of %d characters typed %d are left", typed, got)
		}
	}
}

// killWhileTyping has another program type, kills it after so many keys, and returns how
// many characters it said it had typed.
func killWhileTyping(t *testing.T, path string, id fishbone.ID, keys int) (typed int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestWhatIsTypedOutlivesAKill$")
	cmd.Env = append(os.Environ(), typistFile+"="+path, typistAnalysis+"="+string(id))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if lines.Text() == "typed" {
			typed++
		}
		if typed == keys {
			_ = cmd.Process.Kill()
			keys = -1
		}
	}
	if err := lines.Err(); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("it came to its end")
	}
	return typed
}

// beATypist types causes of ten characters for as long as it lives.
func beATypist(t *testing.T, path string, id fishbone.ID) {
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Load(id)
	c := &clock{}
	for text := ""; err == nil; {
		text += "字"
		if err = s.KeepDraft(id, "causes", text); err != nil {
			break
		}
		fmt.Println("typed")
		if len([]rune(text)) == 10 {
			a, err = s.Do(a, fishbone.AddCause{ID: fishbone.NewID(), Text: text}, c.now(), EndDrafts("causes"))
			text = ""
		}
	}
	t.Fatal(err)
}

// What is typed belongs to a window: another one on the same file neither ends nor sees it.
func TestDraftsBelongToAWindow(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	other := openAt(t, s.path)
	if err := errors.Join(s.KeepDraft(a.ID(), "cause", "ours"), other.KeepDraft(a.ID(), "cause", "theirs"), other.KeepDraft(a.ID(), "why", "x")); err != nil {
		t.Fatal(err)
	}
	wantDrafts(t, s, a.ID(), "[cause:ours]")
	wantDrafts(t, other, a.ID(), "[cause:theirs why:x]")
	a, err := s.Do(a, fishbone.AddCause{ID: "c", Text: "ours"}, c.now(), EndDrafts("cause", "why"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.KeepDraft(a.ID(), "why", ""); err != nil {
		t.Fatal(err)
	}
	wantDrafts(t, s, a.ID(), "[]")
	wantDrafts(t, other, a.ID(), "[cause:theirs why:x]")
}

// The words of windows that have ended come back, also where two left some at one place.
func TestDraftsOfWindowsThatEndedComeBack(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	open := openAt(t, s.path)
	for _, text := range []string{"first", "second"} {
		ends, err := Open(s.path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(ends.KeepDraft(a.ID(), "cause", text), open.KeepDraft(a.ID(), "cause", "still typed"), ends.Close()); err != nil {
			t.Fatal(err)
		}
	}
	got := map[string]bool{}
	for range 2 {
		drafts, err := s.Drafts(a.ID())
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.Drafts(a.ID())
		if err != nil || again["cause"] != drafts["cause"] {
			t.Errorf("read again it is %v, %v, and was %v", again, err, drafts)
		}
		got[drafts["cause"]] = true
		if a, err = s.Do(a, fishbone.AddCause{ID: fishbone.NewID(), Text: drafts["cause"]}, c.now(), EndDrafts("cause")); err != nil {
			t.Fatal(err)
		}
	}
	if !got["first"] || !got["second"] {
		t.Errorf("came back: %v", got)
	}
	wantDrafts(t, s, a.ID(), "[]")
	wantDrafts(t, open, a.ID(), "[cause:still typed]")
}

// A window is claimed beside the file itself, so that a window which opened it by another name
// knows of it, and nothing stays behind.
func TestAWindowIsSeenByAnotherNameOfTheFile(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	if err := s.KeepDraft(a.ID(), "cause", "ours"); err != nil {
		t.Fatal(err)
	}
	another := filepath.Join(filetest.Dir(t), "another.db")
	filetest.Link(t, s.path, another)
	other, err := Open(another)
	if err != nil {
		t.Fatal(err)
	}
	wantDrafts(t, other, a.ID(), "[]")
	if err := errors.Join(other.KeepDraft(a.ID(), "why", "theirs"), other.Close()); err != nil {
		t.Fatal(err)
	}
	claims, err := filepath.Glob(s.path + "-window-*")
	if err != nil || len(claims) != 1 {
		t.Errorf("claimed: %v, %v, want one window", claims, err)
	}
	wantDrafts(t, s, a.ID(), "[cause:ours why:theirs]")
}

// What is typed does not wait for the disk. Everything that is written after it does.
func TestOnlyDraftsDoNotWaitForTheDisk(t *testing.T) {
	const full, normal = 2, 1
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	want := func(what string, want int) {
		t.Helper()
		var got int
		if err := s.write.QueryRow(`PRAGMA synchronous`).Scan(&got); err != nil || got != want {
			t.Errorf("%s: synchronous is %d (%v), want %d", what, got, err, want)
		}
	}
	want("a new analysis", full)
	for what, write := range map[string]func() error{
		"an edit":   func() (err error) { a, err = s.Do(a, problem(fmt.Sprint(c.n)), c.now()); return err },
		"a step":    func() error { return s.SetStep(a.ID(), 3) },
		"a setting": func() error { return s.SetSetting("x", "y") },
		"a statement": func() error {
			_, err := s.write.Exec(`UPDATE analysis SET step = 2`)
			return err
		},
		"a connection": func() error {
			conn, err := s.write.Conn(t.Context())
			if err != nil {
				return err
			}
			return conn.Close()
		},
	} {
		if err := s.KeepDraft(a.ID(), "cause", what); err != nil {
			t.Fatal(err)
		}
		want("a draft before "+what, normal)
		if err := write(); err != nil {
			t.Fatal(err)
		}
		want(what, full)
	}
}
