package effect_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/effect"
)

func near(a, b, by float64) bool { return math.Abs(a-b) <= by*max(1, math.Abs(b)) }

// weekly are values a week apart, from a day on, each of so many checked.
func weekly(from fishbone.Day, checked int, values ...float64) (all []effect.Value) {
	for i, v := range values {
		all = append(all, effect.Value{Day: from.Add(7 * i), Value: v, Checked: checked})
	}
	return all
}

var (
	waiting = []float64{16.2, 18.9, 17.1, 20.4, 15.8, 19.6, 17.5, 18.3}
	after   = []float64{8.2, 7.8, 6.1, 6.6, 5.2, 5.9, 4.7, 5.6, 5.0, 5.3}
)

const (
	start = fishbone.Day("2026-01-05")
	since = fishbone.Day("2026-03-02")
)

// study has values before and after a day in weeks.
func study(m fishbone.Measure, before, after []float64) effect.Study {
	if m.Since == "" {
		m.Since = since
	}
	return effect.New(m, append(weekly(since.Add(-7*len(before)), 0, before...), weekly(since, 0, after...)...))
}

// The limits were worked out by hand from the moving ranges.
func TestNaturalLimits(t *testing.T) {
	for name, c := range map[string]struct {
		values             []float64
		mean, lower, upper float64
	}{
		"waiting":    {waiting, 17.975, 10.717, 25.233},
		"a salesman": {[]float64{39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40}, 41.416667, 36.822121, 46.011212},
		"steady":     {[]float64{5, 5, 5}, 5, 5, 5},
		"two":        {[]float64{1, 3}, 2, -3.32, 7.32},
		"one":        {[]float64{7}, 7, 7, 7},
	} {
		l := effect.NaturalLimits(c.values)
		if !near(l.Mean, c.mean, 1e-6) || !near(l.Lower, c.lower, 1e-6) || !near(l.Upper, c.upper, 1e-6) || l.N != len(c.values) {
			t.Errorf("%s: %+v", name, l)
		}
	}
	if l := effect.NaturalLimits(nil); l != (effect.Limits{}) || l.Known() {
		t.Errorf("of nothing: %+v", l)
	}
	if effect.NaturalLimits(waiting[:5]).Known() || !effect.NaturalLimits(waiting[:6]).Known() {
		t.Error("five values have limits, or six have none")
	}
}

// Limits go along with their values, wherever those lie and however wide.
func TestLimitsGoAlong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e3, 1e3), 1, 40).Draw(t, "values")
		by, times := rapid.Float64Range(-1e3, 1e3).Draw(t, "by"), rapid.Float64Range(0, 50).Draw(t, "times")
		moved := make([]float64, len(values))
		for i, v := range values {
			moved[i] = v*times + by
		}
		l, m := effect.NaturalLimits(values), effect.NaturalLimits(moved)
		if l.Lower > l.Mean || l.Mean > l.Upper || !near(l.Mean-l.Lower, l.Upper-l.Mean, 1e-9) {
			t.Fatalf("%+v", l)
		}
		if !near(m.Mean, l.Mean*times+by, 1e-6) || !near(m.Upper, l.Upper*times+by, 1e-6) || !near(m.Lower, l.Lower*times+by, 1e-6) {
			t.Fatalf("%+v became %+v", l, m)
		}
	})
}

func TestRates(t *testing.T) {
	for _, c := range []struct {
		name               string
		direction          fishbone.Direction
		before, after      float64
		target             fishbone.Figure
		attained, progress float64 // NaN for none
		met                bool
	}{
		{"fewer complaints", "", 18, 6, "8", 120, 66.666667, true},
		{"half way", "", 20, 15, "10", 50, 25, false},
		{"worse", "", 20, 25, "10", -50, -25, false},
		{"exactly", "", 20, 10, "10", 100, 50, true},
		{"to zero", "", 4, 1, "0", 75, 75, false},
		{"answered calls", "higher", 60, 84, "90", 80, 40, false},
		{"all calls", "higher", 60, 90, "90", 100, 50, true},
		{"fewer calls", "higher", 60, 54, "90", -20, -10, false},
		{"reached before", "", 5, 3, "8", math.NaN(), 40, true},
		{"at the target", "", 8, 8, "8", math.NaN(), 0, true},
		{"no target", "", 10, 5, "", math.NaN(), 50, false},
		{"from nothing", "higher", 0, 5, "10", 50, math.NaN(), false},
	} {
		s := study(fishbone.Measure{Direction: c.direction, Target: c.target}, []float64{c.before - 1, c.before + 1}, []float64{c.after + 2, c.after - 2})
		check := func(what string, got float64, ok bool, want float64) {
			if ok == math.IsNaN(want) || ok && !near(got, want, 1e-6) {
				t.Errorf("%s: %s is %v (%v), want %v", c.name, what, got, ok, want)
			}
		}
		a, ok := s.Attained()
		check("attained", a, ok, c.attained)
		p, ok := s.Progress()
		check("progress", p, ok, c.progress)
		if met, ok := s.TargetMet(); met != c.met || ok != (c.target != "") {
			t.Errorf("%s: met %v %v", c.name, met, ok)
		}
	}
	bare := study(fishbone.Measure{Target: "8"}, waiting, nil)
	_, attained := bare.Attained()
	_, progress := bare.Progress()
	_, met := bare.TargetMet()
	if attained || progress || met {
		t.Error("rates without a value after")
	}
}

