package picture

import (
	"strconv"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/chain"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/effect"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
)

// ChainWords are what the picture of a chain says in a language, as of a day.
func ChainWords(l words.Language, a *fishbone.Analysis, today fishbone.Day) chain.Words {
	w := chain.Words{
		Complaint: complaint(l, a.About()), Began: began(l, a, today),
		Gap:       func(e links.End) string { return Gap(l, e) },
		Mend:      func(e links.End) string { return l.T("chain.mend." + strconv.Itoa(int(guide.MendedIn(e)))) },
		Named:     func(e links.End) string { return NamedGap(l, a, e) },
		Confirmed: l.T("verdict.confirmed"), Whole: l.T("chain.whole"),
		Strength: func(s fishbone.Strength) string { return l.T("strength." + string(s)) },
		Chain:    func(c fishbone.Chain) string { return l.T("chain.kind." + string(c)) },
		Promise:  func(p fishbone.Promise) chain.Said { return PromiseState(l, p, today) },
		Effect:   func(s effect.Study) (string, chain.Said) { return Figures(l, s), judged(l, s.Measure) },
	}
	for s := range w.Heads {
		w.Heads[s] = l.T("chain.head." + strconv.Itoa(s))
	}
	return w
}

// Gap says what is missing at an end of the chain.
func Gap(l words.Language, e links.End) string {
	if e.N == 1 && (e.Gap == links.Overdue || e.Gap == links.NotChosen) {
		return l.T("chain.gap." + string(e.Gap) + ".one")
	}
	return l.T("chain.gap."+string(e.Gap), "n", e.N)
}

// NamedGap says it with the name of the thing that it is missing at.
func NamedGap(l words.Language, a *fishbone.Analysis, e links.End) string {
	t, ok := a.Thing(e.Of)
	if !ok {
		return Gap(l, e)
	}
	return l.T("chain.named", "gap", Gap(l, e), "name", l.Called(t))
}

// complaint is what stands at the beginning of the chain: how many complained, or how one said it.
func complaint(l words.Language, about fishbone.About) (c chain.Complaint) {
	if about.Affected != "" {
		c.Large, c.Under = string(about.Affected), l.T("chain.complaints")
		if about.Total != "" {
			c.Small = append(c.Small, l.T("chain.of", "n", about.Total))
		}
		if about.Period != "" {
			c.Small = append(c.Small, about.Period)
		}
	}
	switch {
	case about.Voice != "":
		c.Small = append(c.Small, l.T("chain.voice", "text", fishbone.Flat(about.Voice)))
	case len(c.Small) == 0 && c.Large == "" && about.Present != "":
		c.Small = append(c.Small, fishbone.Flat(about.Present))
	case len(c.Small) == 0 && c.Large == "":
		c.Small = append(c.Small, fishbone.Flat(about.What))
	}
	return c
}

// began says when the team began and how many it is.
func began(l words.Language, a *fishbone.Analysis, today fishbone.Day) (lines []string) {
	if !a.Made().At.IsZero() {
		lines = append(lines, l.T("chain.began", "day", l.Day(a.Began(time.Local), today)))
	}
	var who []string
	switch n := len(a.People()); n {
	case 0:
	case 1:
		who = append(who, l.T("chain.people.one"))
	default:
		who = append(who, l.T("chain.people", "n", n))
	}
	switch n := len(a.Meetings()); n {
	case 0:
	case 1:
		who = append(who, l.T("chain.meetings.one"))
	default:
		who = append(who, l.T("chain.meetings", "n", n))
	}
	if len(who) == 2 {
		who = []string{l.T("chain.and", "one", who[0], "other", who[1])}
	}
	return append(lines, who...)
}

// PromiseState says how far a promise is.
func PromiseState(l words.Language, p fishbone.Promise, today fishbone.Day) chain.Said {
	due := p.DueDay()
	switch {
	case p.Status == fishbone.PromiseDone && p.Done == "":
		return chain.Said{Words: l.T("chain.doneSome"), Tone: chain.Good}
	case p.Status == fishbone.PromiseDone:
		return chain.Said{Words: l.T("chain.done", "day", l.Day(p.Done, today)), Tone: chain.Good}
	case due == "":
		return chain.Said{}
	}
	return chain.Said{Words: l.T("chain.due", "day", l.Day(due, today))}
}

// Figures are the means of a measure from before and from after, as its own page has them.
func Figures(l words.Language, s effect.Study) string {
	if s.Is.N == 0 {
		return ""
	}
	unit := s.Measure.Unit
	after := words.WithUnit(s.Is.Mean, unit)
	if s.Was.N == 0 {
		return after
	}
	before := words.Figure(s.Was.Mean)
	if words.IsSign(unit) {
		before = words.WithUnit(s.Was.Mean, unit)
	}
	return l.T("effect.means", "before", before, "after", after)
}

func judged(l words.Language, m fishbone.Measure) chain.Said {
	switch m.Verdict {
	case fishbone.Effective:
		return chain.Said{Words: l.T("verdict.effective"), Tone: chain.Good}
	case fishbone.NotEffective:
		return chain.Said{Words: l.T("verdict.notEffective"), Tone: chain.Bad}
	}
	return chain.Said{}
}

// chainPages draws the chain from the complaint to the proof.
func (q Request) chainPages(a *fishbone.Analysis) []*scene.Scene {
	o := chain.Options{Theme: q.Theme, Title: q.Language.T("chain.title"), Words: ChainWords(q.Language, a, q.Today), Caption: q.Caption.Line()}
	return chain.Pages(a, links.Of(a, q.Today), o, q.Page)
}

// Ends says how many ends dangle.
func Ends(n int) string {
	switch n {
	case 0:
		return words.T("chain.noEnds")
	case 1:
		return words.T("chain.ends.one")
	}
	return words.T("chain.ends", "n", n)
}
