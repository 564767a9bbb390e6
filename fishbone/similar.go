package fishbone

import (
	"strings"
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
func Similar(a, b string) float64 { return newGist(a).like(newGist(b)) }

// SameEnough is the similarity from which a label is offered as "same as" another.
const SameEnough = 0.6

// Likeness is a cause or solution that says nearly the same as a new text.
type Likeness struct {
	ID   ID
	Text string
	Like float64
}

// LikeCause finds the cause on the fish or in the tray that is most similar to a text,
// leaving out one cause (the text's own) and those that are themselves "same as"
// another. It returns false where none is similar enough.
func (a *Analysis) LikeCause(text string, but ID) (Likeness, bool) {
	g := newGist(text)
	var best Likeness
	consider := func(c Cause) {
		if c.ID == but || c.SameAs != "" {
			return
		}
		if like := g.like(newGist(c.Text)); like > best.Like {
			best = Likeness{c.ID, c.Text, like}
		}
	}
	for _, c := range a.WalkBones() {
		consider(c)
	}
	for _, c := range a.Walk(Tray) {
		consider(c)
	}
	return best, best.Like >= SameEnough
}

// LikeSolution is [Analysis.LikeCause] for solutions, among those listed before but.
func (a *Analysis) LikeSolution(text string, but ID) (Likeness, bool) {
	g := newGist(text)
	var best Likeness
	for _, s := range a.Solutions() {
		if s.ID == but {
			break
		}
		if like := g.like(newGist(s.Text)); like > best.Like {
			best = Likeness{s.ID, s.Text, like}
		}
	}
	return best, best.Like >= SameEnough
}

// gist is what a label is about: stems of words and pairs of Chinese characters.
type gist map[string]bool

func newGist(s string) gist {
	s = strings.ToLower(norm.NFKC.String(s))
	for _, d := range degrees {
		s = strings.ReplaceAll(s, d, " ")
	}
	g := gist{}
	for _, run := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		g.addRun([]rune(run))
	}
	return g
}

// addRun takes letters and digits without a gap: Chinese and alphabet may alternate.
func (g gist) addRun(run []rune) {
	for len(run) > 0 {
		n := 1
		han := unicode.Is(unicode.Han, run[0])
		for n < len(run) && unicode.Is(unicode.Han, run[n]) == han {
			n++
		}
		switch part := run[:n]; {
		case !han:
			if w := string(part); !smallWords[w] {
				g[stem(w)] = true
			}
		case n == 1:
			g[string(part)] = true
		default:
			for i := range n - 1 {
				g[string(part[i:i+2])] = true
			}
		}
		run = run[n:]
	}
}

func (g gist) like(h gist) float64 {
	if len(g) == 0 || len(h) == 0 {
		return 0
	}
	shared := 0
	for t := range g {
		if h[t] {
			shared++
		}
	}
	dice := 2 * float64(shared) / float64(len(g)+len(h)) // Sørensen–Dice
	few, many := min(len(g), len(h)), max(len(g), len(h))
	if shared == few && (few > 1 || many <= 3) {
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

// degrees are Chinese words for how much, and those that every complaint could do
// without (market, company, we), in both scripts, longer ones first.
var degrees = []string{
	"越来越", "越來越", "不断", "不斷", "非常", "十分", "比较", "比較", "过于", "過於", "日益",
	"加剧", "加劇", "激烈", "严重", "嚴重", "市场", "市場", "公司", "我们", "我們",
	"太", "很", "更", "的", "了",
}

// smallWords are English words that say nothing about the matter.
var smallWords = map[string]bool{
	"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true, "for": true,
	"and": true, "or": true, "is": true, "are": true, "was": true, "be": true, "too": true, "very": true,
	"more": true, "much": true, "so": true, "our": true, "we": true, "it": true, "there": true, "by": true,
	"market": true, "company": true, "fierce": true, "fiercer": true, "strong": true, "stronger": true,
}
