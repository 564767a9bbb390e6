package words_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/fishbonetest"
	"whybone/storage"
)

// history does edits one after the other and keeps them as storage would.
func history(t *testing.T, edits ...fishbone.Edit) (*fishbone.Analysis, []storage.Entry) {
	t.Helper()
	at := fishbone.Stamp{At: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)}
	a := fishbone.New("a", at)
	var log []storage.Entry
	for i, e := range edits {
		c, err := a.Change(fishbone.DatedEdit{Edit: e, At: at})
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, storage.Entry{Position: i + 1, Edit: e, Undo: fishbone.Revert{Patch: c.Undo}, At: at})
		a = c.After
	}
	return a, log
}

// told pairs an edit with how the record tells it.
var told = []struct {
	edit fishbone.Edit
	want string
}{
	{fishbone.SetAbout{Field: fishbone.Problem, Text: "Sales fall"}, `Problem: Sales fall`},
	{fishbone.SetAbout{Field: fishbone.Problem, Text: "Sales fell"}, `Problem: Sales fall → Sales fell`},
	{fishbone.SetAbout{Field: fishbone.Goal, Text: "more\nsales"}, `Goal: more sales`},
	{fishbone.SetAbout{Field: fishbone.Goal, Text: ""}, `Goal cleared: more sales`},
	{fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Ann", Role: fishbone.Member}}, `Ann joined: Member`},
	{fishbone.Set{Of: fishbone.PersonKind, ID: "p", Values: fishbone.Values{"name": "Ann", "role": string(fishbone.Recorder)}}, `Ann is now: Recorder`},
	{fishbone.Set{Of: fishbone.PersonKind, ID: "p", Values: fishbone.Values{"name": "Anna", "role": string(fishbone.Recorder)}}, `Ann is called Anna`},
	{fishbone.Add{Thing: &fishbone.Bone{ID: "m", Name: "Methods"}}, `Bone added: Methods`},
	{fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "Staff"}}, `Bone added: Staff`},
	{fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": "People"}}, `Bone renamed: Staff → People`},
	{fishbone.Move{Of: fishbone.BoneKind, ID: "b", Before: "m"}, `Bone moved: People`},
	{fishbone.AddCause{ID: "1", Text: "Staff leave", By: "Li"}, `Cause added: Staff leave (Li)`},
	{fishbone.MoveCause{ID: "1", Under: "m"}, `Staff leave: put on Methods`},
	{fishbone.MoveCause{ID: "1", Under: "b"}, `Staff leave: moved from Methods to People`},
	{fishbone.MoveCause{ID: "1"}, `Staff leave: taken off People`},
	{fishbone.MoveCause{ID: "1", Under: "b"}, `Staff leave: put on People`},
	{fishbone.AddCause{ID: "2", Under: "b", Text: "Too few"}, `Cause added on People: Too few`},
	{fishbone.MoveCause{ID: "2", Under: "b", Before: "1"}, `Too few: put in another order`},
	{fishbone.AddCause{ID: "3", Under: "1", Text: "Low pay"}, `Why "Staff leave"? Low pay`},
	{fishbone.RewordCause{ID: "3", Text: "Pay too low"}, `Reworded: Low pay → Pay too low`},
	{fishbone.LinkSame{ID: "2", As: "3"}, `Too few: the same as "Pay too low"`},
	{fishbone.LinkSame{ID: "2"}, `Too few: no longer the same as "Pay too low"`},
	{fishbone.Judge{ID: "3", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "two\nsurveys", Who: "Li"}},
		`Verdict on "Pay too low": Confirmed · two surveys · Li`},
	{fishbone.Judge{ID: "3"}, `Verdict taken back: Pay too low`},
	{fishbone.JudgeTherefore{ID: "3", Therefore: fishbone.Breaks}, `"Therefore" breaks: Pay too low`},
	{fishbone.JudgeTherefore{ID: "3", Therefore: fishbone.Holds}, `"Therefore" holds: Pay too low`},
	{fishbone.JudgeTherefore{ID: "3"}, `"Therefore" is open again: Pay too low`},
	{fishbone.SetVotes{ID: "2", Votes: 4}, `Votes for "Too few": 4`},
	{fishbone.StopAsking{ID: "3", Reason: "not ours"}, `No deeper at "Pay too low": not ours`},
	{fishbone.StopAsking{ID: "3", Reason: "x", Control: fishbone.OutsideControl}, `Outside our control: Pay too low`},
	{fishbone.StopAsking{ID: "3"}, `Asking on: Pay too low`},
	{fishbone.AddCause{ID: "6", Under: "m", Text: "They leave", By: "Bo"}, `Cause added on Methods: They leave (Bo)`},
	{fishbone.SetVotes{ID: "6", Votes: 2}, `Votes for "They leave": 2`},
	{fishbone.AddCause{ID: "7", Under: "6", Text: "No thanks"}, `Why "They leave"? No thanks`},
	{fishbone.MergeCause{ID: "6", Into: "1", As: "w"},
		`Merged into one cause: "Staff leave" (Li) and "They leave" (Bo); votes 0 + 2 = 2; answers that moved over: No thanks`},
	{fishbone.ShowWording{ID: "w"}, `The fish says "They leave" now, no longer "Staff leave"`},
	{fishbone.PartCause{ID: "w", As: "6"}, `Two causes again: "They leave" and "Staff leave"`},
	{fishbone.Add{Thing: &fishbone.Wording{ID: "w2", Text: "Nobody stays", Cause: "1", By: "Bo"}}, `"Staff leave" was also said as: Nobody stays (Bo)`},
	{fishbone.SplitCause{ID: "6", As: "8", Text: "They leave", Rest: "They are sad"}, `Split: They leave → They leave | They are sad`},
	{fishbone.RemoveCause{ID: "8"}, `Cause removed: They are sad`},
	{fishbone.RemoveCause{ID: "6"}, `Cause removed with 1 below it: They leave`},
	{fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "Pay more", By: "Li", Causes: []fishbone.ID{"3", "2"}}}, `Solution added for "Pay too low, Too few": Pay more (Li)`},
	{fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"text": "Pay fairly"}}, `Solution reworded: Pay more → Pay fairly`},
	{fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"causes": []fishbone.ID{"1"}}}, `Solution "Pay fairly" is for: Staff leave`},
	{fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"causes": nil}}, `Solution "Pay fairly" is for no cause now`},
	{fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"by": "Bo"}}, `Pay fairly, said by: Bo`},
	{fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"by": ""}}, `Pay fairly, said by cleared: Bo`},
	{fishbone.Set{Of: fishbone.SolutionKind, ID: "s", Values: fishbone.Values{"strength": "weaker"}}, `Pay fairly, strength: weaker`},
	{fishbone.Move{Of: fishbone.SolutionKind, ID: "s"}, `Moved, solution: Pay fairly`},
	{fishbone.Add{Thing: &fishbone.Idea{ID: "i", Text: "Lory"}}, `Idea parked: Lory`},
	{fishbone.Set{Of: fishbone.IdeaKind, ID: "i", Values: fishbone.Values{"text": "Lorry", "by": "Li"}}, `Lory, text: Lorry; Lory, said by: Li`},
	{fishbone.Move{Of: fishbone.IdeaKind, ID: "i"}, `Moved, idea: Lorry`},
	{fishbone.Add{Thing: &fishbone.Meeting{ID: "d", Date: "1 May", Place: "room 3", Who: "Anna\nBo"}}, `Added, meeting: 1 May · room 3 · Anna Bo`},
	{fishbone.Set{Of: fishbone.MeetingKind, ID: "d", Values: fishbone.Values{"who": "Anna"}}, `1 May, who was there: Anna`},
	{fishbone.Set{Of: fishbone.MeetingKind, ID: "d", Values: fishbone.Values{"place": ""}}, `1 May, Place cleared: room 3`},
	{fishbone.Move{Of: fishbone.MeetingKind, ID: "d"}, `Moved, meeting: 1 May`},
	{fishbone.Remove{Of: fishbone.MeetingKind, ID: "d"}, `Removed, meeting: 1 May`},
	{fishbone.Move{Of: fishbone.PersonKind, ID: "p"}, `Moved, person: Anna`},
	{fishbone.Batch{Edits: []fishbone.Edit{fishbone.Remove{Of: fishbone.IdeaKind, ID: "i"}, fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "Lorry"}}}},
		`Parked idea taken: Lorry; Solution added: Lorry`},
	{fishbone.Batch{Edits: []fishbone.Edit{fishbone.AddCause{ID: "4", Under: "m", Text: "Four"}, fishbone.AddCause{ID: "5", Under: "4", Text: "Five"}}},
		`Cause added on Methods: Four; Why "Four"? Five`},
	{fishbone.ChooseSolution{ID: "s", Choice: fishbone.Chosen, Reason: "it is\ncheap"}, `Solution chosen: Pay fairly (because: it is cheap)`},
	{fishbone.ChooseSolution{ID: "s", Choice: fishbone.Declined, Reason: "no money"}, `Solution not chosen: Pay fairly (because: no money)`},
	{fishbone.ChooseSolution{ID: "s", Choice: fishbone.Declined}, `Solution not chosen: Pay fairly`},
	{fishbone.ChooseSolution{ID: "s"}, `Choice taken back: Pay fairly`},
	{fishbone.Add{Thing: &fishbone.Criterion{ID: "k", Text: "Quick", For: fishbone.OfSolutions}}, `Added, criterion: Quick · solutions`},
	{fishbone.GivePoints{ID: "g", Criterion: "k", Of: "s", Points: 5}, `5 points for "Pay fairly", Quick`},
	{fishbone.GivePoints{ID: "g2", Criterion: "k", Of: "s", Points: 1, By: "Bo"}, `1 point for "Pay fairly", Quick (Bo)`},
	{fishbone.GivePoints{Criterion: "k", Of: "s"}, `Points taken back for "Pay fairly", Quick`},
	{fishbone.RankSolutions{Order: []fishbone.ID{"s2", "s"}}, `Best solutions in order: Lorry, Pay fairly`},
	{fishbone.RankSolutions{}, `The list of the best solutions is empty`},
	{fishbone.Add{Thing: &fishbone.Solution{ID: "s3", Text: "Pay more", By: "Bo"}}, `Solution added: Pay more (Bo)`},
	{fishbone.MergeSolution{ID: "s3", Into: "s", As: "n"}, `Solutions merged: "Pay more" (Bo) is part of "Pay fairly"`},
	{fishbone.Add{Thing: &fishbone.Measure{ID: "me", Text: "Leavers a year"}}, `Added, measure: Leavers a year`},
	{fishbone.CloseAnalysis{Day: "2026-06-01", By: "Li"}, `The analysis was closed on 2026-06-01 (Li)`},
	{fishbone.JudgeEffect{ID: "me", Verdict: fishbone.NotEffective, Day: "2026-06-01", By: "Li", Reason: "no\nchange"},
		`Effect judged from "Leavers a year": not effective · no change (Li)`},
	{fishbone.JudgeEffect{ID: "me", Reason: "too early"}, `Effect not judged yet, from "Leavers a year" · too early`},
	{fishbone.ReopenAnalysis{}, `The analysis was opened again`},
	{fishbone.FileAnalysis{State: fishbone.FiledArchived, Day: "2026-07-01", By: "Li"}, `State of the analysis set to "Archived" on 2026-07-01 (Li)`},
	{fishbone.TakeOver{From: "li.whybone", Patch: fishbone.Patch{Things: map[fishbone.ID]fishbone.Thing{
		"s4": &fishbone.Solution{ID: "s4", Text: "Ask"}, "s": &fishbone.Solution{ID: "s", Text: "Pay fairly"}}, Lists: map[fishbone.ID][]fishbone.ID{fishbone.SolutionKind.List: {"s", "s2", "s4"}}}},
		`Merged with li.whybone: 1 added, 1 changed`},
	{fishbone.Remove{Of: fishbone.SolutionKind, ID: "s"}, `Solution removed: Pay fairly`},
	{fishbone.SetChain{ID: "2", Chain: fishbone.Escape}, `"Too few" belongs to the chain: why it was not found`},
	{fishbone.SetChain{ID: "2"}, `"Too few" belongs to no chain now`},
	{fishbone.Add{Thing: &fishbone.Fact{ID: "f", Aspect: "where", Is: "Tower A"}}, `Added, fact: Where · Tower A`},
	{fishbone.CheckFit{ID: "x", Cause: "2", Fact: "f", Verdict: fishbone.CannotExplain, Reason: "as few there"}, `"Too few" cannot explain: Where · as few there`},
	{fishbone.CheckFit{ID: "x", Cause: "2", Fact: "f", Verdict: fishbone.OnlyIf}, `"Too few" explains only on a condition: Where`},
	{fishbone.CheckFit{ID: "x", Cause: "2", Fact: "f", Verdict: fishbone.Explains}, `"Too few" explains: Where`},
	{fishbone.CheckFit{ID: "x", Cause: "2", Fact: "f"}, `"Too few" is not checked any more against: Where`},
	{fishbone.SetWithout{ID: "2", Without: fishbone.WithoutLess}, `Without "Too few": less of it`},
	{fishbone.SetWithout{ID: "2"}, `Without "Too few": nobody knows any more`},
	{fishbone.Add{Thing: &fishbone.Verification{ID: "v", Text: "Count them", Cause: "2"}}, `Added, verification: Count them · Too few`},
	{fishbone.Add{Thing: &fishbone.Verification{ID: "v2", Text: "Too few", Cause: "2"}}, `Added, verification: Too few`},
	{fishbone.Add{Thing: &fishbone.Attachment{ID: "at", Name: "count.png", Of: "2", Type: "image/png", Size: 9, Sum: "5e"}}, `Attached to "Too few": count.png`},
	{fishbone.Conclude{ID: "v", Finding: fishbone.Undecided}, `Verified "Too few": Cannot be verified now`},
	{fishbone.Conclude{ID: "v"}, `Took back what the verification of "Too few" came to`},
	{fishbone.StartBallot{ID: "vote", Text: "Which?", On: fishbone.OfCauses, Dots: 2, Most: 1, Cards: []fishbone.BallotCard{{ID: "t1", Of: "1"}, {ID: "t2", Of: "2"}},
		Voters: []fishbone.BallotVoter{{ID: "paper", Person: "p"}}}, `Ballot started: Which? (cards 2, voters 1, dots each 2)`},
	{fishbone.Add{Thing: &fishbone.Person{ID: "q", Name: "Bo", Role: fishbone.Member}}, `Bo joined: Member`},
	{fishbone.AddVoter{ID: "w", Ballot: "vote", Person: "q"}, `Bo votes, too`},
	{fishbone.PassPaper{ID: "paper", State: fishbone.PaperLate}, `Anna in the ballot: comes late`},
	{fishbone.PassPaper{ID: "paper"}, `Anna is here and votes`},
	{fishbone.CastPaper{ID: "paper", Sealed: "secret"}, `Anna has voted`},
	{fishbone.PassPaper{ID: "w", State: fishbone.PaperAbstained}, `Bo in the ballot: abstained`},
	{fishbone.RevealBallot{ID: "vote", Dots: map[fishbone.ID]int{"t1": 1, "t2": 1}}, `Result revealed: Which? (dots 2)`},
	{fishbone.CutBallot{ID: "vote", Cut: 1}, `The line is below place 1`},
	{fishbone.DecideTie{ID: "tie", Breaks: "vote", For: "2", Reason: "cheap", Cards: []fishbone.BallotCard{{ID: "t3", Of: "1"}, {ID: "t4", Of: "2"}}},
		`Tie decided for "Too few": cheap`},
	{fishbone.Remove{Of: fishbone.BallotKind, ID: "vote"}, `Ballot thrown away: Which?`},
	{fishbone.Remove{Of: fishbone.PersonKind, ID: "q"}, `Bo left the roster`},
	{fishbone.RemoveCause{ID: "2"}, `Cause removed: Too few`},
	{fishbone.Add{Thing: &fishbone.Slip{ID: "q", Text: "No rota", By: "Ann", For: fishbone.SlipCause}}, `A card was written for the quiet round (Ann)`},
	{fishbone.Remove{Of: fishbone.SlipKind, ID: "q"}, `A card of the quiet round was taken back`},
	{fishbone.Add{Thing: &fishbone.Slip{ID: "q2", Text: "No rota", By: "Ann", For: fishbone.SlipGuess}}, `A card was written for the quiet round (Ann)`},
	{fishbone.OpenSlips{For: fishbone.SlipGuess}, `The sealed guesses were opened`},
	{fishbone.RemoveCause{ID: "1"}, `Cause removed with 1 below it: Staff leave`},
	{fishbone.SwapBones{ID: "m", With: "b"}, `Changed places: Methods and People`},
	{fishbone.RemoveBone{ID: "m"}, `Bone removed: Methods, its causes (1) are unsorted again`},
	{fishbone.RemoveBone{ID: "b"}, `Bone removed: People`},
	{fishbone.RenamePerson{ID: "p", As: "Anne"}, `Anna is called Anne`},
	{fishbone.AnonymizePerson{ID: "p", As: "Participant 1"}, `A name was taken out of the record: now Participant 1`},
	{fishbone.Remove{Of: fishbone.PersonKind, ID: "p"}, `Participant 1 left the roster`},
}

