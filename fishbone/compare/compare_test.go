package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

var at = fishbone.Stamp{At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}

type fataler interface {
	Helper()
	Fatal(...any)
}

// made is an analysis as an outline says it: bones without an indent, causes a tab deeper each. Behind
// a cause may stand what was found of it: + confirmed and a root cause, - rejected.
func made(t fataler, id fishbone.ID, outline string, more ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "late"}}
	above := []fishbone.ID{}
	for i, line := range strings.Split(strings.Trim(outline, "\n"), "\n") {
		text := strings.TrimLeft(line, "\t")
		depth, id := len(line)-len(text), fishbone.ID(fmt.Sprint(id, i))
		above = append(above[:depth], id)
		name, root := strings.CutSuffix(text, " +")
		name, rejected := strings.CutSuffix(name, " -")
		switch {
		case depth == 0 && name == "tray":
			above[0] = fishbone.Tray
		case depth == 0:
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: name}})
		default:
			edits = append(edits, fishbone.AddCause{ID: id, Under: above[depth-1], Text: name})
		}
		finding := fishbone.Confirmed
		if rejected {
			finding = fishbone.Rejected
		}
		if root {
			edits = append(edits, fishbone.StopAsking{ID: id, Reason: "ours"})
		}
		if root || rejected {
			edits = append(edits, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: finding, Evidence: "seen"}})
		}
	}
	a, err := fishbone.New(id, at).Apply(fishbone.Batch{Edits: append(edits, more...)}, at)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// told is a comparison as an outline, with who has each thing: = both, < the first, > the second, and
// @ where the second has it at another place.
func told(c *Comparison) string {
	signs := map[Seen]string{Both: "=", OnlyA: "<", OnlyB: ">", Neither: "0"}
	var out strings.Builder
	for _, b := range c.Bones {
		fmt.Fprintf(&out, "%s%s\n", b.Name, signs[b.SeenOn()])
		walk(b.Below, func(n *Node) bool {
			fmt.Fprintf(&out, "%s%s%s", strings.Repeat("\t", n.Depth()+1), c.Text(n), signs[n.Seen()])
			if n.Elsewhere {
				out.WriteString("@")
			}
			out.WriteString("\n")
			return true
		})
	}
	return out.String()
}

