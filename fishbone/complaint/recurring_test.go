package complaint

import (
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone"
)

func TestRecurring(t *testing.T) {
	now := []Count{{Name: "late", N: 40}, {Name: "cold", N: 46}, {Name: "wrong", N: 2}, {Name: "loud", N: 20}, {Name: "", N: 90}, {Name: "new", N: 9}, {Name: "as ever", N: 30}}
	before := []Count{{Name: "late", N: 41}, {Name: "cold", N: 20}, {Name: "loud", N: 19}, {Name: "as ever", N: 28}}
	sequels := []Sequel{
		{Type: "late", Analysis: "a", Closed: "2026-01-01", Since: 40},
		{Type: "loud", Analysis: "b", Closed: "2026-01-01", Since: 20},
		{Type: "as ever", Analysis: "c"},
	}
	relapses := []Relapse{{Analysis: "b", Due: 25, N: 20}} // fewer than were expected
	var told []string
	for _, r := range Recurring(now, before, sequels, relapses) {
		told = append(told, fmt.Sprintf("%s %d/%d %v %v", r.Name, r.N, r.Before, r.Returned, r.Rising))
	}
	if got, want := strings.Join(told, ", "), "late 40/41 true false, cold 46/20 false true, new 9/0 false true"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := Recurring(nil, before, sequels, relapses); got != nil {
		t.Errorf("of nothing: %v", got)
	}
	if !(Sequel{Analysis: "x", Closed: "2026-01-01", Since: 1}).Returned(map[fishbone.ID]Relapse{}) {
		t.Error("where no count was expected, one is enough")
	}
}