// Who reaches the target has gone all of the way, in either direction.
func TestAttainedIsTheWayGone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom([]fishbone.Direction{fishbone.LowerIsBetter, fishbone.HigherIsBetter}).Draw(t, "direction")
		before, way := float64(rapid.IntRange(1, 1000).Draw(t, "before")), float64(rapid.IntRange(1, 500).Draw(t, "way"))
		part := rapid.Float64Range(-1, 2).Draw(t, "part")
		if d == fishbone.LowerIsBetter {
			way = -way
		}
		after := effect.Shown(before + part*way)
		part = (after - before) / way
		s := study(fishbone.Measure{Direction: d, Target: fishbone.FigureOf(before + way)}, []float64{before}, []float64{after})
		got, ok := s.Attained()
		if !ok || !near(got, 100*part, 1e-6) {
			t.Fatalf("%v %% of the way are %v (%v)", 100*part, got, ok)
		}
		if met, _ := s.TargetMet(); math.Abs(part-1) > 1e-6 && met != (part > 1) {
			t.Fatalf("after %v of the way the target is met: %v", part, met)
		}
	})
}

// Who works with the figures of a report gets its percentages.
func TestPercentagesFollowFromWhatIsShown(t *testing.T) {
	s := study(fishbone.Measure{Direction: fishbone.HigherIsBetter, Target: "4.2"}, []float64{4.28, 3.61, 3.58}, []float64{4.1, 4.21, 4.31})
	was, is := effect.Shown(s.Was.Mean), effect.Shown(s.Is.Mean)
	if was != 3.82 || is != 4.21 {
		t.Fatalf("the means are shown as %v and %v", was, is)
	}
	if p, _ := s.Progress(); !near(p, 100*(4.21-3.82)/3.82, 1e-9) {
		t.Errorf("progress %v", p)
	}
	if a, _ := s.Attained(); !near(a, 100*(4.21-3.82)/(4.2-3.82), 1e-9) {
		t.Errorf("attained %v", a)
	}
	for x, want := range map[float64]float64{0.456: 0.46, -3.817: -3.82, 12.34: 12.3, 99.96: 100, 640.4: 640, 0: 0} {
		if got := effect.Shown(x); got != want {
			t.Errorf("%v is shown as %v, want %v", x, got, want)
		}
	}
}

func TestTargetFrom(t *testing.T) {
	for _, c := range []struct {
		present, focus, ability float64
		direction               fishbone.Direction
		unit                    string
		want                    float64
	}{
		{50, 80, 70, "", "件", 22}, // 50 − 50 × 0.8 × 0.7
		{18, 75, 60, "", "per 1,000", 9.9},
		{60, 80, 70, "higher", "%", 82.4}, // 60 + 40 × 0.56
		{60, 80, 70, "higher", "points", 93.6},
		{120, 50, 50, "higher", "%", 150}, // beyond 100 it is no share of a whole
		{50, 0, 70, "", "", 50},
		{50, 100, 100, "", "", 0},
	} {
		if got, ok := effect.TargetFrom(c.present, c.focus, c.ability, c.direction, c.unit); !ok || !near(got, c.want, 1e-9) {
			t.Errorf("%+v gives %v", c, got)
		}
	}
}

func TestPerWhat(t *testing.T) {
	for unit, want := range map[string]float64{
		"%": 100, "％": 100, "percent of calls": 100, "‰": 1000, "per 1,000 check-ins": 1000, "per 1000": 1000, "complaints / 10,000": 10000, "每千次": 1000,
		"件/千次": 1000, "每1000件": 1000, "每萬件": 10000, "百分比": 100, "ppm": 1e6, "per million": 1e6,
		"": 0, "per week": 0, "件": 0, "minutes": 0, "per 12 months": 0, "件/周": 0, "每周": 0, "每天": 0, "persons": 0,
	} {
		if got := effect.PerWhat(unit); got != want {
			t.Errorf("%q is told of %v, want %v", unit, got, want)
		}
	}
}

