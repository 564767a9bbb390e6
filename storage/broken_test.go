package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// What was damaged before the format changes is damaged after it: the new checksums do not make
// a wrong word a right one.
func TestDamageOutlivesANewFormat(t *testing.T) {
	for before := beforeSums + 1; before < len(migrations); before++ {
		path := filepath.Join(filetest.Dir(t), "whybone.db")
		id := oldFile(t, path, before)
		run(t, path, `UPDATE bone SET name = 'Peaple'`)
		s := openAt(t, path)
		if _, err := s.Load(id); !errors.Is(err, ErrDamaged) {
			t.Errorf("format %d: %v", before, err)
		}
	}
}

// A copy that is not sound is no backup.
func TestADamagedFileIsNotBackedUp(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()[:6]...)
	run1(t, stranger(t, s.path), `UPDATE bone SET name = 'Peaple' WHERE analysis = ?`, string(a.ID()))
	if _, err := s.Backup(time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Kept); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(BackupDir(s.path)); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestMakingABackupThinsOut(t *testing.T) {
	s := openTemp(t)
	create(t, s, &clock{})
	at := time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)
	for n := range keptOthers + 3 {
		if _, err := s.Backup(at.Add(time.Duration(n)*time.Hour), BeforeImport); err != nil {
			t.Fatal(err)
		}
	}
	if all := backups(t, s); len(all) != keptOthers {
		t.Errorf("%d backups stay: %v", len(all), all)
	}
}

// A state from before a restore is refused, also where the file has come to as many edits again.
func TestNoStateFromBeforeARestoreFits(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	b, err := s.Backup(time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Kept)
	if err != nil {
		t.Fatal(err)
	}
	before := do(t, s, c, a, problem("before"))
	if _, err := s.RestoreBackup(b.Path, time.Date(2026, 3, 15, 9, 30, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	do(t, s, c, reloaded(t, s, a.ID()), problem("after"))
	if _, err := s.Do(before, fishbone.SetAbout{Field: fishbone.Goal, Text: "of another state"}, c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("got %v", err)
	}
	if got := fmt.Sprint(reloaded(t, s, a.ID()).About().Goal); got != "" {
		t.Errorf("the goal is %q", got)
	}
}

// A backup in which a word is wrong takes nobody's place.
func TestADamagedBackupIsNotRestored(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()[:6]...)
	b, err := s.Backup(time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Kept)
	if err != nil {
		t.Fatal(err)
	}
	run(t, b.Path, `UPDATE bone SET name = 'Peaple'`)
	if _, err := s.RestoreBackup(b.Path, time.Date(2026, 3, 15, 9, 30, 0, 0, time.UTC)); !errors.Is(err, ErrDamaged) {
		t.Errorf("the whole of it: %v", err)
	}
	if err := s.RestoreAnalysis(b.Path, a.ID(), "again"); !errors.Is(err, ErrDamaged) {
		t.Errorf("an analysis of it: %v", err)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
}

// Nothing is restored into a file that is not where it was.
func TestNothingIsRestoredIntoAFileThatIsGone(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, _, a := openFor(t)
	b, err := s.Backup(time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Kept)
	if err != nil {
		t.Fatal(err)
	}
	rename(t, s.path, s.path+".moved")
	if _, err := s.RestoreBackup(b.Path, time.Date(2026, 3, 15, 9, 30, 0, 0, time.UTC)); !errors.Is(err, ErrGone) {
		t.Errorf("the whole of it: %v", err)
	}
	if err := s.RestoreAnalysis(b.Path, a.ID(), "again"); !errors.Is(err, ErrGone) {
		t.Errorf("an analysis of it: %v", err)
	}
	if err := s.Close(); !errors.Is(err, ErrGone) {
		t.Errorf("close: %v", err)
	}
}

// counted counts how often it is read.
type counted struct {
	io.ReaderAt
	n *int
}

func (c counted) ReadAt(p []byte, at int64) (int, error) {
	*c.n++
	return c.ReaderAt.ReadAt(p, at)
}

// Ten rows that all say to go on in the same long chain of pages take no longer than one.
func TestAPageBelongsToOneRow(t *testing.T) {
	const size, count, local, rows = 512, 1000, 39, 10
	data := make([]byte, size*count)
	root := data[size : 2*size]
	root[0], root[4] = leafTable, rows
	length := local + 508*800
	cell := append([]byte{byte(0x80 | length>>14), byte(0x80 | length>>7&0x7f), byte(length & 0x7f), 1}, make([]byte, local+4)...)
	binary.BigEndian.PutUint32(cell[4+local:], 3)
	for i := range rows {
		at := size - (i+1)*len(cell)
		copy(root[at:], cell)
		binary.BigEndian.PutUint16(root[8+2*i:], uint16(at))
	}
	for n := 3; n < count; n++ {
		binary.BigEndian.PutUint32(data[(n-1)*size:], uint32(n+1))
	}
	reads := 0
	p := &pages{file: counted{bytes.NewReader(data), &reads}, size: size, usable: size, count: count, lost: map[uint32]bool{}}
	p.rows(2, func([]any) {})
	if reads < 800 || reads > count+rows {
		t.Errorf("%d pages were read", reads)
	}
}
