package fishbone

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReadList(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"one", "one"},
		{"one\ntwo\r\nthree\rfour", "one|two|three|four"},
		{"\n\n one \n\n", "one"},
		{"• one\n•two\n- three\n* four\n– five", "one|two|three|four|five"},
		{"1. one\n2) two\n3、three\n(4) four\n5．five\n10.ten\n⑥six", "one|two|three|four|five|ten|six"},
		{"一、培训不足\n二、流程太长\n（三）没有人负责\n十一、其他", "培训不足|流程太长|没有人负责|其他"},
		{"a) one\nb. two", "one|two"},
		{"-5 °C is too cold\n1.5 mm gap\n*important\n3D printer\na.m. shift", "-5 °C is too cold|1.5 mm gap|*important|3D printer|a.m. shift"},
		{"one\n  two\n    three\n  four\nfive", "one|>two|>>three|>four|five"},
		{"one\n\ttwo\n\t\tthree\n\tfour", "one|>two|>>three|>four"},
		{"一\n　二\n　　三", "一|>二|>>三"},
		{"    deep first\nthen flat\n  below", "deep first|then flat|>below"},
		{"- one\n  - two\n- three", "one|>two|three"},
		{"Title\n- one\n- two", "Title|>one|>two"},
		{"one\n      two\n   between", "one|>two|>between"},
		{"•\n1.\none", "one"},
	} {
		var got []string
		for _, l := range ReadList(tt.text) {
			got = append(got, strings.Repeat(">", l.Level)+l.Text)
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q is read as %q, want %q", tt.text, s, tt.want)
		}
	}
}

// bones makes an analysis with these bones.
func withBones(t *testing.T, names ...string) *Analysis {
	t.Helper()
	a := New("a", Stamp{At: time.Unix(0, 0)})
	for i, n := range names {
		var err error
		if a, err = a.Apply(Add{Thing: &Bone{ID: ID(fmt.Sprint("b", i+1)), Name: n}}, a.Made()); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func TestAddress(t *testing.T) {
	english := []string{"People", "Machines", "Materials", "Physical evidence", "Price", "Productivity"}
	chinese := []string{"人员", "机器", "物料", "环境"}
	for _, tt := range []struct {
		bones      []string
		line       string
		bone, rest string
	}{
		{english, "People: no training", "b1", "no training"},
		{english, "people：no training", "b1", "no training"},
		{english, "pe> no training", "b1", "no training"},
		{english, "mac > too old", "b2", "too old"},
		{english, "ma> too old", "", ""}, // machines or materials
		{english, "p> no training", "", ""},
		{english, "ph: dirty shop", "b4", "dirty shop"},
		{english, "2> too old", "b2", "too old"},
		{english, "2: too old", "b2", "too old"},
		{english, "2:30 is too late", "", ""},
		{english, "1> too few", "b1", "too few"},
		{english, "4> dirty shop", "b4", "dirty shop"},
		{english, "6> nothing new", "b6", "nothing new"},
		{english, "2> 30 days late", "b2", "30 days late"},
		{english, "2：30 is too late", "", ""},
		{english, "7> nothing", "", ""},
		{english, "0> nothing", "", ""},
		{english, "Time: too late", "", ""},
		{english, "https://example.org", "", ""},
		{english, ": nothing", "", ""},
		{english, "mac>", "b2", ""},
		{english, "no mark at all", "", ""},
		{[]string{"Price", "Physical evidence"}, "pe> dirty", "b2", "dirty"},
		{[]string{"Price", "Pricelist"}, "price: too high", "b1", "too high"},
		{[]string{"A", "B"}, "b> b says > a", "b2", "b says > a"},
		{chinese, "人: 培训不足", "b1", "培训不足"},
		{chinese, "人员：培训不足", "b1", "培训不足"},
		{chinese, "机＞太旧", "b2", "太旧"},
		{chinese, "３＞太贵", "b3", "太贵"},
		{chinese, "客户：不满意", "", ""},
		{nil, "人: 培训不足", "", ""},
	} {
		bone, rest, ok := withBones(t, tt.bones...).SplitBonePrefix(tt.line)
		if string(bone.ID) != tt.bone || ok != (tt.bone != "") || ok && rest != tt.rest {
			t.Errorf("%q goes to %q and says %q, want %q and %q", tt.line, bone.ID, rest, tt.bone, tt.rest)
		}
		if !ok && rest != tt.line {
			t.Errorf("%q, which names no bone, became %q", tt.line, rest)
		}
	}
}

func TestSpread(t *testing.T) {
	a := withBones(t, "People", "Machines")
	n := 0
	newID := func() ID { n++; return ID(fmt.Sprint("c", n)) }
	edits := a.EditsFromList(ReadList("plain\n  below\nP: no training\n  no time\nMachines:\n- old\n  - never replaced\n- dirty\nplain too: yes"), Tray, "", "Li", newID)
	b, err := a.Apply(Batch{Edits: edits}, a.Made())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	show := func(level int, c Cause) bool {
		got = append(got, strings.Repeat(">", level)+c.Text)
		if c.By != "Li" {
			t.Errorf("%q is by %q", c.Text, c.By)
		}
		return true
	}
	b.Walk(Tray)(show)
	b.WalkBones()(show)
	want := []string{">plain", ">>below", ">plain too: yes", ">no training", ">>no time", ">old", ">>never replaced", ">dirty"}
	if !slices.Equal(got, want) {
		t.Errorf("it became %q, want %q", got, want)
	}
	more, err := b.Apply(Batch{Edits: b.EditsFromList(ReadList("x\n y"), "c1", "c2", "", newID)}, a.Made())
	if err != nil {
		t.Fatal(err)
	}
	if ids := more.CauseIDs("c1"); len(ids) != 2 || ids[1] != "c2" {
		t.Errorf("below the first there are %q, want the new one before c2", ids)
	}
}

// A tab leads to the next column that can be divided by four, wherever it stands.
func TestTabsAndSpacesIndentAlike(t *testing.T) {
	for text, want := range map[string][]int{
		"a\n\tb\n    c":       {0, 1, 1},
		"a\n  \tb\n    c":     {0, 1, 1},
		"a\n   \tb\n\tc":      {0, 1, 1},
		"a\n    \tb\n\t\tc":   {0, 1, 1},
		"a\n\tb\n\t c\n\t  d": {0, 1, 2, 3},
		"a\n\u3000b\n  c":     {0, 1, 1},
	} {
		var got []int
		for _, l := range ReadList(text) {
			got = append(got, l.Level)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the levels %v, want %v", text, got, want)
		}
	}
}