func mustTell(t *testing.T, c *Comparison, want string) {
	t.Helper()
	if got := strings.TrimSpace(told(c)); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

const ours = `
人员
	高峰期排班不合理
		排班只看全天单量
			排班规则三年没有复核 +
	骑手不够
方法
	出餐太慢
		堂食和外卖抢同一个灶
环境
物料
`

const theirs = `
人員
	高峰期的排班不合理
		排班只看全天單量
	新骑手不熟悉小区
方法
	出餐太慢
		后厨出单不分先后 +
	骑手不够
物料
	地址填写不全
`

func TestWhatBothSawIsThereOnce(t *testing.T) {
	c := New(made(t, "a", ours), made(t, "b", theirs), nil)
	mustTell(t, c, `
人员=
	高峰期排班不合理=
		排班只看全天单量=
			排班规则三年没有复核<
	骑手不够=@
	新骑手不熟悉小区>
方法=
	出餐太慢=
		堂食和外卖抢同一个灶<
		后厨出单不分先后>
环境0
物料>
	地址填写不全>
`)
	if got := fmt.Sprint(c.Count()); got != "[0 2 3 4]" {
		t.Error(got)
	}
}

func TestBonesOfTwoLanguages(t *testing.T) {
	meaning := func(name string) string { return map[string]string{"人员": "people", "People": "people"}[name] }
	c := New(made(t, "a", "People\n\tx1 clerk"), made(t, "b", "人员\n\tx2 desk"), meaning)
	mustTell(t, c, "People=\n\tx1 clerk<\n\tx2 desk>")
}

// TestMergedWordingsCount merges two cards in one analysis; the other has what the second one said.
func TestMergedWordingsCount(t *testing.T) {
	a := made(t, "a", "b\n\tnobody counts\n\tthe scale is broken", fishbone.MergeCause{ID: "a2", Into: "a1", As: "w"})
	mustTell(t, New(a, made(t, "b", "b\n\tthe scale is broken"), nil), "b=\n\tnobody counts=")
}

func TestWhatRepeatsAnotherCauseIsNotLookedAtTwice(t *testing.T) {
	a := made(t, "a", "b\n\tno list\nc\n\tno list", fishbone.LinkSame{ID: "a3", As: "a1"})
	mustTell(t, New(a, made(t, "b", "b\n\tno list\nc"), nil), "b=\n\tno list=\nc0")
}

func TestHandsDecide(t *testing.T) {
	a, b := made(t, "a", "b\n\tno list\n\train"), made(t, "b", "b\n\tno list\n\twet roads")
	say := func(a *fishbone.Analysis, c fishbone.Counterpart) *fishbone.Analysis {
		next, err := a.Apply(a.SayCounterpart(c), fishbone.Stamp{At: a.Changed().At.Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	a = say(a, fishbone.Counterpart{ID: "h1", Text: "no list", Cause: "a1", Of: "b", Theirs: "b1", Likeness: fishbone.OtherCause})
	b = say(b, fishbone.Counterpart{ID: "h2", Text: "rain", Cause: "b2", Of: "a", Theirs: "a2", Likeness: fishbone.SameCause})
	mustTell(t, New(a, b, nil), "b=\n\tno list<\n\train=\n\tno list>")
	if n := New(a, b, nil).Find(A, "a2"); !n.ByHand {
		t.Error("it is not said that a hand joined the two")
	}
	a = say(a, fishbone.Counterpart{ID: "h3", Text: "no list", Cause: "a1", Of: "b", Theirs: "b1", Likeness: fishbone.SameCause})
	mustTell(t, New(a, b, nil), "b=\n\tno list=\n\train=")
	if len(a.Counterparts()) != 1 {
		t.Errorf("said twice: %v", a.Counterparts())
	}
}

func TestPoints(t *testing.T) {
	a := made(t, "a", "m\n\tslow kitchen\n\t\tone stove\n\train -\n\tno list\n\t\tnobody owns it +\n\tno scale\n\t\tnever bought\np\n\tclerk\nq\n\tx\n\t\ty\n\t\t\tz")
	b := made(t, "b", "m\n\tslow kitchen\n\t\torders unsorted\n\train +\n\tno list\n\tno scale\np\nq\n\tx\n\t\tother words\n\t\t\tz")
	var got []string
	for _, p := range New(a, b, nil).Points() {
		name := p.Bone.Name
		if p.Node != nil {
			name = New(a, b, nil).Text(New(a, b, nil).Find(p.Node.Seen().side(), p.Node.In[p.Node.Seen().side()]))
		}
		got = append(got, fmt.Sprint(p.Kind, " ", name, " ", p.Side))
	}
	want := []string{"verdicts rain 1", "root nobody owns it 0", "ways slow kitchen 0", "deeper no scale 0", "bone p 0"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestWhatNeitherSaw(t *testing.T) {
	a := made(t, "a", "m\n\tslow\nempty", fishbone.SetChain{ID: "a1", Chain: fishbone.Occurrence})
	b := made(t, "b", "m\n\tslow kitchen\nempty\nalso empty")
	c := New(a, b, nil)
	var names []string
	for _, bone := range c.Blind() {
		names = append(names, bone.Name)
	}
	if !slices.Equal(names, []string{"empty", "also empty"}) {
		t.Error(names)
	}
	if got := c.Unasked(); !slices.Equal(got, []fishbone.Chain{fishbone.Escape, fishbone.System}) {
		t.Error(got)
	}
	earlier := made(t, "c", "m\n\tslow kitchen +\n\tboxes leak +\n\tboxes leak +")
	if got := c.Missed([]*fishbone.Analysis{a, earlier}); len(got) != 1 || got[0].Text != "boxes leak" || got[0].Bone != "m" {
		t.Errorf("%+v", got)
	}
}

// ids gives new identifiers in turn.
func ids(prefix string) func() fishbone.ID {
	n := 0
	return func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint(prefix, n)) }
}

func TestTakingOver(t *testing.T) {
	a, b := made(t, "a", ours), made(t, "b", theirs)
	c := New(a, b, nil)
	n := c.Find(A, "a3") // a root cause below what both have
	next, err := b.Apply(c.Take(n, Origins{"team A", "team B"}, ids("t")), at)
	if err != nil {
		t.Fatal(err)
	}
	taken, _ := next.Cause("t1")
	if parent, _ := next.Cause(taken.Parent); parent.Text != "排班只看全天單量" || taken.TakenFrom != "team A" || taken.Verdict.Finding != fishbone.ToVerify {
		t.Errorf("%+v below %q", taken, parent.Text)
	}
	if got := New(a, next, nil).Find(A, "a3").Seen(); got != Both {
		t.Errorf("after it was taken over it is seen by %v", got)
	}
	if e := c.Take(c.Find(A, "a2"), Origins{}, ids("t")); e != nil {
		t.Errorf("what both have is taken over: %v", e)
	}
}

// TestTwins is about what a second group begins with.
func TestTwins(t *testing.T) {
	a := made(t, "a", ours, fishbone.Add{Thing: &fishbone.Fact{ID: "f", Aspect: "when", Is: "at noon"}},
		fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Ann", Role: fishbone.Member}}, fishbone.SetAbout{Field: fishbone.Goal, Text: "on time"})
	begin := func(id fishbone.ID, of *fishbone.Analysis) *fishbone.Analysis {
		b, err := fishbone.New(id, at).Apply(Twin(of, ids(string(id))), at)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	b := begin("b", a)
	third := begin("c", b)
	if n := b.Count(); n.Causes != 0 || len(b.Bones()) != 4 || len(b.Facts()) != 1 || len(b.People()) != 0 || b.About().Goal != "on time" || b.About().Problem != "late" {
		t.Errorf("the second group begins with %+v %+v", n, b.About())
	}
	if !AreTwins(a, b) || !AreTwins(b, third) || AreTwins(a, a) || AreTwins(a, made(t, "x", ours)) {
		t.Error("twins are not told from others")
	}
	if !New(a, b, nil).Covered() || New(a, made(t, "x", ours), nil).Covered() {
		t.Error("groups at work see each other, or others are covered")
	}
	done, err := a.Apply(fishbone.CloseAnalysis{Day: "2026-03-02"}, at)
	if err != nil || New(done, b, nil).Covered() {
		t.Error("what one group has closed is still covered", err)
	}
}

// anyone makes up an analysis of few words, so that much is alike.
func anyone(t *rapid.T, id fishbone.ID) *fishbone.Analysis {
	texts := []string{"排班不合理", "高峰期排班不合理", "骑手不够", "騎手不夠", "rain", "wet roads", "no list", "no list at all", "nobody counts", "太", "的"}
	edits, causes := []fishbone.Edit{}, []fishbone.ID{fishbone.Tray}
	for i := range rapid.IntRange(0, 4).Draw(t, "bones") {
		bone := fishbone.ID(fmt.Sprint("bone", i))
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: rapid.SampledFrom([]string{"人员", "人員", "People", "方法"}).Draw(t, "name")}})
		causes = append(causes, bone)
	}
	for i := range rapid.IntRange(0, 14).Draw(t, "causes") {
		cause := fishbone.ID(fmt.Sprint(id, i))
		edits = append(edits, fishbone.AddCause{ID: cause, Under: rapid.SampledFrom(causes).Draw(t, "under"), Text: rapid.SampledFrom(texts).Draw(t, "text")})
		causes = append(causes, cause)
	}
	a := fishbone.New(id, at)
	for _, e := range edits {
		if next, err := a.Apply(e, at); err == nil { // too deep
			a = next
		}
	}
	return a
}

// pairs are all things with who has them, as the sides would say it that are given.
func pairs(c *Comparison, first Side) (all []string) {
	for _, n := range c.Nodes() {
		all = append(all, fmt.Sprint(n.In[first], "=", n.In[first.Other()], n.Elsewhere))
	}
	slices.Sort(all)
	return all
}

func TestNothingIsLostOrDoubled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyone(t, "a"), anyone(t, "b")
		c := New(a, b, nil)
		for _, side := range Sides {
			var got, want []fishbone.ID
			for _, n := range c.Nodes() {
				if n.In[side] != "" {
					got = append(got, n.In[side])
				}
			}
			for thing := range c.Of[side].Things(fishbone.CauseKind) {
				want = append(want, fishbone.IDOf(thing))
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("side %d has %v, of %v", side, got, want)
			}
		}
	})
}