func TestChanceByLimits(t *testing.T) {
	flat := func(n int, v float64) (all []float64) {
		for range n {
			all = append(all, v)
		}
		return all
	}
	for _, c := range []struct {
		name          string
		measure       fishbone.Measure
		before, after []float64
		want          effect.Answer
	}{
		{"all below the limit", fishbone.Measure{}, waiting, after, effect.Answer{Finding: effect.Better, Test: effect.Beyond, N: 10, Of: 10}},
		{"the same where higher is better", fishbone.Measure{Direction: "higher"}, waiting, after, effect.Answer{Finding: effect.Worse, Test: effect.Beyond, N: 10, Of: 10}},
		{"two below", fishbone.Measure{}, waiting, []float64{18, 10, 17, 9}, effect.Answer{Finding: effect.Better, Test: effect.Beyond, N: 2, Of: 4}},
		{"one below may be an accident", fishbone.Measure{}, waiting, []float64{18, 10, 17, 19}, effect.Answer{Finding: effect.MayBeLuck, Test: effect.Limits3Sigma, N: 1, Of: 4}},
		{"two above", fishbone.Measure{}, waiting, []float64{26, 27, 20}, effect.Answer{Finding: effect.Worse, Test: effect.Beyond, N: 2, Of: 3}},
		{"on both sides", fishbone.Measure{}, waiting, []float64{26, 9, 20}, effect.Answer{Reason: effect.BothWays, N: 2, Of: 3}},
		{"eight below the mean", fishbone.Measure{}, waiting, append([]float64{18}, flat(8, 16)...), effect.Answer{Finding: effect.Better, Test: effect.Run, N: 8, Of: 9}},
		{"seven below the mean", fishbone.Measure{}, waiting, append([]float64{18}, flat(7, 16)...), effect.Answer{Finding: effect.MayBeLuck, Test: effect.Limits3Sigma, Of: 8}},
		{"eight, but not the last", fishbone.Measure{}, waiting, append(flat(8, 16), 18), effect.Answer{Finding: effect.MayBeLuck, Test: effect.Limits3Sigma, Of: 9}},
		{"eight above the mean", fishbone.Measure{}, waiting, flat(8, 20), effect.Answer{Finding: effect.Worse, Test: effect.Run, N: 8, Of: 8}},
		{"five before", fishbone.Measure{}, waiting[:5], after, effect.Answer{Reason: effect.TooFewBefore, N: 5, Of: 6}},
		{"two after", fishbone.Measure{}, waiting, after[:2], effect.Answer{Reason: effect.TooFewAfter, N: 2, Of: 3}},
		{"unsteady before", fishbone.Measure{}, []float64{5, 5, 5, 20, 5, 5, 5, 5, 5, 5, 5, 5}, after, effect.Answer{Reason: effect.Unsteady, N: 1, Of: 12}},
		{"nothing ever moved", fishbone.Measure{}, flat(6, 3), flat(3, 3), effect.Answer{Finding: effect.MayBeLuck, Test: effect.Limits3Sigma, Of: 3}},
	} {
		if got := study(c.measure, c.before, c.after).Chance(); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	if got := effect.New(fishbone.Measure{}, weekly(start, 0, waiting...)).Chance(); got.Reason != effect.NoDay {
		t.Errorf("without a day of change: %+v", got)
	}
	monthly := weekly(start, 0, waiting...)
	for i, v := range after {
		monthly = append(monthly, effect.Value{Day: since.Add(30 * i), Value: v})
	}
	if got := effect.New(fishbone.Measure{Since: since}, monthly).Chance(); got.Reason != effect.UnequalPeriods {
		t.Errorf("weeks against months: %+v", got)
	}
}

// Where nothing changed, the limits see an improvement once in twenty at most.
func TestLimitsSeldomErr(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func(n int) (all []float64) {
		for range n {
			all = append(all, 100+5*r.NormFloat64())
		}
		return all
	}
	const times = 4000
	for _, n := range [][2]int{{6, 6}, {8, 10}, {12, 12}} {
		wrong := 0
		for range times {
			if study(fishbone.Measure{}, draw(n[0]), draw(n[1])).Chance().Finding == effect.Better {
				wrong++
			}
		}
		if share := float64(wrong) / times; share > 0.05 {
			t.Errorf("with %d before and %d after they err in %.1f %%", n[0], n[1], 100*share)
		}
	}
}

// The probabilities were worked out with whole fractions (Fisher), and with the normal
// distribution of another program. The first of Fisher's is his tea, the second his twins.
func TestProbabilities(t *testing.T) {
	for _, c := range []struct {
		had1, of1, had2, of2 int
		want                 float64
	}{
		{3, 4, 1, 4, 0.4857142857142857}, {2, 12, 15, 18, 0.0005367241191434358}, {8, 20, 1, 20, 0.019656019656019656},
		{0, 30, 5, 31, 0.05251458738538483}, {10, 1000, 2, 1500, 0.0048918277617345796}, {1, 10, 9, 10, 0.001093333910671372},
		{0, 5, 0, 5, 1}, {50, 100, 50, 100, 1},
	} {
		if got := effect.FisherExact(c.had1, c.of1, c.had2, c.of2); !near(got, c.want, 1e-6) {
			t.Errorf("Fisher of %+v is %v", c, got)
		}
	}
	for _, c := range []struct {
		had1, of1, had2, of2 int
		want                 float64
	}{
		{120, 1000, 80, 1000, 0.002869112792076578}, {9, 92, 41, 1000, 0.012582753625280718},
		{21, 400, 40, 390, 0.008399753586477932}, {50, 100, 50, 100, 1}, {0, 10, 0, 10, 1},
	} {
		if got := effect.CompareProportions(c.had1, c.of1, c.had2, c.of2); !near(got, c.want, 1e-9) {
			t.Errorf("the z-test of %+v gives %v", c, got)
		}
	}
}

// A probability is one, and does not depend on what is called before.
func TestProbabilitiesAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 200).Draw(t, "n"), rapid.IntRange(1, 200).Draw(t, "m")
		k, l := rapid.IntRange(0, n).Draw(t, "k"), rapid.IntRange(0, m).Draw(t, "l")
		for name, test := range map[string]func(a, b, c, d int) float64{"Fisher": effect.FisherExact, "z": effect.CompareProportions} {
			p := test(k, n, l, m)
			if !(p >= 0 && p <= 1) || !near(p, test(l, m, k, n), 1e-6) || !near(p, test(n-k, n, m-l, m), 1e-6) {
				t.Fatalf("%s of %d/%d and %d/%d is %v", name, k, n, l, m, p)
			}
		}
	})
}

