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
	"n1", "n2", "n3", "n4", fishbone.Tray, fishbone.BoneKind.List, "\xfe",
})

var someText = rapid.OneOf(
	rapid.StringN(0, 12, -1),
	rapid.SampledFrom([]string{"薪资", " a \n b ", `<b>\N"`, "\xff\xfe\x00", "\u202e\u200b", "👩‍🏭"}),
)

var someEdit = rapid.Custom(func(t *rapid.T) fishbone.Edit {
	kind := rapid.SampledFrom(fishbone.EditNames()).Draw(t, "kind")
	if draw := someOf[kind]; draw != nil {
		return draw(t)
	}
	e := plainEdit(t, kind)
	if e == nil {
		t.Fatalf("no generator knows the edit %s", kind)
	}
	return e
})

// one draws an identifier, and words a text.
func one(t *rapid.T, what string) fishbone.ID { return someID.Draw(t, what) }
func words(t *rapid.T) string                 { return someText.Draw(t, "text") }

// before draws a sibling, often nowhere in particular: a random one hardly ever stands in
// the right list.
func before(t *rapid.T) fishbone.ID {
	return rapid.OneOf(rapid.Just(fishbone.ID("")), someID).Draw(t, "before")
}

func pickOne[T any](t *rapid.T, from ...T) T { return rapid.SampledFrom(from).Draw(t, "one of") }