// TestWaysAreThoseOfBoth: whoever comes to a cause from the one above it, or from its bone, has it there.
func TestWaysAreThoseOfBoth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := New(anyone(t, "a"), anyone(t, "b"), nil)
		for _, n := range c.Nodes() {
			for _, side := range Sides {
				if !n.Way().By(side) {
					continue
				}
				above := n.Bone.In[side]
				if n.Up != nil {
					above = n.Up.In[side]
				} else if n.Bone.isTray() {
					above = fishbone.Tray
				}
				if one, ok := c.Cause(n, side); !ok || one.Parent != above {
					t.Fatalf("side %d has %q below %q, not %q", side, one.Text, one.Parent, above)
				}
			}
		}
	})
}

// TestSolutionsSaidTwiceAreOne keeps the one that was decided on.
func TestSolutionsSaidTwiceAreOne(t *testing.T) {
	a := made(t, "a", "b", fishbone.Add{Thing: &fishbone.Solution{ID: "s1", Text: "pay monthly"}}, fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "ask more"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s3", Text: "Pay monthly", Choice: fishbone.Chosen}})
	b := made(t, "b", "b", fishbone.Add{Thing: &fishbone.Solution{ID: "t1", Text: "pay monthly"}})
	got := New(a, b, nil).Solutions
	if len(got) != 2 || got[0].In != [...]fishbone.ID{"s3", "t1"} || got[1].In[A] != "s2" {
		t.Errorf("%v", got)
	}
}

func TestItDoesNotMatterWhichIsTheFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyone(t, "a"), anyone(t, "b")
		if one, other := pairs(New(a, b, nil), A), pairs(New(b, a, nil), B); !slices.Equal(one, other) {
			t.Fatalf("%v\n%v", one, other)
		}
	})
}

func TestAnAnalysisIsTheSameAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyone(t, "a")
		for _, n := range New(a, a, nil).Nodes() {
			if n.In[A] != n.In[B] || n.Elsewhere {
				t.Fatalf("%s is %s", n.In[A], n.In[B])
			}
		}
	})
}

// TestOneOfTwo puts two analyses together: nothing that either has is missing, and nothing doubled.
func TestOneOfTwo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := New(anyone(t, "a"), anyone(t, "b"), nil)
		edit := c.Together(Origins{"team A", "team B"}, ids("t"))
		if edit == nil {
			return // there is nothing in either
		}
		together, err := fishbone.New("c", at).Apply(edit, at)
		if err != nil {
			t.Fatal(err)
		}
		taken := 0
		for thing := range together.Things(fishbone.CauseKind) {
			if thing.(*fishbone.Cause).TakenFrom != "" {
				taken++
			}
		}
		n := c.Count()
		if got := together.Count().Causes; got != len(c.Nodes()) || taken != n[OnlyA]+n[OnlyB] {
			t.Fatalf("%d causes of %d, %d of them taken over, of %v", got, len(c.Nodes()), taken, n)
		}
	})
}

// TestOfEqualOnesTheNearestIsTheSame has the same words twice on one side.
func TestOfEqualOnesTheNearestIsTheSame(t *testing.T) {
	a, b := made(t, "a", "b\n\train\n\tclerk\n\toven\n\train"), made(t, "b", "b\n\tqueue\n\tstove\n\tforms\n\train")
	mustTell(t, New(a, b, nil), "b=\n\train<\n\tclerk<\n\toven<\n\train=\n\tqueue>\n\tstove>\n\tforms>")
}
