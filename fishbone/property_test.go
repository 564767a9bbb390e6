package fishbone_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

// The random edits below work on the things of the analysis that start gives, on a
// few that are not there yet, and on some that never can be; so many of them fit
// and many do not.

var someID = rapid.SampledFrom([]fishbone.ID{
	"people", "market", "staff", "pay", "raises", "rivals", "loose", "again", "s1", "i1", "p1",
	"n1", "n2", "n3", "n4", fishbone.Tray, fishbone.ListBones, "\xfe",
})

var someText = rapid.OneOf(
	rapid.StringN(0, 12, -1),
	rapid.SampledFrom([]string{"薪资", " a \n b ", `<b>\N"`, "\xff\xfe\x00", "\u202e\u200b", "👩‍🏭"}),
)

var someEdit = rapid.Custom(func(t *rapid.T) fishbone.Edit {
	id := func(what string) fishbone.ID { return someID.Draw(t, what) }
	text := func() string { return someText.Draw(t, "text") }
	// Often nowhere in particular: a random sibling hardly ever stands in the right list.
	before := func() fishbone.ID {
		return rapid.OneOf(rapid.Just(fishbone.ID("")), someID).Draw(t, "before")
	}
	role := rapid.SampledFrom([]fishbone.Role{fishbone.Facilitator, fishbone.Member, "boss"})
	switch kind := rapid.SampledFrom(fishbone.EditKinds()).Draw(t, "kind"); kind {
	case "set-about":
		field := rapid.SampledFrom([]fishbone.Field{fishbone.Problem, fishbone.Head, fishbone.HowMuch, "colour"})
		return fishbone.SetAbout{Field: field.Draw(t, "field"), Text: text()}
	case "add-bone":
		return fishbone.AddBone{ID: id("id"), Name: text(), Before: before()}
	case "rename-bone":
		return fishbone.RenameBone{ID: id("id"), Name: text()}
	case "move-bone":
		return fishbone.MoveBone{ID: id("id"), Before: before()}
	case "remove-bone":
		return fishbone.RemoveBone{ID: id("id")}
	case "reword-cause":
		return fishbone.RewordCause{ID: id("id"), Text: text()}
	case "move-cause":
		return fishbone.MoveCause{ID: id("id"), Under: id("under"), Before: before()}
	case "remove-cause":
		return fishbone.RemoveCause{ID: id("id")}
	case "link-same":
		return fishbone.LinkSame{ID: id("id"), As: id("as")}
	case "judge":
		finding := rapid.SampledFrom([]fishbone.Finding{fishbone.Unjudged, fishbone.Confirmed, fishbone.Rejected, "maybe"})
		return fishbone.Judge{ID: id("id"), Verdict: fishbone.Verdict{Finding: finding.Draw(t, "finding"), Who: text()}}
	case "judge-link":
		link := rapid.SampledFrom([]fishbone.Link{fishbone.Unread, fishbone.Holds, fishbone.Breaks, "perhaps"})
		return fishbone.JudgeLink{ID: id("id"), Link: link.Draw(t, "link")}
	case "vote":
		return fishbone.Vote{ID: id("id"), Votes: rapid.IntRange(-2, 5).Draw(t, "votes")}
	case "stop-asking":
		return fishbone.StopAsking{ID: id("id"), Reason: text()}
	case "add-solution":
		return fishbone.AddSolution{ID: id("id"), Text: text(), By: text(), Causes: rapid.SliceOfN(someID, 0, 3).Draw(t, "causes")}
	case "reword-solution":
		return fishbone.RewordSolution{ID: id("id"), Text: text()}
	case "tie-solution":
		return fishbone.TieSolution{ID: id("id"), Causes: rapid.SliceOfN(someID, 0, 3).Draw(t, "causes")}
	case "remove-solution":
		return fishbone.RemoveSolution{ID: id("id")}
	case "park":
		return fishbone.Park{ID: id("id"), Text: text(), By: text()}
	case "unpark":
		return fishbone.Unpark{ID: id("id")}
	case "add-person":
		return fishbone.AddPerson{ID: id("id"), Name: text(), Role: role.Draw(t, "role")}
	case "change-person":
		return fishbone.ChangePerson{ID: id("id"), Name: text(), Role: role.Draw(t, "role")}
	case "remove-person":
		return fishbone.RemovePerson{ID: id("id")}
	default: // add-cause, and in place of batch and revert, which are made where an analysis is at hand
		return fishbone.AddCause{ID: id("id"), Under: id("under"), Before: before(), Text: text(), By: text()}
	}
})

// edits draws one edit, or now and then several as one.
func edits(t *rapid.T) fishbone.Edit {
	if rapid.IntRange(0, 9).Draw(t, "batch if 0") == 0 {
		return fishbone.Batch{Edits: rapid.SliceOfN(someEdit, 0, 3).Draw(t, "batch")}
	}
	return someEdit.Draw(t, "edit")
}

// grown draws an analysis that a random session left behind.
func grown(t *rapid.T) *fishbone.Analysis {
	a := start(t)
	for range rapid.IntRange(0, 60).Draw(t, "edits") {
		if next, err := a.Apply(edits(t), now); err == nil {
			a = next
		}
	}
	return a
}

