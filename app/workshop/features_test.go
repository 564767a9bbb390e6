package workshop

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// shared are the folders that features may know; paneltest is for tests.
var shared = []string{"panel", "categories", "wall", "paneltest"}

// TestFeaturesDoNotKnowEachOther reads what the folders of the page import.
func TestFeaturesDoNotKnowEachOther(t *testing.T) {
	const here = "whybone/app/workshop"
	folders, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	features := 0
	for _, folder := range folders {
		if !folder.IsDir() || folder.Name() == "testdata" {
			continue
		}
		features++
		files, err := filepath.Glob(filepath.Join(folder.Name(), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			for _, path := range imports(t, file) {
				of, within := strings.CutPrefix(path, here)
				of = strings.TrimPrefix(of, "/")
				if within && of != folder.Name() && !slices.Contains(shared, of) {
					t.Errorf("%s imports %s", file, path)
				}
			}
		}
	}
	if features < len(shared) {
		t.Errorf("only %d folders were looked at", features)
	}
}

// imports are the packages that a file imports.
func imports(t *testing.T, file string) (all []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, path)
	}
	return all
}
