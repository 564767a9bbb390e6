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
		{"• one • two ● three", "one|two|three"},
		{"Causes: • one • two", "Causes:|>one|>two"},
		{"• one\n  • two\n\t• three\n• four", "one|>two|>>three|four"},
		{"约翰·史密斯 走了\n5 ▪6", "约翰·史密斯 走了|5 ▪6"},
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
	readings := a.Readings("plain\n  below\nP: no training\n  no time\nMachines:\n- old\n  - never replaced\n- dirty\nplain too: yes", PasteTarget{By: "Li"}, newID)
	b, err := a.Apply(Batch{Edits: readings[0].Edits}, a.Made())
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
	more, err := b.Apply(Batch{Edits: b.Readings("x\n y", PasteTarget{Under: "c1", Before: "c2"}, newID)[0].Edits}, a.Made())
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

// shown is what an analysis has on its bones and in the tray.
func outline(a *Analysis) string {
	var all []string
	add := func(level int, c Cause) bool {
		all = append(all, strings.Repeat(">", level)+c.Text)
		return true
	}
	for _, b := range a.Bones() {
		all = append(all, b.Name)
		for _, c := range a.Causes(b.ID) {
			add(1, c)
			for level, below := range a.Walk(c.ID) {
				add(level+1, below)
			}
		}
	}
	all = append(all, "-")
	a.Walk(Tray)(add)
	return strings.Join(all, "|")
}

func TestReadings(t *testing.T) {
	const (
		list  = "人员\n- 新员工没有带教\n- 夜班只有一人\n设备\n- 打印机卡纸\n  - 没有保养计划\n物料\n- 混批\n"
		table = "People\tNo training\tNo budget\nPeople\tFatigue\t\nMachine\tWorn blade\t\"changed only\nwhen it breaks\"\n"
	)
	for name, c := range map[string]struct {
		bones []string
		text  string
		under ID
		want  []string
	}{
		"headings that are bones": {[]string{"人员", "设备", "物料"}, list, Tray, []string{"人员|>新员工没有带教|>夜班只有一人|设备|>打印机卡纸|>>没有保养计划|物料|>混批|-"}},
		"headings without bones":  {nil, list, Tray, []string{"人员|>新员工没有带教|>夜班只有一人|设备|>打印机卡纸|>>没有保养计划|物料|>混批|-", "-|>人员|>>新员工没有带教|>>夜班只有一人|>设备|>>打印机卡纸|>>>没有保养计划|>物料|>>混批"}},
		"one heading is new":      {[]string{"人员", "设备"}, list, Tray, []string{"人员|>新员工没有带教|>夜班只有一人|设备|>打印机卡纸|>>没有保养计划|物料|>混批|-", "人员|>新员工没有带教|>夜班只有一人|设备|>打印机卡纸|>>没有保养计划|-|>物料|>>混批"}},
		"rows of known bones":     {[]string{"People", "Machine"}, table, Tray, []string{"People|>No training|>>No budget|>Fatigue|Machine|>Worn blade|>>changed only when it breaks|-"}},
		"rows without bones":      {nil, table, Tray, []string{"People|>No training|>>No budget|>Fatigue|Machine|>Worn blade|>>changed only when it breaks|-", "-|>People|>>No training|>>>No budget|>>Fatigue|>Machine|>>Worn blade|>>>changed only when it breaks"}},
		"merged cells":            {[]string{"A"}, "A\tx\ty\n\t\tz\n\tw\t\n", Tray, []string{"A|>x|>>y|>>z|>w|-"}},
		"rows as answers":         {[]string{"A"}, "x\ty\nz\tw", "c0", []string{"A|>why|>>x|>>>y|>>z|>>>w|-"}},
		"a colon, no such bone":   {[]string{"A"}, "Material: x\nMaterial: y", Tray, []string{"A|Material|>x|>y|-", "A|-|>Material: x|>Material: y"}},
		"one colon among others":  {[]string{"A"}, "Note: x\nplain", Tray, []string{"A|-|>Note: x|>plain", "A|Note|>x|-|>plain"}},
		"a bone without children": {[]string{"A", "B"}, "A\nB\nc", Tray, []string{"A|B|-|>A|>B|>c"}},
		"tabs as indentation":     {[]string{"A"}, "x\n\ty\n\tz", Tray, nil},
		"a title with bullets":    {nil, "What went wrong at the night shift in March?\n- x\n- y", Tray, []string{"-|>What went wrong at the night shift in March?|>>x|>>y"}},
		"nothing":                 {nil, " \n\n", Tray, []string{}},
	} {
		a := withBones(t, c.bones...)
		if c.under != Tray {
			var err error
			if a, err = a.Apply(AddCause{ID: c.under, Under: "b1", Text: "why"}, a.Made()); err != nil {
				t.Fatal(err)
			}
		}
		n := 0
		readings := a.Readings(c.text, PasteTarget{Under: c.under}, func() ID { n++; return ID(fmt.Sprint("n", n)) })
		got := []string{}
		for _, r := range readings {
			b, err := a.Apply(Join(r.Edits...), a.Made())
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got = append(got, outline(b))
			if added := b.Count().Causes - a.Count().Causes; added != r.Causes || len(b.Bones())-len(a.Bones()) != len(r.NewBones) {
				t.Errorf("%s: it says %d causes and the bones %q, there are %d more", name, r.Causes, r.NewBones, added)
			}
		}
		if c.want != nil && !slices.Equal(got, c.want) {
			t.Errorf("%s:\nread as %q\nwant    %q", name, got, c.want)
		}
	}
}
