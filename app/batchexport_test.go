package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"whybone/app/picture"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// geometry draws what was laid out as it is.
type geometry struct{ picture.TreeRenderer }

func (geometry) Draw(_ context.Context, s *scene.Scene) (*scene.Scene, error) { return s, nil }

func TestSeveralAreExportedNamedByTheirProblems(t *testing.T) {
	s := newStage(t)
	ids := []fishbone.ID{
		s.add(problem("late trucks")), s.add(problem("Late trucks")), s.add(problem("a/b: cold?")), s.add(),
	}
	folder := filepath.Join(t.TempDir(), "new", "folder")
	if err := exportInto(folder, s.store, geometry{}, ids); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{"Late trucks (2).json", "Late trucks (2).pdf", "a-b- cold-.json", "a-b- cold-.pdf", "late trucks.json", "late trucks.pdf", "whybone.json", "whybone.pdf"}
	slices.Sort(names)
	if !slices.Equal(names, want) {
		t.Errorf("there are %q, want %q", names, want)
	}
}
