package exchange_test

import (
	"slices"
	"testing"

	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/guide"
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
			if len(s.Causes) == 0 || !slices.ContainsFunc(s.Causes, a.IsRoot) {
				t.Errorf("%s: %q removes no root cause", language, s.Text)
			}
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
		if findings[fishbone.Rejected] != 1 || findings[fishbone.ToVerify] != 2 {
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
