//go:build linux

package endtoend

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"whybone/fishbone"
	"whybone/storage"
)

// exported is a file as somebody else's program would read it: only what the chain is made of.
type exported struct {
	Problem    string
	About      struct{ Present, Expected, ExpectedBy, Closed, Lessons string }
	Categories []struct {
		Name   string
		Causes []exportedCause
	}
	Solutions []struct {
		ID, Text, Choice, Reason, Strength string
		Causes                             []string
	}
	Ballots []struct{ ID, Text, State string }
	Papers  []struct{ Name, Ballot, State string }
	Tallies []struct {
		Ballot, Of string
		Dots       int
	}
	Verifications []struct{ ID, Cause, Criterion, Method, Who, Due, Sample, Result string }
	Attachments   []struct {
		Name, Of, Sum string
		Size          int
	}
	Files []struct {
		Sum  string
		Data []string
	}
	Risks        []struct{ ID, Solution string }
	Promises     []struct{ Text, Sort, Cause, Solution, Risk, Owner, Due, Status, Done, CheckedBy, Number string }
	Measures     []struct{ ID, Text, Target, Since, Verdict string }
	Measurements []struct{ Day, Value, Measure string }
}

type exportedCause struct {
	ID, Text string
	Verdict  struct{ Finding, Evidence string }
	Causes   []exportedCause
}

// holdsChain finds each link in a file: from the complaint over problem, bone and whys to the
// verdict with its picture, and on to solution, promise and effect.
func (r *results) holdsChain(file []byte) {
	r.t.Helper()
	var is exported
	must(r.t, json.Unmarshal(file, &is))
	want := func(what string, holds bool) {
		r.t.Helper()
		if !holds {
			r.t.Errorf("the file does not hold %s", what)
		}
	}
	want("the complaint", is.About.Present == r.says.present)
	want("the problem", is.Problem == r.says.problem)
	want("the end", is.About.Closed != "" && is.About.Expected == "12" && is.About.ExpectedBy != "" && is.About.Lessons == r.says.lessons)
	for i, asked := range r.says.asked {
		end := exportedCause{}
		for _, b := range is.Categories {
			for _, c := range b.Causes {
				if c.Text == asked {
					level := 1
					for end = c; len(end.Causes) > 0; level++ {
						end = end.Causes[0]
					}
					want("five whys of "+asked, level == fishbone.FiveDeep)
				}
			}
		}
		want("the verdict on "+end.Text, end.ID != "" && end.Verdict.Finding == "confirmed" && end.Verdict.Evidence == r.says.trials[i].result)
		r.holdsWay(&is, i, end.ID, want)
	}
	r.holdsBallot(&is, want)
	r.holdsPicture(&is, want)
	want("the proof", len(is.Measures) == 1 && is.Measures[0].Text == r.says.measure && is.Measures[0].Verdict == "effective" &&
		is.Measures[0].Since == "2025-03-01" && len(is.Measurements) == 16 && is.Measurements[15].Measure == is.Measures[0].ID)
}

// holdsWay finds what leads on from an end: how it was verified, what was chosen against it and
// why, and who did it.
func (r *results) holdsWay(is *exported, i int, end string, want func(string, bool)) {
	verified, chosen, promised := false, false, false
	for _, v := range is.Verifications {
		t := r.says.trials[i]
		verified = verified || v.Cause == end && v.Criterion == t.criterion && v.Method == t.method && v.Who == t.who && v.Sample == t.sample && v.Due != "" && v.Result == t.result
	}
	for _, s := range is.Solutions {
		if s.Text != r.says.chosen[i] {
			continue
		}
		chosen = reflect.DeepEqual(s.Causes, []string{end}) && s.Choice == "chosen" && s.Reason == r.says.reasons[i] && s.Strength == "stronger"
		for _, p := range is.Promises {
			promised = promised || p.Solution == s.ID && p.Risk == "" && p.Owner == r.says.people[3+i] && p.Status == "done" && p.Done != "" && p.CheckedBy != ""
		}
	}
	want("how it was verified: "+r.says.asked[i], verified)
	want("the choice of "+r.says.chosen[i], chosen)
	want("the promise of "+r.says.chosen[i], promised)
}

// holdsBallot finds eight papers and 24 dots.
func (*results) holdsBallot(is *exported, want func(string, bool)) {
	dots := 0
	for _, t := range is.Tallies {
		dots += t.Dots
	}
	voted := 0
	for _, p := range is.Papers {
		if p.State == "voted" {
			voted++
		}
	}
	want("the ballot", len(is.Ballots) == 1 && is.Ballots[0].State == "revealed" && voted == 8 && dots == 24)
}

// holdsPicture finds the picture that was attached, byte by byte.
func (r *results) holdsPicture(is *exported, want func(string, bool)) {
	picture, err := os.ReadFile(filepath.Join(r.home, "evidence.png"))
	must(r.t, err)
	if len(is.Attachments) != 1 || len(is.Files) != 1 {
		want("one picture", false)
		return
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(is.Files[0].Data, ""))
	must(r.t, err)
	want("the picture", bytes.Equal(data, picture) && is.Attachments[0].Sum == is.Files[0].Sum && is.Attachments[0].Size == len(picture))
}

// sameIn compares the analysis with the only one of another data file, thing by thing: all but
// identifiers and times, and with what is attached.
func (r *results) sameIn(other string) {
	r.t.Helper()
	store, err := storage.Open(other)
	must(r.t, err)
	defer store.Close()
	list, _, err := store.List(storage.Query{})
	must(r.t, err)
	a, err := store.Load(list[0].ID)
	must(r.t, err)
	if is, want := outline(a), outline(r.analysis()); is != want {
		r.t.Errorf("imported is\n%s\nwanted is\n%s", is, want)
	}
	mine, theirs := r.analysis().Ranking(fishbone.OfCauses), a.Ranking(fishbone.OfCauses)
	for i := range mine {
		if i >= len(theirs) || mine[i].Text != theirs[i].Text || mine[i].Dots != theirs[i].Dots || mine[i].Rank != theirs[i].Rank {
			r.t.Errorf("the result of the ballot is %+v, want %+v", theirs, mine)
			break
		}
	}
	for _, at := range a.Attachments() {
		data, err := store.Content(at.Sum)
		must(r.t, err)
		was, err := r.store.Content(at.Sum)
		must(r.t, err)
		if !bytes.Equal(data, was) {
			r.t.Errorf("%s is another file", at.Name)
		}
	}
}
