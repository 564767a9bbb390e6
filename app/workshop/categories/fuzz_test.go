package categories

import (
	"testing"

	"whybone/fishbone/fuzztest"
)

// Whatever stands in a file for a set of bones: reading it ends, and what is read can be written
// and read again.
func FuzzReadSet(f *testing.F) {
	for _, seed := range []string{`{"name":"6M","bones":["People","Machine"]}`, `{"bones":["a","a"," "]}`, "", "[]", "\ufeff{\"bones\":[\"一\"]}"} {
		f.Add([]byte(seed), "file.json")
	}
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		defer fuzztest.Limit(t)()
		s, ok := ReadSet(data, name)
		if !ok {
			return
		}
		again, ok := ReadSet(s.File(), name)
		if !ok || string(again.File()) != string(s.File()) {
			t.Errorf("%s became %s", s.File(), again.File())
		}
	})
}
