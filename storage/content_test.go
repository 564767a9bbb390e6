package storage

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"whybone/fishbone"
)

// attach keeps bytes and adds an attachment with their sum.
func attach(t testing.TB, s *Store, c *clock, a *fishbone.Analysis, id fishbone.ID, data []byte) *fishbone.Analysis {
	t.Helper()
	sum, err := s.PutContent(data, c.now().At)
	if err != nil {
		t.Fatal(err)
	}
	return do(t, s, c, a, fishbone.Add{Thing: &fishbone.Attachment{ID: id, Name: "sheet.png", Of: "cause", Sum: sum, Size: len(data)}})
}

func withCause(t testing.TB, s *Store, c *clock) *fishbone.Analysis {
	t.Helper()
	return do(t, s, c, create(t, s, c), fishbone.AddCause{ID: "cause", Text: "too few"})
}

// has says whether bytes are in the file.
func has(t testing.TB, s *Store, data []byte) bool {
	t.Helper()
	got, err := s.Content(Sum(data))
	if errors.Is(err, ErrNoContent) {
		return false
	}
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("%d bytes: %v", len(got), err)
	}
	return true
}

func TestContentIsKeptOnce(t *testing.T) {
	s, c := openTemp(t), &clock{}
	data := bytes.Repeat([]byte("picture"), 1000)
	a := attach(t, s, c, withCause(t, s, c), "one", data)
	attach(t, s, c, a, "two", data)
	var n int
	if err := s.read.QueryRow(`SELECT count(*) FROM content`).Scan(&n); err != nil || n != 1 || !has(t, s, data) {
		t.Errorf("there are %d: %v", n, err)
	}
	if !has(t, s, data) || has(t, s, []byte("other")) {
		t.Error("other bytes are there")
	}
}