// plain says whether an edit is one without rules, of a kind that is told as every kind is:
// TestEveryKindIsTold looks at those.
func plain(name string) bool {
	verb, kind, _ := strings.Cut(name, "-")
	return slices.Contains([]string{"add", "set", "move", "remove"}, verb) &&
		slices.ContainsFunc(fishbone.Kinds(), func(k *fishbone.Kind) bool { return k.Name == kind })
}

// Things of every kind are told in each language: what was added, and what changed in each
// attribute. What somebody wrote for himself is not.
func TestEveryKindIsTold(t *testing.T) {
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		edits := []fishbone.Edit{
			fishbone.AddCause{ID: "c", Text: "Staff leave"}, fishbone.AddCause{ID: "other", Text: "Low pay"},
			fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "Pay fairly"}},
		}
		edits = append(edits, fishbonetest.Later("c", "s")...)
		for _, e := range edits[3:] {
			k := e.(fishbone.Add).Thing.Kind()
			if !slices.Contains(fishbone.EditNames(), "set-"+k.Name) {
				continue // it has rules of its own
			}
			for _, f := range k.Attributes {
				if !slices.Contains(fishbone.EditNames(), "set-"+k.Name) {
					continue
				}
				if f.Content == fishbone.ContentLine || f.Content == fishbone.ContentText {
					edits = append(edits, fishbone.Set{Of: k, ID: fishbone.IDOf(e.(fishbone.Add).Thing), Values: fishbone.Values{f.Name: "another 二"}})
				}
			}
		}
		a, log := history(t, edits...)
		teller := words.NewTeller(a)
		for i, e := range slices.Backward(edits) {
			got := teller.Tell(log[i])
			hidden := e.Name() == "add-slip"
			if got == "" || strings.Contains(got, "record.") || strings.Contains(got, "field.") || strings.Contains(got, "<no value>") {
				t.Errorf("%s: %s is told as %q", l.Name, e.Name(), got)
			}
			if said := words.Edit(e); strings.Contains(said, "slip text") {
				t.Errorf("%s: undo tells what is hidden: %q", l.Name, said)
			}
			if strings.Contains(got, "slip text") && hidden {
				t.Errorf("%s: %s tells what is hidden: %q", l.Name, e.Name(), got)
			}
		}
	}
}

