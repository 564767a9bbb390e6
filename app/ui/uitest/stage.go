package uitest

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/words"
	"whybone/storage"
)

// NewWindow is an empty window in English, as large as the smallest that a page is made for.
func NewWindow(t *testing.T) fyne.Window {
	t.Helper()
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, container.NewStack())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 720))
	return w
}

// NewStore is an empty data file, which is closed when the test ends.
func NewStore(t *testing.T) *storage.Store { t.Helper(); return OpenStore(t, t.TempDir(), "whybone") }

// OpenStore is a data file in a directory.
func OpenStore(t *testing.T, dir, name string) *storage.Store {
	t.Helper()
	store, err := storage.Open(filepath.Join(dir, name+".db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}
