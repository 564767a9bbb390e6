package picture

import (
	"strings"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/effect"
)

// effects are the charts of all measures that have values, each on a page of its own.
func effects(a *fishbone.Analysis, q Request) ([]*scene.Scene, error) {
	var pages []*scene.Scene
	width, _, _ := scene.Wide.Size()
	style := chart.Style{Width: width, Height: width / q.Page.Target(q.target()), Theme: q.Theme, Words: EffectWords(q.Language)}
	for _, c := range Effects(q.Language, a) {
		page, err := c.Draw(style)
		if err != nil {
			return nil, err
		}
		pages = append(pages, q.Page.Center(page))
	}
	if len(pages) == 0 {
		return nil, effect.ErrNoValues
	}
	return pages, nil
}

// Effects are the charts of all measures that have values, in a language.
func Effects(l words.Language, a *fishbone.Analysis) (all []chart.Effect) {
	for _, m := range a.Measures() {
		if s := effect.Of(a, m); len(s.All()) > 0 {
			all = append(all, effectOf(l, s))
		}
	}
	return all
}

// EffectChart draws what the values of a measure say, in a language. The words of the style are
// its own.
func EffectChart(l words.Language, s effect.Study, style chart.Style) (*scene.Scene, error) {
	if len(s.All()) == 0 {
		return nil, effect.ErrNoValues
	}
	style.Words = EffectWords(l)
	return effectOf(l, s).Draw(style)
}

// EffectWords are the words of such charts.
func EffectWords(l words.Language) chart.Words {
	own := ChartWords(l)
	own.Goal = l.T("effect.target")
	return own
}

// effectOf is the chart of a measure that has values.
func effectOf(l words.Language, s effect.Study) chart.Effect {
	all, m := s.All(), s.Measure
	years := all[0].Day[:4] != all[len(all)-1].Day[:4]
	c := chart.Effect{
		Title: m.Text, Unit: m.Unit, Below: rates(l, s), Note: l.Chance(s),
		Before: band(l, "effect.before", s, s.Was), After: band(l, "effect.after", s, s.Is),
		Name: func(when string) string { return l.ShortDay(fishbone.Day(when), years) },
	}
	if ofMonths(all) {
		c.Name = func(when string) string { return l.ShortMonth(fishbone.Day(when), years) }
	}
	if c.Below == "" {
		c.Below = l.T("effect.values", "n", len(all))
	}
	if target, ok := s.Target(); ok {
		c.Goal = &target
	}
	first, last := all[0].Day, all[len(all)-1].Day
	if len(all) > 1 && m.Since >= first.Add(-31) && m.Since <= last.Add(31) {
		c.Change, c.Done = string(m.Since), l.T("effect.since", "day", l.ShortDay(m.Since, years))
	}
	for _, v := range all {
		c.Values = append(c.Values, chart.Value{When: string(v.Day), Value: v.Value})
	}
	return c
}

// ofMonths says whether each value is that of a month.
func ofMonths(all []effect.Value) bool {
	days := make([]time.Time, len(all))
	for i, v := range all {
		days[i] = v.Day.Time()
	}
	return effect.Monthly(days)
}

// rates say how far the measure got.
func rates(l words.Language, s effect.Study) string {
	var said []string
	if s.Was.N > 0 && s.Is.N > 0 {
		said = append(said, l.T("effect.mean", "mean", Figures(l, s)))
	}
	if p, ok := s.Progress(); ok {
		said = append(said, l.T("effect.progress", "percent", words.Percent(p)))
	}
	if p, ok := s.Attained(); ok {
		said = append(said, l.T("effect.attained", "percent", words.Percent(p)))
	}
	return strings.Join(said, " · ")
}

// band is a mean with its limits and their words; nil where there are no values.
func band(l words.Language, key string, s effect.Study, is effect.Limits) *chart.Band {
	if is.N == 0 || s.Measure.Since == "" && key == "effect.after" {
		return nil
	}
	shown := s.Within(is)
	b := &chart.Band{Mean: is.Mean, Lower: shown.Lower, Upper: shown.Upper, Limited: is.Known()}
	if s.Measure.Since == "" {
		key = "effect.all"
	}
	if !b.Limited {
		key += ".mean"
	}
	b.Name = l.T(key, "mean", words.Figure(is.Mean), "lower", words.Figure(shown.Lower), "upper", words.Figure(shown.Upper))
	return b
}