func TestTheRecordTellsEveryEdit(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	edits := make([]fishbone.Edit, len(told))
	kinds := []string{"revert"}
	for i, c := range told {
		edits[i], kinds = c.edit, append(kinds, c.edit.Name())
	}
	kinds = append(kinds, "remove-idea")
	for _, kind := range fishbone.EditNames() {
		if !slices.Contains(kinds, kind) && !plain(kind) {
			t.Errorf("no case tells %q", kind)
		}
	}
	a, log := history(t, edits...)
	teller := words.NewTeller(a)
	for i, c := range slices.Backward(told) {
		if got := teller.Tell(log[i]); got != c.want {
			t.Errorf("edit %d %s is told as\n%s, want\n%s", i+1, c.edit.Name(), got, c.want)
		}
	}
	// From the start, everything undone: the same.
	teller = words.NewTeller(fishbone.New("a", a.Made()))
	for _, c := range told {
		teller.Pass(c.edit)
	}
	for i, c := range slices.Backward(told) {
		if got := teller.Tell(log[i]); got != c.want {
			t.Errorf("undone, edit %d %s is told as\n%s, want\n%s", i+1, c.edit.Name(), got, c.want)
		}
	}
}

// TestTheRecordIsToldInEveryLanguage looks for keys without words and places not filled.
func TestTheRecordIsToldInEveryLanguage(t *testing.T) {
	edits := make([]fishbone.Edit, len(told))
	for i, c := range told {
		edits[i] = c.edit
	}
	a, log := history(t, edits...)
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		teller := words.NewTeller(a)
		for _, e := range slices.Backward(log) {
			said := teller.Tell(e)
			if strings.Contains(said, "record.") || strings.Contains(said, "<no value>") || strings.Contains(said, "edit.") {
				t.Errorf("%s: %s is told as %s", l.Name, e.Edit.Name(), said)
			}
		}
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	if got := words.NewTeller(a).Tell(storage.Entry{Edit: fishbone.Revert{}}); got != words.Edit(fishbone.Revert{}) {
		t.Errorf("a patch is told as %s", fmt.Sprint(got))
	}
}

