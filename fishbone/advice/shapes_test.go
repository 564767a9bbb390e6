package advice_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/advice"
)

// Rules about how things hang together are tried with shapes: one line is a whole analysis, in
// which numbers stand for sentences of a team. So each shape is tried in each language.
//
//	A: 1(2x, 3!), 4o | T: 5 | S: 3*2w; 0d | P: ME/2026-06-01 | V
//
// That is a bone A with causes 1 and 4, answers to 1 in brackets, and a tray T. A cause may be
// rejected (x), a confirmed root cause (!), and of the chain of occurrence (o), escape (e) or
// system (s). S are solutions, by the causes that they are for, 0 for none: how many of them,
// their strength (w, i, s), and whether the team declined them (d). P are promises: owner, day,
// new day, status. V is the customer's voice.

// shape is such a line, and whether a rule speaks of it.
type shape struct {
	rule     advice.Rule
	triggers bool
	line     string
}

func readShapes(t *testing.T) (all []shape) {
	t.Helper()
	f, err := os.Open("testdata/shapes.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rule := advice.Rule("")
	for lines := bufio.NewScanner(f); lines.Scan(); {
		mark, text, _ := strings.Cut(lines.Text(), " ")
		switch mark {
		case "#":
			rule = advice.Rule(text)
		case "+", "-":
			all = append(all, shape{rule, mark == "+", text})
		case "":
		default:
			t.Fatalf("what is %q", lines.Text())
		}
	}
	return all
}

func TestShapes(t *testing.T) {
	for _, language := range languages {
		names, texts := plainTexts(t, language)
		for _, s := range readShapes(t) {
			b := builder{texts: texts, owner: names[0]}
			found := advice.Advise(filled(t, b.edits(s.line)...), today)
			if speaks := slices.ContainsFunc(found, func(n advice.Advice) bool { return n.Rule == s.rule }); speaks != s.triggers {
				t.Errorf("%s, %s: %s: %+v", language, s.rule, s.line, found)
			}
		}
	}
}

// plainTexts are names of a team, and what it says of which no rule speaks.
func plainTexts(t *testing.T, language string) (names, texts []string) {
	t.Helper()
	names, all := readSentences(t, language)
	for _, s := range all {
		if s.rule == anyRule {
			texts = append(texts, s.text)
		}
	}
	return names, texts
}

// builder makes the edits of a shape.
type builder struct {
	texts []string
	owner string
	made  []fishbone.Edit
	after []fishbone.Edit // once all causes are there
}

func (b *builder) edits(line string) []fishbone.Edit {
	for part := range strings.SplitSeq(line, " | ") {
		name, content, _ := strings.Cut(part, ":")
		content = strings.ReplaceAll(content, " ", "")
		switch name {
		case "S":
			for i, one := range strings.Split(content, ";") {
				b.solution(i, one)
			}
		case "P":
			for i, one := range strings.Split(content, ";") {
				b.promise(i, one)
			}
		case "V":
			b.after = append(b.after, fishbone.SetAbout{Field: fishbone.Voice, Text: b.texts[0]})
		case "T":
			b.causes(fishbone.Tray, content)
		default:
			b.made = append(b.made, bone(fishbone.ID(name)))
			b.causes(fishbone.ID(name), content)
		}
	}
	return append(b.made, b.after...)
}

// causes adds a list of causes below something, and what is in brackets below each.
func (b *builder) causes(under fishbone.ID, list string) {
	for list != "" {
		end := strings.IndexAny(list, ",(")
		if end < 0 {
			end = len(list)
		}
		id, rest := b.cause(under, list[:end]), list[end:]
		if strings.HasPrefix(rest, "(") {
			inside := rest[1:closing(rest)]
			b.causes(id, inside)
			rest = rest[len(inside)+2:]
		}
		list = strings.TrimPrefix(rest, ",")
	}
}

// closing is where the bracket is closed with which a text begins.
func closing(s string) int {
	open := 0
	for i, r := range s {
		switch r {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i
			}
		}
	}
	panic("a bracket is open: " + s)
}

func (b *builder) cause(under fishbone.ID, said string) fishbone.ID {
	number := strings.TrimRight(said, "xoes!")
	id := fishbone.ID(number)
	b.made = append(b.made, cause(id, under, b.text(number)))
	for _, flag := range said[len(number):] {
		switch flag {
		case 'x':
			b.after = append(b.after, judged(id, fishbone.Rejected, ""))
		case '!':
			b.after = append(b.after, fishbone.StopAsking{ID: id, Reason: "ours"}, judged(id, fishbone.Confirmed, "seen on 3 days"))
		default:
			b.after = append(b.after, chain(id, map[rune]fishbone.Chain{'o': fishbone.Occurrence, 'e': fishbone.Escape, 's': fishbone.System}[flag]))
		}
	}
	return id
}

// text is the sentence that a number stands for.
func (b *builder) text(number string) string {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(b.texts) {
		panic("there is no sentence " + number)
	}
	return b.texts[n-1]
}

func (b *builder) solution(i int, said string) {
	sorts := strings.TrimLeft(said, "0123456789+*")
	causes, times, _ := strings.Cut(said[:len(said)-len(sorts)], "*")
	n, err := strconv.Atoi(times)
	if err != nil {
		n = 1
	}
	one := fishbone.Solution{}
	for id := range strings.SplitSeq(causes, "+") {
		if id != "0" {
			one.Causes = append(one.Causes, fishbone.ID(id))
		}
	}
	for _, sort := range sorts {
		if sort == 'd' {
			one.Choice = fishbone.Declined
		} else {
			one.Strength = map[rune]fishbone.Strength{'w': fishbone.Weaker, 'i': fishbone.Intermediate, 's': fishbone.Stronger}[sort]
		}
	}
	for k := range n {
		one.ID, one.Text = fishbone.ID(fmt.Sprint("s", i, ".", k)), fmt.Sprint("measure ", i, ".", k)
		b.after = append(b.after, fishbone.Add{Thing: new(one)})
	}
}

func (b *builder) promise(i int, said string) {
	fields := append(strings.Split(said, "/"), "", "", "")
	p := fishbone.Promise{ID: fishbone.ID(fmt.Sprint("p", i)), Text: b.texts[i], Due: fishbone.Day(fields[1]), NewDue: fishbone.Day(fields[2]),
		Status: fishbone.PromiseStatus(fields[3])}
	if fields[0] != "" {
		p.Owner = b.owner
	}
	if p.NewDue != "" {
		p.Reason = b.texts[i+1]
	}
	b.after = append(b.after, fishbone.Add{Thing: &p})
}