// someOf draws the edits that have rules of their own.
var someOf = map[string]func(*rapid.T) fishbone.Edit{
	"set-about": func(t *rapid.T) fishbone.Edit {
		return fishbone.SetAbout{Field: pickOne(t, fishbone.Problem, fishbone.Head, fishbone.HowMuch, "colour"), Text: words(t)}
	},
	"swap-bones":  func(t *rapid.T) fishbone.Edit { return fishbone.SwapBones{ID: one(t, "id"), With: one(t, "with")} },
	"remove-bone": func(t *rapid.T) fishbone.Edit { return fishbone.RemoveBone{ID: one(t, "id")} },
	"add-cause": func(t *rapid.T) fishbone.Edit {
		return fishbone.AddCause{ID: one(t, "id"), Under: one(t, "under"), Before: before(t), Text: words(t), By: words(t)}
	},
	"reword-cause": func(t *rapid.T) fishbone.Edit { return fishbone.RewordCause{ID: one(t, "id"), Text: words(t)} },
	"move-cause": func(t *rapid.T) fishbone.Edit {
		return fishbone.MoveCause{ID: one(t, "id"), Under: one(t, "under"), Before: before(t)}
	},
	"remove-cause": func(t *rapid.T) fishbone.Edit { return fishbone.RemoveCause{ID: one(t, "id")} },
	"merge-cause": func(t *rapid.T) fishbone.Edit {
		return fishbone.MergeCause{ID: one(t, "id"), Into: one(t, "into"), As: one(t, "as")}
	},
	"part-cause":   func(t *rapid.T) fishbone.Edit { return fishbone.PartCause{ID: one(t, "id"), As: one(t, "as")} },
	"show-wording": func(t *rapid.T) fishbone.Edit { return fishbone.ShowWording{ID: one(t, "id")} },
	"split-cause": func(t *rapid.T) fishbone.Edit {
		return fishbone.SplitCause{ID: one(t, "id"), As: one(t, "as"), Text: words(t), Rest: words(t)}
	},
	"link-same": func(t *rapid.T) fishbone.Edit { return fishbone.LinkSame{ID: one(t, "id"), As: one(t, "as")} },
	"judge": func(t *rapid.T) fishbone.Edit {
		finding := pickOne(t, fishbone.Unjudged, fishbone.Confirmed, fishbone.Rejected, "maybe")
		return fishbone.Judge{ID: one(t, "id"), Verdict: fishbone.Verdict{Finding: finding, Who: words(t)}}
	},
	"judge-link": func(t *rapid.T) fishbone.Edit {
		therefore := pickOne(t, fishbone.Unchecked, fishbone.Holds, fishbone.Breaks, "perhaps")
		return fishbone.JudgeTherefore{ID: one(t, "id"), Therefore: therefore}
	},
	"rename-person": func(t *rapid.T) fishbone.Edit { return fishbone.RenamePerson{ID: one(t, "id"), As: words(t)} },
	"anonymize-person": func(t *rapid.T) fishbone.Edit {
		return fishbone.AnonymizePerson{ID: one(t, "id"), As: words(t)}
	},
	"vote": func(t *rapid.T) fishbone.Edit {
		return fishbone.SetVotes{ID: one(t, "id"), Votes: rapid.IntRange(-2, 5).Draw(t, "votes")}
	},
	"stop-asking": func(t *rapid.T) fishbone.Edit {
		return fishbone.StopAsking{ID: one(t, "id"), Reason: words(t), Control: rapid.SampledFrom([]fishbone.Control{fishbone.WithinControl, fishbone.OutsideControl}).Draw(t, "control")}
	},
	"set-chain": func(t *rapid.T) fishbone.Edit {
		return fishbone.SetChain{ID: one(t, "id"), Chain: rapid.SampledFrom([]fishbone.Chain{fishbone.NoChain, fishbone.Escape, "nonsense"}).Draw(t, "chain")}
	},
	"open-slips": func(t *rapid.T) fishbone.Edit {
		use := rapid.SampledFrom([]fishbone.SlipUse{fishbone.SlipCause, fishbone.SlipSolution, fishbone.SlipGuess}).Draw(t, "use")
		return fishbone.OpenSlips{For: use, As: rapid.SliceOfN(someID, 0, 3).Draw(t, "as")}
	},
	"check-fit": func(t *rapid.T) fishbone.Edit {
		verdict := pickOne(t, "", fishbone.Explains, fishbone.CannotExplain, fishbone.OnlyIf, "nonsense")
		return fishbone.CheckFit{ID: one(t, "id"), Cause: one(t, "cause"), Fact: one(t, "fact"), Verdict: verdict, Reason: words(t)}
	},
	"set-without": func(t *rapid.T) fishbone.Edit {
		return fishbone.SetWithout{ID: one(t, "id"), Without: rapid.SampledFrom([]fishbone.Without{fishbone.WithoutUnsaid, fishbone.WithoutLess, "nonsense"}).Draw(t, "without")}
	},
	"choose-solution": func(t *rapid.T) fishbone.Edit {
		choice := pickOne(t, fishbone.NotChosen, fishbone.Chosen, fishbone.Declined, "perhaps")
		return fishbone.ChooseSolution{ID: one(t, "id"), Choice: choice, Reason: words(t)}
	},
	"rank-solutions": func(t *rapid.T) fishbone.Edit {
		return fishbone.RankSolutions{Order: rapid.SliceOfN(someID, 0, 3).Draw(t, "order")}
	},
	"merge-solution": func(t *rapid.T) fishbone.Edit {
		return fishbone.MergeSolution{ID: one(t, "id"), Into: one(t, "into"), As: one(t, "as")}
	},
	"give-points": func(t *rapid.T) fishbone.Edit {
		return fishbone.GivePoints{ID: one(t, "id"), Criterion: one(t, "criterion"), Of: one(t, "of"), By: words(t), Points: rapid.IntRange(-1, 6).Draw(t, "points")}
	},
	"conclude": func(t *rapid.T) fishbone.Edit {
		finding := pickOne(t, fishbone.Unjudged, fishbone.Confirmed, fishbone.ToVerify, fishbone.Undecided, "maybe")
		return fishbone.Conclude{ID: one(t, "id"), Finding: finding, On: pickOne(t, fishbone.Day(""), "2026-03-14", "x")}
	},
	"start-ballot": func(t *rapid.T) fishbone.Edit {
		return fishbone.StartBallot{
			ID: one(t, "id"), Text: words(t), On: pickOne(t, fishbone.OfCauses, fishbone.OfSolutions, "nonsense"), Dots: rapid.IntRange(0, 3).Draw(t, "dots"), Most: rapid.IntRange(-1, 3).Draw(t, "most"),
			Cards:  []fishbone.BallotCard{{ID: one(t, "card"), Of: pickOne(t, fishbone.ID("staff"), "loose")}, {ID: one(t, "card"), Of: pickOne(t, fishbone.ID("rivals"), "pay")}},
			Voters: []fishbone.BallotVoter{{ID: one(t, "paper"), Person: "p1"}},
		}
	},
	"add-voter": func(t *rapid.T) fishbone.Edit {
		return fishbone.AddVoter{ID: one(t, "id"), Ballot: one(t, "ballot"), Person: one(t, "person")}
	},
	"cast-paper": func(t *rapid.T) fishbone.Edit { return fishbone.CastPaper{ID: one(t, "id"), Sealed: words(t)} },
	"pass-paper": func(t *rapid.T) fishbone.Edit {
		return fishbone.PassPaper{ID: one(t, "id"), State: pickOne(t, fishbone.PaperWaiting, fishbone.PaperLate, fishbone.PaperAbsent, fishbone.PaperVoted, "nonsense")}
	},
	"reveal-ballot": func(t *rapid.T) fishbone.Edit {
		return fishbone.RevealBallot{ID: one(t, "id"), Dots: map[fishbone.ID]int{one(t, "card"): rapid.IntRange(-1, 2).Draw(t, "dots")}}
	},
	"cut-ballot": func(t *rapid.T) fishbone.Edit {
		return fishbone.CutBallot{ID: one(t, "id"), Cut: rapid.IntRange(-1, 4).Draw(t, "cut")}
	},
	"decide-tie": func(t *rapid.T) fishbone.Edit {
		return fishbone.DecideTie{ID: one(t, "id"), Breaks: one(t, "breaks"), For: "staff", Reason: words(t),
			Cards: []fishbone.BallotCard{{ID: one(t, "card"), Of: "staff"}, {ID: one(t, "card"), Of: "rivals"}}}
	},
	"judge-effect": func(t *rapid.T) fishbone.Edit {
		return fishbone.JudgeEffect{
			ID: one(t, "id"), Verdict: pickOne(t, fishbone.EffectOpen, fishbone.Effective, fishbone.NotEffective, "perhaps"),
			By: words(t), Day: pickOne[fishbone.Day](t, "", "2026-06-01", "yesterday"), Reason: words(t),
		}
	},
	"close-analysis": func(t *rapid.T) fishbone.Edit {
		return fishbone.CloseAnalysis{Day: pickOne[fishbone.Day](t, "", "2026-06-01", "2026-13-01"), By: words(t)}
	},
	"reopen-analysis": func(t *rapid.T) fishbone.Edit {
		return fishbone.ReopenAnalysis{Day: pickOne[fishbone.Day](t, "", "2026-06-01", "2026-13-01")}
	},
	"file-analysis": func(t *rapid.T) fishbone.Edit {
		return fishbone.FileAnalysis{State: pickOne(t, append(fishbone.Filings(), "lost")...), Day: pickOne[fishbone.Day](t, "", "2026-06-01", "2026-13-01"), By: words(t)}
	},
	// A batch and a revert are made where an analysis is at hand, see edits and TestAnySession.
	"batch":     func(*rapid.T) fishbone.Edit { return fishbone.Batch{} },
	"revert":    func(*rapid.T) fishbone.Edit { return fishbone.Revert{} },
	"take-over": func(t *rapid.T) fishbone.Edit { return fishbone.TakeOver{From: words(t), Sum: "5a", Position: 3} },
}