// TestTheRecordTellsWhatWasTakenBackByItself takes changes back after another one.
func TestTheRecordTellsWhatWasTakenBackByItself(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	start, _ := history(t, fishbone.AddCause{ID: "1", Text: "Staff leave"}, fishbone.AddCause{ID: "2", Under: "1", Text: "Low pay"})
	for want, e := range map[string]fishbone.Edit{
		"Brought back: Staff leave":       fishbone.RemoveCause{ID: "1"},
		"Taken back: New":                 fishbone.AddCause{ID: "0", Text: "New"},
		"Taken back: a change of Low pay": fishbone.RewordCause{ID: "2", Text: "Pay"},
		"Taken back: New and 1 more":      fishbone.Join(fishbone.AddCause{ID: "0", Text: "New"}, fishbone.AddCause{ID: "00", Text: "Newer"}),
	} {
		at := fishbone.Stamp{}
		after, err := start.Apply(e, at)
		if err != nil {
			t.Fatal(err)
		}
		back, err := after.TakeBack(start, after)
		if err != nil {
			t.Fatal(err)
		}
		c, err := after.Change(fishbone.DatedEdit{Edit: back, At: at})
		if err != nil {
			t.Fatal(err)
		}
		if got := words.NewTeller(c.After).Tell(storage.Entry{Edit: back, Undo: fishbone.Revert{Patch: c.Undo}}); got != want {
			t.Errorf("%s taken back is told as %q, want %q", e.Name(), got, want)
		}
	}
}

