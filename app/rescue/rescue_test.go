package rescue

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"whybone/fishbone"
)

func TestWhatIsKeptComesBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "rescue")
	if all := All(dir, ""); len(all) != 0 {
		t.Fatalf("there is %v", all)
	}
	at := fishbone.Stamp{At: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)}
	a, err := fishbone.New(fishbone.NewID(), at).Apply(fishbone.Join(
		fishbone.SetAbout{Field: fishbone.Problem, Text: "门市退货要等"},
		fishbone.AddCause{ID: "c", Text: "新人不清楚规定"},
	), at)
	if err != nil {
		t.Fatal(err)
	}
	const data = "/data/whybone.db"
	k := NewKeeper(dir, data)
	k.Keep(a, nil)
	k.Write()
	for range 2 { // it is asked for again, and not written yet
		if !k.Keep(a, map[string]string{"cause": "周末也不"}) {
			t.Error("there is nothing to write")
		}
	}
	k.Write()
	if k.Keep(a, map[string]string{"cause": "周末也不"}) {
		t.Error("what is kept already is to be written again")
	}
	if err := k.Err(a.ID()); err != nil {
		t.Error(err)
	}
	broken := filepath.Join(dir, "broken"+ending)
	if err := os.WriteFile(broken, []byte(`{"analysis":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if all := All(dir, data); len(all) != 0 {
		t.Errorf("while the program runs there is %v", all)
	}
	k.Close()
	all := All(dir, data)
	if len(all) != 1 || all[0].ID != a.ID() || all[0].As == "" || all[0].Drafts["cause"] != "周末也不" {
		t.Fatalf("kept: %+v", all)
	}
	if info, err := os.Stat(all[0].file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has %v, %v", info.Mode(), err)
	}
	edit, err := all[0].Edit()
	if err != nil {
		t.Fatal(err)
	}
	back, err := fishbone.New(fishbone.NewID(), at).Apply(edit, at)
	if err != nil || back.About() != a.About() || back.Causes("")[0].Text != "新人不清楚规定" {
		t.Errorf("it came back as %+v, %v", back.About(), err)
	}
	for range 2 {
		if err := all[0].Drop(); err != nil {
			t.Error(err)
		}
	}
	if all := All(dir, data); len(all) != 0 {
		t.Errorf("there still is %v", all)
	}
}

func TestWhatIsStoredIsNotKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "rescue")
	k := NewKeeper(dir, "")
	a := fishbone.New(fishbone.NewID(), fishbone.Stamp{})
	k.Keep(a, nil)
	k.Write()
	k.Drop(a.ID())
	k.Close()
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// What was kept for a data file comes back into that, and into another only where it is gone.
func TestWhatIsKeptBelongsToADataFile(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "one.db")
	if err := os.WriteFile(data, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k := NewKeeper(dir, data)
	k.Keep(fishbone.New(fishbone.NewID(), fishbone.Stamp{}), nil)
	k.Close()
	if n := len(All(dir, filepath.Join(dir, "another.db"))); n != 0 {
		t.Errorf("%d come back into another file", n)
	}
	if n := len(All(dir, data)); n != 1 {
		t.Errorf("%d come back", n)
	}
	if err := os.Remove(data); err != nil {
		t.Fatal(err)
	}
	if n := len(All(dir, filepath.Join(dir, "another.db"))); n != 1 {
		t.Errorf("%d come back into another file where the one is gone", n)
	}
}

func TestWhyNothingIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "rescue")
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // nothing can be made in it
		t.Fatal(err)
	}
	k := NewKeeper(dir, "")
	a := fishbone.New(fishbone.NewID(), fishbone.Stamp{})
	k.Keep(a, nil)
	k.Write()
	if k.Err(a.ID()) == nil {
		t.Error("it says that it is kept")
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	if !k.Keep(a, nil) {
		t.Error("it does not try again")
	}
	k.Close()
	if err := k.Err(a.ID()); err != nil || len(All(dir, "")) != 1 {
		t.Errorf("then it is kept: %v", err)
	}
}