// plainEdit draws an edit without rules of its own, nil for a name that is none.
func plainEdit(t *rapid.T, name string) fishbone.Edit {
	for _, k := range fishbone.Kinds() {
		switch name {
		case "add-" + k.Name:
			thing := k.New(one(t, "id"))
			for _, f := range k.Attributes {
				if f.Content != fishbone.ContentStamp {
					f.Put(thing, someValue(t, f))
				}
			}
			return fishbone.Add{Thing: thing, Before: before(t)}
		case "set-" + k.Name:
			f := rapid.SampledFrom(k.Attributes).Draw(t, "attribute")
			return fishbone.Set{Of: k, ID: one(t, "id"), Values: fishbone.Values{f.Name: someValue(t, f)}}
		case "move-" + k.Name:
			return fishbone.Move{Of: k, ID: one(t, "id"), Before: before(t)}
		case "remove-" + k.Name:
			return fishbone.Remove{Of: k, ID: one(t, "id")}
		}
	}
	return nil
}

// someValue draws what an attribute may be asked to hold, right or wrong.
func someValue(t *rapid.T, f fishbone.Attribute) any {
	switch f.Content {
	case fishbone.ContentLabel, fishbone.ContentLine, fishbone.ContentText:
		return words(t)
	case fishbone.ContentWord:
		return rapid.SampledFrom(append([]string{"nonsense"}, f.Words...)).Draw(t, "word")
	case fishbone.ContentNumber:
		return rapid.IntRange(-2, 5).Draw(t, "number")
	case fishbone.ContentDay:
		return rapid.SampledFrom([]string{"", "2026-03-14", "2026-02-30", "soon"}).Draw(t, "day")
	case fishbone.ContentFigure:
		return rapid.SampledFrom([]string{"", "0", "-0", "12.50", "1e3", "NaN", "much"}).Draw(t, "figure")
	case fishbone.ContentCause, fishbone.ContentThing, fishbone.ContentParent:
		return one(t, "cause")
	case fishbone.ContentCauses:
		return rapid.SliceOfN(someID, 0, 3).Draw(t, "causes")
	case fishbone.ContentStamp:
		return now
	}
	t.Fatalf("no generator knows the content of %s", f.Name)
	return nil
}

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
			change, err := a.Change(fishbone.DatedEdit{Edit: e, At: now})
			next := change.After
			if got := content(t, a); got != before {
				t.Fatalf("%+v wrote into the analysis it was given:\n%s\nwas\n%s", e, got, before)
			}
			if err != nil {
				if undo {
					t.Fatalf("undo: %v", err)
				}
				continue
			}
			checkStep(t, a, change, before)
			if !undo {
				back = append(back, fishbone.Revert{Patch: change.Undo})
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

func checkStep(t *rapid.T, before *fishbone.Analysis, c fishbone.Change, was string) {
	if err := c.After.Check(); err != nil {
		t.Fatalf("check: %v", err)
	}
	undone, err := c.After.Apply(stored(t, fishbone.Revert{Patch: c.Undo}), now)
	if err != nil {
		t.Fatalf("undo: %v", err)
	}
	if got := content(t, undone); got != was {
		t.Fatalf("undone it is\n%s\nit was\n%s", got, was)
	}
	again, err := before.Apply(stored(t, fishbone.Revert{Patch: c.Patch}), now)
	if err != nil {
		t.Fatalf("patch: %v", err)
	}
	if got, want := content(t, again), content(t, c.After); got != want {
		t.Fatalf("patched it is\n%s\nit should be\n%s", got, want)
	}
	checkTouched(t, before, c)
}

// checkTouched sees to it that a patch names all that is another thing now, and nothing else.
func checkTouched(t *rapid.T, before *fishbone.Analysis, c fishbone.Change) {
	was, is := before.Parts().Things, c.After.Parts().Things
	touched := map[fishbone.ID]bool{}
	for id, thing := range was {
		touched[id] = is[id] != thing
	}
	for id, thing := range is {
		touched[id] = was[id] != thing
	}
	for id, another := range touched {
		if _, named := c.Patch.Things[id]; named != another {
			t.Fatalf("is %s another thing? %v; does the patch name it? %v", id, another, named)
		}
	}
	for _, p := range []fishbone.Patch{c.Patch, c.Undo} {
		for id := range p.Things {
			if !touched[id] {
				t.Fatalf("%s is named without being touched", id)
			}
		}
	}
}

// Patches of several edits, put together, lead over all of them at once: so does going
// back in a history.
func TestAnyWayBackAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := start(t)
		first, there, back := a, fishbone.Patch{}, fishbone.Patch{}
		for range rapid.IntRange(0, 30).Draw(t, "edits") {
			c, err := a.Change(fishbone.DatedEdit{Edit: edits(t), At: now})
			if err != nil {
				continue
			}
			there, back, a = there.Compose(c.Patch), c.Undo.Compose(back), c.After
		}
		for _, way := range []struct {
			from, to *fishbone.Analysis
			patch    fishbone.Patch
		}{{first, a, there}, {a, first, back}} {
			got, err := way.from.Apply(stored(t, fishbone.Revert{Patch: way.patch}), now)
			if err != nil {
				t.Fatalf("go: %v", err)
			}
			if got, want := content(t, got), content(t, way.to); got != want {
				t.Fatalf("came to\n%s\nwant\n%s", got, want)
			}
		}
	})
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
		lists, causes := map[fishbone.ID][]fishbone.ID{}, map[fishbone.ID]fishbone.Thing{}
		for range rapid.IntRange(1, 3).Draw(t, "wounds") {
			id := someID.Draw(t, "id")
			switch rapid.IntRange(0, 4).Draw(t, "wound") {
			case 0:
				lists[id] = rapid.SliceOfN(someID, 0, 3).Draw(t, "list")
			case 1:
				causes[id] = &fishbone.Cause{ID: id, Text: "x", Parent: someID.Draw(t, "parent")}
			case 2:
				causes[id] = fishbone.CauseKind.Gone()
			case 3:
				causes[id] = &fishbone.Cause{ID: id, Text: "x", Therefore: "perhaps"}
			case 4:
				c := &fishbone.Cause{ID: id, Text: "x", SameAs: someID.Draw(t, "same as")}
				if old := fishbone.ThingIn[fishbone.Cause](parts, id); old != nil {
					c.Parent = old.Parent
				}
				causes[id] = c
			}
		}
		a, err := fishbone.Assemble("x", now, now, parts)
		if err != nil {
			t.Fatalf("assemble: %v", err)
		}
		b, err := a.Apply(fishbone.Revert{Patch: fishbone.Patch{Lists: lists, Things: causes}}, now)
		if err != nil {
			if !errors.Is(err, fishbone.ErrUnsound) {
				t.Fatalf("error %v, want %v", err, fishbone.ErrUnsound)
			}
			return
		}
		checkCounts(t, b)
		for _, id := range []fishbone.ID{"n1", "n2", "staff"} { // what was read must also bear more edits
			if next, err := b.Apply(fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: "x"}}, now); err == nil {
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
	inTray := 0
	for _, c := range a.Walk(fishbone.Tray) {
		inTray++
		if a.IsRoot(c.ID) || roots[c.ID] {
			t.Fatalf("cause %s lies in the tray and counts as a root cause", c.ID)
		}
	}
	if n.Causes != onBones+inTray || n.Unsorted != len(a.CauseIDs(fishbone.Tray)) || n.Deepest != deepest || n.Roots != len(roots) || n.Solutions != len(a.Solutions()) {
		t.Fatalf("counted %+v, walked %d causes on bones, deepest %d, %d roots", n, onBones, deepest, len(roots))
	}
}
