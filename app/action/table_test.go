package action

import (
	"slices"
	"testing"
)

// names are what a menu of a table would say, by the names of the actions.
func names(t *Table) (all []string) {
	for _, a := range t.All() {
		all = append(all, a.Name)
	}
	return all
}

func TestAnActionStandsBehindAnother(t *testing.T) {
	table := NewTable(Action{Name: "a"}, Action{Name: "b"}, Action{Name: "a1", After: "a"}, Action{Name: "a2", After: "a"},
		Action{Name: "last", After: "nobody"}, Action{Name: "c1", After: "c"}, Action{Name: "c"})
	if got, want := names(table), []string{"a", "a1", "a2", "b", "c", "c1", "last"}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

func TestPress(t *testing.T) {
	did, can := "", true
	do := func(what string) func() { return func() { did = what } }
	table := NewTable(
		Action{Name: "first", Keys: []string{"x", "y"}, Where: In(Board), Do: do("first"), Can: func() bool { return can }},
		Action{Name: "nth", Keys: []string{"1", "2"}, Where: In(Cards), Do: do("nth"), Nth: func(n int) { did = []string{"one", "two"}[n] }},
		Action{Name: "yields", Keys: []string{"z"}, Where: In(Any), Do: do("yields"), Can: func() bool { return can }, Yields: true},
		Action{Name: "gets", Keys: []string{"z"}, Where: In(Board), Do: do("gets")},
	)
	pressed := 0
	table.OnPress = func() { pressed++ }
	for _, c := range []struct {
		stroke string
		at     Place
		can    bool
		used   bool
		did    string
	}{
		{"x", Board, true, true, "first"},
		{"y", Board, true, true, "first"},
		{"x", Board, false, true, ""}, // used up all the same
		{"x", Cards, true, false, ""},
		{"2", Cards, true, true, "two"},
		{"z", Board, true, true, "yields"},
		{"z", Board, false, true, "gets"},
		{"z", Cards, false, false, ""},
	} {
		did, can, pressed = "", c.can, 0
		if used := table.Press(c.stroke, c.at); used != c.used || did != c.did || (pressed == 1) != c.used {
			t.Errorf("%q at %s: used %v, did %q, told %d times; want %v, %q", c.stroke, c.at, used, did, pressed, c.used, c.did)
		}
	}
}

func TestChoicesLeaveOutWhatCannotBeDone(t *testing.T) {
	no := func() bool { return false }
	table := NewTable(Action{Name: "a", Part: Edit}, Action{Name: "b", Part: Edit, Can: no}, Action{Name: "c", Part: Edit, Hidden: true},
		Action{Name: "d", Part: Edit, Says: func() string { return "said" }})
	var got []string
	for _, c := range table.Choices("", "b", "", "a", "", "b", "", "d", "") {
		got = append(got, c.Words)
	}
	if want := []string{"a", "", "said"}; !slices.Equal(got, want) {
		t.Errorf("the menu says %q, want %q", got, want)
	}
	got = nil
	for _, c := range table.Menu(Edit) {
		if c.Off != (c.Words == "b") {
			t.Errorf("%q is dimmed: %v", c.Words, c.Off)
		}
		got = append(got, c.Words)
	}
	if want := []string{"a", "b", "said"}; !slices.Equal(got, want) {
		t.Errorf("the bar says %q, want %q", got, want)
	}
}

func TestWordsAmongKeysBeginSmall(t *testing.T) {
	for what, want := range map[string]string{"Strike the cause": "strike the cause", "next": "next", "划掉这个原因": "划掉这个原因", "": ""} {
		if got := InLine(what); got != want {
			t.Errorf("%q is told as %q, want %q", what, got, want)
		}
	}
}
