package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// Figure writes a number for reading: with the digits that matter, so that who works with it gets what
// we got, and the same wherever it stands. Its minus is as wide as a figure.
func Figure(x float64) string {
	return decimal(effect.Shown(x), 2)
}

// Percent writes a percentage for reading, with its sign if it is a change.
func Percent(x float64) string {
	digits := 1
	if math.Abs(x) < 1 {
		digits = 2
	}
	return decimal(x, digits) + "%"
}

// decimal writes a number with so many decimals at most.
func decimal(x float64, most int) string {
	s := strconv.FormatFloat(effect.Rounded(x, most), 'f', most, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return strings.Replace(s, "-", "−", 1)
}

// Chance says whether chance alone could have made the difference between before and after, by
// which test, or why nobody can tell yet.
func (l Language) Chance(s effect.Study) string {
	a, was := s.Chance(), s.Within(s.Was)
	if a.Finding == effect.Unanswered {
		return l.T("effect.open", "why", l.T("effect.open."+string(a.Reason), "n", a.N, "of", a.Of))
	}
	side, limit := "below", was.Lower
	if (a.Finding == effect.Better) == (s.Measure.Direction == fishbone.HigherIsBetter) {
		side, limit = "above", was.Upper
	}
	found := ""
	switch a.Test {
	case effect.Beyond:
		found = l.T("effect.beyond."+side, "n", a.N, "of", a.Of, "limit", Figure(limit))
		if a.N == a.Of {
			found = l.T("effect.all."+side, "n", a.N, "limit", Figure(limit))
		}
	case effect.Run:
		found = l.T("effect.run."+side, "n", a.N, "mean", Figure(s.Was.Mean))
	case effect.TwoProportions, effect.Fisher:
		found = l.T("effect."+string(a.Test), "p", l.probability(a.P))
	case effect.Limits3Sigma:
		key := "effect.limits"
		if a.N == 1 {
			key = "effect.limits.one"
		}
		found = l.T(key, "lower", Figure(was.Lower), "upper", Figure(was.Upper))
	}
	return l.T("effect.found", "found", found, "so", l.T("effect.so."+string(a.Finding)))
}

// probability writes a probability in percent.
func (l Language) probability(p float64) string {
	if p < 0.001 {
		return l.T("effect.rare")
	}
	return fmt.Sprintf("%.1f%%", 100*p)
}

// aboutEffects tells what was concluded from measures, and of the end of an analysis.
func (t teller) aboutEffects(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.JudgeEffect:
		if e.Verdict == fishbone.EffectOpen {
			return t.because(T("record.judge-effect.no", "text", t.name(e.ID)), e.Reason)
		}
		said := T("record.judge-effect", "text", t.name(e.ID), "verdict", T("verdict."+string(e.Verdict)))
		return t.saidBy(t.because(said, e.Reason), fishbone.Label(e.By))
	case fishbone.CloseAnalysis:
		return t.saidBy(T("record.close-analysis", "day", e.Day), fishbone.Label(e.By))
	case fishbone.ReopenAnalysis:
		return T("record.reopen-analysis")
	case fishbone.FileAnalysis:
		return t.saidBy(T("record.file-analysis", "state", Filing(e.State), "day", e.Day), fishbone.Label(e.By))
	}
	return ""
}

// because adds a reason.
func (teller) because(said, reason string) string {
	if reason = fishbone.Flat(reason); reason != "" {
		return said + " · " + reason
	}
	return said
}

// numerals are how Chinese documents count their sections.
var numerals = []rune("一二三四五六七八九")

// Ordinal counts the sections of a document: 1, 2, 3, or 一、二、三 up to 九十九.
func (l Language) Ordinal(n int) string {
	if l == English || n < 1 || n > 99 {
		return strconv.Itoa(n)
	}
	said := ""
	if n >= 20 {
		said = string(numerals[n/10-1])
	}
	if n >= 10 {
		said += "十"
	}
	if n%10 > 0 {
		said += string(numerals[n%10-1])
	}
	return said
}

// FromTo writes what the mean of a measure was and is, empty while that is not known.
func FromTo(s effect.Study) string {
	if s.Was.N == 0 || s.Is.N == 0 {
		return ""
	}
	was, unit := Figure(s.Was.Mean), s.Measure.Unit
	if IsSign(unit) {
		was = WithUnit(s.Was.Mean, unit)
	}
	return T("seen.fromTo", "from", was, "to", WithUnit(s.Is.Mean, unit))
}

// WithUnit writes a figure with its unit.
func WithUnit(x float64, unit string) string { return Measured(Figure(x), unit) }

// Measured puts a unit behind a figure: "%" touches it, any other has a space before it.
func Measured(figure, unit string) string {
	if effect.Touches(unit) {
		return figure + unit
	}
	return strings.TrimSpace(figure + " " + unit)
}

// IsSign says whether a unit is a sign that stands behind each figure, as % does; a word stands
// behind the last one.
func IsSign(unit string) bool { return unit != "" && strings.Contains("%‰℃°", unit) }

// Filing is a state that was set by hand.
func Filing(f fishbone.Filing) string {
	if f == fishbone.FiledOpen {
		return T("state.open")
	}
	return T("state." + string(f))
}