// wordsOf are the words that an attribute may hold and that are not said as they are kept.
func wordsOf(k *fishbone.Kind, f fishbone.Attribute) []string {
	if k == fishbone.FactKind && f.Name == "aspect" {
		return fishbone.Aspects()
	}
	return slices.DeleteFunc(slices.Clone(f.Words), func(w string) bool { return w == "" })
}

// worded has an edit for each word that an attribute of a kind may hold, and for what was called
// so.
func worded(t *testing.T) (edits []fishbone.Edit, kept []string) {
	t.Helper()
	edits = []fishbone.Edit{
		fishbone.AddCause{ID: "c", Text: "甲"}, fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "乙"}},
	}
	later := fishbonetest.Later("c", "s")
	for i, add := range later {
		thing := add.(fishbone.Add).Thing
		k, id := thing.Kind(), fishbone.IDOf(thing)
		edits = append(edits, add)
		for _, f := range k.Attributes {
			for _, w := range wordsOf(k, f) {
				kept = append(kept, w)
				if slices.Contains(fishbone.EditNames(), "set-"+k.Name) {
					edits = append(edits, fishbone.Set{Of: k, ID: id, Values: fishbone.Values{f.Name: w}})
				}
				if k == fishbone.FactKind {
					another := fishbone.ID(fmt.Sprint("fact ", i, w))
					edits = append(edits, fishbone.Add{Thing: &fishbone.Fact{ID: another, Aspect: w}}, fishbone.Set{Of: k, ID: another, Values: fishbone.Values{"is": "丙"}},
						fishbone.CheckFit{ID: another + "fit", Cause: "c", Fact: another, Verdict: fishbone.Explains}, fishbone.Remove{Of: k, ID: another})
				}
			}
		}
	}
	for _, f := range fishbone.AboutKind.Attributes {
		for _, w := range wordsOf(fishbone.AboutKind, f) {
			kept = append(kept, w)
			edits = append(edits, fishbone.SetAbout{Field: fishbone.Field(f.Name), Text: w})
		}
	}
	for _, c := range fishbone.Chains() {
		edits = append(edits, fishbone.SetChain{ID: "c", Chain: c})
	}
	for _, w := range []fishbone.Without{fishbone.WithoutGone, fishbone.WithoutLess, fishbone.WithoutStill} {
		edits = append(edits, fishbone.SetWithout{ID: "c", Without: w})
	}
	return edits, kept
}

// filled is what a test has in an attribute that it fills.
var filled = regexp.MustCompile(`[a-z]+ [a-zA-Z]+ 一`)

// Words that stand for something in the file are told in the reader's own, wherever they are:
// in what was added and changed, and in what something was called.
func TestNoWordIsToldAsItIsKept(t *testing.T) {
	edits, kept := worded(t)
	a, log := history(t, edits...)
	for _, l := range []words.Language{words.Simplified, words.Traditional} {
		if err := words.Use(l); err != nil {
			t.Fatal(err)
		}
		teller := words.NewTeller(a)
		for _, e := range slices.Backward(log) {
			said := filled.ReplaceAllString(teller.Tell(e)+" / "+words.Edit(e.Edit), "")
			for _, token := range strings.FieldsFunc(said, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) {
				if slices.Contains(kept, token) {
					t.Errorf("%s: %s is told with %q: %s", l, e.Edit.Name(), token, said)
				}
			}
		}
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
}