func TestChanceByShares(t *testing.T) {
	compare := func(unit string, d fishbone.Direction, before, after float64, checked int) effect.Answer {
		return effect.New(fishbone.Measure{Unit: unit, Direction: d, Since: since},
			append(weekly(start, checked, before), weekly(since, checked, after)...)).Chance()
	}
	if got := compare("%", "", 12, 8, 1000); got.Finding != effect.Better || got.Test != effect.TwoProportions || !near(got.P, 0.0028691, 1e-4) {
		t.Errorf("12 %% to 8 %% of 1000: %+v", got)
	}
	if got := compare("%", "higher", 12, 8, 1000); got.Finding != effect.Worse {
		t.Errorf("12 %% to 8 %% of 1000, where higher is better: %+v", got)
	}
	if got := compare("%", "", 12, 8, 100); got.Finding != effect.MayBeLuck || got.P < 0.05 {
		t.Errorf("12 %% to 8 %% of 100: %+v", got)
	}
	if got := compare("%", "", 40, 5, 20); got.Finding != effect.Better || got.Test != effect.Fisher || !near(got.P, 0.0196560, 1e-4) {
		t.Errorf("8 and 1 of 20: %+v", got)
	}
	if got := compare("per 1,000", "", 120, 80, 1000); got.Finding != effect.Better {
		t.Errorf("per 1,000: %+v", got)
	}
	for name, got := range map[string]effect.Answer{
		"no share": compare("minutes", "", 12, 8, 1000), "no number": compare("%", "", 12, 8, 0), "more than all": compare("%", "", 120, 8, 1000),
	} {
		if got.Reason != effect.TooFewBefore || got.N != 1 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	nothing := effect.New(fishbone.Measure{Unit: "%", Since: since}, weekly(start, 100, 12, 13)).Chance()
	if nothing.Reason != effect.TooFewBefore {
		t.Errorf("nothing after: %+v", nothing)
	}
}

// Of one day the last value counts; values come in any order; a value on the day of change is
// after it.
func TestValuesAreByDay(t *testing.T) {
	s := effect.New(fishbone.Measure{Since: since}, []effect.Value{
		{Day: since, Value: 3}, {Day: "2026-02-01", Value: 8}, {Day: "2026-01-01", Value: 9}, {Day: "2026-02-01", Value: 7},
	})
	if len(s.Before) != 2 || s.Before[0].Value != 9 || s.Before[1].Value != 7 || len(s.After) != 1 {
		t.Errorf("%+v", s)
	}
}

func TestOfAnAnalysis(t *testing.T) {
	a := fishbone.New("a", fishbone.Stamp{})
	at := fishbone.Stamp{}
	for _, e := range []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "waiting", Since: since}},
		fishbone.Add{Thing: &fishbone.Measure{ID: "other", Text: "other"}},
		fishbone.Add{Thing: &fishbone.Measurement{ID: "1", Measure: "m", Day: start, Value: "18.5", Checked: 100}},
		fishbone.Add{Thing: &fishbone.Measurement{ID: "2", Measure: "m", Day: since, Value: "6"}},
		fishbone.Add{Thing: &fishbone.Measurement{ID: "3", Measure: "other", Day: since, Value: "1"}},
	} {
		var err error
		if a, err = a.Apply(e, at); err != nil {
			t.Fatal(err)
		}
	}
	m, _ := a.Measure("m")
	s := effect.Of(a, m)
	if len(s.Before) != 1 || s.Before[0] != (effect.Value{ID: "1", Day: start, Value: 18.5, Checked: 100}) || len(s.After) != 1 {
		t.Errorf("%+v", s)
	}
	if l := s.Within(effect.Limits{Mean: 1, Lower: -3, Upper: 5, N: 8}); l.Lower != 0 || l.Upper != 5 {
		t.Errorf("what was never negative has a limit below zero: %+v", l)
	}
}

