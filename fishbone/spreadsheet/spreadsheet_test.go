package spreadsheet

import (
	"testing"
	"time"
)

// What looks like the code of a character in a cell stays as it was typed, also where the end of
// one is the beginning of the next.
func TestCodesAreEscaped(t *testing.T) {
	for _, text := range []string{"", "words", "_x0041_", "_x0041_x0042_", "_x00", "a_x000D_", "_x0041", "__x0041__x0042_"} {
		if got := Unescape(Escape(text)); got != text {
			t.Errorf("%q is read back as %q", text, got)
		}
	}
	for text, want := range map[string]string{"a_x000D_b": "a\rb", "_x005F_x0041_": "_x0041_", "_xD800_": "_xD800_"} {
		if got := Unescape(text); got != want {
			t.Errorf("%q means %q, not %q", text, got, want)
		}
	}
}

func TestPlacesHaveNames(t *testing.T) {
	for n, name := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 1<<14 - 1: "XFD"} {
		if ColumnName(n) != name {
			t.Errorf("column %d is called %s", n, ColumnName(n))
		}
		if row, column, ok := ParseName(name + "7"); !ok || row != 6 || column != n {
			t.Errorf("%s7 is row %d of column %d, %v", name, row, column, ok)
		}
	}
	if row, column, ok := ParseName("$b$12"); !ok || Name(row, column) != "B12" {
		t.Errorf("$b$12 is %s, %v", Name(row, column), ok)
	}
	for _, name := range []string{"", "A", "7", "A0", "A-1", "XFE1", "AAAAAAAAAAAAAA1", "A1048577", "A1:B2", "A$", "$", "中1"} {
		if _, _, ok := ParseName(name); ok {
			t.Errorf("%q is the name of a cell", name)
		}
	}
}

func TestDaysAreCounted(t *testing.T) {
	for day, want := range map[string]float64{"1900-01-01": 1, "1900-02-28": 59, "1900-03-01": 61, "2026-03-14": 46095} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := Serial(at); got != want {
			t.Errorf("%s is %v, not %v", day, got, want)
		}
	}
}
