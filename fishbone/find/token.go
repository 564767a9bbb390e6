package find

import (
	"slices"
	"unicode"
)

// Token is a word of an alphabet, or one character of a script that has no spaces, folded.
type Token struct {
	Text     string
	From, To int  // its bytes in the text
	Char     bool // it is one character
	Joined   bool // nothing stands between it and the token before
}

// longestWord is how many characters of a word count.
const longestWord = 60

// scanner takes a text apart.
type scanner struct {
	yield    func(Token)
	word     []rune
	from, to int // of the word
	joined   bool
	end      int // where the last token ended; less than 0 after a gap
}

// Scan takes a text apart.
func Scan(text string, yield func(Token)) {
	s := scanner{yield: yield, end: -1}
	var folded []rune
	for i, r := range text {
		next := i + size(text, i, r)
		if r > 0x7f && silent(r) {
			if len(s.word) > 0 {
				s.to = next
			}
			if s.end >= 0 {
				s.end = next
			}
			continue
		}
		said := false
		folded = fold(folded[:0], r)
		for _, f := range folded {
			if !unicode.IsLetter(f) && !unicode.IsNumber(f) && !unicode.IsMark(f) {
				continue
			}
			said = true
			if unspaced(f) {
				s.endWord()
				s.give(Token{Text: string(f), From: i, To: next, Char: true, Joined: s.end >= 0})
				continue
			}
			if len(s.word) == 0 {
				s.from, s.joined = i, s.end >= 0
			}
			s.word, s.to = append(s.word, f), next
		}
		if !said {
			s.endWord()
			s.end = -1
		}
	}
	s.endWord()
}

// size is how many bytes a character takes, which is one for a byte that is no text.
func size(text string, i int, r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r == unicode.ReplacementChar && !(len(text) >= i+3 && text[i:i+3] == string(unicode.ReplacementChar)):
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		return 3
	}
	return 4
}

func (s *scanner) endWord() {
	if len(s.word) == 0 {
		return
	}
	t := Token{Text: string(s.word[:min(len(s.word), longestWord)]), From: s.from, To: s.to, Joined: s.joined}
	s.word = s.word[:0]
	s.give(t)
}

func (s *scanner) give(t Token) {
	s.end = t.To
	s.yield(t)
}

// Tokens are the tokens of a text.
func Tokens(text string) (all []Token) {
	Scan(text, func(t Token) { all = append(all, t) })
	return all
}

// The first letter of a term says what it is.
const (
	wordTerm   = "w" // a word
	prefixTerm = "p" // the first characters of a word
	charsTerm  = "c" // one character, or two that stand together
)

// longestPrefix is how many characters of a word have a term of their own. Words that begin with
// more are few enough to be looked up one by one.
const longestPrefix = 4

// Terms gives the terms by which a text is found, some of them several times.
func Terms(text string, give func(term string)) {
	last := ""
	Scan(text, func(t Token) {
		if t.Char {
			give(charsTerm + t.Text)
			if t.Joined && last != "" {
				give(charsTerm + last + t.Text)
			}
			last = t.Text
			return
		}
		last = ""
		give(wordTerm + t.Text)
		n := 0
		for i := range t.Text {
			if n++; n > 1 {
				give(prefixTerm + t.Text[:i])
			}
			if n > longestPrefix {
				return
			}
		}
		give(prefixTerm + t.Text)
	})
}

// Gist are terms that tell what a text is about: pairs of characters, and the beginnings of words,
// each once. Of a text that has none of these they are its single characters.
func Gist(text string) (terms []string) {
	var single []string
	last := ""
	add := func(to *[]string, term string) {
		if !slices.Contains(*to, term) {
			*to = append(*to, term)
		}
	}
	Scan(text, func(t Token) {
		if !t.Char {
			word := []rune(t.Text)
			add(&terms, prefixTerm+string(word[:min(len(word), longestPrefix)]))
			last = ""
			return
		}
		if add(&single, charsTerm+t.Text); t.Joined && last != "" {
			add(&terms, charsTerm+last+t.Text)
		}
		last = t.Text
	})
	if len(terms) == 0 {
		return single
	}
	return terms
}