// A session of any edits, right and wrong ones, and of undoing: each step leaves a
// sound analysis and its predecessor untouched, can be undone, and the file of the
// session says the same as the session.
func TestAnySession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, replayed := start(t), start(t)
		var back []fishbone.Edit
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			e, undo := edits(t), false
			if len(back) > 0 && rapid.IntRange(0, 7).Draw(t, "undo if 0") == 0 {
				e, undo = back[len(back)-1], true
				back = back[:len(back)-1]
			}
			before := content(t, a)
			next, err := a.Apply(e, now)
			if got := content(t, a); got != before {
				t.Fatalf("%+v wrote into the analysis it was given:\n%s\nwas\n%s", e, got, before)
			}
			if err != nil {
				if undo {
					t.Fatalf("undo: %v", err)
				}
				continue
			}
			checkStep(t, a, next, before)
			if !undo {
				back = append(back, fishbone.Undo(a, next))
			}
			if replayed, err = replayed.Apply(stored(t, e), now); err != nil {
				t.Fatalf("%+v failed when read back: %v", e, err)
			}
			a = next
		}
		if got, want := content(t, replayed), content(t, a); got != want {
			t.Fatalf("read back, the session gives\n%s\nit gave\n%s", got, want)
		}
	})
}

func checkStep(t *rapid.T, before, after *fishbone.Analysis, was string) {
	if err := after.Check(); err != nil {
		t.Fatalf("check: %v", err)
	}
	undone, err := after.Apply(stored(t, fishbone.Undo(before, after)), now)
	if err != nil {
		t.Fatalf("undo: %v", err)
	}
	if got := content(t, undone); got != was {
		t.Fatalf("undone it is\n%s\nit was\n%s", got, was)
	}
}

func TestAnyAnalysisCanBeAssembled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := grown(t)
		b, err := fishbone.Assemble(a.ID(), a.Made(), a.Changed(), a.Parts())
		if err != nil {
			t.Fatalf("assemble: %v", err)
		}
		if got, want := content(t, b), content(t, a); got != want {
			t.Fatalf("assembled\n%s\nfrom\n%s", got, want)
		}
	})
}

// A patch of anything is either refused as broken or gives a sound analysis, which
// can then be walked and counted.
func TestAnyDamage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := grown(t).Parts()
		lists, causes := map[fishbone.ID][]fishbone.ID{}, map[fishbone.ID]*fishbone.Cause{}
		for range rapid.IntRange(1, 3).Draw(t, "wounds") {
			id := someID.Draw(t, "id")
			switch rapid.IntRange(0, 4).Draw(t, "wound") {
			case 0:
				lists[id] = rapid.SliceOfN(someID, 0, 3).Draw(t, "list")
			case 1:
				causes[id] = &fishbone.Cause{ID: id, Text: "x", Parent: someID.Draw(t, "parent")}
			case 2:
				causes[id] = nil
			case 3:
				causes[id] = &fishbone.Cause{ID: id, Text: "x", Link: "perhaps"}
			case 4:
				c := &fishbone.Cause{ID: id, Text: "x", SameAs: someID.Draw(t, "same as")}
				if old := parts.Causes[id]; old != nil {
					c.Parent = old.Parent
				}
				causes[id] = c
			}
		}
		a, err := fishbone.Assemble("x", now, now, parts)
		if err != nil {
			t.Fatalf("assemble: %v", err)
		}
		b, err := a.Apply(fishbone.Revert{Patch: fishbone.Patch{Lists: lists, Causes: causes}}, now)
		if err != nil {
			if !errors.Is(err, fishbone.ErrBroken) {
				t.Fatalf("error %v, want %v", err, fishbone.ErrBroken)
			}
			return
		}
		checkCounts(t, b)
		for _, id := range []fishbone.ID{"n1", "n2", "staff"} { // what was read must also bear more edits
			if next, err := b.Apply(fishbone.AddBone{ID: id, Name: "x"}, now); err == nil {
				checkCounts(t, next)
			}
		}
	})
}

func TestCountsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkCounts(t, grown(t)) })
}

// checkCounts compares what is counted in one go with what is asked cause by cause.
func checkCounts(t *rapid.T, a *fishbone.Analysis) {
	roots := map[fishbone.ID]bool{}
	for _, c := range a.RootCauses() {
		roots[c.ID] = true
	}
	n, onBones, deepest := a.Count(), 0, 0
	for level, c := range a.WalkBones() {
		onBones++
		deepest = max(deepest, level)
		if a.Level(c.ID) != level || len(a.Path(c.ID)) != level {
			t.Fatalf("cause %s is walked at level %d, stands at %d", c.ID, level, a.Level(c.ID))
		}
		if a.IsRoot(c.ID) != roots[c.ID] {
			t.Fatalf("is %s a root cause? alone %v, in the list %v", c.ID, a.IsRoot(c.ID), roots[c.ID])
		}
	}
	for _, c := range a.Walk(fishbone.Tray) {
		if a.IsRoot(c.ID) || roots[c.ID] {
			t.Fatalf("cause %s lies in the tray and counts as a root cause", c.ID)
		}
	}
	if n.Causes != onBones+n.Unsorted || n.Deepest != deepest || n.Roots != len(roots) || n.Solutions != len(a.Solutions()) {
		t.Fatalf("counted %+v, walked %d causes on bones, deepest %d, %d roots", n, onBones, deepest, len(roots))
	}
}
