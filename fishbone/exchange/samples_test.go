package exchange_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/effect"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

func sample(t *testing.T, language string) (string, *fishbone.Analysis) {
	t.Helper()
	data, err := assets.Samples.ReadFile("samples/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return string(data), read(t, string(data))
}

var languages = []string{"en", "zh-Hans", "zh-Hant"}

func TestSamplesAreComplete(t *testing.T) {
	for _, language := range languages {
		text, a := sample(t, language)
		if write(t, a) != text {
			t.Errorf("%s: not as the program would write it", language)
		}
		for _, s := range guide.Progress(a) {
			if !s.Done {
				t.Errorf("%s: step %d needs %v", language, s.Step, s.Missing)
			}
		}
		for _, q := range guide.Questions() {
			if a.About().Text(q) == "" {
				t.Errorf("%s: no answer to %s", language, q)
			}
		}
		n := a.Count()
		if n.Solutions <= fishbone.TwentySolutions || n.Deepest < fishbone.FiveDeep || n.LevelOne < 14 || n.LevelOne > 18 || len(a.Ideas()) != 2 {
			t.Errorf("%s: %+v", language, n)
		}
		for _, s := range a.Solutions() {
			if s.Choice == fishbone.NotChosen || s.Reason == "" {
				t.Errorf("%s: %q is not decided, or nobody says why", language, s.Text)
			}
			if len(s.Causes) == 0 || !slices.ContainsFunc(s.Causes, a.IsRoot) {
				t.Errorf("%s: %q removes no root cause", language, s.Text)
			}
		}
	}
}

// The sample is one of an analysis that was carried to its end: each root cause leads to its proof.
func TestSamplesAreProven(t *testing.T) {
	for _, language := range languages {
		text, a := sample(t, language)
		c := links.Of(a, "2026-08-01")
		for _, e := range c.Ends() {
			t.Errorf("%s: an end dangles: %+v", language, e)
		}
		if len(c.Lines) != 14 || len(c.Lines) != len(a.RootCauses()) || len(c.Loose) != 3 {
			t.Errorf("%s: %d lines for %d root causes, %d promises beside them", language, len(c.Lines), len(a.RootCauses()), len(c.Loose))
		}
		for _, s := range guide.Later(a, "2026-08-01") {
			if !s.Done {
				t.Errorf("%s: page %d needs %v", language, s.Step, s.Missing)
			}
		}
		again := links.Of(read(t, write(t, a)), "2026-08-01")
		if got, want := way(again), way(c); !slices.Equal(got, want) {
			t.Errorf("%s: imported back it leads\n%v, and before\n%v", language, got, want)
		}
		for _, kind := range []string{"facts", "containments", "verifications", "ballots", "papers", "tallies", "risks", "arguments", "promises", "measures", "measurements", "meetings"} {
			if !strings.Contains(text, "\""+kind+"\": [") {
				t.Errorf("%s: no %s", language, kind)
			}
		}
	}
}

// A sample judges only what its values show: the target is met, and chance alone could hardly have done it.
func TestSamplesShowTheEffectTheyClaim(t *testing.T) {
	for _, language := range languages {
		_, a := sample(t, language)
		for _, s := range effect.All(a) {
			met, ok := s.TargetMet()
			if answer := s.Chance(); s.Measure.Verdict != fishbone.Effective || answer.Finding != effect.Better || !met || !ok {
				t.Errorf("%s: %q is judged %q, the target is met: %t, chance: %+v", language, s.Measure.Text, s.Measure.Verdict, met, answer)
			}
		}
	}
}

// way is what a chain passes, without identifiers.
func way(c *links.Chain) (all []string) {
	for _, l := range c.Lines {
		line := l.Bone.Name
		for _, w := range l.Path {
			line += " " + w.Text
		}
		for _, b := range l.Branches {
			line += " | " + b.Solution.Text + " " + b.Solution.Reason
			for _, p := range b.Promises {
				line += " | " + p.Text + " " + p.Owner + " " + string(p.Done)
			}
		}
		for _, m := range l.Measures {
			line += fmt.Sprint(" | ", m.Measure.Text, " ", m.Was.Mean, " ", m.Is.Mean)
		}
		all = append(all, line)
	}
	return all
}

// Everybody who voted gave all dots, and they are those that stand at the causes.
func TestTheBallotOfASampleAddsUp(t *testing.T) {
	for _, language := range languages {
		_, a := sample(t, language)
		b, sum := a.Ballots()[0], 0
		for _, tally := range a.Tallies() {
			sum += tally.Dots
			c, ok := a.Cause(tally.Of)
			if !ok || c.Votes != tally.Dots || c.Text != tally.Text || tally.Dots > b.Most*len(a.Papers()) {
				t.Errorf("%s: %+v of %+v", language, tally, c)
			}
		}
		if sum != b.Dots*len(a.Papers()) || len(a.Papers()) != len(a.People()) || b.State != fishbone.BallotRevealed {
			t.Errorf("%s: %d dots by %d of %d people", language, sum, len(a.Papers()), len(a.People()))
		}
	}
}

func TestSampleCausesAreShortAndProven(t *testing.T) {
	for _, language := range languages {
		_, a := sample(t, language)
		findings := map[fishbone.Finding]int{}
		for level, c := range a.WalkBones() {
			findings[c.Verdict.Finding]++
			if level == 1 && c.Verdict.Evidence == "" || c.By == "" {
				t.Errorf("%s: %q has no evidence, or nobody said it", language, c.Text)
			}
			if most := map[bool]int{true: 42, false: 12}[language == "en"]; len([]rune(c.Text)) > most {
				t.Errorf("%s: %q is too long for a picture", language, c.Text)
			}
		}
		if findings[fishbone.Rejected] != 3 || findings[fishbone.ToVerify] != 0 {
			t.Errorf("%s: %v", language, findings)
		}
	}
}

// outline is a document without its words.
func outline(a *fishbone.Analysis) []string {
	var lines []string
	add := func(s string) { lines = append(lines, s) }
	for _, p := range a.People() {
		add(string(p.Role))
	}
	for _, b := range a.Bones() {
		add("bone")
		for level, c := range a.Walk(b.ID) {
			add(string(rune('0'+level)) + string(c.Verdict.Finding) + string(c.SameAs) + string(rune('0'+c.Votes)))
		}
	}
	for _, s := range a.Solutions() {
		for _, c := range s.Causes {
			add(string(c))
		}
		add("solution")
	}
	return lines
}

func TestSamplesHaveOneShape(t *testing.T) {
	_, first := sample(t, languages[0])
	for _, language := range languages[1:] {
		if _, a := sample(t, language); !slices.Equal(outline(a), outline(first)) {
			t.Errorf("%s differs from %s", language, languages[0])
		}
	}
}
