package advice_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/advice"
)

// languages are those in which the rules of sentences are tried; each has a file of sentences.
var languages = []string{"en", "zh-Hans", "zh-Hant"}

// said is a sentence of a team, and whether a rule speaks of it. Form is what the rule looks for
// in it, where it looks for several things.
type said struct {
	rule     advice.Rule
	form     string
	triggers bool
	text     string
}

// byName is the form of a person who is not of the team.
const byName = "name"

// anyRule stands above sentences of which no rule may speak.
const anyRule = "any"

// readSentences reads names of the roster (@), rules and their forms (#), sentences of which a rule
// must speak (+) and of which it must not (-). A chain of causes is one sentence, with ">".
func readSentences(t *testing.T, language string) (names []string, all []said) {
	t.Helper()
	f, err := os.Open("testdata/" + language + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rule, form := "", ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		mark, text, _ := strings.Cut(lines.Text(), " ")
		switch mark {
		case "@":
			names = append(names, text)
		case "#":
			rule, form, _ = strings.Cut(text, "/")
		case "+", "-":
			all = append(all, said{advice.Rule(rule), form, mark == "+", text})
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
		if s.form != byName {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Person{ID: fishbone.ID(n), Name: n, Role: fishbone.Member}})
		}
	}
	if s.rule == advice.ProblemHolds {
		return advice.Advise(filled(t, append(edits, fishbone.SetAbout{Field: fishbone.Problem, Text: s.text})...), today)
	}
	edits = append(edits, bone("b"))
	under := fishbone.ID("b")
	for i, text := range strings.Split(s.text, " > ") {
		id := fishbone.ID(fmt.Sprint("c", i))
		edits = append(edits, cause(id, under, text))
		under = id
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

// forms are what rules look for that look for several things.
var forms = map[advice.Rule][]string{advice.PersonCause: {"roster", byName, "blame"}}

// TestEachRuleIsTriedOften counts what must trigger each rule and what must not, in each language:
// eight of either, for each thing that the rule looks for.
func TestEachRuleIsTriedOften(t *testing.T) {
	const least = 8
	for _, language := range languages {
		count, seen := map[said]int{}, map[string]bool{}
		_, all := readSentences(t, language)
		for _, s := range all {
			count[said{s.rule, s.form, s.triggers, ""}]++
			if seen[s.text] {
				t.Errorf("%s: %q is there twice", language, s.text)
			}
			seen[s.text] = true
		}
		for _, s := range readShapes(t) {
			count[said{s.rule, "", s.triggers, ""}]++
		}
		for _, rule := range advice.Rules() {
			tried := forms[rule]
			if tried == nil {
				tried = []string{""}
			}
			for _, form := range tried {
				for _, triggers := range []bool{true, false} {
					if n := count[said{rule, form, triggers, ""}]; n < least {
						t.Errorf("%s: %d tries for %s %s, %v", language, n, rule, form, triggers)
					}
				}
			}
		}
	}
}