func TestContentHasLimits(t *testing.T) {
	s, c := openTemp(t), &clock{}
	if _, err := s.PutContent(make([]byte, MaxContent+1), c.now().At); !errors.Is(err, ErrLargeContent) {
		t.Errorf("a large one: %v", err)
	}
	data := make([]byte, MaxContent)
	for i := range byte(MaxContents / MaxContent) {
		data[0] = i
		if _, err := s.PutContent(data, c.now().At); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.PutContent([]byte("one more"), c.now().At); !errors.Is(err, ErrManyContents) {
		t.Errorf("one more: %v", err)
	}
	if _, err := s.PutContent(data, c.now().At); err != nil {
		t.Errorf("one that is there: %v", err)
	}
}

// TestUndoBringsContentBack takes an attachment away for a long time, and takes that back.
func TestUndoBringsContentBack(t *testing.T) {
	s, c := openTemp(t), &clock{}
	data := []byte("picture")
	a := attach(t, s, c, withCause(t, s, c), "one", data)
	a = do(t, s, c, a, fishbone.Remove{Of: fishbone.AttachmentKind, ID: "one"})
	if err := s.FreeContents(c.now().At.AddDate(1, 0, 0)); err != nil {
		t.Fatal(err)
	}
	a, _, err := s.Undo(a, c.now())
	if err != nil {
		t.Fatal(err)
	}
	if at, ok := a.Attachment("one"); !ok || at.Sum != Sum(data) || !has(t, s, data) {
		t.Error("undo does not bring it back")
	}
	if _, _, err = s.Undo(a, c.now()); err != nil { // not attached yet: redo needs it
		t.Fatal(err)
	}
	if err := s.FreeContents(c.now().At.AddDate(1, 0, 0)); err != nil || !has(t, s, data) {
		t.Error("redo would not bring it back", err)
	}
}

// TestUnclaimedContentIsFreed leaves bytes behind that nothing has the sum of.
func TestUnclaimedContentIsFreed(t *testing.T) {
	s, c := openTemp(t), &clock{}
	data := []byte("picture")
	at := c.now().At
	if _, err := s.PutContent(data, at); err != nil {
		t.Fatal(err)
	}
	if err := s.FreeContents(at.Add(time.Minute)); err != nil || !has(t, s, data) {
		t.Error("they went before they could be added", err)
	}
	if err := s.FreeContents(at.Add(2 * unclaimed)); err != nil || has(t, s, data) {
		t.Error("they stay", err)
	}
}

// TestTheBinTakesContentAlong empties the bin with an analysis whose attachments others have, too.
func TestTheBinTakesContentAlong(t *testing.T) {
	s, c := openTemp(t), &clock{}
	own, shared, undone := []byte("own"), []byte("shared"), []byte("undone")
	a := attach(t, s, c, withCause(t, s, c), "one", own)
	a = attach(t, s, c, a, "two", shared)
	a = attach(t, s, c, a, "three", undone)
	a, _, err := s.Undo(a, c.now())
	if err != nil {
		t.Fatal(err)
	}
	attach(t, s, c, withCause(t, s, c), "one", shared)
	if err := s.Delete(a.ID(), c.now().At); err != nil {
		t.Fatal(err)
	}
	if !has(t, s, own) {
		t.Error("they are gone while the analysis lies in the bin")
	}
	if _, err := s.Purge(c.now().At); err != nil {
		t.Fatal(err)
	}
	if has(t, s, own) || has(t, s, undone) || !has(t, s, shared) {
		t.Errorf("its own: %v, undone: %v, shared: %v", has(t, s, own), has(t, s, undone), has(t, s, shared))
	}
}

// TestABackupHasContent brings an analysis with an attachment back out of a backup.
func TestABackupHasContent(t *testing.T) {
	s, c := openTemp(t), &clock{}
	data := []byte("picture")
	a := attach(t, s, c, withCause(t, s, c), "one", data)
	b, err := s.Backup(c.now().At, Kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(a.ID(), c.now().At); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Purge(c.now().At); err != nil || has(t, s, data) {
		t.Fatal(err)
	}
	if err := s.RestoreAnalysis(b.Path, a.ID(), "again"); err != nil {
		t.Fatal(err)
	}
	if !has(t, s, data) {
		t.Error("the analysis is back, and what was attached is not")
	}
}

func TestDamagedContentIsFound(t *testing.T) {
	s, c := openTemp(t), &clock{}
	data := []byte("picture")
	a := attach(t, s, c, withCause(t, s, c), "one", data)
	if _, damages, err := s.Check(); err != nil || len(damages) > 0 {
		t.Fatalf("%v %v", damages, err)
	}
	if _, err := s.write.Exec(`UPDATE content SET bytes = x'00'`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Content(Sum(data)); !errors.Is(err, ErrDamaged) {
		t.Errorf("read: %v", err)
	}
	_, damages, err := s.Check()
	if err != nil || len(damages) != 1 || damages[0].Analysis != a.ID() || !errors.Is(damages[0].Err, ErrDamaged) {
		t.Errorf("%v %v", damages, err)
	}
	if _, err := s.write.Exec(`DELETE FROM content`); err != nil {
		t.Fatal(err)
	}
	if _, damages, _ := s.Check(); len(damages) != 1 || !errors.Is(damages[0].Err, ErrNoContent) {
		t.Errorf("%v", damages)
	}
}

// BenchmarkPutContent attaches a picture of 10 MB.
func BenchmarkPutContent(b *testing.B) {
	s, c := openTemp(b), &clock{}
	data := make([]byte, 10<<20)
	for i := range data {
		data[i] = byte(i * i >> 3)
	}
	n := 0
	for b.Loop() {
		data[0], data[1] = byte(n), byte(n>>8)
		if n++; n%18 == 0 {
			b.StopTimer()
			if _, err := s.write.Exec(`DELETE FROM content`); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		if _, err := s.PutContent(data, c.now().At); err != nil {
			b.Fatal(err)
		}
	}
}
