package session

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// Undo and redo that are asked for while a step is under way are made after it, in their order.
func TestStepsOfTheRegisterWaitForOneAnother(t *testing.T) {
	store, err := storage.Open(filepath.Join(t.TempDir(), "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var under []func() (then func())
	at := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	r := OpenRegister(store.Register(), store.Register(), func() time.Time { at = at.Add(time.Second); return at },
		func(work func() func()) { under = append(under, work) }, func() {})
	for _, what := range []string{"late", "cold"} {
		if _, err := r.Do(complaint.Add{Complaint: fishbone.Complaint{What: what, Received: "2026-03-14"}}); err != nil {
			t.Fatal(err)
		}
	}
	var steps []string
	told := func(step string) func(complaint.Edit, error) {
		return func(e complaint.Edit, err error) {
			if err != nil {
				t.Error(step, err)
				return
			}
			steps = append(steps, step+" "+e.(complaint.Add).Complaint.What)
		}
	}
	r.Undo(told("undo"))
	r.Undo(told("undo"))
	r.Redo(told("redo"))
	for len(under) > 0 {
		work := under[0]
		under = under[1:]
		work()()
		if len(under) > 1 {
			t.Fatal("two steps are under way")
		}
	}
	if want := []string{"undo cold", "undo late", "redo late"}; !slices.Equal(steps, want) {
		t.Errorf("the steps were %q, want %q", steps, want)
	}
}
