package merge_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/merge"
)

// someWords draws a short text.
var someWords = rapid.OneOf(rapid.SampledFrom([]string{"", "等", "wait", "a\nb"}), rapid.StringN(1, 6, -1))

// anyOf draws a thing of an analysis, or one that is not there.
func anyOf(t *rapid.T, a *fishbone.Analysis, kinds ...string) fishbone.ID {
	ids := []fishbone.ID{fishbone.Tray}
	for _, k := range fishbone.Kinds() {
		if len(kinds) > 0 && !slices.Contains(kinds, k.Name) {
			continue
		}
		for thing := range a.Things(k) {
			ids = append(ids, fishbone.IDOf(thing))
		}
	}
	return rapid.SampledFrom(ids).Draw(t, "thing")
}

// anyEdit draws an edit of an analysis, which need not fit.
func (l *laptop) anyEdit(t *rapid.T) fishbone.Edit {
	cause := func() fishbone.ID { return anyOf(t, l.a, "cause") }
	under := func() fishbone.ID { return anyOf(t, l.a, "cause", "bone") }
	switch rapid.IntRange(0, 17).Draw(t, "edit") {
	case 0, 1, 2:
		return fishbone.AddCause{ID: l.id(), Under: under(), Text: someWords.Draw(t, "text")}
	case 3:
		return fishbone.MoveCause{ID: cause(), Under: under(), Before: cause()}
	case 4:
		return fishbone.MoveCause{ID: cause(), Under: under()}
	case 5:
		return fishbone.RewordCause{ID: cause(), Text: someWords.Draw(t, "text")}
	case 6:
		return fishbone.RemoveCause{ID: cause()}
	case 7:
		return fishbone.LinkSame{ID: cause(), As: cause()}
	case 8:
		return fishbone.StopAsking{ID: cause(), Reason: someWords.Draw(t, "reason")}
	case 9:
		return fishbone.JudgeTherefore{ID: cause(), Therefore: fishbone.Holds}
	case 10:
		return fishbone.MergeCause{ID: cause(), Into: cause(), As: l.id()}
	case 11:
		return fishbone.RemoveBone{ID: anyOf(t, l.a, "bone")}
	case 12:
		return fishbone.CheckFit{ID: l.id(), Cause: cause(), Fact: anyOf(t, l.a, "fact"), Verdict: fishbone.Explains, Reason: someWords.Draw(t, "reason")}
	case 13:
		return fishbone.SetChain{ID: cause(), Chain: fishbone.Escape}
	case 14:
		f := rapid.SampledFrom(fishbone.AboutKind.Attributes).Draw(t, "field")
		return fishbone.SetAbout{Field: fishbone.Field(f.Name), Text: someWords.Draw(t, "text")}
	}
	return l.plainEdit(t)
}

func (l *laptop) plainEdit(t *rapid.T) fishbone.Edit {
	k := rapid.SampledFrom(fishbone.Kinds()).Draw(t, "kind")
	f := rapid.SampledFrom(k.Attributes).Draw(t, "attribute")
	switch rapid.IntRange(0, 5).Draw(t, "verb") {
	case 0:
		return fishbone.Remove{Of: k, ID: anyOf(t, l.a, k.Name)}
	case 1:
		return fishbone.Move{Of: k, ID: anyOf(t, l.a, k.Name), Before: anyOf(t, l.a, k.Name)}
	case 2, 3:
		return fishbone.Set{Of: k, ID: anyOf(t, l.a, k.Name), Values: fishbone.Values{f.Name: l.anyValue(t, f)}}
	}
	thing := k.New(l.id())
	for _, f := range k.Attributes {
		if v := l.anyValue(t, f); v != nil {
			f.Put(thing, v)
		}
	}
	return fishbone.Add{Thing: thing}
}

func (l *laptop) anyValue(t *rapid.T, f fishbone.Attribute) any {
	switch f.Content {
	case fishbone.ContentLabel, fishbone.ContentLine, fishbone.ContentText:
		return someWords.Draw(t, f.Name)
	case fishbone.ContentWord:
		return rapid.SampledFrom(f.Words).Draw(t, f.Name)
	case fishbone.ContentNumber:
		return rapid.IntRange(0, 3).Draw(t, f.Name)
	case fishbone.ContentDay:
		return rapid.SampledFrom([]string{"", "2026-03-14", "2026-05-01"}).Draw(t, f.Name)
	case fishbone.ContentFigure:
		return rapid.SampledFrom([]string{"", "1", "2.5"}).Draw(t, f.Name)
	case fishbone.ContentCause, fishbone.ContentThing, fishbone.ContentParent:
		return anyOf(t, l.a, f.Of...)
	case fishbone.ContentCauses:
		return slices.DeleteFunc([]fishbone.ID{anyOf(t, l.a, "cause"), anyOf(t, l.a, "cause")}, func(id fishbone.ID) bool { return id == "" })
	}
	return nil
}

// work makes some edits on a laptop.
func (l *laptop) work(t *rapid.T) {
	for range rapid.IntRange(0, 25).Draw(t, l.name) {
		l.do(l.anyEdit(t))
	}
}