// Of nothing, and of less, there is no percentage.
func TestNoProgressFromBelowZero(t *testing.T) {
	for _, was := range []float64{0, -5} {
		if p, ok := study(fishbone.Measure{}, []float64{was, was}, []float64{-8}).Progress(); ok {
			t.Errorf("from %v: %v %%", was, p)
		}
	}
}

// A value on the old mean lies on no side, and ends a run.
func TestAValueOnTheMeanEndsARun(t *testing.T) {
	before := []float64{10, 12, 10, 12, 10, 12, 10, 12}
	for _, c := range []struct {
		after []float64
		want  effect.Finding
	}{
		{[]float64{12, 12, 12, 12, 12, 12, 12, 12}, effect.Worse},
		{[]float64{12, 12, 12, 11, 12, 12, 12, 12}, effect.MayBeLuck},
		{[]float64{10, 10, 10, 10, 10, 10, 10, 10}, effect.Better},
		{[]float64{10, 10, 10, 10, 11, 10, 10, 10}, effect.MayBeLuck},
	} {
		if got := study(fishbone.Measure{}, before, c.after).Chance(); got.Finding != c.want {
			t.Errorf("%v: %+v, want %s", c.after, got, c.want)
		}
	}
}

// Shares are compared only where each of them says how many were checked.
func TestSharesNeedHowManyWereChecked(t *testing.T) {
	m := fishbone.Measure{Unit: "%", Since: since}
	before, after := weekly(since.Add(-14), 500, 30, 28), weekly(since, 500, 10, 9)
	if got := effect.New(m, append(before, after...)).Chance(); got.Finding != effect.Better || got.Test != effect.TwoProportions {
		t.Errorf("with all: %+v", got)
	}
	after[1].Checked = 0
	if got := effect.New(m, append(before, after...)).Chance(); got.Finding != effect.Unanswered || got.Reason != effect.TooFewBefore {
		t.Errorf("where one is missing: %+v", got)
	}
}

func TestRounded(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     float64
	}{{77.25, 1, 77.3}, {1.005, 2, 1.01}, {2.345, 2, 2.35}, {-0.125, 2, -0.13}, {0.125, 2, 0.13}, {144.5, 0, 145}, {3.8249999, 2, 3.82}, {1e300, 2, 1e300}, {math.MaxFloat64, 2, math.MaxFloat64}} {
		if got := effect.Rounded(c.x, c.decimals); got != c.want {
			t.Errorf("%v with %d decimals is %v, want %v", c.x, c.decimals, got, c.want)
		}
	}
}

func TestMonthly(t *testing.T) {
	for said, want := range map[string]bool{
		"2026-01-01 2026-02-01 2026-04-01": true, "2026-01-31 2026-02-28 2026-03-31": true, "2026-01-15 2026-02-15": true,
		"2026-01-01 2026-01-01": false, "2026-01-01 2026-02-02": false, "2026-01-01": false,
	} {
		var days []time.Time
		for _, day := range strings.Fields(said) {
			days = append(days, fishbone.Day(day).Time())
		}
		if got := effect.Monthly(days); got != want {
			t.Errorf("%s: %v", said, got)
		}
	}
}
