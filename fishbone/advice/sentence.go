package advice

import (
	"strings"
	"unicode"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// language is how one language says what the rules of sentences look for. Each function
// returns the words that it found, and "" for none.
type language struct {
	problem   func(*sentence) string // a cause or a solution in a problem
	blame     func(*sentence) string // somebody's carelessness
	someone   func(*sentence) string // a person, by the usual forms of names
	hindsight func(*sentence) string
	missing   func(*sentence) string // the lack of a solution
	vague     func(*sentence) string // a negative that could mean anything
	many      func(*sentence) string // the second of two causes
	figure    func(*sentence) bool   // whether something is counted or measured
}

// languageOf is the language that a text is written in, by its script. There is no other
// reading for texts in a third one: they have no words that the English rules know.
func languageOf(text string) *language {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return &chinese
	}
	return &english
}

// problem looks at the one sentence of step 1.
func (s *search) problem() {
	text := s.About().Problem
	if text == "" {
		return
	}
	read := newSentence(text)
	if found := languageOf(text).problem(read); found != "" {
		s.note(Advice{Rule: ProblemHolds, Step: guide.StepProblem, Text: text, Found: found})
	}
}

// causes looks at what every cause says. A rejected one is settled, with all below it, and one
// that repeats another is looked at there.
func (s *search) causes() {
	for _, b := range s.Bones() {
		s.causesBelow(b.ID, guide.StepCauses)
	}
	s.causesBelow(fishbone.Tray, guide.StepCauses)
}

func (s *search) causesBelow(under fishbone.ID, step guide.Step) {
	for _, id := range s.CauseIDs(under) {
		c, _ := s.Cause(id)
		if c.Verdict.Finding == fishbone.Rejected {
			continue
		}
		if c.SameAs == "" {
			s.cause(c, step)
		}
		s.causesBelow(id, guide.StepFiveWhys)
	}
}

// cause looks at one cause. Where the team has asked why already, its answers say what a lack,
// a carelessness or a vague word stands for, as the advice would have it.
func (s *search) cause(c fishbone.Cause, step guide.Step) {
	l, read := languageOf(c.Text), newSentence(c.Text)
	asked := len(s.CauseIDs(c.ID)) > 0
	note := func(r Rule, found string) bool {
		if found != "" {
			s.note(Advice{Rule: r, Step: step, Thing: c.ID, Text: c.Text, Found: found})
		}
		return found != ""
	}
	plain := !note(PersonCause, s.person(l, read, asked))
	note(Hindsight, l.hindsight(read))
	if !asked {
		plain = !note(MissingSolution, l.missing(read)) && plain
	}
	if plain && !asked && !l.figure(read) && !proven(c) {
		note(Vague, l.vague(read))
	}
	note(ManyCauses, l.many(read))
}

// proven says whether the evidence for a cause has a figure.
func proven(c fishbone.Cause) bool {
	e := c.Verdict.Evidence
	return e != "" && languageOf(e).figure(newSentence(e))
}

// person finds somebody in a sentence.
func (s *search) person(l *language, read *sentence, asked bool) string {
	if name := s.names.in(read); name != "" {
		return name
	}
	if name := l.someone(read); name != "" || asked {
		return name
	}
	return l.blame(read)
}

// sentence is a text as the rules read it.
type sentence struct {
	text   string
	tokens []token
}

// token is a word, or a mark between words.
type token struct {
	low      string // in small letters, without "'s"
	from, to int    // in the text
	mark     bool
}

func newSentence(text string) *sentence {
	s := &sentence{text: text, tokens: make([]token, 0, 16)}
	from := -1
	end := func(to int) {
		if from >= 0 {
			low := strings.ToLower(text[from:to])
			low = strings.ReplaceAll(low, "’", "'")
			s.tokens = append(s.tokens, token{low: strings.TrimSuffix(strings.Trim(low, "'"), "'s"), from: from, to: to})
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || from >= 0 && (r == '\'' || r == '’' || r == '-' || r == '%'):
			if from < 0 {
				from = i
			}
		default:
			end(i)
			if !unicode.IsSpace(r) {
				s.tokens = append(s.tokens, token{low: string(r), from: i, to: i + len(string(r)), mark: true})
			}
		}
	}
	end(len(text))
	return s
}

// span is the text from one token to another one, both included.
func (s *sentence) span(from, to int) string {
	return s.text[s.tokens[from].from:s.tokens[to].to]
}

// phrases are groups of words, by their first word.
type phrases map[string][][]string

// newPhrases reads phrases, one a line or divided by commas.
func newPhrases(list string) phrases {
	p := phrases{}
	for _, one := range strings.FieldsFunc(list, func(r rune) bool { return r == '\n' || r == ',' }) {
		if words := strings.Fields(one); len(words) > 0 {
			p[words[0]] = append(p[words[0]], words)
		}
	}
	return p
}

// at is how many tokens the longest phrase has that stands at a place of a sentence, 0 for
// none.
func (p phrases) at(s *sentence, i int) (n int) {
	for _, words := range p[s.tokens[i].low] {
		if len(words) > n && s.has(i, words) {
			n = len(words)
		}
	}
	return n
}

func (s *sentence) has(i int, words []string) bool {
	if i+len(words) > len(s.tokens) {
		return false
	}
	for j, w := range words {
		if s.tokens[i+j].low != w {
			return false
		}
	}
	return true
}

// in is the first phrase in a sentence, "" for none.
func (p phrases) in(s *sentence) string {
	for i := range s.tokens {
		if n := p.at(s, i); n > 0 {
			return s.span(i, i+n-1)
		}
	}
	return ""
}

// set is a set of words.
type set map[string]bool

func newSet(list string) set {
	s := set{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}
