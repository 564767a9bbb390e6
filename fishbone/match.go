package fishbone

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Similar says how much two labels say the same, from 0 (nothing in common) to 1. Only
// what they are about counts: letter case, spacing, punctuation, small words and words
// of degree ("too", "fiercer", 太, 加剧) do not, because a cause that is merely stronger
// is not another cause. The notes' own example, 竞争太激烈 and 市场竞争加剧, gives 1.
//
// Words of an alphabet are compared by their stems, Chinese by pairs of neighbouring
// characters. A label that says all that the other says, and more, comes near to it.
func Similar(a, b string) float64 { return newTokens(a).like(newTokens(b)) }

// Alike is [Similar] for texts of an analysis: what was worked out of a text is kept.
func (a *Analysis) Alike(text, other string) float64 {
	return a.matcher.tokensOf(text).like(a.matcher.tokensOf(other))
}

// SameEnough is the similarity from which a label is offered as "same as" another.
const SameEnough = 0.6

// Match is a cause or solution that says nearly the same as another text.
type Match struct {
	ID   ID
	Text string
	Like float64
}

// LikeCause finds the cause on the fish or in the tray that is most similar to a text,
// leaving out one cause (the text's own) and those that are themselves "same as"
// another. All wordings of a merged cause are looked at. It returns false where none is
// similar enough.
func (a *Analysis) LikeCause(text string, but ID) (Match, bool) {
	tokens := a.matcher.tokensOf(text)
	var best Match
	consider := func(id ID, said string) {
		if like := tokens.like(a.matcher.tokensOf(said)); like > best.Like {
			best = Match{id, said, like}
		}
	}
	for t := range a.Things(CauseKind) {
		c := t.(*Cause)
		if c.ID == but || c.SameAs != "" {
			continue
		}
		consider(c.ID, c.Text)
	}
	for _, id := range a.lists[WordingKind.List] {
		if w := a.things[id].(*Wording); w.Cause != but && a.cause(w.Cause).SameAs == "" {
			consider(w.Cause, w.Text)
		}
	}
	return best, best.Like >= SameEnough
}

// LikeSolution finds the solution that is most similar to another one, among those that
// are listed before it. It returns false where none is similar enough, or where the team has
// said that both count.
func (a *Analysis) LikeSolution(id ID) (Match, bool) {
	if s, ok := a.things[id].(*Solution); !ok || s.Apart == CountedApart {
		return Match{}, false
	}
	m, ok := a.matcher.solutionsOf(a)[id]
	return m, ok
}

// matcher remembers the tokens of texts from one state of an analysis to the next, and
// what the solutions of one state are like. It may be used from any goroutine.
type matcher struct {
	mu        sync.Mutex
	tokens    map[string]tokens
	of        *Analysis // the state that was asked about last
	list      []ID      // its solutions
	texts     []string  // and what they say
	solutions map[ID]Match
}

// mostTokens is how many texts a matcher remembers. A long session has typed many that
// are not there any more.
const mostTokens = 20_000

func (m *matcher) tokensOf(text string) tokens {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.lockedTokensOf(text)
}

func (m *matcher) lockedTokensOf(text string) tokens {
	if t, ok := m.tokens[text]; ok {
		return t
	}
	if m.tokens == nil || len(m.tokens) >= mostTokens {
		m.tokens = map[string]tokens{}
	}
	t := newTokens(text)
	m.tokens[text] = t
	return t
}

// solutionsOf are the matches of all solutions that have one.
func (m *matcher) solutionsOf(a *Analysis) map[ID]Match {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == a {
		return m.solutions
	}
	list, texts := a.lists[SolutionKind.List], []string(nil)
	for _, s := range a.Solutions() {
		texts = append(texts, s.Text)
	}
	if m.solutions == nil || !slices.Equal(list, m.list) || !slices.Equal(texts, m.texts) {
		m.list, m.texts, m.solutions = list, texts, m.match(list, texts)
	}
	m.of = a
	return m.solutions
}

