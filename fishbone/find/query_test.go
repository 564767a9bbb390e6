package find

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        bool
	}{
		{"投诉", "客户投诉太多", true},
		{"投訴", "客户投诉太多", true},
		{"投诉", "客戶投訴太多", true},
		{"投诉人", "投诉多，人少", false},
		{"诉太", "投诉。太多", false},
		{"料", "物料短缺", true},
		{"deliv", "Late delivery", true},
		{"LATE deliv", "delivery, late", true},
		{`"late deliv"`, "late delivery", false},
		{`"late deliv`, "late delivery", true},
		{`"late delivery"`, "A late delivery.", true},
		{`"late delivery"`, "delivery late", false},
		{"eliver", "delivery", false},
		{"-late delivery", "late delivery", false},
		{"delivery -early", "late delivery", true},
		{"包装 -客户投诉", "包装破损，客户投诉", false},
		{"包装 -客户投诉", "包装破损，客户没有投诉", true},
		{"ＡＢＣ", "abc", true},
		{"abc", "ＡＢＣ１２", true},
		{"cafe", "Café", true},
		{"café", "CAFE\u0301", true},
		{"strasse", "Straße", true},
		{"o'neil", "Anna O'Neil", true},
		{"50%", "rate of 50 %", true},
		{"A3纸", "打印用a3紙", true},
		{"“客户投诉”", "客户投诉", true},
		{"ガス", "カ\u3099ス", true},
		{"배송", "배송이 늦다", true},
		{"沿着", "沿著走", true},
		{"", "anything", true},
		{"-", "anything", true},
	} {
		if got := Parse(c.query).Match(c.text); got != c.want {
			t.Errorf("%q in %q is %v", c.query, c.text, got)
		}
	}
}

func TestMatchOfSeveralTexts(t *testing.T) {
	q := Parse("late 包装")
	if !q.Match("too late", "包装破损") || q.Match("too late", "破损") {
		t.Error("the words may stand in different texts, and each must stand in one")
	}
	if Parse(`"a b"`).Match("a", "b") {
		t.Error("a phrase stands in one text")
	}
}

func TestRanges(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"deliv late", "A late delivery", "A [late] [deliv]ery"},
		{"投訴 太多", "客户投诉太多", "客户[投诉太多]"},
		{"cafe", "Im Café", "Im [Café]"},
		{"诉", "投诉，诉求", "投[诉]，[诉]求"},
		{"-投诉 客", "客户投诉", "[客]户投诉"},
	} {
		var b strings.Builder
		last := 0
		for _, r := range Parse(c.query).Ranges(c.text) {
			b.WriteString(c.text[last:r.From] + "[" + c.text[r.From:r.To] + "]")
			last = r.To
		}
		if got := b.String() + c.text[last:]; got != c.want {
			t.Errorf("%q gives %s, want %s", c.query, got, c.want)
		}
	}
}

// alphabet is what random texts are made of, and what each character is compared by: a space
// for what parts words.
var alphabet = map[rune]string{
	'a': "a", 'B': "b", 'ｂ': "b", 'é': "e", '1': "1", '客': "客", '戶': "户", '户': "户", '投': "投", '，': " ", ' ': " ", '.': " ",
}

var letters = slices.Sorted(func(yield func(rune) bool) {
	for r := range alphabet {
		if !yield(r) {
			return
		}
	}
})

// spelled writes a text so that each token has a space before it, or a bar where nothing stands
// between it and the one before. It knows only the alphabet.
func spelled(text string) string {
	var b strings.Builder
	gap, word := " ", false
	for _, r := range text {
		switch f := alphabet[r]; {
		case f == " ":
			gap, word = " ", false
		case f > "z":
			b.WriteString(gap + f)
			gap, word = "|", false
		case word:
			b.WriteString(f)
		default:
			b.WriteString(gap + f)
			gap, word = "|", true
		}
	}
	return b.String()
}

// slowMatch looks for the words one by one with a regular expression.
func slowMatch(words []string, exact, not []bool, text string) bool {
	for i, word := range words {
		pattern, last := "", ""
		for _, token := range regexp.MustCompile(`[ |][^ |]+`).FindAllString(spelled(word), -1) {
			between := "[ |]"
			if token[0] == '|' && last > "z" && token[1:] > "z" {
				between = `\|`
			}
			last = token[1:]
			pattern += between + last
		}
		if pattern == "" {
			continue
		}
		if exact[i] || last > "z" {
			pattern += `([ |]|$)`
		}
		if regexp.MustCompile(pattern).MatchString(spelled(text)) == not[i] {
			return false
		}
	}
	return true
}

func TestMatchIsAsASlowSearch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := func(name string, least, most int) string {
			return string(rapid.SliceOfN(rapid.SampledFrom(letters), least, most).Draw(t, name))
		}
		text := some("text", 0, 12)
		var words []string
		var exact, not []bool
		typed := ""
		for range rapid.IntRange(1, 3).Draw(t, "words") {
			e, n := rapid.Bool().Draw(t, "exact"), rapid.Bool().Draw(t, "not")
			word := some("word", 1, 4)
			if !e {
				word = strings.ReplaceAll(word, " ", "")
			}
			words, exact, not = append(words, word), append(exact, e), append(not, n)
			if typed += " "; n {
				typed += "-"
			}
			if e {
				word = `"` + word + `"`
			}
			typed += word
		}
		q := Parse(typed)
		if got, want := q.Match(text), slowMatch(words, exact, not, text); got != want {
			t.Fatalf("%q in %q is %v, and not %v", typed, text, got, want)
		}
		checkTerms(t, q, text)
	})
}

// checkTerms says whether a text has the terms of each word that stands in it, and, of one that is
// sure, whether the word stands in each text that has them.
func checkTerms(t *rapid.T, q Query, text string) {
	has := map[string]bool{}
	Terms(text, func(term string) { has[term] = true })
	for _, w := range q.Words {
		all := true
		for _, term := range w.Terms() {
			one := has[term.Text]
			for other := range has {
				one = one || term.Begins && strings.HasPrefix(other, term.Text)
			}
			all = all && one
		}
		if is := w.in(Tokens(text)); is && !all || w.Sure() && all && !is {
			t.Fatalf("%v in %q: %v, and its terms %v", w, text, is, fmt.Sprint(w.Terms()))
		}
	}
}
