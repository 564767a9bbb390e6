package advice_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/advice"
)

// languages are those in which the rules of sentences are tried; each has a file of sentences.
var languages = []string{"en", "zh-Hans", "zh-Hant"}

// said is a sentence of a team, and whether a rule speaks of it.
type said struct {
	rule     advice.Rule
	triggers bool
	text     string
}

// anyRule stands above sentences of which no rule may speak.
const anyRule = "any"

// readSentences reads names of the roster (@), rules (#), sentences of which a rule must speak
// (+) and of which it must not (-).
func readSentences(t *testing.T, language string) (names []string, all []said) {
	t.Helper()
	f, err := os.Open("testdata/" + language + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rule := advice.Rule("")
	for lines := bufio.NewScanner(f); lines.Scan(); {
		mark, text, _ := strings.Cut(lines.Text(), " ")
		switch mark {
		case "@":
			names = append(names, text)
		case "#":
			rule = advice.Rule(text)
		case "+", "-":
			all = append(all, said{rule, mark == "+", text})
		case "":
		default:
			t.Fatalf("%s: what is %q", language, lines.Text())
		}
	}
	return names, all
}

// of are the rules that speak of a sentence in an analysis that has nothing else.
func (s said) of(t *testing.T, names []string) []advice.Advice {
	t.Helper()
	var edits []fishbone.Edit
	for _, n := range names {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(n), Name: n, Role: fishbone.Member}})
	}
	if s.rule == advice.ProblemHolds {
		edits = append(edits, fishbone.SetAbout{Field: fishbone.Problem, Text: s.text})
	} else {
		edits = append(edits, bone("b"), fishbone.AddCause{ID: "c", Under: "b", Text: s.text})
	}
	return advice.Advise(filled(t, edits...), today)
}

func TestSentences(t *testing.T) {
	for _, language := range languages {
		names, all := readSentences(t, language)
		for _, s := range all {
			found := s.of(t, names)
			i := slices.IndexFunc(found, func(n advice.Advice) bool { return n.Rule == s.rule || s.rule == anyRule })
			switch {
			case s.triggers != (i >= 0):
				t.Errorf("%s, %s: %q: %+v", language, s.rule, s.text, found)
			case i >= 0 && (found[i].Found == "" || !strings.Contains(s.text, found[i].Found) && !strings.Contains(s.text, strings.TrimSpace(found[i].Found))):
				t.Errorf("%s, %s: %q does not have the words %q", language, s.rule, s.text, found[i].Found)
			}
		}
	}
}

// TestEachSentenceRuleHasEnoughSentences counts eight of each sort in each language.
func TestEachSentenceRuleHasEnoughSentences(t *testing.T) {
	const least = 8
	for _, language := range languages {
		count, seen := map[said]int{}, map[string]bool{}
		_, all := readSentences(t, language)
		for _, s := range all {
			count[said{s.rule, s.triggers, ""}]++
			if seen[s.text] {
				t.Errorf("%s: %q is there twice", language, s.text)
			}
			seen[s.text] = true
		}
		for _, rule := range []advice.Rule{advice.ProblemHolds, advice.PersonCause, advice.Hindsight, advice.MissingSolution, advice.Vague, advice.ManyCauses} {
			for _, triggers := range []bool{true, false} {
				if n := count[said{rule, triggers, ""}]; n < least {
					t.Errorf("%s: %d sentences for %s, %v", language, n, rule, triggers)
				}
			}
		}
	}
}