// match finds the best earlier match of each text. An index of the tokens tells how many
// each earlier text shares with it.
func (m *matcher) match(list []ID, texts []string) map[ID]Match {
	found, having := map[ID]Match{}, map[string][]int{}
	sizes, shared := make([]int, len(texts)), make([]int, len(texts))
	for i, text := range texts {
		tokens := m.lockedTokensOf(text)
		sizes[i] = len(tokens)
		clear(shared[:i])
		for token := range tokens {
			for _, j := range having[token] {
				shared[j]++
			}
			having[token] = append(having[token], i)
		}
		var best Match
		for j, n := range shared[:i] {
			if n == 0 {
				continue
			}
			if like := alike(n, sizes[i], sizes[j]); like > best.Like {
				best = Match{list[j], texts[j], like}
			}
		}
		if best.Like >= SameEnough {
			found[list[i]] = best
		}
	}
	return found
}

// tokens are what a label is about: stems of words and pairs of Chinese characters.
type tokens map[string]bool

func newTokens(s string) tokens {
	s = strings.ToLower(norm.NFKC.String(s))
	for _, d := range degrees {
		s = strings.ReplaceAll(s, d, "") // what stands around it meets, as it does without it
	}
	t := tokens{}
	for _, run := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		t.addRun([]rune(run))
	}
	return t
}

// addRun takes letters and digits without a gap: Chinese and alphabet may alternate.
func (t tokens) addRun(run []rune) {
	for len(run) > 0 {
		n := 1
		han := unicode.Is(unicode.Han, run[0])
		for n < len(run) && unicode.Is(unicode.Han, run[n]) == han {
			n++
		}
		switch part := run[:n]; {
		case !han:
			if w := string(part); !smallWords[w] {
				t[stem(w)] = true
			}
		case n == 1:
			t[string(part)] = true
		default:
			for i := range n - 1 {
				t[string(part[i:i+2])] = true
			}
		}
		run = run[n:]
	}
}

func (t tokens) like(other tokens) float64 {
	shared := 0
	for token := range t {
		if other[token] {
			shared++
		}
	}
	return alike(shared, len(t), len(other))
}

// alike says how much two texts say the same of which one has a and the other b tokens,
// and both have the shared ones.
func alike(shared, a, b int) float64 {
	if shared == 0 {
		return 0
	}
	dice := 2 * float64(shared) / float64(a+b) // Sørensen–Dice
	if shared == min(a, b) && (min(a, b) > 1 || max(a, b) <= 3) {
		return (1 + dice) / 2
	}
	return dice
}

// stem cuts the endings that most often hide that two English words are one. It is
// crude on purpose: it only has to treat both labels alike.
func stem(w string) string {
	for _, end := range []string{"ations", "ation", "ings", "ing", "iest", "est", "ies", "ier", "ers", "er", "ed", "es", "ly", "s", "e", "y"} {
		if root, ok := strings.CutSuffix(w, end); ok && len([]rune(root)) >= 3 {
			return root
		}
	}
	return w
}

// degrees are Chinese words for how much and how often, and those that every complaint could do
// without (market, company, we), in both scripts, longer ones first.
var degrees = []string{
	"越来越", "越來越", "不断", "不斷", "非常", "十分", "比较", "比較", "过于", "過於", "日益",
	"经常", "經常", "常常", "总是", "總是", "加剧", "加劇", "激烈", "严重", "嚴重", "市场", "市場", "公司", "我们", "我們",
	"太", "很", "更", "的", "了",
}

// smallWords are English words that say nothing about the matter.
var smallWords = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true, "for": true,
	"and": true, "or": true, "is": true, "are": true, "was": true, "be": true, "too": true, "very": true,
	"more": true, "much": true, "so": true, "our": true, "we": true, "it": true, "there": true, "by": true,
	"market": true, "company": true, "fierce": true, "fiercer": true, "strong": true, "stronger": true,
}
