package rescue

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/fuzztest"
)

// Whatever stands in a rescue file: reading it ends, and gives an edit or an error.
func FuzzAll(f *testing.F) {
	f.Add([]byte(""))
	f.Add([]byte(`{"analysis":{},"drafts":{"cause":"x"}}`))
	f.Add([]byte(`{"analysis":{"format":"whybone","version":1},"drafts":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		defer fuzztest.Limit(t)()
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "id"+ending), data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, one := range All(dir, "") {
			e, err := one.Edit()
			if err != nil {
				continue
			}
			at := fishbone.Stamp{At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
			if _, err := fishbone.New("a", at).Apply(e, at); err != nil {
				t.Errorf("what was read cannot be done: %v", err)
			}
		}
	})
}
