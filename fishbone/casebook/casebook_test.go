package casebook

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
)

var at = fishbone.Stamp{At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}

func analysis(t *testing.T, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a, err := fishbone.New("a", at).Apply(fishbone.Batch{Edits: edits}, at)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func refunds(t *testing.T, more ...fishbone.Edit) *fishbone.Analysis {
	return analysis(t, append([]fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "refunds take eight days"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "method", Name: "Method"}},
		fishbone.AddCause{ID: "twice", Under: "method", Text: "settled twice a week"},
		fishbone.AddCause{ID: "hand", Under: "twice", Text: "three tables by hand"},
		fishbone.AddCause{ID: "number", Under: "hand", Text: "numbers do not match"},
		fishbone.AddCause{ID: "form", Under: "hand", Text: "a form for each"},
		fishbone.AddCause{ID: "alone", Under: "method", Text: "nobody asked why"},
	}, more...)...)
}

func told(pages []Page) (all []string) {
	for _, p := range pages {
		one := string(p.Kind)
		for _, c := range p.Chain {
			one += "/" + string(c.ID)
		}
		all = append(all, one)
	}
	return all
}

func TestPages(t *testing.T) {
	confirmed := func(id fishbone.ID) fishbone.Edit {
		return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}}
	}
	stopped := func(id fishbone.ID) fishbone.Edit { return fishbone.StopAsking{ID: id, Reason: "we can prevent it"} }
	for _, tt := range []struct {
		name  string
		edits []fishbone.Edit
		want  string
	}{
		{"no root cause: the deepest answer", nil, "problem fish whys/twice/hand/number lesson"},
		{"a chain for each root cause", []fishbone.Edit{confirmed("number"), stopped("number"), confirmed("form"), stopped("form")},
			"problem fish whys/twice/hand/number whys/twice/hand/form verdicts lesson"},
		{"all pages", []fishbone.Edit{confirmed("number"), stopped("number"),
			fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "one number"}},
			fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "a number"}},
			fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "days"}}},
			"problem fish whys/twice/hand/number verdicts choice promises proof lesson"},
	} {
		if got := strings.Join(told(Pages(refunds(t, tt.edits...))), " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	if got := told(Pages(fishbone.New("a", at))); !slices.Equal(got, []string{"problem", "fish", "lesson"}) {
		t.Errorf("of nothing: %v", got)
	}
}

func TestMinutes(t *testing.T) {
	if got := Minutes([]Page{{Kind: Problem}}); got != 1 {
		t.Errorf("a page takes %d minutes", got)
	}
	if got := Minutes(Pages(refunds(t))); got != 3 {
		t.Errorf("three pages and a chain take %d minutes", got)
	}
}

func TestQuiz(t *testing.T) {
	pages := Pages(refunds(t,
		fishbone.Judge{ID: "number", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}}, fishbone.StopAsking{ID: "number", Reason: "it is ours"},
		fishbone.Judge{ID: "form", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}}, fishbone.StopAsking{ID: "form", Reason: "it is ours"}))
	q, first, second := NewQuiz(), pages[2], pages[3]
	if q.Open(first) != 1 || q.Unsaid(first) != "" {
		t.Error("at first the cause on the bone alone is to be seen")
	}
	if !q.Reveal(first) || q.Open(first) != 2 || q.Unsaid(first) != "hand" {
		t.Error("one answer is asked for")
	}
	q.Say("hand", true)
	if q.Unsaid(first) != "" || q.Open(second) != 2 {
		t.Error("what two chains share is open in both")
	}
	q.Reveal(second)
	q.Say("form", false)
	q.Reveal(first)
	if q.Reveal(first) {
		t.Error("there is nothing more to be asked for")
	}
	if thought, of := q.Score(); thought != 1 || of != 2 {
		t.Errorf("thought of %d of %d", thought, of)
	}
	if got := fmt.Sprint(q.Thought(pages)); got != "[hand]" {
		t.Errorf("thought of %s", got)
	}
}
