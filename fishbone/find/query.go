package find

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Query is what somebody looks for.
type Query struct{ Words []Word }

// Word is one word or phrase of a query: tokens that stand behind each other.
type Word struct {
	Tokens []Token
	Exact  bool // as a phrase between quotes: its last token is a whole word
	Not    bool // what has it is left out
}

// Range is a part of a text, in bytes.
type Range struct{ From, To int }

// quotes are the ways to begin and to end a phrase.
var quotes = map[rune]string{'"': "\"", '“': "”\"", '”': "”\"", '„': "“”\"", '«': "»", '»': "«", '「': "」", '『': "』", '＂': "＂"}

// Parse reads what was typed. All words must be there, in any order. A word finds what begins
// with it, and in Chinese what has its characters behind each other; one between quotes finds
// just that phrase. A hyphen before a word or a phrase leaves out what has it. A phrase whose end
// is still to be typed finds what begins with it.
func Parse(s string) (q Query) {
	for rest := strings.TrimLeftFunc(s, unicode.IsSpace); rest != ""; rest = strings.TrimLeftFunc(rest, unicode.IsSpace) {
		var w Word
		for _, hyphen := range []string{"-", "－", "−"} {
			if after, ok := strings.CutPrefix(rest, hyphen); ok && !w.Not {
				w.Not, rest = true, after
			}
		}
		said := ""
		said, w.Exact, rest = cutWord(rest)
		if w.Tokens = Tokens(said); len(w.Tokens) > 0 {
			q.Words = append(q.Words, w)
		}
	}
	return q
}

// cutWord cuts a word or a phrase off, and says whether it is a phrase that has its end.
func cutWord(s string) (word string, exact bool, rest string) {
	first, size := utf8.DecodeRuneInString(s)
	ends, quoted := quotes[first]
	if !quoted {
		if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
			return s[:end], false, s[end:]
		}
		return s, false, ""
	}
	s = s[size:]
	end := strings.IndexAny(s, ends)
	if end < 0 {
		return s, false, ""
	}
	_, size = utf8.DecodeRuneInString(s[end:])
	return s[:end], true, s[end+size:]
}

// Empty says whether a query asks for nothing: it has no words, or only such as are left out.
func (q Query) Empty() bool {
	return !slices.ContainsFunc(q.Words, func(w Word) bool { return !w.Not })
}

// Sure says whether what an index gives for the query is right without a look at the texts.
func (q Query) Sure() bool {
	return !slices.ContainsFunc(q.Words, func(w Word) bool { return !w.Sure() })
}

// Match says whether texts that belong together have all the words and none that is left out.
func (q Query) Match(texts ...string) bool {
	tokens := make([][]Token, len(texts))
	for i, text := range texts {
		tokens[i] = Tokens(text)
	}
	for _, w := range q.Words {
		if slices.ContainsFunc(tokens, w.in) == w.Not {
			return false
		}
	}
	return true
}

// Ranges are the parts of a text that the words hit, in their order and apart from each other.
func (q Query) Ranges(text string) []Range {
	tokens := Tokens(text)
	var all []Range
	for _, w := range q.Words {
		if w.Not {
			continue
		}
		for i := range tokens {
			if w.at(tokens[i:]) {
				last := tokens[i+len(w.Tokens)-1]
				to := last.To
				if n := len(w.Tokens[len(w.Tokens)-1].Text); !w.Exact && !last.Char && n < len(last.Text) && last.To-last.From == len(last.Text) {
					to = last.From + n // no letter of it was folded into more or fewer bytes
				}
				all = append(all, Range{tokens[i].From, to})
			}
		}
	}
	return join(all)
}

// join sorts ranges and makes one of those that touch each other.
func join(all []Range) []Range {
	slices.SortFunc(all, func(a, b Range) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	var apart []Range
	for _, r := range all {
		if last := len(apart) - 1; last >= 0 && r.From <= apart[last].To {
			apart[last].To = max(apart[last].To, r.To)
		} else {
			apart = append(apart, r)
		}
	}
	return apart
}

// in says whether the word stands somewhere in a text.
func (w Word) in(text []Token) bool {
	for i := range text {
		if w.at(text[i:]) {
			return true
		}
	}
	return false
}

// at says whether a text begins with the word.
func (w Word) at(text []Token) bool {
	if len(text) < len(w.Tokens) {
		return false
	}
	for i, t := range w.Tokens {
		is := text[i]
		switch {
		case t.Char != is.Char, i > 0 && t.Joined && t.Char && w.Tokens[i-1].Char && !is.Joined:
			return false
		case i == len(w.Tokens)-1 && !w.Exact && !t.Char:
			if !strings.HasPrefix(is.Text, t.Text) {
				return false
			}
		case is.Text != t.Text:
			return false
		}
	}
	return true
}

// Term is one term of an index.
type Term struct {
	Text   string
	Begins bool // what is found has a term that begins so
}

// Terms are the terms that a text has in which the word stands.
func (w Word) Terms() (all []Term) {
	for i, t := range w.Tokens {
		switch {
		case t.Char && i > 0 && t.Joined && w.Tokens[i-1].Char:
			if i > 1 || len(all) == 0 { // the first one of two is in the two
				all = append(all, Term{Text: charsTerm + w.Tokens[i-1].Text + t.Text})
			} else {
				all[len(all)-1] = Term{Text: charsTerm + w.Tokens[i-1].Text + t.Text}
			}
		case t.Char:
			all = append(all, Term{Text: charsTerm + t.Text})
		case i < len(w.Tokens)-1 || w.Exact:
			all = append(all, Term{Text: wordTerm + t.Text})
		case len([]rune(t.Text)) <= longestPrefix:
			all = append(all, Term{Text: prefixTerm + t.Text})
		default:
			all = append(all, Term{Text: wordTerm + t.Text, Begins: true})
		}
	}
	return all
}

// Sure says whether each text that has the word's terms has the word.
func (w Word) Sure() bool {
	return len(w.Tokens) == 1 || len(w.Tokens) == 2 && w.Tokens[1].Joined && w.Tokens[0].Char && w.Tokens[1].Char
}
