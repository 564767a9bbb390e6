package categories

import (
	"slices"
	"testing"

	"whybone/app/words"
	"whybone/fishbone"
)

func use(t *testing.T, l words.Language) {
	t.Helper()
	if err := words.Use(l); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = words.Use(words.English) })
}

// TestTheSetsOfTheMethod looks for the sets that teams ask for by name.
func TestTheSetsOfTheMethod(t *testing.T) {
	use(t, words.Simplified)
	want := map[string][]string{
		"4M1E：人机料法环":      {"人员", "设备", "物料", "方法", "环境"},
		"6M（5M1E）：人机料法环测": {"人员", "设备", "物料", "方法", "环境", "测量"},
		"基本面 / 技术面":       {"形象过好", "培训", "承诺过美", "经验", "告知不清", "团队默契", "政策不清、中途变更", "警觉性"},
	}
	for _, s := range Sets() {
		if bones, ok := want[s.Name()]; ok {
			delete(want, s.Name())
			if !slices.Equal(s.Bones(), bones) {
				t.Errorf("%s has %q, want %q", s.Name(), s.Bones(), bones)
			}
		}
	}
	for name := range want {
		t.Errorf("there is no set %q", name)
	}
}

// TestNoTwoSetsAreTheSame compares the bones whatever their order.
func TestNoTwoSetsAreTheSame(t *testing.T) {
	for _, l := range words.Languages() {
		use(t, l.Language)
		for i, s := range Sets() {
			for _, other := range Sets()[:i] {
				a, b := slices.Sorted(slices.Values(s.Bones())), slices.Sorted(slices.Values(other.Bones()))
				if slices.Equal(a, b) {
					t.Errorf("in %s %q and %q are the same", l.Name, s.Name(), other.Name())
				}
			}
		}
	}
}

// TestASetGoesFromTeamToTeam writes the bones of a fish to a file and gives them to another.
func TestASetGoesFromTeamToTeam(t *testing.T) {
	var edits []fishbone.Edit
	for _, name := range []string{"Nurses", "Doctors & co"} {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: name}})
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Join(edits...), fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	made := NewSet(" Our  ward ", a)
	got, ok := ReadSet(made.File(), "elsewhere")
	if !ok || got.Name() != "Our ward" || !slices.Equal(got.Bones(), []string{"Nurses", "Doctors & co"}) {
		t.Errorf("%s was read as %+v, %v", made.File(), got, ok)
	}
	b, err := fishbone.New("b", fishbone.Stamp{}).Apply(got.Edit(fishbone.New("b", fishbone.Stamp{})), fishbone.Stamp{})
	if err != nil || len(b.Bones()) != 2 {
		t.Errorf("the other fish has %v, %v", b.Bones(), err)
	}
	if got.Edit(b) != nil {
		t.Error("the bones would be there twice")
	}
}

func TestWhatIsNoSet(t *testing.T) {
	for _, text := range []string{
		"", "[]", "{}", `{"bones":[]}`, `{"bones":[" "]}`, `{"problem":"p","categories":[]}`, `{"bones":["a"],"colour":1}`, `{"bones":["a"]} more`,
	} {
		if s, ok := ReadSet([]byte(text), "f"); ok {
			t.Errorf("%s is read as %+v", text, s)
		}
	}
}

func TestOwnSets(t *testing.T) {
	set := func(name string, bones ...string) Set { return Set{name: name, bones: bones} }
	own := Own{}.With(set("A", "1")).With(set("B", "2")).With(set("A", "3", "4"))
	back := ReadOwn(own.String())
	if len(back) != 2 || back[0].Name() != "A" || !slices.Equal(back[0].Bones(), []string{"3", "4"}) {
		t.Errorf("%s is read as %v", own, back)
	}
	if left := back.Without("A"); len(left) != 1 || left[0].Name() != "B" || len(back) != 2 {
		t.Errorf("without A there are %v, and %v", left, back)
	}
	for _, broken := range []string{"", "{", `[{"name":"","bones":["a"]},{"name":"x","bones":[]}]`} {
		if own := ReadOwn(broken); len(own) > 0 {
			t.Errorf("%q is read as %v", broken, own)
		}
	}
}
