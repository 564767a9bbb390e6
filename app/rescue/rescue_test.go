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
	if all := All(dir); len(all) != 0 {
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
	if err := Keep(dir, Of(a, nil)); err != nil {
		t.Fatal(err)
	}
	if err := Keep(dir, Of(a, map[string]string{"cause": "周末也不"})); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(dir, "broken"+ending)
	if err := os.WriteFile(broken, []byte(`{"analysis":`), 0o600); err != nil {
		t.Fatal(err)
	}
	all := All(dir)
	if len(all) != 1 || all[0].ID != a.ID() || all[0].Drafts["cause"] != "周末也不" {
		t.Fatalf("kept: %+v", all)
	}
	edit, err := all[0].Edit()
	if err != nil {
		t.Fatal(err)
	}
	back, err := fishbone.New(fishbone.NewID(), at).Apply(edit, at)
	if err != nil || back.About() != a.About() || back.Causes("")[0].Text != "新人不清楚规定" {
		t.Errorf("it came back as %+v, %v", back.About(), err)
	}
	if info, err := os.Stat(file(dir, a.ID())); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has %v, %v", info.Mode(), err)
	}
	for range 2 {
		if err := Drop(dir, a.ID()); err != nil {
			t.Error(err)
		}
	}
	if all := All(dir); len(all) != 0 {
		t.Errorf("there still is %v", all)
	}
}
