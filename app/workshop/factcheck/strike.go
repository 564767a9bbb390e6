package factcheck

import (
	"strings"

	"whybone/app/words"
	"whybone/fishbone"
)

// strike rejects the cause in hand: a fact that it cannot explain is the evidence, or that it
// would still happen without it. Where neither was said, the fact in hand is the one. All of
// it is undone as one. A cause that was struck is taken back.
func (v *view) strike() {
	v.Flush()
	l, ok := v.line()
	c, has := v.inHand()
	if !ok || !has {
		return
	}
	if l.Struck() {
		v.takeBack(l)
		return
	}
	var edits []fishbone.Edit
	if l.Cannot() == 0 && l.Cause.Without != fishbone.WithoutStill {
		fit := fishbone.Fit{Cause: c.cause, Fact: c.fact, Verdict: fishbone.CannotExplain, Reason: v.reasonText()}
		l.Fits[v.column()] = fit
		edits = append(edits, fishbone.CheckFit{ID: fishbone.NewID(), Cause: c.cause, Fact: c.fact, Verdict: fit.Verdict, Reason: fit.Reason})
	}
	verdict := l.Cause.Verdict
	verdict.Finding, verdict.Evidence = fishbone.Rejected, joined(verdict.Evidence, v.evidence(l))
	next := v.after(l.Cause.ID)
	if v.host.Do(fishbone.Join(append(edits, fishbone.Judge{ID: l.Cause.ID, Verdict: verdict})...)) && next != "" {
		v.take(cell{next, c.fact})
	}
}

// takeBack takes the verdict back, and out of its evidence what was written when the cause was
// struck.
func (v *view) takeBack(l fishbone.FactCheck) {
	verdict := l.Cause.Verdict
	verdict.Finding = fishbone.Unjudged
	verdict.Evidence = strings.TrimSpace(strings.Replace(verdict.Evidence, v.evidence(l), "", 1))
	v.host.Do(fishbone.Judge{ID: l.Cause.ID, Verdict: verdict})
}

// after is the cause that takes the place of one which sinks: the next one that stands, or the
// one before.
func (v *view) after(id fishbone.ID) fishbone.ID {
	before, found := fishbone.ID(""), false
	for _, l := range v.lines() {
		switch {
		case l.Cause.ID == id:
			found = true
		case l.Struck():
		case found:
			return l.Cause.ID
		default:
			before = l.Cause.ID
		}
	}
	return before
}

// evidence is what speaks against a cause: each fact that it cannot explain, with the reason.
func (v *view) evidence(l fishbone.FactCheck) string {
	var said []string
	for i, f := range v.facts() {
		if i >= len(l.Fits) || l.Fits[i].Verdict != fishbone.CannotExplain {
			continue
		}
		line := words.T("factcheck.evidence", "fact", pair(f))
		if reason := fishbone.Flat(l.Fits[i].Reason); reason != "" {
			line += words.T("factcheck.because", "reason", reason)
		}
		said = append(said, line)
	}
	if l.Cause.Without == fishbone.WithoutStill {
		said = append(said, words.T("factcheck.without"))
	}
	return strings.Join(said, "\n")
}

// pair says both sides of a fact in one line.
func pair(f fishbone.Fact) string {
	said, isNot := fishbone.Flat(f.Is), fishbone.Flat(f.IsNot)
	switch {
	case isNot != "" && said == "":
		said = words.T("factcheck.not", "fact", isNot)
	case isNot != "":
		said += words.T("factcheck.butNot", "fact", isNot)
	}
	return words.T("factcheck.pair", "aspect", words.Aspect(f.Aspect), "fact", said)
}

// joined puts a text below another one that is there.
func joined(one, other string) string {
	switch {
	case one == "":
		return other
	case strings.Contains(one, other):
		return one
	}
	return one + "\n" + other
}