func TestAnyTwoLaptops(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was, x, y := both(t)
		x.work(t)
		if rapid.Bool().Draw(t, "at the same time") {
			y.at = x.at
		}
		y.work(t)
		r := merged(t, was, x.a, y.a)
		mirrored(t, was, x.a, y.a, r)
		for _, side := range []*fishbone.Analysis{x.a, y.a} {
			nothingIsLost(t, was, side, r)
			again := merged(t, side, side, r.Analysis)
			if got, want := content(again.Analysis), content(r.Analysis); got != want || len(again.Conflicts) > 0 {
				t.Fatalf("merged again\n%s\nwas\n%s", got, want)
			}
			if got, want := content(merged(t, was, side, was).Analysis), content(side); got != want {
				t.Fatalf("merged with what it came from\n%s\nwant\n%s", got, want)
			}
			if got, want := content(merged(t, was, side, side).Analysis), content(side); got != want {
				t.Fatalf("merged with itself\n%s\nwant\n%s", got, want)
			}
			led, err := side.Apply(fishbone.Revert{Patch: merge.Difference(side, r.Analysis)}, r.Analysis.Changed())
			if err != nil || content(led) != content(r.Analysis) {
				t.Fatalf("the difference leads to %v, want\n%s", err, content(r.Analysis))
			}
		}
	})
}

// nothingIsLost sees to it that each text that a side wrote stands in what came out, or in a
// conflict about its thing.
func nothingIsLost(t *rapid.T, was, side *fishbone.Analysis, r merge.Result) {
	told := map[fishbone.ID]bool{}
	for _, c := range r.Conflicts {
		told[c.Thing] = true
		for _, v := range []any{c.Ours, c.Theirs} { // of two the same, also the one that went
			if thing, ok := v.(fishbone.Thing); ok {
				told[fishbone.IDOf(thing)] = true
			}
		}
	}
	for id, thing := range side.Parts().Things {
		old, _ := was.Thing(id)
		out, _ := r.Analysis.Thing(id)
		for _, f := range thing.Kind().Attributes {
			wrote, isText := f.Get(thing).(string)
			if !isText || told[id] || wrote == "" || old != nil && old.Kind() == thing.Kind() && f.Get(old) == wrote {
				continue
			}
			if out == nil || out.Kind() != thing.Kind() || f.Get(out) != wrote {
				t.Fatalf("%s of %s was %q on one side, and is %v", f.Name, id, wrote, out)
			}
		}
	}
}

// What two laptops do to different things comes out as if one had done it after the other: that
// is the slow and obvious way of merging.
func TestApartIsOneAfterTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was, x, y := both(t)
		x.at = y.at.Add(1000) // the order in lists is that of the later one
		for i := range rapid.IntRange(0, 20).Draw(t, "rounds") {
			text := fmt.Sprint("text ", i)
			for l, bone := range map[*laptop]fishbone.ID{x: "people", y: "method"} {
				var mine []fishbone.ID
				for _, c := range l.a.Walk(bone) {
					mine = append(mine, c.ID)
				}
				mine = append(mine, bone)
				slices.Sort(mine)
				of, to := rapid.SampledFrom(mine).Draw(t, "of"), rapid.SampledFrom(mine).Draw(t, "to")
				switch rapid.IntRange(0, 4).Draw(t, "edit") {
				case 0, 1:
					l.do(fishbone.AddCause{ID: l.id(), Under: to, Text: text})
				case 2:
					l.do(fishbone.RewordCause{ID: of, Text: text})
				case 3:
					l.do(fishbone.MoveCause{ID: of, Under: to})
				case 4:
					l.do(fishbone.Judge{ID: of, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: text}})
				}
			}
		}
		one := &laptop{name: "one", at: y.at, a: x.a}
		after, err := one.a.Apply(fishbone.Revert{Patch: merge.Difference(was, y.a)}, fishbone.Stamp{At: y.at})
		if err != nil {
			t.Fatalf("one after the other: %v", err)
		}
		r := merged(t, was, x.a, y.a)
		if got, want := content(r.Analysis), content(after); got != want || len(r.Conflicts) > 0 {
			t.Fatalf("merged\n%s\none after the other\n%s\nconflicts %v", got, want, r.Conflicts)
		}
	})
}

// Three laptops that meet in any order come to the same things and texts.
func TestThreeLaptops(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was, x, y := both(t)
		z := &laptop{name: "z", at: y.at, a: was}
		for _, l := range []*laptop{x, y, z} {
			for range rapid.IntRange(0, 8).Draw(t, "cards") {
				l.do(fishbone.AddCause{ID: l.id(), Under: anyOf(t, was, "cause", "bone"), Text: "card of " + l.name})
			}
		}
		var ways []string
		for _, order := range [][3]*laptop{{x, y, z}, {z, y, x}, {y, x, z}} {
			two := merged(t, was, order[0].a, order[1].a)
			three := merged(t, was, two.Analysis, order[2].a)
			ids := slices.Sorted(maps.Keys(three.Analysis.Parts().Things))
			ways = append(ways, fmt.Sprint(ids))
		}
		if ways[0] != ways[1] || ways[1] != ways[2] {
			t.Fatalf("three ways:\n%v\n%v\n%v", ways[0], ways[1], ways[2])
		}
	})
}
