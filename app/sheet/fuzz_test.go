package sheet

import (
	"errors"
	"math"
	"testing"
	"whybone/fishbone/fuzztest"
)

// Whatever a file holds, reading it ends, and gives a table or an error; what is read is numbers.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"a,b\nx,1\n", "type;nombre\nRetard;1 204\n", "\ufeffa\tb\n其他\t1.234\n", "\xff\xfea\x00,\x00b\x00", "\"a\nb\",1\n", "a,b\n\"x,1",
		"a,b\nx,1,234.5\ny,−3\n", "\xa4\xa4\xa4\xe5,1\n", "=cmd,1", "a,b\nx,1e999\n",
	} {
		f.Add([]byte(seed), 1)
	}
	f.Fuzz(func(t *testing.T, data []byte, values int) {
		if values < 1 || values > 4 {
			return
		}
		defer fuzztest.Limit(t)()
		table, err := Read(data, values, Options{})
		if (table == nil) == (err == nil) {
			t.Fatalf("a table %v and the error %v", table, err)
		}
		if err != nil {
			if errors.Unwrap(err) == nil && err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		for _, r := range table.Rows {
			if len(r.Values) != values {
				t.Errorf("%d values in a row, want %d", len(r.Values), values)
			}
			for _, v := range r.Values {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Errorf("%q has the value %v", r.Name, v)
				}
			}
		}
	})
}
