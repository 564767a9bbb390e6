package record_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whybone/app/record"
	"whybone/app/session"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// reading counts how many entries were read.
type reading struct {
	*session.Session
	entries int
}

func (r *reading) Record(from, n int) ([]storage.Entry, error) {
	page, err := r.Session.Record(from, n)
	r.entries += len(page)
	return page, err
}

func open(t *testing.T, edits ...fishbone.Edit) *reading {
	t.Helper()
	store, err := storage.Open(filepath.Join(t.TempDir(), "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	at := time.Date(2026, 3, 14, 23, 50, 0, 0, time.UTC)
	now := func() time.Time {
		at = at.Add(time.Minute)
		return at
	}
	id, err := session.New(store, nil, now())
	if err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(store, id, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		if err := s.Do(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	return &reading{Session: s}
}

func bones(n int) (edits []fishbone.Edit) {
	edits = []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "0"}}}
	for i := 1; i < n; i++ {
		edits = append(edits, fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": fmt.Sprint(i)}})
	}
	return edits
}

// what is what the edit at a position did.
func what(t *testing.T, r *record.Record, position int) string {
	t.Helper()
	l, err := r.Line(position)
	if err != nil || l.Position != position || !l.At.Equal(r.At(position)) {
		t.Fatalf("line %d is %+v, %v", position, l, err)
	}
	return l.What
}

func TestOnlyWhatIsLookedAtIsRead(t *testing.T) {
	s := open(t, bones(450)...)
	r, err := record.Open(s)
	if err != nil || r.Len() != 450 || s.entries != 0 {
		t.Fatalf("%d entries, %d were read, %v", r.Len(), s.entries, err)
	}
	if got := what(t, r, 450); got != "Bone renamed: 448 → 449" || s.entries > 100 {
		t.Errorf("%q, %d were read", got, s.entries)
	}
	if got := what(t, r, 1); got != "Bone added: 0" || s.entries != 450 {
		t.Errorf("%q, %d were read", got, s.entries)
	}
}

func TestUndoneEditsAreToldAsTheyWere(t *testing.T) {
	s := open(t, bones(450)...)
	r, err := record.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range r.Len() {
		all = append(all, what(t, r, i+1))
	}
	for _, position := range []int{0, 7, 333} {
		if err := s.GoTo(position); err != nil {
			t.Fatal(err)
		}
		before := s.entries
		if err := r.Refresh(); err != nil || s.entries != before {
			t.Errorf("going to %d has %d read again, %v", position, s.entries-before, err)
		}
		other, err := record.Open(s)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range all {
			if got := what(t, other, i+1); got != want {
				t.Fatalf("at %d, edit %d is told as %q, want %q", position, i+1, got, want)
			}
		}
	}
}

func TestRefreshTellsWhatIsNew(t *testing.T) {
	s := open(t, bones(3)...)
	r, err := record.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	what(t, r, 1)
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := s.Do(fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": "new"}}); err != nil {
		t.Fatal(err)
	}
	if err := r.Refresh(); err != nil || r.Len() != 5 {
		t.Fatalf("%d entries, %v", r.Len(), err)
	}
	for position, want := range map[int]string{
		5: "Bone renamed: 1 → new", 4: "Went back to: Bone renamed: 0 → 1", 3: "Bone renamed: 1 → 2",
	} {
		if got := what(t, r, position); got != want {
			t.Errorf("entry %d is %q, want %q", position, got, want)
		}
	}
	lines, done, err := r.All()
	if err != nil {
		t.Fatal(err)
	}
	text, table := string(record.Text("x", lines, done, time.UTC)), ""
	if data, err := record.CSV(lines, time.UTC); err != nil {
		t.Error(err)
	} else {
		table = string(data)
	}
	if !strings.Contains(text, "Set aside · Bone renamed: 1 → 2\n") || !strings.Contains(table, "Bone renamed: 1 → 2,set aside\r\n") {
		t.Errorf("the files hold\n%s\n%s", text, table)
	}
}

// filed is a record with somebody who writes, over midnight, with the last edit undone.
func filed(t *testing.T) (lines []record.Line, done int) {
	t.Helper()
	s := open(t,
		fishbone.SetAbout{Field: fishbone.Problem, Text: "Sales fall"},
		fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: `Anna "A"`, Role: fishbone.Recorder}},
	)
	for i := range 9 {
		if err := s.Do(fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint(i)), Name: fmt.Sprintf("大骨, %d", i)}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	r, err := record.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	lines, done, err = r.All()
	if err != nil || len(lines) != 11 || done != 10 {
		t.Fatalf("%d lines, %d done, %v", len(lines), done, err)
	}
	return lines, done
}

// A name or a word that begins like a formula is none in a spreadsheet.
func TestNoCellIsAFormula(t *testing.T) {
	data, err := record.CSV([]record.Line{{Who: "=cmd|' /C calc'!A0", What: "@SUM(1)"}}, time.UTC)
	if err != nil || !strings.Contains(string(data), ",'=cmd|' /C calc'!A0,'@SUM(1),") {
		t.Errorf("%s, %v", data, err)
	}
}

func TestCSV(t *testing.T) {
	lines, _ := filed(t)
	data, err := record.CSV(lines, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(data), "\r\n")
	for i, want := range map[int]string{
		0:  "\ufeffNo.,Date,Time,Written by,What was done,State",
		1:  "1,2026-03-14,23:52:00,,Problem: Sales fall,done",
		3:  `3,2026-03-14,23:56:00,"Anna ""A""","Bone added: 大骨, 0",done`,
		11: `11,2026-03-15,00:12:00,"Anna ""A""","Bone added: 大骨, 8",undone`,
		12: "",
	} {
		if rows[i] != want {
			t.Errorf("row %d is\n%s, want\n%s", i, rows[i], want)
		}
	}
}

func TestText(t *testing.T) {
	lines, done := filed(t)
	text := string(record.Text("Sales fall", lines, done, time.UTC))
	if !strings.HasPrefix(text, "Record: Sales fall\n\n2026-03-14\n23:52  Problem: Sales fall\n23:54  Anna \"A\" joined: Recorder\n23:56  Anna \"A\"  Bone added: 大骨, 0\n23:58") {
		t.Errorf("it begins with\n%s", text)
	}
	if !strings.Contains(text, "\n2026-03-15\n00:00  ") {
		t.Errorf("the second day is missing in\n%s", text)
	}
	if !strings.HasSuffix(text, "\nUndone\n\n2026-03-15\n00:12  Anna \"A\"  Bone added: 大骨, 8\n") {
		t.Errorf("it ends with\n%s", text)
	}
	if got := string(record.Text("x", nil, 0, time.UTC)); got != "Record: x\n" {
		t.Errorf("without any edit it is %q", got)
	}
}
