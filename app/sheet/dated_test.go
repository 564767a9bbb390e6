package sheet

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"whybone/app/dates"
)

func TestReadDated(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want []Dated
	}{
		"pasted":                {"2026-01-05\t16.2\t1132\n2026-01-12\t18.9\t1208\n", []Dated{{"2026-01-05", 16.2, 1132}, {"2026-01-12", 18.9, 1208}}},
		"with a head":           {"Week;Complaints;Checked\n5.1.2026;16,2;1.132\n12.1.2026;18,9;1.208\n", []Dated{{"2026-01-05", 16.2, 1132}, {"2026-01-12", 18.9, 1208}}},
		"two columns":           {"日期,投诉\n2026年1月5日,16\n2026年1月12日,18\n", []Dated{{"2026-01-05", 16, 0}, {"2026-01-12", 18, 0}}},
		"a number is not there": {"2026-01-05\t16.2\t\n2026-01-12\t18.9\t1,208\n", []Dated{{"2026-01-05", 16.2, 0}, {"2026-01-12", 18.9, 1208}}},
		"percent":               {"2026-01\t98.5 %\n2026-02\t99 %\n", []Dated{{"2026-01-01", 98.5, 0}, {"2026-02-01", 99, 0}}},
	} {
		if got, err := ReadDated([]byte(c.data), Options{}); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	for name, c := range map[string]struct {
		data   string
		record int
	}{
		"no day":    {"Day,Value\n2026-01-05,1\nlater,2\n", 3},
		"no value":  {"2026-01-05,1\n2026-01-12,many\n", 2},
		"no number": {"Day,Value,Checked\n2026-01-05,1,10\n2026-01-12,2,1.5\n", 3},
	} {
		_, err := ReadDated([]byte(c.data), Options{})
		record := 0
		if e, ok := errors.AsType[*dates.DayError](err); ok {
			record = e.Record
		}
		if e, ok := errors.AsType[*NumberError](err); ok {
			record = e.Record
		}
		if record != c.record {
			t.Errorf("%s: record %d, %v", name, record, err)
		}
	}
	if _, err := ReadDated([]byte("Day,Value\n"), Options{}); !errors.Is(err, ErrEmpty) {
		t.Errorf("a head alone: %v", err)
	}
	if _, err := ReadDated([]byte("one\ntwo\n"), Options{}); !errors.Is(err, ErrColumns) {
		t.Errorf("one column: %v", err)
	}
}

func TestReadNumberAlone(t *testing.T) {
	for written, want := range map[string]float64{"5.3": 5.3, "5,3": 5.3, "１２": 12, "−3": -3, "98 %": 98, "1 204": 1204} {
		if got, err := ReadNumber(written); err != nil || got != want {
			t.Errorf("%q is %v, %v", written, got, err)
		}
	}
	if _, err := ReadNumber("1,204"); !strings.Contains(err.Error(), "1204") {
		t.Errorf("1,204 is %v", err)
	}
	if n, err := ReadCount("1,204"); err != nil || n != 1204 {
		t.Errorf("1,204 counted is %d, %v", n, err)
	}
	if n, err := ReadCount(" "); err != nil || n != 0 {
		t.Errorf("nothing counted is %d, %v", n, err)
	}
	for _, written := range []string{"1.5", "-3", "x", "1e12"} {
		if n, err := ReadCount(written); err == nil {
			t.Errorf("%q counted is %d", written, n)
		}
	}
}
